//! Summons events change the state. No rules here.

use imbl::{OrdMap, OrdSet};

use crate::domain::ids::ContactId;
use crate::domain::state::State;
use crate::domain::summons::event::SummonsEvent;
use crate::domain::summons::state::{Ringing, Summons, SummonsState};
use crate::domain::time::Timestamp;

/// So many wrong codes of one person are remembered.
const WRONG: usize = 16;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &SummonsEvent) {
    match event {
        SummonsEvent::SummonsBegan { contact, why } => state.insert_summons(Summons {
            contact: *contact,
            why: *why,
            since: at,
            legs: OrdSet::new(),
            declined: OrdSet::new(),
            noticed: OrdSet::new(),
            codes: OrdMap::new(),
            state: SummonsState::Ringing(Ringing {
                step: 0,
                step_since: at,
                step_until: at,
                rounds: 0,
            }),
        }),
        SummonsEvent::SummonsStepBegan {
            contact,
            step,
            until,
            rounds,
        } => state.change_summons(*contact, |summons| {
            summons.state = SummonsState::Ringing(Ringing {
                step: *step,
                step_since: at,
                step_until: *until,
                rounds: *rounds,
            });
        }),
        SummonsEvent::SummonsNoticed { contact, staff } => {
            state.change_summons(*contact, |summons| {
                summons.noticed.insert(staff.clone());
            });
        }
        SummonsEvent::SummonsDeclined { contact, staff } => {
            state.change_summons(*contact, |summons| {
                summons.declined.insert(staff.clone());
            });
        }
        SummonsEvent::SummonsCodeGiven {
            contact,
            staff,
            code,
        } => state.change_summons(*contact, |summons| {
            summons.codes.insert(staff.clone(), code.clone());
        }),
        SummonsEvent::SummonsAccepted { contact, by, how } => {
            state.change_summons(*contact, |summons| {
                summons.state = SummonsState::Accepted {
                    by: by.clone(),
                    how: *how,
                    at,
                };
            });
        }
        SummonsEvent::SummonsEnded { contact } => state.change_summons(*contact, |summons| {
            summons.state = SummonsState::Ended { at };
        }),
        SummonsEvent::CodeTexted {
            staff,
            carrier_id,
            right,
            ..
        } => {
            state.remember_received(carrier_id.clone());
            if *right {
                state.wrong_codes.remove(staff);
                return;
            }
            let wrong = state.wrong_codes.entry(staff.clone()).or_default();
            wrong.push_back(at);
            while wrong.len() > WRONG {
                wrong.pop_front();
            }
        }
    }
}

/// The contact has its outcome: nothing is left to ring for.
pub(in crate::domain) fn close(state: &mut State, contact: ContactId) {
    state.remove_summons(contact);
}
