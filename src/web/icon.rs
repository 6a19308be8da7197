//! The mark of the service in the browser's tab: a house with a line out of it. Open to everybody; says nothing.

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use maud::{Markup, html};

/// The drawing (SVG), drawn by us.
pub const SVG: &str = include_str!("icon.svg");
/// What it is sent as.
pub const KIND: &str = "image/svg+xml";
/// Where it is; also where browsers look that are not told.
const PLACES: [&str; 2] = ["/icon.svg", "/favicon.ico"];

/// `/icon.svg` and `/favicon.ico`.
pub fn router() -> Router {
    PLACES.into_iter().fold(Router::new(), |router, place| {
        router.route(place, get(show))
    })
}

async fn show() -> Response {
    let headers = [
        (header::CONTENT_TYPE, KIND),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ];
    (headers, SVG).into_response()
}

/// For the head of every page.
pub fn link() -> Markup {
    html! { link rel="icon" href="/icon.svg" type=(KIND); }
}
