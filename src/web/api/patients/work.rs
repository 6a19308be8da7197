//! Who works with whom, and which records are of one person.

use axum::Json;
use axum::extract::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::ids::StaffId;
use crate::domain::openings::decide::LONGEST_REASON;
use crate::domain::patients::command::PatientCommand;
use crate::web::api::act::{self, Body, Done};
use crate::web::api::caller::Caller;
use crate::web::api::patients::fields;
use crate::web::error::Problem;

/// Somebody works with the person, or not any more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Assign)]
pub struct AssignBody {
    /// Who: the short name.
    pub staff: String,
    /// She does.
    pub assigned: bool,
}

/// Why she takes the person on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TakeOn)]
pub struct TakeOnBody {
    /// In her own words: needed unless a contact with the person was given to her to follow up, or accepted by her of a handover. The leader looks
    /// at it, and it stands in the person's list.
    #[serde(default)]
    pub reason: String,
}

/// Who coordinates the plan.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SetCoordinator)]
pub struct CoordinatorBody {
    /// The short name; null: nobody.
    pub coordinator: Option<String>,
}

/// Another record of the same person.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OtherRecord)]
pub struct OtherBody {
    /// Which.
    pub other: String,
    /// Why they are one person: needed from whoever reads both from then on and had no ground to read both before. The leader looks at it, and it
    /// stands in the person's list.
    #[serde(default)]
    pub reason: String,
}

/// Says that somebody of the staff has the person assigned, or not any more: for the leader, and for those who work with the person.
#[utoipa::path(post, path = "/api/v1/patients/{id}/assign", tag = "patients",
    params(("id" = String, Path, description = "the patient")), request_body = AssignBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn assign(
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<AssignBody>,
) -> Result<Json<Done>, Problem> {
    let command = PatientCommand::Assign {
        patient: act::id(&id, "patient")?,
        staff: StaffId::new(&body.staff),
        assigned: body.assigned,
    };
    let done = caller.does(command).await;
    done.map_err(|problem| problem.about("staff"))
}

/// Takes the person on: for the day service. With nobody's word but her own it takes a reason; the leader looks at it, and the person finds it in
/// their list.
#[utoipa::path(post, path = "/api/v1/patients/{id}/take-on", tag = "patients",
    params(("id" = String, Path, description = "the patient")), request_body = TakeOnBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn take_on(
    caller: Caller,
    Path(id): Path<String>,
    Body(TakeOnBody { reason }): Body<TakeOnBody>,
) -> Result<Json<Done>, Problem> {
    let command = PatientCommand::TakeOn {
        patient: act::id(&id, "patient")?,
        reason: fields::longest("reason", reason, LONGEST_REASON)?,
    };
    let done = caller.does(command).await;
    done.map_err(|problem| problem.about("reason"))
}

/// Says who coordinates the plan: a coordinator or a day nurse.
#[utoipa::path(post, path = "/api/v1/patients/{id}/coordinator", tag = "patients",
    params(("id" = String, Path, description = "the patient")), request_body = CoordinatorBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn coordinator(
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<CoordinatorBody>,
) -> Result<Json<Done>, Problem> {
    let command = PatientCommand::SetCoordinator {
        patient: act::id(&id, "patient")?,
        coordinator: body.coordinator.as_deref().map(StaffId::new),
    };
    let done = caller.does(command).await;
    done.map_err(|problem| problem.about("coordinator"))
}

/// Two records are of one person: the other is read under this one from now on. Nothing is lost, and it can be undone.
#[utoipa::path(post, path = "/api/v1/patients/{id}/merge", tag = "patients",
    params(("id" = String, Path, description = "the record that stays")), request_body = OtherBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn merge(
    caller: Caller,
    Path(id): Path<String>,
    Body(OtherBody { other, reason }): Body<OtherBody>,
) -> Result<Json<Done>, Problem> {
    let command = PatientCommand::Merge {
        patient: fields::id("other", &other)?,
        into: act::id(&id, "patient")?,
        reason: fields::longest("reason", reason, LONGEST_REASON)?,
    };
    let done = caller.does(command).await;
    done.map_err(|problem| problem.about("reason"))
}

/// They were not of one person.
#[utoipa::path(post, path = "/api/v1/patients/{id}/undo-merge", tag = "patients",
    params(("id" = String, Path, description = "the record that was merged into another")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn undo_merge(caller: Caller, Path(id): Path<String>) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    caller.does(PatientCommand::UndoMerge { patient }).await
}
