//! Everything the network knows, behind one lock that is never held across a wait.

use super::call::{Call, Signal};
use super::clock;
use super::conference::Conference;
use super::config::NetworkConfig;
use super::error::MarkupError;
use super::faults::{Drawn, Faults, Kind};
use super::handset::{EventKind, HandsetState, Speaker};
use super::message::Message;
use super::queue::Queue;
use super::sounds::Sounds;
use super::webhook::{Outgoing, Params};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

/// A handle to the one network; cheap to copy.
#[derive(Clone)]
pub(super) struct Network(Arc<Inner>);

struct Inner {
    config: NetworkConfig,
    world: Mutex<World>,
    /// Goes up whenever something may have changed, for those who wait for news.
    tick: watch::Sender<u64>,
    http: reqwest::Client,
    shutdown: CancellationToken,
}

impl Network {
    pub fn new(config: NetworkConfig, shutdown: CancellationToken) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder().no_proxy().build()?;
        let world = World::new(&config);
        let (tick, _) = watch::channel(0);
        Ok(Self(Arc::new(Inner {
            config,
            world: Mutex::new(world),
            tick,
            http,
            shutdown,
        })))
    }

    /// Reads or changes the world. Must not be nested.
    pub fn with<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        let result = change(&mut self.0.world.lock().unwrap_or_else(PoisonError::into_inner));
        self.0.tick.send_modify(|tick| *tick = tick.wrapping_add(1));
        result
    }

    /// Reads the world without waking those who wait for news.
    pub fn look<T>(&self, read: impl FnOnce(&World) -> T) -> T {
        read(&self.0.world.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn config(&self) -> &NetworkConfig {
        &self.0.config
    }

    pub fn http(&self) -> &reqwest::Client {
        &self.0.http
    }

    /// Another for each run of the network: what was counted in one means nothing in the next.
    pub fn run(&self) -> u64 {
        self.look(|world| world.sid_prefix)
    }

    pub fn news(&self) -> watch::Receiver<u64> {
        self.0.tick.subscribe()
    }

    /// A task that ends with the network.
    pub fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let shutdown = self.0.shutdown.clone();
        tokio::spawn(async move {
            tokio::select! {
                () = task => {}
                () = shutdown.cancelled() => {}
            }
        });
    }
}

/// What a line of the log is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum LogKind {
    /// A request to the REST interface.
    Rest,
    /// A request for markup.
    Webhook,
    /// A recording.
    Media,
    /// A status callback.
    Callback,
    /// Markup that failed, with the carrier's number in `status`.
    Error,
}

/// A line of `/control/log`.
#[derive(Debug, Clone, Serialize)]
pub(super) struct LogEntry {
    pub seq: u64,
    pub at: String,
    pub kind: LogKind,
    pub method: String,
    pub url: String,
    pub params: Params,
    /// 0 while there is no answer.
    pub status: u32,
    pub note: String,
}

/// Ended calls, messages and log lines that are remembered.
const REMEMBERED: usize = 10_000;

pub(super) struct World {
    pub handsets: BTreeMap<String, HandsetState>,
    pub calls: BTreeMap<String, Call>,
    /// Calls in the order they were made.
    pub call_order: VecDeque<String>,
    pub messages: VecDeque<Message>,
    pub conferences: Vec<Conference>,
    pub queues: BTreeMap<String, Queue>,
    /// Recordings that were fetched.
    pub sounds: Sounds,
    /// Numbers that sent STOP.
    pub opted_out: BTreeSet<String>,
    pub faults: Faults,
    pub log: VecDeque<LogEntry>,
    log_seq: u64,
    /// When the next call through REST may start.
    pub next_start: Option<Instant>,
    rng: fastrand::Rng,
    sid_prefix: u64,
    sid_count: u64,
}

impl World {
    fn new(config: &NetworkConfig) -> Self {
        let handsets = config
            .handsets
            .iter()
            .map(|h| (h.number.clone(), HandsetState::new(h.clone())))
            .collect();
        Self {
            handsets,
            calls: BTreeMap::new(),
            call_order: VecDeque::new(),
            messages: VecDeque::new(),
            conferences: Vec::new(),
            queues: BTreeMap::new(),
            sounds: Sounds::default(),
            opted_out: BTreeSet::new(),
            faults: config.faults.clone(),
            log: VecDeque::new(),
            log_seq: 0,
            next_start: None,
            rng: fastrand::Rng::with_seed(config.seed),
            // From the clock, not the seed: a server outlives its network, and must not meet a sid twice.
            sid_prefix: clock::now().as_microsecond().cast_unsigned(),
            sid_count: 0,
        }
    }

    /// A sid that was never given before: two letters and 32 hexadecimal digits.
    pub fn sid(&mut self, letters: &str) -> String {
        self.sid_count += 1;
        format!(
            "{letters}{:016x}{:04x}{:012x}",
            self.sid_prefix,
            self.rng.u16(..),
            self.sid_count
        )
    }

    pub fn idempotency_token(&mut self) -> String {
        self.sid("IT")
    }

    pub fn draw(&mut self, kind: Kind, subject: &str) -> Option<Drawn> {
        self.faults.draw(kind, subject, &mut self.rng)
    }

    pub fn call(&self, sid: &str) -> Option<&Call> {
        self.calls.get(sid)
    }

    pub fn add_call(&mut self, call: Call) {
        if self.call_order.len() >= REMEMBERED
            && let Some(oldest) = self
                .call_order
                .iter()
                .position(|sid| self.calls.get(sid).is_none_or(Call::is_over))
            && let Some(sid) = self.call_order.remove(oldest)
        {
            self.calls.remove(&sid);
        }
        self.call_order.push_back(call.sid.clone());
        self.calls.insert(call.sid.clone(), call);
    }

    pub fn add_message(&mut self, message: Message) {
        if self.messages.len() >= REMEMBERED {
            self.messages.pop_front();
        }
        self.messages.push_back(message);
    }

    /// Tells the task of a call something; false when it has ended.
    pub fn signal(&self, sid: &str, signal: Signal) -> bool {
        self.calls
            .get(sid)
            .is_some_and(|call| !call.is_over() && call.signals.try_send(signal).is_ok())
    }

    /// An event on the telephone that a call is on.
    pub fn tell(&mut self, sid: &str, event: EventKind) {
        if let Some(handset) = self
            .calls
            .get(sid)
            .and_then(|call| self.handsets.get_mut(&call.handset))
        {
            handset.record(event);
        }
    }

    /// Sound on one call's telephone.
    pub fn hear(&mut self, sid: &str, by: Speaker, from: &str, text: &str, language: Option<&str>) {
        let heard = EventKind::Heard {
            call: sid.to_owned(),
            by,
            from: from.to_owned(),
            text: text.to_owned(),
            language: language.map(str::to_owned),
        };
        self.tell(sid, heard);
    }

    pub fn log(&mut self, kind: LogKind, method: &str, url: &str, params: Params) -> u64 {
        self.log_seq += 1;
        if self.log.len() >= REMEMBERED {
            self.log.pop_front();
        }
        self.log.push_back(LogEntry {
            seq: self.log_seq,
            at: clock::now().to_string(),
            kind,
            method: method.to_owned(),
            url: url.to_owned(),
            params,
            status: 0,
            note: String::new(),
        });
        self.log_seq
    }

    pub fn log_sent(&mut self, kind: LogKind, outgoing: &Outgoing) -> u64 {
        self.log(
            kind,
            outgoing.method.name(),
            &outgoing.url,
            outgoing.params.clone(),
        )
    }

    pub fn log_status(&mut self, seq: u64, status: u16) {
        if let Some(entry) = self.log.iter_mut().rev().find(|entry| entry.seq == seq) {
            entry.status = u32::from(status);
        }
    }

    pub fn log_error(&mut self, error: &MarkupError) {
        self.log(LogKind::Error, "", &error.url, Vec::new());
        if let Some(entry) = self.log.back_mut() {
            entry.status = error.code;
            entry.note.clone_from(&error.message);
        }
    }
}
