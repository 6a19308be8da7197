//! A plan, made: begun, written part by part, agreed, put in force, ended; and what others suggest for it.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::ids::{IdSource as _, PatientId, PlanId};
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::identity;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::plans::command::PlanCommand;
use crate::domain::plans::content::{Answer, Content, Entry, LONGEST};
use crate::domain::plans::section::{Ask, Section};
use crate::domain::plans::suggestions::goes_into;
use crate::domain::rejection::Rejection;
use crate::ids::SystemIds;
use crate::views::plan::words;
use crate::web::api::act::{self, Added, Body, Done, instant};
use crate::web::api::caller::Caller;
use crate::web::api::patients::confidences::Strike;
use crate::web::api::patients::{fields, plan, plan_paper};
use crate::web::error::Problem;
use crate::web::pages::plan::suggestions;

/// What stands in a part from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WritePlanPart)]
pub struct PartBody {
    /// All of its entries, each by what is asked for: `{"what": "musikk"}`. In `yellow`, `red` and `responsibilities` an entry can say
    /// whom it is `for`: ids of those around the person, with spaces between. Whoever may be told their tasks is told these and no other.
    pub entries: Vec<BTreeMap<String, String>>,
    /// There is something of the person's own in it, in their own words.
    #[serde(default)]
    pub own_words: bool,
    /// The number that came with the part when it was read; 0: nobody had written there. Another one is a conflict.
    #[serde(default)]
    pub seen: i64,
}

/// It is kept.
#[derive(Serialize, ToSchema)]
#[schema(as = WrittenPlanPart)]
pub struct Kept {
    /// `EPOCH-SEQ`: the state that holds it.
    pub at: String,
    /// The part's number now.
    pub seen: i64,
}

/// What the person says of a version.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AnswerPlan)]
pub struct AnswerBody {
    /// `yes`, `in_part` or `no`.
    pub agrees: String,
    /// In their own words; needed where they do not agree with all of it.
    #[serde(default)]
    pub words: String,
    /// Their capacity to decide: `has`, `in_doubt` or `lacks`.
    pub capacity: String,
    /// What there is to say of it; needed where it is in doubt or lacking.
    #[serde(default)]
    pub capacity_words: String,
}

/// For how long.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PutPlanInForce)]
pub struct Period {
    /// The period ends then: an instant.
    pub until: String,
    /// It is looked at again then: an instant before that.
    pub review_at: String,
}

/// Something for the plan.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Suggest)]
pub struct SuggestBody {
    /// For which part; absent: what was learnt after a crisis.
    #[serde(default)]
    pub part: Option<String>,
    /// In which contact.
    #[serde(default)]
    pub contact: Option<String>,
    /// What.
    pub words: String,
}

/// What goes into the plan with a suggestion.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TakeSuggestion)]
pub struct TakeBody {
    /// From where it is known, for the part of what was learnt; absent: the contact, and who wrote it down, in the person's language.
    #[serde(default)]
    pub source: Option<String>,
}

/// Begins a version, from the one in force if there is one.
#[utoipa::path(post, path = "/api/v1/patients/{id}/plan/begin", tag = "plans",
    params(("id" = String, Path, description = "the patient")),
    responses(
        (status = OK, body = Added),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn begin(caller: Caller, Path(id): Path<String>) -> Result<Json<Added>, Problem> {
    let patient = act::id(&id, "patient")?;
    let plan = PlanId::from_uuid(SystemIds.next());
    let command = PatientCommand::WritePlan(PlanCommand::Begin { patient, plan });
    caller.adds(command, plan.to_string()).await
}

/// Writes a part. If somebody else has written in it since it was read, it is a conflict, and what both have written stays.
#[utoipa::path(post, path = "/api/v1/patients/{id}/plan/{plan}/parts/{part}", tag = "plans",
    params(("id" = String, Path, description = "the patient"), ("plan" = String, Path, description = "the version's id"),
        ("part" = String, Path, description = "which, as `helps`, `red`, `medication`")),
    request_body = PartBody,
    responses(
        (status = OK, body = Kept),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn write(
    caller: Caller,
    Path((id, version, part)): Path<(String, String, String)>,
    Body(body): Body<PartBody>,
) -> Result<Json<Kept>, Problem> {
    let patient: PatientId = act::id(&id, "patient")?;
    let plan: PlanId = act::id(&version, "version")?;
    let section = words::section_of(&part).ok_or_else(|| act::gone("part"))?;
    let (_, before) = plan::working(&caller, patient)?;
    // A version that is not written in any more refuses by its own rule.
    let under_way = before.under_way.filter(|version| version.id == plan);
    let seen = match under_way.as_ref().map(|version| version.seen(section)) {
        Some(number) if number != body.seen => {
            return Err(Problem::from(Rejection::from(
                RecordRejection::ChangedMeanwhile,
            )));
        }
        Some(_) | None => {
            under_way.and_then(|version| Some(version.part(section)?.content.clone()))
        }
    };
    let content = Content {
        entries: entries(section, &body.entries)?,
        own_words: body.own_words,
    };
    let command = PlanCommand::Write {
        patient,
        plan,
        section,
        content,
        seen,
    };
    let done = caller.does(PatientCommand::WritePlan(command)).await;
    let Json(Done { at }) = done.map_err(|problem| problem.about("entries"))?;
    let (_, after) = plan::working(&caller, patient)?;
    let seen = after.under_way.map_or(0, |version| version.seen(section));
    Ok(Json(Kept { at, seen }))
}

fn entries(section: Section, said: &[BTreeMap<String, String>]) -> Result<Vec<Entry>, Problem> {
    let whom = section.gives_tasks().then_some(Ask::For);
    let asks: Vec<Ask> = section.asks().iter().copied().chain(whom).collect();
    let answer = |at: usize, (word, text): (&String, &String)| {
        let field = format!("entries[{at}].{word}");
        let ask = asks.iter().find(|ask| words::ask(**ask) == word);
        let ask = *ask.ok_or_else(|| {
            let known: Vec<&str> = asks.iter().map(|ask| words::ask(*ask)).collect();
            Problem::of_field(&field, format!("this part asks for: {}", known.join(", ")))
        })?;
        let text = fields::longest(&field, text.clone(), LONGEST)?;
        Ok(Answer { ask, text })
    };
    let entry = |(at, entry): (usize, &BTreeMap<String, String>)| {
        let answers = entry.iter();
        answers
            .map(|one| answer(at, one))
            .collect::<Result<Entry, Problem>>()
    };
    said.iter().enumerate().map(entry).collect()
}

/// What the person says of a version. Without their word nothing comes into force.
#[utoipa::path(post, path = "/api/v1/patients/{id}/plan/{plan}/answer", tag = "plans",
    params(("id" = String, Path, description = "the patient"), ("plan" = String, Path, description = "the version's id")),
    request_body = AnswerBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn answer(
    caller: Caller,
    Path((id, plan)): Path<(String, String)>,
    Body(body): Body<AnswerBody>,
) -> Result<Json<Done>, Problem> {
    let agrees = words::agrees_of(&body.agrees);
    let agrees = agrees.ok_or_else(|| Problem::of_field("agrees", "one of: yes, in_part, no"))?;
    let capacity = words::capacity_of(&body.capacity);
    let capacity =
        capacity.ok_or_else(|| Problem::of_field("capacity", "one of: has, in_doubt, lacks"))?;
    let command = PlanCommand::Answer {
        patient: act::id(&id, "patient")?,
        plan: act::id(&plan, "version")?,
        agrees,
        words: fields::longest("words", body.words, LONGEST)?,
        capacity,
        capacity_words: fields::longest("capacity_words", body.capacity_words, LONGEST)?,
    };
    caller.does(PatientCommand::WritePlan(command)).await
}

/// Puts an agreed version in force, for a period.
#[utoipa::path(post, path = "/api/v1/patients/{id}/plan/{plan}/in-force", tag = "plans",
    params(("id" = String, Path, description = "the patient"), ("plan" = String, Path, description = "the version's id")),
    request_body = Period,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn put_in_force(
    caller: Caller,
    Path((id, plan)): Path<(String, String)>,
    Body(body): Body<Period>,
) -> Result<Json<Done>, Problem> {
    let command = PlanCommand::PutInForce {
        patient: act::id(&id, "patient")?,
        plan: act::id(&plan, "version")?,
        until: instant(&body.until).map_err(|problem| problem.about("until"))?,
        review_at: instant(&body.review_at).map_err(|problem| problem.about("review_at"))?,
    };
    caller.does(PatientCommand::WritePlan(command)).await
}

/// Ends the version in force, at the person's word.
#[utoipa::path(post, path = "/api/v1/patients/{id}/plan/{plan}/end", tag = "plans",
    params(("id" = String, Path, description = "the patient"), ("plan" = String, Path, description = "the version's id")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn end(
    caller: Caller,
    Path((id, plan)): Path<(String, String)>,
) -> Result<Json<Done>, Problem> {
    let (patient, plan) = (act::id(&id, "patient")?, act::id(&plan, "version")?);
    let command = PlanCommand::End { patient, plan };
    caller.does(PatientCommand::WritePlan(command)).await
}

/// Drops a version that comes to nothing.
#[utoipa::path(post, path = "/api/v1/patients/{id}/plan/{plan}/drop", tag = "plans",
    params(("id" = String, Path, description = "the patient"), ("plan" = String, Path, description = "the version's id")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn drop(
    caller: Caller,
    Path((id, plan)): Path<(String, String)>,
) -> Result<Json<Done>, Problem> {
    let (patient, plan) = (act::id(&id, "patient")?, act::id(&plan, "version")?);
    let command = PlanCommand::Drop { patient, plan };
    caller.does(PatientCommand::WritePlan(command)).await
}

/// Suggests something for the plan, or says what was learnt after a crisis: for everybody who has the person in hand.
#[utoipa::path(post, path = "/api/v1/patients/{id}/plan/suggestions", tag = "plans",
    params(("id" = String, Path, description = "the patient")), request_body = SuggestBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn suggest(
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<SuggestBody>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let part = body.part.as_deref();
    let known = part.map(|part| fields::word("part", &crate::views::record::words::SECTIONS, part));
    let contact = body.contact.as_deref();
    let change = Change::Suggest {
        section: known.transpose()?,
        contact: contact.map(|id| fields::id("contact", id)).transpose()?,
        words: fields::needed("words", body.words, LONGEST)?,
    };
    caller.changes(patient, change).await
}

/// A suggestion was looked at with the person.
#[utoipa::path(post, path = "/api/v1/patients/{id}/plan/suggestions/{index}/settle", tag = "plans",
    params(("id" = String, Path, description = "the patient"), ("index" = u16, Path, description = "its place")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn settle(
    caller: Caller,
    Path((id, index)): Path<(String, String)>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let index = act::id(&index, "suggestion")?;
    let command = PlanCommand::SettleSuggestion { patient, index };
    caller.does(PatientCommand::WritePlan(command)).await
}

/// A suggestion was looked at with the person, who wants it in the plan: it is taken into the version that is being written, word for word, or one
/// is begun for it. What was learnt has a part of its own, `learnt`; of the others those can be taken in of which an entry is a line
/// (`can_be_taken`).
#[utoipa::path(post, path = "/api/v1/patients/{id}/plan/suggestions/{index}/take", tag = "plans",
    params(("id" = String, Path, description = "the patient; the record that holds the suggestion"), ("index" = u16, Path, description = "its place")),
    request_body = TakeBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn take(
    caller: Caller,
    Path((id, index)): Path<(String, String)>,
    Body(body): Body<TakeBody>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let index = act::id(&index, "suggestion")?;
    let (_, plan) = plan::working(&caller, patient)?;
    let row = plan.suggestion(patient, index);
    if row.is_some_and(|row| row.struck.is_some() || goes_into(row.section).is_none()) {
        return Err(Problem::of_field(
            "index",
            "this one is not taken in as it stands: write it into its part",
        ));
    }
    let say = plan_paper::say(&caller, plan_paper::language(&caller, &plan));
    let contact = || row.map(|row| suggestions::source(&say, row));
    let source = body.source.or_else(contact);
    let command = PlanCommand::TakeSuggestion {
        patient,
        index,
        plan: PlanId::from_uuid(SystemIds.next()),
        source: fields::longest("source", source.unwrap_or_default(), LONGEST)?,
    };
    caller.does(PatientCommand::WritePlan(command)).await
}

/// Strikes a suggestion through that was wrong: it waits no more, and can still be read.
#[utoipa::path(post, path = "/api/v1/patients/{id}/plan/suggestions/{index}/strike", tag = "plans",
    params(("id" = String, Path, description = "the patient"), ("index" = u16, Path, description = "its place")),
    request_body = Strike,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn strike(
    caller: Caller,
    Path((id, index)): Path<(String, String)>,
    Body(Strike { why }): Body<Strike>,
) -> Result<Json<Done>, Problem> {
    let command = PlanCommand::StrikeSuggestion {
        patient: act::id(&id, "patient")?,
        index: act::id(&index, "suggestion")?,
        why: fields::needed("why", why, identity::LONGEST)?,
    };
    caller.does(PatientCommand::WritePlan(command)).await
}
