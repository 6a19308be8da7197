//! A plan, read: the version in force, the one that is being written, what differs between versions, the card for the pocket. Each reading is
//! written down before anything is answered.

use std::sync::Arc;

use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::ids::PatientId;
use crate::domain::openings::opening::RecordPart;
use crate::domain::state::State;
use crate::views::json::plan::{self as json, PartDiffJson, PlanJson, VersionJson};
use crate::views::json::plan_beside::{DiffersJson, differs};
use crate::views::plan::card::{self as card_view, READ};
use crate::views::plan::{self as view, PlanView, Version, beside, diff};
use crate::web::api::act::{self, gone};
use crate::web::api::caller::Caller;
use crate::web::error::Problem;

/// A version, and what is different in it.
#[derive(Serialize, ToSchema)]
#[schema(as = PlanVersionWithChanges)]
pub struct VersionShown {
    /// The version.
    pub version: VersionJson,
    /// The number of the version that it was begun from.
    pub from: Option<u16>,
    /// What is different from that one, part by part.
    pub changes: Vec<PartDiffJson>,
    /// The same of people, nurses and consents; null where that one has not kept them.
    pub beside_changes: Option<DiffersJson>,
}

/// The version that is being written.
#[derive(Serialize, ToSchema)]
#[schema(as = PlanUnderWay)]
pub struct UnderWay {
    /// The version; null: none is being written.
    pub version: Option<VersionJson>,
}

/// A card for the pocket. Whoever finds it learns nothing of anybody.
#[derive(Serialize, ToSchema)]
#[schema(as = PocketCard)]
pub struct CardShown {
    /// The person's own steps, in their order.
    pub steps: Vec<String>,
    /// Steps that name somebody or hold a number, and are left out.
    pub left_out: usize,
    /// The service's number.
    pub number: String,
}

/// What the viewer may see of somebody's plan.
pub(super) fn seen(caller: &Caller, patient: PatientId) -> Result<(Arc<State>, PlanView), Problem> {
    let state = caller.state();
    let plan = view::plan(&state, &caller.viewer, patient, caller.now());
    let plan = plan.ok_or_else(|| caller.closed(patient))?;
    Ok((state, plan))
}

/// The same for whoever works with the person.
pub(super) fn working(
    caller: &Caller,
    patient: PatientId,
) -> Result<(Arc<State>, PlanView), Problem> {
    let (state, plan) = seen(caller, patient)?;
    if plan.works_with {
        return Ok((state, plan));
    }
    Err(Problem::forbidden(
        "this is for those who work with the person",
    ))
}

/// The same, for what is to be printed or handed over.
pub(super) fn on_paper(
    caller: &Caller,
    patient: PatientId,
) -> Result<(Arc<State>, PlanView), Problem> {
    let (state, plan) = working(caller, patient)?;
    if plan.is_not_to_be_printed() {
        let why = "the person has taken back that the plan is made: nothing of it is printed. End the version, or write down a new consent";
        return Err(Problem::new(StatusCode::CONFLICT, why));
    }
    Ok((state, plan))
}

/// Writes down that these parts are read, and whose they are.
pub(super) async fn reads(
    caller: &Caller,
    patient: PatientId,
    parts: Vec<RecordPart>,
) -> Result<(), Problem> {
    let whose = std::iter::once(RecordPart::Identity);
    caller
        .reads(patient, whose.chain(parts).collect())
        .await
        .map(drop)
}

/// The plan in force, and, for whoever works with the person, what waits and every version.
#[utoipa::path(get, path = "/api/v1/patients/{id}/plan", tag = "plans",
    params(("id" = String, Path, description = "the patient")),
    responses(
        (status = OK, body = PlanJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn show(caller: Caller, Path(id): Path<String>) -> Result<Json<PlanJson>, Problem> {
    let patient = act::id(&id, "patient")?;
    let (_, plan) = seen(&caller, patient)?;
    let parts = plan.in_force.as_ref().map(Version::read);
    reads(&caller, patient, parts.unwrap_or_default()).await?;
    Ok(Json(json::plan(&plan)))
}

/// The version that is being written.
#[utoipa::path(get, path = "/api/v1/patients/{id}/plan/under-way", tag = "plans",
    params(("id" = String, Path, description = "the patient")),
    responses(
        (status = OK, body = UnderWay),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn under_way(caller: Caller, Path(id): Path<String>) -> Result<Json<UnderWay>, Problem> {
    let patient = act::id(&id, "patient")?;
    let (_, plan) = working(&caller, patient)?;
    let version = plan.under_way.as_ref();
    let parts = version.map(Version::read).unwrap_or_default();
    reads(&caller, patient, parts).await?;
    let version = version.map(json::version);
    Ok(Json(UnderWay { version }))
}

/// A version by its number, and what is different in it from the one that it was begun from.
#[utoipa::path(get, path = "/api/v1/patients/{id}/plan/versions/{number}", tag = "plans",
    params(("id" = String, Path, description = "the patient"), ("number" = u16, Path, description = "which")),
    responses(
        (status = OK, body = VersionShown),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn version(
    caller: Caller,
    Path((id, number)): Path<(String, String)>,
) -> Result<Json<VersionShown>, Problem> {
    let patient = act::id(&id, "patient")?;
    let number = act::id(&number, "version")?;
    let (state, _) = working(&caller, patient)?;
    let found = view::version(&state, &caller.viewer, patient, number, caller.now());
    let (version, before) = found.ok_or_else(|| gone("version"))?;
    let mut parts = version.read();
    parts.extend(before.iter().flat_map(Version::read));
    reads(&caller, patient, parts).await?;
    let changes = before
        .as_ref()
        .map(|before| diff::between(&before.parts, &version.parts));
    let both = before.as_ref();
    let both = both.and_then(|before| beside::both(before, &version));
    let beside = both.map(|(before, version)| beside::between(before, version));
    Ok(Json(VersionShown {
        from: before.as_ref().map(|before| before.number),
        changes: changes.iter().flatten().map(json::diff).collect(),
        version: json::version(&version),
        beside_changes: beside.as_ref().map(differs),
    }))
}

/// The card for the pocket: the person's own steps from the plan in force, and the service's number.
#[utoipa::path(get, path = "/api/v1/patients/{id}/plan/card", tag = "plans",
    params(("id" = String, Path, description = "the patient")),
    responses(
        (status = OK, body = CardShown),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn card(caller: Caller, Path(id): Path<String>) -> Result<Json<CardShown>, Problem> {
    let patient = act::id(&id, "patient")?;
    let (state, plan) = on_paper(&caller, patient)?;
    let card = card_view::card(&state, &plan).ok_or_else(|| gone("card"))?;
    reads(&caller, patient, vec![READ]).await?;
    Ok(Json(CardShown {
        steps: card.steps,
        left_out: card.left_out,
        number: card.number.to_string(),
    }))
}
