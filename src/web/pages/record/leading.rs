//! `/leader/patients`: who works with whom, and whether a record is erased. The leader sees a name and those who work with the person, and
//! nothing of the record. Whoever is looked for is posted and never stands in an address.

use axum::extract::{Extension, Form as Fields, Query, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::ids::PatientId;
use crate::domain::openings::searches::Place;
use crate::domain::patients::patient::Standing;
use crate::domain::service::people::StaffRole;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::record::leading::{
    MOST_SHOWN, Without, WorkedWith, erasures, without_anybody, worked_with, worked_with_one,
};
use crate::views::record::words::{STANDINGS, word};
use crate::views::record::{Worker, by_role};
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::record::erasing;
use crate::web::pages::record::parts::{self, Form, button, card, folded};
use crate::web::pages::say::Say;
use crate::web::searched;
use crate::web::state::WebState;

/// Whom somebody has just been looked at.
#[derive(Debug, Default, Deserialize)]
pub struct Who {
    who: Option<String>,
}

/// What the page says besides what always stands there.
pub enum Said {
    /// Nothing.
    Nothing,
    /// Who was looked for, and who was found.
    Found(String, Vec<WorkedWith>),
    /// One person.
    One(PatientId),
}

/// `GET /leader/patients`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Query(who): Query<Who>,
    headers: HeaderMap,
) -> Response {
    let one = who.who.and_then(|id| id.parse().ok());
    let said = one.map_or(Said::Nothing, Said::One);
    render(&web, &viewer, &headers, StatusCode::OK, &page_keys(), &said)
}

/// `POST /leader/patients`: looks for somebody.
pub async fn find(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
    Fields(sent): Fields<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(sent);
    let q = typed.get("q").to_owned();
    let found = worked_with(&web.engine.state(), &viewer, &q);
    let shown = found.iter().map(|one| one.id);
    searched::shows(&web.engine, &viewer, Place::Leader, &q, shown);
    let said = Said::Found(q, found);
    render(&web, &viewer, &headers, StatusCode::OK, &page_keys(), &said)
}

/// The page, from the present state.
pub fn render(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    status: StatusCode,
    keys: &Keys,
    said: &Said,
) -> Response {
    if !viewer.leads() {
        return StatusCode::FORBIDDEN.into_response();
    }
    let (state, now) = (web.engine.state(), web.engine.now());
    let days = by_role(&state, &[StaffRole::DayNurse, StaffRole::Coordinator]);
    let one = match said {
        Said::One(id) => worked_with_one(&state, viewer, *id),
        Said::Nothing | Said::Found(..) => None,
    };
    let without = without_anybody(&state, viewer);
    let rows = erasures(&state, viewer, now);
    let waits = rows.iter().any(|row| row.end.is_none());
    let back = Some(("/leader", "in-home"));
    let page = parts::page(web, viewer, headers, back, "lead-title", |say| {
        html! {
            h1 { (say.t("lead-title")) }
            p.soft { (say.t("lead-about")) }
            (finding(say, keys, &days, said, one.as_ref()))
            // What waits for somebody comes before what can be looked at.
            @if waits { (erasing::show(say, keys, &rows)) }
            (nobody(say, &without))
            @if !waits { (erasing::show(say, keys, &rows)) }
        }
    });
    (status, page).into_response()
}

fn finding(
    say: &Say<'_>,
    keys: &Keys,
    days: &[Worker],
    said: &Said,
    one: Option<&WorkedWith>,
) -> Markup {
    let (typed, found) = match said {
        Said::Found(typed, found) => (typed.as_str(), Some(found.as_slice())),
        Said::Nothing | Said::One(_) => ("", None),
    };
    // What belongs to no one form, or to somebody who is gone.
    let besides = keys.problem_of("page");
    let asked = (typed, found.map(<[WorkedWith]>::len));
    let inside = html! {
        (parts::finding(say, keys, "/leader/patients", asked, &besides))
        @for one in found.into_iter().flatten().chain(one) { (person(say, keys, days, one)) }
    };
    card("find", &say.t("lead-find"), &inside)
}

fn person(say: &Say<'_>, keys: &Keys, days: &[Worker], one: &WorkedWith) -> Markup {
    let path = |act: &str| format!("/leader/patients/{}/{act}", one.id);
    let (assign, coordinate) = (
        format!("assign.{}", one.id),
        format!("coordinator.{}", one.id),
    );
    let assign = Form {
        say,
        keys,
        name: &assign,
    };
    let coordinate = Form {
        say,
        keys,
        name: &coordinate,
    };
    let coordinator = one.coordinator.as_ref();
    let changes = html! {
        (coordinate.around(&path("coordinator"), "", &html! {
            (choice(say, &format!("coordinator-{}", one.id), "coordinator", "rec-coordinator", days, Some(coordinator.map_or("", |one| one.id.as_str()))))
            (coordinate.go("rec-coordinator-save"))
        }))
        (assign.around(&path("assign"), "", &html! {
            (choice(say, &format!("assign-{}", one.id), "staff", "rec-assign", days, None))
            (assign.go("rec-assign-save"))
        }))
    };
    let open = assign.is_refused() || coordinate.is_refused();
    html! {
        section.person-line aria-label=(one.name) {
            h3 { (one.name) }
            @if one.standing != Standing::Here { p { (say.by("rec-standing-is", word(&STANDINGS, &one.standing))) } }
            @if coordinator.is_none() && one.assigned.is_empty() { p { (say.t("lead-nobody")) } }
            @else {
                p { (say.t("rec-coordinator")) ": " b { (coordinator.map_or_else(|| say.t("rec-nobody"), |one| one.name.clone())) } }
                ul.list { @for worker in &one.assigned {
                    @let name = format!("unassign.{}.{}", one.id, worker.id);
                    li.line {
                        span { (worker.name) }
                        (button(say, keys, &path("unassign"), (&name, worker.id.as_str()), "rec-unassign"))
                    }
                } }
            }
            (folded(&say.t("rec-workers-change"), open, &changes))
            (erasing::ask(say, keys, one))
        }
    }
}

/// One of the day service. `kept`: who it is now, where nobody may be chosen.
fn choice(
    say: &Say<'_>,
    id: &str,
    field: &str,
    label: &str,
    days: &[Worker],
    kept: Option<&str>,
) -> Markup {
    html! {
        div {
            label for=(id) { (say.t(label)) }
            select id=(id) name=(field) {
                @if kept.is_some() { option value="" { (say.t("rec-nobody")) } }
                @for one in days { option value=(one.id) selected[kept == Some(one.id.as_str())] { (one.name) } }
            }
        }
    }
}

/// With whom nobody works.
fn nobody(say: &Say<'_>, without: &Without) -> Markup {
    let inside = html! {
        @if without.count == 0 { p { (say.t("lead-without-none")) } }
        @else {
            p { (say.numbered("lead-without", without.count)) }
            ul.list { @for one in &without.people {
                li.line {
                    span { b { (one.name) } }
                    a.do.small href=(format!("/leader/patients?who={}", one.id)) aria-label=(say.with("lead-choose-who", &[("who", Arg::Text(&one.name))])) { (say.t("lead-choose")) }
                }
            } }
            @if without.count > MOST_SHOWN { p.hint { (say.t("lead-without-more")) } }
        }
    };
    card("without", &say.t("lead-without-title"), &inside)
}
