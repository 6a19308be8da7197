//! Text messages as contacts in writing, keywords, who may be written to, children who are relatives; Northern Sámi.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::contacts::children::ChildrenAnswer;
use hjemmevakt::domain::contacts::contact::{
    CallerNumber, Next, Origin, Outcome, OutcomeDue, Owner,
};
use hjemmevakt::domain::event::{CallEvent, ContactEvent, Event, MessageEvent};
use hjemmevakt::domain::ids::CarrierId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::event::WritingEvent;
use hjemmevakt::domain::messages::keyword::Keyword;
use hjemmevakt::domain::messages::message::{MessageText, Recipient};
use hjemmevakt::domain::secret::Secret;

use super::{aslak, at, call, contact, kari, message, number, words};

pub fn sami() -> Vec<Event> {
    let language = Language::NorthernSami;
    vec![
        ContactEvent::ContactOpened {
            contact: contact(),
            origin: Origin::Call,
            number: CallerNumber::Withheld,
            language,
        }
        .into(),
        CallEvent::LanguageChosen {
            call: call(),
            language,
        }
        .into(),
    ]
}

pub fn in_writing() -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let carrier_id = || CarrierId::new("SM00000000000000000000000000000005");
    for keyword in every!(Keyword: CallMe, Okay, Stop, Start) {
        let event = WritingEvent::KeywordReceived {
            message: message(),
            contact: contact(),
            carrier_id: carrier_id(),
            text: words("Ring meg"),
            keyword,
        };
        events.push(event.into());
    }
    let stopped = || Secret::Known(number("+4790000021"));
    for event in [
        WritingEvent::StaffWrote {
            staff: aslak(),
            carrier_id: carrier_id(),
            text: words("ok"),
        },
        WritingEvent::RecipientStopped { number: stopped() },
        WritingEvent::RecipientStarted { number: stopped() },
        WritingEvent::ConversationTaken {
            contact: contact(),
            staff: kari(),
        },
        WritingEvent::AnswerDue {
            contact: contact(),
            ring_at: Some(at(180)),
        },
        WritingEvent::AnswerDue {
            contact: contact(),
            ring_at: None,
        },
    ] {
        events.push(event.into());
    }
    for text in [
        MessageText::Received,
        MessageText::NobodyOnDuty,
        MessageText::CallBackAgreed { by: at(600) },
        MessageText::CallBackMoved { by: at(1_200) },
        MessageText::CallBackTaken { by: at(1_800) },
        MessageText::NotReached,
        MessageText::MessagesAgain,
    ] {
        let event = MessageEvent::MessageQueued {
            message: message(),
            contact: Some(contact()),
            to: Recipient::Person {
                number: Secret::Known(number("+4790000021")),
            },
            text,
            language: Language::NorthernSami,
        };
        events.push(event.into());
    }
    events
}

pub fn relatives() -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let answers = every!(ChildrenAnswer: Yes, No, NotAsked);
    for (answer, follows_up) in answers.into_iter().zip([Some(aslak()), None, None]) {
        let event = ContactEvent::ChildrenAsked {
            contact: contact(),
            answer,
            follows_up,
            due_at: None,
            by: Actor::Staff(kari()),
        };
        events.push(event.into());
    }
    let needed = ContactEvent::OutcomeNeeded {
        contact: contact(),
        owner: Owner::Staff(kari()),
        why: OutcomeDue::Written,
        remind_at: None,
    };
    events.push(needed.into());
    for outcome in [Outcome::OnlyAWord, Outcome::RelativeSupported] {
        let closed = ContactEvent::ContactClosed {
            contact: contact(),
            outcome,
            next: Next::Settled,
            by: Actor::Staff(kari()),
        };
        events.push(closed.into());
    }
    events
}

pub fn late() -> Vec<Event> {
    let event = MessageEvent::MessageQueued {
        message: message(),
        contact: Some(contact()),
        to: Recipient::Person {
            number: Secret::Known(number("+4790000021")),
        },
        text: MessageText::CallBackLate,
        language: Language::Bokmal,
    };
    vec![event.into()]
}
