//! A text message and how far it has come.

use crate::domain::ids::{CarrierId, ContactId, HandshakeId, MessageId, StaffId};
use crate::domain::language::Language;
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
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
    /// To staff: a follow-up is due.
    FollowUpDue,
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
}
