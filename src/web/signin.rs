//! The first page: a name and a password, as a plain form; and the way home for whoever has signed in. Says nothing about the
//! service that is not on its sign outside.

use std::net::SocketAddr;

use axum::Router;
use axum::extract::{ConnectInfo, Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use maud::{DOCTYPE, Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::domain::language::Language;
use crate::web::icon;
use crate::web::language::own_name;
use crate::web::session::extract::of_headers;
use crate::web::session::gate::preferred;
use crate::web::session::{Sessions, SignInError, address_of, cookie};

/// `/` and `/sign-out`.
pub fn router(sessions: Sessions) -> Router {
    Router::new()
        .route("/", get(show).post(sign_in))
        .route("/sign-out", post(sign_out))
        .with_state(sessions)
}

#[derive(Deserialize)]
struct Asked {
    lang: Option<String>,
}

#[derive(Deserialize)]
struct Credentials {
    username: String,
    password: Zeroizing<String>,
    #[serde(default)]
    lang: Option<String>,
}

async fn show(
    State(sessions): State<Sessions>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    match of_headers(&sessions, &headers) {
        Ok(account) => Redirect::to(account.home()).into_response(),
        Err(_) => page(language(asked.lang.as_deref(), &headers), "", None).into_response(),
    }
}

async fn sign_in(
    State(sessions): State<Sessions>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Form(typed): Form<Credentials>,
) -> Response {
    let language = language(typed.lang.as_deref(), &headers);
    let address = address_of(peer, &headers);
    let signed_in = sessions
        .sign_in(&typed.username, typed.password, &address)
        .await;
    let set = |token: &str| cookie::set(sessions.public(), token).ok_or(SignInError::Failed);
    let outcome = signed_in.and_then(|(account, token)| Ok((account, set(&token)?)));
    match outcome {
        Ok((account, cookie)) => {
            ([(header::SET_COOKIE, cookie)], Redirect::to(account.home())).into_response()
        }
        Err(error) => {
            let page = page(language, &typed.username, Some(&error));
            (status(&error), page).into_response()
        }
    }
}

async fn sign_out(State(sessions): State<Sessions>) -> Response {
    let home = Redirect::to("/");
    match cookie::clear(sessions.public()) {
        Some(cookie) => ([(header::SET_COOKIE, cookie)], home).into_response(),
        None => home.into_response(),
    }
}

const fn status(error: &SignInError) -> StatusCode {
    match error {
        SignInError::Wrong => StatusCode::UNAUTHORIZED,
        SignInError::Throttled { .. } => StatusCode::TOO_MANY_REQUESTS,
        SignInError::Failed => StatusCode::SERVICE_UNAVAILABLE,
    }
}

fn language(asked: Option<&str>, headers: &HeaderMap) -> Language {
    asked
        .and_then(|tag| tag.parse().ok())
        .unwrap_or_else(|| preferred(headers))
}

struct Words {
    title: &'static str,
    name: &'static str,
    password: &'static str,
    go: &'static str,
    handbook: &'static str,
    about: &'static str,
    danger: &'static str,
}

const NORWEGIAN: Words = Words {
    title: "Logg inn",
    name: "Brukernavn",
    password: "Passord",
    go: "Logg inn",
    handbook: "Håndbok",
    about: "For deg som trenger noen",
    danger: "Denne siden er for ansatte. Ved fare for liv, ring 113.",
};
const ENGLISH: Words = Words {
    title: "Sign in",
    name: "User name",
    password: "Password",
    go: "Sign in",
    handbook: "Handbook",
    about: "For you who need somebody",
    danger: "This page is for staff. If life is in danger, call 113.",
};

/// Awaiting review by a speaker. What went wrong is said in Norwegian.
const NORTHERN_SAMI: Words = Words {
    title: "Logge sisa",
    name: "Geavaheaddjinamma",
    password: "Beassansátni",
    go: "Logge sisa",
    handbook: "Giehtagirji",
    about: "Geasa don sáhtát riŋget",
    danger: "Dát siidu lea bargiide. Heaggaváras riŋge 113.",
};

fn page(language: Language, username: &str, error: Option<&SignInError>) -> Markup {
    let words = match language {
        Language::Bokmal => &NORWEGIAN,
        Language::English => &ENGLISH,
        Language::NorthernSami => &NORTHERN_SAMI,
    };
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (words.title) " · Hjemmevakt" }
                (icon::link())
                link rel="stylesheet" href="/plain.css";
            }
            body {
                main class="sign-in" {
                    h1 { "Hjemmevakt" }
                    @if let Some(error) = error {
                        p class="error" role="alert" id="error" { (said(language, error)) }
                    }
                    form method="post" action="/" {
                        input type="hidden" name="lang" value=(language.tag());
                        label for="username" { (words.name) }
                        input id="username" name="username" value=(username) required maxlength="64" autocomplete="username"
                            autocapitalize="none" spellcheck="false" autofocus[username.is_empty()];
                        label for="password" { (words.password) }
                        input id="password" name="password" type="password" required autocomplete="current-password"
                            autofocus[!username.is_empty()] aria-describedby=[error.map(|_| "error")];
                        button type="submit" { (words.go) }
                    }
                    p { (words.danger) }
                    nav {
                        @for other in Language::ALL.into_iter().filter(|other| *other != language) {
                            a href=(format!("/?lang={other}")) lang=(other.tag()) { (own_name(other)) }
                            " · "
                        }
                        a href="/handbook/" { (words.handbook) }
                        " · "
                        a href=(format!("/about?lang={language}")) { (words.about) }
                    }
                }
            }
        }
    }
}

fn said(language: Language, error: &SignInError) -> String {
    match (language, error) {
        (Language::Bokmal | Language::NorthernSami, SignInError::Wrong) => {
            "Navnet eller passordet stemmer ikke.".to_owned()
        }
        (Language::Bokmal | Language::NorthernSami, SignInError::Throttled { after }) => {
            format!(
                "For mange forsøk. Vent {} sekunder og prøv igjen.",
                after.as_secs().max(1)
            )
        }
        (Language::Bokmal | Language::NorthernSami, SignInError::Failed) => {
            "Innlogging virker ikke akkurat nå. Prøv igjen.".to_owned()
        }
        (Language::English, SignInError::Wrong) => {
            "The name or the password is not right.".to_owned()
        }
        (Language::English, SignInError::Throttled { after }) => {
            format!(
                "Too many tries. Wait {} seconds and try again.",
                after.as_secs().max(1)
            )
        }
        (Language::English, SignInError::Failed) => {
            "Sign-in does not work at the moment. Try again.".to_owned()
        }
    }
}
