//! The world of a weekend in virtual time: one queue of what will happen, the server, the carrier, and people. Time jumps to
//! whatever comes next. Reads no clock and no randomness but its own seed.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::command::{Command, LineStatus};
use crate::domain::ids::{CarrierId, EffectKey, Epoch, MessageId, StaffId};
use crate::domain::phone::E164;
use crate::domain::service::Service;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::crank::{Crank, CrankError, Turned};
use crate::simulator::weekend::faults::{Faults, between, happens};
use crate::simulator::weekend::habits::People;
use crate::simulator::weekend::happening::{Act, Happening, Hook, Queued};
use crate::simulator::weekend::held::{self, Held};
use crate::simulator::weekend::invariants::{self, Watch};
use crate::simulator::weekend::line::{Line, LineNo};
use crate::simulator::weekend::requests_hold;
use crate::simulator::weekend::story::Story;
use crate::simulator::weekend::writers;

/// How often the server of a weekend crashes at most by chance.
const CRASHES: u64 = 25;

/// While the log cannot be written, the loop looks at it this often.
const TROUBLE: Duration = Duration::from_millis(500);

/// Everything in a simulated weekend.
pub struct World {
    /// Now, as the world's clocks show it.
    pub now: Timestamp,
    /// How far the service's clock is ahead of it.
    pub ahead: Duration,
    /// What goes wrong.
    pub faults: Faults,
    /// The carrier may fail three times running: nothing is promised then about how soon a caller is reached.
    pub harsh: bool,
    /// The dice.
    pub rng: fastrand::Rng,
    /// Every line there has been.
    pub lines: Vec<Line>,
    /// Those that have not ended.
    pub live: BTreeSet<LineNo>,
    /// Messages that were sent out: to whom.
    pub texts: Vec<(E164, MessageId)>,
    /// Numbers that have stopped messages.
    pub stopped: BTreeSet<E164>,
    /// The service file in use.
    pub service: Arc<Service>,
    /// People who act by themselves; none where a scenario moves them.
    pub people: Option<People>,
    /// What has been broken, if anything.
    pub broken: Option<String>,
    /// Commands carried out.
    pub commands: u64,
    /// Crashes survived.
    pub crashes: u64,
    pub(super) crank: Crank,
    pub(super) up: bool,
    pub(super) life: u32,
    pub(super) log_failing: bool,
    pub(super) flights: BTreeSet<EffectKey>,
    pub(super) place_at: Timestamp,
    pub(super) by_id: HashMap<CarrierId, LineNo>,
    pub(super) watch: Watch,
    pub(super) held: Held,
    /// Until when nothing reaches those who have no coverage, and nothing of theirs gets through.
    pub(super) out_of_reach: BTreeMap<StaffId, Timestamp>,
    pub(super) trouble: Timestamp,
    pub(super) story: Option<Story>,
    queue: BinaryHeap<Queued>,
    number: u64,
    tick_not_before: Timestamp,
    carrier_ids: u64,
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "World(at {}, {} lines)", self.now, self.lines.len())
    }
}

impl World {
    /// A world that begins at an instant with a service file imported and the server up.
    pub fn begin(
        service: Arc<Service>,
        start: Timestamp,
        faults: Faults,
        seed: u64,
        story: bool,
    ) -> Result<Self, CrankError> {
        let mut world = Self {
            now: start,
            ahead: Duration::ZERO,
            faults,
            harsh: false,
            rng: fastrand::Rng::with_seed(seed),
            lines: Vec::new(),
            live: BTreeSet::new(),
            texts: Vec::new(),
            stopped: BTreeSet::new(),
            service: Arc::clone(&service),
            people: None,
            broken: None,
            commands: 0,
            crashes: 0,
            crank: Crank::new(seed)?,
            up: true,
            life: 0,
            log_failing: false,
            flights: BTreeSet::new(),
            place_at: start,
            by_id: HashMap::new(),
            watch: Watch::default(),
            held: Held::default(),
            out_of_reach: BTreeMap::new(),
            trouble: start,
            story: story.then(Story::default),
            queue: BinaryHeap::new(),
            number: 0,
            tick_not_before: start,
            carrier_ids: 0,
        };
        let epoch = Command::BeginEpoch {
            epoch: Epoch::new(1),
            hold_effects: false,
        };
        world.submit(Actor::Operator, epoch);
        world.submit(Actor::Operator, Command::ImportService(service));
        world.submit(Actor::Clock, Command::Start);
        Ok(world)
    }

    /// The state the server has published.
    pub fn state(&self) -> &State {
        self.crank.state()
    }

    /// The service's time.
    pub fn service_now(&self) -> Timestamp {
        self.now + self.ahead
    }

    /// Puts something into the queue.
    pub fn after(&mut self, wait: Duration, what: Happening) {
        self.at(self.now + wait, what);
    }

    /// As above, at an instant.
    pub fn at(&mut self, at: Timestamp, what: Happening) {
        self.number += 1;
        let number = self.number;
        self.queue.push(Queued {
            at: at.max(self.now),
            number,
            what,
        });
    }

    /// Something a person does, later.
    pub fn act(&mut self, wait: Duration, act: Act) {
        self.after(wait, Happening::Act(act));
    }

    /// Lets time pass until an instant, or until something is broken.
    pub fn run_until(&mut self, until: Timestamp) {
        while self.broken.is_none() {
            let tick = self.tick_at();
            let event = self.queue.peek().map(|queued| queued.at);
            match (tick, event) {
                (Some(tick), event) if tick <= until && event.is_none_or(|event| tick <= event) => {
                    self.now = self.now.max(tick);
                    self.tick();
                }
                (_, Some(event)) if event <= until => {
                    if let Some(queued) = self.queue.pop() {
                        self.now = queued.at;
                        self.happen(queued.what);
                    }
                }
                (Some(_) | None, _) => {
                    self.now = self.now.max(until);
                    return;
                }
            }
            invariants::callers(self);
            requests_hold::rung(self);
            held::on_time(self);
        }
    }

    fn tick_at(&self) -> Option<Timestamp> {
        if !self.up {
            return None;
        }
        let due = self.crank.state().next_deadline()?;
        Some((due - self.ahead).max(self.tick_not_before))
    }

    fn tick(&mut self) {
        let due = self.state().next_deadline();
        if !self.submit(Actor::Clock, Command::Tick) {
            self.tick_not_before = self.now + Duration::from_secs(1);
        } else if self.up && self.state().next_deadline() == due && due.is_some() {
            self.breaks(format!("a deadline stays in the past: {due:?}"));
        }
    }

    /// Something that must never be is.
    pub fn breaks(&mut self, what: String) {
        self.broken.get_or_insert(what);
    }

    /// A line in the story, if one is being told.
    pub fn tell(&mut self, what: impl FnOnce() -> String) {
        let now = self.now;
        if let Some(story) = &mut self.story {
            story.tell(now, what());
        }
    }

    /// Gives the server a command. False when it is down or the log cannot be written.
    pub fn submit(&mut self, actor: Actor, command: Command) -> bool {
        if !self.up {
            return false;
        }
        self.tell(|| format!("{actor}: {command:?}"));
        self.commands += 1;
        let before = self.crank.state().seq;
        let asked = held::asked(self, &actor, &command);
        match self.crank.turn(self.now + self.ahead, actor, command) {
            Turned::Done(records) => {
                held::taken(self, asked);
                if records > 0 {
                    self.committed(before);
                }
                // It may have crashed before it could answer.
                self.up
            }
            Turned::Rejected(rejection) => {
                self.tell(|| format!("    refused: {rejection}"));
                held::refused(self, &asked);
                self.found(before);
                self.up
            }
            Turned::NotWritten => {
                self.tell(|| "    NOT WRITTEN".to_owned());
                self.found(before);
                self.held.unsure = true;
                let life = self.life;
                self.after(TROUBLE, Happening::Looks { life });
                false
            }
        }
    }

    /// What an earlier command had written, though nobody knew, was found in the log.
    fn found(&mut self, before: u64) {
        if self.up && self.crank.state().seq != before {
            self.committed(before);
        }
    }

    /// The loop looks what the log holds when nothing else happens.
    fn looks(&mut self, life: u32) {
        if self.up && self.life == life {
            let before = self.crank.state().seq;
            self.crank.settle();
            self.found(before);
        }
    }

    fn committed(&mut self, before: u64) {
        if self.story.is_some() {
            for record in self.crank.records(before) {
                self.tell(|| format!("    {} {} {}", record.seq, record.kind, record.body));
            }
        }
        invariants::state(self);
        requests_hold::commit(self);
        let last = held::commit(self);
        self.look_round();
        if self.people.is_some() {
            self.looks_at_handshakes(&last);
            self.looks_after_visits(&last);
            self.looks_after_escorts(&last);
            self.looks_at_documents(&last);
            self.looks_at_handovers(&last);
            self.looks_at_follow_ups(&last);
            self.looks_at_deviations(&last);
            self.looks_at_complaints(&last);
            self.looks_at_readings(&last);
            self.looks_at_what_comes_after(&last);
            self.looks_after_the_bereaved(&last);
        }
        self.send_out();
        // So many crashes show what more would show, and each reads the whole log.
        if self.crashes < CRASHES && happens(&mut self.rng, self.faults.crash) {
            self.crash(None);
        }
    }

    /// The server is gone, and back after a while.
    pub fn crash(&mut self, back_after: Option<Duration>) {
        if !self.up {
            return;
        }
        self.tell(|| "*** the server crashes".to_owned());
        self.up = false;
        self.life += 1;
        self.crashes += 1;
        self.flights.clear();
        self.log_failing = false;
        self.held.unsure = true;
        if let Err(error) = self.crank.crash() {
            self.breaks(error.to_string());
        }
        let wait = back_after.unwrap_or_else(|| between(&mut self.rng, 300, 20_000));
        let life = self.life;
        self.after(wait, Happening::Up { life });
    }

    fn come_up(&mut self, life: u32) {
        if self.up && self.life == life && self.log_failing {
            // The start could not be written yet.
        } else if self.up || self.life != life {
            return;
        }
        self.up = true;
        self.tell(|| "*** the server is up".to_owned());
        if self.submit(Actor::Clock, Command::Start) {
            self.forgive();
            self.send_out();
        } else {
            self.after(Duration::from_secs(1), Happening::Up { life });
        }
    }

    /// Time in which the server could do nothing does not count against it.
    fn forgive(&mut self) {
        let now = self.now;
        self.trouble = self.service_now();
        self.watch.requests.forgive();
        for line in &self.live {
            if let Some(line) = self.lines.get_mut(line.0)
                && line.alone_since.is_some()
            {
                line.alone_since = Some(now);
            }
        }
    }

    /// Whether the server could do nothing for a time, or its clock jumped, since an instant of its own time.
    pub(super) fn trouble_since(&self, since: Timestamp) -> bool {
        self.trouble > since
    }

    /// A name that the carrier has not used.
    pub(super) fn carrier_id(&mut self, kind: &str) -> CarrierId {
        self.carrier_ids += 1;
        CarrierId::new(&format!("{kind}{:032x}", self.carrier_ids))
    }

    fn happen(&mut self, what: Happening) {
        match what {
            Happening::Arrives {
                line,
                turn,
                whose,
                hook,
            } => self.hook_arrives(line, turn, whose, &hook),
            Happening::NoReply { line, turn } => {
                if self.line(line).turn == turn {
                    self.no_reply(line);
                }
            }
            Happening::Rings { line } => self.rings(line),
            Happening::RingsOut { line, turn } => {
                if self.line(line).turn == turn {
                    self.end(line, LineStatus::NoAnswer);
                }
            }
            Happening::WaitOver { line, turn } => {
                if self.line(line).turn == turn {
                    self.ask_in_place(line, Hook::Wait);
                }
            }
            Happening::KeysOver { line, turn } => {
                if self.line(line).turn == turn {
                    self.ask(line, Hook::LegKeys(String::new()));
                }
            }
            Happening::Said { line, turn } => {
                if self.line(line).turn == turn {
                    self.end(line, LineStatus::Completed);
                }
            }
            Happening::DialAnswers { line, turn } => self.dial_answers(line, turn),
            Happening::DialOver { line, turn, status } => self.dial_over(line, turn, status),
            Happening::Text { from, id } => {
                let carrier_id = CarrierId::new(&format!("SMin{id}"));
                let command = Command::MessageArrives {
                    carrier_id,
                    from,
                    body: writers::words(id).to_owned(),
                };
                self.submit(Actor::Carrier, command);
            }
            Happening::MessageWord { message, word } => {
                self.submit(Actor::Carrier, Command::MessageReports { message, word });
            }
            Happening::Attempt { key, life, tries } => self.attempt(key, life, tries),
            Happening::Returns { key, life, outcome } => self.returns(key, life, outcome),
            Happening::Up { life } => self.come_up(life),
            Happening::Looks { life } => self.looks(life),
            Happening::LogFails(fault, length) => {
                self.tell(|| format!("*** the log fails: {fault:?} for {length:?}"));
                self.log_failing = true;
                self.crank.log_fails(Some(fault));
                self.after(length, Happening::LogWorks);
            }
            Happening::LogWorks => {
                self.tell(|| "*** the log works".to_owned());
                self.log_failing = false;
                self.crank.log_fails(None);
                self.forgive();
                self.tick_not_before = self.now;
            }
            Happening::Jump(length) => {
                self.tell(|| format!("*** the clock jumps ahead by {length:?}"));
                self.ahead += length;
                self.trouble = self.service_now();
            }
            Happening::Act(act) => self.person_acts(act),
        }
    }
}
