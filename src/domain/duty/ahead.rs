//! What the roster says of the time ahead: worked out once when the people on duty change, and not each time somebody looks.

use crate::domain::duty::{Shift, duty_end, next_shift, shift_at};
use crate::domain::service::Service;
use crate::domain::time::Timestamp;

/// The time after the present shift. Derived: holds nothing that the service file does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ahead {
    from: Timestamp,
    until: Option<Timestamp>,
    /// When the duty that goes on is over for everybody; none outside duty.
    pub ends: Option<Timestamp>,
    /// The shift after this one, or the next one.
    pub next: Option<Shift>,
}

impl Ahead {
    /// As it is at an instant at which this shift, or none, goes on until then.
    pub fn of(
        service: &Service,
        shift: Option<&Shift>,
        until: Option<Timestamp>,
        now: Timestamp,
    ) -> Self {
        let after = shift.map_or(now, |shift| shift.end.max(now));
        let ends = shift.map(|shift| duty_end(service, now).unwrap_or(shift.end).max(shift.end));
        let next = shift_at(service, after)
            .filter(|_| shift.is_some())
            .or_else(|| next_shift(service, after));
        Self {
            from: now,
            until,
            ends,
            next,
        }
    }

    /// Whether it says the same of this instant: the people on duty do not change in between.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.from <= now && self.until.is_some_and(|until| now < until)
    }
}
