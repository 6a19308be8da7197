//! What telephones of ours do: picked up, a key, over. A late or doubled word changes nothing that is settled.

use crate::domain::calls::call::CallState;
use crate::domain::calls::leg::{Leg, LegEnd, LegState, Purpose};
use crate::domain::calls::{callback, join, ring_in, steps, talk, third};
use crate::domain::command::LineStatus;
use crate::domain::contacts::contact::Phase;
use crate::domain::decider::Decider;
use crate::domain::event::{EffectEvent, LegEvent};
use crate::domain::ids::{CarrierId, LegId};
use crate::domain::{alarms, calls, handshakes, requests, safety, summons};

/// How many times a leg is brought into a conversation that it should be in.
const MOVES: u8 = 2;

/// Somebody or something has picked up.
pub(in crate::domain) fn answers(d: &mut Decider<'_>, leg: LegId, line: &CarrierId) {
    let Some(found) = d.leg(leg) else { return };
    if line_is_over(&found, line) {
        return;
    }
    match found.state {
        LegState::Requested | LegState::Placed | LegState::Ringing => picked_up(d, &found, line),
        LegState::Over(reason) if may_return(reason) && is_wanted(d, &found) => {
            picked_up(d, &found, line);
        }
        LegState::Answered | LegState::Confirmed | LegState::Over(_) => adopt(d, &found, line),
    }
}

fn picked_up(d: &mut Decider<'_>, leg: &Leg, line: &CarrierId) {
    d.emit(LegEvent::LegAnswered {
        leg: leg.id,
        line: line.clone(),
    });
    // Who has said so on her screen needs no key, and the person called back is not asked for one.
    if leg.claimed || matches!(leg.purpose, Purpose::Person(_)) {
        confirm(d, leg.id, line);
    }
}

/// A leg that we took to be over, and that answers after all.
const fn may_return(reason: LegEnd) -> bool {
    match reason {
        LegEnd::NoAnswer | LegEnd::Refused | LegEnd::Failed => true,
        LegEnd::Busy
        | LegEnd::Declined
        | LegEnd::Unconfirmed
        | LegEnd::Stopped
        | LegEnd::HungUp
        | LegEnd::Told => false,
    }
}

/// Whether what the leg is for still waits for somebody.
fn is_wanted(d: &Decider<'_>, leg: &Leg) -> bool {
    match leg.purpose {
        Purpose::Take(call) => d
            .state
            .call(call)
            .is_some_and(|call| call.waiting().is_some()),
        Purpose::Rejoin(call) => d.state.call(call).is_some_and(|call| {
            matches!(
                call.state,
                CallState::LineLost { .. } | CallState::Waiting(_)
            )
        }),
        Purpose::Reminder(contact) => d
            .state
            .contact(contact)
            .is_some_and(|contact| matches!(contact.phase, Phase::CallBackDue(_))),
        Purpose::Alarm(alarm) => d
            .state
            .alarm(alarm)
            .is_some_and(alarms::alarm::Alarm::is_open),
        Purpose::Handshake(handshake) => d
            .state
            .handshake(handshake)
            .is_some_and(|found| found.telephone.is_none()),
        Purpose::CheckIn(visit) => d.state.visit(visit).is_some(),
        Purpose::Third(call) | Purpose::HandOver(call) => d
            .state
            .call(call)
            .is_some_and(|call| call.talking().is_some()),
        Purpose::Summons(contact) => d
            .state
            .summons_of(contact)
            .is_some_and(|summons| summons.ringing().is_some()),
        Purpose::CallBack(_) | Purpose::Person(_) | Purpose::RingIn | Purpose::Connect(_) => false,
    }
}

fn line_is_over(leg: &Leg, line: &CarrierId) -> bool {
    leg.lines
        .iter()
        .any(|known| known.id == *line && known.over)
}

/// The carrier's name for a line of the leg, from whichever word brings it first.
pub(in crate::domain) fn adopt(d: &mut Decider<'_>, leg: &Leg, line: &CarrierId) {
    if !leg.has_line(line) {
        d.emit(LegEvent::LegPlaced {
            leg: leg.id,
            line: line.clone(),
        });
    }
}

/// Keys on a telephone of ours. 1 takes it; voicemail, a wrong key or silence is no answer.
pub(in crate::domain) fn presses(d: &mut Decider<'_>, leg: LegId, line: &CarrierId, digits: &str) {
    let Some(found) = d.leg(leg) else { return };
    if line_is_over(&found, line) {
        return;
    }
    if found.purpose == Purpose::RingIn && found.is_answered() {
        ring_in::code_entered(d, &found, line, digits);
        return;
    }
    if let (Purpose::Connect(contact), true) = (found.purpose, found.is_confirmed()) {
        if digits == "1" {
            requests::connect::by_key(d, &found, line, contact);
        } else {
            d.end_leg(leg, LegEnd::Told);
        }
        return;
    }
    let first_word = found.is_ringing();
    if first_word {
        // The word that it was picked up has been lost.
        d.emit(LegEvent::LegAnswered {
            leg,
            line: line.clone(),
        });
    }
    if !found.is_answered() && !first_word {
        return;
    }
    if let Purpose::CheckIn(visit) = found.purpose {
        safety::phone::code_entered(d, &found, line, visit, digits);
        return;
    }
    if digits == "1" {
        confirm(d, leg, line);
    } else {
        over(d, leg, LegEnd::Unconfirmed);
    }
}

/// A person is there and takes it.
pub(in crate::domain) fn confirm(d: &mut Decider<'_>, leg: LegId, line: &CarrierId) {
    let Some(found) = d.leg(leg) else { return };
    match found.purpose {
        Purpose::Take(call) | Purpose::Rejoin(call) => join::win(d, &found, line, call),
        Purpose::CallBack(call) => callback::nurse_there(d, &found, line, call),
        Purpose::Person(call) => callback::person_there(d, &found, line, call),
        Purpose::Third(call) | Purpose::HandOver(call) => third::confirmed(d, &found, line, call),
        Purpose::Reminder(contact) => callback::reminder_taken(d, &found, line, contact),
        Purpose::Alarm(alarm) => alarms::decide::taken_by_key(d, &found, line, alarm),
        Purpose::Summons(contact) => summons::accept::by_key(d, &found, line, contact),
        Purpose::Handshake(handshake) => handshakes::decide::pressed(d, &found, line, handshake),
        // Some ask for a code.
        Purpose::RingIn | Purpose::CheckIn(_) | Purpose::Connect(_) => {}
    }
}

/// What the carrier says of a leg's line, by itself or when asked.
pub(in crate::domain) fn reports(
    d: &mut Decider<'_>,
    leg: LegId,
    line: &CarrierId,
    status: LineStatus,
) {
    let Some(found) = d.leg(leg) else { return };
    if line_is_over(&found, line) {
        return;
    }
    match status {
        LineStatus::Queued => adopt(d, &found, line),
        LineStatus::Ringing | LineStatus::InProgress => {
            adopt(d, &found, line);
            if status == LineStatus::Ringing
                && matches!(found.state, LegState::Requested | LegState::Placed)
            {
                d.emit(LegEvent::LegRang { leg });
            }
        }
        LineStatus::Completed
        | LineStatus::Busy
        | LineStatus::Failed
        | LineStatus::NoAnswer
        | LineStatus::Canceled => line_over(d, &found, line, status),
    }
}

/// One line of a leg is over. With somebody on it, that is the end of the leg when it is the line they speak on, whatever is
/// not yet known of its twins; otherwise with the last of them, and only when none is still being asked for.
fn line_over(d: &mut Decider<'_>, leg: &Leg, line: &CarrierId, status: LineStatus) {
    d.emit(LegEvent::LegLineEnded {
        leg: leg.id,
        line: line.clone(),
    });
    let Some(now) = d.leg(leg.id) else { return };
    let spoken_on = now.is_confirmed() && now.lines.last().is_some_and(|last| last.id == *line);
    let rings_on = now.live_lines().next().is_some() || being_placed(d, leg.id);
    if !now.is_live() || (rings_on && !spoken_on) {
        return;
    }
    over(d, leg.id, reason(leg.state, status));
}

fn being_placed(d: &Decider<'_>, leg: LegId) -> bool {
    d.state.placing.contains_key(&leg)
}

fn reason(state: LegState, status: LineStatus) -> LegEnd {
    match (state, status) {
        (LegState::Confirmed, _) => LegEnd::HungUp,
        (LegState::Answered, _) | (_, LineStatus::Completed) => LegEnd::Unconfirmed,
        (_, LineStatus::Busy) => LegEnd::Busy,
        (_, LineStatus::Failed) => LegEnd::Failed,
        (
            LegState::Requested | LegState::Placed | LegState::Ringing | LegState::Over(_),
            LineStatus::NoAnswer
            | LineStatus::Canceled
            | LineStatus::Queued
            | LineStatus::Ringing
            | LineStatus::InProgress,
        ) => LegEnd::NoAnswer,
    }
}

/// The carrier answers a question about a leg's line.
pub(in crate::domain) fn found(
    d: &mut Decider<'_>,
    leg: LegId,
    line: &CarrierId,
    status: LineStatus,
) {
    let Some(found) = d.leg(leg) else { return };
    if status.is_over() || !found.is_live() {
        reports(d, leg, line, status);
    } else if found.is_ringing() && status == LineStatus::InProgress {
        // Picked up, and the word of it lost: it is asked for the key now.
        answers(d, leg, line);
        if d.leg(leg).is_some_and(|leg| leg.is_answered()) {
            d.emit(LegEvent::LegMoved {
                leg,
                line: line.clone(),
            });
        }
    } else if found.asked.is_some() {
        found_there(d, &found, line);
    }
}

/// The carrier says that the line goes on, as we thought. One that should be in a conversation and is not (it was asked about
/// because of that) is brought there, twice; then it counts as dropped, so that the caller is not left alone.
fn found_there(d: &mut Decider<'_>, leg: &Leg, line: &CarrierId) {
    if leg.purpose == Purpose::RingIn && leg.is_answered() {
        // The next deadline serves her as a caller.
        return;
    }
    let talks = leg
        .purpose
        .call()
        .and_then(|call| d.call(call))
        .is_some_and(|call| call.talking().is_some_and(|talking| talking.leg == leg.id));
    if talks && leg.is_confirmed() && leg.moves >= MOVES {
        over(d, leg.id, LegEnd::HungUp);
        return;
    }
    d.emit(LegEvent::LegFound { leg: leg.id });
    if talks && leg.is_confirmed() {
        d.emit(LegEvent::LegMoved {
            leg: leg.id,
            line: line.clone(),
        });
    }
}

/// A leg is over: its end, and what follows for what it was for.
pub(in crate::domain) fn over(d: &mut Decider<'_>, leg: LegId, reason: LegEnd) {
    let Some(found) = d.leg(leg) else { return };
    if !found.is_live() {
        return;
    }
    give_up_placing(d, leg);
    d.emit(LegEvent::LegEnded { leg, reason });
    follow(d, &found, reason);
}

/// A leg is stopped, and nothing follows from that.
pub(in crate::domain) fn stop(d: &mut Decider<'_>, leg: LegId) {
    give_up_placing(d, leg);
    d.end_leg(leg, LegEnd::Stopped);
}

/// A request that is still on its way out is not sent any more.
fn give_up_placing(d: &mut Decider<'_>, leg: LegId) {
    if let Some(key) = d.state.placing.get(&leg).copied() {
        d.emit(EffectEvent::EffectGivenUp {
            key,
            why: "the leg is over".to_owned(),
        });
    }
}

fn follow(d: &mut Decider<'_>, leg: &Leg, reason: LegEnd) {
    match leg.purpose {
        Purpose::Take(call) | Purpose::Rejoin(call) => {
            let Some(found) = d.call(call) else { return };
            match &found.state {
                CallState::Waiting(waiting)
                    if waiting
                        .claimed
                        .is_some_and(|(claimed, _)| claimed == leg.id) =>
                {
                    calls::screen::claim_lapses(d, call);
                }
                CallState::Waiting(_) => steps::leg_over(d, call),
                CallState::Joining(joining) if joining.leg == leg.id => join::failed(d, call),
                CallState::Talking(talking) if talking.leg == leg.id => {
                    talk::nurse_gone(d, call, leg);
                }
                CallState::LineLost { .. } => talk::rejoin_over(d, call),
                CallState::RingingPerson { nurse, .. } if *nurse == leg.id => {
                    callback::nurse_over(d, leg, call);
                }
                CallState::Joining(_)
                | CallState::Talking(_)
                | CallState::FallingBack(_)
                | CallState::RingingNurse { .. }
                | CallState::RingingPerson { .. }
                | CallState::Ended { .. } => {}
            }
        }
        Purpose::CallBack(call) => callback::nurse_over(d, leg, call),
        Purpose::Person(call) => callback::person_over(d, leg, call, reason),
        Purpose::Third(call) | Purpose::HandOver(call) => {
            let Some(found) = d.call(call) else { return };
            if found.talking().is_some_and(|talking| talking.leg == leg.id) {
                talk::nurse_gone(d, call, leg);
            } else if matches!(&found.state, CallState::RingingPerson { nurse, .. } if *nurse == leg.id)
            {
                callback::nurse_over(d, leg, call);
            }
        }
        Purpose::Summons(contact) => summons::steps::leg_over(d, contact),
        // Their own deadlines go on.
        Purpose::Reminder(_)
        | Purpose::Alarm(_)
        | Purpose::RingIn
        | Purpose::Connect(_)
        | Purpose::Handshake(_)
        | Purpose::CheckIn(_) => {}
    }
}

/// A leg's own deadline.
pub(in crate::domain) fn due(d: &mut Decider<'_>, leg: LegId) {
    let Some(found) = d.leg(leg) else { return };
    match found.state {
        LegState::Requested => {
            over(d, leg, LegEnd::Refused);
            let words = "no answer to our request for a call in time".to_owned();
            alarms::decide::raise(
                d,
                alarms::alarm::AlarmKind::CarrierRefused(words),
                None,
                None,
            );
        }
        LegState::Placed | LegState::Ringing if found.asked.is_none() => {
            d.emit(LegEvent::LegAsked { leg });
        }
        LegState::Placed | LegState::Ringing => over(d, leg, LegEnd::NoAnswer),
        LegState::Answered if found.purpose == Purpose::RingIn => ring_in::silent(d, &found),
        LegState::Answered => over(d, leg, LegEnd::Unconfirmed),
        LegState::Confirmed => over(d, leg, LegEnd::HungUp),
        // No word that its line has ended: it has by now.
        LegState::Over(_) => {
            let lines: Vec<CarrierId> = found.live_lines().cloned().collect();
            for line in lines {
                d.emit(LegEvent::LegLineEnded { leg, line });
            }
        }
    }
}
