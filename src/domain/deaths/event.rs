//! What follows when somebody has died.

use crate::domain::deaths::death::TaskEnd;
use crate::domain::followups::follow_up::{About, ForWhom};
use crate::domain::ids::{ContactId, FollowUpId, GuestId, PatientId, RelativeId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// A death, and what is done about it. The words are under the key of the person's record.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum DeathEvent {
    /// Somebody was marked as dead.
    DeathMarked { patient: PatientId, by: StaffId },
    /// A talk is offered to somebody of ours, by then.
    DebriefOwed {
        patient: PatientId,
        task: FollowUpId,
        nurse: StaffId,
        at: Timestamp,
    },
    /// A talk is offered to a doctor who was let in, by then.
    GuestDebriefOwed {
        patient: PatientId,
        task: FollowUpId,
        doctor: GuestId,
        at: Timestamp,
    },
    /// A survivor is followed up in a contact; the `follow_up_set` stands before.
    SurvivorFollowed {
        patient: PatientId,
        contact: ContactId,
        about: About,
        relative: Option<RelativeId>,
    },
    /// The same where there is no contact.
    SurvivorOwed {
        patient: PatientId,
        task: FollowUpId,
        for_whom: ForWhom,
        relative: Option<RelativeId>,
        owner: StaffId,
        at: Timestamp,
        what: Secret<String>,
        by: StaffId,
    },
    /// A follow-up for the person has ended with them.
    FollowUpOver {
        patient: PatientId,
        contact: ContactId,
        about: About,
    },
    /// A promise to ring the person back has ended with them.
    PromiseOver {
        patient: PatientId,
        contact: ContactId,
    },
    /// Somebody was reminded, and is again then, unless it is done.
    DeathReminded {
        patient: PatientId,
        task: FollowUpId,
        again_at: Timestamp,
    },
    /// What came of a talk, or of caring for somebody.
    DeathTaskEnded {
        patient: PatientId,
        task: FollowUpId,
        end: TaskEnd,
    },
    /// It was marked by mistake.
    DeathUndone { patient: PatientId, by: StaffId },
}
