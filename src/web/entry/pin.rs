//! `/account/pin`: a few digits for this tablet, so that it unlocks in seconds.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Extension;
use axum::extract::{ConnectInfo, Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::html;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::domain::time::Timestamp;
use crate::web::entry::account::own;
use crate::web::entry::sign_in::status;
use crate::web::entry::{Entry, Looks, Me, Shape, forms, mine};
use crate::web::pages::say::Say;
use crate::web::session::pins::PinError;
use crate::web::session::{SESSION, address_of};

/// So long after the password was typed, it is not asked for again.
const FRESH: Duration = Duration::from_mins(10);

/// Digits, typed twice.
#[derive(Deserialize)]
pub struct Digits {
    pin: Zeroizing<String>,
    again: Zeroizing<String>,
    /// Asked for unless it was typed a moment ago.
    #[serde(default)]
    password: Zeroizing<String>,
}

/// The password was typed a moment ago.
fn is_fresh(entry: &Entry, me: &Me) -> bool {
    entry.sessions().now().since(with_password_at(me)) < FRESH
}

/// Her last sign-in with the password: this very session, or the one that digits have carried on.
fn with_password_at(me: &Me) -> Timestamp {
    me.0.session.until - SESSION
}

/// `GET /account/pin`.
pub async fn show(
    State(entry): State<Entry>,
    me: Me,
    Extension(looks): Looks,
    headers: HeaderMap,
) -> Response {
    let say = entry.say(looks.language);
    page(&entry, &me, &say, &headers, None, StatusCode::OK).await
}

/// `POST /account/pin`.
pub async fn choose(
    State(entry): State<Entry>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    me: Me,
    Extension(looks): Looks,
    headers: HeaderMap,
    Form(typed): Form<Digits>,
) -> Response {
    let say = entry.say(looks.language);
    let sessions = entry.sessions();
    if !is_fresh(&entry, &me) {
        let address = address_of(peer, &headers);
        let name = &mine(&me).username;
        let checked = sessions
            .check_password(name, typed.password, &address)
            .await;
        if let Err(error) = checked {
            let message = own(&say, &error);
            return page(&entry, &me, &say, &headers, Some(&message), status(&error)).await;
        }
    }
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    if typed.pin != typed.again {
        let message = say.t("in-pin-differ");
        return page(&entry, &me, &say, &headers, Some(&message), unfit).await;
    }
    let Some(device) = sessions.device_of(&headers) else {
        return Redirect::to("/account").into_response();
    };
    let chosen = sessions
        .pins()
        .choose(&device.id, &mine(&me).id, typed.pin, with_password_at(&me))
        .await;
    match chosen {
        Ok(()) => Redirect::to(mine(&me).home()).into_response(),
        Err(error) => {
            let status = match error {
                PinError::Unfit => unfit,
                PinError::Wrong { .. }
                | PinError::NeedsPassword
                | PinError::Throttled { .. }
                | PinError::Password(_)
                | PinError::Sqlite(_) => StatusCode::SERVICE_UNAVAILABLE,
            };
            let message = forms::not_unlocked(&say, &error);
            page(&entry, &me, &say, &headers, Some(&message), status).await
        }
    }
}

/// `POST /account/pin/remove`.
pub async fn remove(State(entry): State<Entry>, me: Me, headers: HeaderMap) -> Response {
    let sessions = entry.sessions();
    if let Some(device) = sessions.device_of(&headers)
        && let Err(error) = sessions.pins().remove(&device.id, &mine(&me).id).await
    {
        return crate::web::entry::account::failed(&error);
    }
    Redirect::to("/account").into_response()
}

async fn page(
    entry: &Entry,
    me: &Me,
    say: &Say<'_>,
    headers: &HeaderMap,
    message: Option<&str>,
    status: StatusCode,
) -> Response {
    let sessions = entry.sessions();
    let Some(device) = sessions.device_of(headers) else {
        return Redirect::to("/account").into_response();
    };
    let enrolled = sessions.pins().of_device(&device.id, sessions.now()).await;
    let has = enrolled.is_ok_and(|all| all.iter().any(|one| one.account == mine(me).id));
    let title = say.t("in-pin-title");
    let body = html! {
        main.entry #main tabindex="-1" {
            div.tight { h1 { (title) } p { (say.t("in-pin-why")) } }
            (forms::problem(message))
            form.fields method="post" action="/account/pin" {
                (field("pin", &say.t("in-pin-new"), &say.t("in-pin-hint")))
                (field("again", &say.t("in-pin-again"), ""))
                @if !is_fresh(entry, me) { (forms::password("password", &say.t("in-password-present"), "current-password")) }
                button.do.main.wide type="submit" { (say.t("in-pin-save")) }
            }
            @if has { (forms::button("/account/pin/remove", "do wide", &say.t("in-pin-remove"))) }
            a.do.wide href=(mine(me).home()) { (say.t(if has { "in-pin-keep" } else { "in-pin-later" })) }
        }
    };
    let shape = Shape {
        title: &title,
        class: "way-in",
        inside: true,
        home: Some("/account"),
    };
    (status, entry.page(say, &shape, &body)).into_response()
}

fn field(id: &str, label: &str, hint: &str) -> maud::Markup {
    let hint_id = format!("{id}-hint");
    html! {
        div {
            label for=(id) { (label) }
            @if !hint.is_empty() { p.hint id=(hint_id) { (hint) } }
            input.digits id=(id) name=(id) type="password" inputmode="numeric" pattern="[0-9]{6,12}" required minlength="6" maxlength="12"
                autocomplete="off" aria-describedby=[(!hint.is_empty()).then_some(hint_id.as_str())];
        }
    }
}
