//! Whom she can bring into a conversation from outside: who answers now first, and when the others do.

use crate::domain::calls::leg::Callee;
use crate::domain::duty::calendar;
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::domain::service::Service;
use crate::domain::service::window::{WEEK, WeekTime, WeeklyWindow};
use crate::domain::time::Timestamp;

/// Somebody outside who can be brought into a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThirdChoice {
    /// Its place in the list, which the form sends back.
    pub key: String,
    /// What the service file calls them.
    pub label: String,
    /// The kind of help.
    pub kind: ThirdKind,
    /// They answer now, by their hours.
    pub open: bool,
    /// When they answer; empty: always.
    pub hours: Vec<WeeklyWindow>,
    /// When they open, if they are closed.
    pub opens: Option<WeekTime>,
    /// Whom to ring.
    pub callee: Callee,
}

/// The kind of help somebody brings, in the order in which it is offered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ThirdKind {
    /// Legevakt's doctor, as the fallback's numbers.
    Doctor,
    /// Another line of legevakt's.
    Legevakt,
    /// Interprets this language.
    Interpreter(String),
    /// Where a patient can be received.
    Receiving,
    /// Somebody we work with.
    Partner,
}

/// Everybody outside who can be brought in: legevakt's doctors and lines, interpreters, receiving units, partners.
pub fn third(service: &Service, now: Timestamp) -> Vec<ThirdChoice> {
    let (date, minute) = calendar::local(&service.zone, now);
    let now = WeekTime {
        day: date.weekday(),
        minute,
    };
    let mut all = Vec::new();
    let mut add = |key: String, label: &str, number: &E164, kind, hours: &[WeeklyWindow]| {
        let open = hours.is_empty() || hours.iter().any(|window| window.holds(now));
        all.push(ThirdChoice {
            key,
            label: label.to_owned(),
            kind,
            open,
            hours: hours.to_vec(),
            opens: next_opening(hours, now).filter(|_| !open),
            callee: Callee::Other {
                label: label.to_owned(),
                number: Secret::Known(number.clone()),
            },
        });
    };
    for (at, one) in service.fallback.iter().enumerate() {
        add(
            format!("doctor-{at}"),
            &one.label,
            &one.number,
            ThirdKind::Doctor,
            &[],
        );
    }
    let doctors = |number: &E164| service.fallback.iter().any(|one| one.number == *number);
    for (at, one) in service.legevakt.iter().enumerate() {
        if !doctors(&one.number) {
            let key = format!("legevakt-{at}");
            add(key, &one.label, &one.number, ThirdKind::Legevakt, &[]);
        }
    }
    for (at, one) in service.interpreters.iter().enumerate() {
        let kind = ThirdKind::Interpreter(one.language.clone());
        let key = format!("interpreter-{at}");
        add(key, &one.label, &one.number, kind, &one.hours);
    }
    for (at, one) in service.receiving_units.iter().enumerate() {
        let key = format!("receiving-{at}");
        add(
            key,
            &one.label,
            &one.number,
            ThirdKind::Receiving,
            &one.hours,
        );
    }
    for (at, one) in service.partners.iter().enumerate() {
        let key = format!("partner-{at}");
        add(key, &one.label, &one.number, ThirdKind::Partner, &one.hours);
    }
    all.sort_by(|a, b| (!a.open, &a.kind).cmp(&(!b.open, &b.kind)));
    all
}

/// When the next of these parts of the week begins.
fn next_opening(hours: &[WeeklyWindow], now: WeekTime) -> Option<WeekTime> {
    let until = |at: WeekTime| (at.of_week() + WEEK - now.of_week()) % WEEK;
    hours
        .iter()
        .map(|window| window.from)
        .min_by_key(|from| until(*from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Weekday;

    #[test]
    fn who_answers_now_comes_first_and_the_others_say_when_they_open() {
        let text = include_str!("../../handbook/operations/example-service.toml");
        let service = crate::service_file::parse(text).unwrap();
        // Sunday 3:00 in the night.
        let at: jiff::Zoned = "2026-11-22T03:00:00+01:00[Europe/Oslo]".parse().unwrap();
        let all = third(&service, Timestamp::from_jiff(at.timestamp()));
        let first_closed = all.iter().position(|choice| !choice.open).unwrap();
        assert!(all[first_closed..].iter().all(|choice| !choice.open));
        assert_eq!(all[0].kind, ThirdKind::Doctor);
        let opens = |key: &str| {
            let choice = all.iter().find(|choice| choice.key == key).unwrap();
            choice.opens.map(|at| (at.day, at.minute))
        };
        assert_eq!(opens("interpreter-0"), Some((Weekday::Sunday, 480)));
        assert_eq!(opens("receiving-0"), Some((Weekday::Monday, 480)));
        assert_eq!(opens("receiving-1"), None, "always open");
    }
}
