//! Leg events change the state. No rules here.

use crate::domain::calls::leg::{Callee, Leg, LegState, Line, Purpose, RangIn};
use crate::domain::event::LegEvent;
use crate::domain::ids::{CarrierId, EffectKey};
use crate::domain::state::State;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &LegEvent) {
    match event {
        LegEvent::LegRequested {
            leg,
            purpose,
            callee,
            language,
            ring_seconds,
        } => state.insert_leg(Leg {
            id: *leg,
            purpose: *purpose,
            callee: callee.clone(),
            language: *language,
            state: LegState::Requested,
            since: at,
            requested_at: at,
            request: Some(EffectKey {
                seq: state.seq,
                index: 0,
            }),
            moves: 0,
            rang_in: None,
            ring_seconds: *ring_seconds,
            lines: Vec::new(),
            claimed: false,
            asked: None,
        }),
        LegEvent::LegRangIn {
            leg,
            staff,
            line,
            language,
            number,
        } => {
            // Entered somebody else's code on this telephone: it is hers now.
            state.forget_engaged(*leg);
            state.insert_leg(Leg {
                id: *leg,
                purpose: Purpose::RingIn,
                callee: Callee::Staff {
                    staff: staff.clone(),
                    phone: 0,
                },
                language: *language,
                state: LegState::Answered,
                since: at,
                requested_at: at,
                request: None,
                moves: 0,
                rang_in: Some(RangIn {
                    number: number.clone(),
                    refused: 0,
                }),
                ring_seconds: 0,
                lines: vec![Line {
                    id: line.clone(),
                    over: false,
                }],
                claimed: false,
                asked: None,
            });
        }
        LegEvent::LegPlaced { leg, line } => state.change_leg(*leg, |leg| {
            know(leg, line);
            if leg.state == LegState::Requested {
                leg.state = LegState::Placed;
                leg.since = at;
            }
        }),
        LegEvent::LegRang { leg } => state.change_leg(*leg, |leg| {
            leg.state = LegState::Ringing;
            leg.since = at;
        }),
        LegEvent::LegAnswered { leg, line } => state.change_leg(*leg, |leg| {
            speak_on(leg, line);
            leg.state = LegState::Answered;
            leg.since = at;
            leg.asked = None;
        }),
        LegEvent::LegConfirmed { leg, line, purpose } => {
            let before = state.leg(*leg).map(|leg| leg.purpose);
            state.change_leg(*leg, |leg| {
                speak_on(leg, line);
                leg.state = LegState::Confirmed;
                leg.since = at;
                leg.asked = None;
                leg.purpose = *purpose;
            });
            // A reminder or a ring-in becomes a leg of a call only here.
            if before != Some(*purpose)
                && let Some(call) = purpose.call()
            {
                state.change_call(call, |call| {
                    call.legs.insert(*leg);
                });
            }
        }
        LegEvent::CodeRefused { leg } => state.change_leg(*leg, |leg| {
            leg.since = at;
            if let Some(rang_in) = &mut leg.rang_in {
                rang_in.refused = rang_in.refused.saturating_add(1);
            }
        }),
        LegEvent::LegOffered { leg, purpose } => state.change_leg(*leg, |leg| {
            leg.state = LegState::Answered;
            leg.since = at;
            leg.purpose = *purpose;
            leg.claimed = false;
        }),
        LegEvent::LegAsked { leg } => state.change_leg(*leg, |leg| leg.asked = Some(at)),
        LegEvent::LegFound { leg } => state.change_leg(*leg, |leg| {
            leg.asked = None;
            leg.since = at;
        }),
        LegEvent::LegMoved { leg, .. } => {
            state.change_leg(*leg, |leg| leg.moves = leg.moves.saturating_add(1));
        }
        LegEvent::LegLineEnded { leg, line } => state.change_leg(*leg, |leg| {
            know(leg, line);
            for known in leg.lines.iter_mut().filter(|known| known.id == *line) {
                known.over = true;
            }
        }),
        LegEvent::LegEnded { leg, reason } => state.change_leg(*leg, |leg| {
            leg.state = LegState::Over(*reason);
            leg.since = at;
            leg.claimed = false;
            leg.asked = None;
        }),
    }
}

/// Somebody is on this one of its lines: it comes last, where the line in use is looked for.
fn speak_on(leg: &mut Leg, line: &CarrierId) {
    know(leg, line);
    leg.lines.sort_by_key(|known| known.id == *line);
}

/// A line that comes to be known after somebody has picked up is not the one they speak on.
fn know(leg: &mut Leg, line: &CarrierId) {
    if leg.has_line(line) {
        return;
    }
    let line = Line {
        id: line.clone(),
        over: false,
    };
    if leg.is_answered() || leg.is_confirmed() {
        leg.lines.insert(0, line);
    } else {
        leg.lines.push(line);
    }
}
