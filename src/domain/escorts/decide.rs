//! Escorts are booked, changed, under way, over. From the first minute to the last it is known who answers at home: she is not rung, the
//! leader is told, and whoever does not come back in time is asked (`handbook/service/en/escort.md`).

use std::time::Duration;

use crate::domain::decider::Decider;
use crate::domain::escorts::command::{EscortCommand, WaitPlan};
use crate::domain::escorts::escort::{Escort, Journey, MOST_ESCORTS, Ride, Stage};
use crate::domain::escorts::event::EscortEvent;
use crate::domain::escorts::journey::{checked, short, window};
use crate::domain::escorts::rejection::EscortRejection;
use crate::domain::escorts::tell::{self, ChairText};
use crate::domain::handshakes::decide::Asked;
use crate::domain::ids::{ContactId, EscortId, StaffId};
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::service::people::StaffRole;
use crate::domain::{presence, roster, summons};

/// The leader is told so long after she was asked whether she is back.
const THEN_THE_LEADER: Duration = Duration::from_mins(15);
/// Both are asked again after so long.
const ASKED_AGAIN: Duration = Duration::from_hours(2);
/// So many times, and no more.
const MOST_ASKED: u8 = 12;

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: EscortCommand,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    match command {
        EscortCommand::Book {
            escort,
            contact,
            journey,
        } => book(d, escort, contact, *journey, by),
        EscortCommand::Change {
            escort,
            contact,
            journey,
        } => change(d, escort, contact, *journey, by),
        EscortCommand::SetOff { escort, contact } => {
            let found = before_arrival(d, escort, contact)?;
            if matches!(found.stage, Stage::UnderWay { .. }) {
                return Ok(());
            }
            empty_chair(d, &found);
            d.emit(EscortEvent::EscortSetOff { escort, by });
            Ok(())
        }
        EscortCommand::CancelFlight { escort, contact } => cancel_flight(d, escort, contact, by),
        EscortCommand::PlanWait {
            escort,
            contact,
            plan,
        } => plan_wait(d, escort, contact, &plan, by),
        EscortCommand::TellUnit {
            escort,
            contact,
            whom,
        } => {
            open(d, escort, contact)?;
            let whom = Secret::Known(short(&whom)?);
            d.emit(EscortEvent::UnitTold {
                escort,
                contact,
                whom,
                by,
            });
            Ok(())
        }
        EscortCommand::Arrive {
            escort,
            contact,
            to,
        } => arrive(d, escort, contact, &to, by),
        EscortCommand::CallOff {
            escort,
            contact,
            reason,
        } => call_off(d, escort, contact, &reason, by),
        EscortCommand::Return { escort, contact } => {
            let found = open(d, escort, contact)?;
            returned(d, &found, by)
        }
        EscortCommand::SayBack { escort } => {
            let found = going_on(d, escort)?;
            returned(d, &found, by)
        }
        EscortCommand::NameCover { escort, cover } => name_cover(d, escort, cover, by),
    }
}

/// An escort that is not over.
fn going_on(d: &Decider<'_>, escort: EscortId) -> Result<Escort, Rejection> {
    let found = d
        .state
        .escort(escort)
        .cloned()
        .ok_or(Rejection::NotFound { what: "escort" })?;
    if found.is_open() {
        Ok(found)
    } else {
        Err(EscortRejection::Over.into())
    }
}

/// The same, of this contact.
fn open(d: &Decider<'_>, escort: EscortId, contact: ContactId) -> Result<Escort, Rejection> {
    d.state
        .escort(escort)
        .filter(|found| found.contact == contact)
        .ok_or(Rejection::NotFound { what: "escort" })?;
    going_on(d, escort)
}

/// The same, while the patient is in her hands.
fn before_arrival(
    d: &Decider<'_>,
    escort: EscortId,
    contact: ContactId,
) -> Result<Escort, Rejection> {
    let found = open(d, escort, contact)?;
    match found.stage {
        Stage::Arrived { .. } => Err(EscortRejection::Arrived.into()),
        Stage::Booked | Stage::UnderWay { .. } | Stage::Back { .. } | Stage::CalledOff { .. } => {
            Ok(found)
        }
    }
}

fn book(
    d: &mut Decider<'_>,
    escort: EscortId,
    contact: ContactId,
    journey: Journey,
    by: StaffId,
) -> Result<(), Rejection> {
    d.contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })?;
    let journey = checked(d, escort, journey)?;
    if let Some(known) = d.state.escort(escort) {
        let same = known.contact == contact && known.journey == journey;
        return if same {
            Ok(())
        } else {
            Err(EscortRejection::IdTaken.into())
        };
    }
    if d.state.escorts_of(contact).count() >= MOST_ESCORTS {
        return Err(EscortRejection::TooMany { most: MOST_ESCORTS }.into());
    }
    d.emit(EscortEvent::EscortBooked {
        escort,
        contact,
        journey,
        by,
    });
    tell::empty(d, escort, false);
    empty_if_due(d, escort);
    Ok(())
}

fn change(
    d: &mut Decider<'_>,
    escort: EscortId,
    contact: ContactId,
    journey: Journey,
    by: StaffId,
) -> Result<(), Rejection> {
    let found = open(d, escort, contact)?;
    let journey = checked(d, escort, journey)?;
    let before = &found.journey;
    if journey == *before {
        return Ok(());
    }
    if found.is_away() && journey.staff != before.staff {
        return Err(EscortRejection::LeftAlready.into());
    }
    let window = (journey.from, journey.until) != (before.from, before.until)
        || journey.staff != before.staff;
    let untold = window || journey.unit != before.unit || journey.flight != before.flight;
    d.emit(EscortEvent::EscortChanged {
        escort,
        contact,
        journey,
        untold,
        by,
    });
    if window {
        tell::empty(d, escort, true);
        no_chair_any_more(d, &found);
    }
    empty_if_due(d, escort);
    Ok(())
}

/// It would have emptied a chair, and as it is now it does not: those who were told hear so.
fn no_chair_any_more(d: &mut Decider<'_>, before: &Escort) {
    let now = d.state.escort(before.id).cloned();
    if tell::matters(d, before) && now.is_some_and(|now| !tell::matters(d, &now)) {
        tell::filled(d, before);
    }
}

fn cancel_flight(
    d: &mut Decider<'_>,
    escort: EscortId,
    contact: ContactId,
    by: StaffId,
) -> Result<(), Rejection> {
    let found = before_arrival(d, escort, contact)?;
    if found.journey.ride != Ride::ScheduledFlight {
        return Err(EscortRejection::NoFlight.into());
    }
    if found.waits_for_a_flight() {
        return Ok(());
    }
    d.emit(EscortEvent::FlightCancelled { escort, by });
    if tell::matters(d, &found) {
        tell::leaders(d, ChairText::Delayed);
    }
    Ok(())
}

fn plan_wait(
    d: &mut Decider<'_>,
    escort: EscortId,
    contact: ContactId,
    plan: &WaitPlan,
    by: StaffId,
) -> Result<(), Rejection> {
    let found = before_arrival(d, escort, contact)?;
    if found.cancelled.is_none() {
        return Err(EscortRejection::FlightGoes.into());
    }
    window(d, found.journey.from.min(d.now), plan.until)?;
    if plan.departs.is_some_and(|departs| departs > plan.until) {
        return Err(EscortRejection::Backwards.into());
    }
    let (place, stays) = (short(&plan.place)?, short(&plan.stays)?);
    if place.is_empty() || stays.is_empty() {
        return Err(Rejection::Empty);
    }
    d.emit(EscortEvent::WaitPlanned {
        escort,
        contact,
        place: Secret::Known(place),
        stays: Secret::Known(stays),
        rest: Secret::Known(short(&plan.rest)?),
        departs: plan.departs,
        until: plan.until,
        by,
    });
    tell::empty(d, escort, true);
    Ok(())
}

fn arrive(
    d: &mut Decider<'_>,
    escort: EscortId,
    contact: ContactId,
    to: &str,
    by: StaffId,
) -> Result<(), Rejection> {
    let found = open(d, escort, contact)?;
    if matches!(found.stage, Stage::Arrived { .. }) {
        return Ok(());
    }
    let to = short(to)?;
    if to.is_empty() {
        return Err(Rejection::Empty);
    }
    empty_chair(d, &found);
    d.emit(EscortEvent::EscortArrived {
        escort,
        contact,
        to: Secret::Known(to),
        by,
    });
    Ok(())
}

fn call_off(
    d: &mut Decider<'_>,
    escort: EscortId,
    contact: ContactId,
    reason: &str,
    by: StaffId,
) -> Result<(), Rejection> {
    let found = before_arrival(d, escort, contact)?;
    let reason = short(reason)?;
    if reason.is_empty() {
        return Err(Rejection::Empty);
    }
    d.emit(EscortEvent::EscortCalledOff {
        escort,
        contact,
        reason: Secret::Known(reason),
        by,
    });
    chair_filled(d, &found);
    Ok(())
}

fn returned(d: &mut Decider<'_>, found: &Escort, by: StaffId) -> Result<(), Rejection> {
    if !found.is_away() {
        return Err(EscortRejection::NotLeft.into());
    }
    d.emit(EscortEvent::EscortReturned {
        escort: found.id,
        by,
    });
    chair_filled(d, found);
    Ok(())
}

fn name_cover(
    d: &mut Decider<'_>,
    escort: EscortId,
    cover: Option<StaffId>,
    by: StaffId,
) -> Result<(), Rejection> {
    let found = going_on(d, escort)?;
    if found.cover == cover {
        return Ok(());
    }
    if let Some(cover) = &cover {
        let nurse = d.service().is_some_and(|service| {
            let staff = service.staff(cover);
            staff.is_some_and(|staff| staff.has_role(StaffRole::Nurse))
        });
        let out = d.state.open_escorts().any(|other| {
            other.journey.staff == *cover
                && other.journey.from < found.journey.until
                && found.journey.from < other.journey.until
        });
        if !nurse || out || found.journey.staff == *cover {
            return Err(EscortRejection::CannotCover.into());
        }
    }
    if cover.is_some() && !tell::matters(d, &found) {
        return Err(EscortRejection::NoChair.into());
    }
    let before = found.cover.clone();
    d.emit(EscortEvent::CoverNamed {
        escort,
        cover: cover.clone(),
        by,
    });
    if let Some(before) = before {
        d.text_staff(&before, ChairText::YoursNoMore.into());
    }
    if let Some(cover) = cover {
        let (from, until) = (found.journey.from.max(d.now), found.journey.until);
        d.text_staff(&cover, ChairText::Yours { from, until }.into());
    }
    if found.is_away() {
        roster::look_up(d, Asked::OnComing);
    }
    Ok(())
}

/// The time has come, or the time is over and she has not said that she is back.
pub(in crate::domain) fn due(d: &mut Decider<'_>) {
    let due: Vec<Escort> = d
        .state
        .open_escorts()
        .filter(|escort| escort.deadline().is_some_and(|at| at <= d.now))
        .cloned()
        .collect();
    for escort in due {
        if escort.empty_since.is_none() {
            empty_chair(d, &escort);
        } else {
            ask(d, &escort);
        }
    }
}

fn empty_if_due(d: &mut Decider<'_>, escort: EscortId) {
    let due = d.state.escort(escort).cloned();
    if let Some(escort) = due.filter(|escort| escort.journey.from <= d.now) {
        empty_chair(d, &escort);
    }
}

/// She is not rung from now. Whoever has her place has it from now.
fn empty_chair(d: &mut Decider<'_>, escort: &Escort) {
    if escort.empty_since.is_some() {
        return;
    }
    d.emit(EscortEvent::ChairEmptied {
        escort: escort.id,
        ask_at: escort.journey.until.max(d.now),
    });
    if escort.cover.is_some() {
        roster::look_up(d, Asked::OnComing);
    }
    presence::decide::nobody_left(d);
}

/// She answers again, and is rung for whoever waits.
fn chair_filled(d: &mut Decider<'_>, escort: &Escort) {
    tell::filled(d, escort);
    if !escort.is_away() {
        return;
    }
    if escort.cover.is_some() {
        roster::look_up(d, Asked::OnComing);
    }
    presence::decide::somebody_is_back(d);
    summons::line::is_back(d, &escort.journey.staff);
}

/// The time is over: she is asked whether she is back, then the leader is told; again after some hours, until somebody has said so.
fn ask(d: &mut Decider<'_>, escort: &Escort) {
    let ask_at = match escort.asked {
        0 => Some(d.now + THEN_THE_LEADER),
        asked if asked < MOST_ASKED => Some(d.now + ASKED_AGAIN),
        _ => None,
    };
    d.emit(EscortEvent::ReturnAsked {
        escort: escort.id,
        ask_at,
    });
    if escort.asked != 1 {
        d.text_staff(&escort.journey.staff, ChairText::ReturnDue.into());
    }
    if escort.asked > 0 {
        tell::leaders(d, ChairText::ReturnLate);
    }
}
