//! `/leader/debriefs`: talks that are offered to those of ours who were in touch with somebody who has died. To whom and by when; never after
//! whose death, and nothing of what is said.

use axum::extract::{Extension, Form as Fields, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::domain::command::Command;
use crate::domain::deaths::command::DeathCommand;
use crate::domain::deaths::rejection::DeathRejection;
use crate::domain::ids::{FollowUpId, StaffId};
use crate::domain::state::State;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::deaths::{DebriefEnd, DebriefRow, Debriefs, OfferedTo, debriefs};
use crate::web::pages::asked::time;
use crate::web::pages::followed::posted::Posted;
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::record::parts::{self as record, Form, button, folded};
use crate::web::pages::say::Say;
use crate::web::pages::who;
use crate::web::state::WebState;

/// `GET /leader/debriefs`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
) -> Response {
    render(&web, &viewer, &headers, StatusCode::OK, &page_keys())
}

/// `POST /leader/debriefs/{task}/{act}`: `held`, `declined`.
pub async fn post(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((task, act)): Path<(String, String)>,
    headers: HeaderMap,
    Fields(sent): Fields<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(sent);
    let Ok(id) = task.parse::<FollowUpId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(command) = command(&web.engine.state(), id, &act, &typed) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let posted = Posted {
        web: &web,
        viewer: &viewer,
        headers: &headers,
        name: &format!("{act}.{id}"),
        typed,
        anew: None,
    };
    posted
        .carry_out(
            command.map(Command::Death),
            "/leader/debriefs",
            |status, keys| render(&web, &viewer, &headers, status, keys),
        )
        .await
}

fn command(
    state: &State,
    task: FollowUpId,
    act: &str,
    typed: &Typed,
) -> Option<Result<DeathCommand, &'static str>> {
    Some(match act {
        "held" if typed.get("by").is_empty() => Err("rec-no-choice"),
        "held" => time(state, typed.get("at"))
            .ok_or("ui-no-choose-when")
            .map(|at| DeathCommand::HoldDebrief {
                task,
                by: StaffId::new(typed.get("by")),
                at,
            }),
        "declined" => Ok(DeathCommand::DeclineDebrief { task }),
        _ => return None,
    })
}

fn render(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    status: StatusCode,
    keys: &Keys,
) -> Response {
    let Some(all) = debriefs(&web.engine.state(), viewer) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let back = Some(("/leader", "in-home"));
    let me = viewer.staff.as_ref().map_or("", |me| me.as_str());
    let page = record::page(web, viewer, headers, back, "dea-leader-title", |say| {
        body(say, &all, me, keys)
    });
    (status, page).into_response()
}

fn body(say: &Say<'_>, all: &Debriefs, me: &str, keys: &Keys) -> Markup {
    let open = all.rows.iter().position(|row| row.end.is_some());
    let (open, over) = all.rows.split_at(open.unwrap_or(all.rows.len()));
    html! {
        h1 { (say.t("dea-leader-title")) }
        p.soft { (say.t("dea-leader-about")) }
        @if all.unsaid > 0 { p.say.red { b { (say.numbered("dea-leader-unsaid", all.unsaid)) } } }
        @if open.is_empty() { div.empty { p { (say.t("dea-leader-none")) } } }
        @for row in open { (waits(say, row, (all, me), keys)) }
        @if !over.is_empty() {
            details.more #over {
                summary { (say.numbered("dea-leader-over", over.len())) }
                @for row in over { (line(say, row)) }
            }
        }
    }
}

fn line(say: &Say<'_>, row: &DebriefRow) -> Markup {
    let tone = match &row.end {
        None if row.at <= say.now => "row late",
        None => "row waiting",
        Some(_) => "row calm",
    };
    let said = match &row.end {
        None => say.with("dea-by", &[("t", Arg::Text(&say.day_and_time(row.at)))]),
        Some(DebriefEnd::Declined) => say.t("dea-declined-is"),
        Some(DebriefEnd::Held { by, at }) => say.with(
            "dea-held-is",
            &[
                ("who", Arg::Text(&who::person(say, by))),
                ("t", Arg::Text(&say.when(*at))),
            ],
        ),
    };
    html! {
        div class=(tone) id=(format!("debrief-{}", row.task)) {
            span.what-is { b { (named(say, &row.whom)) } }
            span.about-them { (said) }
        }
    }
}

/// A doctor who was let in stands there with the name as it was written.
fn named(say: &Say<'_>, whom: &OfferedTo) -> String {
    match whom {
        OfferedTo::Ours(person) => who::named(say, person),
        OfferedTo::Guest { name, .. } => {
            let name = name.clone().unwrap_or_else(|| say.t("ui-erased"));
            say.with("dea-guest-named", &[("who", Arg::Text(&name))])
        }
    }
}

fn waits(say: &Say<'_>, row: &DebriefRow, (all, me): (&Debriefs, &str), keys: &Keys) -> Markup {
    let path = |act: &str| format!("/leader/debriefs/{}/{act}", row.task);
    let name = format!("held.{}", row.task);
    let form = Form {
        say,
        keys,
        name: &name,
    };
    let (now, by) = (say.field(say.now), form.value("by", me));
    let id = |field: &str| format!("debrief-{field}-{}", row.task);
    let held = html! {
        div {
            label for=(id("by")) { (say.t("dea-held-by")) }
            select id=(id("by")) name="by" {
                @for (staff, person) in &all.staff { option value=(staff) selected[by == staff.as_str()] { (who::named(say, person)) } }
            }
        }
        div {
            label for=(id("at")) { (say.t("dea-held-at")) }
            input id=(id("at")) name="at" type="datetime-local" value=(form.value("at", &now));
        }
        (form.go("dea-held"))
    };
    let declined = format!("declined.{}", row.task);
    html! {
        (line(say, row))
        @if let OfferedTo::Guest { phone, .. } = &row.whom {
            p.hint { (say.t("dea-guest")) @if let Some(phone) = phone { " " a href=(format!("tel:{phone}")) { (phone) } } }
        }
        (folded(&say.with("dea-held-more", &[("who", Arg::Text(&named(say, &row.whom)))]), form.is_refused(), &html! {
            (form.around(&path("held"), "", &held))
            (button(say, keys, &path("declined"), (&declined, ""), "dea-declined"))
        }))
    }
}

/// Why something after a death was not done.
pub fn refused(say: &Say<'_>, why: DeathRejection) -> String {
    let word = match why {
        DeathRejection::NoMessage => "message",
        DeathRejection::NoCall => "call",
        DeathRejection::NoFollowUp => "follow_up",
        DeathRejection::NotYet => "not_yet",
        DeathRejection::TooMany { .. } => "too_many",
    };
    say.by("dea-no", word)
}
