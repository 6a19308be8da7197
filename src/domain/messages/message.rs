//! A text message and how far it has come.

use crate::domain::assessments::chase::DocumentText;
use crate::domain::complaints::tell::ComplaintText;
use crate::domain::deviations::tell::DeviationText;
use crate::domain::escorts::tell::ChairText;
use crate::domain::ids::{CarrierId, ContactId, GuestId, HandshakeId, MessageId, StaffId};
use crate::domain::language::Language;
use crate::domain::messages::keyword::Keyword;
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::domain::summons::state::SummonsWhy;
use crate::domain::time::Timestamp;

/// What we write. The words are in the texts; a nurse's own words are sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageText {
    /// To a caller who hung up: we saw the call and will call back.
    WeSawYourCall,
    /// To staff: a call-back is overdue.
    CallBackOverdue,
    /// To staff: a conversation has no outcome yet.
    OutcomeMissing,
    /// To staff: an alarm waits to be taken.
    AlarmWaits,
    /// To a nurse: something waits for her, and with her code she takes it.
    SummonsWaits {
        /// What.
        why: SummonsWhy,
        /// Her code.
        code: Secret<String>,
    },
    /// To a nurse: it is hers.
    SummonsTaken,
    /// To a nurse: a colleague was first, or it is not needed any more.
    SummonsTakenAlready,
    /// To a nurse: nothing waits for this code.
    CodeWrong,
    /// To a nurse: a request of hers is not closed.
    RequestOpen,
    /// To a nurse: a request of hers is not needed any more.
    RequestWithdrawn,
    /// To somebody who wrote: it has come.
    Received,
    /// To somebody who wrote: nobody is on duty, and whom to call.
    NobodyOnDuty,
    /// To somebody who asked to be called: when at the latest.
    CallBackAgreed {
        /// By then.
        by: Timestamp,
    },
    /// A promised call-back has another time.
    CallBackMoved {
        /// By then.
        by: Timestamp,
    },
    /// A nurse has taken over a promised call-back.
    CallBackTaken {
        /// By then.
        by: Timestamp,
    },
    /// A promised call-back is late, and not forgotten.
    CallBackLate,
    /// We have tried to call, and will again.
    NotReached,
    /// Messages are sent again to somebody who had stopped them.
    MessagesAgain,
    /// To a nurse: whoever asked has written something new in a request of hers.
    RequestNews,
    /// To staff: her duty begins; the code of her handshake.
    DutyBegins(HandshakeId),
    /// To staff: somebody's screen or messages are not proven.
    HandshakeHole,
    /// To staff on a visit: she is well until then, as noted.
    CheckedIn(Timestamp),
    /// To staff on a visit: no word from her, and her telephone is busy.
    CheckInMissing,
    /// To staff on a visit: what she wrote needs her code.
    CheckInNeedsCode,
    /// To staff who were told: it is over.
    SafetyOver,
    /// To staff: about a complaint.
    Complaint(ComplaintText),
    /// To staff: about a deviation.
    Deviation(DeviationText),
    /// To staff: a follow-up is due.
    FollowUpDue,
    /// To a municipal doctor: a decision is asked for.
    DecisionAsked,
    /// To a doctor: an order given by telephone waits for a signature.
    OrderToSign,
    /// To a doctor: named as one who takes part in a case.
    CaseAsked,
    /// To staff: a document is not signed.
    SigningDue,
    /// To the leader, or to a nurse: about a chair that is empty.
    Chair(ChairText),
    /// To a leader, or to whoever asked: a document waits, and a reminder did not help.
    Document(DocumentText),
    /// To the coordinator: the day has come on which a plan is looked at again.
    PlanReview,
    /// To the leader: a plan that was to be looked at again has not been.
    PlanReviewWaits,
    /// To the leader: a talk with somebody of ours has not been held.
    DebriefDue,
    /// To staff: a follow-up is hers now.
    FollowUpHanded,
    /// To the leader: a follow-up has not been done.
    FollowUpLate,
    /// To staff: something in a handover waits for her.
    HandoverWaits,
    /// To a doctor who is let in for some days: the link by which a password is chosen. The only link we ever send.
    WayIn(GuestId),
    /// To a person who has agreed to it: the one question after a contact.
    Feedback,
    /// What a person wrote.
    Own(Secret<String>),
}

/// Whom it goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// The person of the contact.
    Person {
        /// Their number.
        number: Secret<E164>,
    },
    /// A member of staff, on the number the service file gives for messages.
    Staff(StaffId),
}

/// How far a message has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageState {
    /// In the log, not yet at the carrier.
    Queued,
    /// The carrier has taken it.
    Sent(CarrierId),
    /// It has arrived.
    Delivered(CarrierId),
    /// It did not arrive; what the carrier said.
    Failed(String),
    /// From outside.
    Received,
}

/// A text message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Which.
    pub id: MessageId,
    /// The contact it belongs to.
    pub contact: Option<ContactId>,
    /// When it was written or came.
    pub at: Timestamp,
    /// To whom; none for one that came in.
    pub to: Option<Recipient>,
    /// What.
    pub text: MessageText,
    /// What it is written in.
    pub language: Language,
    /// How far it has come.
    pub state: MessageState,
    /// It came in and is nothing but this word.
    pub keyword: Option<Keyword>,
}

/// What the carrier says of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageWord {
    /// On its way.
    Sent,
    /// Arrived.
    Delivered,
    /// Did not arrive, and the carrier's code for why.
    Failed(String),
}
