//! In whose hands a deviation is: the leader's, theirs who follow it, and, to read and to add to, theirs who raised it.

use crate::domain::access::sees;
use crate::domain::actor::Actor;
use crate::domain::followed::is_in_hands;
use crate::domain::ids::DeviationId;
use crate::domain::state::State;

/// Whether they follow it to its end.
pub(in crate::domain) fn follows(state: &State, actor: &Actor, deviation: DeviationId) -> bool {
    let found = state.deviations.get(deviation);
    found.is_some_and(|found| {
        sees(state, actor, |_, looker| {
            is_in_hands(looker, found.owner.as_ref())
        })
    })
}

/// Whether they read it, and add to it.
pub(in crate::domain) fn may_read(state: &State, actor: &Actor, deviation: DeviationId) -> bool {
    let found = state.deviations.get(deviation);
    found.is_some_and(|found| found.is_from(actor)) || follows(state, actor, deviation)
}
