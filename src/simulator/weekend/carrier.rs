//! The carrier at the level of commands: lines that are dialled, rung, moved and ended, webhooks that arrive, or do not. It
//! behaves as the real markup makes the real carrier behave (`handbook/engineering/calls.md`).

use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::command::{Command, From, LineStatus};
use crate::domain::ids::{CallId, CarrierId, LegId};
use crate::domain::phone::E164;
use crate::simulator::weekend::faults::{between, happens};
use crate::simulator::weekend::happening::{Happening, Hook};
use crate::simulator::weekend::line::{Line, LineNo, Place, Whose};
use crate::simulator::weekend::markup::{self, Reply};
use crate::simulator::weekend::world::World;

/// The wait loop comes round this often.
const WAIT_LOOP: Duration = Duration::from_secs(10);
/// Keys are waited for so long.
const KEYS: Duration = Duration::from_secs(10);
/// A goodbye takes so long.
const GOODBYE: Duration = Duration::from_secs(6);
/// The carrier waits so long for a reply.
const REPLY: Duration = Duration::from_secs(15);

impl World {
    /// The line.
    pub fn line(&self, line: LineNo) -> &Line {
        &self.lines[line.0]
    }

    pub(super) fn line_mut(&mut self, line: LineNo) -> &mut Line {
        &mut self.lines[line.0]
    }

    fn new_line(&mut self, number: Option<E164>, whose: Whose, inbound: bool) -> LineNo {
        let id = self.carrier_id("CA");
        let line = LineNo(self.lines.len());
        self.by_id.insert(id.clone(), line);
        self.live.insert(line);
        self.lines.push(Line {
            id,
            number,
            whose,
            place: Place::Queued,
            turn: 0,
            inbound,
            ended: None,
            ended_at: None,
            ring_seconds: 0,
            alone_since: None,
            known_since: None,
        });
        line
    }

    /// Somebody dials the number.
    pub fn dial(&mut self, from: From) -> LineNo {
        let number = match &from {
            From::Number(number) => Some(number.clone()),
            From::Withheld | From::Malformed => None,
        };
        let line = self.new_line(number, Whose::Caller(None), true);
        self.tell(|| format!("line {} dials", line.0));
        self.ask(line, Hook::Incoming(from));
        line
    }

    /// The carrier takes a request for a leg.
    pub(super) fn place_leg(&mut self, leg: LegId, to: &E164, ring_seconds: u16) -> CarrierId {
        let line = self.new_line(Some(to.clone()), Whose::Leg(leg), false);
        self.line_mut(line).ring_seconds = ring_seconds;
        let wait = between(&mut self.rng, 300, 1_500);
        self.after(wait, Happening::Rings { line });
        self.tell(|| format!("line {} is placed for leg {leg}", line.0));
        self.line(line).id.clone()
    }

    /// Whether somebody talks on this telephone.
    pub fn is_busy(&self, number: &E164) -> bool {
        self.live.iter().any(|line| {
            let line = self.line(*line);
            line.is_open() && line.number.as_ref() == Some(number)
        })
    }

    pub(super) fn rings(&mut self, line: LineNo) {
        if self.line(line).place != Place::Queued {
            return;
        }
        if self
            .line(line)
            .number
            .as_ref()
            .is_some_and(|number| self.is_busy(number))
        {
            self.end(line, LineStatus::Busy);
            return;
        }
        let turn = self.go(line, Place::Ringing);
        self.tell(|| format!("line {} rings", line.0));
        self.word(line, Hook::LegWord(LineStatus::Ringing));
        let extra = between(&mut self.rng, 0, 5_000);
        let rings = Duration::from_secs(u64::from(self.line(line).ring_seconds));
        self.after(rings + extra, Happening::RingsOut { line, turn });
        self.telephone_rings(line);
    }

    /// The far end picks up.
    pub fn pick_up(&mut self, line: LineNo) {
        if self.line(line).place == Place::Ringing {
            self.tell(|| format!("line {} is picked up", line.0));
            self.word(line, Hook::LegWord(LineStatus::InProgress));
            self.ask(line, Hook::LegAnswered);
        }
    }

    /// The far end declines.
    pub fn decline(&mut self, line: LineNo) {
        if self.line(line).place == Place::Ringing {
            self.end(line, LineStatus::Busy);
        }
    }

    /// Keys at the far end.
    pub fn press(&mut self, line: LineNo, keys: &str) {
        self.tell(|| format!("line {} presses {keys:?}", line.0));
        match (self.line(line).place, keys) {
            (Place::Gather, keys) => self.ask(line, Hook::LegKeys(keys.to_owned())),
            (Place::Queue, keys) => {
                if let Some(key) = keys.chars().next() {
                    self.ask(line, Hook::CallerKey(key));
                }
            }
            (Place::Conference(_), "*") if matches!(self.line(line).whose, Whose::Leg(_)) => {
                self.ask(line, Hook::LegStar);
            }
            (
                Place::Conference(_)
                | Place::Queued
                | Place::Ringing
                | Place::Asking
                | Place::Dialling { .. }
                | Place::Saying
                | Place::Over,
                _,
            ) => {}
        }
    }

    /// The far end hangs up, or the line drops.
    pub fn hang_up(&mut self, line: LineNo) {
        let status = match self.line(line).place {
            Place::Over => return,
            Place::Queued | Place::Ringing => LineStatus::Canceled,
            Place::Asking
            | Place::Queue
            | Place::Conference(_)
            | Place::Dialling { .. }
            | Place::Gather
            | Place::Saying => LineStatus::Completed,
        };
        self.end(line, status);
    }

    /// Changes the place, and tells what the carrier tells of it.
    pub(super) fn go(&mut self, line: LineNo, place: Place) -> u32 {
        let before = self.line(line).place;
        let found = self.line_mut(line);
        found.turn += 1;
        found.place = place;
        let turn = found.turn;
        if let Place::Conference(call) = before
            && before != place
        {
            self.word(
                line,
                Hook::Conference {
                    call,
                    joined: false,
                },
            );
        }
        turn
    }

    /// A line is over.
    pub(super) fn end(&mut self, line: LineNo, status: LineStatus) {
        if !self.line(line).is_live() {
            return;
        }
        self.tell(|| format!("line {} ends: {status:?}", line.0));
        self.go(line, Place::Over);
        let now = self.now;
        let over = self.line_mut(line);
        over.ended = Some(status);
        over.ended_at = Some(now);
        self.live.remove(&line);
        match self.line(line).whose {
            Whose::Caller(_) => self.word(line, Hook::Gone),
            Whose::Leg(_) => self.word(line, Hook::LegWord(status)),
        }
    }

    /// Asks the server where to go; the line waits for the reply.
    pub(super) fn ask(&mut self, line: LineNo, hook: Hook) {
        let turn = self.go(line, Place::Asking);
        self.send(line, Some(turn), hook);
    }

    /// Asks from the wait loop.
    pub(super) fn ask_in_place(&mut self, line: LineNo, hook: Hook) {
        let turn = self.line(line).turn;
        self.send(line, Some(turn), hook);
    }

    /// A word that awaits no reply.
    pub(super) fn word(&mut self, line: LineNo, hook: Hook) {
        if !self.faults.words_never {
            self.send(line, None, hook);
        }
    }

    fn send(&mut self, line: LineNo, turn: Option<u32>, hook: Hook) {
        let whose = self.line(line).whose;
        if happens(&mut self.rng, self.faults.webhook_lost) {
            self.tell(|| format!("line {}: {hook:?} is lost", line.0));
            if let Some(turn) = turn {
                let wait = between(&mut self.rng, 500, 15_000);
                self.after(wait, Happening::NoReply { line, turn });
            }
            return;
        }
        let slow = happens(&mut self.rng, self.faults.webhook_slow);
        let wait = if slow {
            between(
                &mut self.rng,
                2_000,
                if turn.is_some() { 18_000 } else { 60_000 },
            )
        } else {
            between(&mut self.rng, 20, 200)
        };
        if happens(&mut self.rng, self.faults.webhook_doubled) {
            let again = wait + between(&mut self.rng, 0, 3_000);
            let hook = hook.clone();
            self.after(
                again,
                Happening::Arrives {
                    line,
                    turn: None,
                    whose,
                    hook,
                },
            );
        }
        self.after(
            wait,
            Happening::Arrives {
                line,
                turn,
                whose,
                hook,
            },
        );
        if let Some(turn) = turn
            && wait > REPLY
        {
            self.after(REPLY, Happening::NoReply { line, turn });
        }
    }

    pub(super) fn hook_arrives(
        &mut self,
        line: LineNo,
        turn: Option<u32>,
        whose: Whose,
        hook: &Hook,
    ) {
        let id = self.line(line).id.clone();
        let wait_of = match (hook, whose) {
            (Hook::Wait, Whose::Caller(call)) => call,
            (Hook::Wait, Whose::Leg(_)) => self.state().call_by_line(&id).map(|call| call.id),
            _ => None,
        };
        let taken = match command(&id, whose, hook, wait_of) {
            Some(command) => self.submit(Actor::Carrier, command),
            None => self.up,
        };
        let current = self.line(line).turn;
        let awaited = turn.is_some_and(|turn| turn == current) && self.line(line).is_live();
        if !awaited {
            return;
        }
        if !taken {
            self.no_reply(line);
            return;
        }
        let leg = match whose {
            Whose::Leg(leg) => Some(leg),
            Whose::Caller(_) => None,
        };
        if let (Hook::Wait, Some(call)) = (hook, wait_of)
            && markup::waits(self.state(), call)
        {
            self.after(
                WAIT_LOOP,
                Happening::WaitOver {
                    line,
                    turn: current,
                },
            );
            return;
        }
        if *hook == Hook::Wait {
            // Leave the queue; the place is asked for.
            self.ask(line, Hook::Place);
            return;
        }
        let reply = markup::place_of(self.state(), &id, leg);
        self.reply(line, reply);
    }

    fn reply(&mut self, line: LineNo, reply: Reply) {
        match reply {
            Reply::Queue(call) => {
                self.bind(line, call);
                let turn = self.go(line, Place::Queue);
                self.after(
                    Duration::from_millis(100),
                    Happening::WaitOver { line, turn },
                );
            }
            Reply::Conference(call) => {
                self.bind(line, call);
                self.go(line, Place::Conference(call));
                self.word(line, Hook::Conference { call, joined: true });
                self.conference_changed(line, call);
            }
            Reply::Dial { call, index } => {
                self.bind(line, call);
                self.dial_out(line, Some(call), index);
            }
            Reply::Gather(leg) => {
                self.line_mut(line).whose = Whose::Leg(leg);
                let turn = self.go(line, Place::Gather);
                self.after(KEYS, Happening::KeysOver { line, turn });
                self.asked_for_keys(line);
            }
            Reply::Say => {
                let turn = self.go(line, Place::Saying);
                self.after(GOODBYE, Happening::Said { line, turn });
            }
            Reply::Hangup => self.end(line, LineStatus::Completed),
        }
    }

    fn bind(&mut self, line: LineNo, call: CallId) {
        let line = self.line_mut(line);
        if line.inbound && !matches!(line.whose, Whose::Leg(_)) {
            line.whose = Whose::Caller(Some(call));
        }
    }

    /// The server has not answered: a caller's line uses the static markup hosted elsewhere, a telephone of ours ends.
    pub(super) fn no_reply(&mut self, line: LineNo) {
        self.tell(|| format!("line {}: no reply", line.0));
        if self.line(line).inbound || self.line(line).place == Place::Queue {
            self.dial_out(line, None, 0);
        } else {
            self.end(line, LineStatus::Completed);
        }
    }

    /// Who is in a conference.
    pub fn in_conference(&self, call: CallId) -> Vec<LineNo> {
        self.live
            .iter()
            .copied()
            .filter(|line| self.line(*line).place == Place::Conference(call))
            .collect()
    }
}

fn command(id: &CarrierId, whose: Whose, hook: &Hook, wait_of: Option<CallId>) -> Option<Command> {
    let line = id.clone();
    let call_of = match whose {
        Whose::Caller(call) => call,
        Whose::Leg(_) => None,
    };
    let leg_of = match whose {
        Whose::Leg(leg) => Some(leg),
        Whose::Caller(_) => None,
    };
    match hook {
        Hook::Incoming(from) => Some(Command::CallArrives {
            line,
            from: from.clone(),
        }),
        Hook::Wait => wait_of.map(|call| Command::CallerWaits { call, line }),
        Hook::Place => None,
        Hook::CallerKey(key) => call_of.map(|call| Command::CallerPresses { call, key: *key }),
        Hook::LegAnswered => leg_of.map(|leg| Command::LegAnswers { leg, line }),
        Hook::LegKeys(digits) => leg_of.map(|leg| Command::LegPresses {
            leg,
            line,
            digits: digits.clone(),
        }),
        Hook::LegStar => leg_of.map(|leg| Command::LegLeaves { leg, line }),
        Hook::DialDone {
            call,
            index,
            status,
        } => Some(Command::FallbackReports {
            call: *call,
            index: *index,
            status: *status,
        }),
        Hook::DialAnswered { call, index } => Some(Command::FallbackReports {
            call: *call,
            index: *index,
            status: LineStatus::InProgress,
        }),
        Hook::Gone => Some(Command::CallerGone { line }),
        Hook::LegWord(status) => leg_of.map(|leg| Command::LegReports {
            leg,
            line,
            status: *status,
        }),
        Hook::Conference { call, joined } => Some(Command::ConferenceReports {
            call: *call,
            line,
            joined: *joined,
        }),
    }
}
