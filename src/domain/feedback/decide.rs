//! Whether and when the one question goes out, and what counts as its answer. In doubt nothing is asked, and in doubt a telephone rings.

use std::time::Duration;

use jiff::ToSpan as _;

use crate::domain::calls::arrive;
use crate::domain::contacts::contact::{Contact, Outcome};
use crate::domain::decider::Decider;
use crate::domain::duty::calendar;
use crate::domain::event::MessageEvent;
use crate::domain::feedback::asked::{Asked, Stage};
use crate::domain::feedback::command::FeedbackCommand;
use crate::domain::feedback::event::FeedbackEvent;
use crate::domain::feedback::plain;
use crate::domain::feedback::why::{WhyNot, others, why_not};
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::messages::message::{MessageText, Recipient};
use crate::domain::messages::written::{self, Incoming};
use crate::domain::phone::E164;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Longest words of an agreement, in characters.
pub const LONGEST: usize = 500;
/// A yes or a no is the answer for so long after the question; later it is somebody who writes.
const ANSWERED_WITHIN: Duration = Duration::from_hours(48);
/// Nobody is asked about what was longer ago than this.
const TOO_LATE: Duration = Duration::from_hours(7 * 24);
/// Where it cannot go out now, it is looked at again after this.
const LATER: Duration = Duration::from_hours(24);

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: FeedbackCommand,
) -> Result<(), Rejection> {
    match command {
        FeedbackCommand::Agree { contact, words } => agree(d, contact, &words),
        FeedbackCommand::Refuse { contact } => refuse(d, contact),
    }
}

/// She has asked, and the person agrees: what they say stands with it.
fn agree(d: &mut Decider<'_>, contact: ContactId, words: &str) -> Result<(), Rejection> {
    let by: StaffId = d.staff()?;
    let found = d.contact(contact);
    let found = found.ok_or(Rejection::NotFound { what: "contact" })?;
    if !found.is_open() {
        return Err(Rejection::Closed);
    }
    let words = words.trim();
    if words.is_empty() {
        return Err(Rejection::Empty);
    }
    if words.chars().count() > LONGEST {
        return Err(Rejection::TooLong { most: LONGEST });
    }
    if why_not(&d.state, &found, d.now).is_some() {
        return Err(Rejection::NotAsked);
    }
    let words = Secret::Known(words.to_owned());
    let before = d.state.feedback.get(contact);
    if before.is_some_and(|asked| asked.stage == Stage::Agreed && asked.words == words) {
        return Ok(());
    }
    d.emit(FeedbackEvent::FeedbackAgreed { contact, words, by });
    Ok(())
}

/// They do not want it: also what they agreed to in another contact is not asked any more.
fn refuse(d: &mut Decider<'_>, contact: ContactId) -> Result<(), Rejection> {
    d.staff()?;
    let found = d.contact(contact);
    let found = found.ok_or(Rejection::NotFound { what: "contact" })?;
    let pending = others(&d.state, &found).filter(|asked| asked.is_pending());
    let pending: Vec<ContactId> = pending.map(|asked| asked.contact).collect();
    for contact in pending {
        end(d, contact, WhyNot::Refused);
    }
    Ok(())
}

fn end(d: &mut Decider<'_>, contact: ContactId, why: WhyNot) {
    d.emit(FeedbackEvent::FeedbackEnded { contact, why });
}

/// The contact is over, by a person's word.
pub(in crate::domain) fn closed(d: &mut Decider<'_>, contact: ContactId, outcome: Outcome) {
    let agreed = d.state.feedback.get(contact);
    if !agreed.is_some_and(|asked| asked.stage == Stage::Agreed) {
        return;
    }
    match outcome {
        Outcome::HelpedByTelephone
        | Outcome::VisitAgreed
        | Outcome::CalledBack
        | Outcome::HelpedInPerson
        | Outcome::HandedToDayService
        | Outcome::RelativeSupported => {
            let after = d.now + d.timing().feedback_after;
            plan(d, contact, after);
        }
        // Others help them now, or nobody was talked with.
        Outcome::HandedToLegevakt
        | Outcome::Admitted
        | Outcome::Called113
        | Outcome::NotReached
        | Outcome::WrongNumber
        | Outcome::GaveUpWithheld
        | Outcome::StaffRangIn
        | Outcome::Joined
        | Outcome::OnlyAWord
        | Outcome::Withdrawn => end(d, contact, WhyNot::Outcome),
    }
}

fn plan(d: &mut Decider<'_>, contact: ContactId, after: Timestamp) {
    let at = decent(d, after);
    d.emit(FeedbackEvent::FeedbackPlanned { contact, at });
}

/// The first instant not before `at` in the hours in which anybody is asked.
fn decent(d: &Decider<'_>, at: Timestamp) -> Timestamp {
    let Some(service) = d.service() else {
        return at;
    };
    let minutes = |length: Duration| u16::try_from(length.as_secs() / 60).unwrap_or(u16::MAX);
    let from = minutes(d.timing().feedback_from);
    let until = minutes(d.timing().feedback_until);
    let (date, minute) = calendar::local(&service.zone, at);
    if minute < from {
        calendar::instant(&service.zone, date, from)
    } else if minute < until {
        at
    } else {
        calendar::instant(&service.zone, date.saturating_add(1.day()), from)
    }
}

/// It is time. Asked only while somebody is on duty, who would answer whatever is written back.
pub(in crate::domain) fn due(d: &mut Decider<'_>, contact: ContactId) {
    let asked = d.state.feedback.get(contact).cloned();
    let (Some(asked), Some(found)) = (asked, d.contact(contact)) else {
        return;
    };
    if !matches!(asked.stage, Stage::Waits(_)) {
        return;
    }
    if d.now.since(asked.at) > TOO_LATE {
        end(d, contact, WhyNot::TooLate);
        return;
    }
    if let Some(why) = why_not(&d.state, &found, d.now) {
        end(d, contact, why);
        return;
    }
    let Some(number) = found.number.known().cloned() else {
        end(d, contact, WhyNot::NoNumber);
        return;
    };
    let after = d.now + LATER;
    if decent(d, d.now) > d.now {
        plan(d, contact, d.now);
    } else if d.on_duty().is_empty() || is_in_touch(d, &found, &number) {
        plan(d, contact, after);
    } else {
        send(d, &found, number);
    }
}

/// They are in touch with us now, about this or something else.
fn is_in_touch(d: &Decider<'_>, contact: &Contact, number: &E164) -> bool {
    let theirs = d.state.by_number.get(number);
    let by_number = theirs.into_iter().flatten().copied();
    let about = contact.about.as_ref().map(|about| about.patient);
    let patient = about.and_then(|id| d.state.current_patient(id));
    let contacts =
        patient.map(|patient| crate::domain::openings::sight::contacts_of(&d.state, patient));
    let about = contacts.into_iter().flatten().map(|other| other.id);
    by_number
        .chain(about)
        .filter_map(|id| d.state.contact(id))
        .any(Contact::is_open)
}

fn send(d: &mut Decider<'_>, contact: &Contact, number: E164) {
    let message = d.message_id();
    d.emit(FeedbackEvent::FeedbackSent {
        contact: contact.id,
        message,
    });
    d.emit(MessageEvent::MessageQueued {
        message,
        contact: Some(contact.id),
        to: Recipient::Person {
            number: Secret::Known(number),
        },
        text: MessageText::Feedback,
        language: contact.language,
    });
}

/// Whether what has come in is the plain answer to the question, and is taken as such. It is not while they are in touch with us, from a
/// telephone that several people use, once it was answered, or long after: then it rings as any message does.
pub(in crate::domain) fn answers(d: &mut Decider<'_>, incoming: &Incoming) -> bool {
    let Some(number) = incoming.number.known() else {
        return false;
    };
    if plain::answer(&incoming.text).is_none() {
        return false;
    }
    let Some(asked) = sent_to(d, number) else {
        return false;
    };
    let alone = d
        .state
        .who_is(number)
        .is_some_and(|who| who.may_propose_contact());
    let in_touch = arrive::open_contact_of(d, number).is_some()
        || written::belongs_to(d, &incoming.number).is_some_and(|found| found != asked);
    if !alone || in_touch {
        return false;
    }
    d.emit(FeedbackEvent::FeedbackAnswered {
        contact: asked,
        carrier_id: incoming.carrier_id.clone(),
        words: Secret::Known(incoming.text.clone()),
    });
    true
}

fn sent_to(d: &Decider<'_>, number: &E164) -> Option<ContactId> {
    let mut asked = d.state.feedback.of_number(number);
    asked
        .find(|asked| match asked.stage {
            Stage::Sent(sent) => d.now.since(sent) < ANSWERED_WITHIN,
            Stage::Agreed | Stage::Waits(_) | Stage::Answered { .. } | Stage::Over(_) => false,
        })
        .map(|asked| asked.contact)
}

/// They have written STOPP: what was agreed is gone with it, and does not come back with START.
pub(in crate::domain) fn stopped(d: &mut Decider<'_>, number: &E164) {
    let asked = d.state.feedback.of_number(number);
    let open = |asked: &&Asked| asked.is_pending() || matches!(asked.stage, Stage::Sent(_));
    let open: Vec<ContactId> = asked.filter(open).map(|asked| asked.contact).collect();
    for contact in open {
        end(d, contact, WhyNot::Stopped);
    }
}
