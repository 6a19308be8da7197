//! Documents on the handbook's forms: begun, written field by field, signed, and what is said of them afterwards.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use jiff::tz::TimeZone;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::actor::Actor;
use crate::domain::assessments::command::AssessmentCommand;
use crate::domain::command::Command;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::check::{Raw, check};
use crate::domain::forms::form::Form;
use crate::domain::forms::link::Field;
use crate::domain::ids::{ContactId, DocumentId};
use crate::views::documents as seen;
use crate::views::{Viewer, documents_json as json};
use crate::web::api::ApiState;
use crate::web::api::act::{self, Body, Done, chosen, gone, submit};
use crate::web::api::caller::Caller;
use crate::web::api::document_forms::{form_of, named, today};
use crate::web::error::Problem;

/// A document to begin.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDocument {
    /// An id of the writer's choosing: the same twice is one document.
    #[serde(default)]
    pub id: Option<String>,
    /// The short name of a form that is in use today, or `url|version`.
    pub form: String,
    /// It is another one, beside one of the same that is being written in the contact. Without it that is refused, and the answer names the one
    /// that is there; a decision is asked for once, whatever stands here.
    #[serde(default)]
    pub another: bool,
}

/// What is written in a field.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteField {
    /// The link id; in later rows of a group that repeats `link:3`.
    pub field: String,
    /// The values as text: `true`, `false`, an option's code, words, a number, `2026-11-27`, an instant. None: the field is emptied.
    #[serde(default)]
    pub values: Vec<String>,
    /// Own words beside the options.
    #[serde(default)]
    pub own: String,
    /// The number of what the writer has seen in the field; 0: nothing stood there.
    #[serde(default)]
    pub seen: u64,
}

/// A signature.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignDocument {
    /// The number of the newest of all that stood in it when it was read through.
    pub seen: u64,
    /// Of an order by telephone: whoever gave it does not sign in here. Needed where no doctor is named.
    #[serde(default)]
    pub outside: bool,
}

/// The doctor who gave an order.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameDoctor {
    /// `staff:ID` or `guest:ID`.
    pub doctor: String,
}

/// Where it is written instead.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    /// In which record.
    pub record: String,
    /// By whom it was written there.
    pub by: String,
    /// When, as RFC 3339.
    pub at: String,
}

/// Something said of a signed document.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Amend {
    /// What.
    pub words: String,
    /// Why.
    pub reason: String,
}

/// Why it counts no more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// In own words.
    pub reason: String,
}

/// The documents of a contact that the viewer takes part in.
#[utoipa::path(get, path = "/api/v1/contacts/{id}/documents", tag = "documents",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = json::DocumentsJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
) -> Result<Json<json::DocumentsJson>, Problem> {
    let contact: ContactId = act::id(&contact, "contact")?;
    let now = state.engine.state();
    let all = seen::of_contact(&now, &viewer, contact);
    if all.is_empty() && !seen::takes_part(&now, &viewer, contact) {
        return Err(gone("contact"));
    }
    Ok(Json(json::DocumentsJson {
        documents: all.iter().map(|seen| json::line(&now, seen)).collect(),
        may_begin: seen::may_begin(&now, &viewer, contact)
            .into_iter()
            .map(|kind| kind.code().to_owned())
            .collect(),
        forms: seen::to_begin(&now, &viewer, contact, &state.forms.library, today(&state))
            .into_iter()
            .map(|form| json::form(form, viewer.language))
            .collect(),
        doctors: if seen::may_name(&now, &viewer, contact) {
            json::named(&now, contact)
        } else {
            Vec::new()
        },
    }))
}

/// Begin a document in a contact.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/documents", tag = "documents",
    params(("id" = String, Path, description = "the contact")), request_body = NewDocument,
    responses(
        (status = OK, body = json::BegunJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn begin(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(new): Body<NewDocument>,
) -> Result<Json<json::BegunJson>, Problem> {
    let contact: ContactId = act::id(&contact, "contact")?;
    if !seen::takes_part(&state.engine.state(), &viewer, contact) {
        return Err(gone("contact"));
    }
    let form = named(&state, &new.form)?;
    let document = chosen(new.id.as_deref(), DocumentId::from_uuid)?;
    let command = AssessmentCommand::Begin {
        document,
        contact,
        form,
        another: new.another,
    };
    let Json(done) = submit(&state.engine, &viewer, Command::Assessment(command)).await?;
    Ok(Json(json::BegunJson {
        id: document.to_string(),
        at: done.at,
    }))
}

/// A document as it stands now, with both texts where two have written.
#[utoipa::path(get, path = "/api/v1/documents/{id}", tag = "documents",
    params(("id" = String, Path, description = "the document")),
    responses(
        (status = OK, body = json::DocumentJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn show(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(document): Path<String>,
) -> Result<Json<json::DocumentJson>, Problem> {
    let mut now = state.engine.state();
    let id = act::id(&document, "document")?;
    let found = seen::document(&now, &viewer, id).ok_or_else(|| gone("document"))?;
    if seen::opens(&now, &viewer, found.document) {
        let see = AssessmentCommand::See { document: id };
        // A log that takes nothing now does not keep it from whoever is to decide.
        drop(submit(&state.engine, &viewer, Command::Assessment(see)).await);
        now = state.engine.state();
    }
    let found = seen::document(&now, &viewer, id).ok_or_else(|| gone("document"))?;
    Ok(Json(json::whole(&now, &found)))
}

/// Write a field. Who has not seen what stands there loses nothing: both are kept.
#[utoipa::path(post, path = "/api/v1/documents/{id}/fields", tag = "documents",
    params(("id" = String, Path, description = "the document")), request_body = WriteField,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn write(
    caller: Caller,
    Path(document): Path<String>,
    Body(body): Body<WriteField>,
) -> Result<Json<Done>, Problem> {
    let typed = Typed::of(&caller, &document, body)?;
    let command = AssessmentCommand::Write {
        document: typed.document,
        form: typed.form,
        field: typed.field,
        values: typed.values,
        seen: typed.seen,
    };
    submit(
        &caller.api.engine,
        &caller.viewer,
        Command::Assessment(command),
    )
    .await
}

/// Say what stands in a field in which two have written. `seen` is the newest of what stood there.
#[utoipa::path(post, path = "/api/v1/documents/{id}/settle", tag = "documents",
    params(("id" = String, Path, description = "the document")), request_body = WriteField,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn settle(
    caller: Caller,
    Path(document): Path<String>,
    Body(body): Body<WriteField>,
) -> Result<Json<Done>, Problem> {
    let typed = Typed::of(&caller, &document, body)?;
    let command = AssessmentCommand::Settle {
        document: typed.document,
        form: typed.form,
        field: typed.field,
        values: typed.values,
        seen: typed.seen,
    };
    submit(
        &caller.api.engine,
        &caller.viewer,
        Command::Assessment(command),
    )
    .await
}

/// Sign a document: only by whom the law gives the part.
#[utoipa::path(post, path = "/api/v1/documents/{id}/sign", tag = "documents",
    params(("id" = String, Path, description = "the document")), request_body = SignDocument,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn sign(
    caller: Caller,
    Path(document): Path<String>,
    Body(SignDocument { seen, outside }): Body<SignDocument>,
) -> Result<Json<Done>, Problem> {
    let (document, form) = open(&caller, &document)?;
    let command = AssessmentCommand::Sign {
        document,
        form,
        seen,
        outside,
    };
    submit(
        &caller.api.engine,
        &caller.viewer,
        Command::Assessment(command),
    )
    .await
}

/// Say which doctor gave an order by telephone: they may read it, and are asked to sign it.
#[utoipa::path(post, path = "/api/v1/documents/{id}/doctor", tag = "documents",
    params(("id" = String, Path, description = "the document")), request_body = NameDoctor,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn doctor(
    caller: Caller,
    Path(document): Path<String>,
    Body(NameDoctor { doctor }): Body<NameDoctor>,
) -> Result<Json<Done>, Problem> {
    let doctor = doctor_of(&doctor)?;
    does(&caller, &document, |document| {
        AssessmentCommand::NameDoctor { document, doctor }
    })
    .await
}

/// A doctor as they are written.
pub(super) fn doctor_of(text: &str) -> Result<Actor, Problem> {
    text.parse().map_err(|_| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "doctor: who is it? Expected staff: or guest:, and the id".to_owned(),
        )
    })
}

/// A doctor signs an order that was given by telephone.
#[utoipa::path(post, path = "/api/v1/documents/{id}/countersign", tag = "documents",
    params(("id" = String, Path, description = "the document")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn countersign(
    caller: Caller,
    Path(document): Path<String>,
) -> Result<Json<Done>, Problem> {
    does(&caller, &document, |document| {
        AssessmentCommand::Countersign { document }
    })
    .await
}

/// It is written in another record: nothing is written twice.
#[utoipa::path(post, path = "/api/v1/documents/{id}/elsewhere", tag = "documents",
    params(("id" = String, Path, description = "the document")), request_body = Elsewhere,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn elsewhere(
    caller: Caller,
    Path(document): Path<String>,
    Body(Elsewhere { record, by, at }): Body<Elsewhere>,
) -> Result<Json<Done>, Problem> {
    let written_at = act::instant(&at)?;
    does(&caller, &document, |document| {
        AssessmentCommand::StateElsewhere {
            document,
            record,
            written_by: by,
            written_at,
        }
    })
    .await
}

/// Say something of a signed document, beside it.
#[utoipa::path(post, path = "/api/v1/documents/{id}/amend", tag = "documents",
    params(("id" = String, Path, description = "the document")), request_body = Amend,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn amend(
    caller: Caller,
    Path(document): Path<String>,
    Body(Amend { words, reason }): Body<Amend>,
) -> Result<Json<Done>, Problem> {
    does(&caller, &document, |document| AssessmentCommand::Amend {
        document,
        words,
        reason,
    })
    .await
}

/// It counts no more, and is kept.
#[utoipa::path(post, path = "/api/v1/documents/{id}/withdraw", tag = "documents",
    params(("id" = String, Path, description = "the document")), request_body = Withdraw,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn withdraw(
    caller: Caller,
    Path(document): Path<String>,
    Body(Withdraw { reason }): Body<Withdraw>,
) -> Result<Json<Done>, Problem> {
    does(&caller, &document, |document| AssessmentCommand::Withdraw {
        document,
        reason,
    })
    .await
}

/// It is in the municipality's record system now.
#[utoipa::path(post, path = "/api/v1/documents/{id}/transferred", tag = "documents",
    params(("id" = String, Path, description = "the document")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn transferred(
    caller: Caller,
    Path(document): Path<String>,
) -> Result<Json<Done>, Problem> {
    does(&caller, &document, |document| {
        AssessmentCommand::ConfirmTransfer { document }
    })
    .await
}

/// A field that was sent, read by its question.
struct Typed {
    document: DocumentId,
    form: Arc<Form>,
    field: Field,
    values: Vec<Answer>,
    seen: u64,
}

impl Typed {
    fn of(caller: &Caller, document: &str, body: WriteField) -> Result<Self, Problem> {
        let (document, form) = open(caller, document)?;
        let wrong = |detail: String| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail);
        let field: Field = body
            .field
            .parse()
            .map_err(|error| wrong(format!("field {:?}: {error}", body.field)))?;
        let raw = Raw {
            values: body.values,
            own: body.own,
        };
        let zone = caller
            .state()
            .service
            .as_ref()
            .map_or(TimeZone::UTC, |service| service.zone.clone());
        let values = check(&form, &field, &raw, &zone)
            .map_err(|problem| wrong(format!("field {field}: {problem}")))?;
        Ok(Self {
            document,
            form,
            field,
            values,
            seen: body.seen,
        })
    }
}

/// Does something with a document that the caller may read.
async fn does(
    caller: &Caller,
    document: &str,
    command: impl FnOnce(DocumentId) -> AssessmentCommand,
) -> Result<Json<Done>, Problem> {
    let command = Command::Assessment(command(readable(caller, document)?));
    submit(&caller.api.engine, &caller.viewer, command).await
}

fn readable(caller: &Caller, text: &str) -> Result<DocumentId, Problem> {
    let id: DocumentId = act::id(text, "document")?;
    seen::document(&caller.state(), &caller.viewer, id)
        .map(|_| id)
        .ok_or_else(|| gone("document"))
}

/// The document, and the form it was begun on.
fn open(caller: &Caller, text: &str) -> Result<(DocumentId, Arc<Form>), Problem> {
    let id = readable(caller, text)?;
    let now = caller.state();
    let document = now.document(id).ok_or_else(|| gone("document"))?;
    Ok((id, form_of(&caller.api, document)?))
}
