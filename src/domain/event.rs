//! What has happened. Each is one record of the log; what a field means never changes, new meanings get new events.

#![expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]

use std::sync::Arc;

use crate::domain::actor::Actor;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::assessments::event::AssessmentEvent;
use crate::domain::calls::announcement::Announcement;
use crate::domain::calls::call::{Direction, Ending, FallbackReason};
use crate::domain::calls::leg::{Callee, LegEnd, Purpose};
use crate::domain::care::event::{CareEvent, DangerEvent};
use crate::domain::complaints::event::ComplaintEvent;
use crate::domain::consents::event::ConsentEvent;
use crate::domain::contacts::children::ChildrenAnswer;
use crate::domain::contacts::contact::{
    CallBackReason, CallBackStage, CallerNumber, Next, Origin, Outcome, OutcomeDue, Owner,
};
use crate::domain::deaths::event::DeathEvent;
use crate::domain::deviations::event::DeviationEvent;
use crate::domain::duty::Shift;
use crate::domain::endings::event::EndingEvent;
use crate::domain::escorts::event::EscortEvent;
use crate::domain::feedback::event::FeedbackEvent;
use crate::domain::followups::event::FollowUpEvent;
use crate::domain::guests::guest::GuestEnd;
use crate::domain::handbook::event::HandbookEvent;
use crate::domain::handovers::event::HandoverEvent;
use crate::domain::handshakes::event::HandshakeEvent;
use crate::domain::ids::{
    AlarmId, CallId, CarrierId, ContactId, EffectKey, Epoch, GuestId, LegId, MessageId, StaffId,
    StationId,
};
use crate::domain::language::Language;
use crate::domain::messages::event::WritingEvent;
use crate::domain::messages::message::{MessageText, Recipient};
use crate::domain::openings::event::OpeningEvent;
use crate::domain::patients::event::PatientEvent;
use crate::domain::phone::E164;
use crate::domain::plans::event::PlanEvent;
use crate::domain::presence::event::PresenceEvent;
use crate::domain::requests::event::RequestEvent;
use crate::domain::safety::event::SafetyEvent;
use crate::domain::secret::Secret;
use crate::domain::service::Service;
use crate::domain::service::places::Destination;
use crate::domain::summons::event::SummonsEvent;
use crate::domain::time::Timestamp;

/// Everything that can happen, by area.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Service(ServiceEvent),
    Guest(GuestEvent),
    Station(StationEvent),
    Contact(ContactEvent),
    Call(CallEvent),
    Talk(TalkEvent),
    Danger(DangerEvent),
    Care(CareEvent),
    Fallback(FallbackEvent),
    Summons(SummonsEvent),
    Request(RequestEvent),
    Leg(LegEvent),
    Message(MessageEvent),
    Writing(WritingEvent),
    Alarm(AlarmEvent),
    Handshake(HandshakeEvent),
    Presence(PresenceEvent),
    Safety(SafetyEvent),
    FollowUp(FollowUpEvent),
    Ending(EndingEvent),
    Patient(PatientEvent),
    Plan(PlanEvent),
    Consent(ConsentEvent),
    Opening(OpeningEvent),
    Assessment(AssessmentEvent),
    Escort(EscortEvent),
    Handover(HandoverEvent),
    Handbook(HandbookEvent),
    Death(DeathEvent),
    Deviation(DeviationEvent),
    Complaint(ComplaintEvent),
    Feedback(FeedbackEvent),
    Effect(EffectEvent),
}

/// The service itself: lives of the log, service files, the roster.
#[derive(Clone, Debug, PartialEq)]
pub enum ServiceEvent {
    /// A life of the log begins.
    EpochBegan { epoch: Epoch, effects_held: bool },
    /// What was held may go out.
    EffectsReleased,
    /// A service file is in use.
    ServiceImported { service: Arc<Service> },
    /// Other people are on duty from now, or nobody.
    ShiftBegan {
        shift: Option<Shift>,
        until: Option<Timestamp>,
    },
}

/// Doctors who are let in for some days.
#[derive(Clone, Debug, PartialEq)]
pub enum GuestEvent {
    /// Let in, until then.
    GuestAdmitted {
        guest: GuestId,
        name: Secret<String>,
        hpr: Option<Secret<String>>,
        phone: Option<Secret<E164>>,
        language: Language,
        until: Timestamp,
        by: StaffId,
    },
    /// The link by which a password is chosen goes out in a message.
    GuestInvited { guest: GuestId, message: MessageId },
    /// The account has ended.
    GuestEnded { guest: GuestId, how: GuestEnd },
    /// The keys are destroyed of what said who it was.
    GuestErased { guest: GuestId, reason: String },
}

/// Registered PCs of the legevakt's.
#[derive(Clone, Debug, PartialEq)]
pub enum StationEvent {
    /// Help may be asked for from it.
    StationRegistered {
        station: StationId,
        label: String,
        phone: Option<E164>,
        by: StaffId,
    },
    /// Cut off.
    StationRevoked { station: StationId, by: StaffId },
}

/// Contacts: whose turn it is.
#[derive(Clone, Debug, PartialEq)]
pub enum ContactEvent {
    /// An episode begins.
    ContactOpened {
        contact: ContactId,
        origin: Origin,
        number: CallerNumber,
        language: Language,
    },
    /// It may belong to one that is open already.
    ContactProposed {
        contact: ContactId,
        same_as: ContactId,
    },
    /// The nurse has said that it does not.
    ProposalRefused { contact: ContactId },
    /// Two contacts are one: the first goes on in the second.
    /// `carries`: what the first was at, the second is at now.
    ContactJoined {
        contact: ContactId,
        into: ContactId,
        carries: bool,
    },
    /// A promise to call back.
    CallBackPromised {
        contact: ContactId,
        due_at: Timestamp,
        owner: Owner,
        why: CallBackReason,
    },
    /// A reminder has gone out.
    CallBackReminded {
        contact: ContactId,
        stage: CallBackStage,
        next_at: Timestamp,
    },
    /// The person was not reached: tried again at `next_at`.
    CallBackMissed {
        contact: ContactId,
        next_at: Timestamp,
    },
    /// The nurse was not reached: the promise stands as it was.
    CallBackPostponed {
        contact: ContactId,
        next_at: Timestamp,
    },
    /// A person must say how it ended.
    OutcomeNeeded {
        contact: ContactId,
        owner: Owner,
        why: OutcomeDue,
        remind_at: Option<Timestamp>,
    },
    /// She has been reminded.
    OutcomeReminded { contact: ContactId },
    /// It is somebody else's now.
    OwnerChanged { contact: ContactId, owner: Owner },
    /// A line in the note pad.
    NoteWritten {
        contact: ContactId,
        by: Actor,
        text: Secret<String>,
    },
    /// Whether there are children who are relatives, and who sees to them.
    ChildrenAsked {
        contact: ContactId,
        answer: ChildrenAnswer,
        follows_up: Option<StaffId>,
        due_at: Option<Timestamp>,
        by: Actor,
    },
    /// It has ended.
    ContactClosed {
        contact: ContactId,
        outcome: Outcome,
        next: Next,
        by: Actor,
    },
    /// Its keys are destroyed.
    ContactErased { contact: ContactId, reason: String },
}

/// The caller's line while somebody is looked for.
#[derive(Clone, Debug, PartialEq)]
pub enum CallEvent {
    /// A line is open between a person and us.
    CallBegan {
        call: CallId,
        contact: ContactId,
        line: Option<CarrierId>,
        direction: Direction,
        language: Language,
        first_in_line: bool,
    },
    /// The same line again, after we had thought it gone.
    CallRevived {
        call: CallId,
        until: Timestamp,
        fallback_at: Timestamp,
    },
    /// A sign of the caller.
    CallerHeard { call: CallId },
    /// The caller wants to be spoken to in another language.
    LanguageChosen { call: CallId, language: Language },
    /// Whom to ring now, and until when.
    StepBegan {
        call: CallId,
        step: u8,
        until: Timestamp,
        fallback_at: Timestamp,
        rounds: u16,
    },
    /// She is told on her screen that somebody waits, since she cannot be rung.
    WaitingNoticed { call: CallId, staff: StaffId },
    /// "I take it."
    CallClaimed {
        call: CallId,
        leg: LegId,
        until: Timestamp,
    },
    /// She did not pick up in time: the step begins anew.
    ClaimLapsed { call: CallId },
    /// "I cannot now."
    CallDeclined { call: CallId, staff: StaffId },
    /// The carrier is asked whether the caller is there.
    CallerAsked { call: CallId },
    /// The carrier says that the caller is there; `move_again`: bring them to where they should be.
    CallerFound { call: CallId, move_again: bool },
    /// The line is over. `goodbye`: the caller is still there, and is moved to where it is said.
    CallEnded {
        call: CallId,
        how: Ending,
        goodbye: bool,
    },
}

/// Two lines that meet, and part.
#[derive(Clone, Debug, PartialEq)]
pub enum TalkEvent {
    /// A leg has won; the two lines are being put together.
    JoinBegan {
        call: CallId,
        leg: LegId,
        until: Timestamp,
    },
    /// Moved once more, or asked once more.
    JoinRetried {
        call: CallId,
        until: Timestamp,
        moved: bool,
    },
    /// It did not work: the caller waits again.
    JoinFailed {
        call: CallId,
        until: Timestamp,
        fallback_at: Timestamp,
    },
    /// A line came into the conference, or left it.
    ConferenceChanged {
        call: CallId,
        line: CarrierId,
        joined: bool,
    },
    /// They talk.
    TalkBegan {
        call: CallId,
        leg: LegId,
        check_at: Timestamp,
    },
    /// The carrier says who is there; asked again later.
    TalkChecked { call: CallId, check_at: Timestamp },
    /// The conversation goes on with somebody else of ours.
    TalkPassed { call: CallId, leg: LegId },
    /// Somebody came into it.
    OtherJoined { call: CallId, leg: LegId },
    /// The nurse's line dropped.
    LineLost {
        call: CallId,
        staff: StaffId,
        until: Timestamp,
    },
    /// The nurse's telephone of a call-back.
    NurseRung { call: CallId, leg: LegId },
    /// A call-back's nurse is there: the person is rung.
    PersonRung {
        call: CallId,
        nurse: LegId,
        person: LegId,
    },
    /// Something is said into the conversation.
    Announced { call: CallId, what: Announcement },
}

/// Somebody outside is rung for the caller.
#[derive(Clone, Debug, PartialEq)]
pub enum FallbackEvent {
    /// A number outside is rung for the caller. `by_reply`: the markup that the caller's line is fetching says so.
    FallbackBegan {
        call: CallId,
        why: FallbackReason,
        targets: Vec<Destination>,
        index: u8,
        until: Timestamp,
        by_reply: bool,
    },
    /// Somebody there has picked up.
    FallbackAnswered { call: CallId, check_at: Timestamp },
    /// The carrier was asked and the caller is still with them.
    FallbackChecked { call: CallId, check_at: Timestamp },
    /// Back to waiting, everybody is rung again. `by_reply` as above.
    WaitResumed {
        call: CallId,
        until: Timestamp,
        fallback_at: Timestamp,
        rounds: u16,
        by_reply: bool,
    },
}

/// A telephone of ours.
#[derive(Clone, Debug, PartialEq)]
pub enum LegEvent {
    /// A telephone is to be rung.
    LegRequested {
        leg: LegId,
        purpose: Purpose,
        callee: Callee,
        language: Language,
        ring_seconds: u16,
    },
    /// A member of staff rings in herself.
    LegRangIn {
        leg: LegId,
        staff: StaffId,
        line: CarrierId,
        language: Language,
        number: Secret<E164>,
    },
    /// The carrier calls it this.
    LegPlaced { leg: LegId, line: CarrierId },
    /// It rings.
    LegRang { leg: LegId },
    /// Somebody or something picked up.
    LegAnswered { leg: LegId, line: CarrierId },
    /// A person pressed the key.
    LegConfirmed {
        leg: LegId,
        line: CarrierId,
        purpose: Purpose,
    },
    /// What was entered is nobody's code.
    CodeRefused { leg: LegId },
    /// It is asked to take something else; a key is needed again.
    LegOffered { leg: LegId, purpose: Purpose },
    /// The carrier is asked about it.
    LegAsked { leg: LegId },
    /// The carrier says that it still rings.
    LegFound { leg: LegId },
    /// Its line is to be brought to where it should be.
    LegMoved { leg: LegId, line: CarrierId },
    /// One of its lines is over.
    LegLineEnded { leg: LegId, line: CarrierId },
    /// It is over.
    LegEnded { leg: LegId, reason: LegEnd },
}

/// Text messages.
#[derive(Clone, Debug, PartialEq)]
pub enum MessageEvent {
    /// A message is to go out.
    MessageQueued {
        message: MessageId,
        contact: Option<ContactId>,
        to: Recipient,
        text: MessageText,
        language: Language,
    },
    /// The carrier has taken it.
    MessageSent {
        message: MessageId,
        carrier_id: CarrierId,
    },
    /// It has arrived.
    MessageDelivered { message: MessageId },
    /// It did not arrive.
    MessageFailed { message: MessageId, why: String },
    /// A message came in.
    MessageReceived {
        message: MessageId,
        contact: ContactId,
        carrier_id: CarrierId,
        text: Secret<String>,
    },
}

/// Alarms.
#[derive(Clone, Debug, PartialEq)]
pub enum AlarmEvent {
    /// Something that a person must take.
    AlarmRaised {
        alarm: AlarmId,
        kind: AlarmKind,
        contact: Option<ContactId>,
        effect: Option<EffectKey>,
    },
    /// The same again.
    AlarmRepeated { alarm: AlarmId },
    /// Somebody is told of it.
    AlarmPassed {
        alarm: AlarmId,
        staff: StaffId,
        next_at: Timestamp,
    },
    /// What it was about is over: it stands on the boards and rings nobody any more.
    AlarmQuieted { alarm: AlarmId },
    /// Somebody has taken it.
    AlarmTaken { alarm: AlarmId, by: StaffId },
    /// What it was about is over: nobody has to take it any more.
    AlarmOver { alarm: AlarmId },
}

/// What came of effects.
#[derive(Clone, Debug, PartialEq)]
pub enum EffectEvent {
    /// An effect has gone out and come back.
    EffectDone { key: EffectKey },
    /// An effect was given up, and why.
    EffectGivenUp { key: EffectKey, why: String },
}

macro_rules! area {
    ($($variant:ident $area:ident),* $(,)?) => {$(
        impl From<$area> for Event {
            fn from(event: $area) -> Self {
                Self::$variant(event)
            }
        }
    )*};
}

area!(Service ServiceEvent, Guest GuestEvent, Station StationEvent, Contact ContactEvent, Call CallEvent, Talk TalkEvent, Fallback FallbackEvent, Summons SummonsEvent, Request RequestEvent, Leg LegEvent, Message MessageEvent, Writing WritingEvent, Alarm AlarmEvent, Effect EffectEvent, Danger DangerEvent, Care CareEvent);
area!(Patient PatientEvent, Plan PlanEvent, Consent ConsentEvent, Opening OpeningEvent, Assessment AssessmentEvent, Escort EscortEvent);
area!(Handshake HandshakeEvent, Presence PresenceEvent, Safety SafetyEvent, FollowUp FollowUpEvent, Ending EndingEvent, Handover HandoverEvent, Handbook HandbookEvent, Death DeathEvent, Deviation DeviationEvent, Complaint ComplaintEvent, Feedback FeedbackEvent);
