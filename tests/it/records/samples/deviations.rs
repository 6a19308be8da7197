//! Deviations: raised by somebody or by the service itself, followed, closed; and what is written about them.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::deviations::deviation::{Cause, Harm};
use hjemmevakt::domain::deviations::event::DeviationEvent;
use hjemmevakt::domain::deviations::tell::DeviationText;
use hjemmevakt::domain::event::{Event, MessageEvent};
use hjemmevakt::domain::ids::{DeviationId, HandoverId, OpeningId, VisitId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::{MessageText, Recipient};
use uuid::Uuid;

use super::{aslak, at, call, contact, kari, message, words};

fn deviation(number: u128) -> DeviationId {
    DeviationId::from_uuid(Uuid::from_u128(0xde0 + number))
}

pub fn all() -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for (harm, number) in every!(Harm: Harmed, CouldHave, No, NotKnown)
        .into_iter()
        .zip(0..)
    {
        let event = DeviationEvent::DeviationReported {
            deviation: deviation(number),
            contact: (number == 0).then(contact),
            text: words("Døra til venterommet var låst"),
            harm,
            measure: (number < 2).then(|| words("Låste opp")),
            by: Actor::Staff(kari()),
        };
        events.push(event.into());
    }
    let opening = OpeningId::from_uuid(Uuid::from_u128(0x0e));
    let causes = [
        Cause::NobodyAnswered(call()),
        Cause::NobodyTook(contact()),
        Cause::CallBackLate {
            contact: contact(),
            promised: at(600),
        },
        Cause::CheckInMissed {
            visit: VisitId::from_uuid(Uuid::from_u128(0x51)),
            due_at: at(900),
        },
        Cause::HandoverNotAccepted(HandoverId::from_uuid(Uuid::from_u128(0x4a))),
        Cause::NotReviewed(opening),
        Cause::WrongReading(opening),
    ];
    for (cause, number) in causes.into_iter().zip(10..) {
        let event = DeviationEvent::DeviationNoticed {
            deviation: deviation(number),
            contact: (number < 13).then(contact),
            cause,
        };
        events.push(event.into());
    }
    events.extend(followed().map(Event::from));
    for text in every!(DeviationText: Given, NotLookedAt, NotClosed) {
        let event = MessageEvent::MessageQueued {
            message: message(),
            contact: None,
            to: Recipient::Staff(aslak()),
            text: MessageText::Deviation(text),
            language: Language::Bokmal,
        };
        events.push(event.into());
    }
    events
}

fn followed() -> impl Iterator<Item = DeviationEvent> {
    let (one, alone) = (deviation(0), deviation(1));
    let by = Actor::Staff(aslak());
    [
        DeviationEvent::DeviationDated {
            deviation: one,
            look_by: at(90_000),
            close_by: at(900_000),
        },
        DeviationEvent::DeviationGiven {
            deviation: one,
            owner: aslak(),
            by: by.clone(),
        },
        DeviationEvent::DeviationNoted {
            deviation: one,
            contact: Some(contact()),
            text: words("Vaktmesteren kommer i morgen"),
            by: by.clone(),
        },
        DeviationEvent::DeviationClosed {
            deviation: alone,
            contact: None,
            found: words("Låsen var satt feil"),
            changed: words("Den står åpen til 23"),
            by: by.clone(),
        },
        DeviationEvent::DeviationReopened {
            deviation: alone,
            contact: None,
            why: words("Det skjedde igjen"),
            by,
        },
        DeviationEvent::DeviationNotLookedAt {
            deviation: one,
            told: true,
        },
        DeviationEvent::DeviationNotClosed {
            deviation: one,
            told: false,
        },
    ]
    .into_iter()
}

/// The words of one alone are destroyed.
pub fn erased() -> Vec<Event> {
    let event = DeviationEvent::DeviationErased {
        deviation: deviation(9),
        reason: "asked for by whoever was named in it".to_owned(),
    };
    vec![event.into()]
}
