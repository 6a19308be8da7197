//! The person's word holds against everybody who only looks, and what the leader and the person read of it is true.

use hjemmevakt::domain::ids::PatientId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::openings::identity::Known;
use hjemmevakt::domain::openings::opening::{Ground, RecordPart};
use hjemmevakt::domain::openings::unusual;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::plans::section::Section;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::fhir::export::bundle;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::openings::{Why, of_patient};
use hjemmevakt::views::plan::plan;
use hjemmevakt::views::record::record;
use uuid::Uuid;

use super::anne::*;
use super::*;

const TORE: PatientId = PatientId::from_uuid(Uuid::from_u128(0x70));

fn viewer(who: &str, role: StaffRole) -> Viewer {
    Viewer {
        staff: Some(staff(who)),
        outside: None,
        roles: vec![role],
        language: Language::Bokmal,
    }
}

fn opens_without_a_contact(shift: &mut Shift) {
    let open = PatientCommand::OpenWithReason {
        patient: ANNE,
        contact: None,
        reason: "naboen er redd for henne".to_owned(),
    };
    done(shift, "kari", open);
}

#[test]
fn a_reason_without_a_contact_opens_nothing_of_a_plan_that_is_not_shown() {
    let mut shift = planned();
    let withdraw = PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent: SHOWN,
        contact: None,
    };
    done(&mut shift, "siri", withdraw);
    opens_without_a_contact(&mut shift);
    let sight = sees(&shift, "kari");
    assert_eq!(
        sight.ground_for(RecordPart::Identity),
        Some(Ground::Reason),
        "who it is, whom to ring, what to watch for"
    );
    assert!(
        !Section::ALL
            .into_iter()
            .any(|section| sight.section(section))
    );
    // Nor whether there is one: that is for whoever has a contact with the person.
    let kari = viewer("kari", StaffRole::Nurse);
    let now = shift.world.now;
    assert!(plan(shift.state(), &kari, ANNE, now).is_none());
    let seen = record(shift.state(), &kari, ANNE, now).unwrap();
    assert!(seen.plan.is_none() && seen.consents.is_empty());
    // With the mother on the line she knows that there is one, and opens it for this contact if she has to.
    let (_, contact) = mother_rings(&mut shift);
    assert!(plan(shift.state(), &kari, ANNE, shift.world.now).is_some());
    let open = PatientCommand::OpenWithReason {
        patient: ANNE,
        contact: Some(contact),
        reason: "bevisstløs, alene hjemme".to_owned(),
    };
    done(&mut shift, "kari", open);
    assert!(sees(&shift, "kari").section(Section::Red));
}

#[test]
fn a_reason_without_a_contact_opens_what_the_person_lets_be_shown() {
    let mut shift = planned();
    opens_without_a_contact(&mut shift);
    let sight = sees(&shift, "kari");
    assert!(sight.section(Section::Red) && !sight.section(Section::Goals));
    let kari = viewer("kari", StaffRole::Nurse);
    assert!(
        record(shift.state(), &kari, ANNE, shift.world.now)
            .unwrap()
            .plan
            .is_some()
    );
}

#[test]
fn what_is_needed_for_safety_may_be_kept_when_it_is_left_out_in_the_middle() {
    let mut shift = planned();
    let (_, contact) = mother_rings(&mut shift);
    let keep = || PatientCommand::KeepSafety {
        contact,
        reason: "har tatt tabletter, alene".to_owned(),
    };
    let leave_out = |sections: &[Section]| PatientCommand::NarrowConsent {
        patient: ANNE,
        consent: SHOWN,
        without: sections.to_vec(),
        contact: Some(contact),
    };
    done(&mut shift, "kari", leave_out(&[Section::Helps]));
    assert!(
        does(&mut shift, "kari", keep()).is_err(),
        "no matter of safety is closed"
    );
    done(&mut shift, "kari", leave_out(&[Section::Red]));
    assert!(!sees(&shift, "kari").section(Section::Red));
    done(&mut shift, "kari", keep());
    let sight = sees(&shift, "kari");
    assert!(sight.section(Section::Red) && !sight.section(Section::Helps));
}

#[test]
fn a_contact_that_was_about_somebody_else_proves_nothing_and_is_called_a_mistake() {
    let mut shift = planned();
    let register = PatientCommand::Register {
        patient: TORE,
        identity: Box::new(Identity {
            given: "Tore".to_owned(),
            family: "Fjelldal".to_owned(),
            ..Identity::default()
        }),
    };
    done(&mut shift, "siri", register);
    let (_, contact) = mother_rings(&mut shift);
    let link = |patient| PatientCommand::Link {
        contact,
        patient,
        relative: None,
    };
    let read = |patient| PatientCommand::Read {
        patient,
        parts: vec![RecordPart::Identity],
    };
    done(&mut shift, "kari", link(TORE));
    done(&mut shift, "kari", read(TORE));
    done(&mut shift, "kari", PatientCommand::Unlink { contact });
    done(&mut shift, "kari", link(ANNE));
    let known = Known::Otherwise("kjenner stemmen fra i går".to_owned());
    done(
        &mut shift,
        "kari",
        PatientCommand::ConfirmIdentity { contact, known },
    );
    done(&mut shift, "kari", read(ANNE));

    let siri = viewer("siri", StaffRole::Coordinator);
    let why = |patient| {
        let list = of_patient(shift.state(), &siri, patient, shift.world.now).unwrap();
        let hers = list.rows.into_iter().filter(|row| row.who.id == "kari");
        hers.map(|row| row.why).collect::<Vec<Why>>()
    };
    assert_eq!(why(TORE), [Why::ByMistake]);
    assert_eq!(why(ANNE), [Why::Consent]);
    let proofs = |patient| {
        let found = shift.state().patient(patient).unwrap();
        let openings = found.openings.values();
        openings
            .filter(|opening| opening.viewer == staff("kari"))
            .filter(|opening| unusual::proof(shift.state(), found, opening).is_some())
            .count()
    };
    assert_eq!((proofs(TORE), proofs(ANNE)), (0, 1));
}

#[test]
fn a_copy_for_another_service_does_not_say_that_something_was_told_in_confidence() {
    let mut shift = planned();
    let read = PatientCommand::Read {
        patient: ANNE,
        parts: vec![RecordPart::Identity, RecordPart::Confidences],
    };
    done(&mut shift, "siri", read);
    let found = shift.state().patient(ANNE).unwrap();
    let went_out = bundle(shift.state(), found, shift.world.now).to_string();
    assert!(went_out.contains("AuditEvent") && went_out.contains("\"identity\""));
    assert!(!went_out.contains("confidences"), "{went_out}");
}
