//! What is done when somebody has died. That they have is said in the record, as how it is with the person.

use crate::domain::access::Rule;
use crate::domain::ids::{ContactId, FollowUpId, PatientId, RelativeId, StaffId};
use crate::domain::time::Timestamp;

/// One thing that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum DeathCommand {
    /// A survivor is cared for: in this contact, or in the last one of the person's; without one, beside the record.
    CareFor {
        patient: PatientId,
        whom: Whom,
        contact: Option<ContactId>,
        owner: StaffId,
        at: Timestamp,
        what: String,
    },
    /// A survivor who is cared for beside the record has been.
    CaredFor {
        patient: PatientId,
        task: FollowUpId,
    },
    /// The talk was held: by whom, and when.
    HoldDebrief {
        task: FollowUpId,
        by: StaffId,
        at: Timestamp,
    },
    /// It was offered, and she wants none.
    DeclineDebrief { task: FollowUpId },
}

/// Who is left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// One of those around the person, as the record lists them.
    Listed(RelativeId),
    /// Somebody else, in own words.
    Words(String),
    /// A child.
    Child,
}

/// What a command asks of whoever gives it (`handbook/engineering/access.md`).
pub(in crate::domain) const fn rule(command: &DeathCommand) -> Rule {
    match command {
        DeathCommand::CareFor { patient, .. } => Rule::Patient(*patient),
        DeathCommand::CaredFor { patient, .. } => Rule::Survivors(*patient),
        DeathCommand::HoldDebrief { .. } | DeathCommand::DeclineDebrief { .. } => Rule::Leader,
    }
}
