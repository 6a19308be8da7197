//! What a municipality has decided about signing in. Plain values; carried out by the web.

use std::time::Duration;

/// How people show who they are, and for how long that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Security {
    /// Whoever can see patients (nurse, doctor, day nurse, coordinator) needs a second factor, and sets it up before anything else.
    pub second_factor: bool,
    /// Without a touch, a session on a PC that others use ends after this.
    pub idle: Duration,
    /// Without a touch, a registered tablet locks after this.
    pub lock: Duration,
}

impl Default for Security {
    fn default() -> Self {
        Self {
            second_factor: false,
            idle: Duration::from_mins(15),
            lock: Duration::from_mins(10),
        }
    }
}
