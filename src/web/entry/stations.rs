//! The leader's part of the stations: a PC is registered with a code that is shown once, and cut off with one tap.

use axum::Extension;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::command::Command;
use crate::domain::ids::{IdSource as _, StationId};
use crate::ids::SystemIds;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::outside::{StationRow, stations};
use crate::web::entry::{Entry, Looks, Me, access, forms, mine};
use crate::web::pages::act::refusal;
use crate::web::pages::say::Say;
use crate::web::session::house::mobile;
use crate::web::session::stations::StationError;

/// A PC to be registered.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Wanted {
    /// Chosen by the page, so that the form sent twice is one PC.
    station: String,
    label: String,
    #[serde(default)]
    phone: String,
}

/// What the section says besides its list.
#[derive(Debug, Default)]
pub struct Said {
    /// The code of the PC that was registered just now, shown this once.
    pub code: Option<String>,
    /// What went wrong.
    pub problem: Option<String>,
    /// What was typed in the form that was refused.
    pub typed: Option<Wanted>,
}

/// `POST /leader/access/station`.
pub async fn register(
    State(entry): State<Entry>,
    me: Me,
    Extension(looks): Looks,
    Form(wanted): Form<Wanted>,
) -> Response {
    let Ok(station) = wanted.station.parse::<StationId>() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let say = entry.say(looks.language);
    let number = mobile(&wanted.phone);
    if number.is_none() && !wanted.phone.trim().is_empty() {
        let problem = Some(say.t("in-number-wrong"));
        let said = Said {
            code: None,
            problem,
            typed: Some(wanted),
        };
        let page = access::page(&entry, &say, mine(&me), &looks, &said);
        return (StatusCode::UNPROCESSABLE_ENTITY, page).into_response();
    }
    let command = Command::RegisterStation {
        station,
        label: wanted.label.clone(),
        phone: number,
    };
    let (status, said) = match give(&entry, &looks, command).await {
        Ok(()) => code(&entry, &say, station).await,
        Err((status, problem)) => (
            status,
            Said {
                code: None,
                problem: Some(problem),
                typed: Some(wanted),
            },
        ),
    };
    let page = access::page(&entry, &say, mine(&me), &looks, &said);
    (status, page).into_response()
}

/// `POST /leader/access/station/{id}/cut-off`: it is none any more, at once.
pub async fn cut_off(
    State(entry): State<Entry>,
    Extension(looks): Looks,
    Path(id): Path<String>,
) -> Response {
    let Ok(station) = id.parse::<StationId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if let Err(refused) = give(&entry, &looks, Command::RevokeStation { station }).await {
        return refused.into_response();
    }
    if let Err(error) = entry.sessions().stations().forget(station).await {
        tracing::warn!(%error, "what proved a station was not destroyed; it is worth nothing");
    }
    Redirect::to("/leader/access").into_response()
}

async fn code(entry: &Entry, say: &Say<'_>, station: StationId) -> (StatusCode, Said) {
    let sessions = entry.sessions();
    match sessions.stations().new_code(station, sessions.now()).await {
        Ok(code) => (
            StatusCode::OK,
            Said {
                code: Some(code),
                problem: None,
                typed: None,
            },
        ),
        Err(error) => (StatusCode::SERVICE_UNAVAILABLE, failed(say, &error)),
    }
}

fn failed(say: &Say<'_>, error: &StationError) -> Said {
    tracing::warn!(%error, "a station got no code");
    Said {
        code: None,
        problem: Some(say.t("in-failed")),
        typed: None,
    }
}

/// Gives a command in the viewer's name; else what is said of it.
pub async fn give(
    entry: &Entry,
    viewer: &Viewer,
    command: Command,
) -> Result<(), (StatusCode, String)> {
    let Some(actor) = viewer.actor() else {
        return Err((StatusCode::FORBIDDEN, String::new()));
    };
    let submitted = entry.web.engine.submit(actor, command).await;
    submitted
        .map(|_| ())
        .map_err(|error| refusal(&entry.web, viewer, &error))
}

/// The list, and the form for one more.
pub fn section(entry: &Entry, say: &Say<'_>, viewer: &Viewer, said: &Said) -> Markup {
    let all = stations(&entry.web.engine.state(), viewer);
    let typed = said.typed.clone().unwrap_or_default();
    html! {
        section.card #stations {
            h2 { (say.t("in-stations")) }
            p { (say.t("in-stations-why")) }
            (forms::problem(said.problem.as_deref()))
            @if let Some(code) = &said.code {
                div.say.green role="status" {
                    p { (say.with("in-station-do", &[("address", Arg::Text(&entry.address("/station")))])) }
                    p.letters { (code) }
                    p.soft { (say.t("in-station-code-once")) }
                }
            }
            @if all.is_empty() { p { (say.t("in-stations-none")) } }
            ul.list { @for row in &all { (line(entry, say, row)) } }
            details.more open[said.typed.is_some()] {
                summary { (say.t("in-station-register")) }
                form.fields method="post" action="/leader/access/station#stations" {
                    input type="hidden" name="station" value=(SystemIds.next().to_string());
                    div {
                        label for="label" { (say.t("in-station-label")) }
                        p.hint #label-hint { (say.t("in-station-label-hint")) }
                        input id="label" name="label" required maxlength="200" autocomplete="off" aria-describedby="label-hint" value=(typed.label);
                    }
                    div {
                        label for="phone" { (say.t("in-station-phone")) }
                        p.hint #phone-hint { (say.t("in-station-phone-hint")) }
                        input id="phone" name="phone" type="tel" maxlength="30" autocomplete="off" aria-describedby="phone-hint" value=(typed.phone);
                    }
                    button.do.main.wide type="submit" { (say.t("in-station-register-go")) }
                }
            }
        }
    }
}

fn line(entry: &Entry, say: &Say<'_>, row: &StationRow) -> Markup {
    let taken = entry.sessions().stations().is_taken(row.id);
    html! {
        li {
            span {
                b { (row.label) } br;
                span.soft { (say.with("in-station-since", &[("t", Arg::Text(&say.day_and_time(row.since)))])) }
                @if !taken { br; span.soft { (say.t("in-station-waits")) } }
            }
            (forms::button(&format!("/leader/access/station/{}/cut-off", row.id), "do small alarm", &say.t("in-access-cut-off")))
        }
    }
}
