//! A message that is nothing but a word we know: call me, seen, stop, start. None of them is lost, and none cancels a promise.

use crate::domain::actor::Actor;
use crate::domain::alarms;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::calls::{arrive, gone};
use crate::domain::contacts::contact::{CallBackReason, Next, Origin, Outcome, OutcomeDue, Phase};
use crate::domain::decider::Decider;
use crate::domain::event::{ContactEvent, EffectEvent};
use crate::domain::feedback;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::messages::decide::{BY_RECIPIENT, stopped, waiting};
use crate::domain::messages::event::WritingEvent;
use crate::domain::messages::keyword::Keyword;
use crate::domain::messages::message::MessageText;
use crate::domain::messages::person;
use crate::domain::messages::written::{self, Incoming};
use crate::domain::phone::E164;
use crate::domain::secret::Secret;

/// Does what the word asks for.
pub(in crate::domain) fn read(d: &mut Decider<'_>, word: Keyword, incoming: Incoming) {
    match word {
        // Whoever cannot be called is somebody who writes.
        Keyword::CallMe if incoming.number.known().is_none() => written::text(d, incoming),
        Keyword::CallMe => call_me(d, &incoming),
        Keyword::Okay => {
            noted(d, word, &incoming);
        }
        Keyword::Stop => stop(d, &incoming),
        Keyword::Start => start(d, &incoming),
    }
}

/// From a telephone of ours: nothing waits for it. Only a stop is somebody's business: she would not be told of anything any more.
pub(in crate::domain) fn of_staff(
    d: &mut Decider<'_>,
    word: Keyword,
    staff: StaffId,
    incoming: Incoming,
) {
    d.emit(WritingEvent::StaffWrote {
        staff,
        carrier_id: incoming.carrier_id,
        text: Secret::Known(incoming.text),
    });
    if word == Keyword::Stop {
        alarms::decide::raise(d, AlarmKind::MessagesStopped, None, None);
    }
}

/// A call-back, or the one that stands, sooner.
fn call_me(d: &mut Decider<'_>, incoming: &Incoming) {
    let known = written::belongs_to(d, &incoming.number);
    let contact = known.unwrap_or_else(|| written::open(d, &incoming.number));
    record(d, Keyword::CallMe, incoming, contact);
    let Some(found) = d.contact(contact) else {
        return;
    };
    if matches!(found.phase, Phase::OnTheLine(_) | Phase::CallingBack { .. }) {
        return;
    }
    if d.on_duty().is_empty() {
        written::nobody_on_duty(d, contact, known.is_none());
        return;
    }
    let soon = d.now + d.timing().callback_due;
    let (owner, before) = match found.promise() {
        Some(promise) => (promise.owner.clone(), Some(promise.due_at)),
        None => (d.owner_for(contact), None),
    };
    match before {
        // It is late already, and telephones ring about it.
        Some(due_at) if due_at <= d.now => {}
        Some(due_at) if due_at <= soon => {
            person::tell(d, contact, MessageText::CallBackAgreed { by: due_at });
        }
        Some(_) | None => {
            d.emit(ContactEvent::CallBackPromised {
                contact,
                due_at: soon,
                owner,
                why: CallBackReason::Asked,
            });
            person::tell(d, contact, MessageText::CallBackAgreed { by: soon });
        }
    }
}

/// No more messages. What is promised is kept.
fn stop(d: &mut Decider<'_>, incoming: &Incoming) {
    let number = incoming.number.known().cloned();
    noted(d, Keyword::Stop, incoming);
    if let Some(number) = number.filter(|number| !d.state.stopped.contains(number)) {
        d.emit(WritingEvent::RecipientStopped {
            number: Secret::Known(number.clone()),
        });
        keep_back(d, &number);
        feedback::decide::stopped(d, &number);
    }
}

/// What has not left for the number yet does not leave.
fn keep_back(d: &mut Decider<'_>, number: &E164) {
    let waiting = waiting(d, |_, to| to.known() == Some(number));
    for (key, message) in waiting {
        d.emit(EffectEvent::EffectGivenUp {
            key,
            why: BY_RECIPIENT.to_owned(),
        });
        stopped(d, message);
    }
}

fn start(d: &mut Decider<'_>, incoming: &Incoming) {
    let number = incoming.number.known().cloned();
    let contact = noted(d, Keyword::Start, incoming);
    if let Some(number) = number.filter(|number| d.state.stopped.contains(number)) {
        d.emit(WritingEvent::RecipientStarted {
            number: Secret::Known(number),
        });
        person::tell(d, contact, MessageText::MessagesAgain);
    }
}

/// The word stands in the contact it belongs to; one that belongs to none is a contact that is over at once.
fn noted(d: &mut Decider<'_>, word: Keyword, incoming: &Incoming) -> ContactId {
    if let Some(contact) = written::belongs_to(d, &incoming.number) {
        record(d, word, incoming, contact);
        return contact;
    }
    let language = arrive::language_of(d, &incoming.number);
    let number = incoming.number.clone();
    let contact = arrive::open_contact(d, Origin::Message, number, language);
    record(d, word, incoming, contact);
    gone::needs_outcome(d, contact, OutcomeDue::Written);
    d.emit(ContactEvent::ContactClosed {
        contact,
        outcome: Outcome::OnlyAWord,
        next: Next::Settled,
        by: Actor::Carrier,
    });
    contact
}

fn record(d: &mut Decider<'_>, keyword: Keyword, incoming: &Incoming, contact: ContactId) {
    let message = d.message_id();
    d.emit(WritingEvent::KeywordReceived {
        message,
        contact,
        carrier_id: incoming.carrier_id.clone(),
        text: Secret::Known(incoming.text.clone()),
        keyword,
    });
}
