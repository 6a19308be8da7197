//! `/document/{document}`: a document on a form of the handbook, written by several at once, signed, and read. Each works as a plain form
//! without JavaScript; `document.js` saves field by field and brings what the others write.

mod acts;
mod beside;
mod foot;
mod learnt;
pub mod list;
mod next;
mod page;
pub mod part;
mod request;
mod stands;
mod write;
mod writing;

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use jiff::tz::TimeZone;
use serde_json::json;

use crate::domain::actor::Actor;
use crate::domain::assessments::command::AssessmentCommand;
use crate::domain::command::Command;
use crate::domain::forms::form::Form;
use crate::domain::ids::DocumentId;
use crate::domain::state::State;
use crate::engine::SubmitError;
use crate::views::Viewer;
use crate::views::documents;
use crate::web::pages::act;
use crate::web::pages::form::wants_json;
use crate::web::pages::say::Say;
use crate::web::state::WebState;

pub use page::regions;

/// The pages of documents, and what is posted from them.
pub fn router() -> Router<WebState> {
    Router::new()
        .route("/document/{document}", get(page::show))
        .route("/document/{document}/field", post(write::field))
        .route("/document/{document}/fields", post(write::fields))
        .route("/document/{document}/{act}", post(acts::act))
        .route("/document/begin/{contact}", post(acts::begin))
        .route("/document/doctor/{contact}", post(part::post))
}

/// Somebody who takes part asks for a document.
struct Asked<'a> {
    web: &'a WebState,
    viewer: &'a Viewer,
    headers: &'a HeaderMap,
    state: Arc<State>,
    id: DocumentId,
    actor: Actor,
    /// None: the form that it was begun on is not in the handbook any more.
    form: Option<Arc<Form>>,
}

impl<'a> Asked<'a> {
    /// None: not there, or not theirs.
    fn of(
        web: &'a WebState,
        viewer: &'a Viewer,
        headers: &'a HeaderMap,
        document: &str,
    ) -> Option<Self> {
        let id = document.parse().ok()?;
        let actor = viewer.actor()?;
        let state = web.engine.state();
        let found = documents::document(&state, viewer, id)?.document;
        let form = web.forms.library.get(&found.form).cloned();
        Some(Self {
            web,
            viewer,
            headers,
            state,
            id,
            actor,
            form,
        })
    }

    fn address(&self) -> String {
        format!("/document/{}", self.id)
    }

    fn zone(&self) -> TimeZone {
        let service = self.state.service.as_ref();
        service.map_or(TimeZone::UTC, |service| service.zone.clone())
    }

    fn say(&self) -> Say<'a> {
        let (language, now) = (self.viewer.language, self.web.engine.now());
        Say::new(&self.web.texts, language, self.zone(), now)
    }

    /// Does it, in their name: the state that holds it.
    async fn submit(&self, command: AssessmentCommand) -> Result<Arc<State>, SubmitError> {
        let command = Command::Assessment(command);
        self.web.engine.submit(self.actor.clone(), command).await
    }
}

/// Something that somebody does about a case: done, the page goes on to `go`; refused, it says why.
async fn submitted(
    (web, viewer, headers): (&WebState, &Viewer, &HeaderMap),
    actor: Actor,
    command: AssessmentCommand,
    go: &str,
) -> Response {
    let json = wants_json(headers);
    match web.engine.submit(actor, Command::Assessment(command)).await {
        Ok(_) if json => Json(json!({"ok": true, "go": go})).into_response(),
        Ok(_) => Redirect::to(go).into_response(),
        Err(error) => {
            let (status, message) = act::refusal(web, viewer, &error);
            if json {
                return (status, Json(json!({"ok": false, "message": message}))).into_response();
            }
            (status, message).into_response()
        }
    }
}

fn nothing() -> Response {
    StatusCode::NOT_FOUND.into_response()
}
