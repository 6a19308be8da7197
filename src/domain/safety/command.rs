//! What is asked about visits and help.

use crate::domain::ids::{ContactId, StaffId, VisitId};
use crate::domain::safety::visit::Settled;

/// Visits and help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SafetyCommand {
    /// She goes on a home visit.
    StartVisit {
        /// The contact it belongs to.
        contact: Option<ContactId>,
        /// Where.
        place: String,
        /// With whom; may be empty.
        with: String,
        /// How long before she says that she is well: 15, 30, 60 or 90.
        minutes: u16,
    },
    /// "I am well": the time begins anew.
    CheckIn {
        /// Which visit.
        visit: VisitId,
        /// For so long; none: as long as before.
        minutes: Option<u16>,
        /// Her code; needed once the time is over.
        code: Option<String>,
    },
    /// She is out, and well.
    EndVisit {
        /// Which.
        visit: VisitId,
        /// Her code; needed once the time is over.
        code: Option<String>,
    },
    /// "I need help", silently.
    CallForHelp,
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
}
