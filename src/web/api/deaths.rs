//! What follows a death: who is left behind and who cares for them; for the leader the talks with those of ours who were in touch, never after
//! whose death.

use axum::extract::{Path, State};
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::command::Command;
use crate::domain::deaths::command::{DeathCommand, Whom};
use crate::domain::ids::{FollowUpId, PatientId, StaffId};
use crate::views::Viewer;
use crate::views::deaths::{
    self, DeathView, DebriefEnd, DebriefRow, EndedRow, OfferedTo, SurvivorRow,
};
use crate::views::glance::words;
use crate::views::record::READ;
use crate::web::api::ApiState;
use crate::web::api::act::{self, Body, Done, instant, submit};
use crate::web::api::caller::Caller;
use crate::web::error::Problem;

/// Somebody who is left behind, and who cares for them. Exactly one of `relative`, `who` and `child`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSurvivor)]
pub struct NewSurvivor {
    /// One of those around the person, by its id.
    #[serde(default)]
    pub relative: Option<String>,
    /// Somebody else, in own words.
    #[serde(default)]
    pub who: Option<String>,
    /// A child.
    #[serde(default)]
    pub child: bool,
    /// The contact of the person's in which it is followed up; left out: the last one.
    #[serde(default)]
    pub contact: Option<String>,
    /// Who does it: her short name.
    pub staff: String,
    /// By when: an instant.
    pub at: String,
    /// What.
    pub what: String,
}

/// Who held a talk, and when.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DebriefHeld)]
pub struct HeldBody {
    /// Her short name.
    pub by: String,
    /// An instant.
    pub at: String,
}

/// What follows a death.
#[derive(Serialize, ToSchema)]
#[schema(as = Death)]
pub struct DeathJson {
    /// When it was marked.
    pub at: String,
    /// Who is cared for.
    pub survivors: Vec<SurvivorJson>,
    /// What ended with the person.
    pub ended: Vec<EndedJson>,
    /// So many talks with those of ours who were in touch are not held yet.
    pub debriefs_open: usize,
    /// Marked by mistake: when that was said.
    pub undone_at: Option<String>,
}

/// What follows a death, if one is marked.
#[derive(Serialize, ToSchema)]
#[schema(as = DeathOfPatient)]
pub struct OfPatient {
    /// Null: nobody has marked one.
    pub death: Option<DeathJson>,
}

/// Somebody who is cared for.
#[derive(Serialize, ToSchema)]
#[schema(as = Survivor)]
pub struct SurvivorJson {
    /// One of those around the person.
    pub relative: Option<String>,
    /// By name or in own words, where the reader may read it.
    pub who: Option<String>,
    /// What they may be told, where they are one of those around the person: `listen`, `safe`, `tasks` or `plan`.
    pub told: Option<&'static str>,
    /// A child.
    pub child: bool,
    /// It is not done yet.
    pub open: bool,
    /// By when, if it is not.
    pub at: Option<String>,
    /// What, if it is not.
    pub what: Option<String>,
    /// The contact in which it is followed up.
    pub contact: Option<String>,
    /// Its name, where it is beside the record.
    pub task: Option<String>,
}

/// Something that ended with the person.
#[derive(Serialize, ToSchema)]
#[schema(as = EndedByDeath)]
pub struct EndedJson {
    /// `follow_up` or `promise`.
    pub what: &'static str,
    /// The contact, where the reader may open it.
    pub contact: Option<String>,
    /// When it ended.
    pub at: String,
}

/// A talk that is offered to somebody of ours.
#[derive(Serialize, ToSchema)]
#[schema(as = Debrief)]
pub struct DebriefJson {
    /// Its name.
    pub task: String,
    /// To whom: somebody of ours.
    pub nurse: Option<String>,
    /// Or a doctor who was let in, by the name as it was written; null as well once it is erased.
    pub guest: Option<String>,
    /// Where that doctor is reached, where it was given: there is no account any more, and somebody rings.
    pub guest_phone: Option<String>,
    /// By when.
    pub at: String,
    /// `open`, `held` or `declined`.
    pub standing: &'static str,
    /// When it was held.
    pub held_at: Option<String>,
    /// Who held it.
    pub held_by: Option<String>,
}

fn survivor(row: SurvivorRow) -> SurvivorJson {
    SurvivorJson {
        relative: row.relative.map(|id| id.to_string()),
        who: row.who,
        told: row.told.map(words::told),
        child: row.child,
        open: row.open.is_some(),
        at: row.open.as_ref().map(|open| open.at.to_string()),
        what: row.open.and_then(|open| open.what),
        contact: row.contact.map(|id| id.to_string()),
        task: row.task.map(|id| id.to_string()),
    }
}

fn ended(row: &EndedRow) -> EndedJson {
    EndedJson {
        what: if row.promise { "promise" } else { "follow_up" },
        contact: row.contact.map(|id| id.to_string()),
        at: row.at.to_string(),
    }
}

fn death(view: DeathView) -> DeathJson {
    DeathJson {
        at: view.at.to_string(),
        survivors: view.survivors.into_iter().map(survivor).collect(),
        ended: view.ended.iter().map(ended).collect(),
        debriefs_open: view.debriefs.1,
        undone_at: view.undone.map(|(_, at)| at.to_string()),
    }
}

fn debrief(row: DebriefRow) -> DebriefJson {
    let (standing, held) = match row.end {
        None => ("open", None),
        Some(DebriefEnd::Declined) => ("declined", None),
        Some(DebriefEnd::Held { by, at }) => ("held", Some((by.name, at.to_string()))),
    };
    let (held_by, held_at) = held.unzip();
    let (nurse, guest, guest_phone) = match row.whom {
        OfferedTo::Ours(person) => (person.name, None, None),
        OfferedTo::Guest { name, phone } => (None, name, phone),
    };
    DebriefJson {
        task: row.task.to_string(),
        nurse,
        guest,
        guest_phone,
        at: row.at.to_string(),
        standing,
        held_at,
        held_by: held_by.flatten(),
    }
}

/// What follows the death of somebody; null where nobody has marked one. It is written down that the record was read.
#[utoipa::path(get, path = "/api/v1/patients/{id}/death", tag = "patients",
    params(("id" = String, Path, description = "the patient")),
    responses(
        (status = OK, body = OfPatient),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn of_patient(
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<OfPatient>, Problem> {
    let patient: PatientId = act::id(&id, "patient")?;
    let state = caller.reads(patient, READ.to_vec()).await?;
    let death = deaths::of(&state, &caller.viewer, patient, caller.now()).map(death);
    Ok(Json(OfPatient { death }))
}

/// Somebody who is left behind is cared for: by whom, by when, what.
#[utoipa::path(post, path = "/api/v1/patients/{id}/survivors", tag = "patients",
    params(("id" = String, Path, description = "the patient, marked as dead")), request_body = NewSurvivor,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn care_for(
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<NewSurvivor>,
) -> Result<Json<Done>, Problem> {
    let patient: PatientId = act::id(&id, "patient")?;
    let whom = match (body.relative, body.who, body.child) {
        (Some(relative), None, false) => Whom::Listed(act::id(&relative, "person")?),
        (None, Some(who), false) => Whom::Words(who),
        (None, None, true) => Whom::Child,
        _ => {
            return Err(Problem::new(
                axum::http::StatusCode::UNPROCESSABLE_ENTITY,
                "say who: one of relative, who and child",
            ));
        }
    };
    let contact = body.contact.map(|contact| act::id(&contact, "contact"));
    let command = DeathCommand::CareFor {
        patient,
        whom,
        contact: contact.transpose()?,
        owner: StaffId::new(&body.staff),
        at: instant(&body.at)?,
        what: body.what,
    };
    submit(&caller.api.engine, &caller.viewer, Command::Death(command)).await
}

/// Somebody who is cared for beside the record has been.
#[utoipa::path(post, path = "/api/v1/patients/{id}/survivors/{task}/done", tag = "patients",
    params(
        ("id" = String, Path, description = "the patient"),
        ("task" = String, Path, description = "the survivor: `task`"),
    ),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn cared_for(
    caller: Caller,
    Path((id, task)): Path<(String, String)>,
) -> Result<Json<Done>, Problem> {
    let command = DeathCommand::CaredFor {
        patient: act::id(&id, "patient")?,
        task: act::id(&task, "task")?,
    };
    submit(&caller.api.engine, &caller.viewer, Command::Death(command)).await
}

/// Talks that are offered to those of ours who were in touch with somebody who has died: what is open first. For the leader.
#[utoipa::path(get, path = "/api/v1/debriefs", tag = "duty",
    responses(
        (status = OK, body = Vec<DebriefJson>),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<Vec<DebriefJson>>, Problem> {
    let all = deaths::debriefs(&state.engine.state(), &viewer);
    let all = all.ok_or_else(|| Problem::forbidden("talks are for the leader of the service"))?;
    Ok(Json(all.rows.into_iter().map(debrief).collect()))
}

/// A talk was held: by whom, and when. Nothing of what was said.
#[utoipa::path(post, path = "/api/v1/debriefs/{task}/held", tag = "duty",
    params(("task" = String, Path, description = "the talk")), request_body = HeldBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn held(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(task): Path<String>,
    Body(body): Body<HeldBody>,
) -> Result<Json<Done>, Problem> {
    let command = DeathCommand::HoldDebrief {
        task: act::id::<FollowUpId>(&task, "task")?,
        by: StaffId::new(&body.by),
        at: instant(&body.at)?,
    };
    submit(&state.engine, &viewer, Command::Death(command)).await
}

/// A talk was offered, and she wants none.
#[utoipa::path(post, path = "/api/v1/debriefs/{task}/declined", tag = "duty",
    params(("task" = String, Path, description = "the talk")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn declined(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(task): Path<String>,
) -> Result<Json<Done>, Problem> {
    let task = act::id(&task, "task")?;
    let command = Command::Death(DeathCommand::DeclineDebrief { task });
    submit(&state.engine, &viewer, command).await
}
