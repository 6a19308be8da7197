//! The words of a text message that is to go out. They name nobody.

use crate::domain::alarms::alarm::AlarmState;
use crate::domain::ids::{MessageId, StaffId};
use crate::domain::messages::message::{Message, MessageText, Recipient};
use crate::domain::state::State;
use crate::domain::summons::state::SummonsWhy;
use crate::telephony::voice::{alarm_topic, promise_of, time_of_day};
use crate::text::Texts;
use crate::text::message::{AlarmTopic, Written};

/// The text; nothing, if the message or its content is gone.
pub fn text(state: &State, texts: &Texts, message: MessageId) -> Option<String> {
    let message = state.message(message)?;
    match &message.text {
        MessageText::WeSawYourCall => Some(texts.write(message.language, &Written::MissedCall)),
        MessageText::CallBackOverdue => Some(overdue(state, texts, message)),
        MessageText::OutcomeMissing => {
            Some(texts.write(message.language, &Written::OutcomeMissing))
        }
        MessageText::SummonsWaits { why, code } => code
            .known()
            .map(|code| texts.write(message.language, &waits(*why, code))),
        MessageText::SummonsTaken => Some(texts.write(message.language, &Written::SummonsTaken)),
        MessageText::SummonsTakenAlready => {
            Some(texts.write(message.language, &Written::SummonsTakenAlready))
        }
        MessageText::CodeWrong => Some(texts.write(message.language, &Written::CodeWrong)),
        MessageText::RequestOpen => Some(texts.write(message.language, &Written::RequestOpen)),
        MessageText::RequestWithdrawn => {
            Some(texts.write(message.language, &Written::RequestWithdrawn))
        }
        MessageText::AlarmWaits => {
            let topic = topic(state, message);
            Some(texts.write(message.language, &Written::Alarm(topic)))
        }
        MessageText::Own(text) => text.known().cloned(),
    }
}

const fn waits(why: SummonsWhy, code: &str) -> Written<'_> {
    match why {
        SummonsWhy::Request => Written::RequestWaits { code },
        SummonsWhy::Message => Written::MessageWaits { code },
    }
}

fn overdue(state: &State, texts: &Texts, message: &Message) -> String {
    let due = message
        .contact
        .and_then(|contact| promise_of(state, contact))
        .and_then(|promise| time_of_day(state, message.language, promise.due_at));
    match due {
        Some(due) => texts.write(message.language, &Written::CallBackOverdue { due: &due }),
        None => texts.write(
            message.language,
            &Written::Alarm(AlarmTopic::CallBackOverdue),
        ),
    }
}

/// What the newest alarm that is with the recipient is about.
fn topic(state: &State, message: &Message) -> AlarmTopic {
    let recipient = match &message.to {
        Some(Recipient::Staff(staff)) => Some(staff),
        Some(Recipient::Person { .. }) | None => None,
    };
    state
        .open_alarms
        .iter()
        .filter_map(|alarm| state.alarm(*alarm))
        .filter(|alarm| recipient.is_some() && is_with(&alarm.state) == recipient)
        .max_by_key(|alarm| (alarm.since, alarm.id))
        .map_or(AlarmTopic::Other, |alarm| alarm_topic(&alarm.kind))
}

const fn is_with(state: &AlarmState) -> Option<&StaffId> {
    match state {
        AlarmState::With { staff, .. } => Some(staff),
        AlarmState::OnBoard | AlarmState::Taken { .. } => None,
    }
}
