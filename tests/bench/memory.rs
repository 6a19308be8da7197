//! How much memory a municipality with 500 known numbers takes after a year: alone, with ten dashboards, and for each idle
//! dashboard of a thousand more. The service is a process of its own; whoever watches is not counted.

#[path = "common/measure.rs"]
mod measure;
#[path = "common/place.rs"]
mod place;
#[path = "common/serving.rs"]
mod serving;
#[path = "common/sockets.rs"]
mod sockets;
#[path = "common/stored.rs"]
mod stored;
#[path = "common/town.rs"]
mod town;
#[path = "common/watched.rs"]
mod watched;

use std::io::Write as _;
use std::net::SocketAddr;

use anyhow::Context as _;
use hjemmevakt::clock::Clock;
use hjemmevakt::engine::Engine;
use hjemmevakt::engine::core::Core;
use hjemmevakt::ids::SystemIds;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::sqlite::SqliteLog;
use hjemmevakt::log::sqlite::open::OpenMode;
use measure::{bound, say, size};
use sockets::Crowd;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio_util::sync::CancellationToken;

const KEEP_MIB: f64 = 64.0;
const KEEP_KIB_EACH: f64 = 16.0;
/// More than a year of a town of this size.
const EVENTS: usize = 100_000;
const FEW: usize = 10;
/// Set for the process that is measured: it must not carry what making the log left behind.
const CHILD: &str = "HJEMMEVAKT_BENCH_MEMORY_CHILD";

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    if std::env::var_os(CHILD).is_some() {
        runtime.block_on(serve())
    } else {
        runtime.block_on(run())
    }
}

async fn run() -> anyhow::Result<()> {
    stored::log(size(EVENTS, 5_000)).await?;
    let mut child = Command::new(std::env::current_exe()?)
        .env(CHILD, "1")
        .stdout(std::process::Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let mut lines = BufReader::new(child.stdout.take().context("its output")?).lines();
    let what = lines.next_line().await?.context("what it holds")?;
    let addresses = lines.next_line().await?.context("its addresses")?;
    let addresses: Result<Vec<SocketAddr>, _> = addresses.split(' ').map(str::parse).collect();
    let addresses: Vec<_> = addresses?.into_iter().zip(watched::VIEWS).collect();
    say(&format!("memory after {what}"));
    let alone = resident_mib(&child)?;
    let few = Crowd::connect(&addresses, FEW).await?;
    few.until(FEW).await?;
    let with_few = settled(&child, &mut lines).await?;
    let bytes: usize = few.frames().iter().map(|frame| frame.len()).sum();
    let count = size(1_000, 50);
    let many = Crowd::connect(&addresses, count).await?;
    many.until(count).await?;
    let with_many = settled(&child, &mut lines).await?;
    say(&format!(
        "  {alone:.1} MiB alone, {with_few:.1} with {FEW} dashboards, {with_many:.1} with {count} more"
    ));
    bound(
        &format!("resident with {FEW} dashboards / {KEEP_MIB} MiB"),
        with_few / KEEP_MIB,
        1.0,
    );
    say(&format!(
        "  a view is {} bytes",
        bytes / watched::VIEWS.len()
    ));
    let each = (with_many - with_few) * 1_024.0 / f64::from(u32::try_from(count)?);
    say(&format!("  {each:.1} KiB for each idle dashboard more"));
    bound(
        &format!("each dashboard / {KEEP_KIB_EACH} KiB"),
        each / KEEP_KIB_EACH,
        1.0,
    );
    Ok(())
}

/// After some beats: what connecting took for a moment has been given back by then, if it is given back.
async fn settled(child: &Child, lines: &mut Lines<BufReader<ChildStdout>>) -> anyhow::Result<f64> {
    lines.next_line().await?;
    lines.next_line().await?;
    resident_mib(child)
}

fn resident_mib(child: &Child) -> anyhow::Result<f64> {
    let id = child.id().context("the process has ended")?;
    let status = std::fs::read_to_string(format!("/proc/{id}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.trim().strip_suffix("kB"));
    let kib: f64 = kib.context("no VmRSS")?.trim().parse()?;
    Ok(kib / 1_024.0)
}

/// The measured process: the engine over a copy of the log, and the live line. Says a line every two seconds.
async fn serve() -> anyhow::Result<()> {
    let stored = stored::log(size(EVENTS, 5_000)).await?;
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let copy = folder.path().join("vakt.db");
    std::fs::copy(&stored.path, &copy)?;
    let log = SqliteLog::open(&format!("sqlite://{}", copy.display()), OpenMode::Existing).await?;
    let (entropy, ids) = (Box::new(SystemEntropy), Box::new(SystemIds));
    let core = Core::open(log, stored.keyring, entropy, ids).await?;
    let last = core.state().at.as_millis();
    let clock = Clock::with_offset(last - Clock::default().now().as_millis());
    let (engine, _) = Engine::start(core, clock, CancellationToken::new());
    let state = engine.state();
    say(&format!(
        "{} events and {} contacts",
        state.seq,
        state.contacts.len()
    ));
    drop(state);
    let addresses = watched::start(engine).await?;
    let addresses: Vec<String> = addresses.iter().map(ToString::to_string).collect();
    say(&addresses.join(" "));
    // Ends when nobody reads any more.
    while writeln!(std::io::stdout(), "still here").is_ok() {
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    }
    Ok(())
}
