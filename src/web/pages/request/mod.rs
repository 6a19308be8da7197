//! Asking for a nurse, as both sides see it: `/doctor`, and the parts of a request on the nurse's page. Works as plain forms; decides
//! nothing and leaves nothing out that `views` has not left out.

pub mod ask;
pub mod desk;
pub mod doctor;
pub mod fields;
pub mod isbar;
pub mod ladder;
pub mod nurse;
pub mod person;
pub mod post;
pub mod room;
pub mod sent;
#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};

use crate::web::state::WebState;

/// `/doctor`, and what is posted about a request from it and from the nurse's page.
pub fn router() -> Router<WebState> {
    Router::new()
        .route("/doctor", get(doctor::show))
        .route("/doctor/request", post(post::send))
        .route("/doctor/request/{request}", get(doctor::show_request))
        .route("/doctor/request/{request}/person", get(person::show))
        .route("/doctor/request/{request}/person/open", post(person::open))
        .route("/doctor/request/{request}/{act}", post(post::by_asker))
        .route("/nurse/request/{request}/{act}", post(post::by_nurse))
        .route("/nurse/contact/{contact}/request", post(post::fill))
}
