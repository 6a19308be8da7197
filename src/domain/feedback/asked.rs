//! What was agreed about asking somebody afterwards, and how far it has come.

use imbl::{HashMap, OrdMap, OrdSet};

use crate::domain::feedback::why::WhyNot;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// One agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// In which contact.
    pub contact: ContactId,
    /// The number that it was in touch from.
    pub number: Option<E164>,
    /// The person's own words.
    pub words: Secret<String>,
    /// Who wrote them down.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// How far it has come.
    pub stage: Stage,
}

/// How far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Agreed; the contact goes on.
    Agreed,
    /// The contact is over; the question goes out then.
    Waits(Timestamp),
    /// It has gone out.
    Sent(Timestamp),
    /// And was answered.
    Answered {
        /// When it went out.
        sent: Timestamp,
        /// What was answered.
        words: Secret<String>,
    },
    /// Nothing is asked.
    Over(WhyNot),
}

impl Asked {
    /// Whether the question has still to go out.
    pub const fn is_pending(&self) -> bool {
        matches!(self.stage, Stage::Agreed | Stage::Waits(_))
    }

    /// When the question went out, if it has.
    pub const fn sent(&self) -> Option<Timestamp> {
        match self.stage {
            Stage::Sent(sent) | Stage::Answered { sent, .. } => Some(sent),
            Stage::Agreed | Stage::Waits(_) | Stage::Over(_) => None,
        }
    }
}

/// Every agreement, also of contacts that are over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreements {
    all: OrdMap<ContactId, Asked>,
    by_number: HashMap<E164, OrdSet<ContactId>>,
}

impl Agreements {
    /// The one of a contact.
    pub fn get(&self, contact: ContactId) -> Option<&Asked> {
        self.all.get(&contact)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Asked> {
        self.all.values()
    }

    /// Those of the contacts of a number.
    pub fn of_number(&self, number: &E164) -> impl Iterator<Item = &Asked> {
        let contacts = self.by_number.get(number).into_iter().flatten();
        contacts.filter_map(|contact| self.all.get(contact))
    }

    pub(in crate::domain) fn insert(&mut self, asked: Asked) {
        if let Some(number) = &asked.number {
            let contacts = self.by_number.entry(number.clone()).or_default();
            contacts.insert(asked.contact);
        }
        self.all.insert(asked.contact, asked);
    }

    pub(in crate::domain) fn set(&mut self, contact: ContactId, stage: Stage) {
        if let Some(asked) = self.all.get_mut(&contact) {
            asked.stage = stage;
        }
    }

    pub(in crate::domain) fn remove(&mut self, contact: ContactId) {
        let number = self.all.remove(&contact).and_then(|asked| asked.number);
        if let Some(number) = number
            && let Some(contacts) = self.by_number.get_mut(&number)
        {
            contacts.remove(&contact);
            if contacts.is_empty() {
                self.by_number.remove(&number);
            }
        }
    }
}
