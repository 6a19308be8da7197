//! Logs on disk as long as a benchmark wants them, made once and kept under `target/`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use hjemmevakt::log::EventLog as _;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::key_file;
use hjemmevakt::log::keys::Keyring;
use hjemmevakt::log::seal::Sealer;
use hjemmevakt::log::sqlite::SqliteLog;
use hjemmevakt::log::sqlite::open::OpenMode;
use hjemmevakt::records;

use crate::place::service;
use crate::town::Town;

/// Raised when the story changes, so that a kept log is not taken for the new one.
const STORY: u32 = 1;
const KNOWN_NUMBERS: u32 = 500;
const BATCH: usize = 8_192;

/// A log on disk and its keys.
pub struct Stored {
    /// Of the database.
    pub path: PathBuf,
    /// What opens it.
    pub keyring: Arc<Keyring>,
}

/// A log with at least so many events, made anew if there is none yet.
pub async fn log(events: usize) -> anyhow::Result<Stored> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("story-{STORY}-{events}.db"));
    let key_path = path.with_extension("key");
    if path.exists() && key_path.exists() {
        let keyring = Arc::new(key_file::load(&key_path)?);
        return Ok(Stored { path, keyring });
    }
    let _ = std::fs::remove_file(&key_path);
    let keyring = Arc::new(key_file::create(&key_path, &mut SystemEntropy)?);
    let unfinished = path.with_extension("unfinished");
    let _ = std::fs::remove_file(&unfinished);
    write(&unfinished, events, &keyring).await?;
    std::fs::rename(&unfinished, &path).context("the finished log")?;
    Ok(Stored { path, keyring })
}

async fn write(path: &Path, events: usize, keyring: &Arc<Keyring>) -> anyhow::Result<()> {
    let url = format!("sqlite://{}", path.display());
    let mut log = SqliteLog::open(&url, OpenMode::Create).await?;
    let mut sealer = Sealer::new(Arc::clone(keyring), Box::new(SystemEntropy), Vec::new())?;
    let mut town = Town::new(1, service(KNOWN_NUMBERS)?)?;
    let mut written = 0;
    while written < events {
        while town.happened.len() < BATCH.min(events - written) {
            town.episode()?;
        }
        let mut records = Vec::with_capacity(town.happened.len());
        for (at, actor, event) in town.happened.drain(..) {
            records.push(records::encode(&event, at, &actor, &mut sealer)?);
        }
        let keys = sealer.take_pending();
        log.append(written as u64, &records, &keys).await?;
        sealer.commit_pending();
        written += records.len();
    }
    log.close().await?;
    Ok(())
}
