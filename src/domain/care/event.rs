//! What has happened in it.

use crate::domain::care::held::{DeviationKind, Question};
use crate::domain::ids::{CallId, CarrierId, ContactId, DeviationId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// A life in danger.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum DangerEvent {
    /// She says that a life is in danger.
    DangerRaised {
        contact: ContactId,
        by: StaffId,
        check_at: Timestamp,
    },
    /// It was looked after. `rung`: backup and legevakt were rung again.
    DangerChecked {
        contact: ContactId,
        check_at: Timestamp,
        rung: bool,
    },
    /// One of the four questions was answered, or the answer changed; as it stands now.
    DangerAnswered {
        contact: ContactId,
        question: Question,
        by: StaffId,
        text: Secret<String>,
    },
    /// The person's line has dropped.
    DangerLineLost {
        contact: ContactId,
        check_at: Timestamp,
    },
    /// They were rung back and did not answer. `police`: from now on the police are to be rung.
    DangerNotReached {
        contact: ContactId,
        tries: u8,
        police: bool,
    },
    /// The person rang back while they were being rung: this is their line now.
    DangerCameBack {
        contact: ContactId,
        call: CallId,
        line: CarrierId,
    },
    /// The person is on the line again.
    DangerRegained { contact: ContactId },
    /// It was said by mistake.
    DangerUndone { contact: ContactId, by: StaffId },
    /// It is over, and this was done.
    DangerEnded {
        contact: ContactId,
        by: StaffId,
        done: Secret<String>,
    },
}

/// Marks on a contact, deviations, and drafts.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum CareEvent {
    /// A child is on the line, or was not after all. `first_in_line`: of the line that is open.
    ChildMarked {
        contact: ContactId,
        by: StaffId,
        child: bool,
        first_in_line: bool,
    },
    /// She knows the person privately.
    KnownPrivately { contact: ContactId, staff: StaffId },
    /// The next call from the number of this contact is for a colleague of hers first.
    ColleagueFirst { contact: ContactId, staff: StaffId },
    /// A colleague talks with somebody from that number, in the contact `contact`.
    ColleagueHeard { contact: ContactId },
    /// Something was not as it should be.
    DeviationRaised {
        deviation: DeviationId,
        kind: DeviationKind,
        contact: ContactId,
        by: StaffId,
        police: bool,
        text: Secret<String>,
    },
    /// What she is writing, as it stands now.
    DraftSaved {
        contact: ContactId,
        staff: StaffId,
        text: Secret<String>,
    },
    /// A line in the note pad was wrong.
    NoteStruck {
        contact: ContactId,
        note: u16,
        why: Secret<String>,
        by: StaffId,
    },
    /// It has become a note, or was emptied.
    DraftSettled { contact: ContactId, staff: StaffId },
}
