//! What was written down wrongly of those around somebody, and of what to watch for: struck through with who, when and why, and never counted.

use hjemmevakt::domain::consents::able::{Able, Widened};
use hjemmevakt::domain::ids::FlagId;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::people::{Person, Told};
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::record::{Place, Said, Was, hidden_alerts, record};
use uuid::Uuid;

use super::anne::*;
use super::corrections::{changed, earlier, viewer, words, wrong};
use super::*;

const FLAG: FlagId = FlagId::from_uuid(Uuid::from_u128(0xf1));

fn list(person: Person, order: u16) -> Change {
    Change::List {
        relative: MARJA,
        person: Box::new(person),
        order,
    }
}

fn told(told: Told) -> Change {
    let said = told > Told::Listen;
    Change::SetTold {
        relative: MARJA,
        told,
        widened: said.then(|| Widened {
            words: "hun kan få vite det".to_owned(),
            able: Able::has(),
        }),
    }
}

fn raises(hidden: &str) -> Change {
    Change::RaiseFlag {
        flag: FLAG,
        text: "hund som biter".to_owned(),
        reason: "sagt av naboen".to_owned(),
        hidden_because: hidden.to_owned(),
        until: Shift::begin().world.now + Duration::from_hours(24 * 90),
    }
}

#[test]
fn of_those_around_it_is_known_what_stood_who_wrote_otherwise_and_why() {
    let mut shift = registered();
    let number = Person {
        phones: vec![phone("+4790000084")],
        hours: Some("etter 16".to_owned()),
        ..mother()
    };
    done(
        &mut shift,
        "siri",
        change(wrong("to siffer byttet om", list(number, 0))),
    );
    done(&mut shift, "siri", change(told(Told::Plan)));
    done(
        &mut shift,
        "siri",
        change(wrong("gjaldt søsteren", told(Told::Listen))),
    );
    let objects = |objected| Change::SetObjected {
        relative: MARJA,
        objected,
    };
    done(&mut shift, "siri", change(objects(true)));
    done(
        &mut shift,
        "siri",
        change(wrong("gjaldt søsteren", objects(false))),
    );
    let rows = earlier(&shift);
    // What holds until somebody says otherwise is no answer that was written over.
    let [lifted, narrowed, listed] = rows.as_slice() else {
        panic!("{rows:?}");
    };
    assert!(rows.iter().all(|row| row.place == Place::People));
    let name = Some((MARJA, "Marja Nordvik".to_owned()));
    assert!(rows.iter().all(|row| row.about == name));
    assert_eq!(listed.was, [("phones", words("+47 900 00 082"))]);
    let why = Some(Said::Wrong(Some("to siffer byttet om".to_owned())));
    assert_eq!(listed.said, why);
    assert_eq!(
        narrowed.was,
        [
            ("told", Was::Word("plan")),
            ("told_words", words("hun kan få vite det")),
        ]
    );
    assert!(narrowed.is_wrong());
    assert_eq!(lifted.was, [("objected", Was::Word("yes"))]);
    assert!(lifted.is_wrong());
    // From then on each answer takes the place of one.
    done(&mut shift, "siri", change(told(Told::Safe)));
    done(&mut shift, "siri", change(objects(true)));
    let rows = earlier(&shift);
    let was: Vec<_> = rows.iter().take(2).map(|row| row.was.clone()).collect();
    let no = vec![("objected", Was::Word("no"))];
    let listened = vec![("told", Was::Word("listen"))];
    assert_eq!(was, [no, listened]);
}

#[test]
fn the_first_answer_corrects_nothing() {
    let mut shift = registered();
    let objects = Change::SetObjected {
        relative: MARJA,
        objected: true,
    };
    done(&mut shift, "siri", change(told(Told::Plan)));
    done(&mut shift, "siri", change(objects));
    assert_eq!(earlier(&shift), [], "nothing stood before");
}

#[test]
fn whoever_was_listed_wrongly_is_struck_whole_and_may_be_listed_anew() {
    let mut shift = registered();
    let unlist = Change::Unlist { relative: MARJA };
    done(&mut shift, "siri", change(wrong("en annens mor", unlist)));
    let rows = earlier(&shift);
    let [row] = rows.as_slice() else {
        panic!("{rows:?}");
    };
    assert!(row.taken_off && row.is_wrong());
    assert!(row.was.contains(&("name", words("Marja Nordvik"))));
    assert!(row.was.contains(&("told", Was::Word("listen"))));
    assert_eq!(shift.state().patient(ANNE).unwrap().people().len(), 0);
    done(&mut shift, "siri", change(list(mother(), 0)));
    assert_eq!(earlier(&shift), rows, "nothing stood there");
    let number = Person {
        phones: vec![phone("+4790000084")],
        ..mother()
    };
    done(&mut shift, "siri", change(changed(list(number, 0))));
    let rows = earlier(&shift);
    assert_eq!(rows[0].was, [("phones", words("+47 900 00 082"))]);
    assert_eq!(rows[0].said, Some(Said::Changed));
}

/// A wrong objection is lifted as any: with the person, by those who work with them.
#[test]
fn that_it_was_wrong_widens_nothing_by_itself() {
    let mut shift = registered();
    let line = shift.dials(OWN);
    shift.passes(3);
    shift.takes("kari");
    shift.passes(5);
    let contact = shift.call(line).contact;
    let link = PatientCommand::Link {
        contact,
        patient: ANNE,
        relative: None,
    };
    done(&mut shift, "kari", link);
    let objects = |objected| Change::SetObjected {
        relative: MARJA,
        objected,
    };
    done(&mut shift, "kari", change(objects(true)));
    let lifts = change(wrong("feil person", objects(false)));
    let refused = does(&mut shift, "kari", lifts);
    assert!(matches!(refused, Err(Rejection::Record(_))), "{refused:?}");
    let widens = change(wrong("feil nivå", told(Told::Plan)));
    let refused = does(&mut shift, "kari", widens);
    assert!(matches!(refused, Err(Rejection::Record(_))), "{refused:?}");
}

#[test]
fn an_alert_that_never_was_so_is_struck_also_once_it_is_over_and_is_not_counted() {
    let mut shift = registered();
    done(&mut shift, "siri", change(raises("")));
    let stands = |shift: &Shift| {
        let now = shift.world.service_now();
        let patient = shift.state().patient(ANNE).unwrap();
        patient.standing_flags(now).count()
    };
    assert_eq!(stands(&shift), 1);
    let end = Change::EndFlag { flag: FLAG };
    done(&mut shift, "siri", change(end.clone()));
    done(
        &mut shift,
        "siri",
        change(wrong("det var naboens hund", end.clone())),
    );
    assert_eq!(stands(&shift), 0);
    let now = shift.world.service_now();
    let siri = viewer("siri", StaffRole::DayNurse);
    let read = record(shift.state(), &siri, ANNE, now).unwrap();
    let (flag, holds) = &read.flags[0];
    let struck = flag.struck.as_ref().unwrap();
    assert!(!holds && flag.ended.is_some());
    assert_eq!(struck.by, staff("siri"));
    assert_eq!(struck.why.known().unwrap(), "det var naboens hund");
    // Once is enough: the first reason stands.
    done(&mut shift, "siri", change(wrong("noe annet", end)));
    let flag = &shift.state().patient(ANNE).unwrap().flags[&FLAG];
    let why = &flag.struck.as_ref().unwrap().why;
    assert_eq!(why.known().unwrap(), "det var naboens hund");
}

#[test]
fn an_alert_that_the_person_does_not_see_is_struck_on_its_own_page_alone() {
    let mut shift = registered();
    done(&mut shift, "siri", change(raises("kan skremme")));
    let end = Change::EndFlag { flag: FLAG };
    done(&mut shift, "siri", change(wrong("feil person", end)));
    let now = shift.world.service_now();
    let siri = viewer("siri", StaffRole::DayNurse);
    assert_eq!(earlier(&shift), []);
    let (_, rows) = hidden_alerts(shift.state(), &siri, ANNE, now).unwrap();
    assert!(rows[0].flag.struck.is_some() && !rows[0].stands);
    let kari = viewer("kari", StaffRole::Nurse);
    assert_eq!(hidden_alerts(shift.state(), &kari, ANNE, now), None);
}
