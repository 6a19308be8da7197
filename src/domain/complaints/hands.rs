//! In whose hands a complaint is: the leader's, theirs who follow it, and, to read and to add to, theirs who wrote it down.

use crate::domain::access::sees;
use crate::domain::actor::Actor;
use crate::domain::followed::is_in_hands;
use crate::domain::ids::ComplaintId;
use crate::domain::state::State;

/// Whether they answer it.
pub(in crate::domain) fn answers(state: &State, actor: &Actor, complaint: ComplaintId) -> bool {
    let found = state.complaints.get(complaint);
    found.is_some_and(|found| {
        sees(state, actor, |_, looker| {
            is_in_hands(looker, found.owner.as_ref())
        })
    })
}

/// Whether they read it, and add to it.
pub(in crate::domain) fn may_read(state: &State, actor: &Actor, complaint: ComplaintId) -> bool {
    let found = state.complaints.get(complaint);
    found.is_some_and(|found| found.is_from(actor)) || answers(state, actor, complaint)
}
