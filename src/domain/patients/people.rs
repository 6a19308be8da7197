//! Those around a patient: relatives, next of kin, guardian, general practitioner, therapist, others; and what each may be told.
//! Listed by each patient anew and sealed under that patient's key: the same person around two patients is listed twice, and
//! nothing of the one is ever learnt from the other.

use crate::domain::consents::able::Said;
use crate::domain::ids::RelativeId;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::phone::E164;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::service::people::Relation;
use crate::domain::time::Timestamp;
use crate::domain::tongue::Tongue;

use super::apply::gone;
use super::identity::{short, telephones};
use super::settings::ProofQuestion;

/// Most people that one patient lists.
pub const MOST_PEOPLE: usize = 40;

/// What somebody around a patient is to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Of the family, or close to the person.
    Close(Relation),
    /// The general practitioner (fastlege).
    GeneralPractitioner,
    /// The therapist at the district psychiatric centre (DPS).
    Therapist,
    /// The coordinator of the individual plan.
    Coordinator,
    /// Somebody from another service: home care, school, NAV.
    OtherService,
}

/// Who it is. Held sealed, never shown in debug output.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// What they are to the patient.
    pub role: Role,
    /// The person whom the patient has named as next of kin.
    pub next_of_kin: bool,
    /// Their telephones.
    pub phones: Vec<E164>,
    /// When they can be rung, in the patient's or their own words.
    pub hours: Option<String>,
    /// The language they are met in.
    pub language: Option<Tongue>,
    /// Several people use the telephone: a call from it says less.
    pub shared_phone: bool,
}

impl Person {
    /// As it is kept.
    pub(in crate::domain) fn checked(mut self) -> Result<Self, Rejection> {
        self.name = short(&self.name)?.ok_or(RecordRejection::NameMissing)?;
        self.hours = match self.hours.take() {
            Some(hours) => short(&hours)?,
            None => None,
        };
        self.phones = telephones(self.phones)?;
        Ok(self)
    }
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Person({:?})", self.role)
    }
}

/// What somebody may be told, from the least to the most. The patient decides
/// (`handbook/service/en/relatives.md`, pasient- og brukerrettighetsloven § 3-3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    /// We take in what they say and tell nothing.
    #[default]
    Listen,
    /// They may be told that the person has contact and is safe.
    Safe,
    /// They may be told the parts of the plan that give them a task.
    Tasks,
    /// They may be told the crisis part.
    Plan,
}

impl Told {
    /// Every one, from the least to the most.
    pub const ALL: [Self; 4] = [Self::Listen, Self::Safe, Self::Tasks, Self::Plan];
}

/// Somebody around a patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relative {
    /// Which.
    pub id: RelativeId,
    /// Who.
    pub person: Secret<Person>,
    /// What they may be told.
    pub told: Told,
    /// The person's word that they may be told so much; none: less was said, or nobody wrote it down.
    pub said: Option<Said>,
    /// The question that shows that it is them, and not the patient's own.
    pub question: Option<Secret<ProofQuestion>>,
    /// The patient objects to contact with them: they are listened to and told nothing, and nobody rings them.
    pub objected: bool,
    /// Place in the order in which they are rung, from 0.
    pub order: u16,
    /// When it was last written down who it is.
    pub listed_at: Timestamp,
    /// Taken off the list.
    pub removed: bool,
}

impl Relative {
    /// Who it is and what was said of them goes; that somebody was listed remains.
    pub(in crate::domain) fn erase(&mut self) {
        self.person = Secret::Erased;
        gone(&mut self.question);
        if let Some(said) = &mut self.said {
            said.words = Secret::Erased;
            if let Some(words) = &mut said.ability.words {
                *words = Secret::Erased;
            }
        }
    }

    /// What they may be told at the most; nothing, if the patient objects.
    pub const fn most_told(&self) -> Told {
        if self.objected || self.removed {
            Told::Listen
        } else {
            self.told
        }
    }
}
