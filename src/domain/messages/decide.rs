//! Messages in and out. None is lost, and none cancels a promise.

use crate::domain::alarms;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::calls::{arrive, gone};
use crate::domain::care::rules;
use crate::domain::command::{From, MessageWord};
use crate::domain::contacts::contact::{CallBackReason, Contact, Origin, OutcomeDue, Phase};
use crate::domain::decider::Decider;
use crate::domain::event::MessageEvent;
use crate::domain::ids::{CarrierId, ContactId, MessageId};
use crate::domain::messages::message::{MessageState, MessageText, Recipient};
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::summons;

/// Longest message that we send, in characters.
const LONGEST: usize = 1_000;
/// Longest message that is taken in; the carrier sends at most 1 600 characters.
const LONGEST_IN: usize = 4_000;

/// A message comes in: into the open contact of that number, or into a new one, which a nurse is rung about at once.
pub(in crate::domain) fn arrives(
    d: &mut Decider<'_>,
    carrier_id: &CarrierId,
    from: From,
    body: &str,
) -> Result<(), Rejection> {
    if d.state.received.contains(carrier_id) {
        return Ok(());
    }
    d.service().ok_or(Rejection::NoService)?;
    if summons::codes::texted(d, carrier_id, &from, body) {
        return Ok(());
    }
    let number = arrive::caller_number(from);
    let same = number
        .known()
        .and_then(|number| arrive::open_contact_of(d, number))
        .filter(|contact| d.state.request_of(*contact).is_none());
    let contact = if let Some(contact) = same {
        let over = |contact: &Contact| matches!(contact.phase, Phase::NeedsOutcome { .. });
        if d.state.contact(contact).is_some_and(over) {
            // What seemed to be over is not: somebody answers it.
            gone::promise_call_back(d, contact, CallBackReason::Message);
        }
        contact
    } else {
        let origin = Origin::Message;
        let language = d.service_language();
        let has_number = number.known().is_some();
        let contact = arrive::open_contact(d, origin, number, language);
        if has_number {
            gone::promise_call_back(d, contact, CallBackReason::Message);
        } else {
            gone::needs_outcome(d, contact, OutcomeDue::NoNumber);
        }
        contact
    };
    let text: String = body.chars().take(LONGEST_IN).collect();
    let message = d.message_id();
    d.emit(MessageEvent::MessageReceived {
        message,
        contact,
        carrier_id: carrier_id.clone(),
        text: Secret::Known(text),
    });
    Ok(())
}

/// Word about a message of ours. A late "sent" does not undo a "delivered".
pub(in crate::domain) fn reports(d: &mut Decider<'_>, message: MessageId, word: MessageWord) {
    let Some(found) = d.state.message(message) else {
        return;
    };
    let settled = matches!(
        found.state,
        MessageState::Delivered(_) | MessageState::Failed(_) | MessageState::Received
    );
    if settled {
        return;
    }
    match word {
        MessageWord::Sent => {}
        MessageWord::Delivered => d.emit(MessageEvent::MessageDelivered { message }),
        MessageWord::Failed(why) => failed(d, message, why),
    }
}

/// A message did not arrive.
pub(in crate::domain) fn failed(d: &mut Decider<'_>, message: MessageId, why: String) {
    let contact = d.state.message(message).and_then(|message| message.contact);
    d.emit(MessageEvent::MessageFailed {
        message,
        why: why.clone(),
    });
    alarms::decide::raise(d, AlarmKind::MessageFailed(why), contact, None);
}

/// The recipient has stopped messages from our number: an alarm, and never the end of a promise.
pub(in crate::domain) fn stopped(d: &mut Decider<'_>, message: MessageId) {
    let contact = d.state.message(message).and_then(|message| message.contact);
    d.emit(MessageEvent::MessageFailed {
        message,
        why: "stopped by the recipient".to_owned(),
    });
    alarms::decide::raise(d, AlarmKind::MessagesStopped, contact, None);
}

/// A nurse writes to the person of a contact.
pub(in crate::domain) fn write(
    d: &mut Decider<'_>,
    contact: ContactId,
    text: String,
) -> Result<(), Rejection> {
    d.staff()?;
    let found = d
        .contact(contact)
        .filter(|contact| Contact::is_open(contact));
    let found = found.ok_or(Rejection::NotFound { what: "contact" })?;
    let number = found.number.known().cloned().ok_or(Rejection::NoNumber)?;
    if !rules::may_be_texted(&d.state, &found) {
        return Err(Rejection::ChildOnLine);
    }
    if text.trim().is_empty() {
        return Err(Rejection::Empty);
    }
    if text.chars().count() > LONGEST {
        return Err(Rejection::TooLong { most: LONGEST });
    }
    let message = d.message_id();
    d.emit(MessageEvent::MessageQueued {
        message,
        contact: Some(contact),
        to: Recipient::Person {
            number: Secret::Known(number),
        },
        text: MessageText::Own(Secret::Known(text)),
        language: found.language,
    });
    Ok(())
}
