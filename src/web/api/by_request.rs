//! The person whom a request is about, for the doctor who asked.

use axum::extract::{Path, State};
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::command::Command;
use crate::domain::ids::RequestId;
use crate::domain::openings::opening::RecordPart;
use crate::domain::patients::command::PatientCommand;
use crate::views::Viewer;
use crate::views::by_request::{ByRequest, by_request};
use crate::views::openings::part_word;
use crate::web::api::ApiState;
use crate::web::api::act::{self, Body, Done, gone, submit};
use crate::web::error::Problem;

/// Who it is, and of the crisis part what may be read.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PersonByRequest)]
pub struct ByRequestJson {
    /// The patient.
    pub patient: String,
    /// The name.
    pub name: String,
    /// What they want to be called.
    pub called: String,
    /// The language that the person speaks: a tag.
    pub speaks: Option<String>,
    /// What helps them understand and be understood.
    pub communication: Vec<String>,
    /// It is open in an emergency, with a reason.
    pub emergency: bool,
    /// Parts of the crisis part. None: the person has not consented to it, or there is nothing.
    pub plan: Vec<PlanPartJson>,
}

/// A part of the plan.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PlanPartByRequest)]
pub struct PlanPartJson {
    /// Which.
    pub part: &'static str,
    /// Its entries: what stands in each, in the order in which it is asked.
    pub entries: Vec<Vec<String>>,
}

/// A reason.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenBody {
    /// Why it cannot wait for consent: the leader and the person read it.
    pub reason: String,
}

/// The person whom the nurse has said that a request is about, while it goes on, for the doctor who asked. It is written down as a reading.
#[utoipa::path(get, path = "/api/v1/requests/{id}/person", tag = "requests",
    params(("id" = String, Path, description = "the request")),
    responses(
        (status = OK, body = ByRequestJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn person(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(request): Path<String>,
) -> Result<Json<ByRequestJson>, Problem> {
    let found = find(&api, &viewer, &request)?;
    let read = PatientCommand::Read {
        patient: found.patient,
        parts: found.read(),
    };
    let _ = submit(&api.engine, &viewer, Command::Patient(read)).await?;
    Ok(Json(json(&find(&api, &viewer, &request)?)))
}

/// Open the crisis part without consent, in an emergency, for this request.
#[utoipa::path(post, path = "/api/v1/requests/{id}/person/open", tag = "requests",
    params(("id" = String, Path, description = "the request")),
    request_body = OpenBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn open(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(request): Path<String>,
    Body(body): Body<OpenBody>,
) -> Result<Json<Done>, Problem> {
    let found = find(&api, &viewer, &request)?;
    let command = PatientCommand::OpenForRequest {
        request: found.request,
        reason: body.reason,
    };
    submit(&api.engine, &viewer, Command::Patient(command)).await
}

fn find(api: &ApiState, viewer: &Viewer, request: &str) -> Result<ByRequest, Problem> {
    let id: RequestId = act::id(request, "request")?;
    by_request(&api.engine.state(), viewer, id, api.engine.now()).ok_or_else(|| gone("request"))
}

fn json(found: &ByRequest) -> ByRequestJson {
    let part = |part: &crate::views::plan::Part| PlanPartJson {
        part: part_word(RecordPart::Plan(part.section)),
        entries: part
            .shown
            .entries
            .iter()
            .map(|entry| entry.iter().map(|answer| answer.text.clone()).collect())
            .collect(),
    };
    ByRequestJson {
        patient: found.patient.to_string(),
        name: found.name.clone(),
        called: found.called.clone(),
        speaks: found.speaks.as_ref().map(ToString::to_string),
        communication: found.communication.clone(),
        emergency: found.emergency,
        plan: found.parts.iter().map(part).collect(),
    }
}
