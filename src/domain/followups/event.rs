//! What becomes of follow-ups.

use crate::domain::actor::Actor;
use crate::domain::followups::follow_up::About;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Follow-ups.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum FollowUpEvent {
    /// It is due, and whoever does it has been reminded.
    FollowUpReminded { contact: ContactId, about: About },
    /// Unless it is done before, the leader is told then.
    FollowUpWatched {
        contact: ContactId,
        about: About,
        leader_at: Timestamp,
    },
    /// It has not been done, and the leader has been told.
    FollowUpOverdue { contact: ContactId, about: About },
    /// It is done at another time.
    FollowUpMoved {
        contact: ContactId,
        about: About,
        at: Timestamp,
        reason: Secret<String>,
        by: Actor,
    },
    /// Somebody else does it from now on.
    FollowUpHanded {
        contact: ContactId,
        about: About,
        owner: StaffId,
        by: Actor,
    },
    /// It is done.
    FollowUpDone {
        contact: ContactId,
        about: About,
        by: Actor,
    },
}
