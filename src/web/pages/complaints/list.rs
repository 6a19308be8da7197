//! The lists: `/leader/complaints`, all of them, and `/complaint`, one's own.

use axum::extract::{Extension, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::text::Arg;
use crate::views::Viewer;
use crate::views::complaints::{self, ComplaintRow};
use crate::views::followed::Words;
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::complaints::{next, what};
use crate::web::pages::followed::list::{Groups, beginning, groups};
use crate::web::pages::followed::{home, page};
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::who;
use crate::web::state::WebState;

/// `GET /leader/complaints`.
pub async fn all(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
) -> Response {
    let Some(rows) = complaints::all(&web.engine.state(), &viewer, web.engine.now()) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let back = ("/leader", "in-home");
    page(&web, &viewer, &headers, back, "cpl-title", |say| {
        html! {
            h1 { (say.t("cpl-title")) }
            p { (handbook(say, Place::Wrong)) }
            @if rows.is_empty() { div.empty { p { (say.t("cpl-none")) } } }
            (lines(say, &rows))
            nav.acts { a.do href="/complaint/new" { (say.t("cpl-new")) } }
        }
    })
    .into_response()
}

/// `GET /complaint`.
pub async fn hers(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
) -> Response {
    if viewer.actor().is_none() {
        return StatusCode::FORBIDDEN.into_response();
    }
    let rows = complaints::hers(&web.engine.state(), &viewer, web.engine.now());
    let back = home(&viewer);
    page(&web, &viewer, &headers, back, "cpl-title-hers", |say| {
        html! {
            h1 { (say.t("cpl-title-hers")) }
            @if rows.is_empty() { div.empty { p { (say.t("cpl-none-hers")) } } }
            (lines(say, &rows))
            nav.acts {
                a.do.main href="/complaint/new" { (say.t("cpl-new")) }
                @if viewer.leads() { a.do href="/leader/complaints" { (say.t("cpl-all")) } }
            }
        }
    })
    .into_response()
}

const GROUPS: Groups = Groups {
    open: "cpl-open",
    none_open: "cpl-none-open",
    over: "cpl-answered-ones",
    fold: "answered",
};

fn lines(say: &Say<'_>, rows: &[ComplaintRow]) -> Markup {
    groups(say, &GROUPS, rows, |row| row.open, |row| line(say, row))
}

fn line(say: &Say<'_>, row: &ComplaintRow) -> Markup {
    let tone = match (row.open, row.late, &row.owner) {
        (true, true, _) => "late",
        (true, false, None) => "waiting",
        (true, false, Some(_)) | (false, _, _) => "calm",
    };
    let owner = row.owner.as_ref().filter(|_| row.open).map(|owner| {
        let who = who::person(say, owner);
        say.with("dev-with", &[("who", Arg::Text(&who))])
    });
    let late = row.late.then(|| say.t("dev-late"));
    let said = [owner, late, Some(next(say, row))];
    html! {
        a class=(format!("row {tone}")) id=(format!("complaint-{}", row.id)) href=(format!("/complaint/{}", row.id)) {
            span.what-is { b { (what(say, row)) } @if let Words::Said(who) = &row.who { " " span.soft { (beginning(who)) } } }
            span.about-them { span.num title=(say.exact(row.at)) { (say.date(row.at)) } " · " (dotted(said.into_iter().flatten().map(|words| text(&words)))) }
        }
    }
}
