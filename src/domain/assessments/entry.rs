//! What stands in a field, and what somebody else has written in it at the same time. Both are kept; one of the two asks the other.

use std::sync::Arc;

use imbl::Vector;

use crate::domain::actor::Actor;
use crate::domain::forms::answer::Answer;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Most texts that are kept beside one another in a field.
pub const MOST_BESIDE: usize = 8;

/// Something that was written in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The record of it: what the next writer says they have seen.
    pub number: u64,
    /// What. Nothing: it was emptied.
    pub values: Secret<Arc<[Answer]>>,
    /// By whom.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What stands in it.
    pub written: Written,
    /// What others wrote without having seen that, oldest first.
    pub beside: Vector<Written>,
}

impl Entry {
    /// The newest of all that stands in it.
    pub fn newest(&self) -> u64 {
        self.beside
            .iter()
            .map(|beside| beside.number)
            .fold(self.written.number, u64::max)
    }

    /// Whether anything stands in it, or beside.
    pub fn is_empty(&self) -> bool {
        let is_empty = |written: &Written| {
            written
                .values
                .known()
                .is_some_and(|values| values.is_empty())
        };
        is_empty(&self.written) && self.beside.is_empty()
    }
}
