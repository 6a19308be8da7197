//! What every answer carries and no request may exceed: security headers, size, time and number. The telephone is exempt from the
//! number: a caller is never turned away because screens are busy.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tokio::sync::Semaphore;

use crate::config::PublicUrl;
use crate::web::error::Problem;
use crate::web::session::origin;

/// The largest body, in bytes.
pub const BODY: usize = 64 * 1024;
/// The largest record that is taken in from elsewhere, in bytes.
pub const BUNDLE: usize = 4 * 1024 * 1024;

/// The largest body at an address, in bytes.
pub fn most(path: &str) -> usize {
    if path == "/api/v1/patients/fhir" {
        BUNDLE
    } else {
        BODY
    }
}
/// An answer begins within this.
pub const PATIENCE: Duration = Duration::from_secs(15);
/// Requests of people at once.
const AT_ONCE: usize = 512;

/// Only our own scripts, styles and images; no frames, no plugins, nothing from anywhere else (Content Security Policy level 3).
const CONTENT: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // Not "no-referrer": with it a browser sends forms with an origin of "null", which is turned away.
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=()",
    ),
];
/// Two years, over encrypted lines only.
const TRANSPORT: &str = "max-age=63072000; includeSubDomains";

/// What the limits need to know.
#[derive(Clone)]
pub struct Limits {
    public: PublicUrl,
    turns: Arc<Semaphore>,
}

impl Limits {
    /// For a server that is reached there.
    pub fn new(public: PublicUrl) -> Self {
        Self {
            public,
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

/// Security headers on every answer, whatever it is. What a handler has set itself stays.
pub async fn headers(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        set(headers, name, value);
    }
    set(headers, header::CACHE_CONTROL, "no-store");
    if limits.public.is_https() {
        set(headers, header::STRICT_TRANSPORT_SECURITY, TRANSPORT);
    }
    response
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers
        .entry(name)
        .or_insert(HeaderValue::from_static(value));
}

/// Writes that come from somebody else's page are refused, and so is what exceeds the number of requests at once.
pub async fn guard(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/telephony/") {
        return next.run(request).await;
    }
    if !origin::may_go_on(
        &limits.public,
        request.method(),
        request.uri(),
        request.headers(),
    ) {
        return Problem::forbidden(
            "this request comes from another site: open the service's own page and try there",
        )
        .into_response();
    }
    let Ok(_turn) = limits.turns.try_acquire() else {
        return Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "too many requests at once: try again in a moment",
        )
        .retry_after(1)
        .into_response();
    };
    next.run(request).await
}
