//! What is asked about an escort.

use crate::domain::access::Rule;
use crate::domain::escorts::escort::Journey;
use crate::domain::ids::{ContactId, EscortId, StaffId};
use crate::domain::time::Timestamp;

/// One thing that is done about an escort.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum EscortCommand {
    /// Book one. The id is the asker's: the same twice is one escort.
    Book {
        escort: EscortId,
        contact: ContactId,
        journey: Box<Journey>,
    },
    /// It is otherwise: the whole of it, as it is now.
    Change {
        escort: EscortId,
        contact: ContactId,
        journey: Box<Journey>,
    },
    /// They leave.
    SetOff {
        escort: EscortId,
        contact: ContactId,
    },
    /// "The flight is cancelled."
    CancelFlight {
        escort: EscortId,
        contact: ContactId,
    },
    /// What happens until the next departure, and when she is back then.
    PlanWait {
        escort: EscortId,
        contact: ContactId,
        plan: Box<WaitPlan>,
    },
    /// The receiving unit has been told.
    TellUnit {
        escort: EscortId,
        contact: ContactId,
        whom: String,
    },
    /// The patient is in others' hands.
    Arrive {
        escort: EscortId,
        contact: ContactId,
        to: String,
    },
    /// It comes to nothing.
    CallOff {
        escort: EscortId,
        contact: ContactId,
        reason: String,
    },
    /// She is back on duty.
    Return {
        escort: EscortId,
        contact: ContactId,
    },
    /// The leader says that she is back: she has been asked.
    SayBack { escort: EscortId },
    /// The leader says who takes the chair meanwhile; nobody: not any more.
    NameCover {
        escort: EscortId,
        cover: Option<StaffId>,
    },
}

/// What happens until the next departure.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub struct WaitPlan {
    pub place: String,
    pub stays: String,
    pub rest: String,
    pub departs: Option<Timestamp>,
    /// The chair is empty until then.
    pub until: Timestamp,
}

/// What a command asks of whoever gives it (`handbook/engineering/access.md`).
pub(in crate::domain) const fn rule(command: &EscortCommand) -> Rule {
    match command {
        EscortCommand::Book { contact, .. }
        | EscortCommand::Change { contact, .. }
        | EscortCommand::SetOff { contact, .. }
        | EscortCommand::CancelFlight { contact, .. }
        | EscortCommand::PlanWait { contact, .. }
        | EscortCommand::TellUnit { contact, .. }
        | EscortCommand::Arrive { contact, .. }
        | EscortCommand::CallOff { contact, .. }
        | EscortCommand::Return { contact, .. } => Rule::Contact(*contact),
        EscortCommand::SayBack { .. } | EscortCommand::NameCover { .. } => Rule::Leader,
    }
}
