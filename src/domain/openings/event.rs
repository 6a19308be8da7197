//! What has happened about reading records, and about whom a contact is.

use crate::domain::ids::{ContactId, OpeningId, PatientId, RelativeId, StaffId};
use crate::domain::openings::opening::{Ground, LinkedBy, Proof, Reader, RecordPart, Verdict};
use crate::domain::openings::searches::Place;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Openings, and the links that give a ground for them.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum OpeningEvent {
    /// The contact is with this person, or about them.
    PersonLinked {
        patient: PatientId,
        contact: ContactId,
        relative: Option<RelativeId>,
        linked_by: LinkedBy,
    },
    /// It is not.
    PersonUnlinked {
        patient: PatientId,
        contact: ContactId,
        by: StaffId,
    },
    /// Whoever is in touch is who they say they are.
    IdentityConfirmed {
        patient: PatientId,
        contact: ContactId,
        by: StaffId,
        proof: Option<Proof>,
    },
    /// Read, or more of it read in the same opening.
    RecordOpened {
        patient: PatientId,
        opening: OpeningId,
        viewer: Reader,
        ground: Ground,
        reason: Option<Secret<String>>,
        parts: Vec<RecordPart>,
    },
    /// Read while the log took nothing, and written down afterwards.
    ReadUnwritten {
        patient: PatientId,
        opening: OpeningId,
        viewer: Reader,
        ground: Ground,
        parts: Vec<RecordPart>,
        read_at: Timestamp,
    },
    /// What was read while this record was read as one with another stands in this one as well, now that they are parted.
    OpeningKept {
        patient: PatientId,
        opening: OpeningId,
        kept_from: OpeningId,
        reason: Option<Secret<String>>,
    },
    /// Somebody looked in the register, and these were shown. What was typed is not kept.
    RegisterSearched {
        by: StaffId,
        place: Place,
        shown: Vec<PatientId>,
        own_name: bool,
        searched_at: Timestamp,
    },
    /// The leader has looked at it.
    OpeningReviewed {
        patient: PatientId,
        opening: OpeningId,
        by: StaffId,
        verdict: Verdict,
        words: Option<Secret<String>>,
    },
    /// The leader takes the last word back.
    ReviewUndone {
        patient: PatientId,
        opening: OpeningId,
        by: StaffId,
    },
}
