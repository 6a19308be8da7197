//! What a death leaves to be done.

use imbl::{OrdMap, Vector};

use crate::domain::followups::follow_up::{About, FollowUp, ForWhom};
use crate::domain::ids::{ContactId, FollowUpId, GuestId, PatientId, RelativeId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Somebody who has died, and what became of what was to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Death {
    /// Who.
    pub patient: PatientId,
    /// When it was marked.
    pub at: Timestamp,
    /// By whom.
    pub by: StaffId,
    /// Talks that are offered, and survivors where there was no contact to follow up.
    pub tasks: OrdMap<FollowUpId, Task>,
    /// Survivors who are followed up in a contact.
    pub survivors: Vector<Survivor>,
    /// What ended because of it.
    pub ended: Vector<Ended>,
    /// It was marked by mistake: who said so, and when.
    pub undone: Option<(StaffId, Timestamp)>,
}

/// Something that is to be done, and is open until somebody says what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What.
    pub what: What,
    /// By when.
    pub at: Timestamp,
    /// Somebody was reminded, the last time.
    pub reminded: Option<Timestamp>,
    /// What came of it.
    pub end: Option<TaskEnd>,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The leader offers a talk to somebody who was in touch with the person. Nothing of what is said in it is kept.
    Debrief(Offered),
    /// A survivor is cared for.
    Survivor {
        /// Who.
        for_whom: ForWhom,
        /// Of those around the person.
        relative: Option<RelativeId>,
        /// By whom.
        owner: StaffId,
        /// What.
        what: Secret<String>,
    },
}

/// To whom a talk is offered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Offered {
    /// Somebody of ours.
    Staff(StaffId),
    /// A doctor who was let in. They have no account of their own that lasts: somebody rings them.
    Guest(GuestId),
}

impl Offered {
    /// Somebody of ours.
    pub const fn staff(&self) -> Option<&StaffId> {
        match self {
            Self::Staff(staff) => Some(staff),
            Self::Guest(_) => None,
        }
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskEnd {
    /// The talk was held.
    Held {
        /// Who held it.
        by: StaffId,
        /// When.
        at: Timestamp,
    },
    /// It was offered, and she wanted none.
    Declined {
        /// Who said so.
        by: StaffId,
    },
    /// The survivor was cared for.
    Done {
        /// Who said so.
        by: StaffId,
    },
}

impl Task {
    /// To whom a talk is offered.
    pub const fn debriefs(&self) -> Option<&Offered> {
        match &self.what {
            What::Debrief(whom) => Some(whom),
            What::Survivor { .. } => None,
        }
    }

    /// Whether it was to care for somebody of whom nobody can read any more.
    pub const fn is_erased(&self) -> bool {
        match &self.what {
            What::Debrief(_) => false,
            What::Survivor { what, .. } => matches!(what, Secret::Erased),
        }
    }

    /// Who cares for a survivor.
    pub const fn owner(&self) -> Option<&StaffId> {
        match &self.what {
            What::Debrief(_) => None,
            What::Survivor { owner, .. } => Some(owner),
        }
    }
}

/// A survivor who is followed up in a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survivor {
    /// In which contact.
    pub contact: ContactId,
    /// By which follow-up of it.
    pub about: About,
    /// Of those around the person.
    pub relative: Option<RelativeId>,
    /// Who, under the key of the contact.
    pub for_whom: ForWhom,
}

/// Something that was to be done for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// In which contact.
    pub contact: ContactId,
    /// When it ended.
    pub at: Timestamp,
    /// What.
    pub what: Over,
}

/// What has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    /// A follow-up; it stands again if the mark was a mistake.
    FollowUp(Box<FollowUp>),
    /// A promise to ring back. The contact waits for somebody to say how it ended.
    Promise,
}

impl Death {
    /// What is open still; nothing once the mark was taken back, and nothing of which nobody can read whom it is for.
    pub fn open(&self) -> impl Iterator<Item = (FollowUpId, &Task)> {
        self.tasks
            .iter()
            .filter(|(_, task)| self.undone.is_none() && task.end.is_none())
            .filter(|(_, task)| !task.is_erased())
            .map(|(id, task)| (*id, task))
    }

    /// The words under the person's own key go.
    pub(in crate::domain) fn erase(&mut self) {
        let erased = |(id, task): (&FollowUpId, &Task)| {
            let mut task = task.clone();
            if let What::Survivor { for_whom, what, .. } = &mut task.what {
                *what = Secret::Erased;
                gone(for_whom);
            }
            (*id, task)
        };
        self.tasks = self.tasks.iter().map(erased).collect();
    }

    /// What stands here of a contact goes with it.
    pub(in crate::domain) fn erase_contact(&mut self, contact: ContactId) {
        self.ended.retain(|ended| ended.contact != contact);
        for survivor in &mut self.survivors {
            if survivor.contact == contact {
                gone(&mut survivor.for_whom);
            }
        }
    }
}

fn gone(for_whom: &mut ForWhom) {
    if let ForWhom::Relative(who) = for_whom {
        *who = Secret::Erased;
    }
}
