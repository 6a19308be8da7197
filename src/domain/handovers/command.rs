//! What is done about a handover.

use crate::domain::access::Rule;
use crate::domain::handovers::handover::Receiver;
use crate::domain::handovers::matters::Matter;
use crate::domain::ids::{ContactId, HandoverId, StaffId};

/// One thing that is done about a handover.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum HandoverCommand {
    /// The sentence on a contact, as it stands now; empty: none.
    WriteSentence { contact: ContactId, text: String },
    /// Hand over what the duty leaves. The id is the writer's: the same twice is one handover.
    HandOver {
        handover: HandoverId,
        receiver: Receiver,
    },
    /// Put a name under one that was made by itself.
    Sign { handover: HandoverId },
    /// Read what has been handed over.
    Read { handover: HandoverId },
    /// Accept one of it. `owner`: whose it is from now on; none: hers who accepts.
    Accept {
        handover: HandoverId,
        contact: ContactId,
        owner: Option<StaffId>,
    },
    /// Accept something that stands beside the contacts.
    AcceptMatter {
        handover: HandoverId,
        matter: Matter,
    },
    /// Accept all of it: between nurses.
    AcceptAll { handover: HandoverId },
    /// Done with one of it that is hers: from now on it is read by those only who have something else to do in it.
    Finish {
        handover: HandoverId,
        contact: ContactId,
    },
    /// Not yet: a question back.
    Ask {
        handover: HandoverId,
        contact: ContactId,
        question: String,
    },
    /// The answer.
    Answer {
        handover: HandoverId,
        contact: ContactId,
        answer: String,
    },
}

/// What a command asks of whoever gives it (`handbook/engineering/access.md`).
pub(in crate::domain) const fn rule(command: &HandoverCommand) -> Rule {
    match command {
        HandoverCommand::WriteSentence { contact, .. }
        | HandoverCommand::Finish { contact, .. } => Rule::Contact(*contact),
        HandoverCommand::HandOver { .. } => Rule::NurseOnDuty,
        HandoverCommand::Sign { handover } | HandoverCommand::Answer { handover, .. } => {
            Rule::Gives(*handover)
        }
        HandoverCommand::Read { handover }
        | HandoverCommand::Accept { handover, .. }
        | HandoverCommand::AcceptMatter { handover, .. }
        | HandoverCommand::AcceptAll { handover }
        | HandoverCommand::Ask { handover, .. } => Rule::Takes(*handover),
    }
}
