//! The handbook: its pages, readable without scripts and without signing in, and looked through by words. Shows what the program holds and
//! what the municipality has put into its folder; nothing is looked up on the disk, and there is nothing about anybody in it.

mod chapters;
mod index;
mod kept;
pub mod leader;
pub mod link;
pub mod looked;
pub mod page;
pub mod read;
pub mod readers;
pub mod review;
#[cfg(test)]
mod tests;

use axum::Router;
use axum::extract::{Extension, Path, Query, State as Web};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

use crate::domain::handbook::kept::PageName;
use crate::handbook::folder::Embedded;
use crate::handbook::page::service;
use crate::handbook::shelf::Handbook;
use crate::text::Texts;
use crate::web::error::Problem;
use crate::web::handbook::looked::Looked;
use crate::web::handbook::read::Reader;
use crate::web::language;
use crate::web::session::gate::Gate;
use crate::web::state::WebState;

const STYLE: &str = include_str!("../plain.css");

/// `/handbook/…`, and the style sheet of pages to read.
pub fn router() -> Router<WebState> {
    Router::new()
        .route(
            "/handbook",
            get(|| async { Redirect::permanent("/handbook/") }),
        )
        .route("/handbook/", get(index))
        .route("/handbook/kept.json", get(kept::list))
        .route("/handbook/words.json", get(kept::words))
        .route("/handbook/{*path}", get(show))
        .route("/plain.css", get(style))
}

#[derive(Deserialize)]
struct Asked {
    lang: Option<String>,
    #[serde(default)]
    q: String,
}

async fn style() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "max-age=3600"),
    ];
    (headers, STYLE).into_response()
}

async fn index(
    Web(web): Web<WebState>,
    Extension(gate): Extension<Gate>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let viewer = gate.looks(&headers).filter(|viewer| viewer.staff.is_some());
    // Whoever has signed in reads as on the other screens.
    let own = viewer.as_ref().map(|viewer| viewer.language);
    let language = match (&asked.lang, own) {
        (None, Some(own)) => own,
        (asked, _) => language::asked_or_kept(asked.as_deref(), &headers),
    };
    let state = web.engine.state();
    let unread = viewer.and_then(|viewer| viewer.staff).map(|staff| {
        let now = web.engine.now();
        looked::unread(&state, &web.handbook, &staff, language, now)
    });
    let page = index::page(
        &web.handbook,
        &web.texts,
        &web.assets.base(),
        language,
        &asked.q,
        unread.as_ref(),
    );
    match web.languages.kept(asked.lang.as_deref()) {
        Some(cookie) => ([(header::SET_COOKIE, cookie)], page).into_response(),
        None => page.into_response(),
    }
}

async fn show(
    Web(web): Web<WebState>,
    Extension(gate): Extension<Gate>,
    Path(path): Path<String>,
    headers: HeaderMap,
) -> Response {
    let name = service(&path).and_then(|(_, name)| PageName::parse(name));
    let known = name.and_then(|name| {
        let page = web.handbook.page(&path)?;
        let viewer = gate.looks(&headers);
        let reader = viewer.and_then(|viewer| read::reader(&web, &viewer, &name));
        let looked = Looked::of(&web.engine.state(), &web.handbook, &name, page);
        Some((looked, reader))
    });
    answer(&web.handbook, &web.texts, &path, known.as_ref())
}

fn answer(
    handbook: &Handbook,
    texts: &Texts,
    path: &str,
    known: Option<&(Looked, Option<Reader>)>,
) -> Response {
    if let Some(found) = handbook.page(path) {
        return page::whole(handbook, texts, found, known).into_response();
    }
    // Names are compared with those that are embedded.
    let file = Embedded::iter()
        .find(|name| *name == path && !name.ends_with(".md"))
        .and_then(|name| Embedded::get(&name));
    let Some(file) = file else {
        let words = "the handbook has no such page: see /handbook/";
        return Problem::new(StatusCode::NOT_FOUND, words).into_response();
    };
    let kind = match path.rsplit('.').next() {
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some(_) | None => "text/plain; charset=utf-8",
    };
    ([(header::CONTENT_TYPE, kind)], file.data.into_owned()).into_response()
}
