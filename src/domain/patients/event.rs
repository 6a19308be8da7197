//! What has happened to a patient's record.

use crate::domain::actor::Actor;
use crate::domain::consents::able::Said;
use crate::domain::ids::{
    ConfidenceId, ContactId, ErasureId, FlagId, PatientId, RelativeId, StaffId,
};
use crate::domain::patients::earlier::Amended;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::patient::Standing;
use crate::domain::patients::people::{Person, Told};
use crate::domain::patients::settings::{ProofQuestion, Settings};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Who somebody is, who is around them, what to watch for.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum PatientEvent {
    /// The service knows somebody new.
    PatientRegistered {
        patient: PatientId,
        identity: Secret<Identity>,
    },
    /// Who it is, as it stands now.
    IdentityAmended {
        patient: PatientId,
        identity: Secret<Identity>,
        by: Actor,
        amended: Option<Amended>,
    },
    /// How it is with them.
    StandingSet {
        patient: PatientId,
        standing: Standing,
        by: StaffId,
    },
    /// Two records are of one person: this one is read under the other from now on.
    PatientsMerged {
        patient: PatientId,
        into: PatientId,
        by: StaffId,
    },
    /// They were not.
    MergeUndone { patient: PatientId, by: StaffId },
    /// Who coordinates the plan.
    CoordinatorSet {
        patient: PatientId,
        coordinator: Option<StaffId>,
        by: StaffId,
    },
    /// She has the person assigned, or not any more.
    PatientAssigned {
        patient: PatientId,
        staff: StaffId,
        assigned: bool,
        by: StaffId,
    },
    /// Somebody around them is listed, or listed otherwise.
    RelativeListed {
        patient: PatientId,
        relative: RelativeId,
        person: Secret<Person>,
        order: u16,
        by: Actor,
        amended: Option<Amended>,
    },
    /// What they may be told.
    ToldSet {
        patient: PatientId,
        relative: RelativeId,
        told: Told,
        by: StaffId,
        said: Option<Said>,
        amended: Option<Amended>,
    },
    /// The patient objects to contact with them, or does not any more.
    RelativeObjected {
        patient: PatientId,
        relative: RelativeId,
        objected: bool,
        by: StaffId,
        amended: Option<Amended>,
    },
    /// Taken off the list.
    RelativeRemoved {
        patient: PatientId,
        relative: RelativeId,
        by: StaffId,
        amended: Option<Amended>,
    },
    /// The question that shows that it is somebody around them.
    RelativeQuestionChosen {
        patient: PatientId,
        relative: RelativeId,
        question: Secret<ProofQuestion>,
        by: StaffId,
        amended: Option<Amended>,
    },
    /// Something to watch for.
    FlagRaised {
        patient: PatientId,
        flag: FlagId,
        text: Secret<String>,
        reason: Secret<String>,
        hidden_because: Option<Secret<String>>,
        until: Timestamp,
        by: StaffId,
    },
    /// Not any more; or it never was so, which may be said of one that is over.
    FlagEnded {
        patient: PatientId,
        flag: FlagId,
        by: StaffId,
        amended: Option<Amended>,
    },
    /// How the person wants to be reached, and by whom.
    SettingsSaved {
        patient: PatientId,
        settings: Secret<Settings>,
        by: StaffId,
        amended: Option<Amended>,
    },
    /// The question that shows that it is them.
    QuestionChosen {
        patient: PatientId,
        question: Secret<ProofQuestion>,
        by: StaffId,
        amended: Option<Amended>,
    },
    /// Somebody around them has told something in confidence. Sealed under a key of its own.
    ConfidenceTold {
        patient: PatientId,
        confidence: ConfidenceId,
        relative: Option<RelativeId>,
        told_in: Option<ContactId>,
        text: Secret<String>,
        by: StaffId,
    },
    /// It was wrong, and is struck through.
    ConfidenceStruck {
        patient: PatientId,
        confidence: ConfidenceId,
        why: Secret<String>,
        by: StaffId,
    },
    /// One asks that the record be erased.
    ErasureAsked {
        patient: PatientId,
        erasure: ErasureId,
        reason: String,
        not_before: Timestamp,
        by: Actor,
    },
    /// It was refused.
    ErasureRefused {
        patient: PatientId,
        erasure: ErasureId,
        reason: String,
        by: Actor,
    },
    /// The keys are destroyed, also of these contacts and confidences.
    PatientErased {
        patient: PatientId,
        erasure: ErasureId,
        contacts: Vec<ContactId>,
        confidences: Vec<ConfidenceId>,
        by: Actor,
    },
}
