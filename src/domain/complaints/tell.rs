//! What is written to staff about complaints. Never what it is about.

/// A text message about a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComplaintText {
    /// To whoever follows one from now on.
    Given,
    /// To a leader: nobody follows one.
    NotLookedAt,
    /// To whoever follows it: the date comes near.
    AnswerSoon,
    /// To a leader, and to whoever follows it: the date is over.
    Late,
}
