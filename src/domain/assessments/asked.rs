//! What is being written already, and by whom. A decision on compulsory examination can be asked for by those who take part in a case;
//! whoever asks writes nothing in it, and is never shown as who did (`handbook/service/en/assessments.md`).

use crate::domain::actor::Actor;
use crate::domain::assessments::document::{Document, Standing};
use crate::domain::assessments::rejection::DocumentRejection;
use crate::domain::assessments::signature::{MunicipalDoctorSignature, Office};
use crate::domain::forms::form::Form;
use crate::domain::ids::ContactId;
use crate::domain::state::State;

/// Who asked for it, if it is a decision that somebody asked the municipal doctor for. A municipal doctor who begins one has asked nobody.
pub fn asked_by<'a>(state: &State, document: &'a Document) -> Option<&'a Actor> {
    let by = &document.begun_by;
    let decides = || {
        MunicipalDoctorSignature::of(state, by).is_ok()
            || has_written(document, by)
            || document.signed_by().as_ref() == Some(by)
    };
    (Office::of(document.kind) == Office::MunicipalDoctor && !decides()).then_some(by)
}

/// Whose words stand in it: whoever signed it, or wrote in it last, or began it. None: it is asked for, and nobody has written in it.
pub fn author(state: &State, document: &Document) -> Option<Actor> {
    let wrote = || document.last_written().map(|written| written.by.clone());
    let began = || match asked_by(state, document) {
        Some(_) => None,
        None => Some(document.begun_by.clone()),
    };
    document.signed_by().or_else(wrote).or_else(began)
}

/// The decision of a contact that somebody asked for, or that is being written, and that nobody has made or taken back.
pub fn open_decision(state: &State, contact: ContactId) -> Option<&Document> {
    let drafts = state.drafts.get(&contact)?.iter();
    drafts
        .filter_map(|id| state.document(*id))
        .find(|document| Office::of(document.kind) == Office::MunicipalDoctor)
}

/// How far a decision has come that somebody asked for, as long as nobody has written a word of it: nobody has decided anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// It waits for the municipal doctor.
    Waits,
    /// It was taken back.
    TakenBack,
}

/// What became of a decision that was asked for and that nobody has written in; none where somebody has, and of everything else.
pub fn request(state: &State, document: &Document) -> Option<Request> {
    let bare = asked_by(state, document).is_some() && document.last_written().is_none();
    let became = match document.part.standing() {
        Standing::Draft => Some(Request::Waits),
        Standing::Withdrawn { signed: None, .. } => Some(Request::TakenBack),
        Standing::Signed { .. } | Standing::Elsewhere(_) | Standing::Withdrawn { .. } => None,
    };
    became.filter(|_| bare)
}

/// Whether this actor's words stand in it.
pub fn has_written(document: &Document, actor: &Actor) -> bool {
    document.entries.values().any(|entry| {
        entry.written.by == *actor || entry.beside.iter().any(|beside| beside.by == *actor)
    })
}

/// Whether somebody else's words stand in it.
pub fn others_wrote(document: &Document, actor: &Actor) -> bool {
    document.entries.values().any(|entry| {
        entry.written.by != *actor || entry.beside.iter().any(|beside| beside.by != *actor)
    })
}

/// What is being written of the same in a case: of a decision any, of the nurse's parts one on the same form. An examination is one doctor's,
/// and what an institution tells comes as often as it tells it.
pub fn being_written<'a>(
    state: &'a State,
    contact: ContactId,
    form: &Form,
) -> Option<&'a Document> {
    let (kind, on) = (form.kind(), form.reference());
    let drafts = state.drafts.get(&contact)?.iter();
    let mut drafts = drafts.filter_map(|id| state.document(*id));
    drafts.find(|document| {
        document.kind == kind
            && match Office::of(kind) {
                Office::MunicipalDoctor => true,
                Office::Nurse => document.form.url == on.url,
                Office::Doctor | Office::Institution => false,
            }
    })
}

/// Whether one can be begun: a decision is asked for once, and a second part of the nurse's only by whoever says so.
pub(super) fn is_free(
    state: &State,
    contact: ContactId,
    form: &Form,
    another: bool,
) -> Result<(), DocumentRejection> {
    let Some(document) = being_written(state, contact, form).map(|found| found.id) else {
        return Ok(());
    };
    if Office::of(form.kind()) == Office::MunicipalDoctor {
        return Err(DocumentRejection::AlreadyAsked { document });
    }
    if another {
        Ok(())
    } else {
        Err(DocumentRejection::BeingWritten { document })
    }
}
