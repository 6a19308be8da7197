//! While they talk: a threat, a child, somebody she knows, a colleague who goes on, a note that outlives the tablet.

use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::contacts::contact::{Next, Outcome, Owner, Phase};
use hjemmevakt::domain::deviations::deviation::Source;
use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::simulator::weekend::services::Staffing;

use super::*;

fn talking(shift: &mut Shift) -> (LineNo, LineNo, ContactId) {
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(caller, kari));
    let contact = shift.contact(caller).id;
    (caller, kari, contact)
}

fn threatened(shift: &mut Shift) -> LineNo {
    let (caller, _, contact) = talking(shift);
    let reason = "Sa at han vet hvor jeg bor.".to_owned();
    shift.taps(
        "kari",
        Command::EndThreatened {
            contact,
            reason,
            police: true,
        },
    );
    shift.passes(10);
    caller
}

#[test]
fn a_threat_ends_the_call_with_a_deviation_and_the_next_call_goes_to_a_colleague() {
    let mut shift = Shift::begin();
    let caller = threatened(&mut shift);
    assert_eq!(shift.place(caller), Place::Over);
    let deviation = shift.state().deviations.iter().next().unwrap();
    let by = staff("kari");
    assert_eq!(deviation.source, Source::Threat { by, police: true });
    assert!(deviation.open && deviation.look_by.is_some());
    assert!(matches!(
        shift.contact(caller).phase,
        Phase::NeedsOutcome { .. }
    ));
    let again = shift.dials(STRANGER);
    shift.passes(3);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
    let aslak = shift.takes("aslak");
    assert!(shift.talk(again, aslak));
    shift.hangs_up(again);
    shift.passes(10);
    // A colleague has heard them: from here on it is as with anyone.
    shift.dials(STRANGER);
    shift.passes(3);
    assert!(shift.rings("kari"));
}

#[test]
fn once_the_talk_with_the_colleague_is_erased_the_log_says_the_same_as_memory() {
    let mut shift = Shift::begin();
    threatened(&mut shift);
    let again = shift.dials(STRANGER);
    shift.passes(3);
    shift.takes("aslak");
    shift.passes(20);
    let contact = shift.contact(again).id;
    shift.hangs_up(again);
    shift.passes(10);
    let outcome = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next: Next::Settled,
    };
    shift.taps("aslak", outcome);
    let reason = "asked for".to_owned();
    shift.taps("randi", Command::EraseContact { contact, reason });
    assert!(shift.contact(again).number.known().is_none());
    shift.world.crash(None);
    shift.minutes(2);
    shift.dials(STRANGER);
    shift.passes(3);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
}

#[test]
fn nobody_is_blocked_and_at_last_she_is_rung_too_before_the_fallback() {
    let mut shift = Shift::begin();
    threatened(&mut shift);
    let again = shift.dials(STRANGER);
    shift.passes(35);
    assert!(shift.rings("aslak") && shift.rings("kari"));
    assert!(shift.waits(again));
}

#[test]
fn alone_on_duty_she_is_rung_as_always() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    threatened(&mut shift);
    shift.dials(STRANGER);
    shift.passes(3);
    assert!(shift.rings("kari"));
}

#[test]
fn she_knows_the_person_and_it_moves_on_at_once_and_is_not_hers_again() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let contact = shift.contact(caller).id;
    assert!(shift.rings("kari") && !shift.rings("aslak"));
    shift.taps("kari", Command::KnowPrivately { contact });
    shift.passes(2);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
    let call = shift.call_id(caller);
    shift.taps("kari", Command::Claim { call, phone: None });
    shift.minutes(3);
    assert!(!shift.rings("kari"));
    // Whatever is owed is owed by a colleague.
    shift.hangs_up(caller);
    shift.minutes(30);
    assert!(!shift.rings("kari"));
    match &shift.contact(caller).phase {
        Phase::CallBackDue(promise) => assert_eq!(promise.owner, Owner::Staff(staff("aslak"))),
        other => panic!("{other:?}"),
    }
}

#[test]
fn she_finds_out_while_they_talk_and_the_caller_goes_to_a_colleague() {
    let mut shift = Shift::begin();
    let (caller, kari, contact) = talking(&mut shift);
    shift.taps("kari", Command::KnowPrivately { contact });
    shift.passes(8);
    assert_eq!(shift.place(kari), Place::Over);
    assert!(shift.waits(caller) && shift.rings("aslak") && !shift.rings("kari"));
    let aslak = shift.takes("aslak");
    assert!(shift.talk(caller, aslak));
}

#[test]
fn the_only_nurse_knows_the_person_and_legevakt_is_rung_for_them() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let contact = shift.contact(caller).id;
    shift.taps("kari", Command::KnowPrivately { contact });
    shift.passes(4);
    assert_eq!(shift.dialled(caller), Some(0));
    shift.hangs_up(caller);
    shift.minutes(60);
    assert!(!shift.rings("kari"));
}

#[test]
fn a_child_is_first_in_line_and_is_never_sent_a_message() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    let (caller, kari, contact) = talking(&mut shift);
    shift.taps(
        "kari",
        Command::MarkChild {
            contact,
            child: true,
        },
    );
    let text = "Hei".to_owned();
    shift.taps("kari", Command::WriteMessage { contact, text });
    shift.hangs_up(kari);
    shift.passes(1);
    shift.hangs_up(caller);
    shift.passes(5);
    // Rings again, and again gives up: still no message; and before others who wait.
    let other = shift.dials(OTHER);
    let again = shift.dials(STRANGER);
    shift.passes(2);
    assert!(shift.call(again).first_in_line && !shift.call(other).first_in_line);
    shift.hangs_up(again);
    shift.minutes(2);
    assert_eq!(shift.texts_to(STRANGER), []);
}

#[test]
fn handed_over_warm_she_leaves_from_her_screen_and_never_leaves_them_alone() {
    let mut shift = Shift::begin();
    let (caller, kari, _) = talking(&mut shift);
    let call = shift.call_id(caller);
    shift.taps("kari", Command::LeaveTalk(call));
    assert!(shift.talk(caller, kari), "nobody else is there");
    let to = staff("aslak");
    shift.taps("kari", Command::HandOver { call, to });
    shift.passes(3);
    let aslak = shift.takes("aslak");
    shift.taps("kari", Command::LeaveTalk(call));
    shift.passes(8);
    assert!(shift.talk(caller, aslak) && !shift.talk(caller, kari));
    assert_eq!(shift.place(kari), Place::Over);
}

fn draft(shift: &Shift, contact: ContactId) -> (u64, Option<String>) {
    let contact = shift.state().contact(contact).unwrap();
    let draft = contact.care.draft(&staff("kari")).expect("there is one");
    (draft.number, draft.text.known().cloned())
}

#[test]
fn what_she_types_is_kept_and_another_device_of_hers_goes_on_with_it() {
    let mut shift = Shift::begin();
    let (_, _, contact) = talking(&mut shift);
    let types = |text: &str, seen| Command::SaveDraft {
        contact,
        text: text.to_owned(),
        seen,
    };
    shift.taps("kari", types("Moren", 0));
    let (tablet, _) = draft(&shift, contact);
    shift.taps("kari", types("Moren hørte at", tablet));
    let (phone, _) = draft(&shift, contact);
    // The tablet comes back from the dead with what it had: nothing is overwritten.
    shift.taps("kari", types("Moren sa", tablet));
    assert_eq!(draft(&shift, contact).1.as_deref(), Some("Moren hørte at"));
    let text = "Moren hørte at han gikk ut.".to_owned();
    shift.taps(
        "kari",
        Command::FinishDraft {
            contact,
            text: text.clone(),
            seen: phone,
        },
    );
    let found = shift.state().contact(contact).unwrap();
    assert!(found.care.draft(&staff("kari")).is_none());
    assert_eq!(found.notes.last().unwrap().text.known(), Some(&text));
}

#[test]
fn a_colleagues_draft_is_her_own() {
    let mut shift = Shift::begin();
    let (_, _, contact) = talking(&mut shift);
    for who in ["kari", "aslak"] {
        let text = format!("{who} skriver");
        shift.taps(
            who,
            Command::SaveDraft {
                contact,
                text,
                seen: 0,
            },
        );
    }
    assert_eq!(draft(&shift, contact).1.as_deref(), Some("kari skriver"));
}
