//! What a nurse does with somebody who writes, and what she learns of children who are relatives.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::command::Command;
use crate::domain::ids::{ContactId, StaffId};
use crate::views::{Viewer, words};
use crate::web::api::ApiState;
use crate::web::api::act::{self, Body, Done, submit};
use crate::web::error::Problem;

/// Whether there are children who are relatives.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChildrenAnswer)]
pub struct Answer {
    /// `yes`, `no` or `not_asked`.
    pub answer: String,
    /// Who sees to them: a colleague. Needed if there are any.
    #[serde(default)]
    pub staff: Option<String>,
}

fn open(state: &ApiState, viewer: &Viewer, contact: &str) -> Result<ContactId, Problem> {
    let id = act::id(contact, "contact")?;
    act::contact(&state.engine.state(), viewer, id)?;
    Ok(id)
}

/// Answer somebody who writes: nobody else is rung about it.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/take-message", tag = "contacts",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn take(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    submit(&state.engine, &viewer, Command::TakeMessage { contact }).await
}

/// Say that she cannot answer now: the next is rung.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/pass-message", tag = "contacts",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn pass(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    submit(&state.engine, &viewer, Command::PassMessage { contact }).await
}

/// Whether there are children who are relatives, and who sees to them.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/children", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = Answer,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn children(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(Answer { answer, staff }): Body<Answer>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    let answer = words::children_of(&answer).ok_or_else(|| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            format!("{answer:?} is not an answer: yes, no and not_asked are"),
        )
    })?;
    let follows_up = staff.as_deref().map(StaffId::new);
    let command = Command::AnswerChildren {
        contact,
        answer,
        follows_up,
    };
    submit(&state.engine, &viewer, command).await
}
