//! What is done about a document.

use std::sync::Arc;

use crate::domain::access::Rule;
use crate::domain::actor::Actor;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::form::Form;
use crate::domain::forms::link::Field;
use crate::domain::ids::{ContactId, DocumentId};
use crate::domain::time::Timestamp;

/// One thing that is done about a document. The form comes along as it stands in the handbook: the log holds only which it was.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum AssessmentCommand {
    /// Begin one. The id is the writer's: the same twice is one document. `another`: beside one of the same that is being written.
    Begin {
        document: DocumentId,
        contact: ContactId,
        form: Arc<Form>,
        another: bool,
    },
    /// Write a field. `seen`: the number of what the writer has before them; 0: nothing stood there.
    Write {
        document: DocumentId,
        form: Arc<Form>,
        field: Field,
        values: Vec<Answer>,
        seen: u64,
    },
    /// Say what stands in a field in which two have written. `seen`: the newest of what stood there.
    Settle {
        document: DocumentId,
        form: Arc<Form>,
        field: Field,
        values: Vec<Answer>,
        seen: u64,
    },
    /// Sign it. `seen`: the newest of all that stood in it when it was read through. `outside`: of an order by telephone, that whoever gave it does
    /// not sign in here; left out only where the doctor is named.
    Sign {
        document: DocumentId,
        form: Arc<Form>,
        seen: u64,
        outside: bool,
    },
    /// Say which doctor gave an order by telephone: they may read it, and are asked to sign it later.
    NameDoctor { document: DocumentId, doctor: Actor },
    /// A doctor signs an order that was given by telephone.
    Countersign { document: DocumentId },
    /// It is written in another record: where, by whom, when.
    StateElsewhere {
        document: DocumentId,
        record: String,
        written_by: String,
        written_at: Timestamp,
    },
    /// Say something of a signed document, beside it.
    Amend {
        document: DocumentId,
        words: String,
        reason: String,
    },
    /// It counts no more.
    Withdraw {
        document: DocumentId,
        reason: String,
    },
    /// A doctor takes part in a case without having asked for anything in it.
    NameCaseDoctor { contact: ContactId, doctor: Actor },
    /// And does no more.
    EndCaseDoctor { contact: ContactId, doctor: Actor },
    /// Somebody has opened it: of a decision that was asked for whoever asked sees that.
    See { document: DocumentId },
    /// It is in the municipality's record system now.
    ConfirmTransfer { document: DocumentId },
}

/// What a command asks of whoever gives it (`handbook/engineering/access.md`).
pub(in crate::domain) const fn rule(command: &AssessmentCommand) -> Rule {
    match command {
        AssessmentCommand::Begin { contact, .. } => Rule::Case(*contact),
        AssessmentCommand::NameCaseDoctor { contact, .. }
        | AssessmentCommand::EndCaseDoctor { contact, .. } => Rule::Contact(*contact),
        AssessmentCommand::Write { document, .. }
        | AssessmentCommand::Settle { document, .. }
        | AssessmentCommand::Sign { document, .. }
        | AssessmentCommand::NameDoctor { document, .. }
        | AssessmentCommand::Countersign { document }
        | AssessmentCommand::StateElsewhere { document, .. }
        | AssessmentCommand::Amend { document, .. }
        | AssessmentCommand::Withdraw { document, .. }
        | AssessmentCommand::See { document }
        | AssessmentCommand::ConfirmTransfer { document } => Rule::Document(*document),
    }
}
