//! Duty at the example service: ordinary weeks, clock changes, holidays, swaps.

use jiff::civil::{Date, Weekday, date};
use jiff::tz::TimeZone;

use super::*;
use crate::domain::duty::calendar;
use crate::domain::service::Decided;
use crate::domain::service::roster::{Absence, DutyOverride, PatternLine, Place, Weeks};
use crate::service_file;

fn example() -> Decided {
    let text = include_str!("../../../handbook/operations/example-service.toml");
    Decided::clone(&service_file::parse(text).unwrap())
}

pub fn plain() -> Decided {
    let mut decided = example();
    decided.holidays.duty_from = None;
    decided.holidays.closed.clear();
    decided.overrides.clear();
    decided.absences.clear();
    decided.pattern.truncate(2);
    decided
}

pub fn at(day: Date, clock: &str) -> Timestamp {
    let zone = TimeZone::get("Europe/Oslo").unwrap();
    let (hour, minute) = clock.split_once(':').unwrap();
    let minute = hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap();
    calendar::instant(&zone, day, minute)
}

pub fn shown(when: Timestamp) -> String {
    let zone = TimeZone::get("Europe/Oslo").unwrap();
    when.to_jiff()
        .to_zoned(zone)
        .strftime("%a %Y-%m-%d %H:%M")
        .to_string()
}

pub fn span(shift: &Shift) -> String {
    format!("{} – {}", shown(shift.start), shown(shift.end))
}

fn primary(shift: &Shift) -> &str {
    shift.primary.as_ref().map_or("-", StaffId::as_str)
}

#[test]
fn the_weekend_has_its_duty_and_the_week_has_not() {
    let service = Service::new(plain());
    let friday = shift_at(&service, at(date(2026, 11, 20), "21:00")).unwrap();
    assert_eq!(span(&friday), "Thu 2026-11-19 15:00 – Mon 2026-11-23 08:00");
    assert_eq!(
        primary(&friday),
        "aslak",
        "an odd number of weeks after turn 1"
    );
    let tuesday = at(date(2026, 11, 24), "12:00");
    assert_eq!(shift_at(&service, tuesday), None);
    let next = next_shift(&service, tuesday).unwrap();
    assert_eq!(span(&next), "Thu 2026-11-26 15:00 – Mon 2026-11-30 08:00");
    assert_eq!(
        primary(&next),
        "kari",
        "an even number of weeks after turn 1"
    );
    assert_eq!(next_change(&service, tuesday), Some(next.start));
    assert_eq!(next_change(&service, next.start), Some(next.end));
}

#[test]
fn a_shift_begins_on_its_minute_and_has_ended_on_its_last() {
    let service = Service::new(plain());
    let start = at(date(2026, 11, 19), "15:00");
    let end = at(date(2026, 11, 23), "08:00");
    let before = |at: Timestamp| Timestamp::from_millis(at.as_millis() - 1);
    assert!(shift_at(&service, before(start)).is_none());
    assert!(shift_at(&service, start).is_some());
    assert!(shift_at(&service, before(end)).is_some());
    assert!(shift_at(&service, end).is_none());
}

#[test]
fn a_duty_over_a_clock_change_keeps_its_wall_times_and_is_an_hour_longer_or_shorter() {
    let service = Service::new(plain());
    let autumn = shift_at(&service, at(date(2026, 10, 24), "12:00")).unwrap();
    assert_eq!(span(&autumn), "Thu 2026-10-22 15:00 – Mon 2026-10-26 08:00");
    assert_eq!(autumn.end.since(autumn.start).as_secs() / 3600, 90);
    let mut decided = plain();
    decided.holidays.public = false; // 28 March 2027 is Easter Sunday too
    let service = Service::new(decided);
    let spring = shift_at(&service, at(date(2027, 3, 27), "12:00")).unwrap();
    assert_eq!(span(&spring), "Thu 2027-03-25 15:00 – Mon 2027-03-29 08:00");
    assert_eq!(spring.end.since(spring.start).as_secs() / 3600, 88);
}

#[test]
fn a_holiday_monday_makes_the_duty_longer_with_the_same_people() {
    let service = Service::new(plain());
    let easter = shift_at(&service, at(date(2027, 3, 29), "20:00")).unwrap();
    assert_eq!(span(&easter), "Thu 2027-03-25 15:00 – Tue 2027-03-30 08:00");
    let whitsun = shift_at(&service, at(date(2026, 5, 25), "09:00")).unwrap();
    assert_eq!(
        span(&whitsun),
        "Thu 2026-05-21 15:00 – Tue 2026-05-26 08:00"
    );
}

#[test]
fn a_holiday_in_the_week_is_a_duty_of_its_own_only_if_the_file_says_so() {
    // 17 May 2028 is a Wednesday.
    let noon = at(date(2028, 5, 17), "12:00");
    assert_eq!(shift_at(&Service::new(plain()), noon), None);
    let mut decided = plain();
    decided.holidays.duty_from = Some(15 * 60);
    let shift = shift_at(&Service::new(decided), noon).unwrap();
    assert_eq!(span(&shift), "Tue 2028-05-16 15:00 – Thu 2028-05-18 08:00");
}

#[test]
fn a_holiday_that_ends_where_the_weekly_duty_begins_hands_over_without_a_gap() {
    // Ascension Day, Thursday 14 May 2026: from Wednesday afternoon, then the weekend.
    let mut decided = plain();
    decided.holidays.duty_from = Some(15 * 60);
    let service = Service::new(decided);
    let first = shift_at(&service, at(date(2026, 5, 13), "16:00")).unwrap();
    assert_eq!(span(&first), "Wed 2026-05-13 15:00 – Thu 2026-05-14 15:00");
    let second = shift_at(&service, first.end).unwrap();
    assert_eq!(second.start, first.end);
    assert_eq!(shown(second.end), "Mon 2026-05-18 08:00");
    assert_eq!(duty_end(&service, first.start), Some(second.end));
}

#[test]
fn closed_summer_weeks_are_one_duty_with_a_shift_a_week() {
    let mut decided = plain();
    decided
        .holidays
        .closed
        .push(crate::domain::service::window::ClosedDates {
            from: date(2027, 7, 12),
            to: date(2027, 7, 25),
            label: "summer".into(),
        });
    let service = Service::new(decided);
    let start = at(date(2027, 7, 9), "12:00");
    let spans: Vec<String> = shifts_within(&service, start, 20)
        .iter()
        .map(span)
        .collect();
    assert_eq!(
        spans,
        [
            "Thu 2027-07-08 15:00 – Thu 2027-07-15 15:00",
            "Thu 2027-07-15 15:00 – Thu 2027-07-22 15:00",
            "Thu 2027-07-22 15:00 – Mon 2027-07-26 08:00",
        ]
    );
    assert_eq!(
        duty_end(&service, start),
        Some(at(date(2027, 7, 26), "08:00"))
    );
}

#[test]
fn a_third_nurse_on_saturday_night_makes_shifts_of_her_own() {
    let service = Service::new(example());
    let spans: Vec<String> = shifts_within(&service, at(date(2026, 11, 18), "00:00"), 6)
        .iter()
        .map(|shift| format!("{} {}", span(shift), shift.others.len()))
        .collect();
    assert_eq!(
        spans,
        [
            "Thu 2026-11-19 15:00 – Fri 2026-11-20 20:00 0",
            "Fri 2026-11-20 20:00 – Sun 2026-11-22 04:00 1",
            "Sun 2026-11-22 04:00 – Mon 2026-11-23 08:00 0",
        ]
    );
}

#[test]
fn a_swap_wins_over_the_pattern_and_an_absence_over_both() {
    let mut decided = plain();
    let (from, to) = (
        at(date(2026, 11, 21), "08:00"),
        at(date(2026, 11, 21), "20:00"),
    );
    decided.overrides.push(DutyOverride {
        from,
        to,
        primary: Place::Held(StaffId::new("marit")),
        backup: Place::Nobody,
        others: None,
    });
    decided.absences.push(Absence {
        staff: StaffId::new("marit"),
        from: at(date(2026, 11, 21), "16:00"),
        to: at(date(2026, 11, 22), "00:00"),
    });
    let service = Service::new(decided);
    let swapped = shift_at(&service, at(date(2026, 11, 21), "12:00")).unwrap();
    assert_eq!((primary(&swapped), swapped.backup.clone()), ("marit", None));
    assert_eq!(shown(swapped.end), "Sat 2026-11-21 16:00");
    let hole = shift_at(&service, swapped.end).unwrap();
    assert!(
        hole.is_empty(),
        "nobody steps in by themselves: an alarm is somebody else's to raise"
    );
    assert_eq!(hole.end, to);
    assert_eq!(primary(&shift_at(&service, to).unwrap()), "aslak");
}

#[test]
fn a_rotation_counts_weeks_from_its_date_across_the_new_year() {
    let mut decided = plain();
    let line = |turn, staff| PatternLine {
        window: None,
        weeks: Weeks::Turn {
            from: date(2026, 1, 7),
            of: 3,
            turn,
        },
        primary: Place::Held(StaffId::new(staff)),
        backup: Place::Nobody,
        others: None,
    };
    decided.pattern = vec![line(1, "kari"), line(2, "aslak"), line(3, "marit")];
    let service = Service::new(decided);
    let order: Vec<String> = (0..6)
        .map(|week: i32| {
            let friday = date(2026, 12, 11) + jiff::ToSpan::weeks(week);
            primary(&shift_at(&service, at(friday, "12:00")).unwrap()).to_owned()
        })
        .collect();
    // 5 January 2026 is the Monday of turn 1; 7 December 2026 is 48 weeks on, turn 1 again.
    assert_eq!(order, ["kari", "aslak", "marit", "kari", "aslak", "marit"]);
}

#[test]
fn outside_duty_the_day_service_answers_unless_it_is_closed() {
    let service = Service::new(example());
    let kind = |at| outside_destination(&service, at).kind;
    assert_eq!(
        kind(at(date(2026, 11, 24), "10:00")),
        DestinationKind::DayService
    );
    assert_eq!(
        kind(at(date(2026, 11, 24), "15:00")),
        DestinationKind::Legevakt
    );
    // Constitution Day 2028, a Wednesday.
    assert_eq!(
        kind(at(date(2028, 5, 17), "10:00")),
        DestinationKind::Legevakt
    );
}

#[test]
fn wall_times_hold_for_twenty_years() {
    let service = Service::new(plain());
    let zone = &service.zone;
    let mut now = at(date(2026, 1, 1), "12:00");
    let until = at(date(2046, 1, 1), "12:00");
    let mut seen = 0;
    while let Some(shift) = next_shift(&service, now).filter(|shift| shift.start < until) {
        let (day, minute) = calendar::local(zone, shift.start);
        assert_eq!(
            (day.weekday(), minute),
            (Weekday::Thursday, 900),
            "{}",
            span(&shift)
        );
        let (day, minute) = calendar::local(zone, shift.end);
        assert_eq!(minute, 480, "{}", span(&shift));
        assert!(!calendar::is_closed(&service, day), "{}", span(&shift));
        assert!(
            day.weekday() == Weekday::Monday
                || calendar::is_closed(&service, day.yesterday().unwrap()),
            "{}",
            span(&shift)
        );
        now = shift.start;
        seen += 1;
    }
    assert!((1_040..=1_045).contains(&seen), "{seen}");
}
