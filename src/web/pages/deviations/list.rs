//! The lists: `/leader/deviations`, all of them, and `/deviation`, one's own.

use axum::extract::{Extension, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::text::Arg;
use crate::views::Viewer;
use crate::views::deviations::{self, DeviationRow};
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::deviations::{next, what};
use crate::web::pages::followed::list::{Groups, beginning, groups};
use crate::web::pages::followed::{author, home, page};
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::who;
use crate::web::state::WebState;

/// `GET /leader/deviations`.
pub async fn all(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
) -> Response {
    let Some(rows) = deviations::all(&web.engine.state(), &viewer, web.engine.now()) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let back = if viewer.nurse().is_some() {
        ("/nurse", "ui-back-to-board")
    } else {
        ("/leader", "in-home")
    };
    page(
        &web,
        &viewer,
        &headers,
        back,
        "ui-title-deviations",
        |say| {
            html! {
                h1 { (say.t("ui-title-deviations")) }
            p { (handbook(say, Place::Wrong)) }
                @if rows.is_empty() { div.empty { p { (say.t("ui-deviations-none")) } } }
                @else { p.hint { (say.t("dev-about-all")) } }
                (lines(say, &rows))
                nav.acts { a.do href="/deviation/new" { (say.t("dev-raise")) } }
            }
        },
    )
    .into_response()
}

/// `GET /deviation`.
pub async fn hers(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
) -> Response {
    if viewer.actor().is_none() {
        return StatusCode::FORBIDDEN.into_response();
    }
    let rows = deviations::hers(&web.engine.state(), &viewer, web.engine.now());
    let back = home(&viewer);
    page(&web, &viewer, &headers, back, "dev-title-hers", |say| {
        html! {
            h1 { (say.t("dev-title-hers")) }
            @if rows.is_empty() { div.empty { p { (say.t("dev-none-hers")) } } }
            (lines(say, &rows))
            nav.acts {
                a.do.main href="/deviation/new" { (say.t("dev-raise")) }
                @if viewer.leads() { a.do href="/leader/deviations" { (say.t("dev-all")) } }
            }
        }
    })
    .into_response()
}

const GROUPS: Groups = Groups {
    open: "dev-open",
    none_open: "dev-none-open",
    over: "dev-closed-ones",
    fold: "closed",
};

fn lines(say: &Say<'_>, rows: &[DeviationRow]) -> Markup {
    groups(say, &GROUPS, rows, |row| row.open, |row| line(say, row))
}

/// A line; it opens for those who may read it.
pub(super) fn line(say: &Say<'_>, row: &DeviationRow) -> Markup {
    let tone = match (row.open, row.late) {
        (true, true) => "late",
        (true, false) if !row.looked_at => "waiting",
        (true | false, _) => "calm",
    };
    let by = row.by.as_ref().map(|by| author(say, by));
    let police = row.police.map(|police| {
        let word = if police { "yes" } else { "no" };
        say.by("ui-deviation-police", word)
    });
    let owner = row.owner.as_ref().filter(|_| row.open).map(|owner| {
        let who = who::person(say, owner);
        say.with("dev-with", &[("who", Arg::Text(&who))])
    });
    let late = row.late.then(|| say.t("dev-late"));
    let said = [by, police, owner, late, Some(next(say, row))];
    let (class, id) = (format!("row {tone}"), format!("deviation-{}", row.id));
    let inside = html! {
        span.what-is { b { (what(say, row)) } @if let Some(words) = &row.text { " " span.soft { (beginning(words)) } } }
        span.about-them { span.num title=(say.exact(row.at)) { (say.date(row.at)) } " · " (dotted(said.into_iter().flatten().map(|words| text(&words)))) }
    };
    html! {
        @if row.opens { a class=(class) id=(id) href=(format!("/deviation/{}", row.id)) { (inside) } }
        @else { div class=(class) id=(id) { (inside) } }
    }
}
