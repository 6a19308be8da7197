//! The one loop: commands in, events to the log, the new state out. One writer; whatever waits is committed together.
//! Nobody gets an answer before the commit, and nothing here sends anything.

pub mod core;
mod health;
pub mod look_back;
mod replay;
mod run;

use std::sync::Arc;

use arc_swap::ArcSwap;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;

use crate::clock::{Clock, RunningClock};
use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::engine::core::Core;
pub use crate::engine::health::Health;
use crate::engine::health::Vitals;
use crate::log::keys::Keyring;
use crate::log::{EventLog, Record};

/// How many commands may wait in each lane. Past that a command is turned away at once, and told so.
const INBOX: usize = 4_096;
/// How many may wait to see a record.
const LOOKS: usize = 64;

/// Why a command was not carried out.
#[derive(Clone, Debug, thiserror::Error)]
pub enum SubmitError {
    /// A rule says no.
    #[error(transparent)]
    Rejected(Rejection),
    /// Too many commands wait.
    #[error("the service is overloaded: try again in a moment")]
    Overloaded,
    /// The log cannot be written; nothing has changed.
    #[error("nothing can be stored now ({0}): nothing has changed, try again")]
    NotWritable(String),
    /// The loop has ended.
    #[error("the service is stopping")]
    Stopped,
}

/// Why a record was not shown.
#[derive(Clone, Debug, thiserror::Error)]
pub enum LookError {
    /// The storage failed.
    #[error("the log cannot be read now ({0})")]
    Unreadable(String),
    /// Too many wait.
    #[error("the service is overloaded: try again in a moment")]
    Overloaded,
    /// The loop has ended.
    #[error("the service is stopping")]
    Stopped,
}

struct Request {
    actor: Actor,
    command: Command,
    reply: Option<oneshot::Sender<Result<Arc<State>, SubmitError>>>,
}

/// Other master keys: what is wrapped by an older one is wrapped anew, a little at each turn.
struct Rekey {
    keyring: Arc<Keyring>,
    reply: oneshot::Sender<Result<usize, SubmitError>>,
}

/// A record that somebody wants to see.
struct Look {
    seq: u64,
    reply: oneshot::Sender<Result<Option<Record>, LookError>>,
}

/// A handle to the loop. Cheap to clone.
#[derive(Clone)]
pub struct Engine {
    shared: Arc<Shared>,
}

struct Shared {
    /// The telephone, the clock and what comes back from effects: ahead of the rest.
    fast: mpsc::Sender<Request>,
    /// People.
    slow: mpsc::Sender<Request>,
    rekey: mpsc::Sender<Rekey>,
    look: mpsc::Sender<Look>,
    state: Arc<ArcSwap<State>>,
    published: watch::Receiver<u64>,
    vitals: Arc<Vitals>,
    clock: RunningClock,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Engine(at {})", self.state().seq)
    }
}

impl Engine {
    /// Starts the loop over an opened core. It ends when `stop` is set or the last handle is gone; the core comes back then.
    pub fn start<L: EventLog + 'static>(
        core: Core<L>,
        clock: Clock,
        stop: tokio_util::sync::CancellationToken,
    ) -> (Self, JoinHandle<Core<L>>) {
        let (fast, fast_inbox) = mpsc::channel(INBOX);
        let (slow, slow_inbox) = mpsc::channel(INBOX);
        let (rekey, rekeys) = mpsc::channel(1);
        let (look, looks) = mpsc::channel(LOOKS);
        let state = Arc::new(ArcSwap::new(Arc::clone(core.state())));
        let (publish, published) = watch::channel(core.state().seq);
        let clock = RunningClock::new(clock, core.state().at);
        let vitals = Arc::new(Vitals::new(clock.now()));
        let shared = Shared {
            fast,
            slow,
            rekey,
            look,
            state: Arc::clone(&state),
            published,
            vitals: Arc::clone(&vitals),
            clock: clock.clone(),
        };
        let run = run::Run {
            core,
            clock,
            fast: fast_inbox,
            slow: slow_inbox,
            rekeys,
            looks,
            rewrapping: None,
            state,
            publish,
            vitals,
            stop,
        };
        (
            Self {
                shared: Arc::new(shared),
            },
            tokio::spawn(run.run()),
        )
    }

    /// Decided, appended durably and published; then answered with a state that holds it.
    pub async fn submit(&self, actor: Actor, command: Command) -> Result<Arc<State>, SubmitError> {
        let (reply, answer) = oneshot::channel();
        let lane = match actor {
            Actor::Carrier | Actor::Clock | Actor::Effects => &self.shared.fast,
            Actor::Operator | Actor::Staff(_) | Actor::Guest(_) | Actor::Station(_) => {
                &self.shared.slow
            }
        };
        lane.try_send(Request {
            actor,
            command,
            reply: Some(reply),
        })
        .map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => SubmitError::Overloaded,
            mpsc::error::TrySendError::Closed(_) => SubmitError::Stopped,
        })?;
        answer.await.unwrap_or(Err(SubmitError::Stopped))
    }

    /// Uses these master keys from now on, and wraps every data key under the newest, beside its other work; how many there were.
    pub async fn rekey(&self, keyring: Arc<Keyring>) -> Result<usize, SubmitError> {
        let (reply, answer) = oneshot::channel();
        self.shared
            .rekey
            .send(Rekey { keyring, reply })
            .await
            .map_err(|_| SubmitError::Stopped)?;
        answer.await.unwrap_or(Err(SubmitError::Stopped))
    }

    /// A record as it lies in the log; none where there is no such record.
    pub async fn record(&self, seq: u64) -> Result<Option<Record>, LookError> {
        let (reply, answer) = oneshot::channel();
        self.shared
            .look
            .try_send(Look { seq, reply })
            .map_err(|error| match error {
                mpsc::error::TrySendError::Full(_) => LookError::Overloaded,
                mpsc::error::TrySendError::Closed(_) => LookError::Stopped,
            })?;
        answer.await.unwrap_or(Err(LookError::Stopped))
    }

    /// The last published state.
    pub fn state(&self) -> Arc<State> {
        self.shared.state.load_full()
    }

    /// Changes with each published state: its last record.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.shared.published.clone()
    }

    /// How the loop is doing.
    pub fn health(&self) -> Health {
        let waiting = |lane: &mpsc::Sender<Request>| lane.max_capacity() - lane.capacity();
        self.shared
            .vitals
            .health(waiting(&self.shared.fast) + waiting(&self.shared.slow))
    }

    /// The service's time now.
    pub fn now(&self) -> Timestamp {
        self.shared.clock.now()
    }
}
