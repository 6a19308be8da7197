//! The same request twice is carried out once: for a tap that is repeated when the network is bad. It is written down as begun before it is
//! carried out, and goes on to its end though nobody waits for the answer any more. What broke off with the server is looked for in the
//! log: never carried out twice, and never said to have been done when it was not.

mod kept;

use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use crate::domain::actor::Actor;
use crate::domain::ids::StationId;
use crate::domain::time::Timestamp;
use crate::log::sqlite::open::DatabaseError;
use crate::text::{TextError, Texts};
use crate::views::{Outside, Viewer};
use crate::web::api::idempotency::kept::{Answer, Known, Requests, Who};
use crate::web::error::Problem;
use crate::web::limits;
use crate::web::session::Sessions;
use crate::web::session::accounts::Account;
use crate::web::session::extract::{SignedIn, of_headers};
use crate::web::session::gate::preferred;

const LONGEST_KEY: usize = 128;
/// Answers are small; of a larger one only the status is kept.
const LONGEST_ANSWER: usize = 4_096;
const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");
/// The key of a form that was sent without JavaScript.
const FIELD: &str = "idempotency_key";

/// Why keys cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum IdempotencyError {
    /// The database could not be opened.
    #[error("the table of idempotency keys cannot be opened")]
    Database(#[from] DatabaseError),
    /// It could not be read or written.
    #[error("the table of idempotency keys cannot be used")]
    Sqlite(#[from] sqlx::Error),
    /// The words for the pages could not be read.
    #[error(transparent)]
    Texts(#[from] TextError),
}

/// With an answer that holds a secret: its words are not kept, and the same request again is answered without them.
#[derive(Clone, Copy, Debug)]
pub struct SaidOnce;

/// Requests that have begun or were carried out. Cheap to clone.
#[derive(Clone)]
pub struct Idempotency {
    sessions: Sessions,
    requests: Requests,
    texts: Arc<Texts>,
}

/// Why a request was not carried out by the layer.
#[derive(Debug)]
enum Refused {
    /// The key is no key.
    Key,
    /// Too large.
    Large,
    /// The same is being carried out.
    UnderWay,
    /// The key was used for another request.
    Differs,
    /// It broke off, and may have been carried out.
    Unknown,
    /// Whether it was done before cannot be told now.
    Unusable,
}

impl Idempotency {
    /// In the database at this address. The tables must be there: open the log first.
    pub async fn open(url: &str, sessions: Sessions) -> Result<Self, IdempotencyError> {
        Ok(Self {
            sessions,
            requests: Requests::open(url).await?,
            texts: Arc::new(Texts::load()?),
        })
    }

    fn now(&self) -> Timestamp {
        self.sessions.now()
    }
}

/// The layer of the API: behind the session, in front of the handlers. Refusals are answers, and are kept too.
pub async fn once(State(kept): State<Idempotency>, request: Request, next: Next) -> Response {
    let key = request.headers().get(KEY).cloned();
    let who = who_of(request.extensions());
    let (Some(key), Some(who), &Method::POST) = (key, who, request.method()) else {
        return next.run(request).await;
    };
    let whole = match whole(request).await {
        Ok(whole) => whole,
        Err(refused) => return refused.problem().into_response(),
    };
    let answer = carry_out(&kept, who, &key, whole, next, Keep::Refusals).await;
    answer.unwrap_or_else(|refused| refused.problem().into_response())
}

/// The layer of the pages: forms of somebody who has signed in, or at a registered PC. A form that was refused may be sent again under
/// its key.
pub async fn once_for_forms(
    State(kept): State<Idempotency>,
    request: Request,
    next: Next,
) -> Response {
    let elsewhere = ["/api/", "/telephony/"]
        .iter()
        .any(|prefix| request.uri().path().starts_with(prefix));
    if elsewhere || request.method() != Method::POST {
        return next.run(request).await;
    }
    let Some(who) = sender(&kept.sessions, request.headers()) else {
        return next.run(request).await;
    };
    let headers = request.headers().clone();
    let refuse = |refused: &Refused| refused.page(&kept.texts, &headers);
    let whole = match whole(request).await {
        Ok(whole) => whole,
        Err(refused) => return refuse(&refused),
    };
    let Some(key) = key_of_form(&whole) else {
        return next.run(joined(whole)).await;
    };
    match carry_out(&kept, who, &key, whole, next, Keep::Done).await {
        Ok(response) => response,
        Err(refused) => refuse(&refused),
    }
}

/// Which answers are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keep {
    /// What was done.
    Done,
    /// That, and what was refused.
    Refusals,
}

/// Whom the session layer has let through.
fn who_of(extensions: &Extensions) -> Option<Who> {
    if let Some(SignedIn(account)) = extensions.get() {
        return Some(who(account));
    }
    match extensions.get::<Viewer>()?.outside? {
        Outside::Station(station) => Some(at_station(station)),
        Outside::Guest(_) => None,
    }
}

/// Whose form it is. A locked screen is answered by the lock, and by nothing that was kept.
fn sender(sessions: &Sessions, headers: &HeaderMap) -> Option<Who> {
    match of_headers(sessions, headers) {
        Ok(believed) if believed.session.locked => None,
        Ok(believed) => Some(who(&believed.account)),
        Err(_) => sessions.station_of(headers).map(at_station),
    }
}

fn who(account: &Account) -> Who {
    let staff = account.staff.clone().map(Actor::Staff);
    let actor = staff.or_else(|| account.guest.map(Actor::Guest));
    Who {
        account: account.id.clone(),
        log_actor: actor.map(|actor| actor.to_string()).unwrap_or_default(),
    }
}

/// All who sit at a registered PC are one sender: nothing else tells them apart.
fn at_station(station: StationId) -> Who {
    let actor = Actor::Station(station).to_string();
    Who {
        account: actor.clone(),
        log_actor: actor,
    }
}

async fn whole(request: Request) -> Result<(Parts, Bytes), Refused> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, limits::most(parts.uri.path()))
        .await
        .map_err(|_| Refused::Large)?;
    Ok((parts, body))
}

fn joined((parts, body): (Parts, Bytes)) -> Request {
    Request::from_parts(parts, Body::from(body))
}

fn key_of_form((parts, body): &(Parts, Bytes)) -> Option<HeaderValue> {
    if let Some(key) = parts.headers.get(KEY) {
        return Some(key.clone());
    }
    let field = form_urlencoded::parse(body).find(|(name, _)| name == FIELD)?;
    HeaderValue::from_str(&field.1)
        .ok()
        .filter(|key| !key.is_empty())
}

async fn carry_out(
    kept: &Idempotency,
    who: Who,
    key: &HeaderValue,
    whole: (Parts, Bytes),
    next: Next,
    keep: Keep,
) -> Result<Response, Refused> {
    let key = key
        .to_str()
        .ok()
        .filter(|key| !key.is_empty() && key.len() <= LONGEST_KEY)
        .ok_or(Refused::Key)?
        .to_owned();
    let under_way = kept.requests.enter(&who, &key).ok_or(Refused::UnderWay)?;
    let tags = tags(kept, &whole);
    let known = kept.requests.begin(&who, &key, &tags, kept.now()).await;
    match known.map_err(|error| unusable(&error))? {
        Known::New => {}
        Known::Answered(answer) => return Ok(replay(answer)),
        Known::Differs => return Err(Refused::Differs),
        Known::Unknown => return Err(Refused::Unknown),
    }
    let kept = kept.clone();
    // On its own: a lost line takes away who waits for the answer, and not what is being done.
    let done = tokio::spawn(async move {
        let response = next.run(joined(whole)).await;
        let response = remember(&kept, &who, &key, &tags, response, keep).await;
        drop(under_way);
        response
    });
    done.await.map_err(|error| {
        tracing::error!(%error, "a request under a key fell over");
        Refused::Unknown
    })
}

fn tags(kept: &Idempotency, (parts, body): &(Parts, Bytes)) -> Vec<[u8; 32]> {
    let parts = [
        parts.method.as_str().as_bytes(),
        parts.uri.path().as_bytes(),
        body,
    ];
    kept.sessions.keys().tags("idempotency", &parts)
}

/// The answer that was given. Of one that leads elsewhere, the body is where.
fn replay(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let replayed = (REPLAYED, HeaderValue::from_static("true"));
    if status.is_redirection()
        && let Ok(place) = HeaderValue::from_str(&answer.body)
    {
        return (status, [(header::LOCATION, place), replayed]).into_response();
    }
    let kind = if status.is_success() {
        "application/json"
    } else {
        "application/problem+json"
    };
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static(kind));
    (status, [kind, replayed], answer.body).into_response()
}

/// Keeps what was answered, unless it was for the moment only.
async fn remember(
    kept: &Idempotency,
    who: &Who,
    key: &str,
    tags: &[[u8; 32]],
    response: Response,
    keep: Keep,
) -> Response {
    let status = response.status();
    let done = status.is_success() || status.is_redirection();
    let for_the_moment = status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS;
    let (parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let text = worth_keeping(&parts, &body);
    let outcome = match tags.first() {
        Some(tag) if done || (keep == Keep::Refusals && !for_the_moment) => {
            let answer = (status.as_u16(), text);
            kept.requests.keep(who, key, tag, answer, kept.now()).await
        }
        Some(_) | None => kept.requests.forget(who, key).await,
    };
    if let Err(error) = outcome {
        // It stays written down as begun: the same again is told so, and not carried out.
        tracing::warn!(%error, "the answer under an idempotency key could not be kept");
    }
    Response::from_parts(parts, Body::from(body))
}

/// Where it leads, or its few words. A page is not kept: there may be something about a person on it.
fn worth_keeping<'a>(parts: &'a axum::http::response::Parts, body: &'a Bytes) -> &'a str {
    if parts.extensions.get::<SaidOnce>().is_some() {
        return "";
    }
    let place = parts.headers.get(header::LOCATION);
    let kind = parts.headers.get(header::CONTENT_TYPE);
    let is_json = kind.is_some_and(|kind| kind.as_bytes().ends_with(b"json"));
    let bytes = match place {
        Some(place) => place.as_bytes(),
        None if is_json => body,
        None => &[],
    };
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    if text.len() <= LONGEST_ANSWER {
        text
    } else {
        ""
    }
}

fn unusable(error: &sqlx::Error) -> Refused {
    tracing::warn!(%error, "an idempotency key could not be looked up");
    Refused::Unusable
}

impl Refused {
    const fn status(&self) -> StatusCode {
        match self {
            Self::Key => StatusCode::BAD_REQUEST,
            Self::Large => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnderWay | Self::Unknown => StatusCode::CONFLICT,
            Self::Differs => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unusable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// For programs.
    fn problem(&self) -> Problem {
        let say = |words: &str| Problem::new(self.status(), words);
        match self {
            Self::Key => {
                say(&format!("Idempotency-Key must be 1 to {LONGEST_KEY} printable characters"))
            }
            Self::Large => say("the request is too large"),
            Self::UnderWay => {
                say("the same request is under way: wait for its answer").retry_after(1)
            }
            Self::Differs => {
                say("this Idempotency-Key was used for another request: take a new one")
            }
            Self::Unknown => say(
                "this request had begun when the service broke off, and may have been carried out: look whether it was before you send it \
                 again under a new key",
            ),
            Self::Unusable => say(
                "whether this was done before cannot be told at the moment: nothing has changed, try again",
            )
            .retry_after(2),
        }
    }

    /// For the browser's own request, and for a form without it.
    fn page(&self, texts: &Texts, headers: &HeaderMap) -> Response {
        let key = match self {
            Self::Key | Self::Differs => "ui-no-key-differs",
            Self::Large => "ui-no-too-large",
            Self::UnderWay => "ui-no-running",
            Self::Unknown => "ui-no-broke-off",
            Self::Unusable => "ui-no-not-writable",
        };
        let message = texts.get(preferred(headers), key, &[]);
        let wants_json = headers
            .get(header::ACCEPT)
            .and_then(|accept| accept.to_str().ok())
            .is_some_and(|accept| accept.contains("application/json"));
        if wants_json {
            return (
                self.status(),
                axum::Json(json!({"ok": false, "message": message})),
            )
                .into_response();
        }
        (self.status(), message).into_response()
    }
}
