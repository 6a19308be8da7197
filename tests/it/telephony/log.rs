//! The log in memory, made to fail from outside while an engine runs over it.

use hjemmevakt::domain::secret::Subject;
use hjemmevakt::log::keys::WrappedKey;
use hjemmevakt::log::memory::{Fault, MemoryLog};
use hjemmevakt::log::{AppendError, EventLog, Head, KeyChange, NewRecord, ReadError, Record};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Default)]
pub struct FailingLog {
    inner: MemoryLog,
    pub full: Arc<AtomicBool>,
}

impl FailingLog {
    pub fn after_crash(&self) -> Self {
        Self {
            inner: self.inner.after_crash(),
            full: Arc::default(),
        }
    }
}

impl EventLog for FailingLog {
    async fn append(
        &mut self,
        expected: u64,
        records: &[NewRecord],
        keys: &[KeyChange],
    ) -> Result<Head, AppendError> {
        let fault = self.full.load(Ordering::SeqCst).then_some(Fault::Full);
        self.inner.fail_until_lifted(fault);
        self.inner.append(expected, records, keys).await
    }

    async fn read_from(&mut self, after: u64, limit: usize) -> Result<Vec<Record>, ReadError> {
        self.inner.read_from(after, limit).await
    }

    async fn read_all<V>(&mut self, after: u64, visit: V) -> Result<(), ReadError>
    where
        V: FnMut(Vec<Record>) -> ControlFlow<()> + Send,
    {
        self.inner.read_all(after, visit).await
    }

    async fn head(&mut self) -> Result<Head, ReadError> {
        self.inner.head().await
    }

    async fn wrapped_keys(&mut self) -> Result<Vec<(Subject, WrappedKey)>, ReadError> {
        self.inner.wrapped_keys().await
    }

    async fn check_writable(&mut self) -> Result<(), AppendError> {
        let fault = self.full.load(Ordering::SeqCst).then_some(Fault::Full);
        self.inner.fail_until_lifted(fault);
        self.inner.check_writable().await
    }
}
