//! Lines in the note pad that were wrong.

use crate::domain::care::event::CareEvent;
use crate::domain::decider::Decider;
use crate::domain::ids::ContactId;
use crate::domain::patients::identity::{LONGEST, needed};
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;

/// What was wrong is struck through: who, when and why stand beside it, and what stood there can still be read
/// (`handbook/operations/erasure.md`). Also after the end, and also what a colleague wrote.
pub(in crate::domain) fn strike(
    d: &mut Decider<'_>,
    contact: ContactId,
    of: ContactId,
    note: u16,
    why: &str,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let open = d
        .contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })?;
    let nothing = Rejection::NotFound { what: "note" };
    if of != contact && !open.joined.contains(&of) {
        return Err(nothing);
    }
    let found = d.contact(of).and_then(|holds| {
        let found = holds.notes.get(usize::from(note))?;
        Some((found.text.known().is_some(), found.struck.is_some()))
    });
    match found {
        // What was erased says nothing that could be wrong.
        None | Some((false, _)) => return Err(nothing),
        Some((true, true)) => return Ok(()),
        Some((true, false)) => {}
    }
    d.emit(CareEvent::NoteStruck {
        contact: of,
        note,
        why: Secret::Known(needed(why, LONGEST)?),
        by,
    });
    Ok(())
}
