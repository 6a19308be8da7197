//! Pages over states that the real rules made: what is on them, and what never is.

use std::fs;

use super::form::Keys;
use super::nurse::{self, Seen};
use super::wall;
use crate::domain::command::Command;
use crate::domain::ids::ContactId;
use crate::domain::language::Language;
use crate::text::Texts;
use crate::views::Viewer;
use crate::views::board::Standing;
use crate::views::rig::{FINE, LEGEVAKT, MOTHER, Rig, UNKNOWN, nurse};

fn page(rig: &Rig, viewer: &Viewer, contact: Option<ContactId>, standing: Standing) -> String {
    let texts = Texts::load().unwrap();
    let seen = Seen {
        texts: &texts,
        state: &rig.state,
        viewer,
        contact,
        now: rig.now,
        standing,
        forms: None,
    };
    nurse::page(
        &seen,
        "../../src/web/assets",
        None,
        &Keys::of_page("k".to_owned()),
    )
    .into_string()
}

fn wall_page(rig: &Rig, language: Language) -> String {
    let texts = Texts::load().unwrap();
    let assets = "../../src/web/assets";
    wall::page(&texts, &rig.state, language, rig.now, FINE, assets).into_string()
}

/// Renders what people see into `target/look`, to be opened in a browser.
#[test]
#[ignore = "writes files to look at: cargo test --lib look_at -- --ignored"]
fn look_at_the_pages() {
    let folder = format!("{}/target/look", env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(&folder).unwrap();
    let save = |name: &str, html: &str| fs::write(format!("{folder}/{name}.html"), html).unwrap();

    let mut rig = Rig::friday();
    let me = rig
        .state
        .shift
        .clone()
        .unwrap()
        .primary
        .unwrap()
        .to_string();
    let backup = rig.state.shift.clone().unwrap().backup.unwrap().to_string();
    save("quiet", &page(&rig, &nurse(&me), None, FINE));
    save("wall-quiet", &wall_page(&rig, Language::Bokmal));

    let call = rig.rings(MOTHER);
    rig.passes(14);
    save("ringing", &page(&rig, &nurse(&rig.rung(call)), None, FINE));
    save(
        "ringing-colleague",
        &page(
            &rig,
            &nurse(if rig.rung(call) == me { &backup } else { &me }),
            None,
            FINE,
        ),
    );
    save("wall-ringing", &wall_page(&rig, Language::Bokmal));
    let who = rig.rung(call);
    rig.nurse_does(&who, Command::Claim { call, phone: None });
    save("claimed", &page(&rig, &nurse(&who), None, FINE));
    rig.takes(call, &who);
    let contact = rig.contact(call);
    let text = "Moren hørte at K. gikk ut kl. 02. Telefonen er med.".to_owned();
    rig.nurse_does(&who, Command::WriteNote { contact, text });
    rig.waits(250);
    save("talking", &page(&rig, &nurse(&who), Some(contact), FINE));
    save("talking-auto", &page(&rig, &nurse(&who), None, FINE));
    let second = rig.rings(LEGEVAKT);
    rig.waits(8);
    save("talking-second", &page(&rig, &nurse(&who), None, FINE));
    rig.hangs_up(second);
    rig.hangs_up(call);
    rig.waits(30);
    save("outcome", &page(&rig, &nurse(&who), Some(contact), FINE));

    rig.writes(
        UNKNOWN,
        "Hei. Jeg klarer ikke å snakke. Kan noen skrive til meg?",
    );
    let written = rig.in_writing();
    rig.waits(120);
    save(
        "message",
        &page(&rig, &nurse(&me), written.last().copied(), FINE),
    );
    rig.passes(900);
    save(
        "overdue",
        &page(&rig, &nurse(&me), written.last().copied(), FINE),
    );
    save(
        "held",
        &page(
            &rig,
            &nurse(&me),
            None,
            Standing {
                writable: false,
                ..FINE
            },
        ),
    );

    let mut rig = Rig::friday();
    for n in 0..40 {
        let call = rig.rings(&format!("+479000{:04}", 51 + n % 45));
        rig.waits(3);
        if n % 2 == 0 {
            rig.hangs_up(call);
        }
    }
    rig.waits(20);
    save("many-rung", &page(&rig, &nurse(&me), None, FINE));
    let free = ["kari", "aslak", "marit"].map(nurse).into_iter();
    let free = free
        .min_by_key(|who| rig.state.legs_of(who.staff.as_ref().unwrap()).count())
        .unwrap();
    save("many", &page(&rig, &free, None, FINE));
    save("wall-many", &wall_page(&rig, Language::English));

    let rig = Rig::at("2026-11-17T11:00:00+01:00[Europe/Oslo]");
    save("outside", &page(&rig, &nurse(&me), None, FINE));
    save("wall-outside", &wall_page(&rig, Language::Bokmal));
}

/// Everything that must not be read off a wall: numbers in any form, labels, relations, names of staff.
fn never_on_a_wall(html: &str) {
    let plain = html.to_lowercase();
    for word in [
        "elin",
        "mother",
        "mor til",
        "kari",
        "aslak",
        "marit",
        "randi",
        "ytterfjord legevakt",
        "legevakt ytterfjord",
        "nordvik",
        "utsi",
        "900 00 011",
        "90000011",
        "+47",
        "900 00 051",
        "90000051",
        "klarer ikke",
        "/nurse",
        "gikk ut",
    ] {
        assert!(!plain.contains(word), "{word} is on the wall");
    }
}

#[test]
fn the_wall_shows_states_and_never_who() {
    let mut rig = Rig::friday();
    let call = rig.rings(MOTHER);
    rig.passes(14);
    never_on_a_wall(&wall_page(&rig, Language::Bokmal));
    let who = rig.rung(call);
    rig.takes(call, &who);
    let contact = rig.contact(call);
    rig.nurse_does(
        &who,
        Command::WriteNote {
            contact,
            text: "Hun gikk ut kl. 02.".to_owned(),
        },
    );
    rig.rings(LEGEVAKT);
    rig.writes(UNKNOWN, "Jeg klarer ikke å snakke.");
    for language in Language::ALL {
        never_on_a_wall(&wall_page(&rig, language));
    }
    rig.writes("+4790000022", "ring meg");
    rig.hangs_up(call);
    rig.passes(1_700);
    let html = wall_page(&rig, Language::Bokmal);
    assert!(html.contains("En lovet oppringning er forsinket"));
    never_on_a_wall(&html);
}

#[test]
fn a_nurse_who_is_not_on_duty_reads_no_hint() {
    let mut rig = Rig::friday();
    rig.rings(MOTHER);
    rig.state.shift = None;
    let html = page(&rig, &nurse("marit"), None, FINE);
    assert!(!html.contains("Elin") && !html.contains("900 00"), "{html}");
}

#[test]
fn a_nurse_who_could_not_be_put_through_sees_why_she_is_asked_again() {
    let mut rig = Rig::friday();
    let call = rig.rings(MOTHER);
    let who = rig.rung(call);
    rig.takes_in_vain(call, &who);
    let hers = page(&rig, &nurse(&who), None, FINE);
    assert!(hers.contains("Koblingen gikk ikke."), "{hers}");
    assert!(hers.contains("Koblingen til deg gikk ikke"), "{hers}");
    let wall = wall_page(&rig, Language::Bokmal);
    assert!(wall.contains("Koblingen til backup gikk ikke"), "{wall}");
    never_on_a_wall(&wall);
    // Once they talk it is old news, also when her line drops later.
    rig.takes(call, &who);
    let hers = page(&rig, &nurse(&who), None, FINE);
    assert!(!hers.contains("Koblingen"), "{hers}");
}

#[test]
fn a_name_is_text_and_never_markup() {
    let mut rig = Rig::friday();
    let call = rig.rings(UNKNOWN);
    let who = rig.rung(call);
    rig.takes(call, &who);
    let contact = rig.contact(call);
    let text = "<script>alert(1)</script> & \"ord\"".to_owned();
    rig.nurse_does(&who, Command::WriteNote { contact, text });
    let html = page(&rig, &nurse(&who), Some(contact), FINE);
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;ord&quot;"));
    assert!(!html.contains("<script>alert"));
}

#[test]
fn pages_hold_to_a_strict_content_policy() {
    let mut rig = Rig::friday();
    let call = rig.rings(MOTHER);
    let who = rig.rung(call);
    for html in [
        page(&rig, &nurse(&who), None, FINE),
        wall_page(&rig, Language::Bokmal),
    ] {
        assert!(
            !html.contains(" style=") && !html.contains("<style") && !html.contains(" onclick")
        );
        assert_eq!(
            html.matches("<script").count(),
            html.matches("<script type=\"module\" src=").count()
        );
        assert!(html.contains("rel=\"icon\""));
    }
}

#[test]
fn regions_of_the_live_line_change_only_when_something_happens() {
    let texts = Texts::load().unwrap();
    let mut rig = Rig::friday();
    let call = rig.rings(MOTHER);
    let viewer = nurse(&rig.rung(call));
    let render = |rig: &Rig| {
        let seen = Seen {
            texts: &texts,
            state: &rig.state,
            viewer: &viewer,
            contact: None,
            now: rig.now,
            standing: FINE,
            forms: None,
        };
        let (_, regions) = nurse::regions(&seen, &Keys::default());
        regions
            .into_iter()
            .map(|(name, html)| (name, html.into_string()))
            .collect::<Vec<_>>()
    };
    let before = render(&rig);
    rig.waits(7);
    assert_eq!(before, render(&rig));
    rig.hangs_up(call);
    assert_ne!(before, render(&rig));
}

#[test]
fn a_line_answers_what_since_when_whose_turn_and_what_next() {
    let mut rig = Rig::friday();
    rig.rings(UNKNOWN);
    rig.passes(14);
    let texts = Texts::load().unwrap();
    let (board, regions) =
        wall::regions(&texts, &rig.state, Language::English, rig.now, FINE, false);
    let (_, waiting) = regions.iter().find(|(name, _)| *name == "waiting").unwrap();
    let words: String = strip(&waiting.0);
    insta::assert_snapshot!(words, @"Waiting now 1 Call 0:14 Ringing the nurse · the backup in 0:11 · fallback in 1:46");
    assert_eq!(board.waiting.len(), 1);
}

/// The words of a piece of markup.
fn strip(html: &str) -> String {
    let mut words = String::new();
    let mut inside = true;
    for letter in html.chars() {
        match letter {
            '<' => inside = false,
            '>' => {
                inside = true;
                words.push(' ');
            }
            _ if inside => words.push(letter),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_text_of_the_screens_is_used_and_every_key_in_the_code_is_there() {
    let folder = format!("{}/src/web", env!("CARGO_MANIFEST_DIR"));
    let mut code = String::new();
    let mut folders = vec![std::path::PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs")
                && !path.ends_with("tests.rs")
            {
                code.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let keys: Vec<&str> = [
        include_str!("../../text/nb/screen.ftl"),
        include_str!("../../text/nb/talk.ftl"),
        include_str!("../../text/nb/on-duty.ftl"),
        include_str!("../../text/nb/record.ftl"),
        include_str!("../../text/nb/corrections.ftl"),
        include_str!("../../text/nb/plan.ftl"),
        include_str!("../../text/nb/plan-beside.ftl"),
        include_str!("../../text/nb/glance.ftl"),
        include_str!("../../text/nb/document.ftl"),
        include_str!("../../text/nb/escort.ftl"),
        include_str!("../../text/nb/written.ftl"),
        include_str!("../../text/nb/handover.ftl"),
        include_str!("../../text/nb/feedback.ftl"),
        include_str!("../../text/nb/deaths.ftl"),
        include_str!("../../text/nb/figures.ftl"),
        include_str!("../../text/nb/ending.ftl"),
        include_str!("../../text/nb/deviations.ftl"),
        include_str!("../../text/nb/complaints.ftl"),
        include_str!("../../text/nb/forms.ftl"),
        include_str!("../../text/nb/openings.ftl"),
    ]
    .into_iter()
    .flat_map(str::lines)
    .filter_map(|line| line.split_once(" =").map(|(key, _)| key))
    .filter(|key| key.starts_with("ui-"))
    .collect();
    for key in &keys {
        let by_browser = key
            .strip_prefix("ui-js-")
            .is_some_and(|word| code.contains(&format!("\"{word}\"")));
        assert!(
            by_browser || code.contains(&format!("\"{key}\"")),
            "nothing says {key}"
        );
    }
    for word in code
        .split('"')
        .filter(|word| word.starts_with("ui-") && !word.contains('{'))
    {
        assert!(keys.contains(&word), "there is no text {word}");
    }
}
