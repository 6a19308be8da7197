//! Parts of a week and days of a year, as people say them: local days and times of day. Which instants they are is for
//! `duty` to say, with the service's time zone.

use jiff::civil::{Date, Weekday};

/// Minutes in a day as people count them: whatever the clock change does, Thursday 15:00 is minute 900 of Thursday.
pub const DAY: u16 = 24 * 60;
/// Minutes in a week.
pub const WEEK: u16 = 7 * DAY;

/// A local day of the week and time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WeekTime {
    /// The day.
    pub day: Weekday,
    /// Minutes after midnight, 0 to 1439.
    pub minute: u16,
}

impl WeekTime {
    /// Minutes since Monday 00:00.
    pub fn of_week(self) -> u16 {
        u16::from(self.day.to_monday_zero_offset().unsigned_abs()) * DAY + self.minute
    }
}

/// A part of every week, from a day and time to another, which may be in the next week. The same twice is a whole week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WeeklyWindow {
    /// It begins here.
    pub from: WeekTime,
    /// It ends here, not included.
    pub to: WeekTime,
}

impl WeeklyWindow {
    /// How many minutes long, as the calendar counts: 1 to a whole week.
    pub fn minutes(&self) -> u16 {
        let length = (self.to.of_week() + WEEK - self.from.of_week()) % WEEK;
        if length == 0 { WEEK } else { length }
    }

    /// Whether this local time of the week is inside.
    pub fn holds(&self, at: WeekTime) -> bool {
        (at.of_week() + WEEK - self.from.of_week()) % WEEK < self.minutes()
    }

    /// Whether both hold some time of the week.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.holds(other.from) || other.holds(self.from)
    }
}

/// When the day service is open on a day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DayHours {
    /// The day.
    pub day: Weekday,
    /// Opens: minutes after midnight.
    pub from: u16,
    /// Closes: minutes after midnight, up to 1440; later than `from`.
    pub to: u16,
}

/// Days on which the day service is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    /// Norway's public holidays are among them.
    pub public: bool,
    /// Other days: a closed summer week, Christmas Eve.
    pub closed: Vec<ClosedDates>,
    /// Closed days are duty days of their own, from this minute of the day before; none: only where a duty runs into them.
    pub duty_from: Option<u16>,
}

/// Days on which the day service is closed, beside the public holidays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedDates {
    /// The first day.
    pub from: Date,
    /// The last day, included.
    pub to: Date,
    /// What staff see.
    pub label: String,
}
