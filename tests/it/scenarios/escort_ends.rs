//! How an escort ends: back in time, late, after a restart, after the duty, erased.

use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::escorts::command::{EscortCommand, WaitPlan};
use hjemmevakt::domain::escorts::escort::Journey;
use hjemmevakt::domain::escorts::rejection::EscortRejection;
use hjemmevakt::domain::escorts::tell::ChairText;
use hjemmevakt::domain::handovers::handover::Receiver;
use hjemmevakt::domain::ids::EscortId;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::views::escort::{ChairStage, Meanwhile, chairs, of_contact};
use hjemmevakt::views::handovers::draft;
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

#[test]
fn one_that_goes_on_stands_in_the_handover_with_who_answers_and_until_when() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    let journey = flight(&shift, 0, 8);
    let back = journey.until;
    books(&mut shift, contact, journey);
    // How the contact ended has been said; she is still out with the person.
    let closed = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedInPerson,
        next: Next::Settled,
    };
    asks(&mut shift, &Actor::Staff(staff("kari")), closed).unwrap();
    let item = |shift: &Shift, who: &str, receiver: &Receiver| {
        let viewer = viewer(shift, who);
        let draft = draft(shift.state(), &viewer, receiver, shift.world.now).unwrap();
        let first = draft.items.first().cloned();
        first.filter(|item| item.contact == contact)
    };
    let told = |shift: &Shift, receiver: &Receiver| {
        let item = item(shift, "aslak", receiver).expect("it stands there, first of all");
        item.told.unwrap().escorts
    };
    let to_next = Receiver::Nurse(staff("marit"));
    for receiver in [Receiver::Day, to_next.clone()] {
        let seen = told(&shift, &receiver);
        assert_eq!(seen.len(), 1);
        assert_eq!((seen[0].until, seen[0].chair), (back, ChairStage::Empty));
        match &seen[0].answers {
            Meanwhile::People(people) => {
                assert_eq!(people[0].name.as_deref(), Some("Aslak Utsi"));
            }
            other => panic!("{other:?}"),
        }
    }
    // The flight is cancelled: they wait, she rests, and she is back later.
    let id = escort();
    does(
        &mut shift,
        "kari",
        EscortCommand::CancelFlight {
            escort: id,
            contact,
        },
    )
    .unwrap();
    assert_eq!(told(&shift, &Receiver::Day)[0].chair, ChairStage::Delayed);
    let until = back + Duration::from_hours(10);
    let plan = WaitPlan {
        place: "Legevaktens hvilerom".to_owned(),
        stays: "Søsteren".to_owned(),
        rest: "Sover på hotellet fra 02 til 06".to_owned(),
        departs: None,
        until,
    };
    let plan = EscortCommand::PlanWait {
        escort: id,
        contact,
        plan: Box::new(plan),
    };
    does(&mut shift, "kari", plan).unwrap();
    let seen = told(&shift, &Receiver::Day);
    assert_eq!(seen[0].until, until);
    let wait = seen[0].cancelled.as_ref().unwrap().wait.as_ref().unwrap();
    assert_eq!(
        wait.rest.as_deref(),
        Some("Sover på hotellet fra 02 til 06")
    );
    // Back on duty, it is nothing that waits any more.
    does(
        &mut shift,
        "kari",
        EscortCommand::Return {
            escort: id,
            contact,
        },
    )
    .unwrap();
    assert_eq!(told(&shift, &Receiver::Day), []);
}
