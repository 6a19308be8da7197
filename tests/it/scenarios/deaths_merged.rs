//! A number turns out to be that of somebody who has died: the record of whoever had it besides was theirs, or has it no more. Nobody is rung on it
//! from then on, however far the ringing had come.

use hjemmevakt::domain::contacts::contact::OutcomeDue;
use hjemmevakt::domain::ids::{ContactId, PatientId};
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::patient::Standing;
use uuid::Uuid;

use super::anne::*;
use super::*;

const BROTHER: PatientId = PatientId::from_uuid(Uuid::from_u128(0xb1));

fn brother(phones: &[&str]) -> Identity {
    Identity {
        given: "Isak".to_owned(),
        birth_number: None,
        phones: phones.iter().map(|number| phone(number)).collect(),
        ..identity()
    }
}

/// Somebody rang from Anne's telephone, which her brother has as well, and is promised a call-back. Then Anne has died.
fn promised_to_either() -> (Shift, ContactId) {
    let mut shift = registered();
    let register = PatientCommand::Register {
        patient: BROTHER,
        identity: Box::new(brother(&[OWN])),
    };
    done(&mut shift, "siri", register);
    let line = shift.dials(OWN);
    shift.passes(8);
    shift.hangs_up(line);
    shift.passes(2);
    let either = shift.contact(line).id;
    let dead = Change::SetStanding(Standing::Dead);
    done(&mut shift, "siri", change(dead));
    let found = shift.state().contact(either).unwrap();
    assert!(matches!(found.phase, Phase::CallBackDue(_)));
    (shift, either)
}

/// The brother's record was Anne's all along.
fn merges(shift: &mut Shift) {
    let merge = PatientCommand::Merge {
        patient: BROTHER,
        into: ANNE,
        reason: "registrert to ganger, samme person".to_owned(),
    };
    done(shift, "siri", merge);
}

/// The telephone is not his.
fn has_another_telephone(shift: &mut Shift) {
    let amend = Change::Amend {
        identity: Box::new(brother(&[])),
        seen: Box::new(brother(&[OWN])),
    };
    let amend = PatientCommand::Change {
        patient: BROTHER,
        change: amend,
    };
    done(shift, "siri", amend);
}

#[track_caller]
fn is_over(shift: &Shift, contact: ContactId) {
    assert!(!shift.rings(OWN));
    match &shift.state().contact(contact).unwrap().phase {
        Phase::NeedsOutcome { why, .. } => assert_eq!(*why, OutcomeDue::PersonDied),
        other => panic!("{other:?}"),
    }
}

/// The nurse is rung to keep the promise.
fn is_being_rung(shift: &mut Shift, contact: ContactId) {
    shift.taps("kari", Command::StartCallBack { contact });
    assert!(shift.rings("kari"));
}

#[test]
fn a_promise_is_over_when_the_records_are_merged() {
    let (mut shift, either) = promised_to_either();
    merges(&mut shift);
    is_over(&shift, either);
    let death = shift.state().death_of(ANNE).unwrap();
    assert_eq!(death.ended.last().map(|ended| ended.contact), Some(either));
    shift.minutes(60);
    is_over(&shift, either);
}

#[test]
fn a_call_that_is_being_set_up_stops_when_the_records_are_merged() {
    for picked_up in [false, true] {
        let (mut shift, either) = promised_to_either();
        is_being_rung(&mut shift, either);
        if picked_up {
            shift.takes("kari");
            shift.passes(3);
            assert!(shift.rings(OWN));
        }
        merges(&mut shift);
        assert!(!shift.rings("kari"), "{picked_up}");
        is_over(&shift, either);
    }
}

#[test]
fn whoever_talks_is_not_cut_off() {
    let (mut shift, either) = promised_to_either();
    is_being_rung(&mut shift, either);
    let kari = shift.takes("kari");
    shift.passes(3);
    let brother = shift.picks_up(OWN);
    shift.passes(1);
    assert!(shift.talk(brother, kari));
    merges(&mut shift);
    assert!(shift.talk(brother, kari));
}

#[test]
fn a_nurse_who_picks_up_for_a_number_that_is_theirs_alone_now_rings_nobody() {
    let (mut shift, either) = promised_to_either();
    is_being_rung(&mut shift, either);
    has_another_telephone(&mut shift);
    shift.takes("kari");
    shift.passes(3);
    is_over(&shift, either);
    assert!(shift.state().legs_of(&staff("kari")).next().is_none());
}

#[test]
fn a_reminder_of_a_promise_to_a_number_that_is_theirs_alone_now_rings_nobody() {
    let (mut shift, either) = promised_to_either();
    for _ in 0..120 {
        shift.passes(30);
        if shift.rings("kari") {
            break;
        }
    }
    assert!(shift.rings("kari"), "she is reminded");
    has_another_telephone(&mut shift);
    shift.takes("kari");
    shift.passes(3);
    is_over(&shift, either);
    assert!(shift.state().legs_of(&staff("kari")).next().is_none());
}
