//! "I am unavailable for 20 minutes": who takes the calls meanwhile, and that nobody is left without anybody.

use hjemmevakt::domain::contacts::contact::CallBackStage;
use hjemmevakt::domain::presence::command::PresenceCommand;
use hjemmevakt::simulator::weekend::services::Staffing;

use super::*;

fn away(minutes: u16, even_alone: bool) -> Command {
    Command::Presence(PresenceCommand::Unavailable {
        minutes,
        reason: "Henter barn.".to_owned(),
        even_alone,
    })
}

fn is_away(shift: &Shift, who: &str) -> bool {
    shift.state().is_unavailable(&staff(who))
}

#[test]
fn calls_go_to_the_backup_at_once_and_come_back_when_the_time_is_over() {
    let mut shift = Shift::begin();
    shift.taps("kari", away(20, false));
    // Elin prefers Kari; she is not rung, nor is anybody kept waiting for her.
    let caller = shift.dials(ELIN);
    shift.passes(3);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
    shift.hangs_up(caller);
    shift.minutes(21);
    assert!(!is_away(&shift, "kari"));
    shift.dials(STRANGER);
    shift.passes(3);
    assert!(shift.rings("kari"));
}

#[test]
fn whoever_is_back_is_rung_for_the_one_who_waits() {
    let mut shift = Shift::begin();
    shift.taps("kari", away(10, false));
    shift.dials(STRANGER);
    shift.passes(3);
    assert!(shift.rings("aslak"));
    shift.taps("kari", Command::Presence(PresenceCommand::Available));
    shift.passes(2);
    assert!(shift.rings("kari"));
}

#[test]
fn taking_a_call_on_the_screen_makes_her_available() {
    let mut shift = Shift::begin();
    shift.taps("kari", away(40, false));
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let call = shift.call_id(caller);
    shift.taps("kari", Command::Claim { call, phone: None });
    assert!(!is_away(&shift, "kari"));
    shift.passes(2);
    let kari = shift.picks_up("kari");
    shift.passes(2);
    assert!(shift.talk(caller, kari));
}

#[test]
fn the_last_one_must_say_that_she_means_it_and_then_the_leader_is_told() {
    let mut shift = Shift::begin();
    shift.taps("aslak", away(60, false));
    shift.taps("kari", away(20, false));
    assert!(!is_away(&shift, "kari"), "nobody else is left");
    assert!(!shift.has_alarm(&AlarmKind::NobodyAvailable));
    shift.taps("kari", away(20, true));
    assert!(is_away(&shift, "kari"));
    assert!(shift.has_alarm(&AlarmKind::NobodyAvailable));
    shift.passes(3);
    assert!(shift.rings("randi"));
    // A caller is not kept waiting for empty chairs: the fallback rings at once.
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    assert_eq!(shift.dialled(caller), Some(0));
    assert!(!shift.rings("kari") && !shift.rings("aslak"));
    // Nobody there answers: everybody is rung, whatever they have said.
    shift.minutes(4);
    assert!(shift.waits(caller) || shift.dialled(caller).is_some());
    let mut rung = false;
    for _ in 0..120 {
        rung |= shift.rings("kari") || shift.rings("aslak");
        shift.passes(1);
    }
    assert!(rung, "the caller stays and nobody of ours is rung");
    shift.taps("kari", Command::Presence(PresenceCommand::Available));
    assert!(!shift.has_alarm(&AlarmKind::NobodyAvailable));
}

#[test]
fn alone_on_duty_it_is_the_same() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    shift.taps("kari", away(20, false));
    assert!(!is_away(&shift, "kari"));
    shift.taps("kari", away(20, true));
    assert!(shift.has_alarm(&AlarmKind::NobodyAvailable));
    shift.minutes(21);
    assert!(!shift.has_alarm(&AlarmKind::NobodyAvailable));
}

#[test]
fn an_overdue_call_back_rings_whoever_is_there() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(8);
    shift.hangs_up(caller);
    shift.minutes(8);
    shift.taps("kari", away(20, false));
    shift.minutes(2);
    let promise = shift.contact(caller).promise().unwrap();
    assert_eq!(promise.stage, CallBackStage::OwnerReminded);
    shift.passes(3);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
}

#[test]
fn a_call_back_long_overdue_rings_nobody_who_takes_no_calls_while_somebody_else_does() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(8);
    shift.hangs_up(caller);
    shift.taps("aslak", away(60, false));
    for stage in [CallBackStage::BackupReminded, CallBackStage::LeaderTold] {
        let reached = |shift: &Shift| shift.contact(caller).promise().unwrap().stage == stage;
        for _ in 0..30 {
            if !reached(&shift) {
                shift.minutes(1);
            }
        }
        assert!(reached(&shift));
        shift.passes(3);
        assert!(shift.rings("kari") && !shift.rings("aslak"), "{stage:?}");
    }
}

#[test]
fn only_the_lengths_that_are_offered_and_only_on_duty() {
    let mut shift = Shift::begin();
    shift.taps("kari", away(25, false));
    shift.taps("marit", away(20, false));
    assert!(shift.state().unavailable.is_empty());
    // Longer by saying so again; over at the end of the duty.
    shift.taps("kari", away(10, false));
    shift.minutes(5);
    shift.taps("kari", away(20, false));
    shift.minutes(10);
    assert!(is_away(&shift, "kari"));
    shift.until("2026-03-09T07:50:00[Europe/Oslo]");
    shift.taps("kari", away(60, false));
    shift.until("2026-03-09T08:00:05[Europe/Oslo]");
    assert!(shift.state().unavailable.is_empty());
}
