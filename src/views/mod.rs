//! Pure reads: the state and a viewer give what this viewer may see. The only place that leaves things out: pages, the API and the
//! websocket all go through here. Never changes anything, never reads a clock, and never decides a rule of the service.

pub mod board;
pub mod by_request;
pub mod care;
pub mod complaints;
pub mod complaints_json;
pub mod contact;
pub mod deaths;
pub mod desk;
pub mod deviations;
pub mod deviations_json;
pub mod documents;
pub mod documents_json;
pub mod duty;
pub mod escort;
pub mod escort_json;
pub mod feedback;
pub mod figures;
pub mod follow_up;
pub mod followed;
pub mod glance;
pub mod handed;
pub mod handovers;
pub mod handovers_json;
pub mod hint;
pub mod json;
pub mod locked;
pub mod next;
pub mod on_duty;
pub mod on_duty_json;
pub mod openings;
pub mod outside;
pub mod people;
pub mod plan;
pub mod record;
pub mod request;
pub mod reviews;
#[cfg(test)]
pub(crate) mod rig;
pub mod row;
pub mod searches;
pub mod sheet;
pub mod shows;
mod spoken;
#[cfg(test)]
mod tests;
pub mod third;
pub mod watch;
pub mod whom;
pub mod words;
pub mod writing;

use crate::domain::access::{self, Looker, Part};
use crate::domain::actor::Actor;
use crate::domain::calls::leg::{Leg, Purpose};
use crate::domain::contacts::contact::Contact;
use crate::domain::ids::{AlarmId, GuestId, StaffId, StationId};
use crate::domain::language::Language;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;

/// Who looks. Two viewers that are equal see the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Viewer {
    /// The member of staff; none for somebody from outside, or a screen that hangs on a wall.
    pub staff: Option<StaffId>,
    /// Somebody who is not in the service file.
    pub outside: Option<Outside>,
    /// What she does.
    pub roles: Vec<StaffRole>,
    /// What she reads.
    pub language: Language,
}

/// Somebody who looks and is not in the service file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outside {
    /// A doctor who was let in for some days.
    Guest(GuestId),
    /// A registered PC of the legevakt's.
    Station(StationId),
}

impl Viewer {
    /// A screen in a room: counts and states, never who, never a number.
    pub const fn room(language: Language) -> Self {
        Self {
            staff: None,
            outside: None,
            roles: Vec::new(),
            language,
        }
    }

    /// As the rules know her.
    pub fn looker(&self) -> Looker<'_> {
        match &self.staff {
            Some(id) => Looker::Staff {
                id,
                roles: &self.roles,
            },
            None => self.outside.map_or(Looker::Room, |outside| match outside {
                Outside::Guest(guest) => Looker::Guest(guest),
                Outside::Station(station) => Looker::Station(station),
            }),
        }
    }

    /// In whose name she asks for something; none for a screen on a wall, which asks for nothing.
    pub fn actor(&self) -> Option<Actor> {
        match self.looker() {
            Looker::Room => None,
            Looker::Staff { id, .. } => Some(Actor::Staff(id.clone())),
            Looker::Guest(guest) => Some(Actor::Guest(guest)),
            Looker::Station(station) => Some(Actor::Station(station)),
        }
    }

    /// Whether she sees this.
    pub fn may_see(&self, state: &State, part: Part) -> bool {
        access::may_see(state, self.looker(), part)
    }

    /// The member of staff, if she is a nurse.
    pub fn nurse(&self) -> Option<&StaffId> {
        self.looker().as_role(StaffRole::Nurse)
    }

    /// The member of staff, if she is a nurse and on duty now.
    pub fn nurse_on_duty(&self, state: &State) -> Option<&StaffId> {
        access::nurse_on_duty(state, self.looker())
    }

    /// Whether she works in the day service: with persons, plans and consents.
    pub fn works_days(&self) -> bool {
        [StaffRole::DayNurse, StaffRole::Coordinator]
            .into_iter()
            .any(|role| self.looker().as_role(role).is_some())
    }

    /// Whether she looks persons up in the register, and registers new ones.
    pub fn registers(&self, state: &State) -> bool {
        self.works_days() || self.nurse_on_duty(state).is_some()
    }

    /// Whether colleagues are shown by name.
    pub fn sees_names(&self) -> bool {
        access::knows_colleagues(self.looker())
    }

    /// Whether she may open a contact.
    pub fn may_open(&self, state: &State, contact: &Contact) -> bool {
        self.may_see(state, Part::Contact(contact.id))
    }

    /// Whether she asks for help: a doctor, somebody who was let in, or a PC of the legevakt's; and has no other home.
    pub fn may_ask(&self) -> bool {
        match self.looker() {
            Looker::Guest(_) | Looker::Station(_) => true,
            Looker::Room => false,
            Looker::Staff { .. } => [StaffRole::Doctor, StaffRole::MunicipalDoctor]
                .into_iter()
                .any(|role| self.looker().as_role(role).is_some()),
        }
    }

    /// Whether she leads the service.
    pub fn leads(&self) -> bool {
        self.looker().as_role(StaffRole::Leader).is_some()
    }

    /// Whether she may take an alarm.
    pub fn may_take(&self, state: &State, alarm: AlarmId) -> bool {
        access::may_take(state, self.looker(), alarm)
    }

    /// Whether she may say how it is with a colleague whom this alarm is about.
    pub fn may_settle(&self, state: &State, alarm: Option<AlarmId>) -> bool {
        access::settles(state, self.looker(), alarm)
    }
}

/// The conversation that she is in, or is being put into.
pub fn conversation_of<'a>(state: &'a State, staff: &StaffId) -> Option<&'a Leg> {
    state
        .legs_of(staff)
        .find(|leg| leg.is_confirmed() && leg.purpose.call().is_some())
}

/// Her telephone that rings for something now, if it is rung to take a caller, a conversation, a request or a message.
pub fn ringing_leg<'a>(state: &'a State, staff: &StaffId) -> Option<&'a Leg> {
    state.legs_of(staff).find(|leg| {
        (leg.is_ringing() || leg.is_answered())
            && matches!(
                leg.purpose,
                Purpose::Take(_) | Purpose::Rejoin(_) | Purpose::HandOver(_) | Purpose::Summons(_)
            )
    })
}
