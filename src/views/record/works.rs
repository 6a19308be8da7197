//! Those who work here, as a record names them.

use crate::domain::ids::StaffId;
use crate::domain::openings::opening::Reader;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// The short name.
    pub id: StaffId,
    /// The full name; the short one, if the service file does not have her any more.
    pub name: String,
}

/// Whoever has read: a member of staff, or a doctor who was let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The short name, or `guest:` and its id.
    pub id: String,
    /// The name; the short one where it is not known any more.
    pub name: String,
}

/// The name of whoever has read.
pub fn reader(state: &State, reader: &Reader) -> Named {
    match reader {
        Reader::Staff(staff) => named(&worker(state, staff)),
        Reader::Guest(guest) => {
            let id = format!("guest:{guest}");
            let found = state.guest(*guest);
            let name = found.and_then(|guest| guest.name.known().cloned());
            Named {
                name: name.unwrap_or_else(|| id.clone()),
                id,
            }
        }
    }
}

/// The same of a member of staff.
pub fn named(worker: &Worker) -> Named {
    Named {
        id: worker.id.to_string(),
        name: worker.name.clone(),
    }
}

/// Her name.
pub fn worker(state: &State, staff: &StaffId) -> Worker {
    let service = state.service.as_ref();
    let member = service.and_then(|service| service.staff(staff));
    Worker {
        id: staff.clone(),
        name: member.map_or_else(|| staff.to_string(), |member| member.name.clone()),
    }
}

/// Those who do one of these, by name.
pub fn by_role(state: &State, roles: &[StaffRole]) -> Vec<Worker> {
    let Some(service) = state.service.as_ref() else {
        return Vec::new();
    };
    let mut found: Vec<Worker> = service
        .staff
        .iter()
        .filter(|member| roles.iter().any(|role| member.has_role(*role)))
        .map(|member| Worker {
            id: member.id.clone(),
            name: member.name.clone(),
        })
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}
