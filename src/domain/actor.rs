//! Who asked for something. Every command carries one, and every record names it.

use std::fmt;
use std::str::FromStr;

use crate::domain::ids::{GuestId, StaffId, StationId};

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
    /// A doctor with an account that ends by itself.
    Guest(GuestId),
    /// The legevakt's own registered PC, used without an account.
    Station(StationId),
}

impl Actor {
    /// The member of staff, if it is one.
    pub const fn staff(&self) -> Option<&StaffId> {
        match self {
            Self::Staff(id) => Some(id),
            Self::Carrier
            | Self::Clock
            | Self::Effects
            | Self::Operator
            | Self::Guest(_)
            | Self::Station(_) => None,
        }
    }
}

/// As records show it: `carrier`, `clock`, `effects`, `operator`, `staff:kari`, and `guest:` or `station:` with 32
/// hexadecimal digits.
impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Carrier => f.write_str("carrier"),
            Self::Clock => f.write_str("clock"),
            Self::Effects => f.write_str("effects"),
            Self::Operator => f.write_str("operator"),
            Self::Staff(id) => write!(f, "staff:{id}"),
            Self::Guest(id) => write!(f, "guest:{id}"),
            Self::Station(id) => write!(f, "station:{id}"),
        }
    }
}

/// Not an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an actor was expected: carrier, clock, effects, operator, staff:…, guest:… or station:…")]
pub struct NoActor;

/// From what records show.
impl FromStr for Actor {
    type Err = NoActor;
    fn from_str(text: &str) -> Result<Self, NoActor> {
        match (text, text.split_once(':')) {
            ("carrier", _) => Ok(Self::Carrier),
            ("clock", _) => Ok(Self::Clock),
            ("effects", _) => Ok(Self::Effects),
            ("operator", _) => Ok(Self::Operator),
            (_, Some(("staff", id))) => Ok(Self::Staff(StaffId::new(id))),
            (_, Some(("guest", id))) => id.parse().map(Self::Guest).map_err(|_| NoActor),
            (_, Some(("station", id))) => id.parse().map(Self::Station).map_err(|_| NoActor),
            _ => Err(NoActor),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_is_shown_reads_back() {
        let id = Uuid::from_u128(0xabc);
        for actor in [
            Actor::Carrier,
            Actor::Clock,
            Actor::Effects,
            Actor::Operator,
            Actor::Staff(StaffId::new("kari")),
            Actor::Guest(GuestId::from_uuid(id)),
            Actor::Station(StationId::from_uuid(id)),
        ] {
            assert_eq!(actor.to_string().parse(), Ok(actor));
        }
        for text in ["", "kari", "guest:", "guest:kari", "station:1", "clock:1"] {
            assert_eq!(text.parse::<Actor>(), Err(NoActor), "{text}");
        }
    }
}
