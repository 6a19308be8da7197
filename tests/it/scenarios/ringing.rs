//! Whom a waiting caller's call rings, and when.

use hjemmevakt::domain::calls::call::CallState;
use hjemmevakt::domain::command::{Command, From};
use hjemmevakt::domain::contacts::contact::Phase;
use hjemmevakt::simulator::weekend::services::Staffing;

use super::*;

#[test]
fn the_primary_then_the_backup_joins_in_then_everyone() {
    let mut shift = Shift::at(FRIDAY);
    let relative = shift.dials(STRANGER);
    shift.passes(3);
    assert!(shift.rings("kari") && !shift.rings("aslak") && !shift.rings("marit"));
    shift.passes(24);
    assert!(shift.rings("kari") && shift.rings("aslak") && !shift.rings("marit"));
    shift.passes(26);
    assert!(shift.rings("marit"));
    let marit = shift.takes("marit");
    assert!(shift.talk(relative, marit));
    shift.passes(2);
    assert!(!shift.rings("kari") && !shift.rings("aslak"));
}

#[test]
fn the_nurse_whom_the_patient_prefers_is_rung_first() {
    // The other week: Aslak is primary.
    let mut shift = Shift::at("2026-03-12T21:00:00[Europe/Oslo]");
    shift.dials(ELIN);
    shift.passes(3);
    assert!(shift.rings("kari") && !shift.rings("aslak"));
    shift.passes(24);
    assert!(shift.rings("aslak"));

    let mut shift = Shift::at("2026-03-12T21:00:00[Europe/Oslo]");
    shift.dials(STRANGER);
    shift.passes(3);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
}

#[test]
fn declined_on_the_telephone_or_the_screen_moves_on_at_once() {
    let mut shift = Shift::begin();
    shift.dials(STRANGER);
    shift.passes(3);
    shift.declines("kari");
    assert!(shift.rings("aslak"));

    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let call = shift.call_id(caller);
    shift.taps("kari", Command::Decline { call });
    shift.passes(1);
    assert!(!shift.rings("kari") && shift.rings("aslak"));
}

#[test]
fn a_busy_telephone_moves_on_at_once() {
    let mut shift = Shift::begin();
    // Kari talks privately: her telephone is busy, and we do not know of it.
    let private = shift.world.dial(From::Number(phone(LANDLINE)));
    shift.passes(1);
    shift.world.lines[private.0].number = Some(phone("+4790000001"));
    shift.dials(STRANGER);
    shift.passes(4);
    assert!(shift.rings("aslak"));
}

#[test]
fn voicemail_a_wrong_key_and_silence_are_no_answer() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    // Voicemail: picked up, nothing pressed.
    shift.picks_up("kari");
    shift.passes(12);
    assert!(shift.rings("aslak") && shift.waits(caller));

    let mut shift = Shift::begin();
    shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.picks_up("kari");
    shift.presses(kari, "5");
    shift.passes(2);
    assert!(shift.rings("aslak"));
}

#[test]
fn a_nurse_who_is_alone_is_rung_twice_before_the_fallback() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let first = shift.ringing("kari").unwrap();
    shift.passes(26);
    let second = shift.ringing("kari").unwrap();
    assert_ne!(first, second);
    assert!(shift.waits(caller));
    shift.passes(26);
    assert_eq!(shift.dialled(caller), Some(0));
}

#[test]
fn only_a_backup_is_rung_at_once() {
    let mut shift = Shift::with(Staffing::BackupOnly, THURSDAY);
    shift.dials(STRANGER);
    shift.passes(3);
    assert!(shift.rings("aslak"));
}

#[test]
fn two_who_answer_in_the_same_second_give_one_winner() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(28);
    let (kari, aslak) = (
        shift.ringing("kari").unwrap(),
        shift.ringing("aslak").unwrap(),
    );
    shift.world.pick_up(kari);
    shift.world.pick_up(aslak);
    shift.passes(1);
    shift.world.press(kari, "1");
    shift.world.press(aslak, "1");
    shift.passes(2);
    let with_kari = shift.talk(caller, kari);
    assert_ne!(with_kari, shift.talk(caller, aslak));
    let other = if with_kari { aslak } else { kari };
    // She hears a kind sentence, and then the line ends.
    assert_eq!(shift.place(other), Place::Saying);
    shift.passes(10);
    assert_eq!(shift.place(other), Place::Over);
    assert!(shift.talk(caller, kari) || shift.talk(caller, aslak));
}

#[test]
fn a_claim_on_the_screen_needs_no_key_and_stops_the_others() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(28);
    let call = shift.call_id(caller);
    shift.taps("aslak", Command::Claim { call, phone: None });
    assert!(shift.rings("aslak") && !shift.rings("kari"));
    let aslak = shift.picks_up("aslak");
    shift.passes(1);
    assert!(shift.talk(caller, aslak));
}

#[test]
fn she_takes_it_on_another_of_her_telephones_and_the_first_stops() {
    const OTHER_PHONE: &str = "+4790000051";
    let text = include_str!("../../../handbook/operations/example-service.toml");
    let text = text.replace(
        "phones = [\"+47 900 00 001\"]",
        "phones = [\"+47 900 00 001\", \"+47 900 00 051\"]",
    );
    let service = hjemmevakt::service_file::parse(&text).unwrap();
    let mut shift = Shift::over(Arc::new(service), THURSDAY);
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    assert!(shift.rings("kari") && !shift.rings(OTHER_PHONE));
    let call = shift.call_id(caller);
    let phone = Some(1);
    shift.taps("kari", Command::Claim { call, phone });
    assert!(!shift.rings("kari") && shift.rings(OTHER_PHONE));
    let kari = shift.picks_up(OTHER_PHONE);
    shift.passes(1);
    assert!(shift.talk(caller, kari), "it needs no key");
}

#[test]
fn a_claim_that_is_not_picked_up_lapses_and_the_step_begins_anew() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(5);
    let call = shift.call_id(caller);
    shift.taps("aslak", Command::Claim { call, phone: None });
    shift.passes(15);
    assert!(!shift.rings("kari"), "no step starts while a claim stands");
    shift.passes(8);
    assert!(shift.rings("kari"));
    assert!(shift.waits(caller));
}

#[test]
fn a_nurse_who_talks_gets_a_notice_when_she_is_the_only_one_and_is_rung_when_she_is_free() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    let first = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(first, kari));
    let second = shift.dials(OTHER);
    shift.passes(5);
    assert!(!shift.rings("kari"), "nobody is rung who talks");
    assert!(shift.call(second).noticed.contains(&staff("kari")));
    shift.presses(kari, "*");
    shift.passes(12);
    assert!(shift.rings("kari"));
    let kari = shift.takes("kari");
    assert!(shift.talk(second, kari));
}

#[test]
fn legevakts_own_line_is_first_in_line() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    let first = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.takes("kari");
    let waiting = shift.dials(OTHER);
    let doctor = shift.dials(LEGEVAKT);
    shift.passes(3);
    shift.presses(kari, "*");
    shift.passes(12);
    let kari = shift.takes("kari");
    assert!(shift.talk(doctor, kari) && !shift.talk(waiting, kari) && !shift.talk(first, kari));
}

#[test]
fn nine_changes_the_language_and_any_other_key_changes_nothing() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(1);
    let before = shift.call(caller).language;
    shift.presses(caller, "9");
    assert_ne!(shift.call(caller).language, before);
    assert!(shift.waits(caller));
    shift.presses(caller, "4");
    assert!(shift.waits(caller));
    assert!(matches!(shift.call_state(caller), CallState::Waiting(_)));
}

#[test]
fn a_withheld_and_an_unreadable_number_are_served_as_any_other() {
    for from in [From::Withheld, From::Malformed] {
        let mut shift = Shift::begin();
        let caller = shift.dials_as(from);
        shift.passes(3);
        let kari = shift.takes("kari");
        assert!(shift.talk(caller, kari));
        assert!(matches!(shift.contact(caller).phase, Phase::OnTheLine(_)));
    }
}

#[test]
fn somebody_who_confirms_is_reached_well_within_two_minutes() {
    let mut shift = Shift::at(FRIDAY);
    let caller = shift.dials(STRANGER);
    // Kari's voicemail, Aslak's wrong key, then Marit.
    shift.passes(3);
    shift.picks_up("kari");
    shift.passes(13);
    let aslak = shift.picks_up("aslak");
    shift.presses(aslak, "7");
    shift.passes(4);
    let marit = shift.takes("marit");
    assert!(shift.talk(caller, marit));
    let call = shift.call(caller);
    let waited = call.answered_at.unwrap().since(call.since);
    assert!(waited < Duration::from_mins(1), "{waited:?}");
}
