//! The copy to take home is one sheet: the demo's plan, and one that is twice as long. One that is longer says so before it is printed, and is
//! printed whole.

use hjemmevakt::demo::patients;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::ids::{PatientId, StaffId};
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::section::Ask;
use reqwest::{Method, StatusCode, header};

use super::browser::Browser;
use super::rig::Rig;

/// The demo's patients, with each answer in their plans so many times; and Elin, who is one of them.
async fn elin(times: usize) -> (Rig, PatientId) {
    let rig = Rig::start().await;
    rig.add("siri", &[]).await;
    let mut commands = patients::commands(rig.engine.now()).unwrap();
    for command in &mut commands {
        if let PatientCommand::WritePlan(PlanCommand::Write { content, .. }) = command {
            let answers = content.entries.iter_mut().flatten();
            for answer in answers.filter(|answer| ![Ask::For, Ask::Dated].contains(&answer.ask)) {
                answer.text = vec![answer.text.as_str(); times].join(" ");
            }
        }
    }
    let siri = Actor::Staff(StaffId::new("siri"));
    let all = Command::Patient(PatientCommand::TakeIn(commands));
    let state = rig.engine.submit(siri, all).await.unwrap();
    let found = state.patients.values().find(|patient| {
        let who = patient.identity.known();
        who.is_some_and(|who| who.given == "Elin")
    });
    let id = found.unwrap().id;
    (rig, id)
}

/// The pages of the file, white space made one space.
async fn pages(rig: &Rig, siri: &Browser<'_>, path: &str) -> Vec<String> {
    let ask = rig.ask(Method::GET, path);
    let answer = ask.header(header::COOKIE, siri.cookies()).send().await;
    let answer = answer.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    let bytes = answer.bytes().await.unwrap();
    let read = lopdf::Document::load_mem(&bytes).unwrap();
    let text = |page: u32| read.extract_text(&[page]).unwrap();
    let plain = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    read.get_pages().into_keys().map(text).map(plain).collect()
}

const ONE: &str = "Det blir ett ark.";
const MANY: &str = "for lang for ett ark";

#[tokio::test]
async fn the_crisis_part_of_the_demos_plan_is_one_sheet_and_its_front_holds_what_a_crisis_needs() {
    let (rig, elin) = elin(1).await;
    let siri = Browser::of(&rig, "siri").await;
    let at = |page: &str| format!("/patient/{elin}/plan/{page}");
    let read = pages(&rig, &siri, &at("print.pdf?part=crisis")).await;
    assert!(read.len() <= 2, "{read:?}");
    let order = [
        "Planen",
        "113",
        "Spør om Tass før du spør om meg",
        "Legger meg før elleve",
        "avlyser vaflene",
        "vil gi bort Tass",
        "å snakke om Tass",
        "mange spørsmål på rad",
        "kaldt vann på håndleddene",
        "Mamma har tablettene",
        "Berit Myrvang, mor",
        "Rolf Myrvang, far",
    ];
    let places: Vec<Option<usize>> = order.iter().map(|words| read[0].find(words)).collect();
    assert!(
        places[1..].iter().all(Option::is_some),
        "{places:?} {read:?}"
    );
    assert!(places[2..].is_sorted(), "{places:?}");
    let all = read.concat();
    for words in [
        "Sovetabletter",
        "sertralin",
        "klokka sju",
        "Tablettene",
        "Kari Nordvik",
    ] {
        assert!(all.contains(words), "{words}: {all}");
    }
    let page = siri.get(&at("print?part=crisis")).await;
    assert!(page.says(ONE) && !page.says(MANY), "{page:?}");
    assert!(
        page.says("sheet-strip") && page.says("Spør om Tass før du spør om meg"),
        "{page:?}"
    );
    // All of it: no more than one sheet for either.
    let whole = pages(&rig, &siri, &at("print.pdf")).await;
    assert!(whole.len() <= 4, "{}", whole.len());
    assert!(
        whole.concat().contains("kennelen fire dager i uka"),
        "{whole:?}"
    );
}

#[tokio::test]
async fn so_is_one_that_is_twice_as_long() {
    let (rig, elin) = elin(2).await;
    let siri = Browser::of(&rig, "siri").await;
    let at = |page: &str| format!("/patient/{elin}/plan/{page}");
    let read = pages(&rig, &siri, &at("print.pdf?part=crisis")).await;
    assert!(read.len() <= 2, "{}: {read:?}", read.len());
    assert!(!siri.get(&at("print?part=crisis")).await.says(MANY));
}

#[tokio::test]
async fn one_that_is_too_long_says_so_names_the_longest_parts_and_is_printed_whole() {
    let (rig, elin) = elin(8).await;
    let siri = Browser::of(&rig, "siri").await;
    let at = |page: &str| format!("/patient/{elin}/plan/{page}");
    let read = pages(&rig, &siri, &at("print.pdf?part=crisis")).await;
    assert!(read.len() > 2, "{}", read.len());
    let all = read.join(" ");
    for words in [
        "vil gi bort Tass",
        "Sovetabletter",
        "klokka sju",
        "Tablettene",
    ] {
        assert!(all.matches(words).count() >= 8, "{words}: {all}");
    }
    let page = siri.get(&at("print?part=crisis")).await;
    assert!(page.says(MANY) && !page.says(ONE), "{page:?}");
    let named = page.text.split_once("Lengst er: ").unwrap().1;
    let named = named.split_once('.').unwrap().0;
    assert!(named.contains("Rødt: krise"), "{named}");
    assert_eq!(named.matches(" · ").count(), 2, "{named}");
}

#[tokio::test]
async fn a_copy_for_one_of_those_around_is_laid_out_the_same_way() {
    let (rig, elin) = elin(1).await;
    let siri = Browser::of(&rig, "siri").await;
    let choice = siri.get(&format!("/patient/{elin}/plan/print")).await;
    let (_, nora) = choice.text.split_once("print?for=").unwrap();
    let nora = nora.split_once('"').unwrap().0;
    let at = |page: &str| format!("/patient/{elin}/plan/{page}?for={nora}");
    let read = pages(&rig, &siri, &at("print.pdf")).await;
    assert_eq!(read.len(), 1, "{read:?}");
    assert!(
        read[0].contains("Nora tar Tass") && read[0].contains("113"),
        "{read:?}"
    );
    assert!(siri.get(&at("print")).await.says(ONE));
}
