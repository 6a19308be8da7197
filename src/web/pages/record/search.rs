//! `/patients`: the register. Whoever is looked for is posted and never stands in an address; whoever is registered is looked for first.

use axum::extract::{Extension, Form as Fields, Query, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::command::Command;
use crate::domain::ids::{IdSource, PatientId};
use crate::domain::openings::searches::Place;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::patient::Standing;
use crate::ids::SystemIds;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::record::{Hit, doubles, find as look, hit, words};
use crate::web::pages::act::refusal;
use crate::web::pages::form::{Keys, Refused, Typed};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::record::parts::{self, Form, folded};
use crate::web::pages::record::{fields, identity, work};
use crate::web::pages::say::Say;
use crate::web::searched;
use crate::web::state::WebState;

/// Whom somebody has just registered.
#[derive(Debug, Default, Deserialize)]
pub struct New {
    new: Option<String>,
}

/// What the page says.
#[derive(Default)]
struct Said {
    /// What was looked for, and who was found.
    found: Option<(String, Vec<Hit>)>,
    /// Those whom the one to be registered may be.
    doubles: Vec<Hit>,
    /// Whom she has just registered.
    new: Option<Hit>,
}

/// `GET /patients`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Query(new): Query<New>,
    headers: HeaderMap,
) -> Response {
    let (state, now) = (web.engine.state(), web.engine.now());
    let new = new.new.and_then(|id| id.parse().ok());
    let said = Said {
        new: new
            .filter(|_| viewer.registers(&state))
            .and_then(|id| hit(&state, &viewer, id, now)),
        ..Said::default()
    };
    answer(&web, &viewer, &headers, StatusCode::OK, &page_keys(), &said)
}

/// `POST /patients`: looks for somebody.
pub async fn find(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
    Fields(sent): Fields<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(sent);
    let q = typed.get("q").to_owned();
    let found = look(&web.engine.state(), &viewer, &q, web.engine.now());
    let shown = found.iter().map(|hit| hit.id);
    searched::shows(&web.engine, &viewer, Place::Register, &q, shown);
    let said = Said {
        found: Some((q, found)),
        ..Said::default()
    };
    answer(&web, &viewer, &headers, StatusCode::OK, &page_keys(), &said)
}

/// `POST /patients/register`.
pub async fn register(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
    Fields(sent): Fields<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(sent);
    let (Ok(patient), Some(actor)) = (typed.get("id").parse::<PatientId>(), viewer.actor()) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let (state, now) = (web.engine.state(), web.engine.now());
    let refuse = |status, message, doubles| {
        let mut keys = page_keys();
        keys.refused = Some(Refused {
            contact: None,
            act: "register".to_owned(),
            message,
            typed: typed.clone(),
        });
        let said = Said {
            doubles,
            ..Said::default()
        };
        answer(&web, &viewer, &headers, status, &keys, &said)
    };
    let say = Say::new(&web.texts, viewer.language, jiff::tz::TimeZone::UTC, now);
    let identity = match fields::identity(&typed, "", say.year()) {
        Ok(identity) => identity,
        Err(why) => return refuse(StatusCode::UNPROCESSABLE_ENTITY, why.said(&say), Vec::new()),
    };
    // The same form again finds the one that it has registered.
    let again = state.patient(patient).is_some();
    let name = identity.full_name();
    let doubles = doubles(&state, &viewer, &identity, now);
    if !again && typed.get("else") != "yes" && !doubles.is_empty() {
        let shown = doubles.iter().map(|hit| hit.id);
        searched::shows(&web.engine, &viewer, Place::Register, &name, shown);
        return refuse(StatusCode::CONFLICT, say.t("rec-doubles"), doubles);
    }
    let command = PatientCommand::Register {
        patient,
        identity: Box::new(identity),
    };
    match web.engine.submit(actor, Command::Patient(command)).await {
        // A nurse on duty has nothing that opens the record: whom the contact is about she says there.
        Ok(_) if !viewer.works_days() => {
            Redirect::to(&format!("/patients?new={patient}")).into_response()
        }
        Ok(_) => Redirect::to(&format!("/patient/{patient}")).into_response(),
        Err(error) => {
            let (status, message) = refusal(&web, &viewer, &error);
            refuse(status, message, doubles)
        }
    }
}

fn answer(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    status: StatusCode,
    keys: &Keys,
    said: &Said,
) -> Response {
    if !viewer.registers(&web.engine.state()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let back = Some(parts::home(viewer));
    let page = parts::page(web, viewer, headers, back, "rec-title-patients", |say| {
        body(say, viewer, keys, said)
    });
    (status, page).into_response()
}

fn body(say: &Say<'_>, viewer: &Viewer, keys: &Keys, said: &Said) -> Markup {
    let (typed, found) = match &said.found {
        Some((typed, found)) => (typed.as_str(), Some(found.as_slice())),
        None => ("", None),
    };
    let asked = (typed, found.map(<[Hit]>::len));
    html! {
        h1 { (say.t("rec-title-patients")) }
        @if let Some(new) = &said.new {
            div.say.green role="status" { b { (say.with("rec-registered", &[("who", Arg::Text(&new.name))])) } " " (say.t("rec-registered-then")) }
        }
        section.card {
            (parts::finding(say, keys, "/patients", asked, &Markup::default()))
            @if let Some(found) = found { (hits(say, viewer, keys, found)) }
        }
        section.card #register { (new(say, viewer, keys, said)) }
    }
}

/// That somebody who is found has moved away, or has died.
pub fn gone(say: &Say<'_>, hit: &Hit) -> Markup {
    let word = words::word(&words::STANDINGS, &hit.standing);
    html! { @if hit.standing != Standing::Here { " · " b { (say.by("rec-standing-is", word)) } } }
}

fn hits(say: &Say<'_>, viewer: &Viewer, keys: &Keys, found: &[Hit]) -> Markup {
    html! {
        ul.list { @for hit in found {
            @let opens = hit.open || !viewer.works_days();
            li class=[opens.then_some("line")] {
                span { b { (hit.name) } @if let Some(year) = &hit.born { " · " (say.with("rec-born", &[("year", Arg::Text(year))])) } (gone(say, hit)) }
                @if opens {
                    a.do.small href=(format!("/patient/{}", hit.id)) { (say.t("rec-open")) }
                } @else {
                    @let name = format!("take.{}", hit.id);
                    @let form = Form { say, keys, name: &name };
                    (folded(&say.t("rec-take"), false, &work::take_on(&form, hit.id, false)))
                }
            }
        } }
    }
}

fn new(say: &Say<'_>, viewer: &Viewer, keys: &Keys, said: &Said) -> Markup {
    let form = Form {
        say,
        keys,
        name: "register",
    };
    let fresh = PatientId::from_uuid(SystemIds.next()).to_string();
    let doubles = !said.doubles.is_empty();
    let inside = form.around(
        "/patients/register",
        "",
        &html! {
            input type="hidden" name="id" value=(form.value("id", &fresh));
            @if doubles { (form.tick("else", "yes", &say.t("rec-somebody-other"), false)) }
            (identity::fields(&form, &[]))
            (form.go("rec-register-go"))
        },
    );
    html! {
        h2 { (say.t("rec-register")) }
        p.hint { (say.t("rec-register-hint")) }
        @if doubles { (hits(say, viewer, keys, &said.doubles)) }
        (folded(&say.t("rec-register-open"), form.is_refused(), &inside))
    }
}
