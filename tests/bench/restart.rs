//! How long a restart takes with a million events, against reading the same rows and doing nothing with them.

#[path = "common/measure.rs"]
mod measure;
#[path = "common/place.rs"]
mod place;
#[path = "common/stored.rs"]
mod stored;
#[path = "common/times.rs"]
mod times;
#[path = "common/town.rs"]
mod town;

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use futures_util::TryStreamExt as _;
use hjemmevakt::clock::Stopwatch;
use hjemmevakt::domain::apply::apply;
use hjemmevakt::domain::state::State;
use hjemmevakt::engine::core::Core;
use hjemmevakt::ids::SystemIds;
use hjemmevakt::log::chain::Checker;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::seal::Sealer;
use hjemmevakt::log::sqlite::SqliteLog;
use hjemmevakt::log::sqlite::open::{self, OpenMode};
use hjemmevakt::log::{EventLog as _, Record};
use hjemmevakt::records;
use measure::{bound, say, size};
use sqlx::{ConnectOptions as _, Connection as _, Row as _};
use stored::Stored;
use times::{percentile, ratio};

const ROUNDS: usize = 5;
const KEEP: f64 = 3.0;

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(run())
}

async fn run() -> anyhow::Result<()> {
    let events = size(1_000_000, 20_000);
    say(&format!("restart with {events} events"));
    let stopwatch = Stopwatch::start();
    let stored = stored::log(events).await?;
    say(&format!(
        "  the log was made, or found, in {:.1?}",
        stopwatch.elapsed()
    ));
    let (mut bare, mut opened) = (Vec::new(), Vec::new());
    let mut rows = 0;
    // The first of each only warms the page cache.
    for round in 0..=ROUNDS {
        let (read, count) = read_bare(&stored).await?;
        let (replayed, contacts) = replay(&stored, count).await?;
        rows = count;
        if round > 0 {
            bare.push(read);
            opened.push(replayed);
        } else {
            say(&format!(
                "  {contacts} contacts, {} MiB",
                std::fs::metadata(&stored.path)?.len() >> 20
            ));
        }
    }
    let (bare, opened) = (percentile(&mut bare, 50), percentile(&mut opened, 50));
    say(&format!(
        "  {rows} rows read in {bare:.2?}, checked, opened and folded in {opened:.2?}"
    ));
    bound("restart / reading the same rows", ratio(opened, bare), KEEP);
    stages(&stored).await
}

/// What each part of it costs by itself, one after the other in one thread.
async fn stages(stored: &Stored) -> anyhow::Result<()> {
    let mut log = open_log(stored).await?;
    let (wrapping, sealer) = {
        let wrapped = log.wrapped_keys().await?;
        let keyring = Arc::clone(&stored.keyring);
        timed(|| Sealer::new(keyring, Box::new(SystemEntropy), wrapped))
    };
    let sealer = sealer?;
    let (mut checker, mut state) = (Checker::default(), State::default());
    let (mut hashing, mut decoding, mut folding) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    let mut failed = false;
    let visit = |records: Vec<Record>| {
        let (time, held) = timed(|| records.iter().all(|record| checker.check(record).is_ok()));
        hashing += time;
        let decode = || -> Result<Vec<_>, _> {
            let decoded = records
                .iter()
                .map(|record| records::decode(record, &sealer));
            decoded.collect()
        };
        let (time, events) = timed(decode);
        decoding += time;
        let Ok(events) = events else {
            failed = true;
            return ControlFlow::Break(());
        };
        failed |= !held;
        let fold = || {
            for (record, event) in records.iter().zip(&events) {
                apply(&mut state, record.seq, record.at, event);
            }
        };
        let (time, ()) = timed(fold);
        folding += time;
        ControlFlow::Continue(())
    };
    log.read_all(0, visit).await?;
    anyhow::ensure!(!failed, "a record could not be read");
    say(&format!(
        "  by themselves: keys {wrapping:.2?}, hashes {hashing:.2?}, decoding {decoding:.2?}, folding {folding:.2?}"
    ));
    Ok(())
}

/// Every column of every row, over the same connection settings, and nothing else.
async fn read_bare(stored: &Stored) -> anyhow::Result<(Duration, u64)> {
    let stopwatch = Stopwatch::start();
    let mut connection = open::options(&url(stored))?.connect().await?;
    let mut count = 0_u64;
    let mut bytes = 0_usize;
    let sql = "SELECT seq, at, version, actor, kind, body, hash FROM events ORDER BY seq";
    let mut rows = sqlx::query(sql).fetch(&mut connection);
    while let Some(row) = rows.try_next().await? {
        let (seq, at, version): (i64, i64, i64) =
            (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        let (actor, kind, body): (&str, &str, &str) =
            (row.try_get(3)?, row.try_get(4)?, row.try_get(5)?);
        let hash: &[u8] = row.try_get(6)?;
        bytes += actor.len() + kind.len() + body.len() + hash.len();
        std::hint::black_box((seq, at, version));
        count += 1;
    }
    std::hint::black_box(bytes);
    drop(rows);
    let elapsed = stopwatch.elapsed();
    connection.close().await?;
    Ok((elapsed, count))
}

async fn replay(stored: &Stored, rows: u64) -> anyhow::Result<(Duration, usize)> {
    let stopwatch = Stopwatch::start();
    let log = open_log(stored).await?;
    let keyring = Arc::clone(&stored.keyring);
    let core = Core::open(log, keyring, Box::new(SystemEntropy), Box::new(SystemIds)).await?;
    let elapsed = stopwatch.elapsed();
    anyhow::ensure!(core.state().seq == rows, "not every row was folded");
    let contacts = core.state().contacts.len();
    Ok((elapsed, contacts))
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let stopwatch = Stopwatch::start();
    let outcome = work();
    (stopwatch.elapsed(), outcome)
}

fn url(stored: &Stored) -> String {
    format!("sqlite://{}", stored.path.display())
}

/// As a server opens it.
async fn open_log(stored: &Stored) -> anyhow::Result<SqliteLog> {
    Ok(SqliteLog::open(&url(stored), OpenMode::Existing).await?)
}
