//! Escorts, and what is written about a chair that is empty.

use hjemmevakt::domain::escorts::escort::{Journey, Police, PoliceReason, Ride};
use hjemmevakt::domain::escorts::event::EscortEvent;
use hjemmevakt::domain::escorts::tell::ChairText;
use hjemmevakt::domain::event::{Event, MessageEvent};
use hjemmevakt::domain::ids::EscortId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::Recipient;
use uuid::Uuid;

use super::{aslak, at, contact, kari, message, words};

fn escort(number: u128) -> EscortId {
    EscortId::from_uuid(Uuid::from_u128(90 + number))
}

pub fn all() -> Vec<Event> {
    let mut events: Vec<Event> =
        every!(Ride: ScheduledFlight, Ambulance, AirAmbulance, Car, PoliceVehicle)
            .into_iter()
            .zip(0..)
            .map(|(ride, number)| booked(number, ride).into())
            .collect();
    for police in every!(Police: NotNeeded, Considered, Asked) {
        events.push(changed(police).into());
    }
    let escort = escort(0);
    for event in [
        EscortEvent::ChairEmptied {
            escort,
            ask_at: at(20_000),
        },
        EscortEvent::EscortSetOff { escort, by: kari() },
        EscortEvent::FlightCancelled { escort, by: kari() },
        EscortEvent::WaitPlanned {
            escort,
            contact: contact(),
            place: words("Hotellet ved flyplassen"),
            stays: words("Kari, og Elins mor"),
            rest: words("Sover til 06, hjem med ettermiddagsflyet"),
            departs: Some(at(30_000)),
            until: at(40_000),
            by: kari(),
        },
        EscortEvent::UnitTold {
            escort,
            contact: contact(),
            whom: words("Vakthavende, Per"),
            by: kari(),
        },
        EscortEvent::CoverNamed {
            escort,
            cover: Some(aslak()),
            by: kari(),
        },
        EscortEvent::CoverNamed {
            escort,
            cover: None,
            by: kari(),
        },
        EscortEvent::EscortArrived {
            escort,
            contact: contact(),
            to: words("Sykepleier på mottaket"),
            by: kari(),
        },
        EscortEvent::ReturnAsked {
            escort,
            ask_at: Some(at(41_000)),
        },
        EscortEvent::ReturnAsked {
            escort,
            ask_at: None,
        },
        EscortEvent::EscortReturned { escort, by: kari() },
        EscortEvent::EscortCalledOff {
            escort: self::escort(1),
            contact: contact(),
            reason: words("Hun ville heller bli hjemme: čáŋŧ"),
            by: aslak(),
        },
    ] {
        events.push(event.into());
    }
    events.extend(texts().into_iter().map(text));
    events
}

fn booked(number: u128, ride: Ride) -> EscortEvent {
    EscortEvent::EscortBooked {
        escort: escort(number),
        contact: contact(),
        journey: Journey {
            staff: kari(),
            from: at(10_000),
            until: at(20_000),
            ride,
            police: Police::Asked,
            police_reasons: Vec::new(),
            police_waited: Some(45),
            flight: words("WF 952, 22.40"),
            unit: words("Akuttmottaket"),
            asked_by: words("Legen på legevakt"),
            civil: words("Moren og en sykepleier, ikke nok alene"),
            police_why: words("Kan bli nødvendig med makt ved ombordstigning"),
        },
        by: aslak(),
    }
}

/// The police were asked, and each reason for it.
pub fn reasons() -> Vec<Event> {
    let EscortEvent::EscortBooked {
        escort,
        contact,
        mut journey,
        by,
    } = booked(7, Ride::PoliceVehicle)
    else {
        unreachable!("it is booked");
    };
    let all = every!(PoliceReason: OwnDanger, OthersDanger, Resists, Missing, NoWayIn, NoEscort, OwnWords);
    journey.police_reasons = all.to_vec();
    let changed = EscortEvent::EscortChanged {
        escort,
        contact,
        journey: journey.clone(),
        untold: false,
        by: by.clone(),
    };
    let booked = EscortEvent::EscortBooked {
        escort,
        contact,
        journey,
        by,
    };
    vec![booked.into(), changed.into()]
}

fn changed(police: Police) -> EscortEvent {
    EscortEvent::EscortChanged {
        escort: escort(0),
        contact: contact(),
        journey: Journey {
            staff: kari(),
            from: at(11_000),
            until: at(21_000),
            ride: Ride::ScheduledFlight,
            police,
            police_reasons: Vec::new(),
            police_waited: None,
            flight: words("WF 954, 23.10"),
            unit: words("Akuttmottaket"),
            asked_by: words("Legen på legevakt"),
            civil: words(""),
            police_why: words(""),
        },
        untold: true,
        by: aslak(),
    }
}

fn texts() -> Vec<ChairText> {
    let (from, until) = (at(10_000), at(20_000));
    let texts = vec![
        ChairText::Empty {
            from,
            until,
            answered: true,
            moved: false,
        },
        ChairText::Delayed,
        ChairText::Filled,
        ChairText::Yours { from, until },
        ChairText::YoursNoMore,
        ChairText::ReturnDue,
        ChairText::ReturnLate,
    ];
    // The compiler asks for a new one here.
    for text in &texts {
        match text {
            ChairText::Empty { .. }
            | ChairText::Delayed
            | ChairText::Filled
            | ChairText::Yours { .. }
            | ChairText::YoursNoMore
            | ChairText::ReturnDue
            | ChairText::ReturnLate => {}
        }
    }
    texts
}

fn text(text: ChairText) -> Event {
    MessageEvent::MessageQueued {
        message: message(),
        contact: None,
        to: Recipient::Staff(kari()),
        text: text.into(),
        language: Language::Bokmal,
    }
    .into()
}
