//! Somebody on duty who cannot take calls for a while.

use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// For how long she may say that she is unavailable, minutes.
pub const CHOICES: [u16; 4] = [10, 20, 40, 60];

/// Unavailable, until then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unavailable {
    /// Since when.
    pub since: Timestamp,
    /// It ends by itself.
    pub until: Timestamp,
    /// Why, if she has said: for colleagues, never for callers.
    pub reason: Option<Secret<String>>,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BackBy {
    /// The time was over.
    Time,
    /// She said so.
    Herself,
    /// She took a call.
    TakingACall,
    /// Her duty is over.
    EndOfDuty,
}
