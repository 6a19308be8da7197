//! What happens to handshakes.

use crate::domain::handshakes::handshake::Way;
use crate::domain::ids::{HandshakeId, MessageId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Handshakes.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum HandshakeEvent {
    /// When those who come on duty next are asked; none: the next change of people says.
    HandshakesPlanned { next_at: Option<Timestamp> },
    /// Somebody is asked to prove that she can be reached. `due_at`: told by then, if it is not proven; `ring_at`: her telephone is
    /// rung then.
    HandshakeBegan {
        handshake: HandshakeId,
        staff: StaffId,
        starts: Timestamp,
        due_at: Option<Timestamp>,
        ring_at: Option<Timestamp>,
        code: Secret<String>,
    },
    /// The code was sent.
    HandshakeTexted {
        handshake: HandshakeId,
        message: MessageId,
    },
    /// It is her telephone's turn: it is rung if it is free, and again at `next_at`.
    HandshakeRung {
        handshake: HandshakeId,
        next_at: Option<Timestamp>,
    },
    /// A way is proven.
    HandshakeProven { handshake: HandshakeId, way: Way },
    /// Not proven in time: backup and leader are told.
    HandshakeMissed { handshake: HandshakeId },
    /// She is not on duty any more.
    HandshakeEnded { handshake: HandshakeId },
}
