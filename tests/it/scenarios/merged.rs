//! Two records turn out to be of one person: what was said in either still holds, and what is said afterwards holds for both.

use hjemmevakt::domain::ids::PatientId;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::settings::Settings;
use uuid::Uuid;

use super::anne::*;
use super::{Shift, staff};

const TWIN: PatientId = PatientId::from_uuid(Uuid::from_u128(0xe1));

/// Anne's record is read under another that a nurse had begun.
fn merges(shift: &mut Shift) {
    let register = PatientCommand::Register {
        patient: TWIN,
        identity: Box::new(Identity {
            given: "Anne".to_owned(),
            ..Identity::default()
        }),
    };
    done(shift, "kari", register);
    let merge = PatientCommand::Merge {
        patient: ANNE,
        into: TWIN,
    };
    done(shift, "siri", merge);
}

#[test]
fn whoever_works_with_the_person_no_more_reads_through_no_record_of_theirs() {
    let mut shift = planned();
    let coordinates = PatientCommand::SetCoordinator {
        patient: ANNE,
        coordinator: Some(staff("siri")),
    };
    done(&mut shift, "siri", coordinates);
    merges(&mut shift);
    assert!(!sees(&shift, "siri").is_nothing());
    let ends = PatientCommand::SetCoordinator {
        patient: ANNE,
        coordinator: None,
    };
    done(&mut shift, "randi", ends);
    assert!(!sees(&shift, "siri").is_nothing(), "she registered her");
    let leaves = PatientCommand::Assign {
        patient: ANNE,
        staff: staff("siri"),
        assigned: false,
    };
    done(&mut shift, "randi", leaves);
    assert!(sees(&shift, "siri").is_nothing());
}

#[test]
fn a_nurse_who_was_not_wanted_in_one_record_is_not_wanted_in_both() {
    let mut shift = planned();
    let settings = Settings {
        not_wanted: vec![staff("kari")],
        ..Settings::default()
    };
    let saves = Change::SaveSettings(Box::new(settings));
    done(&mut shift, "siri", change(saves));
    merges(&mut shift);
    shift.dials(MOTHER);
    shift.passes(3);
    assert!(!shift.rings("kari"), "she is the first on duty");
    assert!(shift.rings("aslak"));
    // What is said of the record in use counts before what the other says.
    let wanted = Change::SaveSettings(Box::default());
    done(&mut shift, "siri", change(wanted));
    let state = shift.state();
    let person = state.current_patient(ANNE).unwrap();
    assert_eq!(
        (person.id, state.wishes_of(person)),
        (TWIN, Settings::default())
    );
}
