//! The register: whom somebody works with, who is found, who is new. Whoever is looked for is posted: names and birth numbers never stand in
//! an address, which others on the way may write down.

use axum::Json;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::ids::PatientId;
use crate::domain::openings::searches::Place;
use crate::domain::patients::command::PatientCommand;
use crate::views::json::identity::IdentityJson;
use crate::views::json::record::{self as json, HitJson, MineJson};
use crate::views::record::{doubles, find, my_people};
use crate::web::api::act::{self, Added, Body, chosen};
use crate::web::api::caller::Caller;
use crate::web::api::patients::fields;
use crate::web::error::Problem;
use crate::web::searched;

/// Those whom the viewer works with.
#[derive(Serialize, ToSchema)]
#[schema(as = MyPeople)]
pub struct People {
    /// What is due first, then by name.
    pub patients: Vec<MineJson>,
}

/// Who is looked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PatientSearch)]
pub struct Search {
    /// A birth number, a telephone, or names, with a year of birth if there is one.
    pub q: String,
}

/// Who was found.
#[derive(Serialize, ToSchema)]
#[schema(as = PatientsFound)]
pub struct Found {
    /// The likeliest first, at most twenty.
    pub patients: Vec<HitJson>,
}

/// Somebody to be registered.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewPatient)]
pub struct Register {
    /// Chosen by whoever registers (a UUID without dashes): sent again under it, it is the same person. One is made if it is absent.
    #[serde(default)]
    pub id: Option<String>,
    /// Who it is.
    pub identity: IdentityJson,
    /// Those in the register who may be the same were looked at, and it is somebody else.
    #[serde(default)]
    pub somebody_else: bool,
}

/// Those whom the viewer works with, and what waits there.
#[utoipa::path(get, path = "/api/v1/patients", tag = "patients", responses(
    (status = OK, body = People),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn mine(caller: Caller) -> Result<Json<People>, Problem> {
    if !caller.viewer.works_days() {
        return Err(Problem::forbidden(
            "only the day service has people of its own",
        ));
    }
    let mine = my_people(&caller.state(), &caller.viewer, caller.now());
    let patients = mine.iter().map(json::mine).collect();
    Ok(Json(People { patients }))
}

/// Looks somebody up: for nurses on duty and the day service. A name and a year of birth, and nothing else, is said of who is found.
#[utoipa::path(post, path = "/api/v1/patients/search", tag = "patients", request_body = Search, responses(
    (status = OK, body = Found),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn search(
    caller: Caller,
    Body(Search { q }): Body<Search>,
) -> Result<Json<Found>, Problem> {
    let state = caller.state();
    if !caller.viewer.registers(&state) {
        return Err(Problem::forbidden(
            "people are looked up by nurses on duty and by the day service",
        ));
    }
    let found = find(&state, &caller.viewer, &q, caller.now());
    let shown = found.iter().map(|hit| hit.id);
    searched::shows(
        &caller.api.engine,
        &caller.viewer,
        Place::Register,
        &q,
        shown,
    );
    let patients = found.iter().map(json::hit).collect();
    Ok(Json(Found { patients }))
}

/// Registers somebody. Whoever of the day service does works with them from then on. If somebody in the register may be the same, it is a
/// conflict: look them up, and say `somebody_else` if it is.
#[utoipa::path(post, path = "/api/v1/patients", tag = "patients", request_body = Register, responses(
    (status = OK, body = Added),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn register(caller: Caller, Body(body): Body<Register>) -> Result<Json<Added>, Problem> {
    let patient: PatientId = chosen(body.id.as_deref(), PatientId::from_uuid)?;
    let (state, now) = (caller.state(), caller.now());
    let year = Some(act::year(&caller.api.engine));
    let identity = fields::identity(body.identity, "identity.", year)?;
    // The same again finds the one that it has registered.
    let again = state.patient(patient).is_some();
    if !again && !body.somebody_else && !doubles(&state, &caller.viewer, &identity, now).is_empty()
    {
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "somebody in the register may be the same: look them up, and send `somebody_else` if it is somebody else",
        ));
    }
    let command = PatientCommand::Register {
        patient,
        identity: Box::new(identity),
    };
    let added = caller.adds(command, patient.to_string()).await;
    added.map_err(|problem| problem.about("identity"))
}
