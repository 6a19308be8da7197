//! An alarm, whom it is with, and when it goes on to the next.

use imbl::OrdSet;

use crate::domain::ids::{AlarmId, ContactId, EffectKey, StaffId};
use crate::domain::time::Timestamp;

/// What is the matter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlarmKind {
    /// A call came and there is no nurse on the roster.
    NoNurseOnRoster,
    /// A call came and no nurse could be rung.
    NobodyToRing,
    /// A caller waits and neither nurse nor fallback has answered.
    NobodyAnswers,
    /// A promise to call back is overdue.
    CallBackOverdue,
    /// A life is in danger, and nobody has said what was done.
    LifeInDanger,
    /// Nobody has taken a request or a message, though everybody has been rung.
    NobodyTakes,
    /// The carrier did not take what we asked; what it answered.
    CarrierRefused(String),
    /// Something that should have gone out was given up, and why.
    GivenUp(String),
    /// The recipient has stopped messages from our number.
    MessagesStopped,
    /// A message could not be delivered; what the carrier answered.
    MessageFailed(String),
    /// She has not proven that her telephone reaches her, and her duty has begun.
    HandshakeMissed(StaffId),
    /// Her telephone is proven, her screen or her messages are not.
    HandshakeHole(StaffId),
    /// People are on duty, and all of them have said that they take no calls now.
    NobodyAvailable,
    /// Not all of a handover has been accepted in time.
    HandoverNotAccepted,
    /// She has not said that she is well on a home visit.
    VisitMissed(StaffId),
    /// She has called for help.
    HelpNeeded(StaffId),
}

/// How an alarm reaches people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loudness {
    /// It stands on the boards.
    Board,
    /// A message, then a call to be taken with a key, then the next on the list.
    Ring,
}

impl AlarmKind {
    /// How it reaches people: what stands between a caller and help rings, what can wait for the morning does not.
    pub const fn loudness(&self) -> Loudness {
        match self {
            Self::NoNurseOnRoster
            | Self::NobodyToRing
            | Self::NobodyAnswers
            | Self::CallBackOverdue
            | Self::LifeInDanger
            | Self::NobodyTakes
            | Self::HandshakeMissed(_)
            | Self::NobodyAvailable
            | Self::HandoverNotAccepted
            | Self::VisitMissed(_)
            | Self::HelpNeeded(_) => Loudness::Ring,
            Self::HandshakeHole(_)
            | Self::CarrierRefused(_)
            | Self::GivenUp(_)
            | Self::MessagesStopped
            | Self::MessageFailed(_) => Loudness::Board,
        }
    }

    /// Whether two alarms are of one kind and about the same person, whatever the carrier's words.
    pub fn same_kind(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
            && self.about() == other.about()
    }

    /// The member of staff whom it is about, if it is about one.
    pub const fn about(&self) -> Option<&StaffId> {
        match self {
            Self::HandshakeMissed(staff)
            | Self::HandshakeHole(staff)
            | Self::VisitMissed(staff)
            | Self::HelpNeeded(staff) => Some(staff),
            Self::NoNurseOnRoster
            | Self::NobodyToRing
            | Self::NobodyAnswers
            | Self::CallBackOverdue
            | Self::LifeInDanger
            | Self::NobodyTakes
            | Self::CarrierRefused(_)
            | Self::GivenUp(_)
            | Self::MessagesStopped
            | Self::MessageFailed(_)
            | Self::NobodyAvailable
            | Self::HandoverNotAccepted => None,
        }
    }

    /// Whether it is about the safety of somebody of ours: only a colleague takes it, and it goes round faster and wider.
    pub const fn is_safety(&self) -> bool {
        match self {
            Self::VisitMissed(_) | Self::HelpNeeded(_) => true,
            Self::NoNurseOnRoster
            | Self::NobodyToRing
            | Self::NobodyAnswers
            | Self::CallBackOverdue
            | Self::LifeInDanger
            | Self::NobodyTakes
            | Self::CarrierRefused(_)
            | Self::GivenUp(_)
            | Self::MessagesStopped
            | Self::MessageFailed(_)
            | Self::HandshakeMissed(_)
            | Self::HandshakeHole(_)
            | Self::NobodyAvailable
            | Self::HandoverNotAccepted => false,
        }
    }
}

/// An alarm that nobody has taken yet, or that somebody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// Which.
    pub id: AlarmId,
    /// What is the matter.
    pub kind: AlarmKind,
    /// The contact it is about.
    pub contact: Option<ContactId>,
    /// The effect it is about.
    pub effect: Option<EffectKey>,
    /// Since when.
    pub since: Timestamp,
    /// How many times the same came again.
    pub repeats: u16,
    /// Everybody who has been told of it.
    pub told: OrdSet<StaffId>,
    /// Where it is.
    pub state: AlarmState,
}

/// Whom an alarm is with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AlarmState {
    /// On the boards only, until somebody takes it.
    OnBoard,
    /// Somebody is being told.
    With {
        /// Who.
        staff: StaffId,
        /// How many have been told, the list over and over.
        told: u16,
        /// When the next on the list is told.
        next_at: Timestamp,
    },
    /// Taken.
    Taken {
        /// By whom.
        by: StaffId,
        /// When.
        at: Timestamp,
    },
    /// What it was about is over: nobody has to take it any more.
    Over {
        /// Since when.
        at: Timestamp,
    },
}

impl Alarm {
    /// Whether somebody must still take it.
    pub const fn is_open(&self) -> bool {
        match self.state {
            AlarmState::OnBoard | AlarmState::With { .. } => true,
            AlarmState::Taken { .. } | AlarmState::Over { .. } => false,
        }
    }
}
