//! What people say of a contact as it ends, and what comes of it.

use crate::domain::contacts::contact::{Next, Outcome};
use crate::domain::contacts::decide as contacts;
use crate::domain::decider::Decider;
use crate::domain::endings::admission::{LONGEST_AGO, LONGEST_UNIT};
use crate::domain::endings::command::EndingCommand;
use crate::domain::endings::event::EndingEvent;
use crate::domain::endings::rejection::EndingRejection;
use crate::domain::endings::sheet::{self, LONGEST_AGREED, LONGEST_WHO, MOST_SHEETS, Words};
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
        EndingCommand::HandSheet { contact, words } => hand_sheet(d, contact, &words),
    }
}

/// A sheet is handed out. Its words are kept as they were.
fn hand_sheet(d: &mut Decider<'_>, contact: ContactId, words: &Words) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = d
        .contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })?;
    if found.sheets.len() >= MOST_SHEETS {
        return Err(EndingRejection::TooManySheets { most: MOST_SHEETS }.into());
    }
    let agreed = on_paper(&words.agreed, LONGEST_AGREED)?;
    let steps = if words.steps {
        let steps = sheet::own_steps(&d.state, &by, &found, d.now);
        if steps.is_empty() {
            return Err(EndingRejection::NoSteps.into());
        }
        steps
    } else {
        Vec::new()
    };
    let (next_who, next_at) = match &words.next {
        None => (String::new(), None),
        Some(next) if next.at < d.now => return Err(Rejection::InThePast),
        Some(next) => (on_paper(&next.who, LONGEST_WHO)?, Some(next.at)),
    };
    d.emit(EndingEvent::SheetHanded {
        contact,
        language: words.language,
        agreed: Secret::Known(agreed),
        steps: Secret::Known(steps.join("\n")),
        next_who: Secret::Known(next_who),
        next_at,
        by,
    });
    Ok(())
}

/// Words that may stand on a sheet that somebody may lose.
fn on_paper(words: &str, most: usize) -> Result<String, Rejection> {
    let words = words.trim();
    if words.is_empty() {
        return Err(Rejection::Empty);
    }
    if words.chars().count() > most {
        return Err(Rejection::TooLong { most });
    }
    if sheet::holds_birth_number(words) {
        return Err(EndingRejection::BirthNumber.into());
    }
    Ok(words.to_owned())
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
