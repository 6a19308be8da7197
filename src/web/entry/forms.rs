//! Parts that these pages share: a field with its label, what went wrong, a form that is one button.

use std::time::Duration;

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};

use crate::domain::language::Language;
use crate::text::Arg;
use crate::web::entry::Entry;
use crate::web::pages::say::Say;
use crate::web::session::pins::PinError;
use crate::web::session::sign_in::SignInError;

/// What went wrong, above the fields; always said at once to whoever listens.
pub fn problem(message: Option<&str>) -> Markup {
    html! {
        @if let Some(message) = message {
            div.problem role="alert" #problem { p { (message) } }
        }
    }
}

/// A form that is one button.
pub fn button(action: &str, class: &str, words: &str) -> Markup {
    html! {
        form method="post" action=(action) { button class=(class) type="submit" { (words) } }
    }
}

/// A field for a password.
pub fn password(id: &str, label: &str, complete: &str) -> Markup {
    html! {
        div {
            label for=(id) { (label) }
            input id=(id) name=(id) type="password" required autocomplete=(complete) maxlength="1024";
        }
    }
}

/// A field for a one-time code.
pub fn code(label: &str, hint: &str, focus: bool) -> Markup {
    html! {
        div {
            label for="code" { (label) }
            p.hint #code-hint { (hint) }
            input.digits id="code" name="code" required autocomplete="one-time-code" autocapitalize="characters" spellcheck="false"
                maxlength="32" aria-describedby="code-hint" autofocus[focus];
        }
    }
}

/// The page in the other languages, for whoever has not signed in: one tap.
pub fn languages(say: &Say<'_>, path: &str) -> Markup {
    html! {
        @for other in Language::ALL.into_iter().filter(|other| *other != say.language) {
            a href=(format!("{path}?lang={other}")) lang=(other.tag()) hreflang=(other.tag()) { (say.by("in-language", other.tag())) }
        }
    }
}

/// A page, which the browser remembers to show in the language that was asked for.
pub fn kept(entry: &Entry, asked: Option<&str>, page: Response) -> Response {
    match entry.web.languages.kept(asked) {
        Some(cookie) => ([(header::SET_COOKIE, cookie)], page).into_response(),
        None => page,
    }
}

/// Why somebody was not signed in, in her language.
pub fn not_in(say: &Say<'_>, error: &SignInError) -> String {
    match error {
        SignInError::Wrong => say.t("in-wrong"),
        SignInError::CodeNeeded => say.t("in-code-needed"),
        SignInError::WrongCode => say.t("in-code-wrong"),
        SignInError::Throttled { after } => throttled(say, *after),
        SignInError::Failed => say.t("in-failed"),
    }
}

/// Why digits were not taken, in her language.
pub fn not_unlocked(say: &Say<'_>, error: &PinError) -> String {
    match error {
        PinError::Wrong { left } => {
            let left = u32::try_from(*left).unwrap_or_default();
            say.with("in-pin-wrong", &[("n", Arg::Number(left))])
        }
        PinError::NeedsPassword => say.t("in-pin-password"),
        PinError::Unfit => say.t("in-pin-unfit"),
        PinError::Throttled { after } => throttled(say, *after),
        PinError::Password(_) | PinError::Sqlite(_) => say.t("in-failed"),
    }
}

/// Too many tries: how long to wait.
pub fn throttled(say: &Say<'_>, after: Duration) -> String {
    let seconds = u32::try_from(after.as_secs().max(1)).unwrap_or(u32::MAX);
    say.with("in-throttled", &[("n", Arg::Number(seconds))])
}
