//! Who is asked for a handshake, what proves it, and who is told when it is not proven (`handbook/service/en/on-duty.md`).

use std::time::Duration;

use crate::domain::alarms;
use crate::domain::alarms::alarm::{AlarmKind, Loudness};
use crate::domain::calls::leg::{Leg, LegEnd, Purpose};
use crate::domain::decider::Decider;
use crate::domain::duty;
use crate::domain::duty::Shift;
use crate::domain::event::LegEvent;
use crate::domain::handshakes::command::HandshakeAct;
use crate::domain::handshakes::event::HandshakeEvent;
use crate::domain::handshakes::handshake::{Handshake, Way};
use crate::domain::ids::{CarrierId, HandshakeId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// How long her telephone rings, seconds.
const RING_SECONDS: u16 = 30;
/// From one ringing to the next.
const RING_AGAIN: Duration = Duration::from_mins(5);
/// While her telephone is busy.
const RING_SOON: Duration = Duration::from_mins(1);

/// Whom a handshake is asked of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::domain) enum Asked {
    /// She comes on duty: she gets the code, is rung at the start, and what is not proven is told.
    OnComing,
    /// She had the duty before the service knew of it: she may prove it, and nobody is told if she does not.
    Already,
}

/// The roster was looked up: those who have come, or come within half an hour, are asked; those who have left are not any more.
pub(in crate::domain) fn look_up(d: &mut Decider<'_>, asked: Asked) {
    let coming = coming(d);
    let near = |d: &Decider<'_>, shift: &Shift| shift.start <= d.now + d.timing().handshake_before;
    let near_shift = coming.as_ref().filter(|shift| near(d, shift)).cloned();
    let gone: Vec<HandshakeId> = d
        .state
        .handshakes
        .values()
        .filter(|handshake| {
            let has = |shift: &Option<Shift>| {
                shift
                    .as_ref()
                    .is_some_and(|shift| shift.has(&handshake.staff))
            };
            !has(&d.state.shift) && !has(&near_shift)
        })
        .map(|handshake| handshake.id)
        .collect();
    for handshake in gone {
        end(d, handshake);
    }
    if let Some(shift) = d.state.shift.clone() {
        begin_all(d, &shift, asked);
    }
    if let Some(shift) = &near_shift {
        begin_all(d, shift, Asked::OnComing);
    }
    plan(d, coming.filter(|shift| !near(d, shift)).as_ref());
}

/// The people of the next change.
fn coming(d: &Decider<'_>) -> Option<Shift> {
    let service = d.service()?;
    let at = d.state.shift_until?;
    duty::shift_at(&service, at)
}

fn plan(d: &mut Decider<'_>, later: Option<&Shift>) {
    let before = d.timing().handshake_before;
    let next_at = later
        .filter(|shift| {
            shift
                .everyone()
                .any(|staff| d.state.handshake_of(staff).is_none())
        })
        .map(|shift| shift.start - before);
    if d.state.handshakes_next != next_at {
        d.emit(HandshakeEvent::HandshakesPlanned { next_at });
    }
}

fn begin_all(d: &mut Decider<'_>, shift: &Shift, asked: Asked) {
    for staff in shift.everyone() {
        if d.state.handshake_of(staff).is_none() {
            begin(d, staff, shift.start, asked);
        }
    }
}

fn begin(d: &mut Decider<'_>, staff: &StaffId, starts: Timestamp, asked: Asked) {
    let (handshake, code) = d.handshake_id();
    let from = starts.max(d.now);
    let told = asked == Asked::OnComing;
    let due = d.timing().handshake_due;
    d.emit(HandshakeEvent::HandshakeBegan {
        handshake,
        staff: staff.clone(),
        starts,
        due_at: told.then(|| from + due),
        ring_at: told.then_some(from),
        code: Secret::Known(code),
    });
    if told {
        send(d, handshake, staff);
    }
}

fn end(d: &mut Decider<'_>, handshake: HandshakeId) {
    let Some(staff) = d
        .state
        .handshake(handshake)
        .map(|found| found.staff.clone())
    else {
        return;
    };
    stop_ringing(d, handshake);
    d.emit(HandshakeEvent::HandshakeEnded { handshake });
    settle_alarms(d, &staff);
}

fn stop_ringing(d: &mut Decider<'_>, handshake: HandshakeId) {
    let ringing: Vec<_> = d
        .state
        .engaged
        .values()
        .flatten()
        .filter_map(|leg| d.state.leg(*leg))
        .filter(|leg| leg.purpose == Purpose::Handshake(handshake) && !leg.is_confirmed())
        .map(|leg| leg.id)
        .collect();
    for leg in ringing {
        d.end_leg(leg, LegEnd::Stopped);
    }
}

fn send(d: &mut Decider<'_>, handshake: HandshakeId, staff: &StaffId) {
    let message = d.text_staff(staff, MessageText::DutyBegins(handshake));
    d.emit(HandshakeEvent::HandshakeTexted { handshake, message });
}

/// One step of hers.
pub(in crate::domain) fn act(d: &mut Decider<'_>, act: &HandshakeAct) -> Result<(), Rejection> {
    let staff = d.staff()?;
    let found = d
        .state
        .handshake_of(&staff)
        .cloned()
        .ok_or(Rejection::NotOnDutySoon)?;
    match act {
        HandshakeAct::Tablet => proven(d, &staff, Way::Tablet),
        HandshakeAct::Ring => {
            if d.is_engaged_at_all(&staff) {
                return Err(Rejection::Busy);
            }
            ring(d, &found, found.ring_at);
        }
        HandshakeAct::Send => send(d, found.id, &staff),
        HandshakeAct::Code(code) => {
            if found.code.known().map(String::as_str) != Some(code.trim()) {
                return Err(Rejection::WrongCode);
            }
            proven(d, &staff, Way::Message);
        }
    }
    Ok(())
}

fn ring(d: &mut Decider<'_>, handshake: &Handshake, next_at: Option<Timestamp>) {
    d.emit(HandshakeEvent::HandshakeRung {
        handshake: handshake.id,
        next_at,
    });
    d.ring_staff(
        Purpose::Handshake(handshake.id),
        &handshake.staff,
        RING_SECONDS,
    );
}

/// A way has reached her, by the handshake or by use.
pub(in crate::domain) fn proven(d: &mut Decider<'_>, staff: &StaffId, way: Way) {
    let Some(found) = d.state.handshake_of(staff).cloned() else {
        return;
    };
    if found.proven(way).is_some() {
        return;
    }
    d.emit(HandshakeEvent::HandshakeProven {
        handshake: found.id,
        way,
    });
    if way == Way::Telephone {
        stop_ringing(d, found.id);
    }
    settle_alarms(d, staff);
}

/// What an alarm about her handshake was about may be over.
fn settle_alarms(d: &mut Decider<'_>, staff: &StaffId) {
    alarms::decide::end_all(
        d,
        |kind| matches!(kind, AlarmKind::HandshakeMissed(whose) | AlarmKind::HandshakeHole(whose) if whose == staff),
    );
}

/// She has pressed 1 on the telephone that we rang to prove it.
pub(in crate::domain) fn pressed(
    d: &mut Decider<'_>,
    leg: &Leg,
    line: &CarrierId,
    handshake: HandshakeId,
) {
    d.emit(LegEvent::LegConfirmed {
        leg: leg.id,
        line: line.clone(),
        purpose: leg.purpose,
    });
    if let Some(staff) = d
        .state
        .handshake(handshake)
        .map(|found| found.staff.clone())
    {
        proven(d, &staff, Way::Telephone);
    }
    d.end_leg(leg.id, LegEnd::Told);
}

/// What is due now, of all handshakes.
pub(in crate::domain) fn due(d: &mut Decider<'_>) {
    if d.state.handshakes_next.is_some_and(|at| at <= d.now) {
        look_up(d, Asked::OnComing);
    }
    let due: Vec<HandshakeId> = d
        .state
        .handshakes
        .values()
        .filter(|handshake| handshake.deadline().is_some_and(|at| at <= d.now))
        .map(|handshake| handshake.id)
        .collect();
    for handshake in due {
        due_one(d, handshake);
    }
}

fn due_one(d: &mut Decider<'_>, id: HandshakeId) {
    let Some(found) = d.state.handshake(id).cloned() else {
        return;
    };
    let late = |due: Timestamp| due <= d.now;
    if found.due_at.is_some_and(late) && !found.missed && !found.is_complete() {
        missed(d, &found);
    }
    if found.telephone.is_none() && found.ring_at.is_some_and(|at| at <= d.now) {
        let before_due = |next: Timestamp| found.due_at.is_none_or(|due| next < due);
        if d.is_engaged_at_all(&found.staff) {
            d.emit(HandshakeEvent::HandshakeRung {
                handshake: id,
                next_at: Some(d.now + RING_SOON).filter(|next| before_due(*next)),
            });
        } else {
            let next_at = Some(d.now + RING_AGAIN).filter(|next| before_due(*next));
            ring(d, &found, next_at);
        }
    }
}

/// Not proven in time. A telephone that has not answered rings backup and leader: calls may not reach her. A hole in the others is
/// told them by message and stands on the boards.
fn missed(d: &mut Decider<'_>, handshake: &Handshake) {
    d.emit(HandshakeEvent::HandshakeMissed {
        handshake: handshake.id,
    });
    let staff = handshake.staff.clone();
    let kind = if handshake.telephone.is_none() {
        AlarmKind::HandshakeMissed(staff)
    } else {
        AlarmKind::HandshakeHole(staff)
    };
    let quiet = kind.loudness() == Loudness::Board;
    let told = alarms::rounds::first(d, &kind);
    alarms::decide::raise(d, kind, None, None);
    if quiet {
        for staff in told {
            d.text_staff(&staff, MessageText::HandshakeHole);
        }
    }
}
