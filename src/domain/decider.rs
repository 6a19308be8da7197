//! The working copy on which one command is decided: each event is applied as it is emitted, so that the next rule sees it.

use std::sync::Arc;

use crate::domain::actor::Actor;
use crate::domain::apply::apply;
use crate::domain::assessments::hash::Nonce;
use crate::domain::calls::call::Call;
use crate::domain::calls::leg::{Callee, Leg, LegEnd, Purpose};
use crate::domain::calls::legs;
use crate::domain::care::rules;
use crate::domain::contacts::contact::{Contact, Owner};
use crate::domain::deadline;
use crate::domain::decide::Decided;
use crate::domain::deviations::deviation::Cause;
use crate::domain::deviations::noticed;
use crate::domain::event::{Event, LegEvent, MessageEvent};
use crate::domain::ids::{
    AlarmId, CallId, ContactId, DeviationId, FollowUpId, HandoverId, HandshakeId, IdSource, LegId,
    MessageId, OpeningId, StaffId, VisitId,
};
use crate::domain::language::Language;
use crate::domain::messages::message::{MessageText, Recipient};
use crate::domain::rejection::Rejection;
use crate::domain::service::Service;
use crate::domain::service::people::StaffRole;
use crate::domain::service::timing::Timing;
use crate::domain::state::State;
use crate::domain::summons;
use crate::domain::summons::event::SummonsEvent;
use crate::domain::time::Timestamp;

/// One command being decided.
pub(in crate::domain) struct Decider<'a> {
    /// With every event so far.
    pub state: State,
    /// Who asks.
    pub actor: Actor,
    /// Now, never before the last record.
    pub now: Timestamp,
    /// Whose telephones have stopped ringing or talking.
    freed: Vec<StaffId>,
    /// Who has pressed the key on a telephone that we rang.
    confirmed: Vec<StaffId>,
    /// Whose telephones ring since this command, and for what.
    rung: Vec<(StaffId, Purpose)>,
    /// What was promised and not kept.
    noticed: Vec<(Cause, Option<ContactId>)>,
    ids: &'a mut dyn IdSource,
    events: Vec<Event>,
}

impl<'a> Decider<'a> {
    pub fn new(state: State, actor: Actor, now: Timestamp, ids: &'a mut dyn IdSource) -> Self {
        Self {
            state,
            actor,
            now,
            freed: Vec::new(),
            confirmed: Vec::new(),
            rung: Vec::new(),
            noticed: Vec::new(),
            ids,
            events: Vec::new(),
        }
    }

    pub fn finish(self) -> Decided {
        Decided {
            events: self.events,
            state: self.state,
        }
    }

    /// Something has happened.
    pub fn emit(&mut self, event: impl Into<Event>) {
        let event = event.into();
        let seq = self.state.seq + 1;
        if let Event::Leg(LegEvent::LegEnded { leg, .. } | LegEvent::LegLineEnded { leg, .. }) =
            &event
            && let Some(staff) = self.state.leg(*leg).and_then(Leg::staff).cloned()
        {
            self.freed.push(staff);
        }
        if let Event::Leg(LegEvent::LegConfirmed { leg, .. }) = &event
            && let Some(leg) = self.state.leg(*leg).filter(|leg| !leg.claimed)
            && let Some(staff) = leg.staff().cloned()
        {
            self.confirmed.push(staff);
        }
        if let Event::Leg(LegEvent::LegRequested {
            purpose,
            callee: Callee::Staff { staff, .. },
            ..
        }) = &event
        {
            self.rung.push((staff.clone(), *purpose));
        }
        self.noticed.extend(noticed::seen(&self.state, &event));
        apply(&mut self.state, seq, self.now, &event);
        self.events.push(event);
    }

    /// One whose telephone has stopped in this command, and who has not been looked at yet.
    pub fn next_freed(&mut self) -> Option<StaffId> {
        self.freed.pop()
    }

    /// One who has pressed the key in this command, and for whom it has not been noted yet.
    pub fn next_confirmed(&mut self) -> Option<StaffId> {
        self.confirmed.pop()
    }

    /// One whose telephone rings since this command, and for which it has not been noted yet what she is shown.
    pub fn next_rung(&mut self) -> Option<(StaffId, Purpose)> {
        self.rung.pop()
    }

    /// Something that was promised and not kept in this command, and that has not been raised yet.
    pub fn next_noticed(&mut self) -> Option<(Cause, Option<ContactId>)> {
        self.noticed.pop()
    }

    pub fn opening_id(&mut self) -> OpeningId {
        OpeningId::from_uuid(self.ids.next())
    }

    /// Chance that nobody can guess.
    pub fn nonce(&mut self) -> Nonce {
        Nonce::from_bytes(self.ids.unguessable())
    }

    pub fn visit_id(&mut self) -> VisitId {
        VisitId::from_uuid(self.ids.next())
    }

    /// A new handshake, and four digits that nobody can know.
    pub fn handshake_id(&mut self) -> (HandshakeId, String) {
        let id = HandshakeId::from_uuid(self.ids.next());
        let random = self.ids.next().as_u128() & u128::from(u32::MAX);
        (id, format!("{:04}", 1_000 + random % 9_000))
    }

    /// Writes to a member of staff; nothing about anybody.
    pub fn text_staff(&mut self, staff: &StaffId, text: MessageText) -> MessageId {
        let (message, language) = (self.message_id(), self.language_of(staff));
        self.emit(MessageEvent::MessageQueued {
            message,
            contact: None,
            to: Recipient::Staff(staff.clone()),
            text,
            language,
        });
        message
    }

    pub fn contact_id(&mut self) -> ContactId {
        ContactId::from_uuid(self.ids.next())
    }

    pub fn call_id(&mut self) -> CallId {
        CallId::from_uuid(self.ids.next())
    }

    pub fn message_id(&mut self) -> MessageId {
        MessageId::from_uuid(self.ids.next())
    }

    pub fn follow_up_id(&mut self) -> FollowUpId {
        FollowUpId::from_uuid(self.ids.next())
    }

    pub fn handover_id(&mut self) -> HandoverId {
        HandoverId::from_uuid(self.ids.next())
    }

    pub fn deviation_id(&mut self) -> DeviationId {
        DeviationId::from_uuid(self.ids.next())
    }

    pub fn alarm_id(&mut self) -> AlarmId {
        AlarmId::from_uuid(self.ids.next())
    }

    /// A number that nobody can guess.
    pub fn random(&mut self) -> u32 {
        let [.., a, b, c, d] = self.ids.next().into_bytes();
        u32::from_be_bytes([a, b, c, d])
    }

    /// The service file, a cheap handle to it.
    pub fn service(&self) -> Option<Arc<Service>> {
        self.state.service.clone()
    }

    /// Every length of time.
    pub fn timing(&self) -> Timing {
        deadline::timing(&self.state)
    }

    /// The call as it is now, apart from the state.
    pub fn call(&self, id: CallId) -> Option<Arc<Call>> {
        self.state.calls.get(&id).cloned()
    }

    /// The leg as it is now.
    pub fn leg(&self, id: LegId) -> Option<Arc<Leg>> {
        self.state.legs.get(&id).cloned()
    }

    /// The contact as it is now.
    pub fn contact(&self, id: ContactId) -> Option<Arc<Contact>> {
        self.state.contacts.get(&id).cloned()
    }

    /// The member of staff who asks.
    pub fn staff(&self) -> Result<StaffId, Rejection> {
        self.actor.staff().cloned().ok_or(Rejection::NotStaff)
    }

    /// The language a member of staff is spoken and written to in.
    pub fn language_of(&self, staff: &StaffId) -> Language {
        let service = self.state.service.as_ref();
        service
            .and_then(|service| service.staff(staff))
            .map(|staff| staff.language)
            .unwrap_or_default()
    }

    /// The first language of the service.
    pub fn service_language(&self) -> Language {
        let service = self.state.service.as_ref();
        service
            .and_then(|service| service.languages.first().copied())
            .unwrap_or_default()
    }

    /// Everybody on duty who takes calls now, in the order they are rung.
    pub fn available(&self) -> Vec<StaffId> {
        let mut available = self.on_duty();
        available.retain(|staff| !self.state.is_unavailable(staff));
        available
    }

    /// Everybody on duty, in the order they are rung; those who have said that they take no calls now come last.
    /// Everybody who leads.
    pub fn leaders(&self) -> Vec<StaffId> {
        let all = self.service().into_iter().flat_map(|service| {
            let lead = service.staff.iter();
            lead.filter(|staff| staff.has_role(StaffRole::Leader))
                .map(|staff| staff.id.clone())
                .collect::<Vec<_>>()
        });
        all.collect()
    }

    pub fn on_duty(&self) -> Vec<StaffId> {
        let Some(shift) = &self.state.shift else {
            return Vec::new();
        };
        let mut on_duty: Vec<StaffId> = Vec::new();
        for staff in shift
            .primary
            .iter()
            .chain(&shift.backup)
            .chain(&shift.others)
        {
            if !on_duty.contains(staff) {
                on_duty.push(staff.clone());
            }
        }
        on_duty.sort_by_key(|staff| self.state.is_unavailable(staff));
        on_duty
    }

    /// Whose turn a contact is when it is nobody's in particular: never hers who knows the person privately, as long as there is
    /// anybody else.
    pub fn owner_for(&self, contact: ContactId) -> Owner {
        let may = |staff: &StaffId| !rules::is_private(&self.state, contact, staff);
        let on_duty = self.on_duty();
        let wanted = |staff: &&StaffId| !rules::is_not_wanted(&self.state, contact, staff);
        let mut others = on_duty.iter().filter(|staff| may(staff));
        // Somebody whom the person does not want is better than nobody.
        let first = others.clone().find(wanted).or_else(|| others.next());
        if let Some(staff) = first {
            return Owner::Staff(staff.clone());
        }
        let alarm_list = self.service().map(|service| service.alarm_list.clone());
        let keeper = self
            .keeper()
            .into_iter()
            .chain(alarm_list.unwrap_or_default())
            .find(|staff| may(staff));
        Owner::NextOnDuty {
            keeper: keeper.or_else(|| self.keeper()),
        }
    }

    /// Whose name stands on what waits for the next duty: the day service's, else the first on the alarm list.
    pub fn keeper(&self) -> Option<StaffId> {
        let service = self.state.service.as_ref()?;
        let day = service
            .staff
            .iter()
            .find(|staff| staff.has_role(StaffRole::DayNurse))
            .map(|staff| staff.id.clone());
        day.or_else(|| service.alarm_list.first().cloned())
    }

    /// Whether she is rung, being asked, or talking, anywhere, or still hears what she is told at the end. A telephone that only rings
    /// for what gives way to a caller counts as free: ringing it for something else stops that.
    pub fn is_engaged(&self, staff: &StaffId) -> bool {
        let engaged = self.state.legs_of(staff).any(|leg| !self.gives_way(leg));
        engaged || self.is_told(staff)
    }

    /// The same, and nothing gives way.
    pub fn is_engaged_at_all(&self, staff: &StaffId) -> bool {
        self.state.engaged.contains_key(staff) || self.is_told(staff)
    }

    fn gives_way(&self, leg: &Leg) -> bool {
        let summons = leg
            .purpose
            .summons()
            .and_then(|contact| self.state.summons_of(contact));
        leg.is_ringing()
            && summons.is_some_and(|summons| summons::state::gives_way(&self.state, summons))
    }

    /// What rings her telephone and gives way stops. She sees it on her screen, and is rung for it when she is free. Gives what it
    /// rang for.
    fn make_way(&mut self, purpose: Purpose, staff: &StaffId) -> Vec<ContactId> {
        if !self.has_right_of_way(purpose) {
            return Vec::new();
        }
        let legs: Vec<(LegId, ContactId)> = self
            .state
            .legs_of(staff)
            .filter(|leg| self.gives_way(leg))
            .filter_map(|leg| Some((leg.id, leg.purpose.summons()?)))
            .collect();
        for (leg, contact) in &legs {
            let (leg, contact) = (*leg, *contact);
            let noticed = self
                .state
                .summons_of(contact)
                .is_some_and(|summons| summons.noticed.contains(staff));
            if !noticed {
                self.emit(SummonsEvent::SummonsNoticed {
                    contact,
                    staff: staff.clone(),
                });
            }
            legs::stop(self, leg);
        }
        legs.into_iter().map(|(_, contact)| contact).collect()
    }

    fn has_right_of_way(&self, purpose: Purpose) -> bool {
        match purpose {
            Purpose::Summons(contact) => self
                .state
                .summons_of(contact)
                .is_some_and(|summons| summons::state::is_immediate(&self.state, summons)),
            Purpose::Alarm(_) | Purpose::Handshake(_) => false,
            Purpose::Take(_)
            | Purpose::Rejoin(_)
            | Purpose::CallBack(_)
            | Purpose::Person(_)
            | Purpose::Third(_)
            | Purpose::HandOver(_)
            | Purpose::RingIn
            | Purpose::Reminder(_)
            | Purpose::Connect(_)
            | Purpose::CheckIn(_) => true,
        }
    }

    fn is_told(&self, staff: &StaffId) -> bool {
        self.state
            .just_ended()
            .any(|leg| leg.staff() == Some(staff) && deadline::is_being_told(leg))
    }

    /// Whether she is in a conversation, or about to be.
    pub fn is_talking(&self, staff: &StaffId) -> bool {
        self.state.legs_of(staff).any(Leg::is_confirmed)
    }

    /// Rings a telephone.
    pub fn ring(
        &mut self,
        purpose: Purpose,
        callee: Callee,
        language: Language,
        ring_seconds: u16,
    ) -> LegId {
        let gave_way = match &callee {
            Callee::Staff { staff, .. } => self.make_way(purpose, staff),
            Callee::Person | Callee::Other { .. } => Vec::new(),
        };
        let leg = LegId::from_uuid(self.ids.next());
        self.emit(LegEvent::LegRequested {
            leg,
            purpose,
            callee,
            language,
            ring_seconds,
        });
        // What her telephone rang for goes on to the next.
        for contact in gave_way {
            summons::steps::leg_over(self, contact);
        }
        leg
    }

    /// Rings a member of staff on her first telephone.
    pub fn ring_staff(&mut self, purpose: Purpose, staff: &StaffId, ring_seconds: u16) -> LegId {
        let language = self.language_of(staff);
        self.ring(
            purpose,
            Callee::Staff {
                staff: staff.clone(),
                phone: 0,
            },
            language,
            ring_seconds,
        )
    }

    /// A new name for a leg that came in by itself.
    pub fn leg_id(&mut self) -> LegId {
        LegId::from_uuid(self.ids.next())
    }

    /// Ends a leg from our side, if it is live.
    pub fn end_leg(&mut self, leg: LegId, reason: LegEnd) {
        if self.state.leg(leg).is_some_and(Leg::is_live) {
            self.emit(LegEvent::LegEnded { leg, reason });
        }
    }

    /// Tells a leg what it must know, after which it hangs up by itself.
    pub fn tell_leg(&mut self, leg: LegId) {
        let line = self
            .state
            .leg(leg)
            .filter(|leg| leg.is_live())
            .and_then(|leg| leg.live_lines().last().cloned());
        self.end_leg(
            leg,
            if line.is_some() {
                LegEnd::Told
            } else {
                LegEnd::Stopped
            },
        );
        if let Some(line) = line {
            self.emit(LegEvent::LegMoved { leg, line });
        }
    }
}
