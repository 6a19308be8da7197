//! How soon a request is to be answered.

use std::time::Duration;

use crate::domain::service::urgency::UrgencyTimes;
use crate::service_file::source::Table;

/// A day and a night, in minutes.
const LONGEST: u32 = 24 * 60;

/// What `[urgency]` says; a key that is missing says nothing.
pub fn times(file: &Table<'_>) -> UrgencyTimes {
    let mut times = UrgencyTimes::default();
    let Some(table) = file.table("urgency", "[urgency]") else {
        return times;
    };
    for (key, length) in [
        ("immediate_minutes", &mut times.immediate),
        ("urgent_minutes", &mut times.urgent),
        ("soon_minutes", &mut times.soon),
        ("routine_minutes", &mut times.routine),
    ] {
        let found = table.number(key, 1, LONGEST);
        *length = found.map(|found| Duration::from_mins(u64::from(found.value)));
    }
    let said = [times.immediate, times.urgent, times.soon, times.routine];
    if !said.iter().flatten().is_sorted() {
        file.source.against_rule(
            &table.at,
            "[urgency]: what is more urgent cannot have longer: immediate, urgent, soon, routine",
        );
    }
    table.done();
    times
}
