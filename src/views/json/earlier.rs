//! What stood before in a person's record as JSON: the same as its page shows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::patients::patient::Struck;
use crate::views::json::record::{WorkerJson, worker};
use crate::views::record::{EarlierRow, Said, Was};

/// Something that stood before.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Earlier)]
pub struct EarlierJson {
    /// Where in the record: `identity`, `people`, `settings` or `question`.
    pub place: &'static str,
    /// Of whom around the person.
    pub relative: Option<String>,
    /// They stood on the list, and were taken off it.
    pub taken_off: bool,
    /// What stood in each field that was written otherwise; of those that are chosen from a list the word.
    pub was: BTreeMap<&'static str, String>,
    /// When something else was written.
    pub at: String,
    /// By whom; null: not by a member of staff, but at the machine.
    pub by: Option<WorkerJson>,
    /// `changed`: it was right then; `wrong`: it is struck through; null: nobody said.
    pub amended: Option<&'static str>,
    /// What was wrong.
    pub why: Option<String>,
}

/// What whoever writes something else says of what stood there.
#[derive(Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Amended)]
pub struct AmendedJson {
    /// `changed`: it was right, and is otherwise now; `wrong`: it is struck through.
    pub how: String,
    /// What was wrong.
    #[serde(default)]
    pub why: String,
}

/// What never was so.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StruckBy)]
pub struct StruckByJson {
    /// By whom: the short name.
    pub by: String,
    /// When.
    pub at: String,
    /// Why.
    pub why: Option<String>,
}

/// Something that stood before.
pub fn row(row: &EarlierRow) -> EarlierJson {
    let was = row.was.iter().map(|(field, was)| {
        let was = match was {
            Was::Words(words) => words.clone(),
            Was::Word(word) => (*word).to_owned(),
            Was::Language(tongue) => tongue.to_string(),
        };
        (*field, was)
    });
    let (amended, why) = match &row.said {
        Some(Said::Changed) => (Some("changed"), None),
        Some(Said::Wrong(why)) => (Some("wrong"), why.clone()),
        None => (None, None),
    };
    EarlierJson {
        place: row.place.word(),
        relative: row.about.as_ref().map(|(id, _)| id.to_string()),
        taken_off: row.taken_off,
        was: was.collect(),
        at: row.at.to_string(),
        by: row.by.as_ref().map(worker),
        amended,
        why,
    }
}

/// What never was so.
pub fn struck_by(struck: &Struck) -> StruckByJson {
    StruckByJson {
        by: struck.by.to_string(),
        at: struck.at.to_string(),
        why: struck.why.known().cloned(),
    }
}
