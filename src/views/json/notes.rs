//! What is written in the note pad of a contact.

use serde::Serialize;
use utoipa::ToSchema;

use crate::views::contact::NoteView;
use crate::views::json::{self, PersonJson};

/// A line of the note pad.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Note)]
pub struct NoteJson {
    /// When.
    pub at: String,
    /// By whom; none: the service itself.
    pub by: Option<PersonJson>,
    /// What; none: erased.
    pub text: Option<String>,
    /// The contact it stands in: this, or one that was joined to it.
    pub of: String,
    /// Which of its lines it is, from 0.
    pub note: u16,
    /// Struck through: by whom, when, why.
    pub struck: Option<StruckNoteJson>,
}

/// A note that was wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = StruckNote)]
pub struct StruckNoteJson {
    /// By whom.
    pub by: PersonJson,
    /// When.
    pub at: String,
    /// Why; none: erased.
    pub why: Option<String>,
}

/// A line of the note pad.
pub fn note(note: &NoteView) -> NoteJson {
    NoteJson {
        at: note.at.to_string(),
        by: note.by.as_ref().map(json::person),
        text: note.text.clone(),
        of: note.place.0.to_string(),
        note: note.place.1,
        struck: note.struck.as_ref().map(|(by, at, why)| StruckNoteJson {
            by: json::person(by),
            at: at.to_string(),
            why: why.clone(),
        }),
    }
}
