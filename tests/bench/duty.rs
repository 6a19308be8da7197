//! Who is on duty now, asked over HTTP through everything that stands before it, against a bare server that says the same bytes.

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

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use axum::http::header;
use hjemmevakt::clock::{Clock, Stopwatch};
use hjemmevakt::config::PublicUrl;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::ids::StaffId;
use hjemmevakt::engine::Engine;
use hjemmevakt::engine::core::Core;
use hjemmevakt::ids::SystemIds;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::keys::Keyring;
use hjemmevakt::log::sqlite::SqliteLog;
use hjemmevakt::log::sqlite::open::OpenMode;
use hjemmevakt::text::Texts;
use hjemmevakt::web::api::idempotency::Idempotency;
use hjemmevakt::web::presence::Screens;
use hjemmevakt::web::server::{self, Parts};
use hjemmevakt::web::session::accounts::{Account, Role};
use hjemmevakt::web::session::gate::rules;
use hjemmevakt::web::session::sign_in::Place;
use hjemmevakt::web::session::store::Accounts;
use hjemmevakt::web::session::token::{JwtKeys, jwt_path};
use hjemmevakt::web::session::{Foundation, Sessions};
use http::Client;
use measure::{bound, say, size};
use metrics_exporter_prometheus::PrometheusBuilder;
use times::{percentile, ratio};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

const KEEP: f64 = 1.5;
const PUBLIC: &str = "http://127.0.0.1:8080";

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(run())
}

async fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let (address, token) = start(folder.path()).await?;
    let mut ours = Client::connect(address).await?;
    let request = format!(
        "GET /api/v1/duty HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\n\r\n"
    );
    let request = request.as_bytes();
    let (status, length) = ours.send(request).await?;
    anyhow::ensure!(status == 200, "the question was answered with {status}");
    let body = "x".repeat(length);
    let say_it = async move || ([(header::CONTENT_TYPE, "application/json")], body.clone());
    let bare = serving::serve(axum::Router::new().fallback(say_it)).await?;
    let mut bare = Client::connect(bare).await?;
    let rounds = size(20_000, 500);
    let (mut took, mut least) = (Vec::with_capacity(rounds), Vec::with_capacity(rounds));
    for _ in 0..rounds {
        for (client, times) in [(&mut ours, &mut took), (&mut bare, &mut least)] {
            let stopwatch = Stopwatch::start();
            client.send(request).await?;
            times.push(stopwatch.elapsed());
        }
    }
    say(&format!(
        "who is on duty now, {length} bytes, one question at a time"
    ));
    for percent in [50, 99] {
        let (bare, ours) = (
            percentile(&mut least, percent),
            percentile(&mut took, percent),
        );
        say(&format!("  p{percent}: {bare:.1?} bare, {ours:.1?} ours"));
    }
    let (bare, ours) = (percentile(&mut least, 50), percentile(&mut took, 50));
    bound("who is on duty / a bare server", ratio(ours, bare), KEEP);
    Ok(())
}

/// The whole web over an engine with a database of its own; where, and a nurse's token.
async fn start(folder: &Path) -> anyhow::Result<(SocketAddr, String)> {
    let url = format!("sqlite://{}", folder.join("vakt.db").display());
    let log = SqliteLog::open(&url, OpenMode::Create).await?;
    let keyring = Keyring::generate(&mut SystemEntropy)?.shared();
    let core = Core::open(
        log,
        keyring.load_full(),
        Box::new(SystemEntropy),
        Box::new(SystemIds),
    )
    .await?;
    let offset = place::BEGINNING.as_millis() - Clock::default().now().as_millis();
    let clock = Clock::with_offset(offset);
    // The loop ends with the program.
    let (engine, _) = Engine::start(core, clock, CancellationToken::new());
    let import = Command::ImportService(place::service(500)?);
    engine.submit(Actor::Operator, import).await?;
    let kari = Account {
        id: "00000000-0000-7000-8000-000000000001".to_owned(),
        username: "kari".to_owned(),
        password_hash: "nobody signs in here".to_owned(),
        staff: Some(StaffId::new("kari")),
        guest: None,
        roles: vec![Role::Nurse],
        disabled: false,
        generation: 0,
        second_factor: false,
        used_at: None,
    };
    let accounts = Accounts::open(&url).await?;
    accounts.add(&kari, clock.now()).await?;
    let kari = accounts.by_username("kari").context("the account")?;
    let keys = JwtKeys::open(&jwt_path(&folder.join("vakt.key")), &mut SystemEntropy)?;
    let sessions = Sessions::open(Foundation {
        accounts,
        keys: Arc::new(keys),
        keyring,
        now: Arc::new(move || clock.real_now()),
        public: PublicUrl::parse(PUBLIC).map_err(anyhow::Error::msg)?,
        rules: rules(engine.clone()),
        house: Arc::new(engine.clone()),
    })
    .await?;
    let program = Place {
        address: String::new(),
        device: None,
        browser: false,
    };
    let token = sessions.enter(kari, &program, None).await?.token;
    let idempotency = Idempotency::open(&url, sessions.clone()).await?;
    let app = server::app(Parts {
        engine,
        sessions,
        idempotency,
        screens: Screens::default(),
        forms: Arc::default(),
        texts: Arc::new(Texts::load()?),
        handbook: Arc::default(),
        metrics: PrometheusBuilder::new().build_recorder().handle(),
        stop: CancellationToken::new(),
        others: Vec::new(),
    });
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service);
    tokio::spawn(async move { server.await });
    Ok((address, token))
}
