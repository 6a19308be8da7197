//! Who is on duty, as decided: a pattern that repeats, dated exceptions, absences. What follows from them at an instant
//! is for `duty` to say.

use jiff::civil::Date;

use crate::domain::ids::StaffId;
use crate::domain::service::window::WeeklyWindow;
use crate::domain::time::Timestamp;

/// One line of the pattern. Lines are read in order; what a later one says wins, place by place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternLine {
    /// The part of the week it is about; none: the whole duty.
    pub window: Option<WeeklyWindow>,
    /// Which weeks it is about. A duty belongs to the week in which it begins.
    pub weeks: Weeks,
    /// Who is rung first.
    pub primary: Place,
    /// Who is rung next.
    pub backup: Place,
    /// Who else is on duty; none: as the lines before say.
    pub others: Option<Vec<StaffId>>,
}

/// What a line says about a place on duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Nothing: what was said before holds.
    AsBefore,
    /// Nobody.
    Nobody,
    /// This person.
    Held(StaffId),
}

/// Which weeks (ISO 8601, Monday first).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weeks {
    /// Each.
    All,
    /// Weeks with an even number.
    Even,
    /// Weeks with an odd number. After a week 53 two odd ones follow each other.
    Odd,
    /// One week in `of`, counted from the week of a date.
    Turn {
        /// A date in a week of turn 1.
        from: Date,
        /// How many weeks the rotation has.
        of: u8,
        /// Which of them, 1 being the week of `from`.
        turn: u8,
    },
}

/// A dated exception: swaps, cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyOverride {
    /// From this instant.
    pub from: Timestamp,
    /// Until this one, not included.
    pub to: Timestamp,
    /// Who is rung first.
    pub primary: Place,
    /// Who is rung next.
    pub backup: Place,
    /// Who else; none: as the pattern says.
    pub others: Option<Vec<StaffId>>,
}

/// Somebody is away. Why is nobody's business here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Who.
    pub staff: StaffId,
    /// From this instant.
    pub from: Timestamp,
    /// Until this one, not included.
    pub to: Timestamp,
}
