//! Which PCs are stations. Who may say so is decided in [`access`](crate::domain::access).

use crate::domain::decider::Decider;
use crate::domain::event::StationEvent;
use crate::domain::guests::decide::named;
use crate::domain::ids::StationId;
use crate::domain::phone::E164;
use crate::domain::rejection::Rejection;

/// Registers a PC (`handbook/service/en/who-may-what.md`). The same id twice is one station.
pub(in crate::domain) fn register(
    d: &mut Decider<'_>,
    station: StationId,
    label: &str,
    phone: Option<E164>,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    if d.state.stations.contains_key(&station) {
        return Ok(());
    }
    let label = named(label)?;
    d.emit(StationEvent::StationRegistered {
        station,
        label,
        phone,
        by,
    });
    Ok(())
}

/// Cuts it off at once. Cut off already: nothing changes.
pub(in crate::domain) fn revoke(d: &mut Decider<'_>, station: StationId) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = d
        .state
        .station(station)
        .ok_or(Rejection::NotFound { what: "station" })?;
    if found.stands() {
        d.emit(StationEvent::StationRevoked { station, by });
    }
    Ok(())
}
