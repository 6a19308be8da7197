//! What has been written in a contact: notes and messages, and the two fields to write in. A draft is kept by the browser.

use maud::{Markup, html};

use crate::views::contact::{Detail, NoteView};
use crate::web::pages::form::Keys;
use crate::web::pages::say::Say;
use crate::web::pages::{thread, who};

/// Messages first where there are some, since they are what the person says; then notes.
pub fn log(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let written = !detail.messages.is_empty();
    html! {
        div.stack.pane-in id=(format!("log-{}", detail.id)) {
            @if written { (thread::thread(say, detail, keys)) }
            section aria-labelledby="h-notes" {
                h2 #h-notes { (say.t("ui-notes")) }
                @if !detail.notes.is_empty() { ol.notes { @for note in &detail.notes { (note_line(say, note)) } } }
                @if detail.can.note { (note_form(say, detail, keys)) }
            }
            @if !written && detail.can.message { (thread::thread(say, detail, keys)) }
        }
    }
}

fn note_line(say: &Say<'_>, note: &NoteView) -> Markup {
    let by = note.by.as_ref().map(|who| who::named(say, who));
    html! {
        li {
            p.soft { span.num title=(say.exact(note.at)) { (say.when(note.at)) } @if let Some(by) = by { " · " (by) } }
            p.words { (note.text.clone().unwrap_or_else(|| say.t("ui-erased"))) }
        }
    }
}

fn note_form(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let typed = keys
        .typed(detail.id, "note")
        .map_or("", |typed| typed.get("text"));
    html! {
        form method="post" action=(format!("/nurse/contact/{}/note", detail.id)) data-act="note" data-keep {
            (keys.hidden("note"))
            label for=(format!("note-{}", detail.id)) { (say.t("ui-note")) }
            textarea id=(format!("note-{}", detail.id)) name="text" rows="3" maxlength="10000" data-draft=(format!("note-{}", detail.id)) { (typed) }
            (keys.problem(detail.id, "note"))
            div.under { button.do.small type="submit" { (say.t("ui-note-save")) } span.soft.num data-saved {} }
        }
    }
}
