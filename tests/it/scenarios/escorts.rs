//! A nurse goes with a patient: who answers at home, who is told, and when she is back.

use hjemmevakt::domain::escorts::command::{EscortCommand, WaitPlan};
use hjemmevakt::domain::escorts::escort::{Escort, Journey, Police, PoliceReason, Ride, Stage};
use hjemmevakt::domain::escorts::rejection::EscortRejection;
use hjemmevakt::domain::escorts::tell::ChairText;
use hjemmevakt::domain::ids::{ContactId, EscortId};
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::simulator::weekend::services::Staffing;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::escort::{ChairStage, Meanwhile, chairs, of_contact};
use uuid::Uuid;

use super::figures::{counted, figure, hours};
use super::requests::asks;
use super::*;

pub fn escort() -> EscortId {
    EscortId::from_uuid(Uuid::from_u128(601))
}

pub fn does(shift: &mut Shift, who: &str, command: EscortCommand) -> Result<(), Rejection> {
    asks(shift, &Actor::Staff(staff(who)), Command::Escort(command))
}

pub fn refused(why: EscortRejection) -> Result<(), Rejection> {
    Err(Rejection::Escort(why))
}

/// A stranger has called, Kari has talked with them: the contact.
pub fn talked(shift: &mut Shift) -> ContactId {
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.takes("kari");
    shift.passes(3);
    assert!(shift.talk(caller, kari));
    let contact = shift.contact(caller).id;
    shift.hangs_up(caller);
    contact
}

pub fn words(words: &str) -> Secret<String> {
    Secret::Known(words.to_owned())
}

/// Kari goes along on the evening's flight, from `after` minutes from now for some hours.
pub fn flight(shift: &Shift, after: u64, hours: u64) -> Journey {
    let from = shift.world.now + Duration::from_mins(after);
    Journey {
        staff: staff("kari"),
        from,
        until: from + Duration::from_hours(hours),
        ride: Ride::ScheduledFlight,
        police: Police::NotNeeded,
        police_reasons: Vec::new(),
        police_waited: None,
        flight: words("WF 952, 22.40"),
        unit: words("Hospital, psychiatric emergency ward"),
        asked_by: words("Legen på legevakt"),
        civil: words(""),
        police_why: words(""),
    }
}

pub fn books(shift: &mut Shift, contact: ContactId, journey: Journey) {
    let command = EscortCommand::Book {
        escort: escort(),
        contact,
        journey: Box::new(journey),
    };
    does(shift, "kari", command).unwrap();
}

pub fn found(shift: &Shift) -> &Escort {
    shift.state().escort(escort()).expect("it is booked")
}

pub fn chair_texts(shift: &Shift, who: &str) -> Vec<ChairText> {
    let texts = shift.texts_to(who).into_iter();
    texts
        .filter_map(|text| match text {
            MessageText::Chair(text) => Some(text),
            _ => None,
        })
        .collect()
}

pub fn viewer(shift: &Shift, who: &str) -> Viewer {
    let member = shift.world.service.staff(&staff(who)).unwrap();
    Viewer {
        staff: Some(member.id.clone()),
        outside: None,
        roles: member.roles.clone(),
        language: member.language,
    }
}

pub fn names(answers: &Meanwhile) -> Vec<String> {
    match answers {
        Meanwhile::People(people) => people
            .iter()
            .filter_map(|person| person.name.clone())
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_leader_is_told_at_once_and_calls_go_to_the_backup_while_she_is_out() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    let journey = flight(&shift, 60, 6);
    let (from, until) = (journey.from, journey.until);
    books(&mut shift, contact, journey);
    shift.passes(5);
    let told = ChairText::Empty {
        from,
        until,
        answered: true,
        moved: false,
    };
    assert_eq!(chair_texts(&shift, "randi"), [told]);
    // The boards say from when to when, and who answers.
    let seen = chairs(shift.state(), &viewer(&shift, "randi"), shift.world.now);
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].stage, ChairStage::Planned);
    assert_eq!((seen[0].from, seen[0].until), (from, until));
    assert_eq!(names(&seen[0].answers), ["Aslak Utsi"]);
    assert_eq!(seen[0].contact, None, "the leader does not open contacts");
    let wall = Viewer::room(hjemmevakt::domain::language::Language::Bokmal);
    let seen = chairs(shift.state(), &wall, shift.world.now);
    assert_eq!(seen[0].person.name, None);
    // Until then she is rung as ever.
    let caller = shift.dials(OTHER);
    shift.passes(3);
    assert!(shift.rings("kari"));
    shift.hangs_up(caller);
    shift.minutes(62);
    assert!(found(&shift).is_away());
    assert!(!shift.has_alarm(&AlarmKind::NobodyAvailable));
    let caller = shift.dials(ELIN);
    shift.passes(3);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
    let aslak = shift.takes("aslak");
    shift.passes(3);
    assert!(shift.talk(caller, aslak));
    shift.hangs_up(caller);
}

#[test]
fn she_arrives_comes_home_and_is_rung_for_the_one_who_waits() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    let journey = flight(&shift, 0, 6);
    books(&mut shift, contact, journey);
    let set_off = EscortCommand::SetOff {
        escort: escort(),
        contact,
    };
    does(&mut shift, "kari", set_off).unwrap();
    shift.minutes(180);
    let arrive = |to: &str| EscortCommand::Arrive {
        escort: escort(),
        contact,
        to: to.to_owned(),
    };
    assert_eq!(does(&mut shift, "kari", arrive(" ")), Err(Rejection::Empty));
    does(&mut shift, "kari", arrive("Sykepleier Per på mottaket")).unwrap();
    assert!(matches!(found(&shift).stage, Stage::Arrived { .. }));
    shift.minutes(100);
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
    let back = EscortCommand::Return {
        escort: escort(),
        contact,
    };
    does(&mut shift, "kari", back.clone()).unwrap();
    shift.passes(3);
    assert!(shift.rings("kari"), "she is back, and somebody waits");
    shift.hangs_up(caller);
    assert_eq!(
        does(&mut shift, "kari", back),
        refused(EscortRejection::Over)
    );
    assert_eq!(
        chair_texts(&shift, "randi").last(),
        Some(&ChairText::Filled)
    );
    shift.minutes(300);
    assert!(chair_texts(&shift, "kari").is_empty(), "nobody asks her");
}

#[test]
fn nobody_else_is_on_duty_the_fallback_answers_and_everybody_knows() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    let contact = talked(&mut shift);
    let journey = flight(&shift, 30, 6);
    books(&mut shift, contact, journey);
    shift.passes(5);
    assert!(matches!(
        chair_texts(&shift, "randi")[..],
        [ChairText::Empty {
            answered: false,
            ..
        }]
    ));
    shift.minutes(31);
    assert!(shift.has_alarm(&AlarmKind::NobodyAvailable));
    let seen = chairs(shift.state(), &viewer(&shift, "randi"), shift.world.now);
    assert_eq!(seen[0].stage, ChairStage::Empty);
    assert!(matches!(seen[0].answers, Meanwhile::Fallback(_)));
    let caller = shift.dials(OTHER);
    shift.passes(3);
    assert_eq!(shift.dialled(caller), Some(0));
    assert!(!shift.rings("kari"));
    shift.hangs_up(caller);
}

#[test]
fn the_leader_names_a_cover_who_is_rung_in_her_place() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    let contact = talked(&mut shift);
    let journey = flight(&shift, 30, 6);
    let window = (journey.from, journey.until);
    books(&mut shift, contact, journey);
    let name = |cover: Option<&str>| EscortCommand::NameCover {
        escort: escort(),
        cover: cover.map(staff),
    };
    assert_eq!(
        does(&mut shift, "randi", name(Some("kari"))),
        refused(EscortRejection::CannotCover)
    );
    assert_eq!(
        does(&mut shift, "randi", name(Some("jonas"))),
        refused(EscortRejection::CannotCover)
    );
    does(&mut shift, "randi", name(Some("marit"))).unwrap();
    shift.passes(5);
    let (from, until) = window;
    assert_eq!(
        chair_texts(&shift, "marit"),
        [ChairText::Yours { from, until }]
    );
    shift.minutes(31);
    assert!(!shift.has_alarm(&AlarmKind::NobodyAvailable));
    // Her telephone is tried, as of anybody whose duty begins.
    shift.minutes(20);
    let caller = shift.dials(OTHER);
    shift.passes(3);
    assert!(shift.rings("marit") && !shift.rings("kari"));
    shift.hangs_up(caller);
    let back = EscortCommand::SayBack { escort: escort() };
    does(&mut shift, "randi", back).unwrap();
    shift.passes(60);
    assert_eq!(
        chair_texts(&shift, "marit").last(),
        Some(&ChairText::YoursNoMore)
    );
    let shift_now = shift.state().shift.clone().unwrap();
    assert!(shift_now.has(&staff("kari")) && !shift_now.has(&staff("marit")));
}

#[test]
fn the_flight_is_cancelled_in_one_tap_and_then_where_to_wait() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    let journey = flight(&shift, 30, 6);
    let booked_until = journey.until;
    books(&mut shift, contact, journey);
    let tell = EscortCommand::TellUnit {
        escort: escort(),
        contact,
        whom: "Per på mottaket".to_owned(),
    };
    does(&mut shift, "kari", tell.clone()).unwrap();
    assert!(found(&shift).told.is_some());
    shift.minutes(60);
    let until = booked_until + Duration::from_hours(12);
    let plan = EscortCommand::PlanWait {
        escort: escort(),
        contact,
        plan: Box::new(WaitPlan {
            place: "Hotellet ved flyplassen".to_owned(),
            stays: "Kari, og mor".to_owned(),
            rest: "Sover til 06".to_owned(),
            departs: Some(until - Duration::from_hours(5)),
            until,
        }),
    };
    assert_eq!(
        does(&mut shift, "kari", plan.clone()),
        refused(EscortRejection::FlightGoes)
    );
    let cancelled = EscortCommand::CancelFlight {
        escort: escort(),
        contact,
    };
    does(&mut shift, "kari", cancelled).unwrap();
    shift.passes(5);
    assert_eq!(
        chair_texts(&shift, "randi").last(),
        Some(&ChairText::Delayed)
    );
    assert!(found(&shift).told.is_none(), "they wait for another flight");
    assert!(found(&shift).is_away(), "the chair is empty still");
    let seen = chairs(shift.state(), &viewer(&shift, "kari"), shift.world.now);
    assert_eq!(seen[0].stage, ChairStage::Delayed);
    does(&mut shift, "kari", plan).unwrap();
    shift.passes(5);
    assert!(matches!(
        chair_texts(&shift, "randi").last(),
        Some(ChairText::Empty { until: told, moved: true, answered: true, .. }) if *told == until
    ));
    assert_eq!(found(&shift).journey.until, until);
    does(&mut shift, "kari", tell).unwrap();
    let seen = of_contact(
        shift.state(),
        &viewer(&shift, "kari"),
        contact,
        shift.world.now,
    )
    .unwrap();
    let wait = seen.all[0].cancelled.clone().unwrap().wait.unwrap();
    assert_eq!(wait.place.as_deref(), Some("Hotellet ved flyplassen"));
    assert!(seen.all[0].told.is_some());
    // Nobody asks her at the old time.
    shift.minutes(6 * 60);
    assert!(chair_texts(&shift, "kari").is_empty());
}

#[test]
fn only_a_scheduled_flight_is_cancelled_by_others() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    let mut journey = flight(&shift, 0, 3);
    journey.ride = Ride::Ambulance;
    books(&mut shift, contact, journey);
    let cancelled = EscortCommand::CancelFlight {
        escort: escort(),
        contact,
    };
    assert_eq!(
        does(&mut shift, "kari", cancelled),
        refused(EscortRejection::NoFlight)
    );
}

#[test]
fn the_police_are_not_transport() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    let book = |journey: &Journey| EscortCommand::Book {
        escort: escort(),
        contact,
        journey: Box::new(journey.clone()),
    };
    let mut journey = flight(&shift, 0, 3);
    journey.ride = Ride::PoliceVehicle;
    assert_eq!(
        does(&mut shift, "kari", book(&journey)),
        refused(EscortRejection::PoliceNotAsked)
    );
    journey.police = Police::Asked;
    journey.police_why = words("Kan bli nødvendig med makt");
    assert_eq!(
        does(&mut shift, "kari", book(&journey)),
        refused(EscortRejection::PoliceWithoutReason)
    );
    journey.civil = words("Ambulanse med to, og mor: ikke nok");
    journey.police_waited = Some(40);
    assert_eq!(
        does(&mut shift, "kari", book(&journey)),
        refused(EscortRejection::WhyPolice)
    );
    // Several can be ticked, and each is counted once.
    let resists = PoliceReason::Resists;
    journey.police_reasons = vec![PoliceReason::NoEscort, resists, resists];
    does(&mut shift, "kari", book(&journey)).unwrap();
    let all = counted(&shift, hours(shift.world.now - Duration::from_hours(1), 24));
    let why = figure(&all, "police_why");
    assert_eq!((why.of("resists"), why.of("no-escort")), (1, 1));
    assert_eq!(why.total(), 2);
    // The same again is the same.
    does(&mut shift, "kari", book(&journey)).unwrap();
    assert_eq!(shift.state().escorts.len(), 1);
}
