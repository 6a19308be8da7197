//! What has happened with requests. Each is one record of the log; what a field means never changes.

use crate::domain::actor::Actor;
use crate::domain::ids::{ContactId, RequestId, StaffId};
use crate::domain::requests::form::Form;
use crate::domain::requests::request::Requester;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Requests: a doctor asks the nurse on duty for help.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum RequestEvent {
    /// It was sent.
    RequestSent {
        request: RequestId,
        contact: ContactId,
        from: Requester,
        form: Box<Form>,
    },
    /// A nurse has filled it in for somebody who rang. It is hers.
    RequestFilled {
        request: RequestId,
        contact: ContactId,
        by: StaffId,
        form: Box<Form>,
    },
    /// The form was changed: the whole of it as it is now.
    RequestAmended {
        request: RequestId,
        contact: ContactId,
        by: Actor,
        form: Box<Form>,
    },
    /// The same was sent again.
    RequestRepeated {
        request: RequestId,
        contact: ContactId,
    },
    /// It is not needed any more.
    RequestWithdrawn {
        request: RequestId,
        contact: ContactId,
        by: Actor,
    },
    /// A nurse has taken it.
    RequestAccepted {
        request: RequestId,
        contact: ContactId,
        by: StaffId,
    },
    /// Whoever had it has it no more.
    RequestReleased {
        request: RequestId,
        contact: ContactId,
        by: StaffId,
    },
    /// Another nurse has it now: others are on duty.
    RequestPassed {
        request: RequestId,
        contact: ContactId,
        to: StaffId,
    },
    /// She is on her way.
    RequestOnTheWay {
        request: RequestId,
        contact: ContactId,
        by: StaffId,
        expected: Timestamp,
    },
    /// She is there.
    RequestArrived {
        request: RequestId,
        contact: ContactId,
        by: StaffId,
    },
    /// A line in the room.
    RoomWritten {
        request: RequestId,
        contact: ContactId,
        by: Actor,
        name: Option<Secret<String>>,
        text: Secret<String>,
    },
    /// Something was agreed.
    RequestAgreed {
        request: RequestId,
        contact: ContactId,
        by: Actor,
        text: Secret<String>,
    },
}
