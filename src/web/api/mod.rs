//! The API: JSON in, JSON out, described by OpenAPI. Every answer goes through `views`, every change through the engine; each handler
//! parses, submits and renders.

mod act;
mod alarms;
mod board;
mod by_request;
mod caller;
mod calls;
mod care;
mod care_json;
mod complaints;
mod contact_json;
mod contact_person;
mod contacts;
mod deaths;
mod deviations;
mod doctors;
mod document_forms;
mod documents;
mod documents_fhir;
mod escorts;
mod feedback;
mod fhir;
mod figures;
mod follow_ups;
mod handbook;
mod handovers;
pub mod idempotency;
mod on_duty;
mod openings;
mod outside;
mod patients;
mod request_form;
mod requests;
mod session;
mod sheets;
mod writing;

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::{Json, Router, middleware};
use utoipa::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::engine::Engine;
use crate::forms::shelf::Shelf;
use crate::handbook::shelf::Handbook;
use crate::text::Texts;
use crate::web::api::idempotency::Idempotency;
use crate::web::limits;
use crate::web::presence::Screens;
use crate::web::session::Sessions;
use crate::web::session::cookie::Jar;
use crate::web::session::gate::{self, Gate};

/// What the handlers need.
#[derive(Clone)]
pub struct ApiState {
    /// The loop.
    pub engine: Engine,
    /// Who is at the other end.
    pub sessions: Sessions,
    /// Whose screens are connected.
    pub screens: Screens,
    /// The handbook's forms.
    pub forms: Arc<Shelf>,
    /// Every sentence, for what is made on paper.
    pub texts: Arc<Texts>,
    /// The handbook's pages.
    pub handbook: Arc<Handbook>,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Hjemmevakt",
        description = "Calls, contacts, requests, alarms, duty, patients and their plans, and who is let in. Errors are problem details (RFC 9457). `Idempotency-Key` \
            may come with any POST: the same request under the same key is carried out once within 24 hours. A registered PC has a cookie \
            and no token: with it, requests are sent and followed, and nothing else.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    security(("token" = []))
)]
struct Described;

/// `/api/v1/…` without the live socket, and `/api/openapi.json`.
pub fn router(
    engine: Engine,
    sessions: Sessions,
    idempotency: Idempotency,
    screens: Screens,
    forms: Arc<Shelf>,
    texts: Arc<Texts>,
    handbook: Arc<Handbook>,
) -> Router {
    let gate = Gate {
        sessions: sessions.clone(),
        engine: engine.clone(),
    };
    let (router, mut description) = described();
    let components = description.components.get_or_insert_default();
    let token = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    components.add_security_scheme("token", token);
    let cookie = ApiKeyValue::new(Jar::Station.name(sessions.public()));
    components.add_security_scheme("station", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    let state = ApiState {
        engine,
        sessions,
        screens,
        forms,
        texts,
        handbook,
    };
    router
        .layer(middleware::from_fn_with_state(
            idempotency,
            idempotency::once,
        ))
        .layer(middleware::from_fn_with_state(gate, gate::gate))
        .merge(session::router())
        .with_state(state)
        .route(
            "/api/openapi.json",
            axum::routing::get(|| async move { Json(description) }),
        )
}

/// Everything that needs a session, with the description of the whole.
fn described() -> (Router<ApiState>, utoipa::openapi::OpenApi) {
    let mut router = OpenApiRouter::with_openapi(Described::openapi())
        .routes(routes!(board::board))
        .routes(routes!(board::duty))
        .routes(routes!(contacts::show))
        .routes(routes!(contacts::call_back))
        .routes(routes!(contacts::promise))
        .routes(routes!(contacts::note))
        .routes(routes!(contacts::strike_note))
        .routes(routes!(contacts::message))
        .routes(routes!(contacts::outcome))
        .routes(routes!(contacts::proposal))
        .routes(routes!(contacts::erase))
        .routes(routes!(contact_person::show, contact_person::link))
        .routes(routes!(contact_person::unlink))
        .routes(routes!(contact_person::confirm))
        .routes(routes!(contact_person::card))
        .routes(routes!(contact_person::rest))
        .routes(routes!(contact_person::emergency))
        .routes(routes!(contact_person::keep_safety))
        .routes(routes!(writing::take))
        .routes(routes!(writing::pass))
        .routes(routes!(writing::children))
        .routes(routes!(calls::claim))
        .routes(routes!(calls::decline))
        .routes(routes!(calls::end))
        .routes(routes!(calls::bring_in))
        .routes(routes!(calls::hand_over))
        .routes(routes!(care::leave))
        .routes(routes!(care::danger))
        .routes(routes!(care::undo))
        .routes(routes!(care::answer))
        .routes(routes!(care::end))
        .routes(routes!(care::child))
        .routes(routes!(care::privately))
        .routes(routes!(care::threatened))
        .routes(routes!(care::draft))
        .routes(routes!(complaints::list, complaints::receive))
        .routes(routes!(complaints::show))
        .routes(routes!(complaints::step))
        .routes(routes!(complaints::give))
        .routes(routes!(complaints::answer))
        .routes(routes!(complaints::erase))
        .routes(routes!(deviations::list, deviations::raise))
        .routes(routes!(deviations::show))
        .routes(routes!(deviations::step))
        .routes(routes!(deviations::give))
        .routes(routes!(deviations::close))
        .routes(routes!(deviations::erase))
        .merge(patients::router())
        .routes(routes!(documents::list, documents::begin))
        .routes(routes!(documents::show))
        .routes(routes!(documents::write))
        .routes(routes!(documents::settle))
        .routes(routes!(documents::sign))
        .routes(routes!(doctors::orders))
        .routes(routes!(doctors::decisions))
        .routes(routes!(doctors::cases))
        .routes(routes!(doctors::name))
        .routes(routes!(doctors::end))
        .routes(routes!(documents::doctor))
        .routes(routes!(documents::countersign))
        .routes(routes!(documents::elsewhere))
        .routes(routes!(documents::amend))
        .routes(routes!(documents::withdraw))
        .routes(routes!(documents::transferred))
        .routes(routes!(escorts::list, escorts::book))
        .routes(routes!(escorts::change))
        .routes(routes!(escorts::step))
        .routes(routes!(escorts::cover))
        .routes(routes!(escorts::back))
        .routes(routes!(documents_fhir::bundle))
        .routes(routes!(documents_fhir::response))
        .routes(routes!(handovers::list, handovers::hand_over))
        .routes(routes!(handovers::show))
        .routes(routes!(handovers::sentence))
        .routes(routes!(handovers::sign))
        .routes(routes!(handovers::accept))
        .routes(routes!(handovers::accept_all))
        .routes(routes!(handovers::accept_beside))
        .routes(routes!(handovers::done))
        .routes(routes!(handovers::ask))
        .routes(routes!(handovers::answer))
        .routes(routes!(figures::show))
        .routes(routes!(handbook::list))
        .routes(routes!(handbook::show))
        .routes(routes!(handbook::found))
        .routes(routes!(handbook::read))
        .routes(routes!(handbook::reviews))
        .routes(routes!(handbook::review))
        .routes(routes!(deaths::list))
        .routes(routes!(deaths::held))
        .routes(routes!(deaths::declined))
        .routes(routes!(deaths::of_patient))
        .routes(routes!(deaths::care_for))
        .routes(routes!(deaths::cared_for))
        .routes(routes!(feedback::agree))
        .routes(routes!(feedback::refuse))
        .routes(routes!(feedback::list))
        .routes(routes!(fhir::export))
        .routes(routes!(openings::of_patient))
        .routes(routes!(openings::to_review))
        .routes(routes!(openings::verdict))
        .routes(routes!(openings::undo))
        .merge(
            OpenApiRouter::new()
                .routes(routes!(fhir::take_in))
                .layer(DefaultBodyLimit::max(limits::BUNDLE)),
        )
        .routes(routes!(requests::list, requests::send))
        .routes(routes!(requests::show))
        .routes(routes!(by_request::person))
        .routes(routes!(by_request::open))
        .routes(routes!(requests::fill))
        .routes(routes!(requests::amend))
        .routes(routes!(requests::withdraw))
        .routes(routes!(requests::accept))
        .routes(routes!(requests::decline))
        .routes(routes!(requests::on_the_way))
        .routes(routes!(requests::arrive))
        .routes(routes!(requests::write))
        .routes(routes!(requests::agree))
        .routes(routes!(requests::connect))
        .routes(routes!(outside::guests, outside::let_in))
        .routes(routes!(outside::link))
        .routes(routes!(outside::end))
        .routes(routes!(outside::stations, outside::register))
        .routes(routes!(outside::code))
        .routes(routes!(outside::cut_off))
        .routes(routes!(alarms::take))
        .routes(routes!(on_duty::tablet))
        .routes(routes!(on_duty::ring))
        .routes(routes!(on_duty::send))
        .routes(routes!(on_duty::code))
        .routes(routes!(on_duty::unavailable))
        .routes(routes!(on_duty::available))
        .routes(routes!(on_duty::kept, on_duty::start))
        .routes(routes!(on_duty::erase))
        .routes(routes!(on_duty::check_in))
        .routes(routes!(on_duty::end))
        .routes(routes!(on_duty::settle))
        .routes(routes!(on_duty::help))
        .routes(routes!(on_duty::settle_help))
        .routes(routes!(follow_ups::follow_up_done))
        .routes(routes!(follow_ups::children_done))
        .routes(routes!(follow_ups::further_done))
        .routes(routes!(follow_ups::set))
        .routes(routes!(sheets::list, sheets::hand))
        .routes(routes!(follow_ups::follow_up_moved))
        .routes(routes!(follow_ups::follow_up_handed))
        .routes(routes!(alarms::release));
    router.get_openapi_mut().merge(session::description());
    router.split_for_parts()
}
