//! A network on a free port with a server beside it, and handles to both.

use super::app::{App, PATIENCE, TOKEN};
use hjemmevakt::simulator::network::config::NetworkConfig;
use hjemmevakt::simulator::network::handset::{Handset, HandsetKind};
use hjemmevakt::simulator::network::serve;
use reqwest::Method;
use serde_json::{Value, json};
use tokio_util::sync::{CancellationToken, DropGuard};

pub const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
pub const SERVICE: &str = "+4778000000";
pub const RELATIVE: &str = "+4790000001";
pub const NURSE: &str = "+4790000002";
pub const BACKUP: &str = "+4790000003";
pub const LANDLINE: &str = "+4778000001";

pub struct Rig {
    pub app: App,
    pub base: String,
    http: reqwest::Client,
    _network: DropGuard,
}

/// An answer of the REST interface.
#[derive(Debug)]
pub struct Rest {
    pub status: u16,
    pub body: Value,
}

impl Rest {
    pub fn sid(&self) -> String {
        assert_eq!(self.status, 201, "{:?}", self.body);
        self.body["sid"].as_str().unwrap().to_owned()
    }

    pub fn refused(&self, status: u16, code: u64) {
        assert_eq!(
            (self.status, self.body["code"].as_u64()),
            (status, Some(code)),
            "{}",
            self.body
        );
        assert_eq!(self.body["status"], status);
        assert!(self.body["message"].is_string() && self.body["more_info"].is_string());
    }
}

impl Rig {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// A network fifty times as fast as people, with a change to how it is made.
    pub async fn with(change: impl FnOnce(&mut NetworkConfig)) -> Self {
        let app = App::start().await;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let mut config = NetworkConfig::new(ACCOUNT, TOKEN, SERVICE, &base);
        config.voice_url = app.url("/voice");
        config.sms_url = app.url("/sms");
        config.time_scale = 0.02;
        config.speech_ms_per_char = 1;
        config.calls_per_second = 0.0;
        config.handsets = [(RELATIVE, "Relative"), (NURSE, "Nurse"), (BACKUP, "Backup")]
            .map(|(number, label)| Handset {
                number: number.into(),
                label: label.into(),
                kind: HandsetKind::Mobile,
            })
            .to_vec();
        config.handsets.push(Handset {
            number: LANDLINE.into(),
            label: "Legevakt".into(),
            kind: HandsetKind::Landline,
        });
        change(&mut config);
        let shutdown = CancellationToken::new();
        tokio::spawn(serve(listener, config, shutdown.clone()));
        let http = reqwest::Client::builder()
            .no_proxy()
            .timeout(PATIENCE)
            .build()
            .unwrap();
        Self {
            app,
            base,
            http,
            _network: shutdown.drop_guard(),
        }
    }

    pub async fn rest(&self, method: Method, path: &str, form: &[(&str, &str)]) -> Rest {
        self.rest_as(ACCOUNT, TOKEN, method, path, form)
            .await
            .unwrap()
    }

    /// A REST request; an error when no answer came.
    pub async fn rest_as(
        &self,
        account: &str,
        token: &str,
        method: Method,
        path: &str,
        form: &[(&str, &str)],
    ) -> Result<Rest, reqwest::Error> {
        let url = format!("{}/2010-04-01/Accounts/{ACCOUNT}/{path}", self.base);
        let request = self
            .http
            .request(method.clone(), url)
            .basic_auth(account, Some(token));
        let request = if method == Method::POST {
            request.form(form)
        } else {
            request
        };
        let response = request.timeout(PATIENCE).send().await?;
        let status = response.status().as_u16();
        let text = response.text().await?;
        Ok(Rest {
            status,
            body: serde_json::from_str(&text).unwrap_or(Value::Null),
        })
    }

    pub async fn get(&self, path: &str) -> Value {
        self.rest(Method::GET, path, &[]).await.body
    }

    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Rest {
        self.rest(Method::POST, path, form).await
    }

    /// Asks for a call from the service, with more fields.
    pub async fn call(&self, to: &str, more: &[(&str, &str)]) -> Rest {
        let url = self.app.url("/leg");
        let mut form = vec![("To", to), ("From", SERVICE)];
        if !more
            .iter()
            .any(|(name, _)| *name == "Url" || *name == "Twiml")
        {
            form.push(("Url", &url));
        }
        form.extend_from_slice(more);
        self.post("Calls.json", &form).await
    }

    pub async fn control(&self, path: &str, body: Value) -> Value {
        let url = format!("{}{path}", self.base);
        let response = self.http.post(url).json(&body).send().await.unwrap();
        let status = response.status();
        let text = response.text().await.unwrap();
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap()
    }

    pub async fn fault(&self, fault: &str, matching: &str, ms: u64) {
        let once = json!({ "once": [{ "fault": fault, "matching": matching, "ms": ms }] });
        self.control("/control/faults", once).await;
    }

    pub async fn look(&self, path: &str) -> Value {
        self.http
            .get(format!("{}{path}", self.base))
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    }

    async fn fetch(&self, path: &str) -> reqwest::Response {
        let url = format!("{}{path}", self.base);
        self.http.get(url).send().await.unwrap()
    }

    pub async fn text(&self, path: &str) -> String {
        self.fetch(path).await.text().await.unwrap()
    }

    pub async fn bytes(&self, path: &str) -> Vec<u8> {
        self.fetch(path).await.bytes().await.unwrap().to_vec()
    }

    pub async fn status(&self, path: &str) -> u16 {
        self.fetch(path).await.status().as_u16()
    }

    /// The carrier's numbers of the markup errors so far.
    pub async fn errors(&self) -> Vec<u64> {
        let log = self.look("/control/log?kind=error").await;
        log["log"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| line["status"].as_u64().unwrap())
            .collect()
    }

    pub fn phone<'a>(&'a self, number: &'a str) -> Phone<'a> {
        Phone {
            rig: self,
            number,
            after: 0,
        }
    }
}

/// A handset, read event by event.
pub struct Phone<'a> {
    rig: &'a Rig,
    number: &'a str,
    after: u64,
}

impl Phone<'_> {
    async fn act(&self, what: &str, body: Value) -> Value {
        self.rig
            .control(&format!("/handsets/{}/{what}", self.number), body)
            .await
    }

    /// Dials the service; the sid of the call.
    pub async fn dial(&self) -> String {
        self.dial_with(json!({})).await
    }

    pub async fn dial_with(&self, body: Value) -> String {
        self.act("dial", body).await["call"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    pub async fn answer(&self) {
        self.act("answer", json!({})).await;
    }

    pub async fn decline(&self) {
        self.act("decline", json!({})).await;
    }

    pub async fn hang_up(&self) {
        self.act("hangup", json!({})).await;
    }

    pub async fn keys(&self, digits: &str) {
        self.act("keys", json!({ "digits": digits })).await;
    }

    pub async fn say(&self, text: &str) {
        self.act("say", json!({ "text": text })).await;
    }

    pub async fn sms(&self, body: &str) {
        self.act("sms", json!({ "body": body })).await;
    }

    pub async fn mode(&self, mode: Value) {
        self.act("mode", mode).await;
    }

    /// The next event, after those already read, of this kind that fits.
    pub async fn wait(&mut self, kind: &str, fits: impl Fn(&Value) -> bool) -> Value {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        let mut passed = Vec::new();
        while tokio::time::Instant::now() < deadline {
            let news = self
                .rig
                .look(&format!(
                    "/handsets/{}/events?after={}&wait_ms=5000",
                    self.number, self.after
                ))
                .await;
            for event in news["events"].as_array().unwrap() {
                self.after = event["seq"].as_u64().unwrap();
                if event["kind"] == kind && fits(event) {
                    return event.clone();
                }
                passed.push(event.clone());
            }
        }
        panic!(
            "{} had no {kind} that fits; it had {passed:#?}",
            self.number
        )
    }

    pub async fn next(&mut self, kind: &str) -> Value {
        self.wait(kind, |_| true).await
    }

    pub async fn hears(&mut self, text: &str) -> Value {
        self.wait("heard", |event| event["text"] == text).await
    }

    /// Picks up when it rings.
    pub async fn picks_up(&mut self) {
        self.next("ringing").await;
        self.answer().await;
        self.next("answered").await;
    }
}
