//! What a person does with a handset, over HTTP: for tests and the page. It is not part of what the carrier has, and
//! takes no password: the network must listen on loopback only.

use super::call::Signal;
use super::call::start::{self, CannotDial};
use super::handset::{Event, EventKind, Handset, HandsetState, LineState, Mode};
use super::message;
use super::numbers::is_e164;
use super::world::Network;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;

pub(super) fn router() -> Router<Network> {
    Router::new()
        .route("/handsets", get(list).post(add))
        .route("/handsets/news", get(news))
        .route("/handsets/{number}", get(show))
        .route("/handsets/{number}/events", get(events))
        .route("/handsets/{number}/dial", post(dial))
        .route("/handsets/{number}/answer", post(answer))
        .route("/handsets/{number}/decline", post(decline))
        .route("/handsets/{number}/hangup", post(hang_up))
        .route("/handsets/{number}/keys", post(keys))
        .route("/handsets/{number}/say", post(say))
        .route("/handsets/{number}/sms", post(sms))
        .route("/handsets/{number}/mode", post(mode))
}

/// Why a handset did not do it.
#[derive(Debug)]
pub(super) struct Cannot(pub StatusCode, pub &'static str);

impl IntoResponse for Cannot {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": self.1 }))).into_response()
    }
}

pub(super) type Done = Result<Json<Value>, Cannot>;

const NO_HANDSET: Cannot = Cannot(StatusCode::NOT_FOUND, "there is no such handset");

fn state(handset: &HandsetState) -> Value {
    let heard: Vec<&Event> = handset
        .events
        .iter()
        .filter(|event| matches!(event.kind, EventKind::Heard { .. }))
        .collect();
    json!({
        "number": handset.handset.number,
        "label": handset.handset.label,
        "kind": handset.handset.kind,
        "mode": handset.mode,
        "line": handset.line,
        "transcript": heard,
        "messages": handset.messages,
        "last_seq": handset.last_seq,
    })
}

async fn list(State(net): State<Network>) -> Json<Value> {
    Json(net.look(|world| {
        json!({
            "service_number": net.config().service_number,
            "handsets": world.handsets.values().map(state).collect::<Vec<_>>(),
        })
    }))
}

#[derive(Debug, Deserialize)]
struct Version {
    #[serde(default)]
    version: String,
}

/// All handsets at once, when anything has happened at one of them since `version`.
async fn news(State(net): State<Network>, Query(query): Query<Version>) -> Json<Value> {
    let run = net.run();
    let mut ticks = net.news();
    let wait = tokio::time::sleep(Duration::from_millis(long()));
    tokio::pin!(wait);
    loop {
        ticks.mark_unchanged();
        let version = net.look(|world| {
            let events: u64 = world
                .handsets
                .values()
                .map(|handset| handset.last_seq)
                .sum();
            format!("{run}-{}-{events}", world.handsets.len())
        });
        let over = version != query.version
            || tokio::select! {
                changed = ticks.changed() => changed.is_err(),
                () = &mut wait => true,
            };
        if over {
            let handsets = net.look(|world| world.handsets.values().map(state).collect::<Vec<_>>());
            return Json(json!({ "version": version, "handsets": handsets }));
        }
    }
}

async fn add(State(net): State<Network>, Json(handset): Json<Handset>) -> Result<Response, Cannot> {
    const MOST_HANDSETS: usize = 1_000;
    if !is_e164(&handset.number) || handset.number == net.config().service_number {
        return Err(Cannot(
            StatusCode::UNPROCESSABLE_ENTITY,
            "number must be E.164 and not the service's own",
        ));
    }
    let added = net.with(|world| {
        let room =
            world.handsets.len() < MOST_HANDSETS && !world.handsets.contains_key(&handset.number);
        room.then(|| {
            let fresh = HandsetState::new(handset);
            let body = state(&fresh);
            world.handsets.insert(fresh.handset.number.clone(), fresh);
            body
        })
    });
    let body = added.ok_or(Cannot(
        StatusCode::CONFLICT,
        "the number is taken, or there are too many handsets",
    ))?;
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

async fn show(State(net): State<Network>, Path(number): Path<String>) -> Done {
    net.look(|world| world.handsets.get(&number).map(state))
        .map(Json)
        .ok_or(NO_HANDSET)
}

#[derive(Debug, Deserialize)]
struct After {
    #[serde(default)]
    after: u64,
    /// How long to wait for something new, in real milliseconds.
    #[serde(default = "long")]
    wait_ms: u64,
}

fn long() -> u64 {
    25_000
}

/// Waits until there is something newer than `after`, and answers with it.
async fn events(
    State(net): State<Network>,
    Path(number): Path<String>,
    Query(query): Query<After>,
) -> Done {
    const LONGEST_WAIT_MS: u64 = 60_000;
    let mut news = net.news();
    let newer = |net: &Network| {
        net.look(|world| {
            let handset = world.handsets.get(&number)?;
            let events: Vec<&Event> = handset.events.iter().filter(|event| event.seq > query.after).collect();
            let body = json!({
                "events": events, "last_seq": handset.last_seq, "line": handset.line, "mode": handset.mode,
            });
            Some((events.is_empty(), body))
        })
        .ok_or(NO_HANDSET)
    };
    let wait = tokio::time::sleep(Duration::from_millis(query.wait_ms.min(LONGEST_WAIT_MS)));
    tokio::pin!(wait);
    loop {
        news.mark_unchanged();
        let (nothing, body) = newer(&net)?;
        if !nothing {
            return Ok(Json(body));
        }
        tokio::select! {
            changed = news.changed() => if changed.is_err() { return Ok(Json(body)) },
            () = &mut wait => return Ok(Json(body)),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DialForm {
    /// The service's number, when absent.
    to: Option<String>,
    #[serde(default)]
    withheld: bool,
    /// What stands in `From` instead of the handset's own number.
    present_as: Option<String>,
}

async fn dial(
    State(net): State<Network>,
    Path(number): Path<String>,
    Json(form): Json<DialForm>,
) -> Done {
    let service = &net.config().service_number;
    if form.to.as_ref().is_some_and(|to| to != service) {
        return Err(Cannot(
            StatusCode::UNPROCESSABLE_ENTITY,
            "only the service's number can be dialled from a handset",
        ));
    }
    let withheld = form.withheld.then(|| net.config().withheld_from.clone());
    let shown = form
        .present_as
        .or(withheld)
        .unwrap_or_else(|| number.clone());
    match start::incoming(&net, &number, &shown) {
        Ok(call) => Ok(Json(json!({ "call": call }))),
        Err(CannotDial::NoHandset) => Err(NO_HANDSET),
        Err(CannotDial::LineInUse) => Err(Cannot(StatusCode::CONFLICT, "the line is in use")),
        Err(CannotDial::Off) => Err(Cannot(StatusCode::CONFLICT, "the handset is off")),
    }
}

/// Signals the call on a handset's line, if it is in one of these states.
fn on_line(net: &Network, number: &str, states: &[LineState], signals: Vec<Signal>) -> Done {
    net.with(|world| {
        let line = world.handsets.get(number).ok_or(NO_HANDSET)?.line.as_ref();
        let call = line
            .filter(|line| states.contains(&line.state))
            .map(|line| line.call.clone());
        let call = call.ok_or(Cannot(
            StatusCode::CONFLICT,
            "the line is not in a state for that",
        ))?;
        for signal in signals {
            if !world.signal(&call, signal) {
                return Err(Cannot(StatusCode::CONFLICT, "the call is over"));
            }
        }
        Ok(Json(json!({ "call": call })))
    })
}

async fn answer(State(net): State<Network>, Path(number): Path<String>) -> Done {
    on_line(&net, &number, &[LineState::Ringing], vec![Signal::Answered])
}

async fn decline(State(net): State<Network>, Path(number): Path<String>) -> Done {
    on_line(&net, &number, &[LineState::Ringing], vec![Signal::Declined])
}

async fn hang_up(State(net): State<Network>, Path(number): Path<String>) -> Done {
    on_line(
        &net,
        &number,
        &[LineState::Dialling, LineState::Talking],
        vec![Signal::HungUp],
    )
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeysForm {
    digits: String,
}

async fn keys(
    State(net): State<Network>,
    Path(number): Path<String>,
    Json(form): Json<KeysForm>,
) -> Done {
    let keys: Vec<char> = form.digits.chars().collect();
    if keys.is_empty()
        || keys.len() > 32
        || !keys
            .iter()
            .all(|key| key.is_ascii_digit() || "*#".contains(*key))
    {
        return Err(Cannot(
            StatusCode::UNPROCESSABLE_ENTITY,
            "digits are 1 to 32 of 0-9 * #",
        ));
    }
    on_line(
        &net,
        &number,
        &[LineState::Talking],
        keys.into_iter().map(Signal::Key).collect(),
    )
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SayForm {
    text: String,
}

async fn say(
    State(net): State<Network>,
    Path(number): Path<String>,
    Json(form): Json<SayForm>,
) -> Done {
    if form.text.trim().is_empty() || form.text.chars().count() > 2_000 {
        return Err(Cannot(
            StatusCode::UNPROCESSABLE_ENTITY,
            "text is 1 to 2000 characters",
        ));
    }
    let done = on_line(&net, &number, &[LineState::Talking], Vec::new())?;
    if let Some(call) = done.0.get("call").and_then(Value::as_str) {
        net.with(|world| world.speak(call, form.text.trim()));
    }
    Ok(done)
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SmsForm {
    to: Option<String>,
    body: String,
}

async fn sms(
    State(net): State<Network>,
    Path(number): Path<String>,
    Json(form): Json<SmsForm>,
) -> Done {
    if form
        .to
        .as_ref()
        .is_some_and(|to| *to != net.config().service_number)
    {
        return Err(Cannot(
            StatusCode::UNPROCESSABLE_ENTITY,
            "only the service's number can be texted from a handset",
        ));
    }
    if form.body.is_empty() || form.body.chars().count() > 1_600 {
        return Err(Cannot(
            StatusCode::UNPROCESSABLE_ENTITY,
            "body is 1 to 1600 characters",
        ));
    }
    let kind = net
        .look(|world| world.handsets.get(&number).map(|h| h.handset.kind))
        .ok_or(NO_HANDSET)?;
    if kind == super::handset::HandsetKind::Landline {
        return Err(Cannot(StatusCode::CONFLICT, "a landline sends no SMS"));
    }
    Ok(Json(
        json!({ "sid": message::receive(&net, &number, &form.body) }),
    ))
}

async fn mode(
    State(net): State<Network>,
    Path(number): Path<String>,
    Json(mode): Json<Mode>,
) -> Done {
    net.with(|world| {
        let handset = world.handsets.get_mut(&number).ok_or(NO_HANDSET)?;
        handset.mode = mode.clone();
        handset.record(EventKind::ModeSet { mode });
        Ok(Json(state(handset)))
    })
}
