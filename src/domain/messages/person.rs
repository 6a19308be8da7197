//! What the service itself writes to the person of a contact, and whether anybody may. Neutral, and bounded in number: never to a
//! child, never to a number that has asked us to stop.

use crate::domain::care::rules;
use crate::domain::contacts::contact::Contact;
use crate::domain::decider::Decider;
use crate::domain::event::MessageEvent;
use crate::domain::ids::ContactId;
use crate::domain::messages::message::{Message, MessageState, MessageText, Recipient};
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// So many messages of the service's own go into one contact. A nurse's are not counted.
const MOST: usize = 8;
/// So many of them say that a promise has another time or another owner.
const MOST_CHANGES: usize = 3;

/// Whether the person of a contact can be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// On this number.
    Writes(E164),
    /// The person has asked for no more messages.
    Stopped,
    /// There is no number, or none that can read.
    CannotRead,
}

/// Whether the person of a contact can be written to: on a mobile, or on whatever has written to us, unless they have asked for
/// no more messages (`handbook/service/en/text-messages.md`).
pub fn reach(state: &State, contact: &Contact) -> Reach {
    let Some(number) = contact.number.known() else {
        return Reach::CannotRead;
    };
    if state.stopped.contains(number) {
        return Reach::Stopped;
    }
    if number.is_norwegian_mobile() || has_written(state, contact) {
        Reach::Writes(number.clone())
    } else {
        Reach::CannotRead
    }
}

/// Whether a nurse may answer the person of a contact in her own words. Nobody writes to a child's telephone, where others may read
/// it, unless the child has chosen to write to us in this very contact (`handbook/service/en/text-messages.md`).
pub fn may_be_answered(state: &State, contact: &Contact) -> bool {
    rules::may_be_texted(state, contact) || has_written(state, contact)
}

/// Whether the one whose telephone it is has asked for no text messages, or for our number not to show on it, and has not written to us in this
/// contact. A life in danger goes before (`handbook/service/en/text-messages.md`).
pub fn wants_none(state: &State, contact: &Contact) -> bool {
    let number = contact.number.known();
    let asked = number
        .is_some_and(|number| state.wants_no_texts(number) || state.wants_number_hidden(number));
    asked && contact.care.danger.is_none() && !has_written(state, contact)
}

/// Whether they have written in this contact.
pub fn has_written(state: &State, contact: &Contact) -> bool {
    messages(state, contact).any(|message| message.state == MessageState::Received)
}

fn messages<'a>(state: &'a State, contact: &'a Contact) -> impl Iterator<Item = &'a Message> {
    contact
        .messages
        .iter()
        .filter_map(|message| state.message(*message))
}

/// Writes to the person, if that may be and has not been done too often.
pub(in crate::domain) fn tell(d: &mut Decider<'_>, contact: ContactId, text: MessageText) {
    let Some(found) = d.contact(contact) else {
        return;
    };
    let Reach::Writes(number) = reach(&d.state, &found) else {
        return;
    };
    // To nobody who wants no texts, and to nobody who has died: a promise stands all the same.
    let left_alone = d.state.wants_no_texts(&number) || d.state.is_of_the_dead(&number);
    // A message comes from our number: not to one on whose telephone it is not to be seen, unless they have written to it themselves.
    let would_show = d.state.wants_number_hidden(&number) && !has_written(&d.state, &found);
    if left_alone || would_show || !rules::may_be_texted(&d.state, &found) {
        return;
    }
    let ours = |message: &&Message| is_ours(message);
    let before: Vec<&MessageText> = messages(&d.state, &found)
        .filter(ours)
        .map(|message| &message.text)
        .collect();
    let alike = before
        .iter()
        .filter(|one| std::mem::discriminant(**one) == std::mem::discriminant(&text))
        .count();
    let changes = before.iter().filter(|one| is_change(one)).count();
    let too_many = before.len() >= MOST
        || alike >= most(&text)
        || (is_change(&text) && changes >= MOST_CHANGES);
    if too_many {
        return;
    }
    let (message, language) = (d.message_id(), found.language);
    d.emit(MessageEvent::MessageQueued {
        message,
        contact: Some(contact),
        to: Recipient::Person {
            number: Secret::Known(number),
        },
        text,
        language,
    });
}

/// One of the service's own sentences, to a person.
fn is_ours(message: &Message) -> bool {
    matches!(message.to, Some(Recipient::Person { .. }))
        && !matches!(message.text, MessageText::Own(_))
}

/// It says that a promise has changed.
const fn is_change(text: &MessageText) -> bool {
    matches!(
        text,
        MessageText::CallBackMoved { .. } | MessageText::CallBackTaken { .. }
    )
}

/// How many times the same sentence goes into one contact.
const fn most(text: &MessageText) -> usize {
    match text {
        MessageText::Received | MessageText::NobodyOnDuty | MessageText::WeSawYourCall => 1,
        MessageText::NotReached | MessageText::CallBackLate | MessageText::MessagesAgain => 2,
        MessageText::CallBackAgreed { .. }
        | MessageText::CallBackMoved { .. }
        | MessageText::CallBackTaken { .. } => MOST_CHANGES,
        // To staff, or in a person's own words: not written from here.
        MessageText::CallBackOverdue
        | MessageText::OutcomeMissing
        | MessageText::AlarmWaits
        | MessageText::SummonsWaits { .. }
        | MessageText::SummonsTaken
        | MessageText::SummonsTakenAlready
        | MessageText::CodeWrong
        | MessageText::RequestOpen
        | MessageText::RequestWithdrawn
        | MessageText::RequestNews
        | MessageText::DutyBegins(_)
        | MessageText::HandshakeHole
        | MessageText::CheckedIn(_)
        | MessageText::CheckInMissing
        | MessageText::CheckInNeedsCode
        | MessageText::SafetyOver
        | MessageText::DecisionAsked
        | MessageText::OrderToSign
        | MessageText::CaseAsked
        | MessageText::SigningDue
        | MessageText::Document(_)
        | MessageText::Deviation(_)
        | MessageText::Complaint(_)
        | MessageText::FollowUpDue
        | MessageText::FollowUpHanded
        | MessageText::FollowUpLate
        | MessageText::PlanReview
        | MessageText::Chair(_)
        | MessageText::PlanReviewWaits
        | MessageText::HandoverWaits
        | MessageText::DebriefDue
        | MessageText::WayIn(_)
        | MessageText::Feedback
        | MessageText::Own(_) => 0,
    }
}

/// A promise has another time: the person is told, if there was another before.
pub(in crate::domain) fn promise_moved(
    d: &mut Decider<'_>,
    contact: ContactId,
    before: Option<Timestamp>,
    by: Timestamp,
) {
    if before.is_some_and(|before| before != by) && by > d.now {
        tell(d, contact, MessageText::CallBackMoved { by });
    }
}

/// A nurse has taken over a promise that waited for the next duty.
pub(in crate::domain) fn promise_taken(d: &mut Decider<'_>, contact: ContactId) {
    let by = d
        .state
        .contact(contact)
        .and_then(Contact::promise)
        .map(|promise| promise.due_at);
    if let Some(by) = by.filter(|by| *by > d.now) {
        tell(d, contact, MessageText::CallBackTaken { by });
    }
}
