//! What makes the pages an application on a tablet: the manifest, its icons, the service worker and the page that is shown when there
//! is no line to the server. Open to everybody; holds nothing about anybody. No page with content about anybody is ever kept for later: without
//! the server there are `/offline` and the handbook.

use axum::Router;
use axum::extract::{Path, State as Web};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use maud::{DOCTYPE, Markup, html};
use serde_json::{Value, json};

use crate::domain::language::Language;
use crate::domain::phone::E164;
use crate::domain::state::State;
use crate::text::Texts;
use crate::web::state::WebState;

/// The service worker; `BASE` and `FILES` are put in when it is served, so that a new version of a file is a new worker.
const WORKER: &str = include_str!("install/worker.js");
/// The icon at the sizes that tablets ask for (PNG, drawn from our own drawing), and with room around it for round masks.
const ICONS: [(&str, &str, &[u8]); 3] = [
    (
        "192.png",
        "any",
        include_bytes!("install/icon-192.png").as_slice(),
    ),
    (
        "512.png",
        "any",
        include_bytes!("install/icon-512.png").as_slice(),
    ),
    (
        "mask-512.png",
        "maskable",
        include_bytes!("install/icon-mask-512.png").as_slice(),
    ),
];

/// `/manifest.webmanifest`, `/icons/…`, `/worker.js` and `/offline`.
pub fn router() -> Router<WebState> {
    Router::new()
        .route("/manifest.webmanifest", get(manifest))
        .route("/icons/{name}", get(icon))
        .route("/worker.js", get(worker))
        .route("/offline", get(offline))
}

/// For the head of every page that may be installed.
pub fn link() -> Markup {
    html! {
        link rel="manifest" href="/manifest.webmanifest";
        link rel="apple-touch-icon" href="/icons/192.png";
        meta name="theme-color" content="#131211" media="(prefers-color-scheme: dark)";
        meta name="theme-color" content="#f5f3ee";
    }
}

async fn manifest() -> Response {
    let kind = [
        (header::CONTENT_TYPE, "application/manifest+json"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ];
    (kind, manifest_of().to_string()).into_response()
}

/// The manifest (W3C Web Application Manifest).
fn manifest_of() -> Value {
    let icons: Vec<Value> = ICONS
        .iter()
        .map(|(name, purpose, _)| {
            let size = name.trim_end_matches(".png").trim_start_matches("mask-");
            json!({"src": format!("/icons/{name}"), "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose})
        })
        .collect();
    json!({
        "id": "/", "name": "Hjemmevakt", "short_name": "Hjemmevakt", "start_url": "/", "scope": "/",
        "display": "standalone", "background_color": "#131211", "theme_color": "#131211", "icons": icons,
    })
}

async fn icon(Path(name): Path<String>) -> Response {
    let Some((_, _, bytes)) = ICONS.iter().find(|(known, ..)| *known == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = [
        (header::CONTENT_TYPE, "image/png"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ];
    (kind, *bytes).into_response()
}

async fn worker(Web(web): Web<WebState>) -> Response {
    let files: Vec<String> = web
        .assets
        .names()
        .map(|name| format!("{}/{name}", web.assets.base()))
        .collect();
    let script = WORKER
        .replace("\"BASE\"", &json!(web.assets.base()).to_string())
        .replace("\"FILES\"", &json!(files).to_string());
    let kind = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (kind, script).into_response()
}

/// Shown by the service worker instead of a page that cannot be fetched: that there is no line, that nothing is lost, what rings all
/// the same, whom to call. In every language at once, since nobody can be asked.
async fn offline(Web(web): Web<WebState>) -> Response {
    let state = web.engine.state();
    offline_page(&web.texts, &state, &web.assets.base()).into_response()
}

fn offline_page(texts: &Texts, state: &State, base: &str) -> Markup {
    let languages = [Language::Bokmal, Language::English];
    html! {
        (DOCTYPE)
        html lang="nb" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover";
                meta name="color-scheme" content="light dark";
                title { (texts.get(Language::Bokmal, "offline-title", &[])) }
                link rel="stylesheet" href=(format!("{base}/style.css"));
                script type="module" src=(format!("{base}/offline.js")) {}
            }
            body.offline data-now="0" {
                main #main.page.stack {
                    h1 { (texts.get(Language::Bokmal, "offline-title", &[])) }
                    @for language in languages { (words(texts, language)) }
                    (pad(texts))
                    (numbers(texts, state))
                }
            }
        }
    }
}

fn words(texts: &Texts, language: Language) -> Markup {
    let t = |key: &str| texts.get(language, key, &[]);
    html! {
        section.tight lang=(language.tag()) {
            @if language != Language::Bokmal { h2 { (t("offline-title")) } }
            p.lead { (t("offline-rings")) }
            p { (t("offline-kept")) }
            p data-waiting hidden { (t("offline-waits")) " " b.num {} }
            p.soft { (t("offline-again")) }
        }
    }
}

/// What is written here goes to the contact that was open last, once the line is back. Hidden until the browser says there was one.
fn pad(texts: &Texts) -> Markup {
    let both = |key: &str| {
        format!(
            "{} · {}",
            texts.get(Language::Bokmal, key, &[]),
            texts.get(Language::English, key, &[])
        )
    };
    html! {
        form.tight data-pad hidden {
            label for="pad" { (both("offline-note")) }
            textarea #pad name="text" maxlength="10000" {}
            p.soft data-pad-kept role="status" data-words=(both("offline-note-kept")) {}
            button.do.main.wide type="submit" { (both("offline-note-keep")) }
        }
    }
}

/// Who answers the telephone when nothing here does; from the service file, as it was when the tablet last had a line.
fn numbers(texts: &Texts, state: &State) -> Markup {
    let service = state.service.as_deref();
    let fallbacks: Vec<(&str, &E164)> = service
        .into_iter()
        .flat_map(|service| &service.fallback)
        .map(|one| (one.label.as_str(), &one.number))
        .collect();
    html! {
        section.tight {
            h2 { (texts.get(Language::Bokmal, "offline-numbers", &[])) }
            a.do.wide.alarm href="tel:113" { "113" }
            @for (label, number) in fallbacks {
                a.do.wide.two-line href=(format!("tel:{}", number.as_str())) { (label) small.num { (number.grouped()) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Width and height of a PNG (RFC 2083, IHDR).
    fn size(png: &[u8]) -> (u32, u32) {
        let at = |from: usize| u32::from_be_bytes(png[from..from + 4].try_into().unwrap());
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        (at(16), at(20))
    }

    #[test]
    fn icons_are_as_large_as_the_manifest_says() {
        let manifest = manifest_of();
        for icon in manifest["icons"].as_array().unwrap() {
            let name = icon["src"].as_str().unwrap().rsplit('/').next().unwrap();
            let (_, _, png) = ICONS.iter().find(|(known, ..)| *known == name).unwrap();
            let (width, height) = size(png);
            assert_eq!(icon["sizes"], format!("{width}x{height}"));
        }
    }

    #[test]
    fn the_worker_keeps_no_page_but_those_about_nobody() {
        assert!(WORKER.contains("\"BASE\"") && WORKER.contains("\"FILES\""));
        assert_eq!(WORKER.matches("addAll").count(), 2);
        // The other is the handbook's: of the list only what is the handbook's, and asked for as nobody.
        assert!(WORKER.contains("pages.every((path) => isHandbook("));
        assert!(WORKER.contains("new Request(path, { credentials: \"omit\" })"));
        assert!(!WORKER.contains(".put("), "answers are not kept");
    }

    #[test]
    fn without_a_line_the_page_says_what_rings_and_whom_to_call() {
        let texts = Texts::load().unwrap();
        let html = offline_page(&texts, &State::default(), "/assets/x").into_string();
        assert!(html.contains("tel:113"), "{html}");
        for language in [Language::Bokmal, Language::English] {
            let rings = texts.get(language, "offline-rings", &[]);
            assert!(html.contains(&rings), "{html}");
        }
    }
}
