//! What has happened with what nurses are summoned for. Each is one record of the log; what a field means never changes.

use crate::domain::ids::{CarrierId, ContactId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::summons::state::{AcceptedBy, SummonsWhy};
use crate::domain::time::Timestamp;

/// Nurses are rung for something that is no call.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum SummonsEvent {
    /// Somebody is looked for.
    SummonsBegan { contact: ContactId, why: SummonsWhy },
    /// Whom to ring now, and until when.
    SummonsStepBegan {
        contact: ContactId,
        step: u8,
        until: Timestamp,
        rounds: u16,
    },
    /// She sees it on her screen, since she cannot be rung.
    SummonsNoticed { contact: ContactId, staff: StaffId },
    /// "I cannot now."
    SummonsDeclined { contact: ContactId, staff: StaffId },
    /// What she may answer by text message to take it.
    SummonsCodeGiven {
        contact: ContactId,
        staff: StaffId,
        code: Secret<String>,
    },
    /// Somebody has taken it.
    SummonsAccepted {
        contact: ContactId,
        by: StaffId,
        how: AcceptedBy,
    },
    /// It is not needed any more.
    SummonsEnded { contact: ContactId },
    /// A code came in by text message. `about`: what it was for; a wrong one is for nothing.
    CodeTexted {
        staff: StaffId,
        carrier_id: CarrierId,
        about: Option<ContactId>,
        right: bool,
    },
}
