//! Alarm events change the state. No rules here.

use imbl::OrdSet;

use crate::domain::alarms::alarm::{Alarm, AlarmState};
use crate::domain::event::AlarmEvent;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &AlarmEvent) {
    match event {
        AlarmEvent::AlarmRaised {
            alarm,
            kind,
            contact,
            effect,
        } => state.insert_alarm(Alarm {
            id: *alarm,
            kind: kind.clone(),
            contact: *contact,
            effect: *effect,
            since: at,
            repeats: 0,
            told: OrdSet::new(),
            state: AlarmState::OnBoard,
        }),
        AlarmEvent::AlarmRepeated { alarm } => state.change_alarm(*alarm, |alarm| {
            alarm.repeats = alarm.repeats.saturating_add(1);
        }),
        AlarmEvent::AlarmPassed {
            alarm,
            staff,
            next_at,
        } => state.change_alarm(*alarm, |alarm| {
            let told = match alarm.state {
                AlarmState::With { told, .. } => told,
                AlarmState::OnBoard | AlarmState::Taken { .. } | AlarmState::Over { .. } => 0,
            };
            alarm.told.insert(staff.clone());
            alarm.state = AlarmState::With {
                staff: staff.clone(),
                told: told.saturating_add(1),
                next_at: *next_at,
            };
        }),
        AlarmEvent::AlarmQuieted { alarm } => {
            state.change_alarm(*alarm, |alarm| alarm.state = AlarmState::OnBoard);
        }
        AlarmEvent::AlarmOver { alarm } => {
            state.change_alarm(*alarm, |alarm| alarm.state = AlarmState::Over { at });
        }
        AlarmEvent::AlarmTaken { alarm, by } => {
            state.change_alarm(*alarm, |alarm| {
                alarm.state = AlarmState::Taken { by: by.clone(), at }
            });
        }
    }
}
