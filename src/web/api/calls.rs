//! What a nurse does with a call.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::calls::leg::Callee;
use crate::domain::command::Command;
use crate::domain::ids::StaffId;
use crate::views::Viewer;
use crate::views::third;
use crate::web::api::ApiState;
use crate::web::api::act::{self, Body, Done, submit};
use crate::web::error::Problem;

/// On which telephone she takes it.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its place among her telephones in the service file, from 0; her first one if absent.
    #[serde(default)]
    pub phone: Option<u8>,
}

/// Whom to bring in: exactly one of the two.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BringIn {
    /// Somebody outside: a key from the contact's `third`.
    #[serde(default)]
    pub third: Option<String>,
    /// A colleague.
    #[serde(default)]
    pub staff: Option<String>,
}

/// Who takes over.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// The colleague.
    pub to: String,
}

/// "I take it": the others stop ringing, and her own telephone needs no key.
#[utoipa::path(post, path = "/api/v1/calls/{id}/claim", tag = "calls",
    params(("id" = String, Path, description = "the call")), request_body = Claim,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn claim(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(call): Path<String>,
    Body(Claim { phone }): Body<Claim>,
) -> Result<Json<Done>, Problem> {
    let call = act::call(&state.engine.state(), &viewer, &call)?;
    submit(&state.engine, &viewer, Command::Claim { call, phone }).await
}

/// "I cannot now": the ringing goes on to the next.
#[utoipa::path(post, path = "/api/v1/calls/{id}/decline", tag = "calls",
    params(("id" = String, Path, description = "the call")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn decline(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(call): Path<String>,
) -> Result<Json<Done>, Problem> {
    let call = act::call(&state.engine.state(), &viewer, &call)?;
    submit(&state.engine, &viewer, Command::Decline { call }).await
}

/// The conversation is over.
#[utoipa::path(post, path = "/api/v1/calls/{id}/end", tag = "calls",
    params(("id" = String, Path, description = "the call")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn end(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(call): Path<String>,
) -> Result<Json<Done>, Problem> {
    let call = act::call(&state.engine.state(), &viewer, &call)?;
    submit(&state.engine, &viewer, Command::EndTalk { call }).await
}

/// Bring somebody into the conversation, announced.
#[utoipa::path(post, path = "/api/v1/calls/{id}/bring-in", tag = "calls",
    params(("id" = String, Path, description = "the call")), request_body = BringIn,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn bring_in(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(call): Path<String>,
    Body(who): Body<BringIn>,
) -> Result<Json<Done>, Problem> {
    let call = act::call(&state.engine.state(), &viewer, &call)?;
    let whom = callee(&state, &who)?;
    submit(&state.engine, &viewer, Command::BringIn { call, whom }).await
}

/// A colleague is to take over: she is rung, and the caller stays with the nurse until she is there.
#[utoipa::path(post, path = "/api/v1/calls/{id}/hand-over", tag = "calls",
    params(("id" = String, Path, description = "the call")), request_body = HandOver,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn hand_over(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(call): Path<String>,
    Body(HandOver { to }): Body<HandOver>,
) -> Result<Json<Done>, Problem> {
    let call = act::call(&state.engine.state(), &viewer, &call)?;
    let to = StaffId::new(&to);
    submit(&state.engine, &viewer, Command::HandOver { call, to }).await
}

/// Numbers come from the service file, never from a request.
fn callee(state: &ApiState, who: &BringIn) -> Result<Callee, Problem> {
    let wrong = |detail: &str| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail);
    match (&who.third, &who.staff) {
        (None, Some(staff)) => Ok(Callee::Staff {
            staff: StaffId::new(staff),
            phone: 0,
        }),
        (Some(key), None) => {
            let now = state.engine.now();
            let service = state.engine.state().service.clone();
            let choices = service.map_or_else(Vec::new, |service| third::third(&service, now));
            choices
                .into_iter()
                .find(|choice| choice.key == *key)
                .map(|choice| choice.callee)
                .ok_or_else(|| {
                    wrong(
                        "this is not among those who can be brought in: see `third` of the contact",
                    )
                })
        }
        (None, None) | (Some(_), Some(_)) => Err(wrong("say either `third` or `staff`")),
    }
}
