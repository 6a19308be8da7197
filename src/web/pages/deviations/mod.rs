//! Deviations: a page on which anybody raises one in a minute, one's own and how they end, and the leader's list. Never whom it is about.

mod list;
mod new;
mod one;

use axum::Json;
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde_json::json;

use crate::domain::command::Command;
use crate::domain::ids::ContactId;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::board;
use crate::views::deviations::{Author, DeviationRow, Words};
use crate::web::pages::act::refusal;
use crate::web::pages::form::{Keys, Refused, Typed, wants_json};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::once::{Known, fingerprint};
use crate::web::pages::parts::{self, Frame, Theme};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// The pages.
pub fn router() -> Router<WebState> {
    Router::new()
        .route("/deviation", get(list::hers))
        .route("/deviation/new", get(new::show).post(new::post))
        .route("/deviation/{deviation}", get(one::show))
        .route("/deviation/{deviation}/{act}", post(one::post))
        .route("/leader/deviations", get(list::all))
}

/// Where the way back leads.
pub fn home(viewer: &Viewer) -> (&'static str, &'static str) {
    if viewer.nurse().is_some() {
        ("/nurse", "ui-back-to-board")
    } else if viewer.works_days() {
        ("/day", "rec-title-day")
    } else if viewer.leads() {
        ("/leader", "in-home")
    } else if viewer.may_ask() {
        ("/doctor", "rq-back")
    } else {
        ("/account", "in-account-short")
    }
}

/// A page: where the way back leads, its title, and what stands on it.
pub(in crate::web::pages) fn page(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    back: (&str, &str),
    title: &str,
    body: impl FnOnce(&Say<'_>) -> Markup,
) -> Markup {
    let (state, now) = (web.engine.state(), web.engine.now());
    let board = board::board(&state, viewer, now, web.standing());
    let say = Say::new(&web.texts, viewer.language, board.zone.clone(), now);
    let title = say.t(title);
    // Those who ask for help see what they see of the duty, and no more.
    let view = if viewer.may_ask() { "doctor" } else { "wall" };
    let live = format!("/api/v1/live?view={view}&lang={}", say.language);
    let frame = Frame {
        title: &title,
        assets: &web.assets.base(),
        live: &live,
        class: "record",
        staff: viewer.staff.as_ref().map_or("", |staff| staff.as_str()),
        refresh: None,
        theme: Theme::of(headers),
    };
    let inside = html! {
        header.bar {
            a.quiet.as-link href=(back.0) { "← " (say.t(back.1)) }
            span.who { (title) }
            span.grow {}
            (parts::line(&say))
        }
        main.page #main tabindex="-1" { (body(&say)) }
    };
    parts::page(&say, &frame, &board, &inside)
}

/// What was posted.
pub(in crate::web::pages) struct Posted<'a> {
    pub web: &'a WebState,
    pub viewer: &'a Viewer,
    pub headers: &'a HeaderMap,
    /// The form's name on its page.
    pub name: &'a str,
    pub typed: Typed,
}

impl Posted<'_> {
    /// Carries out a command, once however often it is sent, and sends the browser on, or tells its own request where to go. `command`: it, or the key of the sentence that says which field is not filled in.
    pub(in crate::web::pages) async fn carry_out(
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
                return (status, Json(json!({"ok": false, "message": message}))).into_response();
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

/// Who wrote something, at the beginning of a sentence.
pub(in crate::web::pages) fn author(say: &Say<'_>, author: &Author) -> String {
    match &author.name {
        _ if author.me => say.t("ui-you"),
        Some(name) => name.clone(),
        None => say.t("dev-somebody"),
    }
}

/// What it is, in a sentence.
fn what(say: &Say<'_>, row: &DeviationRow) -> String {
    let t = row
        .about
        .map_or_else(String::new, |at| say.day_and_time(at));
    say.with(
        "dev-what",
        &[("what", Arg::Text(row.kind)), ("t", Arg::Text(&t))],
    )
}

/// What is to be done next, by when and by whom.
fn next(say: &Say<'_>, row: &DeviationRow) -> String {
    if !row.open {
        return say.t("dev-closed");
    }
    let t = row.by_when.map_or_else(String::new, |at| say.date(at));
    let word = match (row.looked_at, row.by_when) {
        (_, None) => "undated",
        (false, Some(_)) => "look",
        (true, Some(_)) => "close",
    };
    say.with(
        "dev-next",
        &[("what", Arg::Text(word)), ("t", Arg::Text(&t))],
    )
}

/// The contact, if it is hers to open.
pub(in crate::web::pages) fn opened(
    web: &WebState,
    viewer: &Viewer,
    id: Option<&str>,
) -> Option<ContactId> {
    let state = web.engine.state();
    let id = id?.parse().ok()?;
    let found = state.contact(id)?;
    viewer.may_open(&state, found).then_some(id)
}

/// What somebody wrote, or why it is not there.
pub(in crate::web::pages) fn words(say: &Say<'_>, words: &Words) -> Markup {
    html! {
        @match words {
            Words::None => {},
            Words::Said(said) => p.words { (said) },
            Words::Erased => p.soft { (say.t("ui-erased")) },
            Words::NotShown => p.soft { (say.t("dev-not-shown")) },
        }
    }
}

/// At the beginning of a line.
pub(in crate::web::pages) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// One of a contact, beside what else stands open in it.
pub(in crate::web::pages) fn told(say: &Say<'_>, row: &DeviationRow) -> String {
    let (what, next) = (what(say, row), next(say, row));
    say.with(
        "dev-told",
        &[("what", Arg::Text(&what)), ("next", Arg::Text(&next))],
    )
}

/// What was not as it should be in no contact, for whoever takes over.
pub(in crate::web::pages) fn beside(say: &Say<'_>, rows: &[DeviationRow]) -> Markup {
    html! {
        @if !rows.is_empty() {
            section aria-labelledby="h-deviations" {
                h2 #h-deviations { (say.t("dev-beside")) " " span.count { (rows.len()) } }
                @for row in rows { (list::line(say, row)) }
            }
        }
    }
}
