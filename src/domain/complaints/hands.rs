//! In whose hands a complaint is: the leader's, theirs who follow it, and, to read and to add to, theirs who wrote it down.

use crate::domain::access::{Looker, sees};
use crate::domain::actor::Actor;
use crate::domain::complaints::complaint::Complaint;
use crate::domain::ids::ComplaintId;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;

/// Whether they answer it.
pub(in crate::domain) fn answers(state: &State, actor: &Actor, complaint: ComplaintId) -> bool {
    let found = state.complaints.get(complaint);
    found.is_some_and(|found| sees(state, actor, |_, looker| is_answered_by(looker, found)))
}

/// Whether they read it, and add to it.
pub(in crate::domain) fn may_read(state: &State, actor: &Actor, complaint: ComplaintId) -> bool {
    let found = state.complaints.get(complaint);
    found.is_some_and(|found| found.is_from(actor)) || answers(state, actor, complaint)
}

/// The same for somebody who looks.
pub fn is_answered_by(looker: Looker<'_>, complaint: &Complaint) -> bool {
    let me = match looker {
        Looker::Staff { id, .. } => Some(id),
        Looker::Room | Looker::Guest(_) | Looker::Station(_) => None,
    };
    looker.as_role(StaffRole::Leader).is_some() || (me.is_some() && complaint.owner.as_ref() == me)
}
