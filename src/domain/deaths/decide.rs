//! Somebody is marked as dead, survivors are cared for, talks are held, and a mark is taken back. Rules: `handbook/service/en/when-something-goes-wrong.md`.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::domain::deaths::command::{DeathCommand, Whom};
use crate::domain::deaths::death::{Death, Offered, Over, Task, TaskEnd, What};
use crate::domain::deaths::event::DeathEvent;
use crate::domain::deaths::in_touch::in_touch;
use crate::domain::deaths::quiet;
use crate::domain::deaths::rejection::DeathRejection;
use crate::domain::decider::Decider;
use crate::domain::followed::by_day;
use crate::domain::followups::decide as followups;
use crate::domain::followups::follow_up::{About, ForWhom, LONGEST_WHAT, LONGEST_WHOM};
use crate::domain::handovers::hands;
use crate::domain::ids::{ContactId, FollowUpId, PatientId, RelativeId, StaffId};
use crate::domain::messages::decide as messages;
use crate::domain::messages::message::MessageText;
use crate::domain::openings::sight;
use crate::domain::patients::patient::Patient;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Whoever is to do something is reminded of it again after this, and the leader with her.
const AGAIN: Duration = Duration::from_hours(7 * 24);
/// However many talks wait, the leader gets one message in so long.
const TOLD_AGAIN: Duration = Duration::from_hours(12);
/// Most survivors of one person who are cared for beside the record.
pub const MOST_SURVIVORS: usize = 20;

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: DeathCommand,
) -> Result<(), Rejection> {
    match command {
        DeathCommand::CareFor {
            patient,
            whom,
            contact,
            owner,
            at,
            what,
        } => care_for(d, patient, whom, contact, (owner, at), &what),
        DeathCommand::CaredFor { patient, task } => {
            let by = d.staff()?;
            let death = standing(&d.state, patient)?;
            let (patient, found) = (death.patient, death.tasks.get(&task).cloned());
            let found = found.filter(|found| found.owner().is_some());
            let found = found.ok_or(Rejection::NotFound { what: "task" })?;
            end(d, (patient, task), &found, TaskEnd::Done { by })
        }
        DeathCommand::HoldDebrief { task, by, at } => {
            d.staff()?;
            let (patient, found) = debrief(d, task)?;
            let service = d.service().ok_or(Rejection::NoService)?;
            if service.staff(&by).is_none() {
                return Err(Rejection::UnknownStaff {
                    who: by.to_string(),
                });
            }
            if at > d.now {
                return Err(DeathRejection::NotYet.into());
            }
            end(d, (patient, task), &found, TaskEnd::Held { by, at })
        }
        DeathCommand::DeclineDebrief { task } => {
            let by = d.staff()?;
            let (patient, found) = debrief(d, task)?;
            end(d, (patient, task), &found, TaskEnd::Declined { by })
        }
    }
}

/// The death of somebody who is marked as dead, and stands marked.
fn standing(state: &State, patient: PatientId) -> Result<&Death, Rejection> {
    state
        .death_of(patient)
        .filter(|death| death.undone.is_none())
        .ok_or(Rejection::NotFound { what: "death" })
}

/// A talk that is offered, of whomever's death.
fn debrief(d: &Decider<'_>, task: FollowUpId) -> Result<(PatientId, Task), Rejection> {
    let standing = d
        .state
        .deaths
        .values()
        .filter(|death| death.undone.is_none());
    standing
        .filter_map(|death| Some((death.patient, death.tasks.get(&task)?)))
        .find(|(_, found)| found.debriefs().is_some())
        .map(|(patient, found)| (patient, found.clone()))
        .ok_or(Rejection::NotFound { what: "task" })
}

fn end(
    d: &mut Decider<'_>,
    (patient, task): (PatientId, FollowUpId),
    found: &Task,
    end: TaskEnd,
) -> Result<(), Rejection> {
    match &found.end {
        None => {
            d.emit(DeathEvent::DeathTaskEnded { patient, task, end });
            Ok(())
        }
        // Sent again after a lost line.
        Some(before) if *before == end => Ok(()),
        Some(_) => Err(Rejection::Closed),
    }
}

/// They are dead, as the record says from now on.
pub(in crate::domain) fn marked(d: &mut Decider<'_>, found: &Patient, by: StaffId) {
    let patient = found.id;
    d.emit(DeathEvent::DeathMarked { patient, by });
    end_follow_ups(d, found);
    quiet::end_promises(d, found);
    messages::take_back_from_the_dead(d);
    owe_debriefs(d, found);
}

/// What was to be done for the person themselves. What is done for others stands: also the one thing left by a contact in which a relative was in
/// touch, or in which only the number says who was and others have it too; it may be about them.
fn end_follow_ups(d: &mut Decider<'_>, found: &Patient) {
    let patient = found.id;
    let state = &d.state;
    let over: Vec<(ContactId, About)> = sight::contacts_of(state, found)
        .flat_map(|contact| {
            state
                .follow_ups_of(contact.id)
                .map(move |one| (contact, one))
        })
        .filter(|(contact, one)| match (&one.about, &one.task) {
            (About::Person, _) => quiet::is_with_the_dead(state, contact),
            (About::Children, _) | (About::Further(_), None) => false,
            (About::Further(_), Some(task)) => {
                task.for_whom == ForWhom::Person && quiet::is_about_the_dead(state, contact)
            }
        })
        .map(|(contact, one)| (contact.id, one.about))
        .collect();
    for (contact, about) in over {
        d.emit(DeathEvent::FollowUpOver {
            patient,
            contact,
            about,
        });
    }
}

/// Those who have been in touch lately, of ours and doctors who were let in: each is offered a talk.
fn owe_debriefs(d: &mut Decider<'_>, found: &Patient) {
    let timing = d.timing();
    let lately = |at: Timestamp| d.now.since(at) <= timing.debrief_back;
    let mut who: BTreeSet<Offered> = BTreeSet::new();
    for contact in sight::contacts_of(&d.state, found) {
        let each = in_touch(&d.state, contact).into_iter();
        who.extend(each.filter(|(at, _)| lately(*at)).map(|(_, who)| who));
    }
    let service = d.service();
    who.retain(|who| match who {
        Offered::Staff(who) => {
            let service = service.as_ref();
            service.is_some_and(|service| service.staff(who).is_some())
        }
        // Whoever is erased can be rung by nobody.
        Offered::Guest(who) => {
            let guest = d.state.guests.get(who);
            guest.is_some_and(|guest| guest.name.known().is_some())
        }
    });
    let at = by_day(&d.state, d.now + timing.debrief_within);
    let patient = found.id;
    for who in who {
        let task = d.follow_up_id();
        d.emit(match who {
            Offered::Staff(nurse) => DeathEvent::DebriefOwed {
                patient,
                task,
                nurse,
                at,
            },
            Offered::Guest(doctor) => DeathEvent::GuestDebriefOwed {
                patient,
                task,
                doctor,
                at,
            },
        });
    }
}

fn care_for(
    d: &mut Decider<'_>,
    patient: PatientId,
    whom: Whom,
    contact: Option<ContactId>,
    (owner, at): (StaffId, Timestamp),
    what: &str,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let death = standing(&d.state, patient)?;
    let beside = death.tasks.values().filter(|task| task.owner().is_some());
    let (patient, beside) = (death.patient, beside.count());
    let found = d.state.patient(patient).cloned();
    let found = found.ok_or(Rejection::NotFound { what: "patient" })?;
    let (relative, for_whom) = survivor(d, &found, whom)?;
    let theirs: Vec<ContactId> = sight::contacts_of(&d.state, &found)
        .map(|contact| contact.id)
        .collect();
    let contact = match contact {
        Some(contact) if !theirs.contains(&contact) => {
            return Err(Rejection::NotFound { what: "contact" });
        }
        Some(contact) => Some(contact),
        // The youngest first.
        None => theirs.first().copied(),
    };
    if let Some(contact) = contact {
        // As one on the list, so that how they are reached and what they may be told is read there; by name where the list does not offer them.
        let listed = relative.filter(|listed| followups::wanted(d, contact, *listed).is_ok());
        let for_whom = listed.map_or(for_whom, ForWhom::Listed);
        let about = followups::set(d, contact, for_whom, owner, at, what)?;
        d.emit(DeathEvent::SurvivorFollowed {
            patient,
            contact,
            about,
            relative,
        });
        return Ok(());
    }
    let what = followups::stated(what, LONGEST_WHAT)?;
    followups::in_reach(d, at)?;
    // Nobody on duty would see it: it stands with the day service.
    let service = d.service().ok_or(Rejection::NoService)?;
    if !service.staff(&owner).is_some_and(hands::works_days) {
        return Err(Rejection::CannotFollowUp {
            who: owner.to_string(),
        });
    }
    if beside >= MOST_SURVIVORS {
        return Err(DeathRejection::TooMany {
            most: MOST_SURVIVORS,
        }
        .into());
    }
    let task = d.follow_up_id();
    d.emit(DeathEvent::SurvivorOwed {
        patient,
        task,
        for_whom,
        relative,
        owner,
        at,
        what: Secret::Known(what),
        by,
    });
    Ok(())
}

/// Who it is, by the name that the record has, or in own words.
fn survivor(
    d: &Decider<'_>,
    found: &Patient,
    whom: Whom,
) -> Result<(Option<RelativeId>, ForWhom), Rejection> {
    match whom {
        Whom::Child => Ok((None, ForWhom::Child)),
        Whom::Words(who) => {
            let who = followups::stated(&who, LONGEST_WHOM)?;
            Ok((None, ForWhom::Relative(Secret::Known(who))))
        }
        Whom::Listed(relative) => {
            let listed = d
                .state
                .records_of(found)
                .into_iter()
                .find_map(|record| record.relatives.get(&relative))
                .filter(|listed| !listed.removed)
                .and_then(|listed| listed.person.known())
                .ok_or(Rejection::NotFound { what: "person" })?;
            let who: String = listed.name.chars().take(LONGEST_WHOM).collect();
            Ok((Some(relative), ForWhom::Relative(Secret::Known(who))))
        }
    }
}

/// They live: marked by mistake. What was to be done for them is to be done again; what was set because of it is not.
pub(in crate::domain) fn taken_back(d: &mut Decider<'_>, patient: PatientId, by: StaffId) {
    let Ok(death) = standing(&d.state, patient) else {
        return;
    };
    let patient = death.patient;
    let promised: Vec<ContactId> = death
        .ended
        .iter()
        .filter(|ended| ended.what == Over::Promise)
        .map(|ended| ended.contact)
        .collect();
    d.emit(DeathEvent::DeathUndone { patient, by });
    quiet::they_live(d, &promised);
}

/// A talk that was to be held has not been, or somebody has not been cared for: never for whom.
pub(in crate::domain) fn due(d: &mut Decider<'_>, patient: PatientId, task: FollowUpId) {
    // Also of a record that was merged, or erased: somebody of ours waits for it all the same.
    let death = d.state.deaths.get(&patient);
    let Some(found) = death.and_then(|death| death.tasks.get(&task)).cloned() else {
        return;
    };
    let just_told = d.state.deaths.values().any(|death| {
        let mut debriefs = death
            .tasks
            .values()
            .filter(|task| task.debriefs().is_some());
        debriefs.any(|task| {
            let told = task.reminded;
            told.is_some_and(|told| d.now.since(told) < TOLD_AGAIN)
        })
    });
    let again_at = by_day(&d.state, d.now + AGAIN);
    d.emit(DeathEvent::DeathReminded {
        patient,
        task,
        again_at,
    });
    match found.what {
        What::Debrief(_) if just_told => {}
        What::Debrief(_) => {
            for leader in d.leaders() {
                d.text_staff(&leader, MessageText::DebriefDue);
            }
        }
        What::Survivor { owner, .. } => {
            d.text_staff(&owner, MessageText::FollowUpDue);
            if found.reminded.is_some() {
                let leaders = d.leaders();
                for leader in leaders.iter().filter(|leader| **leader != owner) {
                    d.text_staff(leader, MessageText::FollowUpLate);
                }
            }
        }
    }
}
