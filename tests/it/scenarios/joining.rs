//! Caller and nurse meet, and part: joining, lines that drop, handing over, ringing in.

use hjemmevakt::domain::calls::leg::Callee;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::contacts::contact::{CallBackReason, OutcomeDue, Owner, Phase};
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::simulator::weekend::services::Staffing;

use super::*;

fn talking(shift: &mut Shift) -> (LineNo, LineNo) {
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(caller, kari));
    (caller, kari)
}

#[test]
fn the_caller_hangs_up_and_the_contact_waits_for_its_outcome_with_the_nurse() {
    let mut shift = Shift::begin();
    let (caller, kari) = talking(&mut shift);
    shift.hangs_up(caller);
    shift.passes(10);
    assert_eq!(shift.place(kari), Place::Over);
    match &shift.contact(caller).phase {
        Phase::NeedsOutcome { owner, why, .. } => {
            assert_eq!(owner, &Owner::Staff(staff("kari")));
            assert_eq!(*why, OutcomeDue::Talked);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn her_line_drops_the_caller_stays_and_she_is_rung_again_at_once() {
    let mut shift = Shift::begin();
    let (caller, kari) = talking(&mut shift);
    shift.hangs_up(kari);
    shift.passes(3);
    assert!(shift.waits(caller));
    assert!(matches!(
        shift.call_state(caller),
        CallState::LineLost { .. }
    ));
    assert!(shift.rings("kari") && !shift.rings("aslak"));
    let kari = shift.takes("kari");
    assert!(shift.talk(caller, kari));
}

#[test]
fn she_does_not_come_back_and_the_others_are_rung() {
    let mut shift = Shift::begin();
    let (caller, kari) = talking(&mut shift);
    shift.hangs_up(kari);
    shift.passes(34);
    assert!(shift.rings("aslak"));
    let aslak = shift.takes("aslak");
    assert!(shift.talk(caller, aslak));
}

#[test]
fn the_caller_goes_while_she_is_rung_again_and_is_called_back_at_once() {
    let mut shift = Shift::begin();
    let (caller, kari) = talking(&mut shift);
    shift.hangs_up(kari);
    shift.passes(1);
    shift.hangs_up(caller);
    match &shift.contact(caller).phase {
        Phase::CallBackDue(promise) => {
            assert_eq!(promise.why, CallBackReason::Dropped);
            assert!(promise.due_at <= shift.world.now);
        }
        other => panic!("{other:?}"),
    }
    shift.passes(3);
    // Rung about it, not about a caller who has gone.
    let kari = shift.takes("kari");
    shift.passes(3);
    let person = shift.picks_up(STRANGER);
    shift.passes(1);
    assert!(shift.talk(person, kari));
}

#[test]
fn the_caller_goes_while_they_are_put_together_and_key_one_calls_back() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.picks_up("kari");
    shift.world.press(kari, "1");
    shift.passes_ms(150);
    shift.world.hang_up(caller);
    shift.passes(3);
    assert!(shift.is_owed_a_call(caller));
    assert_eq!(
        shift.place(kari),
        Place::Gather,
        "she hears it, and is asked"
    );
    shift.presses(kari, "1");
    shift.passes(3);
    let person = shift.picks_up(STRANGER);
    shift.passes(1);
    assert!(shift.talk(person, kari));
}

#[test]
fn she_ends_with_the_star_key_or_on_the_screen() {
    let mut shift = Shift::begin();
    let (caller, kari) = talking(&mut shift);
    shift.presses(kari, "*");
    shift.passes(10);
    assert_eq!(shift.place(caller), Place::Over);

    let mut shift = Shift::begin();
    let (caller, kari) = talking(&mut shift);
    let call = shift.call_id(caller);
    shift.taps("aslak", Command::EndTalk { call });
    assert!(shift.talk(caller, kari), "it is not his to end");
    shift.taps("kari", Command::EndTalk { call });
    shift.passes(10);
    assert_eq!(shift.place(kari), Place::Over);
    assert_eq!(shift.place(caller), Place::Over);
}

/// Kari and Aslak both talk with the caller.
fn both_talking(shift: &mut Shift) -> (LineNo, LineNo, LineNo) {
    let (caller, kari) = talking(shift);
    let (call, to) = (shift.call_id(caller), staff("aslak"));
    shift.taps("kari", Command::HandOver { call, to });
    shift.passes(3);
    let aslak = shift.takes("aslak");
    assert!(shift.talk(caller, kari) && shift.talk(caller, aslak));
    (caller, kari, aslak)
}

#[test]
fn she_who_leaves_is_not_in_it_although_the_word_of_it_came_late() {
    let mut shift = Shift::begin();
    let (caller, kari, aslak) = both_talking(&mut shift);
    // The star takes seconds to reach us. Meanwhile the carrier says that she is not in it, and she is brought back.
    shift.world.faults.webhook_slow = 1.0;
    shift.world.press(kari, "*");
    shift.world.faults.webhook_slow = 0.0;
    let (call, line) = (shift.call_id(caller), shift.world.line(kari).id.clone());
    let left = Command::ConferenceReports {
        call,
        line,
        joined: false,
    };
    shift.world.submit(Actor::Carrier, left);
    shift.passes(1);
    assert!(shift.talk(caller, kari), "she was brought back");
    shift.passes(60);
    assert!(shift.talk(caller, aslak) && !shift.talk(caller, kari));
    assert_eq!(shift.place(kari), Place::Over);
}

#[test]
fn she_who_has_left_and_is_in_it_all_the_same_is_brought_out() {
    let mut shift = Shift::begin();
    let (caller, kari, aslak) = both_talking(&mut shift);
    // Nothing that we ask of the carrier is carried out for a while.
    shift.world.harsh = true;
    shift.world.faults.rest_lost_before = 1.0;
    let call = shift.call_id(caller);
    shift.taps("kari", Command::LeaveTalk(call));
    shift.minutes(4);
    assert!(shift.talk(caller, kari), "she is still there");
    shift.world.faults.rest_lost_before = 0.0;
    shift.passes(60);
    assert!(shift.talk(caller, aslak) && !shift.talk(caller, kari));
    assert_eq!(shift.place(kari), Place::Over);
}

#[test]
fn a_colleague_takes_over_warm_and_she_leaves() {
    let mut shift = Shift::begin();
    let (caller, kari) = talking(&mut shift);
    let call = shift.call_id(caller);
    shift.taps(
        "kari",
        Command::HandOver {
            call,
            to: staff("aslak"),
        },
    );
    shift.passes(3);
    let aslak = shift.takes("aslak");
    assert!(shift.talk(caller, kari) && shift.talk(caller, aslak));
    shift.presses(kari, "*");
    shift.passes(8);
    assert!(shift.talk(caller, aslak) && !shift.talk(caller, kari));
    shift.hangs_up(caller);
    match &shift.contact(caller).phase {
        Phase::NeedsOutcome { owner, .. } => assert_eq!(owner, &Owner::Staff(staff("aslak"))),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_doctor_is_brought_in_and_holds_the_conversation_while_her_line_comes_back() {
    let mut shift = Shift::begin();
    let (caller, kari) = talking(&mut shift);
    let call = shift.call_id(caller);
    let whom = Callee::Other {
        label: "Legevakt doctor".to_owned(),
        number: Secret::Known(phone(DOCTOR)),
    };
    shift.taps("kari", Command::BringIn { call, whom });
    shift.passes(3);
    let doctor = shift.takes(DOCTOR);
    assert!(shift.talk(caller, kari) && shift.talk(caller, doctor));
    shift.hangs_up(kari);
    shift.passes(3);
    assert!(
        shift.talk(caller, doctor),
        "the caller is not taken from the doctor"
    );
    let kari = shift.takes("kari");
    assert!(shift.talk(caller, kari) && shift.talk(caller, doctor));
    // She leads it again: hers to end.
    shift.taps("kari", Command::EndTalk { call });
    shift.passes(10);
    assert_eq!(shift.place(caller), Place::Over);
    assert_eq!(shift.place(doctor), Place::Over);
}

#[test]
fn she_rings_in_with_her_code_and_is_put_back_to_her_lost_caller() {
    let mut shift = Shift::begin();
    let (caller, kari) = talking(&mut shift);
    shift.hangs_up(kari);
    shift.passes_ms(200);
    let again = shift.dials("+4790000001");
    shift.passes(1);
    shift.presses(again, "470218");
    shift.passes(2);
    assert!(shift.talk(caller, again));
}

#[test]
fn she_rings_in_with_her_code_and_takes_the_one_who_waits() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(1);
    let kari = shift.dials("+4790000001");
    shift.passes(1);
    shift.presses(kari, "470218");
    shift.passes(2);
    assert!(shift.talk(caller, kari));
}

#[test]
fn her_code_counts_on_a_colleagues_telephone() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(1);
    let borrowed = shift.dials("+4790000002");
    shift.passes(1);
    shift.presses(borrowed, "470218");
    shift.passes(2);
    assert!(shift.talk(caller, borrowed));
    shift.hangs_up(caller);
    match &shift.contact(caller).phase {
        Phase::NeedsOutcome { owner, .. } => assert_eq!(owner, &Owner::Staff(staff("kari"))),
        other => panic!("{other:?}"),
    }
}

#[test]
fn wrong_codes_or_none_and_she_is_served_as_a_caller() {
    let mut shift = Shift::begin();
    let line = shift.dials("+4790000001");
    shift.presses(line, "111111");
    assert_eq!(shift.place(line), Place::Gather);
    shift.presses(line, "222222");
    shift.passes(1);
    assert!(shift.waits(line));
    shift.passes(3);
    assert!(shift.rings("aslak"), "her own telephone is busy: the next");

    let mut shift = Shift::begin();
    let line = shift.dials("+4790000001");
    shift.passes(12);
    assert!(shift.waits(line));
}

#[test]
fn she_rang_in_and_has_gone_while_the_server_was_away_and_nobody_is_rung_for_her() {
    let mut shift = Shift::begin();
    let line = shift.dials("+4790000001");
    assert_eq!(shift.place(line), Place::Gather);
    shift.world.crash(Some(Duration::from_mins(5)));
    shift.passes(5);
    shift.hangs_up(line);
    shift.passes(5 * 60);
    assert!(!shift.rings("kari") && !shift.rings("aslak"));
    assert!(
        shift.state().contacts.is_empty(),
        "the carrier is asked first"
    );
    assert!(shift.state().legs.values().all(|leg| !leg.is_live()));
}

#[test]
fn nobody_is_in_two_conversations() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    let first = shift.dials(STRANGER);
    let second = shift.dials(OTHER);
    shift.passes(3);
    let kari = shift.takes("kari");
    let with_first = shift.talk(first, kari);
    assert_ne!(with_first, shift.talk(second, kari));
    let other = if with_first { second } else { first };
    let call = shift.call_id(other);
    shift.taps("kari", Command::Claim { call, phone: None });
    assert!(!shift.rings("kari"));
}

#[test]
fn rung_twice_by_mistake_her_lost_line_is_noticed_all_the_same() {
    let mut shift = Shift::begin();
    // The carrier tells nothing of lines by itself, and its answer to the first request for her telephone is lost.
    shift.world.faults.words_never = true;
    shift.world.faults.rest_lost_after = 1.0;
    let caller = shift.dials(STRANGER);
    shift.world.faults.rest_lost_after = 0.0;
    shift.passes(8);
    let kari = shift.takes("kari");
    shift.passes(3);
    assert!(shift.talk(caller, kari));
    shift.hangs_up(kari);
    shift.minutes(1);
    assert!(shift.rings("kari"), "{:?}", shift.call_state(caller));
}
