//! How a member of staff is shown: by name to colleagues, by place in the duty to a room.

use crate::domain::duty::Shift;
use crate::domain::ids::StaffId;
use crate::domain::state::State;
use crate::views::Viewer;

/// Where somebody stands in the duty going on now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Rung first.
    Primary,
    /// Rung next.
    Backup,
    /// Also on duty.
    Also,
    /// Not on duty now.
    OffDuty,
}

/// A member of staff as this viewer may see her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Where she stands in the duty.
    pub place: Place,
    /// Her name; none where it is not shown.
    pub name: Option<String>,
    /// The viewer herself.
    pub me: bool,
}

/// A member of staff, in the duty going on.
pub fn person(state: &State, viewer: &Viewer, staff: &StaffId) -> Person {
    person_in(state, viewer, state.shift.as_ref(), staff)
}

/// A member of staff, in another duty.
pub fn person_in(state: &State, viewer: &Viewer, shift: Option<&Shift>, staff: &StaffId) -> Person {
    let name = state
        .service
        .as_ref()
        .and_then(|service| service.staff(staff))
        .map_or_else(|| staff.to_string(), |staff| staff.name.clone());
    Person {
        place: shift.map_or(Place::OffDuty, |shift| place(shift, staff)),
        name: viewer.sees_names().then_some(name),
        me: viewer.staff.as_ref() == Some(staff),
    }
}

fn place(shift: &Shift, staff: &StaffId) -> Place {
    if shift.primary.as_ref() == Some(staff) {
        Place::Primary
    } else if shift.backup.as_ref() == Some(staff) {
        Place::Backup
    } else if shift.others.contains(staff) {
        Place::Also
    } else {
        Place::OffDuty
    }
}
