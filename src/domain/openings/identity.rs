//! Whoever is in touch is who they say they are: said once somebody has talked or written with them, and how it is known. Never before, and
//! never in a contact that is over (`handbook/service/en/meeting-the-person.md`).

use crate::domain::contacts::contact::{Contact, Origin, OutcomeDue, Phase};
use crate::domain::decider::Decider;
use crate::domain::ids::ContactId;
use crate::domain::messages::person::has_written;
use crate::domain::openings::decide::LONGEST_REASON;
use crate::domain::openings::event::OpeningEvent;
use crate::domain::openings::opening::Proof;
use crate::domain::patients::decide::current;
use crate::domain::patients::identity::needed;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::state::State;

/// How it is known, as it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// By the question that was chosen for whoever is in touch.
    Question,
    /// Otherwise, in words.
    Otherwise(String),
}

pub(in crate::domain) fn confirm(
    d: &mut Decider<'_>,
    contact: ContactId,
    known: Known,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = d.contact(contact);
    let found = found.ok_or(Rejection::NotFound { what: "contact" })?;
    let about = found.about.as_ref().ok_or(RecordRejection::AboutNobody)?;
    if about.confirmed.is_some() {
        return Ok(());
    }
    if !found.is_open() {
        return Err(Rejection::Closed);
    }
    if !is_in_touch(&d.state, &found) {
        return Err(RecordRejection::NotTalked.into());
    }
    let patient = current(d, about.patient)?;
    let proof = match known {
        Known::Question if d.state.question_for(&patient, about.relative).is_none() => {
            return Err(RecordRejection::NoQuestion.into());
        }
        Known::Question => Proof::Question,
        Known::Otherwise(words) => Proof::Otherwise(Secret::Known(needed(&words, LONGEST_REASON)?)),
    };
    let patient = about.patient;
    d.emit(OpeningEvent::IdentityConfirmed {
        patient,
        contact,
        by,
        proof: Some(proof),
    });
    Ok(())
}

/// Somebody of ours has talked with them, or they have written.
pub fn is_in_touch(state: &State, contact: &Contact) -> bool {
    let talked = match &contact.phase {
        Phase::OnTheLine(call) | Phase::CallingBack { call, .. } => state
            .call(*call)
            .is_some_and(|call| call.answered_at.is_some()),
        Phase::NeedsOutcome { why, .. } => *why == OutcomeDue::Talked,
        Phase::CallBackDue(_) | Phase::Closed(_) => false,
    };
    let wrote =
        has_written(state, contact) || matches!(contact.origin, Origin::Message | Origin::Request);
    let visited = state
        .visits
        .values()
        .any(|visit| visit.contact == Some(contact.id));
    talked || wrote || visited || has_talked(state, contact)
}

/// In an earlier call of the contact, such as one that dropped.
fn has_talked(state: &State, contact: &Contact) -> bool {
    let mut calls = state.calls.values();
    calls.any(|call| call.contact == contact.id && call.answered_at.is_some())
}
