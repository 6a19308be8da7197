//! From an event to a thousand dashboards of five audiences, against a bare broadcast of the same bytes.

#[path = "common/measure.rs"]
mod measure;
#[path = "common/sockets.rs"]
mod sockets;

use measure::{percentile, say, size};
use sockets::{Bare, Crowd};

const DASHBOARDS: usize = 1_000;
const AUDIENCES: usize = 5;
/// About what a board with some calls and call-backs on it comes to.
const BYTES: usize = 6_000;

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(run())
}

async fn run() -> anyhow::Result<()> {
    let dashboards = size(DASHBOARDS, 50);
    let bare = Bare::start(AUDIENCES).await?;
    let crowd = Crowd::connect(bare.address, "/", dashboards, |_| Vec::new()).await?;
    let texts: Vec<String> = (0..AUDIENCES)
        .map(|it| format!("{it}").repeat(BYTES))
        .collect();
    let mut times = Vec::new();
    for _ in 0..size(200, 10) {
        times.push(sockets::round(&bare, &crowd, &texts, dashboards).await?);
    }
    say(&format!(
        "an event to {dashboards} dashboards of {AUDIENCES} audiences"
    ));
    let (middle, tail) = (percentile(&mut times, 50), percentile(&mut times, 99));
    say(&format!(
        "  a bare broadcast of {BYTES} bytes: p50 {middle:.2?}, p99 {tail:.2?}"
    ));
    Ok(())
}
