//! What is written to staff about deviations. Never what it is about.

/// A text message about a deviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeviationText {
    /// To whoever follows one from now on.
    Given,
    /// To a leader: nobody has looked at one in time.
    NotLookedAt,
    /// To a leader, and to whoever follows it: one was not closed in time.
    NotClosed,
}
