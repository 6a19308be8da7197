//! What those around a person have told in confidence: apart from the record, and read as a part of its own.

use axum::Json;
use axum::extract::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::ids::{ConfidenceId, PatientId};
use crate::domain::openings::opening::RecordPart;
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::identity::LONGEST;
use crate::domain::patients::relatives::LONGEST_TOLD;
use crate::views::json::record::{self as json, ConfidenceJson};
use crate::views::record::confidences;
use crate::web::api::act::{self, Added, Body, Done, chosen};
use crate::web::api::caller::Caller;
use crate::web::api::patients::fields;
use crate::web::error::Problem;

/// What was told.
#[derive(Serialize, ToSchema)]
#[schema(as = Confidences)]
pub struct Confidences {
    /// The newest first.
    pub confidences: Vec<ConfidenceJson>,
}

/// Something told in confidence.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewConfidence)]
pub struct ConfidenceBody {
    /// Chosen by whoever writes it down, as for a person who is registered.
    #[serde(default)]
    pub id: Option<String>,
    /// Who around the person has told it.
    #[serde(default)]
    pub relative: Option<String>,
    /// In which contact.
    #[serde(default)]
    pub contact: Option<String>,
    /// What.
    pub text: String,
}

/// Why something is wrong.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Strike)]
pub struct Strike {
    /// In words.
    pub why: String,
}

/// What was told in confidence. It is written down that it was read. Never for the person's own screen or paper.
#[utoipa::path(get, path = "/api/v1/patients/{id}/confidences", tag = "patients",
    params(("id" = String, Path, description = "the patient")),
    responses(
        (status = OK, body = Confidences),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(caller: Caller, Path(id): Path<String>) -> Result<Json<Confidences>, Problem> {
    let patient: PatientId = act::id(&id, "patient")?;
    let state = caller.reads(patient, vec![RecordPart::Confidences]).await?;
    let found = confidences(&state, &caller.viewer, patient, caller.now());
    let (_, _, rows) = found.ok_or_else(|| caller.closed(patient))?;
    let confidences = rows.iter().map(json::confidence).collect();
    Ok(Json(Confidences { confidences }))
}

/// Writes down what was told in confidence.
#[utoipa::path(post, path = "/api/v1/patients/{id}/confidences", tag = "patients",
    params(("id" = String, Path, description = "the patient")), request_body = ConfidenceBody,
    responses(
        (status = OK, body = Added),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn write(
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<ConfidenceBody>,
) -> Result<Json<Added>, Problem> {
    let patient = act::id(&id, "patient")?;
    let confidence: ConfidenceId = chosen(body.id.as_deref(), ConfidenceId::from_uuid)?;
    let relative = body.relative.as_deref();
    let contact = body.contact.as_deref();
    let change = Change::WriteConfidence {
        confidence,
        relative: relative.map(|id| fields::id("relative", id)).transpose()?,
        contact: contact.map(|id| fields::id("contact", id)).transpose()?,
        text: fields::needed("text", body.text, LONGEST_TOLD)?,
    };
    let command = PatientCommand::Change { patient, change };
    caller.adds(command, confidence.to_string()).await
}

/// Strikes something through that was wrong: it can still be read.
#[utoipa::path(post, path = "/api/v1/patients/{id}/confidences/{confidence}/strike", tag = "patients",
    params(("id" = String, Path, description = "the patient"), ("confidence" = String, Path, description = "which")),
    request_body = Strike,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn strike(
    caller: Caller,
    Path((id, confidence)): Path<(String, String)>,
    Body(Strike { why }): Body<Strike>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let change = Change::StrikeConfidence {
        confidence: act::id(&confidence, "record")?,
        why: fields::needed("why", why, LONGEST)?,
    };
    caller.changes(patient, change).await
}
