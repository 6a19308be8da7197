//! A telephone of somebody who is not the service: one line, a screen of what was heard, and a person or an
//! answering machine at the other end of it. A handset knows nothing of markup or REST.

use super::call::Signal;
use super::clock;
use super::world::{Network, World};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// A telephone that exists in the network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handset {
    /// E.164.
    pub number: String,
    /// Whose it is, as the page shows it.
    pub label: String,
    /// A landline takes no SMS.
    #[serde(default)]
    pub kind: HandsetKind,
}

/// The sort of line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandsetKind {
    /// Takes calls and SMS.
    #[default]
    Mobile,
    /// Takes calls only.
    Landline,
}

/// What happens when the handset is rung. Times are nominal milliseconds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mode", rename_all = "snake_case")]
pub enum Mode {
    /// It rings until a person does something.
    #[default]
    Normal,
    /// A machine answers, speaks, and presses nothing.
    Voicemail {
        /// After this long.
        #[serde(default = "voicemail_after")]
        after_ms: u64,
        /// What it says.
        #[serde(default = "voicemail_greeting")]
        greeting: String,
        /// Whether a tone follows.
        #[serde(default)]
        beep: bool,
    },
    /// Engaged.
    Busy,
    /// Switched off or without coverage: the call fails.
    Off,
    /// The person declines, at once or after a while.
    Declines {
        /// After this long.
        #[serde(default)]
        after_ms: u64,
    },
    /// The person answers, and presses keys the first time that keys are asked for.
    AutoAnswer {
        /// After this long.
        #[serde(default)]
        after_ms: u64,
        /// Which keys.
        #[serde(default)]
        keys: String,
    },
}

fn voicemail_after() -> u64 {
    8_000
}

fn voicemail_greeting() -> String {
    "Du er kommet til telefonsvareren. Legg igjen en beskjed etter pipetonen.".to_owned()
}

/// Whose sound is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Speaker {
    /// A voice or recording of the service's markup.
    Voice,
    /// Somebody else on the line.
    Person,
    /// A tone or music.
    Sound,
    /// The person at this telephone.
    Oneself,
}

/// Something that happened at a handset.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Event {
    /// Counts up from 1, for each handset by itself.
    pub seq: u64,
    pub at: String,
    #[serde(flatten)]
    pub kind: EventKind,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum EventKind {
    Dialling {
        call: String,
        to: String,
    },
    Ringing {
        call: String,
        from: String,
    },
    /// Somebody picked up: this handset when it was rung, the service when it dialled.
    Answered {
        call: String,
    },
    Heard {
        call: String,
        by: Speaker,
        from: String,
        text: String,
        language: Option<String>,
    },
    /// Keys pressed from now on are taken.
    Listening {
        call: String,
    },
    /// A key was pressed; not taken when nobody listened.
    Key {
        call: String,
        key: char,
        taken: bool,
    },
    Ended {
        call: String,
        status: String,
    },
    SmsReceived {
        sid: String,
        from: String,
        body: String,
    },
    SmsSent {
        sid: String,
        to: String,
        body: String,
    },
    ModeSet {
        mode: Mode,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum LineState {
    Dialling,
    Ringing,
    Talking,
}

/// The one line of a handset, while it is in use.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Line {
    pub call: String,
    pub state: LineState,
    /// The number on the display.
    pub other: String,
    pub since: String,
    /// Keys are being taken.
    pub listening: bool,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Sms {
    pub sid: String,
    pub at: String,
    /// Sent by this handset, not to it.
    pub sent: bool,
    pub other: String,
    pub body: String,
}

/// Events that a handset remembers.
const REMEMBERED: usize = 1_000;

pub(super) struct HandsetState {
    pub handset: Handset,
    pub mode: Mode,
    pub line: Option<Line>,
    pub events: VecDeque<Event>,
    pub messages: VecDeque<Sms>,
    pub last_seq: u64,
}

impl HandsetState {
    pub fn new(handset: Handset) -> Self {
        Self {
            handset,
            mode: Mode::Normal,
            line: None,
            events: VecDeque::new(),
            messages: VecDeque::new(),
            last_seq: 0,
        }
    }

    pub fn record(&mut self, kind: EventKind) {
        self.last_seq += 1;
        if self.events.len() >= REMEMBERED {
            self.events.pop_front();
        }
        self.events.push_back(Event {
            seq: self.last_seq,
            at: clock::now().to_string(),
            kind,
        });
    }

    pub fn take_line(&mut self, call: &str, state: LineState, other: &str) {
        self.line = Some(Line {
            call: call.to_owned(),
            state,
            other: other.to_owned(),
            since: clock::now().to_string(),
            listening: false,
        });
    }

    pub fn add_sms(&mut self, sms: Sms) {
        if self.messages.len() >= REMEMBERED {
            self.messages.pop_front();
        }
        self.messages.push_back(sms);
    }
}

/// What ringing a handset comes to at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rung {
    Rings,
    Busy,
    /// Off, out of coverage, or a number that nobody has.
    Unreachable,
}

impl World {
    /// Rings the handset of a call, if it can be rung.
    pub fn ring_handset(&mut self, sid: &str, number: &str, shown: &str) -> Rung {
        let Some(handset) = self.handsets.get_mut(number) else {
            return Rung::Unreachable;
        };
        if handset.mode == Mode::Off {
            return Rung::Unreachable;
        }
        if handset.mode == Mode::Busy || handset.line.is_some() {
            return Rung::Busy;
        }
        handset.take_line(sid, LineState::Ringing, shown);
        handset.record(EventKind::Ringing {
            call: sid.to_owned(),
            from: shown.to_owned(),
        });
        Rung::Rings
    }

    /// Both ends are connected.
    pub fn line_answered(&mut self, sid: &str) {
        if let Some(line) = self.line_of(sid) {
            line.state = LineState::Talking;
        }
        self.tell(
            sid,
            EventKind::Answered {
                call: sid.to_owned(),
            },
        );
    }

    /// The line is free again.
    pub fn line_over(&mut self, sid: &str, status: &str) {
        let Some(number) = self.calls.get(sid).map(|call| call.handset.clone()) else {
            return;
        };
        let Some(handset) = self.handsets.get_mut(&number) else {
            return;
        };
        if handset.line.as_ref().is_some_and(|line| line.call == sid) {
            handset.line = None;
            handset.record(EventKind::Ended {
                call: sid.to_owned(),
                status: status.to_owned(),
            });
        }
    }

    /// Keys are taken, or no longer taken.
    pub fn line_listening(&mut self, sid: &str, listening: bool) {
        if let Some(line) = self.line_of(sid) {
            line.listening = listening;
        }
        if listening {
            self.tell(
                sid,
                EventKind::Listening {
                    call: sid.to_owned(),
                },
            );
        }
    }

    fn line_of(&mut self, sid: &str) -> Option<&mut Line> {
        let number = self.calls.get(sid)?.handset.clone();
        self.handsets
            .get_mut(&number)?
            .line
            .as_mut()
            .filter(|line| line.call == sid)
    }

    /// What the person at a call's handset does by itself.
    pub fn mode_of(&self, sid: &str) -> Option<Mode> {
        let call = self.calls.get(sid)?;
        self.handsets
            .get(&call.handset)
            .map(|handset| handset.mode.clone())
    }
}

/// The machine or the habit at a handset that is being rung for `sid`.
pub(super) async fn attend(net: Network, sid: String, mode: Mode) {
    match mode {
        Mode::Normal | Mode::Busy | Mode::Off => {}
        Mode::Declines { after_ms } => {
            tokio::time::sleep(net.config().scaled_ms(after_ms)).await;
            net.with(|world| world.signal(&sid, Signal::Declined));
        }
        Mode::AutoAnswer { after_ms, .. } => {
            tokio::time::sleep(net.config().scaled_ms(after_ms)).await;
            net.with(|world| world.signal(&sid, Signal::Answered));
        }
        Mode::Voicemail {
            after_ms,
            greeting,
            beep,
        } => {
            tokio::time::sleep(net.config().scaled_ms(after_ms)).await;
            if !net.with(|world| world.signal(&sid, Signal::Answered)) {
                return;
            }
            tokio::time::sleep(net.config().scaled_ms(500)).await;
            net.with(|world| world.speak(&sid, &greeting));
            tokio::time::sleep(net.config().speech(&greeting)).await;
            if beep {
                net.with(|world| world.speak(&sid, "(pipetone)"));
            }
        }
    }
}
