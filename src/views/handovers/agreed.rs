//! What was agreed in a contact, in the words that were written: on the sheets that were handed out, in signed documents, with a doctor who asked.
//! Only for somebody who may open the contact, and of a document only for whoever may read it.

use crate::domain::actor::Actor;
use crate::domain::assessments::document::{Document, Standing};
use crate::domain::contacts::contact::Contact;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::ids::DocumentId;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::documents::{self, DocumentSeen};

/// The group of a form in which stands what was agreed.
const GROUP: &str = "agreed.";

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// On a sheet that was handed out; the first is 1.
    Sheet(usize),
    /// In a signed document.
    Document(DocumentId, DocumentKind),
    /// With the doctor who asked.
    Request,
}

/// What a part of it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What was agreed.
    Agreed,
    /// What was not.
    NotAgreed,
    /// When the next contact is.
    Next,
    /// With whom.
    Who,
}

/// A part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// In words.
    Words(Part, String),
    /// An instant.
    At(Part, Timestamp),
}

/// What was agreed at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// Where it stands.
    pub from: Source,
    /// Who wrote it; none: that is not said here.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// What; nothing: erased.
    pub said: Vec<Said>,
}

/// What was agreed in a contact, the newest last.
pub(super) fn agreed(state: &State, contact: &Contact, seen: &[DocumentSeen<'_>]) -> Vec<Agreed> {
    let sheets = contact.sheets.iter().enumerate().map(|(n, sheet)| {
        let next = sheet.next_at.map(|at| Said::At(Part::Next, at));
        let who = sheet.next_who.known().filter(|who| !who.is_empty());
        Agreed {
            from: Source::Sheet(n + 1),
            by: Some(documents::name(state, &Actor::Staff(sheet.by.clone()))),
            at: sheet.at,
            said: sheet
                .agreed
                .known()
                .map(|text| Said::Words(Part::Agreed, text.clone()))
                .into_iter()
                .chain(next)
                .chain(who.map(|who| Said::Words(Part::Who, who.clone())))
                .collect(),
        }
    });
    let written = seen
        .iter()
        .filter_map(|seen| of_document(state, seen.document));
    let request = state.request_of(contact.id);
    let lines = request.iter().flat_map(|request| &request.agreed);
    let with_doctor = lines.map(|line| Agreed {
        from: Source::Request,
        by: None,
        at: line.at,
        said: line
            .text
            .known()
            .map(|text| Said::Words(Part::Agreed, text.clone()))
            .into_iter()
            .collect(),
    });
    let mut all: Vec<Agreed> = sheets.chain(written).chain(with_doctor).collect();
    all.sort_by_key(|one| one.at);
    all
}

/// The documents of a contact that the viewer may read.
pub(super) fn documents<'a>(
    state: &'a State,
    viewer: &Viewer,
    contact: &Contact,
) -> Vec<DocumentSeen<'a>> {
    documents::of_contact(state, viewer, contact.id)
}

/// What a signed document says was agreed, if it says anything.
fn of_document(state: &State, document: &Document) -> Option<Agreed> {
    let Standing::Signed { at, .. } = document.part.standing() else {
        return None;
    };
    let answers = document.answers();
    let said: Vec<Said> = answers
        .iter()
        .filter_map(|(field, values)| {
            let word = field.link.as_str().strip_prefix(GROUP)?;
            Some((part(word), values))
        })
        .flat_map(|(part, values)| values.iter().filter_map(move |value| say(part, value)))
        .collect();
    (!said.is_empty()).then(|| Agreed {
        from: Source::Document(document.id, document.kind),
        by: document.signed_by().map(|by| documents::name(state, &by)),
        at,
        said,
    })
}

/// By the names that the shipped forms have; what a form of one's own asks beside is something that was agreed.
fn part(word: &str) -> Part {
    match word {
        "not" => Part::NotAgreed,
        "next" => Part::Next,
        "who" => Part::Who,
        _ => Part::Agreed,
    }
}

fn say(part: Part, value: &Answer) -> Option<Said> {
    match value {
        Answer::Text(text) | Answer::Own(text) => Some(Said::Words(part, text.clone())),
        Answer::Date(day) => Some(Said::Words(part, day.to_string())),
        Answer::DateTime(at) => Some(Said::At(part, *at)),
        // Its words stand in the form: they are read in the document.
        Answer::Boolean(_) | Answer::Choice(_) | Answer::Integer(_) | Answer::Decimal(_) => None,
    }
}
