//! What every handler that changes something does: read the body, find out who, ask the engine, answer with where the log is now.

use std::str::FromStr;

use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::{Json, RequestExt as _};
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::contacts::contact::Contact;
use crate::domain::ids::{CallId, ContactId, IdSource as _};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::engine::Engine;
use crate::ids::SystemIds;
use crate::views::Viewer;
use crate::views::board::Position;
use crate::web::error::Problem;

/// It is done and will not be lost.
#[derive(Debug, Serialize, ToSchema)]
pub struct Done {
    /// `EPOCH-SEQ`: the state that holds it. `/api/v1/live` resumes there.
    pub at: String,
}

/// What was added.
#[derive(Debug, Serialize, ToSchema)]
pub struct Added {
    /// `EPOCH-SEQ`: the state that holds it.
    pub at: String,
    /// Which.
    pub id: String,
}

/// A body that is JSON of this shape; anything else is a problem that says what is wrong.
pub struct Body<T>(pub T);

impl<T, S> FromRequest<S> for Body<T>
where
    T: DeserializeOwned + 'static,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let Json(body) = request
            .extract::<Json<T>, _>()
            .await
            .map_err(|error: JsonRejection| Problem::new(error.status(), error.body_text()))?;
        Ok(Self(body))
    }
}

/// An id in an address. One that cannot be read names nothing.
pub fn id<T: FromStr>(text: &str, what: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| gone(what))
}

/// The id that whoever asks has chosen; a new one if none was.
pub fn chosen<T: FromStr>(id: Option<&str>, from: impl FnOnce(Uuid) -> T) -> Result<T, Problem> {
    let Some(id) = id else {
        return Ok(from(SystemIds.next()));
    };
    id.parse().map_err(|_| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "`id` is not an id: write a UUID without dashes",
        )
    })
}

/// An instant in a body.
pub fn instant(text: &str) -> Result<Timestamp, Problem> {
    text.parse().map(Timestamp::from_jiff).map_err(|_| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            format!("{text:?} is not an instant: write it as 2026-11-27T21:30:00Z"),
        )
    })
}

/// The same words for what is not there and for what is not the viewer's to see.
pub fn gone(what: &str) -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        format!("there is no such {what}, or it is not yours to open"),
    )
}

/// The contact, if the viewer may open it.
pub fn contact<'a>(
    state: &'a State,
    viewer: &Viewer,
    id: ContactId,
) -> Result<&'a Contact, Problem> {
    state
        .contact(id)
        .filter(|contact| viewer.may_open(state, contact))
        .ok_or_else(|| gone("contact"))
}

/// The call, if the viewer may open its contact.
pub fn call(state: &State, viewer: &Viewer, text: &str) -> Result<CallId, Problem> {
    let id: CallId = id(text, "call")?;
    let call = state.call(id).ok_or_else(|| gone("call"))?;
    contact(state, viewer, call.contact).map_err(|_| gone("call"))?;
    Ok(id)
}

/// In whose name a viewer asks.
pub fn actor(viewer: &Viewer) -> Result<Actor, Problem> {
    viewer.actor().ok_or_else(|| {
        Problem::forbidden("only a member of staff who is in the service file can do this")
    })
}

/// The year in which a birth number is written, by the service's clocks.
pub fn year(engine: &Engine) -> i16 {
    let state = engine.state();
    let zone = state
        .service
        .as_ref()
        .map_or(jiff::tz::TimeZone::UTC, |service| service.zone.clone());
    engine.now().to_jiff().to_zoned(zone).year()
}

/// Asks the engine, as the viewer.
pub async fn submit(
    engine: &Engine,
    viewer: &Viewer,
    command: Command,
) -> Result<Json<Done>, Problem> {
    let state = engine.submit(actor(viewer)?, command).await?;
    let position = Position {
        epoch: state.epoch,
        seq: state.seq,
    };
    Ok(Json(Done {
        at: position.to_string(),
    }))
}

/// The same for something that has an id.
pub async fn added(
    engine: &Engine,
    viewer: &Viewer,
    command: Command,
    id: String,
) -> Result<Json<Added>, Problem> {
    let Json(Done { at }) = submit(engine, viewer, command).await?;
    Ok(Json(Added { at, id }))
}
