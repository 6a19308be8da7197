//! What can happen in the simulated world, and when: the queue of it. Never makes it happen.

use crate::domain::actor::Actor;
use crate::domain::command::{Command, From, LineStatus};
use crate::domain::effect::EffectOutcome;
use crate::domain::ids::{CallId, CarrierId, EffectKey, MessageId, StaffId};
use crate::domain::messages::message::MessageWord;
use crate::domain::phone::E164;
use crate::domain::time::Timestamp;
use crate::log::memory::Fault;
use crate::simulator::weekend::line::{LineNo, Whose};
use std::cmp::Ordering;
use std::time::Duration;

/// A request of the carrier's to the server.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each is named after the word it brings")]
pub enum Hook {
    Incoming(From),
    Wait,
    Place,
    CallerKey(char),
    LegAnswered,
    LegKeys(String),
    LegStar,
    DialDone {
        call: CallId,
        index: u8,
        status: LineStatus,
    },
    DialAnswered {
        call: CallId,
        index: u8,
    },
    Gone,
    LegWord(LineStatus),
    Conference {
        call: CallId,
        joined: bool,
    },
}

/// What will happen at a time.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is named after what happens")]
pub enum Happening {
    Arrives {
        line: LineNo,
        turn: Option<u32>,
        whose: Whose,
        hook: Hook,
    },
    NoReply {
        line: LineNo,
        turn: u32,
    },
    Rings {
        line: LineNo,
    },
    RingsOut {
        line: LineNo,
        turn: u32,
    },
    WaitOver {
        line: LineNo,
        turn: u32,
    },
    KeysOver {
        line: LineNo,
        turn: u32,
    },
    Said {
        line: LineNo,
        turn: u32,
    },
    DialAnswers {
        line: LineNo,
        turn: u32,
    },
    DialOver {
        line: LineNo,
        turn: u32,
        status: LineStatus,
    },
    Text {
        from: From,
        id: u64,
    },
    MessageWord {
        message: MessageId,
        word: MessageWord,
    },
    Attempt {
        key: EffectKey,
        life: u32,
        tries: u8,
    },
    Returns {
        key: EffectKey,
        life: u32,
        outcome: EffectOutcome,
    },
    Up {
        life: u32,
    },
    Looks {
        life: u32,
    },
    LogFails(Fault, Duration),
    LogWorks,
    Jump(Duration),
    Act(Act),
}

/// What people do.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is named after what is done")]
pub enum Act {
    Dials(From),
    PicksUp {
        line: LineNo,
        turn: u32,
    },
    Declines {
        line: LineNo,
        turn: u32,
    },
    Presses {
        line: LineNo,
        turn: u32,
        keys: &'static str,
    },
    InTheQueue {
        line: LineNo,
        keys: &'static str,
    },
    Enters {
        line: LineNo,
        turn: u32,
        keys: String,
    },
    HangsUp {
        line: LineNo,
    },
    LosesPatience {
        line: LineNo,
    },
    TalkEnds {
        line: LineNo,
        turn: u32,
    },
    LeavesTalk {
        line: LineNo,
        turn: u32,
    },
    Taps(StaffId, Command),
    Does(Actor, Command),
    AsksForHelp,
    TakesABreak,
    GoesOut,
    GoesAlong(u8),
    HandsOver(bool),
    Documents,
    Reports,
    Complains,
    SetsFollowUp,
    NeedsHelp,
    LetsIn(u8),
    Texts {
        carrier_id: CarrierId,
        from: E164,
        body: String,
    },
}

pub(super) struct Queued {
    pub(super) at: Timestamp,
    pub(super) number: u64,
    pub(super) what: Happening,
}

impl PartialEq for Queued {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}
impl Eq for Queued {}
impl PartialOrd for Queued {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Queued {
    fn cmp(&self, other: &Self) -> Ordering {
        (other.at, other.number).cmp(&(self.at, self.number))
    }
}
