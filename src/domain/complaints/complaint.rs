//! A complaint, and what has been done about it.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet, Vector};

use crate::domain::actor::Actor;
use crate::domain::followed::{Step, is_own};
use crate::domain::ids::{ComplaintId, ContactId, PatientId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Who complains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Complains {
    /// The person whom the service helps.
    Patient,
    /// A relative.
    Relative,
    /// Somebody else.
    Other,
}

impl Complains {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Patient, Self::Relative, Self::Other];
}

/// How a complaint was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// In a meeting.
    Meeting,
    /// On the telephone.
    Telephone,
    /// In a letter.
    Letter,
}

impl How {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Meeting, Self::Telephone, Self::Letter];
}

/// What somebody is reminded of, once each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reminder {
    /// Nobody follows it.
    NotLookedAt,
    /// The date comes near.
    AnswerSoon,
    /// The date is over.
    Late,
}

/// The dates of a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// Somebody follows it by then.
    pub look_by: Timestamp,
    /// Whoever does is reminded then.
    pub remind_at: Timestamp,
    /// Whoever complains has an answer by then.
    pub answer_by: Timestamp,
    /// The leader is told then that they have none.
    pub late_at: Timestamp,
}

/// A complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Which.
    pub id: ComplaintId,
    /// When it was written down.
    pub at: Timestamp,
    /// Whose key its words are under; none: the contact's, or its own.
    pub patient: Option<PatientId>,
    /// The contact that it was written down in.
    pub contact: Option<ContactId>,
    /// Who complains.
    pub complains: Complains,
    /// Their name, and how they are reached.
    pub who: Secret<String>,
    /// About what, in their own words.
    pub words: Secret<String>,
    /// Who wrote it down.
    pub by: Actor,
    /// Who follows it.
    pub owner: Option<StaffId>,
    /// What has been done about it, oldest first.
    pub steps: Vector<Step<Done>>,
    /// They have no answer yet.
    pub open: bool,
    /// Its dates.
    pub dates: Option<Dates>,
    /// What somebody has been reminded of.
    pub reminded: OrdSet<Reminder>,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// Somebody follows it from now on.
    Given(StaffId),
    /// Something was written down.
    Noted(Secret<String>),
    /// It was passed on to others, such as Statsforvalteren.
    PassedOn(Secret<String>),
    /// They have an answer.
    Answered {
        /// How.
        how: How,
        /// What was answered.
        answer: Secret<String>,
    },
    /// It is not over after all, and why.
    Reopened(Secret<String>),
}

impl Complaint {
    /// Whether this is whoever wrote it down.
    pub fn is_from(&self, actor: &Actor) -> bool {
        is_own(&self.by, actor)
    }

    /// What somebody is to be reminded of next, and when.
    pub fn reminder(&self) -> Option<(Timestamp, Reminder)> {
        let dates = self.dates.filter(|_| self.open)?;
        let look = self.owner.is_none().then_some(dates.look_by);
        [
            (look, Reminder::NotLookedAt),
            (Some(dates.remind_at), Reminder::AnswerSoon),
            (Some(dates.late_at), Reminder::Late),
        ]
        .into_iter()
        .filter(|(_, what)| !self.reminded.contains(what))
        .filter_map(|(at, what)| Some((at?, what)))
        .min()
    }

    /// Whether they should have an answer by now, and have none.
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.open && self.is_due(now)
    }

    /// Whether its date is over then.
    pub fn is_due(&self, at: Timestamp) -> bool {
        self.dates.is_some_and(|dates| dates.answer_by <= at)
    }

    /// When they had the last answer, if it is the end of it.
    pub fn answered_at(&self) -> Option<Timestamp> {
        let answers = self.steps.iter().rev().filter(|_| !self.open);
        let mut answers = answers.filter(|step| matches!(step.what, Done::Answered { .. }));
        answers.next().map(|step| step.at)
    }

    /// Whether anything that was written about it is there still: it may have been opened again after its words were erased.
    pub fn holds_words(&self) -> bool {
        let mut without = self.clone();
        without.erase();
        without != *self
    }

    /// Its words are gone.
    pub(in crate::domain) fn erase(&mut self) {
        self.who = Secret::Erased;
        self.words = Secret::Erased;
        for step in &mut self.steps {
            match &mut step.what {
                Done::Given(_) => {}
                Done::Noted(words)
                | Done::PassedOn(words)
                | Done::Answered { answer: words, .. }
                | Done::Reopened(words) => *words = Secret::Erased,
            }
        }
    }
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Complaints {
    /// Every one there has been.
    pub all: OrdMap<ComplaintId, Arc<Complaint>>,
    /// Those who have no answer yet.
    pub open: OrdSet<ComplaintId>,
}

impl Complaints {
    /// The complaint.
    pub fn get(&self, id: ComplaintId) -> Option<&Complaint> {
        self.all.get(&id).map(AsRef::as_ref)
    }

    /// Every one, in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = &Complaint> {
        self.all.values().map(AsRef::as_ref)
    }
}
