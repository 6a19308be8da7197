//! Home visits: where she is, by when she says that she is well, and who is told when she does not
//! (`handbook/service/en/home-visits.md`). Before the time is over one tap is enough; after it, nothing but her code or a colleague
//! ends the alarm.

use std::time::Duration;

use crate::domain::alarms;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::calls::leg::{LegEnd, Purpose};
use crate::domain::decider::Decider;
use crate::domain::event::Event;
use crate::domain::ids::{ContactId, StaffId, VisitId};
use crate::domain::messages::message::MessageText;
use crate::domain::rejection::Rejection;
use crate::domain::safety::codes::{self, Code};
use crate::domain::safety::command::SafetyCommand;
use crate::domain::safety::event::SafetyEvent;
use crate::domain::safety::help;
use crate::domain::safety::visit::{CHOICES, CheckedBy, HelpBy, Settled, Visit, VisitStage};
use crate::domain::secret::Secret;
use crate::domain::service::people::Staff;

/// Longest place, and longest name, in characters.
pub const LONGEST: usize = 300;
/// How long her telephone rings when there is no word from her, seconds.
const RING_SECONDS: u16 = 30;

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: SafetyCommand,
) -> Result<(), Rejection> {
    match command {
        SafetyCommand::StartVisit {
            contact,
            place,
            with,
            minutes,
        } => start(d, contact, &place, &with, minutes),
        SafetyCommand::CheckIn {
            visit,
            minutes,
            code,
        } => check_in(d, visit, minutes, code.as_deref()),
        SafetyCommand::EndVisit { visit, code } => end(d, visit, code.as_deref()),
        SafetyCommand::CallForHelp => {
            let staff = d.staff()?;
            member(d, &staff)?;
            help::called(d, &staff, HelpBy::Screen);
            Ok(())
        }
    }
}

/// The member of staff who asks, as the service file has her.
fn member(d: &Decider<'_>, staff: &StaffId) -> Result<Staff, Rejection> {
    let service = d.service().ok_or(Rejection::NoService)?;
    service
        .staff(staff)
        .cloned()
        .ok_or_else(|| Rejection::UnknownStaff {
            who: staff.to_string(),
        })
}

fn start(
    d: &mut Decider<'_>,
    contact: Option<ContactId>,
    place: &str,
    with: &str,
    minutes: u16,
) -> Result<(), Rejection> {
    let staff = d.staff()?;
    member(d, &staff)?;
    if d.state.is_visiting(&staff) {
        return Err(Rejection::VisitUnderWay);
    }
    if !CHOICES.contains(&minutes) {
        return Err(Rejection::NotAChoice);
    }
    if contact.is_some_and(|contact| d.state.contact(contact).is_none()) {
        return Err(Rejection::NotFound { what: "contact" });
    }
    if place.trim().is_empty() {
        return Err(Rejection::Empty);
    }
    if place.chars().count() > LONGEST || with.chars().count() > LONGEST {
        return Err(Rejection::TooLong { most: LONGEST });
    }
    let visit = d.visit_id();
    let due_at = d.now + length(minutes);
    d.emit(SafetyEvent::VisitBegan {
        visit,
        staff,
        contact,
        place: Secret::Known(place.trim().to_owned()),
        with: Secret::Known(with.trim().to_owned()),
        minutes,
        due_at,
        alone: contact.is_none(),
    });
    Ok(())
}

/// Destroys the key of where a visit was and with whom, once it is over. What belongs to a contact is erased with the contact.
pub(in crate::domain) fn erase(
    d: &mut Decider<'_>,
    visit: VisitId,
    reason: &str,
) -> Result<(), Rejection> {
    if d.state.visit(visit).is_some() {
        return Err(Rejection::VisitGoesOn);
    }
    if !d.state.kept_visits.contains_key(&visit) {
        return Err(Rejection::NotFound { what: "visit" });
    }
    if reason.trim().is_empty() {
        return Err(Rejection::Empty);
    }
    d.emit(SafetyEvent::VisitErased {
        visit,
        reason: reason.to_owned(),
    });
    Ok(())
}

fn length(minutes: u16) -> Duration {
    Duration::from_mins(u64::from(minutes))
}

/// Her own visit.
fn hers(d: &Decider<'_>, visit: VisitId) -> Result<(Visit, Staff), Rejection> {
    let staff = d.staff()?;
    let found = d
        .state
        .visit(visit)
        .filter(|visit| visit.staff == staff)
        .cloned()
        .ok_or(Rejection::NotFound { what: "visit" })?;
    Ok((found, member(d, &staff)?))
}

/// What a tap of hers with or without a code is worth.
enum Worth {
    /// She is well.
    Well(CheckedBy),
    /// She is made to say so.
    Help,
}

fn worth(staff: &Staff, visit: &Visit, code: Option<&str>) -> Result<Worth, Rejection> {
    let code = code.map(str::trim).filter(|code| !code.is_empty());
    match code.map(|code| codes::of(staff, code)) {
        Some(Some(Code::Help)) => Ok(Worth::Help),
        Some(Some(Code::Safe)) => Ok(Worth::Well(CheckedBy::ScreenCode)),
        Some(None) => Err(Rejection::WrongCode),
        None => match &visit.stage {
            VisitStage::UnderWay => Ok(Worth::Well(CheckedBy::Screen)),
            // Somebody without a code can still tap before others have been told.
            VisitStage::Missed { .. } if staff.call_in_code.is_none() => {
                Ok(Worth::Well(CheckedBy::Screen))
            }
            VisitStage::Alarmed { .. } if staff.call_in_code.is_none() => {
                Err(Rejection::ColleagueSettles)
            }
            VisitStage::Missed { .. } | VisitStage::Alarmed { .. } => Err(Rejection::CodeNeeded),
        },
    }
}

fn check_in(
    d: &mut Decider<'_>,
    visit: VisitId,
    minutes: Option<u16>,
    code: Option<&str>,
) -> Result<(), Rejection> {
    let (found, staff) = hers(d, visit)?;
    let minutes = minutes.unwrap_or(found.minutes);
    if !CHOICES.contains(&minutes) {
        return Err(Rejection::NotAChoice);
    }
    match worth(&staff, &found, code)? {
        Worth::Help => help::called(d, &staff.id, HelpBy::ScreenCode),
        Worth::Well(by) => is_well(d, &staff.id, by, Some(minutes)),
    }
    Ok(())
}

fn end(d: &mut Decider<'_>, visit: VisitId, code: Option<&str>) -> Result<(), Rejection> {
    let (found, staff) = hers(d, visit)?;
    match worth(&staff, &found, code)? {
        Worth::Help => help::called(d, &staff.id, HelpBy::ScreenCode),
        Worth::Well(by) => has_finished(d, &staff.id, by),
    }
    Ok(())
}

/// She has said that she is well. While help is called it is noted and ends nothing: she may be made to say it.
pub(in crate::domain) fn is_well(
    d: &mut Decider<'_>,
    staff: &StaffId,
    by: CheckedBy,
    minutes: Option<u16>,
) {
    if doubted(d, staff, by) {
        return;
    }
    let Some(visit) = d.state.visit_of(staff).cloned() else {
        return;
    };
    let minutes = minutes.unwrap_or(visit.minutes);
    over(
        d,
        &visit,
        SafetyEvent::CheckedIn {
            visit: visit.id,
            by,
            minutes,
            due_at: d.now + length(minutes),
        },
    );
}

/// She is out, and well.
pub(in crate::domain) fn has_finished(d: &mut Decider<'_>, staff: &StaffId, by: CheckedBy) {
    if doubted(d, staff, by) {
        return;
    }
    let Some(visit) = d.state.visit_of(staff).cloned() else {
        return;
    };
    let ended = SafetyEvent::VisitEnded {
        visit: visit.id,
        by,
    };
    over(d, &visit, ended);
    // Calls that waited for somebody ring her again.
    crate::domain::summons::line::is_back(d, staff);
}

fn doubted(d: &mut Decider<'_>, staff: &StaffId, by: CheckedBy) -> bool {
    let called = d.state.help_of(staff).is_some();
    if called {
        let staff = staff.clone();
        d.emit(SafetyEvent::HelpDoubted { staff, by });
    }
    called
}

/// The missed word has come, or is not awaited any more: telephones about it stop, and those who were told are told so.
fn over(d: &mut Decider<'_>, visit: &Visit, event: impl Into<Event>) {
    d.emit(event);
    stop_ringing(d, visit.id);
    let VisitStage::Alarmed { alarm, .. } = &visit.stage else {
        return;
    };
    let alarm = *alarm;
    let staff = visit.staff.clone();
    alarms::decide::end_all(
        d,
        |kind| matches!(kind, AlarmKind::VisitMissed(whose) if *whose == staff),
    );
    tell_over(d, alarm);
}

/// Those who were told of an alarm are told that it is over.
pub(in crate::domain) fn tell_over(d: &mut Decider<'_>, alarm: crate::domain::ids::AlarmId) {
    let told: Vec<StaffId> = d
        .state
        .alarm(alarm)
        .map(|alarm| alarm.told.iter().cloned().collect())
        .unwrap_or_default();
    for staff in told {
        d.text_staff(&staff, MessageText::SafetyOver);
    }
}

fn stop_ringing(d: &mut Decider<'_>, visit: VisitId) {
    let ringing: Vec<_> = d
        .state
        .engaged
        .values()
        .flatten()
        .filter_map(|leg| d.state.leg(*leg))
        .filter(|leg| leg.purpose == Purpose::CheckIn(visit) && leg.is_ringing())
        .map(|leg| leg.id)
        .collect();
    for leg in ringing {
        d.end_leg(leg, LegEnd::Stopped);
    }
}

/// A colleague, or the leader, has found out how it is.
pub(in crate::domain) fn settle(
    d: &mut Decider<'_>,
    visit: VisitId,
    how: Settled,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = d
        .state
        .visit(visit)
        .cloned()
        .ok_or(Rejection::NotFound { what: "visit" })?;
    if found.staff == by {
        return Err(Rejection::ColleagueSettles);
    }
    over(d, &found, SafetyEvent::VisitSettled { visit, by, how });
    Ok(())
}

/// Help was settled: a visit whose time was over meanwhile is settled with it.
pub(in crate::domain) fn settled_as_well(d: &mut Decider<'_>, staff: &StaffId, how: Settled) {
    let Some(visit) = d.state.visit_of(staff).cloned() else {
        return;
    };
    match (&visit.stage, d.staff()) {
        (VisitStage::Missed { .. } | VisitStage::Alarmed { .. }, Ok(by)) => {
            let settled = SafetyEvent::VisitSettled {
                visit: visit.id,
                by,
                how,
            };
            over(d, &visit, settled);
        }
        (VisitStage::UnderWay, _) | (_, Err(_)) => {}
    }
}

/// What is due now, of all visits and calls for help.
pub(in crate::domain) fn due(d: &mut Decider<'_>) {
    let visits: Vec<Visit> = d
        .state
        .visits
        .values()
        .filter(|visit| visit.deadline().is_some_and(|at| at <= d.now))
        .map(|visit| (**visit).clone())
        .collect();
    for visit in visits {
        visit_due(d, &visit);
    }
    help::due(d);
}

fn visit_due(d: &mut Decider<'_>, visit: &Visit) {
    let after = d.timing().visit_backup_after;
    match &visit.stage {
        VisitStage::UnderWay => {
            d.emit(SafetyEvent::CheckInMissed {
                visit: visit.id,
                next_at: d.now + after / 2,
            });
            ring_her(d, visit);
        }
        VisitStage::Missed { since, .. } if *since + after > d.now => {
            d.emit(SafetyEvent::CheckInAsked {
                visit: visit.id,
                next_at: *since + after,
            });
            ring_her(d, visit);
        }
        VisitStage::Missed { .. } | VisitStage::Alarmed { .. } => alarm(d, visit),
    }
}

/// Never while she has called for help: her telephone stays silent then, and the others know already.
fn ring_her(d: &mut Decider<'_>, visit: &Visit) {
    if d.state.help_of(&visit.staff).is_some() {
        return;
    }
    if d.is_engaged(&visit.staff) {
        d.text_staff(&visit.staff, MessageText::CheckInMissing);
    } else {
        d.ring_staff(Purpose::CheckIn(visit.id), &visit.staff, RING_SECONDS);
    }
}

fn alarm(d: &mut Decider<'_>, visit: &Visit) {
    let kind = AlarmKind::VisitMissed(visit.staff.clone());
    let alarm = alarms::decide::raise(d, kind, visit.contact, None);
    d.emit(SafetyEvent::VisitAlarmed {
        visit: visit.id,
        alarm,
    });
}

/// An alarm about her was taken: whoever has it settles it in time, or it goes out anew.
pub(in crate::domain) fn alarm_taken(d: &mut Decider<'_>, kind: &AlarmKind, by: &StaffId) {
    let again_at = d.now + d.timing().visit_settle;
    match kind {
        AlarmKind::VisitMissed(staff) => {
            if let Some(visit) = d.state.visit_of(staff).map(|visit| visit.id) {
                let by = by.clone();
                d.emit(SafetyEvent::VisitTaken {
                    visit,
                    by,
                    again_at,
                });
            }
        }
        AlarmKind::HelpNeeded(staff) => {
            if d.state.help_of(staff).is_some() {
                let (staff, by) = (staff.clone(), by.clone());
                d.emit(SafetyEvent::HelpTaken {
                    staff,
                    by,
                    again_at,
                });
            }
        }
        AlarmKind::NoNurseOnRoster
        | AlarmKind::NobodyToRing
        | AlarmKind::NobodyAnswers
        | AlarmKind::CallBackOverdue
        | AlarmKind::LifeInDanger
        | AlarmKind::NobodyTakes
        | AlarmKind::CarrierRefused(_)
        | AlarmKind::GivenUp(_)
        | AlarmKind::MessagesStopped
        | AlarmKind::MessageFailed(_)
        | AlarmKind::HandshakeMissed(_)
        | AlarmKind::HandshakeHole(_)
        | AlarmKind::NobodyAvailable
        | AlarmKind::HandoverNotAccepted => {}
    }
}
