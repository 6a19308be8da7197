//! What has happened to a handover. What is written about a contact is sealed under that contact's key.

use crate::domain::handovers::handover::Receiver;
use crate::domain::ids::{ContactId, DeviationId, HandoverId, PlanId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Handovers, and what stands in them.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum HandoverEvent {
    /// The sentence on a contact, as it stands now.
    SentenceWritten {
        contact: ContactId,
        by: StaffId,
        text: Secret<String>,
    },
    /// Handed over: these contacts, in this order. `by`: who signed; none: it was made by itself when the duty ended. `givers`: who had
    /// the duty. `keeper`: whose name stands on it until it is accepted.
    HandedOver {
        handover: HandoverId,
        receiver: Receiver,
        givers: Vec<StaffId>,
        by: Option<StaffId>,
        contacts: Vec<ContactId>,
        keeper: Option<StaffId>,
        ring_at: Timestamp,
    },
    /// And beside the contacts these: what was not as it should be, and the plans that are to be looked at again.
    MattersHandedOver {
        handover: HandoverId,
        deviations: Vec<DeviationId>,
        plans: Vec<PlanId>,
    },
    /// Somebody has accepted that something was not as it should be.
    DeviationAccepted {
        handover: HandoverId,
        deviation: DeviationId,
        by: StaffId,
    },
    /// Somebody has accepted that a plan is to be looked at again.
    PlanAccepted {
        handover: HandoverId,
        plan: PlanId,
        by: StaffId,
    },
    /// Somebody who had the duty has put her name under it.
    HandoverSigned { handover: HandoverId, by: StaffId },
    /// One of it is accepted, and whose it is now.
    ItemAccepted {
        handover: HandoverId,
        contact: ContactId,
        by: StaffId,
        owner: StaffId,
    },
    /// It stays with its owner until then, or until she is done with it.
    ItemKept {
        handover: HandoverId,
        contact: ContactId,
        until: Timestamp,
    },
    /// The owner is done with it; nobody: its days are over.
    ItemDone {
        handover: HandoverId,
        contact: ContactId,
        by: Option<StaffId>,
    },
    /// A question back.
    ItemAsked {
        handover: HandoverId,
        contact: ContactId,
        by: StaffId,
        question: Secret<String>,
    },
    /// The answer to it.
    ItemAnswered {
        handover: HandoverId,
        contact: ContactId,
        by: StaffId,
        answer: Secret<String>,
    },
    /// Not all of it was accepted in time, and it rings. `next_at`: when it rings again.
    HandoverOverdue {
        handover: HandoverId,
        next_at: Option<Timestamp>,
    },
}
