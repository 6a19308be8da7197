//! In whose hands a contact is: whose turn it is, who follows it up, who is on the line with it, and whoever is on duty.

use crate::domain::access::{Looker, may_have_in_hand, nurse_on_duty, roles};
use crate::domain::contacts::contact::{Contact, Owner, Phase};
use crate::domain::handovers::hands as handed;
use crate::domain::ids::StaffId;
use crate::domain::state::State;

/// Whether this contact is in her hands now: open and she is on duty, or hers to close, call, follow up, or talk with. What is closed and
/// followed up by nobody is in nobody's hands.
pub fn has_in_hand(state: &State, looker: Looker<'_>, contact: &Contact) -> bool {
    let on_duty = contact.is_open() && nurse_on_duty(state, looker).is_some();
    on_duty || may_have_in_hand(looker).is_some_and(|staff| holds(state, staff, contact))
}

pub(in crate::domain) fn holds(state: &State, staff: &StaffId, contact: &Contact) -> bool {
    owner(contact) == Some(staff)
        || follows_up(state, staff, contact)
        || is_on_line(state, staff, contact)
        || goes_along(state, staff, contact)
        || handed::holds(state, staff, contact.id)
}

/// The member of staff whose turn a contact is, or whose name stands on it until the next duty.
pub fn owner(contact: &Contact) -> Option<&StaffId> {
    let owner = match &contact.phase {
        Phase::CallBackDue(promise) | Phase::CallingBack { promise, .. } => &promise.owner,
        Phase::NeedsOutcome { owner, .. } => owner,
        Phase::OnTheLine(_) | Phase::Closed(_) => return None,
    };
    match owner {
        Owner::Staff(staff) => Some(staff),
        Owner::NextOnDuty { keeper } => keeper.as_ref(),
    }
}

/// Whether she follows it up, or sees to the children in it, and has not done so yet.
pub(in crate::domain) fn follows_up(state: &State, staff: &StaffId, contact: &Contact) -> bool {
    state
        .follow_ups_of(contact.id)
        .any(|found| found.owner == *staff)
}

fn is_on_line(state: &State, staff: &StaffId, contact: &Contact) -> bool {
    let call = match &contact.phase {
        Phase::OnTheLine(call) | Phase::CallingBack { call, .. } => *call,
        Phase::CallBackDue(_) | Phase::NeedsOutcome { .. } | Phase::Closed(_) => return false,
    };
    state
        .legs_of(staff)
        .any(|leg| leg.purpose.call() == Some(call))
}

/// Whether she is out with the person, or is going to be.
fn goes_along(state: &State, staff: &StaffId, contact: &Contact) -> bool {
    state
        .escorts_of(contact.id)
        .any(|escort| escort.is_open() && escort.journey.staff == *staff)
}

/// Whether she can follow a contact up, or see to the children in it: she can have one in hand.
pub fn can_follow_up(state: &State, staff: &StaffId) -> bool {
    roles(state, staff)
        .is_some_and(|roles| may_have_in_hand(Looker::Staff { id: staff, roles }).is_some())
}
