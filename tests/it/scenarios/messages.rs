//! Somebody writes to the number: a word we know, or anything else, which rings the nurse as a call does.

use std::sync::atomic::{AtomicU32, Ordering};

use hjemmevakt::domain::command::{Command, From};
use hjemmevakt::domain::contacts::contact::{
    CallBackReason, Contact, Next, Outcome, OutcomeDue, Owner, Phase,
};
use hjemmevakt::domain::ids::{CarrierId, ContactId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::{MessageState, MessageText};
use hjemmevakt::simulator::weekend::services::Staffing;

use super::*;

fn writes_as(shift: &mut Shift, from: From, text: &str) {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let carrier_id = CarrierId::new(&format!("SM{:032}", NEXT.fetch_add(1, Ordering::Relaxed)));
    let arrives = Command::MessageArrives {
        carrier_id,
        from,
        body: text.to_owned(),
    };
    assert!(shift.world.submit(Actor::Carrier, arrives));
    shift.passes(1);
}

fn writes(shift: &mut Shift, number: &str, text: &str) {
    writes_as(shift, From::Number(phone(number)), text);
}

/// The contacts that are open with a number.
fn open(shift: &Shift, number: &str) -> Vec<ContactId> {
    let number = phone(number);
    let state = shift.state();
    state
        .open
        .iter()
        .copied()
        .filter(|id| {
            let contact = state.contact(*id).unwrap();
            contact.number.known() == Some(&number)
        })
        .collect()
}

fn only<'a>(shift: &'a Shift, number: &str) -> &'a Contact {
    let open = open(shift, number);
    assert_eq!(open.len(), 1, "one contact");
    shift.state().contact(open[0]).unwrap()
}

fn answers(shift: &mut Shift, who: &str, contact: ContactId, text: &str) {
    let text = text.to_owned();
    shift.taps(who, Command::WriteMessage { contact, text });
}

/// How many of the service's own sentences of this kind have gone to a number.
fn told(shift: &Shift, number: &str, like: &MessageText) -> usize {
    let alike = std::mem::discriminant(like);
    let texts = shift.texts_to(number);
    texts
        .iter()
        .filter(|text| std::mem::discriminant(*text) == alike)
        .count()
}

const SOME_TIME: Timestamp = Timestamp::from_millis(0);

#[test]
fn ring_me_is_a_promise_and_the_person_is_told_when() {
    let mut shift = Shift::begin();
    writes(&mut shift, STRANGER, "Ring meg! 🙏");
    let contact = only(&shift, STRANGER);
    let Phase::CallBackDue(promise) = &contact.phase else {
        panic!("{:?}", contact.phase)
    };
    assert_eq!(promise.why, CallBackReason::Asked);
    assert_eq!(promise.owner, Owner::Staff(staff("kari")));
    let by = promise.due_at;
    assert_eq!(by.since(shift.world.now).as_secs() / 60, 9);
    assert_eq!(
        shift.texts_to(STRANGER),
        [MessageText::CallBackAgreed { by }]
    );
    assert!(!shift.rings("kari"), "a promise rings when it is due");
    // Again: the same promise, said again, and not for ever.
    for _ in 0..6 {
        writes(&mut shift, STRANGER, "RIŊGE MUNNJE");
    }
    assert_eq!(only(&shift, STRANGER).promise().unwrap().due_at, by);
    assert_eq!(shift.texts_to(STRANGER).len(), 3);
    shift.until("2026-03-05T21:10:10[Europe/Oslo]");
    assert!(shift.rings("kari"));
}

#[test]
fn ring_me_brings_a_later_promise_forward() {
    let mut shift = Shift::begin();
    writes(&mut shift, STRANGER, "ring meg");
    let contact = only(&shift, STRANGER).id;
    let later = shift.world.now + Duration::from_hours(2);
    shift.taps(
        "kari",
        Command::PromiseCallBack {
            contact,
            due_at: later,
        },
    );
    assert_eq!(
        told(
            &shift,
            STRANGER,
            &MessageText::CallBackMoved { by: SOME_TIME }
        ),
        1
    );
    writes(&mut shift, STRANGER, "ring meg");
    let promise = only(&shift, STRANGER).promise().unwrap();
    assert!(promise.due_at < later);
    assert_eq!(promise.owner, Owner::Staff(staff("kari")));
}

#[test]
fn stopp_ends_messages_and_no_promise_until_start() {
    let mut shift = Shift::begin();
    writes(&mut shift, STRANGER, "ring meg");
    let contact = only(&shift, STRANGER).id;
    writes(&mut shift, STRANGER, "STOPP");
    assert!(matches!(
        only(&shift, STRANGER).phase,
        Phase::CallBackDue(_)
    ));
    let sent = shift.texts_to(STRANGER).len();
    // Neither the service nor a nurse writes, here or in a later contact.
    let due_at = shift.world.now + Duration::from_hours(1);
    shift.taps("kari", Command::PromiseCallBack { contact, due_at });
    answers(&mut shift, "kari", contact, "Jeg ringer deg snart.");
    assert_eq!(shift.texts_to(STRANGER).len(), sent);
    shift.taps(
        "kari",
        Command::RecordOutcome {
            contact,
            outcome: Outcome::HelpedByTelephone,
            next: Next::Settled,
        },
    );
    let caller = shift.dials(STRANGER);
    shift.passes(5);
    shift.hangs_up(caller);
    assert!(shift.is_owed_a_call(caller));
    assert_eq!(
        shift.texts_to(STRANGER).len(),
        sent,
        "not even that we saw the call"
    );
    writes(&mut shift, STRANGER, "start");
    assert_eq!(told(&shift, STRANGER, &MessageText::MessagesAgain), 1);
    writes(&mut shift, STRANGER, "start");
    assert_eq!(told(&shift, STRANGER, &MessageText::MessagesAgain), 1);
    let contact = shift.contact(caller).id;
    answers(&mut shift, "kari", contact, "Hei.");
    assert!(matches!(
        shift.texts_to(STRANGER).last(),
        Some(MessageText::Own(_))
    ));
}

#[test]
fn a_word_that_belongs_to_nothing_rings_nobody_and_is_kept() {
    let mut shift = Shift::begin();
    writes(&mut shift, STRANGER, "ok");
    writes(&mut shift, OTHER, "👍");
    shift.minutes(5);
    assert!(open(&shift, STRANGER).is_empty() && open(&shift, OTHER).is_empty());
    assert!(!shift.rings("kari"));
    let closed: Vec<_> = shift.state().contacts.values().collect();
    assert_eq!(closed.len(), 2);
    for contact in closed {
        let Phase::Closed(closing) = &contact.phase else {
            panic!("{:?}", contact.phase)
        };
        assert_eq!(closing.outcome, Outcome::OnlyAWord);
        assert_eq!(contact.messages.len(), 1);
    }
}

#[test]
fn any_other_text_rings_the_nurse_and_she_answers_in_writing() {
    let mut shift = Shift::begin();
    writes(
        &mut shift,
        STRANGER,
        "jeg kan ikke snakke, kan noen hjelpe meg",
    );
    shift.passes(2);
    assert!(shift.rings("kari"));
    assert_eq!(told(&shift, STRANGER, &MessageText::Received), 1);
    // Two more in a row: the same contact, and no more telephones.
    writes(&mut shift, STRANGER, "er noen der");
    writes(&mut shift, STRANGER, "");
    let contact = only(&shift, STRANGER);
    let came = contact
        .messages
        .iter()
        .filter_map(|message| shift.state().message(*message))
        .filter(|message| message.state == MessageState::Received);
    assert_eq!(came.count(), 3);
    let contact = contact.id;
    shift.takes("kari");
    shift.passes(10);
    let conversation = only(&shift, STRANGER).conversation.clone().unwrap();
    assert_eq!(conversation.with, Some(staff("kari")));
    assert!(!shift.rings("kari") && !shift.rings("aslak"));
    answers(&mut shift, "kari", contact, "Jeg er her. Skriv til meg.");
    shift.minutes(15);
    assert!(!shift.rings("kari"), "she has answered");
    writes(&mut shift, STRANGER, "takk");
    shift.minutes(1);
    assert!(!shift.rings("kari"), "she is in the middle of it");
    answers(&mut shift, "kari", contact, "Hva tenker du på?");
    shift.minutes(10);
    assert!(!shift.rings("kari"));
    writes(&mut shift, STRANGER, "jeg vet ikke");
    shift.minutes(3).passes(4);
    assert!(shift.rings("kari"), "she has been silent for three minutes");
    assert_eq!(told(&shift, STRANGER, &MessageText::Received), 1, "once");
    // It ends as any contact does.
    answers(&mut shift, "kari", contact, "Jeg er her fortsatt.");
    assert!(!shift.rings("kari"), "writing is an answer");
    shift.taps(
        "kari",
        Command::RecordOutcome {
            contact,
            outcome: Outcome::HelpedByTelephone,
            next: Next::Settled,
        },
    );
    assert!(open(&shift, STRANGER).is_empty());
}

#[test]
fn taken_and_not_answered_it_rings_again_and_the_backup_helps() {
    let mut shift = Shift::begin();
    writes(&mut shift, STRANGER, "hallo");
    shift.passes(2);
    shift.takes("kari");
    shift.minutes(3).passes(4);
    assert!(shift.rings("kari"));
    shift.passes(30);
    assert!(shift.rings("aslak"));
}

#[test]
fn on_the_screen_she_takes_it_or_says_that_she_cannot() {
    let mut shift = Shift::begin();
    writes(&mut shift, STRANGER, "hallo");
    shift.passes(2);
    let contact = only(&shift, STRANGER).id;
    shift.taps("kari", Command::PassMessage { contact });
    assert!(!shift.rings("kari"));
    shift.passes(3);
    assert!(shift.rings("aslak"));
    shift.taps("aslak", Command::TakeMessage { contact });
    assert!(!shift.rings("aslak"));
    let conversation = only(&shift, STRANGER).conversation.clone().unwrap();
    assert_eq!(conversation.with, Some(staff("aslak")));
}

#[test]
fn without_anybody_on_duty_it_waits_by_name_and_rings_when_the_duty_begins() {
    // Tuesday: the next duty begins on Thursday at three.
    let mut shift = Shift::at("2026-03-03T22:00:00[Europe/Oslo]");
    writes(&mut shift, STRANGER, "er det noen der");
    let contact = only(&shift, STRANGER);
    let keeper = Some(staff("siri"));
    match &contact.phase {
        Phase::NeedsOutcome { owner, why, .. } => {
            assert_eq!(owner, &Owner::NextOnDuty { keeper });
            assert_eq!(*why, OutcomeDue::OutsideDuty);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(shift.texts_to(STRANGER), [MessageText::NobodyOnDuty]);
    writes(&mut shift, STRANGER, "ring meg");
    assert!(
        only(&shift, STRANGER).promise().is_none(),
        "nobody can keep it"
    );
    assert_eq!(shift.texts_to(STRANGER).len(), 1);
    shift.until("2026-03-05T15:00:10[Europe/Oslo]");
    assert!(shift.rings("kari"));
}

#[test]
fn a_duty_with_nobody_on_it_is_an_alarm_as_well() {
    let mut shift = Shift::with(Staffing::Nobody, THURSDAY);
    writes(&mut shift, STRANGER, "hallo");
    assert!(shift.has_alarm(&AlarmKind::NoNurseOnRoster));
    assert_eq!(shift.texts_to(STRANGER), [MessageText::NobodyOnDuty]);
}

#[test]
fn a_sender_without_a_number_rings_too_and_cannot_be_answered() {
    for from in [From::Withheld, From::Malformed] {
        let mut shift = Shift::begin();
        writes_as(&mut shift, from.clone(), "hjelp");
        shift.passes(2);
        assert!(shift.rings("kari"), "{from:?}");
        assert!(
            shift
                .world
                .texts
                .iter()
                .all(|(to, _)| to.as_str().starts_with("+479000000"))
        );
        // A word from nobody is a message: there is nothing to call.
        let mut shift = Shift::begin();
        writes_as(&mut shift, from, "ring meg");
        shift.passes(2);
        assert!(shift.rings("kari"));
    }
}

#[test]
fn what_staff_answer_to_a_notice_rings_nobody_and_a_stop_of_theirs_is_an_alarm() {
    let mut shift = Shift::begin();
    writes(&mut shift, "+4790000002", "ok");
    shift.passes(3);
    assert!(shift.state().contacts.is_empty());
    assert!(!shift.rings("kari"));
    writes(&mut shift, "+4790000002", "Stopp");
    assert!(shift.has_alarm(&AlarmKind::MessagesStopped));
    // Anything else may be somebody who needs help: received like anybody.
    writes(&mut shift, "+4790000006", "jeg trenger noen å snakke med");
    shift.passes(3);
    assert!(shift.rings("kari"));
}

#[test]
fn a_telephone_that_several_use_folds_only_what_comes_in_a_row() {
    let mut shift = Shift::begin();
    writes(&mut shift, LEGEVAKT, "hei");
    writes(&mut shift, LEGEVAKT, "hei igjen");
    assert_eq!(open(&shift, LEGEVAKT).len(), 1);
    shift.minutes(12);
    writes(&mut shift, LEGEVAKT, "noe annet");
    assert_eq!(open(&shift, LEGEVAKT).len(), 2);
}

#[test]
fn a_text_during_a_call_is_seen_and_rings_nobody() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(caller, kari));
    writes(&mut shift, STRANGER, "jeg hører deg ikke");
    shift.passes(3);
    assert!(!shift.rings("aslak"));
    assert_eq!(shift.contact(caller).messages.len(), 1);
}

#[test]
fn when_the_nurse_goes_off_duty_the_next_one_is_rung() {
    let mut shift = Shift::with(Staffing::Full, "2026-03-07T12:00:00[Europe/Oslo]");
    writes(&mut shift, STRANGER, "hallo");
    shift.passes(60);
    shift.takes("marit");
    let contact = only(&shift, STRANGER).id;
    answers(&mut shift, "marit", contact, "Hei.");
    // Marit's part of the duty ends on Sunday at four.
    shift.until("2026-03-08T04:00:02[Europe/Oslo]");
    writes(&mut shift, STRANGER, "er du der");
    shift.passes(3);
    assert!(shift.rings("kari"));
}

#[test]
fn what_was_seen_during_a_call_does_not_ring_the_next_duty() {
    let mut shift = Shift::with(Staffing::Full, "2026-03-07T12:00:00[Europe/Oslo]");
    let caller = shift.dials(STRANGER);
    shift.passes(60);
    let marit = shift.takes("marit");
    assert!(shift.talk(caller, marit));
    writes(&mut shift, STRANGER, "jeg hører deg ikke");
    let contact = shift.contact(caller).id;
    shift.passes(60).hangs_up(caller);
    // Kari's part of the duty begins on Sunday at four.
    shift.until("2026-03-08T04:00:02[Europe/Oslo]");
    assert!(shift.state().summons_of(contact).is_none());
}

#[test]
fn the_person_can_see_a_promise_change() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(5);
    shift.hangs_up(caller);
    let contact = shift.contact(caller).id;
    for hours in 1..6 {
        let due_at = shift.world.now + Duration::from_hours(hours);
        shift.taps("kari", Command::PromiseCallBack { contact, due_at });
    }
    let moved = MessageText::CallBackMoved { by: SOME_TIME };
    assert_eq!(told(&shift, STRANGER, &moved), 3, "bounded");
    shift.taps("kari", Command::StartCallBack { contact });
    shift.takes("kari");
    shift.minutes(1);
    assert_eq!(told(&shift, STRANGER, &MessageText::NotReached), 1);
    // A landline cannot read.
    let caller = shift.dials(LANDLINE);
    shift.passes(5);
    shift.hangs_up(caller);
    let contact = shift.contact(caller).id;
    let due_at = shift.world.now + Duration::from_hours(2);
    shift.taps("kari", Command::PromiseCallBack { contact, due_at });
    assert!(shift.texts_to(LANDLINE).is_empty());
}

#[test]
fn a_promise_that_waited_for_the_duty_is_taken_over_and_the_person_is_told() {
    let mut shift = Shift::at("2026-03-09T07:50:00[Europe/Oslo]");
    writes(&mut shift, STRANGER, "ring meg");
    let contact = only(&shift, STRANGER).id;
    let due_at = instant("2026-03-12T18:00:00[Europe/Oslo]");
    shift.taps("aslak", Command::PromiseCallBack { contact, due_at });
    shift.taps("kari", Command::PromiseCallBack { contact, due_at });
    shift.until("2026-03-12T15:00:05[Europe/Oslo]");
    assert!(matches!(
        only(&shift, STRANGER).promise().unwrap().owner,
        Owner::Staff(_)
    ));
    let taken = MessageText::CallBackTaken { by: SOME_TIME };
    assert_eq!(told(&shift, STRANGER, &taken), 1);
}

#[test]
fn the_language_chosen_on_the_telephone_is_the_one_that_is_written() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    shift.presses(caller, "9");
    shift.hangs_up(caller);
    assert_eq!(shift.contact(caller).language, Language::English);
}

#[test]
fn a_call_back_that_is_late_is_said_before_the_leader_is_told() {
    let mut shift = Shift::begin();
    writes(&mut shift, STRANGER, "ring meg");
    let late = MessageText::CallBackLate;
    shift.until("2026-03-05T21:10:10[Europe/Oslo]");
    assert!(shift.rings("kari"));
    assert_eq!(told(&shift, STRANGER, &late), 0);
    shift.until("2026-03-05T21:15:10[Europe/Oslo]");
    assert_eq!(told(&shift, STRANGER, &late), 1);
    shift.until("2026-03-05T22:30:00[Europe/Oslo]");
    assert_eq!(told(&shift, STRANGER, &late), 1, "once a promise");
}

#[test]
fn a_child_is_not_written_to_unless_it_has_written_itself() {
    let mut shift = Shift::begin();
    writes(&mut shift, STRANGER, "Pappa er rar. Jeg er redd.");
    let contact = only(&shift, STRANGER).id;
    shift.taps("kari", Command::TakeMessage { contact });
    let child = true;
    shift.taps("kari", Command::MarkChild { contact, child });
    let before = shift.texts_to(STRANGER).len();
    // Nothing of the service's own: not even that a promise has moved.
    let due_at = shift.world.now + Duration::from_hours(1);
    shift.taps("kari", Command::PromiseCallBack { contact, due_at });
    let due_at = shift.world.now + Duration::from_hours(2);
    shift.taps("kari", Command::PromiseCallBack { contact, due_at });
    assert_eq!(shift.texts_to(STRANGER).len(), before);
    // What the nurse writes herself is an answer to the child.
    answers(&mut shift, "kari", contact, "Jeg er her.");
    assert_eq!(shift.texts_to(STRANGER).len(), before + 1);
}
