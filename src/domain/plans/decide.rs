//! A plan is written together with the person, agreed, put in force, looked at again (`handbook/service/en/the-plan.md`). Without the
//! consent that it is made nothing is written; without the person's word nothing comes into force. Where two records are read as one it goes on in
//! the one that holds the plan.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::consents;
use crate::domain::consents::consent::ConsentKind;
use crate::domain::decider::Decider;
use crate::domain::ids::{PatientId, PlanId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::openings::sight;
use crate::domain::patients::decide::current;
use crate::domain::patients::identity::text_of;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::plans::command::PlanCommand;
use crate::domain::plans::content::{Content, LONGEST};
use crate::domain::plans::event::PlanEvent;
use crate::domain::plans::plan::{Agreement, Agrees, Capacity, Plan, PlanStand, Stage};
use crate::domain::plans::section::Section;
use crate::domain::plans::{beside, learnt, suggestions};
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// A plan period is at most this long, in days: after it a new one takes a new consent.
pub const LONGEST_DAYS: u64 = 2 * 366;

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: PlanCommand,
) -> Result<(), Rejection> {
    let patient = current(d, command.patient())?;
    let patient = match &command {
        PlanCommand::Begin { .. } => beginning(d, &patient),
        PlanCommand::Write { plan, .. }
        | PlanCommand::Answer { plan, .. }
        | PlanCommand::PutInForce { plan, .. }
        | PlanCommand::End { plan, .. }
        | PlanCommand::Drop { plan, .. } => holding(d, &patient, *plan),
        // Its place is that in the record that was named.
        PlanCommand::SettleSuggestion { patient: named, .. }
        | PlanCommand::TakeSuggestion { patient: named, .. }
        | PlanCommand::StrikeSuggestion { patient: named, .. } => {
            d.state.patients.get(named).cloned()
        }
    }
    .unwrap_or(patient);
    match command {
        PlanCommand::Begin { plan, .. } => begin(d, &patient, plan),
        PlanCommand::Write {
            plan,
            section,
            content,
            seen,
            ..
        } => write(d, &patient, plan, section, content, seen.as_ref()),
        PlanCommand::Answer {
            plan,
            agrees,
            words,
            capacity,
            capacity_words,
            ..
        } => answer(d, &patient, plan, agrees, &words, capacity, &capacity_words),
        PlanCommand::PutInForce {
            plan,
            until,
            review_at,
            ..
        } => put_in_force(d, &patient, plan, until, review_at),
        PlanCommand::End { plan, .. } => end(d, &patient, plan),
        PlanCommand::Drop { plan, .. } => drop_draft(d, &patient, plan),
        PlanCommand::SettleSuggestion { index, .. } => suggestions::settle(d, &patient, index),
        PlanCommand::TakeSuggestion {
            index,
            plan,
            source,
            ..
        } => suggestions::take(d, &patient, index, plan, &source),
        PlanCommand::StrikeSuggestion { index, why, .. } => {
            suggestions::strike(d, &patient, index, &why)
        }
    }
}

/// The record in which a version is begun: the one that holds the plan in force.
pub(super) fn beginning(d: &Decider<'_>, patient: &Patient) -> Option<Arc<Patient>> {
    let (record, _) = d.state.plans_in_force(patient).next()?;
    d.state.patients.get(&record.id).cloned()
}

/// The record that holds a version: that of the patient, or one that was merged into it.
pub(super) fn holding(d: &Decider<'_>, patient: &Patient, plan: PlanId) -> Option<Arc<Patient>> {
    let mut records = d.state.records_of(patient).into_iter();
    let record = records.find(|record| version(record, plan).is_ok())?;
    d.state.patients.get(&record.id).cloned()
}

/// Where the plan is, as far as is known: what the record in use says of it counts first.
fn stand(d: &Decider<'_>, patient: &Patient) -> PlanStand {
    let in_use = d.state.current_patient(patient.id).unwrap_or(patient);
    d.state.plan_stand_of(in_use).0
}

fn version(patient: &Patient, plan: PlanId) -> Result<&Arc<Plan>, Rejection> {
    patient
        .plans
        .iter()
        .find(|known| known.id == plan)
        .ok_or(Rejection::NotFound { what: "plan" })
}

pub(super) fn begin(d: &mut Decider<'_>, patient: &Patient, plan: PlanId) -> Result<(), Rejection> {
    let by = d.staff()?;
    let in_use = current(d, patient.id)?;
    if holding(d, &in_use, plan).is_some() {
        return Ok(());
    }
    if d.state.plan_under_way_of(&in_use).is_some() {
        return Err(RecordRejection::PlanUnderWay.into());
    }
    if !consents::decide::plan_may_be_made(d, patient.id) {
        return Err(RecordRejection::NoConsent.into());
    }
    let version = u16::try_from(patient.plans.len() + 1).unwrap_or(u16::MAX);
    let from = patient.plan_in_force();
    let stand = stand(d, patient);
    let elsewhere: Vec<Section> = Section::ALL
        .into_iter()
        .filter(|section| !stand.holds(*section))
        .filter(|section| from.is_some_and(|from| from.content(*section).is_some()))
        .collect();
    d.emit(PlanEvent::PlanBegun {
        patient: patient.id,
        plan,
        version,
        from: from.map(|plan| plan.id),
        by: by.clone(),
    });
    // What lives elsewhere by now is not carried on here.
    for section in elsewhere {
        d.emit(PlanEvent::SectionWritten {
            patient: patient.id,
            plan,
            section,
            by: by.clone(),
            content: Secret::Known(Content::default()),
        });
    }
    Ok(())
}

pub(super) fn write(
    d: &mut Decider<'_>,
    patient: &Patient,
    plan: PlanId,
    section: Section,
    content: Content,
    seen: Option<&Content>,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = version(patient, plan)?;
    if !found.is_under_way() {
        return Err(RecordRejection::PlanFixed.into());
    }
    if !consents::decide::plan_may_be_made(d, patient.id) {
        return Err(RecordRejection::NoConsent.into());
    }
    let content = content.checked(section)?;
    // What was written before can still be taken out.
    if !content.is_empty() && !stand(d, patient).holds(section) {
        return Err(RecordRejection::PlanElsewhere.into());
    }
    let now = found.content(section);
    let content = learnt::dated(d, section, content, now);
    if now == Some(&content) || (now.is_none() && content.is_empty()) {
        return Ok(());
    }
    if now != seen.filter(|seen| !seen.is_empty()) {
        return Err(RecordRejection::ChangedMeanwhile.into());
    }
    d.emit(PlanEvent::SectionWritten {
        patient: patient.id,
        plan,
        section,
        by,
        content: Secret::Known(content),
    });
    Ok(())
}

fn answer(
    d: &mut Decider<'_>,
    patient: &Patient,
    plan: PlanId,
    agrees: Agrees,
    words: &str,
    capacity: Capacity,
    capacity_words: &str,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = version(patient, plan)?;
    if !found.is_under_way() {
        return Err(RecordRejection::PlanFixed.into());
    }
    if Section::ALL
        .into_iter()
        .all(|section| found.content(section).is_none())
    {
        return Err(RecordRejection::PlanEmpty.into());
    }
    let words = text_of(words, LONGEST)?;
    if words.is_none() && agrees != Agrees::Yes {
        return Err(RecordRejection::OwnWordsMissing.into());
    }
    let capacity_words = text_of(capacity_words, LONGEST)?;
    if capacity_words.is_none() && capacity != Capacity::Has {
        return Err(RecordRejection::CapacityWordsMissing.into());
    }
    // Only the person's own word puts it in force.
    if agrees != Agrees::No && capacity == Capacity::Lacks {
        return Err(RecordRejection::LacksCapacity.into());
    }
    if let Some(section) = found.incomplete().filter(|_| agrees != Agrees::No) {
        return Err(RecordRejection::Incomplete { section }.into());
    }
    d.emit(PlanEvent::PlanAnswered {
        patient: patient.id,
        plan,
        by,
        agreement: Agreement {
            agrees,
            words: words.map(Secret::Known),
            capacity,
            capacity_words: capacity_words.map(Secret::Known),
        },
    });
    if agrees != Agrees::No {
        beside::keep(d, patient, plan);
    }
    Ok(())
}

fn put_in_force(
    d: &mut Decider<'_>,
    patient: &Patient,
    plan: PlanId,
    until: Timestamp,
    review_at: Timestamp,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    match version(patient, plan)?.stage {
        Stage::Agreed => {}
        Stage::InForce { .. } => return Ok(()),
        Stage::Draft => return Err(RecordRejection::NotAgreed.into()),
        Stage::Replaced { .. } | Stage::Dropped => return Err(RecordRejection::PlanFixed.into()),
    }
    let agreed = version(patient, plan)?.agreement.as_ref();
    if agreed.is_some_and(|(agreed, _)| agreed.capacity == Capacity::Lacks) {
        return Err(RecordRejection::LacksCapacity.into());
    }
    if let Some(section) = version(patient, plan)?.incomplete() {
        return Err(RecordRejection::Incomplete { section }.into());
    }
    let in_use = d.state.current_patient(patient.id).unwrap_or(patient);
    let made = sight::consent(&d.state, in_use, ConsentKind::PlanMade, d.now);
    let Some(consent_ends) = made.map(|consent| consent.until) else {
        return Err(RecordRejection::NoConsent.into());
    };
    let found = version(patient, plan)?;
    let stand = stand(d, patient);
    if Section::ALL
        .into_iter()
        .any(|section| !stand.holds(section) && found.content(section).is_some())
    {
        return Err(RecordRejection::PlanElsewhere.into());
    }
    if review_at <= d.now || until < review_at {
        return Err(RecordRejection::ReviewWrong.into());
    }
    if until > d.now + Duration::from_hours(LONGEST_DAYS * 24) {
        return Err(Rejection::TooFarAhead { days: LONGEST_DAYS });
    }
    // A new period takes a new consent.
    if until > consent_ends {
        return Err(RecordRejection::BeyondConsent {
            until: consent_ends,
        }
        .into());
    }
    // Agreed to before it was kept.
    if !beside::is_kept(&d.state, patient, plan) {
        beside::keep(d, patient, plan);
    }
    d.emit(PlanEvent::PlanInForce {
        patient: patient.id,
        plan,
        by,
        until,
        review_at,
    });
    Ok(())
}

fn end(d: &mut Decider<'_>, patient: &Patient, plan: PlanId) -> Result<(), Rejection> {
    let by = d.staff()?;
    if !version(patient, plan)?.is_in_force() {
        return Ok(());
    }
    // The person wants none: nor what another record of theirs holds.
    let in_use = current(d, patient.id)?;
    let all = d.state.plans_in_force(&in_use);
    let all: Vec<(PatientId, PlanId)> = all.map(|(record, plan)| (record.id, plan.id)).collect();
    for (patient, plan) in all {
        d.emit(PlanEvent::PlanEnded {
            patient,
            plan,
            by: by.clone(),
        });
    }
    Ok(())
}

fn drop_draft(d: &mut Decider<'_>, patient: &Patient, plan: PlanId) -> Result<(), Rejection> {
    let by = d.staff()?;
    if version(patient, plan)?.is_under_way() {
        d.emit(PlanEvent::PlanDropped {
            patient: patient.id,
            plan,
            by,
        });
    }
    Ok(())
}

/// The day has come on which the plan is looked at again: the coordinator is told, and the leader some days later, if it still waits. Without
/// a coordinator the leader is told at once. It ends when another version is in force, or none.
pub(in crate::domain) fn due(d: &mut Decider<'_>, patient: PatientId) {
    let found = d.state.patient(patient).and_then(Patient::plan_in_force);
    let Some((plan, stage)) = found.map(|plan| (plan.id, plan.stage)) else {
        return;
    };
    let reminders = match stage {
        Stage::InForce { reminders, .. } => reminders,
        Stage::Draft | Stage::Agreed | Stage::Replaced { .. } | Stage::Dropped => return,
    };
    let leader_at = d.now + d.timing().review_leader_after;
    d.emit(PlanEvent::ReviewReminded {
        patient,
        plan,
        next_at: (reminders == 0).then_some(leader_at),
    });
    let coordinator = coordinator(d, patient);
    let leaders = coordinator.is_none() || reminders > 0;
    let whom = coordinator.map(|who| (who, MessageText::PlanReview));
    let lead = d.leaders().into_iter().filter(|_| leaders);
    let lead = lead.map(|who| (who, MessageText::PlanReviewWaits));
    let mut told: Vec<StaffId> = Vec::new();
    for (who, text) in whom.into_iter().chain(lead) {
        if !told.contains(&who) {
            d.text_staff(&who, text);
            told.push(who);
        }
    }
}

/// The person has taken back that the plan is made: the coordinator is told at once, or the leader where there is none. Whether the version
/// in force ends, they say together.
pub(in crate::domain) fn taken_back(d: &mut Decider<'_>, patient: PatientId) {
    let stands = d.state.current_patient(patient).is_some_and(|patient| {
        d.state.plan_in_force_of(patient).is_some() && sight::plan_taken_back(&d.state, patient)
    });
    if !stands {
        return;
    }
    tell_whoever_coordinates(d, patient, &MessageText::PlanReview);
}

/// Whoever coordinates the plan is told something, or the leader where nobody does.
pub(in crate::domain) fn tell_whoever_coordinates(
    d: &mut Decider<'_>,
    patient: PatientId,
    text: &MessageText,
) {
    let coordinator = coordinator(d, patient);
    let told = coordinator.map_or_else(|| d.leaders(), |who| vec![who]);
    for who in told {
        d.text_staff(&who, text.clone());
    }
}

/// Who coordinates the plan, if she still works here.
fn coordinator(d: &Decider<'_>, patient: PatientId) -> Option<StaffId> {
    let whose = d.state.current_patient(patient)?;
    let who = whose.coordinator.clone()?;
    d.service()?.staff(&who).is_some().then_some(who)
}
