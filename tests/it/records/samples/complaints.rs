//! Complaints: written down, followed, answered, erased; and what is written about them.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::complaints::complaint::{Complains, How, Reminder};
use hjemmevakt::domain::complaints::event::ComplaintEvent;
use hjemmevakt::domain::complaints::tell::ComplaintText;
use hjemmevakt::domain::event::{Event, MessageEvent};
use hjemmevakt::domain::ids::{ComplaintId, PatientId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::{MessageText, Recipient};
use uuid::Uuid;

use super::{aslak, at, contact, kari, message, words};

fn complaint(number: u128) -> ComplaintId {
    ComplaintId::from_uuid(Uuid::from_u128(0xc10 + number))
}

/// One under a patient's key, one under a contact's, one under its own.
fn belongs(number: u128) -> (Option<PatientId>, Option<super::ContactId>) {
    let patient = PatientId::from_uuid(Uuid::from_u128(0xc1a));
    match number {
        0 => (Some(patient), Some(contact())),
        1 => (None, Some(contact())),
        _ => (None, None),
    }
}

pub fn all() -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let everybody = every!(Complains: Patient, Relative, Other);
    for (complains, number) in everybody.into_iter().zip(0..) {
        let (patient, contact) = belongs(number);
        let event = ComplaintEvent::ComplaintReceived {
            complaint: complaint(number),
            patient,
            contact,
            complains,
            who: words("Berit, 900 00 061, helst om kvelden"),
            words: words("Ingen kom da vi ba om det"),
            by: Actor::Staff(kari()),
        };
        events.push(event.into());
    }
    for (how, number) in every!(How: Meeting, Telephone, Letter).into_iter().zip(0..) {
        let (patient, contact) = belongs(number);
        let event = ComplaintEvent::ComplaintAnswered {
            complaint: complaint(number),
            patient,
            contact,
            how,
            answer: words("Vi burde ha kommet"),
            by: Actor::Staff(aslak()),
        };
        events.push(event.into());
    }
    for what in every!(Reminder: NotLookedAt, AnswerSoon, Late) {
        let complaint = complaint(0);
        events.push(ComplaintEvent::ComplaintReminded { complaint, what }.into());
    }
    events.extend(followed().map(Event::from));
    for text in every!(ComplaintText: Given, NotLookedAt, AnswerSoon, Late) {
        let event = MessageEvent::MessageQueued {
            message: message(),
            contact: None,
            to: Recipient::Staff(aslak()),
            text: MessageText::Complaint(text),
            language: Language::Bokmal,
        };
        events.push(event.into());
    }
    events
}

fn followed() -> impl Iterator<Item = ComplaintEvent> {
    let one = complaint(0);
    let (patient, contact) = belongs(0);
    let by = Actor::Staff(aslak());
    [
        ComplaintEvent::ComplaintDated {
            complaint: one,
            look_by: at(90_000),
            remind_at: at(900_000),
            answer_by: at(1_000_000),
            late_at: at(1_000_600),
        },
        ComplaintEvent::ComplaintGiven {
            complaint: one,
            owner: aslak(),
            by: by.clone(),
        },
        ComplaintEvent::ComplaintNoted {
            complaint: one,
            patient,
            contact,
            text: words("Ringte, ikke svar"),
            by: by.clone(),
        },
        ComplaintEvent::ComplaintPassedOn {
            complaint: one,
            patient,
            contact,
            to: words("Statsforvalteren, som de ba om"),
            by: by.clone(),
        },
        ComplaintEvent::ComplaintReopened {
            complaint: one,
            patient,
            contact,
            why: words("De er ikke fornøyd med svaret"),
            by,
        },
        ComplaintEvent::ComplaintErased {
            complaint: complaint(9),
            reason: "asked for by whoever complained".to_owned(),
        },
    ]
    .into_iter()
}
