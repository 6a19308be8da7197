//! Somebody writes to us. It rings the nurse as a call does and becomes a contact in writing, which is a whole contact also for
//! those who cannot speak or hear (`handbook/service/en/text-messages.md`).

use std::time::Duration;

use crate::domain::alarms;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::calls::{arrive, gone};
use crate::domain::care::rules::is_private;
use crate::domain::contacts::contact::{CallerNumber, Contact, Origin, OutcomeDue, Phase};
use crate::domain::decider::Decider;
use crate::domain::event::MessageEvent;
use crate::domain::ids::{CarrierId, ContactId, StaffId};
use crate::domain::messages::conversation::unanswered;
use crate::domain::messages::event::WritingEvent;
use crate::domain::messages::message::MessageText;
use crate::domain::messages::person;
use crate::domain::requests;
use crate::domain::secret::Secret;
use crate::domain::summons;
use crate::domain::summons::state::SummonsWhy;

/// A message that has come in.
#[derive(Clone, Debug)]
pub(in crate::domain) struct Incoming {
    /// The carrier's name for it.
    pub carrier_id: CarrierId,
    /// Where it says it comes from.
    pub number: CallerNumber,
    /// What it says; empty for a picture without words.
    pub text: String,
}

/// The open contact that a message belongs to: the youngest from this number, as for a call; else one in writing in which something
/// was written not long ago. From a telephone that several people use, only what comes in a row.
pub(in crate::domain) fn belongs_to(d: &Decider<'_>, number: &CallerNumber) -> Option<ContactId> {
    let number = number.known()?;
    let one_persons = d.state.who_is(number)?.may_propose_contact();
    let within = if one_persons {
        d.timing().same_contact
    } else {
        d.timing().repeat_fold
    };
    let same = arrive::open_contact_of(d, number);
    let in_writing = || {
        d.state
            .by_number
            .get(number)?
            .iter()
            .filter_map(|contact| d.state.contact(*contact))
            .filter(|contact| last_written(d, contact, within))
            .max_by_key(|contact| (contact.since, contact.id))
            .map(|contact| contact.id)
    };
    same.or_else(in_writing)
        .filter(|contact| d.state.request_of(*contact).is_none())
}

fn last_written(d: &Decider<'_>, contact: &Contact, within: Duration) -> bool {
    contact.origin == Origin::Message
        && contact
            .messages
            .last()
            .and_then(|message| d.state.message(*message))
            .is_some_and(|message| d.now.since(message.at) < within)
}

/// A new contact in writing. Somebody of ours must look at it.
pub(in crate::domain) fn open(d: &mut Decider<'_>, number: &CallerNumber) -> ContactId {
    let language = arrive::language_of(d, number);
    let contact = arrive::open_contact(d, Origin::Message, number.clone(), language);
    gone::needs_outcome(d, contact, OutcomeDue::Written);
    contact
}

/// Anything that is not a keyword.
pub(in crate::domain) fn text(d: &mut Decider<'_>, incoming: Incoming) {
    let known = belongs_to(d, &incoming.number);
    let contact = known.unwrap_or_else(|| open(d, &incoming.number));
    let message = d.message_id();
    d.emit(MessageEvent::MessageReceived {
        message,
        contact,
        carrier_id: incoming.carrier_id,
        text: Secret::Known(incoming.text),
    });
    let Some(found) = d.contact(contact) else {
        return;
    };
    // Whoever is on the line with them, or is just ringing them, sees it.
    if matches!(found.phase, Phase::OnTheLine(_) | Phase::CallingBack { .. }) {
        return;
    }
    if d.on_duty().is_empty() {
        nobody_on_duty(d, contact, known.is_none());
        return;
    }
    person::tell(d, contact, MessageText::Received);
    ask_for_an_answer(d, &found);
}

/// It rings, unless it rings already, or a nurse on duty is in the middle of it: she has a few minutes, and then it rings again.
fn ask_for_an_answer(d: &mut Decider<'_>, contact: &Contact) {
    if summons::steps::is_ringing(d, contact.id) {
        return;
    }
    let answers = contact
        .conversation
        .as_ref()
        .and_then(|conversation| conversation.with.as_ref())
        .is_some_and(|with| d.on_duty().contains(with) && !is_private(&d.state, contact.id, with));
    if !answers {
        summons::steps::begin(d, contact.id, SummonsWhy::Message);
        return;
    }
    let waits = contact
        .conversation
        .as_ref()
        .is_some_and(|conversation| conversation.ring_at.is_some());
    if !waits {
        let ring_at = Some(d.now + d.timing().message_answer);
        d.emit(WritingEvent::AnswerDue {
            contact: contact.id,
            ring_at,
        });
    }
}

/// Nobody has answered in time: it rings as it did at first.
pub(in crate::domain) fn due(d: &mut Decider<'_>, contact: ContactId) {
    d.emit(WritingEvent::AnswerDue {
        contact,
        ring_at: None,
    });
    let Some(found) = d.contact(contact) else {
        return;
    };
    let goes_on = match &found.phase {
        Phase::CallBackDue(_) | Phase::NeedsOutcome { .. } => true,
        Phase::OnTheLine(_) | Phase::CallingBack { .. } | Phase::Closed(_) => false,
    };
    if goes_on && !d.on_duty().is_empty() {
        summons::steps::begin(d, contact, SummonsWhy::Message);
    }
}

/// She has taken it: it is hers to answer, and if she does not it rings again.
pub(in crate::domain) fn taken(d: &mut Decider<'_>, contact: ContactId, by: &StaffId) {
    d.emit(WritingEvent::ConversationTaken {
        contact,
        staff: by.clone(),
    });
    if waits(d, contact) {
        let ring_at = Some(d.now + d.timing().message_answer);
        d.emit(WritingEvent::AnswerDue { contact, ring_at });
    }
}

/// Whoever answered it does so no more: what waits rings the others at once.
pub(in crate::domain) fn left(d: &mut Decider<'_>, contact: ContactId, by: &StaffId) {
    let hers = d
        .contact(contact)
        .and_then(|contact| contact.conversation.clone())
        .is_some_and(|conversation| conversation.with.as_ref() == Some(by));
    if hers && waits(d, contact) && !d.on_duty().is_empty() {
        summons::steps::begin(d, contact, SummonsWhy::Message);
    }
}

/// A nurse has written to the person: nobody is rung about it any more.
pub(in crate::domain) fn answered(d: &mut Decider<'_>, contact: ContactId, by: &StaffId) {
    // A request that rings is hers who writes to whoever asked.
    requests::serve::taken_by(d, contact, by);
    summons::accept::end(d, contact);
    let conversation = d
        .state
        .contact(contact)
        .and_then(|contact| contact.conversation.clone());
    let Some(conversation) = conversation else {
        return;
    };
    if conversation.with.as_ref() != Some(by) {
        d.emit(WritingEvent::ConversationTaken {
            contact,
            staff: by.clone(),
        });
    }
    if conversation.ring_at.is_some() {
        d.emit(WritingEvent::AnswerDue {
            contact,
            ring_at: None,
        });
    }
}

fn waits(d: &Decider<'_>, contact: ContactId) -> bool {
    d.state
        .contact(contact)
        .is_some_and(|contact| unanswered(&d.state, contact).is_some())
}

/// Nobody of ours is on duty: it waits for the next one with a named keeper, and the person is told whom to call.
pub(in crate::domain) fn nobody_on_duty(d: &mut Decider<'_>, contact: ContactId, fresh: bool) {
    if fresh {
        gone::needs_outcome(d, contact, OutcomeDue::OutsideDuty);
    }
    person::tell(d, contact, MessageText::NobodyOnDuty);
    // There should have been somebody.
    if d.state.shift.is_some() {
        alarms::decide::raise(d, AlarmKind::NoNurseOnRoster, Some(contact), None);
    }
}

/// Somebody is on duty, and a message waits that nobody on duty answers and that rings nobody: it rings now. So does what came while
/// nobody was on duty, and what was left by somebody whose duty is over. What came while a line was open was seen by whoever was on it.
pub(in crate::domain) fn duty_begins(d: &mut Decider<'_>) {
    let on_duty = d.on_duty();
    if on_duty.is_empty() {
        return;
    }
    let left = |contact: &&Contact| {
        let seen_until = match &contact.phase {
            Phase::NeedsOutcome { since, .. } => Some(*since),
            Phase::CallBackDue(_) => Some(contact.since),
            Phase::OnTheLine(_) | Phase::CallingBack { .. } | Phase::Closed(_) => None,
        };
        let alone = contact.conversation.as_ref().is_some_and(|conversation| {
            let answers = conversation.with.as_ref();
            conversation.ring_at.is_none() && answers.is_none_or(|with| !on_duty.contains(with))
        });
        let came = unanswered(&d.state, contact).map(|message| message.at);
        alone
            && seen_until
                .zip(came)
                .is_some_and(|(seen, came)| came >= seen)
    };
    let waiting: Vec<ContactId> = d
        .state
        .open
        .iter()
        .filter_map(|contact| d.state.contact(*contact))
        .filter(left)
        .map(|contact| contact.id)
        .collect();
    for contact in waiting {
        summons::steps::begin(d, contact, SummonsWhy::Message);
    }
}
