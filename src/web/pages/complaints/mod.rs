//! Complaints: a page on which anybody writes one down on somebody's behalf in a minute, one's own, and the leader's list with its dates.

mod list;
mod new;
mod one;

use axum::Router;
use axum::routing::{get, post};

use crate::domain::command::Command;
use crate::domain::complaints::command::ComplaintCommand;
use crate::domain::ids::ComplaintId;
use crate::text::Arg;
use crate::views::complaints::{self, ComplaintRow, ComplaintView};
use crate::views::complaints_json::complains;
use crate::web::pages::followed::requests::{self, Followed, Kind};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// The pages.
pub fn router() -> Router<WebState> {
    Router::new()
        .route("/complaint", get(list::hers))
        .route(
            "/complaint/new",
            get(requests::new::<Complaints>).post(requests::begin::<Complaints>),
        )
        .route("/complaint/{complaint}", get(requests::show::<Complaints>))
        .route(
            "/complaint/{complaint}/{act}",
            post(requests::act::<Complaints>),
        )
        .route("/leader/complaints", get(list::all))
}

/// How complaints differ from what is followed otherwise.
struct Complaints;

impl Followed for Complaints {
    type Id = ComplaintId;
    type View = ComplaintView;
    type Command = ComplaintCommand;
    const KIND: Kind<Self> = Kind {
        page: "complaint",
        new: ("cpl-new", "cpl-new-about"),
        begin: new::command,
        form: new::form,
        begun: new::sent,
        one: "cpl-title-one",
        lists: [
            ("/leader/complaints", "cpl-all"),
            ("/complaint", "cpl-hers-short"),
        ],
        view: complaints::one,
        is_there: |state, id| state.complaints.get(id).is_some(),
        shown: one::shown,
        act: one::command,
        command: Command::Complaint,
    };
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
