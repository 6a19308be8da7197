//! `/patient/{patient}`: a person's record. Read only after it is written down who reads; what nothing opens is as what is not there.

use axum::extract::{Extension, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{self, MethodRouter};
use maud::{Markup, html};

use crate::domain::ids::{PatientId, StaffId};
use crate::domain::openings::opening::RecordPart;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::engine::SubmitError;
use crate::views::Viewer;
use crate::views::deaths::{self, DeathView};
use crate::views::record::{Hit, READ, Record, by_role, record, worker};
use crate::views::shows::Shows;
use crate::web::pages::act::refusal;
use crate::web::pages::form::Keys;
use crate::web::pages::nurse::page_keys;
use crate::web::pages::record::parts::{self, Form};
use crate::web::pages::record::{
    alerts, confidences, consents, death, identity, moved, people, wishes, work,
};
use crate::web::pages::say::Say;
use crate::web::state::WebState;
pub use crate::web::unwritten::Reading;

/// How the page is answered.
pub struct Shown<'a> {
    /// What the browser has asked.
    pub headers: &'a HeaderMap,
    /// With which status.
    pub status: StatusCode,
    /// Names of forms, and what was refused.
    pub keys: Keys,
    /// Who was looked for to merge.
    pub found: Option<Vec<Hit>>,
}

/// The pages of a record that are read and posted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The record itself.
    Record,
    /// Alerts that the person does not see.
    Alerts,
    /// What was told in confidence.
    Confidences,
}

impl Page {
    /// Where it is.
    pub fn address(self, id: PatientId) -> String {
        let after = match self {
            Self::Record => "",
            Self::Alerts => "/alerts",
            Self::Confidences => "/confidences",
        };
        format!("/patient/{id}{after}")
    }

    /// The page, from the present state.
    pub async fn render(
        self,
        web: &WebState,
        viewer: &Viewer,
        id: PatientId,
        shown: Shown<'_>,
    ) -> Response {
        match self {
            Self::Record => render(web, viewer, id, shown).await,
            Self::Alerts => alerts::render(web, viewer, id, shown).await,
            Self::Confidences => confidences::render(web, viewer, id, shown).await,
        }
    }

    /// `GET` of it.
    pub fn get(self) -> MethodRouter<WebState> {
        routing::get(
            move |Web(web): Web<WebState>,
                  Extension(viewer): Extension<Viewer>,
                  Path(patient): Path<String>,
                  headers: HeaderMap| async move {
                self.show(&web, &viewer, &patient, &headers).await
            },
        )
    }

    async fn show(
        self,
        web: &WebState,
        viewer: &Viewer,
        patient: &str,
        headers: &HeaderMap,
    ) -> Response {
        let shown = Shown {
            headers,
            status: StatusCode::OK,
            keys: page_keys(),
            found: None,
        };
        let Ok(id) = patient.parse::<PatientId>() else {
            return closed(web, viewer, None, &shown);
        };
        // A record that was merged is read under the other.
        match web.engine.state().current(id) {
            Some(current) if current != id => Redirect::to(&self.address(current)).into_response(),
            Some(_) | None => self.render(web, viewer, id, shown).await,
        }
    }
}

/// Writes down that she reads these parts.
pub async fn reads(
    web: &WebState,
    viewer: &Viewer,
    patient: PatientId,
    parts: &[RecordPart],
) -> Result<Reading, SubmitError> {
    web.unwritten.read(viewer, patient, parts).await
}

/// The page, from the present state.
pub async fn render(web: &WebState, viewer: &Viewer, id: PatientId, shown: Shown<'_>) -> Response {
    let reading = match reads(web, viewer, id, &READ).await {
        Ok(reading) => reading,
        Err(SubmitError::Rejected(_)) => return closed(web, viewer, Some(id), &shown),
        Err(error) => return unread(web, viewer, &error, shown.headers),
    };
    let (state, now) = (web.engine.state(), web.engine.now());
    let Some(record) = record(&state, viewer, id, now) else {
        return closed(web, viewer, Some(id), &shown);
    };
    let back = Some(parts::home(viewer));
    let page = parts::page_that_closes(
        web,
        viewer,
        shown.headers,
        back,
        "rec-title-patient",
        Some(&Shows::parts(record.id, READ)),
        |say| {
            html! {
                @if matches!(reading, Reading::Unwritten) { p.say.red role="alert" { b { (say.t("rec-unwritten")) } } }
                (body(say, &state, &record, &shown, deaths::of(&state, viewer, id, now).as_ref()))
            }
        },
    );
    (shown.status, page).into_response()
}

fn body(
    say: &Say<'_>,
    state: &State,
    record: &Record,
    shown: &Shown<'_>,
    died: Option<&DeathView>,
) -> Markup {
    let keys = &shown.keys;
    let nurses = by_role(state, &[StaffRole::Nurse]);
    let days = by_role(state, &[StaffRole::DayNurse, StaffRole::Coordinator]);
    let name = |id: &StaffId| worker(state, id);
    html! {
        h1 { (record.identity.full_name()) }
        @if !record.identity.is_named() { p.say.amber { (say.t("rec-unnamed")) } }
        // What belongs to no one form.
        (keys.problem_of("page"))
        @if let Some(died) = died { (death::show(say, record, keys, died)) }
        @if let Some(asks) = &record.moved { (moved::show(say, record, keys, asks)) }
        (work::plan(say, record, keys))
        (alerts::show(say, record, keys, &name))
        (people::show(say, record, keys))
        (identity::show(say, record, keys))
        (wishes::settings(say, record, keys, &nurses))
        (wishes::question(say, record, keys))
        @if record.plan.is_some() { (consents::show(say, record, keys, &name)) }
        (work::workers(say, record, keys, &days))
        nav.acts aria-label=(say.t("rec-more")) {
            @if record.may.with_the_person { a.do href=(format!("/patient/{}/openings", record.id)) { (say.t("acc-title")) } }
            a.do href=(format!("/patient/{}/confidences", record.id)) { (say.t("rec-confidences")) }
            a.do href=(format!("/patient/{}/alerts", record.id)) { (say.t("rec-alerts")) }
        }
        p.hint { (say.t("rec-confidences-why")) }
        (work::merged(say, record, keys, shown.found.as_deref()))
    }
}

/// What is not there, or not hers. A nurse on duty, who finds everybody in the register, can open a record with a reason. Whoever of the day
/// service would take the person on and gave no reason finds the form again.
pub fn closed(
    web: &WebState,
    viewer: &Viewer,
    id: Option<PatientId>,
    shown: &Shown<'_>,
) -> Response {
    let state = web.engine.state();
    let there = id.and_then(|id| state.current_patient(id));
    let there = there.filter(|patient| !patient.erased);
    let opens = there.filter(|_| viewer.nurse_on_duty(&state).is_some());
    // Only for whoever has found the person in the register, and given a reason that does not do.
    let takes = there.filter(|_| viewer.works_days() && shown.keys.refused_act("take").is_some());
    let back = Some(parts::home(viewer));
    let page = parts::page(
        web,
        viewer,
        shown.headers,
        back,
        "rec-title-patient",
        |say| {
            html! {
                h1 { (say.t("rec-closed")) }
                p { (say.t("rec-closed-why")) }
                @if let Some(patient) = opens {
                    @let form = Form { say, keys: &shown.keys, name: "open" };
                    section.card {
                        h2 { (say.t("rec-open-reason")) }
                        p.hint { (say.t("rec-open-reason-hint")) }
                        (form.around(&format!("/patient/{}/record/open", patient.id), "", &html! {
                            (form.text("reason", "rec-reason", ""))
                            (form.go("rec-open-reason-go"))
                        }))
                    }
                }
                @if let Some(patient) = takes {
                    @let form = Form { say, keys: &shown.keys, name: "take" };
                    section.card {
                        h2 { (say.t("rec-take")) }
                        (work::take_on(&form, patient.id, false))
                    }
                }
                @if opens.is_none() && takes.is_none() { (shown.keys.problem_of("page")) (shown.keys.problem_of("take")) }
            }
        },
    );
    let status = if takes.is_some() {
        shown.status
    } else if opens.is_some() {
        StatusCode::FORBIDDEN
    } else {
        StatusCode::NOT_FOUND
    };
    (status, page).into_response()
}

/// The reading could not be written down, and so nothing is shown.
pub fn unread(
    web: &WebState,
    viewer: &Viewer,
    error: &SubmitError,
    headers: &HeaderMap,
) -> Response {
    let (status, message) = refusal(web, viewer, error);
    let back = Some(parts::home(viewer));
    let page = parts::page(web, viewer, headers, back, "rec-title-patient", |say| {
        html! {
            h1 { (say.t("rec-unread")) }
            p.say.red role="alert" { (message) }
        }
    });
    (status, page).into_response()
}
