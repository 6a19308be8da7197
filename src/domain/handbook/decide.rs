//! A page was read, or reviewed. Reading the same version twice is one reading; a review has a day on which the page is looked at again.

use crate::domain::decider::Decider;
use crate::domain::handbook::command::HandbookCommand;
use crate::domain::handbook::event::HandbookEvent;
use crate::domain::rejection::Rejection;

/// A review holds at most so many days: what nobody has looked at for two years is not known to hold.
pub const LONGEST_REVIEW_DAYS: i32 = 731;

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: HandbookCommand,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    match command {
        HandbookCommand::MarkRead { page, version } => {
            let now = std::slice::from_ref(&version);
            if d.state.handbook.has_read(&by, &page, now).is_none() {
                d.emit(HandbookEvent::PageRead { page, version, by });
            }
        }
        HandbookCommand::ReviewPage {
            page,
            version,
            until,
        } => {
            let zone = d
                .state
                .service
                .as_ref()
                .ok_or(Rejection::NoService)?
                .zone
                .clone();
            let today = d.now.to_jiff().to_zoned(zone).date();
            let days = today.until(until).map_or(i32::MAX, |span| span.get_days());
            if days <= 0 {
                return Err(Rejection::InThePast);
            }
            if days > LONGEST_REVIEW_DAYS {
                return Err(Rejection::TooFarAhead {
                    days: LONGEST_REVIEW_DAYS.unsigned_abs().into(),
                });
            }
            d.emit(HandbookEvent::PageReviewed {
                page,
                version,
                by,
                until,
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::Date;

    use super::*;
    use crate::domain::actor::Actor;
    use crate::domain::command::Command;
    use crate::domain::decide::decide;
    use crate::domain::handbook::kept::{MOST_VERSIONS, PageName, PageVersion};
    use crate::domain::ids::{IdSource, StaffId};
    use crate::domain::state::State;
    use crate::domain::time::Timestamp;
    use crate::service_file;

    struct NoIds;

    impl IdSource for NoIds {
        fn next(&mut self) -> uuid::Uuid {
            uuid::Uuid::nil()
        }
    }

    /// 27 November 2026, 20:00 in Oslo.
    const NOW: Timestamp = Timestamp::from_millis(1_795_806_000_000);

    fn town() -> State {
        let text = include_str!("../../../handbook/operations/example-service.toml");
        let service = service_file::parse(text).unwrap();
        State {
            service: Some(Arc::new(service)),
            ..State::default()
        }
    }

    fn page() -> PageName {
        PageName::parse("suicide").unwrap()
    }

    fn version(number: usize) -> PageVersion {
        PageVersion::parse(&format!("{number:016x}")).unwrap()
    }

    fn done(state: &mut State, who: &str, command: HandbookCommand) -> Result<usize, Rejection> {
        let actor = Actor::Staff(StaffId::new(who));
        let decided = decide(state, &actor, Command::Handbook(command), NOW, &mut NoIds)?;
        *state = decided.state;
        Ok(decided.events.len())
    }

    fn read(state: &mut State, who: &str, number: usize) -> usize {
        let command = HandbookCommand::MarkRead {
            page: page(),
            version: version(number),
        };
        done(state, who, command).unwrap()
    }

    #[test]
    fn a_page_is_read_once_as_it_stands_and_anew_when_it_is_changed() {
        let mut state = town();
        let kari = StaffId::new("kari");
        assert_eq!(read(&mut state, "kari", 1), 1);
        assert_eq!(read(&mut state, "kari", 1), 0);
        assert_eq!(
            state.handbook.has_read(&kari, &page(), &[version(1)]),
            Some(NOW)
        );
        assert_eq!(state.handbook.has_read(&kari, &page(), &[version(2)]), None);
        assert_eq!(
            state
                .handbook
                .has_read(&StaffId::new("aslak"), &page(), &[version(1)]),
            None
        );
        for number in 2..20 {
            assert_eq!(read(&mut state, "kari", number), 1);
        }
        assert_eq!(state.handbook.readings(&kari, &page()).len(), MOST_VERSIONS);
        assert!(
            state
                .handbook
                .has_read(&kari, &page(), &[version(19)])
                .is_some()
        );
    }

    #[test]
    fn the_leader_alone_reviews_and_says_until_when() {
        let mut state = town();
        let until = |day: &str| HandbookCommand::ReviewPage {
            page: page(),
            version: version(1),
            until: day.parse::<Date>().unwrap(),
        };
        let refused = done(&mut state, "kari", until("2027-11-27")).unwrap_err();
        assert!(matches!(refused, Rejection::MayNot(_)), "{refused}");
        assert_eq!(
            done(&mut state, "randi", until("2026-11-27")),
            Err(Rejection::InThePast)
        );
        let far = done(&mut state, "randi", until("2029-11-27")).unwrap_err();
        assert!(matches!(far, Rejection::TooFarAhead { .. }), "{far}");
        assert_eq!(state.handbook.review(&page()), None);
        assert_eq!(done(&mut state, "randi", until("2027-11-27")), Ok(1));
        let review = state.handbook.review(&page()).unwrap();
        assert_eq!(
            (review.by.as_str(), review.until.to_string().as_str()),
            ("randi", "2027-11-27")
        );
    }

    #[test]
    fn names_and_versions_are_parts_of_an_address() {
        for wrong in ["", "Suicide", "a/b", "..", "å", &"a".repeat(65)] {
            assert!(PageName::parse(wrong).is_none(), "{wrong}");
        }
    }
}
