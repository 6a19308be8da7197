//! What it means for who is rung, who may open, and what may be sent. Pure reads, for the rules and for the views.

use std::sync::Arc;

use crate::domain::care::held::{ColleagueFirst, Danger};
use crate::domain::contacts::contact::Contact;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::phone::E164;
use crate::domain::service::timing::StepTarget;
use crate::domain::state::State;

/// Whether this contact is not for her: she knows the person privately.
pub fn is_private(state: &State, contact: ContactId, staff: &StaffId) -> bool {
    state
        .contact(contact)
        .is_some_and(|contact| contact.care.is_private_to(staff))
}

/// A life that is in danger in this contact.
pub fn danger(state: &State, contact: ContactId) -> Option<&Arc<Danger>> {
    state.contact(contact)?.care.danger.as_ref()
}

/// Whether the person of a contact is not rung through the service: the number would show, and they have asked that it does not. A life in danger
/// goes before that (`handbook/service/en/the-number.md`).
pub fn number_would_show(state: &State, contact: &Contact) -> bool {
    let number = contact.number.known();
    number.is_some_and(|number| state.wants_number_hidden(number)) && contact.care.danger.is_none()
}

/// Whether a step passes her over for a contact: she knows the person privately; the person does not want her; or she was threatened from
/// this number, a colleague is on duty, and the step does not ring everybody (`handbook/service/en/on-the-line.md`).
pub fn passes_over(state: &State, contact: ContactId, whom: StepTarget, staff: &StaffId) -> bool {
    is_private(state, contact, staff)
        || is_not_wanted(state, contact, staff)
        || (whom != StepTarget::Everyone && is_spared(state, contact, staff))
}

/// The person does not want her. She is rung when nobody else on duty can be (`handbook/service/en/the-number.md`).
pub fn is_not_wanted(state: &State, contact: ContactId, staff: &StaffId) -> bool {
    state.not_wanted_for(contact).contains(staff)
}

/// Of those who have not been rung though no step rings anybody new: whoever was on the telephone when her step began and is free now, and
/// where there is nobody like that, whom the person does not want.
pub fn unwanted_last(state: &State, contact: ContactId, new: Vec<StaffId>) -> Vec<StaffId> {
    let (unwanted, others): (Vec<StaffId>, Vec<StaffId>) = new
        .into_iter()
        .partition(|staff| is_not_wanted(state, contact, staff));
    if others.is_empty() { unwanted } else { others }
}

/// Threatened from the number of this contact, and not alone on duty.
fn is_spared(state: &State, contact: ContactId, staff: &StaffId) -> bool {
    let threatened = colleague_first(state, contact)
        .is_some_and(|first| first.heard.is_none() && first.staff == *staff);
    threatened
        && state.shift.as_ref().is_some_and(|shift| {
            shift
                .everyone()
                .any(|other| other != staff && !is_private(state, contact, other))
        })
}

/// Somebody was threatened from the number of this contact, in another contact.
pub fn colleague_first(state: &State, contact: ContactId) -> Option<ColleagueFirst> {
    let number: &E164 = state.contact(contact)?.number.known()?;
    let happened = state.colleague_first.get(number)?;
    ColleagueFirst::of(happened).filter(|first| first.contact != contact)
}

/// Whether a text message may go to the person of a contact: never to a child, nor where a child is on an open contact of the
/// same number.
pub fn may_be_texted(state: &State, contact: &Contact) -> bool {
    let proposed = contact
        .proposed
        .and_then(|other| state.contact(other))
        .is_some_and(|other| other.care.child);
    !contact.care.child && !proposed
}
