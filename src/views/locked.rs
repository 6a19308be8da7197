//! What a locked tablet shows of a call that rings: that it rings, since when, and what comes next. No relation, no number, no name.

use crate::domain::calls::call::CallState;
use crate::domain::ids::{CallId, StaffId};
use crate::domain::language::Language;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::next::{self, Next};
use crate::views::{Viewer, ringing_leg};

/// A call that rings somebody whose screen is locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedRing {
    /// Which call, for "I cannot now". Never shown.
    pub call: CallId,
    /// How long they have waited.
    pub since: Timestamp,
    /// What comes next; nothing while somebody is picking up.
    pub next: Option<Next>,
}

/// The call that rings a member of staff now.
pub fn ring(state: &State, staff: &StaffId) -> Option<LockedRing> {
    let call = state.call(ringing_leg(state, staff)?.purpose.call()?)?;
    let next = match &call.state {
        CallState::Waiting(waiting) => {
            let room = Viewer::room(Language::default());
            Some(next::next(state, &room, call, waiting))
        }
        CallState::Joining(_)
        | CallState::Talking(_)
        | CallState::LineLost { .. }
        | CallState::FallingBack(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Ended { .. } => None,
    };
    Some(LockedRing {
        call: call.id,
        since: call.since,
        next,
    })
}
