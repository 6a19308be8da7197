//! What is still to be answered before somebody can sign.

use crate::domain::forms::answer::Answers;
use crate::domain::forms::form::Form;
use crate::domain::forms::item::{Item, ItemKind};
use crate::domain::forms::link::Field;
use crate::domain::forms::visible::{Visible, rows};

/// Something that must be answered and is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The field; of a group, in which at least something must be answered, the group.
    pub field: Field,
}

/// Every field that must be answered, is asked and is empty, in the order of the form.
pub fn unfinished(form: &Form, answers: &Answers) -> Vec<Missing> {
    let mut walk = Walk {
        form,
        answers,
        visible: Visible::of(form, answers),
        missing: Vec::new(),
    };
    for item in form.items() {
        walk.item(item, 0);
    }
    walk.missing
}

struct Walk<'f> {
    form: &'f Form,
    answers: &'f Answers,
    visible: Visible,
    missing: Vec<Missing>,
}

impl Walk<'_> {
    fn item(&mut self, item: &Item, row: u16) {
        let field = Field {
            link: item.link.clone(),
            row,
        };
        if !self.visible.shows(&field) {
            return;
        }
        if item.required && !self.is_answered(item, &field) {
            self.missing.push(Missing { field });
        }
        if item.has_rows() {
            for row in rows(self.form, self.answers, &item.link) {
                for below in &item.items {
                    self.item(below, row);
                }
            }
        } else {
            for below in &item.items {
                self.item(below, row);
            }
        }
    }

    fn is_answered(&self, item: &Item, field: &Field) -> bool {
        match item.kind {
            ItemKind::Display => true,
            ItemKind::Question(_) => !self.answers.of(field).is_empty(),
            ItemKind::Group => {
                let below = item.all();
                self.answers.iter().any(|(answered, _)| {
                    (item.has_rows() || answered.row == field.row)
                        && below.iter().any(|item| item.link == answered.link)
                        && self.visible.shows(answered)
                })
            }
        }
    }
}
