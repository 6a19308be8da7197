//! Handovers: what a duty leaves, read, handed over, and accepted one by one.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::access::Part;
use crate::domain::command::Command;
use crate::domain::handovers::command::HandoverCommand;
use crate::domain::handovers::handover::Receiver;
use crate::domain::handovers::matters::Matter;
use crate::domain::ids::{ContactId, HandoverId, StaffId};
use crate::views::handovers as seen;
use crate::views::{Viewer, handovers_json as json};
use crate::web::api::ApiState;
use crate::web::api::act::{self, Added, Body, Done, added, chosen, gone, submit};
use crate::web::error::Problem;

/// The sentence on a contact.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteSentence {
    /// As it stands now; empty: none.
    pub text: String,
}

/// A handover to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewHandover {
    /// An id of the writer's choosing: the same twice is one handover.
    #[serde(default)]
    pub id: Option<String>,
    /// The short name of the nurse who comes next; left out: the day service.
    #[serde(default)]
    pub nurse: Option<String>,
}

/// One of it, accepted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptItem {
    /// Which.
    pub contact: String,
    /// The short name of whose it is from now on; left out: hers who accepts.
    #[serde(default)]
    pub owner: Option<String>,
}

/// Something that stands beside the contacts, accepted: a deviation, or a plan.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptBeside {
    /// Which deviation.
    #[serde(default)]
    pub deviation: Option<String>,
    /// Or which plan.
    #[serde(default)]
    pub plan: Option<String>,
}

/// One of it, done.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishItem {
    /// Which.
    pub contact: String,
}

/// A question back, or the answer to it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AboutItem {
    /// Which.
    pub contact: String,
    /// In own words.
    pub text: String,
}

/// What there is to hand over, and what has been.
#[utoipa::path(get, path = "/api/v1/handovers", tag = "handovers", responses(
    (status = OK, body = json::HandoversJson),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<json::HandoversJson>, Problem> {
    let (now, at) = (state.engine.state(), state.engine.now());
    if !viewer.may_see(&now, Part::Hands) {
        return Err(Problem::forbidden(
            "handovers are for the nurses and the day service",
        ));
    }
    let drafts = seen::receivers(&now, &viewer, at);
    Ok(Json(json::HandoversJson {
        to_hand_over: drafts
            .iter()
            .filter_map(|receiver| seen::draft(&now, &viewer, receiver, at))
            .map(|draft| json::draft(&draft))
            .collect(),
        handovers: seen::list(&now, &viewer).iter().map(json::line).collect(),
        mine: seen::hers(&now, &viewer, at)
            .iter()
            .map(json::hers)
            .collect(),
    }))
}

/// A handover. Whoever accepts it has read it: that is written down first.
#[utoipa::path(get, path = "/api/v1/handovers/{id}", tag = "handovers",
    params(("id" = String, Path, description = "the handover")),
    responses(
        (status = OK, body = json::HandoverJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn show(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(handover): Path<String>,
) -> Result<Json<json::HandoverJson>, Problem> {
    let found = concerns(&state, &viewer, &handover)?;
    if found.line.takes {
        let handover = found.line.id;
        let read = Command::Handover(HandoverCommand::Read { handover });
        let Json(_) = submit(&state.engine, &viewer, read).await?;
    }
    Ok(Json(json::whole(&concerns(&state, &viewer, &handover)?)))
}

fn concerns(
    state: &ApiState,
    viewer: &Viewer,
    handover: &str,
) -> Result<seen::HandoverView, Problem> {
    let id: HandoverId = act::id(handover, "handover")?;
    let (now, at) = (state.engine.state(), state.engine.now());
    seen::handover(&now, viewer, id, at).ok_or_else(|| gone("handover"))
}

/// Write the sentence on a contact, as it stands now.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/sentence", tag = "handovers",
    params(("id" = String, Path, description = "the contact")), request_body = WriteSentence,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn sentence(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(WriteSentence { text }): Body<WriteSentence>,
) -> Result<Json<Done>, Problem> {
    let contact: ContactId = act::id(&contact, "contact")?;
    act::contact(&state.engine.state(), &viewer, contact)?;
    let command = HandoverCommand::WriteSentence { contact, text };
    submit(&state.engine, &viewer, Command::Handover(command)).await
}

/// Hand over what the duty leaves. What is in it does not change any more.
#[utoipa::path(post, path = "/api/v1/handovers", tag = "handovers", request_body = NewHandover,
    responses(
        (status = OK, body = Added),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn hand_over(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Body(new): Body<NewHandover>,
) -> Result<Json<Added>, Problem> {
    let handover = chosen(new.id.as_deref(), HandoverId::from_uuid)?;
    let receiver = new
        .nurse
        .map_or(Receiver::Day, |nurse| Receiver::Nurse(StaffId::new(&nurse)));
    let command = HandoverCommand::HandOver { handover, receiver };
    added(
        &state.engine,
        &viewer,
        Command::Handover(command),
        handover.to_string(),
    )
    .await
}

/// Put a name under one that was made by itself.
#[utoipa::path(post, path = "/api/v1/handovers/{id}/sign", tag = "handovers",
    params(("id" = String, Path, description = "the handover")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn sign(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(handover): Path<String>,
) -> Result<Json<Done>, Problem> {
    let handover = concerns(&state, &viewer, &handover)?.line.id;
    let command = HandoverCommand::Sign { handover };
    submit(&state.engine, &viewer, Command::Handover(command)).await
}

/// Accept one of it.
#[utoipa::path(post, path = "/api/v1/handovers/{id}/accept", tag = "handovers",
    params(("id" = String, Path, description = "the handover")), request_body = AcceptItem,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn accept(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(handover): Path<String>,
    Body(body): Body<AcceptItem>,
) -> Result<Json<Done>, Problem> {
    let command = HandoverCommand::Accept {
        handover: concerns(&state, &viewer, &handover)?.line.id,
        contact: act::id(&body.contact, "contact")?,
        owner: body.owner.as_deref().map(StaffId::new),
    };
    submit(&state.engine, &viewer, Command::Handover(command)).await
}

/// Accept something that stands beside the contacts. Whose it is to follow does not change.
#[utoipa::path(post, path = "/api/v1/handovers/{id}/accept-beside", tag = "handovers",
    params(("id" = String, Path, description = "the handover")), request_body = AcceptBeside,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn accept_beside(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(handover): Path<String>,
    Body(body): Body<AcceptBeside>,
) -> Result<Json<Done>, Problem> {
    let handover = concerns(&state, &viewer, &handover)?.line.id;
    let matter = match (&body.deviation, &body.plan) {
        (Some(deviation), None) => Matter::Deviation(act::id(deviation, "deviation")?),
        (None, Some(plan)) => Matter::Plan(act::id(plan, "plan")?),
        (Some(_), Some(_)) | (None, None) => {
            return Err(Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "name one of `deviation` and `plan`",
            ));
        }
    };
    let command = HandoverCommand::AcceptMatter { handover, matter };
    submit(&state.engine, &viewer, Command::Handover(command)).await
}

/// Accept all of it: between nurses.
#[utoipa::path(post, path = "/api/v1/handovers/{id}/accept-all", tag = "handovers",
    params(("id" = String, Path, description = "the handover")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn accept_all(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(handover): Path<String>,
) -> Result<Json<Done>, Problem> {
    let handover = concerns(&state, &viewer, &handover)?.line.id;
    let command = HandoverCommand::AcceptAll { handover };
    submit(&state.engine, &viewer, Command::Handover(command)).await
}

/// Done with one of it that is the viewer's: it is not read any more because it was accepted.
#[utoipa::path(post, path = "/api/v1/handovers/{id}/done", tag = "handovers",
    params(("id" = String, Path, description = "the handover")), request_body = FinishItem,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn done(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(handover): Path<String>,
    Body(body): Body<FinishItem>,
) -> Result<Json<Done>, Problem> {
    let command = HandoverCommand::Finish {
        handover: concerns(&state, &viewer, &handover)?.line.id,
        contact: act::id(&body.contact, "contact")?,
    };
    submit(&state.engine, &viewer, Command::Handover(command)).await
}

/// Not yet: a question back to those who had the duty.
#[utoipa::path(post, path = "/api/v1/handovers/{id}/ask", tag = "handovers",
    params(("id" = String, Path, description = "the handover")), request_body = AboutItem,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn ask(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(handover): Path<String>,
    Body(body): Body<AboutItem>,
) -> Result<Json<Done>, Problem> {
    let command = HandoverCommand::Ask {
        handover: concerns(&state, &viewer, &handover)?.line.id,
        contact: act::id(&body.contact, "contact")?,
        question: body.text,
    };
    submit(&state.engine, &viewer, Command::Handover(command)).await
}

/// The answer to a question.
#[utoipa::path(post, path = "/api/v1/handovers/{id}/answer", tag = "handovers",
    params(("id" = String, Path, description = "the handover")), request_body = AboutItem,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn answer(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(handover): Path<String>,
    Body(body): Body<AboutItem>,
) -> Result<Json<Done>, Problem> {
    let command = HandoverCommand::Answer {
        handover: concerns(&state, &viewer, &handover)?.line.id,
        contact: act::id(&body.contact, "contact")?,
        answer: body.text,
    };
    submit(&state.engine, &viewer, Command::Handover(command)).await
}
