//! What the forms of a record say: who somebody is, telephones, days. A field that cannot be read is named, in the reader's words.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::consents::able::{Able, Widened};
use crate::domain::ids::StaffId;
use crate::domain::patients::birth_number::{BirthNumber, BirthNumberError};
use crate::domain::patients::identity::Identity;
use crate::domain::patients::people::Person;
use crate::domain::patients::settings::Settings;
use crate::domain::phone::E164;
use crate::domain::time::Timestamp;
use crate::domain::tongue::Tongue;
use crate::views::plan::words::capacity_of;
use crate::views::record::words;
use crate::web::pages::form::Typed;
use crate::web::pages::request::fields::Wrong;
use crate::web::pages::say::Say;
use crate::web::session::house::mobile;

/// A field that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The birth number.
    BirthNumber(BirthNumberError),
    /// The year of birth.
    Year,
    /// A telephone.
    Phone,
    /// A day.
    Day,
    /// Nothing was chosen from a list, or something that is not on it.
    Choice,
    /// Nobody has said how it was with the capacity to decide.
    Capacity,
    /// Nobody has said why the person is not to see it.
    WhyHidden,
    /// Nobody has said what was wrong.
    WhyWrong,
    /// Not the tag of a language.
    Language,
    /// Nobody has said where somebody lives now.
    Address,
}

impl Unread {
    /// What is wrong, and what to do.
    pub fn said(self, say: &Say<'_>) -> String {
        match self {
            Self::Capacity => say.t("ui-plan-choose-capacity"),
            Self::BirthNumber(BirthNumberError::Character(_)) => say.t("rec-no-digits"),
            Self::BirthNumber(why) => Wrong::Patient(why).said(say),
            Self::Year => say.by("ui-no-record", "year_wrong"),
            Self::Phone => say.t("rec-no-phone"),
            Self::Day => say.t("rec-no-day"),
            Self::Choice => say.t("rec-no-choice"),
            Self::WhyHidden => say.t("rec-alerts-no-why"),
            Self::WhyWrong => say.t("rec-amends-no-why"),
            Self::Language => say.t("rec-no-language"),
            Self::Address => say.t("rec-moved-no-address"),
        }
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Who somebody is. `before`: what stands before each field's name; `year`: in which it is written, for the rule that birth numbers are
/// held to.
pub fn identity(typed: &Typed, before: &str, year: i16) -> Result<Identity, Unread> {
    let get = |field: &str| typed.get(&format!("{before}{field}"));
    let number = match get("number") {
        "" => None,
        text => Some(BirthNumber::written(text, year).map_err(Unread::BirthNumber)?),
    };
    let birth_year = match get("year") {
        "" => None,
        text => Some(text.parse().map_err(|_| Unread::Year)?),
    };
    Ok(Identity {
        given: get("given").to_owned(),
        family: get("family").to_owned(),
        described: some(get("described")),
        preferred: some(get("preferred")),
        birth_number: number,
        birth_year,
        phones: phones(get("phones"))?,
        address: some(get("address")),
        language: language(get("language"), get("language_other"))?,
        interpreter: some(get("interpreter")),
        communication: some(get("communication")),
    })
}

/// How the person wants to be reached: as it is chosen now, or as it stood when the form was made.
pub fn settings(typed: &Typed, before: &str) -> Settings {
    let name = |field: &str| format!("{before}{field}");
    let nurses = |field: &str| -> Vec<StaffId> {
        let field = name(field);
        all(typed, &field).map(StaffId::new).collect()
    };
    Settings {
        no_texts: typed.get(&name("no_texts")) == "yes",
        number_withheld: typed.get(&name("number_withheld")) == "yes",
        somebody_else: some(typed.get(&name("somebody_else"))),
        preferred: nurses("preferred"),
        not_wanted: nurses("not_wanted"),
    }
}

/// What is said of the capacity to decide.
pub fn able(typed: &Typed) -> Result<Able, Unread> {
    let capacity = capacity_of(typed.get("capacity")).ok_or(Unread::Capacity)?;
    let words = typed.get("capacity_words").to_owned();
    Ok(Able::Said { capacity, words })
}

/// The person's word, where they gave one: less is said without.
pub fn widened(typed: &Typed) -> Result<Option<Widened>, Unread> {
    let words = typed.get("words").to_owned();
    if words.is_empty() {
        return Ok(None);
    }
    let able = able(typed)?;
    Ok(Some(Widened { words, able }))
}

/// Somebody around a person.
pub fn person(typed: &Typed) -> Result<Person, Unread> {
    Ok(Person {
        name: typed.get("name").to_owned(),
        role: words::chosen(&words::ROLES, typed.get("role")).ok_or(Unread::Choice)?,
        next_of_kin: typed.get("next_of_kin") == "yes",
        phones: phones(typed.get("phones"))?,
        hours: some(typed.get("hours")),
        language: language(typed.get("language"), typed.get("language_other"))?,
        shared_phone: typed.get("shared_phone") == "yes",
    })
}

/// One that was chosen, or another that was written by its tag.
fn language(chosen: &str, other: &str) -> Result<Option<Tongue>, Unread> {
    let tag = if other.is_empty() { chosen } else { other };
    match tag {
        "" => Ok(None),
        tag => tag.parse().map(Some).map_err(|_| Unread::Language),
    }
}

/// Telephones as people write them, with a comma between.
pub fn phones(text: &str) -> Result<Vec<E164>, Unread> {
    text.split([',', ';', '\n'])
        .filter(|one| !one.trim().is_empty())
        .map(|one| mobile(one).ok_or(Unread::Phone))
        .collect()
}

/// Telephones as the field holds them.
pub fn phones_field(phones: &[E164]) -> String {
    let all: Vec<String> = phones.iter().map(E164::grouped).collect();
    all.join(", ")
}

/// The end of a day in the service's zone.
pub fn end_of_day(zone: &TimeZone, text: &str) -> Result<Timestamp, Unread> {
    let day: Date = text.parse().map_err(|_| Unread::Day)?;
    let next = day.tomorrow().map_err(|_| Unread::Day)?;
    let zoned = next.to_zoned(zone.clone()).map_err(|_| Unread::Day)?;
    Ok(Timestamp::from_jiff(zoned.timestamp()))
}

/// Every value that was sent under a name.
pub fn all<'a>(typed: &'a Typed, name: &'a str) -> impl Iterator<Item = &'a str> {
    let named = typed.0.iter().filter(move |(known, _)| known == name);
    named
        .map(|(_, value)| value.trim())
        .filter(|value| !value.is_empty())
}
