//! Station events change the state. No rules here.

use std::sync::Arc;

use crate::domain::event::StationEvent;
use crate::domain::state::State;
use crate::domain::stations::station::Station;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &StationEvent) {
    match event {
        StationEvent::StationRegistered {
            station,
            label,
            phone,
            by,
        } => {
            let registered = Station {
                id: *station,
                label: label.clone(),
                phone: phone.clone(),
                since: at,
                registered_by: by.clone(),
                revoked: None,
            };
            state.stations.insert(*station, Arc::new(registered));
        }
        StationEvent::StationRevoked { station, .. } => {
            if let Some(station) = state.stations.get_mut(station) {
                Arc::make_mut(station).revoked = Some(at);
            }
        }
    }
}
