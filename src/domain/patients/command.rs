//! What is asked about patients: their records, plans, consents, and who reads.

use crate::domain::access::Rule;
use crate::domain::consents::able::Able;
use crate::domain::consents::consent::{ConsentKind, GivenHow};
use crate::domain::ids::{
    ConsentId, ContactId, ErasureId, OpeningId, PatientId, RelativeId, RequestId, StaffId,
};
use crate::domain::openings::identity::Known;
use crate::domain::openings::opening::{Ground, Reader, RecordPart, Verdict};
use crate::domain::openings::searches::Place;
use crate::domain::patients::change::Change;
use crate::domain::patients::identity::Identity;
use crate::domain::plans::command::PlanCommand;
use crate::domain::plans::section::Section;
use crate::domain::time::Timestamp;

/// Everything that can be asked about a patient. Ids are chosen by whoever asks: the same twice is one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum PatientCommand {
    /// Somebody whom the service does not know yet.
    Register {
        patient: PatientId,
        identity: Box<Identity>,
    },
    /// A record that comes from elsewhere: all of these, or none.
    TakeIn(Vec<PatientCommand>),
    /// Two records are of one person: this one is read under the other.
    Merge {
        patient: PatientId,
        into: PatientId,
        reason: String,
    },
    /// They were not.
    UndoMerge { patient: PatientId },
    /// A change to the record.
    Change { patient: PatientId, change: Change },
    /// Somebody of the day service has the person assigned, or not any more.
    Assign {
        patient: PatientId,
        staff: StaffId,
        assigned: bool,
    },
    /// She takes the person on herself, with nobody's word but her own: then with a reason.
    TakeOn { patient: PatientId, reason: String },
    /// Who coordinates the plan.
    SetCoordinator {
        patient: PatientId,
        coordinator: Option<StaffId>,
    },
    /// A step in the making of the plan.
    WritePlan(PlanCommand),
    /// The person consents, or consents to more than before.
    GiveConsent {
        patient: PatientId,
        consent: ConsentId,
        kind: ConsentKind,
        without: Vec<Section>,
        words: String,
        how: GivenHow,
        until: Timestamp,
        able: Able,
    },
    /// At the person's word these parts are left out from now on.
    NarrowConsent {
        patient: PatientId,
        consent: ConsentId,
        without: Vec<Section>,
        contact: Option<ContactId>,
    },
    /// At the person's word it covers nothing more.
    WithdrawConsent {
        patient: PatientId,
        consent: ConsentId,
        contact: Option<ContactId>,
    },
    /// It was never given, or not by this person: it covers nothing more.
    StrikeConsent {
        patient: PatientId,
        consent: ConsentId,
        why: String,
    },
    /// The contact is with this person, or about them.
    Link {
        contact: ContactId,
        patient: PatientId,
        relative: Option<RelativeId>,
    },
    /// It is not about whom it is said to be.
    Unlink { contact: ContactId },
    /// The question was answered as the person does, or it is known otherwise that it is them.
    ConfirmIdentity { contact: ContactId, known: Known },
    /// Read these parts, on the best ground there is.
    Read {
        patient: PatientId,
        parts: Vec<RecordPart>,
    },
    /// What was read while the log took nothing is written down now.
    RecordReading {
        patient: PatientId,
        viewer: Reader,
        ground: Ground,
        parts: Vec<RecordPart>,
        read_at: Timestamp,
    },
    /// Somebody looked in the register, and these were shown.
    RecordSearch {
        by: StaffId,
        place: Place,
        shown: Vec<PatientId>,
        own_name: bool,
        searched_at: Timestamp,
    },
    /// Open what no consent opens: in an emergency, for this contact only; without a contact, for a short time.
    OpenWithReason {
        patient: PatientId,
        contact: Option<ContactId>,
        reason: String,
    },
    /// A doctor opens the crisis part for the request that he takes part in, in an emergency.
    OpenForRequest { request: RequestId, reason: String },
    /// Keep what is needed for safety, in the middle of the contact in which consent was withdrawn.
    KeepSafety { contact: ContactId, reason: String },
    /// The leader has looked at an opening.
    Review {
        patient: PatientId,
        opening: OpeningId,
        verdict: Verdict,
        words: String,
    },
    /// The leader takes back what was said last of an opening.
    UndoReview {
        patient: PatientId,
        opening: OpeningId,
    },
    /// Ask that the record be erased.
    AskErasure {
        patient: PatientId,
        erasure: ErasureId,
        reason: String,
    },
    /// Refuse it.
    RefuseErasure {
        patient: PatientId,
        erasure: ErasureId,
        reason: String,
    },
    /// Carry it out: another person, after the waiting time.
    Erase {
        patient: PatientId,
        erasure: ErasureId,
    },
}

/// What a command asks of whoever gives it (`handbook/engineering/access.md`).
pub(in crate::domain) const fn rule(command: &PatientCommand) -> Rule {
    match command {
        PatientCommand::Register { .. }
        | PatientCommand::TakeIn(_)
        | PatientCommand::Merge { .. }
        | PatientCommand::UndoMerge { .. } => Rule::Register,
        PatientCommand::Change { patient, .. } => Rule::Patient(*patient),
        PatientCommand::Read { patient, .. } => Rule::Reads(*patient),
        PatientCommand::RecordReading { .. } | PatientCommand::RecordSearch { .. } => Rule::Effects,
        PatientCommand::OpenForRequest { request, .. } => Rule::Asker(*request),
        PatientCommand::Assign { patient, .. } | PatientCommand::SetCoordinator { patient, .. } => {
            Rule::Assign(*patient)
        }
        PatientCommand::TakeOn { .. } => Rule::Days,
        PatientCommand::WritePlan(plan) => Rule::WorksWith(plan.patient()),
        PatientCommand::GiveConsent { patient, .. } => Rule::WorksWith(*patient),
        PatientCommand::NarrowConsent { patient, .. }
        | PatientCommand::WithdrawConsent { patient, .. }
        | PatientCommand::StrikeConsent { patient, .. } => Rule::Narrow(*patient),
        PatientCommand::Link { contact, .. }
        | PatientCommand::Unlink { contact }
        | PatientCommand::ConfirmIdentity { contact, .. }
        | PatientCommand::KeepSafety { contact, .. } => Rule::Contact(*contact),
        PatientCommand::OpenWithReason { .. } => Rule::NurseOnDuty,
        PatientCommand::Review { .. } | PatientCommand::UndoReview { .. } => Rule::Leader,
        PatientCommand::AskErasure { .. }
        | PatientCommand::RefuseErasure { .. }
        | PatientCommand::Erase { .. } => Rule::Erase,
    }
}
