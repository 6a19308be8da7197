//! Whether what is booked makes sense. The police are not transport: a civil escort is considered first, and the reason is written down
//! (politiloven § 2 nr. 5; `handbook/service/en/escort.md`).

use std::time::Duration;

use crate::domain::contacts::hands;
use crate::domain::decider::Decider;
use crate::domain::escorts::escort::{Journey, LONGEST, Police, Ride};
use crate::domain::escorts::rejection::EscortRejection;
use crate::domain::ids::EscortId;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Nobody is out for longer than this.
const LONGEST_JOURNEY: Duration = Duration::from_hours(72);
/// Nor is one booked longer ahead.
const FARTHEST_DAYS: u64 = 30;

/// The journey as it is kept: its words without space around them.
pub(super) fn checked(
    d: &Decider<'_>,
    escort: EscortId,
    mut journey: Journey,
) -> Result<Journey, Rejection> {
    window(d, journey.from, journey.until)?;
    if !hands::can_follow_up(&d.state, &journey.staff) {
        return Err(EscortRejection::CannotEscort.into());
    }
    let overlaps = d
        .state
        .open_escorts()
        .filter(|other| other.id != escort && other.journey.staff == journey.staff)
        .any(|other| {
            let until = other.journey.until.max(d.now);
            journey.from < until && other.journey.from < journey.until
        });
    if overlaps {
        return Err(EscortRejection::OutAlready.into());
    }
    for words in journey.words() {
        *words = Secret::Known(short(words.known().map_or("", String::as_str))?);
    }
    let empty = |words: &Secret<String>| words.known().is_none_or(String::is_empty);
    if empty(&journey.unit) || empty(&journey.asked_by) {
        return Err(Rejection::Empty);
    }
    match journey.police {
        Police::NotNeeded | Police::Considered if journey.ride == Ride::PoliceVehicle => {
            return Err(EscortRejection::PoliceNotAsked.into());
        }
        Police::Considered if empty(&journey.police_why) => {
            return Err(EscortRejection::PoliceWithoutReason.into());
        }
        Police::Asked if empty(&journey.police_why) || empty(&journey.civil) => {
            return Err(EscortRejection::PoliceWithoutReason.into());
        }
        Police::Asked if journey.police_reasons.is_empty() => {
            return Err(EscortRejection::WhyPolice.into());
        }
        Police::Asked => {
            journey.police_reasons.sort_unstable();
            journey.police_reasons.dedup();
        }
        Police::NotNeeded | Police::Considered => {
            journey.police_waited = None;
            journey.police_reasons.clear();
        }
    }
    Ok(journey)
}

/// A time in which a chair is empty.
pub(super) fn window(d: &Decider<'_>, from: Timestamp, until: Timestamp) -> Result<(), Rejection> {
    if until <= from || until <= d.now {
        return Err(EscortRejection::Backwards.into());
    }
    if until.since(from) > LONGEST_JOURNEY {
        let hours = LONGEST_JOURNEY.as_secs() / 3_600;
        return Err(EscortRejection::TooLong { hours }.into());
    }
    if from > d.now + Duration::from_hours(24 * FARTHEST_DAYS) {
        return Err(Rejection::TooFarAhead {
            days: FARTHEST_DAYS,
        });
    }
    Ok(())
}

/// Words that fit.
pub(super) fn short(words: &str) -> Result<String, Rejection> {
    let words = words.trim();
    if words.chars().count() > LONGEST {
        return Err(Rejection::TooLong { most: LONGEST });
    }
    Ok(words.to_owned())
}
