//! What is said of a contact as it ends.

use crate::domain::access::Rule;
use crate::domain::contacts::contact::Next;
use crate::domain::endings::sheet::Words;
use crate::domain::ids::ContactId;
use crate::domain::time::Timestamp;

/// One thing that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndingCommand {
    /// It ends: the person was admitted.
    CloseAdmitted {
        /// Which.
        contact: ContactId,
        /// Where.
        unit: String,
        /// When; none: now.
        at: Option<Timestamp>,
        /// What is next.
        next: Next,
    },
    /// A sheet with what was agreed is handed out, before the end or after it.
    HandSheet {
        /// Of which contact.
        contact: ContactId,
        /// What stands on it.
        words: Words,
    },
}

/// What a command asks of whoever gives it (`handbook/engineering/access.md`).
pub(in crate::domain) const fn rule(command: &EndingCommand) -> Rule {
    match command {
        EndingCommand::CloseAdmitted { contact, .. } | EndingCommand::HandSheet { contact, .. } => {
            Rule::Contact(*contact)
        }
    }
}
