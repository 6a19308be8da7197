//! The conversation is over, and its caller is to hear so: when the log does not answer, the carrier takes nothing, or the server is away,
//! nobody is left alone in it.

use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::log::memory::Fault;

use super::*;

/// They talk: whoever rang, and Kari.
fn talking(shift: &mut Shift) -> (LineNo, LineNo) {
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(caller, kari));
    (caller, kari)
}

/// They talk: whoever was called back, and Kari.
fn called_back(shift: &mut Shift) -> (LineNo, LineNo) {
    let first = shift.dials(STRANGER);
    shift.passes(5);
    shift.hangs_up(first);
    let contact = shift.contact(first).id;
    shift.taps("kari", Command::StartCallBack { contact });
    let kari = shift.takes("kari");
    shift.passes(3);
    let person = shift.picks_up(STRANGER);
    shift.passes(1);
    assert!(shift.talk(person, kari));
    (person, kari)
}

#[test]
fn a_goodbye_goes_out_though_the_log_does_not_answer_for_minutes() {
    let mut shift = Shift::begin();
    let (person, kari) = called_back(&mut shift);
    // The carrier tells nothing of lines by itself. What is written is there, but nobody is told so.
    shift.world.faults.words_never = true;
    let fails = Happening::LogFails(Fault::AnswerLost, Duration::from_mins(10));
    shift.world.after(Duration::ZERO, fails);
    shift.passes(1);
    shift.presses(kari, "*");
    shift.passes(12);
    assert_eq!(shift.place(person), Place::Over);
}

#[test]
fn a_caller_to_whom_goodbye_could_not_be_said_is_taken_up_again() {
    let mut shift = Shift::begin();
    let (caller, kari) = talking(&mut shift);
    // The carrier takes nothing for some minutes.
    shift.world.harsh = true;
    shift.world.faults.rest_lost_before = 1.0;
    shift.presses(kari, "*");
    shift.minutes(4);
    assert!(matches!(shift.place(caller), Place::Conference(_)));
    shift.world.faults.rest_lost_before = 0.0;
    shift.passes(20);
    assert!(shift.waits(caller), "{:?}", shift.call_state(caller));
    let kari = shift.takes("kari");
    assert!(shift.talk(caller, kari));
}

#[test]
fn a_caller_whose_goodbye_was_due_while_the_server_was_away_is_taken_up_again() {
    let mut shift = Shift::begin();
    let (caller, kari) = talking(&mut shift);
    shift.world.harsh = true;
    shift.world.faults.rest_lost_before = 1.0;
    shift.presses(kari, "*");
    shift.world.crash(Some(Duration::from_mins(5)));
    shift.world.faults.rest_lost_before = 0.0;
    shift.passes(5 * 60 + 20);
    assert!(shift.waits(caller), "{:?}", shift.call_state(caller));
    assert!(shift.rings("kari"));
}

#[test]
fn a_person_called_back_to_whom_goodbye_could_not_be_said_is_taken_up_again() {
    let mut shift = Shift::begin();
    let (person, kari) = called_back(&mut shift);
    let contact = shift.contact(person).id;
    shift.world.harsh = true;
    shift.world.faults.rest_lost_before = 1.0;
    shift.presses(kari, "*");
    shift.minutes(2);
    let closed = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next: Next::Settled,
    };
    shift.taps("kari", closed);
    shift.minutes(2);
    shift.world.faults.rest_lost_before = 0.0;
    shift.passes(20);
    // It has its outcome: they are somebody new who waits.
    assert!(shift.waits(person));
    let kari = shift.takes("kari");
    assert!(shift.talk(person, kari));
    shift.hangs_up(person);
    shift.minutes(1);
    assert!(shift.state().live_calls.is_empty());
}
