//! The server of a simulated weekend: the real crank over the log in memory, which can be made to fail and to crash.
//! Everything it needs is ready at once, so it is turned without a runtime.

use std::future::Future;
use std::sync::Arc;

use futures_util::FutureExt;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::engine::core::{Core, OpenError};
use crate::ids::SeededIds;
use crate::log::entropy::{Entropy, EntropyError};
use crate::log::keys::Keyring;
use crate::log::memory::{Fault, MemoryLog};
use crate::log::{EventLog, Record};

/// Random bytes from a seed: the same weekend twice is the same to the last byte.
struct SeededEntropy(fastrand::Rng);

impl Entropy for SeededEntropy {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), EntropyError> {
        self.0.fill(bytes);
        Ok(())
    }
}

/// Why a weekend cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum CrankError {
    /// The log does not read back.
    #[error("the log does not read back: {0}")]
    Open(String),
    /// What reads back is another state.
    #[error("folding the log from the start gives another state than the running one: {0}")]
    Differs(String),
}

/// What came of a command.
#[derive(Debug)]
pub enum Turned {
    /// It was carried out: so many records.
    Done(u64),
    /// A rule says no.
    Rejected(Rejection),
    /// The log did not take it: nobody knows what follows.
    NotWritten,
}

/// The real engine's synchronous part, and what it needs to begin again.
pub struct Crank {
    core: Option<Core<MemoryLog>>,
    keyring: Arc<Keyring>,
    seed: u64,
    lives: u64,
    empty: Arc<State>,
}

impl std::fmt::Debug for Crank {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Crank(life {}, record {})", self.lives, self.state().seq)
    }
}

impl Crank {
    /// Over an empty log.
    pub fn new(seed: u64) -> Result<Self, CrankError> {
        let mut entropy = SeededEntropy(fastrand::Rng::with_seed(seed));
        let keyring =
            Keyring::generate(&mut entropy).map_err(|error| CrankError::Open(error.to_string()))?;
        let mut crank = Self {
            core: None,
            keyring: Arc::new(keyring),
            seed,
            lives: 0,
            empty: Arc::default(),
        };
        crank.core = Some(crank.open(MemoryLog::new())?);
        Ok(crank)
    }

    fn open(&mut self, log: MemoryLog) -> Result<Core<MemoryLog>, CrankError> {
        self.lives += 1;
        let seed = self.seed.wrapping_add(self.lives.wrapping_mul(0x9e37_79b9));
        let ids = Box::new(LaterIds {
            life: self.lives,
            ids: SeededIds::new(seed),
        });
        let entropy = Box::new(SeededEntropy(fastrand::Rng::with_seed(seed)));
        let opening = Core::open(log, Arc::clone(&self.keyring), entropy, ids);
        ready(opening)
            .unwrap_or_else(|| Err(OpenError::Read(never())))
            .map_err(|error| CrankError::Open(chain(&error)))
    }

    /// The state after the last committed record.
    pub fn state(&self) -> &State {
        self.core.as_ref().map_or(&self.empty, |core| core.state())
    }

    /// The same, to be kept.
    pub fn shared(&self) -> Arc<State> {
        self.core
            .as_ref()
            .map_or_else(|| Arc::clone(&self.empty), |core| Arc::clone(core.state()))
    }

    /// One command, one commit.
    pub fn turn(&mut self, now: Timestamp, actor: Actor, command: Command) -> Turned {
        let Some(core) = &mut self.core else {
            return Turned::NotWritten;
        };
        let before = core.state().seq;
        let answers = ready(core.turn(now, vec![(actor, command)])).and_then(Result::ok);
        match answers.and_then(|answers| answers.into_iter().next()) {
            Some(Ok(state)) => Turned::Done(state.seq.saturating_sub(before)),
            Some(Err(rejection)) => Turned::Rejected(rejection),
            None => Turned::NotWritten,
        }
    }

    /// Looks what the log holds, after a command of which nobody knows whether it was written.
    pub fn settle(&mut self) {
        if let Some(core) = &mut self.core {
            // A log that cannot be read either is read at the next turn.
            let _ = ready(core.settle());
        }
    }

    /// From now on the log fails so, or works again.
    pub fn log_fails(&mut self, fault: Option<Fault>) {
        if let Some(core) = &mut self.core {
            core.log_mut().fail_until_lifted(fault);
        }
    }

    /// The process is gone; a new one reads the log from the start. What it reads must be what was known, and at most more.
    pub fn crash(&mut self) -> Result<(), CrankError> {
        let before = self.shared();
        let Some(core) = self.core.take() else {
            return Ok(());
        };
        let log = core.into_log().after_crash();
        let again = self.open(log)?;
        let same = again.state().seq > before.seq || **again.state() == *before;
        self.core = Some(again);
        if same {
            Ok(())
        } else {
            Err(CrankError::Differs(format!(
                "at record {} and {}",
                before.seq,
                self.state().seq
            )))
        }
    }

    /// The records after `seq`.
    pub fn records(&mut self, seq: u64) -> Vec<Record> {
        self.core
            .as_mut()
            .and_then(|core| ready(core.log_mut().read_from(seq, 10_000)))
            .and_then(Result::ok)
            .unwrap_or_default()
    }
}

/// Ids of a later life sort after those of an earlier one, as real ones do.
struct LaterIds {
    life: u64,
    ids: SeededIds,
}

impl crate::domain::ids::IdSource for LaterIds {
    fn next(&mut self) -> uuid::Uuid {
        let (count, random) = self.ids.next().as_u64_pair();
        uuid::Uuid::from_u64_pair((self.life << 40) | count, random)
    }
}

fn ready<T>(future: impl Future<Output = T>) -> Option<T> {
    future.now_or_never()
}

fn never() -> crate::log::ReadError {
    crate::log::ReadError::Malformed {
        seq: 0,
        what: "future (it is not ready at once)",
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text = format!("{text}: {error}");
        source = error.source();
    }
    text
}
