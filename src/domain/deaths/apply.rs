//! What follows a death changes the state. No rules here.

use imbl::{OrdMap, Vector};

use crate::domain::deaths::death::{Death, Ended, Offered, Over, Survivor, Task, What};
use crate::domain::deaths::event::DeathEvent;
use crate::domain::followups::follow_up::ForWhom;
use crate::domain::ids::{ContactId, FollowUpId, PatientId};
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, now: Timestamp, event: &DeathEvent) {
    match event {
        DeathEvent::DeathMarked { patient, by } => {
            let death = Death {
                patient: *patient,
                at: now,
                by: by.clone(),
                tasks: OrdMap::new(),
                survivors: Vector::new(),
                ended: Vector::new(),
                undone: None,
            };
            state.deaths.insert(*patient, death);
        }
        DeathEvent::DebriefOwed {
            patient,
            task,
            nurse,
            at,
        } => {
            let whom = Offered::Staff(nurse.clone());
            owe(state, *patient, *task, *at, What::Debrief(whom));
        }
        DeathEvent::GuestDebriefOwed {
            patient,
            task,
            doctor,
            at,
        } => {
            let whom = Offered::Guest(*doctor);
            owe(state, *patient, *task, *at, What::Debrief(whom));
        }
        DeathEvent::SurvivorOwed {
            patient,
            task,
            for_whom,
            relative,
            owner,
            at,
            what,
            ..
        } => {
            let what = What::Survivor {
                for_whom: for_whom.clone(),
                relative: *relative,
                owner: owner.clone(),
                what: what.clone(),
            };
            owe(state, *patient, *task, *at, what);
        }
        DeathEvent::SurvivorFollowed {
            patient,
            contact,
            about,
            relative,
        } => {
            let followed = state.follow_ups.get(&(*contact, *about));
            let for_whom = followed.and_then(|found| found.task.as_ref());
            let survivor = Survivor {
                contact: *contact,
                about: *about,
                relative: *relative,
                for_whom: for_whom.map_or(ForWhom::Child, |task| task.for_whom.clone()),
            };
            if let Some(death) = state.deaths.get_mut(patient) {
                death.survivors.push_back(survivor);
            }
        }
        DeathEvent::FollowUpOver {
            patient,
            contact,
            about,
        } => {
            state.set_due(Due::FollowUp(*contact, *about), None);
            if let Some(found) = state.follow_ups.remove(&(*contact, *about)) {
                over(
                    state,
                    now,
                    *patient,
                    *contact,
                    Over::FollowUp(Box::new(found)),
                );
            }
        }
        DeathEvent::PromiseOver { patient, contact } => {
            over(state, now, *patient, *contact, Over::Promise);
        }
        DeathEvent::DeathReminded {
            patient,
            task,
            again_at,
        } => {
            change(state, *patient, *task, |task| task.reminded = Some(now));
            state.set_due(Due::Death(*patient, *task), Some(*again_at));
        }
        DeathEvent::DeathTaskEnded { patient, task, end } => {
            change(state, *patient, *task, |task| task.end = Some(end.clone()));
            state.set_due(Due::Death(*patient, *task), None);
        }
        DeathEvent::DeathUndone { patient, by } => {
            let Some(death) = state.deaths.get_mut(patient) else {
                return;
            };
            death.undone = Some((by.clone(), now));
            let death = death.clone();
            for task in death.tasks.keys() {
                state.set_due(Due::Death(*patient, *task), None);
            }
            for survivor in &death.survivors {
                let (contact, about) = (survivor.contact, survivor.about);
                state.follow_ups.remove(&(contact, about));
                state.set_due(Due::FollowUp(contact, about), None);
            }
            for ended in &death.ended {
                stands_again(state, now, ended);
            }
        }
    }
}

fn owe(state: &mut State, patient: PatientId, id: FollowUpId, at: Timestamp, what: What) {
    let task = Task {
        what,
        at,
        reminded: None,
        end: None,
    };
    if let Some(death) = state.deaths.get_mut(&patient) {
        death.tasks.insert(id, task);
        state.set_due(Due::Death(patient, id), Some(at));
    }
}

fn change(state: &mut State, patient: PatientId, id: FollowUpId, change: impl FnOnce(&mut Task)) {
    let death = state.deaths.get_mut(&patient);
    if let Some(task) = death.and_then(|death| death.tasks.get_mut(&id)) {
        change(task);
    }
}

fn over(state: &mut State, at: Timestamp, patient: PatientId, contact: ContactId, what: Over) {
    if let Some(death) = state.deaths.get_mut(&patient) {
        death.ended.push_back(Ended { contact, at, what });
    }
}

/// What was to be done is to be done again, as if nobody had been reminded of it yet; what has come due meanwhile is due now.
fn stands_again(state: &mut State, now: Timestamp, ended: &Ended) {
    let Over::FollowUp(found) = &ended.what else {
        return;
    };
    let key = (found.contact, found.about);
    if state.follow_ups.contains_key(&key) {
        return;
    }
    let mut found = (**found).clone();
    found.at = found.at.max(now);
    found.reminded = false;
    found.overdue = false;
    state.set_due(Due::FollowUp(key.0, key.1), Some(found.at));
    state.follow_ups.insert(key, found);
}

/// The person's record is erased: what was written about survivors goes with it, and nobody is reminded of it. A talk with somebody of ours is
/// owed all the same.
pub(in crate::domain) fn erase(state: &mut State, patient: PatientId) {
    let Some(death) = state.deaths.get_mut(&patient) else {
        return;
    };
    death.erase();
    let tasks = death.tasks.iter().filter(|(_, task)| task.is_erased());
    let erased: Vec<FollowUpId> = tasks.map(|(id, _)| *id).collect();
    for task in erased {
        state.set_due(Due::Death(patient, task), None);
    }
}

/// A contact is erased: it leaves nothing, here neither.
pub(in crate::domain) fn erase_contact(state: &mut State, contact: ContactId) {
    let with: Vec<PatientId> = state
        .deaths
        .values()
        .filter(|death| {
            let ended = death.ended.iter().any(|ended| ended.contact == contact);
            ended || death.survivors.iter().any(|one| one.contact == contact)
        })
        .map(|death| death.patient)
        .collect();
    for patient in with {
        if let Some(death) = state.deaths.get_mut(&patient) {
            death.erase_contact(contact);
        }
    }
}

impl State {
    /// The death of whom this record is about, or a record that was merged into it; the last one, also if it was taken back.
    pub fn death_of(&self, patient: PatientId) -> Option<&Death> {
        let found = self.current_patient(patient)?;
        let records = self.records_of(found).into_iter();
        let mut deaths: Vec<&Death> = records
            .filter_map(|record| self.deaths.get(&record.id))
            .collect();
        deaths.sort_by_key(|death| (death.undone.is_none(), death.at));
        deaths.pop()
    }
}
