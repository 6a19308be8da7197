//! Those who are not in the service file: doctors who are let in for some days, and the legevakt's registered PCs, as the viewer may see
//! them.

use crate::domain::access::Part;
use crate::domain::ids::{GuestId, StationId};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::people::{Person, person};

/// A doctor who is let in now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestRow {
    /// Which.
    pub id: GuestId,
    /// The name; none once it was erased.
    pub name: Option<String>,
    /// The link can be sent: there is a number.
    pub reachable: bool,
    /// When the last link was sent.
    pub invited: Option<Timestamp>,
    /// Until when.
    pub until: Timestamp,
    /// Who let the doctor in.
    pub by: Person,
}

/// A registered PC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StationRow {
    /// Which.
    pub id: StationId,
    /// What people call it.
    pub label: String,
    /// Since when.
    pub since: Timestamp,
    /// Who registered it.
    pub by: Person,
}

/// The doctors who are let in now, whose time is over first.
pub fn guests(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<GuestRow> {
    let mut rows: Vec<GuestRow> = state
        .guests
        .values()
        .filter(|guest| viewer.may_see(state, Part::Guests) && guest.stands(now))
        .map(|guest| GuestRow {
            id: guest.id,
            name: guest.name.known().cloned(),
            reachable: guest.phone.as_ref().and_then(Secret::known).is_some(),
            invited: guest.invited.map(|(_, at)| at),
            until: guest.until,
            by: person(state, viewer, &guest.admitted_by),
        })
        .collect();
    rows.sort_by_key(|row| (row.until, row.id));
    rows
}

/// The PCs that stand, the oldest first.
pub fn stations(state: &State, viewer: &Viewer) -> Vec<StationRow> {
    let mut rows: Vec<StationRow> = state
        .stations
        .values()
        .filter(|station| viewer.may_see(state, Part::Stations) && station.stands())
        .map(|station| StationRow {
            id: station.id,
            label: station.label.clone(),
            since: station.since,
            by: person(state, viewer, &station.registered_by),
        })
        .collect();
    rows.sort_by_key(|row| (row.since, row.id));
    rows
}
