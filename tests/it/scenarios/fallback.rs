//! Nobody of ours answers, or there is nobody, or it is not the time: somebody outside is rung, and nobody is hung up on.

use hjemmevakt::domain::calls::call::{CallState, FallbackReason};
use hjemmevakt::domain::command::{Command, From, LineStatus};
use hjemmevakt::domain::contacts::contact::{OutcomeDue, Phase};
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::log::memory::Fault;
use hjemmevakt::simulator::weekend::services::Staffing;

use super::*;

fn why(shift: &Shift, line: LineNo) -> Option<FallbackReason> {
    match shift.call_state(line) {
        CallState::FallingBack(fallback) => Some(fallback.why),
        _ => None,
    }
}

#[test]
fn every_step_over_the_fallback_is_rung_within_two_minutes() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    // Two on duty: primary, backup; "everyone" would ring nobody new.
    shift.passes(54);
    assert_eq!(shift.dialled(caller), Some(0));
    assert_eq!(why(&shift, caller), Some(FallbackReason::NobodyAnswered));
    assert!(!shift.rings("kari") && !shift.rings("aslak"));
    shift.outside_answers(caller).minutes(5);
    shift.outside_ends(caller, LineStatus::Completed).passes(10);
    match &shift.contact(caller).phase {
        Phase::NeedsOutcome { why, .. } => assert_eq!(*why, OutcomeDue::FellBack),
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_nurse_on_the_roster_the_fallback_at_once_and_an_alarm_by_message_and_call() {
    let mut shift = Shift::with(Staffing::Nobody, THURSDAY);
    let caller = shift.dials(STRANGER);
    assert_eq!(shift.dialled(caller), Some(0));
    assert_eq!(why(&shift, caller), Some(FallbackReason::NobodyToRing));
    assert!(shift.has_alarm(&AlarmKind::NoNurseOnRoster));
    shift.passes(3);
    assert!(shift.texts_to("randi").contains(&MessageText::AlarmWaits));
    let randi = shift.takes("randi");
    shift.passes(1);
    assert_eq!(shift.place(randi), Place::Saying, "taken with the key");
}

#[test]
fn an_alarm_nobody_takes_goes_to_the_next_on_the_list() {
    let mut shift = Shift::with(Staffing::Nobody, THURSDAY);
    shift.dials(STRANGER);
    shift.passes(4);
    assert!(shift.rings("randi"));
    shift.passes(298);
    assert!(shift.rings("kari") && !shift.rings("randi"));
}

#[test]
fn the_fallback_does_not_answer_the_next_number_and_then_everybody_every_minute() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    // Two on duty: primary, backup; "everyone" would ring nobody new.
    shift.passes(54);
    assert_eq!(shift.dialled(caller), Some(0));
    shift.passes(40);
    assert_eq!(shift.dialled(caller), Some(1));
    shift.passes(42);
    assert!(shift.waits(caller), "told plainly, and may stay");
    assert!(shift.has_alarm(&AlarmKind::NobodyAnswers));
    assert!(shift.rings("kari") && shift.rings("aslak"));
    shift.passes(40);
    assert!(!shift.rings("kari"));
    shift.passes(22);
    assert!(
        shift.rings("kari") && shift.rings("aslak"),
        "again after a minute"
    );
    let kari = shift.takes("kari");
    assert!(shift.talk(caller, kari));
}

#[test]
fn a_caller_whom_nobody_answers_stays_for_an_hour_and_is_never_hung_up_on() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    let mut dialled = 0;
    for _ in 0..360 {
        shift.passes(10);
        assert_ne!(shift.place(caller), Place::Over);
        dialled += u32::from(shift.dialled(caller).is_some());
    }
    assert!(dialled > 20, "the fallback is rung again and again");
}

#[test]
fn in_the_rounds_two_is_call_me_back() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(140);
    assert!(shift.waits(caller));
    shift.presses(caller, "2");
    assert!(shift.is_owed_a_call(caller));
    shift.passes(10);
    assert_eq!(shift.place(caller), Place::Over);
}

#[test]
fn outside_hours_by_window_and_noted_for_the_next_duty() {
    // Tuesday noon: the day service.
    let mut shift = Shift::at("2026-03-03T12:00:00[Europe/Oslo]");
    let caller = shift.dials(STRANGER);
    match shift.call_state(caller) {
        CallState::FallingBack(fallback) => {
            assert_eq!(fallback.why, FallbackReason::OutsideDuty);
            assert_eq!(fallback.targets[0].label, "Mental health day service");
        }
        other => panic!("{other:?}"),
    }
    shift.outside_answers(caller).minutes(3);
    shift.outside_ends(caller, LineStatus::Completed).passes(8);
    assert!(matches!(
        shift.contact(caller).phase,
        Phase::NeedsOutcome { .. }
    ));

    // Tuesday night: legevakt.
    let mut shift = Shift::at("2026-03-03T23:00:00[Europe/Oslo]");
    let caller = shift.dials(STRANGER);
    match shift.call_state(caller) {
        CallState::FallingBack(fallback) => {
            assert_eq!(fallback.targets[0].label, "Legevakt doctor, direct line");
        }
        other => panic!("{other:?}"),
    }
    assert!(!shift.rings("kari"));
    // Nobody there: the other number, and then we do not hang up either.
    shift.passes(45);
    assert_eq!(shift.dialled(caller), Some(1));
    shift.passes(45);
    assert!(shift.waits(caller));
}

#[test]
fn a_caller_who_goes_while_the_fallback_rings_is_owed_a_call() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(60);
    shift.hangs_up(caller);
    assert!(shift.is_owed_a_call(caller));
}

#[test]
fn the_log_cannot_be_written_and_the_caller_is_connected_all_the_same() {
    let mut shift = Shift::begin();
    shift.world.after(
        Duration::ZERO,
        Happening::LogFails(Fault::Full, Duration::from_mins(1)),
    );
    shift.passes(1);
    let caller = shift.dials(STRANGER);
    assert_eq!(shift.dialled(caller), Some(0));
    assert!(shift.state().live_calls.is_empty(), "nothing was written");
}

#[test]
fn the_server_is_gone_and_the_waiting_caller_is_connected_by_the_static_markup() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(15);
    shift.world.crash(Some(Duration::from_secs(45)));
    shift.passes(12);
    assert_eq!(shift.dialled(caller), Some(0));
    shift.outside_answers(caller);
    // Back again: the carrier says that they talk, and nobody is rung for them.
    shift.passes(60);
    assert!(matches!(
        shift.contact(caller).phase,
        Phase::NeedsOutcome {
            why: OutcomeDue::FellBack,
            ..
        }
    ));
    assert!(!shift.rings("kari") && !shift.rings("aslak"));
}

#[test]
fn a_short_restart_while_it_rings_goes_on_to_the_next_step_at_its_time() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(12);
    assert!(shift.rings("kari"));
    shift.world.crash(Some(Duration::from_secs(1)));
    shift.passes(18);
    assert!(shift.rings("aslak") && shift.waits(caller));
    let kari = shift.takes("kari");
    assert!(shift.talk(caller, kari));
}

#[test]
fn the_carrier_refuses_and_our_own_timers_move_the_call_on() {
    let mut shift = Shift::begin();
    shift.world.faults.rest_never = 1.0;
    let caller = shift.dials_as(From::Number(phone(STRANGER)));
    shift.passes(10);
    assert!(!shift.rings("kari") && !shift.rings("aslak"));
    assert_eq!(
        shift.dialled(caller),
        Some(0),
        "on at once, to the fallback"
    );
    let says_what = shift.state().open_alarms.iter().any(|alarm| {
        matches!(&shift.state().alarm(*alarm).unwrap().kind, AlarmKind::CarrierRefused(why) if why.contains("400"))
    });
    assert!(says_what, "the alarm says what the carrier answered");
}

#[test]
fn callbacks_never_come_and_our_own_timers_move_the_call_on() {
    let mut shift = Shift::begin();
    shift.world.faults.words_never = true;
    let caller = shift.dials(STRANGER);
    shift.passes(28);
    assert!(shift.rings("aslak"));
    let aslak = shift.takes("aslak");
    shift.passes(20);
    assert!(shift.talk(caller, aslak));
    // And no word that she has hung up: found out by asking.
    shift.world.hang_up(aslak);
    shift.passes(25);
    assert!(shift.waits(caller));
    shift.world.hang_up(caller);
    shift.minutes(2);
    assert!(shift.is_owed_a_call(caller));
}

#[test]
fn held_effects_ring_nobody_until_a_person_lets_them_go() {
    let mut shift = Shift::begin();
    let epoch = hjemmevakt::domain::ids::Epoch::new(2);
    shift.operator(Command::BeginEpoch {
        epoch,
        hold_effects: true,
    });
    shift.dials(STRANGER);
    shift.passes(8);
    assert!(!shift.rings("kari"));
    shift.operator(Command::ReleaseEffects);
    shift.passes(4);
    assert!(shift.rings("kari"));
}

#[test]
fn a_busy_telephone_is_tried_once_a_round_and_the_round_comes_to_its_end() {
    let mut shift = Shift::begin();
    let first = shift.dials(OTHER);
    shift.passes(3);
    let kari = shift.takes("kari");
    let caller = shift.dials(STRANGER);
    // Noticed while she talks; then she is free, and her telephone is busy with something else.
    shift.passes(30);
    shift.hangs_up(first).passes(1);
    shift.hangs_up(kari);
    let private = shift.world.dial(From::Number(phone(LANDLINE)));
    shift.passes(1);
    shift.world.lines[private.0].number = Some(phone("+4790000001"));
    let before = shift.world.lines.len();
    shift.minutes(5);
    assert!(
        shift.world.lines.len() < before + 25,
        "{}",
        shift.world.lines.len() - before
    );
    assert!(shift.dialled(caller).is_some() || shift.waits(caller));
}
