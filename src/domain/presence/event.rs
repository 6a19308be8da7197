//! Who takes no calls, and since when.

use crate::domain::ids::StaffId;
use crate::domain::presence::unavailable::BackBy;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Whether people on duty take calls.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum PresenceEvent {
    /// She takes none until then.
    UnavailableBegan {
        staff: StaffId,
        until: Timestamp,
        reason: Option<Secret<String>>,
    },
    /// She takes calls again, or her duty is over.
    UnavailableEnded { staff: StaffId, by: BackBy },
}
