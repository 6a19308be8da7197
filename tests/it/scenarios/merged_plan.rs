//! The plan lives in the record that was merged away: it is carried on, put in force, suggested to and ended as before, and stands there when the
//! records are parted.

use hjemmevakt::domain::ids::{PatientId, PlanId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::plan::{Agrees, Capacity, PlanStand};
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::plan::{self, PlanView};
use hjemmevakt::views::record::my_people;
use uuid::Uuid;

use super::anne::*;
use super::merged::{TWIN, before_her, merges};
use super::*;

const NEXT: PlanId = PlanId::from_uuid(Uuid::from_u128(0xe7));

fn siri() -> Viewer {
    Viewer {
        staff: Some(staff("siri")),
        outside: None,
        roles: vec![StaffRole::DayNurse],
        language: Language::Bokmal,
    }
}

fn view(shift: &Shift) -> PlanView {
    plan::plan(shift.state(), &siri(), TWIN, shift.world.now).unwrap()
}

fn does_with_plan(shift: &mut Shift, command: PlanCommand) {
    done(shift, "siri", PatientCommand::WritePlan(command));
}

fn begins(shift: &mut Shift, patient: PatientId) {
    does_with_plan(
        shift,
        PlanCommand::Begin {
            patient,
            plan: NEXT,
        },
    );
}

/// She writes a part anew, the person agrees, and it is in force.
fn carries_on(shift: &mut Shift, patient: PatientId) {
    let write = |section, content, seen| PlanCommand::Write {
        patient,
        plan: NEXT,
        section,
        content,
        seen,
    };
    let seen = view(shift).under_way.unwrap();
    let seen = seen.part(Section::Helps).map(|part| part.content.clone());
    let words = says("en tur ut", Ask::What);
    does_with_plan(shift, write(Section::Helps, words, seen));
    let answer = PlanCommand::Answer {
        patient,
        plan: NEXT,
        agrees: Agrees::Yes,
        words: String::new(),
        capacity: Capacity::Has,
        capacity_words: String::new(),
    };
    does_with_plan(shift, answer);
    let force = PlanCommand::PutInForce {
        patient,
        plan: NEXT,
        until: shift.world.now + Duration::from_hours(24 * 300),
        review_at: shift.world.now + Duration::from_hours(24 * 30),
    };
    does_with_plan(shift, force);
}

fn parts(shift: &mut Shift) {
    done(shift, "siri", PatientCommand::UndoMerge { patient: ANNE });
}

/// Which version each of the two has in force.
fn in_force(shift: &Shift) -> [Option<PlanId>; 2] {
    [ANNE, TWIN].map(|id| {
        let found = shift.state().patient(id).unwrap();
        found.plan_in_force().map(|plan| plan.id)
    })
}

#[test]
fn a_new_version_is_carried_on_from_the_one_in_force_and_is_the_one_at_night() {
    let mut shift = planned();
    merges(&mut shift);
    begins(&mut shift, TWIN);
    let under_way = view(&shift).under_way.unwrap();
    assert!(under_way.part(Section::MeetMe).is_some() && under_way.part(Section::Red).is_some());
    carries_on(&mut shift, TWIN);
    let view = view(&shift);
    let rows: Vec<_> = view
        .versions
        .iter()
        .map(|row| (row.patient, row.number))
        .collect();
    assert_eq!(rows, [(ANNE, 2), (ANNE, 1)]);
    let (second, first) = plan::version(shift.state(), &siri(), ANNE, 2, shift.world.now).unwrap();
    assert_eq!((second.id, first.unwrap().id), (NEXT, PLAN));
    shift.dials(MOTHER);
    shift.passes(3);
    let (glance, _, _) = before_her(&shift);
    assert!(glance.contains(&Section::MeetMe) && glance.contains(&Section::Helps));
    parts(&mut shift);
    assert_eq!(in_force(&shift), [Some(NEXT), None]);
}

#[test]
fn what_is_in_force_can_be_ended() {
    let mut shift = planned();
    merges(&mut shift);
    does_with_plan(
        &mut shift,
        PlanCommand::End {
            patient: TWIN,
            plan: PLAN,
        },
    );
    assert!(view(&shift).in_force.is_none());
    assert_eq!(in_force(&shift), [None, None]);
}

#[test]
fn my_people_says_when_it_is_looked_at_again() {
    let mut shift = planned();
    let review = |shift: &Shift| {
        let people = my_people(shift.state(), &siri(), shift.world.now);
        people.iter().map(|one| one.review_at).collect::<Vec<_>>()
    };
    let before = review(&shift);
    assert!(before[0].is_some());
    merges(&mut shift);
    assert_eq!(review(&shift), before);
}

#[test]
fn what_was_suggested_in_either_is_seen_and_settled_where_it_stands() {
    let mut shift = planned();
    let suggest = |patient, words: &str| PatientCommand::Change {
        patient,
        change: Change::Suggest {
            section: None,
            contact: None,
            words: words.to_owned(),
        },
    };
    done(&mut shift, "siri", suggest(ANNE, "mindre lys"));
    merges(&mut shift);
    done(&mut shift, "siri", suggest(TWIN, "ring søsteren"));
    let rows = view(&shift).suggestions;
    let words: Vec<&str> = rows.iter().map(|row| row.words.as_str()).collect();
    assert_eq!(words, ["ring søsteren", "mindre lys"]);
    for row in &rows {
        let settle = PlanCommand::SettleSuggestion {
            patient: row.patient,
            index: row.index,
        };
        does_with_plan(&mut shift, settle);
    }
    assert!(view(&shift).suggestions.is_empty());
}

/// Both have a plan in force when they turn out to be one: Anne's is older.
fn both_have_a_plan() -> Shift {
    let mut shift = planned();
    merges(&mut shift);
    parts(&mut shift);
    let register = PatientCommand::Assign {
        patient: TWIN,
        staff: staff("siri"),
        assigned: true,
    };
    done(&mut shift, "randi", register);
    let until = shift.world.now + Duration::from_hours(24 * 365);
    let consent = PatientCommand::GiveConsent {
        patient: TWIN,
        consent: hjemmevakt::domain::ids::ConsentId::from_uuid(Uuid::from_u128(0xe8)),
        kind: hjemmevakt::domain::consents::consent::ConsentKind::PlanMade,
        without: Vec::new(),
        words: String::new(),
        how: hjemmevakt::domain::consents::consent::GivenHow::Spoken,
        until,
        able: hjemmevakt::domain::consents::able::Able::has(),
    };
    done(&mut shift, "siri", consent);
    begins(&mut shift, TWIN);
    carries_on(&mut shift, TWIN);
    assert_eq!(in_force(&shift), [Some(PLAN), Some(NEXT)]);
    shift
}

#[test]
fn of_two_plans_the_one_that_came_into_force_last_counts_and_both_are_ended() {
    for into_anne in [false, true] {
        let mut shift = both_have_a_plan();
        let (patient, into) = if into_anne {
            (TWIN, ANNE)
        } else {
            (ANNE, TWIN)
        };
        let merge = PatientCommand::Merge {
            patient,
            into,
            reason: String::new(),
        };
        done(&mut shift, "siri", merge);
        assert_eq!(view(&shift).in_force.unwrap().id, NEXT, "{into_anne}");
        let end = PlanCommand::End {
            patient: into,
            plan: NEXT,
        };
        does_with_plan(&mut shift, end);
        assert!(view(&shift).in_force.is_none());
        assert_eq!(view(&shift).stand, PlanStand::Here);
    }
}
