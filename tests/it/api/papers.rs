//! The plan and the card as files to take home, over HTTP, read back by a reader that is not ours.

use hjemmevakt::admin::Request;
use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::ids::StaffId;
use hjemmevakt::domain::openings::opening::RecordPart;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::plans::section::Section;
use reqwest::{Method, StatusCode, header};

use super::browser::Browser;
use super::plans::{ANNE, PARTS, at, consents, does, house, in_force};
use super::rig::{EXAMPLE, Rig};

const LETTERS: &str = "áčđŋšŧž ÁČĐŊŠŦŽ æøå ÆØÅ";

fn assigns(staff: &str) -> PatientCommand {
    PatientCommand::Assign {
        patient: ANNE,
        staff: StaffId::new(staff),
        assigned: true,
    }
}

/// A nurse of whom the service file says that he is of the day service as well.
pub(super) async fn aslak_works_with_her(rig: &Rig) {
    let nurse = "name = \"Aslak Utsi\"\nrole = \"nurse\"";
    let both = "name = \"Aslak Utsi\"\nroles = [\"nurse\", \"day_nurse\"]";
    assert!(EXAMPLE.contains(nurse));
    let text = EXAMPLE.replace(nurse, both);
    rig.administer(Request::Import { text }).await;
    does(rig, "siri", assigns("aslak")).await;
    rig.add("aslak", &[]).await;
}

/// The text of each page of a file, white space made one space; and the file as it was sent.
async fn paper(rig: &Rig, siri: &Browser<'_>, page: &str) -> (Vec<String>, Vec<u8>) {
    let ask = rig.ask(Method::GET, &at(page));
    let answer = ask.header(header::COOKIE, siri.cookies()).send().await;
    let answer = answer.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{page}");
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/pdf");
    assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
    let bytes = answer.bytes().await.unwrap().to_vec();
    let read = lopdf::Document::load_mem(&bytes).unwrap();
    let text = |page: u32| read.extract_text(&[page]).unwrap();
    let plain = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let pages = read.get_pages().into_keys().map(text).map(plain);
    (pages.collect(), bytes)
}

#[tokio::test]
async fn the_copy_as_a_file_has_what_the_page_has_and_is_a_reading() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    let (none, _) = paper(&rig, &siri, "/print.pdf").await;
    assert!(!none.concat().contains("31.10.2026"), "{none:?}");
    let mut parts = PARTS.to_vec();
    parts.push(("worse", &[("0.what", LETTERS)]));
    in_force(&siri, &parts).await;
    // Somebody else who works with her, and has not read anything of it.
    aslak_works_with_her(&rig).await;
    let aslak = Browser::of(&rig, "aslak").await;
    let read = || {
        let state = rig.engine.state();
        let all = state.patient(ANNE).unwrap().openings.values();
        let mut his = all.filter(|opening| opening.viewer == StaffId::new("aslak"));
        his.any(|opening| opening.parts.contains(&RecordPart::Plan(Section::Helps)))
    };
    assert!(!read());
    let (pages, _) = paper(&rig, &aslak, "/print.pdf").await;
    assert!(read());
    let [page] = pages.as_slice() else {
        panic!("{pages:?}")
    };
    for (_, fields) in &parts {
        for (_, text) in *fields {
            assert!(page.contains(text), "{text}: {page}");
        }
    }
    // In the order of the page: what is read in a crisis, then the individual plan.
    let places = ["snakk lavt", "musikk", "gå på skolen"].map(|words| page.find(words).unwrap());
    let own = ["Den individuelle planen", "The individual plan"].map(|words| page.find(words));
    let own = own.into_iter().flatten().next().unwrap();
    assert!(
        places.is_sorted() && (places[1]..places[2]).contains(&own),
        "{page}"
    );
    // The crisis part alone.
    let (crisis, _) = paper(&rig, &siri, "/print.pdf?part=crisis").await;
    let crisis = crisis.concat();
    assert!(
        crisis.contains("snakk lavt") && !crisis.contains("gå på skolen"),
        "{crisis}"
    );
    let sheet = siri.get(&at("/print?part=crisis")).await;
    assert!(sheet.says("href=\"print.pdf?part=crisis\""), "{sheet:?}");
    assert!(
        sheet.says("snakk lavt") && !sheet.says("gå på skolen"),
        "{sheet:?}"
    );
    let print = siri.get(&at("/print")).await;
    assert!(print.says("href=\"print.pdf\""), "{print:?}");
    assert!(
        page.contains("Ánne") && page.contains("31.10.2026"),
        "{page}"
    );
}

#[tokio::test]
async fn a_long_plan_goes_on_over_the_pages() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    let words = |n: usize| format!("linje{n} {}", "og da går jeg ut en tur ".repeat(25));
    let names: Vec<String> = (0..20).map(|n| format!("{n}.what")).collect();
    let texts: Vec<String> = (0..20).map(words).collect();
    let both = names.iter().zip(&texts);
    let fields: Vec<(&str, &str)> = both.map(|(name, text)| (&**name, &**text)).collect();
    in_force(
        &siri,
        &[("helps", &fields), ("coping", &[("0.what", "puster")])],
    )
    .await;
    let (pages, _) = paper(&rig, &siri, "/print.pdf").await;
    assert!(pages.len() > 1, "{pages:?}");
    let all = pages.join(" ");
    for n in 0..20 {
        assert_eq!(all.matches(&format!("linje{n} ")).count(), 1, "{n}: {all}");
    }
    for (index, page) in pages.iter().enumerate() {
        let number = format!("Page {} of {}", index + 1, pages.len());
        let norwegian = format!("Side {} av {}", index + 1, pages.len());
        assert!(
            page.contains(&number) || page.contains(&norwegian),
            "{page}"
        );
    }
}

/// Nobody is in it: not on the card, and not in anything that a file says of itself.
#[tokio::test]
async fn the_card_as_a_file_names_nobody() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    in_force(&siri, PARTS).await;
    let (pages, bytes) = paper(&rig, &siri, "/card.pdf").await;
    let card = pages.concat();
    assert!(
        card.contains("går en tur") && card.contains("113"),
        "{card}"
    );
    let mut read = lopdf::Document::load_mem(&bytes).unwrap();
    read.decompress();
    let mut plain = Vec::new();
    read.save_to(&mut plain).unwrap();
    for name in ["Ánne", "Nordvik", "skolen", "musikk", "svarer ikke", "siri"] {
        assert!(!card.contains(name), "{name}: {card}");
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for inside in [&bytes, &plain] {
            let has = |bytes: &[u8]| inside.windows(bytes.len()).any(|part| part == bytes);
            assert!(!has(name.as_bytes()) && !has(&wide), "{name}");
        }
    }
}

/// The API gives the same files to the same people, and that is a reading as well.
#[tokio::test]
async fn a_program_fetches_the_same_files() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    in_force(&siri, PARTS).await;
    let fetch = async |who: &str, file: &str| {
        let path = format!("/api/v1/patients/{ANNE}/plan/{file}");
        let ask = rig
            .ask(Method::GET, &path)
            .bearer_auth(rig.token(who).await);
        ask.send().await.unwrap()
    };
    let read = || {
        let state = rig.engine.state();
        let all = state.patient(ANNE).unwrap().openings.values();
        all.map(|opening| opening.parts.len()).sum::<usize>()
    };
    for (file, says) in [("print.pdf", "snakk lavt"), ("card.pdf", "går en tur")] {
        let (page, _) = paper(&rig, &siri, &format!("/{file}")).await;
        let answer = fetch("siri", file).await;
        assert_eq!(answer.status(), StatusCode::OK, "{file}");
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/pdf");
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
        let bytes = answer.bytes().await.unwrap();
        let text = lopdf::Document::load_mem(&bytes).unwrap();
        let pages: Vec<u32> = text.get_pages().into_keys().collect();
        let text = text.extract_text(&pages).unwrap();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(text, page.join(" "));
        assert!(text.contains(says), "{file}: {text}");
    }
    for who in ["kari", "randi", "jonas"] {
        for file in ["print.pdf", "card.pdf"] {
            let before = read();
            let answer = fetch(who, file).await;
            assert!(
                [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&answer.status()),
                "{who} {file}: {}",
                answer.status()
            );
            assert!(!answer.text().await.unwrap().contains("%PDF"));
            assert_eq!(read(), before, "{who} {file}");
        }
    }
    // Somebody else who works with her, and has read nothing on a page.
    aslak_works_with_her(&rig).await;
    let before = read();
    let answer = fetch("aslak", "card.pdf").await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(read(), before + 2, "whose it is, and the one part");
}
