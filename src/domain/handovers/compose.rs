//! What the duty has to hand over, from the state alone. Everything that happened since the last handover, and everything that stands open:
//! each contact once, what is most urgent first. Never leaves out what somebody must do.

use imbl::OrdSet;

use crate::domain::contacts::contact::{Contact, Outcome, Phase};
use crate::domain::followups::follow_up::FollowUp;
use crate::domain::handovers::handover::Receiver;
use crate::domain::handovers::hands::works_days;
use crate::domain::ids::ContactId;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// What there is to hand over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Composed {
    /// The contacts, the most urgent first.
    pub contacts: Vec<ContactId>,
    /// So many more were nothing: a wrong number, a word, a colleague who rang in. Nobody has to do anything about them.
    pub quiet: usize,
}

/// What there is to hand over to the day service, or to the nurse who comes next.
pub fn compose(state: &State, receiver: &Receiver) -> Composed {
    let handovers = &state.handovers;
    let last = handovers.last(receiver);
    let since = last.map_or(0, |(_, record)| record);
    let before = last.and_then(|(id, _)| handovers.get(id));
    let is_new = |contact: &ContactId| {
        let touched = handovers.touched.get(contact);
        touched.is_some_and(|record| *record > since)
    };
    let touched = handovers.touched.keys().copied().filter(is_new);
    let standing = state
        .open
        .iter()
        .copied()
        .chain(left(state))
        .chain(out(state));
    let standing = standing.filter(|contact| {
        before.is_none_or(|before| before.item(*contact).is_none()) || is_new(contact)
    });
    // What nobody has signed or transferred stands in every handover until it is.
    let papers = state.documents_left().map(|document| document.contact);
    let all: OrdSet<ContactId> = touched.chain(standing).chain(papers).collect();
    let (quiet, told): (Vec<&Contact>, Vec<&Contact>) = all
        .iter()
        .filter_map(|contact| state.contact(*contact))
        .partition(|contact| is_nothing(state, contact));
    let mut told: Vec<(Rank, ContactId)> = told
        .into_iter()
        .map(|contact| (rank(state, contact), contact.id))
        .collect();
    told.sort();
    Composed {
        contacts: told.into_iter().map(|(_, contact)| contact).collect(),
        quiet: quiet.len(),
    }
}

/// Contacts of which something is left to do that is not with the day service already.
fn left(state: &State) -> impl Iterator<Item = ContactId> {
    let service = state.service.as_ref();
    state
        .follow_ups
        .values()
        .filter(move |found| {
            let owner = service.and_then(|service| service.staff(&found.owner));
            owner.is_none_or(|owner| !works_days(owner))
        })
        .map(|found| found.contact)
}

/// Contacts whose person somebody of ours is out with, or is going to be: whoever takes over must know, and who answers meanwhile.
fn out(state: &State) -> impl Iterator<Item = ContactId> {
    state.open_escorts().map(|escort| escort.contact)
}

/// When somebody is back who is out with the person of a contact, or is going to be; the first of them.
fn back(state: &State, contact: ContactId) -> Option<Timestamp> {
    state
        .escorts_of(contact)
        .filter(|escort| escort.is_open())
        .map(|escort| escort.journey.until)
        .min()
}

/// What a contact leaves to be done, the first due first.
pub fn follow_ups(state: &State, contact: ContactId) -> Vec<&FollowUp> {
    let mut found: Vec<&FollowUp> = state.follow_ups_of(contact).collect();
    found.sort_by_key(|found| found.at);
    found
}

/// Nothing that anybody has to know of: no words were written, and nothing is left to do.
fn is_nothing(state: &State, contact: &Contact) -> bool {
    let Phase::Closed(closing) = &contact.phase else {
        return false;
    };
    let outcome = match closing.outcome {
        Outcome::GaveUpWithheld
        | Outcome::StaffRangIn
        | Outcome::Joined
        | Outcome::OnlyAWord
        | Outcome::Withdrawn
        | Outcome::WrongNumber => true,
        Outcome::HelpedByTelephone
        | Outcome::HelpedInPerson
        | Outcome::Admitted
        | Outcome::VisitAgreed
        | Outcome::HandedToLegevakt
        | Outcome::Called113
        | Outcome::CalledBack
        | Outcome::NotReached
        | Outcome::HandedToDayService
        | Outcome::RelativeSupported => false,
    };
    outcome
        && contact.notes.is_empty()
        && contact.care.past.is_empty()
        && !state.handovers.sentences.contains_key(&contact.id)
        && state.documents_of(contact.id).next().is_none()
        && follow_ups(state, contact.id).is_empty()
        && back(state, contact.id).is_none()
        && state.deviations.of(contact.id).next().is_none()
}

/// What comes first: a life in danger, somebody who is out with the person, what is open, what is to be done, what is to be signed or transferred, and then the newest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Danger,
    Out(Timestamp),
    Open(Timestamp),
    ToDo(Timestamp),
    ToSign,
    Settled(std::cmp::Reverse<Timestamp>),
}

fn rank(state: &State, contact: &Contact) -> Rank {
    if contact.care.danger.is_some() {
        return Rank::Danger;
    }
    if let Some(until) = back(state, contact.id) {
        return Rank::Out(until);
    }
    if contact.is_open() {
        let due = contact
            .promise()
            .map_or(contact.since, |promise| promise.due_at);
        return Rank::Open(due);
    }
    if let Some(first) = follow_ups(state, contact.id).first() {
        return Rank::ToDo(first.at);
    }
    let waits = state
        .documents_of(contact.id)
        .filter(|document| !document.erased)
        .any(|document| {
            document.is_draft() || document.lacks_doctor() || document.transfer.waits()
        });
    if waits {
        return Rank::ToSign;
    }
    Rank::Settled(std::cmp::Reverse(contact.since))
}
