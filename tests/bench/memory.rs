//! How much memory a municipality with 500 known numbers takes after a year.

#[path = "common/measure.rs"]
mod measure;
#[path = "common/place.rs"]
mod place;
#[path = "common/stored.rs"]
mod stored;
#[path = "common/town.rs"]
mod town;

use std::sync::Arc;

use anyhow::Context as _;
use hjemmevakt::clock::Clock;
use hjemmevakt::engine::Engine;
use hjemmevakt::engine::core::Core;
use hjemmevakt::ids::SystemIds;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::sqlite::SqliteLog;
use hjemmevakt::log::sqlite::open::OpenMode;
use measure::{bound, say, size};
use tokio_util::sync::CancellationToken;

/// Of the whole process.
const KEEP_KIB: f64 = 64.0 * 1_024.0;
/// A year of a town of this size is less.
const EVENTS: usize = 100_000;
/// Set for the process that is measured: it must not carry what making the log left behind.
const CHILD: &str = "HJEMMEVAKT_BENCH_MEMORY_OF";

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    if let Some(path) = std::env::var_os(CHILD) {
        return runtime.block_on(serve(path.as_ref()));
    }
    let events = size(EVENTS, 5_000);
    let path = runtime.block_on(stored::log(events))?.path;
    let child = std::process::Command::new(std::env::current_exe()?)
        .env(CHILD, path)
        .status()?;
    anyhow::ensure!(child.success(), "the measured process failed");
    Ok(())
}

/// Runs the engine over a copy of the log, and says what the process takes.
async fn serve(path: &std::path::Path) -> anyhow::Result<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let copy = folder.path().join("vakt.db");
    std::fs::copy(path, &copy)?;
    let keyring = hjemmevakt::log::key_file::load(&path.with_extension("key"))?;
    let empty = resident_kib()?;
    let log = SqliteLog::open(&format!("sqlite://{}", copy.display()), OpenMode::Existing).await?;
    let (entropy, ids) = (Box::new(SystemEntropy), Box::new(SystemIds));
    let core = Core::open(log, Arc::new(keyring), entropy, ids).await?;
    let last = core.state().at.as_millis();
    let clock = Clock::with_offset(last - Clock::default().now().as_millis());
    let (engine, _) = Engine::start(core, clock, CancellationToken::new());
    let (events, contacts) = (engine.state().seq, engine.state().contacts.len());
    let resident = resident_kib()?;
    say(&format!(
        "memory after {events} events and {contacts} contacts, the engine alone, no dashboard"
    ));
    say(&format!(
        "  {:.1} MiB resident, {:.1} MiB before the log was opened",
        resident / 1_024.0,
        empty / 1_024.0
    ));
    bound("resident / 64 MiB", resident / KEEP_KIB, 1.0);
    Ok(())
}

fn resident_kib() -> anyhow::Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.trim().strip_suffix("kB"));
    Ok(kib
        .context("no VmRSS in /proc/self/status")?
        .trim()
        .parse()?)
}
