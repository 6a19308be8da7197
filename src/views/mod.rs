//! Pure reads: the state and a viewer give what this viewer may see. The only place that leaves things out: pages, the API and the
//! websocket all go through here. Never changes anything, never reads a clock, and never decides a rule of the service.

pub mod board;
pub mod care;
pub mod contact;
pub mod duty;
pub mod hint;
pub mod json;
pub mod locked;
pub mod next;
pub mod people;
#[cfg(test)]
pub(crate) mod rig;
pub mod row;
#[cfg(test)]
mod tests;
pub mod third;
pub mod words;

use crate::domain::calls::leg::{Leg, Purpose};
use crate::domain::contacts::contact::{Contact, Owner, Phase};
use crate::domain::ids::StaffId;
use crate::domain::language::Language;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;

/// Who looks. Two viewers that are equal see the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Viewer {
    /// The member of staff; none for a screen that hangs on a wall.
    pub staff: Option<StaffId>,
    /// What she does.
    pub roles: Vec<StaffRole>,
    /// What she reads.
    pub language: Language,
}

impl Viewer {
    /// A screen in a room: counts and states, never who, never a number.
    pub const fn room(language: Language) -> Self {
        Self {
            staff: None,
            roles: Vec::new(),
            language,
        }
    }

    /// The member of staff, if she is a nurse.
    pub fn nurse(&self) -> Option<&StaffId> {
        self.staff
            .as_ref()
            .filter(|_| self.roles.contains(&StaffRole::Nurse))
    }

    /// The member of staff, if she is a nurse and on duty now.
    pub fn nurse_on_duty(&self, state: &State) -> Option<&StaffId> {
        self.nurse()
            .filter(|staff| state.shift.as_ref().is_some_and(|shift| shift.has(staff)))
    }

    /// Whether colleagues are shown by name.
    pub const fn sees_names(&self) -> bool {
        self.staff.is_some()
    }

    /// Whether she may open a contact: a nurse on duty, or one whose turn it still is, or who is on the line with it.
    pub fn may_open(&self, state: &State, contact: &Contact) -> bool {
        let private = |staff: &StaffId| contact.care.is_private_to(staff);
        if self.staff.as_ref().is_some_and(private) {
            return false;
        }
        if self.nurse_on_duty(state).is_some() {
            return true;
        }
        let Some(staff) = self.nurse() else {
            return false;
        };
        owner(contact) == Some(staff) || is_on_line(state, staff, contact)
    }

    /// Whether she leads the service.
    pub fn leads(&self) -> bool {
        self.staff.is_some() && self.roles.contains(&StaffRole::Leader)
    }

    /// Whether she may take an alarm: any member of staff who takes calls or answers for the service.
    pub fn may_take_alarms(&self) -> bool {
        self.staff.is_some()
            && self
                .roles
                .iter()
                .any(|role| matches!(role, StaffRole::Nurse | StaffRole::Leader))
    }
}

/// The member of staff whose turn a contact is.
pub fn owner(contact: &Contact) -> Option<&StaffId> {
    let owner = match &contact.phase {
        Phase::CallBackDue(promise) | Phase::CallingBack { promise, .. } => &promise.owner,
        Phase::NeedsOutcome { owner, .. } => owner,
        Phase::OnTheLine(_) | Phase::Closed(_) => return None,
    };
    match owner {
        Owner::Staff(staff) => Some(staff),
        Owner::NextOnDuty { keeper } => keeper.as_ref(),
    }
}

fn is_on_line(state: &State, staff: &StaffId, contact: &Contact) -> bool {
    let call = match &contact.phase {
        Phase::OnTheLine(call) | Phase::CallingBack { call, .. } => *call,
        Phase::CallBackDue(_) | Phase::NeedsOutcome { .. } | Phase::Closed(_) => return false,
    };
    state
        .legs_of(staff)
        .any(|leg| leg.purpose.call() == Some(call))
}

/// The conversation that she is in, or is being put into.
pub fn conversation_of<'a>(state: &'a State, staff: &StaffId) -> Option<&'a Leg> {
    state
        .legs_of(staff)
        .find(|leg| leg.is_confirmed() && leg.purpose.call().is_some())
}

/// Her telephone that rings for something now, if it is rung to take a caller.
pub fn ringing_leg<'a>(state: &'a State, staff: &StaffId) -> Option<&'a Leg> {
    state.legs_of(staff).find(|leg| {
        (leg.is_ringing() || leg.is_answered())
            && matches!(leg.purpose, Purpose::Take(_) | Purpose::Rejoin(_))
    })
}
