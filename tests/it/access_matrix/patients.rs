//! The commands about patients.

use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::consents::able::Able;
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::ids::{
    ConsentId, ErasureId, FlagId, OpeningId, PatientId, PlanId, StaffId,
};
use hjemmevakt::domain::openings::identity::Known;
use hjemmevakt::domain::openings::opening::{Ground, Reader, RecordPart, Verdict};
use hjemmevakt::domain::openings::searches::Place;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::plans::command::PlanCommand;
use uuid::Uuid;

use super::things::{Things, now};

/// A command of this kind, about this patient.
pub fn command(kind: &str, things: Things) -> Command {
    let Things {
        contact, patient, ..
    } = things;
    let erasure = ErasureId::from_uuid(Uuid::from_u128(1));
    let reason = "den det gjelder, ber om det".to_owned();
    Command::Patient(match kind {
        "register_patient" => PatientCommand::Register {
            patient: PatientId::from_uuid(Uuid::from_u128(1)),
            identity: Box::new(Identity {
                given: "Berta".to_owned(),
                ..Identity::default()
            }),
        },
        "take_in_record" => PatientCommand::TakeIn(Vec::new()),
        "merge_patients" => PatientCommand::Merge {
            patient,
            into: PatientId::from_uuid(Uuid::from_u128(1)),
            reason,
        },
        "undo_merge" => PatientCommand::UndoMerge { patient },
        "change_patient" => PatientCommand::Change {
            patient,
            change: Change::EndFlag {
                flag: FlagId::from_uuid(Uuid::from_u128(1)),
            },
        },
        "assign_patient" => PatientCommand::Assign {
            patient,
            staff: StaffId::new("siri"),
            assigned: true,
        },
        "take_on_patient" => PatientCommand::TakeOn { patient, reason },
        "set_coordinator" => PatientCommand::SetCoordinator {
            patient,
            coordinator: None,
        },
        "write_plan" => PatientCommand::WritePlan(PlanCommand::Begin {
            patient,
            plan: PlanId::from_uuid(Uuid::from_u128(1)),
        }),
        "give_consent" => PatientCommand::GiveConsent {
            patient,
            consent: ConsentId::from_uuid(Uuid::from_u128(1)),
            kind: ConsentKind::PlanMade,
            without: Vec::new(),
            words: String::new(),
            how: GivenHow::Spoken,
            until: now(),
            able: Able::has(),
        },
        "narrow_consent" => PatientCommand::NarrowConsent {
            patient,
            consent: ConsentId::from_uuid(Uuid::from_u128(1)),
            without: Vec::new(),
            contact: None,
        },
        "withdraw_consent" => PatientCommand::WithdrawConsent {
            patient,
            consent: ConsentId::from_uuid(Uuid::from_u128(1)),
            contact: None,
        },
        "strike_consent" => PatientCommand::StrikeConsent {
            patient,
            consent: ConsentId::from_uuid(Uuid::from_u128(1)),
            why: "feil person".to_owned(),
        },
        "link_person" => PatientCommand::Link {
            contact,
            patient,
            relative: None,
        },
        "unlink_person" => PatientCommand::Unlink { contact },
        "confirm_identity" => PatientCommand::ConfirmIdentity {
            contact,
            known: Known::Otherwise("stemmen".to_owned()),
        },
        "read_record" => PatientCommand::Read {
            patient,
            parts: vec![RecordPart::Identity],
        },
        "open_with_reason" => PatientCommand::OpenWithReason {
            patient,
            contact: None,
            reason,
        },
        "record_reading" => PatientCommand::RecordReading {
            patient,
            viewer: Reader::Staff(StaffId::new("kari")),
            ground: Ground::Contact(contact),
            parts: vec![RecordPart::Identity],
            read_at: now(),
        },
        "record_search" => PatientCommand::RecordSearch {
            by: StaffId::new("kari"),
            place: Place::Register,
            shown: vec![patient],
            own_name: false,
            searched_at: now(),
        },
        "open_for_request" => PatientCommand::OpenForRequest {
            request: things.request,
            reason,
        },
        "keep_safety" => PatientCommand::KeepSafety { contact, reason },
        "review_opening" => PatientCommand::Review {
            patient,
            opening: OpeningId::from_uuid(Uuid::from_u128(1)),
            verdict: Verdict::Right,
            words: String::new(),
        },
        "undo_review" => PatientCommand::UndoReview {
            patient,
            opening: OpeningId::from_uuid(Uuid::from_u128(1)),
        },
        "ask_erasure" => PatientCommand::AskErasure {
            patient,
            erasure,
            reason,
        },
        "refuse_erasure" => PatientCommand::RefuseErasure {
            patient,
            erasure,
            reason,
        },
        "erase_patient" => PatientCommand::Erase { patient, erasure },
        new => panic!("say here how {new:?} is given"),
    })
}
