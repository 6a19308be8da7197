//! `/patient/{patient}/plan`: the plan in force, the version that is being written with the person, the versions and what differs between
//! them, and a copy to take home. Each reading is written down before anything is shown.

mod acts;
mod answer;
mod beside;
pub mod card;
mod changes;
pub mod copy;
mod on_page;
mod overview;
pub mod paper;
pub mod part;
mod print;
mod save;
pub mod suggestions;
mod take_home;
mod typed;
mod write;

pub use overview::elsewhere;
pub use print::not_theirs;

use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::ids::PatientId;
use crate::domain::language::Language;
use crate::domain::openings::opening::RecordPart;
use crate::domain::phone::E164;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::engine::SubmitError;
use crate::views::Viewer;
use crate::views::board;
use crate::views::plan::{self as plan_view, PlanView};
use crate::views::shows::Shows;
use crate::web::pages::act;
use crate::web::pages::closing;
use crate::web::pages::form::{Keys, Refused};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::parts::{self, Frame, Theme};
use crate::web::pages::say::Say;
use crate::web::state::WebState;
use crate::web::unwritten::Reading;

/// The pages of a plan, and what is posted from them.
pub fn router() -> Router<WebState> {
    Router::new()
        .route("/patient/{patient}/plan", get(overview::show))
        .route("/patient/{patient}/plan/write", get(write::show))
        .route("/patient/{patient}/plan/print", get(print::show))
        .route("/patient/{patient}/plan/print.pdf", get(print::pdf))
        .route("/patient/{patient}/plan/card", get(card::show))
        .route("/patient/{patient}/plan/card.pdf", get(card::pdf))
        .route(
            "/patient/{patient}/plan/version/{version}",
            get(changes::show),
        )
        .route("/patient/{patient}/plan/part/{part}", post(save::save))
        .route("/patient/{patient}/plan/{act}", post(acts::act))
}

/// Somebody asks for a plan.
struct Asked<'a> {
    web: &'a WebState,
    viewer: &'a Viewer,
    headers: &'a HeaderMap,
    patient: PatientId,
    /// What is read cannot be written down now, and will be.
    late: AtomicBool,
}

/// Which refused form a page shows again.
#[derive(Default, Deserialize)]
struct Again {
    #[serde(default)]
    refused: String,
}

/// Nothing is shown: not there, not hers, or not written down.
fn nothing() -> Response {
    StatusCode::NOT_FOUND.into_response()
}

impl<'a> Asked<'a> {
    /// For an address; none where it names nobody.
    fn of(
        web: &'a WebState,
        viewer: &'a Viewer,
        headers: &'a HeaderMap,
        patient: &str,
    ) -> Option<Self> {
        Some(Self {
            web,
            viewer,
            headers,
            patient: patient.parse().ok()?,
            late: AtomicBool::new(false),
        })
    }

    /// The name of one of its forms, whichever person's.
    fn form(&self, act: &str) -> String {
        format!("{}/{act}", self.address())
    }

    /// The keys of a page, with the form that was refused.
    fn keys(&self, again: &Again) -> Keys {
        let mut keys = page_keys();
        let actor = self.viewer.actor();
        let now = self.web.engine.now();
        keys.refused = actor.and_then(|actor| self.web.refusals.of(&actor, &again.refused, now));
        keys
    }

    /// Sends the browser back to the page that a refused form stands on. `page`: after the plan's own address; `at`: the place on it.
    fn sent_back(&self, page: &str, at: &str, refused: Refused) -> Response {
        let Some(actor) = self.viewer.actor() else {
            return nothing();
        };
        let form = self.form(&refused.act);
        let now = self.web.engine.now();
        let id = self.web.refusals.keep(&actor, &form, refused, now);
        let to = format!("{}{page}?refused={id}#{at}", self.address());
        Redirect::to(&to).into_response()
    }

    /// What she may see of it now.
    fn view(&self) -> Option<PlanView> {
        let state = self.web.engine.state();
        plan_view::plan(&state, self.viewer, self.patient, self.web.engine.now())
    }

    /// The same for whoever works with the person.
    fn working(&self) -> Option<PlanView> {
        self.view().filter(|view| view.works_with)
    }

    /// Writes down what is about to be read. What cannot be written down is shown to whoever is on duty, who is told so, and to nobody else.
    async fn read(&self, parts: Vec<RecordPart>) -> Result<(), Response> {
        let mut parts = parts;
        parts.push(RecordPart::Identity);
        match self
            .web
            .unwritten
            .read(self.viewer, self.patient, &parts)
            .await
        {
            Ok(reading) => {
                let late = reading == Reading::Unwritten;
                self.late.store(late, Ordering::Relaxed);
                Ok(())
            }
            // The ground was gone before it was shown.
            Err(SubmitError::Rejected(
                Rejection::MayNot(_)
                | Rejection::Record(_)
                | Rejection::NotFound { .. }
                | Rejection::NotStaff,
            )) => Err(nothing()),
            Err(error) => {
                let (status, message) = act::refusal(self.web, self.viewer, &error);
                let said = html! { p.say.red role="alert" { (message) } };
                Err((status, self.page(None, None, |_| said)).into_response())
            }
        }
    }

    /// What is to be printed, for whoever works with the person, once it is written down that it is read. `of`: what it is, and which parts are
    /// read for it; none, where there is nothing to print.
    async fn to_print<T>(
        &self,
        of: impl FnOnce(&State, &PlanView) -> Option<(T, Vec<RecordPart>)>,
    ) -> Result<(PlanView, T), Response> {
        let view = self.working().ok_or_else(nothing)?;
        if view.is_not_to_be_printed() {
            let said =
                html! { p.say.red role="alert" { (self.say().t("ui-plan-print-taken-back")) } };
            let page = self.page(Some(&self.address()), Some(&self.work()), |_| said);
            return Err((StatusCode::CONFLICT, page).into_response());
        }
        let found = of(&self.web.engine.state(), &view);
        let (what, parts) = found.ok_or_else(nothing)?;
        self.read(parts).await?;
        Ok((view, what))
    }

    /// Sentences in the viewer's language.
    fn say(&self) -> Say<'a> {
        self.say_in(self.viewer.language)
    }

    /// Sentences in a language.
    fn say_in(&self, language: Language) -> Say<'a> {
        let state = self.web.engine.state();
        let zone = state.service.as_ref().map(|service| service.zone.clone());
        let zone = zone.unwrap_or(jiff::tz::TimeZone::UTC);
        Say::new(&self.web.texts, language, zone, self.web.engine.now())
    }

    /// A page around what stands on it. `back`: where the way back leads; none: to the person. `shows`: what closes it when it may not be
    /// read any more.
    fn page(
        &self,
        back: Option<&str>,
        shows: Option<&Shows>,
        inside: impl FnOnce(&Say<'_>) -> Markup,
    ) -> Markup {
        let say = self.say();
        let state = self.web.engine.state();
        let board = board::board(&state, self.viewer, say.now, self.web.standing());
        let title = say.t("ui-plan-title");
        let live = shows.map_or_else(
            || format!("/api/v1/live?view=wall&lang={}", say.language),
            |shows| closing::live(&say, shows),
        );
        let frame = Frame {
            title: &title,
            assets: &self.web.assets.base(),
            live: &live,
            class: "plan",
            staff: self
                .viewer
                .staff
                .as_ref()
                .map_or("", |staff| staff.as_str()),
            refresh: None,
            theme: Theme::of(self.headers),
        };
        let person = format!("/patient/{}", self.patient);
        let body = html! {
            header.bar {
                a.quiet.as-link href=(back.unwrap_or(&person)) { "← " (say.t(if back.is_some() { "ui-plan-back" } else { "ui-plan-back-person" })) }
                span.who { (title) }
                span.grow {}
                (parts::line(&say))
            }
            main.page.plan-page #main tabindex="-1" {
                @if shows.is_some() { (closing::place()) }
                @if self.late.load(Ordering::Relaxed) { p.say.red.not-printed role="alert" { b { (say.t("rec-unwritten")) } } }
                (inside(&say))
            }
        };
        parts::page(&say, &frame, &board, &body)
    }

    /// What a page shows that is only for those who work with the person.
    fn work(&self) -> Shows {
        Shows::work(self.patient)
    }

    /// The service's number.
    fn number(&self) -> Option<E164> {
        let state = self.web.engine.state();
        state.service.as_ref().map(|service| service.number.clone())
    }

    /// Where this plan is.
    fn address(&self) -> String {
        format!("/patient/{}/plan", self.patient)
    }
}
