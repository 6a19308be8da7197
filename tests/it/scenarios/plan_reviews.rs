//! The day comes on which a plan is looked at again: the coordinator is told, then the leader, until it is done. Whose plan it is stands in no
//! message.

use std::time::Duration;

use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::ids::PlanId;
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::patient::Standing;
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::plan::{Agrees, Capacity};
use hjemmevakt::domain::plans::section::{Ask, Section};
use uuid::Uuid;

use super::anne::*;
use super::{Shift, staff};

const DAY: u64 = 24 * 60;

fn coordinates(shift: &mut Shift, who: Option<&str>) {
    let coordinator = who.map(staff);
    let set = PatientCommand::SetCoordinator {
        patient: ANNE,
        coordinator,
    };
    done(shift, "siri", set);
}

/// A version is written, agreed with, and in force; it is looked at again so many hours from now.
fn in_force_for(shift: &mut Shift, version: u128, hours: u64) {
    let plan = PlanId::from_uuid(Uuid::from_u128(version));
    let begin = PlanCommand::Begin {
        patient: ANNE,
        plan,
    };
    let write = PlanCommand::Write {
        patient: ANNE,
        plan,
        section: Section::Coping,
        content: says("går ut", Ask::What),
        seen: None,
    };
    let answer = PlanCommand::Answer {
        patient: ANNE,
        plan,
        agrees: Agrees::Yes,
        words: String::new(),
        capacity: Capacity::Has,
        capacity_words: String::new(),
    };
    let force = PlanCommand::PutInForce {
        patient: ANNE,
        plan,
        until: shift.world.now + Duration::from_hours(24 * 300),
        review_at: shift.world.now + Duration::from_hours(hours),
    };
    let again = shift
        .state()
        .patient(ANNE)
        .unwrap()
        .plan_in_force()
        .is_some();
    done(shift, "siri", PatientCommand::WritePlan(begin));
    if !again {
        done(shift, "siri", PatientCommand::WritePlan(write));
    }
    for command in [answer, force] {
        done(shift, "siri", PatientCommand::WritePlan(command));
    }
}

/// On Thursday evening a plan is in force that is looked at again six hours later, in the middle of the night.
fn tonight(coordinator: Option<&str>) -> Shift {
    let mut shift = registered();
    coordinates(&mut shift, coordinator);
    consents(&mut shift, MADE, ConsentKind::PlanMade);
    in_force_for(&mut shift, 1, 6);
    shift
}

fn told(shift: &Shift, who: &str, text: &MessageText) -> usize {
    let texts = shift.texts_to(who);
    texts.iter().filter(|said| **said == *text).count()
}

fn reviews(shift: &Shift, who: &str) -> (usize, usize) {
    (
        told(shift, who, &MessageText::PlanReview),
        told(shift, who, &MessageText::PlanReviewWaits),
    )
}

#[test]
fn the_coordinator_is_told_by_day_and_the_leader_a_week_later_once() {
    let mut shift = tonight(Some("siri"));
    // Nobody is woken for it.
    shift.minutes(10 * 60);
    assert_eq!(reviews(&shift, "siri"), (0, 0));
    shift.minutes(6 * 60);
    assert_eq!(reviews(&shift, "siri"), (1, 0));
    assert_eq!(reviews(&shift, "randi"), (0, 0));
    shift.minutes(6 * DAY);
    assert_eq!(reviews(&shift, "siri"), (1, 0));
    assert_eq!(reviews(&shift, "randi"), (0, 0));
    shift.minutes(4 * DAY);
    assert_eq!(reviews(&shift, "siri"), (2, 0));
    assert_eq!(reviews(&shift, "randi"), (0, 1));
    shift.minutes(12 * DAY);
    assert_eq!(reviews(&shift, "siri"), (2, 0));
    assert_eq!(reviews(&shift, "randi"), (0, 1));
}

#[test]
fn it_ends_when_another_version_is_in_force() {
    let mut shift = tonight(Some("siri"));
    shift.minutes(DAY);
    assert_eq!(reviews(&shift, "siri"), (1, 0));
    in_force_for(&mut shift, 2, 24 * 12);
    shift.minutes(10 * DAY);
    assert_eq!(reviews(&shift, "siri"), (1, 0));
    assert_eq!(reviews(&shift, "randi"), (0, 0));
    // And begins anew with its own day.
    shift.minutes(5 * DAY);
    assert_eq!(reviews(&shift, "siri"), (2, 0));
}

#[test]
fn without_a_coordinator_the_leader_is_told_at_once() {
    let mut shift = tonight(None);
    shift.minutes(DAY);
    assert_eq!(reviews(&shift, "randi"), (0, 1));
    assert_eq!(reviews(&shift, "siri"), (0, 0));
}

#[test]
fn nobody_is_told_of_a_plan_that_holds_no_more_or_of_somebody_who_has_died() {
    let mut ended = tonight(Some("siri"));
    let end = PlanCommand::End {
        patient: ANNE,
        plan: PlanId::from_uuid(Uuid::from_u128(1)),
    };
    done(&mut ended, "siri", PatientCommand::WritePlan(end));
    let mut dead = tonight(Some("siri"));
    done(
        &mut dead,
        "siri",
        change(Change::SetStanding(Standing::Dead)),
    );
    for shift in [&mut ended, &mut dead] {
        shift.minutes(10 * DAY);
        assert_eq!(reviews(shift, "siri"), (0, 0));
        assert_eq!(reviews(shift, "randi"), (0, 0));
    }
}

/// What becomes of it is asked once, when it is written down: of the coordinator, unless she has written it down herself, or of the leader.
#[test]
fn of_whoever_has_moved_it_is_asked_once_what_becomes_of_the_plan() {
    let set = |standing| change(Change::SetStanding(standing));
    let mut hers = tonight(Some("siri"));
    done(&mut hers, "siri", set(Standing::Moved));
    let mut nobodys = tonight(None);
    done(&mut nobodys, "siri", set(Standing::Moved));
    for _ in 0..2 {
        assert_eq!(reviews(&hers, "siri"), (0, 0));
        assert_eq!(reviews(&hers, "randi"), (0, 0));
        assert_eq!(reviews(&nobodys, "randi"), (1, 0));
        hers.minutes(20 * DAY);
        nobodys.minutes(20 * DAY);
    }
    // Another version, put in force by mistake, reminds nobody either.
    in_force_for(&mut hers, 2, 24);
    hers.minutes(20 * DAY);
    assert_eq!(reviews(&hers, "siri"), (0, 0));
    // They live here after all: what waits is said.
    done(&mut hers, "siri", set(Standing::Here));
    hers.minutes(DAY);
    assert_eq!(reviews(&hers, "siri"), (1, 0));
}

/// Without a plan in force there is nothing to ask about.
#[test]
fn of_whoever_has_moved_without_a_plan_nobody_is_asked() {
    let mut shift = registered();
    done(
        &mut shift,
        "siri",
        change(Change::SetStanding(Standing::Moved)),
    );
    shift.minutes(2 * DAY);
    assert_eq!(reviews(&shift, "randi"), (0, 0));
}

#[test]
fn nobody_is_told_of_a_plan_that_is_put_in_force_after_a_death() {
    let mut shift = tonight(Some("siri"));
    done(
        &mut shift,
        "siri",
        change(Change::SetStanding(Standing::Dead)),
    );
    in_force_for(&mut shift, 2, 24);
    shift.minutes(20 * DAY);
    assert_eq!(reviews(&shift, "siri"), (0, 0));
    assert_eq!(reviews(&shift, "randi"), (0, 0));
}
