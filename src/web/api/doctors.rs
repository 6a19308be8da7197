//! What waits for a doctor, whatever case it is in: orders by telephone to sign, decisions to make, and the cases in which they were named;
//! and naming them.

use axum::extract::{Path, State};
use axum::{Extension, Json};

use crate::domain::assessments::case;
use crate::domain::assessments::command::AssessmentCommand;
use crate::domain::assessments::rejection::DocumentRejection;
use crate::domain::command::Command;
use crate::domain::ids::ContactId;
use crate::domain::rejection::Rejection;
use crate::views::documents as seen;
use crate::views::{Viewer, documents_json as json};
use crate::web::api::ApiState;
use crate::web::api::act::{self, Body, Done, gone, submit};
use crate::web::api::caller::Caller;
use crate::web::api::documents::{NameDoctor, doctor_of};
use crate::web::error::Problem;

/// Only doctors have anything that waits here.
fn doctors_only(viewer: &Viewer) -> Result<(), Problem> {
    if case::is_doctor(viewer.looker()) {
        return Ok(());
    }
    Err(Rejection::from(DocumentRejection::DoctorSigns).into())
}

/// The orders given by telephone that wait for the viewer's signature.
#[utoipa::path(get, path = "/api/v1/orders", tag = "documents",
    responses(
        (status = OK, body = json::OrdersJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn orders(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<json::OrdersJson>, Problem> {
    doctors_only(&viewer)?;
    let now = state.engine.state();
    let orders = seen::to_countersign(&now, &viewer)
        .iter()
        .map(|seen| json::line(&now, seen))
        .collect();
    Ok(Json(json::OrdersJson { orders }))
}

/// The decisions on compulsory examination that wait for the viewer: the municipal doctor's, and empty for any other doctor.
#[utoipa::path(get, path = "/api/v1/decisions", tag = "documents",
    responses(
        (status = OK, body = json::DecisionsJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn decisions(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<json::DecisionsJson>, Problem> {
    doctors_only(&viewer)?;
    let now = state.engine.state();
    let decisions = seen::to_decide(&now, &viewer)
        .iter()
        .map(|seen| json::line(&now, seen))
        .collect();
    Ok(Json(json::DecisionsJson { decisions }))
}

/// The cases in which the viewer was named, without having asked for anything in them.
#[utoipa::path(get, path = "/api/v1/cases", tag = "documents",
    responses(
        (status = OK, body = json::CasesJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn cases(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<json::CasesJson>, Problem> {
    doctors_only(&viewer)?;
    Ok(Json(json::cases(&state.engine.state(), &viewer)))
}

/// Let a doctor take part in a case: they read its documents and write the doctor's part, and are told. Twice is once.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/doctors", tag = "documents",
    params(("id" = String, Path, description = "the contact")), request_body = NameDoctor,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn name(
    caller: Caller,
    Path(contact): Path<String>,
    Body(NameDoctor { doctor }): Body<NameDoctor>,
) -> Result<Json<Done>, Problem> {
    let (contact, doctor) = (hers(&caller, &contact)?, doctor_of(&doctor)?);
    let command = AssessmentCommand::NameCaseDoctor { contact, doctor };
    submit(
        &caller.api.engine,
        &caller.viewer,
        Command::Assessment(command),
    )
    .await
}

/// A doctor who was named takes part no more. What they have written stays theirs.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/doctors/end", tag = "documents",
    params(("id" = String, Path, description = "the contact")), request_body = NameDoctor,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn end(
    caller: Caller,
    Path(contact): Path<String>,
    Body(NameDoctor { doctor }): Body<NameDoctor>,
) -> Result<Json<Done>, Problem> {
    let (contact, doctor) = (hers(&caller, &contact)?, doctor_of(&doctor)?);
    let command = AssessmentCommand::EndCaseDoctor { contact, doctor };
    submit(
        &caller.api.engine,
        &caller.viewer,
        Command::Assessment(command),
    )
    .await
}

/// A contact that the caller has in hand; nobody else learns that there is one.
fn hers(caller: &Caller, text: &str) -> Result<ContactId, Problem> {
    let contact: ContactId = act::id(text, "contact")?;
    if seen::may_name(&caller.state(), &caller.viewer, contact) {
        return Ok(contact);
    }
    Err(gone("contact"))
}
