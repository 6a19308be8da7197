//! What people say of a contact: the same as another, a note, a promise, an outcome.

use std::sync::Arc;

use crate::domain::assessments::rejection::DocumentRejection;
use crate::domain::assessments::{asked, next_contact};
use crate::domain::calls::callback;
use crate::domain::care::{drafts, ring_back};
use crate::domain::contacts::contact::{CallBackReason, Contact, Next, Outcome, Owner, Phase};
use crate::domain::deaths::quiet;
use crate::domain::deaths::rejection::DeathRejection;
use crate::domain::decider::Decider;
use crate::domain::endings::rejection::EndingRejection;
use crate::domain::event::{ContactEvent, MessageEvent};
use crate::domain::ids::ContactId;
use crate::domain::messages::message::{MessageText, Recipient};
use crate::domain::messages::person;
use crate::domain::rejection::Rejection;
use crate::domain::requests::request::Request;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;
use crate::domain::{assessments, feedback, followups, handovers, requests, summons};

/// Longest note, in characters.
pub const LONGEST_NOTE: usize = 10_000;

fn open_contact(d: &Decider<'_>, contact: ContactId) -> Result<Arc<Contact>, Rejection> {
    let found = d
        .contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })?;
    if found.is_open() {
        Ok(found)
    } else {
        Err(Rejection::Closed)
    }
}

/// The nurse says whether a new contact belongs to the one that was proposed.
pub(in crate::domain) fn settle_proposal(
    d: &mut Decider<'_>,
    contact: ContactId,
    same: bool,
) -> Result<(), Rejection> {
    let staff = d.staff()?;
    let found = open_contact(d, contact)?;
    let into = found.proposed.ok_or(Rejection::NoProposal)?;
    if !same {
        d.emit(ContactEvent::ProposalRefused { contact });
        return Ok(());
    }
    let other = open_contact(d, into)?;
    if found.care.danger.is_some() {
        return Err(Rejection::DangerStands);
    }
    if d.state.request_of(contact).is_some_and(Request::is_open) {
        return Err(Rejection::RequestStands);
    }
    callback::stop_reminders(d, contact, None);
    callback::stop_reminders(d, into, None);
    if matches!(other.phase, Phase::OnTheLine(_) | Phase::CallingBack { .. }) {
        return Err(Rejection::LineOpen);
    }
    drafts::into_notes(d, contact);
    summons::accept::end(d, contact);
    requests::serve::taken_by(d, into, &staff);
    let other = open_contact(d, into)?;
    match (&found.phase, &other.phase) {
        (_, Phase::OnTheLine(_) | Phase::CallingBack { .. }) => return Err(Rejection::LineOpen),
        // A promise that stands is not weakened by another, later one.
        (Phase::CallBackDue(_), Phase::CallBackDue(_)) => {
            d.emit(ContactEvent::ContactJoined {
                contact,
                into,
                carries: false,
            });
        }
        (
            Phase::OnTheLine(_)
            | Phase::CallingBack { .. }
            | Phase::CallBackDue(_)
            | Phase::NeedsOutcome { .. },
            Phase::CallBackDue(_) | Phase::NeedsOutcome { .. },
        ) => d.emit(ContactEvent::ContactJoined {
            contact,
            into,
            carries: true,
        }),
        (Phase::Closed(_), _) | (_, Phase::Closed(_)) => return Err(Rejection::Closed),
    }
    let talks = found
        .line()
        .and_then(|call| d.call(call))
        .is_some_and(|call| call.talking().is_some());
    if talks {
        ring_back::talk_begins(d, into);
    }
    Ok(())
}

/// A promise to call back at a time that a person has chosen.
pub(in crate::domain) fn promise(
    d: &mut Decider<'_>,
    contact: ContactId,
    due_at: Timestamp,
) -> Result<(), Rejection> {
    let staff = d.staff()?;
    let found = open_contact(d, contact)?;
    if matches!(found.phase, Phase::OnTheLine(_) | Phase::CallingBack { .. }) {
        return Err(Rejection::LineOpen);
    }
    if found.number.known().is_none() {
        return Err(Rejection::NoNumber);
    }
    quiet::may_be_rung(&d.state, &found)?;
    if due_at < d.now {
        return Err(Rejection::InThePast);
    }
    let (owner, why) = (Owner::Staff(staff), CallBackReason::ByNurse);
    let before = found.promise().map(|promise| promise.due_at);
    d.emit(ContactEvent::CallBackPromised {
        contact,
        due_at,
        owner,
        why,
    });
    person::promise_moved(d, contact, before, due_at);
    Ok(())
}

/// A line in the note pad. Also after the end: what is learnt later belongs there as well.
pub(in crate::domain) fn write_note(
    d: &mut Decider<'_>,
    contact: ContactId,
    text: String,
) -> Result<(), Rejection> {
    d.staff()?;
    d.contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })?;
    if text.trim().is_empty() {
        return Err(Rejection::Empty);
    }
    if text.chars().count() > LONGEST_NOTE {
        return Err(Rejection::TooLong { most: LONGEST_NOTE });
    }
    let by = d.actor.clone();
    d.emit(ContactEvent::NoteWritten {
        contact,
        by,
        text: Secret::Known(text),
    });
    Ok(())
}

/// How it ended, as a person says it.
pub(in crate::domain) fn record_outcome(
    d: &mut Decider<'_>,
    contact: ContactId,
    outcome: Outcome,
    next: Next,
) -> Result<(), Rejection> {
    may_close(d, contact, outcome, &next)?;
    // Where and when is said with it.
    if outcome == Outcome::Admitted {
        return Err(EndingRejection::NoUnit.into());
    }
    close(d, contact, outcome, next);
    Ok(())
}

/// Whether it can end like this. No contact ends without an outcome and, unless it is settled or refused in stated words, an owner and a next
/// contact (`handbook/service/en/the-number.md`).
pub(in crate::domain) fn may_close(
    d: &Decider<'_>,
    contact: ContactId,
    outcome: Outcome,
    next: &Next,
) -> Result<Arc<Contact>, Rejection> {
    d.staff()?;
    let found = open_contact(d, contact)?;
    if matches!(found.phase, Phase::OnTheLine(_) | Phase::CallingBack { .. }) {
        return Err(Rejection::LineOpen);
    }
    if found.care.danger.is_some() {
        return Err(Rejection::DangerStands);
    }
    match outcome {
        Outcome::GaveUpWithheld
        | Outcome::OnlyAWord
        | Outcome::StaffRangIn
        | Outcome::Joined
        | Outcome::Withdrawn => return Err(Rejection::OutcomeNotChosen),
        Outcome::HelpedByTelephone
        | Outcome::HelpedInPerson
        | Outcome::VisitAgreed
        | Outcome::HandedToLegevakt
        | Outcome::Called113
        | Outcome::CalledBack
        | Outcome::NotReached
        | Outcome::HandedToDayService
        | Outcome::RelativeSupported
        | Outcome::Admitted
        | Outcome::WrongNumber => {}
    }
    match next {
        Next::Elsewhere(_) => return Err(Rejection::OutcomeNotChosen),
        // Nothing is left to do for somebody who has died. What is done for those left behind stands in the record.
        Next::FollowUp { .. } if quiet::is_with_the_dead(&d.state, &found) => {
            return Err(DeathRejection::NoFollowUp.into());
        }
        Next::Settled if quiet::is_with_the_dead(&d.state, &found) => {}
        Next::Settled if outcome.leaves_something() => return Err(Rejection::FollowUpMissing),
        Next::Settled if next_contact::stands(&d.state, contact, d.now) => {
            return Err(DocumentRejection::NextContactNamed.into());
        }
        Next::Settled if asked::open_decision(&d.state, contact).is_some() => {
            return Err(DocumentRejection::DecisionWaits.into());
        }
        Next::Settled => {}
        Next::Refused { why: None, .. } => return Err(EndingRejection::WhyNot.into()),
        Next::Refused { words, .. } => stated(words)?,
        Next::FollowUp { owner, at, what } => {
            stated(what)?;
            followups::decide::can_be_given(d, contact, owner, *at)?;
        }
    }
    Ok(found)
}

/// Words, and not too many of them.
fn stated(words: &Secret<String>) -> Result<(), Rejection> {
    let words = words.known().map(|words| words.trim()).unwrap_or_default();
    if words.is_empty() {
        return Err(Rejection::Empty);
    }
    if words.chars().count() > LONGEST_NOTE {
        return Err(Rejection::TooLong { most: LONGEST_NOTE });
    }
    Ok(())
}

/// It ends. That it may was asked before.
pub(in crate::domain) fn close(
    d: &mut Decider<'_>,
    contact: ContactId,
    outcome: Outcome,
    next: Next,
) {
    let by = d.actor.clone();
    callback::stop_reminders(d, contact, None);
    // Whoever asked sees who it was.
    if let Some(staff) = by.staff().filter(|staff| d.on_duty().contains(staff)) {
        requests::serve::taken_by(d, contact, staff);
    }
    summons::accept::end(d, contact);
    d.emit(ContactEvent::ContactClosed {
        contact,
        outcome,
        next,
        by,
    });
    feedback::decide::closed(d, contact, outcome);
}

/// Destroys the keys of a closed contact of somebody unknown, and of those joined to it. What is known about a person is
/// decided about as the whole of it, elsewhere.
pub(in crate::domain) fn erase(
    d: &mut Decider<'_>,
    contact: ContactId,
    reason: &str,
) -> Result<(), Rejection> {
    let found = d
        .contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })?;
    if found.is_open() {
        return Err(Rejection::StillOpen);
    }
    if reason.trim().is_empty() {
        return Err(Rejection::Empty);
    }
    let by_number = found
        .number
        .known()
        .and_then(|number| d.state.who_is(number));
    let known = found.about.is_some() || by_number.is_some_and(|who| !who.is_unknown());
    if known {
        return Err(Rejection::NotUnknown);
    }
    for joined in found.joined.iter().copied().chain([contact]) {
        assessments::decide::erase(d, joined);
        d.emit(ContactEvent::ContactErased {
            contact: joined,
            reason: reason.to_owned(),
        });
    }
    handovers::decide::over(d);
    Ok(())
}

/// Time to remind of a missing outcome: it stands on the board of whoever owns it, and she gets a message.
pub(in crate::domain) fn remind_outcome(d: &mut Decider<'_>, contact: ContactId, owner: &Owner) {
    d.emit(ContactEvent::OutcomeReminded { contact });
    let Owner::Staff(staff) = owner else { return };
    let text = if d.state.request_of(contact).is_some() {
        MessageText::RequestOpen
    } else {
        MessageText::OutcomeMissing
    };
    let (message, language) = (d.message_id(), d.language_of(staff));
    d.emit(MessageEvent::MessageQueued {
        message,
        contact: Some(contact),
        to: Recipient::Staff(staff.clone()),
        text,
        language,
    });
}
