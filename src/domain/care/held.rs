//! What a contact holds of it.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::ids::{ContactId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// A danger that was said by mistake can be taken back for so long.
pub const UNDO: Duration = Duration::from_mins(2);

/// Beside its phase, what a contact holds. Most hold nothing of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Care {
    /// A child is on the line: first in line, and no message ever to this number.
    pub child: bool,
    /// Those who know the person privately: not rung for it, and it is not theirs to open.
    pub privately: Vec<StaffId>,
    /// A life is in danger, and nobody has said what was done.
    pub danger: Option<Arc<Danger>>,
    /// Dangers that are over, oldest first.
    pub past: Vec<Arc<Danger>>,
    /// What is being written, at most one for each person.
    pub drafts: Vec<Draft>,
}

impl Care {
    /// What this person is writing.
    pub fn draft(&self, staff: &StaffId) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.staff == *staff)
    }

    /// Whether this person knows the person of the contact privately.
    pub fn is_private_to(&self, staff: &StaffId) -> bool {
        self.privately.contains(staff)
    }

    /// The content goes; that there was something stays.
    pub(in crate::domain) fn erase(&mut self) {
        for draft in &mut self.drafts {
            draft.text = Secret::Erased;
        }
        for danger in self.danger.iter_mut().chain(&mut self.past) {
            let danger = Arc::make_mut(danger);
            for answer in &mut danger.answers {
                answer.text = Secret::Erased;
            }
            if let Some(end) = &mut danger.end {
                end.done = Secret::Erased;
            }
        }
    }
}

/// A note that is being written, as it came from one of her devices last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Whose.
    pub staff: StaffId,
    /// The record that holds it: whoever writes on says which one she saw.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: Secret<String>,
}

/// A life in danger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Danger {
    /// Since when.
    pub since: Timestamp,
    /// Who said so.
    pub by: StaffId,
    /// When it is looked after next.
    pub check_at: Timestamp,
    /// How many times backup and legevakt have been rung.
    pub rung: u8,
    /// What is known, one for each question that has been answered.
    pub answers: Vec<Answer>,
    /// The person's line dropped, and they are not back.
    pub lost: Option<Lost>,
    /// How it ended.
    pub end: Option<DangerEnd>,
}

impl Danger {
    /// What is known of a question.
    pub fn answer(&self, question: Question) -> Option<&Answer> {
        self.answers
            .iter()
            .find(|answer| answer.question == question)
    }
}

/// The four questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Where the person is.
    Place,
    /// Who is there.
    Company,
    /// What was taken.
    Taken,
    /// What means are near.
    Means,
}

impl Question {
    /// In the order in which they are asked.
    pub const ALL: [Self; 4] = [Self::Place, Self::Company, Self::Taken, Self::Means];
}

/// What is known of one of the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Which.
    pub question: Question,
    /// The record that holds it.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// Who wrote it.
    pub by: StaffId,
    /// What; empty when it was taken out again.
    pub text: Secret<String>,
}

/// The line to a person whose life is in danger has dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// When.
    pub since: Timestamp,
    /// How many times they have been rung back without an answer.
    pub tries: u8,
    /// Since when the police are to be rung.
    pub police: Option<Timestamp>,
}

/// How a danger ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DangerEnd {
    /// When.
    pub at: Timestamp,
    /// Who said so.
    pub by: StaffId,
    /// What was done.
    pub done: Secret<String>,
}

/// Something that was not as it should be, as somebody on the line says it (the others are in `deviations`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeviationKind {
    /// A member of staff was threatened.
    Threat,
}

/// After a threat: the next call from a number is for a colleague first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColleagueFirst {
    /// The contact in which she was threatened.
    pub contact: ContactId,
    /// Who was.
    pub staff: StaffId,
    /// When.
    pub at: Timestamp,
    /// The contact in which a colleague has talked with them since: from then on it is as with anyone.
    pub heard: Option<ContactId>,
}

/// What happened with a number in a contact. Each goes when its contact is erased, as if it had never been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FromANumber {
    /// She was threatened.
    Threat {
        /// In this contact.
        contact: ContactId,
        /// Who.
        staff: StaffId,
        /// When.
        at: Timestamp,
    },
    /// A colleague talked with them in this contact.
    Heard(ContactId),
}

impl FromANumber {
    /// The contact.
    pub const fn contact(&self) -> ContactId {
        match self {
            Self::Threat { contact, .. } | Self::Heard(contact) => *contact,
        }
    }
}

impl ColleagueFirst {
    /// What follows from all that happened with a number, in its order: the last threat counts, and who was heard after it.
    pub fn of<'a>(all: impl IntoIterator<Item = &'a FromANumber>) -> Option<Self> {
        let mut last: Option<Self> = None;
        for happened in all {
            match happened {
                FromANumber::Threat { contact, staff, at } => {
                    last = Some(Self {
                        contact: *contact,
                        staff: staff.clone(),
                        at: *at,
                        heard: None,
                    });
                }
                FromANumber::Heard(contact) => {
                    if let Some(last) = &mut last {
                        last.heard.get_or_insert(*contact);
                    }
                }
            }
        }
        last
    }
}
