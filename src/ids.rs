//! Where new ids come from. The only maker of ids: everything else is handed an [`IdSource`].

use uuid::Uuid;

use crate::domain::ids::IdSource;

/// Version 7: in order of time, and random.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemIds;

impl IdSource for SystemIds {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that makes ids"
    )]
    fn next(&mut self) -> Uuid {
        Uuid::now_v7()
    }
}

/// The same ids for the same seed, for the simulator and for tests.
#[derive(Clone, Debug)]
pub struct SeededIds {
    random: fastrand::Rng,
}

impl SeededIds {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self {
            random: fastrand::Rng::with_seed(seed),
        }
    }
}

impl IdSource for SeededIds {
    fn next(&mut self) -> Uuid {
        uuid::Builder::from_random_bytes(self.random.u128(..).to_be_bytes()).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_ids_again() {
        let ids = |seed| {
            let mut source = SeededIds::new(seed);
            [source.next(), source.next()]
        };
        assert_eq!(ids(7), ids(7));
        assert_ne!(ids(7), ids(8));
        assert_ne!(ids(7)[0], ids(7)[1]);
    }

    #[test]
    fn system_ids_are_in_order_of_time() {
        let mut source = SystemIds;
        assert!(source.next() < source.next());
    }
}
