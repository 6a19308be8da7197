//! A handshake: what has been proven of the ways to reach one person on duty, and until when the rest may wait.

use crate::domain::ids::{HandshakeId, MessageId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// A way to reach somebody on duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// The screen: she has heard its three sounds.
    Tablet,
    /// Her telephone: we rang, and she pressed 1.
    Telephone,
    /// Text messages: she has given the code that was sent to her.
    Message,
}

impl Way {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Tablet, Self::Telephone, Self::Message];
}

/// The handshake of one person for one duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handshake {
    /// Which.
    pub id: HandshakeId,
    /// Whose.
    pub staff: StaffId,
    /// When her duty begins.
    pub starts: Timestamp,
    /// Since when she is asked.
    pub since: Timestamp,
    /// What is not proven by then is told to backup and leader; none: nobody is told.
    pub due_at: Option<Timestamp>,
    /// When her telephone is rung next, by itself.
    pub ring_at: Option<Timestamp>,
    /// What she writes back.
    pub code: Secret<String>,
    /// The last message with the code.
    pub message: Option<MessageId>,
    /// Since when the screen is proven.
    pub tablet: Option<Timestamp>,
    /// Since when the telephone is.
    pub telephone: Option<Timestamp>,
    /// Since when messages are.
    pub messages: Option<Timestamp>,
    /// Backup and leader have been told.
    pub missed: bool,
}

impl Handshake {
    /// Since when a way is proven.
    pub const fn proven(&self, way: Way) -> Option<Timestamp> {
        match way {
            Way::Tablet => self.tablet,
            Way::Telephone => self.telephone,
            Way::Message => self.messages,
        }
    }

    /// The ways that are not proven.
    pub fn holes(&self) -> impl Iterator<Item = Way> {
        Way::ALL
            .into_iter()
            .filter(|way| self.proven(*way).is_none())
    }

    /// Whether every way is proven.
    pub fn is_complete(&self) -> bool {
        self.holes().next().is_none()
    }

    /// When something is to be done about it.
    pub fn deadline(&self) -> Option<Timestamp> {
        let ring = self.ring_at.filter(|_| self.telephone.is_none());
        let due = self.due_at.filter(|_| !self.missed && !self.is_complete());
        match (ring, due) {
            (Some(ring), Some(due)) => Some(ring.min(due)),
            (ring, due) => ring.or(due),
        }
    }
}
