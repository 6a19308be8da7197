//! A follow-up that has not been done.

use crate::domain::ids::{ContactId, StaffId};
use crate::domain::time::Timestamp;

/// Somebody follows up a closed contact. What is to be done stands in the contact, under its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Of this contact.
    pub contact: ContactId,
    /// Who does it.
    pub owner: StaffId,
    /// By when.
    pub at: Timestamp,
    /// She has been reminded.
    pub reminded: bool,
}
