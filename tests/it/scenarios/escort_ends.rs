//! How an escort ends: back in time, late, after a restart, after the duty, erased.

use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::escorts::command::EscortCommand;
use hjemmevakt::domain::escorts::escort::Journey;
use hjemmevakt::domain::escorts::rejection::EscortRejection;
use hjemmevakt::domain::escorts::tell::ChairText;
use hjemmevakt::domain::ids::EscortId;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::views::escort::{ChairStage, chairs, of_contact};
use uuid::Uuid;

use super::escorts::{
    books, chair_texts, does, escort, flight, found, names, refused, talked, viewer,
};
use super::requests::asks;
use super::*;

#[test]
fn who_does_not_come_back_in_time_is_asked_and_then_the_leader_is_told() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    let journey = flight(&shift, 0, 2);
    books(&mut shift, contact, journey);
    shift.minutes(121);
    assert_eq!(chair_texts(&shift, "kari"), [ChairText::ReturnDue]);
    assert!(!chair_texts(&shift, "randi").contains(&ChairText::ReturnLate));
    let seen = chairs(shift.state(), &viewer(&shift, "randi"), shift.world.now);
    assert_eq!(seen[0].stage, ChairStage::Overdue);
    shift.minutes(15);
    assert!(chair_texts(&shift, "randi").contains(&ChairText::ReturnLate));
    // It does not end by itself.
    shift.minutes(120);
    assert!(found(&shift).is_away());
    let caller = shift.dials(OTHER);
    shift.passes(3);
    assert!(!shift.rings("kari"));
    shift.hangs_up(caller);
    does(
        &mut shift,
        "randi",
        EscortCommand::SayBack { escort: escort() },
    )
    .unwrap();
    let caller = shift.dials(OTHER);
    shift.passes(3);
    assert!(shift.rings("kari"));
    shift.hangs_up(caller);
}

#[test]
fn a_restart_in_the_middle_loses_nothing() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    let journey = flight(&shift, 30, 2);
    books(&mut shift, contact, journey);
    // Down while the chair becomes empty.
    shift.world.crash(Some(Duration::from_mins(40)));
    shift.minutes(45);
    assert!(found(&shift).is_away());
    let caller = shift.dials(OTHER);
    shift.passes(3);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
    shift.hangs_up(caller);
    shift.world.crash(Some(Duration::from_hours(1)));
    shift.minutes(130);
    assert!(chair_texts(&shift, "kari").contains(&ChairText::ReturnDue));
}

#[test]
fn she_is_out_once_and_for_a_time_that_makes_sense() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    let journey = flight(&shift, 60, 3);
    books(&mut shift, contact, journey);
    let other = |journey: Journey| EscortCommand::Book {
        escort: EscortId::from_uuid(Uuid::from_u128(602)),
        contact,
        journey: Box::new(journey),
    };
    let again = flight(&shift, 120, 3);
    assert_eq!(
        does(&mut shift, "kari", other(again)),
        refused(EscortRejection::OutAlready)
    );
    let mut backwards = flight(&shift, 600, 3);
    backwards.until = backwards.from;
    assert_eq!(
        does(&mut shift, "kari", other(backwards)),
        refused(EscortRejection::Backwards)
    );
    let long = flight(&shift, 600, 73);
    assert_eq!(
        does(&mut shift, "kari", other(long)),
        refused(EscortRejection::TooLong { hours: 72 })
    );
    let mut doctor = flight(&shift, 600, 3);
    doctor.staff = staff("jonas");
    assert_eq!(
        does(&mut shift, "kari", other(doctor)),
        refused(EscortRejection::CannotEscort)
    );
    let back = EscortCommand::Return {
        escort: escort(),
        contact,
    };
    assert_eq!(
        does(&mut shift, "kari", back),
        refused(EscortRejection::NotLeft)
    );
    let off = EscortCommand::CallOff {
        escort: escort(),
        contact,
        reason: "Hun sov, og ville bli hjemme".to_owned(),
    };
    does(&mut shift, "kari", off).unwrap();
    shift.minutes(70);
    let caller = shift.dials(OTHER);
    shift.passes(3);
    assert!(shift.rings("kari"), "she did not go");
    shift.hangs_up(caller);
}

#[test]
fn whoever_is_out_when_her_duty_ends_can_still_say_that_she_is_back() {
    let mut shift = Shift::at("2026-03-09T06:00:00[Europe/Oslo]");
    let who = shift.state().shift.clone().unwrap().primary.unwrap();
    let who = who.as_str().to_owned();
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let line = shift.takes(&who);
    shift.passes(3);
    let contact = shift.contact(caller).id;
    shift.hangs_up(caller);
    shift.hangs_up(line);
    let mut journey = flight(&shift, 0, 5);
    journey.staff = staff(&who);
    let book = EscortCommand::Book {
        escort: escort(),
        contact,
        journey: Box::new(journey),
    };
    does(&mut shift, &who, book).unwrap();
    shift.minutes(200);
    assert!(shift.state().shift.is_none(), "Monday, after eight");
    let seen = of_contact(
        shift.state(),
        &viewer(&shift, &who),
        contact,
        shift.world.now,
    );
    assert!(seen.is_some(), "the page is hers as long as she is out");
    let back = EscortCommand::Return {
        escort: escort(),
        contact,
    };
    does(&mut shift, &who, back).unwrap();
    assert!(!found(&shift).is_open());
}

#[test]
fn what_is_erased_with_the_contact_leaves_the_times() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    let journey = flight(&shift, 0, 2);
    books(&mut shift, contact, journey.clone());
    let back = EscortCommand::Return {
        escort: escort(),
        contact,
    };
    does(&mut shift, "kari", back).unwrap();
    let outcome = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next: Next::Settled,
    };
    shift.taps("kari", outcome);
    let erase = Command::EraseContact {
        contact,
        reason: "asked for".to_owned(),
    };
    asks(&mut shift, &Actor::Staff(staff("randi")), erase).unwrap();
    let kept = &found(&shift).journey;
    assert_eq!(kept.unit, Secret::Erased);
    assert_eq!(kept.flight, Secret::Erased);
    assert_eq!((kept.from, kept.until), (journey.from, journey.until));
}

#[test]
fn nobody_takes_a_chair_that_is_not_there() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    let journey = flight(&shift, 30, 2);
    books(&mut shift, contact, journey.clone());
    let name = EscortCommand::NameCover {
        escort: escort(),
        cover: Some(staff("marit")),
    };
    does(&mut shift, "randi", name.clone()).unwrap();
    shift.passes(5);
    assert!(matches!(
        chair_texts(&shift, "marit").last(),
        Some(ChairText::Yours { .. })
    ));
    // Siri of the day service goes instead: nobody's chair is empty, and those who were told hear so.
    let change = EscortCommand::Change {
        escort: escort(),
        contact,
        journey: Box::new(Journey {
            staff: staff("siri"),
            ..journey
        }),
    };
    does(&mut shift, "kari", change).unwrap();
    shift.passes(5);
    let last = |shift: &Shift, who: &str| chair_texts(shift, who).last().copied();
    assert_eq!(last(&shift, "marit"), Some(ChairText::YoursNoMore));
    assert_eq!(last(&shift, "randi"), Some(ChairText::Filled));
    shift.minutes(31);
    assert!(found(&shift).is_away());
    let seen = chairs(shift.state(), &viewer(&shift, "randi"), shift.world.now);
    assert_eq!(names(&seen[0].answers), ["Kari Nordvik", "Aslak Utsi"]);
    let none = EscortCommand::NameCover {
        escort: escort(),
        cover: None,
    };
    does(&mut shift, "randi", none).unwrap();
    assert_eq!(
        does(&mut shift, "randi", name),
        refused(EscortRejection::NoChair)
    );
}
