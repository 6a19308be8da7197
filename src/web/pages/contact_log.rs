//! What has been written in a contact: notes and messages, and the two fields to write in. A draft is kept by the browser.

use maud::{Markup, html};

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
                @if !detail.notes.is_empty() { ol.notes { @for note in &detail.notes { (note_line(say, note)) } } }
                @for past in &detail.care.past { (danger::past(say, past)) }
                @if detail.can.note { (pad::note(say, detail, keys)) }
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
