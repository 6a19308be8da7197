//! What always holds when somebody has died: their telephone is not rung and nothing is written to it, nothing stands promised to it, those left
//! behind who are followed up have somebody who does it until it is done, and whoever waits for a talk is not forgotten. The list is that of
//! `handbook/engineering/testing.md`.

use crate::domain::calls::leg::{Leg, Purpose};
use crate::domain::contacts::contact::{Contact, Phase};
use crate::domain::deaths::death::{Death, Survivor};
use crate::domain::messages::message::{Message, MessageState, MessageText, Recipient};
use crate::domain::patients::patient::{Patient, Standing};
use crate::domain::phone::E164;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::held::new_legs;
use crate::simulator::weekend::world::World;

/// What is broken by what was committed, if anything.
pub fn of_commit(world: &mut World, last: &State, state: &State) -> Option<String> {
    if state.deaths.is_empty() {
        return None;
    }
    rung(last, state)
        .or_else(|| written(last, state))
        .or_else(|| promised(last, state))
        .or_else(|| nobodys(last, state))
        .or_else(|| forgotten(world, last, state))
}

/// What is late, if anything: somebody hears of every talk that is not held, and of whoever is left behind and not cared for.
pub fn late(state: &State, late: impl Fn(Timestamp) -> bool) -> Option<String> {
    let open = state.deaths.values().flat_map(Death::open);
    let mut unheard = open.filter(|(_, task)| task.reminded.is_none());
    unheard.find(|(_, task)| late(task.at)).map(|(id, task)| {
        format!(
            "{id}, after a death, was due at {}, and nobody heard",
            task.at
        )
    })
}

/// When the last of those was marked as dead whose own telephone it is, and nobody's who lives.
fn dead_since(state: &State, number: &E164) -> Option<Timestamp> {
    let has = |patient: &Patient| {
        let identity = patient.identity.known();
        identity.is_some_and(|identity| identity.phones.contains(number))
    };
    let around = |patient: &Patient| {
        let mut people = patient.relatives.values().filter(|one| !one.removed);
        people.any(|one| {
            let person = one.person.known();
            person.is_some_and(|person| person.phones.contains(number))
        })
    };
    if state.patients.values().any(|patient| around(patient)) {
        return None;
    }
    let owners = state.patients.values().filter(|patient| has(patient));
    let mut since = None;
    for owner in owners {
        let current = state.current_patient(owner.id)?;
        if current.standing != Standing::Dead {
            return None;
        }
        let death = state.death_of(owner.id)?;
        since = since.max(Some(death.at));
    }
    since
}

/// Somebody living has been in touch in this contact, or a life is in danger in it.
fn somebody_lives(state: &State, contact: &Contact, since: Timestamp) -> bool {
    let joined = contact.joined.iter().filter_map(|id| state.contact(*id));
    let relative = contact.about.as_ref().and_then(|about| about.relative);
    let wrote = |one: &Contact| {
        let mut messages = one.messages.iter().filter_map(|id| state.message(*id));
        messages.any(|message| message.state == MessageState::Received && message.at > since)
    };
    relative.is_some()
        || contact.care.danger.is_some()
        || joined
            .chain([contact])
            .any(|one| one.since > since || wrote(one))
}

/// The number of this contact is nobody's who lives, as the rules knew and still know.
fn is_silent(last: &State, state: &State, contact: &Contact) -> bool {
    let Some(number) = contact.number.known() else {
        return false;
    };
    let before = dead_since(last, number);
    before.is_some()
        && dead_since(state, number).is_some_and(|since| !somebody_lives(state, contact, since))
}

fn rung(last: &State, state: &State) -> Option<String> {
    let theirs = |leg: &&Leg| matches!(leg.purpose, Purpose::Person(_));
    new_legs(last, state).filter(theirs).find_map(|leg| {
        let call = leg.purpose.call().and_then(|call| state.call(call))?;
        let contact = state.contact(call.contact)?;
        is_silent(last, state, contact)
            .then(|| format!("somebody has died, and is rung in contact {}", contact.id))
    })
}

fn written(last: &State, state: &State) -> Option<String> {
    if state.messages.ptr_eq(&last.messages) {
        return None;
    }
    let before = last.messages.get_max().map(|(id, _)| *id);
    let new = state.messages.values().rev();
    let mut new = new.take_while(|message| before.is_none_or(|before| message.id > before));
    new.find_map(|message| {
        let Some(Recipient::Person { number }) = &message.to else {
            return None;
        };
        let number = number.known()?;
        let dead = dead_since(last, number).and(dead_since(state, number));
        dead.filter(|since| !by_hand(state, message, *since))
            .map(|_| format!("somebody has died, and {} is written to them", message.id))
    })
}

/// A nurse answers somebody who lives.
fn by_hand(state: &State, message: &Message, since: Timestamp) -> bool {
    let contact = message.contact.and_then(|contact| state.contact(contact));
    matches!(message.text, MessageText::Own(_))
        && contact.is_some_and(|contact| somebody_lives(state, contact, since))
}

/// A promise that was made before ends with the person, and none is made that nobody living has asked for.
fn promised(last: &State, state: &State) -> Option<String> {
    let marked = state.deaths.iter().filter(|(id, death)| {
        let before = last.deaths.get(*id);
        death.undone.is_none() && before.is_none_or(|before| before.at != death.at)
    });
    let marked: Vec<&Patient> = marked.filter_map(|(id, _)| state.patient(*id)).collect();
    let just_died = |contact: &Contact| {
        let number = contact.number.known();
        let has = |patient: &&&Patient| {
            let identity = patient.identity.known();
            identity.is_some_and(|own| number.is_some_and(|number| own.phones.contains(number)))
        };
        marked.iter().find(has).is_some() && is_silent(state, state, contact)
    };
    let open = state.open.iter().filter_map(|id| state.contact(*id));
    let mut owed = open.filter(|contact| matches!(contact.phase, Phase::CallBackDue(_)));
    owed.find(|contact| {
        let before = last.contact(contact.id);
        let stood = before.is_some_and(|before| before.promise().is_some());
        just_died(contact) || (!stood && is_silent(last, state, contact))
    })
    .map(|contact| format!("somebody has died, and {} is to be rung back", contact.id))
}

fn standing(state: &State) -> impl Iterator<Item = &Survivor> {
    let stands = state.deaths.values().filter(|death| death.undone.is_none());
    stands.flat_map(|death| &death.survivors)
}

/// Whoever follows somebody up is one of ours.
fn nobodys(last: &State, state: &State) -> Option<String> {
    if state.follow_ups.ptr_eq(&last.follow_ups) {
        return None;
    }
    let service = state.service.as_ref()?;
    standing(state).find_map(|survivor| {
        let key = (survivor.contact, survivor.about);
        let found = state.follow_ups.get(&key)?;
        let known = last.follow_ups.contains_key(&key) || service.staff(&found.owner).is_some();
        (!known).then(|| {
            format!(
                "{} follows up somebody left behind, and is nobody",
                found.owner
            )
        })
    })
}

/// Those left behind are followed up until it is done.
fn forgotten(world: &mut World, last: &State, state: &State) -> Option<String> {
    if state.follow_ups.ptr_eq(&last.follow_ups) {
        return None;
    }
    let gone = standing(last).find(|survivor| {
        let key = (survivor.contact, survivor.about);
        last.follow_ups.contains_key(&key) && !state.follow_ups.contains_key(&key)
    })?;
    let records = world.crank.records(last.seq);
    let ends = [
        "follow_up_done",
        "follow_up_over",
        "children_asked",
        "contact_erased",
        "patient_erased",
        "death_undone",
    ];
    let ended = records
        .iter()
        .any(|record| ends.contains(&record.kind.as_ref()));
    (!ended).then(|| {
        format!(
            "nobody follows up {:?} in {} any more",
            gone.about, gone.contact
        )
    })
}
