//! The card that a nurse sees while her telephone rings is a reading as well: written down by the event that rings, and only what she
//! had a ground for.

use crate::domain::calls::leg::Purpose;
use crate::domain::care::rules;
use crate::domain::decider::Decider;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::openings::decide;
use crate::domain::openings::opening::RecordPart;
use crate::domain::plans::section::Section;

/// Her telephone rings for this.
pub(in crate::domain) fn rung(d: &mut Decider<'_>, staff: &StaffId, purpose: Purpose) {
    let contact = match purpose {
        Purpose::Take(call) | Purpose::Rejoin(call) | Purpose::CallBack(call) => {
            d.state.call(call).map(|call| call.contact)
        }
        Purpose::Summons(contact) => Some(contact),
        Purpose::HandOver(call) => d
            .state
            .call(call)
            .map(|call| call.contact)
            .filter(|contact| may_be_handed(d, *contact, staff)),
        Purpose::Person(_)
        | Purpose::Third(_)
        | Purpose::RingIn
        | Purpose::Reminder(_)
        | Purpose::Alarm(_)
        | Purpose::Connect(_)
        | Purpose::Handshake(_)
        | Purpose::CheckIn(_) => None,
    };
    if let Some(contact) = contact {
        card(d, staff, contact);
    }
}

/// A colleague is chosen, not reached as the last one: whoever the person does not want is shown nothing unasked, unless a life is in danger.
fn may_be_handed(d: &Decider<'_>, contact: ContactId, staff: &StaffId) -> bool {
    rules::danger(&d.state, contact).is_some() || !rules::is_not_wanted(&d.state, contact, staff)
}

/// What is on the card of a contact, before this member of staff.
pub(in crate::domain) fn card(d: &mut Decider<'_>, staff: &StaffId, contact: ContactId) {
    let about = d
        .state
        .contact(contact)
        .and_then(|contact| contact.about.clone());
    let Some(patient) = about.and_then(|about| d.state.current(about.patient)) else {
        return;
    };
    let Some(found) = d.state.patient(patient) else {
        return;
    };
    let plan = d.state.plan_in_force_of(found);
    let glance = Section::ALL
        .into_iter()
        .filter(|section| section.is_at_a_glance())
        .filter(|section| plan.is_some_and(|plan| plan.content(*section).is_some()))
        .map(RecordPart::Plan);
    let mut parts = vec![RecordPart::Identity, RecordPart::People];
    if d.state.standing_flags_of(found, d.now).next().is_some() {
        parts.push(RecordPart::Flags);
    }
    parts.extend(glance);
    decide::shown(d, staff, patient, &parts);
}
