//! What is said into a conversation by the service itself. The words are in `text`.

/// What is said into a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Announcement {
    /// Somebody is being connected.
    ThirdJoins,
    /// A colleague takes over.
    ColleagueJoins,
    /// To the nurse: the person does not answer.
    PersonNotReached,
    /// To the nurse: the caller has gone.
    CallerGone,
}
