//! Messages in and out. None is lost, and none cancels a promise.

use crate::domain::alarms;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::calls::arrive;
use crate::domain::command::From;
use crate::domain::contacts::contact::Contact;
use crate::domain::deaths::quiet;
use crate::domain::deaths::rejection::DeathRejection;
use crate::domain::decider::Decider;
use crate::domain::effect::EffectKind;
use crate::domain::event::{EffectEvent, MessageEvent};
use crate::domain::ids::{CarrierId, ContactId, EffectKey, MessageId};
use crate::domain::messages::keyword::{Keyword, keyword};
use crate::domain::messages::message::MessageWord;
use crate::domain::messages::message::{MessageState, MessageText, Recipient};
use crate::domain::messages::person::{self, Reach};
use crate::domain::messages::words;
use crate::domain::messages::written::{self, Incoming};
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::phone::E164;
use crate::domain::rejection::Rejection;
use crate::domain::safety;
use crate::domain::secret::Secret;
use crate::domain::summons::state::SummonsWhy;
use crate::domain::{feedback, requests, summons};

/// Longest message that we send, in characters.
const LONGEST: usize = 1_000;
/// Why a message has not left for a number that wants none.
pub(in crate::domain) const BY_RECIPIENT: &str = "stopped by the recipient";
/// Why a message has not left for somebody who has died.
const DEAD: &str = "the person has died";
/// Longest message that is taken in; the carrier sends at most 1 600 characters.
const LONGEST_IN: usize = 4_000;

/// A message comes in. The same one twice is one. Who handles it, in this order:
///
/// 1. a code that a member of staff was sent: whatever she was asked, [`summons::codes`];
/// 2. a word we know, [`words`]: call me, seen, stop, start;
/// 3. a yes or a no to the one question that was sent after a contact, [`feedback::decide::answers`];
/// 4. anything else is somebody who writes to us, [`written`]: a nurse is rung.
pub(in crate::domain) fn arrives(
    d: &mut Decider<'_>,
    carrier_id: &CarrierId,
    from: From,
    body: &str,
) -> Result<(), Rejection> {
    if d.state.received.contains(carrier_id) {
        return Ok(());
    }
    let service = d.service().ok_or(Rejection::NoService)?;
    if safety::sms::taken(d, carrier_id, &from, body) {
        return Ok(());
    }
    if summons::codes::texted(d, carrier_id, &from, body) {
        return Ok(());
    }
    let text: String = body.chars().take(LONGEST_IN).collect();
    let number = arrive::caller_number(from);
    let word = keyword(&text);
    let staff = number
        .known()
        .and_then(|number| service.who_is(number).staff().map(|staff| staff.id.clone()));
    let incoming = Incoming {
        carrier_id: carrier_id.clone(),
        number,
        text,
    };
    match (word, staff) {
        (Some(word @ (Keyword::Okay | Keyword::Stop | Keyword::Start)), Some(staff)) => {
            words::of_staff(d, word, staff, incoming);
        }
        (Some(word), _) => words::read(d, word, incoming),
        (None, None) if feedback::decide::answers(d, &incoming) => {}
        (None, _) => written::text(d, incoming),
    }
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

/// Messages that have not left yet.
pub(in crate::domain) fn waiting(
    d: &Decider<'_>,
    is_meant: impl Fn(MessageId, &Secret<E164>) -> bool,
) -> Vec<(EffectKey, MessageId)> {
    d.state
        .effects
        .values()
        .filter_map(|effect| match &effect.kind {
            EffectKind::SendMessage { message, to } if is_meant(*message, to) => {
                Some((effect.key, *message))
            }
            EffectKind::SendMessage { .. }
            | EffectKind::PlaceLeg { .. }
            | EffectKind::EndLine { .. }
            | EffectKind::MoveCaller { .. }
            | EffectKind::MoveLeg { .. }
            | EffectKind::CheckCall { .. }
            | EffectKind::CheckLeg { .. }
            | EffectKind::CheckConference { .. }
            | EffectKind::Announce { .. } => None,
        })
        .collect()
}

/// The recipient has stopped messages from our number: an alarm, and never the end of a promise.
pub(in crate::domain) fn stopped(d: &mut Decider<'_>, message: MessageId) {
    let contact = d.state.message(message).and_then(|message| message.contact);
    d.emit(MessageEvent::MessageFailed {
        message,
        why: BY_RECIPIENT.to_owned(),
    });
    alarms::decide::raise(d, AlarmKind::MessagesStopped, contact, None);
}

/// What has not left for somebody who has died does not leave.
pub(in crate::domain) fn take_back_from_the_dead(d: &mut Decider<'_>) {
    let dead = |to: &Secret<E164>| {
        to.known()
            .is_some_and(|number| d.state.is_of_the_dead(number))
    };
    let kept = waiting(d, |_, to| dead(to));
    for (key, message) in kept {
        let why = DEAD.to_owned();
        d.emit(EffectEvent::EffectGivenUp {
            key,
            why: why.clone(),
        });
        d.emit(MessageEvent::MessageFailed { message, why });
    }
}

/// A nurse writes to the person of a contact: it is hers to answer from now on, and nobody is rung about it any more.
pub(in crate::domain) fn write(
    d: &mut Decider<'_>,
    contact: ContactId,
    text: String,
) -> Result<(), Rejection> {
    let staff = d.staff()?;
    let found = d
        .contact(contact)
        .filter(|contact| Contact::is_open(contact));
    let found = found.ok_or(Rejection::NotFound { what: "contact" })?;
    let number = found.number.known().cloned().ok_or(Rejection::NoNumber)?;
    if !person::may_be_answered(&d.state, &found) {
        return Err(Rejection::ChildOnLine);
    }
    if person::reach(&d.state, &found) == Reach::Stopped {
        return Err(Rejection::MessagesStopped);
    }
    if person::wants_none(&d.state, &found) {
        return Err(RecordRejection::NoTexts.into());
    }
    // Unless somebody has been in touch with us by it since: then it is they who read.
    if quiet::is_left_alone(&d.state, &found) {
        return Err(DeathRejection::NoMessage.into());
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
    written::answered(d, contact, &staff);
    Ok(())
}

/// "I answer it", on the screen. Hers already: nothing to do.
pub(in crate::domain) fn take(d: &mut Decider<'_>, contact: ContactId) -> Result<(), Rejection> {
    let staff = requests::serve::on_duty(d)?;
    if summons::steps::is_ringing(d, contact) && is_for_a_message(d, contact) {
        summons::accept::by_screen(d, contact, &staff);
        return Ok(());
    }
    let with = d
        .contact(contact)
        .and_then(|contact| contact.conversation.as_ref()?.with.clone());
    match with {
        Some(with) if with == staff => Ok(()),
        Some(_) => Err(Rejection::TakenAlready),
        None => Err(Rejection::NotWaiting),
    }
}

/// "I cannot now": the next is rung.
pub(in crate::domain) fn pass(d: &mut Decider<'_>, contact: ContactId) -> Result<(), Rejection> {
    let staff = d.staff()?;
    if !(summons::steps::is_ringing(d, contact) && is_for_a_message(d, contact)) {
        return Err(Rejection::NotWaiting);
    }
    summons::steps::decline(d, contact, &staff);
    Ok(())
}

fn is_for_a_message(d: &Decider<'_>, contact: ContactId) -> bool {
    d.state
        .summons_of(contact)
        .is_some_and(|summons| summons.why == SummonsWhy::Message)
}
