//! What stands beside a version when the person says yes to it is kept with it: people and what each may be told, nurses, consents. The record
//! goes on being what counts.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::apply::apply;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::consents::able::Widened;
use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::event::Event;
use hjemmevakt::domain::ids::{ConsentId, PatientId, PlanId};
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::people::Told;
use hjemmevakt::domain::patients::settings::Settings;
use hjemmevakt::domain::plans::beside::{self, Beside};
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::event::PlanEvent;
use hjemmevakt::domain::plans::plan::{Agreement, Agrees, Capacity};
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::ids::SeededIds;
use uuid::Uuid;

use super::anne::*;
use super::{Shift, staff};

const SHARING: ConsentId = ConsentId::from_uuid(Uuid::from_u128(0xa6));
const TWIN: PatientId = PatientId::from_uuid(Uuid::from_u128(0xe3));

fn kept(shift: &Shift, of: PatientId) -> Option<Beside> {
    let patient = shift.state().current_patient(of)?;
    beside::then(shift.state(), patient, PLAN).map(|(kept, _)| kept)
}

fn begin(shift: &mut Shift) {
    let begin = PatientCommand::WritePlan(PlanCommand::Begin {
        patient: ANNE,
        plan: PLAN,
    });
    done(shift, "siri", begin);
    let helps = write(Section::Helps, says("musikk", Ask::What));
    done(shift, "siri", helps);
}

fn may_be_told(shift: &mut Shift, told: Told) {
    let set = Change::SetTold {
        relative: MARJA,
        told,
        widened: Some(Widened::by("hun kan få vite det")),
    };
    done(shift, "siri", change(set));
}

fn wants(shift: &mut Shift, nurse: &str) {
    let settings = Settings {
        preferred: vec![staff(nurse)],
        ..Settings::default()
    };
    let save = Change::SaveSettings(Box::new(settings));
    done(shift, "siri", change(save));
}

#[test]
fn a_version_keeps_what_stood_beside_it_when_they_said_yes() {
    let mut shift = registered();
    consents(&mut shift, MADE, ConsentKind::PlanMade);
    consents(&mut shift, SHARING, ConsentKind::Sharing);
    may_be_told(&mut shift, Told::Safe);
    wants(&mut shift, "kari");
    begin(&mut shift);
    assert_eq!(kept(&shift, ANNE), None, "nobody has said yes");
    done(&mut shift, "siri", answer(Agrees::No, "ikke slik"));
    assert_eq!(kept(&shift, ANNE), None, "nor by a no");
    done(&mut shift, "siri", answer(Agrees::Yes, ""));
    let then = kept(&shift, ANNE).unwrap();
    let [mother] = then.people.as_slice() else {
        panic!("{:?}", then.people)
    };
    assert_eq!((mother.id, mother.told), (MARJA, Told::Safe));
    assert_eq!(then.preferred, [staff("kari")]);
    let kinds: Vec<ConsentKind> = then.consents.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [ConsentKind::PlanMade, ConsentKind::Sharing]);
    // The record goes on; the version stays as it was agreed.
    let force = in_force(&shift);
    done(&mut shift, "siri", force);
    may_be_told(&mut shift, Told::Tasks);
    wants(&mut shift, "aslak");
    let withdraw = PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent: SHARING,
        contact: None,
    };
    done(&mut shift, "siri", withdraw);
    assert_eq!(kept(&shift, ANNE), Some(then));
    let state = shift.state();
    let now = beside::now(state, state.patient(ANNE).unwrap());
    assert_eq!(now.people[0].told, Told::Tasks);
    assert_eq!(now.preferred, [staff("aslak")]);
    assert!(now.consents[1].withdrawn.is_some());
}

#[test]
fn whoever_says_yes_anew_says_yes_to_what_stands_there_then() {
    let mut shift = registered();
    consents(&mut shift, MADE, ConsentKind::PlanMade);
    begin(&mut shift);
    done(&mut shift, "siri", answer(Agrees::Yes, ""));
    may_be_told(&mut shift, Told::Tasks);
    assert_eq!(kept(&shift, ANNE).unwrap().people[0].told, Told::Listen);
    done(&mut shift, "siri", answer(Agrees::Yes, ""));
    assert_eq!(kept(&shift, ANNE).unwrap().people[0].told, Told::Tasks);
}

/// As an older program wrote it: a yes, and nothing kept.
#[test]
fn a_version_that_was_agreed_before_it_was_kept_keeps_it_when_it_comes_into_force() {
    let mut shift = registered();
    consents(&mut shift, MADE, ConsentKind::PlanMade);
    begin(&mut shift);
    let answered = Event::Plan(PlanEvent::PlanAnswered {
        patient: ANNE,
        plan: PLAN,
        by: staff("siri"),
        agreement: Agreement {
            agrees: Agrees::Yes,
            words: None,
            capacity: Capacity::Has,
            capacity_words: None,
        },
    });
    let mut state = shift.state().clone();
    let now = shift.world.service_now();
    let next = state.seq + 1;
    apply(&mut state, next, now, &answered);
    let force = Command::Patient(in_force(&shift));
    let siri = Actor::Staff(staff("siri"));
    let decided = decide(&state, &siri, force, now, &mut SeededIds::new(1)).unwrap();
    let keeps = |event: &Event| matches!(event, Event::Plan(PlanEvent::BesideKept { .. }));
    assert_eq!(decided.events.iter().filter(|one| keeps(one)).count(), 1);
}

#[test]
fn what_a_merged_record_says_goes_with_it_when_they_are_parted() {
    let mut shift = registered();
    let register = PatientCommand::Register {
        patient: TWIN,
        identity: Box::new(Identity {
            given: "Anne".to_owned(),
            ..Identity::default()
        }),
    };
    done(&mut shift, "siri", register);
    let merge = PatientCommand::Merge {
        patient: ANNE,
        into: TWIN,
        reason: String::new(),
    };
    done(&mut shift, "siri", merge);
    consents(&mut shift, MADE, ConsentKind::PlanMade);
    begin(&mut shift);
    done(&mut shift, "siri", answer(Agrees::Yes, ""));
    assert_eq!(kept(&shift, TWIN).unwrap().people.len(), 1);
    done(
        &mut shift,
        "siri",
        PatientCommand::UndoMerge { patient: ANNE },
    );
    let twin = kept(&shift, TWIN).unwrap();
    assert!(twin.people.is_empty(), "somebody else's mother");
    assert_eq!(twin.consents.len(), 1, "given in the record in use");
    assert_eq!(kept(&shift, ANNE).unwrap().people.len(), 1);
}

#[test]
fn nothing_of_it_is_left_once_the_record_is_erased() {
    let mut shift = planned();
    assert!(kept(&shift, ANNE).is_some());
    erases(&mut shift);
    let patient = shift.state().patient(ANNE).unwrap();
    assert!(patient.erased);
    let kept: Vec<_> = patient.beside.values().map(|kept| &kept.0).collect();
    assert_eq!(kept, [&Secret::Erased]);
    let plan = PlanId::from_uuid(Uuid::from_u128(0xa3));
    assert!(beside::then(shift.state(), patient, plan).is_none());
}
