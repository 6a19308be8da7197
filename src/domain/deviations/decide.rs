//! A deviation is raised, given to somebody, looked into, closed, or left lying. Rules: `handbook/service/en/when-something-goes-wrong.md`.

use std::time::Duration;

use crate::domain::decider::Decider;
use crate::domain::deviations::command::DeviationCommand;
use crate::domain::deviations::deviation::{Cause, Deviation, Harm};
use crate::domain::deviations::event::DeviationEvent;
use crate::domain::deviations::rejection::DeviationRejection;
use crate::domain::deviations::tell::DeviationText;
use crate::domain::followed::{by_day, needed, why_erased, words};
use crate::domain::ids::{ContactId, DeviationId, OpeningId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::patients::decide::member;
use crate::domain::rejection::Rejection;

/// Nobody is told of what was due longer ago than this: the server was away. It stands in the list all the same.
const TOO_LATE: Duration = Duration::from_hours(14 * 24);
/// However many lie there, the leader gets one message in so long: all of them stand in the list.
const TOLD_AGAIN: Duration = Duration::from_hours(12);

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: DeviationCommand,
) -> Result<(), Rejection> {
    match command {
        DeviationCommand::Raise {
            deviation,
            contact,
            text,
            harm,
            measure,
        } => raise(d, deviation, contact, &text, harm, &measure),
        DeviationCommand::Give { deviation, to } => give(d, deviation, &to),
        DeviationCommand::Note { deviation, text } => {
            let contact = open(d, deviation)?.contact;
            let text = needed(&text)?;
            let by = d.actor.clone();
            d.emit(DeviationEvent::DeviationNoted {
                deviation,
                contact,
                text,
                by,
            });
            Ok(())
        }
        DeviationCommand::Close {
            deviation,
            found,
            changed,
        } => close(d, deviation, &found, &changed),
        DeviationCommand::Reopen { deviation, why } => {
            let found = found(d, deviation)?;
            if found.open {
                return Err(DeviationRejection::Open.into());
            }
            let why = needed(&why)?;
            let by = d.actor.clone();
            d.emit(DeviationEvent::DeviationReopened {
                deviation,
                contact: found.contact,
                why,
                by,
            });
            dated(d, deviation);
            Ok(())
        }
        DeviationCommand::Erase { deviation, reason } => erase(d, deviation, &reason),
    }
}

fn found(d: &Decider<'_>, deviation: DeviationId) -> Result<Deviation, Rejection> {
    let found = d.state.deviations.get(deviation).cloned();
    found.ok_or(Rejection::NotFound { what: "deviation" })
}

fn open(d: &Decider<'_>, deviation: DeviationId) -> Result<Deviation, Rejection> {
    let found = found(d, deviation)?;
    if found.open {
        Ok(found)
    } else {
        Err(DeviationRejection::Closed.into())
    }
}

fn raise(
    d: &mut Decider<'_>,
    deviation: DeviationId,
    contact: Option<ContactId>,
    text: &str,
    harm: Harm,
    measure: &str,
) -> Result<(), Rejection> {
    let (text, measure) = (needed(text)?, words(measure)?);
    let by = d.actor.clone();
    if let Some(known) = d.state.deviations.get(deviation) {
        // Sent again after a lost line.
        let same = known.is_from(&by)
            && known.text.as_ref() == Some(&text)
            && known.harm == Some(harm)
            && known.measure == measure;
        return if same {
            Ok(())
        } else {
            Err(DeviationRejection::IdTaken.into())
        };
    }
    d.emit(DeviationEvent::DeviationReported {
        deviation,
        contact,
        text,
        harm,
        measure,
        by,
    });
    dated(d, deviation);
    Ok(())
}

/// The service itself has seen it: raised once.
pub(in crate::domain) fn notice(d: &mut Decider<'_>, cause: Cause, contact: Option<ContactId>) {
    if d.state.deviations.causes.contains(&cause) {
        return;
    }
    let deviation = d.deviation_id();
    d.emit(DeviationEvent::DeviationNoticed {
        deviation,
        contact,
        cause,
    });
    dated(d, deviation);
}

/// A reading that is always looked at has not been, for so long.
pub(in crate::domain) fn not_reviewed(d: &mut Decider<'_>, opening: OpeningId) {
    notice(d, Cause::NotReviewed(opening), None);
}

/// When somebody is to have looked at it, and when it is to be closed: in the hours of the day service.
pub(in crate::domain) fn dated(d: &mut Decider<'_>, deviation: DeviationId) {
    let timing = d.timing();
    let look_by = by_day(&d.state, d.now + timing.deviation_look);
    let close_by = by_day(&d.state, d.now + timing.deviation_close);
    d.emit(DeviationEvent::DeviationDated {
        deviation,
        look_by,
        close_by: close_by.max(look_by),
    });
}

/// Somebody follows it: told, unless she took it herself.
fn give(d: &mut Decider<'_>, deviation: DeviationId, to: &StaffId) -> Result<(), Rejection> {
    let me = d.staff()?;
    let found = open(d, deviation)?;
    member(d, to)?;
    if found.owner.as_ref() == Some(to) {
        return Ok(());
    }
    let by = d.actor.clone();
    d.emit(DeviationEvent::DeviationGiven {
        deviation,
        owner: to.clone(),
        by,
    });
    if *to != me {
        d.text_staff(to, MessageText::Deviation(DeviationText::Given));
    }
    Ok(())
}

fn close(
    d: &mut Decider<'_>,
    deviation: DeviationId,
    what: &str,
    changed: &str,
) -> Result<(), Rejection> {
    let contact = open(d, deviation)?.contact;
    let (Some(found), Some(changed)) = (words(what)?, words(changed)?) else {
        return Err(DeviationRejection::SayWhatChanges.into());
    };
    let by = d.actor.clone();
    d.emit(DeviationEvent::DeviationClosed {
        deviation,
        contact,
        found,
        changed,
        by,
    });
    Ok(())
}

fn erase(d: &mut Decider<'_>, deviation: DeviationId, reason: &str) -> Result<(), Rejection> {
    let found = found(d, deviation)?;
    if found.open {
        return Err(Rejection::StillOpen);
    }
    if found.contact.is_some() {
        return Err(DeviationRejection::GoesWithIt.into());
    }
    let reason = why_erased(reason)?;
    if found.holds_words() {
        d.emit(DeviationEvent::DeviationErased { deviation, reason });
    }
    Ok(())
}

/// Nobody has looked at it, or it is not closed, and the day has come: the leader is told.
pub(in crate::domain) fn due(d: &mut Decider<'_>, deviation: DeviationId) {
    let Ok(found) = found(d, deviation) else {
        return;
    };
    let looks = found
        .look_by
        .filter(|by| *by <= d.now && !found.not_looked_at && !found.is_looked_at());
    let since = looks.or(found.close_by).unwrap_or(d.now);
    let just_told = d.state.deviations.told;
    let told = d.now.since(since) <= TOO_LATE
        && just_told.is_none_or(|told| d.now.since(told) >= TOLD_AGAIN);
    let mut whom = if told { d.leaders() } else { Vec::new() };
    let text = if looks.is_some() {
        d.emit(DeviationEvent::DeviationNotLookedAt { deviation, told });
        DeviationText::NotLookedAt
    } else {
        d.emit(DeviationEvent::DeviationNotClosed { deviation, told });
        // A leader who follows it hears of all that lie there at once.
        let leaders = d.leaders();
        let owner = found.owner.filter(|owner| !leaders.contains(owner));
        whom.extend(owner);
        DeviationText::NotClosed
    };
    for staff in whom {
        d.text_staff(&staff, MessageText::Deviation(text));
    }
}
