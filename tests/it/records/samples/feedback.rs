//! One question after a contact, and the answer.

use hjemmevakt::domain::event::{Event, MessageEvent};
use hjemmevakt::domain::feedback::event::FeedbackEvent;
use hjemmevakt::domain::feedback::why::WhyNot;
use hjemmevakt::domain::ids::CarrierId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::{MessageText, Recipient};
use hjemmevakt::domain::secret::Secret;

use super::{at, contact, kari, message, words};

pub fn all() -> Vec<Event> {
    let contact = contact();
    let mut events: Vec<Event> = vec![
        FeedbackEvent::FeedbackAgreed {
            contact,
            words: words("det er greit"),
            by: kari(),
        }
        .into(),
        FeedbackEvent::FeedbackPlanned {
            contact,
            at: at(86_400),
        }
        .into(),
        FeedbackEvent::FeedbackSent {
            contact,
            message: message(),
        }
        .into(),
        MessageEvent::MessageQueued {
            message: message(),
            contact: Some(contact),
            to: Recipient::Person {
                number: Secret::Known("+4790000051".parse().unwrap()),
            },
            text: MessageText::Feedback,
            language: Language::Bokmal,
        }
        .into(),
        FeedbackEvent::FeedbackAnswered {
            contact,
            carrier_id: CarrierId::new("SM00000000000000000000000000000009"),
            words: words("Ja takk"),
        }
        .into(),
    ];
    let ended = WhyNot::ALL.map(|why| FeedbackEvent::FeedbackEnded { contact, why });
    events.extend(ended.map(Event::from));
    events
}
