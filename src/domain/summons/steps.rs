//! Whom to ring for a summons, in the order that callers are rung for: preferred nurse, primary, backup, everyone. After the last step
//! everybody is rung every minute and the leader is told. The page is `handbook/engineering/calls.md`, "A summons".

use std::time::Duration;

use crate::domain::alarms;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::calls::leg::{Leg, LegEnd, Purpose};
use crate::domain::calls::legs;
use crate::domain::care::rules::is_private;
use crate::domain::deadline;
use crate::domain::decider::Decider;
use crate::domain::ids::{ContactId, LegId, StaffId};
use crate::domain::service::timing::Step;
use crate::domain::state::State;
use crate::domain::summons::codes;
use crate::domain::summons::event::SummonsEvent;
use crate::domain::summons::outlook::{self, last_ring, last_step};
use crate::domain::summons::state::{Ringing, Summons, SummonsWhy, is_immediate};
use crate::domain::time::Timestamp;

/// No telephone is asked to ring for longer than this, seconds.
const LONGEST_RING: u64 = 60;
/// Nor for less: the carrier takes some seconds to begin.
const SHORTEST_RING: u64 = 10;
/// Every so many rounds the leader is told anew, if somebody has taken the alarm and nothing came of it.
const ALARM_AGAIN: u16 = 10;

/// Begins to ring for a contact. One that rings already rings on.
pub(in crate::domain) fn begin(d: &mut Decider<'_>, contact: ContactId, why: SummonsWhy) {
    if !is_ringing(d, contact) {
        d.emit(SummonsEvent::SummonsBegan { contact, why });
        step_from(d, contact, 0);
    }
}

/// Rings anew for a request, without her who has just given it back. Whatever its contact was rung for before: a message of somebody who
/// rang later.
pub(in crate::domain) fn begin_without(d: &mut Decider<'_>, contact: ContactId, staff: &StaffId) {
    let why = SummonsWhy::Request;
    d.emit(SummonsEvent::SummonsBegan { contact, why });
    d.emit(SummonsEvent::SummonsDeclined {
        contact,
        staff: staff.clone(),
    });
    step_from(d, contact, 0);
}

pub(in crate::domain) fn is_ringing(d: &Decider<'_>, contact: ContactId) -> bool {
    d.state
        .summons_of(contact)
        .is_some_and(|summons| summons.ringing().is_some())
}

fn ringing(d: &Decider<'_>, contact: ContactId) -> Option<(std::sync::Arc<Summons>, Ringing)> {
    let found = d.state.summons.get(&contact).cloned()?;
    let ringing = *found.ringing()?;
    Some((found, ringing))
}

/// The first step at or after `first` that rings somebody new.
fn step_from(d: &mut Decider<'_>, contact: ContactId, first: u8) {
    let (Some(service), Some((found, _))) = (d.service(), ringing(d, contact)) else {
        return;
    };
    for (index, step) in (0u8..).zip(&service.steps).skip(usize::from(first)) {
        let ring = outlook::ring(&d.state, &found, step.whom, |staff| {
            can_ring(d, &found, staff)
        });
        if ring.is_empty() {
            continue;
        }
        d.emit(SummonsEvent::SummonsStepBegan {
            contact,
            step: index,
            until: d.now + step.ring,
            rounds: 0,
        });
        let seconds = ring_seconds(&service.steps[usize::from(index)..]);
        for staff in ring {
            summon(d, contact, &staff, seconds);
        }
        return;
    }
    nobody_new(d, contact);
}

/// Her telephone is free. An immediate request takes one that rings for another.
fn can_ring(d: &Decider<'_>, summons: &Summons, staff: &StaffId) -> bool {
    if is_immediate(&d.state, summons) {
        !d.is_engaged(staff)
    } else {
        !d.is_engaged_at_all(staff)
    }
}

fn ring_seconds(steps: &[Step]) -> u16 {
    let total: Duration = steps.iter().map(|step| step.ring).sum();
    seconds(total.as_secs())
}

fn seconds(seconds: u64) -> u16 {
    u16::try_from(seconds.clamp(SHORTEST_RING, LONGEST_RING)).unwrap_or(60)
}

/// Her telephone, and a message with a code of her own.
fn summon(d: &mut Decider<'_>, contact: ContactId, staff: &StaffId, seconds: u16) {
    d.ring_staff(Purpose::Summons(contact), staff, seconds);
    codes::give(d, contact, staff);
}

/// On her screen and by message, since her telephone is taken.
fn notice(d: &mut Decider<'_>, contact: ContactId, staff: StaffId) {
    codes::give(d, contact, &staff);
    d.emit(SummonsEvent::SummonsNoticed { contact, staff });
}

/// No step rings anybody new: those who are on the telephone are told on their screens, and then the rounds begin.
fn nobody_new(d: &mut Decider<'_>, contact: ContactId) {
    let Some((found, _)) = ringing(d, contact) else {
        return;
    };
    let unwanted = outlook::last_resort(&d.state, &found, |staff| can_ring(d, &found, staff));
    if !unwanted.is_empty() {
        let ring = last_ring(&d.state);
        d.emit(SummonsEvent::SummonsStepBegan {
            contact,
            step: last_step(&d.state),
            until: d.now + ring,
            rounds: 0,
        });
        for staff in unwanted {
            summon(d, contact, &staff, seconds(ring.as_secs()));
        }
        return;
    }
    let busy = on_other_lines(d, &found);
    if busy.is_empty() {
        round(d, contact, 1);
        return;
    }
    d.emit(SummonsEvent::SummonsStepBegan {
        contact,
        step: last_step(&d.state),
        until: d.now + last_ring(&d.state),
        rounds: 0,
    });
    for staff in busy {
        notice(d, contact, staff);
    }
}

/// Those on duty whose telephones are taken by something else, and who have not been told yet.
fn on_other_lines(d: &Decider<'_>, summons: &Summons) -> Vec<StaffId> {
    d.on_duty()
        .into_iter()
        .filter(|staff| !is_private(&d.state, summons.contact, staff))
        .filter(|staff| !summons.declined.contains(staff) && !summons.noticed.contains(staff))
        .filter(|staff| d.is_engaged_at_all(staff) && !rings_for(&d.state, summons, staff))
        .collect()
}

/// Nobody has taken it: everybody is rung again every minute, and the leader is told. With nobody on duty it waits for the next who
/// is, or for the leader.
fn round(d: &mut Decider<'_>, contact: ContactId, rounds: u16) {
    let on_duty = d.on_duty();
    let minute = d.timing().exhausted_retry;
    let until = if on_duty.is_empty() {
        let next_duty = d.state.shift_until.unwrap_or(d.now);
        next_duty.max(d.now + minute)
    } else {
        d.now + minute
    };
    d.emit(SummonsEvent::SummonsStepBegan {
        contact,
        step: last_step(&d.state),
        until,
        rounds,
    });
    if rounds % ALARM_AGAIN == 1 || on_duty.is_empty() {
        alarms::decide::raise(d, AlarmKind::NobodyTakes, Some(contact), None);
    }
    let seconds = seconds(minute.as_secs() / 2);
    for staff in on_duty {
        let Some((found, _)) = ringing(d, contact) else {
            return;
        };
        if rings_for(&d.state, &found, &staff) || is_private(&d.state, contact, &staff) {
            continue;
        }
        if can_ring(d, &found, &staff) {
            summon(d, contact, &staff, seconds);
        } else if !found.noticed.contains(&staff) {
            notice(d, contact, staff);
        }
    }
}

fn rings_for(state: &State, summons: &Summons, staff: &StaffId) -> bool {
    state
        .legs_for(summons)
        .any(|leg| leg.staff() == Some(staff))
}

/// Its time is over.
pub(in crate::domain) fn due(d: &mut Decider<'_>, contact: ContactId) {
    let Some((found, now)) = ringing(d, contact) else {
        return;
    };
    let held = deadline::hold_summons(&d.state, &found).is_some_and(|held| held > d.now);
    if held || now.step_until > d.now {
        return;
    }
    if now.rounds > 0 {
        round(d, contact, now.rounds.saturating_add(1));
    } else {
        step_from(d, contact, now.step.saturating_add(1));
    }
}

/// A telephone that rang for it is over. Nobody else of this step rings any more: the next one begins at once.
pub(in crate::domain) fn leg_over(d: &mut Decider<'_>, contact: ContactId) {
    let Some((found, now)) = ringing(d, contact) else {
        return;
    };
    // In the rounds the minute goes on: everybody is rung again at its end.
    let held = deadline::hold_summons(&d.state, &found).is_some_and(|held| held > d.now);
    if now.rounds > 0 || held {
        return;
    }
    let of_this_step = |leg: &Leg| leg.requested_at >= now.step_since;
    let rang = found
        .legs
        .iter()
        .filter_map(|leg| d.state.leg(*leg))
        .any(of_this_step);
    if rang && !d.state.legs_for(&found).any(of_this_step) {
        step_from(d, contact, now.step.saturating_add(1));
    }
}

/// "I cannot now": on to the next at once.
pub(in crate::domain) fn decline(d: &mut Decider<'_>, contact: ContactId, staff: &StaffId) {
    let Some((found, now)) = ringing(d, contact) else {
        return;
    };
    d.emit(SummonsEvent::SummonsDeclined {
        contact,
        staff: staff.clone(),
    });
    let hers: Vec<LegId> = d
        .state
        .legs_for(&found)
        .filter(|leg| leg.staff() == Some(staff))
        .map(|leg| leg.id)
        .collect();
    let told_only = hers.is_empty() && found.noticed.contains(staff);
    for leg in hers {
        legs::over(d, leg, LegEnd::Declined);
    }
    // Nobody rings, and whoever was told has said no.
    let Some((found, _)) = ringing(d, contact) else {
        return;
    };
    let nobody_left = found
        .noticed
        .iter()
        .all(|noticed| found.declined.contains(noticed));
    if told_only && now.rounds == 0 && nobody_left && d.state.legs_for(&found).next().is_none() {
        step_from(d, contact, now.step.saturating_add(1));
    }
}

/// Somebody who was told on her screen is free again: rung now. Gives whether she is.
pub(in crate::domain) fn ring_freed(
    d: &mut Decider<'_>,
    staff: &StaffId,
    contact: ContactId,
) -> bool {
    let Some((found, now)) = ringing(d, contact) else {
        return false;
    };
    if d.state.legs_for(&found).any(Leg::is_answered) {
        // Somebody is just taking it.
        return false;
    }
    let rung = |since: Timestamp| {
        found
            .legs
            .iter()
            .filter_map(|leg| d.state.leg(*leg))
            .filter(|leg| leg.staff() == Some(staff) && leg.requested_at >= since)
            .count()
    };
    let again = if now.rounds > 0 {
        rung(now.step_since) > 0
    } else {
        rung(found.since) > 1
    };
    if again {
        return false;
    }
    let ring = last_ring(&d.state);
    if now.rounds == 0 {
        d.emit(SummonsEvent::SummonsStepBegan {
            contact,
            step: now.step,
            until: d.now + ring,
            rounds: 0,
        });
    }
    summon(d, contact, staff, seconds(ring.as_secs()));
    true
}

/// Others are on duty: those who are not any more stop ringing, and it begins anew with those who are.
pub(in crate::domain) fn duty_changed(d: &mut Decider<'_>) {
    let ringing: Vec<ContactId> = d
        .state
        .summons
        .values()
        .filter(|summons| summons.ringing().is_some())
        .map(|summons| summons.contact)
        .collect();
    for contact in ringing {
        let on_duty = d.on_duty();
        let Some(found) = d.state.summons.get(&contact).cloned() else {
            continue;
        };
        let left: Vec<LegId> = d
            .state
            .legs_for(&found)
            .filter(|leg| leg.is_ringing())
            .filter(|leg| leg.staff().is_some_and(|staff| !on_duty.contains(staff)))
            .map(|leg| leg.id)
            .collect();
        for leg in left {
            d.end_leg(leg, LegEnd::Stopped);
        }
        step_from(d, contact, 0);
    }
}
