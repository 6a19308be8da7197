//! Two records were read as one and are taken apart again. What the person narrowed while they were one holds for both from then on; what was
//! given stands in the record in which it was written, and nowhere else.

use std::time::Duration;

use hjemmevakt::domain::consents::able::{Able, Widened};
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::ids::{ConsentId, PatientId, RelativeId};
use hjemmevakt::domain::openings::sight;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::people::{Relative, Told};
use hjemmevakt::domain::patients::settings::Settings;
use hjemmevakt::domain::plans::section::Section;
use uuid::Uuid;

use super::anne::*;
use super::merged::{TWIN, before_her, merges};
use super::{Shift, staff};

const OTHER: ConsentId = ConsentId::from_uuid(Uuid::from_u128(0xe5));
/// The mother, as the other record lists her.
const AGAIN: RelativeId = RelativeId::from_uuid(Uuid::from_u128(0xe6));

/// The person consents while the records are one: it is written in the one in use.
fn gives(shift: &mut Shift, consent: ConsentId, kind: ConsentKind, without: &[Section]) {
    let give = PatientCommand::GiveConsent {
        patient: ANNE,
        consent,
        kind,
        without: without.to_vec(),
        words: String::new(),
        how: GivenHow::Spoken,
        until: shift.world.now + Duration::from_hours(24 * 300),
        able: Able::has(),
    };
    done(shift, "siri", give);
}

fn withdraws(shift: &mut Shift, consent: ConsentId) {
    let withdraw = PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent,
        contact: None,
    };
    done(shift, "siri", withdraw);
}

fn parts(shift: &mut Shift) {
    done(shift, "siri", PatientCommand::UndoMerge { patient: ANNE });
}

/// What of the plan is before the nurse whose telephone rings.
fn card_at_night(shift: &mut Shift) -> Vec<Section> {
    shift.dials(MOTHER);
    shift.passes(3);
    before_her(shift).0
}

fn is_shown(shift: &Shift, patient: PatientId) -> bool {
    let state = shift.state();
    sight::shown_on_call(state, state.patient(patient).unwrap(), shift.world.now).is_some()
}

#[test]
fn a_consent_withdrawn_while_the_records_are_one_holds_for_neither_when_they_are_parted() {
    let mut shift = planned();
    merges(&mut shift);
    gives(&mut shift, OTHER, ConsentKind::ShownOnCall, &[]);
    withdraws(&mut shift, OTHER);
    assert!(!is_shown(&shift, TWIN));
    parts(&mut shift);
    assert!(!is_shown(&shift, TWIN) && !is_shown(&shift, ANNE));
    assert!(card_at_night(&mut shift).is_empty());
}

#[test]
fn the_same_consent_asked_for_twice_is_not_given_anew_in_the_other_record() {
    let mut shift = planned();
    withdraws(&mut shift, SHOWN);
    merges(&mut shift);
    gives(&mut shift, SHOWN, ConsentKind::ShownOnCall, &[]);
    assert!(!is_shown(&shift, TWIN));
    parts(&mut shift);
    assert!(!is_shown(&shift, TWIN) && !is_shown(&shift, ANNE));
}

#[test]
fn a_withdrawal_leaves_what_the_person_has_said_since() {
    let mut shift = planned();
    merges(&mut shift);
    gives(&mut shift, OTHER, ConsentKind::ShownOnCall, &[]);
    withdraws(&mut shift, SHOWN);
    assert!(is_shown(&shift, TWIN));
    parts(&mut shift);
    assert!(is_shown(&shift, TWIN) && !is_shown(&shift, ANNE));
}

#[test]
fn whoever_takes_back_that_the_plan_is_made_has_taken_it_back_in_both() {
    let mut shift = planned();
    merges(&mut shift);
    gives(&mut shift, OTHER, ConsentKind::PlanMade, &[]);
    withdraws(&mut shift, OTHER);
    parts(&mut shift);
    assert!(!is_shown(&shift, ANNE));
    assert!(card_at_night(&mut shift).is_empty());
}

#[test]
fn a_part_left_out_while_the_records_are_one_is_left_out_of_both() {
    let mut shift = planned();
    merges(&mut shift);
    gives(&mut shift, OTHER, ConsentKind::ShownOnCall, &[]);
    let narrow = PatientCommand::NarrowConsent {
        patient: ANNE,
        consent: OTHER,
        without: vec![Section::MeetMe],
        contact: None,
    };
    done(&mut shift, "siri", narrow);
    parts(&mut shift);
    let shown = card_at_night(&mut shift);
    assert!(shown.contains(&Section::Helps) && !shown.contains(&Section::MeetMe));
}

#[test]
fn a_consent_that_covers_less_than_before_leaves_the_rest_out_of_both() {
    let mut shift = planned();
    merges(&mut shift);
    gives(
        &mut shift,
        OTHER,
        ConsentKind::ShownOnCall,
        &[Section::MeetMe],
    );
    parts(&mut shift);
    let shown = card_at_night(&mut shift);
    assert!(shown.contains(&Section::Helps) && !shown.contains(&Section::MeetMe));
}

#[test]
fn what_is_given_while_the_records_are_one_stands_in_the_one_in_use_alone() {
    let mut shift = planned();
    withdraws(&mut shift, SHOWN);
    merges(&mut shift);
    gives(&mut shift, OTHER, ConsentKind::ShownOnCall, &[]);
    assert!(is_shown(&shift, TWIN));
    parts(&mut shift);
    assert!(is_shown(&shift, TWIN) && !is_shown(&shift, ANNE));
    assert!(card_at_night(&mut shift).is_empty());
}

#[test]
fn a_nurse_whom_the_person_does_not_want_is_wanted_in_neither() {
    let mut shift = planned();
    let wanted = Settings {
        preferred: vec![staff("kari")],
        ..Settings::default()
    };
    done(
        &mut shift,
        "siri",
        change(Change::SaveSettings(Box::new(wanted))),
    );
    merges(&mut shift);
    let stricter = Settings {
        no_texts: true,
        number_withheld: true,
        not_wanted: vec![staff("kari")],
        ..Settings::default()
    };
    done(
        &mut shift,
        "siri",
        change(Change::SaveSettings(Box::new(stricter.clone()))),
    );
    parts(&mut shift);
    let state = shift.state();
    assert_eq!(state.patient(ANNE).unwrap().settings(), stricter);
    assert_eq!(state.patient(TWIN).unwrap().settings(), stricter);
    shift.dials(MOTHER);
    shift.passes(3);
    assert!(!shift.rings("kari") && shift.rings("aslak"));
}

#[test]
fn what_the_person_allows_again_is_allowed_in_the_record_in_use_alone() {
    let mut shift = planned();
    let strict = Settings {
        no_texts: true,
        not_wanted: vec![staff("kari")],
        ..Settings::default()
    };
    let saves = |settings: &Settings| change(Change::SaveSettings(Box::new(settings.clone())));
    done(&mut shift, "siri", saves(&strict));
    merges(&mut shift);
    done(&mut shift, "siri", saves(&Settings::default()));
    parts(&mut shift);
    let state = shift.state();
    assert_eq!(state.patient(ANNE).unwrap().settings(), strict);
    assert_eq!(state.patient(TWIN).unwrap().settings(), Settings::default());
}

/// Both list the mother, and may tell her of the plan.
fn both_list_the_mother() -> Shift {
    let mut shift = planned();
    merges(&mut shift);
    parts(&mut shift);
    let of = |patient, change| PatientCommand::Change { patient, change };
    for (patient, relative) in [(ANNE, MARJA), (TWIN, AGAIN)] {
        let assign = PatientCommand::Assign {
            patient,
            staff: staff("siri"),
            assigned: true,
        };
        done(&mut shift, "randi", assign);
        let list = Change::List {
            relative,
            person: Box::new(mother()),
            order: 0,
        };
        done(&mut shift, "siri", of(patient, list));
        let told = Change::SetTold {
            relative,
            told: Told::Plan,
            widened: Some(Widened::by("hun kan få vite det")),
        };
        done(&mut shift, "siri", of(patient, told));
    }
    let merge = PatientCommand::Merge {
        patient: ANNE,
        into: TWIN,
        reason: String::new(),
    };
    done(&mut shift, "siri", merge);
    shift
}

fn listed(shift: &Shift) -> [Relative; 2] {
    [(ANNE, MARJA), (TWIN, AGAIN)].map(|(patient, relative)| {
        let relatives = &shift.state().patient(patient).unwrap().relatives;
        (**relatives.get(&relative).unwrap()).clone()
    })
}

#[test]
fn what_a_relative_may_not_be_told_any_more_she_is_told_by_neither() {
    let mut shift = both_list_the_mother();
    let less = Change::SetTold {
        relative: MARJA,
        told: Told::Listen,
        widened: None,
    };
    done(&mut shift, "siri", change(less));
    parts(&mut shift);
    assert_eq!(listed(&shift).map(|one| one.told), [Told::Listen; 2]);
}

#[test]
fn what_she_may_be_told_again_is_said_of_one() {
    let mut shift = both_list_the_mother();
    for (told, widened) in [
        (Told::Listen, None),
        (Told::Plan, Some(Widened::by("nå kan hun det igjen"))),
    ] {
        let set = Change::SetTold {
            relative: AGAIN,
            told,
            widened,
        };
        done(&mut shift, "siri", change(set));
    }
    parts(&mut shift);
    let told = listed(&shift).map(|one| one.told);
    assert_eq!(told, [Told::Listen, Told::Plan]);
}

#[test]
fn whoever_the_person_does_not_want_contact_with_is_rung_in_neither() {
    let mut shift = both_list_the_mother();
    let objects = Change::SetObjected {
        relative: AGAIN,
        objected: true,
    };
    done(&mut shift, "siri", change(objects));
    parts(&mut shift);
    assert_eq!(listed(&shift).map(|one| one.objected), [true; 2]);
}

#[test]
fn whoever_is_taken_off_the_list_is_off_both() {
    let mut shift = both_list_the_mother();
    done(
        &mut shift,
        "siri",
        change(Change::Unlist { relative: MARJA }),
    );
    let state = shift.state();
    assert!(state.people_of(state.patient(TWIN).unwrap()).is_empty());
    parts(&mut shift);
    assert_eq!(listed(&shift).map(|one| one.removed), [true; 2]);
}
