//! A life in danger on the page: the number to call, what to ask, and when the line has dropped, the police and what to say.
//! What it does is told in `handbook/service/en/life-in-danger.md`.

use maud::{Markup, html};

use crate::domain::care::held::Question;
use crate::text::Arg;
use crate::views::care::{DangerView, LostView, PastDanger};
use crate::views::contact::Detail;
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::form::Keys;
use crate::web::pages::pad;
use crate::web::pages::parts::{Icon, icon};
use crate::web::pages::say::Say;
use crate::web::pages::who;

/// The word of a question, in forms and texts.
pub const fn word(question: Question) -> &'static str {
    match question {
        Question::Place => "place",
        Question::Company => "company",
        Question::Taken => "taken",
        Question::Means => "means",
    }
}

/// The question of a word.
pub fn question(text: &str) -> Option<Question> {
    Question::ALL
        .into_iter()
        .find(|question| word(*question) == text)
}

/// The band above everything else of a contact in which a life is in danger.
pub fn band(say: &Say<'_>, detail: &Detail, danger: &DangerView, keys: &Keys) -> Markup {
    let police = danger.lost.is_some_and(|lost| lost.police);
    html! {
        section.danger.stack id=(format!("danger-{}", detail.id)) aria-labelledby=(format!("h-danger-{}", detail.id)) {
            div.tight {
                h2 id=(format!("h-danger-{}", detail.id)) { (icon(Icon::Alert)) (say.t("ui-danger")) }
                p { (say.around("ui-danger-since", &[], &say.since(danger.since))) " · " (who::named(say, &danger.by)) }
            }
            @if let Some(lost) = &danger.lost { (line_lost(say, *lost)) }
            @if police { (police_instruction(say, danger)) }
            a.do.alarm.wide.tall.two-line href="tel:113" { (say.t("ui-danger-113")) small { (say.t("ui-danger-113-how")) } }
            @if danger.lost.is_none() { p { (say.t("ui-danger-others")) } }
            (questions(say, detail, danger, keys))
            p { (handbook(say, Place::Danger)) }
            div.tight {
                (end(say, detail, keys))
                @if say.now < danger.undo_until { (undo(say, detail, danger, keys)) }
            }
        }
    }
}

/// What has become of the line, announced at once.
fn line_lost(say: &Say<'_>, lost: LostView) -> Markup {
    let key = if lost.ringing {
        "ui-danger-ringing"
    } else {
        "ui-danger-not-ringing"
    };
    html! {
        p.say.red role="alert" {
            b { (say.with("ui-danger-lost", &[("t", Arg::Text(&say.exact(lost.since)))])) }
            small { (say.with(key, &[("n", Arg::Number(lost.tries.into()))])) }
        }
    }
}

/// 112 on her own telephone, and what to say, with what she has written.
fn police_instruction(say: &Say<'_>, danger: &DangerView) -> Markup {
    let known = |question: Question| {
        danger
            .answers
            .iter()
            .find(|answer| answer.question == question)
            .map(|answer| answer.text.trim())
            .filter(|text| !text.is_empty())
    };
    let line = |key: &str, text: &str| say.with(key, &[("t", Arg::Text(text))]);
    html! {
        section.police.tight aria-labelledby="h-police" {
            h3 #h-police { (say.t("ui-police")) }
            a.do.alarm.filled.wide.tall.two-line href="tel:112" { (say.t("ui-police-112")) small { (say.t("ui-police-112-how")) } }
            p { b { (say.t("ui-police-say")) } }
            ul.say-this {
                li { (say.with("ui-police-say-who", &[("service", Arg::Text(&danger.service))])) }
                @if let Some(lost) = &danger.lost { li { (line("ui-police-say-lost", &say.clock(lost.since))) } }
                @if let Some(number) = &danger.number { li { (say.with("ui-police-say-number", &[("number", Arg::Text(number))])) } }
                @match known(Question::Place) {
                    Some(place) => li { (line("ui-police-say-place", place)) },
                    None => li { (say.t("ui-police-say-unknown")) },
                }
                @for (question, key) in [(Question::Company, "ui-police-say-company"), (Question::Taken, "ui-police-say-taken"), (Question::Means, "ui-police-say-means")] {
                    @if let Some(text) = known(question) { li { (line(key, text)) } }
                }
            }
            p.soft { (say.t("ui-police-law")) }
        }
    }
}

fn questions(say: &Say<'_>, detail: &Detail, danger: &DangerView, keys: &Keys) -> Markup {
    html! {
        div.questions {
            @for answer in &danger.answers {
                @let name = word(answer.question);
                @let id = format!("{name}-{}", detail.id);
                form method="post" action=(format!("/nurse/contact/{}/answer", detail.id)) data-pad=(id) data-act="answer" {
                    (keys.hidden(&format!("answer-{name}")))
                    input type="hidden" name="question" value=(name);
                    label for=(id) { (say.by("ui-danger-question", name)) }
                    p.hint { (say.by("ui-danger-question-hint", name)) }
                    input id=(id) name="text" maxlength="500" autocomplete="off" value=(answer.text);
                    (pad::kept(say, answer.number, answer.at, &answer.text))
                    noscript { button.do.small type="submit" { (say.t("ui-answer-save")) } }
                }
            }
        }
    }
}

fn end(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let typed = keys.typed(detail.id, "danger-end");
    let id = format!("danger-done-{}", detail.id);
    html! {
        details.more open[typed.is_some()] id=(format!("danger-end-{}", detail.id)) {
            summary { (say.t("ui-danger-end")) }
            form method="post" action=(format!("/nurse/contact/{}/danger-end", detail.id)) data-act="danger-end" {
                (keys.hidden("danger-end"))
                label for=(id) { (say.t("ui-danger-done")) }
                p.hint { (say.t("ui-danger-done-hint")) }
                textarea id=(id) name="text" rows="2" maxlength="10000" data-draft=(id) { (typed.map_or("", |typed| typed.get("text"))) }
                (keys.problem(detail.id, "danger-end"))
                div.under { button.do.small type="submit" { (say.t("ui-danger-end-save")) } span.soft.num data-saved {} }
            }
        }
    }
}

fn undo(say: &Say<'_>, detail: &Detail, danger: &DangerView, keys: &Keys) -> Markup {
    html! {
        form method="post" action=(format!("/nurse/contact/{}/danger-undo", detail.id)) data-act="danger-undo" data-until=(danger.undo_until.as_millis()) {
            (keys.hidden("danger-undo"))
            (keys.problem(detail.id, "danger-undo"))
            button.do.wide.two-line type="submit" { (say.t("ui-danger-undo")) small { (say.around("ui-danger-undo-until", &[], &say.until(danger.undo_until))) } }
        }
    }
}

/// A danger that is over, among what has been written.
pub fn past(say: &Say<'_>, past: &PastDanger) -> Markup {
    let span = format!("{}–{}", say.when(past.since), say.clock(past.ended));
    html! {
        section.say.tight {
            b { (say.with("ui-danger-was", &[("t", Arg::Text(&span))])) }
            @for (question, text) in &past.answers {
                p { (say.by("ui-danger-question", word(*question))) " " (text) }
            }
            p.words { (past.done.clone().unwrap_or_else(|| say.t("ui-erased"))) " · " (who::named(say, &past.by)) }
        }
    }
}
