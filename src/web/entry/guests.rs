//! `/guests`: the doctors who are let in for some days. The leader, or a nurse on duty, lets one in with a name and a mobile; the link by
//! which a password is chosen goes out at once.

use axum::Extension;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::command::Command;
use crate::domain::guests::decide::{Admission, LONGEST_STAY, USUAL_STAY};
use crate::domain::ids::{GuestId, IdSource as _};
use crate::domain::language::Language;
use crate::domain::phone::E164;
use crate::ids::SystemIds;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::outside::{GuestRow, guests};
use crate::web::entry::stations::give;
use crate::web::entry::{Entry, Looks, Shape, forms};
use crate::web::pages::say::Say;
use crate::web::pages::who;
use crate::web::session::house::mobile;

/// One day, seconds.
const DAY: u64 = 24 * 60 * 60;

/// Somebody to be let in, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Typed {
    /// Chosen by the page, so that the form sent twice is one doctor.
    #[serde(default)]
    guest: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    hpr: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    days: String,
}

/// `GET /guests`.
pub async fn show(State(entry): State<Entry>, Extension(looks): Looks) -> Response {
    let typed = Typed {
        guest: SystemIds.next().to_string(),
        days: (USUAL_STAY.as_secs() / DAY).to_string(),
        ..Typed::default()
    };
    page(&entry, &looks, &typed, None).into_response()
}

/// `POST /guests`: lets a doctor in, and sends the link.
pub async fn admit(
    State(entry): State<Entry>,
    Extension(looks): Looks,
    Form(typed): Form<Typed>,
) -> Response {
    let Ok(guest) = typed.guest.parse::<GuestId>() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let Some(phone) = mobile(&typed.phone) else {
        let problem = entry.say(looks.language).t("in-number-wrong");
        let page = page(&entry, &looks, &typed, Some(&problem));
        return (StatusCode::UNPROCESSABLE_ENTITY, page).into_response();
    };
    let admission = admission(&entry, &typed, phone);
    let admitted = give(&entry, &looks, Command::AdmitGuest { guest, admission }).await;
    let done = match admitted {
        Ok(()) => invite_once(&entry, &looks, guest).await,
        Err(refused) => Err(refused),
    };
    match done {
        Ok(()) => Redirect::to("/guests").into_response(),
        Err((status, problem)) => {
            (status, page(&entry, &looks, &typed, Some(&problem))).into_response()
        }
    }
}

/// The form sent twice sends one link.
async fn invite_once(
    entry: &Entry,
    looks: &Viewer,
    guest: GuestId,
) -> Result<(), (StatusCode, String)> {
    let state = entry.web.engine.state();
    if state
        .guest(guest)
        .is_some_and(|guest| guest.invited.is_some())
    {
        return Ok(());
    }
    give(entry, looks, Command::InviteGuest(guest)).await
}

/// `POST /guests/{id}/link`: once more; the link before it is worth nothing then.
pub async fn link(
    State(entry): State<Entry>,
    Extension(looks): Looks,
    Path(id): Path<String>,
) -> Response {
    let Ok(guest) = id.parse::<GuestId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    answered(
        &entry,
        &looks,
        give(&entry, &looks, Command::InviteGuest(guest)).await,
    )
}

/// `POST /guests/{id}/end`: before the time is over. Every session ends at once.
pub async fn end(
    State(entry): State<Entry>,
    Extension(looks): Looks,
    Path(id): Path<String>,
) -> Response {
    let Ok(guest) = id.parse::<GuestId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    answered(
        &entry,
        &looks,
        give(&entry, &looks, Command::EndGuest { guest }).await,
    )
}

fn answered(entry: &Entry, looks: &Viewer, done: Result<(), (StatusCode, String)>) -> Response {
    match done {
        Ok(()) => Redirect::to("/guests").into_response(),
        Err((status, problem)) => {
            let typed = Typed {
                guest: SystemIds.next().to_string(),
                ..Typed::default()
            };
            (status, page(entry, looks, &typed, Some(&problem))).into_response()
        }
    }
}

fn admission(entry: &Entry, typed: &Typed, phone: E164) -> Admission {
    let days: Option<u64> = typed.days.trim().parse().ok();
    let hpr = Some(typed.hpr.trim().to_owned()).filter(|hpr| !hpr.is_empty());
    let most = LONGEST_STAY.as_secs() / DAY;
    Admission {
        name: typed.name.clone(),
        hpr,
        phone: Some(phone),
        language: typed.language.parse().unwrap_or(Language::Bokmal),
        until: days.map(|days| {
            let days = days.min(most + 1);
            entry.web.engine.now() + std::time::Duration::from_secs(days * DAY)
        }),
    }
}

fn page(entry: &Entry, looks: &Viewer, typed: &Typed, problem: Option<&str>) -> Markup {
    let say = entry.say(looks.language);
    let title = say.t("in-guests-title");
    let all = guests(&entry.web.engine.state(), looks, say.now);
    let body = html! {
        main.entry.wide-entry #main tabindex="-1" {
            div.tight { h1 { (title) } p { (say.t("in-guests-why")) } }
            (forms::problem(problem))
            section.card {
                h2 { (say.t("in-guests-let-in")) }
                (form(&say, typed))
            }
            section.card {
                h2 { (say.t("in-guests-now")) }
                @if all.is_empty() { p { (say.t("in-guests-none")) } }
                ul.list { @for row in &all { (line(&say, row)) } }
            }
        }
    };
    let home = if looks.nurse().is_some() {
        "/nurse"
    } else {
        "/leader"
    };
    let shape = Shape {
        title: &title,
        class: "way-in",
        inside: true,
        home: Some(home),
    };
    entry.page(&say, &shape, &body)
}

/// A name and a mobile are enough; the rest folds away, unless something has been filled in.
fn form(say: &Say<'_>, typed: &Typed) -> Markup {
    let usual = (USUAL_STAY.as_secs() / DAY).to_string();
    let given = !typed.hpr.is_empty()
        || (!typed.days.is_empty() && typed.days != usual)
        || typed.language.parse().unwrap_or(Language::Bokmal) != Language::Bokmal;
    html! {
        form.fields method="post" action="/guests" {
            input type="hidden" name="guest" value=(typed.guest);
            div {
                label for="name" { (say.t("in-guest-name")) }
                input id="name" name="name" required maxlength="200" autocomplete="off" value=(typed.name);
            }
            div {
                label for="phone" { (say.t("in-guest-phone")) }
                p.hint #phone-hint { (say.t("in-guest-phone-hint")) }
                input id="phone" name="phone" type="tel" required maxlength="30" autocomplete="off" aria-describedby="phone-hint" value=(typed.phone);
            }
            details.more open[given] {
                summary { (say.t("in-guest-more")) }
                div.fields {
                    div {
                        label for="hpr" { (say.t("in-guest-hpr")) }
                        input id="hpr" name="hpr" inputmode="numeric" maxlength="12" autocomplete="off" value=(typed.hpr);
                    }
                    div {
                        label for="language" { (say.t("in-guest-language")) }
                        select id="language" name="language" {
                            @for language in [Language::Bokmal, Language::English] {
                                option value=(language.tag()) selected[typed.language == language.tag()] { (say.by("in-language", language.tag())) }
                            }
                        }
                    }
                    div {
                        label for="days" { (say.t("in-guest-days")) }
                        input id="days" name="days" type="number" min="1" max=(LONGEST_STAY.as_secs() / DAY) value=(typed.days);
                    }
                }
            }
            button.do.main.wide type="submit" { (say.t("in-guest-go")) }
        }
    }
}

fn line(say: &Say<'_>, row: &GuestRow) -> Markup {
    let until = say.day_and_time(row.until);
    html! {
        li {
            span {
                b { (row.name.clone().unwrap_or_else(|| say.t("ui-erased"))) } br;
                span.soft { (say.with("in-guest-until", &[("t", Arg::Text(&until)), ("who", Arg::Text(&who::named(say, &row.by)))])) }
                @if let Some(at) = row.invited { br; span.soft { (say.with("in-guest-link-sent", &[("t", Arg::Text(&say.day_and_time(at)))])) } }
            }
            @if row.reachable { (forms::button(&format!("/guests/{}/link", row.id), "do small", &say.t("in-guest-link-again"))) }
            (forms::button(&format!("/guests/{}/end", row.id), "do small alarm", &say.t("in-guest-end")))
        }
    }
}
