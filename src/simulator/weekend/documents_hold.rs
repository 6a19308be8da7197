//! What always holds of documents: what somebody was told is saved stands there until whoever has read it writes another thing, also over a
//! crash; what is signed never changes; nobody signs but whom the law gives that part. The list is that of `handbook/engineering/testing.md`;
//! nothing here is weaker than what `handbook/service/en/assessments.md` promises.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::actor::Actor;
use crate::domain::assessments::command::AssessmentCommand;
use crate::domain::assessments::document::{Document, Standing};
use crate::domain::assessments::entry::Written;
use crate::domain::assessments::hash::made_anew;
use crate::domain::assessments::signature::Signature;
use crate::domain::command::Command;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link::Field;
use crate::domain::ids::DocumentId;
use crate::domain::messages::message::MessageText;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::held::written_to;
use crate::simulator::weekend::world::World;

/// What the world has seen of documents.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    saved: BTreeMap<DocumentId, Vec<Saved>>,
    /// As they were signed.
    signed: BTreeMap<DocumentId, Arc<Document>>,
}

/// Words of which somebody was told that they are saved.
#[derive(Clone, Debug)]
struct Saved {
    field: Field,
    values: Vec<Answer>,
    by: Actor,
    number: u64,
    /// Somebody has written another thing instead, having read it, or may have.
    over: bool,
}

/// Words that somebody writes.
#[derive(Clone, Debug)]
pub struct Word {
    document: DocumentId,
    field: Field,
    values: Vec<Answer>,
    by: Actor,
    /// What it takes the place of, by where it stands in what is saved.
    instead: Vec<usize>,
}

/// A command is about to be given.
pub fn word(world: &mut World, actor: &Actor, command: &Command) -> Option<Word> {
    let Command::Assessment(command) = command else {
        return None;
    };
    let (settles, document, field, values, seen) = match command {
        AssessmentCommand::Write {
            document,
            field,
            values,
            seen,
            ..
        } => (false, *document, field, values, *seen),
        AssessmentCommand::Settle {
            document,
            field,
            values,
            seen,
            ..
        } => (true, *document, field, values, *seen),
        AssessmentCommand::Begin { .. }
        | AssessmentCommand::See { .. }
        | AssessmentCommand::Sign { .. }
        | AssessmentCommand::NameDoctor { .. }
        | AssessmentCommand::NameCaseDoctor { .. }
        | AssessmentCommand::EndCaseDoctor { .. }
        | AssessmentCommand::Countersign { .. }
        | AssessmentCommand::StateElsewhere { .. }
        | AssessmentCommand::Amend { .. }
        | AssessmentCommand::Withdraw { .. }
        | AssessmentCommand::ConfirmTransfer { .. } => return None,
    };
    let saved = world.held.documents.saved.entry(document).or_default();
    let mut instead = Vec::new();
    for (index, saved) in saved.iter_mut().enumerate() {
        // Her own words beside another's are hers to change.
        let read = saved.number == seen || settles && saved.number <= seen || saved.by == *actor;
        if !saved.over && saved.field == *field && read {
            saved.over = true;
            instead.push(index);
        }
    }
    Some(Word {
        document,
        field: field.clone(),
        values: values.clone(),
        by: actor.clone(),
        instead,
    })
}

impl Watched {
    /// A rule said no.
    pub fn refused(&mut self, word: &Word) {
        let Some(saved) = self.saved.get_mut(&word.document) else {
            return;
        };
        for index in &word.instead {
            if let Some(saved) = saved.get_mut(*index) {
                saved.over = false;
            }
        }
    }
}

/// It was taken: whoever wrote was told that it is saved.
pub fn heard(world: &mut World, word: Word) -> Option<String> {
    let document = word.document;
    let found = world
        .state()
        .document(document)
        .and_then(|found| stands(found, &word.field, &word.values))
        .map(|written| written.number);
    let Some(number) = found else {
        let nothing = word.values.is_empty();
        return (!nothing).then(|| {
            format!(
                "{} has saved words in {document} that are not there",
                word.by
            )
        });
    };
    let saved = Saved {
        field: word.field,
        values: word.values,
        by: word.by,
        number,
        over: false,
    };
    world
        .held
        .documents
        .saved
        .entry(document)
        .or_default()
        .push(saved);
    None
}

/// These words, in a field or beside it: the newest of them.
fn stands<'a>(document: &'a Document, field: &Field, values: &[Answer]) -> Option<&'a Written> {
    let entry = document.entries.get(field)?;
    let all = std::iter::once(&entry.written).chain(&entry.beside);
    all.filter(|written| written.values.known().map(AsRef::as_ref) == Some(values))
        .max_by_key(|written| written.number)
}

/// What is broken by what was committed, if anything. `sure`: it was one command's.
pub fn of_commit(world: &mut World, last: &State, state: &State, sure: bool) -> Option<String> {
    if state.documents.ptr_eq(&last.documents) {
        return None;
    }
    let gone = last
        .documents
        .keys()
        .find(|id| !state.documents.contains_key(*id));
    if let Some(gone) = gone {
        return Some(format!("document {gone} is gone"));
    }
    for (id, document) in &state.documents {
        let before = last.documents.get(id);
        if document.erased || before.is_some_and(|before| Arc::ptr_eq(before, document)) {
            continue;
        }
        let before = before.map(AsRef::as_ref);
        let watched = &world.held.documents;
        let broken = lost(watched, document)
            .or_else(|| is_changed(watched, document))
            .or_else(|| not_theirs(state, document))
            .or_else(|| {
                let unheard = || unheard(last, state, before, document);
                if sure { unheard() } else { None }
            });
        if broken.is_some() {
            return broken;
        }
        if document.is_signed() {
            let signed = &mut world.held.documents.signed;
            signed.entry(*id).or_insert_with(|| Arc::clone(document));
        }
    }
    None
}

/// What somebody was told is saved is nowhere.
fn lost(watched: &Watched, document: &Document) -> Option<String> {
    let saved = watched.saved.get(&document.id)?;
    let mut standing = saved.iter().filter(|saved| !saved.over);
    let lost = standing.find(|saved| stands(document, &saved.field, &saved.values).is_none())?;
    Some(format!(
        "what {} has saved in {} of document {} is lost",
        lost.by, lost.field, document.id
    ))
}

fn signature(document: &Document) -> Option<(Signature, Timestamp)> {
    match document.part.standing() {
        Standing::Signed { by, at, .. } => Some((by, at)),
        Standing::Withdrawn { signed, .. } => signed,
        Standing::Draft | Standing::Elsewhere(_) => None,
    }
}

/// Something in a signed document is otherwise than it was signed.
fn is_changed(watched: &Watched, document: &Document) -> Option<String> {
    let signed = document.hashed.as_ref().map(|hashed| hashed.hash);
    if signature(document).is_some() && made_anew(document) != signed {
        return Some(format!(
            "document {} has another hash than it was signed with",
            document.id
        ));
    }
    let was = watched.signed.get(&document.id)?;
    let said = |document: &Document| document.amendments.len();
    let same = was.entries == document.entries
        && was.contact == document.contact
        && was.kind == document.kind
        && was.form == document.form
        && was.hashed == document.hashed
        && signature(was) == signature(document)
        && said(was) <= said(document);
    (!same).then(|| format!("document {} was signed, and is otherwise now", document.id))
}

/// Written or signed by somebody whose part it is not: above all, compulsion decided by a nurse.
fn not_theirs(state: &State, document: &Document) -> Option<String> {
    let role = if document.kind == DocumentKind::CompulsoryExaminationDecision {
        StaffRole::MunicipalDoctor
    } else if document.kind == DocumentKind::DoctorExamination {
        StaffRole::Doctor
    } else {
        return None;
    };
    let service = state.service.as_ref()?;
    let may = |actor: &Actor| {
        let member = actor.staff().and_then(|staff| service.staff(staff));
        member.is_some_and(|member| {
            member.has_role(role) || member.has_role(StaffRole::MunicipalDoctor)
        })
    };
    let entries = document.entries.values();
    let mut wrote = entries.flat_map(|entry| std::iter::once(&entry.written).chain(&entry.beside));
    let wrote = wrote
        .find(|written| !may(&written.by))
        .map(|it| it.by.clone());
    let signed = || {
        signature(document)
            .map(|(by, _)| by.actor())
            .filter(|by| !may(by))
    };
    let who = wrote.or_else(signed)?;
    Some(format!(
        "{who} has a part in {:?} {}, which is not theirs",
        document.kind, document.id
    ))
}

/// The doctor who gave an order by telephone is told that it waits, and nobody else signs it.
fn unheard(
    last: &State,
    state: &State,
    before: Option<&Document>,
    document: &Document,
) -> Option<String> {
    let named = document.ordered_by.as_ref()?;
    if let Some((by, _)) = &document.countersigned
        && before.is_none_or(|before| before.countersigned.is_none())
        && by.actor() != named
    {
        return Some(format!(
            "the order {} was given by {named}, and another signs it",
            document.id
        ));
    }
    let waits = |document: &Document| document.lacks_doctor() && document.ordered_by.is_some();
    let same =
        before.is_some_and(|before| waits(before) && before.ordered_by == document.ordered_by);
    let doctor = named.staff().filter(|_| waits(document) && !same)?;
    let mut written = written_to(last, state);
    let told = written.any(|(to, text)| to == doctor && *text == MessageText::OrderToSign);
    (!told).then(|| format!("{doctor} has not been told of the order {}", document.id))
}
