//! The crank: decide a batch on a working copy, append it in one statement, publish. Synchronous but for the log, so that the
//! simulator turns the same one. Never sends anything.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::domain::actor::Actor;
use crate::domain::apply::apply;
use crate::domain::command::Command;
use crate::domain::decide::decide;
use crate::domain::event::Event;
use crate::domain::ids::IdSource;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::log::chain::{Break, Checker};
use crate::log::entropy::Entropy;
use crate::log::keys::{Keyring, UnwrapError};
use crate::log::seal::Sealer;
use crate::log::{AppendError, EventLog, NewRecord, ReadError, Record};
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
        let state = Arc::new(State::default());
        let mut core = Self {
            log,
            sealer,
            ids,
            state,
            checker: Checker::default(),
            uncertain: false,
        };
        core.catch_up().await?;
        Ok(core)
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
        let count = self
            .sealer
            .rewrap()
            .map_err(|error| TurnError::Encode(EncodeError::Seal(error)))?;
        let keys = self.sealer.take_pending();
        match self.log.append(self.state.seq, &[], &keys).await {
            Ok(_) => self.sealer.commit_pending(),
            Err(error) => {
                self.sealer.rollback_pending();
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
            if self.uncertain {
                self.resync().await.map_err(TurnError::CatchUp)?;
            }
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

    /// After an append whose outcome is not known: the keys and the records as they really are.
    async fn resync(&mut self) -> Result<(), OpenError> {
        let wrapped = self.log.wrapped_keys().await.map_err(OpenError::Read)?;
        self.sealer.reload(wrapped).map_err(OpenError::Keys)?;
        self.catch_up().await?;
        self.uncertain = false;
        Ok(())
    }

    /// Reads what the log holds beyond the state, and folds it in.
    async fn catch_up(&mut self) -> Result<(), OpenError> {
        let wrapped = self.log.wrapped_keys().await.map_err(OpenError::Read)?;
        self.sealer.reload(wrapped).map_err(OpenError::Keys)?;
        let mut state = (*self.state).clone();
        let mut checker = self.checker.clone();
        let sealer = &self.sealer;
        let mut failure = None;
        let fold = |records: Vec<Record>| {
            for record in records {
                if let Err(error) = fold_record(&mut state, &mut checker, sealer, &record) {
                    failure = Some(error);
                    return ControlFlow::Break(());
                }
            }
            ControlFlow::Continue(())
        };
        self.log
            .read_all(self.state.seq, fold)
            .await
            .map_err(OpenError::Read)?;
        if let Some(error) = failure {
            return Err(error);
        }
        self.state = Arc::new(state);
        self.checker = checker;
        Ok(())
    }
}

/// What a batch of commands comes to, before it is committed.
struct Batch {
    state: State,
    events: Vec<(Timestamp, Actor, Event)>,
    answers: Vec<Result<(), Rejection>>,
}

fn fold_record(
    state: &mut State,
    checker: &mut Checker,
    sealer: &Sealer,
    record: &Record,
) -> Result<(), OpenError> {
    checker.check(record).map_err(OpenError::Chain)?;
    let event = records::decode(record, sealer).map_err(OpenError::Record)?;
    apply(state, record.seq, record.at, &event);
    Ok(())
}
