//! Why something about an escort was not done.

use crate::domain::rejection::Rejection;

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EscortRejection {
    /// She is back before she leaves.
    #[error(
        "the time back on duty must be after the time the chair is empty, and not over already"
    )]
    Backwards,
    /// Longer than an escort can be.
    #[error("an escort is booked for at most {hours} hours")]
    TooLong {
        /// In hours.
        hours: u64,
    },
    /// She is out already, or going to be.
    #[error("she has another escort in that time")]
    OutAlready,
    /// Not one who can have a contact in hand.
    #[error("an escort is a nurse, a day nurse or a coordinator of the service")]
    CannotEscort,
    /// The police without a reason, or without what was considered first.
    #[error(
        "say why the police, and which civil escort was considered first: the police are not transport (politiloven § 2 nr. 5)"
    )]
    PoliceWithoutReason,
    /// The police, and none of the reasons is chosen.
    #[error(
        "say which of the reasons it was that the police were asked, or that it was another, in own words"
    )]
    WhyPolice,
    /// They are in a car of the police, and nobody asked the police.
    #[error("a car of the police is a request to the police: say that they were asked, and why")]
    PoliceNotAsked,
    /// Nobody cancels an ambulance.
    #[error("only a scheduled flight can be cancelled by others")]
    NoFlight,
    /// No flight was cancelled.
    #[error("say first that the flight is cancelled")]
    FlightGoes,
    /// The patient is in others' hands.
    #[error("the patient has been handed over already")]
    Arrived,
    /// It is over.
    #[error("this escort is over")]
    Over,
    /// She has left: it cannot be another who goes.
    #[error("her chair is empty already: call this off and book another escort")]
    LeftAlready,
    /// She answers still.
    #[error("she has not left yet: call it off instead")]
    NotLeft,
    /// Too many.
    #[error("there are {most} escorts in this contact already")]
    TooMany {
        /// How many.
        most: usize,
    },
    /// Not one who takes calls, or the one who is away.
    #[error("the chair is taken by another nurse of the service who is not away herself")]
    CannotCover,
    /// Nobody's chair is empty by it.
    #[error("she has no duty in that time: there is no chair to take")]
    NoChair,
    /// It already exists.
    #[error("there is another escort with this id")]
    IdTaken,
}

impl From<EscortRejection> for Rejection {
    fn from(rejection: EscortRejection) -> Self {
        Self::Escort(rejection)
    }
}
