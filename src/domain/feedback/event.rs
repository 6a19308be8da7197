//! What has happened about asking somebody afterwards.

use crate::domain::feedback::why::WhyNot;
use crate::domain::ids::{CarrierId, ContactId, MessageId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// The one question after a contact.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum FeedbackEvent {
    /// The person has agreed to it.
    FeedbackAgreed {
        contact: ContactId,
        words: Secret<String>,
        by: StaffId,
    },
    /// It goes out at `at`, unless something speaks against it then.
    FeedbackPlanned { contact: ContactId, at: Timestamp },
    /// It goes out.
    FeedbackSent {
        contact: ContactId,
        message: MessageId,
    },
    /// The answer came in: nothing but a yes or a no.
    FeedbackAnswered {
        contact: ContactId,
        carrier_id: CarrierId,
        words: Secret<String>,
    },
    /// Nothing is asked, and why.
    FeedbackEnded { contact: ContactId, why: WhyNot },
}
