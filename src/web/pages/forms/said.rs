//! A form with its answers for reading: what was asked and answered, and nothing else, in the order of the form.

use maud::{Markup, html};

use crate::domain::forms::answer::Answers;
use crate::domain::forms::form::Form;
use crate::domain::forms::item::{Item, ItemKind};
use crate::domain::forms::link::Field;
use crate::domain::forms::visible::{rows, what_counts};
use crate::text::Arg;
use crate::web::pages::forms::{field, when};
use crate::web::pages::say::Say;

/// What was answered. Empty where nothing was.
pub fn said(say: &Say<'_>, form: &Form, answers: &Answers) -> Markup {
    let read = Reading {
        say,
        form,
        answers: &what_counts(form, answers),
    };
    html! { div.said { @for item in form.items() { (read.item(item, 0)) } } }
}

/// What was answered, where the form is gone: by the link ids. Nothing that was written is kept from whoever may read it.
pub fn without_form(say: &Say<'_>, answers: &Answers) -> Markup {
    html! {
        div.said {
            @for (at, values) in answers.iter() {
                div.said-one {
                    p.soft { (at) }
                    @for value in values { p.words { (field::typed(say, value)) } }
                }
            }
        }
    }
}

struct Reading<'a> {
    say: &'a Say<'a>,
    form: &'a Form,
    answers: &'a Answers,
}

impl Reading<'_> {
    fn item(&self, item: &Item, row: u16) -> Markup {
        match &item.kind {
            ItemKind::Display => html! {},
            ItemKind::Group => self.group(item, row),
            ItemKind::Question(_) => self.question(item, row),
        }
    }

    fn question(&self, item: &Item, row: u16) -> Markup {
        let at = Field {
            link: item.link.clone(),
            row,
        };
        let values = self.answers.of(&at);
        html! {
            @if !values.is_empty() {
                div.said-one {
                    p.soft { @if let Some(text) = &item.text { (field::words(self.say, text)) } }
                    @for value in values { p.words { (when::shown(self.say, item, value)) } }
                }
            }
            @for below in &item.items { (self.item(below, row)) }
        }
    }

    fn group(&self, item: &Item, row: u16) -> Markup {
        let inside: Vec<Markup> = if item.has_rows() {
            let rows = rows(self.form, self.answers, &item.link);
            let numbered = rows.iter().enumerate();
            numbered
                .map(|(at, row)| self.row(item, *row, at + 1))
                .collect()
        } else {
            item.items
                .iter()
                .map(|below| self.item(below, row))
                .collect()
        };
        if inside.iter().all(|markup| markup.0.is_empty()) {
            return html! {};
        }
        html! {
            section.said-group {
                @if let Some(text) = &item.text {
                    h3 { @if let Some(prefix) = &item.prefix { (prefix) " " } (field::words(self.say, text)) }
                }
                @for one in inside { (one) }
            }
        }
    }

    fn row(&self, item: &Item, row: u16, number: usize) -> Markup {
        let what = item
            .text
            .as_ref()
            .map_or("", |text| text.for_reader(self.say.language).0);
        let n = u32::try_from(number).unwrap_or(u32::MAX);
        html! {
            div.said-row {
                p { b { (self.say.with("ui-form-row", &[("what", Arg::Text(what)), ("n", Arg::Number(n))])) } }
                @for below in &item.items { (self.item(below, row)) }
            }
        }
    }
}
