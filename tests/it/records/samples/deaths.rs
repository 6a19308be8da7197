//! What follows a death.

use hjemmevakt::domain::contacts::contact::{OutcomeDue, Owner};
use hjemmevakt::domain::deaths::death::TaskEnd;
use hjemmevakt::domain::deaths::event::DeathEvent;
use hjemmevakt::domain::event::{ContactEvent, Event, MessageEvent};
use hjemmevakt::domain::followups::follow_up::{About, ForWhom};
use hjemmevakt::domain::ids::{FollowUpId, GuestId, RelativeId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::{MessageText, Recipient};
use uuid::Uuid;

use super::patients::patient;
use super::{aslak, at, contact, kari, message, words};

fn task(number: u128) -> FollowUpId {
    FollowUpId::from_uuid(Uuid::from_u128(0xdea + number))
}

/// A talk is offered to a doctor who was let in.
pub fn of_a_guest() -> Vec<Event> {
    let owed = DeathEvent::GuestDebriefOwed {
        patient: patient(),
        task: task(9),
        doctor: GuestId::from_uuid(Uuid::from_u128(0xe1)),
        at: at(86_400),
    };
    vec![owed.into()]
}

pub fn all() -> Vec<Event> {
    let (patient, contact) = (patient(), contact());
    let relative = RelativeId::from_uuid(Uuid::from_u128(0xa2));
    let marked = DeathEvent::DeathMarked {
        patient,
        by: kari(),
    };
    let owed = DeathEvent::DebriefOwed {
        patient,
        task: task(0),
        nurse: aslak(),
        at: at(86_400),
    };
    let mut events = vec![
        marked,
        owed,
        DeathEvent::FollowUpOver {
            patient,
            contact,
            about: About::Person,
        },
        DeathEvent::PromiseOver { patient, contact },
    ];
    for relative in [Some(relative), None] {
        events.push(DeathEvent::SurvivorFollowed {
            patient,
            contact,
            about: About::Further(task(1)),
            relative,
        });
    }
    let survivors = [
        (ForWhom::Relative(words("Marja")), Some(relative)),
        (ForWhom::Child, None),
    ];
    for (number, (for_whom, relative)) in (2..).zip(survivors) {
        events.push(DeathEvent::SurvivorOwed {
            patient,
            task: task(number),
            for_whom,
            relative,
            owner: aslak(),
            at: at(86_400),
            what: words("Dra hjem til henne"),
            by: kari(),
        });
    }
    events.push(DeathEvent::DeathReminded {
        patient,
        task: task(0),
        again_at: at(7 * 86_400),
    });
    let ends = [
        TaskEnd::Held {
            by: kari(),
            at: at(90_000),
        },
        TaskEnd::Declined { by: kari() },
        TaskEnd::Done { by: aslak() },
    ];
    for end in ends {
        events.push(DeathEvent::DeathTaskEnded {
            patient,
            task: task(0),
            end,
        });
    }
    events.push(DeathEvent::DeathUndone {
        patient,
        by: kari(),
    });
    let mut events: Vec<Event> = events.into_iter().map(Event::from).collect();
    let queued = MessageEvent::MessageQueued {
        message: message(),
        contact: None,
        to: Recipient::Staff(kari()),
        text: MessageText::DebriefDue,
        language: Language::Bokmal,
    };
    events.push(queued.into());
    events
}

/// Nobody rings back any more.
pub fn left_alone() -> Vec<Event> {
    let whys = [OutcomeDue::PersonDied, OutcomeDue::RangFromTheDead];
    let needed = whys.map(|why| ContactEvent::OutcomeNeeded {
        contact: contact(),
        owner: Owner::Staff(kari()),
        why,
        remind_at: Some(at(900)),
    });
    needed.into_iter().map(Event::from).collect()
}
