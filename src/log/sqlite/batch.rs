//! A batch in the form in which SQLite takes it: few statements, whatever the size. Never touches the database.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::secret::Subject;
use crate::log::{AppendError, Cause, Head, KeyChange, NewRecord, chain, hex, subject};

/// Records, with their numbers and hashes.
pub(super) struct Records {
    /// The number of the first.
    pub first: i64,
    /// `[[at, actor, kind, version, body], …]`
    pub json: String,
    /// Their hashes, one behind the other.
    pub hashes: Vec<u8>,
    /// The head once they are in.
    pub head: Head,
}

impl Records {
    pub(super) fn after(head: Head, records: &[NewRecord]) -> Result<Self, AppendError> {
        let mut hashes = Vec::with_capacity(32 * records.len());
        let mut last = head;
        let mut rows = Vec::with_capacity(records.len());
        for (index, record) in records.iter().enumerate() {
            record.check(index)?;
            last = chain::extend(&last, record);
            hashes.extend_from_slice(last.hash.as_bytes());
            rows.push((
                record.at.as_millis(),
                record.actor.as_str(),
                record.kind,
                record.version,
                record.body.as_str(),
            ));
        }
        let io = |source: Cause| AppendError::Io(source);
        Ok(Self {
            first: i64::try_from(head.seq + 1).map_err(|error| io(error.into()))?,
            json: serde_json::to_string(&rows).map_err(|error| io(error.into()))?,
            hashes,
            head: last,
        })
    }
}

/// Key changes: the last one for each subject.
#[derive(Default)]
pub(super) struct Keys {
    /// `[[subject, master key, wrapped key in hexadecimal], …]`, if there are any.
    pub put: Option<String>,
    /// `[subject, …]`, if there are any.
    pub destroy: Option<String>,
}

impl Keys {
    pub(super) fn of(changes: &[KeyChange]) -> Result<Self, AppendError> {
        let mut last: BTreeMap<Subject, &KeyChange> = BTreeMap::new();
        for change in changes {
            last.insert(change.subject(), change);
        }
        let mut put = Vec::new();
        let mut destroy = Vec::new();
        for change in last.into_values() {
            match change {
                KeyChange::Put { subject, wrapped } => put.push((
                    subject::to_text(*subject),
                    wrapped.master().to_string(),
                    hex::of(wrapped.as_bytes()),
                )),
                KeyChange::Destroy { subject } => destroy.push(subject::to_text(*subject)),
            }
        }
        Ok(Self {
            put: json_unless_empty(&put)?,
            destroy: json_unless_empty(&destroy)?,
        })
    }
}

fn json_unless_empty<T: Serialize>(rows: &[T]) -> Result<Option<String>, AppendError> {
    if rows.is_empty() {
        return Ok(None);
    }
    serde_json::to_string(rows)
        .map(Some)
        .map_err(|error| AppendError::Io(error.into()))
}
