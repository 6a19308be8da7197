//! Conferences: who sits in them, when they start and end, and what is told of it.

use super::call::Signal;
use super::clock;
use super::config::NetworkConfig;
use super::handset::Speaker;
use super::lane::Lane;
use super::twiml::{self, Callback};
use super::webhook::{self, Outgoing, field, timestamp};
use super::world::World;
use jiff::Timestamp;

/// As in the carrier's conference `status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Init,
    InProgress,
    Completed,
}

impl Phase {
    pub fn name(self) -> &'static str {
        match self {
            Self::Init => "init",
            Self::InProgress => "in-progress",
            Self::Completed => "completed",
        }
    }
}

/// A call's place in a conference.
#[derive(Debug, Clone)]
pub(super) struct Seat {
    pub call: String,
    pub label: Option<String>,
    pub muted: bool,
    pub hold: bool,
    pub start_on_enter: bool,
    pub end_on_exit: bool,
    pub beep_on_enter: bool,
    pub beep_on_exit: bool,
    pub since: Timestamp,
}

impl Seat {
    pub fn new(call: &str, noun: &twiml::Conference) -> Self {
        Self {
            call: call.to_owned(),
            label: noun.label.clone(),
            muted: noun.muted,
            hold: false,
            start_on_enter: noun.start_on_enter,
            end_on_exit: noun.end_on_exit,
            beep_on_enter: noun.beep_on_enter,
            beep_on_exit: noun.beep_on_exit,
            since: clock::now(),
        }
    }
}

pub(super) struct Conference {
    pub sid: String,
    pub name: String,
    pub phase: Phase,
    pub seats: Vec<Seat>,
    pub created: Timestamp,
    pub updated: Timestamp,
    pub reason_ended: Option<&'static str>,
    pub call_ending: Option<String>,
    /// The first participant that names an address decides where events go.
    callback: Callback,
    lane: Option<Lane>,
    sent: u32,
}

/// Conferences that are remembered.
const REMEMBERED: usize = 2_000;

/// Why a call could not join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JoinError {
    Full,
}

impl Conference {
    pub fn seat(&self, call_or_label: &str) -> Option<&Seat> {
        self.seats
            .iter()
            .find(|s| s.call == call_or_label || s.label.as_deref() == Some(call_or_label))
    }

    /// Tells of an event, if it was asked for: `short` is its name in the markup, `long` in the callback.
    fn report(
        &mut self,
        config: &NetworkConfig,
        short: &str,
        long: &str,
        seat: Option<&Seat>,
        more: webhook::Params,
    ) {
        let (Some(lane), Some(address)) = (&self.lane, &self.callback.to) else {
            return;
        };
        if !self.callback.events.iter().any(|event| event == short) {
            return;
        }
        self.sent += 1;
        let mut params = vec![
            field("ConferenceSid", &self.sid),
            field("FriendlyName", &self.name),
            field("AccountSid", &config.account_sid),
            field("SequenceNumber", self.sent),
            timestamp(),
            field("StatusCallbackEvent", long),
        ];
        if let Some(seat) = seat {
            params.extend([
                field("CallSid", &seat.call),
                field("Muted", seat.muted),
                field("Hold", seat.hold),
                field("Coaching", false),
                field("EndConferenceOnExit", seat.end_on_exit),
                field("StartConferenceOnEnter", seat.start_on_enter),
            ]);
            params.extend(
                seat.label
                    .as_ref()
                    .map(|label| field("ParticipantLabel", label)),
            );
        }
        params.extend(more);
        lane.send(Outgoing {
            url: address.url.clone(),
            method: address.method,
            params,
        });
    }
}

impl World {
    pub fn conference(&self, sid_or_name: &str) -> Option<&Conference> {
        self.conferences
            .iter()
            .rev()
            .find(|c| c.sid == sid_or_name)
            .or_else(|| {
                self.conferences
                    .iter()
                    .rev()
                    .find(|c| c.name == sid_or_name && c.phase != Phase::Completed)
            })
    }

    pub fn conference_mut(&mut self, sid: &str) -> Option<&mut Conference> {
        self.conferences.iter_mut().rev().find(|c| c.sid == sid)
    }

    pub fn conference_started(&self, sid: &str) -> bool {
        self.conference(sid).is_none_or(|c| c.phase != Phase::Init)
    }

    /// The sid of the conference of this name that is not over, made if there is none.
    pub fn open_conference(&mut self, name: &str) -> String {
        if let Some(open) = self
            .conferences
            .iter()
            .find(|c| c.name == name && c.phase != Phase::Completed)
        {
            return open.sid.clone();
        }
        if self.conferences.len() >= REMEMBERED
            && let Some(over) = self
                .conferences
                .iter()
                .position(|c| c.phase == Phase::Completed)
        {
            self.conferences.remove(over);
        }
        let sid = self.sid("CF");
        self.conferences.push(Conference {
            sid: sid.clone(),
            name: name.to_owned(),
            phase: Phase::Init,
            seats: Vec::new(),
            created: clock::now(),
            updated: clock::now(),
            reason_ended: None,
            call_ending: None,
            callback: Callback::default(),
            lane: None,
            sent: 0,
        });
        sid
    }

    pub fn join_conference(
        &mut self,
        config: &NetworkConfig,
        noun: &twiml::Conference,
        seat: &Seat,
        callback: Callback,
        lane: Option<Lane>,
    ) -> Result<String, JoinError> {
        let sid = self.open_conference(&noun.name);
        let Some(conference) = self.conference_mut(&sid) else {
            return Err(JoinError::Full);
        };
        if conference.seats.len() >= noun.max_participants {
            return Err(JoinError::Full);
        }
        if conference.lane.is_none() {
            conference.callback = callback;
            conference.lane = lane;
        }
        let (call, beep) = (seat.call.clone(), seat.beep_on_enter);
        conference.seats.push(seat.clone());
        conference.updated = clock::now();
        conference.report(config, "join", "participant-join", Some(seat), Vec::new());
        // It starts when there are two and one of them may start it.
        let starts = conference.phase == Phase::Init
            && conference.seats.len() >= 2
            && conference.seats.iter().any(|s| s.start_on_enter);
        if starts {
            conference.phase = Phase::InProgress;
            conference.report(config, "start", "conference-start", Some(seat), Vec::new());
        }
        let members: Vec<String> = conference.seats.iter().map(|s| s.call.clone()).collect();
        let in_progress = conference.phase == Phase::InProgress;
        for member in &members {
            if starts {
                self.signal(member, Signal::ConferenceStarted(sid.clone()));
            }
            if beep && in_progress && *member != call {
                self.hear(member, Speaker::Sound, "", "(pipetone)", None);
            }
        }
        Ok(sid)
    }

    pub fn leave_conference(&mut self, config: &NetworkConfig, sid: &str, call: &str) {
        let Some(conference) = self.conference_mut(sid) else {
            return;
        };
        let Some(index) = conference.seats.iter().position(|s| s.call == call) else {
            return;
        };
        let seat = conference.seats.remove(index);
        conference.updated = clock::now();
        conference.report(
            config,
            "leave",
            "participant-leave",
            Some(&seat),
            Vec::new(),
        );
        let left: Vec<String> = conference.seats.iter().map(|s| s.call.clone()).collect();
        let open = conference.phase != Phase::Completed;
        if open && (left.is_empty() || seat.end_on_exit) {
            let reason = if seat.end_on_exit {
                "participant-with-end-conference-on-exit-left"
            } else {
                "last-participant-left"
            };
            self.end_conference(config, sid, reason, Some(call));
            return;
        }
        if !open && left.is_empty() {
            conference.lane = None;
        }
        if seat.beep_on_exit && open {
            for member in left {
                self.hear(&member, Speaker::Sound, "", "(pipetone)", None);
            }
        }
    }

    /// Everybody is taken out, and goes on with what stands after the conference in the markup.
    pub fn end_conference(
        &mut self,
        config: &NetworkConfig,
        sid: &str,
        reason: &'static str,
        call: Option<&str>,
    ) {
        let Some(conference) = self.conference_mut(sid) else {
            return;
        };
        if conference.phase == Phase::Completed {
            return;
        }
        conference.phase = Phase::Completed;
        conference.updated = clock::now();
        conference.reason_ended = Some(reason);
        conference.call_ending = call.map(str::to_owned);
        let mut more = vec![field("ReasonConferenceEnded", reason)];
        more.extend(call.map(|call| field("CallSidEndingConference", call)));
        conference.report(config, "end", "conference-end", None, more);
        let members: Vec<String> = conference.seats.iter().map(|s| s.call.clone()).collect();
        if members.is_empty() {
            conference.lane = None;
        }
        for member in members {
            self.signal(&member, Signal::OutOfConference(sid.to_owned()));
        }
    }

    /// Mutes, unmutes, holds or lets go.
    pub fn change_seat(
        &mut self,
        config: &NetworkConfig,
        sid: &str,
        call: &str,
        change: SeatChange,
    ) {
        let Some(conference) = self.conference_mut(sid) else {
            return;
        };
        let Some(seat) = conference.seats.iter_mut().find(|s| s.call == call) else {
            return;
        };
        let mut events = Vec::new();
        if let Some(muted) = change.muted.filter(|muted| *muted != seat.muted) {
            seat.muted = muted;
            events.push((
                "mute",
                if muted {
                    "participant-mute"
                } else {
                    "participant-unmute"
                },
            ));
        }
        if let Some(hold) = change.hold.filter(|hold| *hold != seat.hold) {
            seat.hold = hold;
            events.push((
                "hold",
                if hold {
                    "participant-hold"
                } else {
                    "participant-unhold"
                },
            ));
        }
        if let Some(end_on_exit) = change.end_on_exit.filter(|end| *end != seat.end_on_exit) {
            seat.end_on_exit = end_on_exit;
            events.push(("modify", "participant-modify"));
        }
        let seat = seat.clone();
        for (short, long) in events {
            conference.report(config, short, long, Some(&seat), Vec::new());
        }
    }

    /// Who hears what `speaker` says.
    pub fn conference_listeners(&self, sid: &str, speaker: &str) -> Vec<String> {
        let Some(conference) = self.conference(sid) else {
            return Vec::new();
        };
        let silent = conference
            .seat(speaker)
            .is_none_or(|seat| seat.muted || seat.hold);
        if silent || conference.phase != Phase::InProgress {
            return Vec::new();
        }
        let others = conference
            .seats
            .iter()
            .filter(|seat| seat.call != speaker && !seat.hold);
        others.map(|seat| seat.call.clone()).collect()
    }
}

/// What a REST update changes of a seat.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct SeatChange {
    pub muted: Option<bool>,
    pub hold: Option<bool>,
    pub end_on_exit: Option<bool>,
}
