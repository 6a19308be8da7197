//! `/handover`: what the duty leaves, a sentence on each; and what was handed over, read and accepted one by one. Plain forms; every reading
//! by those to whom it goes is written down before it is shown.

mod agreed;
pub mod item;
mod list;
mod matters;
mod post;
mod show;

use axum::Router;
use axum::routing::{get, post as posts};

use crate::web::state::WebState;

/// `/handover` and what is posted from it.
pub fn router() -> Router<WebState> {
    Router::new()
        .route("/handover", get(list::show))
        .route("/handover/sentences", posts(post::sentences))
        .route("/handover/{handover}", get(show::show))
        .route("/handover/{handover}/{act}", posts(post::one))
}
