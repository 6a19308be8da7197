//! What is said of a contact while it is talked with: a danger, a child, a threat, a person known privately, a draft.

use axum::extract::{Path, State};
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::care::held::Question;
use crate::domain::command::Command;
use crate::domain::ids::ContactId;
use crate::views::Viewer;
use crate::web::api::ApiState;
use crate::web::api::act::{self, Body, Done, submit};
use crate::web::error::Problem;

/// One of the four questions.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Question)]
pub enum Asked {
    /// Where the person is.
    Place,
    /// Who is there.
    Company,
    /// What was taken.
    Taken,
    /// What means are near.
    Means,
}

/// What is known of one of the four questions, as it is typed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Which.
    pub question: Asked,
    /// What is known; empty takes it out. At most 500 characters.
    pub text: String,
    /// The number of the answer that this goes on from, from the contact's `care`; 0: none. Another one is a conflict.
    pub seen: u64,
}

/// What was done.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    /// In own words.
    pub done: String,
}

/// Whether a child is on the line.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Child {
    /// It is.
    pub child: bool,
}

/// What happened.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Threatened {
    /// In own words.
    pub reason: String,
    /// The police have been rung.
    pub police: bool,
}

/// What is being written.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftText {
    /// All of it.
    pub text: String,
    /// The number of the draft that this goes on from, from the contact's `care`; 0: none. Another one is a conflict.
    pub seen: u64,
}

fn open(state: &ApiState, viewer: &Viewer, contact: &str) -> Result<ContactId, Problem> {
    let id = act::id(contact, "contact")?;
    act::contact(&state.engine.state(), viewer, id)?;
    Ok(id)
}

/// A life is in danger: backup and legevakt are brought into the call, the leader is told.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/danger", tag = "care",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn danger(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    submit(&state.engine, &viewer, Command::RaiseDanger { contact }).await
}

/// It was said by mistake: within two minutes.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/danger/undo", tag = "care",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn undo(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    submit(&state.engine, &viewer, Command::UndoDanger { contact }).await
}

/// One of the four questions: where, with whom, what was taken, what means are near.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/danger/answer", tag = "care",
    params(("id" = String, Path, description = "the contact")), request_body = Answer,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn answer(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(answer): Body<Answer>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    let command = Command::AnswerDanger {
        contact,
        question: match answer.question {
            Asked::Place => Question::Place,
            Asked::Company => Question::Company,
            Asked::Taken => Question::Taken,
            Asked::Means => Question::Means,
        },
        text: answer.text,
        seen: answer.seen,
    };
    submit(&state.engine, &viewer, command).await
}

/// The danger is over, and this was done.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/danger/end", tag = "care",
    params(("id" = String, Path, description = "the contact")), request_body = Ended,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn end(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(Ended { done }): Body<Ended>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    submit(&state.engine, &viewer, Command::EndDanger { contact, done }).await
}

/// A child is on the line, or is not after all: first in line, and no message is ever sent to the number.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/child", tag = "care",
    params(("id" = String, Path, description = "the contact")), request_body = Child,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn child(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(Child { child }): Body<Child>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    submit(
        &state.engine,
        &viewer,
        Command::MarkChild { contact, child },
    )
    .await
}

/// She knows the person privately: it moves on, and is not hers to open any more.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/privately", tag = "care",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn privately(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    submit(&state.engine, &viewer, Command::KnowPrivately { contact }).await
}

/// End it, threatened: a deviation is recorded, and the next call from the number goes to a colleague first.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/threatened", tag = "care",
    params(("id" = String, Path, description = "the contact")), request_body = Threatened,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn threatened(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(Threatened { reason, police }): Body<Threatened>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    let command = Command::EndThreatened {
        contact,
        reason,
        police,
    };
    submit(&state.engine, &viewer, command).await
}

/// What she has typed so far: kept for her alone, until it becomes a note.
#[utoipa::path(put, path = "/api/v1/contacts/{id}/draft", tag = "care",
    params(("id" = String, Path, description = "the contact")), request_body = DraftText,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn draft(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(DraftText { text, seen }): Body<DraftText>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    let command = Command::SaveDraft {
        contact,
        text,
        seen,
    };
    submit(&state.engine, &viewer, command).await
}

/// Leave a conversation that others go on with.
#[utoipa::path(post, path = "/api/v1/calls/{id}/leave", tag = "calls",
    params(("id" = String, Path, description = "the call")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn leave(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(call): Path<String>,
) -> Result<Json<Done>, Problem> {
    let call = act::call(&state.engine.state(), &viewer, &call)?;
    submit(&state.engine, &viewer, Command::LeaveTalk(call)).await
}
