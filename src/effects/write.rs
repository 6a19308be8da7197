//! The words of a text message that is to go out. They name nobody.

use crate::domain::ids::MessageId;
use crate::domain::messages::message::{Message, MessageText, Recipient};
use crate::domain::state::State;
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
        MessageText::AlarmWaits => {
            let topic = topic(state, message);
            Some(texts.write(message.language, &Written::Alarm(topic)))
        }
        MessageText::DutyBegins(handshake) => {
            let code = state.handshake(*handshake)?.code.known()?;
            Some(texts.write(message.language, &Written::DutyBegins { code }))
        }
        MessageText::HandshakeHole => {
            Some(texts.write(message.language, &Written::Alarm(AlarmTopic::Handshake)))
        }
        MessageText::CheckedIn(due_at) => {
            let by = time_of_day(state, message.language, *due_at)?;
            Some(texts.write(message.language, &Written::CheckedIn { by: &by }))
        }
        MessageText::CheckInMissing => {
            Some(texts.write(message.language, &Written::CheckInMissing))
        }
        MessageText::CheckInNeedsCode => {
            Some(texts.write(message.language, &Written::CheckInNeedsCode))
        }
        MessageText::SafetyOver => Some(texts.write(message.language, &Written::SafetyOver)),
        MessageText::FollowUpDue => Some(texts.write(message.language, &Written::FollowUpDue)),
        MessageText::Own(text) => text.known().cloned(),
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

/// What the newest alarm that the recipient is told of is about.
fn topic(state: &State, message: &Message) -> AlarmTopic {
    let recipient = match &message.to {
        Some(Recipient::Staff(staff)) => Some(staff),
        Some(Recipient::Person { .. }) | None => None,
    };
    state
        .open_alarms
        .iter()
        .filter_map(|alarm| state.alarm(*alarm))
        .filter(|alarm| recipient.is_some_and(|recipient| alarm.told.contains(recipient)))
        .max_by_key(|alarm| (alarm.since, alarm.id))
        .map_or(AlarmTopic::Other, |alarm| alarm_topic(&alarm.kind))
}
