//! The page while they talk: what stands on it, for whom, and what never does.

use std::fs;

use super::form::Keys;
use super::nurse::{self, Seen};
use crate::domain::actor::Actor;
use crate::domain::calls::leg::Purpose;
use crate::domain::care::held::Question;
use crate::domain::command::{Command, LineStatus};
use crate::domain::effect::EffectOutcome;
use crate::domain::ids::{CallId, CarrierId, ContactId};
use crate::text::Texts;
use crate::views::Viewer;
use crate::views::deviations;
use crate::views::rig::{FINE, MOTHER, Rig, nurse, staff};

fn page(rig: &Rig, viewer: &Viewer, contact: Option<ContactId>) -> String {
    let texts = Texts::load().unwrap();
    let seen = Seen {
        texts: &texts,
        state: &rig.state,
        viewer,
        contact,
        now: rig.now,
        standing: FINE,
        forms: None,
    };
    let keys = Keys::of_page("k".to_owned());
    nurse::page(&seen, "../../src/web/assets", None, &keys).into_string()
}

fn talking(rig: &mut Rig) -> (CallId, ContactId, String) {
    let call = rig.rings(MOTHER);
    rig.passes(5);
    let who = rig.rung(call);
    rig.takes(call, &who);
    let contact = rig.contact(call);
    (call, contact, who)
}

fn other(rig: &Rig, who: &str) -> String {
    let shift = rig.state.shift.clone().unwrap();
    let mut others = shift.everyone().filter(|staff| staff.as_str() != who);
    others.next().unwrap().to_string()
}

fn says(rig: &mut Rig, who: &str, contact: ContactId, question: Question, text: &str) {
    let text = text.to_owned();
    rig.nurse_does(
        who,
        Command::AnswerDanger {
            contact,
            question,
            text,
            seen: 0,
        },
    );
}

/// The person's telephone rings out.
fn not_reached(rig: &mut Rig, call: CallId) {
    let found = rig.state.call(call).unwrap();
    let legs: Vec<_> = rig.state.live_legs(found).cloned().collect();
    let person = legs.iter().find(|leg| leg.purpose == Purpose::Person(call));
    let leg = person.unwrap().id;
    let line = CarrierId::new("CA000000000000000000000000000000ff");
    let key = person.unwrap().request.unwrap();
    let outcome = EffectOutcome::Placed(line.clone());
    rig.does(&Actor::Effects, Command::EffectReturns { key, outcome });
    rig.does(
        &Actor::Carrier,
        Command::LegReports {
            leg,
            line,
            status: LineStatus::NoAnswer,
        },
    );
    rig.does(&Actor::Clock, Command::Tick);
}

#[test]
fn one_tap_and_the_numbers_and_the_four_questions_stand_on_the_page() {
    let mut rig = Rig::friday();
    let (call, contact, who) = talking(&mut rig);
    let before = page(&rig, &nurse(&who), None);
    assert!(before.contains("/danger\"") && !before.contains("tel:113"));
    rig.nurse_does(&who, Command::RaiseDanger { contact });
    says(&mut rig, &who, contact, Question::Place, "Storgata 4");
    let shown = page(&rig, &nurse(&who), None);
    assert!(shown.contains("tel:113") && !shown.contains("Ring politiet nå"));
    for word in ["place", "company", "taken", "means"] {
        assert!(shown.contains(&format!("value=\"{word}\"")), "{word}");
    }
    assert!(shown.contains("value=\"Storgata 4\""));
    // It stands on her own board as well, and does not sound while she talks.
    assert!(
        !shown.contains("data-alarm"),
        "no alarm sounds into the conversation"
    );
    let colleague = other(&rig, &who);
    assert!(page(&rig, &nurse(&colleague), None).contains("data-alarm"));
    // The line drops: first the ringing, then the police with what is known.
    rig.hangs_up(call);
    let shown = page(&rig, &nurse(&who), Some(contact));
    assert!(shown.contains("Vi ringer personen opp igjen nå"));
    assert!(!shown.contains("Ring politiet nå"));
    not_reached(&mut rig, call);
    let shown = page(&rig, &nurse(&who), Some(contact));
    assert!(shown.contains("tel:112") && shown.contains("Ring politiet nå"));
    assert!(shown.contains("Sted: Storgata 4"));
    assert!(shown.contains("Si det de trenger for å avverge skade"));
    assert!(shown.contains("/handbook/service/nb/life-in-danger.md"));
}

#[test]
fn who_knows_the_person_privately_sees_nothing_of_them_any_more() {
    let mut rig = Rig::friday();
    let call = rig.rings(MOTHER);
    rig.passes(5);
    let (who, contact) = (rig.rung(call), rig.contact(call));
    let sheet = page(&rig, &nurse(&who), None);
    assert!(sheet.contains("/privately\"") && sheet.contains("Mother of Elin"));
    rig.nurse_does(&who, Command::KnowPrivately { contact });
    let shown = page(&rig, &nurse(&who), Some(contact));
    assert!(!shown.contains("Mother of Elin") && !shown.contains("+47 900 00 011"));
}

#[test]
fn a_child_has_its_numbers_and_no_form_for_messages() {
    let mut rig = Rig::friday();
    let (_, contact, who) = talking(&mut rig);
    assert!(page(&rig, &nurse(&who), None).contains("/message\""));
    rig.nurse_does(
        &who,
        Command::MarkChild {
            contact,
            child: true,
        },
    );
    let shown = page(&rig, &nurse(&who), None);
    assert!(shown.contains("tel:116111") && shown.contains("tel:+4778000010"));
    assert!(shown.contains("meld til barnevernet selv, nå"));
    assert!(shown.contains("/handbook/service/nb/children.md"));
    assert!(!shown.contains("/message\""));
}

#[test]
fn a_draft_is_shown_to_its_author_and_to_others_only_that_it_is_there() {
    let mut rig = Rig::friday();
    let (_, contact, who) = talking(&mut rig);
    let text = "Moren hørte at han gikk".to_owned();
    rig.nurse_does(
        &who,
        Command::SaveDraft {
            contact,
            text: text.clone(),
            seen: 0,
        },
    );
    assert!(page(&rig, &nurse(&who), Some(contact)).contains(&text));
    let colleague = other(&rig, &who);
    let theirs = page(&rig, &nurse(&colleague), Some(contact));
    assert!(!theirs.contains(&text) && theirs.contains("skriver på et notat"));
}

#[test]
fn the_leader_sees_that_there_was_a_threat_and_never_what_was_said() {
    use crate::domain::service::people::StaffRole;
    let mut rig = Rig::friday();
    let (_, contact, who) = talking(&mut rig);
    rig.nurse_does(
        &who,
        Command::EndThreatened {
            contact,
            reason: "Han vet hvor jeg bor".to_owned(),
            police: true,
        },
    );
    let leader = staff("randi", StaffRole::Leader);
    let rows = deviations::all(&rig.state, &leader, rig.now).unwrap();
    assert!(rows.len() == 1 && rows[0].police == Some(true));
    assert_eq!(rows[0].text, None);
    assert!(!page(&rig, &leader, None).contains("hvor jeg bor"));
    assert!(deviations::all(&rig.state, &nurse(&who), rig.now).is_none());
    // The next call from there says it to the colleague who is asked first.
    rig.passes(60);
    let call = rig.rings(MOTHER);
    rig.passes(3);
    let first = rig.rung(call);
    assert_ne!(first, who);
    assert!(page(&rig, &nurse(&first), None).contains("endte samtalen med en trussel"));
}

#[test]
fn what_the_number_says_to_watch_for_is_shown_until_its_last_day_is_over() {
    const TORE: &str = "+4790000016";
    let flag = "A dog in the yard";
    let mut rig = Rig::friday();
    let call = rig.rings(TORE);
    rig.passes(3);
    let who = rig.rung(call);
    assert!(page(&rig, &nurse(&who), None).contains(flag));
    let mut rig = Rig::at("2027-07-02T22:00:00+02:00[Europe/Oslo]");
    let call = rig.rings(TORE);
    rig.passes(3);
    let who = rig.rung(call);
    assert!(!page(&rig, &nurse(&who), None).contains(flag));
}

/// Renders what people see into `target/look`, to be opened in a browser.
#[test]
#[ignore = "writes files to look at: cargo test --lib look_at_the_talk -- --ignored"]
fn look_at_the_talk() {
    let folder = format!("{}/target/look", env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(&folder).unwrap();
    let save = |name: &str, html: &str| fs::write(format!("{folder}/{name}.html"), html).unwrap();
    let mut rig = Rig::friday();
    let (call, contact, who) = talking(&mut rig);
    save("talk", &page(&rig, &nurse(&who), Some(contact)));
    rig.nurse_does(&who, Command::RaiseDanger { contact });
    rig.waits(20);
    says(
        &mut rig,
        &who,
        contact,
        Question::Place,
        "Storgata 4, 2. etasje",
    );
    save("talk-danger", &page(&rig, &nurse(&who), Some(contact)));
    rig.hangs_up(call);
    not_reached(&mut rig, call);
    save("talk-police", &page(&rig, &nurse(&who), Some(contact)));
    let mut rig = Rig::friday();
    let (_, contact, who) = talking(&mut rig);
    let child = true;
    rig.nurse_does(&who, Command::MarkChild { contact, child });
    save("talk-child", &page(&rig, &nurse(&who), Some(contact)));
}
