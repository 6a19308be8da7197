//! A part is kept: as it is typed, by the browser, or with the button. Who had something else before them when they began is told so, and
//! has both.

use axum::Json;
use axum::extract::{Extension, Form, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde_json::json;

use crate::domain::command::Command;
use crate::domain::ids::PlanId;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::plans::command::PlanCommand;
use crate::domain::plans::content::Content;
use crate::domain::plans::section::Section;
use crate::domain::rejection::Rejection;
use crate::engine::SubmitError;
use crate::views::Viewer;
use crate::views::plan::words;
use crate::views::plan::{PlanView, Version};
use crate::web::pages::act;
use crate::web::pages::form::{Refused, Typed, wants_json};
use crate::web::pages::plan::{Asked, nothing, typed, write};
use crate::web::state::WebState;

/// `POST /patient/{patient}/plan/part/{part}`.
pub async fn save(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((patient, part)): Path<(String, String)>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(fields);
    let asked = Asked::of(&web, &viewer, &headers, &patient);
    let found = asked.and_then(|asked| Some((asked.working()?, asked)));
    let (Some((view, asked)), Some(section)) = (found, words::section_of(&part)) else {
        return nothing();
    };
    let Ok(plan) = typed.get("plan").parse::<PlanId>() else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    match keep(&asked, &view, plan, section, &typed).await {
        Ok(()) => kept(&asked, section),
        Err(error) => refuse(&asked, section, &error, typed),
    }
}

async fn keep(
    asked: &Asked<'_>,
    view: &PlanView,
    plan: PlanId,
    section: Section,
    typed: &Typed,
) -> Result<(), SubmitError> {
    let mine = typed::content(section, typed);
    let version = view.under_way.as_ref().filter(|version| version.id == plan);
    // A version that is not written in any more refuses by its own rule.
    let (now, number) = version.map_or((None, 0), |version| before(version, section));
    let take = typed.get("take");
    let seen = typed.get(if take.is_empty() { "seen" } else { "theirs" });
    let same = seen.parse() == Ok(number);
    let content = match (&now, take) {
        (Some(theirs), "both") if same => typed::both(section, theirs, &mine),
        _ => mine,
    };
    if !same && now.is_none() && version.is_some() {
        return Err(SubmitError::Rejected(
            RecordRejection::ChangedMeanwhile.into(),
        ));
    }
    let write = PlanCommand::Write {
        patient: view.patient,
        plan,
        section,
        content,
        seen: now.filter(|_| same),
    };
    let actor = asked.viewer.actor();
    let actor = actor.ok_or(SubmitError::Rejected(Rejection::NotStaff))?;
    let command = Command::Patient(PatientCommand::WritePlan(write));
    asked.web.engine.submit(actor, command).await.map(drop)
}

/// What stands there, and its number.
fn before(version: &Version, section: Section) -> (Option<Content>, i64) {
    let stands = version.part(section).map(|part| part.content.clone());
    (stands, version.seen(section))
}

fn kept(asked: &Asked<'_>, section: Section) -> Response {
    if let Some(actor) = asked.viewer.actor() {
        let form = asked.form(&write::act(section));
        asked.web.refusals.forget(&actor, &form);
    }
    if !wants_json(asked.headers) {
        let to = format!("{}/write#{}", asked.address(), write::act(section));
        return Redirect::to(&to).into_response();
    }
    let view = asked.working();
    let version = view.as_ref().and_then(|view| view.under_way.as_ref());
    let number = version.map_or(0, |version| version.seen(section));
    Json(json!({"ok": true, "seen": number})).into_response()
}

fn refuse(asked: &Asked<'_>, section: Section, error: &SubmitError, typed: Typed) -> Response {
    let (status, message) = act::refusal(asked.web, asked.viewer, error);
    if wants_json(asked.headers) {
        let changed = matches!(
            error,
            SubmitError::Rejected(Rejection::Record(RecordRejection::ChangedMeanwhile))
        );
        let view = asked.working();
        let version = view.as_ref().and_then(|view| view.under_way.as_ref());
        let theirs = version.filter(|_| changed).map(|version| {
            let part = version.parts.iter().find(|part| part.section == section);
            write::conflict(&asked.say(), section, part, version.seen(section)).into_string()
        });
        let body = json!({"ok": false, "message": message, "theirs": theirs});
        return (status, Json(body)).into_response();
    }
    let act = write::act(section);
    let refused = Refused {
        contact: None,
        act: act.clone(),
        message,
        typed,
    };
    asked.sent_back("/write", &act, refused)
}
