//! The carrier's own truth of each line: where it is, and whose it is.

use crate::domain::command::LineStatus;
use crate::domain::ids::{CallId, CarrierId, LegId};
use crate::domain::phone::E164;
use crate::domain::time::Timestamp;

/// A line among the carrier's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineNo(pub usize);

/// What the line's addresses name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Somebody who dialled; the call is known from the first reply on.
    Caller(Option<CallId>),
    /// A telephone that we ring, or a member of staff who rang in.
    Leg(LegId),
}

/// Where a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Taken by the carrier, not ringing yet.
    Queued,
    /// It rings.
    Ringing,
    /// The carrier awaits what to do with it.
    Asking,
    /// In the queue, hearing the wait loop.
    Queue,
    /// In a call's conference.
    Conference(CallId),
    /// Somebody outside is rung for it; with whom it talks once `bridged`.
    Dialling {
        /// For this call; none when the static markup does it.
        call: Option<CallId>,
        /// Which of the numbers.
        index: u8,
        /// They talk.
        bridged: bool,
    },
    /// Asked for keys.
    Gather,
    /// Told something, after which it ends.
    Saying,
    /// Over.
    Over,
}

/// A line.
#[derive(Clone, Debug)]
pub struct Line {
    /// The carrier's name for it.
    pub id: CarrierId,
    /// The telephone at the far end; none when withheld or unreadable.
    pub number: Option<E164>,
    /// Whose.
    pub whose: Whose,
    /// Where.
    pub place: Place,
    /// Changes with the place: what was meant for an earlier one is stale.
    pub turn: u32,
    /// It dialled us.
    pub inbound: bool,
    /// How it ended.
    pub ended: Option<LineStatus>,
    /// When.
    pub ended_at: Option<Timestamp>,
    /// How many seconds it may ring.
    pub ring_seconds: u16,
    /// For a caller: since when nobody has been there for them.
    pub alone_since: Option<Timestamp>,
    /// Since when the server knows of it.
    pub known_since: Option<Timestamp>,
}

impl Line {
    /// Whether it has not ended.
    pub fn is_live(&self) -> bool {
        self.place != Place::Over
    }

    /// Whether the far end has picked up, or dialled.
    pub fn is_open(&self) -> bool {
        !matches!(self.place, Place::Queued | Place::Ringing | Place::Over)
    }
}
