//! What happens with an escort.

use crate::domain::escorts::escort::Journey;
use crate::domain::ids::{ContactId, EscortId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Escorts. What is said of the patient and the journey is sealed under the contact's key; when the chair is empty is not.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum EscortEvent {
    /// She is going to go along.
    EscortBooked {
        escort: EscortId,
        contact: ContactId,
        journey: Journey,
        by: StaffId,
    },
    /// It is otherwise now.
    EscortChanged {
        escort: EscortId,
        contact: ContactId,
        journey: Journey,
        /// What the receiving unit was told is not so any more.
        untold: bool,
        by: StaffId,
    },
    /// Her chair is empty: she is not rung. Somebody asks at `ask_at` whether she is back.
    ChairEmptied { escort: EscortId, ask_at: Timestamp },
    /// They have left.
    EscortSetOff { escort: EscortId, by: StaffId },
    /// The flight does not go.
    FlightCancelled { escort: EscortId, by: StaffId },
    /// What happens until the next departure.
    WaitPlanned {
        escort: EscortId,
        contact: ContactId,
        place: Secret<String>,
        stays: Secret<String>,
        rest: Secret<String>,
        departs: Option<Timestamp>,
        until: Timestamp,
        by: StaffId,
    },
    /// The receiving unit has been told.
    UnitTold {
        escort: EscortId,
        contact: ContactId,
        whom: Secret<String>,
        by: StaffId,
    },
    /// The patient is in others' hands.
    EscortArrived {
        escort: EscortId,
        contact: ContactId,
        to: Secret<String>,
        by: StaffId,
    },
    /// The time is over: she, or then the leader, was asked whether she is back; again at `ask_at`.
    ReturnAsked {
        escort: EscortId,
        ask_at: Option<Timestamp>,
    },
    /// She is back on duty.
    EscortReturned { escort: EscortId, by: StaffId },
    /// It came to nothing.
    EscortCalledOff {
        escort: EscortId,
        contact: ContactId,
        reason: Secret<String>,
        by: StaffId,
    },
    /// Who takes the chair meanwhile; nobody: not any more.
    CoverNamed {
        escort: EscortId,
        cover: Option<StaffId>,
        by: StaffId,
    },
}
