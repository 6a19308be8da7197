//! A guest: a doctor who is not in the service file.

use crate::domain::ids::{GuestId, MessageId, StaffId};
use crate::domain::language::Language;
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// A doctor with an account that ends by itself. What says who it is has a key of its own and can be erased alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// Which.
    pub id: GuestId,
    /// The full name.
    pub name: Secret<String>,
    /// The number in the register of health personnel (HPR), if it was given.
    pub hpr: Option<Secret<String>>,
    /// Where the doctor is reached, if it was given.
    pub phone: Option<Secret<E164>>,
    /// What the doctor reads and hears.
    pub language: Language,
    /// Since when.
    pub since: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// Who let the doctor in.
    pub admitted_by: StaffId,
    /// The message with the last link by which a password is chosen, and when it was written.
    pub invited: Option<(MessageId, Timestamp)>,
    /// When it ended; none while it stands.
    pub ended: Option<Timestamp>,
}

/// How a guest's time ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GuestEnd {
    /// By itself.
    TimeOver,
    /// A person ended it.
    Ended,
}

impl Guest {
    /// Whether the account stands at an instant.
    pub fn stands(&self, now: Timestamp) -> bool {
        self.ended.is_none() && now < self.until
    }
}
