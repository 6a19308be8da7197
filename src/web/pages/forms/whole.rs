//! A form with its answers as fields: one column, in the order of the form, groups with a heading, rows that can be added. Works without
//! JavaScript: what is not asked yet comes with the next save, and an empty row is always there. `fields.js` makes it quicker.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::domain::forms::answer::Answers;
use crate::domain::forms::check::{FieldProblem, Raw};
use crate::domain::forms::form::Form;
use crate::domain::forms::item::{Item, ItemKind};
use crate::domain::forms::link::Field;
use crate::domain::forms::visible::{Visible, next_row, rows};
use crate::domain::service::urgency::UrgencyTimes;
use crate::text::Arg;
use crate::web::pages::forms::{field, when};
use crate::web::pages::say::Say;

/// Fields that were typed and could not be taken: what stands in them, and why.
pub type Refused = BTreeMap<Field, (Raw, FieldProblem)>;

/// A form while somebody fills it in, or looks at it.
pub struct Filling<'a> {
    /// The form.
    pub form: &'a Form,
    /// What is answered.
    pub answers: &'a Answers,
    /// What could not be taken.
    pub refused: &'a Refused,
    /// Fields that are said to be missing: where somebody wanted to sign.
    pub missing: &'a [Field],
    /// The municipality's own times for how urgent it is.
    pub times: Option<&'a UrgencyTimes>,
    /// Shown only: everything, also what is not asked now, and with words when it would be.
    pub preview: bool,
}

impl Filling<'_> {
    /// Every field.
    pub fn fields(&self, say: &Say<'_>) -> Markup {
        let visible = Visible::of(self.form, self.answers);
        let walk = Walk {
            say,
            filling: self,
            visible: &visible,
        };
        html! {
            div.fields data-fields[!self.preview] {
                @for item in self.form.items() { (walk.item(item, 0, 2)) }
            }
        }
    }

    /// One item by itself: what a browser puts in the place of the old one.
    pub fn one(&self, say: &Say<'_>, at: &Field) -> Option<Markup> {
        let visible = Visible::of(self.form, self.answers);
        let walk = Walk {
            say,
            filling: self,
            visible: &visible,
        };
        let item = self.form.item(&at.link)?;
        Some(walk.item(item, at.row, 3))
    }
}

struct Walk<'a> {
    say: &'a Say<'a>,
    filling: &'a Filling<'a>,
    visible: &'a Visible,
}

impl Walk<'_> {
    /// An item and what stands below it; `level`: of its heading.
    fn item(&self, item: &Item, row: u16, level: u8) -> Markup {
        let at = Field {
            link: item.link.clone(),
            row,
        };
        // What stands below something hidden is hidden with it, and comes with it.
        let waits = item.enable.is_some() && !self.visible.shows(&at) && !self.filling.preview;
        let conditions = when::data(self.filling.form, item, row, self.say);
        html! {
            div.asked id=(field::id(&at)) data-item=(at) data-when=[conditions] hidden[waits] {
                @match &item.kind {
                    ItemKind::Group => (self.group(item, row, level)),
                    ItemKind::Display => (self.display(item)),
                    ItemKind::Question(question) => {
                        (self.asked_when(item))
                        (field::question(self.say, self.filling, item, question, &at))
                        @for below in &item.items { (self.item(below, row, level)) }
                    }
                }
            }
        }
    }

    fn asked_when(&self, item: &Item) -> Markup {
        html! { @if self.filling.preview { (when::words(self.say, self.filling.form, item)) } }
    }

    fn display(&self, item: &Item) -> Markup {
        html! {
            (self.asked_when(item))
            div.say.form-note {
                @if let Some(text) = &item.text { p { (field::words(self.say, text)) } }
                @if item.awaits_review { (awaits(self.say)) }
            }
        }
    }

    fn group(&self, item: &Item, row: u16, level: u8) -> Markup {
        let missing = self.filling.missing.iter();
        let named = Field {
            link: item.link.clone(),
            row,
        };
        let is_missing = missing.into_iter().any(|field| *field == named);
        let id = format!("{}-h", field::id(&named));
        html! {
            section.form-group.criterion[item.criterion] aria-labelledby=[item.text.as_ref().map(|_| &id)] {
                @if let Some(text) = &item.text { (heading(level, &id, &html! {
                    @if let Some(prefix) = &item.prefix { span.prefix { (prefix) " " } }
                    (field::words(self.say, text))
                })) }
                (self.asked_when(item))
                @if let Some(hint) = &item.hint { p.hint { (field::words(self.say, hint)) } }
                @if is_missing { p.bad { (self.say.t("ui-form-lacking")) } }
                @if item.has_rows() { (self.rows(item, level)) }
                @else { @for below in &item.items { (self.item(below, row, level + 1)) } }
            }
        }
    }

    fn rows(&self, item: &Item, level: u8) -> Markup {
        if self.filling.preview {
            return html! {
                p.soft { (self.say.t("ui-form-repeats")) }
                div.form-row { @for below in &item.items { (self.item(below, 0, level + 1)) } }
            };
        }
        let form = self.filling.form;
        let mut shown = rows(form, self.filling.answers, &item.link);
        let refused = self.filling.refused.keys();
        let typed = refused.filter(|field| form.rows_of(&field.link) == Some(&item.link));
        shown.extend(typed.map(|field| field.row));
        let first = shown.is_empty();
        let spare = shown
            .last()
            .map_or(Some(0), |_| {
                next_row(form, self.filling.answers, &item.link)
            })
            .filter(|row| !shown.contains(row));
        html! {
            div.form-rows data-rows=(item.link) {
                @for (number, row) in shown.iter().enumerate() { (self.row(item, *row, number + 1, level, false)) }
                @if let Some(row) = spare { (self.row(item, row, shown.len() + 1, level, !first)) }
            }
            @if spare.is_some() {
                button.do.small.if-js type="button" data-add-row=(item.link) { "+ " (self.say.t("ui-form-add")) }
            }
        }
    }

    /// A row; a spare one stands ready for whoever has no JavaScript.
    fn row(&self, item: &Item, row: u16, number: usize, level: u8, spare: bool) -> Markup {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let what = item
            .text
            .as_ref()
            .map_or("", |text| text.for_reader(self.say.language).0);
        let name = self.say.with(
            "ui-form-row",
            &[("what", Arg::Text(what)), ("n", Arg::Number(number))],
        );
        let field = Field {
            link: item.link.clone(),
            row,
        };
        html! {
            fieldset.form-row.spare[spare] data-row=(row) {
                legend { (name) }
                @for below in &item.items { (self.item(below, row, level + 1)) }
                @if !spare {
                    button.quiet.clear type="submit" name="clear" value=(field) formnovalidate data-clear-row { (self.say.t("ui-form-remove")) span.sr { ": " (name) } }
                }
            }
        }
    }
}

/// What the service has still to check.
pub fn awaits(say: &Say<'_>) -> Markup {
    html! { p.awaits { (say.t("ui-form-awaits")) } }
}

fn heading(level: u8, id: &str, inside: &Markup) -> Markup {
    html! {
        @match level {
            0..=2 => h2 id=(id) { (inside) },
            3 => h3 id=(id) { (inside) },
            _ => h4 id=(id) { (inside) },
        }
    }
}
