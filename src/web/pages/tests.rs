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
    };
    nurse::page(
        &seen,
        "../../src/web/assets",
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
    let written = rig.call_backs();
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
        &page(&rig, &nurse(&me), None, Standing { writable: false }),
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
