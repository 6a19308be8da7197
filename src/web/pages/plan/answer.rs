//! What the person says of a version, and what follows: it is put in force for a period, or dropped. Without the person's word nothing comes
//! into force.

use std::time::Duration;

use maud::{Markup, html};

use crate::domain::plans::plan::{Agrees, Capacity, Stage};
use crate::domain::time::Timestamp;
use crate::text::Arg;
use crate::views::plan::diff;
use crate::views::plan::words;
use crate::views::plan::{PersonsAnswer, PlanView, Version};
use crate::web::pages::form::Keys;
use crate::web::pages::plan::{beside, changes};
use crate::web::pages::say::Say;

/// A period that is offered first, in days.
const PERIOD: u64 = 365;
/// When it is looked at again, if nothing else is said, in days.
const REVIEW: u64 = 182;

/// The end of the page on which is written.
pub fn forms(say: &Say<'_>, view: &PlanView, version: &Version, keys: &Keys) -> Markup {
    html! {
        @if let Some(before) = &view.in_force {
            details.more #plan-changes {
                summary { (say.with("ui-plan-changes-since", &[("n", Arg::Number(before.number.into()))])) }
                (changes::list(say, &diff::between(&before.parts, &version.parts)))
            }
        }
        (beside::to_agree(say, view))
        section.plan-part #answer aria-labelledby="h-answer" {
            h2 #h-answer { (say.t("ui-plan-answer")) }
            @if let Some(answer) = &version.answer { (said(say, answer)) }
            (answer_form(say, view, version, keys))
            @if version.stage != Stage::Agreed { div #force { (keys.problem_of("force")) } }
        }
        @if version.stage == Stage::Agreed { (force(say, view, version, keys)) }
        details.more.plan-apart #drop open[keys.refused_act("drop").is_some()] {
            summary { (say.t("ui-plan-drop")) }
            form method="post" action=(format!("/patient/{}/plan/drop", view.patient)) {
                (keys.hidden("drop"))
                input type="hidden" name="plan" value=(version.id);
                p.hint { (say.t("ui-plan-drop-how")) }
                (keys.problem_of("drop"))
                button.do.alarm type="submit" { (say.t("ui-plan-drop-do")) }
            }
        }
    }
}

/// What the person has said, and when.
pub fn said(say: &Say<'_>, answer: &PersonsAnswer) -> Markup {
    let tone = match answer.agrees {
        Agrees::Yes => "say green",
        Agrees::InPart | Agrees::No => "say",
    };
    html! {
        div class=(tone) {
            p { (say.t("ui-plan-answer")) ": " b { (say.by("ui-plan-agrees", words::agrees(answer.agrees))) } " " span.num { (say.date(answer.at)) } }
            @if let Some((at, to)) = &answer.elsewhere { p.soft { (say.elsewhere(*at, to.as_deref())) } }
            @if let Some(own) = &answer.words { blockquote.words { (own) } }
            @if answer.capacity != Capacity::Has { p { (say.by("ui-plan-capacity-was", words::capacity(answer.capacity))) } }
            @if let Some(doubt) = &answer.capacity_words { p.words { (doubt) } }
        }
    }
}

fn answer_form(say: &Say<'_>, view: &PlanView, version: &Version, keys: &Keys) -> Markup {
    let typed = keys.refused_act("answer").map(|refused| &refused.typed);
    let had = |name: &str| typed.map_or("", |typed| typed.get(name));
    let capacity = had("capacity");
    html! {
        form.stack-small method="post" action=(format!("/patient/{}/plan/answer", view.patient)) {
            (keys.hidden("answer"))
            input type="hidden" name="plan" value=(version.id);
            fieldset {
                legend { (say.with("ui-plan-ask-agrees", &[("who", Arg::Text(&view.called))])) }
                div.choices {
                    @for agrees in [Agrees::Yes, Agrees::InPart, Agrees::No] {
                        @let word = words::agrees(agrees);
                        label.choice { input type="radio" name="agrees" value=(word) checked[had("agrees") == word]; span { (say.by("ui-plan-agrees", word)) } }
                    }
                }
            }
            div {
                label for="answer-words" { (say.t("ui-plan-answer-words")) }
                p.hint #answer-words-hint { (say.t("ui-plan-answer-words-hint")) }
                textarea id="answer-words" name="words" rows="3" maxlength="2000" aria-describedby="answer-words-hint" { (had("words")) }
            }
            fieldset {
                legend { (say.t("ui-plan-ask-capacity")) }
                div.choices {
                    @for value in [Capacity::Has, Capacity::InDoubt, Capacity::Lacks] {
                        @let word = words::capacity(value);
                        label.choice { input type="radio" name="capacity" value=(word) checked[capacity == word]; span { (say.by("ui-plan-capacity", word)) } }
                    }
                }
            }
            div {
                label for="capacity-words" { (say.t("ui-plan-capacity-words")) }
                textarea id="capacity-words" name="capacity_words" rows="2" maxlength="2000" { (had("capacity_words")) }
            }
            (keys.problem_of("answer"))
            button.do.main.wide type="submit" { (say.t("ui-plan-answer-save")) }
        }
    }
}

/// The period, and the day on which it is looked at again.
fn force(say: &Say<'_>, view: &PlanView, version: &Version, keys: &Keys) -> Markup {
    // No longer than the consent, unless somebody says so.
    let days = |days: u64| {
        let at = say.now + Duration::from_hours(days * 24);
        let last = |ends: Timestamp| (ends - Duration::from_secs(1)).max(say.now);
        say.day_field(view.made_until.map_or(at, |ends| at.min(last(ends))))
    };
    let typed = keys.refused_act("force").map(|refused| &refused.typed);
    let value = |name: &str, usual: u64| match typed.map(|typed| typed.get(name)) {
        Some(had) if !had.is_empty() => had.to_owned(),
        Some(_) | None => days(usual),
    };
    let ends = view.made_until.map(|at| say.date(at));
    html! {
        section.plan-part #force aria-labelledby="h-force" {
            h2 #h-force { (say.t("ui-plan-force")) }
            p.hint { (say.t(if view.in_force.is_some() { "ui-plan-force-replaces" } else { "ui-plan-force-how" })) }
            @if let Some(ends) = &ends { p.hint { (say.with("ui-plan-force-consent", &[("t", Arg::Text(ends))])) } }
            form.stack-small method="post" action=(format!("/patient/{}/plan/force", view.patient)) {
                (keys.hidden("force"))
                input type="hidden" name="plan" value=(version.id);
                div.two {
                    div { label for="force-until" { (say.t("ui-plan-until")) } input id="force-until" name="until" type="date" required value=(value("until", PERIOD)); }
                    div { label for="force-review" { (say.t("ui-plan-review")) } input id="force-review" name="review" type="date" required value=(value("review", REVIEW)); }
                }
                (keys.problem_of("force"))
                button.do.go.wide type="submit" { (say.t("ui-plan-force-do")) }
            }
        }
    }
}
