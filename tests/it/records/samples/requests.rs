//! Requests, and what nurses are summoned for.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::alarms::alarm::AlarmKind;
use hjemmevakt::domain::calls::leg::{Callee, Purpose};
use hjemmevakt::domain::contacts::contact::{
    CallerNumber, Next, Origin, Outcome, OutcomeDue, Owner,
};
use hjemmevakt::domain::event::{AlarmEvent, ContactEvent, Event, LegEvent, MessageEvent};
use hjemmevakt::domain::ids::{CarrierId, GuestId, RequestId, StationId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::{MessageText, Recipient};
use hjemmevakt::domain::requests::event::RequestEvent;
use hjemmevakt::domain::requests::form::{Form, Isbar, PatientRef, Urgency, Wanted};
use hjemmevakt::domain::requests::request::Requester;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::summons::event::SummonsEvent;
use hjemmevakt::domain::summons::state::{AcceptedBy, SummonsWhy};
use uuid::Uuid;

use super::{alarm, aslak, at, contact, kari, leg, message, number, words};

fn request() -> RequestId {
    RequestId::from_uuid(Uuid::from_u128(30))
}

fn guest() -> GuestId {
    GuestId::from_uuid(Uuid::from_u128(31))
}

fn station() -> StationId {
    StationId::from_uuid(Uuid::from_u128(32))
}

/// Everything filled in.
fn full(patient: PatientRef, urgency: Urgency) -> Box<Form> {
    Box::new(Form {
        urgency,
        wanted: every!(Wanted: AdviceNow, ComeHere, TakeOver, HelpWithAdmission, Escort).to_vec(),
        patient,
        isbar: Isbar {
            situation: Some(words("Urolig siden kl. 01, sover ikke")),
            background: Some(words("Ny her, ingen journal")),
            assessment: Some(words("Redd, ikke ruset")),
            recommendation: Some(words("Noen å snakke med nå")),
        },
        place: Some(words("Legevakt, rom 3")),
        present: Some(words("Søster")),
        safety: Some(words("Ingen kjent fare")),
        interpreter: Some(words("Nordsamisk")),
        phone: Some(Secret::Known(number("+4790000061"))),
    })
}

/// Nothing that may not be known.
fn bare() -> Box<Form> {
    Box::default()
}

/// Requests, from the first line of the form to the last of the room.
pub fn requests() -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let patients = [
        PatientRef::BirthNumber(Secret::Known("13897510019".parse().unwrap())),
        PatientRef::Named {
            name: words("Elin"),
            birth_year: Some(1985),
        },
        PatientRef::Named {
            name: words("Tore"),
            birth_year: None,
        },
        PatientRef::NotYetKnown,
    ];
    let from = [
        Requester::Staff(kari()),
        Requester::Guest(guest()),
        Requester::Station {
            station: station(),
            name: words("Sunniva Larsen"),
            hpr: Some(words("9999999")),
        },
        Requester::Station {
            station: station(),
            name: words("Petter Aas"),
            hpr: None,
        },
        Requester::Telephone,
    ];
    let urgencies = every!(Urgency: Immediate, Urgent, Soon, Routine);
    for (from, (urgency, patient)) in from
        .into_iter()
        .zip(urgencies.into_iter().zip(patients).cycle())
    {
        let event = RequestEvent::RequestSent {
            request: request(),
            contact: contact(),
            from,
            form: full(patient, urgency),
        };
        events.push(event.into());
    }
    let (request, contact, doctor) = (request(), contact(), Actor::Guest(guest()));
    for event in [
        RequestEvent::RequestFilled {
            request,
            contact,
            by: kari(),
            form: bare(),
        },
        RequestEvent::RequestAmended {
            request,
            contact,
            by: doctor.clone(),
            form: full(PatientRef::NotYetKnown, Urgency::Soon),
        },
        RequestEvent::RequestRepeated { request, contact },
        RequestEvent::RequestWithdrawn {
            request,
            contact,
            by: Actor::Station(station()),
        },
        RequestEvent::RequestAccepted {
            request,
            contact,
            by: kari(),
        },
        RequestEvent::RequestReleased {
            request,
            contact,
            by: kari(),
        },
        RequestEvent::RequestPassed {
            request,
            contact,
            to: aslak(),
        },
        RequestEvent::RequestOnTheWay {
            request,
            contact,
            by: aslak(),
            expected: at(1_500),
        },
        RequestEvent::RequestArrived {
            request,
            contact,
            by: aslak(),
        },
        RequestEvent::RoomWritten {
            request,
            contact,
            by: doctor.clone(),
            name: Some(words("Sunniva Larsen")),
            text: words("Hun har roet seg litt."),
        },
        RequestEvent::RoomWritten {
            request,
            contact,
            by: Actor::Staff(kari()),
            name: None,
            text: words("Jeg er der om et kvarter."),
        },
        RequestEvent::RequestAgreed {
            request,
            contact,
            by: doctor,
            text: words("Søster blir hos henne i natt"),
        },
    ] {
        events.push(event.into());
    }
    events.extend(words_that_requests_brought());
    events
}

/// Words of older enums that came with requests.
fn words_that_requests_brought() -> Vec<Event> {
    let contact = contact();
    vec![
        ContactEvent::ContactOpened {
            contact,
            origin: Origin::Request,
            number: CallerNumber::NotGiven,
            language: Language::Bokmal,
        }
        .into(),
        ContactEvent::OutcomeNeeded {
            contact,
            owner: Owner::Staff(kari()),
            why: OutcomeDue::Request,
            remind_at: Some(at(900)),
        }
        .into(),
        ContactEvent::ContactClosed {
            contact,
            outcome: Outcome::Withdrawn,
            next: Next::Settled,
            by: Actor::Guest(guest()),
        }
        .into(),
    ]
}

/// What nurses are summoned for, and the codes they answer with.
pub fn summons() -> Vec<Event> {
    let contact = contact();
    let mut events: Vec<Event> = Vec::new();
    for why in every!(SummonsWhy: Request, Message) {
        events.push(SummonsEvent::SummonsBegan { contact, why }.into());
    }
    for how in every!(AcceptedBy: Key, Screen, Code) {
        let by = kari();
        events.push(SummonsEvent::SummonsAccepted { contact, by, how }.into());
    }
    for event in [
        SummonsEvent::SummonsStepBegan {
            contact,
            step: 1,
            until: at(25),
            rounds: 0,
        },
        SummonsEvent::SummonsNoticed {
            contact,
            staff: kari(),
        },
        SummonsEvent::SummonsDeclined {
            contact,
            staff: aslak(),
        },
        SummonsEvent::SummonsCodeGiven {
            contact,
            staff: kari(),
            code: words("cod-4711"),
        },
        SummonsEvent::SummonsEnded { contact },
        SummonsEvent::CodeTexted {
            staff: kari(),
            carrier_id: CarrierId::new("SM00000000000000000000000000000003"),
            about: Some(contact),
            right: true,
        },
        SummonsEvent::CodeTexted {
            staff: kari(),
            carrier_id: CarrierId::new("SM00000000000000000000000000000004"),
            about: None,
            right: false,
        },
    ] {
        events.push(event.into());
    }
    events.extend(words_that_summons_brought());
    events
}

/// Words of older enums that came with summonses.
fn words_that_summons_brought() -> Vec<Event> {
    let contact = contact();
    let texts = every!(SummonsWhy: Request, Message)
        .map(|why| MessageText::SummonsWaits {
            why,
            code: words("cod-4712"),
        })
        .into_iter()
        .chain([
            MessageText::SummonsTaken,
            MessageText::SummonsTakenAlready,
            MessageText::CodeWrong,
            MessageText::RequestOpen,
            MessageText::RequestWithdrawn,
        ]);
    let texts = texts.map(|text| {
        Event::from(MessageEvent::MessageQueued {
            message: message(),
            contact: Some(contact),
            to: Recipient::Staff(kari()),
            text,
            language: Language::Bokmal,
        })
    });
    let legs = [Purpose::Summons(contact), Purpose::Connect(contact)].map(|purpose| {
        Event::from(LegEvent::LegRequested {
            leg: leg(),
            purpose,
            callee: Callee::Staff {
                staff: kari(),
                phone: 0,
            },
            language: Language::Bokmal,
            ring_seconds: 25,
        })
    });
    let alarm = AlarmEvent::AlarmRaised {
        alarm: alarm(),
        kind: AlarmKind::NobodyTakes,
        contact: Some(contact),
        effect: None,
    };
    texts.chain(legs).chain([alarm.into()]).collect()
}

/// Whoever asked has written something new.
pub fn news() -> Vec<Event> {
    let told = MessageEvent::MessageQueued {
        message: message(),
        contact: Some(contact()),
        to: Recipient::Staff(kari()),
        text: MessageText::RequestNews,
        language: Language::Bokmal,
    };
    vec![told.into()]
}
