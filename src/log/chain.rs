//! The chain: how a record's hash is made, and how a chain is checked. Never stores anything. An outsider can do the same
//! from an export; `handbook/engineering/log.md` says how, byte by byte, and the two must agree.

use std::fmt;

use aws_lc_rs::digest;

use crate::domain::time::Timestamp;
use crate::log::{Hash, Head, NewRecord, Record};

/// The first bytes of what is hashed: which rule this is.
const RULE: &[u8] = b"hjemmevakt/log/1";

/// What a hash covers besides the one before it.
struct Covered<'a> {
    seq: u64,
    at: Timestamp,
    actor: &'a str,
    kind: &'a str,
    version: u16,
    body: &'a str,
}

fn link(previous: &Hash, record: &Covered<'_>) -> Hash {
    let mut hasher = digest::Context::new(&digest::SHA256);
    hasher.update(RULE);
    hasher.update(previous.as_bytes());
    hasher.update(&record.seq.to_be_bytes());
    hasher.update(&record.at.as_millis().to_be_bytes());
    hasher.update(&record.version.to_be_bytes());
    for text in [record.actor, record.kind, record.body] {
        hasher.update(&(text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    }
    let mut bytes = [0; 32];
    bytes.copy_from_slice(hasher.finish().as_ref());
    Hash::from_bytes(bytes)
}

/// The head after this record has been put behind `head`.
pub fn extend(head: &Head, record: &NewRecord) -> Head {
    let seq = head.seq + 1;
    Head {
        seq,
        hash: link(
            &head.hash,
            &Covered {
                seq,
                at: record.at,
                actor: &record.actor,
                kind: record.kind,
                version: record.version,
                body: &record.body,
            },
        ),
    }
}

/// The first place where a chain does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The record it is about.
    pub seq: u64,
    /// What is wrong there.
    pub reason: BreakReason,
}

/// What is wrong with a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BreakReason {
    /// The record is not there, though later ones are.
    Missing,
    /// The record, or its hash, is not what was committed.
    Altered,
    /// The record is there but its parts cannot be read.
    Unreadable {
        /// Which part.
        what: &'static str,
    },
    /// The log ends before the head that was signed.
    Truncated {
        /// The last record there is.
        last: u64,
    },
    /// The chain holds, but it is another one than the head that was signed.
    NotTheSigned,
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seq = self.seq;
        match &self.reason {
            BreakReason::Missing => write!(f, "record {seq} is missing"),
            BreakReason::Altered => {
                write!(f, "record {seq} or its hash is not what was committed")
            }
            BreakReason::Unreadable { what } => {
                write!(f, "record {seq} cannot be read: its {what} is damaged")
            }
            BreakReason::Truncated { last } => write!(
                f,
                "the log ends at record {last}, but record {seq} was signed: the end has been cut off"
            ),
            BreakReason::NotTheSigned => write!(
                f,
                "record {seq} is not the one that was signed: the log has been rewritten at or before it"
            ),
        }
    }
}

/// Checks records as they come, in order.
#[derive(Clone, Debug, Default)]
pub struct Checker {
    head: Head,
}

impl Checker {
    /// From a head that is trusted; `Head::default()` to check from the first record.
    pub const fn after(head: Head) -> Self {
        Self { head }
    }

    /// The last record that held.
    pub const fn head(&self) -> Head {
        self.head
    }

    /// Does this record follow?
    pub fn check(&mut self, record: &Record) -> Result<(), Break> {
        let seq = self.head.seq + 1;
        if record.seq != seq {
            return Err(Break {
                seq,
                reason: BreakReason::Missing,
            });
        }
        let hash = link(
            &self.head.hash,
            &Covered {
                seq,
                at: record.at,
                actor: &record.actor,
                kind: &record.kind,
                version: record.version,
                body: &record.body,
            },
        );
        if hash != record.hash {
            return Err(Break {
                seq,
                reason: BreakReason::Altered,
            });
        }
        self.head = Head { seq, hash };
        Ok(())
    }
}

/// The first place where these records, which begin with number 1, do not hold.
pub fn first_break(records: &[Record]) -> Option<Break> {
    let mut checker = Checker::default();
    records
        .iter()
        .find_map(|record| checker.check(record).err())
}
