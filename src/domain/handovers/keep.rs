//! What is accepted stays with whoever has accepted it: for some days, or until she is done with it. The day service takes over with nothing lost.

use crate::domain::decider::Decider;
use crate::domain::handovers::event::HandoverEvent;
use crate::domain::handovers::handover::{Handover, Receiver};
use crate::domain::handovers::hands;
use crate::domain::ids::{ContactId, HandoverId, StaffId};
use crate::domain::rejection::{MayNot, Rejection};

/// Accepted just now. Between nurses it does not stay: the duty has it, and hands it over to the day service.
pub(super) fn keep(d: &mut Decider<'_>, handover: &Handover, contact: ContactId) {
    match handover.receiver {
        Receiver::Day => {}
        Receiver::Nurse(_) => return,
    }
    let until = d.now + d.timing().handover_keep;
    d.emit(HandoverEvent::ItemKept {
        handover: handover.id,
        contact,
        until,
    });
}

/// She is done with it. What she has to do in it beside that stays hers.
pub(super) fn finish(
    d: &mut Decider<'_>,
    by: StaffId,
    handover: HandoverId,
    contact: ContactId,
) -> Result<(), Rejection> {
    if d.state.handovers.kept_until(handover, contact).is_none() {
        return Ok(());
    }
    if !hands::keeps(&d.state, &by, handover, contact) {
        return Err(MayNot::NotInYourHands.into());
    }
    d.emit(HandoverEvent::ItemDone {
        handover,
        contact,
        by: Some(by),
    });
    Ok(())
}

/// Its days are over.
pub(in crate::domain) fn over(d: &mut Decider<'_>, handover: HandoverId, contact: ContactId) {
    d.emit(HandoverEvent::ItemDone {
        handover,
        contact,
        by: None,
    });
}
