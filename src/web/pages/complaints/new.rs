//! `/complaint/new`: what somebody complains of, in their own words, and how they are reached.

use axum::extract::{Extension, Form as Fields, Query, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::command::Command;
use crate::domain::complaints::command::ComplaintCommand;
use crate::domain::complaints::complaint::Complains;
use crate::domain::ids::{ComplaintId, ContactId, IdSource as _};
use crate::domain::openings::sight;
use crate::ids::SystemIds;
use crate::text::Arg;
use crate::views::complaints_json::complains;
use crate::views::{Outside, Viewer, complaints};
use crate::web::pages::deviations::{Posted, home, opened, page};
use crate::web::pages::followed::draft;
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// The form's name.
const NAME: &str = "receive";

/// What the address says.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The contact that it was asked for from.
    contact: Option<String>,
    /// One that was just written down.
    sent: Option<String>,
}

/// What the page is about.
struct Shown {
    contact: Option<ContactId>,
    sent: Option<ComplaintId>,
}

/// `GET /complaint/new`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let shown = Shown {
        contact: opened(&web, &viewer, asked.contact.as_deref()),
        sent: asked.sent.and_then(|id| id.parse().ok()),
    };
    render(
        &web,
        &viewer,
        &headers,
        &shown,
        StatusCode::OK,
        &page_keys(),
    )
}

/// `POST /complaint/new`.
pub async fn post(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
    Fields(sent): Fields<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(sent);
    let Ok(complaint) = typed.get("id").parse::<ComplaintId>() else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    let contact = opened(&web, &viewer, Some(typed.get("contact")));
    let chosen = Complains::ALL
        .into_iter()
        .find(|one| complains(*one) == typed.get("complains"));
    let command = match chosen {
        _ if typed.get("words").is_empty() => Err("cpl-no-words"),
        None => Err("cpl-no-complains"),
        Some(_) if typed.get("who").is_empty() => Err("cpl-no-who"),
        Some(complains) => Ok(Command::Complaint(ComplaintCommand::Receive {
            complaint,
            contact,
            of_person: typed.get("of_person") == "yes",
            complains,
            who: typed.get("who").to_owned(),
            words: typed.get("words").to_owned(),
        })),
    };
    let shown = Shown {
        contact,
        sent: None,
    };
    let posted = Posted {
        web: &web,
        viewer: &viewer,
        headers: &headers,
        name: NAME,
        typed,
    };
    let go = format!("/complaint/new?sent={complaint}");
    posted
        .carry_out(command, &go, |status, keys| {
            render(&web, &viewer, &headers, &shown, status, keys)
        })
        .await
}

fn render(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    shown: &Shown,
    status: StatusCode,
    keys: &Keys,
) -> Response {
    if viewer.actor().is_none() {
        return StatusCode::FORBIDDEN.into_response();
    }
    let back = home(viewer);
    let page = page(web, viewer, headers, back, "cpl-new", |say| {
        html! {
            @match shown.sent {
                Some(id) => (sent(say, web, viewer, id, back)),
                None => { h1 { (say.t("cpl-new")) } p.hint { (say.t("cpl-new-about")) } (form(say, web, viewer, shown, keys)) },
            }
        }
    });
    (status, page).into_response()
}

/// It has been written down, and what can be promised.
fn sent(
    say: &Say<'_>,
    web: &WebState,
    viewer: &Viewer,
    id: ComplaintId,
    back: (&str, &str),
) -> Markup {
    let (state, now) = (web.engine.state(), web.engine.now());
    let dates = state.complaints.get(id).and_then(|found| found.dates);
    let mine = complaints::one(&state, viewer, id, now).is_some();
    html! {
        h1 { (say.t("cpl-sent")) }
        div.say.green role="status" {
            @if let Some(dates) = dates { p { (say.with("cpl-sent-by", &[("t", Arg::Text(&say.date(dates.answer_by)))])) } }
            p { (say.t("cpl-sent-about")) }
        }
        nav.acts {
            a.do.main href=(back.0) { (say.t(back.1)) }
            @if mine { a.do href=(format!("/complaint/{id}")) { (say.t("cpl-see")) } }
        }
    }
}

fn form(say: &Say<'_>, web: &WebState, viewer: &Viewer, shown: &Shown, keys: &Keys) -> Markup {
    let refused = keys.refused_act(NAME);
    let typed = |field: &str| refused.map_or("", |refused| refused.typed.get(field));
    let id = match typed("id") {
        "" => ComplaintId::from_uuid(SystemIds.next()).to_string(),
        known => known.to_owned(),
    };
    // In each contact something else.
    let of = shown
        .contact
        .map_or_else(String::new, |contact| format!("-{contact}"));
    let kept = |field: &str| draft(viewer, &format!("complaint-{field}{of}"));
    let has_list = !matches!(viewer.outside, Some(Outside::Station(_)));
    // Somebody has said whom the contact is about: whose name stands there she sees on its page.
    let state = web.engine.state();
    let known = shown
        .contact
        .is_some_and(|contact| sight::said_to_be_about(&state, contact).is_some());
    let ticked = refused.is_none() || typed("of_person") == "yes";
    html! {
        form.fields method="post" action="/complaint/new" data-act="complaint-new" data-anew {
            (keys.hidden(NAME))
            input type="hidden" name="id" value=(id);
            @if let Some(contact) = shown.contact {
                input type="hidden" name="contact" value=(contact);
                p.say.blue { (say.t("cpl-in-contact")) }
            }
            div {
                label for="cpl-words" { (say.t("cpl-ask-words")) }
                p.hint #cpl-words-hint { (say.t("cpl-own-words")) }
                textarea #cpl-words name="words" rows="4" maxlength="2000" required aria-describedby="cpl-words-hint" data-draft=[kept("words")] { (typed("words")) }
            }
            fieldset {
                legend { (say.t("cpl-ask-complains")) }
                div.choices {
                    @for one in Complains::ALL {
                        label.choice {
                            input type="radio" name="complains" value=(complains(one)) required checked[typed("complains") == complains(one)] data-draft=[kept("complains")];
                            (say.by("cpl-complains", complains(one)))
                        }
                    }
                }
            }
            div {
                label for="cpl-who" { (say.t("cpl-ask-who")) }
                p.hint #cpl-who-hint { (say.t("cpl-who-hint")) }
                textarea #cpl-who name="who" rows="2" maxlength="2000" required aria-describedby="cpl-who-hint" data-draft=[kept("who")] { (typed("who")) }
            }
            @if known {
                label.choice.tall {
                    input type="checkbox" name="of_person" value="yes" checked[ticked] data-draft=[kept("of_person")];
                    span { (say.t("cpl-of-person")) small { (say.t("cpl-of-person-hint")) } }
                }
            }
            (keys.problem_of(NAME))
            button.do.main.wide.tall type="submit" { (say.t("cpl-send")) }
            span.soft.num data-saved {}
        }
        @if has_list { p { a.as-link href="/complaint" { (say.t("cpl-title-hers")) } } }
    }
}
