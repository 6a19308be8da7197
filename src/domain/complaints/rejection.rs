//! Why something about a complaint was not done.

use crate::domain::rejection::Rejection;

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ComplaintRejection {
    /// It is answered.
    #[error("this complaint is answered: open it again first")]
    Answered,
    /// It is not.
    #[error("this complaint is open already")]
    Open,
    /// Nobody could answer them.
    #[error("say who complains, and how they are reached")]
    WhoMissing,
    /// It goes with what it belongs to.
    #[error("this complaint belongs to a contact or a patient, and is erased with that")]
    GoesWithIt,
    /// It already exists.
    #[error("there is another complaint with this id")]
    IdTaken,
}

impl From<ComplaintRejection> for Rejection {
    fn from(rejection: ComplaintRejection) -> Self {
        Self::Complaint(rejection)
    }
}
