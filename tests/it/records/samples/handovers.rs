//! Handovers: written, handed over, asked about, accepted, and what rings.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::alarms::alarm::AlarmKind;
use hjemmevakt::domain::event::{AlarmEvent, Event, MessageEvent};
use hjemmevakt::domain::followups::event::FollowUpEvent;
use hjemmevakt::domain::followups::follow_up::About;
use hjemmevakt::domain::handovers::event::HandoverEvent;
use hjemmevakt::domain::handovers::handover::Receiver;
use hjemmevakt::domain::ids::{DeviationId, HandoverId, PlanId, StaffId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::{MessageText, Recipient};
use uuid::Uuid;

use super::{alarm, aslak, at, contact, kari, message, words};

fn handover(number: u128) -> HandoverId {
    HandoverId::from_uuid(Uuid::from_u128(90 + number))
}

pub fn all() -> Vec<Event> {
    let siri = StaffId::new("siri");
    let to = |number, receiver, by, keeper| HandoverEvent::HandedOver {
        handover: handover(number),
        receiver,
        givers: vec![kari(), aslak()],
        by,
        contacts: vec![contact()],
        keeper,
        ring_at: at(7_200),
    };
    let events: Vec<HandoverEvent> = vec![
        HandoverEvent::SentenceWritten {
            contact: contact(),
            by: kari(),
            text: words("Sovnet til slutt. Ring søsteren: čáŋŧ"),
        },
        to(1, Receiver::Day, None, Some(siri.clone())),
        to(2, Receiver::Nurse(aslak()), Some(kari()), None),
        HandoverEvent::HandoverSigned {
            handover: handover(1),
            by: kari(),
        },
        HandoverEvent::ItemAsked {
            handover: handover(1),
            contact: contact(),
            by: siri.clone(),
            question: words("Hvem er det som henter medisinen?"),
        },
        HandoverEvent::ItemAnswered {
            handover: handover(1),
            contact: contact(),
            by: kari(),
            answer: words("Søsteren henter den klokken ti."),
        },
        HandoverEvent::HandoverOverdue {
            handover: handover(1),
            next_at: Some(at(90_000)),
        },
        HandoverEvent::HandoverOverdue {
            handover: handover(2),
            next_at: None,
        },
        HandoverEvent::ItemAccepted {
            handover: handover(1),
            contact: contact(),
            by: siri.clone(),
            owner: siri.clone(),
        },
    ];
    let mut events: Vec<Event> = events.into_iter().map(Event::from).collect();
    events.push(
        FollowUpEvent::FollowUpHanded {
            contact: contact(),
            about: About::Person,
            owner: siri,
            by: Actor::Staff(kari()),
        }
        .into(),
    );
    events.push(
        MessageEvent::MessageQueued {
            message: message(),
            contact: None,
            to: Recipient::Staff(kari()),
            text: MessageText::HandoverWaits,
            language: Language::Bokmal,
        }
        .into(),
    );
    events.push(
        AlarmEvent::AlarmRaised {
            alarm: alarm(),
            kind: AlarmKind::HandoverNotAccepted,
            contact: None,
            effect: None,
        }
        .into(),
    );
    events
}

/// What is accepted stays with its owner, until she is done with it or its days are over.
pub fn kept() -> Vec<Event> {
    let done = |number, by| HandoverEvent::ItemDone {
        handover: handover(number),
        contact: contact(),
        by,
    };
    let kept = |number| HandoverEvent::ItemKept {
        handover: handover(number),
        contact: contact(),
        until: at(1_209_600),
    };
    let siri = Some(StaffId::new("siri"));
    let all = [kept(1), done(1, siri), kept(3), done(3, None)];
    all.into_iter().map(Event::from).collect()
}

/// What stands beside the contacts, and that it is accepted.
pub fn beside() -> Vec<Event> {
    let deviation = DeviationId::from_uuid(Uuid::from_u128(95));
    let plan = PlanId::from_uuid(Uuid::from_u128(96));
    let by = StaffId::new("siri");
    let handover = handover(1);
    let all = [
        HandoverEvent::MattersHandedOver {
            handover,
            deviations: vec![deviation],
            plans: vec![plan],
        },
        HandoverEvent::DeviationAccepted {
            handover,
            deviation,
            by: by.clone(),
        },
        HandoverEvent::PlanAccepted { handover, plan, by },
    ];
    all.into_iter().map(Event::from).collect()
}

/// Follow-ups that are watched, too late, and moved, and what is written about them.
pub fn follow_ups() -> Vec<Event> {
    let mut events = Vec::new();
    for about in [About::Person, About::Children] {
        let contact = contact();
        for event in [
            FollowUpEvent::FollowUpWatched {
                contact,
                about,
                leader_at: at(86_400),
            },
            FollowUpEvent::FollowUpOverdue { contact, about },
            FollowUpEvent::FollowUpMoved {
                contact,
                about,
                at: at(90_000),
                reason: words("Hun sover, og ba om å få sove."),
                by: Actor::Staff(kari()),
            },
        ] {
            events.push(event.into());
        }
    }
    for text in [MessageText::FollowUpHanded, MessageText::FollowUpLate] {
        events.push(
            MessageEvent::MessageQueued {
                message: message(),
                contact: None,
                to: Recipient::Staff(kari()),
                text,
                language: Language::Bokmal,
            }
            .into(),
        );
    }
    events
}
