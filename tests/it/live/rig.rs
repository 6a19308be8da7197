//! The real engine over a log in memory, served on loopback, with whoever the test says at the other end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::extract::Request;
use axum::middleware::{self, Next};
use futures_util::StreamExt;
use hjemmevakt::clock::Clock;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::{Command, From};
use hjemmevakt::domain::ids::{CallId, CarrierId, ContactId, Epoch, StaffId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::engine::Engine;
use hjemmevakt::engine::core::Core;
use hjemmevakt::ids::SeededIds;
use hjemmevakt::log::EventLog;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::keys::Keyring;
use hjemmevakt::log::memory::MemoryLog;
use hjemmevakt::service_file;
use hjemmevakt::text::Texts;
use hjemmevakt::views::Viewer;
use hjemmevakt::web::live::StillAllowed;
use hjemmevakt::web::state::WebState;
use hjemmevakt::web::{assets, live, pages};
use serde_json::Value;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};
use tokio_util::sync::CancellationToken;

/// The mother of a patient, in the example service file.
pub const MOTHER: &str = "+4790000011";
const EXAMPLE: &str = include_str!("../../../handbook/operations/example-service.toml");
/// No test waits longer for anything.
const PATIENCE: Duration = Duration::from_secs(30);

pub type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A served service on a Friday evening.
pub struct Rig {
    pub engine: Engine,
    pub web: WebState,
    pub address: SocketAddr,
    /// Whether whoever is at the other end may still see it.
    pub allowed: Arc<AtomicBool>,
    stop: CancellationToken,
}

impl Drop for Rig {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

fn friday() -> Clock {
    let wanted: jiff::Timestamp = "2026-11-20T21:00:00Z".parse().unwrap();
    let real = Clock::default().now().as_millis();
    Clock::with_offset(wanted.as_millisecond() - real)
}

pub fn nurse(who: &str) -> Viewer {
    Viewer {
        staff: Some(StaffId::new(who)),
        outside: None,
        roles: vec![StaffRole::Nurse],
        language: Language::Bokmal,
    }
}

impl Rig {
    pub async fn served(viewer: Viewer) -> Self {
        Self::served_over(viewer, MemoryLog::new()).await
    }

    /// Over a log that the test can make fail.
    pub async fn served_over(viewer: Viewer, log: impl EventLog + 'static) -> Self {
        let mut entropy = SystemEntropy;
        let keyring = Arc::new(Keyring::generate(&mut entropy).unwrap());
        let ids = Box::new(SeededIds::new(11));
        let core = Core::open(log, keyring, Box::new(SystemEntropy), ids)
            .await
            .unwrap();
        let stop = CancellationToken::new();
        let (engine, _) = Engine::start(core, friday(), stop.clone());
        let service = service_file::parse(EXAMPLE).unwrap();
        let begin = Command::BeginEpoch {
            epoch: Epoch::new(7),
            hold_effects: false,
        };
        for command in [begin, Command::ImportService(Arc::new(service))] {
            engine.submit(Actor::Operator, command).await.unwrap();
        }
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let texts = Arc::new(Texts::load().unwrap());
        let web = WebState::new(engine.clone(), texts, &format!("http://{address}"));
        let allowed = Arc::new(AtomicBool::new(true));
        let app = pages::router()
            .merge(live::router())
            .merge(assets::router())
            .with_state(web.clone())
            .layer(middleware::from_fn(signed_in(viewer, Arc::clone(&allowed))));
        let until = stop.clone();
        tokio::spawn(async move {
            axum::serve(listener, app)
                .with_graceful_shutdown(until.cancelled_owned())
                .await
        });
        Self {
            engine,
            web,
            address,
            allowed,
            stop,
        }
    }

    /// Somebody rings the number.
    pub async fn rings(&self, from: &str, line: u32) -> (CallId, ContactId) {
        let line = CarrierId::new(&format!("CA{line:032x}"));
        let from = From::Number(from.parse().unwrap());
        let command = Command::CallArrives {
            line: line.clone(),
            from,
        };
        let state = self.engine.submit(Actor::Carrier, command).await.unwrap();
        let call = state.call_by_line(&line).unwrap();
        (call.id, call.contact)
    }

    /// Words come in from this number.
    pub async fn hears_from(&self, from: &str) {
        let command = Command::MessageArrives {
            carrier_id: CarrierId::new("SM1"),
            from: From::Number(from.parse().unwrap()),
            body: "Jeg trenger å snakke.".to_owned(),
        };
        self.engine.submit(Actor::Carrier, command).await.unwrap();
    }

    pub async fn hangs_up(&self, line: u32) {
        let line = CarrierId::new(&format!("CA{line:032x}"));
        self.engine
            .submit(Actor::Carrier, Command::CallerGone { line })
            .await
            .unwrap();
    }

    pub fn at(&self) -> String {
        let state = self.engine.state();
        format!("{}-{}", state.epoch, state.seq)
    }

    /// Opens the line; the status, if it is refused.
    pub async fn tries(&self, query: &str, origin: Option<&str>) -> Result<Socket, u16> {
        let url = format!("ws://{}/api/v1/live{query}", self.address);
        let mut request = url.into_client_request().unwrap();
        if let Some(origin) = origin {
            request
                .headers_mut()
                .insert("origin", origin.parse().unwrap());
        }
        match tokio_tungstenite::connect_async(request).await {
            Ok((socket, _)) => Ok(socket),
            Err(tungstenite::Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    pub async fn opens(&self, query: &str) -> Socket {
        self.tries(query, None).await.unwrap()
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

type Signed = std::pin::Pin<Box<dyn Future<Output = axum::response::Response> + Send>>;

/// Stands in for the session layer.
fn signed_in(
    viewer: Viewer,
    allowed: Arc<AtomicBool>,
) -> impl Fn(Request, Next) -> Signed + Clone + Send {
    move |mut request, next| {
        let allowed = Arc::clone(&allowed);
        let may = StillAllowed(Arc::new(move || allowed.load(Ordering::SeqCst)));
        request.extensions_mut().insert(viewer.clone());
        request.extensions_mut().insert(may);
        Box::pin(next.run(request))
    }
}

/// The next message; a close as its code.
pub async fn hears(socket: &mut Socket) -> Result<Value, u16> {
    loop {
        let message = tokio::time::timeout(PATIENCE, socket.next())
            .await
            .expect("nothing was heard");
        match message.expect("the line ended").unwrap() {
            Message::Text(text) => return Ok(serde_json::from_str(&text).unwrap()),
            Message::Close(frame) => return Err(frame.map_or(0, |frame| frame.code.into())),
            Message::Binary(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
        }
    }
}

/// The next message that is not a beat.
pub async fn news(socket: &mut Socket) -> Value {
    loop {
        let message = hears(socket).await.unwrap();
        if message["type"] != "beat" {
            return message;
        }
    }
}
