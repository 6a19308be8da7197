//! The way in: sign-in and its code, setting up a second factor, the lock of a tablet, one's own account, and the leader's list of who and
//! what can get in. Forms that POST and lead on; nothing here needs scripts. Never says whether a name exists.

pub mod access;
pub mod account;
mod chairs;
mod forms;
pub mod guests;
pub mod here;
pub mod locked;
pub mod pin;
pub mod second_factor;
pub mod sign_in;
mod square;
pub mod station;
pub mod stations;
pub mod way_in;

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use maud::{DOCTYPE, Markup, html};

use crate::domain::language::Language;
use crate::web::icon;
use crate::web::pages::say::Say;
use crate::web::session::Sessions;
use crate::web::session::accounts::Account;
use crate::web::session::cookie::Jar;
use crate::web::session::extract::of_headers;
use crate::web::session::gate::Gate;
use crate::web::session::sign_in::{Entered, SignInError};
use crate::web::state::WebState;

/// What these pages are made from. Cheap to clone.
#[derive(Clone)]
pub struct Entry {
    /// Texts, style sheets, the service.
    pub web: WebState,
    /// Who is at the other end.
    pub gate: Gate,
}

/// What anybody may ask for: signing in, and what a locked tablet shows.
pub fn open(entry: Entry) -> Router {
    Router::new()
        .route("/", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-in/code", post(sign_in::code))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/here", get(here::state).post(here::touch))
        .route("/locked", get(locked::show).post(locked::unlock))
        .route("/locked/now", get(locked::now))
        .route("/locked/decline", post(locked::decline))
        .route("/lock", post(locked::lock))
        .route("/station", get(station::show).post(station::register))
        .route("/in/{token}", get(way_in::show).post(way_in::choose))
        .with_state(entry)
}

/// What needs a session. The session layer is put around it by the server.
pub fn inside(entry: Entry) -> Router {
    Router::new()
        .route("/account", get(account::show))
        .route("/account/password", post(account::password))
        .route("/account/sign-out-everywhere", post(account::everywhere))
        .route("/account/session/{id}/end", post(account::end_session))
        .route("/account/device", post(account::register))
        .route("/account/device/remove", post(account::forget))
        .route(
            "/account/second-factor",
            get(second_factor::show).post(second_factor::confirm),
        )
        .route("/account/second-factor/codes", post(second_factor::codes))
        .route("/account/second-factor/remove", post(second_factor::remove))
        .route("/account/pin", get(pin::show).post(pin::choose))
        .route("/account/pin/remove", post(pin::remove))
        .route("/leader", get(access::home))
        .route("/leader/chair/{escort}/cover", post(chairs::cover))
        .route("/leader/chair/{escort}/back", post(chairs::back))
        .route("/leader/access", get(access::show))
        .route("/leader/access/station", post(stations::register))
        .route(
            "/leader/access/station/{id}/cut-off",
            post(stations::cut_off),
        )
        .route("/guests", get(guests::show).post(guests::admit))
        .route("/guests/{id}/link", post(guests::link))
        .route("/guests/{id}/end", post(guests::end))
        .route("/leader/access/device/{id}/cut-off", post(access::cut_off))
        .route(
            "/leader/access/account/{id}/sign-out",
            post(access::sign_out),
        )
        .with_state(entry)
}

impl Entry {
    /// Everything about sessions.
    pub const fn sessions(&self) -> &Sessions {
        &self.gate.sessions
    }

    /// Sentences in a language, in the service's time zone.
    pub fn say(&self, language: Language) -> Say<'_> {
        let state = self.web.engine.state();
        let zone = state.service.as_ref().map(|service| service.zone.clone());
        Say::new(
            &self.web.texts,
            language,
            zone.unwrap_or(jiff::tz::TimeZone::UTC),
            self.web.engine.now(),
        )
    }

    /// What the service is called.
    pub fn service_name(&self) -> String {
        let state = self.web.engine.state();
        let name = state.service.as_ref().map(|service| service.name.clone());
        name.unwrap_or_else(|| "Hjemmevakt".to_owned())
    }

    /// Who an account is: by name, or, where the service file does not say, by what is typed at sign-in.
    pub fn name_of(&self, account: &Account) -> String {
        let state = self.web.engine.state();
        let guest = account.guest.and_then(|guest| state.guest(guest));
        if let Some(name) = guest.and_then(|guest| guest.name.known()) {
            return name.clone();
        }
        let staff = account.staff.as_ref();
        let name = staff.and_then(|staff| {
            let service = state.service.as_ref()?;
            Some(service.staff(staff)?.name.clone())
        });
        name.unwrap_or_else(|| account.username.clone())
    }

    /// The whole address of one of our pages.
    pub fn address(&self, path: &str) -> String {
        let public = self.sessions().public();
        format!("{}{path}", public.as_str().trim_end_matches('/'))
    }

    /// The name behind an account's id.
    pub fn name_of_id(&self, id: &str) -> String {
        self.sessions()
            .accounts()
            .by_id(id)
            .map_or_else(|| "?".to_owned(), |account| self.name_of(&account))
    }

    /// A page.
    pub fn page(&self, say: &Say<'_>, shape: &Shape<'_>, body: &Markup) -> Markup {
        let assets = self.web.assets.base();
        let on_duty = self.web.engine.state().shift.is_some();
        let dark = say.is_night() && on_duty;
        html! {
            (DOCTYPE)
            html lang=(say.language.tag()) data-theme=[dark.then_some("dark")] {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover";
                    meta name="color-scheme" content="light dark";
                    title { (shape.title) " · " (self.service_name()) }
                    (icon::link())
                    link rel="stylesheet" href=(format!("{assets}/style.css"));
                    link rel="stylesheet" href=(format!("{assets}/entry.css"));
                    script type="module" src=(format!("{assets}/entry.js")) {}
                }
                body class=(shape.class) data-now=(say.now.as_millis()) data-inside[shape.inside] {
                    a.skip href="#main" { (say.t("ui-skip")) }
                    @if shape.inside { (bar(say, shape)) }
                    (body)
                }
            }
        }
    }
}

/// How a page is put.
pub struct Shape<'a> {
    /// The title of the window.
    pub title: &'a str,
    /// The class of the body.
    pub class: &'a str,
    /// Somebody has signed in: the page goes when her session does.
    pub inside: bool,
    /// Where the way back leads; none where there is none.
    pub home: Option<&'a str>,
}

/// The frame of a page for somebody who has signed in.
fn bar(say: &Say<'_>, shape: &Shape<'_>) -> Markup {
    html! {
        header.bar {
            @if let Some(home) = shape.home { a.back-home href=(home) { "‹ " (say.t("in-home")) } }
            span.grow {}
            form method="post" action="/sign-out" {
                button.quiet type="submit" data-then=(say.t("in-unsent-go")) { (say.t("in-sign-out")) }
            }
        }
        p.say data-unsent hidden role="alert" { (say.t("in-unsent")) }
    }
}

/// Into the service, with the cookie of the new session. The one that the browser had before is over: nobody could reach it any more.
async fn into_service(
    entry: &Entry,
    headers: &HeaderMap,
    entered: &Entered,
    go: &str,
) -> Result<Response, SignInError> {
    if let Ok(before) = of_headers(entry.sessions(), headers) {
        entry.sessions().opened().end(&before.session.id).await;
    }
    let cookie = Jar::Session
        .set(entry.sessions().public(), &entered.token, entered.kept)
        .ok_or(SignInError::Failed)?;
    Ok(with_cookie(cookie, go))
}

fn with_cookie(cookie: HeaderValue, go: &str) -> Response {
    ([(header::SET_COOKIE, cookie)], Redirect::to(go)).into_response()
}

/// The account that has signed in, from the layer.
type Me = axum::extract::Extension<crate::web::session::Believed>;
/// As what it looks.
type Looks = axum::extract::Extension<crate::views::Viewer>;

/// Shares an account.
fn mine(me: &Me) -> &Arc<Account> {
    &me.0.account
}
