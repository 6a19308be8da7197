//! The sheet "what we agreed", to take home: written by the nurse in plain words, with the next contact and, where it may be said, the person's
//! own steps. What was handed out is kept as it was. Never holds a birth number.

use crate::domain::contacts::contact::Contact;
use crate::domain::ids::StaffId;
use crate::domain::language::Language;
use crate::domain::openings::sight;
use crate::domain::plans::content::answer;
use crate::domain::plans::section::{Ask, Section};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Longest of what was agreed, in characters: two pages of large print.
pub const LONGEST_AGREED: usize = 4_000;
/// Longest name of whoever has the next contact, in characters.
pub const LONGEST_WHO: usize = 200;
/// Most sheets of one contact.
pub const MOST_SHEETS: usize = 20;

/// The next contact, as the sheet says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// With whom.
    pub who: String,
    /// When.
    pub at: Timestamp,
}

/// What is written on one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The language it is in.
    pub language: Language,
    /// What was agreed.
    pub agreed: String,
    /// The person's own steps stand on it.
    pub steps: bool,
    /// The next contact; none: none was agreed.
    pub next: Option<Meeting>,
}

/// A sheet that was handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The language it is in.
    pub language: Language,
    /// What was agreed.
    pub agreed: Secret<String>,
    /// The person's own steps, a line each; empty: they do not stand on it.
    pub steps: Secret<String>,
    /// With whom the next contact is; empty: none was agreed.
    pub next_who: Secret<String>,
    /// When it is.
    pub next_at: Option<Timestamp>,
    /// Who handed it out: with whom the person talked.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

impl Sheet {
    /// The content goes; that it was handed out stays.
    pub(in crate::domain) fn erase(&mut self) {
        for words in [&mut self.agreed, &mut self.steps, &mut self.next_who] {
            *words = Secret::Erased;
        }
    }
}

/// The person's own steps, as their plan in force has them: only once somebody has confirmed that it is the person themselves who is in touch,
/// and only where what they share covers it for her.
pub fn own_steps(state: &State, staff: &StaffId, contact: &Contact, now: Timestamp) -> Vec<String> {
    let about = contact.about.as_ref();
    let Some(about) = about.filter(|about| about.confirmed.is_some() && about.relative.is_none())
    else {
        return Vec::new();
    };
    let sight = sight::of_staff(state, staff, about.patient, now);
    if !sight.section(Section::Coping) {
        return Vec::new();
    }
    let plan = state
        .current_patient(about.patient)
        .and_then(|patient| state.plan_in_force_of(patient));
    let entries = plan
        .and_then(|plan| plan.content(Section::Coping))
        .into_iter()
        .flat_map(|content| &content.entries);
    entries
        .filter_map(|entry| answer(entry, Ask::What))
        .flat_map(str::lines)
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty() && !holds_birth_number(line))
        .collect()
}

/// Whether eleven digits stand together, or six and then five: somebody's birth number, or what looks like one.
pub fn holds_birth_number(text: &str) -> bool {
    let digits: Vec<usize> = text
        .split(|letter: char| {
            letter.is_whitespace() || matches!(letter, ',' | ';' | '(' | ')' | '/')
        })
        .map(|word| word.trim_matches(|letter: char| !letter.is_ascii_digit()))
        .map(|word| {
            let bare: String = word
                .chars()
                .filter(|letter| !matches!(letter, '-' | '.'))
                .collect();
            let all = !bare.is_empty() && bare.chars().all(|letter| letter.is_ascii_digit());
            if all { bare.len() } else { 0 }
        })
        .collect();
    digits.contains(&11) || digits.windows(2).any(|two| two == [6, 5])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birth_number_is_found_however_it_is_written_and_a_telephone_is_not_one() {
        for number in [
            "01819012345",
            "f. 018190 12345.",
            "018190-12345",
            "Ola (01819012345)",
        ] {
            assert!(holds_birth_number(number), "{number}");
        }
        for other in [
            "Ring 900 00 001",
            "+47 90 00 00 01",
            "116117, 113",
            "kl. 10.30 den 27.11.2026",
            "",
        ] {
            assert!(!holds_birth_number(other), "{other}");
        }
    }
}
