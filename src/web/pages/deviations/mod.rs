//! Deviations: a page on which anybody raises one in a minute, one's own and how they end, and the leader's list. Never whom it is about.

mod list;
mod new;
mod one;

use axum::Router;
use axum::routing::{get, post};
use maud::{Markup, html};

use crate::domain::command::Command;
use crate::domain::deviations::command::DeviationCommand;
use crate::domain::ids::DeviationId;
use crate::text::Arg;
use crate::views::deviations::{self, DeviationRow, DeviationView};
use crate::web::pages::followed::requests::{self, Followed, Kind};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// The pages.
pub fn router() -> Router<WebState> {
    Router::new()
        .route("/deviation", get(list::hers))
        .route(
            "/deviation/new",
            get(requests::new::<Deviations>).post(requests::begin::<Deviations>),
        )
        .route("/deviation/{deviation}", get(requests::show::<Deviations>))
        .route(
            "/deviation/{deviation}/{act}",
            post(requests::act::<Deviations>),
        )
        .route("/leader/deviations", get(list::all))
}

/// How deviations differ from what is followed otherwise.
struct Deviations;

impl Followed for Deviations {
    type Id = DeviationId;
    type View = DeviationView;
    type Command = DeviationCommand;
    const KIND: Kind<Self> = Kind {
        page: "deviation",
        new: ("dev-raise", "dev-raise-about"),
        begin: new::command,
        form: new::form,
        begun: new::sent,
        one: "dev-title-one",
        lists: [
            ("/leader/deviations", "dev-all"),
            ("/deviation", "dev-hers-short"),
        ],
        view: deviations::one,
        is_there: |state, id| state.deviations.get(id).is_some(),
        shown: one::shown,
        act: one::command,
        command: Command::Deviation,
    };
}

/// What it is, in a sentence.
fn what(say: &Say<'_>, row: &DeviationRow) -> String {
    let t = row
        .about
        .map_or_else(String::new, |at| say.day_and_time(at));
    say.with(
        "dev-what",
        &[("what", Arg::Text(row.kind)), ("t", Arg::Text(&t))],
    )
}

/// What is to be done next, by when and by whom.
fn next(say: &Say<'_>, row: &DeviationRow) -> String {
    if !row.open {
        return say.t("dev-closed");
    }
    let t = row.by_when.map_or_else(String::new, |at| say.date(at));
    let word = match (row.looked_at, row.by_when) {
        (_, None) => "undated",
        (false, Some(_)) => "look",
        (true, Some(_)) => "close",
    };
    say.with(
        "dev-next",
        &[("what", Arg::Text(word)), ("t", Arg::Text(&t))],
    )
}

/// One of a contact, beside what else stands open in it.
pub(in crate::web::pages) fn told(say: &Say<'_>, row: &DeviationRow) -> String {
    let (what, next) = (what(say, row), next(say, row));
    say.with(
        "dev-told",
        &[("what", Arg::Text(&what)), ("next", Arg::Text(&next))],
    )
}

/// One of them in a handover, which she who takes it over accepts.
pub(in crate::web::pages) fn handed(say: &Say<'_>, row: &DeviationRow) -> Markup {
    list::line(say, row)
}

/// What was not as it should be in no contact, for whoever takes over.
pub(in crate::web::pages) fn beside(say: &Say<'_>, rows: &[DeviationRow]) -> Markup {
    html! {
        @if !rows.is_empty() {
            section aria-labelledby="h-deviations" {
                h2 #h-deviations { (say.t("dev-beside")) " " span.count { (rows.len()) } }
                @for row in rows { (list::line(say, row)) }
            }
        }
    }
}
