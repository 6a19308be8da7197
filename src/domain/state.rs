//! Everything the service knows now, folded from the log. A copy costs nothing: the collections share what has not changed.

pub mod index;
mod requests;
mod timers;

use std::sync::Arc;

use imbl::{HashMap, HashSet, OrdMap, OrdSet, Vector};

use crate::domain::alarms::alarm::Alarm;
use crate::domain::assessments::document::Document;
use crate::domain::assessments::kept::KeptForm;
use crate::domain::assessments::taking_part::NamedDoctor;
use crate::domain::calls::call::Call;
use crate::domain::calls::leg::{Leg, Purpose};
use crate::domain::care::held::FromANumber;
use crate::domain::complaints::complaint::Complaints;
use crate::domain::contacts::contact::Contact;
use crate::domain::deaths::death::Death;
use crate::domain::deviations::deviation::Deviations;
use crate::domain::duty::Shift;
use crate::domain::duty::ahead::Ahead;
use crate::domain::effect::Effect;
use crate::domain::escorts::escort::Escort;
use crate::domain::feedback::asked::Agreements;
use crate::domain::figures::ledger::Ledger;
use crate::domain::followups::follow_up::{About, FollowUp};
use crate::domain::forms::form::FormRef;
use crate::domain::guests::guest::Guest;
use crate::domain::handbook::kept::Kept;
use crate::domain::handovers::handover::Handovers;
use crate::domain::handshakes::handshake::Handshake;
use crate::domain::ids::{
    AlarmId, CallId, CarrierId, ConfidenceId, ContactId, DocumentId, EffectKey, Epoch, EscortId,
    GuestId, HandshakeId, LegId, MessageId, OpeningId, PatientId, RequestId, StaffId, StationId,
    VisitId,
};
use crate::domain::messages::message::Message;
use crate::domain::openings::searches::Search;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::register::Register;
use crate::domain::phone::E164;
use crate::domain::presence::unavailable::Unavailable;
use crate::domain::requests::request::Request;
use crate::domain::safety::visit::{Help, KeptVisit, Visit};
use crate::domain::service::Service;
use crate::domain::state::timers::Timers;
use crate::domain::stations::station::Station;
use crate::domain::summons::state::Summons;
use crate::domain::time::Timestamp;

/// Whose line a carrier's id is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineOf {
    /// A caller's.
    Call(CallId),
    /// A leg's.
    Leg(LegId),
}

/// The state. Fields are read freely; only `apply` changes them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The last record that it holds.
    pub seq: u64,
    /// The time of that record.
    pub at: Timestamp,
    /// Which life of the log.
    pub epoch: Epoch,
    /// Nothing goes out until a person says so.
    pub effects_held: bool,
    /// The service file in use.
    pub service: Option<Arc<Service>>,
    /// Who is on duty.
    pub shift: Option<Shift>,
    /// When the roster changes next.
    pub shift_until: Option<Timestamp>,
    /// What the roster says of the time after that.
    pub(in crate::domain) ahead: Arc<Ahead>,
    /// Doctors who were let in for some days.
    pub guests: OrdMap<GuestId, Arc<Guest>>,
    /// Registered PCs of the legevakt's.
    pub stations: OrdMap<StationId, Arc<Station>>,
    /// Every contact there has been.
    pub contacts: OrdMap<ContactId, Arc<Contact>>,
    /// Those without an outcome.
    pub open: OrdSet<ContactId>,
    /// Open contacts by number.
    pub by_number: HashMap<E164, OrdSet<ContactId>>,
    /// After a threat: what happened with numbers from which the next call is for a colleague first, in its order.
    pub colleague_first: HashMap<E164, Vector<FromANumber>>,
    /// What was not as it should be.
    pub deviations: Deviations,
    /// Those who have died, and what is done about it.
    pub deaths: OrdMap<PatientId, Death>,
    /// What people complain of.
    pub complaints: Complaints,
    /// Calls, and the most recent ones that have ended.
    pub calls: OrdMap<CallId, Arc<Call>>,
    /// Calls that have not ended.
    pub live_calls: OrdSet<CallId>,
    /// Legs, and the most recent ones that are over.
    pub legs: OrdMap<LegId, Arc<Leg>>,
    /// Live legs by whose telephone rings.
    pub engaged: OrdMap<StaffId, OrdSet<LegId>>,
    /// Lines of the carrier's that belong to something above.
    pub by_line: HashMap<CarrierId, LineOf>,
    /// Ended calls and legs, oldest first: what is cleared away next.
    pub(in crate::domain) ended_calls: Vector<CallId>,
    /// As above.
    pub(in crate::domain) ended_legs: Vector<LegId>,
    /// Messages.
    pub messages: OrdMap<MessageId, Arc<Message>>,
    /// Numbers that have asked for no more messages.
    pub stopped: HashSet<E164>,
    /// The carrier's names of the most recent messages that came in: the same one twice is one.
    pub(in crate::domain) received: Vector<CarrierId>,
    /// Every request there has been.
    pub requests: OrdMap<RequestId, Arc<Request>>,
    /// The request of a contact.
    pub(in crate::domain) request_of: OrdMap<ContactId, RequestId>,
    /// Requests of which something is still to come.
    pub open_requests: OrdSet<RequestId>,
    /// What nurses are rung for, and who took it, until the contact has its outcome.
    pub summons: OrdMap<ContactId, Arc<Summons>>,
    /// When somebody's wrong codes came in.
    pub(in crate::domain) wrong_codes: OrdMap<StaffId, Vector<Timestamp>>,
    /// Alarms, and the most recent ones that were taken.
    pub alarms: OrdMap<AlarmId, Arc<Alarm>>,
    /// Alarms that nobody has taken.
    pub open_alarms: OrdSet<AlarmId>,
    /// The handshakes of those on duty, and of those who come next.
    pub handshakes: OrdMap<HandshakeId, Arc<Handshake>>,
    /// When the next are asked.
    pub(in crate::domain) handshakes_next: Option<Timestamp>,
    /// Those on duty who take no calls now.
    pub unavailable: OrdMap<StaffId, Unavailable>,
    /// Visits that are over, and whose content can be erased alone.
    pub kept_visits: OrdMap<VisitId, KeptVisit>,
    /// Home visits that go on.
    pub visits: OrdMap<VisitId, Arc<Visit>>,
    /// Calls for help that nobody has settled.
    pub helps: OrdMap<StaffId, Arc<Help>>,
    /// Follow-ups that have not been done.
    pub follow_ups: OrdMap<(ContactId, About), FollowUp>,
    /// What duties have handed over, and what the one going on has to.
    pub handovers: Handovers,
    /// Effects that have not come back.
    pub effects: OrdMap<EffectKey, Arc<Effect>>,
    /// The effect with which a leg is still being asked for at the carrier.
    pub(in crate::domain) placing: HashMap<LegId, EffectKey>,
    /// Every document there is.
    pub documents: OrdMap<DocumentId, Arc<Document>>,
    /// Orders given by telephone that no doctor has signed yet.
    pub unsigned_orders: OrdSet<DocumentId>,
    /// What is to be done with documents in the municipality's record system.
    pub to_transfer: OrdSet<DocumentId>,
    /// What is being written now, by contact.
    pub drafts: OrdMap<ContactId, OrdSet<DocumentId>>,
    /// The doctors who take part in a case without having asked for anything in it.
    pub(in crate::domain) named_doctors: OrdMap<ContactId, Vector<NamedDoctor>>,
    /// The documents of a contact.
    pub(in crate::domain) document_of: OrdMap<ContactId, OrdSet<DocumentId>>,
    /// Every escort there has been.
    pub escorts: OrdMap<EscortId, Arc<Escort>>,
    /// Those that go on, or are going to.
    pub(in crate::domain) escorts_open: OrdSet<EscortId>,
    /// The escorts of a contact.
    pub(in crate::domain) escort_of: OrdMap<ContactId, OrdSet<EscortId>>,
    /// The forms that documents stand on, as their files read.
    pub(in crate::domain) kept_forms: OrdMap<FormRef, Arc<KeptForm>>,
    /// What was agreed about asking somebody after a contact.
    pub feedback: Agreements,
    /// What people have had to do with the handbook.
    pub handbook: Kept,
    /// Everybody the service helps or has helped.
    pub patients: OrdMap<PatientId, Arc<Patient>>,
    /// Whose record each opening is of.
    pub(in crate::domain) openings: OrdMap<OpeningId, PatientId>,
    /// Whose record each confidence stands in, also after it was erased: each has a key of its own.
    pub(in crate::domain) confidences: OrdMap<ConfidenceId, PatientId>,
    /// Searches in the register that showed somebody, the oldest first.
    pub searches: Vector<Arc<Search>>,
    /// Openings that wait for the leader.
    pub to_review: OrdSet<OpeningId>,
    /// Who is found by which number and name.
    pub(in crate::domain) register: Register,
    /// What figures need and the state would forget.
    pub ledger: Ledger,
    /// What is due, and when.
    pub(in crate::domain) timers: Timers,
    /// Answers in this duty.
    pub tally: Tally,
}

/// How calls were answered in the present duty. Calls that nobody answered stay in the count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Inbound calls that have been answered or have ended.
    pub calls: u32,
    /// Answered by a person of ours within two minutes.
    pub within_two_minutes: u32,
    /// Answered later than that.
    pub later: u32,
}

impl State {
    /// What the roster says of the time after the present shift.
    pub fn ahead(&self, now: Timestamp) -> Arc<Ahead> {
        match &self.service {
            Some(service) if !self.ahead.holds(now) => {
                let ahead = Ahead::of(service, self.shift.as_ref(), self.shift_until, now);
                Arc::new(ahead)
            }
            Some(_) | None => Arc::clone(&self.ahead),
        }
    }

    /// The guest.
    pub fn guest(&self, id: GuestId) -> Option<&Guest> {
        self.guests.get(&id).map(AsRef::as_ref)
    }

    /// The station.
    pub fn station(&self, id: StationId) -> Option<&Station> {
        self.stations.get(&id).map(AsRef::as_ref)
    }

    /// The contact.
    pub fn contact(&self, id: ContactId) -> Option<&Contact> {
        self.contacts.get(&id).map(AsRef::as_ref)
    }

    /// The call.
    pub fn call(&self, id: CallId) -> Option<&Call> {
        self.calls.get(&id).map(AsRef::as_ref)
    }

    /// The leg.
    pub fn leg(&self, id: LegId) -> Option<&Leg> {
        self.legs.get(&id).map(AsRef::as_ref)
    }

    /// The alarm.
    pub fn alarm(&self, id: AlarmId) -> Option<&Alarm> {
        self.alarms.get(&id).map(AsRef::as_ref)
    }

    /// The message.
    pub fn message(&self, id: MessageId) -> Option<&Message> {
        self.messages.get(&id).map(AsRef::as_ref)
    }

    /// The call that a line of the carrier's belongs to.
    pub fn call_by_line(&self, line: &CarrierId) -> Option<&Call> {
        match self.by_line.get(line)? {
            LineOf::Call(call) => self.call(*call),
            LineOf::Leg(_) => None,
        }
    }

    /// The legs of a call that are not over.
    pub fn live_legs<'a>(&'a self, call: &'a Call) -> impl Iterator<Item = &'a Leg> {
        call.legs
            .iter()
            .filter_map(|leg| self.leg(*leg))
            .filter(|leg| leg.is_live())
    }

    /// The legs of a call that are not over, but for the person's own in a call-back: that one is the caller's line.
    pub fn our_legs<'a>(&'a self, call: &'a Call) -> impl Iterator<Item = &'a Leg> {
        self.live_legs(call).filter(|leg| {
            leg.purpose.call() == Some(call.id) && !matches!(leg.purpose, Purpose::Person(_))
        })
    }

    /// The legs of a member of staff that are not over.
    pub fn legs_of<'a>(&'a self, staff: &StaffId) -> impl Iterator<Item = &'a Leg> + use<'a> {
        self.engaged
            .get(staff)
            .into_iter()
            .flatten()
            .filter_map(|leg| self.leg(*leg))
    }

    /// When something is due next, whatever it is.
    pub fn next_deadline(&self) -> Option<Timestamp> {
        self.timers.next()
    }
}
