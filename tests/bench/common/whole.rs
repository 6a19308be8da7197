//! The whole web over a log on disk: pages, API and live line, behind the session layer, as it is served.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use hjemmevakt::clock::Clock;
use hjemmevakt::config::PublicUrl;
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
use hjemmevakt::web::screens;
use hjemmevakt::web::server::{self, Parts};
use hjemmevakt::web::session::accounts::Account;
use hjemmevakt::web::session::gate::{Gate, rules};
use hjemmevakt::web::session::sign_in::Place;
use hjemmevakt::web::session::store::Accounts;
use hjemmevakt::web::session::token::{JwtKeys, jwt_path};
use hjemmevakt::web::session::{Foundation, Sessions};
use hjemmevakt::web::state::WebState;
use metrics_exporter_prometheus::PrometheusBuilder;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::place::BEGINNING;

const PUBLIC: &str = "http://127.0.0.1:8080";

/// A server in this process, and who has signed in.
pub struct Whole {
    /// Where it listens.
    pub address: SocketAddr,
    /// What it serves.
    pub engine: Engine,
    tokens: HashMap<&'static str, String>,
}

impl Whole {
    /// Over the log in this folder's `vakt.db`, with these members of staff.
    pub async fn start(
        folder: &Path,
        keyring: Keyring,
        staff: &[&'static str],
    ) -> anyhow::Result<Self> {
        let url = format!("sqlite://{}", folder.join("vakt.db").display());
        let log = SqliteLog::open(&url, OpenMode::Create).await?;
        let keyring = keyring.shared();
        let (entropy, ids) = (Box::new(SystemEntropy), Box::new(SystemIds));
        let core = Core::open(log, keyring.load_full(), entropy, ids).await?;
        let offset = BEGINNING.as_millis() - Clock::default().now().as_millis();
        let clock = Clock::with_offset(offset);
        // The loop ends with the program.
        let (engine, _) = Engine::start(core, clock, CancellationToken::new());
        let accounts = Accounts::open(&url).await?;
        for name in staff {
            accounts.add(&account(name), clock.now()).await?;
        }
        let keys = JwtKeys::open(&jwt_path(&folder.join("vakt.key")), &mut SystemEntropy)?;
        let sessions = Sessions::open(Foundation {
            accounts: accounts.clone(),
            keys: Arc::new(keys),
            keyring,
            now: Arc::new(move || clock.real_now()),
            public: PublicUrl::parse(PUBLIC).map_err(anyhow::Error::msg)?,
            rules: rules(engine.clone()),
            house: Arc::new(engine.clone()),
        })
        .await?;
        let place = Place {
            address: String::new(),
            device: None,
            browser: false,
        };
        let mut tokens = HashMap::new();
        for name in staff {
            let account = accounts.by_username(name).context("the account")?;
            let entered = sessions.enter(account, &place, None).await?;
            tokens.insert(*name, entered.token);
        }
        let idempotency = Idempotency::open(&url, sessions.clone()).await?;
        let texts = Arc::new(Texts::load()?);
        let web = WebState::new(engine.clone(), Arc::clone(&texts), PUBLIC);
        let who = Gate {
            sessions: sessions.clone(),
            engine: engine.clone(),
        };
        let app = server::app(Parts {
            engine: engine.clone(),
            sessions,
            idempotency,
            screens: Screens::default(),
            forms: Arc::default(),
            texts,
            handbook: Arc::default(),
            metrics: PrometheusBuilder::new().build_recorder().handle(),
            stop: CancellationToken::new(),
            others: vec![screens::router(web, who)],
        });
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let service = app.into_make_service_with_connect_info::<SocketAddr>();
        let server = axum::serve(listener, service);
        tokio::spawn(async move { server.await });
        Ok(Self {
            address,
            engine,
            tokens,
        })
    }

    /// What proves who somebody is.
    pub fn token(&self, staff: &str) -> anyhow::Result<&str> {
        let token = self.tokens.get(staff).map(String::as_str);
        token.context("nobody of this name has signed in")
    }

    /// A request of somebody's, written out.
    pub fn request(&self, staff: &str, line: &str, body: &str) -> anyhow::Result<Vec<u8>> {
        let token = self.token(staff)?;
        let length = body.len();
        let request = format!(
            "{line} HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        Ok(request.into_bytes())
    }
}

fn account(name: &str) -> Account {
    Account {
        id: format!("account-of-{name}"),
        username: name.to_owned(),
        password_hash: "nobody signs in here".to_owned(),
        staff: Some(StaffId::new(name)),
        guest: None,
        roles: Vec::new(),
        disabled: false,
        generation: 0,
        second_factor: false,
        used_at: None,
    }
}
