//! The service itself: lives of the log, service files, and who is on duty.

use std::sync::Arc;

use crate::domain::alarms;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::contacts::contact::{Contact, Owner, Phase};
use crate::domain::decider::Decider;
use crate::domain::duty;
use crate::domain::event::{ContactEvent, ServiceEvent};
use crate::domain::handshakes::decide::Asked;
use crate::domain::ids::{ContactId, Epoch};
use crate::domain::messages::{person, written};
use crate::domain::service::Service;
use crate::domain::{escorts, handovers, handshakes, presence, requests, summons};

pub(in crate::domain) fn begin_epoch(d: &mut Decider<'_>, epoch: Epoch, effects_held: bool) {
    d.emit(ServiceEvent::EpochBegan {
        epoch,
        effects_held,
    });
}

pub(in crate::domain) fn release_effects(d: &mut Decider<'_>) {
    if d.state.effects_held {
        d.emit(ServiceEvent::EffectsReleased);
    }
}

/// The same file twice changes nothing.
pub(in crate::domain) fn import(d: &mut Decider<'_>, service: Arc<Service>) {
    if d.state
        .service
        .as_ref()
        .is_some_and(|now| now.digest == service.digest)
    {
        return;
    }
    // Who had the duty before the service was set up is not rung about it.
    let asked = if d.state.service.is_none() {
        Asked::Already
    } else {
        Asked::OnComing
    };
    d.emit(ServiceEvent::ServiceImported { service });
    look_up(d, asked);
}

/// Looks up who is on duty now. What is open goes to those who are.
pub(in crate::domain) fn look_up(d: &mut Decider<'_>, asked: Asked) {
    let Some(service) = d.service() else { return };
    let shift =
        duty::shift_at(&service, d.now).map(|shift| escorts::answers::with_covers(&d.state, shift));
    let until = duty::next_change(&service, d.now);
    let began = shift.is_some() && d.state.shift.is_none();
    let hole = shift.as_ref().is_some_and(duty::Shift::is_empty);
    let (before, duty) = (d.on_duty(), d.state.shift.clone());
    d.emit(ServiceEvent::ShiftBegan { shift, until });
    if began && hole {
        alarms::decide::raise(d, AlarmKind::NoNurseOnRoster, None, None);
    }
    hand_over(d);
    handshakes::decide::look_up(d, asked);
    presence::decide::look_up(d);
    written::duty_begins(d);
    if d.on_duty() != before {
        requests::duty::changed(d);
        summons::steps::duty_changed(d);
    }
    handovers::decide::duty_changed(d, duty.as_ref());
}

/// What belongs to somebody who is not on duty any more goes to whoever is; outside the duty it waits with a named keeper.
fn hand_over(d: &mut Decider<'_>) {
    let on_duty = d.on_duty();
    let change: Vec<(ContactId, bool)> = d
        .state
        .open
        .iter()
        .filter_map(|contact| d.state.contact(*contact))
        .filter(|contact| !requests::duty::is_kept(&d.state, contact))
        .filter(|contact| match owner(contact) {
            Some(Owner::Staff(staff)) => !on_duty.contains(staff),
            Some(Owner::NextOnDuty { .. }) => !on_duty.is_empty(),
            None => false,
        })
        .map(|contact| {
            let waited = matches!(owner(contact), Some(Owner::NextOnDuty { .. }));
            (contact.id, waited)
        })
        .collect();
    for (contact, waited) in change {
        let new = d.owner_for(contact);
        let same = d
            .state
            .contact(contact)
            .is_some_and(|contact| owner(contact) == Some(&new));
        if !same {
            d.emit(ContactEvent::OwnerChanged {
                contact,
                owner: new,
            });
            if waited {
                person::promise_taken(d, contact);
            }
        }
    }
}

/// Whose turn a contact is.
fn owner(contact: &Contact) -> Option<&Owner> {
    match &contact.phase {
        Phase::CallBackDue(promise) | Phase::CallingBack { promise, .. } => Some(&promise.owner),
        Phase::NeedsOutcome { owner, .. } => Some(owner),
        Phase::OnTheLine(_) | Phase::Closed(_) => None,
    }
}
