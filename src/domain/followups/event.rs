//! What becomes of follow-ups.

use crate::domain::actor::Actor;
use crate::domain::followups::follow_up::{About, ForWhom};
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
    /// One more is to be done.
    FollowUpSet {
        contact: ContactId,
        about: About,
        for_whom: ForWhom,
        owner: StaffId,
        at: Timestamp,
        what: Secret<String>,
        by: Actor,
    },
    /// It is due, and whoever does it has been reminded.
    FollowUpReminded { contact: ContactId, about: About },
    /// Unless it is done before, somebody is told then.
    FollowUpWatched {
        contact: ContactId,
        about: About,
        leader_at: Timestamp,
    },
    /// It has not been done, and the leader of the day service has been told, or, where there is none or she was told before, the leader.
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
