//! What must go out because of an event. Derived from the log alone, each with its own key and a last moment.

use crate::domain::calls::announcement::Announcement;
use crate::domain::command::LineStatus;
use crate::domain::ids::{CallId, CarrierId, EffectKey, LegId, MessageId};
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Something that must go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Its name for ever.
    pub key: EffectKey,
    /// What.
    pub kind: EffectKind,
    /// Past this it is given up: nobody is rung or texted days late.
    pub not_after: Timestamp,
}

/// What can go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EffectKind {
    /// Ring a telephone.
    PlaceLeg {
        /// For this leg.
        leg: LegId,
        /// This number.
        to: Secret<E164>,
        /// For so long, seconds.
        ring_seconds: u16,
    },
    /// End one of the carrier's lines.
    EndLine {
        /// Which.
        line: CarrierId,
    },
    /// Bring the caller's line to where the state says it should be.
    MoveCaller {
        /// Which call.
        call: CallId,
        /// On which line.
        line: CarrierId,
    },
    /// Bring a leg's line to where the state says it should be.
    MoveLeg {
        /// Which leg.
        leg: LegId,
        /// On which line.
        line: CarrierId,
    },
    /// Ask whether the caller is there.
    CheckCall {
        /// Which call.
        call: CallId,
        /// On which line.
        line: CarrierId,
    },
    /// Ask what became of a leg.
    CheckLeg {
        /// Which leg.
        leg: LegId,
        /// On which line; none when the carrier never told us one.
        line: Option<CarrierId>,
    },
    /// Ask who is in the conference.
    CheckConference {
        /// Of which call.
        call: CallId,
    },
    /// Say something into the conference.
    Announce {
        /// Of which call.
        call: CallId,
        /// What.
        what: Announcement,
    },
    /// Send a message.
    SendMessage {
        /// Which.
        message: MessageId,
        /// To this number.
        to: Secret<E164>,
    },
}

/// What became of an effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EffectOutcome {
    /// Done.
    Done,
    /// The carrier has taken the line or the message and calls it this.
    Placed(CarrierId),
    /// The line was over already: an answer, not an error.
    AlreadyOver,
    /// What the carrier says of the line; `bridged` is true when another line of its is in a conversation with it.
    Status {
        /// Of the line itself.
        status: LineStatus,
        /// Somebody outside has picked up for it.
        bridged: bool,
    },
    /// Who is in the conference now, by their lines.
    Present(Vec<CarrierId>),
    /// The recipient has stopped messages from our number.
    Stopped,
    /// The carrier said no, and will again; what it answered.
    Refused(String),
    /// The carrier could not be reached or did not take it, after the tries there are; what it answered.
    Unreachable(String),
}
