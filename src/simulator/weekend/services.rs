//! Service files of simulated weekends: the example municipality, and the same with fewer people.

use std::sync::Arc;

use crate::domain::service::Service;
use crate::domain::time::Timestamp;
use crate::service_file;

const EXAMPLE: &str = include_str!("../../../handbook/operations/example-service.toml");

/// Who is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Staffing {
    /// As the example says: two nurses, three on the busiest nights.
    Full,
    /// One nurse.
    Alone,
    /// Nobody.
    Nobody,
    /// Only a second one.
    BackupOnly,
}

impl Staffing {
    /// Drawn: mostly full.
    pub fn drawn(rng: &mut fastrand::Rng) -> Self {
        match rng.u8(..10) {
            0..=5 => Self::Full,
            6 | 7 => Self::Alone,
            8 => Self::BackupOnly,
            _ => Self::Nobody,
        }
    }
}

/// Why the example cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the example service file cannot be read: {0}")]
pub struct Unreadable(String);

/// What otherwise takes days or weeks comes within a weekend, and the record system has the official record of what nurses sign.
const HURRIED: &str = "
[timing]
deviation_look_days = 1
deviation_close_days = 2
reading_review_days = 1
complaint_answer_days = 2
feedback_after_hours = 4
follow_up_leader_after_hours = 3

[documents]
in_epj = [\"nurse-assessment\", \"telephone-order\"]
order_signed_within_hours = 2
";

/// The example with this staffing.
pub fn service(staffing: Staffing) -> Result<Arc<Service>, Unreadable> {
    parsed(&text(staffing))
}

/// The same, with shorter times.
pub fn hurried(staffing: Staffing) -> Result<Arc<Service>, Unreadable> {
    parsed(&(text(staffing) + HURRIED))
}

fn parsed(text: &str) -> Result<Arc<Service>, Unreadable> {
    service_file::parse(text).map(Arc::new).map_err(|problems| {
        Unreadable(
            problems
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("; "),
        )
    })
}

fn text(staffing: Staffing) -> String {
    match staffing {
        Staffing::Full => EXAMPLE.to_owned(),
        Staffing::Alone => without(
            EXAMPLE,
            &[
                "backup = \"aslak\"",
                "backup = \"kari\"",
                "others = [\"marit\"]",
            ],
        ),
        Staffing::BackupOnly => without(
            EXAMPLE,
            &[
                "primary = \"aslak\"",
                "primary = \"kari\"",
                "others = [\"marit\"]",
            ],
        ),
        Staffing::Nobody => without(
            EXAMPLE,
            &[
                "primary = \"aslak\"",
                "primary = \"kari\"",
                "backup = \"aslak\"",
                "backup = \"kari\"",
                "others = [\"marit\"]",
            ],
        ),
    }
}

fn without(text: &str, lines: &[&str]) -> String {
    text.lines()
        .map(|line| {
            let gone = lines.iter().find(|gone| line.trim() == **gone);
            match gone {
                Some(gone) if gone.starts_with("others") => "others = []".to_owned(),
                Some(gone) => format!(
                    "{} = \"nobody\"",
                    gone.split(' ').next().unwrap_or("backup")
                ),
                None => line.to_owned(),
            }
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Thursday 14:50 of a week, in the service's zone, and Monday 08:10 after it.
pub fn weekend(service: &Service, week: i32) -> (Timestamp, Timestamp) {
    let thursday = jiff::civil::date(2026, 1, 8) + jiff::Span::new().weeks(week.rem_euclid(150));
    let monday = thursday + jiff::Span::new().days(4);
    let at = |date: jiff::civil::Date, hour: i8, minute: i8| {
        date.at(hour, minute, 0, 0)
            .to_zoned(service.zone.clone())
            .map_or_else(
                |_| Timestamp::default(),
                |zoned| Timestamp::from_jiff(zoned.timestamp()),
            )
    };
    (at(thursday, 14, 50), at(monday, 8, 10))
}
