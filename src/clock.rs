//! The only reader of the clock.

use std::sync::{Arc, Mutex, PoisonError};
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

/// The service's time as it is lived through: it follows the clock forward, and when the clock is set back it goes on at its
/// own pace, so that no deadline waits for an hour to come again. Cheap to clone; clones share.
#[derive(Clone, Debug)]
pub struct RunningClock {
    clock: Clock,
    last: Arc<Mutex<(Timestamp, Stopwatch)>>,
}

/// The clock may differ from the running time by so much before it counts as set back.
const SLACK: Duration = Duration::from_millis(500);

impl RunningClock {
    /// Begins now, or at `floor` if the clock is behind it.
    pub fn new(clock: Clock, floor: Timestamp) -> Self {
        let begin = clock.now().max(floor);
        Self {
            clock,
            last: Arc::new(Mutex::new((begin, Stopwatch::start()))),
        }
    }

    /// Now, never before what it has said already.
    pub fn now(&self) -> Timestamp {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, since) = *last;
        let now = step(at, since.elapsed(), self.clock.now());
        if now > at {
            *last = (now, Stopwatch::start());
        }
        now
    }
}

/// From what was said last, how long ago that was, and what the clock says now.
fn step(last: Timestamp, elapsed: Duration, clock: Timestamp) -> Timestamp {
    let lived = last + elapsed;
    if clock + SLACK < lived {
        lived
    } else {
        clock.max(last)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_set_back_does_not_hold_up_what_is_due() {
        let last = Timestamp::from_millis(10_000_000);
        let hour = Duration::from_hours(1);
        let second = Duration::from_secs(1);
        assert_eq!(step(last, second, last - hour), last + second, "set back");
        assert_eq!(step(last, second, last + hour), last + hour, "set forward");
        assert_eq!(step(last, second, last + second), last + second);
        let early = last + Duration::from_millis(900);
        assert_eq!(
            step(last, second, early),
            early,
            "a little slow is followed"
        );
    }
}
