//! Messages, alarms and effects.

use hjemmevakt::domain::alarms::alarm::AlarmKind;
use hjemmevakt::domain::event::{AlarmEvent, EffectEvent, Event, MessageEvent};
use hjemmevakt::domain::ids::{CarrierId, EffectKey};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::{MessageText, Recipient};
use hjemmevakt::domain::secret::Secret;

use super::{alarm, aslak, at, contact, kari, message, number, words};

pub fn messages(events: &mut Vec<Event>) {
    let message = message();
    let person = Recipient::Person {
        number: Secret::Known(number("+4790000012")),
    };
    let queued = [
        (Some(contact()), person.clone(), MessageText::WeSawYourCall),
        (
            Some(contact()),
            Recipient::Staff(kari()),
            MessageText::CallBackOverdue,
        ),
        (None, Recipient::Staff(aslak()), MessageText::AlarmWaits),
        (
            Some(contact()),
            Recipient::Staff(kari()),
            MessageText::OutcomeMissing,
        ),
        (
            Some(contact()),
            person,
            MessageText::Own(words("Jeg ringer deg klokken ni.")),
        ),
    ];
    for (contact, to, text) in queued {
        let event = MessageEvent::MessageQueued {
            message,
            contact,
            to,
            text,
            language: Language::Bokmal,
        };
        events.push(event.into());
    }
    for event in [
        MessageEvent::MessageSent {
            message,
            carrier_id: CarrierId::new("SM00000000000000000000000000000001"),
        },
        MessageEvent::MessageDelivered { message },
        MessageEvent::MessageFailed {
            message,
            why: "30003".to_owned(),
        },
        MessageEvent::MessageReceived {
            message,
            contact: contact(),
            carrier_id: CarrierId::new("SM00000000000000000000000000000002"),
            text: words("Kan dere ringe meg?"),
        },
    ] {
        events.push(event.into());
    }
}

pub fn alarms(events: &mut Vec<Event>) {
    let alarm = alarm();
    for kind in [
        AlarmKind::NoNurseOnRoster,
        AlarmKind::NobodyToRing,
        AlarmKind::NobodyAnswers,
        AlarmKind::CallBackOverdue,
        AlarmKind::MessagesStopped,
        AlarmKind::CarrierRefused("it answered 500".to_owned()),
        AlarmKind::GivenUp("not out in time".to_owned()),
        AlarmKind::MessageFailed("30003".to_owned()),
    ] {
        let event = AlarmEvent::AlarmRaised {
            alarm,
            kind,
            contact: Some(contact()),
            effect: Some(EffectKey { seq: 7, index: 2 }),
        };
        events.push(event.into());
    }
    for event in [
        AlarmEvent::AlarmRepeated { alarm },
        AlarmEvent::AlarmPassed {
            alarm,
            staff: kari(),
            next_at: at(300),
        },
        AlarmEvent::AlarmQuieted { alarm },
        AlarmEvent::AlarmTaken { alarm, by: aslak() },
    ] {
        events.push(event.into());
    }
}

pub fn effects(events: &mut Vec<Event>) {
    let key = EffectKey { seq: 42, index: 1 };
    for event in [
        EffectEvent::EffectDone { key },
        EffectEvent::EffectGivenUp {
            key,
            why: "not out in time".to_owned(),
        },
    ] {
        events.push(event.into());
    }
}
