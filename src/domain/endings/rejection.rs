//! Why something was not said at the end of a contact, in words a person can read.

use crate::domain::rejection::Rejection;

/// Something about the end of a contact that was not done, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EndingRejection {
    /// Admitted, and nobody knows where.
    #[error("say where the person was admitted")]
    NoUnit,
    /// Nobody is admitted beforehand.
    #[error("the time of the admission has not come yet")]
    NotYet,
    /// A mistake in the date.
    #[error("that is more than two days before the contact began: look at the date")]
    TooLongAgo,
    /// Why not is said with one of the list.
    #[error(
        "say why the person does not want to be followed up: no_more, will_ring, others, not_reached or own_words"
    )]
    WhyNot,
    /// It might be lost.
    #[error("a birth number does not belong on a sheet that somebody takes home: take it out")]
    BirthNumber,
    /// Nothing may be said of the plan.
    #[error(
        "the steps of the plan cannot stand here: nobody has confirmed that it is the person, sharing does not cover it, or there are none"
    )]
    NoSteps,
    /// More than anybody needs.
    #[error("{most} sheets of this contact were handed out already")]
    TooManySheets {
        /// So many.
        most: usize,
    },
    /// The person does not want it.
    #[error("the person objects to contact with them: choose somebody else, or ask the person")]
    RelativeObjected,
    /// Nobody would look through so many.
    #[error("{most} follow-ups of this contact stand already: do one of them first")]
    TooManyFollowUps {
        /// So many.
        most: usize,
    },
}

impl From<EndingRejection> for Rejection {
    fn from(rejection: EndingRejection) -> Self {
        Self::Ending(rejection)
    }
}
