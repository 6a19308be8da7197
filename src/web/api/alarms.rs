//! Alarms, and what is held after a restore.

use axum::extract::{Path, State};
use axum::{Extension, Json};

use crate::domain::command::Command;
use crate::views::Viewer;
use crate::web::api::ApiState;
use crate::web::api::act::{Done, id, submit};
use crate::web::error::Problem;

/// "I take this alarm."
#[utoipa::path(post, path = "/api/v1/alarms/{id}/take", tag = "alarms",
    params(("id" = String, Path, description = "the alarm")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn take(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(alarm): Path<String>,
) -> Result<Json<Done>, Problem> {
    let alarm = id(&alarm, "alarm")?;
    submit(&state.engine, &viewer, Command::TakeAlarm { alarm }).await
}

/// Let go out what was held after a restore.
#[utoipa::path(post, path = "/api/v1/effects/release", tag = "alarms",
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn release(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<Done>, Problem> {
    submit(&state.engine, &viewer, Command::ReleaseEffects).await
}
