//! What the carrier says of a line: whose number it is said to be, and how it is with it.

use crate::domain::phone::E164;

/// The number a call or a message says it comes from, as parsed at the edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// A full number.
    Number(E164),
    /// Withheld by the caller.
    Withheld,
    /// Not a number.
    Malformed,
}

/// What the carrier says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineStatus {
    /// Taken, not rung yet.
    Queued,
    /// It rings.
    Ringing,
    /// Picked up, or talking.
    InProgress,
    /// It ended after having been picked up.
    Completed,
    /// Busy, or declined on the telephone.
    Busy,
    /// Could not be reached.
    Failed,
    /// Rang out.
    NoAnswer,
    /// Stopped before it was picked up.
    Canceled,
}

impl LineStatus {
    /// Whether nothing more comes of the line.
    pub const fn is_over(self) -> bool {
        match self {
            Self::Queued | Self::Ringing | Self::InProgress => false,
            Self::Completed | Self::Busy | Self::Failed | Self::NoAnswer | Self::Canceled => true,
        }
    }
}
