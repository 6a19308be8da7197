//! The only reader of the clock. The service's time is the real time plus an offset, which is zero for everything but trials.
//! Never decides anything: instants are handed to the engine as values.

use crate::domain::time::Timestamp;

/// The service's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// Milliseconds that the service's time is ahead of the real one.
    offset_ms: i64,
}

impl Clock {
    /// A clock that is ahead of the real time by that much; behind, if negative.
    pub const fn with_offset(offset_ms: i64) -> Self {
        Self { offset_ms }
    }

    /// How far it is ahead of the real time, in milliseconds.
    pub const fn offset_ms(self) -> i64 {
        self.offset_ms
    }

    /// The service's time.
    pub fn now(self) -> Timestamp {
        Timestamp::from_millis(self.real_now().as_millis().saturating_add(self.offset_ms))
    }

    /// The real time, whatever the offset: for sign-in codes and sessions, which other machines must agree about.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the clock"
    )]
    pub fn real_now(self) -> Timestamp {
        Timestamp::from_jiff(jiff::Timestamp::now())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_offset_is_added() {
        let clock = Clock::with_offset(86_400_000);
        let ahead = clock.now().since(Clock::default().now());
        assert!(
            ahead > Duration::from_hours(23) && ahead < Duration::from_hours(25),
            "{ahead:?}"
        );
        assert_eq!(Clock::default().offset_ms(), 0);
    }
}
