//! How tests turn faults and see what went over the wire. It is not part of what the carrier has, and takes no
//! password: the network must listen on loopback only.

use super::call::Signal;
use super::faults::Faults;
use super::phones::{Cannot, Done};
use super::world::Network;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

pub(super) fn router() -> Router<Network> {
    Router::new()
        .route("/control/faults", get(faults).post(set_faults))
        .route("/control/calls/{sid}/drop", post(drop_call))
        .route("/control/log", get(log))
        .route(
            "/fallback-markup",
            get(fallback_markup).post(fallback_markup),
        )
}

async fn faults(State(net): State<Network>) -> Json<Faults> {
    Json(net.look(|world| world.faults.clone()))
}

/// Sets all faults at once; what is left out is off.
async fn set_faults(State(net): State<Network>, Json(faults): Json<Faults>) -> Json<Faults> {
    Json(net.with(|world| {
        world.faults = faults;
        world.faults.clone()
    }))
}

/// The line of a call breaks.
async fn drop_call(State(net): State<Network>, Path(sid): Path<String>) -> Done {
    if net.with(|world| world.signal(&sid, Signal::HungUp)) {
        return Ok(Json(json!({ "call": sid })));
    }
    Err(Cannot(
        StatusCode::NOT_FOUND,
        "there is no such call, or it is over",
    ))
}

#[derive(Debug, Deserialize)]
struct LogQuery {
    #[serde(default)]
    after: u64,
    kind: Option<String>,
}

async fn log(State(net): State<Network>, Query(query): Query<LogQuery>) -> Json<Value> {
    Json(net.look(|world| {
        let newer = world.log.iter().filter(|entry| entry.seq > query.after);
        let lines: Vec<Value> = newer
            .filter_map(|entry| serde_json::to_value(entry).ok())
            .filter(|line| {
                query
                    .kind
                    .as_ref()
                    .is_none_or(|kind| line.get("kind").and_then(Value::as_str) == Some(kind))
            })
            .collect();
        json!({ "log": lines, "last_seq": world.log.back().map_or(0, |entry| entry.seq) })
    }))
}

/// The static markup of the number, as it would lie on a host that is not the server's.
async fn fallback_markup(State(net): State<Network>) -> Response {
    match net.config().fallback_markup.clone() {
        Some(markup) => ([(header::CONTENT_TYPE, "text/xml")], markup).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
