//! `/complaint/{complaint}`: what somebody complains of, what has been done about it, and the answer.

use axum::extract::{Extension, Form as Fields, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::domain::command::Command;
use crate::domain::complaints::command::ComplaintCommand;
use crate::domain::complaints::complaint::How;
use crate::domain::ids::{ComplaintId, StaffId};
use crate::views::Viewer;
use crate::views::complaints::{self, ComplaintView, DoneView, StepView};
use crate::views::complaints_json::how;
use crate::web::pages::complaints::{next, what};
use crate::web::pages::deviations::{Posted, author, capital, page, words};
use crate::web::pages::followed::Forms;
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::record::parts::fact;
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::who;
use crate::web::state::WebState;

/// `GET /complaint/{complaint}`.
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

/// `POST /complaint/{complaint}/{act}`: `take`, `give`, `note`, `pass`, `answer`, `reopen`, `erase`.
pub async fn post(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((id, act)): Path<(String, String)>,
    headers: HeaderMap,
    Fields(sent): Fields<Vec<(String, String)>>,
) -> Response {
    let Ok(complaint) = id.parse::<ComplaintId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let typed = Typed(sent);
    let Some(command) = command(&viewer, complaint, &act, &typed) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let command = command.map(Command::Complaint);
    let posted = Posted {
        web: &web,
        viewer: &viewer,
        headers: &headers,
        name: &act,
        typed,
    };
    let go = format!("/complaint/{complaint}");
    posted
        .carry_out(command, &go, |status, keys| {
            render(&web, &viewer, &headers, complaint, status, keys)
        })
        .await
}

fn command(
    viewer: &Viewer,
    complaint: ComplaintId,
    act: &str,
    typed: &Typed,
) -> Option<Result<ComplaintCommand, &'static str>> {
    let words = |field: &str| typed.get(field).to_owned();
    let missing = |field: &str| typed.get(field).is_empty();
    let chosen = How::ALL
        .into_iter()
        .find(|one| how(*one) == typed.get("how"));
    Some(match (act, chosen) {
        ("take", _) => Ok(ComplaintCommand::Give {
            complaint,
            to: viewer.staff.clone()?,
        }),
        ("give", _) => Ok(ComplaintCommand::Give {
            complaint,
            to: StaffId::new(typed.get("to")),
        }),
        ("note", _) if missing("text") => Err("dev-no-note"),
        ("note", _) => Ok(ComplaintCommand::Note {
            complaint,
            text: words("text"),
        }),
        ("pass", _) if missing("to") => Err("cpl-no-to"),
        ("pass", _) => Ok(ComplaintCommand::PassOn {
            complaint,
            to: words("to"),
        }),
        ("answer", None) => Err("cpl-no-how"),
        ("answer", Some(_)) if missing("answer") => Err("cpl-no-answer"),
        ("answer", Some(how)) => Ok(ComplaintCommand::Answer {
            complaint,
            how,
            answer: words("answer"),
        }),
        ("reopen", _) if missing("why") => Err("dev-no-why"),
        ("reopen", _) => Ok(ComplaintCommand::Reopen {
            complaint,
            why: words("why"),
        }),
        ("erase", _) if missing("reason") => Err("cpl-no-reason"),
        ("erase", _) => Ok(ComplaintCommand::Erase {
            complaint,
            reason: words("reason"),
        }),
        _ => return None,
    })
}

fn render(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    id: ComplaintId,
    status: StatusCode,
    keys: &Keys,
) -> Response {
    let (state, now) = (web.engine.state(), web.engine.now());
    let Some(view) = complaints::one(&state, viewer, id, now) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let back = if viewer.leads() {
        ("/leader/complaints", "cpl-all")
    } else {
        ("/complaint", "cpl-hers-short")
    };
    let page = page(web, viewer, headers, back, "cpl-title-one", |say| {
        let forms = Forms {
            say,
            viewer,
            keys,
            page: format!("/complaint/{id}"),
        };
        html! {
            h1 { (what(say, &view.row)) }
            (said(say, &view))
            @if !view.steps.is_empty() { (history(say, &view.steps)) }
            @if view.row.open { (acts(&forms, &view)) } @else { (again(&forms, &view)) }
        }
    });
    (status, page).into_response()
}

fn said(say: &Say<'_>, view: &ComplaintView) -> Markup {
    let row = &view.row;
    let owner = row
        .owner
        .as_ref()
        .map_or_else(|| say.t("dev-nobody"), |owner| who::named(say, owner));
    let tone = if row.late { "amber" } else { "blue" };
    html! {
        div class=(format!("say {tone}")) { p { @if row.late { b { (say.t("dev-late")) } " · " } (capital(&next(say, row))) } }
        section.card aria-labelledby="h-words" {
            h2 #h-words { (say.t("cpl-ask-words")) }
            (words(say, &view.words))
            h3 { (say.t("cpl-ask-who")) }
            (words(say, &row.who))
            dl.facts-list {
                (fact(&say.t("cpl-received"), &format!("{} {}", say.date(row.at), say.clock(row.at))))
                (fact(&say.t("cpl-by"), &author(say, &view.by)))
                (fact(&say.t("dev-follows"), &owner))
            }
            @if let Some(contact) = view.contact { p { a.as-link href=(format!("/nurse/contact/{contact}")) { (say.t("dev-open-contact")) } } }
            @else if view.in_contact { p.hint { (say.t("cpl-contact-not-shown")) } }
            @if view.of_person { p.hint { (say.t("cpl-of-person-hint")) } }
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
    let (by, when) = (
        author(say, &step.by),
        format!("{} {}", say.date(step.at), say.clock(step.at)),
    );
    let head = |what: &str| {
        html! { p { b { (say.by("cpl-step", what)) } " " span.soft { (dotted([text(&by), text(&when)])) } } }
    };
    html! {
        @match &step.what {
            DoneView::Given(to) => { (head("given")) p { (who::named(say, to)) } },
            DoneView::Noted(said) => { (head("noted")) (words(say, said)) },
            DoneView::PassedOn(to) => { (head("passed_on")) (words(say, to)) },
            DoneView::Answered(by, answer) => { (head("answered")) p.soft { (say.by("cpl-how", how(*by))) } (words(say, answer)) },
            DoneView::Reopened(why) => { (head("reopened")) (words(say, why)) },
        }
    }
}

fn acts(forms: &Forms<'_>, view: &ComplaintView) -> Markup {
    let hers = view.row.owner.as_ref().is_some_and(|owner| owner.me);
    html! {
        @if forms.viewer.leads() && !hers { (forms.take()) }
        @if view.answers { (answer(forms)) }
        (forms.written(("note", "text"), "dev-ask-note", "dev-note"))
        @if view.answers { (forms.written(("pass", "to"), "cpl-ask-to", "cpl-pass")) }
        (forms.give(&view.staff))
    }
}

fn answer(forms: &Forms<'_>) -> Markup {
    let say = forms.say;
    let typed = forms.keys.refused_act("answer");
    let chosen = typed.map_or("", |refused| refused.typed.get("how"));
    html! {
        section.card aria-labelledby="h-answer" {
            h2 #h-answer { (say.t("cpl-answer")) }
            (forms.one("answer", &html! {
                fieldset {
                    legend { (say.t("cpl-ask-how")) }
                    div.choices {
                        @for one in How::ALL {
                            label.choice {
                                input type="radio" name="how" value=(how(one)) required checked[chosen == how(one)] data-draft=[forms.kept("answer-how")];
                                (say.by("cpl-how", how(one)))
                            }
                        }
                    }
                }
                (forms.area(("answer", "answer"), "cpl-ask-answer"))
                button.do.wide type="submit" { (say.t("cpl-answer-save")) }
            }))
        }
    }
}

/// It is not over after all; or its words are to go.
fn again(forms: &Forms<'_>, view: &ComplaintView) -> Markup {
    html! {
        (forms.written(("reopen", "why"), "dev-ask-why", "dev-reopen"))
        @if view.may_erase { (forms.erase("cpl-erase", "cpl-erase-about")) }
    }
}
