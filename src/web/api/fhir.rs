//! One person's record as a FHIR R4 Bundle, out and in.

use std::fmt::Write as _;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::{Extension, Json};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::domain::access;
use crate::domain::command::Command;
use crate::domain::ids::PatientId;
use crate::domain::openings::opening::RecordPart;
use crate::domain::patients::command::PatientCommand;
use crate::domain::plans::section::Section;
use crate::fhir::export;
use crate::fhir::import::{self, Refused};
use crate::ids::SystemIds;
use crate::views::Viewer;
use crate::web::api::ApiState;
use crate::web::api::act::{self, gone};
use crate::web::error::Problem;

/// How many mistakes are told at once.
const MOST_TOLD: usize = 20;

/// A record has been taken in.
#[derive(Debug, Serialize, ToSchema)]
pub struct TakenIn {
    /// The patient.
    pub patient: String,
    /// What was left out, and why: resource and reason.
    pub left_out: Vec<String>,
}

/// A record as a Bundle of R4: for those who work with the person. It is written down as a reading of all of it.
#[utoipa::path(get, path = "/api/v1/patients/{id}/fhir", tag = "patients",
    params(("id" = String, Path, description = "the patient")),
    responses(
        (status = OK, body = Value, content_type = "application/fhir+json"),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn export(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(patient): Path<String>,
) -> Result<(HeaderMap, String), Problem> {
    let id: PatientId = act::id(&patient, "patient")?;
    let actor = act::actor(&viewer)?;
    let first = [
        RecordPart::Identity,
        RecordPart::People,
        RecordPart::Flags,
        RecordPart::Rights,
    ];
    let plan = Section::ALL.into_iter().map(RecordPart::Plan);
    let read = PatientCommand::Read {
        patient: id,
        parts: first.into_iter().chain(plan).collect(),
    };
    let now = state.engine.submit(actor, Command::Patient(read)).await?;
    let patient = now.current_patient(id).ok_or_else(|| gone("patient"))?;
    let bundle = export::bundle(&now, patient, state.engine.now());
    let mut headers = HeaderMap::new();
    let kind = HeaderValue::from_static("application/fhir+json");
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok((headers, bundle.to_string()))
}

/// Take in a record from a Bundle of R4: all of it, or nothing.
#[utoipa::path(post, path = "/api/v1/patients/fhir", tag = "patients",
    request_body(content = Value, content_type = "application/fhir+json"),
    responses(
        (status = OK, body = TakenIn),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn take_in(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    bundle: Result<Json<Value>, JsonRejection>,
) -> Result<Json<TakenIn>, Problem> {
    let actor = act::actor(&viewer)?;
    let now = state.engine.state();
    // Whoever may not take anything in is not told what would be wrong with it.
    let any = Command::Patient(PatientCommand::TakeIn(Vec::new()));
    access::allows(&now, &actor, &any, state.engine.now())?;
    let Json(bundle) = bundle.map_err(|error| Problem::new(error.status(), error.body_text()))?;
    let taken =
        import::read(&bundle, &now, &actor, state.engine.now(), &mut SystemIds).map_err(refused)?;
    state
        .engine
        .submit(actor, Command::Patient(taken.command))
        .await?;
    Ok(Json(TakenIn {
        patient: taken.patient.to_string(),
        left_out: taken.left_out,
    }))
}

/// Which resource, which field, and that nothing was taken in.
fn refused(refused: Refused) -> Problem {
    match refused {
        Refused::Unreadable(wrong) => {
            let mut detail = "nothing was taken in".to_owned();
            for one in wrong.iter().take(MOST_TOLD) {
                let _ = write!(detail, "; {}: {}", one.at, one.what);
            }
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail)
        }
        Refused::Rule { at, why } => {
            let mut problem = Problem::from(why);
            problem.detail = format!("nothing was taken in; {at}: {}", problem.detail);
            // The field of this resource, not of a body of ours.
            if problem.field.is_some() {
                problem.field = Some(at);
            }
            problem
        }
    }
}
