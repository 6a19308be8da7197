//! What the state keeps beside the things themselves, so that no decision walks through all of them: deadlines, numbers,
//! lines, whose telephone is busy. Derived: holds nothing that could not be made anew.

use std::sync::Arc;

use crate::domain::alarms::alarm::Alarm;
use crate::domain::calls::call::Call;
use crate::domain::calls::leg::Leg;
use crate::domain::contacts::contact::Contact;
use crate::domain::deadline;
use crate::domain::effect::{Effect, EffectKind};
use crate::domain::followups::follow_up::About;
use crate::domain::ids::{
    AlarmId, CallId, CarrierId, ComplaintId, ConsentId, ContactId, DeviationId, DocumentId,
    EffectKey, FollowUpId, GuestId, HandoverId, LegId, OpeningId, PatientId,
};
use crate::domain::state::{LineOf, State};
use crate::domain::time::Timestamp;

/// How many ended calls, ended legs, taken alarms and received messages are remembered, so that a late word about one finds it.
const REMEMBERED: usize = 256;

/// So many of them may be just ending.
const JUST: usize = 16;

/// What a deadline belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    /// The roster changes.
    Roster,
    /// A guest's account.
    Guest(GuestId),
    /// A call.
    Call(CallId),
    /// A leg.
    Leg(LegId),
    /// A contact.
    Contact(ContactId),
    /// A life in danger.
    Danger(ContactId),
    /// A summons, by its contact.
    Summons(ContactId),
    /// The answer to somebody who writes.
    Answer(ContactId),
    /// An alarm.
    Alarm(AlarmId),
    /// The next handshake, of all there are.
    Handshakes,
    /// The next who takes calls again.
    Presence,
    /// The next visit or call for help, of all there are.
    Safety,
    /// The next escort, of all there are.
    Escorts,
    /// A follow-up.
    FollowUp(ContactId, About),
    /// The one question after a contact.
    Feedback(ContactId),
    /// A handover that is not accepted.
    Handover(HandoverId),
    /// What of a handover stays with whoever has accepted it.
    Kept(HandoverId, ContactId),
    /// A document that is not signed.
    Document(DocumentId),
    /// Something that is to be done because somebody has died.
    Death(PatientId, FollowUpId),
    /// A deviation that nobody has looked at, or that is not closed.
    Deviation(DeviationId),
    /// A complaint that nobody follows, or that is to be answered.
    Complaint(ComplaintId),
    /// A reading that is always looked at, and has not been.
    Reading(OpeningId),
    /// A patient's plan is looked at again.
    Review(PatientId),
    /// A consent is about to end.
    ConsentEnds(PatientId, ConsentId),
    /// An effect.
    Effect(EffectKey),
}

impl State {
    /// What is due at `now` or before, the longest overdue first, `most` of it.
    pub(in crate::domain) fn due_until(&self, now: Timestamp, most: usize) -> Vec<Due> {
        self.timers.until(now, most)
    }

    pub(in crate::domain) fn set_due(&mut self, due: Due, at: Option<Timestamp>) {
        self.timers.set(due, at);
    }

    /// Changes a call, and what is derived from it.
    pub(in crate::domain) fn change_call(&mut self, id: CallId, change: impl FnOnce(&mut Call)) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let was_live = call.is_live();
        change(Arc::make_mut(call));
        let call = Arc::clone(call);
        if was_live && !call.is_live() {
            self.live_calls.remove(&id);
            self.ended_calls.push_back(id);
            self.forget_ended_calls();
        } else if !was_live && call.is_live() {
            self.live_calls.insert(id);
            self.ended_calls.retain(|ended| *ended != id);
        }
        // A line that has gone over to a new call stays there, whatever is learnt of the old one.
        if let Some(line) = &call.line
            && (call.is_live() || !matches!(self.by_line.get(line), Some(LineOf::Call(_))))
        {
            self.by_line.insert(line.clone(), LineOf::Call(id));
        }
        self.refresh_call(id);
    }

    /// Whose line it is, if that is not known already: the index is copied in part when it is changed.
    fn name_line(&mut self, line: &CarrierId, of: LineOf) {
        if self.by_line.get(line) != Some(&of) {
            self.by_line.insert(line.clone(), of);
        }
    }

    /// A call's deadline, anew: its legs count in it.
    pub(in crate::domain) fn refresh_call(&mut self, id: CallId) {
        let at = self.call(id).and_then(|call| deadline::of_call(self, call));
        self.set_due(Due::Call(id), at);
    }

    pub(in crate::domain) fn insert_call(&mut self, call: Call) {
        let id = call.id;
        self.live_calls.insert(id);
        self.calls.insert(id, Arc::new(call));
        self.change_call(id, |_| {});
    }

    fn forget_ended_calls(&mut self) {
        while self.ended_calls.len() > REMEMBERED {
            let Some(id) = self.ended_calls.pop_front() else {
                return;
            };
            if let Some(call) = self.calls.remove(&id)
                && let Some(line) = &call.line
                && self.by_line.get(line) == Some(&LineOf::Call(id))
            {
                self.by_line.remove(line);
            }
            self.set_due(Due::Call(id), None);
        }
    }

    /// Changes a leg, and what is derived from it.
    pub(in crate::domain) fn change_leg(&mut self, id: LegId, change: impl FnOnce(&mut Leg)) {
        let Some(leg) = self.legs.get_mut(&id) else {
            return;
        };
        let was_live = leg.is_live();
        change(Arc::make_mut(leg));
        let leg = Arc::clone(leg);
        if let Some(staff) = leg.staff() {
            if leg.is_live() {
                if !self
                    .engaged
                    .get(staff)
                    .is_some_and(|legs| legs.contains(&id))
                {
                    self.engaged.entry(staff.clone()).or_default().insert(id);
                }
            } else if let Some(legs) = self.engaged.get_mut(staff) {
                legs.remove(&id);
                if legs.is_empty() {
                    self.engaged.remove(staff);
                }
            }
        }
        for line in &leg.lines {
            // The person's leg of a call-back becomes the caller's line.
            if !matches!(self.by_line.get(&line.id), Some(LineOf::Call(_))) {
                self.name_line(&line.id, LineOf::Leg(id));
            }
        }
        if was_live && !leg.is_live() {
            self.ended_legs.push_back(id);
            self.forget_ended_legs();
        } else if !was_live && leg.is_live() {
            self.ended_legs.retain(|ended| *ended != id);
        }
        let at = self.leg(id).and_then(|leg| deadline::of_leg(self, leg));
        self.set_due(Due::Leg(id), at);
        if let Some(call) = leg.purpose.call() {
            self.refresh_call(call);
        }
        if let Some(contact) = leg.purpose.summons() {
            self.refresh_summons(contact);
        }
    }

    pub(in crate::domain) fn insert_leg(&mut self, leg: Leg) {
        let (id, call, summons) = (leg.id, leg.purpose.call(), leg.purpose.summons());
        self.legs.insert(id, Arc::new(leg));
        if let Some(call) = call {
            self.change_call(call, |call| {
                call.legs.insert(id);
            });
        }
        if let Some(contact) = summons {
            self.change_summons(contact, |summons| {
                summons.legs.insert(id);
            });
        }
        self.change_leg(id, |_| {});
    }

    /// Legs that have ended lately, the last first.
    pub(in crate::domain) fn just_ended(&self) -> impl Iterator<Item = &Leg> {
        self.ended_legs
            .iter()
            .rev()
            .take(JUST)
            .filter_map(|leg| self.leg(*leg))
    }

    /// A leg is nobody's for the moment.
    pub(in crate::domain) fn forget_engaged(&mut self, id: LegId) {
        let Some(staff) = self.leg(id).and_then(Leg::staff).cloned() else {
            return;
        };
        if let Some(legs) = self.engaged.get_mut(&staff) {
            legs.remove(&id);
            if legs.is_empty() {
                self.engaged.remove(&staff);
            }
        }
    }

    fn forget_ended_legs(&mut self) {
        while self.ended_legs.len() > REMEMBERED {
            let Some(id) = self.ended_legs.pop_front() else {
                return;
            };
            if let Some(leg) = self.legs.remove(&id) {
                for line in &leg.lines {
                    if self.by_line.get(&line.id) == Some(&LineOf::Leg(id)) {
                        self.by_line.remove(&line.id);
                    }
                }
            }
            self.set_due(Due::Leg(id), None);
        }
    }

    /// Changes a contact, and what is derived from it.
    pub(in crate::domain) fn change_contact(
        &mut self,
        id: ContactId,
        change: impl FnOnce(&mut Contact),
    ) {
        let Some(contact) = self.contacts.get_mut(&id) else {
            return;
        };
        let number = contact.number.known().cloned();
        change(Arc::make_mut(contact));
        let contact = Arc::clone(contact);
        if contact.is_open() {
            // A set of many is copied in part when it is changed: only when it has to be.
            if !self.open.contains(&id) {
                self.open.insert(id);
            }
            if let Some(number) = contact.number.known()
                && !self
                    .by_number
                    .get(number)
                    .is_some_and(|of| of.contains(&id))
            {
                self.by_number.entry(number.clone()).or_default().insert(id);
            }
        } else {
            self.open.remove(&id);
            if let Some(number) = number
                && let Some(contacts) = self.by_number.get_mut(&number)
            {
                contacts.remove(&id);
                if contacts.is_empty() {
                    self.by_number.remove(&number);
                }
            }
        }
        self.set_due(Due::Contact(id), deadline::of_contact(&contact));
        self.set_due(Due::Answer(id), deadline::of_answer(&contact));
    }

    pub(in crate::domain) fn insert_contact(&mut self, contact: Contact) {
        let id = contact.id;
        self.contacts.insert(id, Arc::new(contact));
        self.change_contact(id, |_| {});
    }

    /// Changes an alarm, and what is derived from it.
    pub(in crate::domain) fn change_alarm(&mut self, id: AlarmId, change: impl FnOnce(&mut Alarm)) {
        let Some(alarm) = self.alarms.get_mut(&id) else {
            return;
        };
        change(Arc::make_mut(alarm));
        let alarm = Arc::clone(alarm);
        if alarm.is_open() {
            self.open_alarms.insert(id);
        } else {
            self.open_alarms.remove(&id);
        }
        self.set_due(Due::Alarm(id), deadline::of_alarm(&alarm));
        self.forget_taken_alarms();
    }

    pub(in crate::domain) fn insert_alarm(&mut self, alarm: Alarm) {
        let id = alarm.id;
        self.alarms.insert(id, Arc::new(alarm));
        self.change_alarm(id, |_| {});
    }

    fn forget_taken_alarms(&mut self) {
        if self.alarms.len() > self.open_alarms.len() + REMEMBERED
            && let Some(oldest) = self
                .alarms
                .values()
                .find(|alarm| !alarm.is_open())
                .map(|alarm| alarm.id)
        {
            self.alarms.remove(&oldest);
        }
    }

    pub(in crate::domain) fn insert_effect(&mut self, effect: Effect) {
        self.set_due(Due::Effect(effect.key), Some(effect.not_after));
        if let EffectKind::PlaceLeg { leg, .. } = &effect.kind {
            self.placing.insert(*leg, effect.key);
        }
        self.effects.insert(effect.key, Arc::new(effect));
    }

    pub(in crate::domain) fn remove_effect(&mut self, key: EffectKey) {
        self.set_due(Due::Effect(key), None);
        if let Some(effect) = self.effects.remove(&key)
            && let EffectKind::PlaceLeg { leg, .. } = &effect.kind
        {
            self.placing.remove(leg);
        }
    }

    pub(in crate::domain) fn remember_received(&mut self, message: CarrierId) {
        self.received.push_back(message);
        if self.received.len() > REMEMBERED {
            self.received.pop_front();
        }
    }
}
