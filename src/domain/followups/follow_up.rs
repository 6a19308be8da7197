//! A follow-up that has not been done.

use crate::domain::actor::Actor;
use crate::domain::ids::{ContactId, FollowUpId, RelativeId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// What a follow-up is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// What the contact was about.
    Person,
    /// Children who are relatives of the person.
    Children,
    /// One of those that were set beside it: for whom and what stands with it.
    Further(FollowUpId),
}

/// Most that are set beside what a contact leaves by itself.
pub const MOST_FURTHER: usize = 20;
/// Longest of what is to be done, in characters.
pub const LONGEST_WHAT: usize = 1_000;
/// Longest of whom it is for, in characters.
pub const LONGEST_WHOM: usize = 200;

/// For whom something is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForWhom {
    /// The person themselves.
    Person,
    /// Somebody around them, by name or in own words.
    Relative(Secret<String>),
    /// Somebody on the list of those around the person: who they are stands there alone.
    Listed(RelativeId),
    /// A child.
    Child,
}

/// What is to be done, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// For whom.
    pub for_whom: ForWhom,
    /// What.
    pub what: Secret<String>,
}

/// Somebody follows up a contact, or sees to the children in it. What is to be done stands in the contact, or in its task; under the key of the
/// contact either way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Of this contact.
    pub contact: ContactId,
    /// About what.
    pub about: About,
    /// Who does it.
    pub owner: StaffId,
    /// By when.
    pub at: Timestamp,
    /// What, where it does not stand in the contact.
    pub task: Option<Task>,
    /// She has been reminded.
    pub reminded: bool,
    /// The leader of the day service, or the leader, has been told that it is not done.
    pub overdue: bool,
    /// It was moved: by whom, and why, the last time.
    pub moved: Option<Moved>,
}

/// Why one was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: Secret<String>,
}
