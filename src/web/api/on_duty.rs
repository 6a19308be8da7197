//! The duty itself: the handshake, who takes calls, home visits, help.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::access::Part;
use crate::domain::command::Command;
use crate::domain::handshakes::command::HandshakeAct;
use crate::domain::ids::{ContactId, StaffId, VisitId};
use crate::domain::presence::command::PresenceCommand;
use crate::domain::safety::command::SafetyCommand;
use crate::domain::safety::visit::Settled;
use crate::views::json::{self, PersonJson};
use crate::views::{Viewer, watch};
use crate::web::api::ApiState;
use crate::web::api::act::{self, Body, Done, id, submit};
use crate::web::error::Problem;

/// The code from the message.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// Four digits.
    pub code: String,
}

/// For how long she takes no calls.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Unavailable {
    /// 10, 20, 40 or 60.
    pub minutes: u16,
    /// Why, for colleagues; may be left out.
    #[serde(default)]
    pub reason: String,
    /// Although nobody else is left: callers go straight to the fallback, and the leader is told.
    #[serde(default)]
    pub even_alone: bool,
}

/// A home visit.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// Where.
    pub place: String,
    /// With whom; may be left out.
    #[serde(default)]
    pub with: String,
    /// How long before she says that she is well: 15, 30, 60 or 90.
    pub minutes: u16,
    /// The contact it belongs to.
    #[serde(default)]
    pub contact: Option<String>,
}

/// She is well.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckIn {
    /// Until the next word: 15, 30, 60 or 90; as long as before if absent.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// Her code; needed once the time is over.
    #[serde(default)]
    pub code: Option<String>,
}

/// What a colleague has found out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// `spoke_with_her`, `somebody_is_there` or `by_mistake`.
    pub how: String,
}

/// She has heard the three sounds of her screen.
#[utoipa::path(post, path = "/api/v1/duty/handshake/tablet", tag = "duty", responses(
    (status = OK, body = Done),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn tablet(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<Done>, Problem> {
    let command = Command::Handshake(HandshakeAct::Tablet);
    submit(&state.engine, &viewer, command).await
}

/// Rings her telephone; key 1 proves that it reaches her.
#[utoipa::path(post, path = "/api/v1/duty/handshake/ring", tag = "duty", responses(
    (status = OK, body = Done),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn ring(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<Done>, Problem> {
    let command = Command::Handshake(HandshakeAct::Ring);
    submit(&state.engine, &viewer, command).await
}

/// Sends her the code.
#[utoipa::path(post, path = "/api/v1/duty/handshake/send", tag = "duty", responses(
    (status = OK, body = Done),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn send(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<Done>, Problem> {
    let command = Command::Handshake(HandshakeAct::Send);
    submit(&state.engine, &viewer, command).await
}

/// The code from the message, typed in.
#[utoipa::path(post, path = "/api/v1/duty/handshake/code", tag = "duty", request_body = Code, responses(
    (status = OK, body = Done),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn code(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Body(Code { code }): Body<Code>,
) -> Result<Json<Done>, Problem> {
    let command = Command::Handshake(HandshakeAct::Code(code));
    submit(&state.engine, &viewer, command).await
}

/// "I take no calls for a while": the others on duty do.
#[utoipa::path(post, path = "/api/v1/duty/unavailable", tag = "duty", request_body = Unavailable, responses(
    (status = OK, body = Done),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn unavailable(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Body(asked): Body<Unavailable>,
) -> Result<Json<Done>, Problem> {
    let command = Command::Presence(PresenceCommand::Unavailable {
        minutes: asked.minutes,
        reason: asked.reason,
        even_alone: asked.even_alone,
    });
    submit(&state.engine, &viewer, command).await
}

/// "I take calls again."
#[utoipa::path(post, path = "/api/v1/duty/available", tag = "duty", responses(
    (status = OK, body = Done),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn available(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<Done>, Problem> {
    let command = Command::Presence(PresenceCommand::Available);
    submit(&state.engine, &viewer, command).await
}

/// A home visit that is over. Where it was and with whom is not said here.
#[derive(Serialize, ToSchema)]
pub struct KeptVisit {
    /// Which.
    pub id: String,
    /// Who was out.
    pub staff: PersonJson,
    /// Since when.
    pub since: String,
}

/// Home visits that can be erased.
#[derive(Serialize, ToSchema)]
pub struct KeptVisits {
    /// Those without a contact that are over, the oldest first.
    pub visits: Vec<KeptVisit>,
}

/// Why something is erased.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EraseVisit {
    /// Kept in the log; must name nobody.
    pub reason: String,
}

/// The home visits without a contact that are over, and can be erased.
#[utoipa::path(get, path = "/api/v1/visits", tag = "visits", responses(
    (status = OK, body = KeptVisits),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn kept(
    State(api): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<KeptVisits>, Problem> {
    let state = api.engine.state();
    if !viewer.may_see(&state, Part::Leading) {
        return Err(Problem::forbidden(
            "only the leader sees what can be erased",
        ));
    }
    let kept = watch::kept(&state, &viewer);
    let visits = kept.iter().map(|row| KeptVisit {
        id: row.id.to_string(),
        staff: json::person(&row.staff),
        since: row.since.to_string(),
    });
    Ok(Json(KeptVisits {
        visits: visits.collect(),
    }))
}

/// Destroy for good where a home visit without a contact was, and with whom. For the leader.
#[utoipa::path(post, path = "/api/v1/visits/{id}/erase", tag = "visits",
    params(("id" = String, Path, description = "the visit")), request_body = EraseVisit,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn erase(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(visit): Path<String>,
    Body(EraseVisit { reason }): Body<EraseVisit>,
) -> Result<Json<Done>, Problem> {
    let visit: VisitId = id(&visit, "visit")?;
    submit(&state.engine, &viewer, Command::EraseVisit(visit, reason)).await
}

/// She goes on a home visit.
#[utoipa::path(post, path = "/api/v1/visits", tag = "visits", request_body = Visit, responses(
    (status = OK, body = Done),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn start(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Body(asked): Body<Visit>,
) -> Result<Json<Done>, Problem> {
    let contact: Option<ContactId> = asked
        .contact
        .as_deref()
        .map(|contact| id(contact, "contact"))
        .transpose()?;
    if let Some(contact) = contact {
        act::contact(&state.engine.state(), &viewer, contact)?;
    }
    let command = Command::Safety(SafetyCommand::StartVisit {
        contact,
        place: asked.place,
        with: asked.with,
        minutes: asked.minutes,
    });
    submit(&state.engine, &viewer, command).await
}

/// "I am well": the time begins anew.
#[utoipa::path(post, path = "/api/v1/visits/{id}/check-in", tag = "visits",
    params(("id" = String, Path, description = "the visit")), request_body = CheckIn,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn check_in(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(visit): Path<String>,
    Body(asked): Body<CheckIn>,
) -> Result<Json<Done>, Problem> {
    let visit: VisitId = id(&visit, "visit")?;
    let command = Command::Safety(SafetyCommand::CheckIn {
        visit,
        minutes: asked.minutes,
        code: asked.code,
    });
    submit(&state.engine, &viewer, command).await
}

/// She is out, and well. `minutes` means nothing here.
#[utoipa::path(post, path = "/api/v1/visits/{id}/end", tag = "visits",
    params(("id" = String, Path, description = "the visit")), request_body = CheckIn,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn end(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(visit): Path<String>,
    Body(asked): Body<CheckIn>,
) -> Result<Json<Done>, Problem> {
    let visit: VisitId = id(&visit, "visit")?;
    let command = Command::Safety(SafetyCommand::EndVisit {
        visit,
        code: asked.code,
    });
    submit(&state.engine, &viewer, command).await
}

/// A colleague has found out how it is: the visit and its alarm are over.
#[utoipa::path(post, path = "/api/v1/visits/{id}/settle", tag = "visits",
    params(("id" = String, Path, description = "the visit")), request_body = Settle,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn settle(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(visit): Path<String>,
    Body(asked): Body<Settle>,
) -> Result<Json<Done>, Problem> {
    let visit: VisitId = id(&visit, "visit")?;
    let how = how(&asked.how)?;
    let command = Command::SettleVisit { visit, how };
    submit(&state.engine, &viewer, command).await
}

/// "I need help", silently: backup and leader are rung at once.
#[utoipa::path(post, path = "/api/v1/help", tag = "visits", responses(
    (status = OK, body = Done),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn help(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<Done>, Problem> {
    let command = Command::Safety(SafetyCommand::CallForHelp);
    submit(&state.engine, &viewer, command).await
}

/// A colleague has found out how it is: the call for help is over.
#[utoipa::path(post, path = "/api/v1/help/{id}/settle", tag = "visits",
    params(("id" = String, Path, description = "whose call for help")), request_body = Settle,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn settle_help(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(staff): Path<String>,
    Body(asked): Body<Settle>,
) -> Result<Json<Done>, Problem> {
    let how = how(&asked.how)?;
    let staff = StaffId::new(&staff);
    let command = Command::SettleHelp { staff, how };
    submit(&state.engine, &viewer, command).await
}

fn how(word: &str) -> Result<Settled, Problem> {
    match word {
        "spoke_with_her" => Ok(Settled::SpokeWithHer),
        "somebody_is_there" => Ok(Settled::SomebodyIsThere),
        "by_mistake" => Ok(Settled::ByMistake),
        _ => Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "how is one of: spoke_with_her, somebody_is_there, by_mistake",
        )),
    }
}
