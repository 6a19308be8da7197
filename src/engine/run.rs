//! The loop's task: waits for commands or for the next deadline, and turns the crank.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;

use crate::clock::{RunningClock, Stopwatch};
use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::state::State;
use crate::engine::core::{Core, TurnError};
use crate::engine::health::Vitals;
use crate::engine::{Look, LookError, Rekey, Request, SubmitError};
use crate::log::EventLog;

/// How many commands go into one commit.
const BATCH: usize = 512;
/// How many data keys are wrapped anew in one commit, between two turns.
const REWRAPPED: usize = 500;
/// The loop turns at least this often, so that it can be seen to.
const IDLE: Duration = Duration::from_secs(1);
/// While the log cannot be written, it is tried again this often.
const TROUBLE: Duration = Duration::from_millis(500);
/// Deadlines are looked at no more often than this.
const SHORTEST: Duration = Duration::from_millis(5);

/// What is being wrapped anew.
pub(super) struct Rewrapping {
    reply: tokio::sync::oneshot::Sender<Result<usize, SubmitError>>,
    done: usize,
}

pub(super) struct Run<L> {
    pub core: Core<L>,
    pub clock: RunningClock,
    pub fast: mpsc::Receiver<Request>,
    pub slow: mpsc::Receiver<Request>,
    pub rekeys: mpsc::Receiver<Rekey>,
    pub looks: mpsc::Receiver<Look>,
    pub rewrapping: Option<Rewrapping>,
    pub state: Arc<ArcSwap<State>>,
    pub publish: watch::Sender<u64>,
    pub vitals: Arc<Vitals>,
    pub stop: CancellationToken,
}

impl<L: EventLog> Run<L> {
    pub async fn run(mut self) -> Core<L> {
        self.turn(vec![Request {
            actor: Actor::Clock,
            command: Command::Start,
            reply: None,
        }])
        .await;
        loop {
            let mut batch = Vec::with_capacity(BATCH);
            let wait = self.until_deadline();
            tokio::select! {
                biased;
                () = self.stop.cancelled() => break,
                request = self.fast.recv() => match request {
                    Some(request) => batch.push(request),
                    None => break,
                },
                request = self.slow.recv() => match request {
                    Some(request) => batch.push(request),
                    None => break,
                },
                Some(look) = self.looks.recv() => self.look(look).await,
                Some(rekey) = self.rekeys.recv(), if self.rewrapping.is_none() => self.rekey(rekey),
                () = std::future::ready(()), if self.rewrapping.is_some() => {}
                () = tokio::time::sleep(wait) => {}
            }
            self.fill(&mut batch);
            self.turn(batch).await;
            self.rewrap().await;
        }
        self.core
    }

    /// One row: nobody is kept waiting by it.
    async fn look(&mut self, Look { seq, reply }: Look) {
        let found = match seq.checked_sub(1) {
            Some(before) => self.core.log_mut().read_from(before, 1).await,
            None => Ok(Vec::new()),
        };
        let found = found
            .map(|records| records.into_iter().next())
            .map_err(|error| LookError::Unreadable(chain(&error)));
        // Whoever asked may have gone.
        let _ = reply.send(found);
    }

    fn rekey(&mut self, Rekey { keyring, reply }: Rekey) {
        self.core.adopt(keyring);
        self.rewrapping = Some(Rewrapping { reply, done: 0 });
    }

    /// A little of it at a time, so that nobody waits for it.
    async fn rewrap(&mut self) {
        let Some(mut rewrapping) = self.rewrapping.take() else {
            return;
        };
        let rewrapped = self.core.rewrap_some(REWRAPPED).await;
        self.show();
        let outcome = match rewrapped {
            Ok(REWRAPPED) => {
                rewrapping.done += REWRAPPED;
                self.rewrapping = Some(rewrapping);
                return;
            }
            Ok(count) => Ok(rewrapping.done + count),
            Err(error) => {
                let words = chain(&error);
                tracing::error!(error = %words, "data keys were not wrapped anew");
                Err(SubmitError::NotWritable(words))
            }
        };
        // Whoever asked may have gone.
        let _ = rewrapping.reply.send(outcome);
    }

    /// Whatever else waits goes into the same commit, the telephone first.
    fn fill(&mut self, batch: &mut Vec<Request>) {
        while batch.len() < BATCH {
            match self.fast.try_recv().or_else(|_| self.slow.try_recv()) {
                Ok(request) => batch.push(request),
                Err(_) => return,
            }
        }
    }

    fn until_deadline(&self) -> Duration {
        if self.vitals.is_failing() {
            return TROUBLE;
        }
        let Some(deadline) = self.core.state().next_deadline() else {
            return IDLE;
        };
        deadline.since(self.clock.now()).clamp(SHORTEST, IDLE)
    }

    async fn turn(&mut self, requests: Vec<Request>) {
        let now = self.clock.now();
        self.vitals.turned(now);
        let mut replies = Vec::with_capacity(requests.len());
        let mut commands = Vec::with_capacity(requests.len() + 1);
        for request in requests {
            commands.push((request.actor, request.command));
            replies.push(request.reply);
        }
        let due = self
            .core
            .state()
            .next_deadline()
            .filter(|deadline| *deadline <= now);
        if let Some(deadline) = due {
            commands.push((Actor::Clock, Command::Tick));
            metrics::histogram!("hjemmevakt_loop_lag_seconds")
                .record(now.since(deadline).as_secs_f64());
        } else if commands.is_empty() {
            self.probe().await;
            return;
        }
        metrics::histogram!("hjemmevakt_batch_commands")
            .record(f64::from(u32::try_from(commands.len()).unwrap_or(0)));
        let stopwatch = Stopwatch::start();
        let before = self.core.state().seq;
        match self.core.turn(now, commands).await {
            Ok(answers) => {
                if self.core.state().seq != before {
                    let took = stopwatch.elapsed();
                    metrics::histogram!("hjemmevakt_commit_seconds").record(took.as_secs_f64());
                    self.vitals
                        .committed(u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
                }
                self.show();
                for (reply, answer) in replies.into_iter().zip(answers) {
                    if let Some(reply) = reply {
                        // Whoever asked may have gone.
                        let _ = reply.send(answer.map_err(SubmitError::Rejected));
                    }
                }
            }
            Err(error) => {
                self.show();
                self.failed(&error, replies);
            }
        }
    }

    /// Publishes what is committed, if it is not published yet: also what a turn that failed has found in the log.
    fn show(&self) {
        let seq = self.core.state().seq;
        if *self.publish.borrow() != seq {
            self.state.store(Arc::clone(self.core.state()));
            self.publish.send_replace(seq);
        }
    }

    /// With nothing to write, a log that failed is tried again, so that the service is seen to be well when it is; and what was
    /// written though the answer was lost is not left lying until somebody calls.
    async fn probe(&mut self) {
        if !self.vitals.is_failing() {
            return;
        }
        let settled = self.core.settle().await;
        self.show();
        if let Err(error) = settled {
            self.vitals.failed(chain(&error));
            return;
        }
        match self.core.log_mut().check_writable().await {
            Ok(()) => self.vitals.committed(0),
            Err(error) => self.vitals.failed(error.to_string()),
        }
    }

    fn failed(
        &self,
        error: &TurnError,
        replies: Vec<Option<tokio::sync::oneshot::Sender<Answer>>>,
    ) {
        let words = chain(error);
        tracing::error!(error = %words, "a batch was not committed");
        metrics::counter!("hjemmevakt_commits_failed_total").increment(1);
        self.vitals.failed(words.clone());
        for reply in replies.into_iter().flatten() {
            let _ = reply.send(Err(SubmitError::NotWritable(words.clone())));
        }
    }
}

type Answer = Result<Arc<State>, SubmitError>;

/// An error and what lies beneath it, in one line.
fn chain(error: &dyn Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words.push_str(": ");
        words.push_str(&error.to_string());
        cause = error.source();
    }
    words
}
