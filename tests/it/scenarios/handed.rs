//! Whoever is handed a conversation has the person's card before them while it rings, on the same grounds as whoever is rung first.

use hjemmevakt::domain::calls::leg::Purpose;
use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::domain::openings::opening::{Ground, RecordPart};
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::settings::Settings;
use hjemmevakt::domain::plans::section::Section;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::board::{self, Standing};
use hjemmevakt::views::glance::Glance;
use hjemmevakt::views::{Viewer, contact, handed, locked};

use super::anne::*;
use super::*;

/// Kari talks with the mother, and hands it to somebody.
fn hands_to(shift: &mut Shift, whom: &str) -> (LineNo, ContactId) {
    let (line, contact) = mother_rings(shift);
    let call = shift.call_id(line);
    let to = staff(whom);
    shift.taps("kari", Command::HandOver { call, to });
    shift.passes(3);
    (line, contact)
}

fn viewer(who: &str, role: StaffRole) -> Viewer {
    Viewer {
        staff: Some(staff(who)),
        outside: None,
        roles: vec![role],
        language: hjemmevakt::domain::language::Language::Bokmal,
    }
}

/// What stands on the sheet that covers the screen, part by part; nothing where no sheet does.
fn on_the_sheet(shift: &Shift, viewer: &Viewer) -> Option<Vec<Section>> {
    let (state, now) = (shift.state(), shift.world.now);
    let standing = Standing {
        writable: true,
        screens: None,
    };
    let seen = board::board(state, viewer, now, standing);
    let row = seen.rings_me()?;
    let detail = contact::detail(state, viewer, row.contact?, now)?;
    match detail.glance? {
        Glance::About(about) => Some(about.card.glance.iter().map(|part| part.section).collect()),
        Glance::Unsaid(_) => None,
    }
}

#[test]
fn the_card_is_before_a_nurse_who_is_handed_a_call_while_it_rings() {
    let mut shift = planned();
    let (line, contact) = hands_to(&mut shift, "aslak");
    assert!(shift.rings("aslak"));
    let opened = openings(&shift, "aslak");
    assert_eq!(opened.len(), 1);
    assert_eq!(opened[0].ground, Ground::Contact(contact));
    assert!(opened[0].parts.contains(&RecordPart::Plan(Section::Red)));
    let aslak = viewer("aslak", StaffRole::Nurse);
    let sheet = on_the_sheet(&shift, &aslak).unwrap();
    assert!(sheet.contains(&Section::MeetMe) && sheet.contains(&Section::Helps));
    let kari = viewer("kari", StaffRole::Nurse);
    assert_eq!(on_the_sheet(&shift, &kari), None, "she talks");
    // A locked screen says that it rings.
    assert!(locked::ring(shift.state(), &staff("aslak")).is_some());
    let aslaks = shift.takes("aslak");
    assert!(shift.talk(line, aslaks));
    assert_eq!(on_the_sheet(&shift, &aslak), None, "he is in it");
    assert_eq!(openings(&shift, "aslak").len(), 1);
}

#[test]
fn what_the_person_has_withdrawn_is_on_no_card() {
    use hjemmevakt::domain::patients::command::PatientCommand;
    let mut shift = planned();
    let withdraw = PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent: SHOWN,
        contact: None,
    };
    done(&mut shift, "siri", withdraw);
    hands_to(&mut shift, "aslak");
    let aslak = viewer("aslak", StaffRole::Nurse);
    assert_eq!(on_the_sheet(&shift, &aslak), Some(Vec::new()));
    let plan = |part: &RecordPart| matches!(part, RecordPart::Plan(_));
    let opened = openings(&shift, "aslak");
    assert!(opened.iter().all(|one| !one.parts.iter().any(plan)));
}

#[test]
fn a_leader_or_somebody_who_knows_the_person_privately_has_none() {
    let mut shift = planned();
    let (line, contact) = hands_to(&mut shift, "randi");
    let leg = |shift: &Shift| {
        let mut legs = shift.state().legs.values();
        legs.any(|leg| {
            leg.purpose == Purpose::HandOver(shift.call_id(line))
                && leg.staff() == Some(&staff("randi"))
        })
    };
    assert!(leg(&shift), "the leader's telephone is rung");
    assert!(openings(&shift, "randi").is_empty());
    let randi = viewer("randi", StaffRole::Leader);
    assert_eq!(on_the_sheet(&shift, &randi), None);
    // He says so while it rings him, and is asked for nothing more.
    let call = shift.call_id(line);
    let to = staff("aslak");
    shift.taps("kari", Command::HandOver { call, to });
    shift.passes(3);
    shift.taps("aslak", Command::KnowPrivately { contact });
    shift.passes(2);
    assert!(!shift.rings("aslak"));
    let aslak = viewer("aslak", StaffRole::Nurse);
    assert_eq!(on_the_sheet(&shift, &aslak), None);
    let to = staff("aslak");
    let again = decided(&shift, "kari", Command::HandOver { call, to });
    assert!(matches!(again, Err(Rejection::ColleagueBusy { .. })));
}

/// What the rules say to it.
fn decided(shift: &Shift, who: &str, command: Command) -> Result<(), Rejection> {
    let actor = Actor::Staff(staff(who));
    let mut ids = hjemmevakt::ids::SeededIds::new(3);
    let now = shift.world.service_now();
    hjemmevakt::domain::decide::decide(shift.state(), &actor, command, now, &mut ids).map(|_| ())
}

#[test]
fn a_nurse_whom_the_person_does_not_want_is_shown_nothing_unasked() {
    let mut shift = planned();
    let settings = Settings {
        not_wanted: vec![staff("aslak")],
        ..Settings::default()
    };
    let saves = change(Change::SaveSettings(Box::new(settings)));
    done(&mut shift, "siri", saves);
    hands_to(&mut shift, "aslak");
    assert!(shift.rings("aslak"));
    assert!(openings(&shift, "aslak").is_empty());
    let aslak = viewer("aslak", StaffRole::Nurse);
    assert_eq!(on_the_sheet(&shift, &aslak), Some(Vec::new()));
}

#[test]
fn when_a_life_is_in_danger_whoever_takes_over_needs_it() {
    let mut shift = planned();
    let settings = Settings {
        not_wanted: vec![staff("aslak")],
        ..Settings::default()
    };
    let saves = change(Change::SaveSettings(Box::new(settings)));
    done(&mut shift, "siri", saves);
    let (line, contact) = mother_rings(&mut shift);
    shift.taps("kari", Command::RaiseDanger { contact });
    shift.passes(3);
    while let Some(other) = ["aslak", "marit"].into_iter().find(|who| shift.rings(who)) {
        shift.declines(other);
    }
    assert!(openings(&shift, "aslak").is_empty());
    let (call, to) = (shift.call_id(line), staff("aslak"));
    shift.taps("kari", Command::HandOver { call, to });
    shift.passes(3);
    assert_eq!(openings(&shift, "aslak").len(), 1);
}

#[test]
fn whoever_cannot_take_it_says_so_and_the_conversation_goes_on() {
    let mut shift = planned();
    let (line, contact) = hands_to(&mut shift, "aslak");
    let aslak = viewer("aslak", StaffRole::Nurse);
    let detail = contact::detail(shift.state(), &aslak, contact, shift.world.now).unwrap();
    assert!(handed::to_me(&detail.row.stage) && detail.row.mine);
    assert_eq!(detail.can.decline, Some(shift.call_id(line)));
    assert_eq!(detail.can.claim, None, "it is answered on the telephone");
    let call = shift.call_id(line);
    shift.taps("aslak", Command::Decline { call });
    shift.passes(3);
    assert!(!shift.rings("aslak"));
    assert!(shift.call(line).talking().is_some());
    assert_eq!(on_the_sheet(&shift, &aslak), None);
    assert_eq!(
        decided(&shift, "aslak", Command::Decline { call }),
        Err(Rejection::NotWaiting)
    );
}
