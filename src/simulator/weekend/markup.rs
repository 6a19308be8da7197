//! What the server answers the carrier, in short: the same places that the real markup gives for the same states.

use crate::domain::calls::call::CallState;
use crate::domain::calls::leg::{Leg, LegEnd, LegState, Purpose};
use crate::domain::ids::{CallId, CarrierId, LegId};
use crate::domain::state::{LineOf, State};

/// Where a line goes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Into the queue.
    Queue(CallId),
    /// Into the conference.
    Conference(CallId),
    /// Somebody outside is rung for it.
    Dial {
        /// For this call.
        call: CallId,
        /// Which of the numbers.
        index: u8,
    },
    /// Asked for keys.
    Gather(LegId),
    /// Told something, then hung up.
    Say,
    /// Hung up.
    Hangup,
}

/// Where the state wants a line: the line itself counts, whatever its addresses say.
pub fn place_of(state: &State, line: &CarrierId, leg: Option<LegId>) -> Reply {
    match (state.by_line.get(line), leg) {
        (Some(LineOf::Call(call)), _) => caller_place(state, *call),
        (Some(LineOf::Leg(leg)), _) => leg_place(state, *leg, line),
        (None, Some(leg)) => leg_place(state, leg, line),
        (None, None) => Reply::Hangup,
    }
}

/// Where a caller belongs.
pub fn caller_place(state: &State, call: CallId) -> Reply {
    let Some(found) = state.call(call) else {
        return Reply::Hangup;
    };
    match &found.state {
        CallState::Waiting(_) | CallState::LineLost { .. } => Reply::Queue(call),
        CallState::Joining(_)
        | CallState::Talking(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. } => Reply::Conference(call),
        CallState::FallingBack(fallback) => Reply::Dial {
            call,
            index: fallback.index,
        },
        CallState::Ended { .. } => Reply::Say,
    }
}

/// Whether the caller's wait loop goes on.
pub fn waits(state: &State, call: CallId) -> bool {
    matches!(caller_place(state, call), Reply::Queue(_))
}

fn leg_place(state: &State, leg: LegId, line: &CarrierId) -> Reply {
    let Some(found) = state.leg(leg) else {
        return Reply::Hangup;
    };
    let over = found
        .lines
        .iter()
        .any(|known| known.id == *line && known.over);
    match found.state {
        LegState::Requested | LegState::Placed | LegState::Ringing | LegState::Answered
            if !over =>
        {
            Reply::Gather(leg)
        }
        LegState::Confirmed if !over => confirmed_place(found),
        LegState::Over(LegEnd::Told) => Reply::Say,
        LegState::Requested
        | LegState::Placed
        | LegState::Ringing
        | LegState::Answered
        | LegState::Confirmed
        | LegState::Over(_) => Reply::Hangup,
    }
}

fn confirmed_place(leg: &Leg) -> Reply {
    match leg.purpose {
        Purpose::Take(call)
        | Purpose::Rejoin(call)
        | Purpose::CallBack(call)
        | Purpose::Person(call)
        | Purpose::Third(call)
        | Purpose::HandOver(call) => Reply::Conference(call),
        // Asked whether she wants to be put through at once.
        Purpose::Connect(_) => Reply::Gather(leg.id),
        Purpose::RingIn
        | Purpose::Reminder(_)
        | Purpose::Alarm(_)
        | Purpose::Summons(_)
        | Purpose::Handshake(_)
        | Purpose::CheckIn(_) => Reply::Say,
    }
}
