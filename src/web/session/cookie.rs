//! The cookies: the session's token, what tells a registered tablet, what tells a station. Never readable by scripts, never sent by
//! other sites.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, header};

use crate::config::PublicUrl;

/// A tablet or a station is remembered for as long as browsers keep a cookie: 400 days (RFC 6265bis).
const LONG: Duration = Duration::from_hours(400 * 24);

/// Which cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jar {
    /// The session's token.
    Session,
    /// A registered tablet's secret.
    Device,
    /// A station's secret.
    Station,
}

impl Jar {
    /// What it is called. Over an encrypted line the browser itself sees to it that nobody else set it (RFC 6265bis, `__Host-`).
    pub fn name(self, public: &PublicUrl) -> &'static str {
        match (self, public.is_https()) {
            (Self::Session, true) => "__Host-hjemmevakt",
            (Self::Session, false) => "hjemmevakt",
            (Self::Device, true) => "__Host-hjemmevakt-device",
            (Self::Device, false) => "hjemmevakt-device",
            (Self::Station, true) => "__Host-hjemmevakt-station",
            (Self::Station, false) => "hjemmevakt-station",
        }
    }

    /// For so long; without a length, until the browser is closed.
    pub fn set(
        self,
        public: &PublicUrl,
        value: &str,
        length: Option<Duration>,
    ) -> Option<HeaderValue> {
        let secure = if public.is_https() { "; Secure" } else { "" };
        let age = length.map_or_else(String::new, |length| {
            format!("; Max-Age={}", length.as_secs())
        });
        let name = self.name(public);
        HeaderValue::from_str(&format!(
            "{name}={value}; Path=/{age}; HttpOnly; SameSite=Strict{secure}"
        ))
        .ok()
    }

    /// For as long as a browser keeps one.
    pub fn set_long(self, public: &PublicUrl, value: &str) -> Option<HeaderValue> {
        self.set(public, value, Some(LONG))
    }

    /// Takes it away.
    pub fn clear(self, public: &PublicUrl) -> Option<HeaderValue> {
        self.set(public, "", Some(Duration::ZERO))
    }

    /// What it holds in a request.
    pub fn of<'a>(self, public: &PublicUrl, headers: &'a HeaderMap) -> Option<&'a str> {
        let name = self.name(public);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, value)| *key == name && !value.is_empty())
            .map(|(_, value)| value)
    }
}
