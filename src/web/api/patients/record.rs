//! A person's record: who it is, how they want to be reached, what to watch for. Read only after it is written down who reads.

use axum::Json;
use axum::extract::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::ids::StaffId;
use crate::domain::ids::{FlagId, PatientId};
use crate::domain::openings::decide::LONGEST_REASON;
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::identity::LONGEST;
use crate::domain::patients::settings::{ProofQuestion, Settings};
use crate::views::json::earlier::AmendedJson;
use crate::views::json::identity::IdentityJson;
use crate::views::json::record::{self as json, RecordJson, SettingsJson};
use crate::views::record::{READ, record, words};
use crate::web::api::act::{self, Added, Body, Done, chosen, instant};
use crate::web::api::caller::Caller;
use crate::web::api::patients::confidences::Strike;
use crate::web::api::patients::fields;
use crate::web::error::Problem;

/// Who it is, otherwise.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AmendIdentity)]
pub struct Amend {
    /// All of it, as it is now.
    pub identity: IdentityJson,
    /// All of it, as the writer read it: if it is otherwise now, that is a conflict and nothing is written over.
    pub seen: IdentityJson,
    /// Whether what stood there was wrong, or has changed.
    #[serde(default)]
    pub amended: Option<AmendedJson>,
}

/// How the person wants to be reached. What is not sent stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SaveSettings)]
pub struct SettingsBody {
    /// No text messages.
    #[serde(default)]
    pub no_texts: Option<bool>,
    /// Their telephone does not show the service's number.
    #[serde(default)]
    pub number_withheld: Option<bool>,
    /// What to say if somebody else answers; an empty text: nothing.
    #[serde(default)]
    pub somebody_else: Option<String>,
    /// Nurses the person wants, the first before the others.
    #[serde(default)]
    pub preferred: Option<Vec<String>>,
    /// Nurses the person does not want.
    #[serde(default)]
    pub not_wanted: Option<Vec<String>>,
    /// All of it, as the writer read it: if it is otherwise now, that is a conflict and nothing is written over.
    #[serde(default)]
    pub seen: Option<SettingsJson>,
    /// Whether what stood there was wrong, or has changed.
    #[serde(default)]
    pub amended: Option<AmendedJson>,
}

/// The question that shows that it is the person.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChooseQuestion)]
pub struct QuestionBody {
    /// What is asked.
    pub question: String,
    /// What the person answers.
    pub answer: String,
    /// Whether what stood there was wrong, or has changed.
    #[serde(default)]
    pub amended: Option<AmendedJson>,
}

/// How it is with the person.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SetStanding)]
pub struct StandingBody {
    /// `here`, `moved` or `dead`.
    pub standing: String,
}

/// Where the plan is, or why there is none.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SetPlanStand)]
pub struct StandBody {
    /// `not_asked`, `here`, `elsewhere`, `not_ready` or `wants_none`.
    pub stand: String,
    /// Where, if it is elsewhere.
    #[serde(default)]
    pub elsewhere: String,
}

/// Something to watch for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewAlert)]
pub struct AlertBody {
    /// Chosen by whoever raises it, as for a person who is registered.
    #[serde(default)]
    pub id: Option<String>,
    /// What.
    pub text: String,
    /// Why.
    pub reason: String,
    /// Why the person does not see it; absent: they do.
    #[serde(default)]
    pub hidden_because: String,
    /// It holds until then, at most 366 days: an instant.
    pub until: String,
}

/// Why a record is opened that nothing else opens.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OpenWithReason)]
pub struct Reason {
    /// In words that the leader and the person can understand.
    pub reason: String,
}

/// A record. It is written down that it was read.
#[utoipa::path(get, path = "/api/v1/patients/{id}", tag = "patients",
    params(("id" = String, Path, description = "the patient")),
    responses(
        (status = OK, body = RecordJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn show(caller: Caller, Path(id): Path<String>) -> Result<Json<RecordJson>, Problem> {
    let patient: PatientId = act::id(&id, "patient")?;
    let state = caller.reads(patient, READ.to_vec()).await?;
    record(&state, &caller.viewer, patient, caller.now())
        .map(|record| Json(json::record(&record)))
        .ok_or_else(|| caller.closed(patient))
}

/// Writes who it is otherwise.
#[utoipa::path(post, path = "/api/v1/patients/{id}/identity", tag = "patients",
    params(("id" = String, Path, description = "the patient")), request_body = Amend,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn amend(
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Amend>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let year = Some(act::year(&caller.api.engine));
    let change = Change::Amend {
        identity: Box::new(fields::identity(body.identity, "identity.", year)?),
        seen: Box::new(fields::identity(body.seen, "seen.", None)?),
    };
    let change = fields::said(body.amended, change)?;
    let done = caller.changes(patient, change).await;
    done.map_err(|problem| problem.about("identity"))
}

/// How it is with the person: of one who has died nobody is rung or texted any more.
#[utoipa::path(post, path = "/api/v1/patients/{id}/standing", tag = "patients",
    params(("id" = String, Path, description = "the patient")), request_body = StandingBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn standing(
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<StandingBody>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let standing = fields::word("standing", &words::STANDINGS, &body.standing)?;
    caller.changes(patient, Change::SetStanding(standing)).await
}

/// How the person wants to be reached: what is not sent stays as it is. Whoever the person does not want is taken off that list only by those
/// who work with the person, and never by herself.
#[utoipa::path(post, path = "/api/v1/patients/{id}/settings", tag = "patients",
    params(("id" = String, Path, description = "the patient")), request_body = SettingsBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn settings(
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<SettingsBody>,
) -> Result<Json<Done>, Problem> {
    let patient: PatientId = act::id(&id, "patient")?;
    let state = caller.state();
    let before = state.current_patient(patient);
    let before = before.map(|found| state.wishes_of(found));
    let before = before.ok_or_else(|| act::gone("patient"))?;
    let seen = match body.seen {
        Some(seen) => wishes(seen)?,
        None => before.clone(),
    };
    let nurses = |all: Vec<String>| all.iter().map(|id| StaffId::new(id)).collect();
    let settings = Settings {
        no_texts: body.no_texts.unwrap_or(before.no_texts),
        number_withheld: body.number_withheld.unwrap_or(before.number_withheld),
        somebody_else: match body.somebody_else {
            Some(text) => fields::short("somebody_else", Some(text))?,
            None => before.somebody_else,
        },
        preferred: body.preferred.map_or(before.preferred, nurses),
        not_wanted: body.not_wanted.map_or(before.not_wanted, nurses),
    };
    let change = Change::AmendSettings {
        settings: Box::new(settings),
        seen: Box::new(seen),
    };
    let change = fields::said(body.amended, change)?;
    let done = caller.changes(patient, change).await;
    done.map_err(|problem| problem.about("preferred"))
}

fn wishes(said: SettingsJson) -> Result<Settings, Problem> {
    let nurses = |all: Vec<String>| all.iter().map(|id| StaffId::new(id)).collect();
    Ok(Settings {
        no_texts: said.no_texts,
        number_withheld: said.number_withheld,
        somebody_else: fields::short("seen.somebody_else", said.somebody_else)?,
        preferred: nurses(said.preferred),
        not_wanted: nurses(said.not_wanted),
    })
}

/// The question that shows that it is the person: chosen together with those who work with them.
#[utoipa::path(post, path = "/api/v1/patients/{id}/question", tag = "patients",
    params(("id" = String, Path, description = "the patient")), request_body = QuestionBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn question(
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<QuestionBody>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let question = ProofQuestion {
        question: fields::needed("question", body.question, LONGEST)?,
        answer: fields::needed("answer", body.answer, LONGEST)?,
    };
    let change = fields::said(body.amended, Change::ChooseQuestion(question))?;
    caller.changes(patient, change).await
}

/// Where the plan is, or why there is none.
#[utoipa::path(post, path = "/api/v1/patients/{id}/plan-stand", tag = "plans",
    params(("id" = String, Path, description = "the patient")), request_body = StandBody,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn plan_stand(
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<StandBody>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let change = Change::SetPlanStand {
        stand: fields::word("stand", &words::STANDS, &body.stand)?,
        elsewhere: fields::longest("elsewhere", body.elsewhere, LONGEST)?,
    };
    caller.changes(patient, change).await
}

/// Raises an alert: something to watch for, with a reason and an end.
#[utoipa::path(post, path = "/api/v1/patients/{id}/alerts", tag = "patients",
    params(("id" = String, Path, description = "the patient")), request_body = AlertBody,
    responses(
        (status = OK, body = Added),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn raise(
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<AlertBody>,
) -> Result<Json<Added>, Problem> {
    let patient = act::id(&id, "patient")?;
    let flag: FlagId = chosen(body.id.as_deref(), FlagId::from_uuid)?;
    let change = Change::RaiseFlag {
        flag,
        text: fields::needed("text", body.text, LONGEST)?,
        reason: fields::needed("reason", body.reason, LONGEST)?,
        hidden_because: fields::longest("hidden_because", body.hidden_because, LONGEST)?,
        until: instant(&body.until).map_err(|problem| problem.about("until"))?,
    };
    let command = PatientCommand::Change { patient, change };
    let added = caller.adds(command, flag.to_string()).await;
    added.map_err(|problem| problem.about("until"))
}

/// Ends an alert before its time.
#[utoipa::path(post, path = "/api/v1/patients/{id}/alerts/{alert}/end", tag = "patients",
    params(("id" = String, Path, description = "the patient"), ("alert" = String, Path, description = "the alert")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn end_alert(
    caller: Caller,
    Path((id, alert)): Path<(String, String)>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let flag = act::id(&alert, "alert")?;
    caller.changes(patient, Change::EndFlag { flag }).await
}

/// Strikes an alert through that never was so: it does not hold, and can still be read.
#[utoipa::path(post, path = "/api/v1/patients/{id}/alerts/{alert}/strike", tag = "patients",
    params(("id" = String, Path, description = "the patient"), ("alert" = String, Path, description = "the alert")),
    request_body = Strike,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn strike_alert(
    caller: Caller,
    Path((id, alert)): Path<(String, String)>,
    Body(Strike { why }): Body<Strike>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let flag = act::id(&alert, "alert")?;
    let change = fields::struck(why, Change::EndFlag { flag })?;
    caller.changes(patient, change).await
}

/// Opens a record that nothing else opens, for an hour: for a nurse on duty. The leader looks at it, and it stands in the person's list.
#[utoipa::path(post, path = "/api/v1/patients/{id}/open", tag = "patients",
    params(("id" = String, Path, description = "the patient")), request_body = Reason,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn open(
    caller: Caller,
    Path(id): Path<String>,
    Body(Reason { reason }): Body<Reason>,
) -> Result<Json<Done>, Problem> {
    let patient = act::id(&id, "patient")?;
    let command = PatientCommand::OpenWithReason {
        patient,
        contact: None,
        reason: fields::needed("reason", reason, LONGEST_REASON)?,
    };
    let done = caller.does(command).await;
    done.map_err(|problem| problem.about("reason"))
}
