//! Whom a contact is about, and what a nurse does about it while she talks: who it is, that they are who they say, the card, an emergency.

use axum::Json;
use axum::extract::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::contacts::contact::Contact;
use crate::domain::ids::{ContactId, PatientId};
use crate::domain::openings::decide::LONGEST_REASON;
use crate::domain::openings::identity::Known;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::views::contact as view;
use crate::views::glance::reads::{Reads, open_parts, parts};
use crate::views::json::glance::{self as json, GlanceJson};
use crate::web::api::act::{self, Body, Done, gone};
use crate::web::api::caller::Caller;
use crate::web::api::patients::fields;
use crate::web::error::Problem;

/// Who it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LinkPerson)]
pub struct Who {
    /// The patient.
    pub patient: String,
    /// The one around them who is in touch; absent: the patient themselves.
    #[serde(default)]
    pub relative: Option<String>,
}

/// Why it is opened, or kept.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReasonInContact)]
pub struct Reason {
    /// In words that the leader and the person can understand.
    pub reason: String,
}

/// The contact, if it is hers to open.
fn open(caller: &Caller, contact: &str) -> Result<ContactId, Problem> {
    let id = act::id(contact, "contact")?;
    act::contact(&caller.state(), &caller.viewer, id)?;
    Ok(id)
}

fn about(state: &State, contact: &Contact) -> Result<PatientId, Problem> {
    let about = contact.about.as_ref();
    about
        .and_then(|about| state.current(about.patient))
        .ok_or_else(|| Rejection::from(RecordRejection::AboutNobody).into())
}

/// Whom the contact is about. Opens nothing: of the plan it holds what the viewer has opened.
#[utoipa::path(get, path = "/api/v1/contacts/{id}/person", tag = "contacts",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = GlanceJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn show(caller: Caller, Path(id): Path<String>) -> Result<Json<GlanceJson>, Problem> {
    let id = act::id(&id, "contact")?;
    let detail = view::detail(&caller.state(), &caller.viewer, id, caller.now());
    let glance = detail.and_then(|detail| detail.glance);
    glance
        .map(|glance| Json(json::glance(&glance)))
        .ok_or_else(|| gone("contact"))
}

/// Says whom the contact is with, or about.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/person", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = Who,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn link(
    caller: Caller,
    Path(id): Path<String>,
    Body(Who { patient, relative }): Body<Who>,
) -> Result<Json<Done>, Problem> {
    let relative = relative.as_deref();
    let command = PatientCommand::Link {
        contact: open(&caller, &id)?,
        patient: fields::id("patient", &patient)?,
        relative: relative.map(|id| fields::id("relative", id)).transpose()?,
    };
    caller.does(command).await
}

/// How it is known who is in touch.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConfirmIdentity)]
pub struct ConfirmBody {
    /// `question`: they answered the person's as the person does; `otherwise`: in words, which the leader sees.
    pub how: String,
    /// How it is known otherwise.
    #[serde(default)]
    pub words: String,
}

/// It is not about whom it is said to be.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/person/undo", tag = "contacts",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn unlink(caller: Caller, Path(id): Path<String>) -> Result<Json<Done>, Problem> {
    let contact = open(&caller, &id)?;
    caller.does(PatientCommand::Unlink { contact }).await
}

/// The question was answered as the person does, or it is known otherwise that it is them. Until then everybody is listened to and told nothing.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/person/confirm", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = ConfirmBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn confirm(
    caller: Caller,
    Path(id): Path<String>,
    Body(ConfirmBody { how, words }): Body<ConfirmBody>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&caller, &id)?;
    let known = match how.as_str() {
        "question" => Known::Question,
        "otherwise" => Known::Otherwise(fields::needed("words", words, LONGEST_REASON)?),
        _ => return Err(Problem::of_field("how", "one of: question, otherwise")),
    };
    caller
        .does(PatientCommand::ConfirmIdentity { contact, known })
        .await
}

/// Opens what is read at a glance: it is written down as read, and stands under `person` from then on.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/person/card", tag = "contacts",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn card(caller: Caller, Path(id): Path<String>) -> Result<Json<Done>, Problem> {
    reads(&caller, &id, Reads::Card).await
}

/// Opens the rest of the crisis part, in the same way.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/person/rest", tag = "contacts",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn rest(caller: Caller, Path(id): Path<String>) -> Result<Json<Done>, Problem> {
    reads(&caller, &id, Reads::Rest).await
}

/// Opens the crisis part in an emergency, for this contact only. The leader looks at it, and it stands in the person's list.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/person/emergency", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = Reason,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn emergency(
    caller: Caller,
    Path(id): Path<String>,
    Body(Reason { reason }): Body<Reason>,
) -> Result<Json<Done>, Problem> {
    let state = caller.state();
    let contact = act::contact(&state, &caller.viewer, act::id(&id, "contact")?)?;
    let command = PatientCommand::OpenWithReason {
        patient: about(&state, contact)?,
        contact: Some(contact.id),
        reason: fields::needed("reason", reason, LONGEST_REASON)?,
    };
    let done = caller.does(command).await;
    let Json(_) = done.map_err(|problem| problem.about("reason"))?;
    reads(&caller, &id, Reads::Crisis).await
}

/// Keeps what is needed for safety, after consent was withdrawn in the middle of this contact.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/person/keep-safety", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = Reason,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn keep_safety(
    caller: Caller,
    Path(id): Path<String>,
    Body(Reason { reason }): Body<Reason>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&caller, &id)?;
    let reason = fields::needed("reason", reason, LONGEST_REASON)?;
    let done = caller
        .does(PatientCommand::KeepSafety { contact, reason })
        .await;
    let Json(_) = done.map_err(|problem| problem.about("reason"))?;
    reads(&caller, &id, Reads::Safety).await
}

/// Writes down that these parts are read in this contact.
async fn reads(caller: &Caller, id: &str, reads: Reads) -> Result<Json<Done>, Problem> {
    let (state, now) = (caller.state(), caller.now());
    let contact = act::contact(&state, &caller.viewer, act::id(id, "contact")?)?;
    let parts = match reads {
        Reads::Crisis | Reads::Safety => parts(&state, contact, reads, now),
        Reads::Card | Reads::Rest => open_parts(&state, &caller.viewer, contact, reads, now),
    };
    let patient = about(&state, contact)?;
    caller.does(PatientCommand::Read { patient, parts }).await
}
