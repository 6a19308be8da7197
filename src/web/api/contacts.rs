//! What a nurse does with a contact.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::command::Command;
use crate::domain::contacts::contact::{Next, Outcome as Ended, WhyNot};
use crate::domain::endings::command::EndingCommand;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::plans::content::LONGEST;
use crate::domain::plans::learnt::Learnt;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::views::{Viewer, contact as view, words};
use crate::web::api::ApiState;
use crate::web::api::act::{self, Body, Done, gone, instant, submit};
use crate::web::api::contact_json::{self, ContactJson};
use crate::web::api::patients::fields;
use crate::web::error::Problem;

/// Something written.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// What.
    pub text: String,
}

/// A line of the note pad that was wrong.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StrikeNote {
    /// The contact it stands in; none: this one.
    pub of: Option<String>,
    /// Which of its lines, from 0.
    pub note: u16,
    /// What is wrong.
    pub why: String,
}

/// When we have promised to call.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// An instant, such as `2026-11-27T21:30:00Z`.
    pub due_at: String,
}

/// Whether a new contact belongs to the one that was proposed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// It is the same.
    pub same: bool,
}

/// How a contact ended, and what happens next.
#[derive(Deserialize, ToSchema)]
#[schema(as = Outcome)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// `helped_by_telephone`, `helped_in_person`, `relative_supported`, `visit_agreed`, `handed_to_legevakt`, `called_113`, `admitted`,
    /// `called_back`, `handed_to_day_service`, `not_reached` or `wrong_number`. `visit_agreed`, `admitted`, `handed_to_day_service` and
    /// `not_reached` are never `settled`.
    pub outcome: String,
    /// What happens next.
    pub next: NextStep,
    /// With `admitted`, and only then: where, and when.
    #[serde(default)]
    pub admitted: Option<Admitted>,
    /// What was learnt this time, for the person's plan, where the contact asks for it (`learnt`: `asked`): in words, or `""`: nothing this time.
    /// Left out: nobody has asked.
    #[serde(default)]
    pub learnt: Option<String>,
}

/// Where and when the person was admitted. Never how: that is said by the signed documents.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Admitted {
    /// A receiving unit of the service file, or own words.
    pub unit: String,
    /// An instant; left out: now.
    #[serde(default)]
    pub at: Option<String>,
}

/// What happens next.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum NextStep {
    /// Nothing is left to do.
    Settled {},
    /// The person does not want to be followed up.
    Refused {
        /// Why not: `no_more`, `will_ring`, `others`, `not_reached` or `own_words`.
        why: String,
        /// In stated words.
        words: String,
    },
    /// Somebody follows up.
    FollowUp {
        /// A colleague.
        staff: String,
        /// When at the latest: an instant.
        at: String,
        /// What.
        what: String,
    },
}

/// Why content is destroyed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Erase {
    /// The reason, kept in the log: it must name nobody.
    pub reason: String,
}

/// A contact.
#[utoipa::path(get, path = "/api/v1/contacts/{id}", tag = "contacts",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = ContactJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn show(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
) -> Result<Json<ContactJson>, Problem> {
    let id = act::id(&contact, "contact")?;
    view::detail(&state.engine.state(), &viewer, id, state.engine.now())
        .map(|detail| Json(contact_json::contact(&detail)))
        .ok_or_else(|| gone("contact"))
}

pub(super) fn open(state: &ApiState, viewer: &Viewer, contact: &str) -> Result<ContactId, Problem> {
    let id = act::id(contact, "contact")?;
    act::contact(&state.engine.state(), viewer, id)?;
    Ok(id)
}

/// Ring the person: the nurse's own telephone first.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/call-back", tag = "contacts",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn call_back(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    submit(&state.engine, &viewer, Command::StartCallBack { contact }).await
}

/// Promise to ring the person at a time.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/promise", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = Promise,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn promise(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(Promise { due_at }): Body<Promise>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    let due_at = instant(&due_at)?;
    submit(
        &state.engine,
        &viewer,
        Command::PromiseCallBack { contact, due_at },
    )
    .await
}

/// A line in the note pad.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/note", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = Text,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn note(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(Text { text }): Body<Text>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    submit(&state.engine, &viewer, Command::WriteNote { contact, text }).await
}

/// A line of the note pad that was wrong: it is struck through, with who, when and why, and can still be read.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/note/strike", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = StrikeNote,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn strike_note(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(StrikeNote { of, note, why }): Body<StrikeNote>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    let of = match of {
        None => contact,
        Some(of) => of
            .parse()
            .map_err(|_| Rejection::NotFound { what: "note" })?,
    };
    let command = Command::StrikeNote {
        contact,
        of,
        note,
        why,
    };
    submit(&state.engine, &viewer, command).await
}

/// A message to the person, in the nurse's own words.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/message", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = Text,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn message(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(Text { text }): Body<Text>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    submit(
        &state.engine,
        &viewer,
        Command::WriteMessage { contact, text },
    )
    .await
}

/// How it ended, and what happens next.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/outcome", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = Ending,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn outcome(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(body): Body<Ending>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    let (outcome, next) = (ended(&body.outcome)?, next(body.next)?);
    let learnt = learnt(&state, &viewer, contact, body.learnt)?;
    let command = match body.admitted {
        Some(admitted) if outcome == Ended::Admitted => {
            Command::Ending(EndingCommand::CloseAdmitted {
                contact,
                unit: admitted.unit,
                at: admitted.at.as_deref().map(instant).transpose()?,
                next,
            })
        }
        Some(_) => {
            let detail = "admitted is said with the outcome admitted alone";
            return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail));
        }
        None => Command::RecordOutcome {
            contact,
            outcome,
            next,
        },
    };
    if let Some(learnt) = learnt {
        submit(&state.engine, &viewer, learnt).await.map(drop)?;
    }
    submit(&state.engine, &viewer, command).await
}

/// What was learnt: a suggestion for the plan, or nothing this time. Where it has been said already, it is not said again.
fn learnt(
    state: &ApiState,
    viewer: &Viewer,
    contact: ContactId,
    words: Option<String>,
) -> Result<Option<Command>, Problem> {
    let Some(words) = words else {
        return Ok(None);
    };
    let words = fields::longest("learnt", words, LONGEST)?;
    let known = state.engine.state();
    let detail = view::detail(&known, viewer, contact, state.engine.now());
    let about = known
        .contact(contact)
        .and_then(|found| found.about.as_ref());
    let patient = about.and_then(|about| known.current(about.patient));
    let asked = detail.and_then(|detail| detail.learnt).zip(patient);
    let Some((asked, patient)) = asked else {
        let detail = "there is no plan and nobody who coordinates one, or it is written in a form";
        return Err(Problem::of_field("learnt", detail));
    };
    let change = if words.trim().is_empty() {
        Change::NothingLearnt { contact }
    } else {
        Change::Suggest {
            section: None,
            contact: Some(contact),
            words,
        }
    };
    let command = PatientCommand::Change { patient, change };
    Ok((asked == Learnt::Asked).then_some(Command::Patient(command)))
}

/// Whether it belongs to the contact that was proposed.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/proposal", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = Proposal,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn proposal(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(Proposal { same }): Body<Proposal>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    submit(
        &state.engine,
        &viewer,
        Command::SettleProposal { contact, same },
    )
    .await
}

/// Destroy for good what was said in a closed contact of an unknown caller. For the leader.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/erase", tag = "contacts",
    params(("id" = String, Path, description = "the contact")), request_body = Erase,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn erase(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(Erase { reason }): Body<Erase>,
) -> Result<Json<Done>, Problem> {
    let contact = act::id(&contact, "contact")?;
    submit(
        &state.engine,
        &viewer,
        Command::EraseContact { contact, reason },
    )
    .await
}

fn ended(word: &str) -> Result<Ended, Problem> {
    words::chosen(word).ok_or_else(|| {
        let choices = words::CHOICES.map(words::outcome).join(", ");
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            format!("{word:?} is not an outcome that can be chosen: {choices} are"),
        )
    })
}

fn why_not(word: &str) -> Result<WhyNot, Problem> {
    WhyNot::of(word).ok_or_else(|| {
        let all = WhyNot::ALL.map(WhyNot::word).join(", ");
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            format!("{word:?} is no reason why somebody does not want it: {all} are"),
        )
    })
}

fn next(step: NextStep) -> Result<Next, Problem> {
    Ok(match step {
        NextStep::Settled {} => Next::Settled,
        NextStep::Refused { why, words } => Next::Refused {
            why: Some(why_not(&why)?),
            words: Secret::Known(words),
        },
        NextStep::FollowUp { staff, at, what } => Next::FollowUp {
            owner: StaffId::new(&staff),
            at: instant(&at)?,
            what: Secret::Known(what),
        },
    })
}
