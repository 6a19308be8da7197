//! The carrier starts one call a second by default. Requests to ring wait here for their turn, first come, first served.
//! Never lets two through closer together than the gap, also when one of them gives up waiting.

use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Instant, sleep_until};

/// A gate that opens once in a while.
pub struct Pace {
    gap: Duration,
    /// When the next may pass. The lock queues fairly: its order is the order of arrival.
    next: Mutex<Option<Instant>>,
}

impl Pace {
    /// A gate that lets one through every `gap`.
    pub fn new(gap: Duration) -> Self {
        Self {
            gap,
            next: Mutex::new(None),
        }
    }

    /// Waits for a turn. Dropping the future gives the turn to the one behind.
    pub async fn turn(&self) {
        let mut next = self.next.lock().await;
        if let Some(at) = *next {
            sleep_until(at).await;
        }
        *next = Some(Instant::now() + self.gap);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex as StdMutex};

    #[tokio::test(start_paused = true)]
    async fn lets_one_through_a_second_in_the_order_they_came() {
        let pace = Arc::new(Pace::new(Duration::from_secs(1)));
        let passed = Arc::new(StdMutex::new(Vec::new()));
        let start = Instant::now();
        let waiting: Vec<_> = (0..4)
            .map(|number| {
                let (pace, passed) = (pace.clone(), passed.clone());
                tokio::spawn(async move {
                    pace.turn().await;
                    passed.lock().unwrap().push((number, start.elapsed()));
                })
            })
            .collect();
        for task in waiting {
            task.await.unwrap();
        }
        let seconds = |count| Duration::from_secs(count);
        let passed = passed.lock().unwrap().clone();
        assert_eq!(passed[0].1, seconds(0));
        for (at, (number, after)) in passed.iter().enumerate() {
            assert_eq!(*number, at);
            assert!(*after >= seconds(at as u64), "{number} after {after:?}");
            assert!(*after < seconds(at as u64) + Duration::from_millis(50));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_gives_up_takes_no_turn() {
        let pace = Pace::new(Duration::from_secs(10));
        let start = Instant::now();
        pace.turn().await;
        let gave_up = tokio::time::timeout(Duration::from_secs(1), pace.turn()).await;
        assert!(gave_up.is_err());
        pace.turn().await;
        assert!(start.elapsed() < Duration::from_secs(11));
    }
}
