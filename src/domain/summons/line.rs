//! Who is first in line for somebody who is free again: callers and what else waits, by the same rule everywhere.

use crate::domain::calls::steps;
use crate::domain::care::rules::is_private;
use crate::domain::decider::Decider;
use crate::domain::ids::{CallId, ContactId, StaffId};
use crate::domain::requests::form::Urgency;
use crate::domain::state::State;
use crate::domain::summons::state::{Summons, urgency};
use crate::domain::summons::steps as summons_steps;
use crate::domain::time::Timestamp;

/// What waits for her.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Waits {
    Call(CallId),
    Summons(ContactId),
}

/// Somebody is free again. First the legevakt's own line and immediate requests, then callers and messages, then other requests by their
/// urgency; among equals whoever has waited longest.
pub(in crate::domain) fn freed(d: &mut Decider<'_>, staff: &StaffId) {
    ring_first(d, staff, false);
}

/// Somebody takes calls again: the same, of all that waits.
pub(in crate::domain) fn is_back(d: &mut Decider<'_>, staff: &StaffId) {
    ring_first(d, staff, true);
}

fn ring_first(d: &mut Decider<'_>, staff: &StaffId, any: bool) {
    if d.is_engaged_at_all(staff) || !d.available().contains(staff) {
        return;
    }
    let call = steps::first_for(d, staff, any)
        .map(|(not_first, since, call)| (u8::from(not_first), since, Waits::Call(call)));
    let mut waiting: Vec<(u8, Timestamp, Waits)> = d
        .state
        .summons
        .values()
        .filter(|summons| summons.ringing().is_some())
        .filter(|summons| any || summons.noticed.contains(staff))
        .filter(|summons| !summons.declined.contains(staff))
        .filter(|summons| !is_private(&d.state, summons.contact, staff))
        .map(|summons| {
            let rank = rank(&d.state, summons);
            (rank, summons.since, Waits::Summons(summons.contact))
        })
        .chain(call)
        .collect();
    waiting.sort();
    for (_, _, waits) in waiting {
        let rung = match waits {
            Waits::Call(call) => steps::ring_freed(d, staff, call),
            Waits::Summons(contact) => summons_steps::ring_freed(d, staff, contact),
        };
        if rung {
            return;
        }
    }
}

fn rank(state: &State, summons: &Summons) -> u8 {
    match urgency(state, summons) {
        Some(Urgency::Immediate) => 0,
        None => 1,
        Some(Urgency::Urgent) => 2,
        Some(Urgency::Soon) => 3,
        Some(Urgency::Routine) => 4,
    }
}
