//! A handover, what stands in it, and how far each of it has come.

use imbl::{OrdMap, OrdSet, Vector};
use std::sync::Arc;
use uuid::Uuid;

use crate::domain::handovers::matters::{Beside, Matter};
use crate::domain::ids::{ContactId, DeviationId, HandoverId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Longest sentence, question and answer, in characters.
pub const LONGEST: usize = 1_000;

/// To whom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Receiver {
    /// The municipality's day service.
    Day,
    /// The nurse who comes next.
    Nurse(StaffId),
}

impl Receiver {
    /// Whether two are of one kind, whoever the nurse is.
    pub const fn same_kind(&self, other: &Self) -> bool {
        matches!(
            (self, other),
            (Self::Day, Self::Day) | (Self::Nurse(_), Self::Nurse(_))
        )
    }
}

/// What somebody has written about a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Who.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: Secret<String>,
}

/// A question back, and the answer once there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub question: Sentence,
    /// The answer.
    pub answer: Option<Sentence>,
}

/// How far one of it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits to be accepted.
    Waiting,
    /// It waits for an answer.
    Asked,
    /// Accepted.
    Accepted {
        /// By whom.
        by: StaffId,
        /// Whose it is.
        owner: StaffId,
        /// When.
        at: Timestamp,
    },
    /// It ended before anybody had accepted it: it was erased, and nobody can read it any more.
    Erased,
}

/// One contact in a handover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub contact: ContactId,
    /// The sentence on it when it was handed over.
    pub sentence: Option<Sentence>,
    /// What was written on it since.
    pub later: Vector<Sentence>,
    /// Questions and answers, oldest first.
    pub asked: Vector<Asked>,
    /// How far it has come.
    pub standing: Standing,
}

impl Item {
    /// Whether somebody has still to accept it.
    pub const fn waits(&self) -> bool {
        match self.standing {
            Standing::Waiting | Standing::Asked => true,
            Standing::Accepted { .. } | Standing::Erased => false,
        }
    }

    /// Whose it is, once it is accepted.
    pub const fn owner(&self) -> Option<&StaffId> {
        match &self.standing {
            Standing::Accepted { owner, .. } => Some(owner),
            Standing::Waiting | Standing::Asked | Standing::Erased => None,
        }
    }

    /// Whether she has written to whoever takes it over: a sentence, or an answer.
    pub fn is_told_by(&self, staff: &StaffId) -> bool {
        let answers = self.asked.iter().filter_map(|asked| asked.answer.as_ref());
        let mut all = self.sentence.iter().chain(&self.later).chain(answers);
        all.any(|sentence| sentence.by == *staff)
    }

    fn texts(&mut self) -> impl Iterator<Item = &mut Secret<String>> {
        let asked = self.asked.iter_mut().flat_map(|asked| {
            std::iter::once(&mut asked.question.text)
                .chain(asked.answer.iter_mut().map(|answer| &mut answer.text))
        });
        self.sentence
            .iter_mut()
            .chain(&mut self.later)
            .map(|sentence| &mut sentence.text)
            .chain(asked)
    }

    /// The content goes, and nobody has to accept it any more; that it was handed over stays.
    pub(in crate::domain) fn erase(&mut self) {
        if self.waits() {
            self.standing = Standing::Erased;
        }
        for text in self.texts() {
            *text = Secret::Erased;
        }
    }
}

/// A handover. What was handed over does not change; what came of each does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// Which.
    pub id: HandoverId,
    /// To whom.
    pub receiver: Receiver,
    /// Who had the duty.
    pub givers: Vec<StaffId>,
    /// Who has put her name under it, and when; none: it was made by itself.
    pub signed: Option<(StaffId, Timestamp)>,
    /// When.
    pub at: Timestamp,
    /// Whose name stands on it until it is accepted.
    pub keeper: Option<StaffId>,
    /// When it rings, if not all of it is accepted by then.
    pub ring_at: Timestamp,
    /// Since when it is too late.
    pub overdue: Option<Timestamp>,
    /// What was handed over, in this order.
    pub items: Vector<Item>,
    /// What stands beside these.
    pub beside: Vector<Beside>,
}

impl Handover {
    /// Whether something of it has still to be accepted.
    pub fn is_open(&self) -> bool {
        self.waiting() > 0
    }

    /// How many of it have still to be accepted.
    pub fn waiting(&self) -> usize {
        let beside = self.beside.iter().filter(|beside| beside.waits());
        self.items.iter().filter(|item| item.waits()).count() + beside.count()
    }

    /// How much was handed over; nothing: nothing had happened.
    pub fn len(&self) -> usize {
        self.items.len() + self.beside.len()
    }

    /// Whether nothing had happened.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What it says of something that is in none of its contacts.
    pub fn beside(&self, matter: Matter) -> Option<&Beside> {
        self.beside.iter().find(|beside| beside.matter == matter)
    }

    /// What it says of a contact.
    pub fn item(&self, contact: ContactId) -> Option<&Item> {
        self.items.iter().find(|item| item.contact == contact)
    }
}

/// Every handover, and what the duty going on has to hand over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Handovers {
    /// All there have been.
    pub all: OrdMap<HandoverId, Arc<Handover>>,
    /// Those of which something has not been accepted.
    pub open: OrdSet<HandoverId>,
    /// What is accepted and stays with its owner: until then, or until she is done with it.
    pub kept: OrdMap<(ContactId, HandoverId), Timestamp>,
    /// What stands on contacts of this duty, until it is handed over.
    pub sentences: OrdMap<ContactId, Sentence>,
    /// The contacts in which something has happened in this duty, and the last record of that.
    pub(in crate::domain) touched: OrdMap<ContactId, u64>,
    /// What was not as it should be in this duty, and the record that says so.
    pub(in crate::domain) raised: OrdMap<DeviationId, u64>,
    /// The last handover to the day service in this duty, and its record.
    pub(in crate::domain) to_day: Option<(HandoverId, u64)>,
    /// The last handover to a nurse in this duty, and its record.
    pub(in crate::domain) to_nurse: Option<(HandoverId, u64)>,
}

impl Handovers {
    /// The handover.
    pub fn get(&self, id: HandoverId) -> Option<&Handover> {
        self.all.get(&id).map(AsRef::as_ref)
    }

    /// Those of which something has not been accepted, the oldest first.
    pub fn still_open(&self) -> impl Iterator<Item = &Handover> {
        self.open.iter().filter_map(|id| self.get(*id))
    }

    /// Until when one of it stays with whoever has accepted it; none: it does not, or not any more.
    pub fn kept_until(&self, id: HandoverId, contact: ContactId) -> Option<Timestamp> {
        self.kept.get(&(contact, id)).copied()
    }

    /// What of a contact is accepted and stays with its owner.
    pub(in crate::domain) fn kept_of(
        &self,
        contact: ContactId,
    ) -> impl Iterator<Item = (&Handover, &Item)> {
        let first = HandoverId::from_uuid(Uuid::nil());
        self.kept
            .range((contact, first)..)
            .map(|(key, _)| *key)
            .take_while(move |(of, _)| *of == contact)
            .filter_map(move |(_, id)| {
                let handover = self.get(id)?;
                Some((handover, handover.item(contact)?))
            })
    }

    /// The last of this kind in the duty going on.
    pub(in crate::domain) const fn last(&self, receiver: &Receiver) -> Option<(HandoverId, u64)> {
        match receiver {
            Receiver::Day => self.to_day,
            Receiver::Nurse(_) => self.to_nurse,
        }
    }
}
