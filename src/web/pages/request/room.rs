//! The room of a request: whoever asked and the nurse write to each other, and keep what was agreed. What is new is marked by the
//! browser; what is typed without the line is kept and sent once.

use maud::{Markup, html};

use crate::text::Arg;
use crate::views::request::{AskedFrom, RequestView, Said};
use crate::web::pages::form::Keys;
use crate::web::pages::say::Say;

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Whoever asked.
    Asker,
    /// A nurse.
    Nurse,
}

impl Reader {
    /// Where the acts of a request are posted.
    pub fn act(self, request: &RequestView, act: &str) -> String {
        let home = match self {
            Self::Asker => "doctor",
            Self::Nurse => "nurse",
        };
        format!("/{home}/request/{}/{act}", request.id)
    }
}

/// The lines, oldest first.
pub fn lines(say: &Say<'_>, request: &RequestView) -> Markup {
    html! {
        h2 { (say.t("rq-room")) " " span.count.unread-count data-unread-count hidden {} }
        @if request.room.is_empty() { p.soft { (say.t("rq-room-empty")) } }
        ol.room data-room=(request.id) aria-live="polite" {
            @for (at, line) in request.room.iter().enumerate() {
                li.mine[line.mine] id=(format!("line-{}-{at}", request.id)) data-line=(line.at.as_millis()) {
                    span.who-when { span { (name(say, line)) } time.num title=(say.exact(line.at)) { (say.when(line.at)) } }
                    p.words { (line.text.clone().unwrap_or_else(|| say.t("ui-erased"))) }
                }
            }
        }
    }
}

/// What was agreed.
pub fn agreed(say: &Say<'_>, request: &RequestView) -> Markup {
    html! {
        @if !request.agreed.is_empty() {
            h2 { (say.t("rq-agreed")) }
            ul.agreed {
                @for line in &request.agreed {
                    li {
                        p.words { (line.text.clone().unwrap_or_else(|| say.t("ui-erased"))) }
                        span.who-when { (name(say, line)) " · " time.num title=(say.exact(line.at)) { (say.when(line.at)) } }
                    }
                }
            }
        }
    }
}

fn name(say: &Say<'_>, line: &Said) -> String {
    if line.mine && line.name.is_none() {
        return say.t("rq-by-you");
    }
    line.name.clone().unwrap_or_else(|| {
        if line.by_asker {
            say.t("rq-by-doctor")
        } else {
            say.by("ui-place", "primary")
        }
    })
}

/// To write a line, and to keep what was agreed. Stands beside the lines, so that what is typed is never in their way.
pub fn write(say: &Say<'_>, request: &RequestView, reader: Reader, keys: &Keys) -> Markup {
    let id = |name: &str| format!("{name}-{}", request.id);
    let ask = match reader {
        Reader::Asker => "rq-room-write",
        Reader::Nurse => "rq-room-write-nurse",
    };
    let at_station = request.asker.from == AskedFrom::Station && reader == Reader::Nurse;
    html! {
        @if request.can.write {
            form.room-write id=(id("room-write")) method="post" action=(reader.act(request, "write")) data-act="write" data-keep {
                (keys.hidden(&id("write")))
                label for=(id("room")) { (say.t(ask)) }
                @if at_station { p.hint { (say.t("rq-room-hint-station")) } }
                (text_area(keys, request, "write", &id("room")))
                (problem(keys, request, "write"))
                div.under {
                    button.do type="submit" { (say.t("rq-room-send")) }
                    @if request.can.agree {
                        button.do type="submit" formaction=(reader.act(request, "agree")) { (say.t("rq-agree-save")) }
                    }
                    span.soft.num data-saved {}
                }
            }
        }
    }
}

fn text_area(keys: &Keys, request: &RequestView, act: &str, id: &str) -> Markup {
    let typed = keys
        .typed(request.contact, act)
        .map(|typed| typed.get("text").to_owned());
    html! { textarea id=(id) name="text" rows="2" maxlength="4000" data-draft=(id) { (typed.unwrap_or_default()) } }
}

/// The place for what went wrong with an act of a request.
pub fn problem(keys: &Keys, request: &RequestView, act: &str) -> Markup {
    keys.problem(request.contact, act)
}

/// How many lines of the other side wait for an answer.
pub fn unanswered(say: &Say<'_>, request: &RequestView) -> Markup {
    html! {
        @if request.unanswered > 0 {
            span.tag { (say.with("rq-unanswered", &[("n", Arg::Number(request.unanswered.into()))])) }
        }
    }
}
