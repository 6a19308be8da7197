//! Whether a request that changes something comes from our own pages. A cookie is sent by the browser whoever asks; where the
//! question came from tells. Never applied to webhooks: they carry no cookie and are signed.

use axum::http::{HeaderMap, Method, Uri, header};

use crate::config::PublicUrl;

/// Whether a request may go on: it changes nothing, or it comes from our own pages, or from something that is no browser.
///
/// A browser says where a question comes from (`Sec-Fetch-Site`, and `Origin` with every write). Programs say neither; with a
/// cookie they must say one.
pub fn may_go_on(public: &PublicUrl, method: &Method, uri: &Uri, headers: &HeaderMap) -> bool {
    let upgrades = headers.contains_key(header::UPGRADE);
    let reads = matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    if (reads && !upgrades) || uri.path().starts_with("/telephony/") {
        return true;
    }
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("origin"), text("sec-fetch-site")) {
        (Some(origin), _) => is_ours(public, origin, text("host")),
        (None, Some(site)) => matches!(site, "same-origin" | "none"),
        (None, None) => !headers.contains_key(header::COOKIE),
    }
}

/// Our public origin, or the host under which this very request was made (in a trial, localhost instead of 127.0.0.1).
fn is_ours(public: &PublicUrl, origin: &str, host: Option<&str>) -> bool {
    let same_host = || {
        let (_, origin_host) = origin.split_once("://")?;
        Some(host? == origin_host)
    };
    origin == public.origin() || same_host().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn ask(method: &Method, path: &str, headers: &[(&'static str, &'static str)]) -> bool {
        let public = PublicUrl::parse("https://vakt.example.no").unwrap();
        let headers: HeaderMap = headers
            .iter()
            .map(|(name, value)| {
                (
                    header::HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect();
        may_go_on(&public, method, &path.parse().unwrap(), &headers)
    }

    #[test]
    fn writes_come_from_our_own_pages() {
        for (headers, expected) in [
            (&[("origin", "https://vakt.example.no")][..], true),
            (&[("origin", "https://other.example.no")], false),
            (&[("origin", "null"), ("cookie", "a=b")], false),
            (
                &[
                    ("origin", "http://localhost:8080"),
                    ("host", "localhost:8080"),
                ],
                true,
            ),
            (
                &[
                    ("origin", "http://localhost:8081"),
                    ("host", "localhost:8080"),
                ],
                false,
            ),
            (
                &[("sec-fetch-site", "same-origin"), ("cookie", "a=b")],
                true,
            ),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("cookie", "a=b")], false),
            (&[], true),
        ] {
            assert_eq!(
                ask(&Method::POST, "/api/v1/session", headers),
                expected,
                "{headers:?}"
            );
        }
    }

    #[test]
    fn reading_and_webhooks_are_left_alone_and_sockets_are_not() {
        let foreign = [("origin", "https://other.example.no"), ("cookie", "a=b")];
        assert!(ask(&Method::GET, "/wall", &foreign));
        assert!(ask(&Method::POST, "/telephony/voice/incoming", &foreign));
        let socket = [foreign[0], ("upgrade", "websocket")];
        assert!(!ask(&Method::GET, "/api/v1/live", &socket));
    }
}
