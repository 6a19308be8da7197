//! `/account`: what somebody sees and changes of her own account: password, second factor, this tablet, where else she is signed in.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Extension;
use axum::extract::{ConnectInfo, Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::domain::language::Language;
use crate::text::Arg;
use crate::web::entry::sign_in::status;
use crate::web::entry::{Entry, Looks, Me, Shape, forms, into_service, mine, with_cookie};
use crate::web::pages::language;
use crate::web::pages::say::Say;
use crate::web::session::address_of;
use crate::web::session::cookie::Jar;
use crate::web::session::devices::Device;
use crate::web::session::open::{Kind, OpenSession};
use crate::web::session::own::ChangeError;
use crate::web::session::password::SHORTEST;
use crate::web::session::sign_in::SignInError;

/// A new password.
#[derive(Deserialize)]
pub struct NewPassword {
    password: Zeroizing<String>,
    new: Zeroizing<String>,
}

/// What a tablet is called.
#[derive(Deserialize)]
pub struct Label {
    label: String,
}

/// `GET /account`.
pub async fn show(
    State(entry): State<Entry>,
    me: Me,
    Extension(looks): Looks,
    headers: HeaderMap,
) -> Response {
    let say = entry.say(looks.language);
    let device = entry.sessions().device_of(&headers);
    page(&entry, &me, &say, device, None, StatusCode::OK).await
}

/// `POST /account/password`.
pub async fn password(
    State(entry): State<Entry>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    me: Me,
    Extension(looks): Looks,
    Form(typed): Form<NewPassword>,
) -> Response {
    let say = entry.say(looks.language);
    let sessions = entry.sessions();
    let address = address_of(peer, &headers);
    let changed = sessions
        .change_password(mine(&me), typed.password, typed.new, &address)
        .await;
    let device = sessions.device_of(&headers);
    match changed {
        Ok(()) => Redirect::to("/?password=yes").into_response(),
        Err(ChangeError::SignIn(error)) => {
            let message = own(&say, &error);
            page(&entry, &me, &say, device, Some(&message), status(&error)).await
        }
        Err(ChangeError::Unfit) => {
            let least = u32::try_from(SHORTEST).unwrap_or_default();
            let message = say.with("in-password-short", &[("n", Arg::Number(least))]);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&entry, &me, &say, device, Some(&message), status).await
        }
    }
}

/// The page again, with why something was not done.
pub async fn refused(entry: &Entry, me: &Me, say: &Say<'_>, error: &SignInError) -> Response {
    let message = own(say, error);
    page(entry, me, say, None, Some(&message), status(error)).await
}

/// Why something was not done by somebody who is known here: only the password can be wrong.
pub fn own(say: &Say<'_>, error: &SignInError) -> String {
    match error {
        SignInError::Wrong => say.t("in-password-wrong"),
        SignInError::CodeNeeded
        | SignInError::WrongCode
        | SignInError::Throttled { .. }
        | SignInError::Failed => forms::not_in(say, error),
    }
}

/// `POST /account/sign-out-everywhere`.
pub async fn everywhere(State(entry): State<Entry>, me: Me) -> Response {
    match entry.sessions().sign_out_everywhere(mine(&me)).await {
        Ok(()) => Redirect::to("/?password=yes").into_response(),
        Err(error) => failed(&error),
    }
}

/// `POST /account/session/{id}/end`: one of her own.
pub async fn end_session(State(entry): State<Entry>, me: Me, Path(id): Path<String>) -> Response {
    let opened = entry.sessions().opened();
    if let Some(session) = opened.get(&id)
        && session.account == mine(&me).id
    {
        entry.sessions().sign_out(&session).await;
    }
    Redirect::to("/account").into_response()
}

/// `POST /account/device`: this browser is a tablet of hers, or one that several share.
pub async fn register(
    State(entry): State<Entry>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    me: Me,
    Form(typed): Form<Label>,
) -> Response {
    let sessions = entry.sessions();
    let account = mine(&me);
    if !account.may_have_tablet() || sessions.device_of(&headers).is_some() {
        return Redirect::to("/account").into_response();
    }
    let label = match typed.label.trim() {
        "" => entry.name_of(account),
        label => label.to_owned(),
    };
    let registered = sessions
        .devices()
        .register(&label, &account.id, sessions.now())
        .await;
    let (device, cookie) = match registered {
        Ok(done) => done,
        Err(error) => return failed(&error),
    };
    let mut place = crate::web::entry::sign_in::place(&entry, &headers, peer);
    place.device = Some(device);
    // A session of the tablet from now on, and no longer one of a PC that others use.
    let into = match sessions.enter(Arc::clone(account), &place, None).await {
        Ok(entered) => into_service(&entry, &headers, &entered, "/account/pin").await,
        Err(error) => Err(error),
    };
    match (into, Jar::Device.set_long(sessions.public(), &cookie)) {
        (Ok(mut response), Some(cookie)) => {
            response.headers_mut().append(header::SET_COOKIE, cookie);
            response
        }
        (Err(error), _) => failed(&error),
        (Ok(response), None) => response,
    }
}

/// `POST /account/device/remove`: this tablet is no longer one. Everybody on it is signed out.
pub async fn forget(State(entry): State<Entry>, headers: HeaderMap) -> Response {
    let sessions = entry.sessions();
    if let Some(device) = sessions.device_of(&headers)
        && let Err(error) = sessions.cut_off(&device.id).await
    {
        return failed(&error);
    }
    match Jar::Device.clear(sessions.public()) {
        Some(cookie) => with_cookie(cookie, "/"),
        None => Redirect::to("/").into_response(),
    }
}

/// Something of ours failed: said plainly, and nothing was changed as far as is known.
pub fn failed(error: &dyn std::error::Error) -> Response {
    tracing::warn!(%error, "an account could not be changed");
    crate::web::error::Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "this cannot be stored at the moment: try again",
    )
    .into_response()
}

async fn page(
    entry: &Entry,
    me: &Me,
    say: &Say<'_>,
    device: Option<Arc<Device>>,
    message: Option<&str>,
    status: StatusCode,
) -> Response {
    let account = mine(me);
    let title = say.t("in-account-title");
    let left = entry.sessions().factors().codes_left(&account.id).await;
    let left = u32::try_from(left.unwrap_or_default()).unwrap_or_default();
    let roles: Vec<String> = account
        .roles
        .iter()
        .map(|role| say.by("in-role", role.as_str()))
        .collect();
    let body = html! {
        main.entry.wide-entry #main tabindex="-1" {
            div.tight {
                h1 { (entry.name_of(account)) }
                p.soft { (roles.join(", ")) }
            }
            (forms::problem(message))
            section.card {
                h2 { (say.t("ui-language")) }
                (language::buttons(say))
                @if say.language == Language::NorthernSami { p.soft lang="nb" { (say.t("ui-language-awaiting")) } }
            }
            p { a.as-link href="/handbook/" { (say.t("hb-title")) } }
            @if !account.is_screen() {
                p { a.as-link href="/deviation" { (say.t("dev-title-hers")) } }
                p { a.as-link href="/complaint" { (say.t("cpl-title-hers")) } }
            }
            @if account.may_have_tablet() { (tablet(say, me, device.as_deref())) }
            (factor(entry, say, me, left))
            (elsewhere(entry, say, me))
            details.more {
                summary { (say.t("in-password-new-title")) }
                form.fields method="post" action="/account/password" {
                    (forms::password("password", &say.t("in-password-present"), "current-password"))
                    (forms::password("new", &say.t("in-password-new"), "new-password"))
                    p.hint { (say.t("in-password-new-hint")) }
                    button.do.wide type="submit" { (say.t("in-password-change")) }
                }
            }
        }
    };
    let shape = Shape {
        title: &title,
        class: "way-in",
        inside: true,
        home: Some(account.home()),
    };
    (status, entry.page(say, &shape, &body)).into_response()
}

/// This tablet.
fn tablet(say: &Say<'_>, me: &Me, device: Option<&Device>) -> Markup {
    let is = if device.is_some() { "yes" } else { "no" };
    html! {
        section.card data-tablet=(is) {
            h2 { (say.t("in-tablet-title")) }
            @match device {
                Some(device) => {
                    p { (say.with("in-tablet-is", &[("label", Arg::Text(&device.label))])) }
                    div.acts {
                        a.do.wide href="/account/pin" { (say.t("in-pin-title")) }
                        @if me.0.session.device.is_some() { (forms::button("/lock", "do wide", &say.t("in-lock"))) }
                    }
                    details.more {
                        summary { (say.t("in-tablet-forget")) }
                        p { (say.t("in-tablet-forget-hint")) }
                        (forms::button("/account/device/remove", "do wide alarm", &say.t("in-tablet-forget")))
                    }
                }
                None => {
                    p { (say.t("in-tablet-not")) }
                    details.more {
                        summary { (say.t("in-tablet-register")) }
                        form.fields method="post" action="/account/device" {
                            div {
                                label for="label" { (say.t("in-tablet-label")) }
                                p.hint #label-hint { (say.t("in-tablet-label-hint")) }
                                input id="label" name="label" maxlength="60" autocomplete="off" aria-describedby="label-hint";
                            }
                            button.do.main.wide type="submit" { (say.t("in-tablet-register-go")) }
                        }
                    }
                }
            }
        }
    }
}

/// The second factor.
fn factor(entry: &Entry, say: &Say<'_>, me: &Me, left: u32) -> Markup {
    let account = mine(me);
    html! {
        section.card {
            h2 { (say.t("in-factor-heading")) }
            @if account.second_factor {
                p { (say.with("in-factor-has", &[("n", Arg::Number(left))])) }
                details.more {
                    summary { (say.t("in-recovery-new")) }
                    form.fields method="post" action="/account/second-factor/codes" {
                        (forms::password("password", &say.t("in-password-present"), "current-password"))
                        button.do.wide type="submit" { (say.t("in-recovery-new-go")) }
                    }
                }
                details.more {
                    summary { (say.t("in-factor-other")) }
                    p { (say.t(if required(entry, me) { "in-factor-other-hint" } else { "in-factor-remove-hint" })) }
                    form.fields method="post" action="/account/second-factor/remove" {
                        (forms::password("password", &say.t("in-password-present"), "current-password"))
                        button.do.wide.alarm type="submit" { (say.t("in-factor-remove")) }
                    }
                }
            } @else {
                p { (say.t("in-factor-none")) }
                a.do.wide href="/account/second-factor" { (say.t("in-factor-begin")) }
            }
        }
    }
}

fn required(entry: &Entry, me: &Me) -> bool {
    let rules = entry.sessions().rules(Some(mine(me)));
    rules.security.second_factor && entry.gate.sees_patients(mine(me))
}

/// Where else she is signed in.
fn elsewhere(entry: &Entry, say: &Say<'_>, me: &Me) -> Markup {
    let sessions = entry.sessions().opened().of_account(&mine(me).id);
    html! {
        section.card {
            h2 { (say.t("in-sessions-title")) }
            ul.list {
                @for session in &sessions {
                    li {
                        span {
                            b { (place_of(entry, say, session)) }
                            @if session.id == me.0.session.id { " " span.tag { (say.t("in-session-here")) } }
                            br;
                            span.soft { (say.with("in-session-used", &[("t", Arg::Text(&real(entry, say, session.touched)))])) }
                        }
                        @if session.id != me.0.session.id {
                            (forms::button(&format!("/account/session/{}/end", session.id), "do small", &say.t("in-session-end")))
                        }
                    }
                }
            }
            (forms::button("/account/sign-out-everywhere", "do wide", &say.t("in-everywhere")))
        }
    }
}

fn place_of(entry: &Entry, say: &Say<'_>, session: &OpenSession) -> String {
    let device = session
        .device
        .as_ref()
        .and_then(|id| entry.sessions().devices().get(id));
    match (session.kind, device) {
        (_, Some(device)) => device.label.clone(),
        (Kind::Shared | Kind::Device, None) => say.t("in-place-browser"),
        (Kind::Screen, None) => say.t("in-place-screen"),
        (Kind::Program, None) => say.t("in-place-program"),
    }
}

/// A real time, which may differ from the service's in a trial, as a day and a time.
pub fn real(entry: &Entry, say: &Say<'_>, at: crate::domain::time::Timestamp) -> String {
    let ago = entry.sessions().now().since(at);
    say.when(say.now - ago)
}
