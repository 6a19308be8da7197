//! What has been written in a contact: notes and messages, and the two fields to write in. A draft is kept by the browser.

use maud::{Markup, html};

use crate::domain::messages::message::MessageText;
use crate::text::Arg;
use crate::text::message::Written;
use crate::views::contact::{Carried, Detail, MessageView, MessageWords, NoteView};
use crate::web::pages::danger;
use crate::web::pages::form::Keys;
use crate::web::pages::pad;
use crate::web::pages::say::Say;
use crate::web::pages::who;

/// Messages first where there are some, since they are what the person says; then notes.
pub fn log(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let written = !detail.messages.is_empty();
    html! {
        div.stack.pane-in id=(format!("log-{}", detail.id)) {
            @if written { (thread(say, detail, keys)) }
            section aria-labelledby="h-notes" {
                h2 #h-notes { (say.t("ui-notes")) }
                @if !detail.notes.is_empty() { ol.notes { @for note in &detail.notes { (note_line(say, note)) } } }
                @for past in &detail.care.past { (danger::past(say, past)) }
                @if detail.can.note { (pad::note(say, detail, keys)) }
            }
            @if !written && detail.can.message { (thread(say, detail, keys)) }
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

/// The conversation in messages.
fn thread(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let typed = keys
        .typed(detail.id, "message")
        .map_or("", |typed| typed.get("text"));
    let heading = say.with(
        "ui-messages",
        &[(
            "n",
            Arg::Number(u32::try_from(detail.messages.len()).unwrap_or(u32::MAX)),
        )],
    );
    html! {
        details.thread open[!detail.messages.is_empty()] {
            summary { h2 { (heading) } }
            @if !detail.messages.is_empty() { ol.bubbles { @for message in &detail.messages { (bubble(say, message)) } } }
            @if detail.can.message {
                form method="post" action=(format!("/nurse/contact/{}/message", detail.id)) data-act="message" {
                    (keys.hidden("message"))
                    label for=(format!("sms-{}", detail.id)) { (say.t("ui-message")) }
                    p.hint { (say.t("ui-message-hint")) }
                    textarea id=(format!("sms-{}", detail.id)) name="text" rows="2" maxlength="1000" data-draft=(format!("sms-{}", detail.id)) { (typed) }
                    (keys.problem(detail.id, "message"))
                    div.under { button.do.small type="submit" { (say.t("ui-message-send")) } span.soft.num data-saved {} }
                }
            }
        }
    }
}

fn bubble(say: &Say<'_>, message: &MessageView) -> Markup {
    let words = match &message.text {
        MessageWords::Own(words) => words.clone(),
        MessageWords::Erased => say.t("ui-erased"),
        MessageWords::Ours(MessageText::WeSawYourCall) => {
            let written = Written::MissedCall;
            say.with(written.key(), written.arg().as_slice())
        }
        MessageWords::Ours(
            MessageText::CallBackOverdue
            | MessageText::AlarmWaits
            | MessageText::OutcomeMissing
            | MessageText::SummonsWaits { .. }
            | MessageText::SummonsTaken
            | MessageText::SummonsTakenAlready
            | MessageText::CodeWrong
            | MessageText::RequestOpen
            | MessageText::RequestWithdrawn
            | MessageText::Own(_),
        ) => say.t("ui-message-ours"),
    };
    let (state, why) = match &message.state {
        Carried::Queued => ("queued", ""),
        Carried::Sent => ("sent", ""),
        Carried::Delivered => ("delivered", ""),
        Carried::Failed(why) => ("failed", why.as_str()),
        Carried::Received => ("received", ""),
    };
    html! {
        li.in[message.incoming] {
            p.words { (words) }
            p.soft { span.num title=(say.exact(message.at)) { (say.when(message.at)) } " · "
                span.bad[state == "failed"] { (say.by("ui-message-state", state)) @if !why.is_empty() { " (" (why) ")" } } }
        }
    }
}
