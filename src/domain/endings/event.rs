//! What was said of a contact as it ended.

use crate::domain::actor::Actor;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::language::Language;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// The end of a contact.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum EndingEvent {
    /// The person was admitted there, then. The contact is closed with the next record.
    PersonAdmitted {
        contact: ContactId,
        unit: Secret<String>,
        admitted_at: Timestamp,
        by: Actor,
    },
    /// A sheet was handed out, with these words. `steps`: the person's own, a line each.
    SheetHanded {
        contact: ContactId,
        language: Language,
        agreed: Secret<String>,
        steps: Secret<String>,
        next_who: Secret<String>,
        next_at: Option<Timestamp>,
        by: StaffId,
    },
}
