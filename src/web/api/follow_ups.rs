//! Follow-ups: one more is set, one is done, moved, given to somebody else.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::command::Command;
use crate::domain::followups::command::FollowUpCommand;
use crate::domain::followups::follow_up::{About, ForWhom};
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::secret::Secret;
use crate::views::Viewer;
use crate::web::api::ApiState;
use crate::web::api::act::{self, Body, Done, id, instant, submit};
use crate::web::error::Problem;

/// One more follow-up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetFollowUp {
    /// `person`, `relative` or `child`.
    pub for_whom: String,
    /// With `relative`: who, by name or in own words.
    #[serde(default)]
    pub relative: Option<String>,
    /// With `relative`, instead of `relative`: one of `people` of whom the contact is about, by `id`.
    #[serde(default)]
    pub listed: Option<String>,
    /// Who does it: her short name.
    pub staff: String,
    /// By when: an instant.
    pub at: String,
    /// What.
    pub what: String,
}

/// Set one more follow-up of a contact, before or after its end.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/follow-ups", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = SetFollowUp,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn set(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(body): Body<SetFollowUp>,
) -> Result<Json<Done>, Problem> {
    let contact: ContactId = id(&contact, "contact")?;
    act::contact(&state.engine.state(), &viewer, contact)?;
    let for_whom = match (body.for_whom.as_str(), body.relative, body.listed) {
        ("person", None, None) => ForWhom::Person,
        ("child", None, None) => ForWhom::Child,
        ("relative", Some(who), None) => ForWhom::Relative(Secret::Known(who)),
        ("relative", None, Some(listed)) => ForWhom::Listed(id(&listed, "person")?),
        _ => {
            return Err(Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "for_whom is person, child, or relative, with relative or listed saying who, and only then",
            ));
        }
    };
    let command = FollowUpCommand::Set {
        contact,
        for_whom,
        owner: StaffId::new(&body.staff),
        at: instant(&body.at)?,
        what: body.what,
    };
    submit(&state.engine, &viewer, Command::FollowUp(command)).await
}

/// A follow-up is done.
#[utoipa::path(post, path = "/api/v1/follow-ups/{id}/done", tag = "contacts",
    params(("id" = String, Path, description = "the contact that it follows up")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn follow_up_done(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
) -> Result<Json<Done>, Problem> {
    let contact: ContactId = id(&contact, "contact")?;
    let about = About::Person;
    let command = finish(contact, about);
    submit(&state.engine, &viewer, command).await
}

/// The children who are relatives of the person are seen to.
#[utoipa::path(post, path = "/api/v1/follow-ups/{id}/children-done", tag = "contacts",
    params(("id" = String, Path, description = "the contact in which they were asked about")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn children_done(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
) -> Result<Json<Done>, Problem> {
    let contact: ContactId = id(&contact, "contact")?;
    let about = About::Children;
    let command = finish(contact, about);
    submit(&state.engine, &viewer, command).await
}

/// One of those that were set beside it is done.
#[utoipa::path(post, path = "/api/v1/follow-ups/{id}/further/{which}/done", tag = "contacts",
    params(
        ("id" = String, Path, description = "the contact that it follows up"),
        ("which" = String, Path, description = "its name: `about` of the follow-up"),
    ),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn further_done(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path((contact, which)): Path<(String, String)>,
) -> Result<Json<Done>, Problem> {
    let contact: ContactId = id(&contact, "contact")?;
    let about = About::Further(id(&which, "follow-up")?);
    submit(&state.engine, &viewer, finish(contact, about)).await
}

fn finish(contact: ContactId, about: About) -> Command {
    Command::FollowUp(FollowUpCommand::Finish {
        contact,
        about,
        word: String::new(),
    })
}

/// Another time.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveFollowUp {
    /// `person`, `children`, or the name of one that was set beside them; left out: `person`.
    #[serde(default)]
    pub about: Option<String>,
    /// By when.
    pub at: String,
    /// Why.
    pub reason: String,
}

/// Somebody else.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandFollowUp {
    /// `person`, `children`, or the name of one that was set beside them; left out: `person`.
    #[serde(default)]
    pub about: Option<String>,
    /// Her short name.
    pub to: String,
}

fn about(word: Option<&str>) -> Result<About, Problem> {
    match word {
        None | Some("person") => Ok(About::Person),
        Some("children") => Ok(About::Children),
        Some(other) => other.parse().map(About::Further).map_err(|_| {
            Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "about is person, children, or the name of a follow-up",
            )
        }),
    }
}

/// A follow-up is done at another time, and why.
#[utoipa::path(post, path = "/api/v1/follow-ups/{id}/move", tag = "contacts",
    params(("id" = String, Path, description = "the contact that it follows up")), request_body = MoveFollowUp,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn follow_up_moved(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(body): Body<MoveFollowUp>,
) -> Result<Json<Done>, Problem> {
    let command = FollowUpCommand::Move {
        contact: id(&contact, "contact")?,
        about: about(body.about.as_deref())?,
        at: instant(&body.at)?,
        reason: body.reason,
    };
    submit(&state.engine, &viewer, Command::FollowUp(command)).await
}

/// Somebody else does a follow-up from now on.
#[utoipa::path(post, path = "/api/v1/follow-ups/{id}/hand", tag = "contacts",
    params(("id" = String, Path, description = "the contact that it follows up")), request_body = HandFollowUp,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn follow_up_handed(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(body): Body<HandFollowUp>,
) -> Result<Json<Done>, Problem> {
    let command = FollowUpCommand::Hand {
        contact: id(&contact, "contact")?,
        about: about(body.about.as_deref())?,
        to: StaffId::new(&body.to),
    };
    submit(&state.engine, &viewer, Command::FollowUp(command)).await
}
