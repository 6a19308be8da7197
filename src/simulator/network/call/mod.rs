//! A call: one leg between the carrier and one handset. Its record is here; its life is [`task`].

mod bridge;
mod dial;
mod enqueue;
mod gather;
mod markup;
mod meet;
pub(super) mod start;
mod task;

use super::clock;
use super::config::NetworkConfig;
use super::handset::Speaker;
use super::lane::Lane;
use super::twiml::{Address, Callback, Method};
use super::webhook::{Outgoing, Params, field, timestamp};
use super::world::World;
use jiff::Timestamp;
use tokio::sync::mpsc;
use tokio::time::Instant;

/// Where markup comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// Asked for, with fields besides the call's own.
    Url {
        url: String,
        method: Method,
        extra: Params,
    },
    /// Given as it is.
    Inline(String),
}

impl Source {
    pub fn at(address: &Address) -> Self {
        Self::Url {
            url: address.url.clone(),
            method: address.method,
            extra: Params::new(),
        }
    }
}

/// What is told to the task of a call.
#[derive(Debug)]
pub(super) enum Signal {
    /// The handset was picked up.
    Answered,
    /// The handset was rung and said no.
    Declined,
    /// The person hung up, or the line broke.
    HungUp,
    /// A key was pressed.
    Key(char),
    /// REST: go on with other markup.
    Redirect(Source),
    /// REST, or the other leg: end it, with this status.
    Close(CallStatus),
    /// This conference, in which it waits, has started.
    ConferenceStarted(String),
    /// It was taken out of this conference, or the conference ended.
    OutOfConference(String),
}

/// As in the carrier's `CallStatus`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CallStatus {
    Queued,
    Initiated,
    Ringing,
    InProgress,
    Completed,
    Busy,
    Failed,
    NoAnswer,
    Canceled,
}

impl CallStatus {
    pub fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Initiated => "initiated",
            Self::Ringing => "ringing",
            Self::InProgress => "in-progress",
            Self::Completed => "completed",
            Self::Busy => "busy",
            Self::Failed => "failed",
            Self::NoAnswer => "no-answer",
            Self::Canceled => "canceled",
        }
    }

    pub fn is_final(self) -> bool {
        match self {
            Self::Queued | Self::Initiated | Self::Ringing | Self::InProgress => false,
            Self::Completed | Self::Busy | Self::Failed | Self::NoAnswer | Self::Canceled => true,
        }
    }

    /// The name of the progress event, as it is asked for in `StatusCallbackEvent`.
    fn event(self) -> Option<&'static str> {
        match self {
            Self::Queued => None,
            Self::Initiated => Some("initiated"),
            Self::Ringing => Some("ringing"),
            Self::InProgress => Some("answered"),
            Self::Completed | Self::Busy | Self::Failed | Self::NoAnswer | Self::Canceled => {
                Some("completed")
            }
        }
    }
}

/// As in the carrier's `Direction`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Inbound,
    OutboundApi,
    OutboundDial,
}

impl Direction {
    pub fn name(self) -> &'static str {
        match self {
            Self::Inbound => "inbound",
            Self::OutboundApi => "outbound-api",
            Self::OutboundDial => "outbound-dial",
        }
    }
}

/// Whom the person on a call can speak with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// Only the markup.
    Alone,
    /// The other leg.
    Bridge(String),
    /// Everybody in this conference.
    Conference(String),
}

/// Whom to tell of the call's progress, and of which of it.
pub(super) struct Progress {
    pub lane: Option<Lane>,
    pub to: Callback,
    pub sent: u32,
}

/// What is known of a call while it lasts, and afterwards.
pub(super) struct Call {
    pub sid: String,
    pub parent: Option<String>,
    pub from: String,
    pub to: String,
    /// The number of the telephone at the person's end.
    pub handset: String,
    pub direction: Direction,
    pub status: CallStatus,
    pub created: Timestamp,
    pub updated: Timestamp,
    pub started: Option<Timestamp>,
    pub ended: Option<Timestamp>,
    pub answered: Option<Instant>,
    /// Nominal seconds, when it was answered and is over.
    pub duration: Option<u64>,
    pub queue_time_ms: u64,
    pub place: Place,
    pub progress: Progress,
    pub signals: mpsc::Sender<Signal>,
}

impl Call {
    pub fn is_over(&self) -> bool {
        self.status.is_final()
    }

    /// The fields that every request about a call carries.
    pub fn params(&self, config: &NetworkConfig) -> Params {
        let mut params = vec![
            field("CallSid", &self.sid),
            field("AccountSid", &config.account_sid),
            field("From", &self.from),
            field("To", &self.to),
            field("Caller", &self.from),
            field("Called", &self.to),
            field("CallStatus", self.status.name()),
            field("Direction", self.direction.name()),
            field("ApiVersion", "2010-04-01"),
        ];
        if let Some(parent) = &self.parent {
            params.push(field("ParentCallSid", parent));
        }
        params
    }
}

/// Signals to one call that it has not yet heard. Keys are lost first when a person hammers on them.
const SIGNALS: usize = 64;

pub(super) fn signal_channel() -> (mpsc::Sender<Signal>, mpsc::Receiver<Signal>) {
    mpsc::channel(SIGNALS)
}

impl World {
    /// Moves a call on, and tells whoever asked to be told.
    pub fn set_status(&mut self, config: &NetworkConfig, sid: &str, status: CallStatus) {
        let Some(call) = self.calls.get_mut(sid) else {
            return;
        };
        if call.is_over() {
            return;
        }
        let now = clock::now();
        call.status = status;
        call.updated = now;
        if status == CallStatus::InProgress {
            call.answered = Some(Instant::now());
            call.started = Some(now);
        }
        if status.is_final() {
            call.ended = Some(now);
            call.duration = call
                .answered
                .map(|since| config.nominal_seconds(since.elapsed()));
        }
        report(config, call, status);
        if status.is_final() {
            // The lane ends when what was handed in is sent.
            call.progress.lane = None;
        }
    }

    /// What the person at a call's handset says is heard by whoever is on the line, and shown to the person.
    pub fn speak(&mut self, sid: &str, text: &str) {
        let Some(call) = self.calls.get(sid) else {
            return;
        };
        let label = self
            .handsets
            .get(&call.handset)
            .map_or_else(|| call.handset.clone(), |h| h.handset.label.clone());
        let listeners = match &call.place {
            Place::Alone => Vec::new(),
            Place::Bridge(other) => vec![other.clone()],
            Place::Conference(conference) => self.conference_listeners(conference, sid),
        };
        self.hear(sid, Speaker::Oneself, &label, text, None);
        for listener in listeners {
            self.hear(&listener, Speaker::Person, &label, text, None);
        }
    }
}

fn report(config: &NetworkConfig, call: &mut Call, status: CallStatus) {
    if !status
        .event()
        .is_some_and(|event| call.progress.to.events.iter().any(|asked| asked == event))
    {
        return;
    }
    let mut params = call.params(config);
    params.extend([
        timestamp(),
        field("CallbackSource", "call-progress-events"),
        field("SequenceNumber", call.progress.sent),
    ]);
    if status.is_final() {
        let seconds = call.duration.unwrap_or(0);
        params.push(field("CallDuration", seconds));
        params.push(field("Duration", seconds.div_ceil(60)));
        params.push(field("SipResponseCode", sip_code(status)));
    }
    call.progress.sent += 1;
    if let (Some(lane), Some(address)) = (&call.progress.lane, &call.progress.to.to) {
        lane.send(Outgoing {
            url: address.url.clone(),
            method: address.method,
            params,
        });
    }
}

/// What the far end answered, in SIP's numbers.
fn sip_code(status: CallStatus) -> u16 {
    match status {
        CallStatus::Queued | CallStatus::Initiated | CallStatus::Ringing => 180,
        CallStatus::InProgress | CallStatus::Completed => 200,
        CallStatus::Busy => 486,
        CallStatus::NoAnswer | CallStatus::Canceled => 487,
        CallStatus::Failed => 404,
    }
}
