//! The room of a request: whoever asked and the nurses on duty write in it, and keep what was agreed.

use crate::domain::decider::Decider;
use crate::domain::event::MessageEvent;
use crate::domain::ids::RequestId;
use crate::domain::messages::message::{MessageText, Recipient};
use crate::domain::rejection::Rejection;
use crate::domain::requests::event::RequestEvent;
use crate::domain::requests::form::{LONGEST_NAME, said};
use crate::domain::requests::request::{LONGEST_LINE, MOST_LINES, Request, Stage};
use crate::domain::requests::send::open;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// A line for the others to read. `name`: who writes at a PC that several people use.
pub(in crate::domain) fn write(
    d: &mut Decider<'_>,
    request: RequestId,
    text: String,
    name: Option<String>,
) -> Result<(), Rejection> {
    let found = open(d, request)?;
    may_write(d, &found)?;
    if found.room.len() >= MOST_LINES {
        return Err(Rejection::RoomFull { most: MOST_LINES });
    }
    let (contact, by) = (found.contact, d.actor.clone());
    let (name, text) = (named(name)?, line(text)?);
    let first = found
        .room
        .back()
        .is_none_or(|last| !found.from.is(&last.by) || last.at < taken_at(&found));
    d.emit(RequestEvent::RoomWritten {
        request,
        contact,
        by,
        name,
        text,
    });
    if first && found.from.is(&d.actor) {
        tell_nurse(d, &found);
    }
    Ok(())
}

/// Whoever asked knows something new, and she who has it may have no screen before her: a text message, which says nothing of it.
/// For lines of the room one until she has written herself.
pub(in crate::domain) fn tell_nurse(d: &mut Decider<'_>, request: &Request) {
    let Some(nurse) = request.nurse().cloned() else {
        return;
    };
    let (message, language) = (d.message_id(), d.language_of(&nurse));
    d.emit(MessageEvent::MessageQueued {
        message,
        contact: Some(request.contact),
        to: Recipient::Staff(nurse),
        text: MessageText::RequestNews,
        language,
    });
}

/// Since when she has it, as far as the stage says.
fn taken_at(request: &Request) -> Timestamp {
    match &request.stage {
        Stage::Accepted { at, .. } | Stage::Arrived { at, .. } => *at,
        Stage::OnTheWay { since, .. } => *since,
        Stage::Ringing | Stage::Closed { .. } | Stage::Withdrawn { .. } => request.since,
    }
}

/// Something that was agreed.
pub(in crate::domain) fn agree(
    d: &mut Decider<'_>,
    request: RequestId,
    text: String,
) -> Result<(), Rejection> {
    let found = open(d, request)?;
    may_write(d, &found)?;
    if found.agreed.len() >= MOST_LINES {
        return Err(Rejection::RoomFull { most: MOST_LINES });
    }
    let (contact, by) = (found.contact, d.actor.clone());
    let text = line(text)?;
    d.emit(RequestEvent::RequestAgreed {
        request,
        contact,
        by,
        text,
    });
    Ok(())
}

/// Whoever asked, the nurse who has it, and nurses on duty.
fn may_write(d: &Decider<'_>, request: &Request) -> Result<(), Rejection> {
    let nurse = d
        .actor
        .staff()
        .is_some_and(|staff| request.nurse() == Some(staff) || d.on_duty().contains(staff));
    if nurse || request.from.is(&d.actor) {
        Ok(())
    } else {
        Err(Rejection::NotYours)
    }
}

fn named(name: Option<String>) -> Result<Option<Secret<String>>, Rejection> {
    said(name.map(Secret::Known), LONGEST_NAME)
}

fn line(text: String) -> Result<Secret<String>, Rejection> {
    said(Some(Secret::Known(text)), LONGEST_LINE)?.ok_or(Rejection::Empty)
}
