//! A log that can be watched, stopped and made to fail while the engine holds it; and a service to fill it with.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use hjemmevakt::clock::Clock;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::{Command, From};
use hjemmevakt::domain::ids::{CarrierId, Epoch, StaffId};
use hjemmevakt::domain::secret::Subject;
use hjemmevakt::domain::state::State;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::engine::Engine;
use hjemmevakt::engine::core::Core;
use hjemmevakt::ids::SeededIds;
use hjemmevakt::log::entropy::{Entropy, EntropyError};
use hjemmevakt::log::keys::{Keyring, WrappedKey};
use hjemmevakt::log::memory::{Fault, MemoryLog};
use hjemmevakt::log::{AppendError, EventLog, Head, KeyChange, NewRecord, ReadError, Record};
use hjemmevakt::service_file;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

const EXAMPLE: &str = include_str!("../../../handbook/operations/example-service.toml");

/// A Friday evening in week 47 of 2026: a week of turn 2, so Aslak is first and Kari second; Marit is on duty from 20:00.
pub fn friday(seconds: i64) -> Timestamp {
    let at: jiff::Timestamp = "2026-11-20T16:00:00Z".parse().unwrap();
    Timestamp::from_millis(at.as_millisecond() + seconds * 1_000)
}

pub fn line(number: u32) -> CarrierId {
    CarrierId::new(&format!("CA{number:032x}"))
}

/// Somebody calls; each line from a number of its own.
pub fn arrives(number: u32) -> (Actor, Command) {
    let from = format!("+47900000{:02}", 20 + number % 60);
    let command = Command::CallArrives {
        line: line(number),
        from: From::Number(from.parse().unwrap()),
    };
    (Actor::Carrier, command)
}

pub fn staff(name: &str) -> Actor {
    Actor::Staff(StaffId::new(name))
}

/// What every test begins with: a first epoch, and the example service in use.
pub fn beginning() -> Vec<(Actor, Command)> {
    let service = service_file::parse(EXAMPLE).unwrap_or_else(|problems| panic!("{problems:?}"));
    vec![
        (
            Actor::Operator,
            Command::BeginEpoch {
                epoch: Epoch::new(1),
                hold_effects: false,
            },
        ),
        (Actor::Operator, Command::ImportService(Arc::new(service))),
    ]
}

/// Random bytes that are the same in every run.
struct Seeded(u64);

impl Entropy for Seeded {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), EntropyError> {
        for byte in out {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            *byte = self.0.to_be_bytes()[0];
        }
        Ok(())
    }
}

/// Opens a log as a start does. Every opening has a seed of its own: no two make the same ids or nonces.
pub async fn open<L: EventLog>(log: L, seed: u64) -> Core<L> {
    let keyring = Arc::new(Keyring::generate(&mut Seeded(7)).unwrap());
    let entropy = Box::new(Seeded(1_000 + seed));
    let ids = Box::new(SeededIds::new(seed));
    Core::open(log, keyring, entropy, ids).await.unwrap()
}

/// The state as another start would find it now.
pub async fn replayed(log: &Watched) -> State {
    let log = log.disk().after_crash();
    (**open(log, 99).await.state()).clone()
}

/// A log in memory that several can hold, and that a test can look into while the engine has it.
#[derive(Clone)]
pub struct Watched(Arc<Shared>);

struct Shared {
    disk: Mutex<MemoryLog>,
    /// An append takes one; none left, and it waits.
    gate: Semaphore,
    /// Appends that have come to the gate.
    come: AtomicUsize,
    /// How many records each append had that wrote some.
    batches: Mutex<Vec<usize>>,
}

/// More than any test appends.
const OPEN: usize = 1_000_000;

impl Watched {
    pub fn new() -> Self {
        Self(Arc::new(Shared {
            disk: Mutex::new(MemoryLog::new()),
            gate: Semaphore::new(OPEN),
            come: AtomicUsize::new(0),
            batches: Mutex::new(Vec::new()),
        }))
    }

    pub fn disk(&self) -> std::sync::MutexGuard<'_, MemoryLog> {
        self.0.disk.lock().unwrap()
    }

    /// From now on appends wait.
    pub fn shut(&self) {
        self.0.gate.forget_permits(OPEN);
    }

    pub fn open_again(&self) {
        self.0.gate.add_permits(OPEN);
    }

    /// Until so many appends have come since the beginning, whether they have got through or not.
    pub async fn until_come(&self, count: usize) {
        while self.0.come.load(Ordering::SeqCst) < count {
            tokio::task::yield_now().await;
        }
    }

    pub fn come(&self) -> usize {
        self.0.come.load(Ordering::SeqCst)
    }

    pub fn batches(&self) -> Vec<usize> {
        self.0.batches.lock().unwrap().clone()
    }

    pub fn fail_next(&self, fault: Fault) {
        self.disk().fail_next(fault);
    }

    pub async fn records(&self) -> Vec<Record> {
        let mut copy = self.disk().after_crash();
        copy.read_from(0, usize::MAX).await.unwrap()
    }
}

/// The futures of the log in memory are ready at once, so that the lock is never held across a wait.
fn ready<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("the log in memory waited for something"),
    }
}

impl EventLog for Watched {
    async fn append(
        &mut self,
        expected: u64,
        records: &[NewRecord],
        keys: &[KeyChange],
    ) -> Result<Head, AppendError> {
        self.0.come.fetch_add(1, Ordering::SeqCst);
        self.0.gate.acquire().await.unwrap().forget();
        let appended = ready(self.disk().append(expected, records, keys));
        if appended.is_ok() {
            self.0.batches.lock().unwrap().push(records.len());
        }
        appended
    }

    async fn read_from(&mut self, after: u64, limit: usize) -> Result<Vec<Record>, ReadError> {
        ready(self.disk().read_from(after, limit))
    }

    async fn read_all<V>(&mut self, after: u64, visit: V) -> Result<(), ReadError>
    where
        V: FnMut(Vec<Record>) -> ControlFlow<()> + Send,
    {
        ready(self.disk().read_all(after, visit))
    }

    async fn head(&mut self) -> Result<Head, ReadError> {
        ready(self.disk().head())
    }

    async fn wrapped_keys(&mut self) -> Result<Vec<(Subject, WrappedKey)>, ReadError> {
        ready(self.disk().wrapped_keys())
    }

    async fn check_writable(&mut self) -> Result<(), AppendError> {
        ready(self.disk().check_writable())
    }
}

/// A running engine over a watched log, with the example service in use, on a Friday evening.
pub struct Running {
    pub engine: Engine,
    pub log: Watched,
    stop: CancellationToken,
    task: tokio::task::JoinHandle<Core<Watched>>,
}

impl Running {
    pub async fn start() -> Self {
        let log = Watched::new();
        let mut core = open(log.clone(), 1).await;
        core.turn(friday(0), beginning()).await.unwrap();
        let ahead = friday(0).as_millis() - Clock::default().now().as_millis();
        let stop = CancellationToken::new();
        let (engine, task) = Engine::start(core, Clock::with_offset(ahead), stop.clone());
        let running = Self {
            engine,
            log,
            stop,
            task,
        };
        // The loop has turned once of itself before anything is counted.
        running.submit(arrives(0)).await.unwrap();
        running
    }

    pub async fn submit(
        &self,
        (actor, command): (Actor, Command),
    ) -> Result<Arc<State>, hjemmevakt::engine::SubmitError> {
        self.engine.submit(actor, command).await
    }

    /// Submits without waiting for the answer; the command is in the inbox when this returns.
    pub async fn post(
        &self,
        (actor, command): (Actor, Command),
    ) -> tokio::task::JoinHandle<Result<Arc<State>, hjemmevakt::engine::SubmitError>> {
        let engine = self.engine.clone();
        let before = self.engine.health().backlog;
        let task = tokio::spawn(async move { engine.submit(actor, command).await });
        while self.engine.health().backlog == before && !task.is_finished() {
            tokio::task::yield_now().await;
        }
        task
    }

    /// Posts a command that the loop takes at once, and waits until it stands before the shut gate with it.
    pub async fn hold(
        &self,
        command: (Actor, Command),
    ) -> tokio::task::JoinHandle<Result<Arc<State>, hjemmevakt::engine::SubmitError>> {
        let come = self.log.come();
        self.log.shut();
        let engine = self.engine.clone();
        let held = tokio::spawn(async move { engine.submit(command.0, command.1).await });
        self.log.until_come(come + 1).await;
        held
    }

    pub async fn stop(self) -> Core<Watched> {
        self.stop.cancel();
        self.task.await.unwrap()
    }
}
