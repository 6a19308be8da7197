//! A follow-up is done, moved, handed on, or due and not done.

use std::time::Duration;

use crate::domain::care::rules;
use crate::domain::contacts::{decide as notes, hands};
use crate::domain::decider::Decider;
use crate::domain::duty::calendar;
use crate::domain::event::MessageEvent;
use crate::domain::followups::command::FollowUpCommand;
use crate::domain::followups::event::FollowUpEvent;
use crate::domain::followups::follow_up::{About, FollowUp};
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::messages::message::{MessageText, Recipient};
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Nobody is reminded of what was due longer ago than this: the server was away, or the log is from before there were reminders.
const TOO_LATE: Duration = Duration::from_hours(12);
/// What was due longer ago than this is from before there were reminders: nobody hears of it at all.
const LONG_AGO: Duration = Duration::from_hours(7 * 24);
/// Longest reason for moving one, in characters.
pub const LONGEST_REASON: usize = 1_000;
/// One is moved this far ahead at most.
const FARTHEST_DAYS: u64 = 365;

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: FollowUpCommand,
) -> Result<(), Rejection> {
    match command {
        FollowUpCommand::Finish {
            contact,
            about,
            word,
        } => finish(d, contact, about, word),
        FollowUpCommand::Move {
            contact,
            about,
            at,
            reason,
        } => moves(d, contact, about, at, &reason),
        FollowUpCommand::Hand { contact, about, to } => hand(d, contact, about, &to),
    }
}

fn found(d: &Decider<'_>, contact: ContactId, about: About) -> Result<FollowUp, Rejection> {
    d.state
        .follow_ups
        .get(&(contact, about))
        .cloned()
        .ok_or(Rejection::NotFound { what: "follow-up" })
}

/// Whether she can have it by then.
pub(in crate::domain) fn can_be_given(
    d: &Decider<'_>,
    contact: ContactId,
    owner: &StaffId,
    at: Timestamp,
) -> Result<(), Rejection> {
    can_own(d, contact, owner)?;
    in_reach(d, at)
}

/// Somebody who can open the contact, and does not know the person privately.
fn can_own(d: &Decider<'_>, contact: ContactId, owner: &StaffId) -> Result<(), Rejection> {
    let service = d.service().ok_or(Rejection::NoService)?;
    if service.staff(owner).is_none() {
        return Err(Rejection::UnknownStaff {
            who: owner.to_string(),
        });
    }
    if !hands::can_follow_up(&d.state, owner) {
        return Err(Rejection::CannotFollowUp {
            who: owner.to_string(),
        });
    }
    if rules::is_private(&d.state, contact, owner) {
        return Err(Rejection::KnownPrivately);
    }
    Ok(())
}

/// Neither in the past nor so far ahead that nobody will see it.
fn in_reach(d: &Decider<'_>, at: Timestamp) -> Result<(), Rejection> {
    if at < d.now {
        return Err(Rejection::InThePast);
    }
    if at > d.now + Duration::from_hours(24 * FARTHEST_DAYS) {
        return Err(Rejection::TooFarAhead {
            days: FARTHEST_DAYS,
        });
    }
    Ok(())
}

/// It is done, and what came of it is written in the contact.
fn finish(
    d: &mut Decider<'_>,
    contact: ContactId,
    about: About,
    word: String,
) -> Result<(), Rejection> {
    d.staff()?;
    found(d, contact, about)?;
    if !word.trim().is_empty() {
        notes::write_note(d, contact, word)?;
    }
    let by = d.actor.clone();
    d.emit(FollowUpEvent::FollowUpDone { contact, about, by });
    Ok(())
}

/// It is done at another time. Why stands with it, sealed with the contact.
fn moves(
    d: &mut Decider<'_>,
    contact: ContactId,
    about: About,
    at: Timestamp,
    reason: &str,
) -> Result<(), Rejection> {
    d.staff()?;
    let found = found(d, contact, about)?;
    in_reach(d, at)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Rejection::Empty);
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Rejection::TooLong {
            most: LONGEST_REASON,
        });
    }
    if found.at == at {
        return Ok(());
    }
    let by = d.actor.clone();
    d.emit(FollowUpEvent::FollowUpMoved {
        contact,
        about,
        at,
        reason: Secret::Known(reason.to_owned()),
        by,
    });
    Ok(())
}

/// Somebody else does it: she is told that something waits for her.
fn hand(
    d: &mut Decider<'_>,
    contact: ContactId,
    about: About,
    to: &StaffId,
) -> Result<(), Rejection> {
    let me = d.staff()?;
    let found = found(d, contact, about)?;
    can_own(d, contact, to)?;
    if found.owner == *to {
        return Ok(());
    }
    let by = d.actor.clone();
    d.emit(FollowUpEvent::FollowUpHanded {
        contact,
        about,
        owner: to.clone(),
        by,
    });
    if *to != me {
        d.text_staff(to, MessageText::FollowUpHanded);
    }
    Ok(())
}

/// It is due, or has been for too long.
pub(in crate::domain) fn due(d: &mut Decider<'_>, contact: ContactId, about: About) {
    let Ok(found) = found(d, contact, about) else {
        return;
    };
    if found.reminded {
        overdue(d, &found);
    } else {
        remind(d, &found);
    }
}

/// Whoever does it is reminded by message, and if she is not on duty, whoever is as well.
fn remind(d: &mut Decider<'_>, found: &FollowUp) {
    let (contact, about) = (found.contact, found.about);
    d.emit(FollowUpEvent::FollowUpReminded { contact, about });
    if d.now.since(found.at) > LONG_AGO {
        return;
    }
    let late = found.at + d.timing().follow_up_leader_after;
    let service = d.service();
    let open = service.and_then(|service| calendar::next_opening(&service, late));
    d.emit(FollowUpEvent::FollowUpWatched {
        contact,
        about,
        leader_at: open.unwrap_or(late),
    });
    if d.now.since(found.at) > TOO_LATE {
        return;
    }
    let mut whom = vec![found.owner.clone()];
    let on_duty = d.on_duty();
    if !on_duty.contains(&found.owner) {
        whom.extend(on_duty.into_iter().next());
    }
    for staff in whom {
        let (message, language) = (d.message_id(), d.language_of(&staff));
        d.emit(MessageEvent::MessageQueued {
            message,
            contact: Some(contact),
            to: Recipient::Staff(staff),
            text: MessageText::FollowUpDue,
            language,
        });
    }
}

/// It has not been done, moved or handed on: the leader is told, in the hours of the day service. Whom it is about is not said.
fn overdue(d: &mut Decider<'_>, found: &FollowUp) {
    let (contact, about) = (found.contact, found.about);
    d.emit(FollowUpEvent::FollowUpOverdue { contact, about });
    for leader in d.leaders() {
        if leader != found.owner {
            d.text_staff(&leader, MessageText::FollowUpLate);
        }
    }
}
