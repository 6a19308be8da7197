//! Why a command was not carried out, in words a person can read.

use crate::domain::assessments::rejection::DocumentRejection;
use crate::domain::complaints::rejection::ComplaintRejection;
use crate::domain::deaths::rejection::DeathRejection;
use crate::domain::deviations::rejection::DeviationRejection;
use crate::domain::endings::rejection::EndingRejection;
use crate::domain::escorts::rejection::EscortRejection;
use crate::domain::handovers::rejection::HandoverRejection;
use crate::domain::patients::rejection::RecordRejection;

/// A command that changes nothing, and why. An outcome, not a fault.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    /// No service file yet.
    #[error("no service file has been imported: run `hjemmevakt import SERVICE.toml` first")]
    NoService,
    /// There is no such thing.
    #[error("there is no such {what} any more: it may have ended, or been joined with another")]
    NotFound {
        /// Call, contact, alarm, …
        what: &'static str,
    },
    /// Only a member of staff may.
    #[error("only a member of staff can do this")]
    NotStaff,
    /// It is not for this actor to do.
    #[error("{0}")]
    MayNot(MayNot),
    /// The guest's account stands.
    #[error("this account has not ended yet: end it first")]
    GuestStands,
    /// Not a number in the register.
    #[error("an HPR number has at most nine digits and nothing else")]
    NotHpr,
    /// Too far in the future.
    #[error("that is too far ahead: at most {days} days from now")]
    TooFarAhead {
        /// In days.
        days: u64,
    },
    /// Nobody is on duty.
    #[error("no nurse is on duty now, and nobody sees the request: call {call}")]
    NoNurseOnDuty {
        /// Whom to call instead, and the number.
        call: String,
    },
    /// She is not on duty.
    #[error("only a nurse who is on duty now can do this")]
    NotOnDuty,
    /// It is somebody else's.
    #[error(
        "this is somebody else's: only whoever asked, or the nurse who has taken it, can do this"
    )]
    NotYours,
    /// It still rings.
    #[error("no nurse has taken it yet: it is still ringing")]
    NotTakenYet,
    /// Not a number of minutes that makes sense.
    #[error("say in how many minutes: 1 to {most}")]
    MinutesWrong {
        /// In minutes.
        most: u16,
    },
    /// Nothing more is taken.
    #[error("there are {most} lines already, and no more are taken: call each other")]
    RoomFull {
        /// In lines.
        most: usize,
    },
    /// A request is not put into another contact: whoever asked would lose sight of it.
    #[error("this is a request, which stays by itself: say that it is not the same")]
    RequestStands,
    /// Somebody else was first.
    #[error("a colleague has already taken it")]
    TakenAlready,
    /// The call does not wait.
    #[error("this call is not waiting any more")]
    NotWaiting,
    /// There is no conversation.
    #[error("there is no conversation on this line now")]
    NotTalking,
    /// She is in another conversation.
    #[error("you are already on the line with somebody: end that first")]
    Busy,
    /// The one asked for is in another conversation.
    #[error("{who} is already on the line with somebody")]
    ColleagueBusy {
        /// Who.
        who: String,
    },
    /// There is nothing to ring.
    #[error("there is no number to ring: it was withheld, not readable, or has been erased")]
    NoNumber,
    /// The carrier shows our number, and the person has asked that it is not shown.
    #[error(
        "the person wants our number not to be shown, and the network always shows it: ring from a telephone that hides its number, and write how it went"
    )]
    NumberWouldShow,
    /// Children, and nobody to see to them.
    #[error("say who follows up the children")]
    NobodyForChildren,
    /// They want no messages.
    #[error(
        "this person has asked for no more messages: call instead, or wait until they write START"
    )]
    MessagesStopped,
    /// Something speaks against asking them afterwards.
    #[error(
        "this person is not asked afterwards: something in the contact or the record speaks against it"
    )]
    NotAsked,
    /// A line is open with them.
    #[error("a line to this person is open now: end it first")]
    LineOpen,
    /// Already ended.
    #[error("this contact has its outcome already")]
    Closed,
    /// Not ended.
    #[error("this contact has no outcome yet: record it first")]
    StillOpen,
    /// The service sets this outcome itself.
    #[error("this outcome is set by the service itself: choose another")]
    OutcomeNotChosen,
    /// Nobody follows up.
    #[error(
        "say who follows up, and when: something is left to do with this outcome, or the person does not want it, in stated words"
    )]
    FollowUpMissing,
    /// She could not open it.
    #[error("{who} cannot open contacts: choose a nurse, a day nurse or a coordinator")]
    CannotFollowUp {
        /// Her short name.
        who: String,
    },
    /// Somebody who is not in the service file.
    #[error("{who} is not in the service file")]
    UnknownStaff {
        /// The name given.
        who: String,
    },
    /// No proposal.
    #[error("no other contact is proposed for this one")]
    NoProposal,
    /// Nothing written.
    #[error("nothing was written")]
    Empty,
    /// Too long.
    #[error("the text is too long: at most {most} characters")]
    TooLong {
        /// In characters.
        most: usize,
    },
    /// A known person's contact.
    #[error("the number is known to the service: only contacts of unknown callers are erased here")]
    NotUnknown,
    /// She knows the person privately.
    #[error("you have said that you know this person privately: it is with your colleagues")]
    KnownPrivately,
    /// A life is in danger.
    #[error("a life is in danger here: end that first, and say what was done")]
    DangerStands,
    /// It does not stand.
    #[error("there is no danger to a life here now")]
    NoDanger,
    /// Said too long ago.
    #[error("it was said more than two minutes ago: end it, and say what was done")]
    TooLateToUndo,
    /// Another device has written on.
    #[error(
        "something else was written here on another device: look at both, and keep what is right"
    )]
    DraftDiffers,
    /// She would leave the caller alone.
    #[error("nobody else is in the conversation to go on with it")]
    NobodyElse,
    /// No message to a child.
    #[error("a child is on the line: no message is sent to this number")]
    ChildOnLine,
    /// Not on duty, nor about to be.
    #[error("this is for those who have the duty now, or within half an hour")]
    NotOnDutySoon,
    /// Nobody else takes calls.
    #[error(
        "nobody else on duty takes calls now: callers would go straight to the fallback, and the leader would be told"
    )]
    OnlyOneLeft,
    /// None of the choices there are.
    #[error("choose one of the lengths that are offered")]
    NotAChoice,
    /// She is out already.
    #[error("you are on a home visit already: end it first")]
    VisitUnderWay,
    /// Somebody is still out.
    #[error("this visit is not over yet: erase it afterwards")]
    VisitGoesOn,
    /// The time is over.
    #[error("the time for the check-in is over: enter your code")]
    CodeNeeded,
    /// Not her code.
    #[error("this is not the code")]
    WrongCode,
    /// Not by herself.
    #[error("only a colleague can settle this")]
    ColleagueSettles,
    /// In the past.
    #[error("the time has passed already")]
    InThePast,
    /// About a patient's record.
    #[error("{0}")]
    Record(RecordRejection),
    /// About a document.
    #[error("{0}")]
    Document(DocumentRejection),
    /// What is to be done about an escort does not make sense.
    #[error("{0}")]
    Escort(EscortRejection),
    /// About a complaint.
    #[error("{0}")]
    Complaint(ComplaintRejection),
    /// About a death.
    #[error("{0}")]
    Death(DeathRejection),
    /// About a deviation.
    #[error("{0}")]
    Deviation(DeviationRejection),
    /// About a handover.
    #[error("{0}")]
    Handover(HandoverRejection),
    /// About the end of a contact.
    #[error("{0}")]
    Ending(EndingRejection),
}

/// Why something is not for somebody to do. Decided in [`access`](crate::domain::access).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum MayNot {
    /// Nobody who has come in.
    #[error("this is for people who have signed in, and for the PCs of the legevakt")]
    PeopleOnly,
    /// Only somebody who works here may.
    #[error("this is for those who work in the service")]
    StaffOnly,
    /// Only the leader may.
    #[error("only the leader of the service can do this")]
    LeaderOnly,
    /// Only the leader or a nurse on duty may.
    #[error("only the leader, or a nurse who is on duty now, can do this")]
    LeaderOrNurseOnDuty,
    /// Only the leader or whoever runs the machines may.
    #[error("only the leader, or whoever runs the machines, can do this")]
    LeaderOrOperator,
    /// Nobody does it: the service itself does.
    #[error("only the service itself does this")]
    ServiceItself,
    /// It is done at the machine.
    #[error("this is done at the machine itself, with the command hjemmevakt")]
    MachineOnly,
    /// Not in the hands of whoever asks.
    #[error("this is for a nurse who is on duty now, or for whoever has it in her hands")]
    NotInYourHands,
    /// Not one who asks for help.
    #[error("help is asked for by doctors, and at the PCs of the legevakt")]
    DoctorsOnly,
    /// Not one who takes alarms.
    #[error(
        "alarms are taken by nurses, by the leader, and by those on the alarm list who have been told"
    )]
    AlarmsOnly,
    /// Not a nurse.
    #[error("this is for the nurses of the service")]
    NursesOnly,
    /// Not a nurse on duty.
    #[error("only a nurse who is on duty now can do this")]
    NurseOnDutyOnly,
    /// Not one who registers.
    #[error("people are registered by nurses on duty and by the day service")]
    RegisterOnly,
    /// Nothing opens this record to her.
    #[error(
        "nothing opens this record to you now: no contact of yours is with this person, and you do not work with them"
    )]
    NoGround,
    /// Not one who works with the person.
    #[error("this is for those of the day service who work with this person")]
    WithThePerson,
    /// Not on duty, and not one who works with the person.
    #[error("this is for a nurse who is on duty now, and for those who work with this person")]
    NurseOnDutyOrWithThePerson,
    /// Not one who assigns.
    #[error(
        "who works with a person is said by the leader and by those who work with them: with nobody's word you take the person on yourself, with a reason"
    )]
    AssignOnly,
    /// Not of the day service.
    #[error("this is for the day service")]
    DaysOnly,
    /// Not one who had the duty.
    #[error("this is for those who had the duty, and for a nurse who is on duty now")]
    GiversOnly,
    /// Not one who follows it.
    #[error("this is for the leader, and for whoever follows it")]
    FollowersOnly,
    /// It was not handed over to her.
    #[error("this is for those to whom it was handed over")]
    TakersOnly,
    /// The guest's account is over.
    #[error("this account has ended: ask the nurse on duty or the leader for a new one")]
    GuestOver,
    /// The station has been cut off.
    #[error("this PC is not registered any more: ask the leader of the service")]
    StationRevoked,
}

impl From<MayNot> for Rejection {
    fn from(why: MayNot) -> Self {
        Self::MayNot(why)
    }
}
