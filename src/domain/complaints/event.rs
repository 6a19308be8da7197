//! What becomes of complaints.

use crate::domain::actor::Actor;
use crate::domain::complaints::complaint::{Complains, How, Reminder};
use crate::domain::ids::{ComplaintId, ContactId, PatientId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Written down, followed, answered. The words are under the key of the patient, else of the contact, else of the complaint itself.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum ComplaintEvent {
    /// Somebody complains, and somebody has written it down.
    ComplaintReceived {
        complaint: ComplaintId,
        patient: Option<PatientId>,
        contact: Option<ContactId>,
        complains: Complains,
        who: Secret<String>,
        words: Secret<String>,
        by: Actor,
    },
    /// By when what is done.
    ComplaintDated {
        complaint: ComplaintId,
        look_by: Timestamp,
        remind_at: Timestamp,
        answer_by: Timestamp,
        late_at: Timestamp,
    },
    /// Somebody follows it.
    ComplaintGiven {
        complaint: ComplaintId,
        owner: StaffId,
        by: Actor,
    },
    /// Something is written down about it.
    ComplaintNoted {
        complaint: ComplaintId,
        patient: Option<PatientId>,
        contact: Option<ContactId>,
        text: Secret<String>,
        by: Actor,
    },
    /// It was passed on.
    ComplaintPassedOn {
        complaint: ComplaintId,
        patient: Option<PatientId>,
        contact: Option<ContactId>,
        to: Secret<String>,
        by: Actor,
    },
    /// They have an answer.
    ComplaintAnswered {
        complaint: ComplaintId,
        patient: Option<PatientId>,
        contact: Option<ContactId>,
        how: How,
        answer: Secret<String>,
        by: Actor,
    },
    /// It is not over after all.
    ComplaintReopened {
        complaint: ComplaintId,
        patient: Option<PatientId>,
        contact: Option<ContactId>,
        why: Secret<String>,
        by: Actor,
    },
    /// Somebody has been reminded.
    ComplaintReminded {
        complaint: ComplaintId,
        what: Reminder,
    },
    /// Its key is destroyed.
    ComplaintErased {
        complaint: ComplaintId,
        reason: String,
    },
}
