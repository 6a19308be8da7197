//! What is being written: kept on the server as it is typed, so that it outlives a battery and goes on, on another device.
//! Two devices of one person never overwrite each other without a word.

use crate::domain::care::event::CareEvent;
use crate::domain::contacts::contact::Contact;
use crate::domain::contacts::decide::{LONGEST_NOTE, write_note};
use crate::domain::decider::Decider;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;

fn hers(
    d: &Decider<'_>,
    contact: ContactId,
) -> Result<(StaffId, std::sync::Arc<Contact>), Rejection> {
    let staff = d.staff()?;
    let found = d
        .contact(contact)
        .filter(|contact| !contact.care.is_private_to(&staff))
        .ok_or(Rejection::NotFound { what: "contact" })?;
    Ok((staff, found))
}

/// Keeps what she has typed so far. `seen`: the record of the draft that she went on from; 0: none.
pub(in crate::domain) fn save(
    d: &mut Decider<'_>,
    contact: ContactId,
    text: String,
    seen: u64,
) -> Result<(), Rejection> {
    let (staff, found) = hers(d, contact)?;
    if text.chars().count() > LONGEST_NOTE {
        return Err(Rejection::TooLong { most: LONGEST_NOTE });
    }
    if let Some(draft) = found.care.draft(&staff) {
        if draft.text.known() == Some(&text) {
            return Ok(());
        }
        if draft.number != seen {
            return Err(Rejection::DraftDiffers);
        }
        if text.trim().is_empty() {
            d.emit(CareEvent::DraftSettled { contact, staff });
            return Ok(());
        }
    } else if text.trim().is_empty() {
        return Ok(());
    }
    d.emit(CareEvent::DraftSaved {
        contact,
        staff,
        text: Secret::Known(text),
    });
    Ok(())
}

/// It becomes a note. What another device of hers has added since stays a draft.
pub(in crate::domain) fn finish(
    d: &mut Decider<'_>,
    contact: ContactId,
    text: String,
    seen: u64,
) -> Result<(), Rejection> {
    let (staff, found) = hers(d, contact)?;
    let settled = found.care.draft(&staff).is_some_and(|draft| {
        draft.number == seen
            || draft
                .text
                .known()
                .is_some_and(|known| known.trim() == text.trim())
    });
    write_note(d, contact, text)?;
    if settled {
        d.emit(CareEvent::DraftSettled { contact, staff });
    }
    Ok(())
}

/// A contact is about to go on in another one: what was being written in it becomes notes, so that it is not left behind.
pub(in crate::domain) fn into_notes(d: &mut Decider<'_>, contact: ContactId) {
    let Some(found) = d.contact(contact) else {
        return;
    };
    for draft in &found.care.drafts {
        d.emit(crate::domain::event::ContactEvent::NoteWritten {
            contact,
            by: crate::domain::actor::Actor::Staff(draft.staff.clone()),
            text: draft.text.clone(),
        });
        d.emit(CareEvent::DraftSettled {
            contact,
            staff: draft.staff.clone(),
        });
    }
}
