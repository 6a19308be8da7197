//! The pages of the day service and of the register: whom she works with, who is found, a person's record, and who works with whom. Plain forms, one
//! subject a card; every reading is written down before it is shown.

mod acts;
mod alerts;
mod before;
mod confidences;
mod consents;
mod day;
mod death;
mod earlier;
mod erasing;
mod fields;
mod identity;
mod leading;
mod moved;
mod openings;
pub mod parts;
mod people;
mod post;
mod search;
mod show;
mod wishes;
mod work;

pub use parts::section;
pub use show::{Reading, reads};

use axum::Router;
use axum::routing::{get, post as posts};

use crate::web::pages::record::show::Page;
use crate::web::state::WebState;

/// `/day`, `/patients`, `/patient/{patient}`, `/leader/patients` and what is posted from them.
pub fn router() -> Router<WebState> {
    Router::new()
        .route("/day", get(day::show))
        .route("/patients", get(search::show).post(search::find))
        .route("/patients/register", posts(search::register))
        .route("/patient/{patient}", Page::Record.get())
        .route("/patient/{patient}/alerts", Page::Alerts.get())
        .route("/patient/{patient}/confidences", Page::Confidences.get())
        .route("/patient/{patient}/openings", get(openings::show))
        .route("/patient/{patient}/openings/print", get(openings::print))
        .route("/patient/{patient}/record/{act}", posts(post::post))
        .route("/leader/patients", get(leading::show).post(leading::find))
        .route("/leader/patients/{patient}/{act}", posts(erasing::post))
}
