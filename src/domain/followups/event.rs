//! What becomes of follow-ups.

use crate::domain::actor::Actor;
use crate::domain::followups::follow_up::About;
use crate::domain::ids::{ContactId, StaffId};

/// Follow-ups.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum FollowUpEvent {
    /// It is due, and whoever does it has been reminded.
    FollowUpReminded { contact: ContactId, about: About },
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
