//! What is asked about visits and help.

use crate::domain::ids::{ContactId, VisitId};

/// Her own visits, and help.
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
}
