//! Events of escorts change the state. No rules here.

use std::sync::Arc;

use imbl::OrdSet;

use crate::domain::escorts::escort::{Cancelled, Escort, Journey, Stage, Told, Wait};
use crate::domain::escorts::event::EscortEvent;
use crate::domain::ids::{ContactId, EscortId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &EscortEvent) {
    match event {
        EscortEvent::EscortBooked {
            escort,
            contact,
            journey,
            by,
        } => booked(state, at, (*escort, *contact), journey, by),
        EscortEvent::EscortChanged {
            escort,
            journey,
            untold,
            ..
        } => change(state, *escort, |escort| {
            if journey.until != escort.journey.until {
                (escort.asked, escort.ask_at) = (0, Some(journey.until));
            }
            escort.journey.clone_from(journey);
            if *untold {
                escort.told = None;
            }
        }),
        EscortEvent::ChairEmptied { escort, ask_at } => change(state, *escort, |escort| {
            escort.empty_since = Some(at);
            escort.ask_at = Some(*ask_at);
        }),
        EscortEvent::EscortSetOff { escort, .. } => change(state, *escort, |escort| {
            escort.stage = Stage::UnderWay { since: at };
        }),
        EscortEvent::FlightCancelled { escort, by } => change(state, *escort, |escort| {
            escort.stage = Stage::Booked;
            escort.told = None;
            escort.cancelled = Some(Cancelled {
                at,
                by: by.clone(),
                wait: None,
            });
        }),
        EscortEvent::WaitPlanned {
            escort,
            place,
            stays,
            rest,
            departs,
            until,
            by,
            ..
        } => change(state, *escort, |escort| {
            let wait = Wait {
                place: place.clone(),
                stays: stays.clone(),
                rest: rest.clone(),
                departs: *departs,
                at,
                by: by.clone(),
            };
            if let Some(cancelled) = &mut escort.cancelled {
                cancelled.wait = Some(wait);
            }
            if *until != escort.journey.until {
                escort.told = None;
            }
            escort.journey.until = *until;
            (escort.asked, escort.ask_at) = (0, Some(*until));
        }),
        EscortEvent::UnitTold {
            escort, whom, by, ..
        } => change(state, *escort, |escort| {
            escort.told = Some(Told {
                at,
                by: by.clone(),
                whom: whom.clone(),
            });
        }),
        EscortEvent::EscortArrived { escort, to, .. } => change(state, *escort, |escort| {
            escort.stage = Stage::Arrived { at, to: to.clone() };
        }),
        EscortEvent::ReturnAsked { escort, ask_at } => change(state, *escort, |escort| {
            escort.asked = escort.asked.saturating_add(1);
            escort.ask_at = *ask_at;
        }),
        EscortEvent::EscortReturned { escort, by } => change(state, *escort, |escort| {
            let to = match &escort.stage {
                Stage::Arrived { to, .. } => Some(to.clone()),
                Stage::Booked
                | Stage::UnderWay { .. }
                | Stage::Back { .. }
                | Stage::CalledOff { .. } => None,
            };
            let by = by.clone();
            escort.stage = Stage::Back { at, by, to };
        }),
        EscortEvent::EscortCalledOff {
            escort, reason, by, ..
        } => change(state, *escort, |escort| {
            escort.stage = Stage::CalledOff {
                at,
                by: by.clone(),
                reason: reason.clone(),
            };
        }),
        EscortEvent::CoverNamed { escort, cover, .. } => change(state, *escort, |escort| {
            escort.cover.clone_from(cover);
        }),
    }
    let open = state.open_escorts();
    let next = open.filter_map(Escort::deadline).min();
    state.set_due(Due::Escorts, next);
}

fn booked(
    state: &mut State,
    at: Timestamp,
    (escort, contact): (EscortId, ContactId),
    journey: &Journey,
    by: &StaffId,
) {
    let booked = Escort {
        id: escort,
        contact,
        journey: journey.clone(),
        booked_by: by.clone(),
        booked_at: at,
        empty_since: None,
        stage: Stage::Booked,
        cancelled: None,
        told: None,
        cover: None,
        asked: 0,
        ask_at: None,
    };
    state.escorts.insert(escort, Arc::new(booked));
    state.escorts_open.insert(escort);
    let mut of = state.escort_of.get(&contact).cloned().unwrap_or_default();
    of.insert(escort);
    state.escort_of.insert(contact, of);
}

fn change(state: &mut State, id: EscortId, change: impl FnOnce(&mut Escort)) {
    let Some(escort) = state.escorts.get_mut(&id) else {
        return;
    };
    change(Arc::make_mut(escort));
    if !escort.is_open() {
        state.escorts_open.remove(&id);
    }
}

/// The keys of a contact are destroyed: what its escorts say goes with them.
pub(in crate::domain) fn erase(state: &mut State, contact: ContactId) {
    let of = state.escort_of.get(&contact).cloned().unwrap_or_default();
    for id in of {
        change(state, id, |escort| {
            for words in escort.journey.words() {
                *words = Secret::Erased;
            }
            if let Some(wait) = escort
                .cancelled
                .as_mut()
                .and_then(|cancelled| cancelled.wait.as_mut())
            {
                for words in [&mut wait.place, &mut wait.stays, &mut wait.rest] {
                    *words = Secret::Erased;
                }
            }
            if let Some(told) = &mut escort.told {
                told.whom = Secret::Erased;
            }
            match &mut escort.stage {
                Stage::Arrived { to, .. } | Stage::Back { to: Some(to), .. } => {
                    *to = Secret::Erased;
                }
                Stage::CalledOff { reason, .. } => *reason = Secret::Erased,
                Stage::Booked | Stage::UnderWay { .. } | Stage::Back { to: None, .. } => {}
            }
        });
    }
}

impl State {
    /// The escort.
    pub fn escort(&self, id: EscortId) -> Option<&Escort> {
        self.escorts.get(&id).map(AsRef::as_ref)
    }

    /// The escorts of a contact, the first booked first.
    pub fn escorts_of(&self, contact: ContactId) -> impl Iterator<Item = &Escort> {
        self.escort_of
            .get(&contact)
            .into_iter()
            .flat_map(OrdSet::iter)
            .filter_map(|id| self.escort(*id))
    }

    /// Those that go on, or are going to.
    pub fn open_escorts(&self) -> impl Iterator<Item = &Escort> {
        self.escorts_open.iter().filter_map(|id| self.escort(*id))
    }

    /// The escort that has emptied her chair. There are as many as people out.
    pub fn escort_by(&self, staff: &StaffId) -> Option<&Escort> {
        self.open_escorts()
            .find(|escort| escort.is_away() && escort.journey.staff == *staff)
    }
}
