//! What is due, and when: both ways round. Holds no lengths of time: those stand in [`deadline`](crate::domain::deadline).

use imbl::{OrdMap, OrdSet};

use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

/// Every deadline there is. Contacts stand apart: there may be very many of them, and what happens in a call, every second
/// of it, is to cost the same however many there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::domain) struct Timers {
    contacts: Table,
    others: Table,
}

/// The next first, and the deadline of each thing that has one.
#[derive(Clone, Debug, Default, PartialEq)]
struct Table {
    in_order: OrdSet<(Timestamp, Due)>,
    of: OrdMap<Due, Timestamp>,
}

impl Timers {
    /// When this is due.
    pub fn get(&self, due: Due) -> Option<Timestamp> {
        self.table(due).of.get(&due).copied()
    }

    /// When something is due next, whatever it is.
    pub fn next(&self) -> Option<Timestamp> {
        let next = |table: &Table| table.in_order.get_min().map(|(at, _)| *at);
        match (next(&self.contacts), next(&self.others)) {
            (Some(contact), Some(other)) => Some(contact.min(other)),
            (contact, other) => contact.or(other),
        }
    }

    /// What is due at `now` or before, the longest overdue first, `most` of it.
    pub fn until(&self, now: Timestamp, most: usize) -> Vec<Due> {
        let overdue = |table: &'_ Table| -> Vec<(Timestamp, Due)> {
            let in_order = table.in_order.iter().copied();
            in_order
                .take_while(|(at, _)| *at <= now)
                .take(most)
                .collect()
        };
        let mut due = overdue(&self.contacts);
        due.extend(overdue(&self.others));
        due.sort_unstable();
        due.truncate(most);
        due.into_iter().map(|(_, due)| due).collect()
    }

    /// This is due then, or never.
    pub fn set(&mut self, due: Due, at: Option<Timestamp>) {
        let table = self.table_mut(due);
        let before = table.of.get(&due).copied();
        if before == at {
            return;
        }
        if let Some(before) = before {
            table.in_order.remove(&(before, due));
        }
        match at {
            Some(at) => {
                table.in_order.insert((at, due));
                table.of.insert(due, at);
            }
            None => {
                table.of.remove(&due);
            }
        }
    }

    const fn table(&self, due: Due) -> &Table {
        match due {
            Due::Contact(_)
            | Due::Answer(_)
            | Due::FollowUp(..)
            | Due::Feedback(_)
            | Due::Handover(_)
            | Due::Kept(..)
            | Due::Document(_)
            | Due::Death(..)
            | Due::Deviation(_)
            | Due::Complaint(_)
            | Due::Reading(_)
            | Due::Review(_)
            | Due::ConsentEnds(..) => &self.contacts,
            Due::Roster
            | Due::Guest(_)
            | Due::Call(_)
            | Due::Leg(_)
            | Due::Danger(_)
            | Due::Summons(_)
            | Due::Alarm(_)
            | Due::Handshakes
            | Due::Presence
            | Due::Safety
            | Due::Escorts
            | Due::Effect(_) => &self.others,
        }
    }

    const fn table_mut(&mut self, due: Due) -> &mut Table {
        match due {
            Due::Contact(_)
            | Due::Answer(_)
            | Due::FollowUp(..)
            | Due::Feedback(_)
            | Due::Handover(_)
            | Due::Kept(..)
            | Due::Document(_)
            | Due::Death(..)
            | Due::Deviation(_)
            | Due::Complaint(_)
            | Due::Reading(_)
            | Due::Review(_)
            | Due::ConsentEnds(..) => &mut self.contacts,
            Due::Roster
            | Due::Guest(_)
            | Due::Call(_)
            | Due::Leg(_)
            | Due::Danger(_)
            | Due::Summons(_)
            | Due::Alarm(_)
            | Due::Handshakes
            | Due::Presence
            | Due::Safety
            | Due::Escorts
            | Due::Effect(_) => &mut self.others,
        }
    }
}
