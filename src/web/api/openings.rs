//! Who has read a person's record, for those who work with the person.

use axum::extract::{Path, State};
use axum::{Extension, Json};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::command::Command;
use crate::domain::ids::PatientId;
use crate::domain::openings::opening::RecordPart;
use crate::domain::patients::command::PatientCommand;
use crate::views::Viewer;
use crate::views::openings::{self, AccessList, AccessRow, WHY, part_word};
use crate::views::record::Worker;
use crate::views::record::words::word;
use crate::web::api::ApiState;
use crate::web::api::act::{self, gone};
use crate::web::error::Problem;

/// The person's own list: what relatives told in confidence is not on it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AccessList)]
pub struct AccessListJson {
    /// The patient.
    pub patient: String,
    /// Since when there is anything to read.
    pub since: String,
    /// Each opening, the newest first.
    pub openings: Vec<OpeningJson>,
}

/// An opening of a record.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Opening)]
pub struct OpeningJson {
    /// Which.
    pub id: String,
    /// Who read.
    pub viewer: ReaderJson,
    /// When it began.
    pub at: String,
    /// `assigned`, `contact`, `consent`, `emergency`, `safety` or `reason`.
    pub ground: &'static str,
    /// The reason that was given.
    pub reason: Option<String>,
    /// `identity`, `people`, `flags`, `history`, `rights`.
    pub parts: Vec<&'static str>,
    /// Parts of the plan.
    pub plan: Vec<&'static str>,
}

/// A member of staff.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Reader)]
pub struct ReaderJson {
    /// The short name.
    pub id: String,
    /// The name.
    pub name: String,
}

impl ReaderJson {
    fn of(worker: &Worker) -> Self {
        Self {
            id: worker.id.to_string(),
            name: worker.name.clone(),
        }
    }
}

/// Who has read a person's record, why they might, and which parts: for those who work with the person. Looking at it is a reading as well.
#[utoipa::path(get, path = "/api/v1/patients/{id}/openings", tag = "patients",
    params(("id" = String, Path, description = "the patient")),
    responses(
        (status = OK, body = AccessListJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn of_patient(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(patient): Path<String>,
) -> Result<Json<AccessListJson>, Problem> {
    let id: PatientId = act::id(&patient, "patient")?;
    let found = |state: &ApiState| openings::of_patient(&state.engine.state(), &viewer, id);
    found(&state).ok_or_else(|| gone("patient"))?;
    let read = PatientCommand::Read {
        patient: id,
        parts: openings::READ.to_vec(),
    };
    let _ = act::submit(&state.engine, &viewer, Command::Patient(read)).await?;
    let list = found(&state).ok_or_else(|| gone("patient"))?;
    Ok(Json(list_json(&list)))
}

fn list_json(list: &AccessList) -> AccessListJson {
    AccessListJson {
        patient: list.patient.to_string(),
        since: list.since.to_string(),
        openings: list.rows.iter().map(row_json).collect(),
    }
}

fn row_json(row: &AccessRow) -> OpeningJson {
    let (plan, parts): (Vec<RecordPart>, Vec<RecordPart>) = row
        .parts
        .iter()
        .partition(|part| matches!(part, RecordPart::Plan(_)));
    let words = |parts: Vec<RecordPart>| parts.into_iter().map(part_word).collect();
    OpeningJson {
        id: row.id.to_string(),
        viewer: ReaderJson::of(&row.who),
        at: row.at.to_string(),
        ground: word(&WHY, &row.why),
        reason: row.reason.clone(),
        parts: words(parts),
        plan: words(plan),
    }
}
