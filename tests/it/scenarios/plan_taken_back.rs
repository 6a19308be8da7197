//! The person takes back that the plan is made: at night nothing of it is shown any more, and the coordinator is told once.

use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::ids::{ConsentId, ContactId};
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::plans::section::Section;
use uuid::Uuid;

use super::anne::*;
use super::*;

fn takes_back(contact: Option<ContactId>) -> PatientCommand {
    PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent: MADE,
        contact,
    }
}

fn coordinated() -> Shift {
    let mut shift = planned();
    let set = PatientCommand::SetCoordinator {
        patient: ANNE,
        coordinator: Some(staff("siri")),
    };
    done(&mut shift, "siri", set);
    shift
}

#[test]
fn in_the_contact_it_closes_what_was_shown_and_the_coordinator_is_told_once() {
    let mut shift = coordinated();
    let (_, contact) = mother_rings(&mut shift);
    assert!(sees(&shift, "kari").section(Section::Helps));
    for _ in 0..2 {
        done(&mut shift, "kari", takes_back(Some(contact)));
        shift.passes(10);
    }
    let sight = sees(&shift, "kari");
    assert!(!sight.section(Section::Helps) && !sight.section(Section::Red));
    assert_eq!(shift.texts_to("siri"), [MessageText::PlanReview]);
    // She is in the middle of it: the safety parts, with a reason, as after any withdrawal.
    let keep = PatientCommand::KeepSafety {
        contact,
        reason: "har tatt tabletter, alene".to_owned(),
    };
    done(&mut shift, "kari", keep);
    let sight = sees(&shift, "kari");
    assert!(sight.section(Section::Red) && !sight.section(Section::Helps));
    // The version is the person's and the coordinator's to end.
    let patient = shift.state().patient(ANNE).unwrap();
    assert!(patient.plan_in_force().is_some());
    assert!(sees(&shift, "siri").section(Section::Helps));
}

#[test]
fn consented_to_anew_the_showing_is_asked_for_anew_and_without_a_plan_nobody_is_told() {
    let mut shift = coordinated();
    done(&mut shift, "siri", takes_back(None));
    shift.passes(10);
    mother_rings(&mut shift);
    assert!(!sees(&shift, "kari").section(Section::Helps));
    let anew = ConsentId::from_uuid(Uuid::from_u128(0xb5));
    consents(&mut shift, anew, ConsentKind::PlanMade);
    // No word of the person's says that it is shown.
    assert!(!sees(&shift, "kari").section(Section::Helps));
    let held = |shift: &Shift, id: ConsentId| {
        let patient = shift.state().patient(ANNE).unwrap();
        patient.consents[&id].holds(shift.world.now)
    };
    assert!(held(&shift, anew) && !held(&shift, SHOWN));
    let shown = ConsentId::from_uuid(Uuid::from_u128(0xb6));
    consents(&mut shift, shown, ConsentKind::ShownOnCall);
    assert!(sees(&shift, "kari").section(Section::Helps));
    // One that another has taken the place of is not the person's word of now.
    done(&mut shift, "siri", takes_back(None));
    assert!(sees(&shift, "kari").section(Section::Helps));

    let mut shift = registered();
    consents(&mut shift, MADE, ConsentKind::PlanMade);
    done(&mut shift, "siri", takes_back(None));
    shift.passes(10);
    assert_eq!(shift.texts_to("siri"), []);
    assert_eq!(shift.texts_to("randi"), []);
}
