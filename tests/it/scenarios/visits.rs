//! Home visits: her word in time, no word in time, and who comes to know.

use hjemmevakt::domain::ids::VisitId;
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::safety::command::SafetyCommand;
use hjemmevakt::domain::safety::visit::{Settled, VisitStage};
use hjemmevakt::simulator::weekend::services::Staffing;

use super::*;

/// Kari's codes: the one that she rings in with, and its last digit one higher.
const SAFE: &str = "470218";
const HELP: &str = "470219";

fn goes_out(shift: &mut Shift, minutes: u16) -> VisitId {
    let start = SafetyCommand::StartVisit {
        contact: None,
        place: "Fjordveien 12".to_owned(),
        with: "Elin".to_owned(),
        minutes,
    };
    shift.taps("kari", Command::Safety(start));
    shift
        .state()
        .visit_of(&staff("kari"))
        .expect("she is out")
        .id
}

fn stage(shift: &Shift) -> &VisitStage {
    &shift
        .state()
        .visit_of(&staff("kari"))
        .expect("she is out")
        .stage
}

fn under_way(shift: &Shift) -> bool {
    *stage(shift) == VisitStage::UnderWay
}

fn missed() -> AlarmKind {
    AlarmKind::VisitMissed(staff("kari"))
}

fn check_in(visit: VisitId, code: Option<&str>) -> Command {
    Command::Safety(SafetyCommand::CheckIn {
        visit,
        minutes: None,
        code: code.map(str::to_owned),
    })
}

#[test]
fn one_tap_in_time_is_enough_and_she_can_stay_longer_or_end_it() {
    let mut shift = Shift::begin();
    let visit = goes_out(&mut shift, 30);
    shift.minutes(29);
    shift.taps("kari", check_in(visit, None));
    shift.minutes(28);
    assert!(under_way(&shift));
    let longer = SafetyCommand::CheckIn {
        visit,
        minutes: Some(90),
        code: None,
    };
    shift.taps("kari", Command::Safety(longer));
    shift.minutes(80);
    assert!(under_way(&shift));
    shift.taps(
        "kari",
        Command::Safety(SafetyCommand::EndVisit { visit, code: None }),
    );
    assert!(shift.state().visits.is_empty());
    shift.minutes(60);
    assert!(!shift.has_alarm(&missed()));
}

#[test]
fn no_word_rings_her_then_the_backup_then_the_leader() {
    let mut shift = Shift::begin();
    goes_out(&mut shift, 15);
    shift.minutes(15).passes(3);
    assert!(shift.rings("kari") && !shift.rings("aslak"));
    shift.passes(150);
    assert!(shift.rings("kari"), "rung a second time");
    shift.passes(150);
    assert!(shift.has_alarm(&missed()));
    assert!(shift.rings("aslak") && !shift.rings("randi"));
    shift.minutes(5);
    assert!(shift.rings("randi") && !shift.rings("aslak"));
    // And on, both of them, until somebody takes it.
    shift.minutes(5);
    assert!(shift.rings("randi") && shift.rings("aslak"));
    shift.takes("aslak");
    assert!(!shift.has_alarm(&missed()));
    match stage(&shift) {
        VisitStage::Alarmed {
            taken: Some((by, _)),
            ..
        } => assert_eq!(*by, staff("aslak")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn taken_and_not_settled_it_goes_out_anew() {
    let mut shift = Shift::begin();
    let visit = goes_out(&mut shift, 15);
    shift.minutes(20).passes(5);
    shift.takes("aslak");
    shift.minutes(10).passes(5);
    assert!(shift.has_alarm(&missed()));
    assert!(shift.rings("aslak"));
    shift.takes("aslak");
    let how = Settled::SpokeWithHer;
    shift.taps("aslak", Command::SettleVisit { visit, how });
    assert!(shift.state().visits.is_empty());
    shift.minutes(30);
    assert!(!shift.has_alarm(&missed()));
}

#[test]
fn on_the_telephone_her_code_says_that_she_is_well_and_key_one_does_not() {
    let mut shift = Shift::begin();
    goes_out(&mut shift, 15);
    shift.minutes(15).passes(3);
    let line = shift.picks_up("kari");
    shift.presses(line, "1");
    shift.presses(line, "470210");
    assert!(!under_way(&shift));
    shift.presses(line, SAFE);
    assert!(under_way(&shift));
    shift.minutes(10);
    assert!(!shift.has_alarm(&missed()));
}

#[test]
fn voicemail_is_no_answer() {
    let mut shift = Shift::begin();
    goes_out(&mut shift, 15);
    shift.minutes(15).passes(3);
    shift.picks_up("kari");
    shift.minutes(5);
    assert!(shift.has_alarm(&missed()));
}

#[test]
fn after_the_time_a_tap_needs_the_code_and_the_code_tells_everybody() {
    let mut shift = Shift::begin();
    let visit = goes_out(&mut shift, 15);
    shift.minutes(20).passes(5);
    shift.taps("kari", check_in(visit, None));
    shift.taps("kari", check_in(visit, Some("000000")));
    assert!(!under_way(&shift));
    shift.taps("kari", check_in(visit, Some(SAFE)));
    assert!(under_way(&shift));
    assert!(!shift.has_alarm(&missed()));
    assert!(!shift.rings("aslak"));
    assert!(shift.texts_to("aslak").contains(&MessageText::SafetyOver));
    assert!(
        !shift.texts_to("randi").contains(&MessageText::SafetyOver),
        "she was not told"
    );
}

#[test]
fn ok_alone_calms_nothing_and_ok_with_her_code_does_from_any_telephone() {
    let mut shift = Shift::begin();
    goes_out(&mut shift, 15);
    shift.minutes(14);
    shift.writes("kari", "OK");
    assert!(
        shift
            .texts_to("kari")
            .contains(&MessageText::CheckInNeedsCode)
    );
    shift.minutes(1).passes(5);
    assert!(!under_way(&shift), "a sender can be forged");
    shift.writes("kari", "ok 123987");
    assert!(!under_way(&shift));
    shift.writes(STRANGER, &format!("Ok {SAFE}"));
    assert!(under_way(&shift));
    // None of it is a caller's message.
    assert!(shift.state().contacts.is_empty());
    shift.writes("kari", &format!("Ferdig {SAFE}"));
    assert!(shift.state().visits.is_empty());
}

#[test]
fn alone_the_leader_is_told_at_once_when_she_should_have_been_reached() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    goes_out(&mut shift, 15);
    shift.minutes(20).passes(5);
    assert!(shift.rings("randi"));
}

#[test]
fn a_colleague_who_takes_no_calls_is_told_all_the_same() {
    use hjemmevakt::domain::presence::command::PresenceCommand;
    let mut shift = Shift::begin();
    goes_out(&mut shift, 15);
    let away = PresenceCommand::Unavailable {
        minutes: 60,
        reason: String::new(),
        even_alone: true,
    };
    shift.taps("aslak", Command::Presence(away));
    shift.minutes(20).passes(5);
    assert!(shift.rings("aslak"));
}

#[test]
fn while_she_is_out_calls_go_to_the_backup_first_and_to_her_before_the_fallback() {
    let mut shift = Shift::begin();
    goes_out(&mut shift, 90);
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
    shift.passes(30);
    assert!(shift.rings("kari"));
    assert!(shift.waits(caller));
}

#[test]
fn it_survives_a_restart() {
    let mut shift = Shift::begin();
    goes_out(&mut shift, 15);
    shift.minutes(10);
    shift.world.crash(Some(Duration::from_secs(5)));
    shift.minutes(6);
    assert!(matches!(stage(&shift), VisitStage::Missed { .. }));
    shift.minutes(5);
    assert!(shift.has_alarm(&missed()));
}

#[test]
fn a_silent_call_for_help_rings_backup_and_leader_at_once_and_never_her() {
    let mut shift = Shift::begin();
    goes_out(&mut shift, 60);
    let before = shift.texts_to("kari").len();
    shift.taps("kari", Command::Safety(SafetyCommand::CallForHelp));
    shift.passes(3);
    let help = AlarmKind::HelpNeeded(staff("kari"));
    assert!(shift.has_alarm(&help));
    assert!(shift.rings("aslak") && shift.rings("randi") && !shift.rings("kari"));
    // Nobody answers: again after a minute, and again.
    shift.minutes(1);
    assert!(shift.rings("aslak") && shift.rings("randi"));
    shift.takes("randi");
    assert!(!shift.has_alarm(&help));
    assert_eq!(
        shift.texts_to("kari").len(),
        before,
        "nothing sounds where she is"
    );
    // Her own tap and code end nothing.
    let visit = shift.state().visit_of(&staff("kari")).unwrap().id;
    shift.taps("kari", check_in(visit, Some(SAFE)));
    assert!(
        shift
            .state()
            .help_of(&staff("kari"))
            .unwrap()
            .safe_code
            .is_some()
    );
    shift.minutes(10).passes(5);
    assert!(
        shift.has_alarm(&help),
        "taken and not settled, it goes out anew"
    );
    let settle = Command::SettleHelp {
        staff: staff("kari"),
        how: Settled::SomebodyIsThere,
    };
    shift.taps("kari", settle.clone());
    assert!(
        shift.state().help_of(&staff("kari")).is_some(),
        "not by herself"
    );
    shift.taps("aslak", settle);
    assert!(shift.state().helps.is_empty());
    assert!(!shift.has_alarm(&help));
}

#[test]
fn her_help_code_looks_like_the_other_everywhere() {
    // In a message: the answer is the one that the other code gets.
    let mut shift = Shift::begin();
    goes_out(&mut shift, 30);
    shift.minutes(10);
    shift.writes("kari", &format!("OK {HELP}"));
    assert!(shift.state().help_of(&staff("kari")).is_some());
    let texts = shift.texts_to("kari");
    assert!(
        matches!(texts.last(), Some(MessageText::CheckedIn(_))),
        "{texts:?}"
    );
    shift.passes(3);
    assert!(shift.rings("aslak") && shift.rings("randi"));

    // On the telephone that asks for her code.
    let mut shift = Shift::begin();
    goes_out(&mut shift, 15);
    shift.minutes(15).passes(3);
    let line = shift.picks_up("kari");
    shift.presses(line, HELP);
    assert!(shift.state().help_of(&staff("kari")).is_some());
    assert_ne!(shift.place(line), Place::Gather);

    // On the screen that asks for it.
    let mut shift = Shift::begin();
    let visit = goes_out(&mut shift, 15);
    shift.minutes(16);
    shift.taps("kari", check_in(visit, Some(HELP)));
    assert!(shift.state().help_of(&staff("kari")).is_some());

    // When she rings in.
    let mut shift = Shift::begin();
    let line = shift.dials("+4790000001");
    shift.presses(line, HELP);
    assert!(shift.state().help_of(&staff("kari")).is_some());
}

#[test]
fn the_word_alone_from_her_number_calls_for_help_and_nothing_comes_back() {
    let mut shift = Shift::begin();
    shift.writes("kari", "Hjelp!");
    assert!(shift.state().help_of(&staff("kari")).is_some());
    assert!(shift.texts_to("kari").is_empty());
    shift.writes(STRANGER, "Hjelp");
    assert_eq!(
        shift.state().helps.len(),
        1,
        "from anybody else it is a message that rings the nurse"
    );
    assert_eq!(shift.state().contacts.len(), 1);
}
