//! What has been written in a contact: notes and messages, and the two fields to write in. A draft is kept by the browser.

use maud::{Markup, html};

use crate::text::Arg;
use crate::views::contact::{Detail, NoteView};
use crate::web::pages::danger;
use crate::web::pages::form::Keys;
use crate::web::pages::pad;
use crate::web::pages::request;
use crate::web::pages::say::Say;
use crate::web::pages::{thread, who};

/// Messages first where there are some, since they are what the person says; then notes.
pub fn log(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let written = !detail.messages.is_empty();
    html! {
        div.stack.pane-in id=(format!("log-{}", detail.id)) {
            @if let Some(request) = &detail.request { (request::nurse::log(say, request, keys)) }
            @if written { (thread::thread(say, detail, keys)) }
            section aria-labelledby="h-notes" {
                h2 #h-notes { (say.t("ui-notes")) }
                @if !detail.notes.is_empty() { ol.notes { @for note in &detail.notes { (note_line(say, detail, note, keys)) } } }
                @for past in &detail.care.past { (danger::past(say, past)) }
                @if detail.can.note { (pad::note(say, detail, keys)) }
            }
            @if !written && detail.can.message { (thread::thread(say, detail, keys)) }
        }
    }
}

fn note_line(say: &Say<'_>, detail: &Detail, note: &NoteView, keys: &Keys) -> Markup {
    html! {
        li {
            p.soft { span.num title=(say.exact(note.at)) { (say.when(note.at)) } @if let Some(by) = &note.by { " · " (who::named(say, by)) } }
            (words(say, note, "ui-erased"))
            @if detail.can.note && note.struck.is_none() && note.text.is_some() { (strike(say, detail, note, keys)) }
        }
    }
}

/// What it says; what was wrong is struck through, with who, when and why.
pub fn words(say: &Say<'_>, note: &NoteView, erased: &str) -> Markup {
    html! {
        p.words { @match (&note.text, &note.struck) {
            (Some(text), Some(_)) => s { (text) },
            (Some(text), None) => (text),
            (None, _) => (say.t(erased)),
        } }
        @if let Some((by, at, why)) = &note.struck {
            p.soft { (say.with("rec-struck", &[("who", Arg::Text(&who::named(say, by))), ("at", Arg::Text(&say.when(*at)))])) @if let Some(why) = why { ": " (why) } }
        }
    }
}

fn strike(say: &Say<'_>, detail: &Detail, note: &NoteView, keys: &Keys) -> Markup {
    let (of, index) = note.place;
    let of = of.to_string();
    let index = index.to_string();
    let field = format!("strike-{of}-{index}");
    let refused = keys
        .typed(detail.id, "strike-note")
        .filter(|typed| typed.get("of") == of && typed.get("note") == index);
    html! {
        details.more open[refused.is_some()] {
            summary { (say.t("rec-strike")) }
            form.stack-small method="post" action=(format!("/nurse/contact/{}/strike-note", detail.id)) data-act="strike-note" {
                (keys.hidden(&field))
                input type="hidden" name="of" value=(of);
                input type="hidden" name="note" value=(index);
                @if refused.is_some() { (keys.problem(detail.id, "strike-note")) } @else { div.problem data-problem role="alert" {} }
                div {
                    label for=(field) { (say.t("rec-strike-why")) }
                    p.hint id=(format!("{field}-hint")) { (say.t("rec-strike-hint")) }
                    input id=(field) name="why" type="text" maxlength="200" autocomplete="off" required
                        aria-describedby=(format!("{field}-hint")) value=(refused.map_or("", |typed| typed.get("why")));
                }
                button.do.small type="submit" { (say.t("rec-strike-go")) }
            }
        }
    }
}
