//! Promises to call back: made, kept, reminded of, passed on.

use hjemmevakt::domain::command::{Command, From};
use hjemmevakt::domain::contacts::contact::{
    CallBackReason, CallerNumber, Next, Outcome, OutcomeDue, Owner, Phase,
};
use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::simulator::weekend::services::Staffing;

use super::*;

fn abandoned(shift: &mut Shift, number: &str) -> (LineNo, ContactId) {
    let caller = shift.dials(number);
    shift.passes(8);
    shift.hangs_up(caller);
    let contact = shift.call(caller).contact;
    (caller, contact)
}

#[test]
fn abandoned_before_an_answer_a_call_back_falls_due_and_the_telephones_stop() {
    let mut shift = Shift::begin();
    let (caller, _) = abandoned(&mut shift, STRANGER);
    shift.passes(2);
    assert!(!shift.rings("kari"));
    match &shift.contact(caller).phase {
        Phase::CallBackDue(promise) => {
            assert_eq!(promise.why, CallBackReason::Abandoned);
            assert_eq!(promise.owner, Owner::Staff(staff("kari")));
            let in_minutes = promise.due_at.since(shift.world.now).as_secs() / 60;
            assert_eq!(in_minutes, 9);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(shift.texts_to(STRANGER), [MessageText::WeSawYourCall]);
}

#[test]
fn a_landline_and_a_withheld_number_get_no_message_and_a_withheld_one_closes_by_itself() {
    let mut shift = Shift::begin();
    let (caller, _) = abandoned(&mut shift, LANDLINE);
    assert!(shift.is_owed_a_call(caller));
    assert_eq!(shift.texts_to(LANDLINE), []);

    let mut shift = Shift::begin();
    let caller = shift.dials_as(From::Withheld);
    shift.passes(5);
    shift.hangs_up(caller);
    match &shift.contact(caller).phase {
        Phase::Closed(closing) => assert_eq!(closing.outcome, Outcome::GaveUpWithheld),
        other => panic!("{other:?}"),
    }
    assert!(shift.world.texts.is_empty());
}

#[test]
fn an_unreadable_number_is_seen_by_the_nurse() {
    let mut shift = Shift::begin();
    let caller = shift.dials_as(From::Malformed);
    shift.passes(5);
    shift.hangs_up(caller);
    assert!(matches!(
        shift.contact(caller).phase,
        Phase::NeedsOutcome {
            why: OutcomeDue::NoNumber,
            ..
        }
    ));
}

#[test]
fn two_is_call_me_back_and_a_withheld_number_stays_on_the_line() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(1);
    shift.presses(caller, "2");
    assert!(shift.is_owed_a_call(caller));
    shift.passes(8);
    assert_eq!(shift.place(caller), Place::Over);
    assert!(!shift.rings("kari"));

    let mut shift = Shift::begin();
    let caller = shift.dials_as(From::Withheld);
    shift.presses(caller, "2");
    assert!(shift.waits(caller));
}

#[test]
fn with_one_tap_her_telephone_rings_then_the_persons_and_they_talk() {
    let mut shift = Shift::begin();
    let (_, contact) = abandoned(&mut shift, STRANGER);
    shift.minutes(2);
    shift.taps("kari", Command::StartCallBack { contact });
    let kari = shift.takes("kari");
    shift.passes(3);
    let person = shift.picks_up(STRANGER);
    shift.passes(1);
    assert!(shift.talk(person, kari));
    shift.hangs_up(person);
    shift.passes(2);
    assert!(matches!(
        shift.state().contact(contact).unwrap().phase,
        Phase::NeedsOutcome {
            why: OutcomeDue::Talked,
            ..
        }
    ));
}

#[test]
fn rung_twice_by_mistake_it_is_over_when_the_person_hangs_up() {
    let mut shift = Shift::begin();
    let (_, contact) = abandoned(&mut shift, STRANGER);
    // The carrier tells nothing of lines by itself, and its answer to the request for the person's telephone is lost.
    shift.world.faults.words_never = true;
    shift.taps("kari", Command::StartCallBack { contact });
    let kari = shift.picks_up("kari");
    shift.world.faults.rest_lost_after = 1.0;
    shift.presses(kari, "1");
    shift.world.faults.rest_lost_after = 0.0;
    shift.passes(8);
    let person = shift.picks_up(STRANGER);
    shift.passes(1);
    assert!(shift.talk(person, kari));
    let lines = shift.world.lines.iter().filter(|line| {
        line.number == Some(phone(STRANGER)) && line.whose == shift.world.line(person).whose
    });
    assert_eq!(lines.count(), 2);
    shift.hangs_up(person);
    shift.minutes(1);
    let phase = &shift.state().contact(contact).unwrap().phase;
    assert!(
        matches!(
            phase,
            Phase::NeedsOutcome {
                why: OutcomeDue::Talked,
                ..
            }
        ),
        "{phase:?}"
    );
}

#[test]
fn not_reached_is_tried_three_times_over_an_hour_and_then_a_person_decides() {
    let mut shift = Shift::begin();
    let (_, contact) = abandoned(&mut shift, STRANGER);
    let first = shift.world.now;
    for left in [2, 1, 0] {
        shift.taps("kari", Command::StartCallBack { contact });
        shift.takes("kari");
        shift.passes(60);
        let phase = &shift.state().contact(contact).unwrap().phase;
        if left > 0 {
            let Phase::CallBackDue(promise) = phase else {
                panic!("{phase:?}")
            };
            let due = promise.due_at;
            shift.world.run_until(due);
            // The telephone rings about it when it is due; the tap is quicker.
            shift.passes(1);
        } else {
            assert!(matches!(
                phase,
                Phase::NeedsOutcome {
                    why: OutcomeDue::NotReached,
                    ..
                }
            ));
        }
    }
    assert!(shift.world.now.since(first) >= Duration::from_secs(3_500));
    let outcome = Outcome::NotReached;
    shift.taps(
        "kari",
        Command::RecordOutcome {
            contact,
            outcome,
            next: Next::Settled,
        },
    );
    assert!(
        shift.state().contact(contact).unwrap().is_open(),
        "somebody must follow up"
    );
}

#[test]
fn overdue_her_telephone_rings_then_the_backups_then_the_leader_is_told() {
    let mut shift = Shift::begin();
    abandoned(&mut shift, STRANGER);
    shift.minutes(10).passes(3);
    assert!(shift.rings("kari") && !shift.rings("aslak"));
    shift.minutes(5);
    assert!(shift.rings("aslak"));
    shift.minutes(10);
    assert!(shift.has_alarm(&AlarmKind::CallBackOverdue));
    shift.passes(2);
    assert!(shift.rings("randi"));
    // And on, at intervals, until somebody has called.
    shift.minutes(10);
    assert!(shift.rings("kari"));
    let kari = shift.takes("kari");
    shift.passes(3);
    let person = shift.picks_up(STRANGER);
    assert!(shift.talk(person, kari));
}

#[test]
fn a_nurse_who_is_not_there_does_not_use_up_a_try() {
    let mut shift = Shift::begin();
    let (_, contact) = abandoned(&mut shift, STRANGER);
    shift.taps("kari", Command::StartCallBack { contact });
    shift.minutes(1);
    match &shift.state().contact(contact).unwrap().phase {
        Phase::CallBackDue(promise) => assert_eq!(promise.tries, 0),
        other => panic!("{other:?}"),
    }
    assert!(!shift.rings(STRANGER));
}

#[test]
fn repeats_within_minutes_fold_into_one_call_back_and_nobody_is_blocked() {
    let mut shift = Shift::begin();
    let (_, first) = abandoned(&mut shift, STRANGER);
    for _ in 0..4 {
        shift.passes(30);
        abandoned(&mut shift, STRANGER);
    }
    let owed: Vec<_> = shift
        .state()
        .open
        .iter()
        .filter(|id| {
            matches!(
                shift.state().contact(**id).unwrap().phase,
                Phase::CallBackDue(_)
            )
        })
        .copied()
        .collect();
    assert_eq!(owed, [first]);
    assert_eq!(shift.state().contact(first).unwrap().repeats, 4);
    assert_eq!(shift.texts_to(STRANGER).len(), 1);
    let caller = shift.dials(STRANGER);
    assert!(shift.waits(caller), "still served");
}

#[test]
fn the_line_drops_in_a_call_back_and_she_is_put_together_with_them_again() {
    let mut shift = Shift::begin();
    let (_, contact) = abandoned(&mut shift, STRANGER);
    shift.taps("kari", Command::StartCallBack { contact });
    let kari = shift.takes("kari");
    shift.passes(3);
    let person = shift.picks_up(STRANGER);
    shift.passes(2);
    shift.hangs_up(kari);
    shift.passes(3);
    assert!(shift.waits(person));
    let kari = shift.takes("kari");
    assert!(shift.talk(person, kari));
}

#[test]
fn at_the_end_of_the_duty_what_is_open_waits_with_a_named_owner() {
    let mut shift = Shift::at("2026-03-09T07:55:00[Europe/Oslo]");
    let (_, contact) = abandoned(&mut shift, STRANGER);
    assert!(matches!(
        shift.state().contact(contact).unwrap().number,
        CallerNumber::Number(_)
    ));
    shift.until("2026-03-09T08:00:01[Europe/Oslo]");
    assert!(shift.state().shift.is_none());
    let keeper = Some(staff("siri"));
    match &shift.state().contact(contact).unwrap().phase {
        Phase::CallBackDue(promise) => assert_eq!(promise.owner, Owner::NextOnDuty { keeper }),
        other => panic!("{other:?}"),
    }
    shift.passes(320);
    assert!(shift.rings("siri"), "and she is rung about it");
}

#[test]
fn at_a_change_of_nurses_what_is_open_goes_to_the_next() {
    let mut shift = Shift::with(Staffing::Full, "2026-03-07T12:00:00[Europe/Oslo]");
    let caller = shift.dials(STRANGER);
    shift.passes(60);
    let marit = shift.ringing("marit");
    assert!(marit.is_some());
    let marit = shift.takes("marit");
    assert!(shift.talk(caller, marit));
    shift.hangs_up(caller);
    // Marit's part of the duty ends on Sunday at four.
    shift.until("2026-03-08T04:00:02[Europe/Oslo]");
    match &shift.contact(caller).phase {
        Phase::NeedsOutcome { owner, .. } => assert_eq!(owner, &Owner::Staff(staff("kari"))),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_caller_whom_we_thought_gone_is_on_the_line_and_is_not_rung_back() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(4);
    let call = shift.call_id(caller);
    let line = shift.call(caller).line.clone().unwrap();
    // The carrier says that they have hung up. They have not: they hear that somebody is coming.
    let gone = Command::CallerGone { line: line.clone() };
    assert!(shift.world.submit(Actor::Carrier, gone));
    assert!(shift.is_owed_a_call(caller));
    let contact = shift.contact(caller).id;
    shift.taps("kari", Command::StartCallBack { contact });
    assert!(shift.rings("kari"), "she is about to ring them back");
    // Their line is heard of, and the carrier says that they are there.
    let waits = Command::CallerWaits { call, line };
    assert!(shift.world.submit(Actor::Carrier, waits));
    shift.passes(8);
    assert!(matches!(
        shift.state().contact(contact).unwrap().phase,
        Phase::OnTheLine(goes_on) if goes_on == call
    ));
    let live = shift.state().calls.values().filter(|found| {
        found.contact == contact && !matches!(found.state, CallState::Ended { .. })
    });
    assert_eq!(live.count(), 1, "and nothing goes on beside it");
    // What rings now is theirs: whoever takes it talks with them, and their telephone does not ring.
    let kari = shift.takes("kari");
    shift.passes(2);
    assert!(!shift.rings(STRANGER));
    assert!(shift.talk(caller, kari));
}
