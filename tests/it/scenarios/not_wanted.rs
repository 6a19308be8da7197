//! What the person does not want stays until somebody who works with them takes it back: a nurse, and contact with somebody around them.

use hjemmevakt::domain::ids::RelativeId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::people::{Person, Role};
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::patients::settings::Settings;
use hjemmevakt::domain::service::people::Relation;
use uuid::Uuid;

use super::anne::*;
use super::{Shift, staff};

fn not_wanted(nurses: &[&str]) -> Settings {
    Settings {
        somebody_else: Some("Si at det er fra biblioteket".to_owned()),
        not_wanted: nurses.iter().map(|nurse| staff(nurse)).collect(),
        ..Settings::default()
    }
}

fn amends(
    shift: &mut Shift,
    who: &str,
    settings: Settings,
    seen: Settings,
) -> Option<RecordRejection> {
    let amend = Change::AmendSettings {
        settings: Box::new(settings),
        seen: Box::new(seen),
    };
    match does(shift, who, change(amend)) {
        Ok(()) => None,
        Err(hjemmevakt::domain::rejection::Rejection::Record(why)) => Some(why),
        Err(other) => panic!("{other}"),
    }
}

/// Kari has the contact in her hands, and Anne does not want her.
fn a_night() -> Shift {
    let mut shift = planned();
    let saves = Change::SaveSettings(Box::new(not_wanted(&["aslak"])));
    done(&mut shift, "siri", change(saves));
    mother_rings(&mut shift);
    shift
}

#[test]
fn nobody_on_duty_takes_a_nurse_off_the_list_of_those_not_wanted_and_she_herself_never() {
    let mut shift = a_night();
    let both = not_wanted(&["aslak", "siri"]);
    let more = amends(&mut shift, "kari", both.clone(), not_wanted(&["aslak"]));
    assert_eq!(more, None, "less is wanted at anybody's word");
    let fewer = not_wanted(&["siri"]);
    assert_eq!(
        amends(&mut shift, "kari", fewer.clone(), both.clone()),
        Some(RecordRejection::NotWantedStays)
    );
    let herself = not_wanted(&["aslak"]);
    assert_eq!(
        amends(&mut shift, "siri", herself, both.clone()),
        Some(RecordRejection::NotWantedStays),
        "she works with the person, and is not wanted herself"
    );
    assert_eq!(amends(&mut shift, "siri", fewer, both), None);
}

#[test]
fn what_somebody_else_has_written_meanwhile_is_not_written_over() {
    let mut shift = a_night();
    let begun = not_wanted(&["aslak"]);
    let mut theirs = begun.clone();
    theirs.somebody_else = Some("Si at det er fra skolen".to_owned());
    assert_eq!(
        amends(&mut shift, "siri", theirs.clone(), begun.clone()),
        None
    );
    let mut mine = begun.clone();
    mine.no_texts = true;
    assert_eq!(
        amends(&mut shift, "kari", mine, begun),
        Some(RecordRejection::ChangedMeanwhile)
    );
    let person = shift.state().current_patient(ANNE).unwrap();
    assert!(shift.state().wishes_of(person) == theirs);
}

fn father(phone: &str) -> Person {
    Person {
        name: "Rolf Nordvik".to_owned(),
        role: Role::Close(Relation::Father),
        next_of_kin: false,
        phones: vec![phone.parse().unwrap()],
        hours: None,
        language: Some(Language::Bokmal.into()),
        shared_phone: false,
    }
}

#[test]
fn an_objection_stands_when_somebody_is_taken_off_the_list_and_listed_anew() {
    let mut shift = a_night();
    let listed = |id: u128, person: Person| Change::List {
        relative: RelativeId::from_uuid(Uuid::from_u128(id)),
        person: Box::new(person),
        order: 5,
    };
    let id = |id: u128| RelativeId::from_uuid(Uuid::from_u128(id));
    done(
        &mut shift,
        "siri",
        change(listed(0xf1, father("+4790000083"))),
    );
    let objects = Change::SetObjected {
        relative: id(0xf1),
        objected: true,
    };
    done(&mut shift, "kari", change(objects));
    let unlist = Change::Unlist { relative: id(0xf1) };
    done(&mut shift, "kari", change(unlist));
    // By his name, whatever he is rung on; by his number, whatever he is called; and nobody else.
    done(
        &mut shift,
        "kari",
        change(listed(0xf2, father("+4790000084"))),
    );
    let mut renamed = father("+4790000083");
    renamed.name = "Far".to_owned();
    done(&mut shift, "kari", change(listed(0xf3, renamed)));
    let mut aunt = father("+4790000085");
    aunt.name = "Tante Rut".to_owned();
    done(&mut shift, "kari", change(listed(0xf4, aunt)));
    let state = shift.state();
    let person = state.current_patient(ANNE).unwrap();
    let objected = |one: u128| state.relative_of(person, id(one)).unwrap().objected;
    assert_eq!([0xf2, 0xf3, 0xf4].map(objected), [true, true, false]);
}
