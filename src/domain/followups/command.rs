//! What is done about a follow-up.

use crate::domain::access::Rule;
use crate::domain::followups::follow_up::{About, ForWhom};
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::time::Timestamp;

/// One thing that is done about a follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum FollowUpCommand {
    /// One more: by whom, by when, what, and for whom.
    Set {
        contact: ContactId,
        for_whom: ForWhom,
        owner: StaffId,
        at: Timestamp,
        what: String,
    },
    /// It is done. `word`: what came of it; it becomes a note in the contact; empty: nothing to say.
    Finish {
        contact: ContactId,
        about: About,
        word: String,
    },
    /// It is done at another time, and why.
    Move {
        contact: ContactId,
        about: About,
        at: Timestamp,
        reason: String,
    },
    /// Somebody else does it.
    Hand {
        contact: ContactId,
        about: About,
        to: StaffId,
    },
}

/// What a command asks of whoever gives it (`handbook/engineering/access.md`).
pub(in crate::domain) const fn rule(command: &FollowUpCommand) -> Rule {
    match command {
        FollowUpCommand::Set { contact, .. }
        | FollowUpCommand::Finish { contact, .. }
        | FollowUpCommand::Move { contact, .. }
        | FollowUpCommand::Hand { contact, .. } => Rule::Contact(*contact),
    }
}
