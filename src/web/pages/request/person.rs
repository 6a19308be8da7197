//! `/doctor/request/{request}/person`: the person whom the nurse has said that the request is about, for the doctor who asked. Read only after
//! it is written down; closes at once when the request is over or the person wants less shared.

use axum::extract::{Extension, Form, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

use crate::domain::command::Command;
use crate::domain::ids::RequestId;
use crate::domain::patients::command::PatientCommand;
use crate::engine::SubmitError;
use crate::views::Viewer;
use crate::views::board;
use crate::views::by_request::{ByRequest, by_request};
use crate::views::shows::Shows;
use crate::web::pages::act::refusal;
use crate::web::pages::closing;
use crate::web::pages::form::{Keys, Refused, Typed};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::once::{Known, fingerprint};
use crate::web::pages::parts::{self, Frame};
use crate::web::pages::plan::part;
use crate::web::pages::record::{Reading, reads};
use crate::web::pages::request::doctor;
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// The way to the page, from the request; nothing where there is no ground for it.
pub fn link(say: &Say<'_>, request: RequestId, opens: bool) -> Markup {
    html! {
        @if opens {
            p { a.do.wide href=(format!("/doctor/request/{request}/person")) { (say.t("acc-rq-open")) } }
        }
    }
}

/// `GET /doctor/request/{request}/person`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(request): Path<String>,
    headers: HeaderMap,
) -> Response {
    let viewer = doctor::reads(viewer, None, &headers);
    match request.parse::<RequestId>() {
        Ok(request) => render(&web, &viewer, request, &page_keys(), StatusCode::OK).await,
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn render(
    web: &WebState,
    viewer: &Viewer,
    request: RequestId,
    keys: &Keys,
    status: StatusCode,
) -> Response {
    let find = || by_request(&web.engine.state(), viewer, request, web.engine.now());
    let Some(found) = find() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let reading = match reads(web, viewer, found.patient, &found.read()).await {
        Ok(reading) => reading,
        Err(SubmitError::Rejected(_)) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            return (
                refusal(web, viewer, &error).0,
                refusal(web, viewer, &error).1,
            )
                .into_response();
        }
    };
    let Some(found) = find() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let state = web.engine.state();
    let now = web.engine.now();
    let board = board::board(&state, viewer, now, web.standing());
    let say = Say::new(&web.texts, viewer.language, board.zone.clone(), now);
    let title = say.t("acc-rq-title");
    let live = closing::live(&say, &Shows::parts(found.patient, found.read()));
    let reader = viewer
        .actor()
        .map_or_else(String::new, |actor| actor.to_string());
    let frame = Frame {
        title: &title,
        assets: &web.assets.base(),
        live: &live,
        class: "doctor",
        staff: &reader,
        refresh: None,
        theme: None,
    };
    let body = html! {
        header.bar {
            a.quiet.as-link href=(format!("/doctor/request/{request}")) { "← " (say.t("acc-rq-back")) }
            span.who { (title) }
            span.grow {}
            (parts::line(&say))
        }
        main.page.plan-page #main tabindex="-1" {
            (closing::place())
            (inside(&say, &found, keys, matches!(reading, Reading::Unwritten)))
        }
    };
    (status, parts::page(&say, &frame, &board, &body)).into_response()
}

fn inside(say: &Say<'_>, found: &ByRequest, keys: &Keys, unwritten: bool) -> Markup {
    html! {
        h1 { (found.name) }
        @if unwritten { p.say.red role="alert" { b { (say.t("rec-unwritten")) } } }
        p.hint { (say.t("acc-rq-about")) }
        @if let Some(line) = say.speaks(found.speaks.as_ref()) { p.say.blue { (line) } }
        @for line in &found.communication { p.say.blue { (line) } }
        @if found.parts.is_empty() { div.empty { p { (say.t("acc-rq-nothing")) } } }
        @else {
            p.soft data-with-parts { (say.t(if found.emergency { "acc-rq-emergency" } else { "acc-rq-consent" })) }
            h2 data-with-parts { (say.t("ui-plan-crisis")) }
            @for one in &found.parts { (part::card(say, one)) }
        }
        @if !found.emergency { (emergency(say, found, keys)) }
    }
}

fn emergency(say: &Say<'_>, found: &ByRequest, keys: &Keys) -> Markup {
    let refused = keys.refused_act("open");
    html! {
        details.more #emergency open[refused.is_some()] {
            summary { (say.t("acc-rq-open-emergency")) }
            form.stack-small method="post" action=(format!("/doctor/request/{}/person/open", found.request)) {
                (keys.hidden("open"))
                p.hint #open-hint { (say.t("acc-rq-open-hint")) }
                (keys.problem_of("open"))
                div {
                    label for="open-reason" { (say.t("rec-reason")) }
                    textarea #open-reason name="reason" rows="3" maxlength="1000" required aria-describedby="open-hint" { (refused.map_or("", |refused| refused.typed.get("reason"))) }
                }
                button.do.alarm type="submit" { (say.t("rec-open-reason-go")) }
            }
        }
    }
}

/// `POST /doctor/request/{request}/person/open`.
pub async fn open(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(request): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let viewer = doctor::reads(viewer, None, &headers);
    let typed = Typed(fields);
    let (Ok(request), Some(actor)) = (request.parse::<RequestId>(), viewer.actor()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if by_request(&web.engine.state(), &viewer, request, web.engine.now()).is_none() {
        return StatusCode::NOT_FOUND.into_response();
    }
    let go = format!("/doctor/request/{request}/person");
    let key = typed.key(&headers);
    let print = fingerprint(&(&go, typed.without_key()));
    let done = match web.once.begin(&actor, &key, print, web.engine.now()) {
        Known::Done(went_to) => return Redirect::to(&went_to).into_response(),
        Known::Running => return StatusCode::CONFLICT.into_response(),
        Known::New | Known::Differs => {
            let reason = typed.get("reason").to_owned();
            let command = PatientCommand::OpenForRequest { request, reason };
            web.engine
                .submit(actor.clone(), Command::Patient(command))
                .await
        }
    };
    match done {
        Ok(_) => {
            web.once.done(&actor, &key, &go);
            Redirect::to(&go).into_response()
        }
        Err(error) => {
            web.once.forget(&actor, &key);
            let (status, message) = refusal(&web, &viewer, &error);
            let mut keys = page_keys();
            keys.refused = Some(Refused {
                contact: None,
                act: "open".to_owned(),
                message,
                typed,
            });
            render(&web, &viewer, request, &keys, status).await
        }
    }
}
