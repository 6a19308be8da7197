//! The sheet "what we agreed", for programs: handed out, and read again.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::command::Command;
use crate::domain::endings::command::EndingCommand;
use crate::domain::endings::sheet::{Meeting, Words};
use crate::domain::ids::ContactId;
use crate::domain::language::Language;
use crate::domain::openings::opening::RecordPart;
use crate::domain::patients::command::PatientCommand;
use crate::domain::plans::section::Section;
use crate::views::Viewer;
use crate::views::sheet::{SheetSeen, sheets};
use crate::web::api::ApiState;
use crate::web::api::act::{self, Body, Done, gone, id, instant, submit};
use crate::web::error::Problem;

/// A sheet to hand out.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandSheet {
    /// `nb`, `en` or `se`; left out: the language that whoever is in touch is met in.
    #[serde(default)]
    pub language: Option<String>,
    /// What was agreed, in plain words. A birth number is refused.
    pub agreed: String,
    /// The person's own steps stand on it: only where it is confirmed who it is, and what they share covers it.
    #[serde(default)]
    pub steps: bool,
    /// With whom the next contact is; with `next_at`.
    #[serde(default)]
    pub next_who: Option<String>,
    /// When the next contact is: an instant; with `next_who`.
    #[serde(default)]
    pub next_at: Option<String>,
}

/// A sheet that was handed out.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Sheet)]
pub struct SheetJson {
    /// Its place among those of the contact, from 1.
    pub number: usize,
    /// When it was handed out.
    pub at: String,
    /// By whom: with whom the person talked.
    pub by: String,
    /// `nb`, `en` or `se`.
    pub language: &'static str,
    /// What was agreed; none if erased.
    pub agreed: Option<String>,
    /// The person's own steps.
    pub steps: Vec<String>,
    /// With whom the next contact is.
    pub next_who: Option<String>,
    /// When it is.
    pub next_at: Option<String>,
}

/// The sheets of a contact.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Sheets)]
pub struct SheetsJson {
    /// Those that were handed out, the first first.
    pub sheets: Vec<SheetJson>,
    /// Whether the person's own steps may stand on one now.
    pub steps: bool,
    /// The language that one is in if nothing else is said: that in which whoever is in touch is met.
    pub language: &'static str,
}

/// The sheets of a contact that were handed out.
#[utoipa::path(get, path = "/api/v1/contacts/{id}/sheets", tag = "contacts",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = SheetsJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
) -> Result<Json<SheetsJson>, Problem> {
    let contact: ContactId = id(&contact, "contact")?;
    let (now, state) = (state.engine.now(), state.engine.state());
    let all = sheets(&state, &viewer, contact, now).ok_or_else(|| gone("contact"))?;
    Ok(Json(SheetsJson {
        sheets: (1..)
            .zip(&all.handed)
            .map(|(number, one)| sheet(number, one))
            .collect(),
        steps: !all.steps.is_empty(),
        language: all.language.tag(),
    }))
}

fn sheet(number: usize, sheet: &SheetSeen) -> SheetJson {
    let next = sheet.next.as_ref();
    SheetJson {
        number,
        at: sheet.at.to_string(),
        by: sheet.by.clone(),
        language: sheet.language.tag(),
        agreed: sheet.agreed.clone(),
        steps: sheet.steps.clone(),
        next_who: next.and_then(|(who, _)| who.clone()),
        next_at: next.map(|(_, at)| at.to_string()),
    }
}

/// Hand out a sheet with what was agreed.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/sheets", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = HandSheet,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn hand(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(body): Body<HandSheet>,
) -> Result<Json<Done>, Problem> {
    let contact: ContactId = id(&contact, "contact")?;
    let wrong = |detail: &str| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail);
    let language = body.language.as_deref().map(str::parse::<Language>);
    let language = language.transpose();
    let language = language.map_err(|_| wrong("language is nb, en or se"))?;
    let next = match (body.next_who, body.next_at) {
        (None, None) => None,
        (Some(who), Some(at)) => Some(Meeting {
            who,
            at: instant(&at)?,
        }),
        _ => return Err(wrong("next_who and next_at are said together")),
    };
    // What the plan says is read by it, and that is written down.
    let found = state.engine.state();
    let about = act::contact(&found, &viewer, contact)?.about.as_ref();
    if let (true, Some(about)) = (body.steps, about) {
        let read = PatientCommand::Read {
            patient: about.patient,
            parts: vec![RecordPart::Identity, RecordPart::Plan(Section::Coping)],
        };
        let Json(_) = submit(&state.engine, &viewer, Command::Patient(read)).await?;
    }
    let language = match language {
        Some(language) => language,
        None => {
            sheets(&found, &viewer, contact, state.engine.now())
                .ok_or_else(|| gone("contact"))?
                .language
        }
    };
    let words = Words {
        language,
        agreed: body.agreed,
        steps: body.steps,
        next,
    };
    let command = Command::Ending(EndingCommand::HandSheet { contact, words });
    submit(&state.engine, &viewer, command).await
}
