//! A follow-up that has not been done.

use crate::domain::actor::Actor;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// What a follow-up is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// What the contact was about.
    Person,
    /// Children who are relatives of the person.
    Children,
}

/// Somebody follows up a contact, or sees to the children in it. What is to be done stands in the contact, under its key.
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
    /// She has been reminded.
    pub reminded: bool,
    /// The leader has been told that it is not done.
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
