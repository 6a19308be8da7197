//! What every log promises, and what the one on disk promises besides: power cuts, full disks, erasure, backups.

mod backup;
mod chain;
mod contract;
mod erasure;
mod full_disk;
mod key_file;
mod power_cut;
mod seal;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::domain::secret::Subject;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::log::entropy::{Entropy, EntropyError};
use hjemmevakt::log::keys::Keyring;
use hjemmevakt::log::seal::Sealer;
use hjemmevakt::log::sqlite::SqliteLog;
use hjemmevakt::log::sqlite::open::OpenMode;
use hjemmevakt::log::{EventLog, NewRecord, Record};
use tempfile::TempDir;
use uuid::Uuid;

/// Random bytes that are the same in every run.
struct Seeded(u64);

impl Entropy for Seeded {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), EntropyError> {
        for byte in out {
            // Knuth's linear congruential generator (MMIX).
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            *byte = self.0.to_be_bytes()[0];
        }
        Ok(())
    }
}

fn keyring() -> Arc<Keyring> {
    Arc::new(Keyring::generate(&mut Seeded(7)).unwrap())
}

fn sealer(seed: u64) -> Sealer {
    Sealer::new(keyring(), Box::new(Seeded(seed)), Vec::new()).unwrap()
}

fn contact(number: u128) -> Subject {
    Subject::Contact(ContactId::from_uuid(Uuid::from_u128(number)))
}

fn record(number: u64) -> NewRecord {
    NewRecord {
        at: Timestamp::from_millis(1_700_000_000_000 + i64::try_from(number).unwrap()),
        actor: format!("kari{}", number % 3),
        kind: "CallAnswered",
        version: u16::try_from(number % 5).unwrap(),
        body: format!("{{\"n\":{number},\"text\":\"æøå \\u0000 \\\"quoted\\\"\"}}"),
    }
}

fn records(numbers: std::ops::Range<u64>) -> Vec<NewRecord> {
    numbers.map(record).collect()
}

/// Does a stored record hold what was given?
fn holds(stored: &Record, given: &NewRecord) -> bool {
    (
        stored.at,
        &stored.actor,
        stored.kind.as_str(),
        stored.version,
        &stored.body,
    ) == (
        given.at,
        &given.actor,
        given.kind,
        given.version,
        &given.body,
    )
}

async fn everything(log: &mut impl EventLog) -> Vec<Record> {
    log.read_from(0, usize::MAX).await.unwrap()
}

fn url(path: &Path) -> String {
    format!("sqlite://{}", path.display())
}

/// A database in a folder of its own.
struct OnDisk {
    _dir: TempDir,
    path: PathBuf,
    url: String,
}

impl OnDisk {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("vakt.db");
        Self {
            url: url(&path),
            _dir: dir,
            path,
        }
    }

    async fn open(&self) -> SqliteLog {
        SqliteLog::open(&self.url, OpenMode::Create).await.unwrap()
    }

    fn beside(&self, suffix: &str) -> PathBuf {
        PathBuf::from(format!("{}{suffix}", self.path.display()))
    }
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}
