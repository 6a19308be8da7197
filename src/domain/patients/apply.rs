//! Events change a patient's record, and the register with it. No rules here.

use std::sync::Arc;

use imbl::OrdMap;

use crate::domain::actor::Actor;
use crate::domain::ids::{ErasureId, PatientId, RelativeId, StaffId};
use crate::domain::patients::earlier::{Amended, Stood};
use crate::domain::patients::event::PatientEvent;
use crate::domain::patients::patient::{
    Confidence, Erasure, ErasureEnd, Flag, Patient, Standing, Struck,
};
use crate::domain::patients::people::{Person, Relative, Told};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::domain::{complaints, consents, contacts, deaths, handovers, plans};

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &PatientEvent) {
    match event {
        PatientEvent::PatientRegistered { patient, identity } => {
            let new = Patient::new(*patient, at, identity.clone());
            state.register.insert(&new);
            state.patients.insert(*patient, Arc::new(new));
        }
        PatientEvent::IdentityAmended {
            patient,
            identity,
            by,
            amended,
        } => state.relist_patient(*patient, |patient| {
            let before = Stood::Identity(patient.identity.clone());
            patient.keep(before, at, by.clone(), amended.as_ref());
            patient.identity = identity.clone();
        }),
        PatientEvent::StandingSet {
            patient,
            standing,
            by,
        } => {
            let before = state.patient(*patient).map(|patient| patient.standing);
            state.change_patient(*patient, |patient| {
                let before = Stood::Standing(patient.standing);
                patient.keep(before, at, Actor::Staff(by.clone()), None);
                patient.standing = *standing;
            });
            if *standing != Standing::Here {
                plans::apply::no_more_reminders(state, *patient);
            } else if before != Some(Standing::Here) {
                plans::apply::reminders_again(state, *patient);
            }
            consents::ending::refresh_all(state, *patient);
        }
        PatientEvent::PatientsMerged { patient, into, .. } => {
            state.change_patient(*patient, |patient| {
                patient.merged_into = Some(*into);
                patient.merged_at = Some(at);
            });
            state.change_patient(*into, |into| {
                into.merged.insert(*patient);
            });
        }
        PatientEvent::MergeUndone { patient, .. } => {
            let into = state
                .patient(*patient)
                .and_then(|patient| patient.merged_into);
            state.change_patient(*patient, |patient| patient.merged_into = None);
            if let Some(into) = into {
                state.change_patient(into, |into| {
                    into.merged.remove(patient);
                });
            }
        }
        PatientEvent::CoordinatorSet {
            patient,
            coordinator,
            ..
        } => state.change_patient(*patient, |patient| {
            patient.coordinator.clone_from(coordinator);
        }),
        PatientEvent::PatientAssigned {
            patient,
            staff,
            assigned,
            ..
        } => state.change_patient(*patient, |patient| {
            if *assigned {
                patient.assigned.insert(staff.clone());
            } else {
                patient.assigned.remove(staff);
            }
        }),
        PatientEvent::RelativeListed {
            patient,
            relative,
            person,
            order,
            by,
            amended,
        } => state.relist_patient(*patient, |patient| {
            let known = patient.relatives.get(relative);
            if let Some(stood) = known.filter(|known| !known.removed).cloned() {
                patient.keep(Stood::person(&stood), at, by.clone(), amended.as_ref());
            }
            list(patient, *relative, person, *order, at);
        }),
        PatientEvent::ToldSet {
            patient,
            relative,
            told,
            by,
            said,
            amended,
        } => state.change_patient(*patient, |patient| {
            if let Some(stood) = patient.relatives.get(relative).cloned() {
                let stood = Stood::told(&stood);
                patient.keep_answer(stood, at, by, amended.as_ref());
            }
            change_relative(patient, *relative, |relative| {
                relative.told = *told;
                relative.said.clone_from(said);
            });
        }),
        PatientEvent::RelativeObjected {
            patient,
            relative,
            objected,
            by,
            amended,
        } => state.change_patient(*patient, |patient| {
            if let Some(stood) = patient.relatives.get(relative) {
                let stood = Stood::Objected {
                    relative: *relative,
                    objected: stood.objected,
                };
                patient.keep_answer(stood, at, by, amended.as_ref());
            }
            change_relative(patient, *relative, |relative| {
                relative.objected = *objected;
            });
        }),
        PatientEvent::RelativeQuestionChosen {
            patient,
            relative,
            question,
            by,
            amended,
        } => state.change_patient(*patient, |patient| {
            let stood = patient.relatives.get(relative);
            if let Some(before) = stood.and_then(|stood| stood.question.clone()) {
                let stood = Stood::Asked {
                    relative: *relative,
                    question: before,
                };
                patient.keep(stood, at, Actor::Staff(by.clone()), amended.as_ref());
            }
            change_relative(patient, *relative, |relative| {
                relative.question = Some(question.clone());
            });
        }),
        PatientEvent::RelativeRemoved {
            patient,
            relative,
            by,
            amended,
        } => state.relist_patient(*patient, |patient| {
            if let Some(stood) = patient.relatives.get(relative).cloned() {
                let stood = Stood::Listed(Box::new((*stood).clone()));
                patient.keep(stood, at, Actor::Staff(by.clone()), amended.as_ref());
            }
            change_relative(patient, *relative, |relative| relative.removed = true);
        }),
        PatientEvent::FlagRaised {
            patient,
            flag,
            text,
            reason,
            hidden_because,
            until,
            by,
        } => {
            let raised = Flag {
                id: *flag,
                text: text.clone(),
                reason: reason.clone(),
                hidden_because: hidden_because.clone(),
                by: by.clone(),
                at,
                until: *until,
                ended: None,
                struck: None,
            };
            state.change_patient(*patient, |patient| {
                patient.flags.insert(*flag, Arc::new(raised));
            });
        }
        PatientEvent::FlagEnded {
            patient,
            flag,
            by,
            amended,
        } => state.change_patient(*patient, |patient| {
            if let Some(flag) = patient.flags.get_mut(flag) {
                end_flag(Arc::make_mut(flag), at, by, amended.as_ref());
            }
        }),
        PatientEvent::SettingsSaved {
            patient,
            settings,
            by,
            amended,
        } => state.change_patient(*patient, |patient| {
            if let Some(before) = patient.settings.replace(settings.clone()) {
                let by = Actor::Staff(by.clone());
                patient.keep(Stood::Settings(before), at, by, amended.as_ref());
            }
        }),
        PatientEvent::QuestionChosen {
            patient,
            question,
            by,
            amended,
        } => state.change_patient(*patient, |patient| {
            if let Some(before) = patient.question.replace(question.clone()) {
                let by = Actor::Staff(by.clone());
                patient.keep(Stood::Question(before), at, by, amended.as_ref());
            }
        }),
        PatientEvent::ConfidenceTold {
            patient,
            confidence,
            relative,
            told_in,
            text,
            by,
        } => {
            let told = Confidence {
                id: *confidence,
                relative: *relative,
                contact: *told_in,
                by: by.clone(),
                at,
                text: text.clone(),
                struck: None,
            };
            state.confidences.insert(*confidence, *patient);
            state.change_patient(*patient, |patient| {
                patient.confidences.insert(*confidence, Arc::new(told));
            });
        }
        PatientEvent::ConfidenceStruck {
            patient,
            confidence,
            why,
            by,
        } => state.change_patient(*patient, |patient| {
            if let Some(confidence) = patient.confidences.get_mut(confidence) {
                Arc::make_mut(confidence).struck = Some(Struck {
                    by: by.clone(),
                    at,
                    why: why.clone(),
                });
            }
        }),
        PatientEvent::ErasureAsked {
            patient,
            erasure,
            reason,
            not_before,
            by,
        } => {
            let asked = Erasure {
                id: *erasure,
                by: by.clone(),
                at,
                reason: reason.clone(),
                not_before: *not_before,
                end: None,
            };
            state.change_patient(*patient, |patient| patient.erasures.push_back(asked));
        }
        PatientEvent::ErasureRefused {
            patient,
            erasure,
            reason,
            by,
        } => {
            let end = ErasureEnd::Refused {
                by: by.clone(),
                at,
                reason: reason.clone(),
            };
            state.change_patient(*patient, |patient| end_erasure(patient, *erasure, &end));
        }
        PatientEvent::PatientErased {
            patient,
            erasure,
            contacts: with,
            by,
            ..
        } => {
            let end = ErasureEnd::Done { by: by.clone(), at };
            deaths::apply::erase(state, *patient);
            state.relist_patient(*patient, |patient| {
                erase(patient);
                end_erasure(patient, *erasure, &end);
            });
            plans::apply::no_more_reminders(state, *patient);
            consents::ending::refresh_all(state, *patient);
            complaints::apply::erase_patient(state, *patient);
            handovers::matters::erase(state, *patient);
            for contact in with {
                contacts::apply::erase(state, *contact);
            }
        }
    }
}

fn list(
    patient: &mut Patient,
    relative: RelativeId,
    person: &Secret<Person>,
    order: u16,
    at: Timestamp,
) {
    let known = patient.relatives.get(&relative);
    let listed = Relative {
        id: relative,
        person: person.clone(),
        told: known.map_or(Told::Listen, |known| known.told),
        said: known.and_then(|known| known.said.clone()),
        question: known.and_then(|known| known.question.clone()),
        objected: known.is_some_and(|known| known.objected),
        order,
        listed_at: at,
        removed: false,
    };
    patient.relatives.insert(relative, Arc::new(listed));
}

fn change_relative(
    patient: &mut Patient,
    relative: RelativeId,
    change: impl FnOnce(&mut Relative),
) {
    if let Some(relative) = patient.relatives.get_mut(&relative) {
        change(Arc::make_mut(relative));
    }
}

/// One that never was so is struck through, and does not hold; one that was over by itself stays as it ended.
fn end_flag(flag: &mut Flag, at: Timestamp, by: &StaffId, amended: Option<&Amended>) {
    match amended {
        Some(Amended::Wrong(why)) => {
            flag.struck = Some(Struck {
                by: by.clone(),
                at,
                why: why.clone(),
            });
        }
        Some(Amended::Changed) | None => flag.ended = Some((by.clone(), at)),
    }
}

fn end_erasure(patient: &mut Patient, erasure: ErasureId, end: &ErasureEnd) {
    for asked in &mut patient.erasures {
        if asked.id == erasure {
            asked.end = Some(end.clone());
        }
    }
}

/// The content goes from memory as it goes from the log; what remains is that there was something.
fn erase(patient: &mut Patient) {
    patient.erased = true;
    patient.identity = Secret::Erased;
    gone(&mut patient.plan_elsewhere);
    gone(&mut patient.settings);
    gone(&mut patient.question);
    patient.erase_earlier();
    each(&mut patient.relatives, Relative::erase);
    each(&mut patient.flags, |flag| {
        flag.text = Secret::Erased;
        flag.reason = Secret::Erased;
        gone(&mut flag.hidden_because);
        if let Some(struck) = &mut flag.struck {
            struck.why = Secret::Erased;
        }
    });
    each(&mut patient.confidences, |confidence| {
        confidence.text = Secret::Erased;
        if let Some(struck) = &mut confidence.struck {
            struck.why = Secret::Erased;
        }
    });
    plans::apply::erase(patient);
    each(&mut patient.consents, |consent| {
        gone(&mut consent.words);
        if let Some(elsewhere) = &mut consent.elsewhere {
            gone(&mut elsewhere.to);
        }
        if let Some(struck) = &mut consent.struck {
            struck.why = Secret::Erased;
        }
        if let Some(ability) = &mut consent.ability {
            gone(&mut ability.words);
        }
    });
    each(&mut patient.openings, |opening| {
        gone(&mut opening.reason);
        for review in &mut opening.reviews {
            gone(&mut review.words);
        }
    });
}

/// There was something, and it is gone.
pub(in crate::domain) fn gone<T>(secret: &mut Option<Secret<T>>) {
    if let Some(secret) = secret {
        *secret = Secret::Erased;
    }
}

/// Changes each value of a map.
pub(in crate::domain) fn each<K: Ord + Clone, V: Clone>(
    map: &mut OrdMap<K, Arc<V>>,
    change: impl Fn(&mut V),
) {
    let changed = |(key, value): (&K, &Arc<V>)| {
        let mut value = (**value).clone();
        change(&mut value);
        (key.clone(), Arc::new(value))
    };
    *map = map.iter().map(changed).collect();
}

impl State {
    /// Changes a record in what it is not found by.
    pub(in crate::domain) fn change_patient(
        &mut self,
        id: PatientId,
        change: impl FnOnce(&mut Patient),
    ) {
        if let Some(patient) = self.patients.get_mut(&id) {
            change(Arc::make_mut(patient));
        }
    }

    /// Changes a record in what it is found by, and the register with it.
    fn relist_patient(&mut self, id: PatientId, change: impl FnOnce(&mut Patient)) {
        let Some(before) = self.patients.get(&id).cloned() else {
            return;
        };
        self.register.remove(&before);
        let mut after = (*before).clone();
        change(&mut after);
        self.register.insert(&after);
        self.patients.insert(id, Arc::new(after));
    }
}
