//! What can be asked of the service, by the carrier, the clock, its own effects and people.

use std::sync::Arc;

pub use crate::domain::carrier_word::{From, LineStatus};

use crate::domain::assessments::command::AssessmentCommand;
use crate::domain::calls::leg::Callee;
use crate::domain::care::held::Question;
use crate::domain::complaints::command::ComplaintCommand;
use crate::domain::contacts::contact::{Next, Outcome};
use crate::domain::deaths::command::DeathCommand;
use crate::domain::deviations::command::DeviationCommand;
use crate::domain::effect::EffectOutcome;
use crate::domain::endings::command::EndingCommand;
use crate::domain::escorts::command::EscortCommand;
use crate::domain::feedback::command::FeedbackCommand;
use crate::domain::followups::command::FollowUpCommand;
use crate::domain::guests::decide::Admission;
use crate::domain::handbook::command::HandbookCommand;
use crate::domain::handovers::command::HandoverCommand;
use crate::domain::handshakes::command::HandshakeAct;
use crate::domain::ids::{
    AlarmId, CallId, CarrierId, ContactId, EffectKey, Epoch, GuestId, LegId, MessageId, RequestId,
    StaffId, StationId, VisitId,
};
use crate::domain::messages::message::MessageWord;
use crate::domain::patients::command::PatientCommand;
use crate::domain::phone::E164;
use crate::domain::presence::command::PresenceCommand;
use crate::domain::requests::form::Form;
use crate::domain::requests::request::Requester;
use crate::domain::safety::command::SafetyCommand;
use crate::domain::safety::visit::Settled;
use crate::domain::service::Service;
use crate::domain::time::Timestamp;

/// Everything that can be asked.
#[derive(Clone, Debug)]
pub enum Command {
    /// The server has started: look after what is open.
    Start,
    /// Time has passed.
    Tick,
    /// A new life of the log begins.
    BeginEpoch {
        /// Its name.
        epoch: Epoch,
        /// Nothing goes out until a person says so.
        hold_effects: bool,
    },
    /// Let what was held go out.
    ReleaseEffects,
    /// Use this service file from now on.
    ImportService(Arc<Service>),
    /// Let a doctor in for some days.
    AdmitGuest {
        /// The id that the asker has chosen: the same twice is one guest.
        guest: GuestId,
        /// Who it is, and until when.
        admission: Admission,
    },
    /// Send a guest the link by which a password is chosen; again, if the first was lost.
    InviteGuest(GuestId),
    /// End a guest's time before it is over.
    EndGuest {
        /// Which.
        guest: GuestId,
    },
    /// Destroy what says who an ended guest was.
    EraseGuest {
        /// Which.
        guest: GuestId,
        /// Why.
        reason: String,
    },
    /// Register a PC of the legevakt's.
    RegisterStation {
        /// The id that the asker has chosen: the same twice is one station.
        station: StationId,
        /// What people call it.
        label: String,
        /// The telephone beside it.
        phone: Option<E164>,
    },
    /// Cut a registered PC off.
    RevokeStation {
        /// Which.
        station: StationId,
    },
    /// A call comes in on the number.
    CallArrives {
        /// The carrier's name for the line.
        line: CarrierId,
        /// The number it says it comes from.
        from: From,
    },
    /// The caller's line has fetched what waiting callers hear: they are there.
    CallerWaits {
        /// Which call.
        call: CallId,
        /// On which line.
        line: CarrierId,
    },
    /// The caller pressed a key.
    CallerPresses {
        /// Which call.
        call: CallId,
        /// `0`–`9`, `*` or `#`.
        key: char,
    },
    /// The caller's line is gone.
    CallerGone {
        /// On which line.
        line: CarrierId,
    },
    /// Word about the fallback that is being rung for a caller.
    FallbackReports {
        /// Which call.
        call: CallId,
        /// Which of the numbers.
        index: u8,
        /// What.
        status: LineStatus,
    },
    /// A telephone of ours was picked up.
    LegAnswers {
        /// Which leg.
        leg: LegId,
        /// On which line.
        line: CarrierId,
    },
    /// Keys were pressed on it; empty: none came in time.
    LegPresses {
        /// Which leg.
        leg: LegId,
        /// On which line.
        line: CarrierId,
        /// The keys.
        digits: String,
    },
    /// She left the conversation with the star key: it is ended.
    LegLeaves {
        /// Which leg.
        leg: LegId,
        /// On which line.
        line: CarrierId,
    },
    /// Word about a leg's line.
    LegReports {
        /// Which leg.
        leg: LegId,
        /// On which line.
        line: CarrierId,
        /// What.
        status: LineStatus,
    },
    /// Somebody came into the call's conference, or left it.
    ConferenceReports {
        /// Which call.
        call: CallId,
        /// Whose line.
        line: CarrierId,
        /// Came in (or left).
        joined: bool,
    },
    /// A message came in.
    MessageArrives {
        /// The carrier's name for it.
        carrier_id: CarrierId,
        /// The number it says it comes from.
        from: From,
        /// What it says.
        body: String,
    },
    /// Word about a message of ours.
    MessageReports {
        /// Which.
        message: MessageId,
        /// What.
        word: MessageWord,
    },
    /// An effect comes back.
    EffectReturns {
        /// Which.
        key: EffectKey,
        /// With what.
        outcome: EffectOutcome,
    },
    /// "I take it."
    Claim {
        /// Which call.
        call: CallId,
        /// On another of her telephones than the first.
        phone: Option<u8>,
    },
    /// "I cannot now."
    Decline {
        /// Which call.
        call: CallId,
    },
    /// The conversation is over.
    EndTalk {
        /// Which call.
        call: CallId,
    },
    /// Bring somebody in, announced.
    BringIn {
        /// Which call.
        call: CallId,
        /// Whom.
        whom: Callee,
    },
    /// A colleague is to take over the conversation.
    HandOver {
        /// Which call.
        call: CallId,
        /// Who.
        to: StaffId,
    },
    /// Leave a conversation that others go on with.
    LeaveTalk(CallId),
    /// A life is in danger.
    RaiseDanger {
        /// In which contact.
        contact: ContactId,
    },
    /// It was said by mistake.
    UndoDanger {
        /// In which contact.
        contact: ContactId,
    },
    /// One of the four questions, as it is typed.
    AnswerDanger {
        /// In which contact.
        contact: ContactId,
        /// Which.
        question: Question,
        /// What is known.
        text: String,
        /// The record of the answer that she went on from; 0: none.
        seen: u64,
    },
    /// The danger is over.
    EndDanger {
        /// In which contact.
        contact: ContactId,
        /// What was done.
        done: String,
    },
    /// End it: she was threatened.
    EndThreatened {
        /// Which contact.
        contact: ContactId,
        /// What happened, in own words.
        reason: String,
        /// The police were rung.
        police: bool,
    },
    /// "I know this person privately."
    KnowPrivately {
        /// Which contact.
        contact: ContactId,
    },
    /// A child is on the line, or is not after all.
    MarkChild {
        /// Which contact.
        contact: ContactId,
        /// Whether it is.
        child: bool,
    },
    /// What she has typed so far.
    SaveDraft {
        /// In which contact.
        contact: ContactId,
        /// What.
        text: String,
        /// The record of the draft that she went on from; 0: none.
        seen: u64,
    },
    /// It becomes a note.
    FinishDraft {
        /// In which contact.
        contact: ContactId,
        /// What.
        text: String,
        /// The record of the draft that she went on from; 0: none.
        seen: u64,
    },
    /// Ring the person of a contact.
    StartCallBack {
        /// Which contact.
        contact: ContactId,
    },
    /// Promise to call back at a time.
    PromiseCallBack {
        /// Which contact.
        contact: ContactId,
        /// When.
        due_at: Timestamp,
    },
    /// The new call does, or does not, belong to the contact that was proposed.
    SettleProposal {
        /// The new contact.
        contact: ContactId,
        /// Whether it is the same.
        same: bool,
    },
    /// A line in the note pad.
    WriteNote {
        /// Which contact.
        contact: ContactId,
        /// What.
        text: String,
    },
    /// A line in the note pad was wrong: it is struck through, and can still be read.
    StrikeNote {
        /// Which contact.
        contact: ContactId,
        /// The one it stands in: this, or one that was joined to it.
        of: ContactId,
        /// Which of its lines, from 0.
        note: u16,
        /// What is wrong.
        why: String,
    },
    /// "I answer it": somebody who writes.
    TakeMessage {
        /// Which contact.
        contact: ContactId,
    },
    /// "I cannot now": the next is rung about it.
    PassMessage {
        /// Which contact.
        contact: ContactId,
    },
    /// A message to the person of a contact, in the nurse's own words.
    WriteMessage {
        /// Which contact.
        contact: ContactId,
        /// What.
        text: String,
    },
    /// Whether there are children who are relatives, and who sees to them.
    AnswerChildren {
        /// Which contact.
        contact: ContactId,
        /// The answer.
        answer: crate::domain::contacts::children::ChildrenAnswer,
        /// Who sees to them.
        follows_up: Option<StaffId>,
    },
    /// How a contact ended and what happens next.
    RecordOutcome {
        /// Which contact.
        contact: ContactId,
        /// How it ended.
        outcome: Outcome,
        /// What happens next.
        next: Next,
    },
    /// Destroy the content of a closed contact of an unknown caller.
    EraseContact {
        /// Which contact.
        contact: ContactId,
        /// Why.
        reason: String,
    },
    /// Destroy where a home visit without a contact was, and with whom; and why.
    EraseVisit(VisitId, String),
    /// Ask the nurse on duty for help.
    SendRequest {
        /// The id that the asker has chosen: the same twice is one request.
        request: RequestId,
        /// Who asks; the same as who gives the command.
        requester: Requester,
        /// What is asked for.
        form: Box<Form>,
    },
    /// A nurse fills in what somebody who rang asks for.
    FillRequest {
        /// The id that the asker has chosen: the same twice is one request.
        request: RequestId,
        /// The contact that the call belongs to.
        contact: ContactId,
        /// What is asked for.
        form: Box<Form>,
    },
    /// More is known, or something else.
    AmendRequest {
        /// Which.
        request: RequestId,
        /// The whole form, as it is now.
        form: Box<Form>,
    },
    /// It is not needed any more.
    WithdrawRequest {
        /// Which.
        request: RequestId,
    },
    /// "I take it."
    AcceptRequest {
        /// Which.
        request: RequestId,
    },
    /// "I cannot": also by her who has taken it.
    DeclineRequest {
        /// Which.
        request: RequestId,
    },
    /// She is on her way.
    SetOnTheWay {
        /// Which.
        request: RequestId,
        /// There in so many minutes.
        minutes: u16,
    },
    /// She is there.
    ArriveAt {
        /// Which.
        request: RequestId,
    },
    /// A line for the others in the room of a request.
    WriteInRoom {
        /// Which.
        request: RequestId,
        /// What.
        text: String,
        /// Who writes, at a PC that several people use.
        name: Option<String>,
    },
    /// Something was agreed.
    Agree {
        /// Which.
        request: RequestId,
        /// What.
        text: String,
    },
    /// Ring the nurse and then whoever asked, and put them together.
    ConnectNow {
        /// Which.
        request: RequestId,
    },
    /// A step of her handshake.
    Handshake(HandshakeAct),
    /// Whether she takes calls.
    Presence(PresenceCommand),
    /// Her own home visits, and help.
    Safety(SafetyCommand),
    /// A colleague has found out how it is: the visit and its alarm are over.
    SettleVisit {
        /// Which.
        visit: VisitId,
        /// What it was.
        how: Settled,
    },
    /// A colleague has found out how it is: the call for help is over.
    SettleHelp {
        /// Whose.
        staff: StaffId,
        /// What it was.
        how: Settled,
    },
    /// Documents: begun, written, signed.
    Assessment(AssessmentCommand),
    /// The handbook: read, and reviewed.
    Handbook(HandbookCommand),
    /// Complaints: written down, followed, answered.
    Complaint(ComplaintCommand),
    /// Somebody has died.
    Death(DeathCommand),
    /// Deviations: raised, followed, closed.
    Deviation(DeviationCommand),
    /// Escorts: booked, changed, over.
    Escort(EscortCommand),
    /// What a duty leaves, handed over and accepted.
    Handover(HandoverCommand),
    /// A patient's record, plan, consents, and who reads.
    Patient(PatientCommand),
    /// Follow-ups: done, moved, handed on.
    FollowUp(FollowUpCommand),
    /// What is said of a contact as it ends.
    Ending(EndingCommand),
    /// Whether somebody may be asked afterwards.
    Feedback(FeedbackCommand),
    /// "I take this alarm."
    TakeAlarm {
        /// Which.
        alarm: AlarmId,
    },
}
