//! Where two have written in the same field: both texts with their names, and what can be done about it. `document.js` shows it at the field.

use maud::{Markup, html};

use crate::domain::assessments::document::Document;
use crate::domain::assessments::entry::Written;
use crate::domain::forms::form::Form;
use crate::domain::forms::item::{Item, Question};
use crate::domain::forms::link::Field;
use crate::domain::state::State;
use crate::text::Arg;
use crate::views::documents;
use crate::web::pages::document::stands;
use crate::web::pages::forms::{field, when};
use crate::web::pages::say::Say;

/// The name of the button that settles, in the form of the whole document.
pub const SETTLE: &str = "settle";
/// What is in the field now is what is to stand.
pub const TYPED: &str = "typed";

/// The same for whoever reads: the second text is as much what was written as the first.
pub fn read(say: &Say<'_>, state: &State, form: &Form, document: &Document) -> Markup {
    html! {
        @for (at, entry) in document.unsettled() {
            @if let Some(item) = form.item(&at.link) {
                section.conflict role="group" aria-label=(say.t("doc-two-read")) {
                    p { b { (say.t("doc-two-read")) } @if let Some(text) = &item.text { " " (field::words(say, text)) } }
                    @for written in std::iter::once(&entry.written).chain(&entry.beside) {
                        div.theirs { (words(say, state, item, written)) }
                    }
                }
            }
        }
    }
}

/// Every field in which two have written.
pub fn all(say: &Say<'_>, state: &State, form: &Form, document: &Document) -> Markup {
    html! {
        @for (at, entry) in document.unsettled() {
            @if let Some(item) = form.item(&at.link) {
                section.conflict data-beside=(at) data-newest=(entry.newest()) role="group" aria-label=(say.t("doc-two")) {
                    p { b { (say.t("doc-two")) } " "
                        @if let Some(text) = &item.text { a href=(format!("#{}", field::id(at))) { (field::words(say, text)) } } }
                    @for written in std::iter::once(&entry.written).chain(&entry.beside) {
                        (one(say, state, item, at, entry.newest(), written))
                    }
                    div.acts {
                        @if is_words(item) { button.do.small.if-js type="button" data-both { (say.t("doc-both")) } }
                        button.do.small type="submit" form="doc-form" name=(SETTLE) value=(format!("{at}={TYPED}={}", entry.newest())) data-take=(TYPED) {
                            (say.t("doc-take-typed"))
                        }
                    }
                    p.problem data-problem role="alert" {}
                }
            }
        }
    }
}

fn one(
    say: &Say<'_>,
    state: &State,
    item: &Item,
    at: &Field,
    newest: u64,
    written: &Written,
) -> Markup {
    let values = stands::values(written);
    let who = documents::name(state, &written.by);
    let typed = field::raw(say, values);
    html! {
        div.theirs data-text=(typed.values.join("\n")) {
            (words(say, state, item, written))
            button.do.small type="submit" form="doc-form" name=(SETTLE) value=(format!("{at}={}={newest}", written.number)) data-take=(written.number) {
                (say.with("doc-take", &[("who", Arg::Text(&who))]))
            }
        }
    }
}

fn words(say: &Say<'_>, state: &State, item: &Item, written: &Written) -> Markup {
    let values = stands::values(written);
    html! {
        p { b { (documents::name(state, &written.by)) } " " span.num { (say.exact(written.at)) } }
        @if values.is_empty() { p.soft { (say.t("doc-emptied")) } }
        @for value in values { p.words { (when::shown(say, item, value)) } }
    }
}

const fn is_words(item: &Item) -> bool {
    matches!(
        item.question(),
        Some(Question::Text { .. } | Question::String { .. })
    )
}
