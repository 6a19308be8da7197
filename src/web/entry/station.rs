//! `/station`: makes a PC of the legevakt's a station, with a one-time code of the leader's. From then on anybody at it may ask for help;
//! what concerns patients still needs a sign-in.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::html;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::domain::ids::StationId;
use crate::text::Arg;
use crate::web::entry::{Entry, Shape, forms};
use crate::web::language::asked_or_kept;
use crate::web::pages::say::Say;
use crate::web::session::address_of;
use crate::web::session::cookie::Jar;
use crate::web::session::stations::StationError;

/// What may be asked for in the address.
#[derive(Debug, Deserialize)]
pub struct Asked {
    lang: Option<String>,
}

/// The one-time code.
#[derive(Deserialize)]
pub struct Typed {
    code: Zeroizing<String>,
    #[serde(default)]
    lang: Option<String>,
}

/// `GET /station`.
pub async fn show(
    State(entry): State<Entry>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let say = entry.say(asked_or_kept(asked.lang.as_deref(), &headers));
    let station = entry.sessions().station_of(&headers);
    let page = page(&entry, &say, station, None, StatusCode::OK);
    forms::kept(&entry, asked.lang.as_deref(), page)
}

/// `POST /station`.
pub async fn register(
    State(entry): State<Entry>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Response {
    let say = entry.say(asked_or_kept(typed.lang.as_deref(), &headers));
    let sessions = entry.sessions();
    let address = address_of(peer, &headers);
    let error = match sessions.take_station_code(&typed.code, &address).await {
        Ok((_, cookie)) => {
            let cookie = Jar::Station.set_long(sessions.public(), &cookie);
            let headers = cookie.map(|cookie| [(header::SET_COOKIE, cookie)]);
            let headers = headers.map(HeaderMap::from_iter).unwrap_or_default();
            return (headers, Redirect::to("/station")).into_response();
        }
        Err(error) => error,
    };
    let (status, message) = match error {
        StationError::WrongCode => (StatusCode::UNAUTHORIZED, say.t("in-station-wrong")),
        StationError::Throttled { after } => {
            (StatusCode::TOO_MANY_REQUESTS, forms::throttled(&say, after))
        }
        StationError::Entropy(_) | StationError::Store(_) | StationError::Sqlite(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, say.t("in-failed"))
        }
    };
    page(&entry, &say, None, Some(&message), status)
}

fn page(
    entry: &Entry,
    say: &Say<'_>,
    station: Option<StationId>,
    message: Option<&str>,
    status: StatusCode,
) -> Response {
    let title = say.t("in-station-title");
    let state = entry.web.engine.state();
    let label = station
        .and_then(|id| state.station(id))
        .map(|station| station.label.clone());
    let body = html! {
        main.entry #main tabindex="-1" {
            div.tight { p.soft { (entry.service_name()) } h1 { (title) } }
            (forms::problem(message))
            @match label {
                Some(label) => {
                    p.say.green { (say.with("in-station-is", &[("label", Arg::Text(&label))])) }
                    a.do.main.wide href="/doctor" { (say.t("in-station-ask")) }
                    p { a.as-link href="/" { (say.t("in-station-patients")) } }
                }
                None => {
                    p { (say.t("in-station-why")) }
                    form.fields method="post" action="/station" {
                        input type="hidden" name="lang" value=(say.language.tag());
                        (forms::code(&say.t("in-code"), &say.t("in-station-code-hint"), true))
                        button.do.main.wide type="submit" { (say.t("in-station-go")) }
                    }
                }
            }
            nav.foot-links { (forms::languages(say, "/station")) }
        }
    };
    let shape = Shape {
        title: &title,
        class: "way-in",
        inside: false,
        home: None,
    };
    (status, entry.page(say, &shape, &body)).into_response()
}
