//! Events of visits and help change the state. No rules here.

use std::sync::Arc;

use crate::domain::ids::{ContactId, StaffId, VisitId};
use crate::domain::safety::event::SafetyEvent;
use crate::domain::safety::event::StaffWord;
use crate::domain::safety::visit::{Help, KeptVisit, Visit, VisitStage};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &SafetyEvent) {
    match event {
        SafetyEvent::VisitBegan { .. }
        | SafetyEvent::CheckedIn { .. }
        | SafetyEvent::CheckInMissed { .. }
        | SafetyEvent::CheckInAsked { .. }
        | SafetyEvent::CheckInRefused { .. }
        | SafetyEvent::VisitAlarmed { .. }
        | SafetyEvent::VisitTaken { .. }
        | SafetyEvent::VisitEnded { .. }
        | SafetyEvent::VisitSettled { .. }
        | SafetyEvent::VisitErased { .. } => visit(state, at, event),
        SafetyEvent::HelpCalled { .. }
        | SafetyEvent::HelpAlarmed { .. }
        | SafetyEvent::HelpTaken { .. }
        | SafetyEvent::HelpDoubted { .. }
        | SafetyEvent::HelpSettled { .. } => help(state, at, event),
        SafetyEvent::StaffSentWord {
            staff,
            carrier_id,
            word,
        } => {
            state.remember_received(carrier_id.clone());
            if *word == StaffWord::BareOk
                && let Some(visit) = state.visit_of(staff).map(|visit| visit.id)
            {
                state.change_visit(visit, |visit| visit.bare_ok = Some(at));
            }
        }
    }
    let next = state
        .visits
        .values()
        .filter_map(|visit| visit.deadline())
        .chain(
            state
                .helps
                .values()
                .filter_map(|help| help.taken.as_ref().map(|(_, again_at)| *again_at)),
        )
        .min();
    state.set_due(Due::Safety, next);
}

fn visit(state: &mut State, at: Timestamp, event: &SafetyEvent) {
    match event {
        SafetyEvent::VisitBegan {
            visit,
            staff,
            contact,
            place,
            with,
            minutes,
            due_at,
            alone,
        } => {
            let began = Visit {
                id: *visit,
                staff: staff.clone(),
                contact: *contact,
                place: place.clone(),
                with: with.clone(),
                alone: *alone,
                since: at,
                minutes: *minutes,
                due_at: *due_at,
                stage: VisitStage::UnderWay,
                bare_ok: None,
                refused: None,
            };
            state.visits.insert(*visit, Arc::new(began));
        }
        SafetyEvent::CheckedIn {
            visit,
            minutes,
            due_at,
            ..
        } => state.change_visit(*visit, |visit| {
            visit.stage = VisitStage::UnderWay;
            visit.minutes = *minutes;
            visit.due_at = *due_at;
            visit.bare_ok = None;
        }),
        SafetyEvent::CheckInMissed { visit, next_at } => state.change_visit(*visit, |visit| {
            visit.stage = VisitStage::Missed {
                since: at,
                next_at: *next_at,
            };
        }),
        SafetyEvent::CheckInAsked {
            visit,
            next_at: new,
        } => state.change_visit(*visit, |visit| {
            if let VisitStage::Missed { next_at, .. } = &mut visit.stage {
                *next_at = *new;
            }
        }),
        SafetyEvent::CheckInRefused { visit, leg } => state.change_visit(*visit, |visit| {
            let before = visit.refused.filter(|(on, _)| on == leg);
            visit.refused = Some((*leg, before.map_or(0, |(_, times)| times).saturating_add(1)));
        }),
        SafetyEvent::VisitAlarmed { visit, alarm } => state.change_visit(*visit, |visit| {
            let since = match &visit.stage {
                VisitStage::Missed { since, .. } | VisitStage::Alarmed { since, .. } => *since,
                VisitStage::UnderWay => at,
            };
            visit.stage = VisitStage::Alarmed {
                since,
                alarm: *alarm,
                taken: None,
            };
        }),
        SafetyEvent::VisitTaken {
            visit,
            by,
            again_at,
        } => state.change_visit(*visit, |visit| {
            if let VisitStage::Alarmed { taken, .. } = &mut visit.stage {
                *taken = Some((by.clone(), *again_at));
            }
        }),
        SafetyEvent::VisitEnded { visit, .. } | SafetyEvent::VisitSettled { visit, .. } => {
            if let Some(over) = state.visits.remove(visit).filter(|over| over.alone) {
                let kept = KeptVisit {
                    staff: over.staff.clone(),
                    since: over.since,
                };
                state.kept_visits.insert(*visit, kept);
            }
        }
        SafetyEvent::VisitErased { visit, .. } => {
            state.kept_visits.remove(visit);
        }
        SafetyEvent::HelpCalled { .. }
        | SafetyEvent::HelpAlarmed { .. }
        | SafetyEvent::HelpTaken { .. }
        | SafetyEvent::HelpDoubted { .. }
        | SafetyEvent::HelpSettled { .. }
        | SafetyEvent::StaffSentWord { .. } => {}
    }
}

fn help(state: &mut State, at: Timestamp, event: &SafetyEvent) {
    match event {
        SafetyEvent::HelpCalled { staff, by, alarm } => {
            let called = Help {
                staff: staff.clone(),
                since: at,
                by: *by,
                alarm: *alarm,
                taken: None,
                safe_code: None,
            };
            state.helps.insert(staff.clone(), Arc::new(called));
        }
        SafetyEvent::HelpAlarmed { staff, alarm } => change_help(state, staff, |help| {
            help.alarm = *alarm;
            help.taken = None;
        }),
        SafetyEvent::HelpTaken {
            staff,
            by,
            again_at,
        } => change_help(state, staff, |help| {
            help.taken = Some((by.clone(), *again_at));
        }),
        SafetyEvent::HelpDoubted { staff, .. } => {
            change_help(state, staff, |help| help.safe_code = Some(at));
        }
        SafetyEvent::HelpSettled { staff, .. } => {
            state.helps.remove(staff);
        }
        SafetyEvent::VisitBegan { .. }
        | SafetyEvent::CheckedIn { .. }
        | SafetyEvent::CheckInMissed { .. }
        | SafetyEvent::CheckInAsked { .. }
        | SafetyEvent::CheckInRefused { .. }
        | SafetyEvent::VisitAlarmed { .. }
        | SafetyEvent::VisitTaken { .. }
        | SafetyEvent::VisitEnded { .. }
        | SafetyEvent::VisitSettled { .. }
        | SafetyEvent::VisitErased { .. }
        | SafetyEvent::StaffSentWord { .. } => {}
    }
}

fn change_help(state: &mut State, staff: &StaffId, change: impl FnOnce(&mut Help)) {
    if let Some(help) = state.helps.get_mut(staff) {
        change(Arc::make_mut(help));
    }
}

/// The keys of a contact are destroyed: what its visits say goes with them.
pub(in crate::domain) fn erase(state: &mut State, contact: ContactId) {
    let of: Vec<VisitId> = state
        .visits
        .values()
        .filter(|visit| visit.contact == Some(contact))
        .map(|visit| visit.id)
        .collect();
    for visit in of {
        state.change_visit(visit, |visit| {
            visit.place = Secret::Erased;
            visit.with = Secret::Erased;
        });
    }
}

impl State {
    fn change_visit(&mut self, id: VisitId, change: impl FnOnce(&mut Visit)) {
        if let Some(visit) = self.visits.get_mut(&id) {
            change(Arc::make_mut(visit));
        }
    }

    /// The visit, if it goes on.
    pub fn visit(&self, id: VisitId) -> Option<&Visit> {
        self.visits.get(&id).map(AsRef::as_ref)
    }

    /// The visit that she is on. There are as many as people out.
    pub fn visit_of(&self, staff: &StaffId) -> Option<&Visit> {
        self.visits
            .values()
            .map(AsRef::as_ref)
            .find(|visit| visit.staff == *staff)
    }

    /// Her call for help, until it is settled.
    pub fn help_of(&self, staff: &StaffId) -> Option<&Help> {
        self.helps.get(staff).map(AsRef::as_ref)
    }
}
