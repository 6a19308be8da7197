//! What she says of herself.

/// Whether she takes calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PresenceCommand {
    /// Not for a while.
    Unavailable {
        /// For so long: 10, 20, 40 or 60.
        minutes: u16,
        /// Why, in her own words; empty: not said.
        reason: String,
        /// Although nobody else is left to take calls: the leader is told, and callers go straight to the fallback.
        even_alone: bool,
    },
    /// Again.
    Available,
}
