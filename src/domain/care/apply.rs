//! Care events change the state. No rules here.

use std::sync::Arc;

use crate::domain::care::event::{CareEvent, DangerEvent};
use crate::domain::care::held::{
    Answer, Care, Danger, DangerEnd, DeviationKind, Draft, FromANumber, Lost,
};
use crate::domain::contacts::contact::Contact;
use crate::domain::deviations;
use crate::domain::deviations::deviation::Source;
use crate::domain::ids::ContactId;
use crate::domain::patients::patient::Struck;
use crate::domain::phone::E164;
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn danger(state: &mut State, at: Timestamp, event: &DangerEvent) {
    let number = state.seq;
    let contact = match event {
        DangerEvent::DangerRaised {
            contact,
            by,
            check_at,
        } => {
            let danger = Danger {
                since: at,
                by: by.clone(),
                check_at: *check_at,
                rung: 1,
                answers: Vec::new(),
                lost: None,
                end: None,
            };
            care(state, *contact, |care| care.danger = Some(Arc::new(danger)));
            *contact
        }
        DangerEvent::DangerChecked {
            contact,
            check_at,
            rung,
        } => {
            standing(state, *contact, |danger| {
                danger.check_at = *check_at;
                danger.rung = danger.rung.saturating_add(u8::from(*rung));
            });
            *contact
        }
        DangerEvent::DangerAnswered {
            contact,
            question,
            by,
            text,
        } => {
            let answer = Answer {
                question: *question,
                number,
                at,
                by: by.clone(),
                text: text.clone(),
            };
            standing(state, *contact, |danger| {
                danger.answers.retain(|known| known.question != *question);
                danger.answers.push(answer);
            });
            *contact
        }
        DangerEvent::DangerLineLost { contact, check_at } => {
            standing(state, *contact, |danger| {
                danger.check_at = *check_at;
                danger.lost = Some(Lost {
                    since: at,
                    tries: 0,
                    police: None,
                });
            });
            *contact
        }
        DangerEvent::DangerNotReached {
            contact,
            tries,
            police,
        } => {
            standing(state, *contact, |danger| {
                let lost = danger.lost.get_or_insert(Lost {
                    since: at,
                    tries: 0,
                    police: None,
                });
                lost.tries = *tries;
                if *police {
                    lost.police.get_or_insert(at);
                }
            });
            *contact
        }
        DangerEvent::DangerCameBack {
            contact,
            call,
            line,
        } => {
            state.change_call(*call, |call| {
                call.line = Some(line.clone());
                call.heard_at = at;
                call.asked_at = None;
            });
            *contact
        }
        DangerEvent::DangerRegained { contact } => {
            standing(state, *contact, |danger| danger.lost = None);
            *contact
        }
        DangerEvent::DangerUndone { contact, .. } => {
            care(state, *contact, |care| care.danger = None);
            *contact
        }
        DangerEvent::DangerEnded { contact, by, done } => {
            let end = DangerEnd {
                at,
                by: by.clone(),
                done: done.clone(),
            };
            care(state, *contact, |care| {
                if let Some(mut danger) = care.danger.take() {
                    Arc::make_mut(&mut danger).end = Some(end);
                    care.past.push(danger);
                }
            });
            *contact
        }
    };
    refresh(state, contact);
}

/// When a danger is looked after next.
fn refresh(state: &mut State, contact: ContactId) {
    let due = state
        .contact(contact)
        .and_then(|contact| contact.care.danger.as_ref())
        .map(|danger| danger.check_at);
    state.set_due(Due::Danger(contact), due);
}

pub(in crate::domain) fn care_changes(state: &mut State, at: Timestamp, event: &CareEvent) {
    let number = state.seq;
    match event {
        CareEvent::ChildMarked {
            contact,
            child,
            first_in_line,
            ..
        } => {
            care(state, *contact, |care| care.child = *child);
            let call = state.contact(*contact).and_then(Contact::line);
            if let Some(call) = call {
                state.change_call(call, |call| call.first_in_line = *first_in_line);
            }
        }
        CareEvent::KnownPrivately { contact, staff } => care(state, *contact, |care| {
            if !care.privately.contains(staff) {
                care.privately.push(staff.clone());
            }
        }),
        CareEvent::ColleagueFirst { contact, staff } => {
            let threat = FromANumber::Threat {
                contact: *contact,
                staff: staff.clone(),
                at,
            };
            happened(state, threat);
        }
        CareEvent::ColleagueHeard { contact } => {
            happened(state, FromANumber::Heard(*contact));
        }
        CareEvent::DeviationRaised {
            deviation,
            kind,
            contact,
            by,
            police,
            text,
        } => {
            let source = match kind {
                DeviationKind::Threat => Source::Threat {
                    by: by.clone(),
                    police: *police,
                },
            };
            deviations::apply::threat(state, at, *deviation, *contact, source, text);
        }
        CareEvent::DraftSaved {
            contact,
            staff,
            text,
        } => care(state, *contact, |care| {
            care.drafts.retain(|draft| draft.staff != *staff);
            care.drafts.push(Draft {
                staff: staff.clone(),
                number,
                at,
                text: text.clone(),
            });
        }),
        CareEvent::NoteStruck {
            contact,
            note,
            why,
            by,
        } => state.change_contact(*contact, |contact| {
            if let Some(note) = contact.notes.get_mut(usize::from(*note)) {
                note.struck = Some(Struck {
                    by: by.clone(),
                    at,
                    why: why.clone(),
                });
            }
        }),
        CareEvent::DraftSettled { contact, staff } => care(state, *contact, |care| {
            care.drafts.retain(|draft| draft.staff != *staff);
        }),
    }
}

/// What has been said of a contact goes with its key.
pub(in crate::domain) fn erase(state: &mut State, contact: ContactId) {
    care(state, contact, Care::erase);
    deviations::apply::erase(state, contact);
    let of_it: Vec<E164> = state
        .colleague_first
        .iter()
        .filter(|(_, all)| all.iter().any(|one| one.contact() == contact))
        .map(|(number, _)| number.clone())
        .collect();
    for number in of_it {
        let Some(all) = state.colleague_first.get_mut(&number) else {
            continue;
        };
        all.retain(|one| one.contact() != contact);
        if all.is_empty() {
            state.colleague_first.remove(&number);
        }
    }
}

/// Somebody was threatened from the number of this contact, or a colleague was heard.
fn happened(state: &mut State, what: FromANumber) {
    if let Some(number) = number_of(state, what.contact()) {
        let all = state.colleague_first.entry(number).or_default();
        all.push_back(what);
    }
}

fn number_of(state: &State, contact: ContactId) -> Option<E164> {
    state.contact(contact)?.number.known().cloned()
}

fn care(state: &mut State, contact: ContactId, change: impl FnOnce(&mut Care)) {
    state.change_contact(contact, |contact| change(&mut contact.care));
}

fn standing(state: &mut State, contact: ContactId, change: impl FnOnce(&mut Danger)) {
    care(state, contact, |care| {
        if let Some(danger) = &mut care.danger {
            change(Arc::make_mut(danger));
        }
    });
}
