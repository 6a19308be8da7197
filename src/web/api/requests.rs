//! Asking the nurse on duty for help, and what both sides do with a request. Kept apart for each viewer by `views::request`.

use axum::extract::{Path, State};
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::ids::{ContactId, RequestId};
use crate::domain::requests::request::Requester;
use crate::domain::requests::send;
use crate::domain::secret::Secret;
use crate::views::board::{Position, Standing};
use crate::views::desk::{self, Desk, Reach};
use crate::views::json::request::{self as json, RequestJson};
use crate::views::{Viewer, duty, request as view};
use crate::web::api::ApiState;
use crate::web::api::act::{self, Body, Done, chosen, gone, submit};
use crate::web::api::request_form::FormBody;
use crate::web::error::Problem;

/// Whether a nurse can be reached, and the requests that the viewer takes part in.
#[derive(Serialize, ToSchema)]
#[schema(as = Requests)]
pub struct List {
    /// `nurse`: somebody takes requests now. `hole`: a duty goes on, and nobody in it can take anything. `nobody`: outside duty.
    pub reach: &'static str,
    /// When the duty is over, or when the next one begins.
    pub until: Option<String>,
    /// Requests can be kept now.
    pub writable: bool,
    /// Whom to call when no nurse can be reached, the first one first.
    pub instead: Vec<Call>,
    /// Those the viewer has sent and may still see, and those that are open and hers to see.
    pub requests: Vec<RequestJson>,
}

/// Somebody to call.
#[derive(Serialize, ToSchema)]
pub struct Call {
    /// What the service file calls them.
    pub label: String,
    /// With the country.
    pub number: String,
}

/// A request to be sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Send {
    /// Its id, chosen by whoever sends it (a UUID without dashes): sent again under it, it is the same request. One is made if it is absent.
    #[serde(default)]
    pub id: Option<String>,
    /// What is asked for.
    #[serde(default)]
    pub form: FormBody,
    /// Who asks; required on a PC that several people use, and not taken from anybody else.
    #[serde(default)]
    pub name: Option<String>,
    /// Their number in the register of health personnel.
    #[serde(default)]
    pub hpr: Option<String>,
}

/// It is kept, and nurses are being rung.
#[derive(Serialize, ToSchema)]
pub struct Sent {
    /// `EPOCH-SEQ`: the state that holds it.
    pub at: String,
    /// Which: another than the one that was sent if the same was asked within minutes.
    pub id: String,
}

/// A form that the nurse fills in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Fill {
    /// Its id, chosen by whoever sends it, as for a request that is sent.
    #[serde(default)]
    pub id: Option<String>,
    /// What is asked for.
    pub form: FormBody,
}

/// A form alone.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Whole {
    /// The whole of it, as it is now.
    pub form: FormBody,
}

/// When she is there.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OnTheWay {
    /// In so many minutes, from 1 to 1440.
    pub minutes: u16,
}

/// Words for the others.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// At most 4 000 characters.
    pub text: String,
}

/// The requests that the viewer takes part in, and whether a nurse can be reached.
#[utoipa::path(get, path = "/api/v1/requests", tag = "requests", security(("token" = []), ("station" = [])), responses(
    (status = OK, body = List),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(State(api): State<ApiState>, Extension(viewer): Extension<Viewer>) -> Json<List> {
    let (state, now) = (api.engine.state(), api.engine.now());
    let standing = Standing {
        writable: api.engine.health().writable,
        screens: Some(api.screens.now()),
    };
    let duty = duty::of(&state, &viewer, now, standing.screens.as_deref());
    let desk = desk::desk(&state, &viewer, duty.now.as_ref(), now, &standing);
    let requests = view::all(&state, &viewer, now);
    let requests = requests.iter().map(json::request).collect();
    Json(List {
        writable: desk.writable,
        instead: calls(&desk),
        requests,
        reach: match desk.reach {
            Reach::Nurse { .. } => "nurse",
            Reach::Hole { .. } => "hole",
            Reach::Nobody { .. } => "nobody",
        },
        until: match desk.reach {
            Reach::Nurse { until, .. } | Reach::Hole { until, .. } => Some(until.to_string()),
            Reach::Nobody { next } => next.map(|next| next.to_string()),
        },
    })
}

fn calls(desk: &Desk) -> Vec<Call> {
    let call = |line: &desk::Line| Call {
        label: line.label.clone(),
        number: line.dial.clone(),
    };
    desk.instead.iter().map(call).collect()
}

/// A request.
#[utoipa::path(get, path = "/api/v1/requests/{id}", tag = "requests", security(("token" = []), ("station" = [])),
    params(("id" = String, Path, description = "the request")),
    responses(
        (status = OK, body = RequestJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn show(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
) -> Result<Json<RequestJson>, Problem> {
    let id = act::id(&id, "request")?;
    view::request(&api.engine.state(), &viewer, id, api.engine.now())
        .map(|request| Json(json::request(&request)))
        .ok_or_else(|| gone("request"))
}

/// Ask the nurse on duty for help: nurses are rung at once. With nobody on duty it is refused, and the problem says whom to call.
#[utoipa::path(post, path = "/api/v1/requests", tag = "requests", security(("token" = []), ("station" = [])), request_body = Send,
    responses(
        (status = OK, body = Sent),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn send(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Body(body): Body<Send>,
) -> Result<Json<Sent>, Problem> {
    let actor = actor(&viewer)?;
    let request = chosen(body.id.as_deref(), RequestId::from_uuid)?;
    let form = body.form.read(act::year(&api.engine))?;
    let requester = requester(&actor, body.name, body.hpr)?;
    let command = Command::SendRequest {
        request,
        requester: requester.clone(),
        form: Box::new(form.clone()),
    };
    let state = api.engine.submit(actor, command).await?;
    let standing = || send::same_again(&state, &requester, &form, api.engine.now());
    let id = match state.request(request) {
        Some(found) => found.id,
        None => standing().map_or(request, |found| found.id),
    };
    let at = Position {
        epoch: state.epoch,
        seq: state.seq,
    };
    Ok(Json(Sent {
        at: at.to_string(),
        id: id.to_string(),
    }))
}

/// A call becomes a request, which the nurse fills in for whoever rang. It is hers.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/request", tag = "requests",
    params(("id" = String, Path, description = "the contact")), request_body = Fill,
    responses(
        (status = OK, body = Sent),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn fill(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(Fill { id, form }): Body<Fill>,
) -> Result<Json<Sent>, Problem> {
    let contact: ContactId = act::id(&contact, "contact")?;
    act::contact(&api.engine.state(), &viewer, contact)?;
    let request = chosen(id.as_deref(), RequestId::from_uuid)?;
    let form = Box::new(form.read(act::year(&api.engine))?);
    let command = Command::FillRequest {
        request,
        contact,
        form,
    };
    let Json(Done { at }) = submit(&api.engine, &viewer, command).await?;
    let id = request.to_string();
    Ok(Json(Sent { at, id }))
}

/// More is known: the whole form, as it is now.
#[utoipa::path(post, path = "/api/v1/requests/{id}/amend", tag = "requests",
    params(("id" = String, Path, description = "the request")), request_body = Whole,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn amend(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
    Body(Whole { form }): Body<Whole>,
) -> Result<Json<Done>, Problem> {
    let request = seen(&api, &viewer, &id)?;
    let form = Box::new(form.read(act::year(&api.engine))?);
    submit(
        &api.engine,
        &viewer,
        Command::AmendRequest { request, form },
    )
    .await
}

/// It is not needed any more.
#[utoipa::path(post, path = "/api/v1/requests/{id}/withdraw", tag = "requests",
    params(("id" = String, Path, description = "the request")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn withdraw(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
) -> Result<Json<Done>, Problem> {
    let request = seen(&api, &viewer, &id)?;
    submit(&api.engine, &viewer, Command::WithdrawRequest { request }).await
}

/// "I take it."
#[utoipa::path(post, path = "/api/v1/requests/{id}/accept", tag = "requests",
    params(("id" = String, Path, description = "the request")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn accept(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
) -> Result<Json<Done>, Problem> {
    let request = seen(&api, &viewer, &id)?;
    submit(&api.engine, &viewer, Command::AcceptRequest { request }).await
}

/// "I cannot": it goes on to the next; by her who has taken it, it rings again.
#[utoipa::path(post, path = "/api/v1/requests/{id}/decline", tag = "requests",
    params(("id" = String, Path, description = "the request")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn decline(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
) -> Result<Json<Done>, Problem> {
    let request = seen(&api, &viewer, &id)?;
    submit(&api.engine, &viewer, Command::DeclineRequest { request }).await
}

/// She is on her way. Said again, the new time counts.
#[utoipa::path(post, path = "/api/v1/requests/{id}/on-the-way", tag = "requests",
    params(("id" = String, Path, description = "the request")), request_body = OnTheWay,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn on_the_way(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
    Body(OnTheWay { minutes }): Body<OnTheWay>,
) -> Result<Json<Done>, Problem> {
    let request = seen(&api, &viewer, &id)?;
    submit(
        &api.engine,
        &viewer,
        Command::SetOnTheWay { request, minutes },
    )
    .await
}

/// She is there.
#[utoipa::path(post, path = "/api/v1/requests/{id}/arrive", tag = "requests",
    params(("id" = String, Path, description = "the request")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn arrive(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
) -> Result<Json<Done>, Problem> {
    let request = seen(&api, &viewer, &id)?;
    submit(&api.engine, &viewer, Command::ArriveAt { request }).await
}

/// A line for the others in the room.
#[utoipa::path(post, path = "/api/v1/requests/{id}/room", tag = "requests",
    params(("id" = String, Path, description = "the request")), request_body = Words,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn write(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
    Body(Words { text }): Body<Words>,
) -> Result<Json<Done>, Problem> {
    let request = seen(&api, &viewer, &id)?;
    let name = given(&api, &viewer, request);
    let command = Command::WriteInRoom {
        request,
        text,
        name,
    };
    submit(&api.engine, &viewer, command).await
}

/// Something was agreed.
#[utoipa::path(post, path = "/api/v1/requests/{id}/agree", tag = "requests",
    params(("id" = String, Path, description = "the request")), request_body = Words,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn agree(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
    Body(Words { text }): Body<Words>,
) -> Result<Json<Done>, Problem> {
    let request = seen(&api, &viewer, &id)?;
    submit(&api.engine, &viewer, Command::Agree { request, text }).await
}

/// Ring the nurse, then whoever asked, and put them together.
#[utoipa::path(post, path = "/api/v1/requests/{id}/connect", tag = "requests",
    params(("id" = String, Path, description = "the request")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn connect(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
) -> Result<Json<Done>, Problem> {
    let request = seen(&api, &viewer, &id)?;
    submit(&api.engine, &viewer, Command::ConnectNow { request }).await
}

/// The request, if the viewer takes part in it.
fn seen(api: &ApiState, viewer: &Viewer, id: &str) -> Result<RequestId, Problem> {
    let id = act::id(id, "request")?;
    view::request(&api.engine.state(), viewer, id, api.engine.now())
        .map(|request| request.id)
        .ok_or_else(|| gone("request"))
}

fn actor(viewer: &Viewer) -> Result<Actor, Problem> {
    viewer
        .actor()
        .ok_or_else(|| Problem::forbidden("only somebody who has signed in can do this"))
}

/// Who asks: at a PC that several people use, with the name that was given.
fn requester(
    actor: &Actor,
    name: Option<String>,
    hpr: Option<String>,
) -> Result<Requester, Problem> {
    match actor {
        Actor::Staff(staff) => Ok(Requester::Staff(staff.clone())),
        Actor::Guest(guest) => Ok(Requester::Guest(*guest)),
        Actor::Station(station) => Ok(Requester::Station {
            station: *station,
            name: Secret::Known(name.unwrap_or_default()),
            hpr: hpr.map(Secret::Known),
        }),
        Actor::Carrier | Actor::Clock | Actor::Effects | Actor::Operator => Err(
            Problem::forbidden("only a person can ask the nurse for help"),
        ),
    }
}

/// At a PC that several people use, a line carries the name that the request was sent with.
fn given(api: &ApiState, viewer: &Viewer, request: RequestId) -> Option<String> {
    let Some(Actor::Station(_)) = viewer.actor() else {
        return None;
    };
    let state = api.engine.state();
    view::request(&state, viewer, request, api.engine.now())?
        .asker
        .name
}
