//! Contacts that belong together, and how they end.

use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::contacts::contact::{Next, Outcome, Phase, WhyNot};
use hjemmevakt::domain::secret::Secret;

use super::*;

fn talked(shift: &mut Shift, number: &str) -> LineNo {
    let caller = shift.dials(number);
    shift.passes(3);
    let kari = shift.takes("kari");
    shift.passes(30);
    shift.presses(kari, "*");
    shift.passes(10);
    caller
}

#[test]
fn a_new_call_proposes_the_open_contact_and_the_nurse_confirms() {
    let mut shift = Shift::begin();
    let first = talked(&mut shift, STRANGER);
    let open = shift.contact(first).id;
    shift.minutes(20);
    let caller = shift.dials(STRANGER);
    let contact = shift.contact(caller).id;
    assert_ne!(contact, open);
    assert_eq!(shift.contact(caller).proposed, Some(open));
    shift.passes(2);
    let kari = shift.takes("kari");
    shift.taps(
        "kari",
        Command::SettleProposal {
            contact,
            same: true,
        },
    );
    assert_eq!(
        shift.contact(caller).id,
        open,
        "the call goes on in the first"
    );
    assert!(shift.talk(caller, kari));
    shift.hangs_up(caller);
    assert!(matches!(
        shift.state().contact(open).unwrap().phase,
        Phase::NeedsOutcome { .. }
    ));
    assert!(!shift.state().contact(contact).unwrap().is_open());
}

#[test]
fn the_nurse_says_it_is_another_and_both_stand() {
    let mut shift = Shift::begin();
    let first = talked(&mut shift, STRANGER);
    let caller = shift.dials(STRANGER);
    let contact = shift.contact(caller).id;
    shift.taps(
        "kari",
        Command::SettleProposal {
            contact,
            same: false,
        },
    );
    assert_eq!(shift.contact(caller).proposed, None);
    assert!(shift.contact(first).is_open());
}

#[test]
fn a_known_shared_and_the_legevakts_number_propose_nothing() {
    let mut shift = Shift::begin();
    talked(&mut shift, LEGEVAKT);
    let again = shift.dials(LEGEVAKT);
    assert_eq!(shift.contact(again).proposed, None);
}

#[test]
fn after_four_hours_nothing_is_proposed() {
    let mut shift = Shift::begin();
    talked(&mut shift, STRANGER);
    shift.minutes(4 * 60 + 1);
    let again = shift.dials(STRANGER);
    assert_eq!(shift.contact(again).proposed, None);
}

#[test]
fn without_an_outcome_it_stays_and_she_is_reminded() {
    let mut shift = Shift::begin();
    let caller = talked(&mut shift, STRANGER);
    let due = |shift: &Shift| match &shift.contact(caller).phase {
        Phase::NeedsOutcome { remind_at, .. } => *remind_at,
        other => panic!("{other:?}"),
    };
    assert!(due(&shift).is_some());
    shift.minutes(16);
    assert_eq!(due(&shift), None, "she has been reminded");
    shift.minutes(600);
    assert!(shift.contact(caller).is_open());
}

#[test]
fn an_outcome_ends_it_and_some_outcomes_need_more() {
    let mut shift = Shift::begin();
    let caller = talked(&mut shift, STRANGER);
    let contact = shift.contact(caller).id;
    let tap = |shift: &mut Shift, outcome, next| {
        shift.taps(
            "kari",
            Command::RecordOutcome {
                contact,
                outcome,
                next,
            },
        );
        shift.state().contact(contact).unwrap().is_open()
    };
    assert!(tap(&mut shift, Outcome::NotReached, Next::Settled));
    assert!(
        tap(&mut shift, Outcome::GaveUpWithheld, Next::Settled),
        "only the service gives that one"
    );
    assert!(tap(
        &mut shift,
        Outcome::HelpedByTelephone,
        Next::Refused {
            why: Some(WhyNot::NoMore),
            words: Secret::Known("  ".to_owned()),
        }
    ));
    let past = Next::FollowUp {
        owner: staff("siri"),
        at: shift.world.now - Duration::from_mins(1),
        what: Secret::Known("ring".to_owned()),
    };
    assert!(tap(&mut shift, Outcome::VisitAgreed, past));
    let next = Next::FollowUp {
        owner: staff("siri"),
        at: shift.world.now + Duration::from_hours(24),
        what: Secret::Known("ring".to_owned()),
    };
    assert!(!tap(&mut shift, Outcome::VisitAgreed, next));
}

#[test]
fn no_outcome_while_the_line_is_open() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    let contact = shift.contact(caller).id;
    let outcome = Outcome::WrongNumber;
    shift.taps(
        "kari",
        Command::RecordOutcome {
            contact,
            outcome,
            next: Next::Settled,
        },
    );
    assert!(shift.contact(caller).is_open());
    assert!(shift.waits(caller));
}
