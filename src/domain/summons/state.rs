//! A summons and its states.

use imbl::{OrdMap, OrdSet};

use crate::domain::ids::{ContactId, LegId, StaffId};
use crate::domain::requests::form::Urgency;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Nurses are rung for a contact that nobody is on the line with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summons {
    /// For which contact.
    pub contact: ContactId,
    /// What waits.
    pub why: SummonsWhy,
    /// Since when.
    pub since: Timestamp,
    /// Every leg that has rung for it and is not cleared away.
    pub legs: OrdSet<LegId>,
    /// Those who have said that they cannot take it.
    pub declined: OrdSet<StaffId>,
    /// Those who see it on their screens, since they cannot be rung.
    pub noticed: OrdSet<StaffId>,
    /// What each may answer by text message to take it: different for each, known only to her.
    pub codes: OrdMap<StaffId, Secret<String>>,
    /// Where it is.
    pub state: SummonsState,
}

/// What waits for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SummonsWhy {
    /// A doctor's request.
    Request,
    /// A text message.
    Message,
}

/// Where a summons is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SummonsState {
    /// Somebody is being rung.
    Ringing(Ringing),
    /// Somebody has taken it.
    Accepted {
        /// Who.
        by: StaffId,
        /// In which way.
        how: AcceptedBy,
        /// When.
        at: Timestamp,
    },
    /// It is not needed any more.
    Ended {
        /// When.
        at: Timestamp,
    },
}

/// Somebody is being rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ringing {
    /// Which step of the service file, from 0.
    pub step: u8,
    /// When it began.
    pub step_since: Timestamp,
    /// When it ends. A leg that is just being confirmed holds it.
    pub step_until: Timestamp,
    /// How often everybody has been rung after the last step.
    pub rounds: u16,
}

/// In which way somebody took it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AcceptedBy {
    /// With the key on her telephone.
    Key,
    /// On her screen.
    Screen,
    /// With her code, by text message.
    Code,
}

impl Summons {
    /// What is being rung, if somebody is.
    pub const fn ringing(&self) -> Option<&Ringing> {
        match &self.state {
            SummonsState::Ringing(ringing) => Some(ringing),
            SummonsState::Accepted { .. } | SummonsState::Ended { .. } => None,
        }
    }

    /// Who has taken it.
    pub const fn accepted_by(&self) -> Option<&StaffId> {
        match &self.state {
            SummonsState::Accepted { by, .. } => Some(by),
            SummonsState::Ringing(_) | SummonsState::Ended { .. } => None,
        }
    }
}

/// How urgent it is; nothing for a message.
pub fn urgency(state: &State, summons: &Summons) -> Option<Urgency> {
    match summons.why {
        SummonsWhy::Request => state
            .request_of(summons.contact)
            .map(|request| request.form.urgency),
        SummonsWhy::Message => None,
    }
}

/// Whether it is first in line, like a call from the legevakt.
pub fn is_immediate(state: &State, summons: &Summons) -> bool {
    urgency(state, summons) == Some(Urgency::Immediate)
}

/// Whether a telephone that rings for it goes over to a caller who waits: for a request that is not immediate.
pub fn gives_way(state: &State, summons: &Summons) -> bool {
    urgency(state, summons).is_some_and(|urgency| urgency != Urgency::Immediate)
}
