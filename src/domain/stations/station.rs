//! A station: one registered PC.

use crate::domain::ids::{StaffId, StationId};
use crate::domain::phone::E164;
use crate::domain::time::Timestamp;

/// A registered PC of the legevakt's. Whoever sits at it may ask for help and follow the request, and nothing more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station {
    /// Which.
    pub id: StationId,
    /// What people call it.
    pub label: String,
    /// The telephone beside it, if there is one of its own.
    pub phone: Option<E164>,
    /// Since when.
    pub since: Timestamp,
    /// Who registered it.
    pub registered_by: StaffId,
    /// When it was cut off; none while it stands.
    pub revoked: Option<Timestamp>,
}

impl Station {
    /// Whether it may still be used.
    pub const fn stands(&self) -> bool {
        self.revoked.is_none()
    }
}
