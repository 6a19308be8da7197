//! What is done about a complaint.

use crate::domain::access::Rule;
use crate::domain::complaints::complaint::{Complains, How};
use crate::domain::ids::{ComplaintId, ContactId, StaffId};

/// One thing that is done about a complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum ComplaintCommand {
    /// Write one down. The id is the writer's: the same twice is one. `of_person`: it is about help to whom the contact is about.
    Receive {
        complaint: ComplaintId,
        contact: Option<ContactId>,
        of_person: bool,
        complains: Complains,
        who: String,
        words: String,
    },
    /// Somebody follows it: she herself, or somebody else.
    Give { complaint: ComplaintId, to: StaffId },
    /// Something to write down about it.
    Note {
        complaint: ComplaintId,
        text: String,
    },
    /// It is passed on, such as to Statsforvalteren.
    PassOn { complaint: ComplaintId, to: String },
    /// They have an answer.
    Answer {
        complaint: ComplaintId,
        how: How,
        answer: String,
    },
    /// It is not over after all.
    Reopen { complaint: ComplaintId, why: String },
    /// Destroy the words of one that is answered and belongs to no contact and no patient.
    Erase {
        complaint: ComplaintId,
        reason: String,
    },
}

/// What a command asks of whoever gives it (`handbook/engineering/access.md`).
pub(in crate::domain) const fn rule(command: &ComplaintCommand) -> Rule {
    match command {
        ComplaintCommand::Receive {
            contact: Some(contact),
            ..
        } => Rule::Contact(*contact),
        ComplaintCommand::Receive { contact: None, .. } => Rule::Anyone,
        ComplaintCommand::Give { .. } => Rule::Leader,
        ComplaintCommand::PassOn { complaint, .. } | ComplaintCommand::Answer { complaint, .. } => {
            Rule::Answers(*complaint)
        }
        ComplaintCommand::Note { complaint, .. } | ComplaintCommand::Reopen { complaint, .. } => {
            Rule::Complaint(*complaint)
        }
        ComplaintCommand::Erase { .. } => Rule::Erase,
    }
}
