//! A locum is let in for some days; the legevakt's PC is registered and cut off.

use std::time::Duration;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::guests::decide::{Admission, LONGEST_STAY};
use hjemmevakt::domain::guests::guest::Guest;
use hjemmevakt::domain::ids::{GuestId, StaffId, StationId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::rejection::{MayNot, Rejection};
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::ids::SeededIds;
use uuid::Uuid;

use super::Shift;

fn guest() -> GuestId {
    GuestId::from_uuid(Uuid::from_u128(70))
}

fn station() -> StationId {
    StationId::from_uuid(Uuid::from_u128(71))
}

fn staff(who: &str) -> Actor {
    Actor::Staff(StaffId::new(who))
}

fn admission() -> Admission {
    Admission {
        name: " Sunniva Larsen ".to_owned(),
        hpr: Some("999 9999".to_owned()),
        phone: Some("+4790000061".parse().unwrap()),
        language: Language::English,
        until: None,
    }
}

/// What the rules say to it; if they say yes, it is done.
fn asks(shift: &mut Shift, actor: &Actor, command: Command) -> Result<(), Rejection> {
    let mut ids = SeededIds::new(1);
    let now = shift.world.now;
    decide(shift.state(), actor, command.clone(), now, &mut ids)?;
    assert!(shift.world.submit(actor.clone(), command));
    Ok(())
}

fn admit(shift: &mut Shift, by: &Actor, admission: Admission) -> Result<(), Rejection> {
    let guest = guest();
    asks(shift, by, Command::AdmitGuest { guest, admission })
}

fn found(shift: &Shift) -> &Guest {
    shift.state().guest(guest()).unwrap()
}

#[test]
fn the_nurse_on_duty_lets_a_locum_in_and_two_weeks_later_it_ends_by_itself() {
    let mut shift = Shift::begin();
    admit(&mut shift, &staff("kari"), admission()).unwrap();
    let admitted = found(&shift);
    assert_eq!(admitted.name, Secret::Known("Sunniva Larsen".to_owned()));
    assert_eq!(admitted.hpr, Some(Secret::Known("9999999".to_owned())));
    assert_eq!(admitted.admitted_by, StaffId::new("kari"));
    assert_eq!(
        admitted.until.since(admitted.since).as_secs(),
        14 * 24 * 3_600
    );
    shift.passes(14 * 24 * 3_600 - 60);
    assert!(found(&shift).stands(shift.world.now));
    shift.passes(120);
    let over = found(&shift);
    assert_eq!(over.ended, Some(over.until));
}

#[test]
fn asked_twice_it_is_one_guest() {
    let mut shift = Shift::begin();
    admit(&mut shift, &staff("kari"), admission()).unwrap();
    let again = Admission {
        name: "Somebody else".to_owned(),
        ..admission()
    };
    admit(&mut shift, &staff("kari"), again).unwrap();
    assert_eq!(shift.state().guests.len(), 1);
    assert_eq!(
        found(&shift).name,
        Secret::Known("Sunniva Larsen".to_owned())
    );
}

#[test]
fn a_guest_is_let_in_by_those_who_may_and_with_what_can_be_true() {
    let mut shift = Shift::begin();
    for nobody in [
        Actor::Operator,
        Actor::Carrier,
        Actor::Guest(guest()),
        Actor::Station(station()),
        staff("nobody"),
    ] {
        assert!(admit(&mut shift, &nobody, admission()).is_err(), "{nobody}");
    }
    let now = shift.world.now;
    let too_long = now + LONGEST_STAY + Duration::from_secs(1);
    let with = |change: fn(&mut Admission)| {
        let mut admission = admission();
        change(&mut admission);
        admission
    };
    let until = |until| Admission {
        until: Some(until),
        ..admission()
    };
    for (wrong, why) in [
        (with(|it| it.name = "  ".to_owned()), Rejection::Empty),
        (
            with(|it| it.hpr = Some("12x".to_owned())),
            Rejection::NotHpr,
        ),
        (until(now), Rejection::InThePast),
        (until(too_long), Rejection::TooFarAhead { days: 92 }),
    ] {
        assert_eq!(admit(&mut shift, &staff("kari"), wrong), Err(why));
    }
    assert!(shift.state().guests.is_empty());
}

#[test]
fn no_link_goes_to_a_number_that_has_stopped_messages() {
    let mut shift = Shift::begin();
    let (kari, guest) = (staff("kari"), guest());
    admit(&mut shift, &kari, admission()).unwrap();
    asks(&mut shift, &kari, Command::InviteGuest(guest)).unwrap();
    shift.passes(5);
    assert_eq!(shift.texts_to("+4790000061").len(), 1);
    shift.writes("+4790000061", "STOPP");
    let again = asks(&mut shift, &kari, Command::InviteGuest(guest));
    assert_eq!(again, Err(Rejection::MessagesStopped));
    shift.writes("+4790000061", "START");
    asks(&mut shift, &kari, Command::InviteGuest(guest)).unwrap();
    shift.passes(5);
    let link = MessageText::WayIn(guest);
    assert_eq!(shift.texts_to("+4790000061").last(), Some(&link));
}

#[test]
fn a_link_that_has_not_left_when_the_account_is_ended_does_not_leave() {
    let mut shift = Shift::begin();
    let (kari, guest) = (staff("kari"), guest());
    admit(&mut shift, &kari, admission()).unwrap();
    // The carrier takes nothing for a while.
    shift.world.harsh = true;
    shift.world.faults.rest_lost_before = 1.0;
    asks(&mut shift, &kari, Command::InviteGuest(guest)).unwrap();
    shift.passes(2);
    assert_eq!(shift.state().effects.len(), 1);
    asks(&mut shift, &kari, Command::EndGuest { guest }).unwrap();
    shift.world.faults.rest_lost_before = 0.0;
    shift.minutes(5);
    assert!(shift.texts_to("+4790000061").is_empty());
    assert!(shift.state().open_alarms.is_empty(), "as it should be");
}

#[test]
fn the_leader_ends_it_at_once_and_later_erases_who_it_was() {
    let mut shift = Shift::begin();
    admit(&mut shift, &staff("kari"), admission()).unwrap();
    let guest = guest();
    let erase = Command::EraseGuest {
        guest,
        reason: "no longer needed".to_owned(),
    };
    let leader = staff("randi");
    let stands = asks(&mut shift, &leader, erase.clone());
    assert_eq!(stands, Err(Rejection::GuestStands));
    asks(&mut shift, &leader, Command::EndGuest { guest }).unwrap();
    let ended = found(&shift).ended;
    assert_eq!(ended, Some(shift.world.now));
    shift.passes(15 * 24 * 3_600);
    assert_eq!(found(&shift).ended, ended, "it ended once");
    let by_a_nurse = asks(&mut shift, &staff("kari"), erase.clone());
    assert_eq!(by_a_nurse, Err(MayNot::LeaderOnly.into()));
    asks(&mut shift, &leader, erase).unwrap();
    let erased = found(&shift);
    assert_eq!(erased.name, Secret::Erased);
    assert_eq!(erased.hpr, Some(Secret::Erased));
    assert_eq!(erased.phone, Some(Secret::Erased));
}

#[test]
fn the_leader_registers_a_pc_and_cuts_it_off() {
    let mut shift = Shift::begin();
    let station = station();
    let register = Command::RegisterStation {
        station,
        label: "Vaktrom 2".to_owned(),
        phone: None,
    };
    let (kari, randi) = (staff("kari"), staff("randi"));
    let only_the_leader = Err(MayNot::LeaderOnly.into());
    assert_eq!(asks(&mut shift, &kari, register.clone()), only_the_leader);
    asks(&mut shift, &randi, register).unwrap();
    assert!(shift.state().station(station).unwrap().stands());
    let revoke = Command::RevokeStation { station };
    assert_eq!(asks(&mut shift, &kari, revoke.clone()), only_the_leader);
    asks(&mut shift, &randi, revoke.clone()).unwrap();
    let revoked = shift.state().station(station).unwrap().revoked;
    assert_eq!(revoked, Some(shift.world.now));
    shift.minutes(1);
    asks(&mut shift, &randi, revoke).unwrap();
    assert_eq!(shift.state().station(station).unwrap().revoked, revoked);
}
