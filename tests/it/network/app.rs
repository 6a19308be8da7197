//! A server in the place of ours: answers with the markup that a test laid out, and keeps what it was asked.

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use hjemmevakt::simulator::network::webhook::signature;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;

pub const TOKEN: &str = "a-token-of-the-simulated-network";

/// Longer than anything takes: a test that waits this long has failed.
pub const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Debug, Clone)]
pub enum Reply {
    Markup(String),
    Status(u16),
    Text(&'static str),
    /// A recording: its bytes, and what `Cache-Control` says of them.
    Sound(Vec<u8>, &'static str),
    Never,
}

/// A request that came in.
#[derive(Debug, Clone)]
pub struct Seen {
    pub path: String,
    pub fields: Vec<(String, String)>,
    pub signed: bool,
}

impl Seen {
    pub fn get(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }
}

#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    base: String,
    replies: Mutex<HashMap<String, VecDeque<Reply>>>,
    seen: watch::Sender<Vec<Seen>>,
}

impl App {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let inner = Inner {
            base,
            replies: Mutex::default(),
            seen: watch::channel(Vec::new()).0,
        };
        let app = Self(Arc::new(inner));
        let router = axum::Router::new().fallback(take).with_state(app.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        app
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.0.base)
    }

    /// What `path` answers from now on: the content of a `Response`.
    pub fn on(&self, path: &str, inner: &str) {
        self.replies(path, [Reply::Markup(inner.to_owned())]);
    }

    /// What `path` answers, one after the other; the last one stays.
    pub fn replies(&self, path: &str, replies: impl IntoIterator<Item = Reply>) {
        self.0
            .replies
            .lock()
            .unwrap()
            .insert(path.to_owned(), replies.into_iter().collect());
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.0.seen.borrow().clone()
    }

    pub fn count(&self, path: &str) -> usize {
        self.seen().iter().filter(|seen| seen.path == path).count()
    }

    /// The first request to `path` that fits, now or later.
    pub async fn wait(&self, path: &str, fits: impl Fn(&Seen) -> bool) -> Seen {
        let mut news = self.0.seen.subscribe();
        let found = |seen: &Vec<Seen>| seen.iter().find(|s| s.path == path && fits(s)).cloned();
        let waiting = news.wait_for(|seen| found(seen).is_some());
        let Ok(waited) = tokio::time::timeout(PATIENCE, waiting).await else {
            panic!(
                "no such request to {path} came; these did: {:#?}",
                self.seen()
            )
        };
        found(&waited.unwrap()).unwrap()
    }

    pub async fn asked(&self, path: &str) -> Seen {
        self.wait(path, |_| true).await
    }
}

async fn take(State(app): State<App>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let uri = request.uri().to_string();
    let given = request
        .headers()
        .get("X-Twilio-Signature")
        .map(|v| v.to_str().unwrap().to_owned());
    let query = request.uri().query().unwrap_or_default().to_owned();
    let body = axum::body::to_bytes(request.into_body(), 1 << 20)
        .await
        .unwrap();
    let form = fields(std::str::from_utf8(&body).unwrap());
    let signed = given == Some(signature(TOKEN, &app.url(&uri), &form));
    let mut all = form;
    all.extend(fields(&query));
    app.0.seen.send_modify(|seen| {
        seen.push(Seen {
            path: path.clone(),
            fields: all,
            signed,
        });
    });
    let reply = {
        let mut replies = app.0.replies.lock().unwrap();
        match replies.get_mut(&path) {
            Some(queue) if queue.len() > 1 => queue.pop_front(),
            Some(queue) => queue.front().cloned(),
            None => Some(Reply::Markup(String::new())),
        }
    };
    match reply.unwrap() {
        Reply::Markup(inner) => (
            [(header::CONTENT_TYPE, "text/xml; charset=utf-8")],
            format!("<Response>{inner}</Response>"),
        )
            .into_response(),
        Reply::Status(status) => StatusCode::from_u16(status).unwrap().into_response(),
        Reply::Text(text) => text.into_response(),
        Reply::Sound(bytes, rules) => {
            let headers = [
                (header::CONTENT_TYPE, "audio/wav"),
                (header::CACHE_CONTROL, rules),
            ];
            (headers, bytes).into_response()
        }
        Reply::Never => std::future::pending().await,
    }
}

fn fields(encoded: &str) -> Vec<(String, String)> {
    let mut url = reqwest::Url::parse("http://form/").unwrap();
    url.set_query(Some(encoded));
    url.query_pairs()
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}
