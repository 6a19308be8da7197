//! The whole way to a record: somebody is looked for over HTTP among a hundred thousand, a record is opened with the event that it was
//! read on disk before anything is shown, and consent is withdrawn while it stands open on twenty screens. Each against the least that could
//! do the same in the same run, and against the time that was promised.

#[path = "common/disk.rs"]
mod disk;
#[path = "common/http.rs"]
mod http;
#[path = "common/measure.rs"]
mod measure;
#[path = "common/people.rs"]
mod people;
#[path = "common/place.rs"]
mod place;
#[path = "common/serving.rs"]
mod serving;
#[path = "common/times.rs"]
mod times;
#[path = "common/whole.rs"]
mod whole;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use disk::Synced;
use futures_util::StreamExt as _;
use futures_util::future::try_join_all;
use hjemmevakt::clock::Stopwatch;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::{Command, From};
use hjemmevakt::domain::duty::Shift;
use hjemmevakt::domain::event::{Event, ServiceEvent};
use hjemmevakt::domain::ids::{CarrierId, PatientId, StaffId};
use hjemmevakt::domain::openings::opening::RecordPart;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::plans::section::Section;
use hjemmevakt::log::EventLog as _;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::key_file;
use hjemmevakt::log::seal::Sealer;
use hjemmevakt::log::sqlite::SqliteLog;
use hjemmevakt::log::sqlite::open::OpenMode;
use hjemmevakt::records;
use hjemmevakt::views::shows::Shows;
use http::Client;
use measure::{bound, say, size};
use serde_json::json;
use times::{percentile, ratio};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use whole::Whole;

/// Nobody notices this.
const UNNOTICED: Duration = Duration::from_millis(20);
/// What was shown is closed within this.
const CLOSED: Duration = Duration::from_secs(1);
/// Screens on which a record stands open.
const SCREENS: usize = 20;
/// Raised when the story changes, so that a kept log is not taken for the new one.
const STORY: u32 = 1;
const BATCH: usize = 8_192;

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(run())
}

async fn run() -> anyhow::Result<()> {
    let (many, plans) = (size(100_000, 2_000), size(300, 20));
    let kept = register(many, plans).await?;
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    std::fs::copy(&kept, folder.path().join("vakt.db"))?;
    let keyring = key_file::load(&kept.with_extension("key"))?;
    let whole = Whole::start(folder.path(), keyring, &["siri", "kari", "aslak", "marit"]).await?;
    say(&format!("looking for one of {many} people over HTTP:"));
    let number = people::birth_numbers().nth(many / 3).context("a number")?;
    let phone = people::telephone(77)?;
    for (what, typed) in [
        ("by names", "Máret Fjellheim"),
        ("by a name that many have", "Anne"),
        ("by a name with a slip", "Bjorn Strndvik"),
        ("by a name with æ, ø, å", "Kåre Øvrevik"),
        ("by a Sámi name, as it is written", "Ánde Sørnes"),
        ("by the same without its letters", "Ande Sornes"),
        ("by the beginning of a name", "nord"),
        ("by a birth number", number.as_str()),
        ("by a telephone number", phone.as_str()),
    ] {
        searched(&whole, what, typed).await?;
    }
    opened(&whole, folder.path(), many, plans).await?;
    withdrawn(&whole, folder.path(), many, plans).await
}

/// How long both took, half of the times and ninety-nine of a hundred, and whether it keeps what was promised.
fn said(what: &str, ours: &mut [Duration], least: &mut [Duration], promised: Duration) {
    let (p50, p99) = (percentile(ours, 50), percentile(ours, 99));
    let (bare, slow) = (percentile(least, 50), percentile(least, 99));
    let times = ratio(p50, bare);
    say(&format!(
        "    {what}: p50 {p50:.2?}, p99 {p99:.2?}; the least p50 {bare:.2?}, p99 {slow:.2?}; p50 {times:.1} x that"
    ));
    bound(
        &format!("{what}, p99 / {promised:?}"),
        ratio(p99, promised),
        1.0,
    );
}

/// A bare server that says as much.
async fn bare(length: usize) -> anyhow::Result<Client> {
    let body = "x".repeat(length);
    let say_it = async move || body.clone();
    let address = serving::serve(axum::Router::new().fallback(say_it)).await?;
    Client::connect(address).await
}

async fn searched(whole: &Whole, what: &str, typed: &str) -> anyhow::Result<()> {
    let mut ours = Client::connect(whole.address).await?;
    let body = json!({ "q": typed }).to_string();
    let request = whole.request("siri", "POST /api/v1/patients/search", &body)?;
    let (status, length) = ours.send(&request).await?;
    anyhow::ensure!(
        status == 200 && length > 100,
        "{what}: {status}, {length} bytes"
    );
    let mut bare = bare(length).await?;
    let (mut took, mut least) = (Vec::new(), Vec::new());
    for _ in 0..size(300, 20) {
        for (client, times) in [(&mut ours, &mut took), (&mut bare, &mut least)] {
            let stopwatch = Stopwatch::start();
            client.send(&request).await?;
            times.push(stopwatch.elapsed());
        }
    }
    said(what, &mut took, &mut least, UNNOTICED);
    Ok(())
}

/// Each record for the first time: that it was read is on disk before the page is shown. The least is a page written and synced, and an
/// answer of the same length.
async fn opened(whole: &Whole, folder: &Path, many: usize, plans: usize) -> anyhow::Result<()> {
    let mut ours = Client::connect(whole.address).await?;
    let mut disk = Synced::new(&folder.join("least"))?;
    let first = whole.request("siri", &format!("GET /patient/{}", people::id(0)), "")?;
    let (status, length) = ours.send(&first).await?;
    anyhow::ensure!(status == 200, "the record was answered with {status}");
    let mut bare = bare(length).await?;
    for (what, end) in [("opening a record", ""), ("opening a plan", "/plan")] {
        let (mut took, mut least) = (Vec::new(), Vec::new());
        for index in people::planned(many, plans).skip(1) {
            let line = format!("GET /patient/{}{end}", people::id(index));
            let request = whole.request("siri", &line, "")?;
            let before = whole.engine.state().seq;
            let stopwatch = Stopwatch::start();
            let (status, _) = ours.send(&request).await?;
            took.push(stopwatch.elapsed());
            anyhow::ensure!(status == 200, "{what}: {status}");
            anyhow::ensure!(
                whole.engine.state().seq > before,
                "{what}: not written down"
            );
            let synced = disk.sync()?;
            let stopwatch = Stopwatch::start();
            bare.send(&request).await?;
            least.push(synced + stopwatch.elapsed());
        }
        said(what, &mut took, &mut least, UNNOTICED);
    }
    Ok(())
}

type Screen = WebSocketStream<TcpStream>;

/// From the request that consent is withdrawn until the last screen has been told to close what it shows.
async fn withdrawn(whole: &Whole, folder: &Path, many: usize, plans: usize) -> anyhow::Result<()> {
    let mut published = whole.engine.watch();
    while whole.engine.state().shift.is_none() {
        published.changed().await?;
    }
    let state = whole.engine.state();
    let on_duty: Vec<StaffId> = state
        .shift
        .iter()
        .flat_map(Shift::everyone)
        .cloned()
        .collect();
    let mut ours = Client::connect(whole.address).await?;
    let mut disk = Synced::new(&folder.join("least"))?;
    let mut bare = bare(100).await?;
    let (mut took, mut least) = (Vec::new(), Vec::new());
    for (round, index) in people::planned(many, plans).take(size(50, 5)).enumerate() {
        let patient = people::id(index);
        contact_about(whole, &on_duty, patient, round).await?;
        let screens = (0..SCREENS).zip(on_duty.iter().cycle());
        let screens = screens.map(|(_, staff)| screen(whole, staff, patient));
        let mut screens: Vec<Screen> = try_join_all(screens).await?;
        let consent = people::consent(index);
        let line = format!("POST /api/v1/patients/{patient}/consents/{consent}/withdraw");
        let request = whole.request("siri", &line, "{}")?;
        let stopwatch = Stopwatch::start();
        let (answer, closed) = tokio::join!(
            ours.send(&request),
            try_join_all(screens.iter_mut().map(told_something))
        );
        took.push(stopwatch.elapsed());
        let (status, _) = answer?;
        anyhow::ensure!(status == 200, "the withdrawal was answered with {status}");
        for told in closed? {
            anyhow::ensure!(told.contains("regions"), "a screen was told {told}");
        }
        let synced = disk.sync()?;
        let stopwatch = Stopwatch::start();
        bare.send(&request).await?;
        least.push(synced + stopwatch.elapsed());
    }
    say(&format!(
        "withdrawing consent while the plan stands on {SCREENS} screens:"
    ));
    said("the last of them closes it", &mut took, &mut least, CLOSED);
    Ok(())
}

/// Somebody has rung, and the nurse on duty has said whom it is about.
async fn contact_about(
    whole: &Whole,
    on_duty: &[StaffId],
    patient: PatientId,
    round: usize,
) -> anyhow::Result<()> {
    let line = CarrierId::new(&format!("CA{:032x}", 0xeeee_0000 + round));
    let from = From::Withheld;
    let rings = Command::CallArrives {
        line: line.clone(),
        from,
    };
    let state = whole.engine.submit(Actor::Carrier, rings).await?;
    let contact = state.call_by_line(&line).context("the call")?.contact;
    let nurse = on_duty.first().context("nobody is on duty")?;
    let link = PatientCommand::Link {
        contact,
        patient,
        relative: None,
    };
    let nurse = Actor::Staff(nurse.clone());
    whole.engine.submit(nurse, Command::Patient(link)).await?;
    let gone = Command::CallerGone { line };
    whole.engine.submit(Actor::Carrier, gone).await?;
    Ok(())
}

/// A page of the plan stands open, and its line has said that all of it may be shown.
async fn screen(whole: &Whole, staff: &StaffId, patient: PatientId) -> anyhow::Result<Screen> {
    let crisis = Section::ALL
        .into_iter()
        .filter(|section| section.is_crisis());
    let shows = Shows::parts(patient, crisis.map(RecordPart::Plan)).words();
    let address = whole.address;
    let url = format!("ws://{address}/api/v1/live?view=record&patient={patient}&shows={shows}");
    let mut request = url.into_client_request()?;
    let token = format!("Bearer {}", whole.token(staff.as_str())?);
    request
        .headers_mut()
        .insert("authorization", token.parse()?);
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (mut socket, _) = tokio_tungstenite::client_async(request, stream).await?;
    let hello = told_something(&mut socket).await?;
    anyhow::ensure!(hello.contains("hello"), "the line began with {hello}");
    let whole = told_something(&mut socket).await?;
    anyhow::ensure!(whole.len() < 600, "the page is closed already: {whole}");
    Ok(socket)
}

/// The next word that is not a beat.
async fn told_something(socket: &mut Screen) -> anyhow::Result<String> {
    loop {
        let message = socket.next().await.context("the line ended")??;
        if let Message::Text(text) = message
            && !text.contains("\"beat\"")
        {
            return Ok(text.to_string());
        }
    }
}

/// The register on disk, made anew if there is none yet; where.
async fn register(many: usize, plans: usize) -> anyhow::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("people-{STORY}-{many}.db"));
    let key_path = path.with_extension("key");
    if path.exists() && key_path.exists() {
        return Ok(path);
    }
    let _ = std::fs::remove_file(&key_path);
    let keyring = Arc::new(key_file::create(&key_path, &mut SystemEntropy)?);
    let unfinished = path.with_extension("unfinished");
    let _ = std::fs::remove_file(&unfinished);
    let url = format!("sqlite://{}", unfinished.display());
    let mut log = SqliteLog::open(&url, OpenMode::Create).await?;
    let mut sealer = Sealer::new(keyring, Box::new(SystemEntropy), Vec::new())?;
    let service = place::service(0)?;
    let mut events: Vec<Event> = vec![ServiceEvent::ServiceImported { service }.into()];
    people::told(many, plans, |event| {
        events.push(event);
        Ok(())
    })?;
    let mut written = 0;
    for batch in events.chunks(BATCH) {
        let mut records = Vec::with_capacity(batch.len());
        for event in batch {
            let by = Actor::Operator;
            let record = records::encode(event, place::BEGINNING, &by, &mut sealer)?;
            records.push(record);
        }
        let keys = sealer.take_pending();
        log.append(written, &records, &keys).await?;
        sealer.commit_pending();
        written += records.len() as u64;
    }
    log.close().await?;
    std::fs::rename(&unfinished, &path).context("the finished log")?;
    Ok(path)
}
