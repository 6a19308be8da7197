//! What the leader decides about records without reading them: who works with whom, and whether a record is erased. A name and who works with
//! the person is all that is shown.

use axum::Json;
use axum::extract::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::ids::{ErasureId, PatientId};
use crate::domain::openings::searches::Place;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::identity::LONGEST;
use crate::views::json::record::{WorkerJson, worker};
use crate::views::record::leading::{
    By, Ended, ErasureRow, WorkedWith, erasures as all_erasures, without_anybody, worked_with,
};
use crate::views::record::words::{STANDINGS, word};
use crate::web::api::act::{self, Added, Body, Done, chosen};
use crate::web::api::caller::Caller;
use crate::web::api::patients::fields;
use crate::web::api::patients::register::Search;
use crate::web::error::Problem;
use crate::web::searched;

/// Somebody, and who works with them.
#[derive(Serialize, ToSchema)]
#[schema(as = WorkedWith)]
pub struct WorkedWithJson {
    /// Which.
    pub id: String,
    /// The name.
    pub name: String,
    /// `here`, `moved` or `dead`.
    pub standing: &'static str,
    /// Who coordinates the plan.
    pub coordinator: Option<WorkerJson>,
    /// Those who have the person assigned.
    pub assigned: Vec<WorkerJson>,
    /// It is asked that the record be erased.
    pub erasure_asked: bool,
}

/// With whom nobody works.
#[derive(Serialize, ToSchema)]
#[schema(as = Unassigned)]
pub struct Unassigned {
    /// How many.
    pub count: usize,
    /// The first twenty of them, by name.
    pub patients: Vec<WorkedWithJson>,
}

/// Who was found.
#[derive(Serialize, ToSchema)]
#[schema(as = WorkedWithFound)]
pub struct FoundWith {
    /// The likeliest first, at most twenty.
    pub patients: Vec<WorkedWithJson>,
}

/// The question whether to erase a record.
#[derive(Serialize, ToSchema)]
#[schema(as = Erasure)]
pub struct ErasureJson {
    /// Which.
    pub id: String,
    /// Of which record.
    pub patient: String,
    /// Whose; null once it is erased.
    pub name: Option<String>,
    /// Who asked; null: somebody at the machine.
    pub by: Option<WorkerJson>,
    /// When.
    pub at: String,
    /// Why. It names nobody.
    pub reason: String,
    /// Not carried out before.
    pub not_before: String,
    /// The viewer asked: somebody else carries it out.
    pub is_mine: bool,
    /// A contact with the person is open: it waits for that.
    pub contact_open: bool,
    /// `open`, `done` or `refused`.
    pub stage: &'static str,
    /// Who ended it; null: somebody at the machine, or nobody yet.
    pub ended_by: Option<WorkerJson>,
    /// When.
    pub ended_at: Option<String>,
    /// Why it was refused.
    pub refused_because: Option<String>,
}

/// Every question.
#[derive(Serialize, ToSchema)]
#[schema(as = Erasures)]
pub struct Erasures {
    /// What is open first, then the newest.
    pub erasures: Vec<ErasureJson>,
}

/// Why a record is to be erased.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AskErasure)]
pub struct AskBody {
    /// Chosen by whoever asks, as for a person who is registered.
    #[serde(default)]
    pub id: Option<String>,
    /// Kept in the log: it must name nobody.
    pub reason: String,
}

/// Why a record is not erased.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RefuseErasure)]
pub struct RefuseBody {
    /// Kept in the log: it must name nobody.
    pub reason: String,
}

fn leads(caller: &Caller) -> Result<(), Problem> {
    if caller.viewer.leads() {
        return Ok(());
    }
    Err(Problem::forbidden("this is for the leader of the service"))
}

fn with(one: &WorkedWith) -> WorkedWithJson {
    WorkedWithJson {
        id: one.id.to_string(),
        name: one.name.clone(),
        standing: word(&STANDINGS, &one.standing),
        coordinator: one.coordinator.as_ref().map(worker),
        assigned: one.assigned.iter().map(worker).collect(),
        erasure_asked: one.erasure_asked,
    }
}

fn erasure(row: &ErasureRow) -> ErasureJson {
    let who = |by: &By| match by {
        By::Staff(staff) => Some(worker(staff)),
        By::Machine => None,
    };
    let (stage, ended, refused) = match &row.end {
        None => ("open", None, None),
        Some(Ended::Done(by, at)) => ("done", Some((by, at)), None),
        Some(Ended::Refused(by, at, why)) => ("refused", Some((by, at)), Some(why.clone())),
    };
    ErasureJson {
        id: row.id.to_string(),
        patient: row.patient.to_string(),
        name: row.name.clone(),
        by: who(&row.by),
        at: row.at.to_string(),
        reason: row.reason.clone(),
        not_before: row.not_before.to_string(),
        is_mine: row.is_mine,
        contact_open: row.contact_open,
        stage,
        ended_by: ended.and_then(|(by, _)| who(by)),
        ended_at: ended.map(|(_, at)| at.to_string()),
        refused_because: refused,
    }
}

/// Those with whom nobody works: for the leader.
#[utoipa::path(get, path = "/api/v1/assignments", tag = "assignments", responses(
    (status = OK, body = Unassigned),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn unassigned(caller: Caller) -> Result<Json<Unassigned>, Problem> {
    leads(&caller)?;
    let without = without_anybody(&caller.state(), &caller.viewer);
    Ok(Json(Unassigned {
        count: without.count,
        patients: without.people.iter().map(with).collect(),
    }))
}

/// Looks somebody up to see who works with them: for the leader. Of a record nothing but the name is shown.
#[utoipa::path(post, path = "/api/v1/assignments/search", tag = "assignments", request_body = Search, responses(
    (status = OK, body = FoundWith),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn search(
    caller: Caller,
    Body(Search { q }): Body<Search>,
) -> Result<Json<FoundWith>, Problem> {
    leads(&caller)?;
    let found = worked_with(&caller.state(), &caller.viewer, &q);
    let shown = found.iter().map(|one| one.id);
    searched::shows(&caller.api.engine, &caller.viewer, Place::Leader, &q, shown);
    let patients = found.iter().map(with).collect();
    Ok(Json(FoundWith { patients }))
}

/// Every question whether to erase a record: for the leader.
#[utoipa::path(get, path = "/api/v1/erasures", tag = "erasures", responses(
    (status = OK, body = Erasures),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn erasures(caller: Caller) -> Result<Json<Erasures>, Problem> {
    leads(&caller)?;
    let rows = all_erasures(&caller.state(), &caller.viewer, caller.now());
    let erasures = rows.iter().map(erasure).collect();
    Ok(Json(Erasures { erasures }))
}

/// Asks that a record be erased. Somebody else carries it out after 72 hours, or refuses it.
#[utoipa::path(post, path = "/api/v1/patients/{id}/erasures", tag = "erasures",
    params(("id" = String, Path, description = "the patient")), request_body = AskBody,
    responses(
        (status = OK, body = Added),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn ask(
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<AskBody>,
) -> Result<Json<Added>, Problem> {
    let erasure: ErasureId = chosen(body.id.as_deref(), ErasureId::from_uuid)?;
    let command = PatientCommand::AskErasure {
        patient: act::id(&id, "patient")?,
        erasure,
        reason: fields::needed("reason", body.reason, LONGEST)?,
    };
    caller.adds(command, erasure.to_string()).await
}

/// Refuses to erase a record. The refusal is kept, with the reason.
#[utoipa::path(post, path = "/api/v1/patients/{id}/erasures/{erasure}/refuse", tag = "erasures",
    params(("id" = String, Path, description = "the patient"), ("erasure" = String, Path, description = "which")),
    request_body = RefuseBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn refuse(
    caller: Caller,
    Path((id, erasure)): Path<(String, String)>,
    Body(RefuseBody { reason }): Body<RefuseBody>,
) -> Result<Json<Done>, Problem> {
    let command = PatientCommand::RefuseErasure {
        patient: act::id(&id, "patient")?,
        erasure: act::id(&erasure, "question")?,
        reason: fields::needed("reason", reason, LONGEST)?,
    };
    caller.does(command).await
}

/// Erases a record for good: by another than the one who asked, after the waiting time.
#[utoipa::path(post, path = "/api/v1/patients/{id}/erasures/{erasure}/carry-out", tag = "erasures",
    params(("id" = String, Path, description = "the patient"), ("erasure" = String, Path, description = "which")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn carry_out(
    caller: Caller,
    Path((id, erasure)): Path<(String, String)>,
) -> Result<Json<Done>, Problem> {
    let patient: PatientId = act::id(&id, "patient")?;
    let erasure = act::id(&erasure, "question")?;
    caller
        .does(PatientCommand::Erase { patient, erasure })
        .await
}
