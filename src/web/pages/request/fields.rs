//! What somebody typed, as a form. Takes whatever can be read: nothing is required that may not be known at three in the morning.

use crate::domain::patients::birth_number::{BirthNumber, BirthNumberError};
use crate::domain::phone::{E164, PhoneError};
use crate::domain::requests::form::{Form, Isbar, PatientRef, Urgency, Wanted};
use crate::domain::secret::Secret;
use crate::text::Arg;
use crate::views::words;
use crate::web::pages::form::Typed;
use crate::web::pages::say::Say;

/// Somebody who writes so many digits and no letter means a number.
const DIGITS_OF_A_NUMBER: usize = 6;
/// Nobody alive was born before.
const OLDEST: u16 = 1900;

/// A field that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Digits that are no birth number. Sent all the same, as they stand, if whoever sends says so.
    Patient(BirthNumberError),
    /// No telephone number.
    Phone,
    /// Somebody at a PC that several people use has not said who it is.
    Name,
    /// Not a number of the register of health personnel.
    Hpr,
}

impl Wrong {
    /// The field that it is about.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Patient(_) => "patient",
            Self::Phone => "phone",
            Self::Name => "name",
            Self::Hpr => "hpr",
        }
    }

    /// What is wrong, and what to do.
    pub fn said(self, say: &Say<'_>) -> String {
        let number = |what: &str, digits: usize| {
            let n = Arg::Number(u32::try_from(digits).unwrap_or(u32::MAX));
            say.with("rq-no-birth-number", &[("what", Arg::Text(what)), ("n", n)])
        };
        match self {
            Self::Patient(BirthNumberError::Length { digits }) => number("length", digits),
            Self::Patient(BirthNumberError::NoSuchDate) => number("date", 0),
            Self::Patient(BirthNumberError::FirstCheck) => number("first", 0),
            Self::Patient(BirthNumberError::SecondCheck) => number("second", 0),
            Self::Patient(BirthNumberError::Character(_)) => number("length", 0),
            Self::Phone => say.t("rq-no-phone"),
            Self::Name => say.t("rq-no-name"),
            Self::Hpr => say.t("rq-no-hpr"),
        }
    }
}

/// The form. `year`: in which it is written, for the rule that birth numbers are held to.
pub fn form(typed: &Typed, year: i16) -> Result<Form, Wrong> {
    let said = |name: &str| {
        let text = typed.get(name);
        (!text.is_empty()).then(|| Secret::Known(text.to_owned()))
    };
    let as_written = typed.get("as_written") == "yes";
    Ok(Form {
        urgency: words::chosen_urgency(typed.get("urgency")).unwrap_or(Urgency::Urgent),
        wanted: wanted(typed),
        patient: patient(typed.get("patient"), year, as_written).map_err(Wrong::Patient)?,
        isbar: Isbar {
            situation: said("situation"),
            background: said("background"),
            assessment: said("assessment"),
            recommendation: said("recommendation"),
        },
        place: said("place"),
        present: said("present"),
        safety: said("safety"),
        interpreter: said("interpreter"),
        phone: phone(typed.get("phone"))
            .map_err(|_| Wrong::Phone)?
            .map(Secret::Known),
    })
}

fn wanted(typed: &Typed) -> Vec<Wanted> {
    let chosen = typed.0.iter().filter(|(name, _)| name == "wanted");
    chosen
        .filter_map(|(_, word)| words::chosen_wanted(word))
        .collect()
}

/// A birth number, or a name with a year of birth somewhere in it, or nobody yet.
fn patient(text: &str, year: i16, as_written: bool) -> Result<PatientRef, BirthNumberError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(PatientRef::NotYetKnown);
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits >= DIGITS_OF_A_NUMBER && !text.chars().any(char::is_alphabetic) {
        return match BirthNumber::written(text, year) {
            Ok(number) => Ok(PatientRef::BirthNumber(Secret::Known(number))),
            Err(_) if as_written => Ok(PatientRef::Named {
                name: Secret::Known(text.to_owned()),
                birth_year: None,
            }),
            Err(wrong) => Err(wrong),
        };
    }
    Ok(named(text, year))
}

/// The last word that is a year is the year of birth, and the rest the name.
fn named(text: &str, year: i16) -> PatientRef {
    let words: Vec<&str> = text.split_whitespace().collect();
    let year_of = |word: &&str| {
        let digits = word.trim_matches(|c: char| !c.is_alphanumeric());
        let found: u16 = digits.parse().ok().filter(|_| digits.len() == 4)?;
        (OLDEST <= found && i32::from(found) <= i32::from(year)).then_some(found)
    };
    let at = words.iter().rposition(|word| year_of(word).is_some());
    let birth_year = at.and_then(|at| words.get(at)).and_then(year_of);
    let before_a_year = ["f", "f.", "født", "born", "b."];
    let rest: Vec<&str> = words
        .iter()
        .enumerate()
        .filter(|(place, word)| {
            let is_year = at == Some(*place);
            let leads =
                at == Some(*place + 1) && before_a_year.contains(&word.to_lowercase().as_str());
            !is_year && !leads
        })
        .map(|(_, word)| word.trim_end_matches(','))
        .collect();
    PatientRef::Named {
        name: Secret::Known(rest.join(" ")),
        birth_year,
    }
}

/// A telephone number; eight digits alone are Norwegian.
pub fn phone(text: &str) -> Result<Option<E164>, PhoneError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match text.parse::<E164>() {
        Ok(number) => Ok(Some(number)),
        Err(PhoneError::NoCountry) if text.chars().filter(char::is_ascii_digit).count() == 8 => {
            format!("+47{text}").parse().map(Some)
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fields: &[(&str, &str)]) -> Typed {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Typed(fields.iter().map(owned).collect())
    }

    fn named(name: &str, birth_year: Option<u16>) -> PatientRef {
        PatientRef::Named {
            name: Secret::Known(name.to_owned()),
            birth_year,
        }
    }

    #[test]
    fn nothing_but_come_here_is_a_request() {
        let form = form(&typed(&[("wanted", "come_here")]), 2026).unwrap();
        assert_eq!(form.wanted, [Wanted::ComeHere]);
        assert_eq!(form.urgency, Urgency::Urgent);
        assert_eq!(form.patient, PatientRef::NotYetKnown);
        assert_eq!(
            form,
            Form {
                wanted: vec![Wanted::ComeHere],
                ..Form::default()
            }
        );
    }

    #[test]
    fn a_patient_is_a_number_or_a_name_or_nobody_yet() {
        let of = |text: &str| patient(text, 2026, false);
        assert_eq!(of("  "), Ok(PatientRef::NotYetKnown));
        assert_eq!(of("Per Hansen 1987"), Ok(named("Per Hansen", Some(1987))));
        assert_eq!(
            of("Per Hansen, født 1987"),
            Ok(named("Per Hansen", Some(1987)))
        );
        assert_eq!(of("1987"), Ok(named("", Some(1987))));
        assert_eq!(of("Máret Áŋŋá"), Ok(named("Máret Áŋŋá", None)));
        assert_eq!(of("mann 30"), Ok(named("mann 30", None)));
        assert_eq!(of("Per 2999"), Ok(named("Per 2999", None)));
        assert_eq!(
            of("018190 1234"),
            Err(BirthNumberError::Length { digits: 10 })
        );
        assert!(matches!(
            of("328190 12345"),
            Err(BirthNumberError::NoSuchDate)
        ));
        assert_eq!(
            patient("018190 1234", 2026, true),
            Ok(named("018190 1234", None))
        );
    }

    #[test]
    fn a_telephone_may_be_written_as_people_do() {
        for text in ["90000004", "900 00 004", "+47 900 00 004", "004790000004"] {
            assert_eq!(
                phone(text).unwrap().unwrap().as_str(),
                "+4790000004",
                "{text}"
            );
        }
        assert_eq!(phone(" "), Ok(None));
        assert!(phone("12345").is_err());
        assert!(phone("ring resepsjonen").is_err());
    }
}
