//! Events change a consent. No rules here.

use std::sync::Arc;

use crate::domain::consents::consent::Consent;
use crate::domain::consents::elsewhere::Elsewhere;
use crate::domain::consents::ending;
use crate::domain::consents::event::ConsentEvent;
use crate::domain::patients::patient::Struck;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &ConsentEvent) {
    match event {
        ConsentEvent::ConsentGiven {
            patient,
            consent,
            consent_kind,
            without,
            words,
            how,
            until,
            by,
            ability,
        } => {
            let given = Consent {
                id: *consent,
                kind: *consent_kind,
                without: without.iter().copied().collect(),
                words: words.clone(),
                how: *how,
                ability: ability.clone(),
                by: by.clone(),
                at,
                until: *until,
                withdrawn: None,
                reminders: 0,
                struck: None,
                elsewhere: None,
            };
            state.change_patient(*patient, |patient| {
                patient.consents.insert(*consent, Arc::new(given.clone()));
            });
            ending::replaces(state, *patient, &given);
        }
        ConsentEvent::ConsentGivenElsewhere {
            patient,
            consent,
            given_at,
            given_to,
        } => state.change_patient(*patient, |patient| {
            if let Some(consent) = patient.consents.get_mut(consent) {
                Arc::make_mut(consent).elsewhere = Some(Elsewhere {
                    at: *given_at,
                    to: given_to.clone(),
                });
            }
        }),
        ConsentEvent::ConsentEndNoticed { patient, consent } => {
            state.change_patient(*patient, |patient| {
                if let Some(consent) = patient.consents.get_mut(consent) {
                    let consent = Arc::make_mut(consent);
                    consent.reminders = consent.reminders.saturating_add(1);
                }
            });
            ending::refresh(state, *patient, *consent);
        }
        ConsentEvent::ConsentNarrowed {
            patient,
            consent,
            without,
            ..
        } => state.change_patient(*patient, |patient| {
            if let Some(consent) = patient.consents.get_mut(consent) {
                Arc::make_mut(consent)
                    .without
                    .extend(without.iter().copied());
            }
        }),
        ConsentEvent::ConsentStruck {
            patient,
            consent,
            why,
            by,
        } => {
            state.change_patient(*patient, |patient| {
                if let Some(consent) = patient.consents.get_mut(consent) {
                    Arc::make_mut(consent).struck = Some(Struck {
                        by: by.clone(),
                        at,
                        why: why.clone(),
                    });
                }
            });
            ending::refresh(state, *patient, *consent);
        }
        ConsentEvent::ConsentWithdrawn {
            patient, consent, ..
        } => {
            state.change_patient(*patient, |patient| {
                if let Some(consent) = patient.consents.get_mut(consent) {
                    Arc::make_mut(consent).withdrawn = Some(at);
                }
            });
            ending::refresh(state, *patient, *consent);
        }
    }
}
