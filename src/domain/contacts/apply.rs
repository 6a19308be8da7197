//! Contact events change the state. No rules here.

use imbl::Vector;

use crate::domain::actor::Actor;
use crate::domain::care::{self, held::Care};
use crate::domain::contacts::children::Children;
use crate::domain::contacts::contact::{
    CallBack, CallBackStage, CallerNumber, Closing, Contact, Next, Note, Outcome, OutcomeDue,
    Owner, Phase,
};
use crate::domain::endings::sheet::Sheet;
use crate::domain::event::ContactEvent;
use crate::domain::ids::ContactId;
use crate::domain::messages::message::{MessageText, Recipient};
use crate::domain::openings::opening::Proof;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::domain::{
    complaints, deaths, escorts, feedback, followups, handovers, requests, safety, summons,
};

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &ContactEvent) {
    match event {
        ContactEvent::ContactOpened {
            contact,
            origin,
            number,
            language,
        } => state.insert_contact(Contact {
            id: *contact,
            since: at,
            origin: *origin,
            number: number.clone(),
            language: *language,
            proposed: None,
            repeats: 0,
            joined: Vector::new(),
            notes: Vector::new(),
            messages: Vector::new(),
            care: Care::default(),
            children: None,
            about: None,
            admission: None,
            sheets: Vector::new(),
            conversation: None,
            // Whatever opens it says at once whose turn it is.
            phase: Phase::NeedsOutcome {
                owner: Owner::NextOnDuty { keeper: None },
                since: at,
                why: OutcomeDue::NoNumber,
                remind_at: None,
            },
        }),
        ContactEvent::ContactProposed { contact, same_as } => {
            state.change_contact(*contact, |contact| contact.proposed = Some(*same_as));
        }
        ContactEvent::ProposalRefused { contact } => {
            state.change_contact(*contact, |contact| contact.proposed = None);
        }
        ContactEvent::ContactJoined {
            contact,
            into,
            carries,
        } => join(state, at, *contact, *into, *carries),
        ContactEvent::CallBackPromised {
            contact,
            due_at,
            owner,
            why,
        } => state.change_contact(*contact, |contact| {
            let tries = contact.promise().map_or(0, |promise| promise.tries);
            contact.phase = Phase::CallBackDue(CallBack {
                due_at: *due_at,
                next_at: *due_at,
                since: at,
                why: *why,
                owner: owner.clone(),
                tries,
                stage: CallBackStage::Promised,
            });
        }),
        ContactEvent::CallBackReminded {
            contact,
            stage,
            next_at,
        } => promise(state, *contact, |promise| {
            promise.stage = *stage;
            promise.next_at = *next_at;
        }),
        ContactEvent::CallBackMissed { contact, next_at } => promise(state, *contact, |promise| {
            promise.tries = promise.tries.saturating_add(1);
            promise.stage = CallBackStage::Promised;
            promise.due_at = *next_at;
            promise.next_at = *next_at;
        }),
        ContactEvent::CallBackPostponed { contact, next_at } => {
            promise(state, *contact, |promise| promise.next_at = *next_at);
        }
        ContactEvent::OutcomeNeeded {
            contact,
            owner,
            why,
            remind_at,
        } => state.change_contact(*contact, |contact| {
            contact.phase = Phase::NeedsOutcome {
                owner: owner.clone(),
                since: at,
                why: *why,
                remind_at: *remind_at,
            };
        }),
        ContactEvent::OutcomeReminded { contact } => state.change_contact(*contact, |contact| {
            if let Phase::NeedsOutcome { remind_at, .. } = &mut contact.phase {
                *remind_at = None;
            }
        }),
        ContactEvent::OwnerChanged {
            contact,
            owner: new,
        } => state.change_contact(*contact, |contact| match &mut contact.phase {
            Phase::CallBackDue(promise) | Phase::CallingBack { promise, .. } => {
                promise.owner = new.clone();
            }
            Phase::NeedsOutcome { owner, .. } => *owner = new.clone(),
            Phase::OnTheLine(_) | Phase::Closed(_) => {}
        }),
        ContactEvent::ChildrenAsked {
            contact,
            answer,
            follows_up,
            by,
            ..
        } => state.change_contact(*contact, |contact| {
            contact.children = Some(Children {
                answer: *answer,
                follows_up: follows_up.clone(),
                by: by.clone(),
                at,
            });
        }),
        ContactEvent::NoteWritten { contact, by, text } => {
            state.change_contact(*contact, |contact| {
                contact.notes.push_back(Note {
                    at,
                    by: by.clone(),
                    text: text.clone(),
                    struck: None,
                });
            });
        }
        ContactEvent::ContactClosed {
            contact,
            outcome,
            next,
            by,
        } => {
            state.change_contact(*contact, |contact| {
                contact.proposed = None;
                contact.phase = Phase::Closed(Closing {
                    outcome: *outcome,
                    next: next.clone(),
                    at,
                    by: by.clone(),
                });
            });
            closed(state, *contact, at);
        }
        ContactEvent::ContactErased { contact, .. } => erase(state, *contact),
    }
}

/// Two contacts are one. Notes stay where their key is; both are shown together.
fn join(state: &mut State, at: Timestamp, contact: ContactId, into: ContactId, carries: bool) {
    let Some(joined) = state.contacts.get(&contact).cloned() else {
        return;
    };
    state.change_contact(contact, |joined| {
        joined.proposed = None;
        joined.phase = Phase::Closed(Closing {
            outcome: Outcome::Joined,
            next: Next::Elsewhere(into),
            at,
            by: Actor::Clock,
        });
    });
    closed(state, contact, at);
    if carries && let Phase::OnTheLine(call) | Phase::CallingBack { call, .. } = joined.phase {
        state.change_call(call, |call| call.contact = into);
    }
    state.change_contact(into, |into| {
        into.repeats = into
            .repeats
            .saturating_add(joined.repeats)
            .saturating_add(1);
        into.messages.append(joined.messages.clone());
        into.care.child |= joined.care.child;
        for staff in &joined.care.privately {
            if !into.care.is_private_to(staff) {
                into.care.privately.push(staff.clone());
            }
        }
        into.conversation = into.conversation.take().or(joined.conversation.clone());
        into.joined.push_back(contact);
        into.joined.append(joined.joined.clone());
        if carries {
            into.phase = joined.phase.clone();
        }
    });
}

/// What belongs to a contact ends with it.
fn closed(state: &mut State, contact: ContactId, at: Timestamp) {
    requests::apply::close(state, contact, at);
    summons::apply::close(state, contact);
}

/// The content goes from memory as it goes from the log, with everything that lies under the contact's key; what remains is that there was
/// something. The one place for it, whether the contact is erased alone or with the person.
pub(in crate::domain) fn erase(state: &mut State, id: ContactId) {
    complaints::apply::erase_contact(state, id);
    deaths::apply::erase_contact(state, id);
    escorts::apply::erase(state, id);
    feedback::apply::erase(state, id);
    safety::apply::erase(state, id);
    handovers::apply::erase(state, id);
    care::apply::erase(state, id);
    followups::apply::erase(state, id);
    let mut messages = Vector::new();
    requests::apply::erase(state, id);
    state.change_contact(id, |contact| {
        if let CallerNumber::Number(number) = &mut contact.number {
            *number = Secret::Erased;
        }
        for note in &mut contact.notes {
            note.text = Secret::Erased;
            if let Some(struck) = &mut note.struck {
                struck.why = Secret::Erased;
            }
        }
        contact.sheets.iter_mut().for_each(Sheet::erase);
        if let Some(Proof::Otherwise(words)) = contact
            .about
            .as_mut()
            .and_then(|about| about.proof.as_mut())
        {
            *words = Secret::Erased;
        }
        if let Some(admission) = &mut contact.admission {
            admission.unit = Secret::Erased;
        }
        if let Phase::Closed(closing) = &mut contact.phase {
            match &mut closing.next {
                Next::Refused { words, .. } | Next::FollowUp { what: words, .. } => {
                    *words = Secret::Erased;
                }
                Next::Settled | Next::Elsewhere(_) => {}
            }
        }
        messages = contact.messages.clone();
    });
    for message in messages {
        state.change_message(message, |message| {
            // A message of a contact joined to this one has that contact's key.
            if message.contact == Some(id) {
                if let MessageText::Own(text) | MessageText::SummonsWaits { code: text, .. } =
                    &mut message.text
                {
                    *text = Secret::Erased;
                }
                if let Some(Recipient::Person { number }) = &mut message.to {
                    *number = Secret::Erased;
                }
            }
        });
    }
}

fn promise(state: &mut State, id: ContactId, change: impl FnOnce(&mut CallBack)) {
    state.change_contact(id, |contact| {
        let (Phase::CallBackDue(promise) | Phase::CallingBack { promise, .. }) = &contact.phase
        else {
            return;
        };
        let mut promise = promise.clone();
        change(&mut promise);
        contact.phase = Phase::CallBackDue(promise);
    });
}
