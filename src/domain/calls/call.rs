//! The caller's line and its states.

use imbl::OrdSet;

use crate::domain::ids::{CallId, CarrierId, ContactId, LegId, StaffId};
use crate::domain::language::Language;
use crate::domain::service::places::Destination;
use crate::domain::time::Timestamp;

/// A line between a person and the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Which.
    pub id: CallId,
    /// The episode it belongs to.
    pub contact: ContactId,
    /// The carrier's name for the caller's line; none while a call-back has not reached the person.
    pub line: Option<CarrierId>,
    /// Whether the person rang us or we ring them.
    pub direction: Direction,
    /// When it began.
    pub since: Timestamp,
    /// What the caller is spoken to in.
    pub language: Language,
    /// First in line: legevakt's own line.
    pub first_in_line: bool,
    /// When we last had a sign of the caller.
    pub heard_at: Timestamp,
    /// When we asked the carrier whether the caller is there; none once it has answered.
    pub asked_at: Option<Timestamp>,
    /// The first time a person of ours was on the line with them.
    pub answered_at: Option<Timestamp>,
    /// Every leg that has rung for it and is not cleared away.
    pub legs: OrdSet<LegId>,
    /// Those who have said that they cannot take it.
    pub declined: OrdSet<StaffId>,
    /// Those who are told on their screen that it waits, since they cannot be rung.
    pub noticed: OrdSet<StaffId>,
    /// Those who took it and could not be put through: they are told so when they are asked again.
    pub unjoined: OrdSet<StaffId>,
    /// Where it is.
    pub state: CallState,
}

/// Who began the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The person rang the number.
    Inbound,
    /// A promised call-back.
    Back,
}

/// The caller's line, state by state. Each holds what is true in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallState {
    /// Somebody is being rung, and the caller hears that it is so.
    Waiting(Waiting),
    /// A person has said yes; the two lines are being put together.
    Joining(Joining),
    /// They talk.
    Talking(Talking),
    /// The nurse's line dropped; she is rung again.
    LineLost {
        /// Whose line.
        staff: StaffId,
        /// Until when she alone is rung.
        until: Timestamp,
    },
    /// A number outside the service is rung for the caller.
    FallingBack(FallingBack),
    /// A call-back: the nurse's own telephone rings.
    RingingNurse {
        /// Her leg.
        leg: LegId,
    },
    /// A call-back: she is there, and the person's telephone rings.
    RingingPerson {
        /// Her leg.
        nurse: LegId,
        /// The person's.
        person: LegId,
    },
    /// Over.
    Ended {
        /// How.
        how: Ending,
        /// When.
        at: Timestamp,
    },
}

/// A caller who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Since when (the clock that people see).
    pub since: Timestamp,
    /// Which step of the service file, from 0.
    pub step: u8,
    /// When the step began.
    pub step_since: Timestamp,
    /// When the step ends. A leg that is just being confirmed, or a claim, holds it.
    pub step_until: Timestamp,
    /// When the fallback starts at the latest.
    pub fallback_at: Timestamp,
    /// A claim on the screen holds the steps until then.
    pub claimed: Option<(LegId, Timestamp)>,
    /// Nobody was reached, not even by the fallback: everybody is rung again every minute.
    pub rounds: u16,
}

/// Two lines being put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joining {
    /// The leg that won.
    pub leg: LegId,
    /// Since when.
    pub since: Timestamp,
    /// When to ask the carrier who is there.
    pub until: Timestamp,
    /// How many times the caller has been moved.
    pub moves: u8,
    /// How many times the carrier has been asked.
    pub checks: u8,
    /// The caller is in the conference.
    pub caller_in: bool,
    /// The nurse is in the conference.
    pub nurse_in: bool,
    /// Where the caller goes on if it does not work.
    pub back_to: Box<Waiting>,
}

/// A conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talking {
    /// The leg of the nurse who has it.
    pub leg: LegId,
    /// Since when.
    pub since: Timestamp,
    /// When the carrier is asked who is still there.
    pub check_at: Timestamp,
    /// Others in it.
    pub others: OrdSet<LegId>,
}

/// Ringing somebody outside the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FallingBack {
    /// Why.
    pub why: FallbackReason,
    /// The numbers, in order.
    pub targets: Vec<Destination>,
    /// Which of them is rung now.
    pub index: u8,
    /// Since when it is rung.
    pub since: Timestamp,
    /// When to ask the carrier what became of it.
    pub until: Timestamp,
    /// Somebody there has picked up.
    pub answered: Option<Timestamp>,
}

/// Why a call goes to somebody outside the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FallbackReason {
    /// Every step was tried.
    NobodyAnswered,
    /// There is no nurse on the roster, or none that can be rung.
    NobodyToRing,
    /// It came outside the duty.
    OutsideDuty,
}

/// How a line ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// They talked.
    Talked,
    /// The caller hung up before anybody had answered.
    Abandoned,
    /// The caller asked to be called back.
    CallBackAsked,
    /// The fallback talked with them.
    FellBack,
    /// The caller was cut off from the nurse and did not come back.
    Dropped,
    /// A call-back that did not reach the person.
    NotReached,
    /// A call-back that the nurse did not take.
    NurseNotReached,
    /// A member of staff who rang in, and was put to somebody else's call.
    RangIn,
}

impl Call {
    /// Whether the line is open.
    pub const fn is_live(&self) -> bool {
        !matches!(self.state, CallState::Ended { .. })
    }

    /// The waiting part, if the caller waits.
    pub const fn waiting(&self) -> Option<&Waiting> {
        match &self.state {
            CallState::Waiting(waiting) => Some(waiting),
            CallState::Joining(_)
            | CallState::Talking(_)
            | CallState::LineLost { .. }
            | CallState::FallingBack(_)
            | CallState::RingingNurse { .. }
            | CallState::RingingPerson { .. }
            | CallState::Ended { .. } => None,
        }
    }

    /// The conversation, if there is one.
    pub const fn talking(&self) -> Option<&Talking> {
        match &self.state {
            CallState::Talking(talking) => Some(talking),
            CallState::Waiting(_)
            | CallState::Joining(_)
            | CallState::LineLost { .. }
            | CallState::FallingBack(_)
            | CallState::RingingNurse { .. }
            | CallState::RingingPerson { .. }
            | CallState::Ended { .. } => None,
        }
    }
}
