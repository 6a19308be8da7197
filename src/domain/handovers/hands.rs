//! Who gives a handover, who takes it, and what each may read because of it (`handbook/service/en/who-may-what.md`).

use crate::domain::access::{self, Looker};
use crate::domain::contacts::contact::Phase;
use crate::domain::handovers::handover::{Handover, Item, Receiver};
use crate::domain::ids::{ContactId, HandoverId, StaffId};
use crate::domain::service::Service;
use crate::domain::service::people::{Staff, StaffRole};
use crate::domain::state::State;

/// Whether she works in the day service.
pub fn works_days(staff: &Staff) -> bool {
    staff.has_role(StaffRole::DayNurse) || staff.has_role(StaffRole::Coordinator)
}

/// Whether there is a day service to hand over to.
pub fn has_day_service(service: &Service) -> bool {
    service.staff.iter().any(works_days)
}

/// Whether this handover is hers to accept.
pub fn takes(looker: Looker<'_>, handover: &Handover) -> bool {
    match &handover.receiver {
        Receiver::Day => looker
            .as_role(StaffRole::DayNurse)
            .or(looker.as_role(StaffRole::Coordinator))
            .is_some(),
        Receiver::Nurse(nurse) => looker.as_role(StaffRole::Nurse) == Some(nurse),
    }
}

/// Whether she had the duty that is handed over.
pub fn gave(looker: Looker<'_>, handover: &Handover) -> bool {
    looker
        .as_role(StaffRole::Nurse)
        .is_some_and(|staff| handover.givers.contains(staff))
}

/// Whether she answers for it: she had the duty, or has it now.
pub fn gives(state: &State, looker: Looker<'_>, handover: HandoverId) -> bool {
    let Some(handover) = state.handovers.get(handover) else {
        return false;
    };
    gave(looker, handover) || access::nurse_on_duty(state, looker).is_some()
}

/// As above, for a command.
pub fn may_take(state: &State, looker: Looker<'_>, handover: HandoverId) -> bool {
    let found = state.handovers.get(handover);
    found.is_some_and(|handover| takes(looker, handover))
}

/// Whether a contact is in her hands because it is being handed over: until all of the handover is accepted, those who gave it and those who
/// take it read what it is about. What is accepted stays with its owner, and with the one who told her of it, until the owner is done with it.
pub(in crate::domain) fn holds(state: &State, staff: &StaffId, contact: ContactId) -> bool {
    let Some(roles) = access::roles(state, staff) else {
        return false;
    };
    let looker = Looker::Staff { id: staff, roles };
    let handovers = &state.handovers;
    let handed = handovers
        .still_open()
        .filter(|handover| takes(looker, handover) || gave(looker, handover))
        .any(|handover| handover.item(contact).is_some());
    handed
        || handovers.kept_of(contact).any(|(handover, item)| {
            item.owner() == Some(staff)
                || (gave(looker, handover) && has_told(state, staff, handover, item))
        })
}

/// Whether one of a handover is hers, and she is not done with it.
pub fn keeps(state: &State, staff: &StaffId, handover: HandoverId, contact: ContactId) -> bool {
    let kept = state.handovers.kept_until(handover, contact).is_some();
    let item = state.handovers.get(handover);
    let item = item.and_then(|handover| handover.item(contact));
    kept && item.and_then(Item::owner) == Some(staff)
}

/// Whether she is the one whom its owner asks: her name is under it, she wrote on it, or she said how it ended. Nobody else who had the duty.
fn has_told(state: &State, staff: &StaffId, handover: &Handover, item: &Item) -> bool {
    let signed = handover.signed.as_ref().is_some_and(|(by, _)| by == staff);
    let ended = state
        .contact(item.contact)
        .is_some_and(|contact| match &contact.phase {
            Phase::Closed(closing) => closing.by.staff() == Some(staff),
            Phase::OnTheLine(_)
            | Phase::CallBackDue(_)
            | Phase::CallingBack { .. }
            | Phase::NeedsOutcome { .. } => false,
        });
    signed || ended || item.is_told_by(staff)
}
