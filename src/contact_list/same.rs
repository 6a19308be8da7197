//! Whether two are one person, by what is written of them. What cannot be told is not guessed: a contact in the wrong record tells somebody
//! what is none of theirs.

use crate::domain::patients::identity::Identity;
use crate::domain::patients::spelling;
use crate::domain::phone::E164;

/// Years within a century, as a birth number holds them.
pub(super) const CENTURY: u16 = 100;

/// Whether two of the same name are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alike {
    /// They are.
    Same,
    /// They are not.
    Other,
    /// It cannot be told.
    Unsure,
}

/// A name as it is compared: its words without case and accents, in whatever order.
pub(super) fn name_key(name: &str) -> String {
    let mut words = spelling::words(name);
    words.sort_unstable();
    words.join(" ")
}

/// Of two who are called the same.
pub(super) fn alike(one: &Identity, other: &Identity) -> Alike {
    if let (Some(one), Some(other)) = (one.birth_number, other.birth_number) {
        return if one == other {
            Alike::Same
        } else {
            Alike::Other
        };
    }
    let years = match (year(one), year(other)) {
        (Some(one), Some(other)) => Some(one == other),
        (Some(_) | None, _) => None,
    };
    let phones = in_common(&one.phones, &other.phones);
    match (years, phones) {
        (Some(false), _) => Alike::Other,
        (Some(true) | None, Some(true)) | (Some(true), None) => Alike::Same,
        (Some(true) | None, Some(false)) | (None, None) => Alike::Unsure,
    }
}

/// The last two digits of the year of birth.
fn year(who: &Identity) -> Option<u16> {
    let said = who.birth_year.map(|year| year % CENTURY);
    said.or_else(|| year_of(who))
}

/// As the birth number holds them.
pub(super) fn year_of(who: &Identity) -> Option<u16> {
    who.birth_number?.as_str().get(4..6)?.parse().ok()
}

/// Whether there is one in both; not known, where either has none.
pub(super) fn in_common(one: &[E164], other: &[E164]) -> Option<bool> {
    if one.is_empty() || other.is_empty() {
        return None;
    }
    Some(one.iter().any(|phone| other.contains(phone)))
}
