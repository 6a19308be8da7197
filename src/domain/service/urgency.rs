//! What a municipality has decided about how soon a request is to be answered. Shown to whoever asks and to the nurse; nothing is
//! rung by it.

use std::time::Duration;

use crate::domain::requests::form::Urgency;

/// Within how long somebody is to have taken a request; none where nothing was decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is its urgency")]
pub struct UrgencyTimes {
    pub immediate: Option<Duration>,
    pub urgent: Option<Duration>,
    pub soon: Option<Duration>,
    pub routine: Option<Duration>,
}

impl UrgencyTimes {
    /// Of one urgency.
    pub const fn of(&self, urgency: Urgency) -> Option<Duration> {
        match urgency {
            Urgency::Immediate => self.immediate,
            Urgency::Urgent => self.urgent,
            Urgency::Soon => self.soon,
            Urgency::Routine => self.routine,
        }
    }
}
