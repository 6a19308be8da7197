//! Something to watch for: with a reason, an author and an end; the person sees it unless there is a stated reason against
//! (`handbook/service/en/violence-and-safety.md`).

use std::time::Duration;

use crate::domain::decider::Decider;
use crate::domain::ids::FlagId;
use crate::domain::patients::earlier::Amended;
use crate::domain::patients::event::PatientEvent;
use crate::domain::patients::identity::{LONGEST, needed, text_of};
use crate::domain::patients::patient::Patient;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// No flag lasts longer than this without being looked at anew, in days.
pub const LONGEST_DAYS: u64 = 366;

/// What is said of it.
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub reason: &'a str,
    pub hidden_because: &'a str,
}

pub(super) fn raise(
    d: &mut Decider<'_>,
    found: &Patient,
    flag: FlagId,
    words: &Words<'_>,
    until: Timestamp,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    if found.flags.contains_key(&flag) {
        return Ok(());
    }
    if until <= d.now {
        return Err(Rejection::InThePast);
    }
    if until > d.now + Duration::from_hours(LONGEST_DAYS * 24) {
        return Err(Rejection::TooFarAhead { days: LONGEST_DAYS });
    }
    d.emit(PatientEvent::FlagRaised {
        patient: found.id,
        flag,
        text: Secret::Known(needed(words.text, LONGEST)?),
        reason: Secret::Known(needed(words.reason, LONGEST)?),
        hidden_because: text_of(words.hidden_because, LONGEST)?.map(Secret::Known),
        until,
        by,
    });
    Ok(())
}

/// What never was so is struck through also once it is over.
pub(super) fn end(
    d: &mut Decider<'_>,
    found: &Patient,
    flag: FlagId,
    amended: Option<Amended>,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let mut records = d.state.records_of(found).into_iter();
    let (record, known) = records
        .find_map(|record| Some((record.id, record.flags.get(&flag)?)))
        .ok_or(Rejection::NotFound { what: "alert" })?;
    let wrong = matches!(amended, Some(Amended::Wrong(_))) && known.struck.is_none();
    if known.stands(d.now) || wrong {
        d.emit(PatientEvent::FlagEnded {
            patient: record,
            flag,
            by,
            amended,
        });
    }
    Ok(())
}
