//! What a locked tablet shows of what rings: a call, a message, a request: that it rings, since when, and what comes next. No relation, no number, no name.

use crate::domain::calls::call::CallState;
use crate::domain::ids::{CallId, ContactId, RequestId, StaffId};
use crate::domain::language::Language;
use crate::domain::state::State;
use crate::domain::summons::outlook;
use crate::domain::summons::state::SummonsWhy;
use crate::domain::time::Timestamp;
use crate::views::next::{self, Next};
use crate::views::{Viewer, ringing_leg, writing};

/// What rings somebody whose screen is locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedRing {
    /// What it is, for "I cannot now". Which one is never shown.
    pub what: Rings,
    /// How long they have waited.
    pub since: Timestamp,
    /// What comes next; nothing while somebody is picking up.
    pub next: Option<Next>,
}

/// What a telephone rings for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rings {
    /// Somebody waits on the line.
    Call(CallId),
    /// Somebody has written.
    Message(ContactId),
    /// A doctor asks for help.
    Request(RequestId),
}

impl Rings {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Call(_) => "call",
            Self::Message(_) => "message",
            Self::Request(_) => "request",
        }
    }
}

/// What rings a member of staff now.
pub fn ring(state: &State, staff: &StaffId) -> Option<LockedRing> {
    let purpose = ringing_leg(state, staff)?.purpose;
    match purpose.summons() {
        Some(contact) => summons(state, contact),
        None => call(state, purpose.call()?),
    }
}

fn summons(state: &State, contact: ContactId) -> Option<LockedRing> {
    let found = state.summons_of(contact)?;
    let outlook = outlook::outlook(state, contact)?;
    let room = Viewer::room(Language::default());
    Some(LockedRing {
        what: match found.why {
            SummonsWhy::Message => Rings::Message(contact),
            SummonsWhy::Request => Rings::Request(state.request_of(contact)?.id),
        },
        since: found.since,
        next: writing::next(state, &room, &outlook.then, outlook.then_at),
    })
}

fn call(state: &State, call: CallId) -> Option<LockedRing> {
    let call = state.call(call)?;
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
        what: Rings::Call(call.id),
        since: call.since,
        next,
    })
}
