//! Where a line that is to be moved should be now, at the moment it is moved: the state may have gone on since the move was
//! asked for. Nothing to do is an answer.

use crate::domain::calls::call::{CallState, Ending};
use crate::domain::calls::leg::{LegEnd, LegState};
use crate::domain::ids::{CallId, CarrierId, LegId};
use crate::domain::state::{LineOf, State};
use crate::telephony::carrier::Move;
use crate::telephony::voice::Voice;
use crate::telephony::voice::caller::WaitPlace;

/// The carrier takes no longer markup in a request.
const MARKUP_MOST: usize = 4_000;

/// Where the caller's line goes; nothing, if it is there already or is not the caller's any more.
pub fn caller(voice: &Voice<'_>, call: CallId, line: &CarrierId) -> Option<Move> {
    let found = voice.state.call(call)?;
    if found.line.as_ref() != Some(line) || !is_to_be_moved(&found.state) {
        return None;
    }
    let markup = voice.caller(call, WaitPlace::Queue).to_xml();
    Some(fitting(markup, || voice.urls.call_now(call)))
}

/// Whether a request of ours changes anything for a caller in this state.
const fn is_to_be_moved(state: &CallState) -> bool {
    match state {
        CallState::Waiting(_)
        | CallState::LineLost { .. }
        | CallState::Ended {
            how: Ending::Talked | Ending::FellBack,
            ..
        } => true,
        // A second move is asked for because the first has not led there, whatever a callback said.
        CallState::Joining(joining) => joining.moves > 1 || !joining.caller_in,
        // They talk with somebody there: a move would part them.
        CallState::FallingBack(fallback) => fallback.answered.is_none(),
        CallState::Talking(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Ended { .. } => false,
    }
}

/// Where a leg's line goes; nothing, if it is there already, or is the caller's line by now.
pub fn leg(voice: &Voice<'_>, leg: LegId, line: &CarrierId) -> Option<Move> {
    let found = voice.state.leg(leg)?;
    let callers = matches!(voice.state.by_line.get(line), Some(LineOf::Call(_)));
    let over = found
        .lines
        .iter()
        .any(|known| known.id == *line && known.over);
    let moved = match found.state {
        LegState::Answered | LegState::Over(LegEnd::Told) => true,
        LegState::Confirmed => !is_in_conference(voice.state, found.purpose.call(), leg),
        // Not picked up, or ended by another request.
        LegState::Requested | LegState::Placed | LegState::Ringing | LegState::Over(_) => false,
    };
    if callers || over || !moved {
        return None;
    }
    let markup = voice.leg(leg, line).to_xml();
    Some(fitting(markup, || voice.urls.leg_now(leg)))
}

fn is_in_conference(state: &State, call: Option<CallId>, leg: LegId) -> bool {
    let call = call.and_then(|call| state.call(call));
    call.is_some_and(|call| match &call.state {
        CallState::Joining(joining) => joining.leg == leg && joining.nurse_in,
        CallState::Talking(talking) => talking.leg == leg,
        CallState::Waiting(_)
        | CallState::LineLost { .. }
        | CallState::FallingBack(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Ended { .. } => false,
    })
}

/// The markup itself, which saves a round; its address if it is too long for that.
fn fitting(markup: String, address: impl FnOnce() -> String) -> Move {
    if markup.chars().count() <= MARKUP_MOST {
        Move::Twiml(markup)
    } else {
        Move::Url(address())
    }
}
