//! What the server sends out, as the real sender does: from the state's effects, each tried at most three times, creations of
//! lines one a second, and the outcome back as a command.

use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::calls::call::Call;
use crate::domain::command::{Command, LineStatus};
use crate::domain::effect::EffectKind;
use crate::domain::effect::EffectOutcome;
use crate::domain::ids::{CarrierId, EffectKey};
use crate::domain::messages::message::MessageWord;
use crate::domain::secret::Secret;
use crate::simulator::weekend::faults::{between, happens};
use crate::simulator::weekend::happening::{Happening, Hook};
use crate::simulator::weekend::line::{LineNo, Place, Whose};
use crate::simulator::weekend::world::World;
use crate::simulator::weekend::{patients_hold, requests_hold, stops_hold};

/// One creation of a line a second.
const PACE: Duration = Duration::from_secs(1);
/// A request is given up after so long.
const TIMEOUT: Duration = Duration::from_secs(5);
/// Tries there are.
const TRIES: u8 = 3;

impl World {
    /// Sends whatever is in the state and not on its way.
    pub(super) fn send_out(&mut self) {
        if !self.up || self.state().effects_held {
            return;
        }
        let new: Vec<(EffectKey, bool)> = self
            .state()
            .effects
            .values()
            .filter(|effect| !self.flights.contains(&effect.key))
            .map(|effect| {
                (
                    effect.key,
                    matches!(effect.kind, EffectKind::PlaceLeg { .. }),
                )
            })
            .collect();
        let life = self.life;
        for (key, paced) in new {
            self.flights.insert(key);
            let attempt = Happening::Attempt {
                key,
                life,
                tries: 0,
            };
            if paced {
                let at = self.place_at.max(self.now);
                self.place_at = at + PACE;
                self.at(at, attempt);
            } else {
                self.after(Duration::from_millis(5), attempt);
            }
        }
    }

    pub(super) fn attempt(&mut self, key: EffectKey, life: u32, tries: u8) {
        if self.life != life || !self.up {
            return;
        }
        let Some(effect) = self.state().effects.get(&key).cloned() else {
            // Given up meanwhile.
            self.flights.remove(&key);
            return;
        };
        let last = tries + 1 >= TRIES;
        // The carrier takes one request in three, unless the weekend is a harsh one.
        let may_fail = !last || self.harsh;
        if may_fail && happens(&mut self.rng, self.faults.rest_refused) {
            return self.failed(key, life, tries, Duration::from_millis(200), "500");
        }
        if may_fail && happens(&mut self.rng, self.faults.rest_lost_before) {
            return self.failed(key, life, tries, TIMEOUT, "timeout");
        }
        if may_be_refused(&effect.kind) && happens(&mut self.rng, self.faults.rest_never) {
            let outcome = EffectOutcome::Refused("400: refused for good".to_owned());
            self.after(
                Duration::from_millis(150),
                Happening::Returns { key, life, outcome },
            );
            return;
        }
        self.tell(|| format!("effect {key}: {:?}", effect.kind));
        patients_hold::leaves(self, &effect.kind);
        let outcome = self.carry_out(&effect.kind);
        if may_fail && happens(&mut self.rng, self.faults.rest_lost_after) {
            self.tell(|| format!("effect {key}: the answer is lost"));
            return self.failed(key, life, tries, TIMEOUT, "timeout");
        }
        let wait = if happens(&mut self.rng, self.faults.rest_late) {
            between(&mut self.rng, 2_000, 4_900)
        } else {
            between(&mut self.rng, 50, 300)
        };
        self.after(wait, Happening::Returns { key, life, outcome });
    }

    fn failed(&mut self, key: EffectKey, life: u32, tries: u8, wait: Duration, why: &str) {
        self.tell(|| format!("effect {key}: {why}"));
        if tries + 1 < TRIES {
            let pause = between(&mut self.rng, 200, 1_000);
            self.after(
                wait + pause,
                Happening::Attempt {
                    key,
                    life,
                    tries: tries + 1,
                },
            );
        } else {
            let outcome = EffectOutcome::Unreachable(why.to_owned());
            self.after(wait, Happening::Returns { key, life, outcome });
        }
    }

    pub(super) fn returns(&mut self, key: EffectKey, life: u32, outcome: EffectOutcome) {
        if self.life != life || !self.up {
            return;
        }
        let command = Command::EffectReturns {
            key,
            outcome: outcome.clone(),
        };
        if self.submit(Actor::Effects, command) {
            self.flights.remove(&key);
        } else {
            self.after(
                Duration::from_secs(1),
                Happening::Returns { key, life, outcome },
            );
        }
    }

    fn carry_out(&mut self, kind: &EffectKind) -> EffectOutcome {
        match kind {
            EffectKind::PlaceLeg {
                leg,
                to,
                ring_seconds,
            } => match to {
                Secret::Known(to) => EffectOutcome::Placed(self.place_leg(*leg, to, *ring_seconds)),
                Secret::Erased => EffectOutcome::Refused("no number".to_owned()),
            },
            EffectKind::EndLine { line } => match self.live_line(line) {
                Some(line) => {
                    self.never_on_a_caller(line);
                    self.hang_up(line);
                    EffectOutcome::Done
                }
                None => EffectOutcome::AlreadyOver,
            },
            EffectKind::MoveCaller { call, line } => match self.live_line(line) {
                Some(line) => {
                    if self.line(line).inbound {
                        self.line_mut(line).whose = Whose::Caller(Some(*call));
                    }
                    self.ask(line, Hook::Place);
                    EffectOutcome::Done
                }
                None => EffectOutcome::AlreadyOver,
            },
            EffectKind::MoveLeg { line, .. } => match self.live_line(line) {
                Some(line) => {
                    self.ask(line, Hook::Place);
                    EffectOutcome::Done
                }
                None => EffectOutcome::AlreadyOver,
            },
            EffectKind::CheckCall { line, .. } => self.status(line),
            EffectKind::CheckLeg { line, .. } => match line {
                Some(line) => self.status(line),
                None => EffectOutcome::Refused("no line is known".to_owned()),
            },
            EffectKind::CheckConference { call } => EffectOutcome::Present(
                self.in_conference(*call)
                    .into_iter()
                    .map(|line| self.line(line).id.clone())
                    .collect(),
            ),
            EffectKind::Announce { call, .. } => {
                if self.in_conference(*call).is_empty() {
                    EffectOutcome::AlreadyOver
                } else {
                    EffectOutcome::Done
                }
            }
            EffectKind::SendMessage { message, to } => {
                let Secret::Known(to) = to else {
                    return EffectOutcome::Refused("no number".to_owned());
                };
                stops_hold::leaves(self, to);
                if self.stopped.contains(to) {
                    return EffectOutcome::Stopped;
                }
                self.texts.push((to.clone(), *message));
                requests_hold::written(self, *message);
                self.reads(to, *message);
                self.reads_of_her_duty(to, *message);
                let id = self.carrier_id("SM");
                let wait = between(&mut self.rng, 1_000, 9_000);
                let word = MessageWord::Delivered;
                self.after(
                    wait,
                    Happening::MessageWord {
                        message: *message,
                        word,
                    },
                );
                EffectOutcome::Placed(id)
            }
        }
    }

    /// Nobody who rang us, or is called back and talks, is ever hung up on by us.
    fn never_on_a_caller(&mut self, line: LineNo) {
        let found = self.line(line);
        let caller = matches!(found.whose, Whose::Caller(_));
        let live = self
            .state()
            .call_by_line(&found.id)
            .is_some_and(Call::is_live);
        if caller || live {
            self.breaks(format!("a caller is hung up on (line {})", line.0));
        }
    }

    fn live_line(&self, id: &CarrierId) -> Option<LineNo> {
        let line = self.by_id.get(id).copied()?;
        self.line(line).is_live().then_some(line)
    }

    fn status(&self, id: &CarrierId) -> EffectOutcome {
        let Some(line) = self.by_id.get(id) else {
            return EffectOutcome::Refused("no such line".to_owned());
        };
        let line = self.line(*line);
        let status = match line.place {
            Place::Queued => LineStatus::Queued,
            Place::Ringing => LineStatus::Ringing,
            Place::Over => line.ended.unwrap_or(LineStatus::Completed),
            Place::Asking
            | Place::Queue
            | Place::Conference(_)
            | Place::Dialling { .. }
            | Place::Gather
            | Place::Saying => LineStatus::InProgress,
        };
        let bridged = matches!(line.place, Place::Dialling { bridged: true, .. });
        EffectOutcome::Status { status, bridged }
    }
}

const fn may_be_refused(kind: &EffectKind) -> bool {
    match kind {
        EffectKind::PlaceLeg { .. } | EffectKind::SendMessage { .. } => true,
        EffectKind::EndLine { .. }
        | EffectKind::MoveCaller { .. }
        | EffectKind::MoveLeg { .. }
        | EffectKind::CheckCall { .. }
        | EffectKind::CheckLeg { .. }
        | EffectKind::CheckConference { .. }
        | EffectKind::Announce { .. } => false,
    }
}
