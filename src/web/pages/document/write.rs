//! What is written arrives: one field from the script as it is typed, or the whole form with the button. Each says what had been seen, so
//! that who wrote at the same time loses nothing.

use axum::extract::{Extension, Form, Json, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;

use crate::domain::actor::Actor;
use crate::domain::assessments::command::AssessmentCommand;
use crate::domain::assessments::document::Document;
use crate::domain::assessments::moments;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::check::{FieldProblem, Raw, check};
use crate::domain::forms::form::Form as Questions;
use crate::domain::forms::link::Field;
use crate::engine::SubmitError;
use crate::views::Viewer;
use crate::web::pages::act;
use crate::web::pages::document::beside::{SETTLE, TYPED};
use crate::web::pages::document::{Asked, nothing, page, stands};
use crate::web::pages::form::{Refused, Typed};
use crate::web::pages::forms::field as fields_of;
use crate::web::pages::forms::posted;
use crate::web::pages::forms::whole;
use crate::web::pages::nurse::page_keys;
use crate::web::pages::once::fingerprint;
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// Before the name of a field: the number of what was seen in it, and a mark of what that was.
const SEEN: &str = "seen.";

/// One field, as the script sends it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    field: String,
    #[serde(default)]
    values: Vec<String>,
    #[serde(default)]
    own: String,
    /// What was seen; where a field is settled, the newest of what stood in it.
    #[serde(default)]
    seen: u64,
    /// Settles: `typed`, or the number of the text that is to stand.
    #[serde(default)]
    take: Option<String>,
}

/// What each field held when the page was made, for whoever has no script.
pub fn seen(say: &Say<'_>, document: &Document, me: &Actor) -> Markup {
    html! {
        @for (at, entry) in &document.entries {
            @let stands = stands::stands(entry, me);
            @let raw = fields_of::raw(say, stands::values(stands.written));
            input type="hidden" name=(format!("{SEEN}{at}")) value=(format!("{}.{}", stands.seen, mark(&raw)));
        }
    }
}

fn mark(raw: &Raw) -> u64 {
    let clean = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    let values: Vec<String> = raw.values.iter().map(|value| clean(value)).collect();
    let values: Vec<&String> = values.iter().filter(|value| !value.is_empty()).collect();
    fingerprint(&(values, clean(&raw.own)))
}

/// `POST /document/{document}/field`.
pub async fn field(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(document): Path<String>,
    headers: HeaderMap,
    Json(sent): Json<Sent>,
) -> Response {
    let Some(asked) = Asked::of(&web, &viewer, &headers, &document) else {
        return nothing();
    };
    let Some(form) = asked.form.clone() else {
        return nothing();
    };
    let Ok(at) = sent.field.parse::<Field>() else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    let raw = Raw {
        values: sent.values,
        own: sent.own,
    };
    let typed = || fitting(&asked, &form, &at, &raw);
    let taken = sent.take.as_deref();
    let values = match taken.and_then(|word| text_of(&asked, &at, word)) {
        Some(values) => Ok(values),
        None => typed(),
    };
    let values = match values {
        Ok(values) => values,
        Err(found) => {
            let message = fields_of::problem(&asked.say(), found);
            let body = Json(json!({"ok": false, "message": message}));
            return (StatusCode::UNPROCESSABLE_ENTITY, body).into_response();
        }
    };
    let command = command(
        &asked,
        &form,
        at.clone(),
        values,
        sent.seen,
        taken.is_some(),
    );
    match asked.submit(command).await {
        Ok(state) => {
            let document = state.document(asked.id);
            let entry = document.and_then(|document| document.entries.get(&at));
            let body = match entry.map(|entry| stands::stands(entry, &asked.actor)) {
                Some(stands) => {
                    let (number, seen) = (stands.written.number, stands.seen);
                    json!({"ok": true, "number": number, "seen": seen})
                }
                None => json!({"ok": true, "number": 0, "seen": 0}),
            };
            Json(body).into_response()
        }
        Err(error) => {
            let (status, message) = act::refusal(&web, &viewer, &error);
            (status, Json(json!({"ok": false, "message": message}))).into_response()
        }
    }
}

/// What was typed into a field, if it may stand there now.
fn fitting(
    asked: &Asked<'_>,
    form: &Questions,
    at: &Field,
    raw: &Raw,
) -> Result<Vec<Answer>, FieldProblem> {
    let values = check(form, at, raw, &asked.zone())?;
    moments::fits(form.kind(), at, &values, asked.web.engine.now())?;
    Ok(values)
}

/// The text with this number, of those that stand in a field.
fn text_of(asked: &Asked<'_>, at: &Field, number: &str) -> Option<Vec<Answer>> {
    let number: u64 = number.parse().ok()?;
    let entry = asked.state.document(asked.id)?.entries.get(at)?;
    let mut all = std::iter::once(&entry.written).chain(&entry.beside);
    let found = all.find(|written| written.number == number)?;
    Some(stands::values(found).to_vec())
}

fn command(
    asked: &Asked<'_>,
    form: &std::sync::Arc<Questions>,
    field: Field,
    values: Vec<Answer>,
    seen: u64,
    settles: bool,
) -> AssessmentCommand {
    let (document, form) = (asked.id, std::sync::Arc::clone(form));
    if settles {
        return AssessmentCommand::Settle {
            document,
            form,
            field,
            values,
            seen,
        };
    }
    AssessmentCommand::Write {
        document,
        form,
        field,
        values,
        seen,
    }
}

/// `POST /document/{document}/fields`: the whole form, without a script.
pub async fn fields(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(document): Path<String>,
    headers: HeaderMap,
    Form(sent): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(sent);
    let Some(asked) = Asked::of(&web, &viewer, &headers, &document) else {
        return nothing();
    };
    let Some(form) = asked.form.clone() else {
        return nothing();
    };
    let mut on_page = posted::typed(&form, &typed);
    for raw in on_page.values_mut() {
        for value in &mut raw.values {
            *value = value.replace("\r\n", "\n");
        }
    }
    let settles = settled(&typed);
    let changed = on_page
        .iter()
        .filter(|(at, raw)| {
            settles.as_ref().is_none_or(|settles| settles.at != **at)
                && before(&typed, at).1 != mark(raw)
        })
        .map(|(at, raw)| (at.clone(), raw.clone()))
        .collect();
    let posted::Checked { kept, mut refused } = posted::checked(&form, changed, &asked.zone());
    let now = asked.web.engine.now();
    let mut failed = None;
    for (at, values) in kept {
        if let Err(problem) = moments::fits(form.kind(), &at, &values, now) {
            let raw = on_page.get(&at).cloned().unwrap_or_default();
            refused.insert(at, (raw, problem));
            continue;
        }
        let seen = before(&typed, &at).0;
        let command = command(&asked, &form, at, values, seen, false);
        if let Err(error) = asked.submit(command).await {
            failed = failed.or(Some(error));
        }
    }
    if let Some(settles) = settles {
        let raw = on_page.remove(&settles.at).unwrap_or_default();
        let values = match text_of(&asked, &settles.at, &settles.take) {
            Some(values) => Ok(values),
            None => fitting(&asked, &form, &settles.at, &raw),
        };
        match values {
            Ok(values) => {
                let command = command(&asked, &form, settles.at, values, settles.newest, true);
                if let Err(error) = asked.submit(command).await {
                    failed = failed.or(Some(error));
                }
            }
            Err(problem) => drop(refused.insert(settles.at, (raw, problem))),
        }
    }
    answer(&asked, &refused, failed, typed)
}

fn answer(
    asked: &Asked<'_>,
    refused: &whole::Refused,
    failed: Option<SubmitError>,
    typed: Typed,
) -> Response {
    if refused.is_empty() && failed.is_none() {
        return Redirect::to(&asked.address()).into_response();
    }
    let mut keys = page_keys();
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if let Some(error) = failed {
        let (because, message) = act::refusal(asked.web, asked.viewer, &error);
        status = because;
        keys.refused = Some(Refused {
            contact: None,
            act: "fields".to_owned(),
            message,
            typed,
        });
    }
    page::render(asked, &keys, refused, status)
}

/// What had been seen in a field, and its mark.
fn before(typed: &Typed, at: &Field) -> (u64, u64) {
    let said = typed.get(&format!("{SEEN}{at}"));
    said.split_once('.')
        .and_then(|(seen, mark)| Some((seen.parse().ok()?, mark.parse().ok()?)))
        .unwrap_or_else(|| (0, mark(&Raw::default())))
}

struct Settles {
    at: Field,
    take: String,
    newest: u64,
}

/// Which field is settled, and how: `field=number=newest` or `field=typed=newest`.
fn settled(typed: &Typed) -> Option<Settles> {
    let mut parts = typed.get(SETTLE).rsplitn(3, '=');
    let (newest, take, at) = (parts.next()?, parts.next()?, parts.next()?);
    (take == TYPED || take.parse::<u64>().is_ok()).then_some(())?;
    Some(Settles {
        at: at.parse().ok()?,
        take: take.to_owned(),
        newest: newest.parse().ok()?,
    })
}
