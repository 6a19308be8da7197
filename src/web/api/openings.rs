//! Who has read a person's record, for those who work with the person; and the readings that the leader looks at.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::command::Command;
use crate::domain::ids::{OpeningId, PatientId};
use crate::domain::openings::opening::RecordPart;
use crate::domain::patients::command::PatientCommand;
use crate::domain::state::State as Known;
use crate::views::Viewer;
use crate::views::glance::words;
use crate::views::openings::{self, AccessList, AccessRow, WHY, part_word};
use crate::views::record::words::{chosen, word};
use crate::views::record::{Named, named};
use crate::views::reviews::{ReviewRow, Reviews, VERDICTS, reviews, unusual_word};
use crate::views::searches::{self, PLACES, SearchRow, ShownTo};
use crate::web::api::ApiState;
use crate::web::api::act::{self, Body, Done, gone, submit};
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
    /// Who was shown the person among those that a search in the register found, in the last 90 days.
    pub searches: Vec<ShownToJson>,
}

/// Somebody who was shown the person in a list of hits: name and year of birth.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ShownTo)]
pub struct ShownToJson {
    /// Who.
    pub viewer: ReaderJson,
    /// In how many searches.
    pub times: usize,
    /// In which last.
    pub last: String,
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
    /// `assigned`, `contact`, `consent`, `emergency`, `safety`, `reason`, `taken_on` or `request`.
    pub ground: &'static str,
    /// The reason that was given.
    pub reason: Option<String>,
    /// Some of it was written down afterwards: the log took nothing when it was read.
    pub late: bool,
    /// What the leader makes of it, if she has said: `understood`, `asked_about`, `not_justified`.
    pub verdict: Option<&'static str>,
    /// `identity`, `people`, `flags`, `history`, `rights`.
    pub parts: Vec<&'static str>,
    /// Parts of the plan.
    pub plan: Vec<&'static str>,
}

/// A member of staff, or a doctor who was let in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Reader)]
pub struct ReaderJson {
    /// The short name; `guest:` and its id of a doctor who was let in.
    pub id: String,
    /// The name.
    pub name: String,
}

impl ReaderJson {
    fn of(reader: &Named) -> Self {
        Self {
            id: reader.id.clone(),
            name: reader.name.clone(),
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
    let found = |state: &ApiState| {
        openings::of_patient(&state.engine.state(), &viewer, id, state.engine.now())
    };
    found(&state).ok_or_else(|| gone("patient"))?;
    let read = PatientCommand::Read {
        patient: id,
        parts: openings::READ.to_vec(),
    };
    let _ = submit(&state.engine, &viewer, Command::Patient(read)).await?;
    let list = found(&state).ok_or_else(|| gone("patient"))?;
    Ok(Json(list_json(&list)))
}

fn list_json(list: &AccessList) -> AccessListJson {
    AccessListJson {
        patient: list.patient.to_string(),
        since: list.since.to_string(),
        openings: list.rows.iter().map(row_json).collect(),
        searches: list.searches.iter().map(shown_to_json).collect(),
    }
}

fn shown_to_json(row: &ShownTo) -> ShownToJson {
    ShownToJson {
        viewer: ReaderJson::of(&row.who),
        times: row.times,
        last: row.last.to_string(),
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
        late: row.late,
        verdict: row.verdict.map(|verdict| word(&VERDICTS, &verdict)),
        parts: words(parts),
        plan: words(plan),
    }
}

/// The readings that the leader looks at. Never what stood there.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Reviews)]
pub struct ReviewsJson {
    /// Waits for a verdict: emergencies and what was kept for safety first.
    pub waiting: Vec<ReviewJson>,
    /// Pointed out, and nobody has said anything of it; the newest first.
    pub unusual: Vec<ReviewJson>,
    /// Asked about, until it has an end.
    pub asked: Vec<ReviewJson>,
    /// Finished, the newest first: at most a hundred.
    pub finished: Vec<ReviewJson>,
    /// Searches in the register that are pointed out, the newest first.
    pub searches: Vec<SearchJson>,
}

/// A search in the register that is pointed out. What was typed is not kept.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = UnusualSearch)]
pub struct SearchJson {
    /// Who looked.
    pub viewer: ReaderJson,
    /// When.
    pub at: String,
    /// From where: `register`, `record`, `contact`, `leader`.
    pub place: &'static str,
    /// How many were shown.
    pub shown: usize,
    /// Those of them who are not erased, by name.
    pub names: Vec<String>,
    /// Why it is pointed out: `own_name`, `many`, `nothing_opened`, `outside_duty`.
    pub unusual: Vec<&'static str>,
}

/// A reading that the leader looks at.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Review)]
pub struct ReviewJson {
    /// Which.
    pub id: String,
    /// Whose record.
    pub patient: String,
    /// The person's name; null once it is erased.
    pub name: Option<String>,
    /// Who read.
    pub viewer: ReaderJson,
    /// When it began.
    pub at: String,
    /// As in the person's list.
    pub ground: &'static str,
    /// The reason that was given; null once it is erased.
    pub reason: Option<String>,
    /// How it was known who was in touch, where whoever read said so in that contact: `question` (the person's) or `otherwise`.
    pub known: Option<&'static str>,
    /// How, where it was known otherwise.
    pub known_words: Option<String>,
    /// Some of it was of the plan.
    pub of_plan: bool,
    /// Why it is pointed out: `same_name`, `no_contact`, `many`, `outside_duty`, `known_otherwise`, `took_on`.
    pub unusual: Vec<&'static str>,
    /// What was said of it, the last word last.
    pub said: Vec<SaidJson>,
}

/// What a leader has said of a reading.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReviewSaid)]
pub struct SaidJson {
    /// Who.
    pub by: ReaderJson,
    /// When.
    pub at: String,
    /// `understood`, `asked_about`, `not_justified`.
    pub verdict: &'static str,
    /// In words.
    pub words: Option<String>,
}

/// A verdict.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerdictBody {
    /// `understood`, `asked_about` or `not_justified`.
    pub verdict: String,
    /// In words. Needed where it was not justified.
    #[serde(default)]
    pub words: String,
}

/// The readings that wait for the leader, what is unusual, and what was said of them. For the leader.
#[utoipa::path(get, path = "/api/v1/openings", tag = "patients", responses(
    (status = OK, body = ReviewsJson),
    (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn to_review(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<ReviewsJson>, Problem> {
    let found = reviews(&state.engine.state(), &viewer, state.engine.now());
    found
        .map(|found| Json(reviews_json(&found)))
        .ok_or_else(leaders_only)
}

/// The leader says what to make of a reading that is not her own.
#[utoipa::path(post, path = "/api/v1/openings/{id}/verdict", tag = "patients",
    params(("id" = String, Path, description = "the opening")),
    request_body = VerdictBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn verdict(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(opening): Path<String>,
    Body(body): Body<VerdictBody>,
) -> Result<Json<Done>, Problem> {
    let (patient, opening) = known(&state.engine.state(), &viewer, &opening)?;
    let Some(verdict) = chosen(&VERDICTS, &body.verdict) else {
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "`verdict` is `understood`, `asked_about` or `not_justified`",
        ));
    };
    let command = PatientCommand::Review {
        patient,
        opening,
        verdict,
        words: body.words,
    };
    submit(&state.engine, &viewer, Command::Patient(command)).await
}

/// The leader takes back what was said last of a reading.
#[utoipa::path(post, path = "/api/v1/openings/{id}/verdict/undo", tag = "patients",
    params(("id" = String, Path, description = "the opening")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn undo(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(opening): Path<String>,
) -> Result<Json<Done>, Problem> {
    let (patient, opening) = known(&state.engine.state(), &viewer, &opening)?;
    let command = PatientCommand::UndoReview { patient, opening };
    submit(&state.engine, &viewer, Command::Patient(command)).await
}

fn leaders_only() -> Problem {
    Problem::forbidden("the readings of everybody are for the leader of the service")
}

/// The opening and whose record it is of, for the leader.
fn known(state: &Known, viewer: &Viewer, id: &str) -> Result<(PatientId, OpeningId), Problem> {
    if !viewer.leads() {
        return Err(leaders_only());
    }
    let id: OpeningId = act::id(id, "opening")?;
    let (patient, opening) = state.opening(id).ok_or_else(|| gone("opening"))?;
    Ok((patient.id, opening.id))
}

fn reviews_json(found: &Reviews) -> ReviewsJson {
    let all = |rows: &[ReviewRow]| rows.iter().map(review_json).collect();
    ReviewsJson {
        waiting: all(&found.waiting),
        unusual: all(&found.unusual),
        asked: all(&found.asked),
        finished: all(&found.finished),
        searches: found.searches.iter().map(search_json).collect(),
    }
}

fn search_json(row: &SearchRow) -> SearchJson {
    let unusual = row.unusual.iter().copied();
    SearchJson {
        viewer: ReaderJson::of(&row.who),
        at: row.at.to_string(),
        place: word(&PLACES, &row.place),
        shown: row.shown,
        names: row.names.clone(),
        unusual: unusual.map(searches::unusual_word).collect(),
    }
}

fn review_json(row: &ReviewRow) -> ReviewJson {
    let said = row.said.iter().map(|said| SaidJson {
        by: ReaderJson::of(&named(&said.by)),
        at: said.at.to_string(),
        verdict: word(&VERDICTS, &said.verdict),
        words: said.words.clone(),
    });
    ReviewJson {
        id: row.id.to_string(),
        patient: row.patient.to_string(),
        name: row.name.clone(),
        viewer: ReaderJson::of(&row.who),
        at: row.at.to_string(),
        ground: word(&WHY, &row.why),
        reason: row.reason.clone(),
        known: row.proof.as_ref().map(words::proof),
        known_words: row.proof.as_ref().and_then(words::in_words),
        of_plan: row.of_plan,
        unusual: row.unusual.iter().map(|one| unusual_word(*one)).collect(),
        said: said.collect(),
    }
}
