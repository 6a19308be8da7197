//! What people say of a contact as it ends, and what comes of it.

use crate::domain::contacts::contact::{Next, Outcome};
use crate::domain::contacts::decide as contacts;
use crate::domain::decider::Decider;
use crate::domain::endings::admission::{LONGEST_AGO, LONGEST_UNIT};
use crate::domain::endings::command::EndingCommand;
use crate::domain::endings::event::EndingEvent;
use crate::domain::endings::rejection::EndingRejection;
use crate::domain::ids::ContactId;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: EndingCommand,
) -> Result<(), Rejection> {
    match command {
        EndingCommand::CloseAdmitted {
            contact,
            unit,
            at,
            next,
        } => close_admitted(d, contact, &unit, at, next),
    }
}

/// The person was admitted, and the contact ends. How it was done, by consent or not, is not asked and cannot be said here.
fn close_admitted(
    d: &mut Decider<'_>,
    contact: ContactId,
    unit: &str,
    at: Option<Timestamp>,
    next: Next,
) -> Result<(), Rejection> {
    let found = contacts::may_close(d, contact, Outcome::Admitted, &next)?;
    let unit = unit.trim();
    if unit.is_empty() {
        return Err(EndingRejection::NoUnit.into());
    }
    if unit.chars().count() > LONGEST_UNIT {
        return Err(Rejection::TooLong { most: LONGEST_UNIT });
    }
    let admitted_at = at.unwrap_or(d.now);
    if admitted_at > d.now {
        return Err(EndingRejection::NotYet.into());
    }
    if found.since.since(admitted_at) > LONGEST_AGO {
        return Err(EndingRejection::TooLongAgo.into());
    }
    let by = d.actor.clone();
    d.emit(EndingEvent::PersonAdmitted {
        contact,
        unit: Secret::Known(unit.to_owned()),
        admitted_at,
        by,
    });
    contacts::close(d, contact, Outcome::Admitted, next);
    Ok(())
}
