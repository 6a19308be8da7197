//! A copy of the plan for somebody around the person: what that one may be told, and nothing that is another's.

use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::ids::StaffId;
use hjemmevakt::domain::openings::opening::RecordPart;
use hjemmevakt::domain::patients::people::Told;
use hjemmevakt::domain::plans::section::Section;
use reqwest::{Method, StatusCode, header};

use super::browser::Browser;
use super::papers::aslak_works_with_her;
use super::plan_beside::{MARJA, PER, SECRET, may_be_told, with_people_and};
use super::plans::{ANNE, at, consents};
use super::rig::Rig;

/// What is nobody's but the person's and those who work with them.
const NEVER: [&str; 8] = [
    "Per Nordvik",
    "Kari Nordvik",
    "Aslak Utsi",
    "gå på skolen igjen",
    "litium",
    "det søstera gjør",
    SECRET,
    "900 00 082",
];

async fn planned() -> Rig {
    let (marja, per) = (MARJA.to_string(), PER.to_string());
    with_people_and(&[
        ("goals", &[("0.what", "gå på skolen igjen")]),
        ("helps", &[("0.what", "musikk")]),
        (
            "red",
            &[
                ("0.signs", "jeg svarer ikke"),
                ("1.others_steps", "sitter hos meg"),
                ("1.for", &marja),
            ],
        ),
        (
            "responsibilities",
            &[
                ("0.task", "nøklene"),
                ("0.relatives", "det søstera gjør"),
                ("0.for", &per),
            ],
        ),
        (
            "medication",
            &[
                ("0.what", "litium"),
                ("0.dated", "2026-01-02"),
                ("0.source", "fastlegen"),
            ],
        ),
    ])
    .await
}

async fn pdf(rig: &Rig, path: &str, token: &str) -> (StatusCode, String) {
    let ask = rig.ask(Method::GET, path).bearer_auth(token);
    let answer = ask.send().await.unwrap();
    let status = answer.status();
    let bytes = answer.bytes().await.unwrap();
    let Ok(read) = lopdf::Document::load_mem(&bytes) else {
        return (status, String::from_utf8_lossy(&bytes).into_owned());
    };
    let pages: Vec<u32> = read.get_pages().into_keys().collect();
    let text = read.extract_text(&pages).unwrap();
    (
        status,
        text.split_whitespace().collect::<Vec<_>>().join(" "),
    )
}

fn copy_of(page: &str) -> &str {
    page.split_once("<article class=\"paper take-along\"")
        .unwrap()
        .1
}

#[tokio::test]
async fn a_relative_gets_what_they_may_be_told_and_nothing_that_is_anothers() {
    let rig = planned().await;
    let siri = Browser::of(&rig, "siri").await;
    let token = rig.token("siri").await;
    let mine = at(&format!("/print?for={MARJA}"));
    let file = format!("/api/v1/patients/{ANNE}/plan/print.pdf?for={MARJA}");
    may_be_told(&rig, MARJA, Told::Tasks).await;
    assert_eq!(
        siri.get(&mine).await.status,
        StatusCode::NOT_FOUND,
        "not shared"
    );
    assert!(!siri.get(&at("/print")).await.says("print?for="));
    consents(&rig, ConsentKind::Sharing, vec![Section::Medication]).await;
    assert!(
        siri.get(&at("/print"))
            .await
            .says(&format!("print?for={MARJA}"))
    );
    let page = siri.get(&mine).await;
    let (status, paper) = pdf(&rig, &file, &token).await;
    assert_eq!((page.status, status), (StatusCode::OK, StatusCode::OK));
    for text in [copy_of(&page.text), &paper] {
        assert!(text.contains("sitter hos meg"), "{text}");
        for words in NEVER.iter().chain(&["musikk", "jeg svarer ikke"]) {
            assert!(!text.contains(words), "{words}: {text}");
        }
    }
    may_be_told(&rig, MARJA, Told::Plan).await;
    let page = siri.get(&mine).await;
    let (_, paper) = pdf(&rig, &file, &token).await;
    for text in [copy_of(&page.text), &paper] {
        for words in ["sitter hos meg", "musikk", "jeg svarer ikke"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        let seen = NEVER.iter().filter(|words| **words != "det søstera gjør");
        for words in seen {
            assert!(!text.contains(words), "{words}: {text}");
        }
    }
    // The person's own has all of it.
    let own = siri.get(&at("/print")).await;
    assert!(own.says("litium") && own.says("Per Nordvik"));
}

#[tokio::test]
async fn there_is_no_copy_for_whoever_may_be_told_nothing_or_by_whoever_may_not_make_it() {
    let rig = planned().await;
    consents(&rig, ConsentKind::Sharing, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    let token = rig.token("siri").await;
    for whom in [
        MARJA.to_string(),
        PER.to_string(),
        ANNE.to_string(),
        "nobody".to_owned(),
    ] {
        let page = siri.get(&at(&format!("/print?for={whom}"))).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{whom}");
        let file = format!("/api/v1/patients/{ANNE}/plan/print.pdf?for={whom}");
        let (status, _) = pdf(&rig, &file, &token).await;
        assert!(status.is_client_error(), "{whom}: {status}");
    }
    may_be_told(&rig, MARJA, Told::Plan).await;
    let kari = Browser::of(&rig, "kari").await;
    let page = kari.get(&at(&format!("/print?for={MARJA}"))).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    // What is read for a copy is what stands on it.
    aslak_works_with_her(&rig).await;
    let aslak = Browser::of(&rig, "aslak").await;
    let reads = || {
        let state = rig.engine.state();
        let openings = &state.patient(ANNE).unwrap().openings;
        let his = openings
            .values()
            .filter(|one| one.viewer == StaffId::new("aslak"));
        let parts: Vec<RecordPart> = his.flat_map(|one| one.parts.clone()).collect();
        parts
    };
    let red = RecordPart::Plan(Section::Red);
    assert!(!reads().contains(&red), "{:?}", reads());
    let ask = rig.ask(Method::GET, &at(&format!("/print.pdf?for={MARJA}")));
    let answer = ask.header(header::COOKIE, aslak.cookies()).send().await;
    assert_eq!(answer.unwrap().status(), StatusCode::OK);
    let read = reads();
    assert!(read.contains(&red) && !read.contains(&RecordPart::Plan(Section::Goals)));
}
