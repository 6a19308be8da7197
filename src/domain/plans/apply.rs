//! Events change a plan. No rules here.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet};

use crate::domain::consents::elsewhere::Elsewhere;
use crate::domain::deadline;
use crate::domain::ids::{PatientId, PlanId};
use crate::domain::patients::apply::{each, gone};
use crate::domain::patients::patient::Struck;
use crate::domain::patients::patient::{Patient, Standing};
use crate::domain::plans::event::PlanEvent;
use crate::domain::plans::plan::{Plan, PlanStand, Stage, Suggestion, Written};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &PlanEvent) {
    match event {
        PlanEvent::PlanStandSet {
            patient,
            stand,
            elsewhere,
            ..
        } => state.change_patient(*patient, |patient| {
            patient.plan_stand = *stand;
            patient.plan_elsewhere.clone_from(elsewhere);
        }),
        PlanEvent::PlanBegun {
            patient,
            plan,
            version,
            from,
            by,
        } => state.change_patient(*patient, |patient| {
            let source = from.and_then(|from| patient.plans.iter().find(|plan| plan.id == from));
            let parts = source.map_or_else(OrdMap::new, |source| source.parts.clone());
            patient.plans.push_back(Arc::new(Plan {
                id: *plan,
                version: *version,
                begun_at: at,
                from: *from,
                authors: OrdSet::unit(by.clone()),
                parts,
                agreement: None,
                answered_elsewhere: None,
                stage: Stage::Draft,
            }));
            if matches!(
                patient.plan_stand,
                PlanStand::NotAsked | PlanStand::NotReady | PlanStand::WantsNone
            ) {
                patient.plan_stand = PlanStand::Here;
            }
        }),
        PlanEvent::SectionWritten {
            patient,
            plan,
            section,
            by,
            content,
        } => change(state, *patient, *plan, |plan| {
            let written = Written {
                content: content.clone(),
                by: by.clone(),
                at,
            };
            plan.parts.insert(*section, Arc::new(written));
            plan.authors.insert(by.clone());
            // What the person has agreed with is not this any more.
            plan.agreement = None;
            plan.answered_elsewhere = None;
            plan.stage = Stage::Draft;
        }),
        PlanEvent::PlanAnswered {
            patient,
            plan,
            agreement,
            ..
        } => change(state, *patient, *plan, |plan| {
            plan.stage = if agreement.agrees == super::plan::Agrees::No {
                Stage::Draft
            } else {
                Stage::Agreed
            };
            plan.agreement = Some((agreement.clone(), at));
            plan.answered_elsewhere = None;
        }),
        PlanEvent::AnsweredElsewhere {
            patient,
            plan,
            answered_at,
            answered_to,
        } => change(state, *patient, *plan, |plan| {
            plan.answered_elsewhere = Some(Elsewhere {
                at: *answered_at,
                to: answered_to.clone(),
            });
        }),
        PlanEvent::BesideKept {
            patient,
            plan,
            beside,
        } => state.change_patient(*patient, |patient| {
            patient.beside.insert(*plan, Arc::new((beside.clone(), at)));
        }),
        PlanEvent::PlanInForce {
            patient,
            plan,
            until,
            review_at,
            ..
        } => {
            state.change_patient(*patient, |patient| replace(patient, at));
            change(state, *patient, *plan, |plan| {
                plan.stage = Stage::InForce {
                    since: at,
                    until: *until,
                    review_at: *review_at,
                    reminders: 0,
                };
            });
            remind_at(state, *patient, Some(*review_at));
        }
        PlanEvent::PlanEnded { patient, plan, .. } => {
            change(state, *patient, *plan, |plan| {
                plan.stage = Stage::Replaced { at }
            });
            no_more_reminders(state, *patient);
        }
        PlanEvent::PlanDropped { patient, plan, .. } => {
            change(state, *patient, *plan, |plan| plan.stage = Stage::Dropped);
        }
        PlanEvent::ReviewReminded {
            patient,
            plan,
            next_at,
        } => {
            change(state, *patient, *plan, |plan| {
                if let Stage::InForce { reminders, .. } = &mut plan.stage {
                    *reminders = reminders.saturating_add(1);
                }
            });
            remind_at(state, *patient, *next_at);
        }
        PlanEvent::ChangeSuggested {
            patient,
            section,
            said_in,
            by,
            words,
        } => state.change_patient(*patient, |patient| {
            patient.suggestions.push_back(Arc::new(Suggestion {
                section: *section,
                contact: *said_in,
                by: by.clone(),
                at,
                words: words.clone(),
                settled: None,
                taken: None,
                struck: None,
            }));
        }),
        PlanEvent::NothingLearnt {
            patient, said_in, ..
        } => state.change_patient(*patient, |patient| {
            patient.nothing_learnt.insert(*said_in);
        }),
        PlanEvent::SuggestionStruck {
            patient,
            index,
            why,
            by,
        } => state.change_patient(*patient, |patient| {
            if let Some(suggestion) = patient.suggestions.get_mut(usize::from(*index)) {
                Arc::make_mut(suggestion).struck = Some(Struck {
                    by: by.clone(),
                    at,
                    why: why.clone(),
                });
            }
        }),
        PlanEvent::SuggestionTaken {
            patient,
            index,
            section,
            by,
        } => state.change_patient(*patient, |patient| {
            if let Some(suggestion) = patient.suggestions.get_mut(usize::from(*index)) {
                let suggestion = Arc::make_mut(suggestion);
                suggestion.settled = Some((by.clone(), at));
                suggestion.taken = Some(*section);
            }
        }),
        PlanEvent::SuggestionSettled { patient, index, by } => {
            state.change_patient(*patient, |patient| {
                if let Some(suggestion) = patient.suggestions.get_mut(usize::from(*index)) {
                    Arc::make_mut(suggestion).settled = Some((by.clone(), at));
                }
            });
        }
    }
}

fn change(state: &mut State, patient: PatientId, id: PlanId, change: impl FnOnce(&mut Plan)) {
    state.change_patient(patient, |patient| {
        if let Some(plan) = patient.plans.iter_mut().find(|plan| plan.id == id) {
            change(Arc::make_mut(plan));
        }
    });
}

fn replace(patient: &mut Patient, at: Timestamp) {
    for plan in &mut patient.plans {
        if plan.is_in_force() {
            Arc::make_mut(plan).stage = Stage::Replaced { at };
        }
    }
}

/// Nobody is reminded of the plan any more.
pub(in crate::domain) fn no_more_reminders(state: &mut State, patient: PatientId) {
    remind_at(state, patient, None);
}

/// It was a mistake that nobody was to be reminded any more: on its day, or now where that is over.
pub(in crate::domain) fn reminders_again(state: &mut State, patient: PatientId) {
    let plan = state.patient(patient).and_then(Patient::plan_in_force);
    let Some(Stage::InForce {
        review_at,
        reminders,
        ..
    }) = plan.map(|plan| plan.stage)
    else {
        return;
    };
    // First the coordinator, then the leader, then nobody.
    let later = deadline::timing(state).review_leader_after;
    let at = match reminders {
        0 => Some(review_at),
        1 => Some(review_at + later),
        _ => None,
    };
    remind_at(state, patient, at);
}

fn remind_at(state: &mut State, patient: PatientId, at: Option<Timestamp>) {
    // Of somebody who has moved whoever coordinates is asked once, when it is written down.
    let here = state
        .patient(patient)
        .is_none_or(|patient| patient.standing == Standing::Here);
    let at = at.filter(|_| here).map(|at| deadline::of_review(state, at));
    state.set_due(Due::Review(patient), at);
}

/// The words go from memory as they go from the log.
pub(in crate::domain) fn erase(patient: &mut Patient) {
    for plan in &mut patient.plans {
        let plan = Arc::make_mut(plan);
        each(&mut plan.parts, |written| written.content = Secret::Erased);
        if let Some((agreement, _)) = &mut plan.agreement {
            gone(&mut agreement.words);
            gone(&mut agreement.capacity_words);
        }
        if let Some(elsewhere) = &mut plan.answered_elsewhere {
            gone(&mut elsewhere.to);
        }
    }
    each(&mut patient.beside, |(beside, _)| *beside = Secret::Erased);
    for suggestion in &mut patient.suggestions {
        let suggestion = Arc::make_mut(suggestion);
        suggestion.words = Secret::Erased;
        if let Some(struck) = &mut suggestion.struck {
            struck.why = Secret::Erased;
        }
    }
}
