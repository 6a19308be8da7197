//! `/in/…`: the one-time link of a doctor who is let in for some days. She chooses a password, and is in.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Form, Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use maud::html;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::domain::ids::GuestId;
use crate::text::Arg;
use crate::web::entry::sign_in::place;
use crate::web::entry::{Entry, Shape, forms, into_service};
use crate::web::language::asked_or_kept;
use crate::web::pages::say::Say;
use crate::web::session::address_of;
use crate::web::session::guests::LinkError;
use crate::web::session::password::SHORTEST;

/// What may be asked for in the address.
#[derive(Debug, Deserialize)]
pub struct Asked {
    lang: Option<String>,
}

/// The password of her own choice.
#[derive(Deserialize)]
pub struct Chosen {
    password: Zeroizing<String>,
}

/// `GET /in/{token}`. Looking uses nothing up: some telephones look at links by themselves.
pub async fn show(
    State(entry): State<Entry>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let address = address_of(peer, &headers);
    match entry.sessions().of_link(&token, &address).await {
        Ok(guest) => {
            let say = say_to(&entry, guest, asked.lang.as_deref(), &headers);
            let page = page(&entry, &say, &token, None, StatusCode::OK);
            forms::kept(&entry, asked.lang.as_deref(), page)
        }
        Err(error) => over(&entry, &headers, asked.lang.as_deref(), &error),
    }
}

/// `POST /in/{token}`.
pub async fn choose(
    State(entry): State<Entry>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(chosen): Form<Chosen>,
) -> Response {
    let place = place(&entry, &headers, peer);
    let sessions = entry.sessions();
    let taken = sessions
        .take_link(&token, chosen.password, &place.address)
        .await;
    let account = match taken {
        Ok(account) => account,
        Err(LinkError::Unfit) => {
            let say = entry.say(asked_or_kept(None, &headers));
            let least = u32::try_from(SHORTEST).unwrap_or_default();
            let message = say.with("in-password-short", &[("n", Arg::Number(least))]);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return page(&entry, &say, &token, Some(&message), status);
        }
        Err(error) => return over(&entry, &headers, None, &error),
    };
    let into = match sessions.enter(account, &place, None).await {
        Ok(entered) => into_service(&entry, &headers, &entered, entered.account.home()).await,
        Err(error) => Err(error),
    };
    into.unwrap_or_else(|_| over(&entry, &headers, None, &LinkError::Failed))
}

/// Her own words, as whoever let her in has said.
fn say_to<'a>(
    entry: &'a Entry,
    guest: GuestId,
    lang: Option<&str>,
    headers: &HeaderMap,
) -> Say<'a> {
    let state = entry.web.engine.state();
    let own = state.guest(guest).map(|guest| guest.language);
    let language = match (lang, own) {
        (None, Some(own)) => own,
        (Some(_), _) | (None, None) => asked_or_kept(lang, headers),
    };
    entry.say(language)
}

fn page(
    entry: &Entry,
    say: &Say<'_>,
    token: &str,
    message: Option<&str>,
    status: StatusCode,
) -> Response {
    let title = say.t("in-link-title");
    let body = html! {
        main.entry #main tabindex="-1" {
            div.tight { p.soft { (entry.service_name()) } h1 { (title) } p { (say.t("in-link-why")) } }
            (forms::problem(message))
            form.fields method="post" action=(format!("/in/{token}")) {
                (forms::password("password", &say.t("in-password-new"), "new-password"))
                p.hint { (say.t("in-link-hint")) }
                button.do.main.wide type="submit" { (say.t("in-link-go")) }
            }
            nav.foot-links { (forms::languages(say, &format!("/in/{token}"))) }
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

fn over(entry: &Entry, headers: &HeaderMap, lang: Option<&str>, error: &LinkError) -> Response {
    let say = entry.say(asked_or_kept(lang, headers));
    let (status, message) = match error {
        LinkError::Over | LinkError::Unfit => (StatusCode::GONE, say.t("in-link-over")),
        LinkError::Throttled { after } => (
            StatusCode::TOO_MANY_REQUESTS,
            forms::throttled(&say, *after),
        ),
        LinkError::Failed => (StatusCode::SERVICE_UNAVAILABLE, say.t("in-failed")),
    };
    let title = say.t("in-link-over-title");
    let body = html! {
        main.entry #main tabindex="-1" {
            div.tight { p.soft { (entry.service_name()) } h1 { (title) } }
            (forms::problem(Some(&message)))
            p { (say.t("in-link-over-do")) }
            a.do.wide href="/" { (say.t("in-go")) }
        }
    };
    let shape = Shape {
        title: &title,
        class: "way-in",
        inside: false,
        home: None,
    };
    (status, entry.page(&say, &shape, &body)).into_response()
}
