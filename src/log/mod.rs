//! The log: the one durable truth. Records go in at the end, in batches that are committed whole or not at all, and are
//! read in order. Never rewrites or removes a record, and never knows what a record means.
//!
//! Each record carries a hash over itself and the hash before it ([`chain`]). Personal content is sealed before it comes here
//! ([`seal`]); its keys are committed in the same transaction as the records that need them, and erasing is destroying keys.

pub mod backup;
pub mod chain;
pub mod entropy;
pub mod export;
mod hex;
pub mod key_file;
pub mod keys;
pub mod lock;
pub mod manifest;
pub mod memory;
pub mod restore;
pub mod rotation;
pub mod seal;
pub mod small;
pub mod sqlite;
mod subject;
pub mod verify;

use std::fmt;
use std::future::Future;
use std::ops::ControlFlow;

use crate::domain::secret::Subject;
use crate::domain::time::Timestamp;
use crate::log::keys::WrappedKey;

/// What lies beneath a failure of storage, whichever storage it is.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// The SHA-256 of a record and of all records before it. Shown as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Hash([u8; 32]);

impl Hash {
    /// What stands before the first record.
    pub const ZERO: Self = Self([0; 32]);

    /// The hash with these bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// From 64 hexadecimal digits; `None` if it is anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        hex::to_bytes(text).map(Self)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A record on its way in. The log gives it its number and its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRecord {
    /// When it happened, in the service's time.
    pub at: Timestamp,
    /// Who did it: a member of staff, the carrier, the clock. No NUL character.
    pub actor: String,
    /// What happened.
    pub kind: &'static str,
    /// The version of the body's shape.
    pub version: u16,
    /// JSON, with what is personal already sealed inside it. No NUL character.
    pub body: String,
}

impl NewRecord {
    /// Some storages end a text at NUL, so that it would not read back as it was hashed.
    fn check(&self, index: usize) -> Result<(), AppendError> {
        let texts = [
            ("actor", self.actor.as_str()),
            ("kind", self.kind),
            ("body", &self.body),
        ];
        texts
            .into_iter()
            .find(|(_, text)| text.contains('\0'))
            .map_or(Ok(()), |(field, _)| {
                Err(AppendError::Malformed { index, field })
            })
    }
}

/// A record as it was committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// 1 for the first, then without a gap.
    pub seq: u64,
    /// When it happened, in the service's time.
    pub at: Timestamp,
    /// Who did it.
    pub actor: String,
    /// What happened.
    pub kind: String,
    /// The version of the body's shape.
    pub version: u16,
    /// JSON, exactly as it was given.
    pub body: String,
    /// Over this record and all before it.
    pub hash: Hash,
}

/// The last record's number and hash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// 0 when there is no record yet.
    pub seq: u64,
    /// [`Hash::ZERO`] when there is no record yet.
    pub hash: Hash,
}

/// What happens to a subject's data key, in the same commit as the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyChange {
    /// The key is new, or wrapped anew.
    Put {
        /// Whose key.
        subject: Subject,
        /// The key, readable only with the master key.
        wrapped: WrappedKey,
    },
    /// The key is overwritten: everything sealed with it is gone for good.
    Destroy {
        /// Whose key.
        subject: Subject,
    },
}

impl KeyChange {
    /// Whose key it is about.
    pub const fn subject(&self) -> Subject {
        match self {
            Self::Put { subject, .. } | Self::Destroy { subject } => *subject,
        }
    }
}

/// Why a batch was not appended, or may not have been.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody else appended first; nothing was written. Catch up from the head, and decide again.
    #[error("the log has moved on to record {}: catch up and decide again", head.seq)]
    Conflict {
        /// Where the log is now.
        head: Head,
    },
    /// The disk has no room; nothing was written.
    #[error("the disk is full and the log cannot be written: make room for it")]
    Full(#[source] Cause),
    /// Writing failed. **Whether the batch was committed is not known**: ask for [`EventLog::head`] before going on.
    #[error("the log cannot be written")]
    Io(#[source] Cause),
    /// The batch holds what no record can hold; nothing was written.
    #[error("record {index} of the batch has a NUL character in its {field}")]
    Malformed {
        /// Which of the batch, from 0.
        index: usize,
        /// Which field.
        field: &'static str,
    },
}

/// Why the log could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The storage failed.
    #[error("the log cannot be read")]
    Io(#[source] Cause),
    /// The storage works, but what lies there is no record.
    #[error("record {seq} cannot be read: its {what} is not what the program writes")]
    Malformed {
        /// Its number.
        seq: u64,
        /// Which part.
        what: &'static str,
    },
    /// What lies in the table of keys is no key.
    #[error(
        "a data key in the database cannot be read ({what}): restore from a backup that has its keys"
    )]
    Key {
        /// Which part.
        what: &'static str,
    },
}

/// The durable log. One writer; `expected` decides between two.
pub trait EventLog: Send {
    /// Appends the records and changes the keys, all of it or nothing, and returns only when it will survive a power cut.
    ///
    /// `expected` is the number of the last record the caller knows. Of several changes to one key the last one counts. A
    /// batch without records and keys writes nothing, and still answers a conflict.
    fn append(
        &mut self,
        expected: u64,
        records: &[NewRecord],
        keys: &[KeyChange],
    ) -> impl Future<Output = Result<Head, AppendError>> + Send;

    /// At most `limit` records after number `after`, in order.
    fn read_from(
        &mut self,
        after: u64,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<Record>, ReadError>> + Send;

    /// Every record after number `after`, in order and in chunks of bounded size, until the end or until `visit` breaks off.
    fn read_all<V>(
        &mut self,
        after: u64,
        visit: V,
    ) -> impl Future<Output = Result<(), ReadError>> + Send
    where
        V: FnMut(Vec<Record>) -> ControlFlow<()> + Send;

    /// The last record, as the storage has it now.
    fn head(&mut self) -> impl Future<Output = Result<Head, ReadError>> + Send;

    /// Every data key that has not been destroyed.
    fn wrapped_keys(
        &mut self,
    ) -> impl Future<Output = Result<Vec<(Subject, WrappedKey)>, ReadError>> + Send;

    /// Really writes something, durably, and takes it away again. Leaves the records alone.
    fn check_writable(&mut self) -> impl Future<Output = Result<(), AppendError>> + Send;
}
