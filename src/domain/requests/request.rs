//! A request, who sent it, and how far it has come.

use imbl::Vector;

use crate::domain::actor::Actor;
use crate::domain::ids::{ContactId, GuestId, RequestId, StaffId, StationId};
use crate::domain::requests::form::Form;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Most lines in a room, and most things agreed.
pub const MOST_LINES: usize = 500;
/// Longest line, in characters.
pub const LONGEST_LINE: usize = 4_000;

/// Somebody asks the nurse on duty for help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Which.
    pub id: RequestId,
    /// The contact it belongs to: its outcome closes the request.
    pub contact: ContactId,
    /// Who asks.
    pub from: Requester,
    /// Since when.
    pub since: Timestamp,
    /// What was filled in, as it stands now.
    pub form: Form,
    /// How far it has come.
    pub stage: Stage,
    /// What was written in the room, oldest first.
    pub room: Vector<RoomLine>,
    /// What was agreed, oldest first.
    pub agreed: Vector<RoomLine>,
    /// How many times the form was changed.
    pub changed: u16,
    /// How many times the same was sent again.
    pub repeats: u16,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requester {
    /// A doctor, or a nurse, with an account.
    Staff(StaffId),
    /// A doctor with an account that ends by itself.
    Guest(GuestId),
    /// Somebody at the legevakt's registered PC.
    Station {
        /// Which PC.
        station: StationId,
        /// The name given, kept with the request.
        name: Secret<String>,
        /// The number in the register of health personnel, if it was given.
        hpr: Option<Secret<String>>,
    },
    /// Somebody who rang; the nurse filled it in.
    Telephone,
}

/// How far a request has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nurses are being rung.
    Ringing,
    /// A nurse has taken it.
    Accepted {
        /// Who.
        by: StaffId,
        /// When.
        at: Timestamp,
    },
    /// She is on her way.
    OnTheWay {
        /// Who.
        by: StaffId,
        /// Since when.
        since: Timestamp,
        /// When she is there.
        expected: Timestamp,
    },
    /// She is there.
    Arrived {
        /// Who.
        by: StaffId,
        /// When.
        at: Timestamp,
    },
    /// Its contact has its outcome.
    Closed {
        /// When.
        at: Timestamp,
    },
    /// Whoever asked needs it no more.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
}

/// A line in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomLine {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
    /// The name given at a PC that several people use.
    pub name: Option<Secret<String>>,
    /// What.
    pub text: Secret<String>,
}

impl Requester {
    /// Whether this is who asked.
    pub fn is(&self, actor: &Actor) -> bool {
        match (self, actor) {
            (Self::Staff(staff), Actor::Staff(actor)) => staff == actor,
            (Self::Guest(guest), Actor::Guest(actor)) => guest == actor,
            (Self::Station { station, .. }, Actor::Station(actor)) => station == actor,
            (
                Self::Staff(_) | Self::Guest(_) | Self::Station { .. } | Self::Telephone,
                Actor::Carrier
                | Actor::Clock
                | Actor::Effects
                | Actor::Operator
                | Actor::Staff(_)
                | Actor::Guest(_)
                | Actor::Station(_),
            ) => false,
        }
    }
}

impl Stage {
    /// Whether something is still to come.
    pub const fn is_open(&self) -> bool {
        match self {
            Self::Ringing
            | Self::Accepted { .. }
            | Self::OnTheWay { .. }
            | Self::Arrived { .. } => true,
            Self::Closed { .. } | Self::Withdrawn { .. } => false,
        }
    }

    /// The nurse who has it.
    pub const fn nurse(&self) -> Option<&StaffId> {
        match self {
            Self::Accepted { by, .. } | Self::OnTheWay { by, .. } | Self::Arrived { by, .. } => {
                Some(by)
            }
            Self::Ringing | Self::Closed { .. } | Self::Withdrawn { .. } => None,
        }
    }
}

impl Request {
    /// Whether something is still to come.
    pub const fn is_open(&self) -> bool {
        self.stage.is_open()
    }

    /// The nurse who has it.
    pub const fn nurse(&self) -> Option<&StaffId> {
        self.stage.nurse()
    }

    /// Whether it still rings.
    pub const fn is_ringing(&self) -> bool {
        matches!(self.stage, Stage::Ringing)
    }

    /// Whether she is on her way or there: nobody else takes over what she is in the middle of.
    pub const fn is_on_the_spot(&self) -> bool {
        matches!(self.stage, Stage::OnTheWay { .. } | Stage::Arrived { .. })
    }
}
