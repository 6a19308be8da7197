//! The pages, rendered on the server. Each works as a plain form without JavaScript; `app.js` only makes it quicker. Asks for nothing
//! but a [`Viewer`](crate::views::Viewer) from whoever has checked the session.

pub mod act;
mod act_duty;
mod act_escort;
mod admitted;
mod asked;
mod care;
mod care_acts;
#[cfg(test)]
mod care_tests;
pub mod closing;
mod complaints;
pub mod contact;
mod contact_acts;
mod contact_log;
mod danger;
pub mod deaths;
pub mod deviations;
pub mod document;
pub mod escort;
mod escort_forms;
pub mod feedback;
pub mod figures;
pub mod follow_up;
mod followed;
pub mod form;
pub mod forms;
mod further;
mod glance;
mod handover;
mod handshake;
pub mod language;
pub mod look;
pub mod nurse;
mod on_duty;
pub mod once;
mod pad;
pub mod parts;
mod person;
pub mod plan;
mod plot;
pub mod record;
pub mod refusals;
mod relative;
pub mod request;
pub mod reviews;
pub mod ring;
mod ring_written;
pub mod row;
pub mod say;
mod sheet;
#[cfg(test)]
mod tests;
mod thread;
pub mod wall;
mod watch;
pub mod who;
mod words_of;

use axum::Router;
use axum::routing::{get, post};

use crate::web::handbook::{leader, read, review};
use crate::web::state::WebState;

/// `/wall`, `/nurse` and what is posted from it. The session layer is put around it by the server.
pub fn router() -> Router<WebState> {
    Router::new()
        .route("/look", get(look::show))
        .route("/wall", get(wall::show))
        .route("/nurse", get(nurse::show))
        .route("/nurse/contact/{contact}", get(nurse::show_contact))
        .route("/nurse/contact/{contact}/draft", post(pad::save_draft))
        .route("/nurse/contact/{contact}/answer", post(pad::save_answer))
        .route(
            "/nurse/contact/{contact}/person",
            get(person::show).post(act::person),
        )
        .route("/nurse/contact/{contact}/find", post(person::look))
        .merge(deviations::router())
        .merge(complaints::router())
        .route("/leader/debriefs", get(deaths::show))
        .route("/leader/debriefs/{task}/{act}", post(deaths::post))
        .route("/leader/feedback", get(feedback::show))
        .route("/leader/figures", get(figures::show))
        .route("/leader/figures.csv", get(figures::csv))
        .route("/leader/follow-ups", get(follow_up::too_late))
        .route("/leader/handbook", get(leader::show))
        .route(
            "/leader/handbook/{page}",
            get(review::show).post(review::post),
        )
        .route("/account/handbook/{page}", post(read::post))
        .route("/leader/openings", get(reviews::show))
        .route("/leader/openings/{opening}/{act}", post(reviews::post))
        .route("/nurse/contact/{contact}/{act}", post(act::contact))
        .route("/nurse/alarm/{alarm}/take", post(act::take_alarm))
        .merge(document::router())
        .merge(sheet::router())
        .merge(crate::web::written::page::router())
        .merge(request::router())
        .merge(plan::router())
        .merge(record::router())
        .merge(handover::router())
        .route("/nurse/duty/{act}", post(act_duty::duty))
        .route("/nurse/visit/{visit}/{act}", post(act_duty::visit))
        .route("/nurse/help/{staff}/settle", post(act_duty::settle_help))
        .route(
            "/nurse/follow-up/{contact}/{done}",
            post(act_duty::follow_up),
        )
}
