//! Deviations: raised by anybody, followed by the leader and whoever it is given to.

use axum::extract::{Path, State};
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::command::Command;
use crate::domain::deviations::command::DeviationCommand;
use crate::domain::deviations::deviation;
use crate::domain::ids::{DeviationId, StaffId};
use crate::views::deviations_json::{self, DeviationJson, OneDeviationJson};
use crate::views::{Viewer, deviations};
use crate::web::api::ApiState;
use crate::web::api::act::{self, Added, Body, Done, actor, added, chosen, gone, submit};
use crate::web::error::Problem;

/// Whether somebody came to harm.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Harm)]
pub enum Harm {
    Harmed,
    CouldHave,
    No,
    NotKnown,
}

/// Something that was not as it should be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDeviation {
    /// An id of the writer's choosing: the same twice is one.
    #[serde(default)]
    pub id: Option<String>,
    /// The contact it happened in; left out: in none, or in one that is not the writer's to open.
    #[serde(default)]
    pub contact: Option<String>,
    /// What happened, without names.
    pub text: String,
    /// Whether somebody came to harm.
    pub harm: Harm,
    /// What was done at once.
    #[serde(default)]
    pub measure: String,
}

/// What is done about a deviation.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum DeviationAct {
    /// Something to write down.
    Note {
        /// What.
        text: String,
    },
    /// It is not over after all.
    Reopen {
        /// Why.
        why: String,
    },
}

/// Who follows a deviation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Follower {
    /// The short name in the service file.
    pub staff: String,
}

/// How a deviation ends.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// What was found.
    pub found: String,
    /// What changes; or that nothing does, and why.
    pub changed: String,
}

/// Why its words are destroyed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EraseDeviation {
    /// Kept in clear for ever: why, never about whom.
    pub reason: String,
}

/// Deviations: all of them for the leader, for everybody else those that she has raised or follows. What is open first, the oldest first.
#[utoipa::path(get, path = "/api/v1/deviations", tag = "deviations",
    responses(
        (status = OK, body = Vec<DeviationJson>),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<Vec<DeviationJson>>, Problem> {
    actor(&viewer)?;
    let (found, now) = (state.engine.state(), state.engine.now());
    let rows = deviations::all(&found, &viewer, now)
        .unwrap_or_else(|| deviations::hers(&found, &viewer, now));
    Ok(Json(rows.iter().map(deviations_json::row).collect()))
}

/// Something was not as it should be.
#[utoipa::path(post, path = "/api/v1/deviations", tag = "deviations", security(("token" = []), ("station" = [])), request_body = NewDeviation,
    responses(
        (status = OK, body = Added),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn raise(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Body(new): Body<NewDeviation>,
) -> Result<Json<Added>, Problem> {
    let deviation = chosen(new.id.as_deref(), DeviationId::from_uuid)?;
    let contact = new.contact.as_deref();
    let contact = contact.map(|id| act::id(id, "contact")).transpose()?;
    if let Some(contact) = contact {
        act::contact(&state.engine.state(), &viewer, contact)?;
    }
    let command = DeviationCommand::Raise {
        deviation,
        contact,
        text: new.text,
        harm: match new.harm {
            Harm::Harmed => deviation::Harm::Harmed,
            Harm::CouldHave => deviation::Harm::CouldHave,
            Harm::No => deviation::Harm::No,
            Harm::NotKnown => deviation::Harm::NotKnown,
        },
        measure: new.measure,
    };
    let id = deviation.to_string();
    added(&state.engine, &viewer, Command::Deviation(command), id).await
}

/// One deviation, and what has been done about it.
#[utoipa::path(get, path = "/api/v1/deviations/{deviation}", tag = "deviations",
    params(("deviation" = String, Path, description = "the deviation")),
    responses(
        (status = OK, body = OneDeviationJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn show(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(deviation): Path<String>,
) -> Result<Json<OneDeviationJson>, Problem> {
    let id = act::id(&deviation, "deviation")?;
    let view = deviations::one(&state.engine.state(), &viewer, id, state.engine.now());
    let view = view.ok_or_else(|| gone("deviation"))?;
    Ok(Json(deviations_json::one(&view)))
}

/// Something more is known about it, or it is not over after all.
#[utoipa::path(post, path = "/api/v1/deviations/{deviation}/steps", tag = "deviations",
    params(("deviation" = String, Path, description = "the deviation")), request_body = DeviationAct,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn step(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(deviation): Path<String>,
    Body(step): Body<DeviationAct>,
) -> Result<Json<Done>, Problem> {
    let deviation = act::id(&deviation, "deviation")?;
    let command = match step {
        DeviationAct::Note { text } => DeviationCommand::Note { deviation, text },
        DeviationAct::Reopen { why } => DeviationCommand::Reopen { deviation, why },
    };
    submit(&state.engine, &viewer, Command::Deviation(command)).await
}

/// The leader says who follows it.
#[utoipa::path(post, path = "/api/v1/deviations/{deviation}/give", tag = "deviations",
    params(("deviation" = String, Path, description = "the deviation")), request_body = Follower,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn give(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(deviation): Path<String>,
    Body(to): Body<Follower>,
) -> Result<Json<Done>, Problem> {
    let command = DeviationCommand::Give {
        deviation: act::id(&deviation, "deviation")?,
        to: StaffId::new(&to.staff),
    };
    submit(&state.engine, &viewer, Command::Deviation(command)).await
}

/// What was found, and what changes.
#[utoipa::path(post, path = "/api/v1/deviations/{deviation}/close", tag = "deviations",
    params(("deviation" = String, Path, description = "the deviation")), request_body = Closing,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn close(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(deviation): Path<String>,
    Body(closing): Body<Closing>,
) -> Result<Json<Done>, Problem> {
    let command = DeviationCommand::Close {
        deviation: act::id(&deviation, "deviation")?,
        found: closing.found,
        changed: closing.changed,
    };
    submit(&state.engine, &viewer, Command::Deviation(command)).await
}

/// Destroy the words of one that is closed and happened in no contact; the others go with their contact.
#[utoipa::path(post, path = "/api/v1/deviations/{deviation}/erase", tag = "deviations",
    params(("deviation" = String, Path, description = "the deviation")), request_body = EraseDeviation,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn erase(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(deviation): Path<String>,
    Body(EraseDeviation { reason }): Body<EraseDeviation>,
) -> Result<Json<Done>, Problem> {
    let deviation = act::id(&deviation, "deviation")?;
    let command = DeviationCommand::Erase { deviation, reason };
    submit(&state.engine, &viewer, Command::Deviation(command)).await
}
