//! Events change documents. No rules here.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet, Vector};

use crate::domain::assessments::chase::{Chase, REMIND};
use crate::domain::assessments::document::{Amendment, Document, Elsewhere, Part, Transfer};
use crate::domain::assessments::entry::{Entry, Written};
use crate::domain::assessments::event::AssessmentEvent;
use crate::domain::assessments::hash::{Hashed, Place};
use crate::domain::assessments::kept::KeptForm;
use crate::domain::assessments::taking_part::{self, NamedDoctor};
use crate::domain::ids::{ContactId, DocumentId};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &AssessmentEvent) {
    let record = state.seq;
    let place = Place {
        epoch: state.epoch,
        seq: record,
    };
    match event {
        AssessmentEvent::FormKept { form, digest, text } => {
            let kept = KeptForm {
                digest: digest.clone(),
                text: text.as_str().into(),
                since: at,
            };
            state.kept_forms.insert(form.clone(), Arc::new(kept));
        }
        AssessmentEvent::DocumentBegun {
            document,
            contact,
            document_kind,
            form,
            by,
        } => {
            let begun = Document {
                id: *document,
                contact: *contact,
                kind: *document_kind,
                form: form.clone(),
                begun_by: by.clone(),
                begun_at: at,
                entries: OrdMap::new(),
                part: Part::draft(*document_kind),
                hashed: None,
                amendments: Vector::new(),
                ordered_by: None,
                countersigned: None,
                transfer: Transfer::Here,
                chase: Chase::default(),
                erased: false,
            };
            state.documents.insert(*document, Arc::new(begun));
            index(state, *document);
            let mut of = state.document_of.get(contact).cloned().unwrap_or_default();
            of.insert(*document);
            state.document_of.insert(*contact, of);
            state.set_due(Due::Document(*document), Some(at + REMIND));
        }
        AssessmentEvent::FieldWritten {
            document,
            field,
            values,
            by,
            ..
        } => change(state, *document, |document| {
            let written = Written {
                number: record,
                values: values.clone(),
                by: by.clone(),
                at,
            };
            let beside = document
                .entries
                .get(field)
                .map_or_else(Vector::new, |entry| entry.beside.clone());
            let entry = Arc::new(Entry { written, beside });
            document.entries.insert(field.clone(), entry);
        }),
        AssessmentEvent::FieldWrittenBeside {
            document,
            field,
            instead_of,
            values,
            by,
        } => change(state, *document, |document| {
            if let Some(entry) = document.entries.get_mut(field) {
                let entry = Arc::make_mut(entry);
                entry.beside.retain(|beside| beside.number != *instead_of);
                entry.beside.push_back(Written {
                    number: record,
                    values: values.clone(),
                    by: by.clone(),
                    at,
                });
            }
        }),
        AssessmentEvent::FieldSettled {
            document,
            field,
            values,
            by,
        } => change(state, *document, |document| {
            let written = Written {
                number: record,
                values: values.clone(),
                by: by.clone(),
                at,
            };
            let entry = Entry {
                written,
                beside: Vector::new(),
            };
            document.entries.insert(field.clone(), Arc::new(entry));
        }),
        AssessmentEvent::DocumentHashed {
            document,
            hash,
            nonce,
            form_digest,
        } => change(state, *document, |document| {
            document.hashed = Some(Hashed {
                hash: *hash,
                nonce: nonce.clone(),
                form_digest: form_digest.clone(),
                place,
            });
        }),
        AssessmentEvent::DocumentSigned {
            document,
            signature,
            to_transfer,
        } => {
            change(state, *document, |document| {
                document.part.sign(signature, at, record);
                document.chase.goes_on();
                if let Some(hashed) = &mut document.hashed {
                    hashed.place = place;
                }
                if *to_transfer {
                    document.transfer = Transfer::ToTransfer;
                }
            });
            state.set_due(Due::Document(*document), None);
        }
        AssessmentEvent::OrderDoctorNamed {
            document, doctor, ..
        } => change(state, *document, |document| {
            document.ordered_by = Some(doctor.clone());
            document.chase.goes_on();
        }),
        AssessmentEvent::CaseDoctorNamed {
            contact,
            doctor,
            by,
        } => {
            let (doctor, by) = (doctor.clone(), by.clone());
            taking_part::named(state, *contact, NamedDoctor { doctor, by, at });
        }
        AssessmentEvent::CaseDoctorEnded {
            contact, doctor, ..
        } => taking_part::ended(state, *contact, doctor),
        AssessmentEvent::OrderCountersigned {
            document,
            signature,
        } => {
            change(state, *document, |document| {
                document.countersigned = Some((signature.clone(), at));
                document.transfer.goes_on();
            });
            state.set_due(Due::Document(*document), None);
        }
        AssessmentEvent::DocumentElsewhere {
            document,
            words,
            by,
        } => {
            change(state, *document, |document| {
                document.part.state_elsewhere(Elsewhere {
                    by: by.clone(),
                    at,
                    words: words.clone(),
                    written: None,
                });
            });
            state.set_due(Due::Document(*document), None);
        }
        AssessmentEvent::DocumentWrittenElsewhere {
            document,
            record,
            written_by,
            written_at,
            by,
        } => {
            change(state, *document, |document| {
                document.part.state_elsewhere(Elsewhere {
                    by: by.clone(),
                    at,
                    words: record.clone(),
                    written: Some((written_by.clone(), *written_at)),
                });
            });
            state.set_due(Due::Document(*document), None);
        }
        AssessmentEvent::DocumentAmended {
            document,
            words,
            reason,
            by,
        } => change(state, *document, |document| {
            document.amendments.push_back(Amendment {
                by: by.clone(),
                at,
                words: words.clone(),
                reason: reason.clone(),
            });
            document.transfer.goes_on();
        }),
        AssessmentEvent::DocumentWithdrawn {
            document,
            reason,
            by,
        } => {
            change(state, *document, |document| {
                document.part.withdraw(by.clone(), at, reason.clone());
                document.transfer.withdraw();
            });
            state.set_due(Due::Document(*document), None);
        }
        AssessmentEvent::DocumentTransferred { document, by } => {
            change(state, *document, |document| {
                document.transfer = Transfer::Transferred { by: by.clone(), at };
            });
        }
        AssessmentEvent::SignatureAwaited { document, until } => {
            state.set_due(Due::Document(*document), Some(*until));
        }
        AssessmentEvent::OrderSignedOnPaper { document, by } => {
            change(state, *document, |document| {
                document.chase.paper = Some((by.clone(), at));
                document.transfer.goes_on();
            });
            state.set_due(Due::Document(*document), None);
        }
        AssessmentEvent::DecisionSeen { document, by } => {
            change(state, *document, |document| {
                document.chase.seen = Some((by.clone(), at));
            });
        }
        AssessmentEvent::SigningLate { document } => {
            change(state, *document, |document| document.chase.late = true);
            state.set_due(Due::Document(*document), None);
        }
        AssessmentEvent::SigningReminded { document } => {
            change(state, *document, |document| document.chase.reminded = true);
            state.set_due(Due::Document(*document), None);
        }
        AssessmentEvent::DocumentErased { document } => {
            change(state, *document, erase);
            state.set_due(Due::Document(*document), None);
        }
    }
}

fn change(state: &mut State, id: DocumentId, change: impl FnOnce(&mut Document)) {
    let Some(document) = state.documents.get_mut(&id) else {
        return;
    };
    change(Arc::make_mut(document));
    index(state, id);
}

/// What is found of documents without walking through all there ever were: orders without a signature, what is to transfer, and drafts.
fn index(state: &mut State, id: DocumentId) {
    let Some(document) = state.documents.get(&id) else {
        return;
    };
    if document.lacks_doctor() && !document.erased {
        state.unsigned_orders.insert(id);
    } else {
        state.unsigned_orders.remove(&id);
    }
    if document.transfer.waits() && !document.erased {
        state.to_transfer.insert(id);
    } else {
        state.to_transfer.remove(&id);
    }
    let contact = document.contact;
    if document.is_draft() && !document.erased {
        state.drafts.entry(contact).or_default().insert(id);
    } else if let Some(drafts) = state.drafts.get_mut(&contact) {
        drafts.remove(&id);
        if drafts.is_empty() {
            state.drafts.remove(&contact);
        }
    }
}

fn erase(document: &mut Document) {
    document.erased = true;
    let fields: Vec<_> = document.entries.keys().cloned().collect();
    for field in fields {
        if let Some(entry) = document.entries.get_mut(&field) {
            let entry = Arc::make_mut(entry);
            entry.written.values = Secret::Erased;
            for beside in &mut entry.beside {
                beside.values = Secret::Erased;
            }
        }
    }
    document.part.erase();
    if let Some(hashed) = &mut document.hashed {
        hashed.nonce = Secret::Erased;
    }
    for amendment in &mut document.amendments {
        amendment.words = Secret::Erased;
        amendment.reason = Secret::Erased;
    }
}

impl State {
    /// The document.
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.get(&id).map(AsRef::as_ref)
    }

    /// What nobody has signed yet, what waits for a doctor's signature, and what is still to be done in the record system.
    pub fn documents_left(&self) -> impl Iterator<Item = &Document> {
        let drafts = self.drafts.values().flat_map(OrdSet::iter);
        let orders = self.unsigned_orders.iter();
        let orders = orders.filter(|id| !self.to_transfer.contains(*id));
        let left = drafts.chain(orders).chain(self.to_transfer.iter());
        left.filter_map(|id| self.document(*id))
    }

    /// The documents of a contact, the first begun first.
    pub fn documents_of(&self, contact: ContactId) -> impl Iterator<Item = &Document> {
        self.document_of
            .get(&contact)
            .into_iter()
            .flat_map(OrdSet::iter)
            .filter_map(|id| self.document(*id))
    }
}

#[cfg(test)]
mod tests;
