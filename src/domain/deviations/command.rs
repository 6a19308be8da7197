//! What is done about a deviation.

use crate::domain::access::Rule;
use crate::domain::deviations::deviation::Harm;
use crate::domain::ids::{ContactId, DeviationId, StaffId};

/// One thing that is done about a deviation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum DeviationCommand {
    /// Something was not as it should be. The id is the writer's: the same twice is one.
    Raise {
        deviation: DeviationId,
        contact: Option<ContactId>,
        text: String,
        harm: Harm,
        measure: String,
    },
    /// Somebody follows it: she herself, or somebody else.
    Give { deviation: DeviationId, to: StaffId },
    /// Something to write down about it.
    Note {
        deviation: DeviationId,
        text: String,
    },
    /// What was found, and what changes.
    Close {
        deviation: DeviationId,
        found: String,
        changed: String,
    },
    /// It is not over after all.
    Reopen { deviation: DeviationId, why: String },
    /// Destroy the words of one that is closed and happened in no contact.
    Erase {
        deviation: DeviationId,
        reason: String,
    },
}

/// What a command asks of whoever gives it (`handbook/engineering/access.md`).
pub(in crate::domain) const fn rule(command: &DeviationCommand) -> Rule {
    match command {
        DeviationCommand::Raise {
            contact: Some(contact),
            ..
        } => Rule::Contact(*contact),
        DeviationCommand::Raise { contact: None, .. } => Rule::Anyone,
        DeviationCommand::Give { .. } => Rule::Leader,
        DeviationCommand::Close { deviation, .. } => Rule::Follows(*deviation),
        DeviationCommand::Note { deviation, .. } | DeviationCommand::Reopen { deviation, .. } => {
            Rule::Deviation(*deviation)
        }
        DeviationCommand::Erase { .. } => Rule::Erase,
    }
}
