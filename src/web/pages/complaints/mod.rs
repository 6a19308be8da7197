//! Complaints: a page on which anybody writes one down on somebody's behalf in a minute, one's own, and the leader's list with its dates.

mod list;
mod new;
mod one;

use axum::Router;
use axum::routing::{get, post};

use crate::text::Arg;
use crate::views::complaints::ComplaintRow;
use crate::views::complaints_json::complains;
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// The pages.
pub fn router() -> Router<WebState> {
    Router::new()
        .route("/complaint", get(list::hers))
        .route("/complaint/new", get(new::show).post(new::post))
        .route("/complaint/{complaint}", get(one::show))
        .route("/complaint/{complaint}/{act}", post(one::post))
        .route("/leader/complaints", get(list::all))
}

/// What it is, in a sentence.
fn what(say: &Say<'_>, row: &ComplaintRow) -> String {
    say.by("cpl-what", complains(row.complains))
}

/// What is to be done next, and by when.
fn next(say: &Say<'_>, row: &ComplaintRow) -> String {
    if !row.open {
        return say.t("cpl-answered");
    }
    let t = row.answer_by.map_or_else(String::new, |at| say.date(at));
    say.with("cpl-answer-by", &[("t", Arg::Text(&t))])
}
