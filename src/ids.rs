//! The only source of new ids.

use uuid::Uuid;

use crate::domain::ids::IdSource;

/// Ids that begin with the time and end in chance.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemIds;

impl IdSource for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
    fn next(&mut self) -> Uuid {
        Uuid::now_v7()
    }

    /// From the system. Should it have none, from new ids: their ends are chance too.
    fn unguessable(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        if aws_lc_rs::rand::fill(&mut bytes).is_err() {
            for chunk in bytes.chunks_exact_mut(8) {
                let end = self.next().as_u64_pair().1;
                chunk.copy_from_slice(&end.to_be_bytes());
            }
        }
        bytes
    }
}

/// The same ids in the same order for the same seed. For the simulator and for tests, never for people's data.
#[derive(Clone, Debug)]
pub struct SeededIds {
    random: fastrand::Rng,
    count: u64,
}

impl SeededIds {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self {
            random: fastrand::Rng::with_seed(seed),
            count: 0,
        }
    }
}

impl IdSource for SeededIds {
    fn next(&mut self) -> Uuid {
        self.count += 1;
        Uuid::from_u64_pair(self.count, self.random.u64(..))
    }
}
