//! A life in danger: who is brought in, what happens when the line drops, and that nothing of it is forgotten.

use hjemmevakt::domain::calls::call::Ending;
use hjemmevakt::domain::care::held::{Danger, Question};
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::contacts::contact::{Next, Outcome, OutcomeDue, Owner, Phase};
use hjemmevakt::domain::ids::ContactId;

use super::*;

fn in_danger(shift: &mut Shift) -> (LineNo, LineNo, ContactId) {
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(caller, kari));
    let contact = shift.contact(caller).id;
    shift.taps("kari", Command::RaiseDanger { contact });
    (caller, kari, contact)
}

fn danger(shift: &Shift, contact: ContactId) -> Danger {
    let contact = shift.state().contact(contact).unwrap();
    contact.care.danger.as_deref().expect("it stands").clone()
}

#[test]
fn the_call_stays_and_backup_legevakt_and_the_leader_are_rung() {
    let mut shift = Shift::begin();
    let (caller, kari, _) = in_danger(&mut shift);
    shift.passes(3);
    assert!(shift.talk(caller, kari), "nothing is taken from them");
    assert!(shift.rings("aslak") && shift.rings(DOCTOR) && shift.rings("randi"));
    assert!(shift.has_alarm(&AlarmKind::LifeInDanger));
    let aslak = shift.takes("aslak");
    let doctor = shift.takes(DOCTOR);
    assert!(shift.talk(caller, aslak) && shift.talk(caller, doctor));
    // The leader has been told with a word that says nothing about anyone.
    assert!(shift.texts_to("randi").contains(&MessageText::AlarmWaits));
}

#[test]
fn whoever_of_them_does_not_come_is_rung_again() {
    let mut shift = Shift::begin();
    let (_, _, contact) = in_danger(&mut shift);
    shift.passes(3);
    shift.takes("aslak");
    shift.declines(DOCTOR);
    assert!(!shift.rings(DOCTOR));
    shift.passes(45);
    assert!(shift.rings(DOCTOR) && !shift.rings("aslak"));
    assert_eq!(danger(&shift, contact).rung, 2);
}

#[test]
fn the_line_drops_and_the_person_is_rung_back_at_once_without_a_tap() {
    let mut shift = Shift::begin();
    let (caller, kari, contact) = in_danger(&mut shift);
    shift.passes(3);
    let aslak = shift.takes("aslak");
    shift.hangs_up(caller);
    shift.passes(2);
    assert!(shift.rings(STRANGER), "nobody has to tap for it");
    assert!(
        matches!(shift.place(kari), Place::Conference(_)),
        "she waits for them on the line"
    );
    let person = shift.picks_up(STRANGER);
    shift.passes(1);
    assert!(shift.talk(person, kari) && shift.talk(person, aslak));
    assert_eq!(danger(&shift, contact).lost, None);
    // And again, if it drops again.
    shift.hangs_up(person);
    shift.passes(2);
    assert!(shift.rings(STRANGER));
}

#[test]
fn not_reached_it_is_tried_again_at_once_and_the_police_instruction_stands_until_she_ends_it() {
    let mut shift = Shift::begin();
    let (caller, kari, contact) = in_danger(&mut shift);
    shift.hangs_up(caller);
    shift.passes(2);
    assert_eq!(danger(&shift, contact).lost.unwrap().police, None);
    shift.declines(STRANGER);
    assert!(danger(&shift, contact).lost.unwrap().police.is_some());
    shift.passes(1);
    assert!(shift.rings(STRANGER), "at once again");
    shift.declines(STRANGER);
    shift.passes(1);
    shift.declines(STRANGER);
    shift.passes(10);
    assert_eq!(
        shift.place(kari),
        Place::Over,
        "her telephone is free for 112"
    );
    let found = shift.state().contact(contact).unwrap();
    match &found.phase {
        Phase::NeedsOutcome { owner, why, .. } => {
            assert_eq!(owner, &Owner::Staff(staff("kari")));
            assert_eq!(*why, OutcomeDue::NotReached);
        }
        other => panic!("{other:?}"),
    }
    // It cannot be closed over the danger.
    let close = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next: Next::Settled,
    };
    shift.taps("kari", close.clone());
    assert!(shift.state().contact(contact).unwrap().is_open());
    let done = "112 ringt 21:07. Politiet er hos ham.".to_owned();
    shift.taps("kari", Command::EndDanger { contact, done });
    let found = shift.state().contact(contact).unwrap();
    assert!(found.care.danger.is_none() && found.care.past.len() == 1);
    shift.taps("kari", close);
    assert!(!shift.state().contact(contact).unwrap().is_open());
}

#[test]
fn they_ring_us_while_we_ring_them_and_are_put_straight_to_her() {
    let mut shift = Shift::begin();
    let (caller, kari, _) = in_danger(&mut shift);
    shift.hangs_up(caller);
    shift.passes(2);
    assert!(shift.rings(STRANGER));
    let again = shift.dials(STRANGER);
    shift.passes(6);
    assert!(shift.talk(again, kari));
    assert!(!shift.rings(STRANGER) && !shift.waits(again));
}

#[test]
fn a_withheld_number_cannot_be_rung_back_and_the_police_are_to_be_rung_at_once() {
    let mut shift = Shift::begin();
    let caller = shift.dials_as(From::Withheld);
    shift.passes(3);
    shift.takes("kari");
    let contact = shift.contact(caller).id;
    shift.taps("kari", Command::RaiseDanger { contact });
    shift.hangs_up(caller);
    assert!(danger(&shift, contact).lost.unwrap().police.is_some());
    let phase = &shift.state().contact(contact).unwrap().phase;
    assert!(matches!(phase, Phase::NeedsOutcome { .. }));
}

#[test]
fn her_line_drops_and_the_others_are_rung_with_her_not_after_her() {
    let mut shift = Shift::begin();
    let (caller, kari, _) = in_danger(&mut shift);
    // Nobody has come in yet.
    shift.passes(1);
    shift.hangs_up(kari);
    shift.passes(3);
    assert!(shift.waits(caller));
    assert!(shift.rings("kari") && shift.rings("aslak"));
}

#[test]
fn her_line_drops_while_the_person_is_rung_back_and_the_backup_holds_it() {
    let mut shift = Shift::begin();
    let (caller, kari, _) = in_danger(&mut shift);
    shift.passes(3);
    let aslak = shift.takes("aslak");
    shift.hangs_up(caller);
    shift.passes(2);
    shift.hangs_up(kari);
    shift.passes(1);
    let person = shift.picks_up(STRANGER);
    shift.passes(1);
    assert!(shift.talk(person, aslak));
}

#[test]
fn both_lines_drop_and_everybody_is_rung_about_it_at_once_and_every_minute() {
    let mut shift = Shift::begin();
    let (caller, kari, contact) = in_danger(&mut shift);
    shift.hangs_up(caller);
    shift.passes_ms(400);
    shift.hangs_up(kari);
    shift.passes(3);
    assert!(matches!(
        shift.state().contact(contact).unwrap().phase,
        Phase::CallBackDue(_)
    ));
    assert!(shift.rings("kari") || shift.rings("aslak"));
    shift.declines("aslak");
    shift.passes(70);
    assert!(shift.rings("aslak"), "a minute later again");
    shift.takes("aslak");
    shift.passes(3);
    assert!(shift.rings(STRANGER));
}

#[test]
fn said_by_mistake_it_is_taken_back_and_nobody_goes_on_ringing() {
    let mut shift = Shift::begin();
    let (caller, kari, contact) = in_danger(&mut shift);
    shift.passes(3);
    shift.taps("kari", Command::UndoDanger { contact });
    shift.passes(2);
    assert!(!shift.rings("aslak") && !shift.rings(DOCTOR) && !shift.rings("randi"));
    assert!(shift.talk(caller, kari));
    shift.hangs_up(caller);
    shift.passes(3);
    assert!(!shift.rings(STRANGER), "as with anyone again");
    assert!(matches!(
        shift.call_state(caller),
        CallState::Ended {
            how: Ending::Talked,
            ..
        }
    ));
}

#[test]
fn after_two_minutes_it_is_ended_in_words_and_not_taken_back() {
    let mut shift = Shift::begin();
    let (_, _, contact) = in_danger(&mut shift);
    shift.minutes(3);
    shift.taps("kari", Command::UndoDanger { contact });
    danger(&shift, contact);
    let done = " ".to_owned();
    shift.taps("kari", Command::EndDanger { contact, done });
    danger(&shift, contact);
}

#[test]
fn the_answers_are_kept_as_they_are_typed_and_two_devices_do_not_overwrite_each_other() {
    let mut shift = Shift::begin();
    let (_, _, contact) = in_danger(&mut shift);
    let question = Question::Place;
    let says = |text: &str, seen| Command::AnswerDanger {
        contact,
        question,
        text: text.to_owned(),
        seen,
    };
    shift.taps("kari", says("Storgata 4", 0));
    let number = danger(&shift, contact).answer(question).unwrap().number;
    shift.taps("kari", says("Storgata 4, 2. etasje", number));
    // The backup's screen still shows the first of them.
    shift.taps("aslak", says("Storgata 44", number));
    let known = danger(&shift, contact);
    let answer = known.answer(question).unwrap();
    assert_eq!(
        answer.text.known().map(String::as_str),
        Some("Storgata 4, 2. etasje")
    );
    assert_eq!(answer.by, staff("kari"));
}

#[test]
fn it_stands_over_a_conversation_she_ended_and_somebody_is_told_until_it_has_an_end() {
    let mut shift = Shift::begin();
    let (caller, _, contact) = in_danger(&mut shift);
    let call = shift.call_id(caller);
    shift.taps("kari", Command::EndTalk { call });
    shift.passes(3);
    assert!(!shift.rings(STRANGER), "she ended it herself");
    let alarm = *shift.state().open_alarms.iter().next().unwrap();
    shift.taps("randi", Command::TakeAlarm { alarm });
    shift.minutes(11);
    assert!(
        shift.has_alarm(&AlarmKind::LifeInDanger),
        "taken, and not ended: told again"
    );
    danger(&shift, contact);
}

#[test]
fn it_is_ended_while_the_person_is_rung_back_and_no_telephone_goes_on_for_it() {
    let mut shift = Shift::begin();
    let (caller, kari, contact) = in_danger(&mut shift);
    shift.passes(2);
    shift.hangs_up(caller);
    shift.passes(2);
    assert!(shift.rings("aslak") && shift.rings(STRANGER));
    let done = "Ambulansen er hos ham.".to_owned();
    shift.taps("kari", Command::EndDanger { contact, done });
    shift.declines(STRANGER);
    shift.passes(10);
    assert!(!shift.rings("aslak") && shift.place(kari) == Place::Over);
}
