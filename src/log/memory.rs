//! The log in memory, for the simulator and for tests: same promises, futures that are ready at once, and faults on request.
//! Never for a service: what it holds is gone with the process.

use std::ops::ControlFlow;

use imbl::{OrdMap, Vector};

use crate::domain::secret::Subject;
use crate::log::keys::WrappedKey;
use crate::log::{
    AppendError, Cause, EventLog, Head, KeyChange, NewRecord, ReadError, Record, chain,
};

const CHUNK: usize = 1_024;

/// A fault of the storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No room: nothing is written.
    Full,
    /// Writing fails: nothing is written, but the caller cannot know.
    Io,
    /// The batch is committed, and the caller is told that writing failed.
    AnswerLost,
}

/// A fault that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a fault was asked for: {0:?}")]
pub struct Injected(pub Fault);

/// What survives a crash. A copy costs nothing.
#[derive(Clone, Default)]
struct Disk {
    records: Vector<Record>,
    keys: OrdMap<Subject, WrappedKey>,
}

/// The log in memory.
#[derive(Default)]
pub struct MemoryLog {
    disk: Disk,
    next: Option<Fault>,
    lasting: Option<Fault>,
}

impl std::fmt::Debug for MemoryLog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MemoryLog({} records)", self.disk.records.len())
    }
}

impl MemoryLog {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// What would be found after a crash at this point: everything committed, and no faults.
    #[must_use]
    pub fn after_crash(&self) -> Self {
        Self {
            disk: self.disk.clone(),
            next: None,
            lasting: None,
        }
    }

    /// The next append meets this fault; the one after it does not.
    pub fn fail_next(&mut self, fault: Fault) {
        self.next = Some(fault);
    }

    /// Every append meets this fault, until it is lifted with `None`.
    pub fn fail_until_lifted(&mut self, fault: Option<Fault>) {
        self.lasting = fault;
    }

    fn current(&self) -> Head {
        self.disk
            .records
            .last()
            .map_or(Head::default(), |last| Head {
                seq: last.seq,
                hash: last.hash,
            })
    }

    fn commit(&mut self, records: &[NewRecord], keys: &[KeyChange]) -> Head {
        let mut head = self.current();
        for record in records {
            head = chain::extend(&head, record);
            self.disk.records.push_back(Record {
                seq: head.seq,
                at: record.at,
                actor: record.actor.clone(),
                kind: record.kind.to_owned(),
                version: record.version,
                body: record.body.clone(),
                hash: head.hash,
            });
        }
        for change in keys {
            match change {
                KeyChange::Put { subject, wrapped } => {
                    self.disk.keys.insert(*subject, wrapped.clone());
                }
                KeyChange::Destroy { subject } => {
                    self.disk.keys.remove(subject);
                }
            }
        }
        head
    }

    fn after(&self, seq: u64) -> usize {
        usize::try_from(seq)
            .unwrap_or(usize::MAX)
            .min(self.disk.records.len())
    }
}

impl EventLog for MemoryLog {
    async fn append(
        &mut self,
        expected: u64,
        records: &[NewRecord],
        keys: &[KeyChange],
    ) -> Result<Head, AppendError> {
        let head = self.current();
        if head.seq != expected {
            return Err(AppendError::Conflict { head });
        }
        check_texts(records)?;
        if records.is_empty() && keys.is_empty() {
            return Ok(head);
        }
        match self.next.take().or(self.lasting) {
            None => Ok(self.commit(records, keys)),
            Some(fault) => {
                match fault {
                    Fault::AnswerLost => {
                        self.commit(records, keys);
                    }
                    Fault::Full | Fault::Io => {}
                }
                Err(refusal(fault))
            }
        }
    }

    async fn read_from(&mut self, after: u64, limit: usize) -> Result<Vec<Record>, ReadError> {
        let records = &self.disk.records;
        Ok(records
            .focus()
            .narrow(self.after(after)..records.len())
            .into_iter()
            .take(limit)
            .cloned()
            .collect())
    }

    async fn read_all<V>(&mut self, mut after: u64, mut visit: V) -> Result<(), ReadError>
    where
        V: FnMut(Vec<Record>) -> ControlFlow<()> + Send,
    {
        loop {
            let chunk = self.read_from(after, CHUNK).await?;
            after += chunk.len() as u64;
            if chunk.is_empty() || visit(chunk).is_break() {
                return Ok(());
            }
        }
    }

    async fn head(&mut self) -> Result<Head, ReadError> {
        Ok(self.current())
    }

    async fn wrapped_keys(&mut self) -> Result<Vec<(Subject, WrappedKey)>, ReadError> {
        let keys = &self.disk.keys;
        Ok(keys.iter().map(|(s, key)| (*s, key.clone())).collect())
    }

    async fn check_writable(&mut self) -> Result<(), AppendError> {
        self.lasting.map_or(Ok(()), |fault| Err(refusal(fault)))
    }
}

fn refusal(fault: Fault) -> AppendError {
    let cause = Cause::from(Injected(fault));
    match fault {
        Fault::Full => AppendError::Full(cause),
        Fault::Io | Fault::AnswerLost => AppendError::Io(cause),
    }
}

fn check_texts(records: &[NewRecord]) -> Result<(), AppendError> {
    records
        .iter()
        .enumerate()
        .try_for_each(|(index, record)| record.check(index))
}
