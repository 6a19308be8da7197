//! Who asked for something. Every command carries one, and every record names it.

use std::fmt;

use crate::domain::ids::StaffId;

/// Who or what stands behind a command.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// The telephone network: a webhook with a valid signature.
    Carrier,
    /// Time passed.
    Clock,
    /// Our own effects, coming back with their outcome.
    Effects,
    /// Somebody at the machine itself: an import, a restore.
    Operator,
    /// A member of staff.
    Staff(StaffId),
}

impl Actor {
    /// The member of staff, if it is one.
    pub const fn staff(&self) -> Option<&StaffId> {
        match self {
            Self::Staff(id) => Some(id),
            Self::Carrier | Self::Clock | Self::Effects | Self::Operator => None,
        }
    }
}

/// As records show it: `carrier`, `clock`, `effects`, `operator`, `staff:kari`.
impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Carrier => f.write_str("carrier"),
            Self::Clock => f.write_str("clock"),
            Self::Effects => f.write_str("effects"),
            Self::Operator => f.write_str("operator"),
            Self::Staff(id) => write!(f, "staff:{id}"),
        }
    }
}
