//! Who is to read the pages of the handbook, and who has read one as it stands now. For whoever leads the service.

use crate::domain::handbook::kept::PageName;
use crate::domain::ids::StaffId;
use crate::domain::service::people::{Staff, StaffRole};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::handbook::shelf::Handbook;
use crate::web::handbook::looked::{self, By};

/// Everybody who works here, with when they have read a page as it stands now. Whoever only runs the machines reads none.
pub fn readers<'a>(
    state: &'a State,
    handbook: &Handbook,
    name: &PageName,
) -> Vec<(&'a Staff, Option<Timestamp>)> {
    let staff = state.service.iter().flat_map(|service| &service.staff);
    staff
        .filter(|staff| staff.roles.iter().any(|role| *role != StaffRole::Operator))
        .map(|staff| (staff, looked::read_at(state, handbook, &staff.id, name)))
        .collect()
}

/// Who has looked through a page, by name.
pub fn reviewer(state: &State, by: &By) -> String {
    match by {
        By::Named(name) => name.clone(),
        By::Leader(staff) => name_of(state, staff),
    }
}

fn name_of(state: &State, id: &StaffId) -> String {
    let service = state.service.as_ref();
    let staff = service.and_then(|service| service.staff(id));
    staff.map_or_else(|| id.to_string(), |staff| staff.name.clone())
}
