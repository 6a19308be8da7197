//! Those around a person: who they are, what each may be told, and whether the person objects to contact with them.

use axum::Json;
use axum::extract::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::consents::able::Widened;
use crate::domain::ids::{PatientId, RelativeId};
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::identity::LONGEST;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::settings::ProofQuestion;
use crate::views::json::earlier::AmendedJson;
use crate::views::record::words;
use crate::web::api::act::{self, Added, Body, Done, chosen};
use crate::web::api::caller::Caller;
use crate::web::api::patients::confidences::Strike;
use crate::web::api::patients::fields;
use crate::web::api::patients::record::QuestionBody;
use crate::web::error::Problem;

/// Somebody around the person.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PersonAround)]
pub struct PersonBody {
    /// Chosen by whoever lists somebody new, as for a person who is registered; not taken for somebody who is listed already.
    #[serde(default)]
    pub id: Option<String>,
    /// The name.
    pub name: String,
    /// What they are to the person: `mother`, `father`, `parent`, `sister`, `brother`, `sibling`, `daughter`, `son`, `child`, `spouse`,
    /// `cohabitant`, `grandparent`, `relative`, `friend`, `neighbour`, `guardian`, `general_practitioner`, `therapist`, `coordinator`,
    /// `other_service` or `other`.
    pub role: String,
    /// The person whom the patient has named as next of kin.
    #[serde(default)]
    pub next_of_kin: bool,
    /// Their telephones, at most five.
    #[serde(default)]
    pub phones: Vec<String>,
    /// When they can be rung.
    #[serde(default)]
    pub hours: Option<String>,
    /// The language they speak: a tag (BCP 47), such as `nb`, `nn`, `se`, `fkv` or `uk`.
    #[serde(default)]
    pub language: Option<String>,
    /// Several people use the telephone.
    #[serde(default)]
    pub shared_phone: bool,
    /// The place in which they are rung, from 1; absent: where they stand, or the last.
    #[serde(default)]
    pub order: Option<u16>,
    /// Whether what stood there was wrong, or has changed.
    #[serde(default)]
    pub amended: Option<AmendedJson>,
}

/// What somebody may be told.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SetTold)]
pub struct ToldBody {
    /// `listen`, `safe`, `tasks` or `plan`.
    pub told: String,
    /// That they may be told more than before, in the person's own words: needed then.
    #[serde(default)]
    pub words: String,
    /// The person's capacity to decide it, `has` or `in_doubt`: needed then.
    #[serde(default)]
    pub capacity: Option<String>,
    /// What there is to say of it; needed where it is in doubt.
    #[serde(default)]
    pub capacity_words: String,
    /// Whether what stood there was wrong, or has changed.
    #[serde(default)]
    pub amended: Option<AmendedJson>,
}

/// Whether the person objects.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SetObjected)]
pub struct ObjectedBody {
    /// They do.
    pub objected: bool,
    /// Whether what stood there was wrong, or has changed.
    #[serde(default)]
    pub amended: Option<AmendedJson>,
}

/// Lists somebody new around the person. They begin at `listen`.
#[utoipa::path(post, path = "/api/v1/patients/{id}/people", tag = "patients",
    params(("id" = String, Path, description = "the patient")), request_body = PersonBody,
    responses(
        (status = OK, body = Added),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn add(
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<PersonBody>,
) -> Result<Json<Added>, Problem> {
    let relative = chosen(body.id.as_deref(), RelativeId::from_uuid)?;
    list(&caller, &id, relative, body).await
}

/// Writes somebody around the person otherwise: all of it.
#[utoipa::path(post, path = "/api/v1/patients/{id}/people/{relative}", tag = "patients",
    params(("id" = String, Path, description = "the patient"), ("relative" = String, Path, description = "who")),
    request_body = PersonBody,
    responses(
        (status = OK, body = Added),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn change(
    caller: Caller,
    Path((id, relative)): Path<(String, String)>,
    Body(body): Body<PersonBody>,
) -> Result<Json<Added>, Problem> {
    let relative = act::id(&relative, "person")?;
    if body.id.is_some() {
        return Err(Problem::of_field("id", "the address says who it is"));
    }
    list(&caller, &id, relative, body).await
}

async fn list(
    caller: &Caller,
    id: &str,
    relative: RelativeId,
    mut body: PersonBody,
) -> Result<Json<Added>, Problem> {
    let patient: PatientId = act::id(id, "patient")?;
    let amended = body.amended.take();
    let (person, order) = fields::person(body)?;
    let state = caller.state();
    let change = Change::List {
        relative,
        person: Box::new(person),
        order: order.unwrap_or_else(|| place(state.current_patient(patient), relative)),
    };
    let change = fields::said(amended, change)?;
    let command = PatientCommand::Change { patient, change };
    caller.adds(command, relative.to_string()).await
}

/// Where somebody stands, or the last place.
fn place(patient: Option<&Patient>, relative: RelativeId) -> u16 {
    let people = patient.map(Patient::people).unwrap_or_default();
    let stands = people.iter().find(|one| one.id == relative);
    let last = people.last().map_or(0, |last| last.order.saturating_add(1));
    stands.map_or(last, |one| one.order)
}

/// What somebody may be told: less at anybody's word on duty, more only with whoever works with the person.
#[utoipa::path(post, path = "/api/v1/patients/{id}/people/{relative}/told", tag = "patients",
    params(("id" = String, Path, description = "the patient"), ("relative" = String, Path, description = "who")),
    request_body = ToldBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn told(
    caller: Caller,
    Path((id, relative)): Path<(String, String)>,
    Body(body): Body<ToldBody>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let relative = act::id(&relative, "person")?;
    let told = fields::word("told", &words::TOLD, &body.told)?;
    let widened = match &body.capacity {
        Some(capacity) => Some(Widened {
            words: fields::longest("words", body.words, LONGEST)?,
            able: fields::able(capacity, body.capacity_words)?,
        }),
        None => None,
    };
    let change = Change::SetTold {
        relative,
        told,
        widened,
    };
    let change = fields::said(body.amended, change)?;
    caller.changes(patient, change).await
}

/// Whether the person objects to contact with somebody.
#[utoipa::path(post, path = "/api/v1/patients/{id}/people/{relative}/objected", tag = "patients",
    params(("id" = String, Path, description = "the patient"), ("relative" = String, Path, description = "who")),
    request_body = ObjectedBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn objected(
    caller: Caller,
    Path((id, relative)): Path<(String, String)>,
    Body(ObjectedBody { objected, amended }): Body<ObjectedBody>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let relative = act::id(&relative, "person")?;
    let change = Change::SetObjected { relative, objected };
    caller
        .changes(patient, fields::said(amended, change)?)
        .await
}

/// The question that shows that it is somebody around the person: chosen together with those who work with the person.
#[utoipa::path(post, path = "/api/v1/patients/{id}/people/{relative}/question", tag = "patients",
    params(("id" = String, Path, description = "the patient"), ("relative" = String, Path, description = "who")),
    request_body = QuestionBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn question(
    caller: Caller,
    Path((id, relative)): Path<(String, String)>,
    Body(body): Body<QuestionBody>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let relative = act::id(&relative, "person")?;
    let question = ProofQuestion {
        question: fields::needed("question", body.question, LONGEST)?,
        answer: fields::needed("answer", body.answer, LONGEST)?,
    };
    let change = Change::ChooseTheirQuestion { relative, question };
    let change = fields::said(body.amended, change)?;
    caller.changes(patient, change).await
}

/// Takes somebody off the list.
#[utoipa::path(post, path = "/api/v1/patients/{id}/people/{relative}/unlist", tag = "patients",
    params(("id" = String, Path, description = "the patient"), ("relative" = String, Path, description = "who")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn unlist(
    caller: Caller,
    Path((id, relative)): Path<(String, String)>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let relative = act::id(&relative, "person")?;
    caller.changes(patient, Change::Unlist { relative }).await
}

/// Takes somebody off the list who was listed wrongly: what stood there is struck through, and can still be read.
#[utoipa::path(post, path = "/api/v1/patients/{id}/people/{relative}/strike", tag = "patients",
    params(("id" = String, Path, description = "the patient"), ("relative" = String, Path, description = "who")),
    request_body = Strike,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn strike(
    caller: Caller,
    Path((id, relative)): Path<(String, String)>,
    Body(Strike { why }): Body<Strike>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let relative = act::id(&relative, "person")?;
    let change = fields::struck(why, Change::Unlist { relative })?;
    caller.changes(patient, change).await
}
