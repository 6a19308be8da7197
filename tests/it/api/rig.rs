//! The whole web over a real engine and a real database in a folder of its own, on a Friday evening.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use hjemmevakt::admin::master::Master;
use hjemmevakt::admin::work::{Hand, Work};
use hjemmevakt::admin::{Reply, Request};
use hjemmevakt::clock::Clock;
use hjemmevakt::config::Config;
use hjemmevakt::config::sources::{Flags, Settings};
use hjemmevakt::data::opened as data;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::{Command, From};
use hjemmevakt::domain::ids::{CarrierId, ContactId};
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::engine::Engine;
use hjemmevakt::forms::shelf::Shelf;
use hjemmevakt::handbook::shelf::Handbook;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::sqlite::open::OpenMode;
use hjemmevakt::text::Texts;
use hjemmevakt::web::api::idempotency::Idempotency;
use hjemmevakt::web::presence::Screens;
use hjemmevakt::web::screens;
use hjemmevakt::web::server::{self, Parts};
use hjemmevakt::web::session::gate::{Gate, rules};
use hjemmevakt::web::session::store::Accounts;
use hjemmevakt::web::session::token::{JwtKeys, jwt_path};
use hjemmevakt::web::session::{Foundation, Sessions};
use hjemmevakt::web::state::WebState;
use metrics_exporter_prometheus::PrometheusBuilder;
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

pub const EXAMPLE: &str = include_str!("../../../handbook/operations/example-service.toml");
/// Friday 2026-01-09, 21:00 in Oslo: Kari is on duty.
pub const FRIDAY: &str = "2026-01-09T20:00:00Z";
pub const PASSWORD: &str = "a long password";
/// The mother of a patient, in the example service file.
pub const MOTHER: &str = "+4790000011";

pub struct Rig {
    pub engine: Engine,
    pub sessions: Sessions,
    later: Arc<AtomicU64>,
    pub work: Work,
    pub address: SocketAddr,
    pub http: Client,
    stop: CancellationToken,
    dir: tempfile::TempDir,
}

impl Drop for Rig {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

impl Rig {
    /// As on one machine.
    pub async fn start() -> Self {
        Self::reached_at("http://127.0.0.1:8080").await
    }

    /// With this public address.
    pub async fn reached_at(public_url: &str) -> Self {
        Self::with_forms(public_url, Shelf::load(None).unwrap()).await
    }

    /// With forms of the municipality's own.
    pub async fn with_forms(public_url: &str, forms: Shelf) -> Self {
        Self::beginning(FRIDAY, public_url, forms).await
    }

    /// At another hour.
    pub async fn at(hour: &str) -> Self {
        Self::beginning(hour, "http://127.0.0.1:8080", Shelf::load(None).unwrap()).await
    }

    async fn beginning(hour: &str, public_url: &str, forms: Shelf) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let config = config(dir.path(), public_url, hour);
        let data = data::open(&config, OpenMode::Create).await.unwrap();
        let accounts = Accounts::open(&config.database_url).await.unwrap();
        let keys = JwtKeys::open(&jwt_path(&config.key_file), &mut SystemEntropy).unwrap();
        let keys = Arc::new(keys);
        let stop = CancellationToken::new();
        let (engine, _core) = Engine::start(data.core, data.clock, stop.clone());
        let later = Arc::new(AtomicU64::new(0));
        let (clock, passed) = (data.clock, Arc::clone(&later));
        let foundation = Foundation {
            accounts: accounts.clone(),
            keys: Arc::clone(&keys),
            keyring: Arc::clone(&data.keyring),
            now: Arc::new(move || {
                clock.real_now() + Duration::from_secs(passed.load(Ordering::SeqCst))
            }),
            public: config.public_url.clone(),
            rules: rules(engine.clone()),
            house: Arc::new(engine.clone()),
        };
        let sessions = Sessions::open(foundation).await.unwrap();
        let idempotency = Idempotency::open(&config.database_url, sessions.clone());
        let texts = Arc::new(Texts::load().unwrap());
        let who = Gate {
            sessions: sessions.clone(),
            engine: engine.clone(),
        };
        let forms = Arc::new(forms);
        let web = WebState::new(engine.clone(), Arc::clone(&texts), public_url);
        let web = web.with_forms(forms.clone());
        let app = server::app(Parts {
            engine: engine.clone(),
            sessions: sessions.clone(),
            idempotency: idempotency.await.unwrap(),
            screens: Screens::default(),
            forms,
            texts,
            handbook: Handbook::shipped(),
            metrics: PrometheusBuilder::new().build_recorder().handle(),
            stop: stop.clone(),
            others: vec![screens::router(web, who)],
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(server::serve(
            listener,
            app,
            stop.clone(),
            std::time::Duration::ZERO,
        ));
        let work = Work {
            hand: Hand::Engine(engine.clone()),
            accounts,
            keys,
            master: Master::new(&config, data.keyring),
            clock: data.clock,
        };
        let rig = Self {
            engine,
            sessions,
            later,
            work,
            address,
            http: Client::builder()
                .no_proxy()
                .redirect(Policy::none())
                .build()
                .unwrap(),
            stop,
            dir,
        };
        let text = EXAMPLE.to_owned();
        rig.administer(Request::Import { text }).await;
        for (username, roles) in [
            ("kari", &[][..]),
            ("jonas", &[]),
            ("randi", &[]),
            ("wall", &["wall"]),
        ] {
            rig.add(username, roles).await;
        }
        rig
    }

    /// Real time goes on: sessions and codes grow older. The service's own clock stays.
    pub fn passes(&self, time: Duration) {
        self.later.fetch_add(time.as_secs(), Ordering::SeqCst);
    }

    /// Where the database and the key file lie.
    pub fn folder(&self) -> &std::path::Path {
        self.dir.path()
    }

    pub async fn administer(&self, request: Request) -> Value {
        match self.work.carry_out(request).await {
            Reply::Done { data, .. } => data,
            Reply::Refused(why) => panic!("{why}"),
        }
    }

    pub async fn add(&self, username: &str, roles: &[&str]) {
        self.administer(Request::AccountAdd {
            username: username.to_owned(),
            password: PASSWORD.to_owned(),
            staff: None,
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        })
        .await;
    }

    pub fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        self.http
            .request(method, format!("http://{}{path}", self.address))
    }

    pub async fn get(&self, path: &str) -> Response {
        self.ask(Method::GET, path).send().await.unwrap()
    }

    /// A token of this account.
    pub async fn token(&self, username: &str) -> String {
        let answer = self.sign_in(username, PASSWORD).await;
        assert_eq!(answer.status(), StatusCode::OK);
        answer.json::<Value>().await.unwrap()["token"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    pub async fn sign_in(&self, username: &str, password: &str) -> Response {
        let body = json!({"username": username, "password": password});
        let ask = self.ask(Method::POST, "/api/v1/session").json(&body);
        ask.send().await.unwrap()
    }

    pub async fn read(&self, token: &str, path: &str) -> (StatusCode, Value) {
        let answer = self
            .ask(Method::GET, path)
            .bearer_auth(token)
            .send()
            .await
            .unwrap();
        (answer.status(), answer.json().await.unwrap())
    }

    pub async fn post(&self, token: &str, path: &str, body: &Value) -> (StatusCode, Value) {
        let ask = self.ask(Method::POST, path).bearer_auth(token).json(body);
        let answer = ask.send().await.unwrap();
        (answer.status(), answer.json().await.unwrap())
    }

    /// Somebody dials; the contact and the call, as the API names them.
    pub async fn dial(&self, line: &str, from: &str) -> (String, String) {
        let line = CarrierId::new(line);
        let command = Command::CallArrives {
            line: line.clone(),
            from: From::Number(from.parse().unwrap()),
        };
        let state = self.engine.submit(Actor::Carrier, command).await.unwrap();
        let call = state.call_by_line(&line).unwrap();
        (call.contact.to_string(), call.id.to_string())
    }

    /// Words come in from this number: somebody is in touch.
    pub async fn hears_from(&self, from: &str) {
        let arrives = Command::MessageArrives {
            carrier_id: CarrierId::new(&format!("SM{from}")),
            from: From::Number(from.parse().unwrap()),
            body: "Jeg trenger å snakke.".to_owned(),
        };
        self.engine.submit(Actor::Carrier, arrives).await.unwrap();
    }

    /// The caller hangs up.
    pub async fn hang_up(&self, line: &str) {
        let line = CarrierId::new(line);
        let gone = Command::CallerGone { line };
        self.engine.submit(Actor::Carrier, gone).await.unwrap();
    }

    /// How many lines the note pad has.
    pub fn notes(&self, contact: &str) -> usize {
        let id: ContactId = contact.parse().unwrap();
        self.engine.state().contact(id).unwrap().notes.len()
    }
}

fn config(dir: &std::path::Path, public_url: &str, hour: &str) -> Config {
    let begins = Timestamp::from_jiff(hour.parse().unwrap());
    let offset = begins.as_millis() - Clock::default().now().as_millis();
    let settings = Settings::gather(&Flags::default(), |name| match name {
        "HJEMMEVAKT_PUBLIC_URL" => Some(public_url.to_owned()),
        "HJEMMEVAKT_DATABASE_URL" => Some(format!("sqlite://{}", dir.join("vakt.db").display())),
        "HJEMMEVAKT_KEY_FILE" => Some(dir.join("vakt.key").display().to_string()),
        "HJEMMEVAKT_TWILIO_BASE_URL" => Some("http://127.0.0.1:9".to_owned()),
        "HJEMMEVAKT_CLOCK_OFFSET" => Some(format!("{}s", offset / 1_000)),
        _ => None,
    });
    Config::from_settings(&settings.unwrap()).unwrap()
}

/// A problem as RFC 9457 has it, with these words in it.
pub fn assert_problem((status, body): (StatusCode, Value), expected: StatusCode, words: &str) {
    assert_eq!(status, expected, "{body}");
    assert_eq!(body["type"], "about:blank");
    assert_eq!(body["status"], expected.as_u16());
    assert_eq!(body["title"], expected.canonical_reason().unwrap());
    assert!(body["detail"].as_str().unwrap().contains(words), "{body}");
}
