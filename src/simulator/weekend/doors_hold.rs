//! What always holds of doctors who are let in for some days and of the legevakt's PCs: whose time is over can do nothing more. The list
//! is that of `handbook/engineering/testing.md`.

use std::collections::BTreeMap;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::guests::decide::USUAL_STAY;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::world::World;

/// Until when each may come in, as the world has seen it opened and closed.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    until: BTreeMap<Actor, Timestamp>,
    /// The first account that ends by itself.
    ends: Option<Timestamp>,
}

impl Watched {
    /// Opened until then, or closed: what was ended stays so.
    pub fn opens_until(&mut self, door: Actor, until: Timestamp) {
        let known = self.until.entry(door).or_insert(until);
        *known = until.min(*known);
    }

    /// After a commit.
    pub fn remember(&mut self, last: &State, state: &State) {
        if !state.guests.ptr_eq(&last.guests) {
            let stand = state.guests.values().filter(|guest| guest.ended.is_none());
            self.ends = stand.map(|guest| guest.until).min();
        }
    }

    /// What is late, if anything.
    pub fn late(&self, late: impl Fn(Timestamp) -> bool) -> Option<String> {
        let over = self.ends.filter(|ends| late(*ends));
        over.map(|ends| format!("an account was to end by itself at {ends}, and has not"))
    }
}

/// Until when a command opens a door, or that it closes one now.
pub fn door(world: &World, command: &Command) -> Option<(Actor, Timestamp)> {
    let now = world.service_now();
    if let Command::AdmitGuest { guest, admission } = command {
        let until = admission.until.unwrap_or(now + USUAL_STAY);
        Some((Actor::Guest(*guest), until))
    } else if let Command::RegisterStation { station, .. } = command {
        Some((Actor::Station(*station), Timestamp::from_millis(i64::MAX)))
    } else if let Command::EndGuest { guest } = command {
        Some((Actor::Guest(*guest), now))
    } else if let Command::RevokeStation { station } = command {
        Some((Actor::Station(*station), now))
    } else {
        None
    }
}

/// What is broken if a command of this actor is taken now.
pub fn is_shut_out(world: &World, actor: &Actor) -> Option<String> {
    let stands = match actor {
        Actor::Guest(guest) => world.state().guests.contains_key(guest),
        Actor::Station(station) => world.state().stations.contains_key(station),
        Actor::Carrier | Actor::Clock | Actor::Effects | Actor::Operator | Actor::Staff(_) => {
            return None;
        }
    };
    let now = world.service_now();
    let until = world.held.doors.until.get(actor);
    let over = until.is_some_and(|until| *until <= now);
    (over || (!stands && !world.held.unsure))
        .then(|| format!("{actor} may not come in, and a command of theirs is taken"))
}

/// What is broken in a state, if anything: whoever is let in goes by itself.
pub fn of_state(last: &State, state: &State) -> Option<String> {
    if state.guests.ptr_eq(&last.guests) {
        return None;
    }
    let next = state.next_deadline();
    let stays = state
        .guests
        .values()
        .find(|guest| guest.ended.is_none() && next.is_none_or(|next| next > guest.until));
    stays.map(|guest| format!("guest {} stays for ever", guest.id))
}
