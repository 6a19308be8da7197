//! What is said about asking somebody afterwards.

use crate::domain::access::Rule;
use crate::domain::ids::ContactId;

/// One thing that is said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum FeedbackCommand {
    /// The person agrees to be asked, in their own words.
    Agree { contact: ContactId, words: String },
    /// The person does not want it, or not any more.
    Refuse { contact: ContactId },
}

/// What a command asks of whoever gives it (`handbook/engineering/access.md`).
pub(in crate::domain) const fn rule(command: &FeedbackCommand) -> Rule {
    match command {
        FeedbackCommand::Agree { contact, .. } | FeedbackCommand::Refuse { contact } => {
            Rule::Contact(*contact)
        }
    }
}
