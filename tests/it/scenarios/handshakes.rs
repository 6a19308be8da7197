//! The start of a duty: is it proven that tablet, telephone and messages reach whoever has it?

use hjemmevakt::domain::handshakes::command::HandshakeAct;
use hjemmevakt::domain::handshakes::handshake::{Handshake, Way};
use hjemmevakt::domain::messages::message::MessageText;

use super::*;

/// An hour before Kari's duty.
const BEFORE: &str = "2026-03-05T14:00:00[Europe/Oslo]";

fn handshake<'a>(shift: &'a Shift, who: &str) -> Option<&'a Handshake> {
    shift.state().handshake_of(&staff(who))
}

fn code(shift: &Shift, who: &str) -> String {
    let handshake = handshake(shift, who).expect("she is asked");
    handshake.code.known().expect("it is known").clone()
}

fn holes(shift: &Shift, who: &str) -> Vec<Way> {
    handshake(shift, who)
        .expect("she is asked")
        .holes()
        .collect()
}

fn proves_all(shift: &mut Shift, who: &str) {
    shift.taps(who, Command::Handshake(HandshakeAct::Tablet));
    let code = code(shift, who);
    shift.taps(who, Command::Handshake(HandshakeAct::Code(code)));
    shift.taps(who, Command::Handshake(HandshakeAct::Ring));
    shift.passes(3);
    shift.takes(who);
}

#[test]
fn half_an_hour_before_each_gets_a_code_and_three_taps_later_she_is_proven() {
    let mut shift = Shift::at(BEFORE);
    assert!(handshake(&shift, "kari").is_none());
    shift.until("2026-03-05T14:31:00[Europe/Oslo]");
    for who in ["kari", "aslak"] {
        let texts = shift.texts_to(who);
        assert!(
            matches!(texts.as_slice(), [MessageText::DutyBegins(_)]),
            "{texts:?}"
        );
        assert_eq!(holes(&shift, who), Way::ALL);
    }
    assert!(
        !shift.rings("kari"),
        "nobody is rung before the duty begins"
    );
    proves_all(&mut shift, "kari");
    assert_eq!(holes(&shift, "kari"), []);
    // Nothing more is asked of her when it begins; Aslak is rung.
    shift.until("2026-03-05T15:00:05[Europe/Oslo]");
    assert!(!shift.rings("kari"));
    assert!(shift.rings("aslak"));
}

#[test]
fn she_proves_messages_by_writing_the_code_back_and_nobody_else_can() {
    let mut shift = Shift::at("2026-03-05T14:40:00[Europe/Oslo]");
    let code = code(&shift, "kari");
    shift.writes(STRANGER, &code);
    shift.writes("aslak", &code);
    assert_eq!(handshake(&shift, "kari").unwrap().messages, None);
    shift.writes("kari", &format!("{code}."));
    assert_eq!(holes(&shift, "kari"), [Way::Tablet, Way::Telephone]);
}

#[test]
fn a_telephone_that_does_not_answer_is_told_to_backup_and_leader_after_fifteen_minutes() {
    let mut shift = Shift::at(BEFORE);
    shift.until("2026-03-05T15:00:05[Europe/Oslo]");
    // Aslak proves himself; Kari's telephone rings out, three times.
    shift.takes("aslak");
    let missed = AlarmKind::HandshakeMissed(staff("kari"));
    shift.until("2026-03-05T15:05:05[Europe/Oslo]");
    assert!(shift.rings("kari"), "rung again after five minutes");
    shift.until("2026-03-05T15:14:50[Europe/Oslo]");
    assert!(!shift.has_alarm(&missed));
    shift.until("2026-03-05T15:15:10[Europe/Oslo]");
    assert!(shift.has_alarm(&missed));
    assert!(shift.rings("aslak") && shift.rings("randi"));
    assert!(!shift.rings("kari"));
    // It goes on being visible until it is proven; then the alarm is over by itself.
    assert!(handshake(&shift, "kari").unwrap().missed);
    shift.taps("kari", Command::Handshake(HandshakeAct::Ring));
    shift.passes(3);
    shift.takes("kari");
    assert!(!shift.has_alarm(&missed));
    shift.passes(5);
    assert!(!shift.rings("aslak") && !shift.rings("randi"));
}

#[test]
fn a_hole_in_the_others_is_named_and_told_without_ringing() {
    let mut shift = Shift::at(BEFORE);
    shift.until("2026-03-05T15:00:05[Europe/Oslo]");
    shift.takes("aslak");
    shift.takes("kari");
    shift.taps("kari", Command::Handshake(HandshakeAct::Tablet));
    shift.until("2026-03-05T15:16:00[Europe/Oslo]");
    assert_eq!(holes(&shift, "kari"), [Way::Message]);
    assert!(shift.has_alarm(&AlarmKind::HandshakeHole(staff("kari"))));
    assert!(!shift.rings("randi"));
    assert!(
        shift
            .texts_to("randi")
            .contains(&MessageText::HandshakeHole)
    );
    let code = code(&shift, "kari");
    shift.writes("kari", &code);
    assert!(!shift.has_alarm(&AlarmKind::HandshakeHole(staff("kari"))));
}

#[test]
fn a_call_that_she_takes_proves_the_telephone() {
    let mut shift = Shift::at("2026-03-05T14:59:00[Europe/Oslo]");
    shift.until("2026-03-05T15:00:40[Europe/Oslo]");
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.takes("kari");
    shift.passes(2);
    assert!(shift.talk(caller, kari));
    assert!(handshake(&shift, "kari").unwrap().telephone.is_some());
}

#[test]
fn whoever_comes_in_the_middle_of_a_duty_has_one_of_her_own() {
    // Marit comes on Friday at 20:00; Kari and Aslak had the duty before the service knew of it.
    let mut shift = Shift::at("2026-03-06T19:00:00[Europe/Oslo]");
    assert_eq!(handshake(&shift, "kari").unwrap().due_at, None);
    assert!(shift.texts_to("kari").is_empty());
    shift.until("2026-03-06T19:31:00[Europe/Oslo]");
    assert_eq!(shift.texts_to("marit").len(), 1);
    let kari = handshake(&shift, "kari").unwrap().id;
    shift.until("2026-03-06T20:00:05[Europe/Oslo]");
    shift.takes("marit");
    assert_eq!(handshake(&shift, "kari").unwrap().id, kari, "hers goes on");
    assert!(!shift.rings("kari"));
    shift.until("2026-03-06T20:30:00[Europe/Oslo]");
    assert!(!shift.has_alarm(&AlarmKind::HandshakeMissed(staff("kari"))));
    // On Sunday at 04:00 Marit goes, and hers with her.
    shift.until("2026-03-08T04:00:05[Europe/Oslo]");
    assert!(handshake(&shift, "marit").is_none());
}

#[test]
fn it_survives_a_restart() {
    let mut shift = Shift::at(BEFORE);
    shift.until("2026-03-05T14:31:00[Europe/Oslo]");
    let before = code(&shift, "kari");
    shift.world.crash(Some(Duration::from_secs(5)));
    shift.passes(60);
    assert_eq!(code(&shift, "kari"), before);
    shift.until("2026-03-05T15:00:05[Europe/Oslo]");
    assert!(shift.rings("kari"));
    assert_eq!(shift.texts_to("kari").len(), 1);
}
