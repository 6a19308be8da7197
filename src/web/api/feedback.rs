//! The one question after a contact: whether the person agrees to it; and for the leader what was answered, without who.

use axum::extract::{Path, State};
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::command::Command;
use crate::domain::feedback::command::FeedbackCommand;
use crate::views::Viewer;
use crate::views::feedback::quarters;
use crate::web::api::ApiState;
use crate::web::api::act::{Body, Done, submit};
use crate::web::api::contacts::open;
use crate::web::error::Problem;

/// That the person agrees.
#[derive(Deserialize, ToSchema)]
#[schema(as = FeedbackAgreement)]
pub struct Agreement {
    /// In their own words.
    pub words: String,
}

/// What was answered in a quarter that is over. Null: left out, as too small.
#[derive(Serialize, ToSchema)]
#[schema(as = FeedbackQuarter)]
pub struct QuarterJson {
    /// Which year.
    pub year: i16,
    /// 1 to 4.
    pub quarter: i8,
    /// How many were asked.
    pub asked: Option<u64>,
    /// How many said yes.
    pub yes: Option<u64>,
    /// How many said no.
    pub no: Option<u64>,
    /// How many did not answer.
    pub silent: Option<u64>,
}

/// The person agrees to one question by text message after the contact.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/feedback", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = Agreement,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn agree(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(Agreement { words }): Body<Agreement>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    let command = FeedbackCommand::Agree { contact, words };
    submit(&state.engine, &viewer, Command::Feedback(command)).await
}

/// The person does not want it, or not any more.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/feedback/refuse", tag = "contacts",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn refuse(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    let command = FeedbackCommand::Refuse { contact };
    submit(&state.engine, &viewer, Command::Feedback(command)).await
}

/// What was answered, by quarters that are over, the newest first: never who, and no small number. For the leader.
#[utoipa::path(get, path = "/api/v1/feedback", tag = "figures",
    responses(
        (status = OK, body = Vec<QuarterJson>),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<Vec<QuarterJson>>, Problem> {
    let now = state.engine.state();
    let rows = quarters(&now, &viewer, state.engine.now());
    let rows =
        rows.ok_or_else(|| Problem::forbidden("answers are for the leader of the service"))?;
    let shown = rows.into_iter().map(|row| QuarterJson {
        year: row.year,
        quarter: row.number,
        asked: row.asked,
        yes: row.yes,
        no: row.no,
        silent: row.silent,
    });
    Ok(Json(shown.collect()))
}
