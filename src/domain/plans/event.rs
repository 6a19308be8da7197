//! What has happened to a plan.

use crate::domain::ids::{ContactId, PatientId, PlanId, StaffId};
use crate::domain::plans::beside::Beside;
use crate::domain::plans::content::Content;
use crate::domain::plans::plan::{Agreement, PlanStand};
use crate::domain::plans::section::Section;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Plans, and what stands in them.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum PlanEvent {
    /// Where the plan is, or why there is none.
    PlanStandSet {
        patient: PatientId,
        stand: PlanStand,
        elsewhere: Option<Secret<String>>,
        by: StaffId,
    },
    /// A version is being written, from another or from nothing.
    PlanBegun {
        patient: PatientId,
        plan: PlanId,
        version: u16,
        from: Option<PlanId>,
        by: StaffId,
    },
    /// What stands in a part now.
    SectionWritten {
        patient: PatientId,
        plan: PlanId,
        section: Section,
        by: StaffId,
        content: Secret<Content>,
    },
    /// What the person says of it.
    PlanAnswered {
        patient: PatientId,
        plan: PlanId,
        by: StaffId,
        agreement: Agreement,
    },
    /// It was answered to another service, and taken in here.
    AnsweredElsewhere {
        patient: PatientId,
        plan: PlanId,
        answered_at: Option<Timestamp>,
        answered_to: Option<Secret<String>>,
    },
    /// The person said yes to it, and this stood beside it then, in this record.
    BesideKept {
        patient: PatientId,
        plan: PlanId,
        beside: Secret<Beside>,
    },
    /// It is in force; the one before it is not any more.
    PlanInForce {
        patient: PatientId,
        plan: PlanId,
        by: StaffId,
        until: Timestamp,
        review_at: Timestamp,
    },
    /// It is in force no more, and no other is.
    PlanEnded {
        patient: PatientId,
        plan: PlanId,
        by: StaffId,
    },
    /// A draft came to nothing.
    PlanDropped {
        patient: PatientId,
        plan: PlanId,
        by: StaffId,
    },
    /// Somebody was reminded to look at it again. `next_at`: when the leader is, if it is not done by then.
    ReviewReminded {
        patient: PatientId,
        plan: PlanId,
        next_at: Option<Timestamp>,
    },
    /// Somebody suggests something; without a part, it is what was learnt.
    ChangeSuggested {
        patient: PatientId,
        section: Option<Section>,
        said_in: Option<ContactId>,
        by: StaffId,
        words: Secret<String>,
    },
    /// Whoever ended a contact was asked what was learnt, and it is nothing this time.
    NothingLearnt {
        patient: PatientId,
        said_in: ContactId,
        by: StaffId,
    },
    /// It was looked at with the person. `index`: its place among the suggestions, from 0.
    SuggestionSettled {
        patient: PatientId,
        index: u16,
        by: StaffId,
    },
    /// It was looked at with the person, and stands in this part of the version that is being written.
    SuggestionTaken {
        patient: PatientId,
        index: u16,
        section: Section,
        by: StaffId,
    },
    /// It was wrong, and is struck through.
    SuggestionStruck {
        patient: PatientId,
        index: u16,
        why: Secret<String>,
        by: StaffId,
    },
}
