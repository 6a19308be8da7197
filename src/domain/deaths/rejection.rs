//! Why something about a death was not done.

use crate::domain::rejection::Rejection;

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeathRejection {
    /// Nobody writes to the telephone of somebody who has died.
    #[error("the person has died: no message is sent to their number")]
    NoMessage,
    /// Nobody rings it either.
    #[error("the person has died: their number is not rung")]
    NoCall,
    /// Nothing is done for somebody who has died.
    #[error("the person has died: nothing is followed up for them")]
    NoFollowUp,
    /// A talk is not written down beforehand.
    #[error("the time of the talk has not come yet")]
    NotYet,
    /// More than anybody needs.
    #[error("{most} are cared for already beside this record")]
    TooMany {
        /// So many.
        most: usize,
    },
}

impl From<DeathRejection> for Rejection {
    fn from(rejection: DeathRejection) -> Self {
        Self::Death(rejection)
    }
}
