//! `/complaint/{complaint}`: what somebody complains of, what has been done about it, and the answer.

use maud::{Markup, html};

use crate::domain::complaints::command::ComplaintCommand;
use crate::domain::complaints::complaint::How;
use crate::domain::ids::{ComplaintId, StaffId};
use crate::views::Viewer;
use crate::views::complaints::{ComplaintView, DoneView};
use crate::views::complaints_json::how;
use crate::web::pages::complaints::{next, what};
use crate::web::pages::followed::forms::{Forms, choices};
use crate::web::pages::followed::{author, capital, history, words};
use crate::web::pages::form::Typed;
use crate::web::pages::record::parts::fact;
use crate::web::pages::say::Say;
use crate::web::pages::who;

/// What a form of its page asks for: `take`, `give`, `note`, `pass`, `answer`, `reopen`, `erase`.
pub fn command(
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

/// What stands on its page.
pub fn shown(forms: &Forms<'_>, view: &ComplaintView) -> Markup {
    let say = forms.say;
    html! {
        h1 { (what(say, &view.row)) }
        (said(say, view))
        (history(say, &view.steps, |done| line(say, done)))
        @if view.row.open { (acts(forms, view)) } @else { (again(forms, view)) }
    }
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

/// The word of a step, and what stands below it.
fn line(say: &Say<'_>, done: &DoneView) -> (String, Markup) {
    let (word, below) = match done {
        DoneView::Given(to) => ("given", html! { p { (who::named(say, to)) } }),
        DoneView::Noted(said) => ("noted", words(say, said)),
        DoneView::PassedOn(to) => ("passed_on", words(say, to)),
        DoneView::Answered(by, answer) => {
            let by = say.by("cpl-how", how(*by));
            ("answered", html! { p.soft { (by) } (words(say, answer)) })
        }
        DoneView::Reopened(why) => ("reopened", words(say, why)),
    };
    (say.by("cpl-step", word), below)
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
                (choices(say, ("cpl-ask-how", "cpl-how"), "how", How::ALL.map(how), chosen, forms.kept("answer-how").as_deref()))
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
