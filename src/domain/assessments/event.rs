//! What has happened to a document.

use std::sync::Arc;

use crate::domain::actor::Actor;
use crate::domain::assessments::hash::{DocumentHash, Nonce};
use crate::domain::assessments::signature::{DoctorSignature, Signature};
use crate::domain::forms::answer::Answer;
use crate::domain::forms::form::FormRef;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link::Field;
use crate::domain::ids::{ContactId, DocumentId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Documents, and what stands in them.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum AssessmentEvent {
    /// A form as its file reads, with the first document that is begun on it: what is signed on it can be read for ever.
    FormKept {
        form: FormRef,
        digest: String,
        text: String,
    },
    /// One is being written.
    DocumentBegun {
        document: DocumentId,
        contact: ContactId,
        document_kind: DocumentKind,
        form: FormRef,
        by: Actor,
    },
    /// What stands in a field now, in place of what had this number; 0: nothing stood there. Its own number is the record's.
    FieldWritten {
        document: DocumentId,
        field: Field,
        instead_of: u64,
        values: Secret<Arc<[Answer]>>,
        by: Actor,
    },
    /// Somebody wrote in a field without having seen what stands there: both are kept. `instead_of`: their own, from before; 0: none.
    FieldWrittenBeside {
        document: DocumentId,
        field: Field,
        instead_of: u64,
        values: Secret<Arc<[Answer]>>,
        by: Actor,
    },
    /// One of those who wrote has said what stands.
    FieldSettled {
        document: DocumentId,
        field: Field,
        values: Secret<Arc<[Answer]>>,
        by: Actor,
    },
    /// What is signed with the next record, in one hash; the chance in it goes with the document's key.
    DocumentHashed {
        document: DocumentId,
        hash: DocumentHash,
        nonce: Secret<Nonce>,
        form_digest: String,
    },
    /// Signed.
    DocumentSigned {
        document: DocumentId,
        signature: Signature,
        to_transfer: bool,
    },
    /// Who gave an order by telephone.
    OrderDoctorNamed {
        document: DocumentId,
        doctor: Actor,
        by: Actor,
    },
    /// A doctor takes part in a case without having asked for anything in it.
    CaseDoctorNamed {
        contact: ContactId,
        doctor: Actor,
        by: Actor,
    },
    /// And does no more.
    CaseDoctorEnded {
        contact: ContactId,
        doctor: Actor,
        by: Actor,
    },
    /// A doctor has signed an order that was given by telephone.
    OrderCountersigned {
        document: DocumentId,
        signature: DoctorSignature,
    },
    /// It is written in another record, as it was said before who wrote it and when were asked by themselves.
    DocumentElsewhere {
        document: DocumentId,
        words: Secret<String>,
        by: Actor,
    },
    /// It is written in another record: in which, by whom, and when.
    DocumentWrittenElsewhere {
        document: DocumentId,
        record: Secret<String>,
        written_by: Secret<String>,
        written_at: Timestamp,
        by: Actor,
    },
    /// Something was said of it, beside it.
    DocumentAmended {
        document: DocumentId,
        words: Secret<String>,
        reason: Secret<String>,
        by: Actor,
    },
    /// It counts no more.
    DocumentWithdrawn {
        document: DocumentId,
        reason: Secret<String>,
        by: Actor,
    },
    /// It is in the municipality's record system.
    DocumentTransferred { document: DocumentId, by: Actor },
    /// Somebody has to sign or decide it: until then nobody is reminded.
    SignatureAwaited {
        document: DocumentId,
        until: Timestamp,
    },
    /// A municipal doctor has opened a decision that was asked for.
    DecisionSeen { document: DocumentId, by: Actor },
    /// The doctor who gave an order does not sign in here, and has signed it on paper.
    OrderSignedOnPaper { document: DocumentId, by: Actor },
    /// Whoever began it, or is to sign it, has been reminded that it is not signed.
    SigningReminded { document: DocumentId },
    /// That did not help, and somebody else has been told.
    SigningLate { document: DocumentId },
    /// Its keys are destroyed.
    DocumentErased { document: DocumentId },
}
