//! The board and the duty, as the viewer may see them.

use axum::extract::State;
use axum::{Extension, Json};

use crate::views::Viewer;
use crate::views::board::{self, Board, Standing};
use crate::views::json::{self, BoardJson, DutyJson};
use crate::views::request;
use crate::web::api::ApiState;
use crate::web::error::Problem;

fn look(state: &ApiState, viewer: &Viewer) -> Board {
    let engine = &state.engine;
    let standing = Standing {
        writable: engine.health().writable,
        screens: Some(state.screens.now()),
    };
    board::board(&engine.state(), viewer, engine.now(), standing)
}

/// The board: who waits, who talks, what is due, and alarms.
#[utoipa::path(get, path = "/api/v1/board", tag = "board", responses(
    (status = OK, body = BoardJson),
    (status = UNAUTHORIZED, body = Problem, content_type = "application/problem+json"),
))]
pub async fn board(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Json<BoardJson> {
    let (now, shown) = (state.engine.now(), state.engine.state());
    let requests = request::all(&shown, &viewer, now);
    Json(json::board(&look(&state, &viewer), &requests))
}

/// Who is on duty now and next.
#[utoipa::path(get, path = "/api/v1/duty", tag = "board", responses(
    (status = OK, body = DutyJson),
    (status = UNAUTHORIZED, body = Problem, content_type = "application/problem+json"),
))]
pub async fn duty(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Json<DutyJson> {
    Json(json::board(&look(&state, &viewer), &[]).duty)
}
