//! Somebody takes what she was summoned for: with the key, on her screen, or with her code. The first one has it.

use crate::domain::calls::leg::{Leg, LegEnd, Purpose};
use crate::domain::calls::legs;
use crate::domain::contacts::contact::{Owner, Phase};
use crate::domain::decider::Decider;
use crate::domain::event::{ContactEvent, LegEvent};
use crate::domain::ids::{CarrierId, ContactId, LegId, StaffId};
use crate::domain::messages::written;
use crate::domain::requests;
use crate::domain::summons::event::SummonsEvent;
use crate::domain::summons::state::{AcceptedBy, SummonsWhy};
use crate::domain::summons::steps::is_ringing;

/// The key. A later one hears a kind sentence. Whoever can be put through to the doctor at once is asked whether she wants to.
pub(in crate::domain) fn by_key(
    d: &mut Decider<'_>,
    leg: &Leg,
    line: &CarrierId,
    contact: ContactId,
) {
    let Some(staff) = leg.staff().cloned().filter(|_| is_ringing(d, contact)) else {
        d.end_leg(leg.id, LegEnd::Told);
        return;
    };
    let elsewhere = d.is_talking(&staff);
    let follow = !elsewhere && requests::connect::can_follow(d, contact);
    d.emit(LegEvent::LegConfirmed {
        leg: leg.id,
        line: line.clone(),
        purpose: if follow {
            Purpose::Connect(contact)
        } else {
            leg.purpose
        },
    });
    accepted(d, contact, &staff, AcceptedBy::Key, Some(leg.id));
    if !follow {
        d.end_leg(leg.id, LegEnd::Told);
    }
}

/// On her screen.
pub(in crate::domain) fn by_screen(d: &mut Decider<'_>, contact: ContactId, staff: &StaffId) {
    if is_ringing(d, contact) {
        accepted(d, contact, staff, AcceptedBy::Screen, None);
    }
}

/// With her code.
pub(in crate::domain) fn by_code(d: &mut Decider<'_>, contact: ContactId, staff: &StaffId) {
    if is_ringing(d, contact) {
        accepted(d, contact, staff, AcceptedBy::Code, None);
    }
}

fn accepted(
    d: &mut Decider<'_>,
    contact: ContactId,
    by: &StaffId,
    how: AcceptedBy,
    with: Option<LegId>,
) {
    let why = d.state.summons_of(contact).map(|summons| summons.why);
    d.emit(SummonsEvent::SummonsAccepted {
        contact,
        by: by.clone(),
        how,
    });
    stop(d, contact, with);
    match why {
        Some(SummonsWhy::Request) => requests::serve::accepted(d, contact, by),
        Some(SummonsWhy::Message) => hers(d, contact, by),
        None => {}
    }
}

/// What waits for an answer is hers to answer.
fn hers(d: &mut Decider<'_>, contact: ContactId, by: &StaffId) {
    let waits = d.contact(contact).is_some_and(|contact| {
        matches!(
            contact.phase,
            Phase::CallBackDue(_) | Phase::NeedsOutcome { .. }
        )
    });
    if waits {
        let owner = Owner::Staff(by.clone());
        d.emit(ContactEvent::OwnerChanged { contact, owner });
    }
    written::taken(d, contact, by);
}

/// It is not needed any more: nobody is rung for it.
pub(in crate::domain) fn end(d: &mut Decider<'_>, contact: ContactId) {
    if is_ringing(d, contact) {
        d.emit(SummonsEvent::SummonsEnded { contact });
        stop(d, contact, None);
    }
}

/// Telephones that ring for it stop; somebody who has just picked up is told.
fn stop(d: &mut Decider<'_>, contact: ContactId, except: Option<LegId>) {
    let Some(found) = d.state.summons.get(&contact).cloned() else {
        return;
    };
    let legs: Vec<(LegId, bool)> = d
        .state
        .legs_for(&found)
        .filter(|leg| Some(leg.id) != except)
        .map(|leg| (leg.id, leg.is_answered()))
        .collect();
    for (leg, answered) in legs {
        if answered {
            d.tell_leg(leg);
        } else {
            legs::over(d, leg, LegEnd::Stopped);
        }
    }
}
