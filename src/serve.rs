//! A running server: opens the data, starts the loop, the telephone, administration and the web, and ends them in order. Holds the
//! database's lock from first to last. Decides nothing.

pub mod tracing_setup;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::admin;
use crate::admin::master::Master;
use crate::admin::socket::SocketError;
use crate::admin::work::{Hand, Work};
use crate::config::{Config, ConfigError, Twilio as Account};
use crate::data::opened::{self as data, DataError};
use crate::effects;
use crate::engine::Engine;
use crate::forms::problem::Problems as FormProblems;
use crate::forms::shelf::Shelf;
use crate::gauges;
use crate::handbook::folder::Problems as PageProblems;
use crate::handbook::shelf::Handbook;
use crate::log::entropy::SystemEntropy;
use crate::log::sqlite::open::{self, DatabaseError, OpenMode};
use crate::telephony::sid::SidError;
use crate::telephony::signature::{PublicUrl, PublicUrlError, SignatureCheck};
use crate::telephony::twilio::{Twilio, TwilioSettings, TwilioSetupError};
use crate::telephony::urls::{Urls, WayIn};
use crate::telephony::webhooks::{self, TelephonyState};
use crate::text::{TextError, Texts};
use crate::web::api::idempotency::{Idempotency, IdempotencyError};
use crate::web::language::{LanguageError, Languages};
use crate::web::screens;
use crate::web::server::{self, Parts};
use crate::web::session::factors::FactorError;
use crate::web::session::gate::{Gate, rules};
use crate::web::session::links;
use crate::web::session::password::PasswordError;
use crate::web::session::store::{Accounts, StoreError};
use crate::web::session::token::{JwtKeyError, JwtKeys, jwt_path};
use crate::web::session::{Foundation, Sessions};
use crate::web::state::WebState;

/// Requests that are under way when the server is told to stop have this long.
const GRACE: Duration = Duration::from_secs(10);

/// Why the server did not start, or ended.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each is what it wraps")]
pub enum ServeError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Forms(#[from] FormProblems),
    #[error(transparent)]
    Handbook(#[from] PageProblems),
    #[error(transparent)]
    Data(#[from] DataError),
    #[error(transparent)]
    Database(#[from] DatabaseError),
    #[error(transparent)]
    Accounts(#[from] StoreError),
    #[error(transparent)]
    Factors(#[from] FactorError),
    #[error(transparent)]
    Passwords(#[from] PasswordError),
    #[error(transparent)]
    SessionKeys(#[from] JwtKeyError),
    #[error(transparent)]
    Idempotency(#[from] IdempotencyError),
    #[error(transparent)]
    Languages(#[from] LanguageError),
    #[error(transparent)]
    Socket(#[from] SocketError),
    #[error("the carrier cannot be set up")]
    Carrier(#[from] CarrierSetupError),
    #[error("HJEMMEVAKT_PUBLIC_URL cannot be used")]
    PublicUrl(#[from] PublicUrlError),
    #[error("the texts cannot be read: this is a fault of the program")]
    Texts(#[from] TextError),
    #[error("counting cannot be set up")]
    Metrics(#[from] metrics_exporter_prometheus::BuildError),
    /// The address is taken, or is not this machine's.
    #[error(
        "cannot listen on {address}: another program may have it, or HJEMMEVAKT_LISTEN names an address of another machine"
    )]
    Listen {
        /// Which.
        address: SocketAddr,
        #[source]
        source: io::Error,
    },
    /// A socket was handed over that is none.
    #[error("the socket that was handed over (LISTEN_FDS) cannot be used")]
    HandedOver(#[source] io::Error),
    #[error("the server cannot be told about signals")]
    Signal(#[source] io::Error),
    #[error("the server broke off")]
    Broken(#[source] io::Error),
}

/// Why the carrier could not be set up.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each is what it wraps")]
pub enum CarrierSetupError {
    #[error(
        "HJEMMEVAKT_TWILIO_ACCOUNT_SID is not the name of an account: AC and 32 hexadecimal digits"
    )]
    Account(#[from] SidError),
    #[error(transparent)]
    Client(#[from] TwilioSetupError),
}

/// Runs until it is told to stop.
pub async fn run(config: &Config) -> Result<(), ServeError> {
    tracing_setup::install(config);
    let account = config.carrier()?;
    // Before anything is opened: what is wrong with it is said at once.
    carrier(config, account)?;
    let forms = Shelf::load(config.forms_folder.as_deref())?;
    let handbook = Handbook::load(config.handbook_folder.as_deref())?;
    let prometheus = gauges::install()?;
    let stop = stop_on_signal()?;
    let listener = listen(config.listen).await?;
    let data = data::open(config, OpenMode::Create).await?;
    // The offset may be the data's own, which the settings do not show.
    config.check_offset(data.clock.offset_ms())?;
    // One form must not keep the line from coming up: it is said loudly, and what the log has kept is used.
    let forms = Arc::new(forms.with_kept(data.core.state()));
    for notice in &forms.notices {
        tracing::warn!(form = %notice.form, documents = notice.documents, "{notice}");
    }
    let database = open::database_path(&config.database_url)?;
    let accounts = Accounts::open(&config.database_url).await?;
    let keys = JwtKeys::open(&jwt_path(&config.key_file), &mut SystemEntropy)?;
    let keys = Arc::new(keys);
    let admin = admin::socket::bind(&database)?;
    if data.core.state().effects_held {
        tracing::warn!(
            "effects are held: nobody is rung or written to until `hjemmevakt effects release`"
        );
    }

    // The loop outlives the web, so that what is under way still gets its answer.
    let end_loop = CancellationToken::new();
    let (engine, crank) = Engine::start(data.core, data.clock, end_loop.clone());
    let clock = data.clock;
    let sessions = Sessions::open(Foundation {
        accounts: accounts.clone(),
        keys: Arc::clone(&keys),
        keyring: Arc::clone(&data.keyring),
        now: Arc::new(move || clock.real_now()),
        public: config.public_url.clone(),
        rules: rules(engine.clone()),
        house: Arc::new(engine.clone()),
    })
    .await?;
    sessions.warm_up().await?;
    accounts.reseal_seeds(&data.keyring.load()).await?;
    let idempotency = Idempotency::open(&config.database_url, sessions.clone()).await?;
    let tasks = TaskTracker::new();
    let signing = Arc::clone(&keys);
    let way_in: WayIn = Arc::new(move |guest, message| links::token(&signing, guest, message));
    let work = Arc::new(Work {
        hand: Hand::Engine(engine.clone()),
        accounts,
        keys,
        master: Master::new(config, data.keyring),
        clock,
    });
    tasks.spawn(admin::socket::serve(admin, work, stop.clone()));
    tasks.spawn(gauges::follow(
        engine.clone(),
        prometheus.clone(),
        stop.clone(),
    ));
    let texts = Arc::new(Texts::load()?);
    let telephone = telephone(config, account, &engine, &texts, way_in, &tasks, &stop)?;
    let who = Gate {
        sessions: sessions.clone(),
        engine: engine.clone(),
    };
    let languages = Languages::open(&config.database_url).await?;
    let languages = languages.at(config.public_url.as_str());
    let web = WebState::new(
        engine.clone(),
        Arc::clone(&texts),
        config.public_url.as_str(),
    )
    .with_languages(languages)
    .with_forms(forms)
    .with_handbook(handbook);

    let app = server::app(Parts {
        engine: engine.clone(),
        sessions,
        idempotency,
        screens: web.hub.screens(),
        forms: Arc::clone(&web.forms),
        texts: Arc::clone(&web.texts),
        handbook: Arc::clone(&web.handbook),
        metrics: prometheus,
        stop: stop.clone(),
        others: vec![telephone, screens::router(web, who)],
    });
    let address = listener.local_addr().map_err(ServeError::Broken)?;
    tracing::info!(%address, public_url = config.public_url.as_str(), "listening");
    let served = server::serve(listener, app, stop.clone(), GRACE).await;
    stop.cancel();
    tasks.close();
    let _ = tokio::time::timeout(GRACE, tasks.wait()).await;
    end_loop.cancel();
    if let Ok(core) = crank.await
        && let Err(error) = core.into_log().close().await
    {
        tracing::warn!(%error, "the log was not closed cleanly; nothing is lost");
    }
    let _ = std::fs::remove_file(admin::socket_path(&database));
    drop(data.lock);
    tracing::info!("stopped");
    served.map_err(ServeError::Broken)
}

/// The carrier, as the settings say.
pub fn carrier(config: &Config, account: &Account) -> Result<Twilio, CarrierSetupError> {
    let sid = account.account_sid.parse()?;
    let settings = TwilioSettings::new(&config.twilio_base_url, sid, &account.auth_token);
    Ok(Twilio::new(&settings)?)
}

/// Set when the process is asked to end: SIGTERM, or Ctrl-C.
pub fn stop_on_signal() -> Result<CancellationToken, ServeError> {
    let stop = CancellationToken::new();
    let mut terminate = signal(SignalKind::terminate()).map_err(ServeError::Signal)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(ServeError::Signal)?;
    let told = stop.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        told.cancel();
    });
    Ok(stop)
}

/// The socket that was handed over, or one of our own.
async fn listen(address: SocketAddr) -> Result<TcpListener, ServeError> {
    let handed = listenfd::ListenFd::from_env()
        .take_tcp_listener(0)
        .map_err(ServeError::HandedOver)?;
    match handed {
        Some(listener) => {
            listener
                .set_nonblocking(true)
                .map_err(ServeError::HandedOver)?;
            TcpListener::from_std(listener).map_err(ServeError::HandedOver)
        }
        None => TcpListener::bind(address)
            .await
            .map_err(|source| ServeError::Listen { address, source }),
    }
}

/// The telephone in both directions: effects go out from now on; the webhooks that come in are a part of the web.
fn telephone(
    config: &Config,
    account: &Account,
    engine: &Engine,
    texts: &Arc<Texts>,
    way_in: WayIn,
    tasks: &TaskTracker,
    stop: &CancellationToken,
) -> Result<axum::Router, ServeError> {
    let carrier = carrier(config, account)?;
    let public = || PublicUrl::parse(config.public_url.as_str());
    let urls = Urls::new(public()?).with_way_in(way_in);
    tasks.spawn(effects::run(
        engine.clone(),
        Arc::new(carrier),
        urls.clone(),
        Arc::clone(texts),
        stop.clone(),
    ));
    let old_token = account.auth_token_old.as_ref().map(|token| token.as_str());
    let check = SignatureCheck::new(public()?, &account.auth_token, old_token);
    Ok(webhooks::router(TelephonyState {
        engine: engine.clone(),
        texts: Arc::clone(texts),
        urls,
        check: Arc::new(check),
    }))
}
