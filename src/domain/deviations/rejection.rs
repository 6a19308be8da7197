//! Why something about a deviation was not done.

use crate::domain::rejection::Rejection;

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeviationRejection {
    /// It is closed.
    #[error("this deviation is closed: open it again first")]
    Closed,
    /// It is not.
    #[error("this deviation is open already")]
    Open,
    /// Nothing that teaches anybody anything.
    #[error("say what was found and what changes; if nothing does, say why")]
    SayWhatChanges,
    /// It goes with what it belongs to.
    #[error("this deviation happened in a contact, and is erased with that")]
    GoesWithIt,
    /// It already exists.
    #[error("there is another deviation with this id")]
    IdTaken,
}

impl From<DeviationRejection> for Rejection {
    fn from(rejection: DeviationRejection) -> Self {
        Self::Deviation(rejection)
    }
}
