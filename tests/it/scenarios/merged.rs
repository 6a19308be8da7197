//! Two records turn out to be of one person: what was said in either still holds, and what is said afterwards holds for both.

use std::time::Duration;

use hjemmevakt::domain::ids::{FlagId, PatientId, RelativeId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::openings::identity::Known;
use hjemmevakt::domain::openings::opening::RecordPart;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::settings::{ProofQuestion, Settings};
use hjemmevakt::domain::plans::section::Section;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::glance::{About, Glance};
use hjemmevakt::views::{Viewer, care, contact};
use uuid::Uuid;

use super::anne::*;
use super::{Shift, staff};

pub const TWIN: PatientId = PatientId::from_uuid(Uuid::from_u128(0xe1));
const FLAG: FlagId = FlagId::from_uuid(Uuid::from_u128(0xe2));

/// Anne's record is read under another that a nurse had begun.
pub fn merges(shift: &mut Shift) {
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
        reason: "registrert to ganger, samme person".to_owned(),
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

fn card(shift: &Shift) -> Box<About> {
    let state = shift.state();
    let contact = *state.open.iter().next().unwrap();
    let detail = contact::detail(state, &nurse("kari"), contact, shift.world.now).unwrap();
    match detail.glance {
        Some(Glance::About(about)) => about,
        other => panic!("{other:?}"),
    }
}

fn nurse(name: &str) -> Viewer {
    Viewer {
        staff: Some(staff(name)),
        outside: None,
        roles: vec![StaffRole::Nurse],
        language: Language::Bokmal,
    }
}

/// What the nurse has before her while it rings.
pub fn before_her(shift: &Shift) -> (Vec<Section>, Vec<String>, Vec<String>) {
    let state = shift.state();
    let contact = *state.open.iter().next().unwrap();
    let now = shift.world.now;
    let about = card(shift);
    let watch = care::of(state, &nurse("kari"), state.contact(contact).unwrap(), now);
    (
        about.card.glance.iter().map(|part| part.section).collect(),
        about.card.ring.iter().map(|one| one.name.clone()).collect(),
        watch.safety.into_iter().map(|(text, _)| text).collect(),
    )
}

fn flag(shift: &mut Shift) {
    let raise = Change::RaiseFlag {
        flag: FLAG,
        text: "Kniv i jakken".to_owned(),
        reason: "Sagt av politiet".to_owned(),
        hidden_because: String::new(),
        until: shift.world.now + Duration::from_hours(48),
    };
    done(shift, "siri", change(raise));
}

#[test]
fn the_card_at_night_shows_what_stands_in_the_record_that_was_merged_away() {
    let mut shift = planned();
    flag(&mut shift);
    merges(&mut shift);
    let line = shift.dials(MOTHER);
    shift.passes(3);
    assert!(shift.rings("kari"));
    let (glance, ring, watch) = before_her(&shift);
    assert!(glance.contains(&Section::MeetMe) && glance.contains(&Section::Helps));
    assert_eq!(ring, [""; 0], "nobody rings whom she is about to talk with");
    assert_eq!(watch, ["Kniv i jakken"]);
    let about = card(&shift);
    assert_eq!(
        (about.patient, about.relative.map(|one| one.id)),
        (TWIN, Some(MARJA))
    );
    shift.hangs_up(line);
}

#[test]
fn once_the_records_are_parted_the_card_shows_its_own_again() {
    let mut shift = planned();
    flag(&mut shift);
    merges(&mut shift);
    shift.dials(MOTHER);
    shift.passes(3);
    done(
        &mut shift,
        "siri",
        PatientCommand::UndoMerge { patient: ANNE },
    );
    let state = shift.state();
    let [twin, anne] = [TWIN, ANNE].map(|id| state.patient(id).unwrap());
    assert!(state.plan_in_force_of(twin).is_none() && state.people_of(twin).is_empty());
    assert!(
        state
            .standing_flags_of(twin, shift.world.now)
            .next()
            .is_none()
    );
    assert!(state.plan_in_force_of(anne).is_some());
    assert_eq!(state.people_of(anne).len(), 1);
    assert_eq!(state.standing_flags_of(anne, shift.world.now).count(), 1);
}

#[test]
fn what_is_said_of_a_relative_stands_in_the_record_that_lists_them() {
    let mut shift = planned();
    flag(&mut shift);
    merges(&mut shift);
    let objects = Change::SetObjected {
        relative: MARJA,
        objected: true,
    };
    done(&mut shift, "siri", change(objects));
    done(&mut shift, "siri", change(Change::EndFlag { flag: FLAG }));
    shift.dials(MOTHER);
    shift.passes(3);
    let (_, ring, watch) = before_her(&shift);
    assert!(ring.is_empty() && watch.is_empty());
    done(
        &mut shift,
        "siri",
        PatientCommand::UndoMerge { patient: ANNE },
    );
    let anne = shift.state().patient(ANNE).unwrap();
    assert!(anne.relatives.get(&MARJA).unwrap().objected);
    assert!(shift.state().patient(TWIN).unwrap().relatives.is_empty());
}

#[test]
fn of_somebody_whom_both_records_list_the_stricter_word_holds() {
    let mut shift = planned();
    merges(&mut shift);
    let twin = |change: Change| PatientCommand::Change {
        patient: TWIN,
        change,
    };
    let again = RelativeId::from_uuid(Uuid::from_u128(0xe3));
    let list = Change::List {
        relative: again,
        person: Box::new(mother()),
        order: 3,
    };
    done(&mut shift, "siri", twin(list));
    let objects = Change::SetObjected {
        relative: again,
        objected: true,
    };
    done(&mut shift, "siri", twin(objects));
    let state = shift.state();
    let person = state.patient(TWIN).unwrap();
    let [one] = &state.people_of(person)[..] else {
        panic!("named once");
    };
    assert!(one.objected);
    assert!(state.relative_in_all(person, MARJA).unwrap().objected);
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

/// The mother is on the line, nothing is consented to, and the nurse has opened the plan in an emergency.
fn opened_in_an_emergency() -> Shift {
    let mut shift = planned();
    let withdraw = PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent: SHOWN,
        contact: None,
    };
    done(&mut shift, "siri", withdraw);
    let (_, contact) = mother_rings(&mut shift);
    let opens = PatientCommand::OpenWithReason {
        patient: ANNE,
        contact: Some(contact),
        reason: "Moren sier at det er fare nå".to_owned(),
    };
    done(&mut shift, "kari", opens);
    let read = PatientCommand::Read {
        patient: ANNE,
        parts: vec![
            RecordPart::Plan(Section::MeetMe),
            RecordPart::Plan(Section::Helps),
        ],
    };
    done(&mut shift, "kari", read);
    shift
}

#[test]
fn what_was_opened_in_an_emergency_stays_open_when_the_records_are_merged_in_the_middle() {
    let mut shift = opened_in_an_emergency();
    let before = card(&shift).card.glance;
    assert!(!before.is_empty());
    merges(&mut shift);
    assert_eq!(card(&shift).card.glance, before);
    // What she reads of it afterwards is written in the same opening.
    let read = PatientCommand::Read {
        patient: TWIN,
        parts: vec![RecordPart::Plan(Section::Red)],
    };
    done(&mut shift, "kari", read);
    let opened = openings(&shift, "kari");
    let reasoned: Vec<_> = opened.iter().filter(|one| one.reason.is_some()).collect();
    assert_eq!(reasoned.len(), 1);
    assert!(reasoned[0].parts.contains(&RecordPart::Plan(Section::Red)));
}

#[test]
fn the_question_that_the_person_chose_is_asked_when_the_records_are_merged() {
    let mut shift = planned();
    let question = ProofQuestion {
        question: "Hva heter hunden?".to_owned(),
        answer: "Čáhppe".to_owned(),
    };
    let choose = |question: &ProofQuestion| change(Change::ChooseQuestion(question.clone()));
    done(&mut shift, "siri", choose(&question));
    merges(&mut shift);
    let line = shift.dials(OWN);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(line, kari));
    let contact = shift.contact(line).id;
    let asked = card(&shift).question;
    assert_eq!(
        asked,
        Some((question.question.clone(), question.answer.clone()))
    );
    let confirm = PatientCommand::ConfirmIdentity {
        contact,
        known: Known::Question,
    };
    done(&mut shift, "kari", confirm);
    // She works with the person through the record that was merged away.
    let question = ProofQuestion {
        answer: "Čáhppot".to_owned(),
        ..question
    };
    done(&mut shift, "siri", choose(&question));
    assert_eq!(card(&shift).question.unwrap().1, question.answer);
}
