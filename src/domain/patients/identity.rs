//! Who somebody is: names, numbers, address, language. All of it may be unknown: then it is said in words whom it is about. Never says what sex somebody is.

use crate::domain::patients::birth_number::BirthNumber;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::phone::E164;
use crate::domain::rejection::Rejection;
use crate::domain::tongue::Tongue;

/// Longest name or short answer, in characters.
pub const LONGEST: usize = 200;
/// Most telephones of one person.
pub const MOST_PHONES: usize = 5;
/// The first year of birth that is taken.
const FIRST_YEAR: u16 = 1890;
/// The last one; a plan is not made for people who are not born.
const LAST_YEAR: u16 = 2200;

/// Who somebody is. Held sealed, never shown in debug output.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// First names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Whom it is about, in words, while nobody knows the name.
    pub described: Option<String>,
    /// What the person wants to be called.
    pub preferred: Option<String>,
    /// Birth number, D-number or H-number.
    pub birth_number: Option<BirthNumber>,
    /// The year of birth, where the number is not known.
    pub birth_year: Option<u16>,
    /// The person's own telephones.
    pub phones: Vec<E164>,
    /// Where the person lives.
    pub address: Option<String>,
    /// The language the person is met in.
    pub language: Option<Tongue>,
    /// The interpreter's language, if one is needed.
    pub interpreter: Option<String>,
    /// What else helps them to understand and be understood: hearing, sight, reading.
    pub communication: Option<String>,
}

impl Identity {
    /// Whether somebody knows a name of theirs.
    pub const fn is_named(&self) -> bool {
        !self.given.is_empty() || !self.family.is_empty()
    }

    /// As people say it: first names and family name, or else in words whom it is about.
    pub fn full_name(&self) -> String {
        if !self.is_named() {
            return self.described.clone().unwrap_or_default();
        }
        format!("{} {}", self.given, self.family).trim().to_owned()
    }

    /// What the person wants to be called, else the first name, else the family name, else in words whom it is about.
    pub fn called(&self) -> &str {
        let own = self.preferred.as_deref().unwrap_or_default();
        let described = self.described.as_deref().unwrap_or_default();
        [own, &self.given, &self.family, described]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or_default()
    }

    /// What helps them understand and be understood: interpreter, hearing, reading.
    pub fn communicates(&self) -> Vec<String> {
        let parts = [&self.interpreter, &self.communication];
        parts.into_iter().flatten().cloned().collect()
    }

    /// As it is kept: trimmed, nothing empty, no telephone twice.
    pub(in crate::domain) fn checked(mut self) -> Result<Self, Rejection> {
        for name in [&mut self.given, &mut self.family] {
            *name = short(name)?.unwrap_or_default();
        }
        for answer in [
            &mut self.described,
            &mut self.preferred,
            &mut self.address,
            &mut self.interpreter,
            &mut self.communication,
        ] {
            *answer = match answer.take() {
                Some(text) => short(&text)?,
                None => None,
            };
        }
        if !self.is_named() && self.described.is_none() {
            return Err(RecordRejection::NameMissing.into());
        }
        self.phones = telephones(self.phones)?;
        if self
            .birth_year
            .is_some_and(|year| !(FIRST_YEAR..=LAST_YEAR).contains(&year))
        {
            return Err(RecordRejection::YearWrong.into());
        }
        Ok(self)
    }
}

/// Not too many telephones, and none of them twice.
pub(in crate::domain) fn telephones(given: Vec<E164>) -> Result<Vec<E164>, Rejection> {
    if given.len() > MOST_PHONES {
        return Err(RecordRejection::TooMany { most: MOST_PHONES }.into());
    }
    let mut phones: Vec<E164> = Vec::new();
    for phone in given {
        if !phones.contains(&phone) {
            phones.push(phone);
        }
    }
    Ok(phones)
}

/// A short text that says something, trimmed; nothing, if it does not.
pub(in crate::domain) fn short(text: &str) -> Result<Option<String>, Rejection> {
    text_of(text, LONGEST)
}

/// A text that says something, trimmed; nothing, if it does not. `most` is in characters.
pub(in crate::domain) fn text_of(text: &str, most: usize) -> Result<Option<String>, Rejection> {
    let text = text.trim();
    if text.chars().count() > most {
        return Err(Rejection::TooLong { most });
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// A text that must say something.
pub(in crate::domain) fn needed(text: &str, most: usize) -> Result<String, Rejection> {
    text_of(text, most)?.ok_or(Rejection::Empty)
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity(…)")
    }
}
