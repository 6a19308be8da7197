//! A server and a network as two processes on free ports, and what people do with their telephones.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use hjemmevakt::clock::Clock;
use hjemmevakt::domain::state::State;
use hjemmevakt::engine::core::Core;
use hjemmevakt::ids::SystemIds;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::key_file;
use hjemmevakt::log::sqlite::SqliteLog;
use hjemmevakt::log::sqlite::open::OpenMode;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

pub const SERVICE: &str = "+4778000000";
pub const RELATIVE: &str = "+4790000011";
pub const UNKNOWN: &str = "+4790000013";
pub const KARI: &str = "+4790000001";
pub const ASLAK: &str = "+4790000002";
pub const LEGEVAKT: &str = "+4778000001";
const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const TOKEN: &str = "a-token-of-the-tests";
/// Nothing in these tests takes so long unless it hangs.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// Two processes and a folder for their data.
pub struct Rig {
    pub folder: tempfile::TempDir,
    pub network: String,
    pub server: String,
    http: reqwest::Client,
    _network: Option<Child>,
    serving: Option<Child>,
    offset: String,
    /// Settings of the server's besides the usual ones.
    pub settings: Vec<(&'static str, String)>,
    /// Where all that it says is kept; none: it is shown to whoever runs the tests.
    said: Option<PathBuf>,
}

/// An example of a service, with steps as short as they may be.
pub fn service_file() -> String {
    include_str!("../../../handbook/operations/example-service.toml")
        .replace("seconds = 25", "seconds = 5")
}

impl Rig {
    /// Both processes, `pace` real seconds for each second of the network, with these handsets besides the staff's.
    pub async fn start(pace: f64, callers: &[String]) -> Self {
        Self::beginning(pace, callers, false).await
    }

    /// Says everything that it can say, and every word of it is kept in the folder [`Self::said`].
    pub async fn talkative(pace: f64, callers: &[String]) -> Self {
        Self::beginning(pace, callers, true).await
    }

    async fn beginning(pace: f64, callers: &[String], talkative: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let said = talkative.then(|| folder.path().join("said"));
        if let Some(said) = &said {
            std::fs::create_dir(said).unwrap();
        }
        let port = free_port();
        let server = format!("http://127.0.0.1:{port}");
        std::fs::write(folder.path().join("service.toml"), service_file()).unwrap();
        let fallback =
            output(program(folder.path()).args(["fallback-markup", "service.toml"])).await;
        std::fs::write(folder.path().join("fallback.xml"), fallback).unwrap();
        std::fs::write(
            folder.path().join("handsets.json"),
            handsets(callers).to_string(),
        )
        .unwrap();
        let (child, network) = network(folder.path(), &server, pace).await;
        let offset = friday_evening();
        let mut rig = Self {
            folder,
            network,
            server,
            http: reqwest::Client::new(),
            _network: Some(child),
            serving: None,
            offset,
            settings: Vec::new(),
            said,
        };
        if talkative {
            rig.settings.push(("HJEMMEVAKT_LOG", "trace".to_owned()));
        }
        let (status, imported) = rig.runs(&["import", "service.toml"]).await;
        assert_eq!(status, Some(0), "{imported}");
        rig.serve().await;
        rig
    }

    /// Beside a server and a network that somebody else has started with this folder for their data, the network on the next port.
    pub fn beside(folder: tempfile::TempDir, port: u16) -> Self {
        Self {
            folder,
            network: format!("http://127.0.0.1:{}", port + 1),
            server: format!("http://127.0.0.1:{port}"),
            http: reqwest::Client::new(),
            _network: None,
            serving: None,
            offset: "0s".to_owned(),
            settings: Vec::new(),
            said: None,
        }
    }

    fn server_command(&self) -> Command {
        let mut command = program(self.folder.path());
        command
            .env(
                "HJEMMEVAKT_LISTEN",
                self.server.trim_start_matches("http://"),
            )
            .env("HJEMMEVAKT_PUBLIC_URL", &self.server)
            .env(
                "HJEMMEVAKT_DATABASE_URL",
                format!("sqlite://{}", self.database().display()),
            )
            .env(
                "HJEMMEVAKT_KEY_FILE",
                self.folder.path().join("hjemmevakt.key"),
            )
            .env("HJEMMEVAKT_TWILIO_BASE_URL", &self.network)
            .env("HJEMMEVAKT_TWILIO_ACCOUNT_SID", ACCOUNT)
            .env("HJEMMEVAKT_TWILIO_AUTH_TOKEN", TOKEN)
            .env("HJEMMEVAKT_TWILIO_NUMBER", SERVICE)
            .env("HJEMMEVAKT_CLOCK_OFFSET", &self.offset)
            .env("HJEMMEVAKT_LOG", "warn");
        if self.forms().is_dir() {
            command.env("HJEMMEVAKT_FORMS_FOLDER", self.forms());
        }
        for (name, value) in &self.settings {
            command.env(name, value);
        }
        command
    }

    /// `check --carrier` of a server that says it is reached there: its exit status, and what it says.
    pub async fn check_carrier(&self, public_url: &str) -> (Option<i32>, String) {
        let mut command = self.server_command();
        command.env("HJEMMEVAKT_PUBLIC_URL", public_url);
        let output = command.args(["check", "--carrier"]).output();
        let output = timeout(PATIENCE, output).await.unwrap().unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
        )
    }

    /// Another command beside the server: its exit status, and what it says.
    pub async fn runs(&self, args: &[&str]) -> (Option<i32>, String) {
        let mut command = self.server_command();
        let output = command.args(args).stderr(Stdio::piped()).output();
        let output = timeout(PATIENCE, output).await.unwrap().unwrap();
        let said = [output.stdout, output.stderr].concat();
        self.keeps("commands", &said);
        (output.status.code(), String::from_utf8(said).unwrap())
    }

    /// Where all that the processes say is kept.
    pub fn said(&self) -> &Path {
        self.said.as_deref().unwrap()
    }

    /// Keeps something that was said with the rest.
    pub fn keeps(&self, name: &str, bytes: &[u8]) {
        if let Some(said) = &self.said {
            appended(&said.join(name)).write_all(bytes).unwrap();
        }
    }

    pub const fn http(&self) -> &reqwest::Client {
        &self.http
    }

    pub fn key_file(&self) -> PathBuf {
        self.folder.path().join("hjemmevakt.key")
    }

    /// Where forms of the municipality's own lie, once a test has made the folder.
    pub fn forms(&self) -> PathBuf {
        self.folder.path().join("forms")
    }

    /// How it is with the running server.
    pub async fn ready(&self) -> Value {
        let ask = self.http.get(format!("{}/readyz", self.server));
        ask.send().await.unwrap().json().await.unwrap()
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("hjemmevakt.db")
    }

    /// Starts the server, and waits until it is ready to take a call.
    pub async fn serve(&mut self) {
        assert!(self.serving.is_none());
        let mut command = self.server_command();
        if let Some(said) = &self.said {
            let file = appended(&said.join("server"));
            command.stdout(file.try_clone().unwrap()).stderr(file);
        }
        self.serving = Some(command.arg("serve").spawn().unwrap());
        self.until("the server is ready", async |rig| {
            rig.http
                .get(format!("{}/readyz", rig.server))
                .send()
                .await
                .is_ok_and(|answer| answer.status().is_success())
        })
        .await;
    }

    /// So many hours pass while no server runs.
    pub fn passes(&mut self, hours: u64) {
        assert!(self.serving.is_none());
        let before: u64 = self.offset.trim_end_matches('s').parse().unwrap();
        self.offset = format!("{}s", before + hours * 3_600);
    }

    /// Asks the API, as somebody whose account has this password; the answer's status, and what it says.
    pub async fn asks(
        &self,
        (who, password): (&str, &str),
        method: Method,
        path: &str,
        body: &Value,
    ) -> (u16, Value) {
        let session = self.http.post(format!("{}/api/v1/session", self.server));
        let session = session.json(&json!({"username": who, "password": password}));
        let session: Value = session.send().await.unwrap().json().await.unwrap();
        let ask = self.http.request(method, format!("{}{path}", self.server));
        let ask = ask.bearer_auth(session["token"].as_str().unwrap());
        let answer = ask.json(body).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// `kill -9`.
    pub async fn kill(&mut self) {
        let mut child = self.serving.take().unwrap();
        child.kill().await.unwrap();
    }

    /// What the log folds to, read beside the running server.
    pub async fn state(&self) -> Arc<State> {
        let url = format!("sqlite://{}", self.database().display());
        let log = SqliteLog::open(&url, OpenMode::Read).await.unwrap();
        let keyring = key_file::load(&self.folder.path().join("hjemmevakt.key")).unwrap();
        let core = Core::open(
            log,
            Arc::new(keyring),
            Box::new(SystemEntropy),
            Box::new(SystemIds),
        )
        .await
        .unwrap();
        Arc::clone(core.state())
    }

    /// Looks again at short intervals until it is so.
    pub async fn until(&self, what: &str, holds: impl AsyncFn(&Self) -> bool) {
        let mut looks = tokio::time::interval(Duration::from_millis(50));
        let so = async {
            while !holds(self).await {
                looks.tick().await;
            }
        };
        timeout(PATIENCE, so)
            .await
            .unwrap_or_else(|_| panic!("not within {PATIENCE:?}: {what}"));
    }

    /// The same, for the state of the log.
    pub async fn until_state(&self, what: &str, holds: impl Fn(&State) -> bool) {
        self.until(what, async |rig| holds(&*rig.state().await))
            .await;
    }

    async fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        let mut request = self.http.request(method, format!("{}{path}", self.network));
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        serde_json::from_str(&text).unwrap_or_else(|_| panic!("{path}: {status} {text}"))
    }

    pub async fn does(&self, number: &str, what: &str, body: Value) -> Value {
        self.ask(
            Method::POST,
            &format!("/handsets/{number}/{what}"),
            Some(body),
        )
        .await
    }

    pub async fn dials(&self, number: &str) {
        self.does(number, "dial", json!({ "to": SERVICE })).await;
    }

    pub async fn answers(&self, number: &str) {
        self.until(&format!("{number} rings"), async |rig| {
            rig.line(number).await.as_deref() == Some("ringing")
        })
        .await;
        self.does(number, "answer", json!({})).await;
    }

    pub async fn mode(&self, number: &str, mode: Value) {
        self.does(number, "mode", mode).await;
    }

    pub async fn handset(&self, number: &str) -> Value {
        self.ask(Method::GET, &format!("/handsets/{number}"), None)
            .await
    }

    /// `dialling`, `ringing`, `talking`; nothing when it is not in use.
    pub async fn line(&self, number: &str) -> Option<String> {
        self.handset(number).await["line"]["state"]
            .as_str()
            .map(str::to_owned)
    }

    /// Whether the handset has heard this, from a voice or a person.
    pub async fn heard(&self, number: &str, words: &str) -> bool {
        self.handset(number).await["transcript"]
            .to_string()
            .contains(words)
    }

    /// What went over the network's wires after this entry, and the last entry.
    pub async fn wires(&self, after: u64) -> (Vec<Value>, u64) {
        let log = self
            .ask(Method::GET, &format!("/control/log?after={after}"), None)
            .await;
        let last = log["last_seq"].as_u64().unwrap_or(after);
        (log["log"].as_array().cloned().unwrap_or_default(), last)
    }
}

fn appended(path: &Path) -> File {
    let mut options = File::options();
    options.create(true).append(true).open(path).unwrap()
}

/// Runs the program in this folder with nothing of the tester's own settings.
pub fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hjemmevakt"));
    command
        .current_dir(folder)
        .kill_on_drop(true)
        .stderr(Stdio::inherit())
        .stdin(Stdio::null());
    command
}

pub async fn output(command: &mut Command) -> Vec<u8> {
    let output = timeout(PATIENCE, command.stdout(Stdio::piped()).output())
        .await
        .unwrap()
        .unwrap();
    assert!(output.status.success(), "{command:?}");
    output.stdout
}

fn handsets(callers: &[String]) -> Value {
    let mobile =
        |number: &str, label: &str| json!({ "number": number, "label": label, "kind": "mobile" });
    let mut list = vec![
        mobile(KARI, "Kari"),
        mobile(ASLAK, "Aslak"),
        mobile("+4790000003", "Marit"),
        mobile("+4790000005", "Randi"),
        mobile("+4790000006", "Siri"),
        json!({ "number": LEGEVAKT, "label": "Legevakt", "kind": "landline" }),
        json!({ "number": "+4778000004", "label": "Legevakt 2", "kind": "landline" }),
        json!({ "number": "+4778000003", "label": "Day service", "kind": "landline" }),
    ];
    list.extend(callers.iter().map(|number| mobile(number, "A caller")));
    Value::Array(list)
}

async fn network(folder: &Path, server: &str, pace: f64) -> (Child, String) {
    let mut child = program(folder)
        .args([
            "network",
            "--listen",
            "127.0.0.1:0",
            "--account-sid",
            ACCOUNT,
            "--auth-token",
            TOKEN,
        ])
        .args([
            "--number",
            SERVICE,
            "--handsets",
            "handsets.json",
            "--fallback-markup",
            "fallback.xml",
        ])
        .args(["--voice-url", &format!("{server}/telephony/voice/incoming")])
        .args(["--sms-url", &format!("{server}/telephony/sms/incoming")])
        .args(["--status-url", &format!("{server}/telephony/voice/status")])
        .args(["--time-scale", &pace.to_string(), "--calls-per-second", "0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = timeout(PATIENCE, lines.next_line())
        .await
        .unwrap()
        .unwrap()
        .unwrap();
    let base = line.rsplit(' ').next().unwrap().to_owned();
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    (child, base)
}

pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// How far it is to the next Friday evening, so that somebody is on duty.
fn friday_evening() -> String {
    let now = Clock::default().now().to_jiff();
    let zone = jiff::tz::TimeZone::get("Europe/Oslo").unwrap();
    let today = now.to_zoned(zone.clone()).date();
    let friday = today.nth_weekday(1, jiff::civil::Weekday::Friday).unwrap();
    let evening = friday.at(19, 30, 0, 0).to_zoned(zone).unwrap().timestamp();
    format!("{}s", evening.duration_since(now).as_secs())
}
