//! `/deviation/{deviation}`: what happened, what has been done about it, and what is to be done now.

use axum::extract::{Extension, Form as Fields, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::domain::command::Command;
use crate::domain::deviations::command::DeviationCommand;
use crate::domain::ids::{DeviationId, StaffId};
use crate::views::Viewer;
use crate::views::deviations::{self, DeviationView, DoneView, StepView, Words};
use crate::views::deviations_json::harm;
use crate::web::pages::deviations::{Posted, author, capital, next, page, what, words};
use crate::web::pages::followed::Forms;
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::record::parts::fact;
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::who;
use crate::web::state::WebState;

/// `GET /deviation/{deviation}`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Ok(id) = id.parse() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    render(&web, &viewer, &headers, id, StatusCode::OK, &page_keys())
}

/// `POST /deviation/{deviation}/{act}`: `take`, `give`, `note`, `close`, `reopen`, `erase`.
pub async fn post(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((id, act)): Path<(String, String)>,
    headers: HeaderMap,
    Fields(sent): Fields<Vec<(String, String)>>,
) -> Response {
    let Ok(deviation) = id.parse::<DeviationId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let typed = Typed(sent);
    let Some(command) = command(&viewer, deviation, &act, &typed) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let command = command.map(Command::Deviation);
    let posted = Posted {
        web: &web,
        viewer: &viewer,
        headers: &headers,
        name: &act,
        typed,
    };
    let go = format!("/deviation/{deviation}");
    posted
        .carry_out(command, &go, |status, keys| {
            render(&web, &viewer, &headers, deviation, status, keys)
        })
        .await
}

fn command(
    viewer: &Viewer,
    deviation: DeviationId,
    act: &str,
    typed: &Typed,
) -> Option<Result<DeviationCommand, &'static str>> {
    let words = |field: &str| typed.get(field).to_owned();
    let missing = |field: &str| typed.get(field).is_empty();
    Some(match act {
        "take" => Ok(DeviationCommand::Give {
            deviation,
            to: viewer.staff.clone()?,
        }),
        "give" => Ok(DeviationCommand::Give {
            deviation,
            to: StaffId::new(typed.get("to")),
        }),
        "note" if missing("text") => Err("dev-no-note"),
        "note" => Ok(DeviationCommand::Note {
            deviation,
            text: words("text"),
        }),
        "close" if missing("found") => Err("dev-no-found"),
        "close" if missing("changed") => Err("dev-no-changed"),
        "close" => Ok(DeviationCommand::Close {
            deviation,
            found: words("found"),
            changed: words("changed"),
        }),
        "reopen" if missing("why") => Err("dev-no-why"),
        "reopen" => Ok(DeviationCommand::Reopen {
            deviation,
            why: words("why"),
        }),
        "erase" if missing("reason") => Err("cpl-no-reason"),
        "erase" => Ok(DeviationCommand::Erase {
            deviation,
            reason: words("reason"),
        }),
        _ => return None,
    })
}

fn render(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    id: DeviationId,
    status: StatusCode,
    keys: &Keys,
) -> Response {
    let (state, now) = (web.engine.state(), web.engine.now());
    let Some(view) = deviations::one(&state, viewer, id, now) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let back = if viewer.leads() {
        ("/leader/deviations", "dev-all")
    } else {
        ("/deviation", "dev-hers-short")
    };
    let page = page(web, viewer, headers, back, "dev-title-one", |say| {
        let forms = Forms {
            say,
            viewer,
            keys,
            page: format!("/deviation/{id}"),
        };
        html! {
            h1 { (what(say, &view.row)) }
            (happened(say, &view))
            @if !view.steps.is_empty() { (history(say, &view.steps)) }
            @if view.row.open { (acts(&forms, &view)) } @else { (again(&forms, &view)) }
        }
    });
    (status, page).into_response()
}

fn happened(say: &Say<'_>, view: &DeviationView) -> Markup {
    let row = &view.row;
    let by = row
        .by
        .as_ref()
        .map_or_else(|| say.t("dev-by-itself"), |by| author(say, by));
    let police = row.police.map(|police| {
        let word = if police { "yes" } else { "no" };
        say.by("ui-deviation-police", word)
    });
    let owner = row
        .owner
        .as_ref()
        .map_or_else(|| say.t("dev-nobody"), |owner| who::named(say, owner));
    let tone = if row.late { "amber" } else { "blue" };
    html! {
        div class=(format!("say {tone}")) { p { @if row.late { b { (say.t("dev-late")) } " · " } (capital(&next(say, row))) } }
        section.card aria-labelledby="h-happened" {
            h2 #h-happened { (say.t("dev-happened")) }
            (words(say, &view.text))
            @if matches!(view.text, Words::None) { p { (say.by("dev-itself-is", row.kind)) } }
            dl.facts-list {
                (fact(&say.t("dev-when"), &format!("{} {}", say.date(row.at), say.clock(row.at))))
                (fact(&say.t("dev-says"), &by))
                @if let Some(is) = row.harm { (fact(&say.t("dev-ask-harm"), &say.by("dev-harm-choice", harm(is)))) }
                @if let Some(police) = &police { (fact(&say.t("ui-threatened-police"), police)) }
                (fact(&say.t("dev-follows"), &owner))
            }
            @if !matches!(view.measure, Words::None) {
                h3 { (say.t("dev-ask-measure")) }
                (words(say, &view.measure))
            }
            @if let Some(contact) = view.contact { p { a.as-link href=(format!("/nurse/contact/{contact}")) { (say.t("dev-open-contact")) } } }
            @else if view.in_contact { p.hint { (say.t("dev-contact-not-shown")) } }
            @if view.reading { p { a.as-link href="/leader/openings" { (say.t("dev-open-readings")) } } }
        }
    }
}

fn history(say: &Say<'_>, steps: &[StepView]) -> Markup {
    html! {
        section.card aria-labelledby="h-done" {
            h2 #h-done { (say.t("dev-done")) }
            ol.notes { @for step in steps { li { (line(say, step)) } } }
        }
    }
}

fn line(say: &Say<'_>, step: &StepView) -> Markup {
    let by = author(say, &step.by);
    let head = |what: &str| {
        let when = format!("{} {}", say.date(step.at), say.clock(step.at));
        html! { p { b { (say.by("dev-step", what)) } " " span.soft { (dotted([text(&by), text(&when)])) } } }
    };
    html! {
        @match &step.what {
            DoneView::Given(to) => { (head("given")) p { (who::named(say, to)) } },
            DoneView::Noted(said) => { (head("noted")) (words(say, said)) },
            DoneView::Closed { found, changed } => {
                (head("closed"))
                p.soft { (say.t("dev-ask-found")) } (words(say, found))
                p.soft { (say.t("dev-ask-changed")) } (words(say, changed))
            },
            DoneView::Reopened(why) => { (head("reopened")) (words(say, why)) },
        }
    }
}

fn acts(forms: &Forms<'_>, view: &DeviationView) -> Markup {
    let say = forms.say;
    let hers = view.row.owner.as_ref().is_some_and(|owner| owner.me);
    html! {
        @if forms.viewer.leads() && !hers { (forms.take()) }
        @if view.follows {
            section.card aria-labelledby="h-close" {
                h2 #h-close { (say.t("dev-close")) }
                (forms.one("close", &html! {
                    (forms.area(("close", "found"), "dev-ask-found"))
                    (forms.area(("close", "changed"), "dev-ask-changed"))
                    p.hint { (say.t("dev-changed-hint")) }
                    button.do.wide type="submit" { (say.t("dev-close")) }
                }))
            }
        }
        (forms.written(("note", "text"), "dev-ask-note", "dev-note"))
        (forms.give(&view.staff))
    }
}

/// It is not over after all; or its words are to go.
fn again(forms: &Forms<'_>, view: &DeviationView) -> Markup {
    html! {
        (forms.written(("reopen", "why"), "dev-ask-why", "dev-reopen"))
        @if view.may_erase { (forms.erase("dev-erase", "dev-erase-about")) }
    }
}
