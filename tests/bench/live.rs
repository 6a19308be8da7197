//! From a command to a thousand dashboards of five audiences, against a bare broadcast of the same bytes. The log is in
//! memory: what a sync costs is measured elsewhere.

#[path = "common/bare.rs"]
mod bare;
#[path = "common/measure.rs"]
mod measure;
#[path = "common/place.rs"]
mod place;
#[path = "common/serving.rs"]
mod serving;
#[path = "common/sockets.rs"]
mod sockets;
#[path = "common/times.rs"]
mod times;
#[path = "common/town.rs"]
mod town;
#[path = "common/watched.rs"]
mod watched;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bare::Bare;
use hjemmevakt::clock::{Clock, Stopwatch};
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::{Command, From};
use hjemmevakt::domain::ids::CarrierId;
use hjemmevakt::engine::Engine;
use hjemmevakt::engine::core::Core;
use hjemmevakt::ids::SystemIds;
use hjemmevakt::log::EventLog as _;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::keys::Keyring;
use hjemmevakt::log::memory::MemoryLog;
use hjemmevakt::log::seal::Sealer;
use hjemmevakt::records;
use measure::{bound, say, size};
use sockets::Crowd;
use times::{percentile, ratio};
use tokio_tungstenite::tungstenite::Utf8Bytes;
use tokio_util::sync::CancellationToken;
use town::Town;

const KEEP: f64 = 1.5;
const DASHBOARDS: usize = 1_000;
/// Between two events, so that the second is not gathered with the first.
const PAUSE: Duration = Duration::from_millis(100);

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(run())
}

async fn run() -> anyhow::Result<()> {
    let dashboards = size(DASHBOARDS, 50);
    let engine = start().await?;
    let live = watched::start(engine.clone()).await?;
    let live: Vec<(SocketAddr, &str)> = live.into_iter().zip(watched::VIEWS).collect();
    let ours = Crowd::connect(&live, dashboards).await?;
    ours.until(dashboards).await?;
    let bare = Bare::start(live.len()).await?;
    let others = Crowd::connect(&vec![(bare.address, "/"); live.len()], dashboards).await?;
    let (mut took, mut least, mut bytes) = (Vec::new(), Vec::new(), 0);
    for round in 0..size(200, 10) {
        tokio::time::sleep(PAUSE).await;
        took.push(event(&engine, &ours, dashboards, round).await?);
        tokio::time::sleep(PAUSE).await;
        let frames = ours.frames();
        bytes += frames.iter().map(|frame| frame.len()).sum::<usize>() / frames.len();
        least.push(broadcast(&bare, &others, &frames, dashboards).await?);
    }
    let bytes = bytes / took.len();
    say(&format!(
        "a command to {dashboards} dashboards of {} audiences, about {bytes} bytes each",
        live.len()
    ));
    for percent in [50, 99] {
        let (bare, ours) = (
            percentile(&mut least, percent),
            percentile(&mut took, percent),
        );
        say(&format!("  p{percent}: {bare:.2?} bare, {ours:.2?} ours"));
    }
    let (bare, ours) = (percentile(&mut least, 50), percentile(&mut took, 50));
    bound(
        "command to dashboards / a bare broadcast",
        ratio(ours, bare),
        KEEP,
    );
    Ok(())
}

/// A call comes in, or is gone again: every board changes.
async fn event(
    engine: &Engine,
    crowd: &Crowd,
    count: usize,
    round: usize,
) -> anyhow::Result<Duration> {
    let line = CarrierId::new(&format!("CA{:032x}", 0xffff_0000 + round / 2));
    let command = if round.is_multiple_of(2) {
        let from = From::Withheld;
        Command::CallArrives { line, from }
    } else {
        Command::CallerGone { line }
    };
    let before = crowd.count();
    let stopwatch = Stopwatch::start();
    engine.submit(Actor::Carrier, command).await?;
    crowd.until(before + count).await?;
    Ok(stopwatch.elapsed())
}

/// The same bytes to each audience.
async fn broadcast(
    bare: &Bare,
    crowd: &Crowd,
    frames: &[Utf8Bytes],
    count: usize,
) -> anyhow::Result<Duration> {
    let before = crowd.count();
    let stopwatch = Stopwatch::start();
    for (audience, frame) in frames.iter().enumerate() {
        bare.send(audience, frame.clone())?;
    }
    crowd.until(before + count).await?;
    Ok(stopwatch.elapsed())
}

/// The service after some weekends, with its log in memory.
async fn start() -> anyhow::Result<Engine> {
    let keyring = Arc::new(Keyring::generate(&mut SystemEntropy)?);
    let mut sealer = Sealer::new(Arc::clone(&keyring), Box::new(SystemEntropy), Vec::new())?;
    let mut town = Town::new(4, place::service(500)?)?;
    while town.state.seq < 5_000 || town.state.shift.is_none() {
        town.episode()?;
    }
    let mut records = Vec::new();
    for (at, actor, event) in town.happened.drain(..) {
        records.push(records::encode(&event, at, &actor, &mut sealer)?);
    }
    let mut log = MemoryLog::new();
    log.append(0, &records, &sealer.take_pending()).await?;
    let core = Core::open(log, keyring, Box::new(SystemEntropy), Box::new(SystemIds)).await?;
    let offset = town.now.as_millis() - Clock::default().now().as_millis();
    // The loop ends with the program.
    let (engine, _) = Engine::start(core, Clock::with_offset(offset), CancellationToken::new());
    Ok(engine)
}
