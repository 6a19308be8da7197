//! What others suggest for a plan, and what was learnt after a crisis: what waits to be looked at with the person, what came of it, and a form for
//! one more. Changes nothing of the plan by itself.

use maud::{Markup, html};

use crate::text::Arg;
use crate::views::plan::words;
use crate::views::plan::{PlanView, SuggestionRow};
use crate::web::pages::form::Keys;
use crate::web::pages::plan::part;
use crate::web::pages::say::Say;
use crate::web::pages::who;

/// What waits to be looked at with the person, and what was wrong.
pub fn waiting(say: &Say<'_>, view: &PlanView, keys: &Keys) -> Markup {
    html! {
        section.plan-part #suggestions aria-labelledby="h-suggestions" {
            h2 #h-suggestions { (say.t("ui-plan-suggestions")) }
            p.hint { (say.t("ui-plan-suggestions-how")) }
            ul.notes { @for row in view.suggestions.iter().filter(|row| row.struck.is_none()) { (suggestion(say, view, row, keys)) } }
            (struck(say, view))
        }
    }
}

/// What the form that does this to a suggestion is called; `record`: another one of the person's that holds it.
pub fn form_name(act: &str, record: &str, index: &str) -> String {
    if record.is_empty() {
        format!("{act}-{index}")
    } else {
        format!("{act}-{record}-{index}")
    }
}

/// Which suggestion a form is about.
fn which(view: &PlanView, row: &SuggestionRow, act: &str) -> (String, Markup) {
    let other = (row.patient != view.patient).then(|| row.patient.to_string());
    let record = other.as_deref().unwrap_or_default();
    let name = form_name(act, record, &row.index.to_string());
    let fields = html! {
        input type="hidden" name="index" value=(row.index);
        @if let Some(record) = &other { input type="hidden" name="record" value=(record); }
    };
    (name, fields)
}

fn suggestion(say: &Say<'_>, view: &PlanView, row: &SuggestionRow, keys: &Keys) -> Markup {
    let (name, fields) = which(view, row, "settle");
    html! {
        li id=(name.replacen("settle", "suggestion", 1)) {
            (said(say, row))
            (take(say, view, row, keys))
            form method="post" action=(format!("/patient/{}/plan/settle", view.patient)) {
                (keys.hidden(&name))
                (fields)
                (keys.problem_of(&name))
                button.do.small type="submit" { (say.t("ui-plan-settle")) }
            }
            (strike(say, view, row, keys))
        }
    }
}

/// What it is about, from whom and from when, and the words.
fn said(say: &Say<'_>, row: &SuggestionRow) -> Markup {
    html! {
        p { b { @match row.section { Some(section) => (part::title(say, section)), None => (say.t("ui-plan-learnt")) } }
            " " span.soft { (who::named(say, &row.by)) ", " span.num { (say.when(row.at)) }
                @if let Some(at) = row.said_in { " · " (say.with("ui-plan-said-in", &[("t", Arg::Text(&say.when(at)))])) } } }
        p.words { (row.words) }
    }
}

/// The person wants it in the plan: one tap, and on to the part, where it is put in their words.
fn take(say: &Say<'_>, view: &PlanView, row: &SuggestionRow, keys: &Keys) -> Markup {
    let (name, fields) = which(view, row, "take");
    html! {
        @if view.may_be_made && row.goes_into().is_some() {
            form method="post" action=(format!("/patient/{}/plan/take", view.patient)) {
                (keys.hidden(&name))
                (fields)
                (keys.problem_of(&name))
                button.do.small type="submit" { (say.t(if view.under_way.is_some() { "ui-plan-take" } else { "ui-plan-take-anew" })) }
            }
        }
    }
}

/// From where what was learnt is known: the contact, and who wrote it down.
pub fn source(say: &Say<'_>, row: &SuggestionRow) -> String {
    let by = who::named(say, &row.by);
    let by = ("who", Arg::Text(&by));
    match row.said_in {
        Some(at) => {
            let at = format!("{} {}", say.date(at), say.clock(at));
            say.with("ui-plan-source-contact", &[by, ("t", Arg::Text(&at))])
        }
        None => say.with("ui-plan-source", &[by]),
    }
}

/// What was looked at with the person stays to be read, and what came of it.
pub fn looked_at(say: &Say<'_>, view: &PlanView, keys: &Keys) -> Markup {
    let refused = |row| keys.refused_act(&which(view, row, "take").0).is_some();
    html! {
        @if !view.looked_at.is_empty() {
            details.more #looked-at open[view.looked_at.iter().any(refused)] {
                summary { (say.numbered("ui-plan-looked-at", view.looked_at.len())) }
                ul.notes { @for row in &view.looked_at {
                    li id=(which(view, row, "suggestion").0) {
                        (said(say, row))
                        @if let Some((by, at)) = &row.settled {
                            p.soft { (say.with("ui-plan-looked-at-by", &[("who", Arg::Text(&who::named(say, by))), ("t", Arg::Text(&say.when(*at)))]))
                                @if let Some(section) = row.taken { " " (say.with("ui-plan-taken-into", &[("what", Arg::Text(&part::title(say, section)))])) } }
                        }
                        (take(say, view, row, keys))
                    }
                } }
            }
        }
    }
}

/// It was wrong: it is struck through, and can still be read.
fn strike(say: &Say<'_>, view: &PlanView, row: &SuggestionRow, keys: &Keys) -> Markup {
    let (name, fields) = which(view, row, "strike");
    let field = format!("{name}-why");
    let refused = keys.refused_act(&name);
    html! {
        details.more open[refused.is_some()] {
            summary { (say.t("rec-strike")) }
            form.stack-small method="post" action=(format!("/patient/{}/plan/strike", view.patient)) {
                (keys.hidden(&name))
                (fields)
                (keys.problem_of(&name))
                div {
                    label for=(field) { (say.t("rec-strike-why")) }
                    p.hint id=(format!("{field}-hint")) { (say.t("rec-strike-hint")) }
                    input id=(field) name="why" type="text" maxlength="200" autocomplete="off" required
                        aria-describedby=(format!("{field}-hint")) value=(refused.map_or("", |refused| refused.typed.get("why")));
                }
                button.do.small type="submit" { (say.t("rec-strike-go")) }
            }
        }
    }
}

/// What was wrong.
fn struck(say: &Say<'_>, view: &PlanView) -> Markup {
    let rows = view.suggestions.iter();
    let rows: Vec<_> = rows
        .filter_map(|row| Some((row, row.struck.as_ref()?)))
        .collect();
    html! {
        @if !rows.is_empty() {
            details.more {
                summary { (say.numbered("ui-plan-suggestions-struck", rows.len())) }
                ul.notes { @for (row, (by, at, why)) in rows {
                    li {
                        p { b { @match row.section { Some(section) => (part::title(say, section)), None => (say.t("ui-plan-learnt")) } }
                            " " span.soft { (who::named(say, &row.by)) ", " span.num { (say.when(row.at)) } } }
                        p.words { s { (row.words) } }
                        p.soft { (say.with("rec-struck", &[("who", Arg::Text(&who::named(say, by))), ("at", Arg::Text(&say.when(*at)))])) @if let Some(why) = why { ": " (why) } }
                    }
                } }
            }
        }
    }
}

/// What was learnt, or something for a part: for everybody who has the person in hand. The coordinator and the person decide.
pub fn suggest(say: &Say<'_>, view: &PlanView, keys: &Keys) -> Markup {
    let refused = keys.refused_act("suggest");
    let had = |name: &str| refused.map_or("", |refused| refused.typed.get(name));
    html! {
        details.more #suggest open[refused.is_some()] {
            summary { (say.t("ui-plan-suggest")) }
            form.stack-small method="post" action=(format!("/patient/{}/plan/suggest", view.patient)) {
                (keys.hidden("suggest"))
                div {
                    label for="suggest-section" { (say.t("ui-plan-suggest-where")) }
                    select id="suggest-section" name="section" {
                        option value="" { (say.t("ui-plan-learnt")) }
                        @for section in view.stand.sections() {
                            @let word = words::section(section);
                            option value=(word) selected[had("section") == word] { (part::title(say, section)) }
                        }
                    }
                }
                div {
                    label for="suggest-words" { (say.t("ui-plan-suggest-words")) }
                    p.hint #suggest-hint { (say.t("ui-plan-suggest-hint")) }
                    textarea id="suggest-words" name="words" rows="3" maxlength="2000" required aria-describedby="suggest-hint" { (had("words")) }
                }
                (keys.problem_of("suggest"))
                button.do.small type="submit" { (say.t("ui-plan-suggest-do")) }
            }
        }
    }
}
