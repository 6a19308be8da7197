//! What has happened with somebody who writes to us.

use crate::domain::ids::{CarrierId, ContactId, MessageId, StaffId};
use crate::domain::messages::keyword::Keyword;
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Words that we know, who wants no messages, and who answers whom.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum WritingEvent {
    /// One came in that is nothing but a word we know.
    KeywordReceived {
        message: MessageId,
        contact: ContactId,
        carrier_id: CarrierId,
        text: Secret<String>,
        keyword: Keyword,
    },
    /// One came in from a telephone of a member of staff, and nothing waits for it.
    StaffWrote {
        staff: StaffId,
        carrier_id: CarrierId,
        text: Secret<String>,
    },
    /// No more messages to this number.
    RecipientStopped { number: Secret<E164> },
    /// Messages to it again.
    RecipientStarted { number: Secret<E164> },
    /// A nurse answers a contact in writing.
    ConversationTaken { contact: ContactId, staff: StaffId },
    /// Unless somebody answers before `ring_at`, it rings; none: nothing waits for an answer.
    AnswerDue {
        contact: ContactId,
        ring_at: Option<Timestamp>,
    },
}
