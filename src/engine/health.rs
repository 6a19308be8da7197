//! How the loop is doing: what `/readyz` and the dashboards show.

use std::sync::Mutex;

use crate::domain::time::Timestamp;

/// How the loop is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// The log takes records. What it said otherwise is in `trouble`.
    pub writable: bool,
    /// Why not.
    pub trouble: Option<String>,
    /// When the loop last turned, in the service's time.
    pub turned_at: Timestamp,
    /// How many commands wait.
    pub backlog: usize,
    /// How long the last commit took, microseconds.
    pub last_commit_us: u64,
}

/// As the loop keeps it.
pub(super) struct Vitals(Mutex<Inner>);

struct Inner {
    trouble: Option<String>,
    turned_at: Timestamp,
    last_commit_us: u64,
}

impl Vitals {
    pub fn new(now: Timestamp) -> Self {
        Self(Mutex::new(Inner {
            trouble: None,
            turned_at: now,
            last_commit_us: 0,
        }))
    }

    pub fn turned(&self, now: Timestamp) {
        self.change(|inner| inner.turned_at = now);
    }

    pub fn committed(&self, took_us: u64) {
        self.change(|inner| {
            inner.trouble = None;
            inner.last_commit_us = took_us;
        });
    }

    pub fn failed(&self, trouble: String) {
        self.change(|inner| inner.trouble = Some(trouble));
    }

    pub fn is_failing(&self) -> bool {
        let mut failing = false;
        self.change(|inner| failing = inner.trouble.is_some());
        failing
    }

    pub fn health(&self, backlog: usize) -> Health {
        let inner = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        Health {
            writable: inner.trouble.is_none(),
            trouble: inner.trouble.clone(),
            turned_at: inner.turned_at,
            backlog,
            last_commit_us: inner.last_commit_us,
        }
    }

    fn change(&self, change: impl FnOnce(&mut Inner)) {
        change(
            &mut self
                .0
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner),
        );
    }
}
