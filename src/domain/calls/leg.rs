//! A leg: one attempt to ring one telephone of ours, or the person's in a call-back.

use crate::domain::ids::{
    AlarmId, CallId, CarrierId, ContactId, EffectKey, HandshakeId, LegId, StaffId, VisitId,
};
use crate::domain::language::Language;
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// What the leg is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// To take a caller who waits.
    Take(CallId),
    /// To come back to a caller whose nurse's line dropped.
    Rejoin(CallId),
    /// To start a call-back: the nurse's own telephone first.
    CallBack(CallId),
    /// The person who is called back.
    Person(CallId),
    /// Somebody brought into a conversation.
    Third(CallId),
    /// A colleague who takes over a conversation.
    HandOver(CallId),
    /// A nurse who rang in herself.
    RingIn,
    /// A call-back is due and nobody has started it.
    Reminder(ContactId),
    /// An alarm to be taken.
    Alarm(AlarmId),
    /// To take what somebody is summoned for: a request, a message.
    Summons(ContactId),
    /// A nurse who has just taken a request with the key, and may be put through at once.
    Connect(ContactId),
    /// Her duty begins: it is proven that the telephone reaches her.
    Handshake(HandshakeId),
    /// She is out, and has not said that she is well.
    CheckIn(VisitId),
}

impl Purpose {
    /// The contact whose summons it rings for, if it rings for one.
    pub const fn summons(self) -> Option<ContactId> {
        match self {
            Self::Summons(contact) => Some(contact),
            Self::Take(_)
            | Self::Rejoin(_)
            | Self::CallBack(_)
            | Self::Person(_)
            | Self::Third(_)
            | Self::HandOver(_)
            | Self::RingIn
            | Self::Reminder(_)
            | Self::Alarm(_)
            | Self::Connect(_)
            | Self::Handshake(_)
            | Self::CheckIn(_) => None,
        }
    }

    /// The call it belongs to, if it belongs to one.
    pub const fn call(self) -> Option<CallId> {
        match self {
            Self::Take(call)
            | Self::Rejoin(call)
            | Self::CallBack(call)
            | Self::Person(call)
            | Self::Third(call)
            | Self::HandOver(call) => Some(call),
            Self::RingIn
            | Self::Reminder(_)
            | Self::Alarm(_)
            | Self::Summons(_)
            | Self::Connect(_)
            | Self::Handshake(_)
            | Self::CheckIn(_) => None,
        }
    }
}

/// Whose telephone it rings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Callee {
    /// A member of staff, on one of her telephones (0 is the first in the service file).
    Staff {
        /// Who.
        staff: StaffId,
        /// Which telephone.
        phone: u8,
    },
    /// The person of the contact.
    Person,
    /// Somebody outside: legevakt's doctor, an interpreter.
    Other {
        /// What the service file calls them.
        label: String,
        /// Their number.
        number: Secret<E164>,
    },
}

/// Where a leg is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegState {
    /// In the log, not yet at the carrier.
    Requested,
    /// The carrier has taken it.
    Placed,
    /// The telephone rings.
    Ringing,
    /// Somebody or something picked up.
    Answered,
    /// A person pressed the key (or needed none).
    Confirmed,
    /// It is over.
    Over(LegEnd),
}

/// Why a leg is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegEnd {
    /// Rang out.
    NoAnswer,
    /// The line was busy.
    Busy,
    /// The network could not reach it.
    Failed,
    /// She said that she cannot now.
    Declined,
    /// Picked up, but no key came: voicemail, a child, a pocket.
    Unconfirmed,
    /// The carrier did not take the request.
    Refused,
    /// We stopped it: somebody else took the call, or there is no call any more.
    Stopped,
    /// It was in a conversation and hung up.
    HungUp,
    /// It is told what it must know (a colleague has taken the call, the caller has gone) and hangs up by itself.
    Told,
}

/// One of the lines that the carrier has made for a leg. There is more than one when a request was sent again because its
/// answer never came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The carrier's name for it.
    pub id: CarrierId,
    /// Whether it has ended.
    pub over: bool,
}

/// A member of staff who rings in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangIn {
    /// The number she rings from.
    pub number: Secret<E164>,
    /// How many codes were refused.
    pub refused: u8,
}

/// One attempt to ring one telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// Which.
    pub id: LegId,
    /// What for.
    pub purpose: Purpose,
    /// Whose telephone.
    pub callee: Callee,
    /// What it is spoken to in.
    pub language: Language,
    /// Where it is in its life.
    pub state: LegState,
    /// Since when it is there.
    pub since: Timestamp,
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// The request that was made for it; none for somebody who rang in.
    pub request: Option<EffectKey>,
    /// How many times it was brought to where it should be.
    pub moves: u8,
    /// For somebody who rings in: the number she rings from, and how many codes were refused.
    pub rang_in: Option<RangIn>,
    /// How long the telephone may ring, seconds.
    pub ring_seconds: u16,
    /// The carrier's lines for it; the one that somebody speaks on comes last.
    pub lines: Vec<Line>,
    /// She has said on the screen that she takes it: no key is needed.
    pub claimed: bool,
    /// When we asked the carrier about it, whose answer we await.
    pub asked: Option<Timestamp>,
}

impl Leg {
    /// Whether it still rings, is answered, or talks.
    pub const fn is_live(&self) -> bool {
        !matches!(self.state, LegState::Over(_))
    }

    /// Whether it is still to be answered.
    pub const fn is_ringing(&self) -> bool {
        matches!(
            self.state,
            LegState::Requested | LegState::Placed | LegState::Ringing
        )
    }

    /// Whether a person is on it.
    pub const fn is_confirmed(&self) -> bool {
        matches!(self.state, LegState::Confirmed)
    }

    /// Whether somebody has picked up and has still to press the key.
    pub const fn is_answered(&self) -> bool {
        matches!(self.state, LegState::Answered)
    }

    /// The member of staff whose telephone it is.
    pub const fn staff(&self) -> Option<&StaffId> {
        match &self.callee {
            Callee::Staff { staff, .. } => Some(staff),
            Callee::Person | Callee::Other { .. } => None,
        }
    }

    /// Whether this line of the carrier's belongs to it.
    pub fn has_line(&self, line: &CarrierId) -> bool {
        self.lines.iter().any(|known| known.id == *line)
    }

    /// The lines that have not ended.
    pub fn live_lines(&self) -> impl Iterator<Item = &CarrierId> {
        self.lines
            .iter()
            .filter(|line| !line.over)
            .map(|line| &line.id)
    }
}
