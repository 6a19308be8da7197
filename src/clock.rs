//! The only reader of the clock.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::domain::time::Timestamp;

/// The service's time: real time plus an offset, which is zero but for trying out and tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    offset_ms: i64,
}

impl Clock {
    /// Real time plus `offset_ms` milliseconds.
    pub const fn with_offset(offset_ms: i64) -> Self {
        Self { offset_ms }
    }

    /// Now, to the millisecond.
    pub fn now(self) -> Timestamp {
        Timestamp::from_millis(real_millis().saturating_add(self.offset_ms))
    }

    /// The real time, whatever the offset: for sessions and sign-in, which must not jump when the service's time does.
    pub fn real_now(self) -> Timestamp {
        Timestamp::from_millis(real_millis())
    }

    /// How far the service's time is from real time, milliseconds.
    pub const fn offset_ms(self) -> i64 {
        self.offset_ms
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the clock"
)]
fn real_millis() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or(Duration::ZERO);
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// A point on a clock that only runs, for measuring how long something took.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Begins now.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the clock"
    )]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// Since it began.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}
