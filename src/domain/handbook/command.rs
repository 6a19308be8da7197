//! What is done about a page of the handbook.

use jiff::civil::Date;

use crate::domain::access::Rule;
use crate::domain::handbook::kept::{PageName, PageVersion};

/// One thing that is done about a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandbookCommand {
    /// "I have read it."
    MarkRead {
        /// Which.
        page: PageName,
        /// As it stands in the language that was read.
        version: PageVersion,
    },
    /// "I have looked through it, and it holds."
    ReviewPage {
        /// Which.
        page: PageName,
        /// As it stands in every language.
        version: PageVersion,
        /// When it is to be looked at again.
        until: Date,
    },
}

/// What a command asks of whoever gives it (`handbook/engineering/access.md`).
pub(in crate::domain) const fn rule(command: &HandbookCommand) -> Rule {
    match command {
        HandbookCommand::MarkRead { .. } => Rule::Staff,
        HandbookCommand::ReviewPage { .. } => Rule::Leader,
    }
}
