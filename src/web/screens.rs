//! Pages, the live line and their assets, behind the session layer. Decides nothing: it only says who looks, and for how long.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;

use crate::web::live::StillAllowed;
use crate::web::session::gate::{Gate, gate};
use crate::web::state::WebState;
use crate::web::{assets, install, language, live, pages};

/// Everything people look at. Assets, and what makes the pages an application, are open: there is
/// nothing about anybody in them.
pub fn router(web: WebState, who: Gate) -> Router {
    pages::router()
        .merge(language::router())
        .layer(middleware::from_fn_with_state(web.clone(), language::speak))
        .merge(live::router())
        .layer(middleware::from_fn_with_state(who.clone(), keep_asking))
        .layer(middleware::from_fn_with_state(who, gate))
        .merge(assets::router())
        .merge(install::router())
        .with_state(web)
}

/// A long connection is asked about again and again: an account that was disabled or changed loses it.
async fn keep_asking(State(who): State<Gate>, mut request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let began_as = who.who(&headers).ok().map(|(_, viewer)| viewer);
    let still = move || who.who(&headers).ok().map(|(_, viewer)| viewer) == began_as;
    request
        .extensions_mut()
        .insert(StillAllowed(Arc::new(still)));
    next.run(request).await
}
