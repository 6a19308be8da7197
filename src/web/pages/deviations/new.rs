//! `/deviation/new`: three questions, and nothing that has to be looked up.

use axum::extract::{Extension, Form as Fields, Query, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::command::Command;
use crate::domain::deviations::command::DeviationCommand;
use crate::domain::deviations::deviation::Harm;
use crate::domain::ids::{ContactId, DeviationId, IdSource as _};
use crate::ids::SystemIds;
use crate::text::Arg;
use crate::views::deviations_json::harm;
use crate::views::{Outside, Viewer, deviations};
use crate::web::pages::deviations::{Posted, home, opened, page};
use crate::web::pages::followed::draft;
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// The form's name.
const NAME: &str = "raise";

/// What the address says.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The contact that it was asked for from.
    contact: Option<String>,
    /// One that was just raised.
    sent: Option<String>,
}

/// What the page is about.
struct Shown {
    contact: Option<ContactId>,
    sent: Option<DeviationId>,
}

/// `GET /deviation/new`.
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

/// `POST /deviation/new`.
pub async fn post(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
    Fields(sent): Fields<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(sent);
    let Ok(deviation) = typed.get("id").parse::<DeviationId>() else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    let contact = opened(&web, &viewer, Some(typed.get("contact")));
    let chosen = Harm::ALL
        .into_iter()
        .find(|one| harm(*one) == typed.get("harm"));
    let command = match chosen {
        _ if typed.get("text").is_empty() => Err("dev-no-text"),
        None => Err("dev-no-harm"),
        Some(harm) => Ok(Command::Deviation(DeviationCommand::Raise {
            deviation,
            contact,
            text: typed.get("text").to_owned(),
            harm,
            measure: typed.get("measure").to_owned(),
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
    let go = format!("/deviation/new?sent={deviation}");
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
    let page = page(web, viewer, headers, back, "dev-raise", |say| {
        html! {
            @match shown.sent {
                Some(id) => (sent(say, web, viewer, id, back)),
                None => { h1 { (say.t("dev-raise")) } p.hint { (say.t("dev-raise-about")) } (form(say, viewer, shown, keys)) },
            }
        }
    });
    (status, page).into_response()
}

/// It has been raised, and what happens now.
fn sent(
    say: &Say<'_>,
    web: &WebState,
    viewer: &Viewer,
    id: DeviationId,
    back: (&str, &str),
) -> Markup {
    let (state, now) = (web.engine.state(), web.engine.now());
    let look_by = state.deviations.get(id).and_then(|found| found.look_by);
    let mine = deviations::one(&state, viewer, id, now).is_some();
    html! {
        h1 { (say.t("dev-sent")) }
        div.say.green role="status" {
            p { (say.t("dev-sent-about")) }
            @if let Some(by) = look_by { p { (say.with("dev-sent-by", &[("t", Arg::Text(&say.date(by)))])) } }
        }
        nav.acts {
            a.do.main href=(back.0) { (say.t(back.1)) }
            @if mine { a.do href=(format!("/deviation/{id}")) { (say.t("dev-see")) } }
            a.do href="/deviation/new" { (say.t("dev-raise-another")) }
        }
    }
}

fn form(say: &Say<'_>, viewer: &Viewer, shown: &Shown, keys: &Keys) -> Markup {
    let typed = |field: &str| {
        let refused = keys.refused_act(NAME);
        refused.map_or("", |refused| refused.typed.get(field))
    };
    let id = match typed("id") {
        "" => DeviationId::from_uuid(SystemIds.next()).to_string(),
        known => known.to_owned(),
    };
    // In each contact something else.
    let of = shown
        .contact
        .map_or_else(String::new, |contact| format!("-{contact}"));
    let kept = |field: &str| draft(viewer, &format!("deviation-{field}{of}"));
    let has_list = !matches!(viewer.outside, Some(Outside::Station(_)));
    html! {
        form.fields method="post" action="/deviation/new" data-act="deviation-new" data-anew {
            (keys.hidden(NAME))
            input type="hidden" name="id" value=(id);
            @if let Some(contact) = shown.contact {
                input type="hidden" name="contact" value=(contact);
                p.say.blue { (say.t("dev-in-contact")) }
            }
            div {
                label for="dev-text" { (say.t("dev-ask-text")) }
                p.hint #dev-text-hint { (say.t("dev-no-names")) }
                textarea #dev-text name="text" rows="3" maxlength="2000" required aria-describedby="dev-text-hint" data-draft=[kept("text")] { (typed("text")) }
            }
            fieldset {
                legend { (say.t("dev-ask-harm")) }
                div.choices {
                    @for one in Harm::ALL {
                        label.choice {
                            input type="radio" name="harm" value=(harm(one)) required checked[typed("harm") == harm(one)] data-draft=[kept("harm")];
                            (say.by("dev-harm-choice", harm(one)))
                        }
                    }
                }
            }
            div {
                label for="dev-measure" { (say.t("dev-ask-measure")) }
                p.hint #dev-measure-hint { (say.t("dev-may-be-empty")) }
                textarea #dev-measure name="measure" rows="2" maxlength="2000" aria-describedby="dev-measure-hint" data-draft=[kept("measure")] { (typed("measure")) }
            }
            (keys.problem_of(NAME))
            button.do.main.wide.tall type="submit" { (say.t("dev-send")) }
            span.soft.num data-saved {}
        }
        @if has_list { p { a.as-link href="/deviation" { (say.t("dev-title-hers")) } } }
        p { (say.t("dev-complaint-instead")) " " a.as-link href="/complaint/new" { (say.t("cpl-new")) } }
        details.more { summary { (say.t("dev-itself")) } p { (say.t("dev-itself-about")) } }
    }
}
