//! A consent ends: whoever coordinates is told in good time and again on the day, and nobody by name. A plan does not hold longer than the consent
//! that it rests on.

use std::time::Duration;

use hjemmevakt::domain::consents::able::Able;
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::ids::ConsentId;
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::patient::Standing;
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::plan::Agrees;
use hjemmevakt::domain::plans::section::{Ask, Section};
use uuid::Uuid;

use super::anne::*;
use super::{Shift, staff};

const DAY: u64 = 24 * 60;
const NEWER: ConsentId = ConsentId::from_uuid(Uuid::from_u128(0xa7));

fn gives(shift: &mut Shift, consent: ConsentId, kind: ConsentKind, days: u64) {
    let give = PatientCommand::GiveConsent {
        patient: ANNE,
        consent,
        kind,
        without: Vec::new(),
        words: String::new(),
        how: GivenHow::Spoken,
        until: shift.world.now + Duration::from_hours(24 * days),
        able: Able::has(),
    };
    done(shift, "siri", give);
}

fn coordinated() -> Shift {
    let mut shift = registered();
    let set = PatientCommand::SetCoordinator {
        patient: ANNE,
        coordinator: Some(staff("siri")),
    };
    done(&mut shift, "siri", set);
    shift
}

fn told(shift: &Shift, who: &str) -> usize {
    let texts = shift.texts_to(who);
    let about = |text: &&MessageText| **text == MessageText::PlanReview;
    texts.iter().filter(|text| about(&&**text)).count()
}

#[test]
fn whoever_coordinates_is_told_two_weeks_before_and_on_the_day() {
    let mut shift = coordinated();
    gives(&mut shift, MADE, ConsentKind::PlanMade, 16);
    shift.minutes(DAY);
    assert_eq!(told(&shift, "siri"), 0);
    shift.minutes(4 * DAY);
    assert_eq!(told(&shift, "siri"), 1);
    shift.minutes(9 * DAY);
    assert_eq!(told(&shift, "siri"), 1);
    shift.minutes(5 * DAY);
    assert_eq!(told(&shift, "siri"), 2);
    shift.minutes(3 * DAY);
    assert_eq!((told(&shift, "siri"), told(&shift, "randi")), (2, 0));
}

#[test]
fn a_consent_that_is_given_for_some_days_is_spoken_of_on_its_last() {
    let mut shift = coordinated();
    gives(&mut shift, MADE, ConsentKind::PlanMade, 5);
    shift.minutes(3 * DAY);
    assert_eq!(told(&shift, "siri"), 0);
    shift.minutes(5 * DAY);
    assert_eq!(told(&shift, "siri"), 1);
}

#[test]
fn without_a_coordinator_the_leader_is_told() {
    let mut shift = registered();
    gives(&mut shift, SHOWN, ConsentKind::ShownOnCall, 16);
    shift.minutes(5 * DAY);
    assert_eq!((told(&shift, "siri"), told(&shift, "randi")), (0, 1));
}

#[test]
fn what_is_withdrawn_or_given_anew_is_not_spoken_of() {
    let mut withdrawn = coordinated();
    gives(&mut withdrawn, MADE, ConsentKind::Sharing, 16);
    let withdraw = PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent: MADE,
        contact: None,
    };
    done(&mut withdrawn, "siri", withdraw);
    let mut anew = coordinated();
    gives(&mut anew, MADE, ConsentKind::Sharing, 16);
    anew.minutes(5 * DAY);
    assert_eq!(told(&anew, "siri"), 1);
    gives(&mut anew, NEWER, ConsentKind::Sharing, 300);
    for (shift, times) in [(&mut withdrawn, 0), (&mut anew, 1)] {
        shift.minutes(14 * DAY);
        assert_eq!(told(shift, "siri"), times);
    }
    // One of another kind is another.
    let mut other = coordinated();
    gives(&mut other, MADE, ConsentKind::Sharing, 16);
    gives(&mut other, NEWER, ConsentKind::ShownOnCall, 300);
    other.minutes(5 * DAY);
    assert_eq!(told(&other, "siri"), 1);
}

#[test]
fn nobody_is_told_of_somebody_who_has_died_unless_it_was_a_mistake() {
    let mut shift = coordinated();
    gives(&mut shift, MADE, ConsentKind::PlanMade, 16);
    let standing = |standing| change(Change::SetStanding(standing));
    done(&mut shift, "siri", standing(Standing::Dead));
    shift.minutes(5 * DAY);
    assert_eq!(told(&shift, "siri"), 0);
    done(&mut shift, "siri", standing(Standing::Here));
    shift.minutes(4 * DAY);
    assert_eq!(told(&shift, "siri"), 1);
    done(&mut shift, "siri", standing(Standing::Dead));
    shift.minutes(9 * DAY);
    assert_eq!((told(&shift, "siri"), told(&shift, "randi")), (1, 0));
}

#[test]
fn nobody_is_told_of_a_record_that_is_erased() {
    let mut shift = coordinated();
    gives(&mut shift, MADE, ConsentKind::PlanMade, 23);
    erases(&mut shift);
    shift.minutes(4 * DAY);
    assert_eq!((told(&shift, "siri"), told(&shift, "randi")), (0, 0));
}

#[test]
fn a_plan_does_not_hold_longer_than_the_consent() {
    let mut shift = coordinated();
    gives(&mut shift, MADE, ConsentKind::PlanMade, 100);
    let ends = shift.state().patient(ANNE).unwrap().consents[&MADE].until;
    let begin = PatientCommand::WritePlan(PlanCommand::Begin {
        patient: ANNE,
        plan: PLAN,
    });
    done(&mut shift, "siri", begin);
    let helps = write(Section::Helps, says("musikk", Ask::What));
    done(&mut shift, "siri", helps);
    done(&mut shift, "siri", answer(Agrees::Yes, ""));
    let force = |until| {
        PatientCommand::WritePlan(PlanCommand::PutInForce {
            patient: ANNE,
            plan: PLAN,
            until,
            review_at: ends - Duration::from_hours(24 * 50),
        })
    };
    let longer = does(&mut shift, "siri", force(ends + Duration::from_secs(1)));
    assert_eq!(
        longer,
        Err(RecordRejection::BeyondConsent { until: ends }.into())
    );
    // A new period takes a new consent.
    done(&mut shift, "siri", force(ends));
    gives(&mut shift, NEWER, ConsentKind::PlanMade, 300);
    assert!(
        shift
            .state()
            .patient(ANNE)
            .unwrap()
            .plan_in_force()
            .is_some()
    );
}
