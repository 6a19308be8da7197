//! What is posted from them: one command, carried out once, and the form again with its words where it was refused.

use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;

use crate::domain::command::Command;
use crate::views::Viewer;
use crate::web::pages::act::refusal;
use crate::web::pages::form::{Keys, Refused, Typed, wants_json};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::once::{Known, fingerprint};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// What was posted.
pub struct Posted<'a> {
    pub web: &'a WebState,
    pub viewer: &'a Viewer,
    pub headers: &'a HeaderMap,
    /// The form's name on its page.
    pub name: &'a str,
    pub typed: Typed,
    /// What a new one is called, if what was posted is there already: said to the browser where it is refused, so that pressing once more is a new one.
    pub anew: Option<String>,
}

impl Posted<'_> {
    /// Carries out a command, once however often it is sent, and sends the browser on, or tells its own request where to go. `command`: it, or the key of the sentence that says which field is not filled in.
    pub async fn carry_out(
        self,
        command: Result<Command, &str>,
        go: &str,
        shows: impl Fn(StatusCode, &Keys) -> Response,
    ) -> Response {
        let Some(actor) = self.viewer.actor() else {
            return StatusCode::FORBIDDEN.into_response();
        };
        let now = self.web.engine.now();
        let zone = jiff::tz::TimeZone::UTC;
        let say = Say::new(&self.web.texts, self.viewer.language, zone, now);
        let key = self.typed.key(self.headers);
        let print = fingerprint(&(self.name, self.typed.without_key()));
        let goes = |to: &str| {
            if wants_json(self.headers) {
                return Json(json!({"ok": true, "go": to})).into_response();
            }
            Redirect::to(to).into_response()
        };
        let refuse = |status: StatusCode, message: String| {
            if wants_json(self.headers) {
                let mut said = json!({"ok": false, "message": message});
                if let Some(id) = &self.anew {
                    said["id"] = json!(id);
                }
                return (status, Json(said)).into_response();
            }
            let mut keys = page_keys();
            keys.refused = Some(Refused {
                contact: None,
                act: self.name.to_owned(),
                message,
                typed: self.typed.clone(),
            });
            shows(status, &keys)
        };
        match self.web.once.begin(&actor, &key, print, now) {
            Known::New => {}
            Known::Done(went_to) => return goes(&went_to),
            Known::Running => return refuse(StatusCode::CONFLICT, say.t("ui-no-running")),
            Known::Differs => return refuse(StatusCode::CONFLICT, say.t("ui-no-key-differs")),
        }
        let done = match command {
            Ok(command) => self
                .web
                .engine
                .submit(actor.clone(), command)
                .await
                .map(|_| ())
                .map_err(|error| refusal(self.web, self.viewer, &error)),
            Err(missing) => Err((StatusCode::UNPROCESSABLE_ENTITY, say.t(missing))),
        };
        match done {
            Ok(()) => {
                self.web.once.done(&actor, &key, go);
                goes(go)
            }
            Err((status, message)) => {
                self.web.once.forget(&actor, &key);
                refuse(status, message)
            }
        }
    }
}
