//! `/deviation/{deviation}`: what happened, what has been done about it, and what is to be done now.

use maud::{Markup, html};

use crate::domain::deviations::command::DeviationCommand;
use crate::domain::ids::{DeviationId, StaffId};
use crate::views::Viewer;
use crate::views::deviations::{DeviationView, DoneView};
use crate::views::deviations_json::harm;
use crate::views::followed::Words;
use crate::web::pages::deviations::{next, what};
use crate::web::pages::followed::forms::Forms;
use crate::web::pages::followed::{author, capital, history, words};
use crate::web::pages::form::Typed;
use crate::web::pages::record::parts::fact;
use crate::web::pages::say::Say;
use crate::web::pages::who;

/// What a form of its page asks for: `take`, `give`, `note`, `close`, `reopen`, `erase`.
pub fn command(
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

/// What stands on its page.
pub fn shown(forms: &Forms<'_>, view: &DeviationView) -> Markup {
    let say = forms.say;
    html! {
        h1 { (what(say, &view.row)) }
        (happened(say, view))
        (history(say, &view.steps, |done| line(say, done)))
        @if view.row.open { (acts(forms, view)) } @else { (again(forms, view)) }
    }
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

/// The word of a step, and what stands below it.
fn line(say: &Say<'_>, done: &DoneView) -> (String, Markup) {
    let (word, below) = match done {
        DoneView::Given(to) => ("given", html! { p { (who::named(say, to)) } }),
        DoneView::Noted(said) => ("noted", words(say, said)),
        DoneView::Closed { found, changed } => {
            let both = html! {
                p.soft { (say.t("dev-ask-found")) } (words(say, found))
                p.soft { (say.t("dev-ask-changed")) } (words(say, changed))
            };
            ("closed", both)
        }
        DoneView::Reopened(why) => ("reopened", words(say, why)),
    };
    (say.by("dev-step", word), below)
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
