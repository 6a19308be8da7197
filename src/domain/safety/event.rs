//! What happens on visits and around them.

use crate::domain::ids::{AlarmId, CarrierId, ContactId, LegId, StaffId, VisitId};
use crate::domain::safety::visit::{CheckedBy, HelpBy, Settled};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// What a member of staff wrote, as far as it is about her safety. The code itself is never kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StaffWord {
    /// Her safe code.
    SafeCode,
    /// Her safe code, and that she has finished.
    Finished,
    /// Her help code.
    HelpCode,
    /// The word for help, without a code.
    HelpWord,
    /// "OK" without a code.
    BareOk,
    /// Digits that are nobody's code.
    WrongCode,
    /// The code of her handshake.
    HandshakeCode,
}

/// Visits and help.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum SafetyEvent {
    /// She goes on a home visit.
    VisitBegan {
        visit: VisitId,
        staff: StaffId,
        contact: Option<ContactId>,
        place: Secret<String>,
        with: Secret<String>,
        minutes: u16,
        due_at: Timestamp,
        /// Where and with whom have a key of their own, and can be erased alone: there is no contact.
        alone: bool,
    },
    /// She is well: the time begins anew.
    CheckedIn {
        visit: VisitId,
        by: CheckedBy,
        minutes: u16,
        due_at: Timestamp,
    },
    /// No word in time: she is rung, again or the backup instead at `next_at`.
    CheckInMissed { visit: VisitId, next_at: Timestamp },
    /// She is rung again.
    CheckInAsked { visit: VisitId, next_at: Timestamp },
    /// What was entered on the telephone that rings her is not her code.
    CheckInRefused { visit: VisitId, leg: LegId },
    /// Others are told.
    VisitAlarmed { visit: VisitId, alarm: AlarmId },
    /// Somebody has taken it, and it is passed on anew at `again_at` unless it is settled.
    VisitTaken {
        visit: VisitId,
        by: StaffId,
        again_at: Timestamp,
    },
    /// She is out, and well.
    VisitEnded { visit: VisitId, by: CheckedBy },
    /// A colleague has found out how it is.
    VisitSettled {
        visit: VisitId,
        by: StaffId,
        how: Settled,
    },
    /// The key is destroyed of where it was and with whom.
    VisitErased { visit: VisitId, reason: String },
    /// She has called for help.
    HelpCalled {
        staff: StaffId,
        by: HelpBy,
        alarm: AlarmId,
    },
    /// Nobody has settled it: it is passed on anew.
    HelpAlarmed { staff: StaffId, alarm: AlarmId },
    /// Somebody has taken it, and it is passed on anew at `again_at` unless it is settled.
    HelpTaken {
        staff: StaffId,
        by: StaffId,
        again_at: Timestamp,
    },
    /// Her safe code, or a tap of hers, came while help was called: noted, and ends nothing.
    HelpDoubted { staff: StaffId, by: CheckedBy },
    /// A colleague has found out how it is.
    HelpSettled {
        staff: StaffId,
        by: StaffId,
        how: Settled,
    },
    /// A member of staff has written something about her safety.
    StaffSentWord {
        staff: StaffId,
        carrier_id: CarrierId,
        word: StaffWord,
    },
}
