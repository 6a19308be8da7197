//! Opening what a server works on: lock, log, keys, clock and state, in that order. One process at a time.

use crate::clock::Clock;
use crate::config::Config;
use crate::data::settings::{self, SettingsError};
use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::ids::Epoch;
use crate::engine::core::{Core, OpenError, TurnError};
use crate::ids::SystemIds;
use crate::log::entropy::{Entropy as _, EntropyError, SystemEntropy};
use crate::log::key_file::{self, KeyFileError};
use crate::log::keys::SharedKeyring;
use crate::log::lock::{Lock, LockError};
use crate::log::sqlite::SqliteLog;
use crate::log::sqlite::open::{self, DatabaseError, OpenMode};

/// Why the data could not be opened.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each is what it wraps")]
pub enum DataError {
    #[error(transparent)]
    Lock(#[from] LockError),
    #[error(transparent)]
    Database(#[from] DatabaseError),
    #[error(transparent)]
    Keys(#[from] KeyFileError),
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error(transparent)]
    Entropy(#[from] EntropyError),
    /// The log does not read.
    #[error(
        "the log cannot be opened. `hjemmevakt log verify` says more; a backup can be restored"
    )]
    Open(#[from] OpenError),
    /// The first record could not be written.
    #[error("the first record cannot be written")]
    First(#[from] TurnError),
}

/// What a server works on.
#[derive(Debug)]
pub struct Data {
    /// Held as long as this lives.
    pub lock: Lock,
    /// The state and the log under it.
    pub core: Core<SqliteLog>,
    /// The master keys.
    pub keyring: SharedKeyring,
    /// The service's time.
    pub clock: Clock,
}

/// Opens it, and makes it if `mode` says so. The clock is as the settings say, else as the data remembers.
pub async fn open(config: &Config, mode: OpenMode) -> Result<Data, DataError> {
    let url = &config.database_url;
    let lock = Lock::acquire(&open::database_path(url)?)?;
    let mut log = SqliteLog::open(url, mode).await?;
    let keyring = key_file::open_keyring(&mut log, &config.key_file, &mut SystemEntropy).await?;
    let keyring = keyring.shared();
    let clock = clock(config).await?;
    let ids = Box::new(SystemIds);
    let mut core = Core::open(log, keyring.load_full(), Box::new(SystemEntropy), ids).await?;
    if core.state().seq == 0 {
        let epoch = new_epoch()?;
        let begin = Command::BeginEpoch {
            epoch,
            hold_effects: false,
        };
        core.turn(clock.now(), vec![(Actor::Operator, begin)])
            .await?;
    }
    core.rewrap().await?;
    Ok(Data {
        lock,
        core,
        keyring,
        clock,
    })
}

/// A name for a new life of the log.
pub fn new_epoch() -> Result<Epoch, EntropyError> {
    let mut bytes = [0; 8];
    SystemEntropy.fill(&mut bytes)?;
    Ok(Epoch::new(u64::from_be_bytes(bytes)))
}

async fn clock(config: &Config) -> Result<Clock, DataError> {
    let kept = settings::clock_offset(&config.database_url).await?;
    let offset = config.clock_offset_ms.or(kept).unwrap_or(0);
    if kept != Some(offset) && (offset != 0 || kept.is_some()) {
        settings::keep_clock_offset(&config.database_url, offset).await?;
    }
    Ok(Clock::with_offset(offset))
}
