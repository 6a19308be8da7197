//! Those who are not in the service file: doctors who are let in for some days, and the legevakt's registered PCs. The code of a PC is
//! shown once, and kept nowhere.

use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::access::Part;
use crate::domain::command::Command;
use crate::domain::guests::decide::Admission;
use crate::domain::ids::{GuestId, StationId};
use crate::domain::language::Language;
use crate::domain::phone::E164;
use crate::domain::stations::station::Station;
use crate::views::Viewer;
use crate::views::json::{self, PersonJson};
use crate::views::outside::{self, GuestRow, StationRow};
use crate::web::api::ApiState;
use crate::web::api::act::{self, Added, Body, Done, added, chosen, gone, submit};
use crate::web::api::idempotency::SaidOnce;
use crate::web::error::Problem;
use crate::web::session::house::mobile;
use crate::web::session::stations::CODE_GOOD_FOR;

const DAY: Duration = Duration::from_hours(24);

/// A doctor who is let in now.
#[derive(Serialize, ToSchema)]
pub struct Guest {
    /// Which.
    pub id: String,
    /// The name; null once it was erased.
    pub name: Option<String>,
    /// There is a number that the link can be sent to.
    pub reachable: bool,
    /// When the last link was sent.
    pub invited: Option<String>,
    /// The account ends then, by itself.
    pub until: String,
    /// Who let the doctor in.
    pub by: PersonJson,
}

/// The doctors who are let in now.
#[derive(Serialize, ToSchema)]
pub struct Guests {
    /// Whose time is over first comes first.
    pub guests: Vec<Guest>,
}

/// A doctor to be let in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetIn {
    /// Chosen by whoever lets in (a UUID without dashes): sent again under it, it is the same doctor. One is made if it is absent.
    #[serde(default)]
    pub id: Option<String>,
    /// The full name.
    pub name: String,
    /// The mobile that the link is sent to.
    pub phone: String,
    /// The number in the register of health personnel.
    #[serde(default)]
    pub hpr: Option<String>,
    /// What the doctor reads: `nb`, `en` or `se`; `nb` if it is absent.
    #[serde(default)]
    pub language: Option<String>,
    /// For so many days, from 1 to 92; 14 if it is absent.
    #[serde(default)]
    pub days: Option<u16>,
}

/// A registered PC.
#[derive(Serialize, ToSchema)]
#[schema(as = Station)]
pub struct StationJson {
    /// Which.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// Since when.
    pub since: String,
    /// Who registered it.
    pub by: PersonJson,
    /// A PC has taken the code.
    pub taken: bool,
    /// When it was used last, within an hour.
    pub used: Option<String>,
}

/// The PCs that stand.
#[derive(Serialize, ToSchema)]
pub struct Stations {
    /// The oldest first.
    pub stations: Vec<StationJson>,
}

/// A PC to be registered.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// Chosen by whoever registers it, as for a doctor.
    #[serde(default)]
    pub id: Option<String>,
    /// What people call it.
    pub label: String,
    /// The telephone beside it.
    #[serde(default)]
    pub phone: Option<String>,
}

/// What makes a PC the station.
#[derive(Serialize, ToSchema)]
pub struct StationCode {
    /// To be typed at `/station` on the PC, once.
    pub code: String,
    /// It is good until then.
    pub until: String,
}

/// The doctors who are let in now.
#[utoipa::path(get, path = "/api/v1/guests", tag = "guests", responses(
    (status = OK, body = Guests),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn guests(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<Guests>, Problem> {
    let state = api.engine.state();
    if !viewer.may_see(&state, Part::Guests) {
        return Err(Problem::forbidden(
            "only the leader, or a nurse on duty, sees who is let in",
        ));
    }
    let guests = outside::guests(&state, &viewer, api.engine.now());
    let guests = guests.iter().map(guest).collect();
    Ok(Json(Guests { guests }))
}

fn guest(row: &GuestRow) -> Guest {
    Guest {
        id: row.id.to_string(),
        name: row.name.clone(),
        reachable: row.reachable,
        invited: row.invited.map(|at| at.to_string()),
        until: row.until.to_string(),
        by: json::person(&row.by),
    }
}

/// Lets a doctor in. The link by which a password is chosen is sent with `/link`.
#[utoipa::path(post, path = "/api/v1/guests", tag = "guests", request_body = LetIn, responses(
    (status = OK, body = Added),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn let_in(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Body(body): Body<LetIn>,
) -> Result<Json<Added>, Problem> {
    let guest: GuestId = chosen(body.id.as_deref(), GuestId::from_uuid)?;
    let days = body.days.map(|days| DAY * u32::from(days));
    let admission = Admission {
        phone: Some(number(&body.phone)?),
        language: language(body.language.as_deref())?,
        name: body.name,
        hpr: body.hpr,
        until: days.map(|days| api.engine.now() + days),
    };
    let command = Command::AdmitGuest { guest, admission };
    added(&api.engine, &viewer, command, guest.to_string()).await
}

/// Sends the link to the doctor's mobile. The one before it is worth nothing then.
#[utoipa::path(post, path = "/api/v1/guests/{id}/link", tag = "guests",
    params(("id" = String, Path, description = "the doctor")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn link(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
) -> Result<Json<Done>, Problem> {
    let guest: GuestId = act::id(&id, "guest")?;
    submit(&api.engine, &viewer, Command::InviteGuest(guest)).await
}

/// Ends the account before its time. Every session of it ends at once.
#[utoipa::path(post, path = "/api/v1/guests/{id}/end", tag = "guests",
    params(("id" = String, Path, description = "the doctor")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn end(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
) -> Result<Json<Done>, Problem> {
    let guest: GuestId = act::id(&id, "guest")?;
    submit(&api.engine, &viewer, Command::EndGuest { guest }).await
}

/// The legevakt's registered PCs.
#[utoipa::path(get, path = "/api/v1/stations", tag = "stations", responses(
    (status = OK, body = Stations),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn stations(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<Stations>, Problem> {
    leads(&api, &viewer)?;
    let rows = outside::stations(&api.engine.state(), &viewer);
    let stations = rows.iter().map(|row| station(&api, row)).collect();
    Ok(Json(Stations { stations }))
}

fn station(api: &ApiState, row: &StationRow) -> StationJson {
    let known = api.sessions.stations();
    StationJson {
        id: row.id.to_string(),
        label: row.label.clone(),
        since: row.since.to_string(),
        by: json::person(&row.by),
        taken: known.is_taken(row.id),
        used: known.used_at(row.id).map(|at| at.to_string()),
    }
}

/// Registers a PC. It is one once it has taken its code: `/code`.
#[utoipa::path(post, path = "/api/v1/stations", tag = "stations", request_body = Register, responses(
    (status = OK, body = Added),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn register(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Body(body): Body<Register>,
) -> Result<Json<Added>, Problem> {
    let station: StationId = chosen(body.id.as_deref(), StationId::from_uuid)?;
    let phone = body.phone.as_deref().map(number).transpose()?;
    let command = Command::RegisterStation {
        station,
        label: body.label,
        phone,
    };
    added(&api.engine, &viewer, command, station.to_string()).await
}

/// A code for a registered PC, good for a quarter of an hour and for one PC. It is shown this once: the same again under the same
/// `Idempotency-Key` is answered without it. The code before it is worth nothing.
#[utoipa::path(post, path = "/api/v1/stations/{id}/code", tag = "stations",
    params(("id" = String, Path, description = "the PC")),
    responses(
        (status = OK, body = StationCode),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn code(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    leads(&api, &viewer)?;
    let station: StationId = act::id(&id, "station")?;
    let state = api.engine.state();
    if !state.station(station).is_some_and(Station::stands) {
        return Err(gone("station"));
    }
    let now = api.sessions.now();
    let code = api.sessions.stations().new_code(station, now).await;
    let code = code.map_err(|error| {
        tracing::warn!(%error, "a station got no code");
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "no code can be stored now").retry_after(2)
    })?;
    let until = (now + CODE_GOOD_FOR).to_string();
    Ok((Extension(SaidOnce), Json(StationCode { code, until })).into_response())
}

/// Cuts a PC off, at once.
#[utoipa::path(post, path = "/api/v1/stations/{id}/cut-off", tag = "stations",
    params(("id" = String, Path, description = "the PC")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn cut_off(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
) -> Result<Json<Done>, Problem> {
    let station: StationId = act::id(&id, "station")?;
    let done = submit(&api.engine, &viewer, Command::RevokeStation { station }).await?;
    if let Err(error) = api.sessions.stations().forget(station).await {
        tracing::warn!(%error, "what proved a station was not destroyed; it is worth nothing");
    }
    Ok(done)
}

fn leads(api: &ApiState, viewer: &Viewer) -> Result<(), Problem> {
    if viewer.may_see(&api.engine.state(), Part::Stations) {
        return Ok(());
    }
    Err(Problem::forbidden(
        "only the leader sees the registered PCs",
    ))
}

fn number(text: &str) -> Result<E164, Problem> {
    mobile(text).ok_or_else(|| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "`phone` is not a telephone number: write it as +4790000061",
        )
    })
}

fn language(tag: Option<&str>) -> Result<Language, Problem> {
    let Some(tag) = tag else {
        return Ok(Language::Bokmal);
    };
    tag.parse().map_err(|_| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "`language` is one of: nb, en, se",
        )
    })
}
