//! What stands in a document as the browser is told it: each field with its number, so that what others write arrives, and nothing that is
//! being typed is written over.

use maud::{Markup, html};
use serde::Serialize;

use crate::domain::actor::Actor;
use crate::domain::assessments::document::Document;
use crate::domain::assessments::entry::{Entry, Written};
use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::forms::check::Raw;
use crate::domain::state::State;
use crate::text::Arg;
use crate::views::documents;
use crate::web::pages::forms::field;
use crate::web::pages::say::Say;

/// What stands in a field for somebody: their own text where two have written, and otherwise what stands.
pub struct Stands<'a> {
    /// What.
    pub written: &'a Written,
    /// What they say they have seen when they write on.
    pub seen: u64,
}

/// For this writer.
pub fn stands<'a>(entry: &'a Entry, me: &Actor) -> Stands<'a> {
    match entry.beside.iter().find(|beside| beside.by == *me) {
        // Goes on standing beside, until it is settled.
        Some(own) => Stands {
            written: own,
            seen: 0,
        },
        None => Stands {
            written: &entry.written,
            seen: entry.written.number,
        },
    }
}

/// The values of something written.
pub fn values(written: &Written) -> &[Answer] {
    written.values.known().map_or(&[], AsRef::as_ref)
}

/// All that stands, for this writer.
pub fn answers(document: &Document, me: &Actor) -> Answers {
    let entries = document.entries.iter();
    entries
        .map(|(at, entry)| (at.clone(), values(stands(entry, me).written).to_vec()))
        .collect()
}

/// The newest of all that stands in it.
pub fn newest(document: &Document) -> u64 {
    document.last_written().map_or(0, |last| last.number)
}

#[derive(Serialize)]
struct Told {
    write: bool,
    newest: u64,
    fields: Vec<ToldField>,
}

#[derive(Serialize)]
struct ToldField {
    field: String,
    number: u64,
    seen: u64,
    values: Vec<String>,
    own: String,
    said: String,
}

/// For the browser.
pub fn told(
    say: &Say<'_>,
    state: &State,
    document: &Document,
    me: &Actor,
    may_write: bool,
) -> Markup {
    let entries = document.entries.iter().filter(|_| may_write);
    let told = Told {
        write: may_write,
        newest: newest(document),
        fields: entries
            .map(|(at, entry)| {
                let stands = stands(entry, me);
                let Raw { values, own } = field::raw(say, values(stands.written));
                ToldField {
                    field: at.to_string(),
                    number: stands.written.number,
                    seen: stands.seen,
                    values,
                    own,
                    said: said(say, state, stands.written, me),
                }
            })
            .collect(),
    };
    let told = serde_json::to_string(&told).unwrap_or_default();
    html! { div hidden data-stands=(told) {} }
}

/// Who wrote it and when; of one's own, that it is saved.
pub fn said(say: &Say<'_>, state: &State, written: &Written, me: &Actor) -> String {
    let at = say.exact(written.at);
    if written.by == *me {
        return say.with("doc-saved", &[("t", Arg::Text(&at))]);
    }
    let who = documents::name(state, &written.by);
    say.with("doc-by", &[("who", Arg::Text(&who)), ("t", Arg::Text(&at))])
}
