//! The crank: decide a batch on a working copy, append it in one statement, publish. Synchronous but for the log, so that the
//! simulator turns the same one. Never sends anything.

use std::io;
use std::sync::Arc;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::decide::decide;
use crate::domain::event::Event;
use crate::domain::ids::IdSource;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::engine::replay::{self, Replay};
use crate::log::chain::{Break, Checker};
use crate::log::entropy::Entropy;
use crate::log::keys::{Keyring, UnwrapError};
use crate::log::seal::Sealer;
use crate::log::{AppendError, EventLog, NewRecord, ReadError};
use crate::records::{self, DecodeError, EncodeError};

/// How often a batch is decided anew because somebody else appended first.
const CONFLICTS: usize = 5;

/// Why a log could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It could not be read.
    #[error("the log cannot be read")]
    Read(#[source] ReadError),
    /// Its keys could not be unwrapped.
    #[error("the keys of the log cannot be used")]
    Keys(#[source] UnwrapError),
    /// A record was changed, or is missing.
    #[error("the log is broken: {0}")]
    Chain(Break),
    /// There is no thread to fold them on.
    #[error("no thread could be started to read the log")]
    Thread(#[source] io::Error),
    /// A record is not one of ours.
    #[error("a record cannot be read")]
    Record(#[source] DecodeError),
}

/// Why a batch was not carried out. Nothing of it has happened, as far as is known.
#[derive(Debug, thiserror::Error)]
pub enum TurnError {
    /// It could not be written.
    #[error("the log cannot be written")]
    Append(#[source] AppendError),
    /// It could not be put into records.
    #[error("a record cannot be made")]
    Encode(#[source] EncodeError),
    /// The log has moved on and cannot be read.
    #[error("the log has moved on and cannot be read")]
    CatchUp(#[source] OpenError),
}

/// The state, the log it comes from, and what is needed to go on.
pub struct Core<L> {
    log: L,
    sealer: Sealer,
    ids: Box<dyn IdSource>,
    state: Arc<State>,
    checker: Checker,
    /// An append whose outcome is not known: the log is read before anything else is decided.
    uncertain: bool,
}

impl<L> std::fmt::Debug for Core<L> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Core(at {})", self.state.seq)
    }
}

/// What a batch came to: one answer a command, in order; those that were carried out get the state that holds them.
pub type Answers = Vec<Result<Arc<State>, Rejection>>;

impl<L: EventLog> Core<L> {
    /// Opens a log: every record is checked, read and folded. Sends nothing.
    pub async fn open(
        mut log: L,
        keyring: Arc<Keyring>,
        entropy: Box<dyn Entropy>,
        ids: Box<dyn IdSource>,
    ) -> Result<Self, OpenError> {
        let wrapped = log.wrapped_keys().await.map_err(OpenError::Read)?;
        let sealer = Sealer::new(keyring, entropy, wrapped).map_err(OpenError::Keys)?;
        let (replay, sealer) = replay::whole(&mut log, sealer).await?;
        Ok(Self {
            log,
            sealer,
            ids,
            state: Arc::new(replay.state),
            checker: replay.checker,
            uncertain: false,
        })
    }

    /// The state after the last committed record.
    pub const fn state(&self) -> &Arc<State> {
        &self.state
    }

    /// The log.
    pub const fn log(&self) -> &L {
        &self.log
    }

    /// The log, to be made to misbehave.
    pub const fn log_mut(&mut self) -> &mut L {
        &mut self.log
    }

    /// Gives the log back; everything in memory is gone, as in a crash.
    pub fn into_log(self) -> L {
        self.log
    }

    /// Wraps every data key under the active master key, and says how many there were.
    pub async fn rewrap(&mut self) -> Result<usize, TurnError> {
        self.rewrap_some(usize::MAX).await
    }

    /// Other master keys from now on: those before, and a new one.
    pub fn adopt(&mut self, keyring: Arc<Keyring>) {
        self.sealer.adopt(keyring);
    }

    /// Wraps so many data keys at the most under the active master key, and says how many there were.
    pub async fn rewrap_some(&mut self, most: usize) -> Result<usize, TurnError> {
        self.settle().await?;
        let count = self
            .sealer
            .rewrap_some(most)
            .map_err(|error| TurnError::Encode(EncodeError::Seal(error)))?;
        let keys = self.sealer.take_pending();
        match self.log.append(self.state.seq, &[], &keys).await {
            Ok(_) => self.sealer.commit_pending(),
            Err(error) => {
                self.sealer.rollback_pending();
                self.uncertain = matches!(error, AppendError::Io(_));
                return Err(TurnError::Append(error));
            }
        }
        Ok(count)
    }

    /// Decides the commands in order, appends what follows in one statement, and only then answers.
    pub async fn turn(
        &mut self,
        now: Timestamp,
        commands: Vec<(Actor, Command)>,
    ) -> Result<Answers, TurnError> {
        for _ in 0..CONFLICTS {
            self.settle().await?;
            let batch = self.decide(now, &commands);
            match self.append(&batch).await {
                Ok(()) => {
                    self.state = Arc::new(batch.state);
                    return Ok(batch
                        .answers
                        .into_iter()
                        .map(|answer| answer.map(|()| Arc::clone(&self.state)))
                        .collect());
                }
                Err(TurnError::Append(AppendError::Conflict { .. })) => {
                    self.catch_up().await.map_err(TurnError::CatchUp)?;
                }
                Err(error) => return Err(error),
            }
        }
        let head = crate::log::Head::default();
        Err(TurnError::Append(AppendError::Conflict { head }))
    }

    fn decide(&mut self, now: Timestamp, commands: &[(Actor, Command)]) -> Batch {
        let mut batch = Batch {
            state: (*self.state).clone(),
            events: Vec::new(),
            answers: Vec::new(),
        };
        for (actor, command) in commands {
            match decide(&batch.state, actor, command.clone(), now, self.ids.as_mut()) {
                Ok(decided) => {
                    let at = decided.state.at;
                    batch.events.extend(
                        decided
                            .events
                            .into_iter()
                            .map(|event| (at, actor.clone(), event)),
                    );
                    batch.state = decided.state;
                    batch.answers.push(Ok(()));
                }
                Err(rejection) => batch.answers.push(Err(rejection)),
            }
        }
        batch
    }

    async fn append(&mut self, batch: &Batch) -> Result<(), TurnError> {
        if batch.events.is_empty() {
            return Ok(());
        }
        let mut records: Vec<NewRecord> = Vec::with_capacity(batch.events.len());
        for (at, actor, event) in &batch.events {
            match records::encode(event, *at, actor, &mut self.sealer) {
                Ok(record) => records.push(record),
                Err(error) => {
                    self.sealer.rollback_pending();
                    return Err(TurnError::Encode(error));
                }
            }
        }
        let keys = self.sealer.take_pending();
        match self.log.append(self.state.seq, &records, &keys).await {
            Ok(head) => {
                self.sealer.commit_pending();
                self.checker = Checker::after(head);
                Ok(())
            }
            Err(error) => {
                self.sealer.rollback_pending();
                // Whether it was written is not known; the next turn looks.
                self.uncertain = matches!(error, AppendError::Io(_));
                Err(TurnError::Append(error))
            }
        }
    }

    /// After an append whose outcome is not known: the keys and the records as they really are. Otherwise there is nothing to do.
    pub async fn settle(&mut self) -> Result<(), TurnError> {
        if self.uncertain {
            self.catch_up().await.map_err(TurnError::CatchUp)?;
            self.uncertain = false;
        }
        Ok(())
    }

    /// The keys as they are now, and the records that the log holds beyond the state.
    async fn catch_up(&mut self) -> Result<(), OpenError> {
        let wrapped = self.log.wrapped_keys().await.map_err(OpenError::Read)?;
        self.sealer.reload(wrapped).map_err(OpenError::Keys)?;
        let mut replay = Replay {
            state: (*self.state).clone(),
            checker: self.checker.clone(),
        };
        replay.catch_up(&mut self.log, &self.sealer).await?;
        self.state = Arc::new(replay.state);
        self.checker = replay.checker;
        Ok(())
    }
}

/// What a batch of commands comes to, before it is committed.
struct Batch {
    state: State,
    events: Vec<(Timestamp, Actor, Event)>,
    answers: Vec<Result<(), Rejection>>,
}
