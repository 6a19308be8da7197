//! A contact in writing: who of ours answers, and when somebody is rung again because nobody has.

use crate::domain::ids::StaffId;
use crate::domain::time::Timestamp;

/// A contact in writing. There is one as soon as the person has written anything but a keyword.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conversation {
    /// The nurse who answers; nobody has taken it yet without one.
    pub with: Option<StaffId>,
    /// The person waits for an answer: somebody is rung (again) then. None while nothing waits, or while telephones ring for it.
    pub ring_at: Option<Timestamp>,
}
