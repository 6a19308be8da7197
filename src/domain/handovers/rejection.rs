//! Why something about a handover was not done, in words a person can read.

use crate::domain::rejection::Rejection;

/// Something about a handover that was not done, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandoverRejection {
    /// Nothing has happened.
    #[error("there is nothing to hand over: nothing has happened, and nothing stands open")]
    Nothing,
    /// There is nobody to hand over to.
    #[error("nobody in the service file works in the day service: hand over to a nurse")]
    NoDayService,
    /// Not to herself, and to a nurse.
    #[error("hand over to a nurse, and to somebody else than yourself")]
    NotToHer,
    /// It has a name under it.
    #[error("somebody has put her name under this already")]
    SignedAlready,
    /// Somebody was quicker.
    #[error("somebody else has accepted this already")]
    AcceptedAlready,
    /// One by one.
    #[error("the day service accepts one by one: each of it gets a person whose it is")]
    OneByOne,
    /// A question waits.
    #[error("a question about this waits for its answer: answer it first")]
    AskedAlready,
    /// No question waits.
    #[error("no question about this waits for an answer")]
    NotAsked,
}

impl From<HandoverRejection> for Rejection {
    fn from(rejection: HandoverRejection) -> Self {
        Self::Handover(rejection)
    }
}
