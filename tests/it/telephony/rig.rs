//! An engine over a log in memory on a Friday evening, the router on loopback, the effects' runner, and a scripted carrier.

use super::carrier::{Scripted, sid};
use super::log::FailingLog;
use hjemmevakt::clock::Clock;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::calls::call::Call;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::state::State;
use hjemmevakt::effects;
use hjemmevakt::engine::Engine;
use hjemmevakt::engine::core::Core;
use hjemmevakt::ids::SeededIds;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::keys::Keyring;
use hjemmevakt::service_file;
use hjemmevakt::telephony::form::WebhookForm;
use hjemmevakt::telephony::signature::{PublicUrl, SignatureCheck, SigningToken};
use hjemmevakt::telephony::urls::Urls;
use hjemmevakt::telephony::webhooks::{TelephonyState, router};
use hjemmevakt::text::Texts;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

const EXAMPLE: &str = include_str!("../../../handbook/operations/example-service.toml");
const TOKEN: &str = "0123456789abcdef0123456789abcdef";
/// Not where the router listens: behind a proxy, the public address is what is signed.
pub const PUBLIC: &str = "https://h.example";
/// Friday 2026-01-09, 21:00 in Oslo: Kari is on duty, Aslak behind her, Marit third.
const FRIDAY: i64 = 1_767_988_800_000;
/// Monday 2026-01-12, 10:00 in Oslo: nobody is on duty.
const MONDAY: i64 = 1_768_208_400_000;
/// The nurse on duty.
pub const PRIMARY: &str = "+4790000001";
/// The one behind her.
pub const BACKUP: &str = "+4790000002";
/// Somebody whom the service does not know.
pub const STRANGER: &str = "+4790000099";
/// The line that the stranger calls on.
pub const LINE: usize = 1;

pub struct Rig {
    pub engine: Engine,
    pub carrier: Arc<Scripted>,
    pub full: Arc<AtomicBool>,
    base: String,
    http: reqwest::Client,
    keyring: Arc<Keyring>,
    core: JoinHandle<Core<FailingLog>>,
    stop: CancellationToken,
}

pub struct Answer {
    pub status: u16,
    pub body: String,
}

impl Answer {
    /// A voice webhook's answer: always 200 and always readable.
    pub fn markup(self) -> String {
        assert_eq!(self.status, 200, "{}", self.body);
        roxmltree::Document::parse(&self.body).unwrap();
        self.body
    }
}

impl Rig {
    /// On a Friday evening, with the example municipality's service file.
    pub async fn start() -> Self {
        Self::start_at(FRIDAY).await
    }

    pub async fn outside_duty() -> Self {
        Self::start_at(MONDAY).await
    }

    async fn start_at(at: i64) -> Self {
        let rig = Self::empty(at).await;
        let service = Arc::new(service_file::parse(EXAMPLE).unwrap());
        rig.submit(Actor::Operator, Command::ImportService(service))
            .await;
        rig
    }

    /// Without a service file.
    pub async fn empty(at: i64) -> Self {
        let keyring = Arc::new(Keyring::generate(&mut SystemEntropy).unwrap());
        let offset = at - Clock::default().now().as_millis();
        Self::over(FailingLog::default(), keyring, offset, Arc::default()).await
    }

    async fn over(
        log: FailingLog,
        keyring: Arc<Keyring>,
        offset: i64,
        carrier: Arc<Scripted>,
    ) -> Self {
        let full = log.full.clone();
        let ids = Box::new(SeededIds::new(7));
        let core = Core::open(log, keyring.clone(), Box::new(SystemEntropy), ids)
            .await
            .unwrap();
        let stop = CancellationToken::new();
        let (engine, core) = Engine::start(core, Clock::with_offset(offset), stop.clone());
        let texts = Arc::new(Texts::load().unwrap());
        let public = PublicUrl::parse(PUBLIC).unwrap();
        let urls = Urls::new(public.clone());
        let app = router(TelephonyState {
            engine: engine.clone(),
            texts: texts.clone(),
            urls: urls.clone(),
            check: Arc::new(SignatureCheck::new(public, TOKEN, None)),
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        let runner = effects::run(engine.clone(), carrier.clone(), urls, texts, stop.clone());
        tokio::spawn(runner);
        Self {
            engine,
            carrier,
            full,
            base,
            http: reqwest::Client::builder().no_proxy().build().unwrap(),
            keyring,
            core,
            stop,
        }
    }

    /// The process is gone at once; a new one starts over what the log holds.
    pub async fn crash_and_restart(self) -> Self {
        self.crash_and_restart_with(Arc::default()).await
    }

    /// The same, with a carrier that has its script already.
    pub async fn crash_and_restart_with(self, carrier: Arc<Scripted>) -> Self {
        self.stop.cancel();
        let offset = self.engine.now().as_millis() - Clock::default().now().as_millis();
        let log = self.core.await.unwrap().into_log().after_crash();
        let rig = Self::over(log, self.keyring, offset, carrier).await;
        rig.submit(Actor::Clock, Command::Start).await;
        rig
    }

    pub async fn submit(&self, actor: Actor, command: Command) -> Arc<State> {
        self.engine.submit(actor, command).await.unwrap()
    }

    pub fn fill_the_disk(&self) {
        self.full.store(true, Ordering::SeqCst);
    }

    /// A webhook as the carrier signs and sends it. `url` is a whole address or a path.
    pub async fn post(&self, url: &str, fields: &[(&str, &str)]) -> Answer {
        let path = url.strip_prefix(PUBLIC).unwrap_or(url);
        let form = form(fields);
        let signature = SigningToken::new(TOKEN).sign(&format!("{PUBLIC}{path}"), &form);
        self.send(path, &form.encode(), Some(&signature)).await
    }

    pub async fn send(&self, path: &str, body: &str, signature: Option<&str>) -> Answer {
        let mut request = self
            .http
            .post(format!("{}{path}", self.base))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.to_owned());
        if let Some(signature) = signature {
            request = request.header("X-Twilio-Signature", signature);
        }
        let response = request.send().await.unwrap();
        Answer {
            status: response.status().as_u16(),
            body: response.text().await.unwrap(),
        }
    }

    /// As the carrier fetches a recording: without a signature.
    pub async fn fetch(&self, url: &str) -> reqwest::Response {
        let path = url.strip_prefix(PUBLIC).unwrap_or(url);
        let url = format!("{}{path}", self.base);
        self.http.get(url).send().await.unwrap()
    }

    /// The stranger rings.
    pub async fn rings(&self) -> String {
        let answer = self.caller_asks("/telephony/voice/incoming", &[]).await;
        answer.markup()
    }

    /// A webhook about the stranger's line.
    pub async fn caller_asks(&self, url: &str, fields: &[(&str, &str)]) -> Answer {
        let line = sid(LINE);
        let mut all = vec![
            ("CallSid", line.as_str()),
            ("From", STRANGER),
            ("CallStatus", "in-progress"),
        ];
        all.retain(|(name, _)| !fields.iter().any(|(given, _)| given == name));
        all.extend(fields);
        self.post(url, &all).await
    }

    /// A webhook about a leg's line.
    pub async fn leg_asks(
        &self,
        leg: &str,
        line: &str,
        rest: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let mut all = vec![("CallSid", line), ("CallStatus", "in-progress")];
        all.retain(|(name, _)| !fields.iter().any(|(given, _)| given == name));
        all.extend(fields);
        self.post(&format!("/telephony/leg/{leg}/{rest}"), &all)
            .await
    }

    /// The only call there is.
    pub fn call(&self) -> Call {
        let state = self.engine.state();
        assert_eq!(state.calls.len(), 1);
        Call::clone(state.calls.values().next().unwrap())
    }

    /// The address of a call's webhook.
    pub fn of_call(&self, rest: &str) -> String {
        format!("/telephony/call/{}/{rest}", self.call().id)
    }

    /// Waits until the state fits.
    pub async fn until(&self, fits: impl Fn(&State) -> bool) {
        let mut published = self.engine.watch();
        let wait = async {
            while !fits(&self.engine.state()) {
                published.changed().await.unwrap();
            }
        };
        let waited = tokio::time::timeout(std::time::Duration::from_secs(20), wait).await;
        assert!(waited.is_ok(), "never so; {:#?}", self.engine.state().calls);
    }
}

pub fn form(fields: &[(&str, &str)]) -> WebhookForm {
    WebhookForm::from_fields(
        fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
    )
}

/// An attribute of the first element with this name.
pub fn attribute(markup: &str, element: &str, name: &str) -> String {
    let document = roxmltree::Document::parse(markup).unwrap();
    let node = document
        .descendants()
        .find(|node| node.has_tag_name(element))
        .unwrap_or_else(|| panic!("no {element} in {markup}"));
    node.attribute(name)
        .unwrap_or_else(|| panic!("no {name} in {markup}"))
        .to_owned()
}

/// The words of the first element with this name.
pub fn text(markup: &str, element: &str) -> String {
    let document = roxmltree::Document::parse(markup).unwrap();
    let node = document
        .descendants()
        .find(|node| node.has_tag_name(element));
    node.and_then(|node| node.text())
        .unwrap_or_else(|| panic!("no {element} in {markup}"))
        .to_owned()
}
