//! The same request twice is carried out once: for a tap that is repeated when the network is bad. Kept for 24 hours and bounded for
//! each account; holds no content, only a keyed hash of the request and the answer's few words.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use sqlx::sqlite::SqliteConnection;
use sqlx::{ConnectOptions as _, Row as _};

use crate::domain::time::Timestamp;
use crate::log::sqlite::open::{self, DatabaseError};
use crate::web::error::Problem;
use crate::web::limits::BODY;
use crate::web::session::Sessions;
use crate::web::session::extract::SignedIn;

const KEPT: Duration = Duration::from_hours(24);
/// Keys of one account.
const MOST: i64 = 1_000;
const LONGEST_KEY: usize = 128;
/// Answers are small; a larger one is not kept, and the request is carried out again.
const LONGEST_ANSWER: usize = 4_096;
const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

const FIND: &str = "SELECT request, status, body FROM idempotency WHERE actor = ?1 AND key = ?2 AND created_at > ?3";
const KEEP: &str = "INSERT INTO idempotency (actor, key, request, status, body, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
    ON CONFLICT (actor, key) DO UPDATE SET request = excluded.request, status = excluded.status, body = excluded.body, \
    created_at = excluded.created_at";
const FORGET_OLD: &str = "DELETE FROM idempotency WHERE created_at <= ?1";
const FORGET_SURPLUS: &str = "DELETE FROM idempotency WHERE actor = ?1 AND key IN \
    (SELECT key FROM idempotency WHERE actor = ?1 ORDER BY created_at DESC, key LIMIT -1 OFFSET ?2)";

/// Why keys cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum IdempotencyError {
    /// The database could not be opened.
    #[error("the table of idempotency keys cannot be opened")]
    Database(#[from] DatabaseError),
    /// It could not be read or written.
    #[error("the table of idempotency keys cannot be used")]
    Sqlite(#[from] sqlx::Error),
}

/// Requests that were carried out. Cheap to clone.
#[derive(Clone)]
pub struct Idempotency {
    sessions: Sessions,
    connection: Arc<tokio::sync::Mutex<SqliteConnection>>,
    under_way: Arc<Mutex<HashSet<(String, String)>>>,
}

/// An answer that was given.
struct Kept {
    request: Vec<u8>,
    status: u16,
    body: String,
}

impl Idempotency {
    /// In the database at this address. The table must be there: open the log first.
    pub async fn open(url: &str, sessions: Sessions) -> Result<Self, IdempotencyError> {
        let connection = open::options(url)?.connect().await?;
        Ok(Self {
            sessions,
            connection: Arc::new(tokio::sync::Mutex::new(connection)),
            under_way: Arc::default(),
        })
    }

    fn now(&self) -> Timestamp {
        self.sessions.clock().real_now()
    }

    async fn find(&self, actor: &str, key: &str) -> Result<Option<Kept>, sqlx::Error> {
        let since = (self.now() - KEPT).as_millis();
        let found = sqlx::query(FIND)
            .bind(actor)
            .bind(key)
            .bind(since)
            .fetch_optional(&mut *self.connection.lock().await)
            .await?;
        found
            .map(|row| {
                Ok(Kept {
                    request: row.try_get("request")?,
                    status: row.try_get("status")?,
                    body: row.try_get("body")?,
                })
            })
            .transpose()
    }

    async fn keep(
        &self,
        actor: &str,
        key: &str,
        tag: &[u8; 32],
        status: u16,
        body: &str,
    ) -> Result<(), sqlx::Error> {
        let now = self.now();
        let mut connection = self.connection.lock().await;
        sqlx::query(KEEP)
            .bind(actor)
            .bind(key)
            .bind(&tag[..])
            .bind(status)
            .bind(body)
            .bind(now.as_millis())
            .execute(&mut *connection)
            .await?;
        sqlx::query(FORGET_OLD)
            .bind((now - KEPT).as_millis())
            .execute(&mut *connection)
            .await?;
        sqlx::query(FORGET_SURPLUS)
            .bind(actor)
            .bind(MOST)
            .execute(&mut *connection)
            .await?;
        Ok(())
    }

    /// Marks it as under way; `None` if it is already.
    fn begin(&self, actor: &str, key: &str) -> Option<UnderWay> {
        let name = (actor.to_owned(), key.to_owned());
        let mut under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        under_way.insert(name.clone()).then(|| UnderWay {
            all: Arc::clone(&self.under_way),
            name,
        })
    }
}

/// Until it is dropped.
struct UnderWay {
    all: Arc<Mutex<HashSet<(String, String)>>>,
    name: (String, String),
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&self.name);
    }
}

/// The layer: behind the session, in front of the handlers.
pub async fn once(State(kept): State<Idempotency>, request: Request, next: Next) -> Response {
    let key = request.headers().get(KEY).cloned();
    let account = request.extensions().get::<SignedIn>().cloned();
    let (Some(key), Some(SignedIn(account)), &Method::POST) = (key, account, request.method())
    else {
        return next.run(request).await;
    };
    match carry_out(&kept, &account.id, &key, request, next).await {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    }
}

async fn carry_out(
    kept: &Idempotency,
    actor: &str,
    key: &HeaderValue,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let key = key
        .to_str()
        .ok()
        .filter(|key| !key.is_empty() && key.len() <= LONGEST_KEY)
        .ok_or_else(|| {
            let detail = format!("Idempotency-Key must be 1 to {LONGEST_KEY} printable characters");
            Problem::new(StatusCode::BAD_REQUEST, detail)
        })?;
    let _under_way = kept.begin(actor, key).ok_or_else(|| {
        Problem::new(
            StatusCode::CONFLICT,
            "the same request is under way: wait for its answer",
        )
        .retry_after(1)
    })?;
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY)
        .await
        .map_err(|_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "the request is too large"))?;
    let tags = tags(kept, &parts, &body);
    let before = kept.find(actor, key).await;
    if let Some(before) = before.map_err(|error| unusable(&error))? {
        return replay(&before, &tags);
    }
    let request = Request::from_parts(parts, Body::from(body));
    let response = next.run(request).await;
    remember(kept, actor, key, &tags, response).await
}

fn tags(kept: &Idempotency, parts: &axum::http::request::Parts, body: &Bytes) -> Vec<[u8; 32]> {
    let parts = [
        parts.method.as_str().as_bytes(),
        parts.uri.path().as_bytes(),
        body,
    ];
    kept.sessions.keys().tags("idempotency", &parts)
}

/// The answer that was given, if it was the same request.
fn replay(before: &Kept, tags: &[[u8; 32]]) -> Result<Response, Problem> {
    if !tags.iter().any(|tag| tag[..] == before.request[..]) {
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "this Idempotency-Key was used for another request: take a new one",
        ));
    }
    let status = StatusCode::from_u16(before.status).unwrap_or(StatusCode::OK);
    let kind = if status.is_success() {
        "application/json"
    } else {
        "application/problem+json"
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (REPLAYED, HeaderValue::from_static("true")),
    ];
    Ok((status, headers, before.body.clone()).into_response())
}

/// Keeps what was answered, unless it was for the moment only.
async fn remember(
    kept: &Idempotency,
    actor: &str,
    key: &str,
    tags: &[[u8; 32]],
    response: Response,
) -> Result<Response, Problem> {
    let status = response.status();
    let for_the_moment = status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS;
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, BODY)
        .await
        .map_err(|_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "the answer is too large"))?;
    if let (false, Some(tag), Ok(text)) = (for_the_moment, tags.first(), std::str::from_utf8(&body))
        && text.len() <= LONGEST_ANSWER
        && let Err(error) = kept.keep(actor, key, tag, status.as_u16(), text).await
    {
        // It was carried out; that it may be carried out again if it is repeated must not hide that.
        tracing::warn!(%error, "an idempotency key could not be kept");
    }
    Ok(Response::from_parts(parts, Body::from(body)))
}

fn unusable(error: &sqlx::Error) -> Problem {
    tracing::warn!(%error, "an idempotency key could not be looked up");
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "whether this was done before cannot be told at the moment: nothing has changed, try again",
    )
    .retry_after(2)
}
