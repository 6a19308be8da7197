//! Asking again, a few times and not at once, when the carrier is busy or cannot be reached. Never asks again after a
//! refusal, and never without an end.

use std::future::Future;
use std::time::Duration;

use crate::telephony::carrier::{CarrierError, Fault};

/// How often and how fast to ask again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    /// How often in all, at least once.
    pub tries: u32,
    /// The longest wait before the second try; it doubles for each further one. Half of it is left to chance, so that many
    /// do not come back at the same instant.
    pub first_wait: Duration,
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            tries: 3,
            first_wait: Duration::from_millis(500),
        }
    }
}

/// What one try met, if it was not success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// 429.
    Busy,
    /// A status of 500 or more, no answer in time, no connection.
    Fault(Fault),
    /// Asking again does not help.
    Final(CarrierError),
}

impl Retry {
    /// Runs `attempt` until it succeeds, fails for good, or the tries are used up.
    pub async fn run<T, F>(&self, mut attempt: impl FnMut() -> F) -> Result<T, CarrierError>
    where
        F: Future<Output = Result<T, Failure>>,
    {
        let mut tries = 0;
        loop {
            let failure = match attempt().await {
                Ok(done) => return Ok(done),
                Err(failure) => failure,
            };
            tries += 1;
            if let Failure::Final(error) = failure {
                return Err(error);
            }
            if tries >= self.tries {
                return Err(given_up(failure, tries));
            }
            tokio::time::sleep(self.wait_after(tries, fastrand::f64())).await;
        }
    }

    /// The wait after the given number of tries, where `chance` is from 0 to 1.
    fn wait_after(&self, tries: u32, chance: f64) -> Duration {
        let longest = self
            .first_wait
            .saturating_mul(2u32.saturating_pow(tries.saturating_sub(1)));
        longest.mul_f64(0.5 + 0.5 * chance)
    }
}

fn given_up(failure: Failure, tries: u32) -> CarrierError {
    match failure {
        Failure::Busy => CarrierError::Busy { tries },
        Failure::Fault(fault) => CarrierError::Unavailable { tries, fault },
        Failure::Final(error) => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    async fn run_with(outcomes: &[Result<u8, Failure>]) -> (Result<u8, CarrierError>, usize) {
        let asked = Cell::new(0);
        let result = Retry::default()
            .run(|| {
                let outcome = outcomes[asked.get()].clone();
                asked.set(asked.get() + 1);
                async move { outcome }
            })
            .await;
        (result, asked.get())
    }

    #[tokio::test(start_paused = true)]
    async fn asks_again_until_it_works() {
        let faults = [
            Err(Failure::Busy),
            Err(Failure::Fault(Fault::TimedOut)),
            Ok(7),
        ];
        assert_eq!(run_with(&faults).await, (Ok(7), 3));
    }

    #[tokio::test(start_paused = true)]
    async fn gives_up_after_three_tries_and_says_what_the_last_met() {
        let fault = || Err(Failure::Fault(Fault::Status(503)));
        assert_eq!(
            run_with(&[Err(Failure::Busy), fault(), fault(), Ok(7)]).await,
            (
                Err(CarrierError::Unavailable {
                    tries: 3,
                    fault: Fault::Status(503)
                }),
                3
            )
        );
        let busy = || Err(Failure::Busy);
        assert_eq!(
            run_with(&[fault(), busy(), busy()]).await.0,
            Err(CarrierError::Busy { tries: 3 })
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_refusal_is_not_asked_twice() {
        let refused = CarrierError::refused(400, Some(21_211), "no");
        assert_eq!(
            run_with(&[Err(Failure::Final(refused.clone())), Ok(7)]).await,
            (Err(refused), 1)
        );
    }

    #[test]
    fn waits_longer_each_time_and_never_without_a_bound() {
        let retry = Retry::default();
        let millis = |tries, chance| retry.wait_after(tries, chance).as_millis();
        assert_eq!((millis(1, 0.0), millis(1, 1.0)), (250, 500));
        assert_eq!((millis(2, 0.0), millis(2, 1.0)), (500, 1_000));
    }
}
