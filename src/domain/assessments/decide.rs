//! A document is begun, and written field by field by several at once. Nobody's words are lost: who wrote without having seen what stands
//! there is kept beside it (`handbook/service/en/assessments.md`).

use std::sync::Arc;

use crate::domain::access;
use crate::domain::assessments::command::AssessmentCommand;
use crate::domain::assessments::document::{Document, MOST_DOCUMENTS};
use crate::domain::assessments::entry::{Entry, MOST_BESIDE};
use crate::domain::assessments::event::AssessmentEvent;
use crate::domain::assessments::rejection::DocumentRejection;
use crate::domain::assessments::{asked, case, chase, moments, sign, taking_part};
use crate::domain::decider::Decider;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::check;
use crate::domain::forms::form::Form;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link::Field;
use crate::domain::ids::{ContactId, DocumentId};
use crate::domain::rejection::{MayNot, Rejection};
use crate::domain::secret::Secret;

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: AssessmentCommand,
) -> Result<(), Rejection> {
    match command {
        AssessmentCommand::Begin {
            document,
            contact,
            form,
            another,
        } => begin(d, document, contact, (&form, another)),
        AssessmentCommand::Write {
            document,
            form,
            field,
            values,
            seen,
        } => write(d, document, &form, field, values, seen),
        AssessmentCommand::Settle {
            document,
            form,
            field,
            values,
            seen,
        } => settle(d, document, &form, field, values, seen),
        AssessmentCommand::Sign {
            document,
            form,
            seen,
            outside,
        } => sign::sign(d, document, &form, seen, outside),
        AssessmentCommand::NameDoctor { document, doctor } => {
            sign::name_doctor(d, document, &doctor)
        }
        AssessmentCommand::Countersign { document } => sign::countersign(d, document),
        AssessmentCommand::StateElsewhere {
            document,
            record,
            written_by,
            written_at,
        } => sign::state_elsewhere(d, document, (&record, &written_by), written_at),
        AssessmentCommand::Amend {
            document,
            words,
            reason,
        } => sign::amend(d, document, &words, &reason),
        AssessmentCommand::Withdraw { document, reason } => sign::withdraw(d, document, &reason),
        AssessmentCommand::NameCaseDoctor { contact, doctor } => {
            taking_part::name(d, contact, &doctor)
        }
        AssessmentCommand::EndCaseDoctor { contact, doctor } => {
            taking_part::end(d, contact, &doctor);
            Ok(())
        }
        AssessmentCommand::See { document } => chase::see(d, document),
        AssessmentCommand::ConfirmTransfer { document } => sign::confirm_transfer(d, document),
    }
}

/// A document that is still there.
pub(super) fn found(d: &Decider<'_>, document: DocumentId) -> Result<Arc<Document>, Rejection> {
    d.state
        .documents
        .get(&document)
        .filter(|document| !document.erased)
        .cloned()
        .ok_or(Rejection::NotFound { what: "document" })
}

/// Whether the actor may write in it.
pub(super) fn writes(d: &Decider<'_>, document: &Document) -> Result<(), Rejection> {
    let may = access::sees(&d.state, &d.actor, |state, looker| {
        case::may_write(state, looker, document)
    });
    if may {
        Ok(())
    } else {
        Err(whose(document.kind).into())
    }
}

/// Whose part it is, as a refusal.
pub(super) const fn whose(kind: DocumentKind) -> DocumentRejection {
    use crate::domain::assessments::signature::Office;
    match Office::of(kind) {
        Office::Nurse | Office::Institution => DocumentRejection::NurseSigns,
        Office::Doctor => DocumentRejection::DoctorSigns,
        Office::MunicipalDoctor => DocumentRejection::MunicipalDoctorSigns,
    }
}

fn begin(
    d: &mut Decider<'_>,
    document: DocumentId,
    contact: ContactId,
    (form, another): (&Form, bool),
) -> Result<(), Rejection> {
    if let Some(known) = d.state.documents.get(&document) {
        let same = known.contact == contact
            && known.form == *form.reference()
            && known.begun_by == d.actor;
        return if same {
            Ok(())
        } else {
            Err(DocumentRejection::IdTaken.into())
        };
    }
    d.contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })?;
    let kind = form.kind();
    let may = access::sees(&d.state, &d.actor, |state, looker| {
        case::standing(state, looker, contact).begins(kind)
    });
    if !may {
        return Err(whose(kind).into());
    }
    asked::is_free(&d.state, contact, form, another)?;
    if d.state.documents_of(contact).count() >= MOST_DOCUMENTS {
        return Err(DocumentRejection::TooMany {
            most: MOST_DOCUMENTS,
        }
        .into());
    }
    if let Some(text) = form.text()
        && !d.state.kept_forms.contains_key(form.reference())
    {
        d.emit(AssessmentEvent::FormKept {
            form: form.reference().clone(),
            digest: form.head().digest.clone(),
            text: text.to_string(),
        });
    }
    let by = d.actor.clone();
    d.emit(AssessmentEvent::DocumentBegun {
        document,
        contact,
        document_kind: kind,
        form: form.reference().clone(),
        by,
    });
    let asks = |found: &Document| asked::asked_by(&d.state, found).is_some();
    if d.state.document(document).is_some_and(asks) {
        chase::decision(d, document);
    }
    Ok(())
}

/// A draft that the actor may write in, a field of it, and what fits the question.
fn writable(
    d: &Decider<'_>,
    document: DocumentId,
    form: &Form,
    field: &Field,
    values: &[Answer],
) -> Result<Arc<Document>, Rejection> {
    let found = found(d, document)?;
    writes(d, &found)?;
    sign::is_draft(&found)?;
    sign::on_its_form(&found, form)?;
    if !values.is_empty() {
        check::fits(form, field, values)
            .and_then(|()| moments::fits(found.kind, field, values, d.now))
            .map_err(|problem| DocumentRejection::Misfit {
                field: field.to_string(),
                problem: problem.to_string(),
            })?;
    } else if form
        .item(&field.link)
        .is_none_or(|item| item.question().is_none())
    {
        return Err(DocumentRejection::NoField {
            field: field.to_string(),
        }
        .into());
    }
    Ok(found)
}

fn write(
    d: &mut Decider<'_>,
    document: DocumentId,
    form: &Form,
    field: Field,
    values: Vec<Answer>,
    seen: u64,
) -> Result<(), Rejection> {
    let found = writable(d, document, form, &field, &values)?;
    let by = d.actor.clone();
    let entry = found.entries.get(&field);
    let stands = |values: &[Answer]| {
        entry.is_some_and(|entry| entry.written.values.known().map(AsRef::as_ref) == Some(values))
    };
    if stands(&values) || (entry.is_none() && values.is_empty()) {
        return Ok(());
    }
    let secret = Secret::Known(Arc::from(values));
    let standing = entry.map_or(0, |entry| entry.written.number);
    if seen == standing {
        d.emit(AssessmentEvent::FieldWritten {
            document,
            field,
            instead_of: standing,
            values: secret,
            by,
        });
        return Ok(());
    }
    // Somebody has written here since: what stands there is kept, and so is this.
    let Some(entry) = entry else {
        return Err(DocumentRejection::WrittenSince.into());
    };
    let own = entry.beside.iter().find(|beside| beside.by == by);
    if own.is_some_and(|own| own.values == secret) {
        return Ok(());
    }
    if own.is_none() && entry.beside.len() >= MOST_BESIDE {
        return Err(DocumentRejection::FieldFull { most: MOST_BESIDE }.into());
    }
    let instead_of = own.map_or(0, |own| own.number);
    d.emit(AssessmentEvent::FieldWrittenBeside {
        document,
        field,
        instead_of,
        values: secret,
        by,
    });
    Ok(())
}

fn settle(
    d: &mut Decider<'_>,
    document: DocumentId,
    form: &Form,
    field: Field,
    values: Vec<Answer>,
    seen: u64,
) -> Result<(), Rejection> {
    let found = writable(d, document, form, &field, &values)?;
    let Some(entry) = found.entries.get(&field) else {
        return write(d, document, form, field, values, seen);
    };
    if Entry::newest(entry) != seen {
        return Err(DocumentRejection::WrittenSince.into());
    }
    let values: Arc<[Answer]> = values.into();
    if entry.beside.is_empty() && entry.written.values.known() == Some(&values) {
        return Ok(());
    }
    let by = d.actor.clone();
    d.emit(AssessmentEvent::FieldSettled {
        document,
        field,
        values: Secret::Known(values),
        by,
    });
    Ok(())
}

/// A contact's documents go with it.
pub(in crate::domain) fn erase(d: &mut Decider<'_>, contact: ContactId) {
    let of: Vec<DocumentId> = d
        .state
        .documents_of(contact)
        .filter(|document| !document.erased)
        .map(|document| document.id)
        .collect();
    for document in of {
        d.emit(AssessmentEvent::DocumentErased { document });
    }
}

/// It is not in the actor's hands.
pub(super) fn not_theirs() -> Rejection {
    MayNot::NotInYourHands.into()
}
