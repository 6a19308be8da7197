//! What is done with a document besides writing in it, and beginning one: a form becomes one command. A refused form comes back with its
//! words and the reason beside it.

use axum::Json;
use axum::extract::{Extension, Form, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde_json::json;

use crate::domain::assessments::command::AssessmentCommand;
use crate::domain::assessments::rejection::DocumentRejection;
use crate::domain::command::Command;
use crate::domain::ids::{ContactId, DocumentId, IdSource as _};
use crate::domain::rejection::Rejection;
use crate::engine::SubmitError;
use crate::ids::SystemIds;
use crate::views::Viewer;
use crate::views::documents;
use crate::web::handbook::looked;
use crate::web::pages::act;
use crate::web::pages::asked::time;
use crate::web::pages::document::{Asked, learnt, nothing, page};
use crate::web::pages::form::{Refused, Typed, wants_json};
use crate::web::pages::nurse::page_keys;
use crate::web::state::WebState;

/// `POST /document/begin/{contact}`: the form that is in use today, and on to it.
pub async fn begin(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(fields);
    let state = web.engine.state();
    let contact = contact.parse::<ContactId>().ok();
    let contact = contact.filter(|id| documents::takes_part(&state, &viewer, *id));
    let (Some(contact), Some(actor)) = (contact, viewer.actor()) else {
        return nothing();
    };
    let today = looked::today(&state, web.engine.now());
    let another = typed.get("another");
    let name = if another.is_empty() {
        typed.get("form")
    } else {
        another
    };
    let Some(form) = web.forms.library.in_use(name, today).cloned() else {
        return nothing();
    };
    let document = DocumentId::from_uuid(SystemIds.next());
    let begin = AssessmentCommand::Begin {
        document,
        contact,
        form,
        another: !another.is_empty(),
    };
    let go = |document: DocumentId| {
        let go = format!("/document/{document}");
        if wants_json(&headers) {
            return Json(json!({"ok": true, "go": go})).into_response();
        }
        Redirect::to(&go).into_response()
    };
    match web.engine.submit(actor, Command::Assessment(begin)).await {
        Ok(_) => go(document),
        // Somebody has begun it since the page was made, or it was tapped twice: on to what is being written.
        Err(SubmitError::Rejected(Rejection::Document(
            DocumentRejection::BeingWritten { document }
            | DocumentRejection::AlreadyAsked { document },
        ))) => go(document),
        Err(error) => {
            let (status, message) = act::refusal(&web, &viewer, &error);
            if wants_json(&headers) {
                return (status, Json(json!({"ok": false, "message": message}))).into_response();
            }
            (status, message).into_response()
        }
    }
}

/// `POST /document/{document}/{act}`.
pub async fn act(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((document, word)): Path<(String, String)>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(fields);
    let Some(asked) = Asked::of(&web, &viewer, &headers, &document) else {
        return nothing();
    };
    let done = if word == learnt::ACT {
        learnt::suggest(&asked).await
    } else {
        if word == "elsewhere" && time(&asked.state, typed.get("at")).is_none() {
            let (status, when) = (StatusCode::UNPROCESSABLE_ENTITY, "ui-no-choose-when");
            return refuse(&asked, status, asked.say().t(when), word, typed);
        }
        let Some(command) = command(&asked, &word, &typed) else {
            return nothing();
        };
        asked.submit(command).await.map(drop)
    };
    match done {
        Ok(()) if wants_json(&headers) => {
            Json(json!({"ok": true, "go": asked.address()})).into_response()
        }
        Ok(()) => Redirect::to(&asked.address()).into_response(),
        Err(error) => {
            let (status, message) = act::refusal(&web, &viewer, &error);
            refuse(&asked, status, message, word, typed)
        }
    }
}

fn refuse(
    asked: &Asked<'_>,
    status: StatusCode,
    message: String,
    act: String,
    typed: Typed,
) -> Response {
    if wants_json(asked.headers) {
        return (status, Json(json!({"ok": false, "message": message}))).into_response();
    }
    let mut keys = page_keys();
    keys.refused = Some(Refused {
        contact: None,
        act,
        message,
        typed,
    });
    page::render(asked, &keys, &std::collections::BTreeMap::new(), status)
}

/// What is done; none: there is no such thing to do.
fn command(asked: &Asked<'_>, word: &str, typed: &Typed) -> Option<AssessmentCommand> {
    let document = asked.id;
    let said = |name: &'static str| typed.get(name).to_owned();
    Some(match word {
        "sign" => AssessmentCommand::Sign {
            document,
            form: asked.form.clone()?,
            seen: typed.get("seen").parse().ok()?,
            outside: !typed.get("outside").is_empty(),
        },
        "doctor" => AssessmentCommand::NameDoctor {
            document,
            doctor: typed.get("doctor").parse().ok()?,
        },
        "countersign" => AssessmentCommand::Countersign { document },
        "elsewhere" => AssessmentCommand::StateElsewhere {
            document,
            record: said("record"),
            written_by: said("by"),
            written_at: time(&asked.state, typed.get("at"))?,
        },
        "amend" => AssessmentCommand::Amend {
            document,
            words: said("words"),
            reason: said("reason"),
        },
        "withdraw" => AssessmentCommand::Withdraw {
            document,
            reason: said("reason"),
        },
        "transferred" => AssessmentCommand::ConfirmTransfer { document },
        _ => return None,
    })
}
