//! Pages, the live line and their assets, behind the session layer. Decides nothing: it only says who looks, and for how long.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::{Extension, Router};

use crate::web::entry::Entry;
use crate::web::live::StillAllowed;
use crate::web::session::gate::{Gate, gate};
use crate::web::state::WebState;
use crate::web::{about, assets, entry, handbook, install, language, live, nothing, pages};

/// Everything people look at. Assets, the way in, and what makes the pages an application, are open: there is
/// nothing about anybody in them.
pub fn router(web: WebState, who: Gate) -> Router {
    let way_in = Entry {
        web: web.clone(),
        gate: who.clone(),
    };
    pages::router()
        .merge(language::router())
        .merge(live::router())
        .with_state(web.clone())
        .merge(entry::inside(way_in.clone()))
        .layer(middleware::from_fn_with_state(web.clone(), nothing::shown))
        .layer(middleware::from_fn_with_state(web.clone(), language::speak))
        .layer(middleware::from_fn_with_state(who.clone(), keep_asking))
        .layer(middleware::from_fn_with_state(who.clone(), gate))
        .merge(
            assets::router()
                .merge(install::router())
                .merge(about::router())
                .merge(handbook::router().layer(Extension(who)))
                .merge(pages::forms::preview::router())
                .layer(middleware::from_fn_with_state(web.clone(), nothing::shown))
                .with_state(web),
        )
        .merge(entry::open(way_in))
}

/// A long connection is asked about again and again: an account that was disabled or changed loses it.
async fn keep_asking(State(who): State<Gate>, mut request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let began_as = who.looks(&headers);
    let still = move || began_as.is_some() && who.looks(&headers) == began_as;
    request
        .extensions_mut()
        .insert(StillAllowed(Arc::new(still)));
    next.run(request).await
}
