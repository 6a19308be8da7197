//! From a webhook to the markup that answers it, with the log on disk in between, against one sync to disk and one request
//! over loopback; then many at a time.

#[path = "common/disk.rs"]
mod disk;
#[path = "common/http.rs"]
mod http;
#[path = "common/measure.rs"]
mod measure;
#[path = "common/place.rs"]
mod place;
#[path = "common/serving.rs"]
mod serving;
#[path = "common/times.rs"]
mod times;

use std::sync::Arc;
use std::time::Duration;

use hjemmevakt::clock::{Clock, Stopwatch};
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::engine::Engine;
use hjemmevakt::engine::core::Core;
use hjemmevakt::ids::SystemIds;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::keys::Keyring;
use hjemmevakt::log::sqlite::SqliteLog;
use hjemmevakt::log::sqlite::open::OpenMode;
use hjemmevakt::telephony::form::WebhookForm;
use hjemmevakt::telephony::signature::{HEADER, PublicUrl, SignatureCheck, SigningToken};
use hjemmevakt::telephony::urls::{Urls, VOICE_INCOMING, VOICE_STATUS};
use hjemmevakt::telephony::webhooks::{self, TelephonyState};
use hjemmevakt::text::Texts;
use http::Client;
use measure::{bound, say, size};
use times::{percentile, ratio};
use tokio_util::sync::CancellationToken;

const KEEP_MIDDLE: f64 = 2.0;
const KEEP_TAIL: f64 = 3.0;
const AT_ONCE: usize = 64;
const PUBLIC: &str = "https://vakt.example";
const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const MARKUP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Say language=\"nb-NO\">Vi ringer vakten.</Say></Response>";

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(run())
}

async fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let mut file = disk::Synced::new(&folder.path().join("bound"))?;
    let engine = start(&folder.path().join("vakt.db")).await?;
    let bare = serving::serve(axum::Router::new().fallback(|_: String| async { MARKUP })).await?;
    let ours = router(engine)?;
    let ours = serving::serve(ours).await?;
    say("webhook in, durable, markup out: one at a time");
    let (mut to_bare, mut to_ours) = (Client::connect(bare).await?, Client::connect(ours).await?);
    let rounds = size(4_000, 200);
    let (mut least, mut syncs, mut requests, mut took) = (vec![], vec![], vec![], vec![]);
    for round in 0..rounds {
        let request = request(round);
        let stopwatch = Stopwatch::start();
        to_bare.send(&request).await?;
        let request_took = stopwatch.elapsed();
        let sync_took = file.sync()?;
        let stopwatch = Stopwatch::start();
        let (status, _) = to_ours.send(&request).await?;
        took.push(stopwatch.elapsed());
        anyhow::ensure!(
            (200..300).contains(&status),
            "the webhook was answered with {status}"
        );
        least.push(request_took + sync_took);
        requests.push(request_took);
        syncs.push(sync_took);
    }
    say(&format!(
        "  a sync {:.0?}, a request {:.0?} (the middle of {rounds})",
        percentile(&mut syncs, 50),
        percentile(&mut requests, 50)
    ));
    for (percent, keep) in [(50, KEEP_MIDDLE), (99, KEEP_TAIL)] {
        let (bare, ours) = (
            percentile(&mut least, percent),
            percentile(&mut took, percent),
        );
        say(&format!("  p{percent}: {bare:.0?} bare, {ours:.0?} ours"));
        bound(
            &format!("webhook p{percent} / a sync and a request"),
            ratio(ours, bare),
            keep,
        );
    }
    many(ours, percentile(&mut took, 50)).await
}

/// So many connections, each sending its next request when the last was answered.
async fn many(address: std::net::SocketAddr, alone: Duration) -> anyhow::Result<()> {
    let each = size(1_000, 20);
    let stopwatch = Stopwatch::start();
    let mut tasks = Vec::new();
    for client in 0..AT_ONCE {
        tasks.push(tokio::spawn(async move {
            let mut connection = Client::connect(address).await?;
            let mut times = Vec::with_capacity(each);
            for round in 0..each {
                let stopwatch = Stopwatch::start();
                let (status, _) = connection
                    .send(&request((client + 1) * 1_000_000 + round))
                    .await?;
                times.push(stopwatch.elapsed());
                anyhow::ensure!(
                    (200..300).contains(&status),
                    "the webhook was answered with {status}"
                );
            }
            Ok(times)
        }));
    }
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await??);
    }
    let elapsed = stopwatch.elapsed();
    let count = u32::try_from(times.len())?;
    say(&format!(
        "webhook in, durable, markup out: {AT_ONCE} at a time"
    ));
    say(&format!(
        "  {:.0} durable commands a second, p50 {:.1?}, p99 {:.1?}",
        f64::from(count) / elapsed.as_secs_f64(),
        percentile(&mut times, 50),
        percentile(&mut times, 99)
    ));
    let alone = alone * count;
    say(&format!(
        "  {:.1} times as many as one at a time",
        ratio(alone, elapsed)
    ));
    Ok(())
}

/// A call that comes in, and at every second one that it is gone again. Signed, as the carrier does.
fn request(round: usize) -> Vec<u8> {
    let line = format!("CA{:032x}", round / 2);
    let (path, status) = if round.is_multiple_of(2) {
        (VOICE_INCOMING, "ringing")
    } else {
        (VOICE_STATUS, "completed")
    };
    let fields = [
        ("CallSid", line.as_str()),
        ("From", "anonymous"),
        ("To", "+4778000000"),
        ("CallStatus", status),
        ("Direction", "inbound"),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let form = WebhookForm::from_fields(fields.into());
    let signature = SigningToken::new(TOKEN).sign(&format!("{PUBLIC}{path}"), &form);
    let body = form.encode();
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         {HEADER}: {signature}\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// The service on a database of its own.
async fn start(path: &std::path::Path) -> anyhow::Result<Engine> {
    let log = SqliteLog::open(&format!("sqlite://{}", path.display()), OpenMode::Create).await?;
    let keyring = Arc::new(Keyring::generate(&mut SystemEntropy)?);
    let core = Core::open(log, keyring, Box::new(SystemEntropy), Box::new(SystemIds)).await?;
    // The loop ends with the program.
    let clock = Clock::with_offset(friday_evening());
    let (engine, _) = Engine::start(core, clock, CancellationToken::new());
    let import = Command::ImportService(place::service(500)?);
    engine.submit(Actor::Operator, import).await?;
    anyhow::ensure!(engine.state().shift.is_some(), "nobody is on duty");
    Ok(engine)
}

/// How far from now somebody is on duty, milliseconds.
fn friday_evening() -> i64 {
    place::BEGINNING.as_millis() - Clock::default().now().as_millis()
}

/// What the carrier reaches.
fn router(engine: Engine) -> anyhow::Result<axum::Router> {
    let public = PublicUrl::parse(PUBLIC)?;
    let check = SignatureCheck::new(public.clone(), TOKEN, None);
    Ok(webhooks::router(TelephonyState {
        engine,
        texts: Arc::new(Texts::load()?),
        urls: Urls::new(public),
        check: Arc::new(check),
    }))
}
