//! What holds at every instant, whatever a municipality decides: random windows, patterns, hours and absences over a winter
//! with both clock changes, Christmas, Easter and the holidays of May.

use jiff::civil::{Weekday, date};
use proptest::prelude::*;

use super::tests::{at, plain, shown, span};
use super::*;
use crate::domain::service::roster::{Absence, PatternLine, Place, Weeks};
use crate::domain::service::window::{DAY, DayHours, WEEK, WeeklyWindow};

const MINUTE: i64 = 60_000;

prop_compose! {
    fn windows()(
        mut cuts in prop::collection::btree_set(0..WEEK / 30, 2..7).prop_map(|cuts| cuts.into_iter().collect::<Vec<_>>()),
        shift in 0..WEEK / 30,
    ) -> Vec<WeeklyWindow> {
        if cuts.len() % 2 == 1 {
            cuts.pop();
        }
        let time = |cut: u16| {
            let minute = (cut + shift) % (WEEK / 30) * 30;
            let day = Weekday::from_monday_zero_offset(i8::try_from(minute / DAY).unwrap()).unwrap();
            WeekTime { day, minute: minute % DAY }
        };
        cuts.chunks(2).map(|pair| WeeklyWindow { from: time(pair[0]), to: time(pair[1]) }).collect()
    }
}

fn staff() -> impl Strategy<Value = Place> {
    prop_oneof![
        Just(Place::AsBefore),
        Just(Place::Nobody),
        Just(Place::Held(StaffId::new("kari"))),
        Just(Place::Held(StaffId::new("aslak"))),
        Just(Place::Held(StaffId::new("marit"))),
    ]
}

fn weeks() -> impl Strategy<Value = Weeks> {
    prop_oneof![
        Just(Weeks::All),
        Just(Weeks::Even),
        Just(Weeks::Odd),
        (1..5_u8, 1..5_u8).prop_map(|(of, turn)| Weeks::Turn {
            from: date(2026, 2, 3),
            of,
            turn
        }),
    ]
}

prop_compose! {
    fn line()(
        part in windows(), whole in any::<bool>(), weeks in weeks(), primary in staff(), backup in staff(),
        others in prop::option::of(Just(vec![StaffId::new("marit")])),
    ) -> PatternLine {
        PatternLine { window: part.first().copied().filter(|_| !whole), weeks, primary, backup, others }
    }
}

prop_compose! {
    fn services()(
        duty_windows in windows(),
        opens in 0..20_u16, open_for in 1..8_u16, open_days in 1..7_i8,
        public in any::<bool>(),
        duty_from in prop::option::of(0..DAY),
        pattern in prop::collection::vec(line(), 1..4),
        away in prop::collection::vec((0..400_i64, 1..200_i64), 0..3),
    ) -> Service {
        let mut decided = plain();
        decided.duty_windows = duty_windows;
        decided.day_hours = (0..open_days).map(|day| DayHours {
            day: Weekday::from_monday_zero_offset(day).unwrap(),
            from: opens * 30,
            to: (opens + open_for) * 30,
        }).collect();
        decided.holidays.public = public;
        decided.holidays.duty_from = duty_from;
        decided.pattern = pattern;
        let start = at(date(2026, 10, 1), "00:00").as_millis();
        decided.absences = away.into_iter().map(|(from, hours)| Absence {
            staff: StaffId::new("kari"),
            from: Timestamp::from_millis(start + from * 30 * 60 * MINUTE),
            to: Timestamp::from_millis(start + (from * 30 + hours) * 60 * MINUTE),
        }).collect();
        Service::new(decided)
    }
}

/// Minutes from October 2026 to June 2027: both clock changes, Christmas, Easter and the holidays of May.
fn instants() -> impl Strategy<Value = Timestamp> {
    let start = at(date(2026, 10, 1), "00:00").as_millis();
    prop_oneof![
        0..390_000_i64,
        // Around the clock changes.
        35_000..36_000_i64,
        256_000..258_000_i64,
    ]
    .prop_map(move |minute| Timestamp::from_millis(start + minute * MINUTE))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_changes_before_the_next_change(service in services(), now in instants(), part in 0.0..1.0_f64) {
        let shift = shift_at(&service, now);
        let next = next_change(&service, now).unwrap();
        prop_assert!(next > now);
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "any instant between will do")]
        let between = now.as_millis() + ((next.as_millis() - now.as_millis()) as f64 * part) as i64;
        let between = Timestamp::from_millis(between.min(next.as_millis() - 1));
        prop_assert_eq!(shift_at(&service, between), shift.clone());
        prop_assert_ne!(shift_at(&service, next), shift);
    }

    #[test]
    fn shifts_follow_each_other_and_never_overlap(service in services(), now in instants()) {
        let shifts = shifts_within(&service, now, 21);
        for pair in shifts.windows(2) {
            prop_assert!(pair[0].start < pair[0].end);
            prop_assert!(pair[0].end <= pair[1].start);
            prop_assert_eq!(next_shift(&service, pair[0].start), Some(pair[1].clone()));
        }
        for shift in &shifts {
            prop_assert_eq!(shift_at(&service, shift.start), Some(shift.clone()));
            let everyone: Vec<&StaffId> = shift.everyone().collect();
            for (at, one) in everyone.iter().enumerate() {
                prop_assert!(!everyone[..at].contains(one), "nobody has two places");
            }
        }
    }

    #[test]
    fn a_duty_never_ends_while_the_day_service_is_closed(service in services(), now in instants()) {
        for shift in shifts_within(&service, now, 14) {
            let over = shift_at(&service, shift.end).is_none();
            prop_assert!(!over || calendar::is_open(&service, shift.end), "{}", span(&shift));
        }
    }

    #[test]
    fn every_written_duty_hour_is_a_duty_hour(service in services(), now in instants()) {
        let (day, minute) = calendar::local(&service.zone, now);
        let wall = WeekTime { day: day.weekday(), minute };
        // The hour that the clocks repeat or skip belongs to whichever side the window says.
        let sunday_night = day.weekday() == Weekday::Sunday && minute < 4 * 60;
        if !sunday_night && service.duty_windows.iter().any(|window| window.holds(wall)) {
            prop_assert!(shift_at(&service, now).is_some(), "{}", shown(now));
        }
    }
}
