//! What always holds about patients: nobody reads without a ground and without it being written down; what the person has withdrawn is shown
//! to nobody; a nurse whom they do not want is rung for them when nobody else can be; the card is there when it rings; nothing of them leaves
//! the house; what was erased stays erased. The list is that of `handbook/engineering/testing.md`.

use std::sync::Arc;

use crate::domain::calls::leg::{Callee, Leg, Purpose};
use crate::domain::contacts::contact::Contact;
use crate::domain::deadline;
use crate::domain::duty::Shift;
use crate::domain::effect::EffectKind;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::openings::opening::{Ground, Opening, RecordPart};
use crate::domain::patients::patient::Patient;
use crate::domain::plans::section::Section;
use crate::domain::secret::Secret;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::simulator::weekend::asking::MARK;
use crate::simulator::weekend::held;
use crate::simulator::weekend::patients_heard::Watched;
use crate::simulator::weekend::patients_see;
use crate::simulator::weekend::world::World;

/// What is broken by what was committed, if anything. `sure`: it was one command's.
pub(super) fn of_commit(world: &World, last: &State, state: &State, sure: bool) -> Option<String> {
    let watched = &world.held.patients;
    if watched.is_empty() {
        return None;
    }
    let changed = !state.patients.ptr_eq(&last.patients);
    let mut broken = None;
    if changed {
        broken = readings(watched, last, state)
            .or_else(|| patients_see::check(watched, state, world.service_now()))
            .or_else(|| state.patients.values().find_map(|patient| gone(patient)));
    }
    broken.or_else(|| rung(watched, last, state).filter(|_| sure))
}

/// Every reading that was written down has its ground.
fn readings(watched: &Watched, last: &State, state: &State) -> Option<String> {
    for (id, patient) in &state.patients {
        let before = last.patients.get(id);
        if before.is_some_and(|before| Arc::ptr_eq(before, patient)) {
            continue;
        }
        // What was opened of a record that was merged away stands there, on the ground that holds for the one in use.
        let current = state.current_patient(*id).unwrap_or(patient);
        let written = patient.openings.iter();
        for (id, opening) in written.filter(|(_, one)| one.kept_from.is_none()) {
            let before = before.and_then(|before| before.openings.get(id));
            let new = opening
                .parts
                .iter()
                .copied()
                .filter(|part| before.is_none_or(|before| !before.parts.contains(part)));
            for part in new {
                if !may_read(watched, state, current, opening, part) {
                    return Some(format!(
                        "{:?} reads {part:?} of {} on the ground {:?}, which does not hold",
                        opening.viewer, patient.id, opening.ground
                    ));
                }
            }
        }
    }
    None
}

fn may_read(
    watched: &Watched,
    state: &State,
    patient: &Patient,
    opening: &Opening,
    part: RecordPart,
) -> bool {
    let is_about = |contact: ContactId| {
        let about = state
            .contact(contact)
            .and_then(|contact| contact.about.as_ref());
        about.and_then(|about| state.current(about.patient)) == state.current(patient.id)
    };
    let section = match part {
        RecordPart::Plan(section) => Some(section),
        RecordPart::Identity
        | RecordPart::People
        | RecordPart::Flags
        | RecordPart::History
        | RecordPart::Confidences
        | RecordPart::Rights => None,
    };
    let reader = &opening.viewer;
    match opening.ground {
        Ground::Request(request) => {
            let asked = state.request(request);
            asked.is_some_and(|asked| asked.from.is(&reader.actor()) && is_about(asked.contact))
                && section.is_none_or(|section| watched.may_be_shared(state, patient, section))
        }
        Ground::Assigned => reader
            .staff()
            .is_some_and(|staff| watched.works_with(state, staff, patient)),
        Ground::Contact(contact) => {
            is_about(contact)
                && section.is_none_or(|section| watched.may_be_shown(state, patient, section))
        }
        Ground::Emergency(contact) => {
            watched.gave_a_reason(state, reader, patient, Some(contact), opening.at)
                && section.is_none_or(Section::is_crisis)
        }
        Ground::Safety(contact) => {
            reader
                .staff()
                .is_some_and(|staff| watched.kept_safety(staff, contact))
                && section.is_none_or(Section::is_safety)
        }
        // She works with the person from then on: nothing is read on her word alone.
        Ground::TakenOn => false,
        Ground::Reason => {
            watched.gave_a_reason(state, reader, patient, None, opening.at)
                && section.is_none_or(|section| watched.may_be_shown(state, patient, section))
        }
    }
}

/// Whoever is rung for a person is wanted, or nobody else can be rung; and the card is there.
fn rung(watched: &Watched, last: &State, state: &State) -> Option<String> {
    held::new_legs(last, state).find_map(|leg| {
        let Callee::Staff { staff, .. } = &leg.callee else {
            return None;
        };
        // What was asked for and stopped in one go never rang.
        if !leg.is_ringing() && !leg.is_answered() {
            return None;
        }
        unwanted(watched, last, state, leg, staff)
            .or_else(|| without_a_card(watched, state, leg, staff))
    })
}

fn unwanted(
    watched: &Watched,
    last: &State,
    state: &State,
    leg: &Leg,
    staff: &StaffId,
) -> Option<String> {
    let Purpose::Take(call) = leg.purpose else {
        return None;
    };
    let call = state.call(call)?;
    let contact = state.contact(call.contact)?;
    let wanted = |who: &StaffId| is_wanted(watched, state, contact, who);
    let rung = |who: &StaffId| {
        let mut legs = call.legs.iter().filter_map(|leg| state.leg(*leg));
        legs.any(|leg| leg.staff() == Some(who))
    };
    // Her telephone is still told something at the end of what it rang for.
    let told = |who: &StaffId| {
        let mut legs = state.legs.values();
        legs.any(|leg| leg.staff() == Some(who) && deadline::is_being_told(leg))
    };
    let free = |who: &&StaffId| {
        wanted(who)
            && !rung(who)
            && !told(who)
            && !call.declined.contains(*who)
            && !contact.care.is_private_to(who)
            && [last, state]
                .into_iter()
                .all(|state| !state.is_unavailable(who) && state.legs_of(who).next().is_none())
    };
    if wanted(staff) || contact.care.danger.is_some() {
        return None;
    }
    let mut others = last.shift.iter().flat_map(Shift::everyone);
    let other = others.find(free)?;
    Some(format!(
        "{staff}, whom the person does not want, is rung for call {} while {other} is free",
        call.id
    ))
}

/// Whether nobody whom the contact may be about has said that they do not want her.
fn is_wanted(watched: &Watched, state: &State, contact: &Contact, who: &StaffId) -> bool {
    let by_number = contact.number.known().map(|number| state.phone_of(number));
    let by_number = by_number.into_iter().flatten().map(|(patient, _)| patient);
    let about = contact.about.as_ref().map(|about| about.patient);
    let mut patients = by_number.chain(about).filter_map(|id| state.current(id));
    !patients.any(|patient| watched.does_not_want(patient, who))
}

/// Her telephone rings for a person who has consented, and what is read at a glance is not before her.
fn without_a_card(watched: &Watched, state: &State, leg: &Leg, staff: &StaffId) -> Option<String> {
    let contact = match leg.purpose {
        Purpose::Take(call) | Purpose::Rejoin(call) | Purpose::CallBack(call) => {
            state.call(call)?.contact
        }
        Purpose::Summons(contact) => contact,
        // Whoever hands it over chooses a colleague: one whom the person does not want is shown nothing unasked.
        Purpose::HandOver(call) => {
            let contact = state.contact(state.call(call)?.contact)?;
            let shown = contact.care.danger.is_some() || is_wanted(watched, state, contact, staff);
            shown.then_some(contact.id)?
        }
        Purpose::Person(_)
        | Purpose::Third(_)
        | Purpose::RingIn
        | Purpose::Reminder(_)
        | Purpose::Alarm(_)
        | Purpose::Connect(_)
        | Purpose::Handshake(_)
        | Purpose::CheckIn(_) => return None,
    };
    // A leader who keeps a promise while nobody is on duty reads nothing.
    let member = state.service.as_ref()?.staff(staff)?;
    if !member.has_role(StaffRole::Nurse) && !member.has_role(StaffRole::DayNurse) {
        return None;
    }
    let about = state.contact(contact)?.about.as_ref()?;
    let patient = state.current_patient(about.patient)?;
    let plan = patient.plan_in_force()?;
    let shown = Section::ALL.into_iter().find(|section| {
        section.is_at_a_glance()
            && plan.content(*section).is_some()
            && watched.is_shown(state, patient, *section)
    })?;
    let private = watched.is_private(state, staff, patient.id);
    let there = patients_see::is_on_the_card(state, staff, contact, shown, leg.since);
    (!private && !there).then(|| {
        format!(
            "it rings {staff} for {}, and {shown:?} is not on the card",
            patient.id
        )
    })
}

/// Of somebody whose record was erased nothing can be read.
fn gone(patient: &Patient) -> Option<String> {
    if !patient.erased {
        return None;
    }
    let known = |secret: &Option<Secret<String>>| {
        secret
            .as_ref()
            .is_some_and(|secret| secret.known().is_some())
    };
    let plans = || {
        patient.plans.iter().any(|plan| {
            let agreement = plan.agreement.as_ref().is_some_and(|(agreement, _)| {
                known(&agreement.words) || known(&agreement.capacity_words)
            });
            agreement
                || plan
                    .parts
                    .values()
                    .any(|written| written.content.known().is_some())
        })
    };
    let what = if patient.identity.known().is_some() {
        "who it was"
    } else if patient
        .relatives
        .values()
        .any(|relative| relative.person.known().is_some())
    {
        "somebody around them"
    } else if plans() {
        "the plan"
    } else if patient
        .suggestions
        .iter()
        .any(|one| one.words.known().is_some())
    {
        "a suggestion"
    } else if patient.earlier.iter().any(|one| one.is_known()) {
        "what stood before"
    } else if patient
        .confidences
        .values()
        .any(|one| one.text.known().is_some())
    {
        "what was told in confidence"
    } else if patient
        .flags
        .values()
        .any(|flag| flag.text.known().is_some())
    {
        "what to watch for"
    } else if patient
        .consents
        .values()
        .any(|consent| known(&consent.words))
    {
        "the words of a consent"
    } else if patient
        .openings
        .values()
        .any(|opening| known(&opening.reason))
    {
        "a reason for reading"
    } else {
        return None;
    };
    Some(format!("{} was erased, and {what} can be read", patient.id))
}

/// What leaves the house names nobody.
pub(super) fn leaves(world: &mut World, kind: &EffectKind) {
    if format!("{kind:?}").contains(MARK) {
        world.breaks("a request to the carrier says who somebody is".to_owned());
    }
}
