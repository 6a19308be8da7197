//! Alarms: raised once for one matter, passed on until somebody takes them.

use crate::domain::alarms::alarm::{Alarm, AlarmKind, AlarmState, Loudness};
use crate::domain::alarms::rounds;
use crate::domain::calls::call::CallState;
use crate::domain::calls::leg::{Leg, LegEnd, Purpose};
use crate::domain::care::rules;
use crate::domain::contacts::contact::Phase;
use crate::domain::decider::Decider;
use crate::domain::event::{AlarmEvent, LegEvent};
use crate::domain::handshakes::handshake::Handshake;
use crate::domain::ids::{AlarmId, CarrierId, ContactId, EffectKey, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::rejection::Rejection;
use crate::domain::safety;

/// How long a telephone rings for an alarm, seconds.
const RING_SECONDS: u16 = 30;

/// Raises an alarm, or counts it on one of the same kind that is open already.
pub(in crate::domain) fn raise(
    d: &mut Decider<'_>,
    kind: AlarmKind,
    contact: Option<ContactId>,
    effect: Option<EffectKey>,
) -> AlarmId {
    let loud = kind.loudness() == Loudness::Ring;
    let same = d
        .state
        .open_alarms
        .iter()
        .filter_map(|alarm| d.state.alarm(*alarm))
        .find(|alarm| alarm.kind.same_kind(&kind) && (!loud || alarm.contact == contact))
        .map(|alarm| alarm.id);
    if let Some(alarm) = same {
        d.emit(AlarmEvent::AlarmRepeated { alarm });
        return alarm;
    }
    let alarm = d.alarm_id();
    d.emit(AlarmEvent::AlarmRaised {
        alarm,
        kind,
        contact,
        effect,
    });
    if loud {
        pass_on(d, alarm, 0);
    }
    alarm
}

/// Tells the next: a message, then a call to be taken with a key.
fn pass_on(d: &mut Decider<'_>, alarm: AlarmId, told: u16) {
    let contact = d.state.alarm(alarm).and_then(|alarm| alarm.contact);
    let Some(kind) = d.state.alarm(alarm).map(|alarm| alarm.kind.clone()) else {
        return;
    };
    let Some(service) = d.service() else { return };
    let list = if kind.is_safety() {
        service.alarm_list.clone()
    } else {
        not_private(d, contact, &service.alarm_list)
    };
    let whom = rounds::next(d, &kind, &list, told);
    let next_at = d.now + rounds::pause(d, &kind);
    // The last to be told is the one whom the boards name: the nearest.
    for staff in whom.iter().rev() {
        d.emit(AlarmEvent::AlarmPassed {
            alarm,
            staff: staff.clone(),
            next_at,
        });
    }
    for staff in whom {
        d.text_staff(&staff, MessageText::AlarmWaits);
        if !d.is_engaged_at_all(&staff) {
            d.ring_staff(Purpose::Alarm(alarm), &staff, RING_SECONDS);
        }
    }
}

/// What alarms of this kind were about is over: they leave the boards, and telephones about them stop.
pub(in crate::domain) fn end_all(d: &mut Decider<'_>, over: impl Fn(&AlarmKind) -> bool) {
    let found: Vec<AlarmId> = d
        .state
        .open_alarms
        .iter()
        .filter_map(|alarm| d.state.alarm(*alarm))
        .filter(|alarm| over(&alarm.kind))
        .map(|alarm| alarm.id)
        .collect();
    for alarm in found {
        d.emit(AlarmEvent::AlarmOver { alarm });
        stop_ringing(d, alarm);
    }
}

/// Those on the list who may be told about a contact; all of them, if that is nobody.
fn not_private(d: &Decider<'_>, contact: Option<ContactId>, list: &[StaffId]) -> Vec<StaffId> {
    let may = |staff: &&StaffId| {
        contact.is_none_or(|contact| !rules::is_private(&d.state, contact, staff))
    };
    let some: Vec<StaffId> = list.iter().filter(may).cloned().collect();
    if some.is_empty() { list.to_vec() } else { some }
}

/// Nobody has taken it in time: the next on the list, unless what it was about is over.
pub(in crate::domain) fn due(d: &mut Decider<'_>, alarm: &Alarm) {
    let AlarmState::With { told, .. } = &alarm.state else {
        return;
    };
    if is_over(d, alarm) {
        d.emit(AlarmEvent::AlarmQuieted { alarm: alarm.id });
    } else {
        pass_on(d, alarm.id, *told);
    }
}

fn is_over(d: &Decider<'_>, alarm: &Alarm) -> bool {
    let contact = alarm.contact.and_then(|contact| d.state.contact(contact));
    match (&alarm.kind, contact) {
        (AlarmKind::HandshakeMissed(staff) | AlarmKind::HandshakeHole(staff), _) => d
            .state
            .handshake_of(staff)
            .is_none_or(Handshake::is_complete),
        (AlarmKind::NobodyAvailable, _) => d.on_duty().is_empty() || !d.available().is_empty(),
        // A handover's is ended by whoever accepts the last of it. Only her code, or a colleague, ends the others; then they are settled.
        (
            AlarmKind::HandoverNotAccepted | AlarmKind::VisitMissed(_) | AlarmKind::HelpNeeded(_),
            _,
        )
        | (_, None) => false,
        (AlarmKind::LifeInDanger, Some(contact)) => contact.care.danger.is_none(),
        (AlarmKind::CallBackOverdue, Some(contact)) => !matches!(
            contact.phase,
            Phase::CallBackDue(_) | Phase::CallingBack { .. }
        ),
        (AlarmKind::NobodyTakes, Some(contact)) => d
            .state
            .summons_of(contact.id)
            .is_none_or(|summons| summons.ringing().is_none()),
        (
            AlarmKind::NoNurseOnRoster
            | AlarmKind::NobodyToRing
            | AlarmKind::NobodyAnswers
            | AlarmKind::CarrierRefused(_)
            | AlarmKind::GivenUp(_)
            | AlarmKind::MessagesStopped
            | AlarmKind::MessageFailed(_),
            Some(contact),
        ) => match &contact.phase {
            Phase::OnTheLine(call) => d
                .state
                .call(*call)
                .is_none_or(|call| matches!(call.state, CallState::Talking(_))),
            Phase::CallBackDue(_)
            | Phase::CallingBack { .. }
            | Phase::NeedsOutcome { .. }
            | Phase::Closed(_) => true,
        },
    }
}

/// What an alarm was about is over: it stands on the boards, and the telephones that ring for it stop.
pub(in crate::domain) fn settle(d: &mut Decider<'_>, kind: &AlarmKind, contact: ContactId) {
    let ringing: Vec<AlarmId> = d
        .state
        .open_alarms
        .iter()
        .filter_map(|alarm| d.state.alarm(*alarm))
        .filter(|alarm| alarm.kind.same_kind(kind) && alarm.contact == Some(contact))
        .filter(|alarm| matches!(alarm.state, AlarmState::With { .. }))
        .map(|alarm| alarm.id)
        .collect();
    for alarm in ringing {
        d.emit(AlarmEvent::AlarmQuieted { alarm });
        stop_ringing(d, alarm);
    }
}

/// "I take this alarm", on the screen.
pub(in crate::domain) fn take(d: &mut Decider<'_>, alarm: AlarmId) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = d
        .state
        .alarm(alarm)
        .ok_or(Rejection::NotFound { what: "alarm" })?;
    if !found.is_open() {
        return Err(Rejection::TakenAlready);
    }
    if found.kind.is_safety() && found.kind.about() == Some(&by) {
        return Err(Rejection::ColleagueSettles);
    }
    taken(d, alarm, &by);
    Ok(())
}

/// The same with the key on the telephone.
pub(in crate::domain) fn taken_by_key(
    d: &mut Decider<'_>,
    leg: &Leg,
    line: &CarrierId,
    alarm: AlarmId,
) {
    let open = d.state.alarm(alarm).is_some_and(Alarm::is_open);
    match leg.staff().cloned().filter(|_| open) {
        Some(staff) => {
            d.emit(LegEvent::LegConfirmed {
                leg: leg.id,
                line: line.clone(),
                purpose: leg.purpose,
            });
            taken(d, alarm, &staff);
            d.end_leg(leg.id, LegEnd::Told);
        }
        None => d.end_leg(leg.id, LegEnd::Told),
    }
}

fn taken(d: &mut Decider<'_>, alarm: AlarmId, by: &StaffId) {
    let kind = d.state.alarm(alarm).map(|alarm| alarm.kind.clone());
    d.emit(AlarmEvent::AlarmTaken {
        alarm,
        by: by.clone(),
    });
    stop_ringing(d, alarm);
    if let Some(kind) = kind {
        safety::decide::alarm_taken(d, &kind, by);
    }
}

fn stop_ringing(d: &mut Decider<'_>, alarm: AlarmId) {
    let ringing: Vec<_> = d
        .state
        .engaged
        .values()
        .flatten()
        .filter_map(|leg| d.state.leg(*leg))
        .filter(|leg| leg.purpose == Purpose::Alarm(alarm) && !leg.is_confirmed())
        .map(|leg| leg.id)
        .collect();
    for leg in ringing {
        d.end_leg(leg, LegEnd::Stopped);
    }
}
