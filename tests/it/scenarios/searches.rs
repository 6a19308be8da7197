//! Whoever looks in the register leaves a trace: who was shown to whom. The leader sees what stands out, the person that they were shown.

use hjemmevakt::domain::ids::PatientId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::openings::searches::{MANY, MANY_SHOWN, Place, Unusual, noticed, own_name};
use hjemmevakt::domain::openings::unusual::LOOKED_AT;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::openings::of_patient;
use hjemmevakt::views::reviews::reviews;
use uuid::Uuid;

use super::anne::*;
use super::merged::merges;
use super::*;

fn others(count: usize) -> Vec<PatientId> {
    let ids = (0..count as u128).map(|number| Uuid::from_u128(0xd00 + number));
    ids.map(PatientId::from_uuid).collect()
}

fn looks_from(shift: &mut Shift, who: &str, place: Place, shown: Vec<PatientId>, own: bool) {
    let command = PatientCommand::RecordSearch {
        by: staff(who),
        place,
        shown,
        own_name: own,
        searched_at: shift.world.service_now(),
    };
    assert!(
        shift
            .world
            .submit(Actor::Effects, Command::Patient(command))
    );
}

fn looks(shift: &mut Shift, who: &str, shown: Vec<PatientId>) {
    looks_from(shift, who, Place::Register, shown, false);
    shift.passes(2 * 60);
}

/// Why each search of hers is pointed out, the oldest first.
fn why(shift: &Shift, who: &str) -> Vec<Vec<Unusual>> {
    let noticed = noticed(shift.state(), shift.world.now).into_iter();
    let hers = noticed.filter(|one| one.search.by == staff(who));
    hers.map(|one| one.why).collect()
}

#[test]
fn the_person_sees_who_was_shown_them_in_any_of_their_records() {
    let mut shift = registered();
    looks(&mut shift, "kari", vec![ANNE]);
    looks(&mut shift, "kari", [vec![ANNE], others(2)].concat());
    looks(&mut shift, "kari", others(2));
    looks(&mut shift, "aslak", vec![ANNE]);
    let shown = |shift: &Shift, now: Timestamp| {
        let siri = Viewer {
            staff: Some(staff("siri")),
            outside: None,
            roles: vec![StaffRole::DayNurse],
            language: Language::Bokmal,
        };
        let list = of_patient(shift.state(), &siri, ANNE, now).unwrap();
        let rows = list.searches.into_iter();
        rows.map(|row| (row.who.id, row.times)).collect::<Vec<_>>()
    };
    let both = [("aslak".to_owned(), 1), ("kari".to_owned(), 2)];
    assert_eq!(shown(&shift, shift.world.now), both);
    // Read under another record, she is the same person.
    merges(&mut shift);
    assert_eq!(shown(&shift, shift.world.now), both);
    // After 90 days it is not told any more.
    let later = shift.world.now + LOOKED_AT;
    assert!(shown(&shift, later).is_empty());
}

#[test]
fn the_same_search_at_once_is_one_and_one_that_shows_nobody_is_none() {
    let mut shift = registered();
    for _ in 0..3 {
        looks_from(&mut shift, "kari", Place::Register, vec![ANNE], false);
        shift.passes(5);
    }
    looks_from(&mut shift, "kari", Place::Register, Vec::new(), true);
    assert_eq!(shift.state().searches.len(), 1);
    shift.passes(60);
    looks_from(&mut shift, "kari", Place::Register, vec![ANNE], false);
    looks_from(&mut shift, "kari", Place::Contact, vec![ANNE], false);
    looks_from(&mut shift, "aslak", Place::Register, vec![ANNE], false);
    assert_eq!(shift.state().searches.len(), 4);
}

#[test]
fn many_searches_in_an_hour_are_pointed_out_once() {
    let mut shift = registered();
    for _ in 1..MANY {
        looks(&mut shift, "kari", vec![ANNE]);
    }
    assert!(why(&shift, "kari").is_empty());
    for _ in 0..3 {
        looks(&mut shift, "kari", vec![ANNE]);
    }
    assert_eq!(why(&shift, "kari"), [[Unusual::Many(MANY)]]);
    assert!(why(&shift, "aslak").is_empty());
}

#[test]
fn whoever_is_shown_many_and_opens_nothing_is_pointed_out_when_the_hour_is_over() {
    let mut shift = registered();
    looks(&mut shift, "kari", others(MANY_SHOWN));
    looks(&mut shift, "aslak", others(MANY_SHOWN - 1));
    assert!(why(&shift, "kari").is_empty(), "she may still open one");
    shift.minutes(61);
    assert_eq!(why(&shift, "kari"), [[Unusual::NothingOpened]]);
    assert!(why(&shift, "aslak").is_empty(), "not so many");
    // One who opens somebody, and one who looks again and opens then, have looked for somebody.
    looks(&mut shift, "aslak", others(MANY_SHOWN));
    looks(&mut shift, "aslak", vec![ANNE]);
    let open = PatientCommand::OpenWithReason {
        patient: ANNE,
        contact: None,
        reason: "naboen er redd for henne".to_owned(),
    };
    done(&mut shift, "aslak", open);
    // The leader opens nothing.
    let shown = others(MANY_SHOWN);
    looks_from(&mut shift, "randi", Place::Leader, shown, false);
    shift.minutes(61);
    assert!(why(&shift, "aslak").is_empty());
    assert!(why(&shift, "randi").is_empty());
}

#[test]
fn the_own_family_name_is_pointed_out_by_what_was_typed_or_by_who_was_shown() {
    let shift = registered();
    let state = shift.state();
    // Kari Nordvik; Aslak Utsi.
    let names = |who: &str| state.service.as_ref().unwrap().staff(&staff(who)).unwrap();
    assert!(names("kari").name.ends_with("Nordvik"));
    let own =
        |who: &str, typed: &str, shown: &[PatientId]| own_name(state, &staff(who), typed, shown);
    assert!(own("kari", "nordvik", &others(9)));
    assert!(own("kari", "anne NORDVIK 1975", &[ANNE]));
    assert!(own("kari", "13897510019", &[ANNE]), "by the number");
    let many = [vec![ANNE], others(9)].concat();
    assert!(!own("kari", "anne", &many), "one of many");
    assert!(!own("aslak", "nordvik", &[ANNE]));
    let mut shift = registered();
    looks_from(&mut shift, "kari", Place::Register, vec![ANNE], true);
    assert_eq!(why(&shift, "kari"), [[Unusual::OwnName]]);
    let leader = Viewer {
        staff: Some(staff("randi")),
        outside: None,
        roles: vec![StaffRole::Leader],
        language: Language::Bokmal,
    };
    let seen = reviews(shift.state(), &leader, shift.world.now).unwrap();
    assert_eq!(seen.searches[0].names, ["Ánne Nordvik"]);
    assert_eq!(seen.count(), 0, "it waits for nothing");
}

#[test]
fn the_day_service_that_looks_at_night_is_pointed_out() {
    let mut shift = registered();
    looks(&mut shift, "siri", vec![ANNE]);
    looks(&mut shift, "kari", vec![ANNE]);
    assert_eq!(why(&shift, "siri"), [[Unusual::OutsideDuty]]);
    assert!(why(&shift, "kari").is_empty(), "she is on duty");
}
