//! Setting up a second factor: a square for the app's camera, the same in letters, the first code, and ten recovery codes that are shown
//! once. Whoever must have one is led here and reaches nothing else before.

use std::net::SocketAddr;

use axum::Extension;
use axum::extract::{ConnectInfo, Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::text::Arg;
use crate::web::entry::sign_in::status;
use crate::web::entry::{Entry, Looks, Me, Shape, forms, mine, square};
use crate::web::pages::say::Say;
use crate::web::session::address_of;
use crate::web::session::factors::CODES;
use crate::web::session::sign_in::SignInError;
use crate::web::session::totp::Seed;

/// A code of the app.
#[derive(Deserialize)]
pub struct Typed {
    code: Zeroizing<String>,
}

/// The password, for what a borrowed screen must not do.
#[derive(Deserialize)]
pub struct Sure {
    password: Zeroizing<String>,
}

/// `GET /account/second-factor`.
pub async fn show(State(entry): State<Entry>, me: Me, Extension(looks): Looks) -> Response {
    page(
        &entry,
        &me,
        &entry.say(looks.language),
        None,
        StatusCode::OK,
    )
    .await
}

/// `POST /account/second-factor`: the first code.
pub async fn confirm(
    State(entry): State<Entry>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    me: Me,
    Extension(looks): Looks,
    Form(typed): Form<Typed>,
) -> Response {
    let say = entry.say(looks.language);
    let sessions = entry.sessions();
    let address = address_of(peer, &headers);
    match sessions
        .confirm_factor(mine(&me), &typed.code, &address)
        .await
    {
        Ok(codes) => recovery(&entry, &say, mine(&me).home(), &codes).into_response(),
        Err(error) => {
            let message = forms::not_in(&say, &error);
            page(&entry, &me, &say, Some(&message), status(&error)).await
        }
    }
}

/// `POST /account/second-factor/codes`: ten new ones.
pub async fn codes(
    State(entry): State<Entry>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    me: Me,
    Extension(looks): Looks,
    Form(sure): Form<Sure>,
) -> Response {
    let say = entry.say(looks.language);
    let sessions = entry.sessions();
    let address = address_of(peer, &headers);
    match sessions
        .new_recovery_codes(mine(&me), sure.password, &address)
        .await
    {
        Ok(codes) => recovery(&entry, &say, "/account", &codes).into_response(),
        Err(error) => crate::web::entry::account::refused(&entry, &me, &say, &error).await,
    }
}

/// `POST /account/second-factor/remove`: for a new telephone. Where one is required, the next page sets up the new one.
pub async fn remove(
    State(entry): State<Entry>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    me: Me,
    Extension(looks): Looks,
    Form(sure): Form<Sure>,
) -> Response {
    let say = entry.say(looks.language);
    let sessions = entry.sessions();
    let address = address_of(peer, &headers);
    match sessions
        .remove_factor(mine(&me), sure.password, &address)
        .await
    {
        Ok(()) => Redirect::to("/account/second-factor").into_response(),
        Err(error) => crate::web::entry::account::refused(&entry, &me, &say, &error).await,
    }
}

async fn page(
    entry: &Entry,
    me: &Me,
    say: &Say<'_>,
    message: Option<&str>,
    status: StatusCode,
) -> Response {
    let sessions = entry.sessions();
    let account = mine(me);
    let seed = match sessions.factors().begin(&account.id, sessions.now()).await {
        Ok(Some(seed)) => seed,
        Ok(None) => return Redirect::to("/account").into_response(),
        Err(error) => {
            tracing::warn!(%error, "a second factor could not be begun");
            let message = forms::not_in(say, &SignInError::Failed);
            return (StatusCode::SERVICE_UNAVAILABLE, message).into_response();
        }
    };
    let must = entry.gate.must_set_up(account);
    let title = say.t("in-factor-title");
    let body = html! {
        main.entry #main tabindex="-1" {
            div.tight {
                h1 { (title) }
                p { (say.t(if must { "in-factor-must" } else { "in-factor-why" })) }
            }
            (forms::problem(message))
            ol.steps {
                li { (say.t("in-factor-app")) }
                li { (say.t("in-factor-square")) (picture(entry, say, &account.username, &seed)) }
                li {
                    (say.t("in-factor-code"))
                    form.fields method="post" action="/account/second-factor" {
                        (forms::code(&say.t("in-code"), &say.t("in-factor-code-hint"), message.is_some()))
                        button.do.main.wide type="submit" { (say.t("in-factor-go")) }
                    }
                }
            }
        }
    };
    let shape = Shape {
        title: &title,
        class: "way-in",
        inside: true,
        home: (!must).then_some("/account"),
    };
    (status, entry.page(say, &shape, &body)).into_response()
}

/// The square, and the same for whoever has no camera at hand.
fn picture(entry: &Entry, say: &Say<'_>, username: &str, seed: &Seed) -> Markup {
    let address = seed.address(&entry.service_name(), username);
    let letters = seed.base32();
    let groups: Vec<&str> = (0..letters.len())
        .step_by(4)
        .filter_map(|at| letters.get(at..(at + 4).min(letters.len())))
        .collect();
    html! {
        // Nobody can hold a telephone's camera at its own screen.
        a.do.wide.same-phone href=(*address) { (say.t("in-factor-same-phone")) }
        @if let Some(square) = square::square(&address, &say.t("in-factor-square-name")) { (square) }
        details.more {
            summary { (say.t("in-factor-letters")) }
            p.letters.num { (groups.join(" ")) }
        }
    }
}

/// The recovery codes, shown this once.
fn recovery(entry: &Entry, say: &Say<'_>, home: &str, codes: &[String]) -> Markup {
    let title = say.t("in-recovery-title");
    let count = u32::try_from(CODES).unwrap_or_default();
    let body = html! {
        main.entry #main tabindex="-1" {
            div.tight {
                h1 { (title) }
                p { (say.with("in-recovery-why", &[("n", Arg::Number(count))])) }
                p { b { (say.t("in-recovery-once")) } }
            }
            ol.codes.num { @for code in codes { li { (code) } } }
            a.do.main.wide href=(home) { (say.t("in-recovery-go")) }
        }
    };
    let shape = Shape {
        title: &title,
        class: "way-in",
        inside: true,
        home: None,
    };
    entry.page(say, &shape, &body)
}
