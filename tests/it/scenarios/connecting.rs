//! "Connect us now": the nurse's telephone, then the doctor's. And what becomes of requests when the duty ends.

use hjemmevakt::domain::calls::leg::Purpose;
use hjemmevakt::domain::contacts::contact::{OutcomeDue, Owner};
use hjemmevakt::domain::requests::form::{Form, Urgency};
use hjemmevakt::domain::requests::request::Stage;
use hjemmevakt::domain::secret::Secret;

use super::requests::{MOBILE, PC, doctor_does, form, of, sends, stage, taken};
use super::*;

#[test]
fn connect_us_now_rings_the_nurse_and_then_the_doctor() {
    let mut shift = Shift::begin();
    let request = taken(&mut shift, "kari", Urgency::Urgent);
    doctor_does(&mut shift, Command::ConnectNow { request }).unwrap();
    shift.passes(3);
    assert!(!shift.rings(PC), "the nurse first");
    let kari = shift.takes("kari");
    shift.passes(3);
    let pc = shift.picks_up(PC);
    shift.passes(2);
    assert!(shift.talk(pc, kari));
    shift.hangs_up(pc);
    shift.passes(8);
    let contact = of(&shift, request).contact;
    let phase = &shift.state().contact(contact).unwrap().phase;
    assert!(
        matches!(phase, Phase::NeedsOutcome { owner, why: OutcomeDue::Talked, .. } if *owner == Owner::Staff(staff("kari"))),
        "{phase:?}"
    );
}

#[test]
fn the_form_says_where_the_doctor_is_reached() {
    let mut shift = Shift::begin();
    let request = taken(&mut shift, "kari", Urgency::Urgent);
    let amended = Form {
        phone: Some(Secret::Known(phone(MOBILE))),
        ..form(Urgency::Urgent)
    };
    let amend = Command::AmendRequest {
        request,
        form: Box::new(amended),
    };
    doctor_does(&mut shift, amend).unwrap();
    assert_eq!(of(&shift, request).changed, 1);
    shift.taps("kari", Command::ConnectNow { request });
    shift.passes(3);
    shift.takes("kari");
    shift.passes(3);
    assert!(shift.rings(MOBILE) && !shift.rings(PC));
}

#[test]
fn the_key_takes_it_and_pressed_again_it_puts_her_through() {
    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Immediate);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert_eq!(of(&shift, request).nurse(), Some(&staff("kari")));
    shift.presses(kari, "1");
    shift.passes(3);
    let pc = shift.picks_up(PC);
    shift.passes(2);
    assert!(shift.talk(pc, kari));

    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Immediate);
    shift.passes(3);
    let kari = shift.takes("kari");
    // She would rather read first.
    shift.passes(25);
    assert_eq!(shift.place(kari), Place::Over);
    assert!(!shift.rings(PC));
    assert_eq!(of(&shift, request).nurse(), Some(&staff("kari")));
}

#[test]
fn a_nurse_who_does_not_pick_up_leaves_a_promise_that_is_reminded_of() {
    let mut shift = Shift::begin();
    let request = taken(&mut shift, "kari", Urgency::Urgent);
    doctor_does(&mut shift, Command::ConnectNow { request }).unwrap();
    shift.passes(50);
    let contact = of(&shift, request).contact;
    let phase = |shift: &Shift| shift.state().contact(contact).unwrap().phase.clone();
    assert!(
        matches!(phase(&shift), Phase::CallBackDue(_)),
        "{:?}",
        phase(&shift)
    );
    shift.minutes(4);
    let reminded = shift
        .state()
        .legs
        .values()
        .any(|leg| leg.purpose == Purpose::Reminder(contact));
    assert!(reminded);
}

/// Thursday to Monday with Kari first in one week and Aslak in the next; the duty ends on Monday at 08:00.
#[test]
fn at_the_end_of_the_duty_nobody_is_left_to_wait_for_a_nurse_who_has_gone() {
    let monday = "2026-03-09T07:50:00[Europe/Oslo]";
    let mut shift = Shift::at(monday);
    let request = taken(&mut shift, "kari", Urgency::Urgent);
    shift.until("2026-03-09T08:01:00[Europe/Oslo]");
    // Nothing had come of it: it is nobody's now, the leader knows, and somebody answers for it by name.
    assert_eq!(*stage(&shift, request), Stage::Ringing);
    assert!(shift.has_alarm(&AlarmKind::NobodyTakes));
    let contact = of(&shift, request).contact;
    let phase = shift.state().contact(contact).unwrap().phase.clone();
    assert!(
        matches!(
            &phase,
            Phase::NeedsOutcome {
                owner: Owner::NextOnDuty { keeper: Some(_) },
                ..
            }
        ),
        "{phase:?}"
    );
    shift.until("2026-03-12T15:01:00[Europe/Oslo]");
    assert!(shift.rings("aslak"), "the next on duty is rung for it");
}

#[test]
fn what_was_talked_about_goes_to_the_next_without_ringing() {
    let mut shift = Shift::at("2026-03-09T07:50:00[Europe/Oslo]");
    let request = taken(&mut shift, "kari", Urgency::Urgent);
    let agree = Command::Agree {
        request,
        text: "Vi snakkes på torsdag".to_owned(),
    };
    shift.taps("kari", agree);
    shift.until("2026-03-12T15:02:00[Europe/Oslo]");
    assert_eq!(of(&shift, request).nurse(), Some(&staff("kari")));
    assert!(!shift.rings("aslak") && !shift.rings("kari"));
    let contact = of(&shift, request).contact;
    let phase = shift.state().contact(contact).unwrap().phase.clone();
    assert!(
        matches!(
            &phase,
            Phase::NeedsOutcome {
                owner: Owner::Staff(_),
                ..
            }
        ),
        "{phase:?}"
    );
}

#[test]
fn who_is_on_her_way_when_her_duty_ends_keeps_it() {
    let mut shift = Shift::at("2026-03-09T07:50:00[Europe/Oslo]");
    let request = taken(&mut shift, "kari", Urgency::Urgent);
    shift.taps(
        "kari",
        Command::SetOnTheWay {
            request,
            minutes: 20,
        },
    );
    shift.until("2026-03-09T08:05:00[Europe/Oslo]");
    assert_eq!(of(&shift, request).nurse(), Some(&staff("kari")));
    shift.taps("kari", Command::ArriveAt { request });
    assert!(matches!(stage(&shift, request), Stage::Arrived { .. }));
}
