//! Presence events change the state. No rules here.

use crate::domain::ids::StaffId;
use crate::domain::presence::event::PresenceEvent;
use crate::domain::presence::unavailable::Unavailable;
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &PresenceEvent) {
    match event {
        PresenceEvent::UnavailableBegan {
            staff,
            until,
            reason,
        } => {
            let since = state.unavailable.get(staff).map_or(at, |found| found.since);
            let unavailable = Unavailable {
                since,
                until: *until,
                reason: reason.clone(),
            };
            state.unavailable.insert(staff.clone(), unavailable);
        }
        PresenceEvent::UnavailableEnded { staff, .. } => {
            state.unavailable.remove(staff);
        }
    }
    let next = state.unavailable.values().map(|one| one.until).min();
    state.set_due(Due::Presence, next);
}

impl State {
    /// Whether she takes no calls now: she has said so, or is out with a patient.
    pub fn is_unavailable(&self, staff: &StaffId) -> bool {
        self.unavailable.contains_key(staff) || self.escort_by(staff).is_some()
    }

    /// Whether she is on a home visit.
    pub fn is_visiting(&self, staff: &StaffId) -> bool {
        self.visit_of(staff).is_some()
    }

    /// Whether others are rung before her: she is unavailable, or on a home visit while somebody else on duty is neither.
    pub fn steps_aside(&self, staff: &StaffId) -> bool {
        if self.is_unavailable(staff) {
            return true;
        }
        let free = |other: &StaffId| {
            other != staff && !self.is_unavailable(other) && !self.is_visiting(other)
        };
        self.is_visiting(staff)
            && self
                .shift
                .as_ref()
                .is_some_and(|shift| shift.everyone().any(free))
    }
}
