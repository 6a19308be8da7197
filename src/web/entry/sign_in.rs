//! `/`: a name and a password, then a code where one is set up; and the way home for whoever has signed in. Says nothing about the
//! service that is not on its sign outside.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::domain::language::Language;
use crate::text::Arg;
use crate::web::entry::locked::back;
use crate::web::entry::{Entry, Shape, forms, into_service};
use crate::web::language::asked_or_kept;
use crate::web::pages::say::Say;
use crate::web::session::accounts::Account;
use crate::web::session::address_of;
use crate::web::session::cookie::Jar;
use crate::web::session::extract::of_headers;
use crate::web::session::gate::is_document;
use crate::web::session::sign_in::{Place, SignInError};

/// What may be asked for in the address.
#[derive(Debug, Deserialize)]
pub struct Asked {
    lang: Option<String>,
    /// With the password, although digits would do.
    password: Option<String>,
    /// The document that was open.
    from: Option<String>,
}

/// The first form.
#[derive(Deserialize)]
pub struct Credentials {
    username: String,
    password: Zeroizing<String>,
    #[serde(default)]
    tablet: Option<String>,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    from: Option<String>,
}

/// The second form.
#[derive(Deserialize)]
pub struct Second {
    pending: String,
    code: Zeroizing<String>,
    #[serde(default)]
    tablet: Option<String>,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    from: Option<String>,
}

/// What the first form says already.
struct First<'a> {
    username: &'a str,
    /// The document that was open.
    from: Option<&'a str>,
}

/// Whoever has given the password and not the code.
struct Waits<'a> {
    pending: &'a str,
    tablet: bool,
    /// The document that was open.
    from: Option<&'a str>,
}

/// `GET /`.
pub async fn show(
    State(entry): State<Entry>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let sessions = entry.sessions();
    let language = asked_or_kept(asked.lang.as_deref(), &headers);
    let from = asked.from.filter(|from| is_document(from));
    match of_headers(sessions, &headers) {
        Ok(believed) if !believed.session.locked => {
            return Redirect::to(&back(from.as_deref(), &believed.account)).into_response();
        }
        Ok(_) | Err(_) => {}
    }
    if asked.password.is_none()
        && asked.lang.is_none()
        && let Some(device) = sessions.device_of(&headers)
    {
        let enrolled = sessions.pins().of_device(&device.id, sessions.now()).await;
        if enrolled.is_ok_and(|all| all.iter().any(|one| one.usable)) {
            let lock = match &from {
                Some(from) => format!("/locked?from={from}"),
                None => "/locked".to_owned(),
            };
            return Redirect::to(&lock).into_response();
        }
    }
    let known = sessions.device_of(&headers).is_some();
    let typed = First {
        username: "",
        from: from.as_deref(),
    };
    let page = page(&entry, language, &typed, known, None).into_response();
    forms::kept(&entry, asked.lang.as_deref(), page)
}

/// `POST /`.
pub async fn sign_in(
    State(entry): State<Entry>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Form(typed): Form<Credentials>,
) -> Response {
    let language = asked_or_kept(typed.lang.as_deref(), &headers);
    let sessions = entry.sessions();
    let place = place(&entry, &headers, peer);
    let checked = sessions
        .check_password(&typed.username, typed.password, &place.address)
        .await;
    let tablet = typed.tablet.is_some();
    let from = typed.from.as_deref().filter(|from| is_document(from));
    let outcome = match checked {
        Ok(account) if account.second_factor => {
            return ask_code(&entry, language, &account, tablet, from);
        }
        Ok(account) => enter(&entry, &headers, account, place, tablet, from).await,
        Err(error) => Err(error),
    };
    outcome.unwrap_or_else(|error| {
        let known = sessions.device_of(&headers).is_some();
        let typed = First {
            username: &typed.username,
            from,
        };
        let page = page(&entry, language, &typed, known, Some(&error));
        (status(&error), page).into_response()
    })
}

/// `POST /sign-in/code`.
pub async fn code(
    State(entry): State<Entry>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Form(typed): Form<Second>,
) -> Response {
    let language = asked_or_kept(typed.lang.as_deref(), &headers);
    let sessions = entry.sessions();
    let place = place(&entry, &headers, peer);
    let from = typed.from.as_deref().filter(|from| is_document(from));
    let Some(account) = sessions.of_pending(&typed.pending) else {
        let say = entry.say(language);
        let typed = First { username: "", from };
        let page = first(&entry, &say, &typed, false, Some(&say.t("in-code-late")));
        return (StatusCode::UNAUTHORIZED, page).into_response();
    };
    let tablet = typed.tablet.is_some();
    let checked = sessions
        .check_code(&account, &typed.code, &place.address)
        .await;
    let outcome = match checked {
        Ok(()) => enter(&entry, &headers, account, place, tablet, from).await,
        Err(error) => Err(error),
    };
    outcome.unwrap_or_else(|error| {
        let waits = Waits {
            pending: &typed.pending,
            tablet,
            from,
        };
        let page = second(&entry, language, &waits, Some(&error));
        (status(&error), page).into_response()
    })
}

/// `POST /sign-out`.
pub async fn sign_out(State(entry): State<Entry>, headers: HeaderMap) -> Response {
    let sessions = entry.sessions();
    if let Ok(believed) = of_headers(sessions, &headers) {
        sessions.sign_out(&believed.session).await;
    }
    let home = Redirect::to("/");
    match Jar::Session.clear(sessions.public()) {
        Some(cookie) => ([(header::SET_COOKIE, cookie)], home).into_response(),
        None => home.into_response(),
    }
}

/// A form was sent: a browser, whatever it says.
pub fn place(entry: &Entry, headers: &HeaderMap, peer: SocketAddr) -> Place {
    Place {
        browser: true,
        ..entry.sessions().place(headers, address_of(peer, headers))
    }
}

/// In, and the tablet is registered if she said that it is one.
async fn enter(
    entry: &Entry,
    headers: &HeaderMap,
    account: Arc<Account>,
    mut place: Place,
    tablet: bool,
    from: Option<&str>,
) -> Result<Response, SignInError> {
    let sessions = entry.sessions();
    let mut new = None;
    if tablet && place.device.is_none() && account.may_have_tablet() {
        let label = entry.name_of(&account);
        let registered = sessions
            .devices()
            .register(&label, &account.id, sessions.now())
            .await;
        let (device, cookie) = registered.map_err(|error| {
            tracing::warn!(%error, "a tablet was not registered");
            SignInError::Failed
        })?;
        place.device = Some(device);
        new = Jar::Device.set_long(sessions.public(), &cookie);
    }
    let entered = sessions.enter(account, &place, None).await?;
    let go = if new.is_some() {
        "/account/pin".to_owned()
    } else {
        back(from, &entered.account)
    };
    let mut response = into_service(entry, headers, &entered, &go).await?;
    if let Some(cookie) = new {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

fn ask_code(
    entry: &Entry,
    language: Language,
    account: &Account,
    tablet: bool,
    from: Option<&str>,
) -> Response {
    match entry.sessions().pending(account) {
        Ok(pending) => {
            let waits = Waits {
                pending: &pending,
                tablet,
                from,
            };
            second(entry, language, &waits, None).into_response()
        }
        Err(error) => {
            let typed = First {
                username: &account.username,
                from,
            };
            let page = page(entry, language, &typed, false, Some(&error));
            (status(&error), page).into_response()
        }
    }
}

/// The status of an answer that says why somebody is not in.
pub const fn status(error: &SignInError) -> StatusCode {
    match error {
        SignInError::Wrong | SignInError::CodeNeeded | SignInError::WrongCode => {
            StatusCode::UNAUTHORIZED
        }
        SignInError::Throttled { .. } => StatusCode::TOO_MANY_REQUESTS,
        SignInError::Failed => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// The page with name and password.
fn page(
    entry: &Entry,
    language: Language,
    typed: &First<'_>,
    known: bool,
    error: Option<&SignInError>,
) -> Markup {
    let say = entry.say(language);
    let message = error.map(|error| forms::not_in(&say, error));
    first(entry, &say, typed, known, message.as_deref())
}

fn first(
    entry: &Entry,
    say: &Say<'_>,
    typed: &First<'_>,
    known: bool,
    message: Option<&str>,
) -> Markup {
    let username = typed.username;
    let title = say.t("in-title");
    let idle = entry.sessions().rules(None).security.idle.as_secs() / 60;
    let idle = u32::try_from(idle).unwrap_or(u32::MAX);
    let body = html! {
        main.entry.sign-in #main tabindex="-1" data-tablet=(if known { "yes" } else { "no" }) {
            div.tight { p.soft { (entry.service_name()) } h1 { (title) } }
            (forms::problem(message))
            form.fields method="post" action="/" {
                input type="hidden" name="lang" value=(say.language.tag());
                @if let Some(from) = typed.from { input type="hidden" name="from" value=(from); }
                div {
                    label for="username" { (say.t("in-name")) }
                    input id="username" name="username" value=(username) required maxlength="64" autocomplete="username"
                        autocapitalize="none" spellcheck="false" autofocus[username.is_empty()];
                }
                div {
                    label for="password" { (say.t("in-password")) }
                    input id="password" name="password" type="password" required autocomplete="current-password" maxlength="1024"
                        autofocus[!username.is_empty()] aria-describedby=[message.map(|_| "problem")];
                }
                @if !known {
                    label.choice {
                        input type="checkbox" name="tablet" value="yes" aria-describedby="tablet-hint";
                        span { (say.t("in-tablet")) }
                    }
                    p.hint #tablet-hint { (say.with("in-tablet-hint", &[("n", Arg::Number(idle))])) }
                }
                button.do.main.wide type="submit" { (say.t("in-go")) }
            }
            p.soft { (say.t("in-danger")) }
            nav.foot-links {
                (forms::languages(say, "/"))
                a href=(format!("/about?lang={}", say.language)) { (say.t("in-about")) }
                a href="/handbook/" { (say.t("in-handbook")) }
            }
        }
    };
    let shape = Shape {
        title: &title,
        class: "way-in",
        inside: false,
        home: None,
    };
    entry.page(say, &shape, &body)
}

/// The page with the code.
fn second(
    entry: &Entry,
    language: Language,
    waits: &Waits<'_>,
    error: Option<&SignInError>,
) -> Markup {
    let say = entry.say(language);
    let title = say.t("in-code-title");
    let message = error.map(|error| forms::not_in(&say, error));
    let body = html! {
        main.entry.sign-in #main tabindex="-1" {
            div.tight { p.soft { (entry.service_name()) } h1 { (title) } }
            (forms::problem(message.as_deref()))
            form.fields method="post" action="/sign-in/code" {
                input type="hidden" name="lang" value=(language.tag());
                input type="hidden" name="pending" value=(waits.pending);
                @if let Some(from) = waits.from { input type="hidden" name="from" value=(from); }
                @if waits.tablet { input type="hidden" name="tablet" value="yes"; }
                (forms::code(&say.t("in-code"), &say.t("in-code-hint"), true))
                button.do.main.wide type="submit" { (say.t("in-code-go")) }
            }
            nav.foot-links { a href="/?password=yes" { (say.t("in-code-back")) } }
        }
    };
    let shape = Shape {
        title: &title,
        class: "way-in",
        inside: false,
        home: None,
    };
    entry.page(&say, &shape, &body)
}
