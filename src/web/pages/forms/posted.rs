//! What a browser sends of a form: all of it without JavaScript, or one field. Only fields that were on the page are read, so that what
//! was not shown is not emptied.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::domain::forms::answer::Answer;
use crate::domain::forms::check::{FieldProblem, MOST_VALUES, Raw, check};
use crate::domain::forms::form::Form;
use crate::domain::forms::link::{Field, NotALink};
use crate::web::pages::form::Typed;

/// Says that a field was on the page, also where nothing in it is chosen.
pub const PRESENT: &str = "field";
/// Empties a field, or a row.
pub const CLEAR: &str = "clear";
/// After the name of an open choice: own words.
pub const OWN: &str = "~own";

/// One field, as a script sends it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// `link`, or `link:3` in a row.
    pub field: String,
    /// The values; none: emptied.
    #[serde(default)]
    pub values: Vec<String>,
    /// Own words beside the options.
    #[serde(default)]
    pub own: String,
}

impl Sent {
    /// The field, and what was typed into it.
    ///
    /// # Errors
    /// Where no field can have that name.
    pub fn read(self) -> Result<(Field, Raw), NotALink> {
        let field = self.field.parse()?;
        let raw = Raw {
            values: self.values,
            own: self.own,
        };
        Ok((field, raw))
    }
}

/// Each field that was on the page with what was typed into it; those that were emptied by their button without anything.
pub fn typed(form: &Form, typed: &Typed) -> BTreeMap<Field, Raw> {
    let mut fields: BTreeMap<Field, Raw> = BTreeMap::new();
    let named = |name: &'static str| typed.0.iter().filter(move |(known, _)| known == name);
    for (_, name) in named(PRESENT) {
        if let Some(field) = known(form, name) {
            fields.entry(field).or_default();
        }
    }
    for (name, value) in &typed.0 {
        let (name, own) = match name.strip_suffix(OWN) {
            Some(name) => (name, true),
            None => (name.as_str(), false),
        };
        let Some(raw) = known(form, name).and_then(|field| fields.get_mut(&field)) else {
            continue;
        };
        if own {
            raw.own.clone_from(value);
        } else if raw.values.len() <= MOST_VALUES {
            raw.values.push(value.clone());
        }
    }
    for (_, name) in named(CLEAR) {
        let Ok(cleared) = name.parse::<Field>() else {
            continue;
        };
        for (field, raw) in &mut fields {
            let in_row = form.rows_of(&field.link) == Some(&cleared.link);
            if *field == cleared || in_row && field.row == cleared.row {
                *raw = Raw::default();
            }
        }
    }
    fields
}

fn known(form: &Form, name: &str) -> Option<Field> {
    let field: Field = name.parse().ok()?;
    form.item(&field.link)?.question()?;
    Some(field)
}

/// What was typed, checked: values to keep, and what cannot be taken with its reason.
#[derive(Debug, Default)]
pub struct Checked {
    /// To be kept.
    pub kept: Vec<(Field, Vec<Answer>)>,
    /// To be shown again.
    pub refused: BTreeMap<Field, (Raw, FieldProblem)>,
}

/// Checks each field by itself: one that is wrong takes nothing from the others.
pub fn checked(form: &Form, fields: BTreeMap<Field, Raw>, zone: &TimeZone) -> Checked {
    let mut checked = Checked::default();
    for (field, raw) in fields {
        match check(form, &field, &raw, zone) {
            Ok(values) => checked.kept.push((field, values)),
            Err(problem) => drop(checked.refused.insert(field, (raw, problem))),
        }
    }
    checked
}
