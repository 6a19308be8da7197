//! In whose hands a deviation is: the leader's, theirs who follow it, and, to read and to add to, theirs who raised it.

use crate::domain::access::{Looker, sees};
use crate::domain::actor::Actor;
use crate::domain::deviations::deviation::Deviation;
use crate::domain::ids::DeviationId;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;

/// Whether they follow it to its end.
pub(in crate::domain) fn follows(state: &State, actor: &Actor, deviation: DeviationId) -> bool {
    let found = state.deviations.get(deviation);
    found.is_some_and(|found| sees(state, actor, |_, looker| is_followed_by(looker, found)))
}

/// Whether they read it, and add to it.
pub(in crate::domain) fn may_read(state: &State, actor: &Actor, deviation: DeviationId) -> bool {
    let found = state.deviations.get(deviation);
    found.is_some_and(|found| found.is_from(actor)) || follows(state, actor, deviation)
}

/// The same for somebody who looks.
pub fn is_followed_by(looker: Looker<'_>, deviation: &Deviation) -> bool {
    let me = match looker {
        Looker::Staff { id, .. } => Some(id),
        Looker::Room | Looker::Guest(_) | Looker::Station(_) => None,
    };
    looker.as_role(StaffRole::Leader).is_some() || (me.is_some() && deviation.owner.as_ref() == me)
}
