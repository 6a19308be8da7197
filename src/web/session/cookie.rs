//! The cookie that holds a browser's token. Never readable by scripts, never sent by other sites.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::config::PublicUrl;
use crate::web::session::SESSION;

/// Over an encrypted line the browser itself sees to it that nobody else set it (RFC 6265bis, `__Host-`).
const ENCRYPTED: &str = "__Host-hjemmevakt";
const PLAIN: &str = "hjemmevakt";

fn name(public: &PublicUrl) -> &'static str {
    if public.is_https() { ENCRYPTED } else { PLAIN }
}

/// Sets it.
pub fn set(public: &PublicUrl, token: &str) -> Option<HeaderValue> {
    header(public, token, SESSION.as_secs())
}

/// Takes it away.
pub fn clear(public: &PublicUrl) -> Option<HeaderValue> {
    header(public, "", 0)
}

fn header(public: &PublicUrl, value: &str, seconds: u64) -> Option<HeaderValue> {
    let secure = if public.is_https() { "; Secure" } else { "" };
    let name = name(public);
    HeaderValue::from_str(&format!(
        "{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}"
    ))
    .ok()
}

/// The token in a request's cookies.
pub fn token<'a>(public: &PublicUrl, headers: &'a HeaderMap) -> Option<&'a str> {
    let name = name(public);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value)
}
