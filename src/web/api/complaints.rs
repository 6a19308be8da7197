//! Complaints: written down by anybody on somebody's behalf, answered by the leader and whoever one is given to.

use axum::extract::{Path, State};
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::command::Command;
use crate::domain::complaints::command::ComplaintCommand;
use crate::domain::complaints::complaint;
use crate::domain::ids::{ComplaintId, StaffId};
use crate::views::complaints_json::{self, ComplaintJson, OneComplaintJson};
use crate::views::{Viewer, complaints};
use crate::web::api::ApiState;
use crate::web::api::act::{self, Added, Body, Done, actor, added, chosen, gone, submit};
use crate::web::api::deviations::Follower;
use crate::web::error::Problem;

/// Who complains.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Complains)]
pub enum Complains {
    Patient,
    Relative,
    Other,
}

/// How a complaint was answered.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AnsweredHow)]
pub enum How {
    Meeting,
    Telephone,
    Letter,
}

/// A complaint.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewComplaint {
    /// An id of the writer's choosing: the same twice is one.
    #[serde(default)]
    pub id: Option<String>,
    /// The contact that it was written down in.
    #[serde(default)]
    pub contact: Option<String>,
    /// It is about help to whom the contact is about: its words are erased with that record.
    #[serde(default)]
    pub of_person: bool,
    /// Who complains.
    pub complains: Complains,
    /// The name, and how they are reached.
    pub who: String,
    /// About what, in their own words.
    pub words: String,
}

/// What is done about a complaint.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum ComplaintAct {
    /// Something to write down.
    Note {
        /// What.
        text: String,
    },
    /// It is passed on.
    PassOn {
        /// To whom.
        to: String,
    },
    /// It is not over after all.
    Reopen {
        /// Why.
        why: String,
    },
}

/// An answer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// How.
    pub how: How,
    /// What was answered.
    pub answer: String,
}

/// Why its words are destroyed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EraseComplaint {
    /// Kept in clear for ever: why, never about whom.
    pub reason: String,
}

/// Complaints: all of them for the leader, for everybody else those that she has written down or follows. What is to be answered first stands first.
#[utoipa::path(get, path = "/api/v1/complaints", tag = "complaints",
    responses(
        (status = OK, body = Vec<ComplaintJson>),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<Vec<ComplaintJson>>, Problem> {
    actor(&viewer)?;
    let (found, now) = (state.engine.state(), state.engine.now());
    let rows = complaints::all(&found, &viewer, now)
        .unwrap_or_else(|| complaints::hers(&found, &viewer, now));
    Ok(Json(rows.iter().map(complaints_json::row).collect()))
}

/// Somebody complains: it is written down on their behalf.
#[utoipa::path(post, path = "/api/v1/complaints", tag = "complaints", security(("token" = []), ("station" = [])), request_body = NewComplaint,
    responses(
        (status = OK, body = Added),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn receive(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Body(new): Body<NewComplaint>,
) -> Result<Json<Added>, Problem> {
    let complaint = chosen(new.id.as_deref(), ComplaintId::from_uuid)?;
    let contact = new.contact.as_deref();
    let contact = contact.map(|id| act::id(id, "contact")).transpose()?;
    if let Some(contact) = contact {
        act::contact(&state.engine.state(), &viewer, contact)?;
    }
    let command = ComplaintCommand::Receive {
        complaint,
        contact,
        of_person: new.of_person,
        complains: match new.complains {
            Complains::Patient => complaint::Complains::Patient,
            Complains::Relative => complaint::Complains::Relative,
            Complains::Other => complaint::Complains::Other,
        },
        who: new.who,
        words: new.words,
    };
    let id = complaint.to_string();
    added(&state.engine, &viewer, Command::Complaint(command), id).await
}

/// One complaint, and what has been done about it.
#[utoipa::path(get, path = "/api/v1/complaints/{complaint}", tag = "complaints",
    params(("complaint" = String, Path, description = "the complaint")),
    responses(
        (status = OK, body = OneComplaintJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn show(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(complaint): Path<String>,
) -> Result<Json<OneComplaintJson>, Problem> {
    let id = act::id(&complaint, "complaint")?;
    let view = complaints::one(&state.engine.state(), &viewer, id, state.engine.now());
    let view = view.ok_or_else(|| gone("complaint"))?;
    Ok(Json(complaints_json::one(&view)))
}

/// Something more is known about it, it is passed on, or it is not over after all.
#[utoipa::path(post, path = "/api/v1/complaints/{complaint}/steps", tag = "complaints",
    params(("complaint" = String, Path, description = "the complaint")), request_body = ComplaintAct,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn step(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(complaint): Path<String>,
    Body(step): Body<ComplaintAct>,
) -> Result<Json<Done>, Problem> {
    let complaint = act::id(&complaint, "complaint")?;
    let command = match step {
        ComplaintAct::Note { text } => ComplaintCommand::Note { complaint, text },
        ComplaintAct::PassOn { to } => ComplaintCommand::PassOn { complaint, to },
        ComplaintAct::Reopen { why } => ComplaintCommand::Reopen { complaint, why },
    };
    submit(&state.engine, &viewer, Command::Complaint(command)).await
}

/// The leader says who follows it.
#[utoipa::path(post, path = "/api/v1/complaints/{complaint}/give", tag = "complaints",
    params(("complaint" = String, Path, description = "the complaint")), request_body = Follower,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn give(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(complaint): Path<String>,
    Body(to): Body<Follower>,
) -> Result<Json<Done>, Problem> {
    let command = ComplaintCommand::Give {
        complaint: act::id(&complaint, "complaint")?,
        to: StaffId::new(&to.staff),
    };
    submit(&state.engine, &viewer, Command::Complaint(command)).await
}

/// They have an answer.
#[utoipa::path(post, path = "/api/v1/complaints/{complaint}/answer", tag = "complaints",
    params(("complaint" = String, Path, description = "the complaint")), request_body = Answer,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn answer(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(complaint): Path<String>,
    Body(answer): Body<Answer>,
) -> Result<Json<Done>, Problem> {
    let command = ComplaintCommand::Answer {
        complaint: act::id(&complaint, "complaint")?,
        how: match answer.how {
            How::Meeting => complaint::How::Meeting,
            How::Telephone => complaint::How::Telephone,
            How::Letter => complaint::How::Letter,
        },
        answer: answer.answer,
    };
    submit(&state.engine, &viewer, Command::Complaint(command)).await
}

/// Destroy the words of one that is answered and belongs to no contact and no patient; the others go with what they belong to.
#[utoipa::path(post, path = "/api/v1/complaints/{complaint}/erase", tag = "complaints",
    params(("complaint" = String, Path, description = "the complaint")), request_body = EraseComplaint,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn erase(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(complaint): Path<String>,
    Body(EraseComplaint { reason }): Body<EraseComplaint>,
) -> Result<Json<Done>, Problem> {
    let complaint = act::id(&complaint, "complaint")?;
    let command = ComplaintCommand::Erase { complaint, reason };
    submit(&state.engine, &viewer, Command::Complaint(command)).await
}
