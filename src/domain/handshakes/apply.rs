//! Handshake events change the state. No rules here.

use std::sync::Arc;

use crate::domain::handshakes::event::HandshakeEvent;
use crate::domain::handshakes::handshake::{Handshake, Way};
use crate::domain::ids::{HandshakeId, StaffId};
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &HandshakeEvent) {
    match event {
        HandshakeEvent::HandshakesPlanned { next_at } => state.handshakes_next = *next_at,
        HandshakeEvent::HandshakeBegan {
            handshake,
            staff,
            starts,
            due_at,
            ring_at,
            code,
        } => {
            let began = Handshake {
                id: *handshake,
                staff: staff.clone(),
                starts: *starts,
                since: at,
                due_at: *due_at,
                ring_at: *ring_at,
                code: code.clone(),
                message: None,
                tablet: None,
                telephone: None,
                messages: None,
                missed: false,
            };
            state.handshakes.insert(*handshake, Arc::new(began));
        }
        HandshakeEvent::HandshakeTexted { handshake, message } => {
            state.change_handshake(*handshake, |found| found.message = Some(*message));
        }
        HandshakeEvent::HandshakeRung { handshake, next_at } => {
            state.change_handshake(*handshake, |found| found.ring_at = *next_at);
        }
        HandshakeEvent::HandshakeProven { handshake, way } => {
            state.change_handshake(*handshake, |found| match way {
                Way::Tablet => found.tablet = Some(at),
                Way::Telephone => found.telephone = Some(at),
                Way::Message => found.messages = Some(at),
            });
        }
        HandshakeEvent::HandshakeMissed { handshake } => {
            state.change_handshake(*handshake, |found| found.missed = true);
        }
        HandshakeEvent::HandshakeEnded { handshake } => {
            state.handshakes.remove(handshake);
        }
    }
    let next = state
        .handshakes
        .values()
        .filter_map(|handshake| handshake.deadline())
        .chain(state.handshakes_next)
        .min();
    state.set_due(Due::Handshakes, next);
}

impl State {
    fn change_handshake(&mut self, id: HandshakeId, change: impl FnOnce(&mut Handshake)) {
        if let Some(handshake) = self.handshakes.get_mut(&id) {
            change(Arc::make_mut(handshake));
        }
    }

    /// The handshake, if it goes on.
    pub fn handshake(&self, id: HandshakeId) -> Option<&Handshake> {
        self.handshakes.get(&id).map(AsRef::as_ref)
    }

    /// Her handshake for the duty that she has, or that she is about to have. There are as many as people on duty.
    pub fn handshake_of(&self, staff: &StaffId) -> Option<&Handshake> {
        self.handshakes
            .values()
            .map(AsRef::as_ref)
            .find(|handshake| handshake.staff == *staff)
    }
}
