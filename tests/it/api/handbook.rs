//! The handbook, read by somebody who is not signed in, and what a tablet keeps of it.

use axum::http::StatusCode;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::handbook::command::HandbookCommand;
use hjemmevakt::domain::handbook::kept::{PageName, PageVersion};
use hjemmevakt::domain::ids::StaffId;
use serde_json::Value;

use crate::api::browser::Browser;
use crate::api::rig::Rig;

#[tokio::test]
async fn it_is_looked_through_and_read_by_anybody() {
    let rig = Rig::start().await;
    let found = rig.get("/handbook/?lang=nb&q=selvmrodstanker").await;
    assert_eq!(found.status(), StatusCode::OK);
    let found = found.text().await.unwrap();
    assert!(
        found.contains("href=\"/handbook/service/nb/suicide.md#selvmordstanker\""),
        "{found}"
    );
    let page = rig.get("/handbook/service/nb/suicide.md").await;
    let page = page.text().await.unwrap();
    assert!(page.contains("Venter på tjenestens gjennomgang."), "{page}");
}

#[tokio::test]
async fn everything_that_a_tablet_keeps_is_there_for_anybody_and_redirects_nowhere() {
    let rig = Rig::start().await;
    for language in ["nb", "en", "se"] {
        let kept = rig
            .get(&format!("/handbook/kept.json?lang={language}"))
            .await;
        let kept: Value = kept.json().await.unwrap();
        let files = kept["files"].as_array().unwrap();
        assert!(files.len() > 20, "{kept}");
        for file in files {
            let file = file.as_str().unwrap();
            assert_eq!(rig.get(file).await.status(), StatusCode::OK, "{file}");
        }
        let words = rig
            .get(&format!("/handbook/words.json?lang={language}"))
            .await;
        let words: Value = words.json().await.unwrap();
        assert!(
            words
                .as_array()
                .unwrap()
                .iter()
                .any(|page| page["sections"][0][1] == page["title"])
        );
    }
}

const PAGE: &str = "/handbook/service/nb/suicide.md";

/// The hidden field `version` of the form that goes to an address.
fn version_of(text: &str, action: &str) -> String {
    let (_, form) = text.split_once(&format!("action=\"{action}\"")).unwrap();
    let (_, rest) = form.split_once("name=\"version\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn whoever_works_here_says_that_they_have_read_a_page_and_the_leader_sees_it() {
    let rig = Rig::start().await;
    let anybody = rig.get(PAGE).await.text().await.unwrap();
    assert!(!anybody.contains("/account/handbook/"), "{anybody}");
    let kari = Browser::of(&rig, "kari").await;
    let before = HandbookCommand::MarkRead {
        page: PageName::parse("suicide").unwrap(),
        version: PageVersion::parse("00").unwrap(),
    };
    let me = Actor::Staff(StaffId::new("kari"));
    let before = rig.engine.submit(me, Command::Handbook(before)).await;
    assert!(before.is_ok(), "{before:?}");
    let board = kari.get("/nurse").await;
    assert!(board.says("Én ny side i håndboka"), "{board:?}");
    let index = kari.get("/handbook/").await;
    let (first, _) = index.text.split_once("id=\"chapters\"").unwrap();
    assert!(
        first.contains("Nytt for deg") && first.contains(PAGE),
        "{first}"
    );

    let page = kari.get(PAGE).await;
    assert!(page.says("Jeg har lest siden"), "{page:?}");
    let version = version_of(&page.text, "/account/handbook/suicide");
    // As it stood before: it is shown again, unread.
    let old = [("version", "00"), ("lang", "nb")];
    let answer = kari.post("/account/handbook/suicide", &old).await;
    assert!(answer.goes_to(&format!("{PAGE}#about-page")), "{answer:?}");
    assert!(kari.get(PAGE).await.says("Jeg har lest siden"));

    let read = [("version", version.as_str()), ("lang", "nb")];
    let answer = kari.post("/account/handbook/suicide", &read).await;
    assert!(answer.goes_to(&format!("{PAGE}#about-page")), "{answer:?}");
    let page = kari.get(PAGE).await;
    assert!(page.says("Du leste siden slik den står nå") && !page.says("Jeg har lest siden"));
    // In one language is in all of them, and it is hers alone.
    assert!(
        kari.get("/handbook/service/en/suicide.md")
            .await
            .says("You read the page")
    );
    assert!(!kari.get("/nurse").await.says("i håndboka</a>"));
    assert!(!kari.get("/handbook/").await.says("Nytt for deg"));
    rig.add("aslak", &[]).await;
    let aslak = Browser::of(&rig, "aslak").await;
    assert!(aslak.get(PAGE).await.says("Jeg har lest siden"));

    let randi = Browser::of(&rig, "randi").await;
    let page = randi.get("/leader/handbook").await;
    let row = page.text.split("id=\"suicide-readers\"").nth(1).unwrap();
    let row = row.split("</details>").next().unwrap();
    assert!(row.contains("1 av ") && row.contains("<b>Kari"), "{row}");
    assert_eq!(
        kari.post("/account/handbook/nothing", &read).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn the_leader_reviews_a_page_as_it_stands() {
    let rig = Rig::start().await;
    let randi = Browser::of(&rig, "randi").await;
    let list = randi.get("/leader/handbook").await;
    assert!(list.says("Venter på tjenestens gjennomgang."), "{list:?}");
    let here = "/leader/handbook/suicide";
    assert!(list.says("<h3><a href=\"/leader/handbook/suicide\">"));
    let page = randi.get(here).await;
    // One language beside the other.
    for language in ["nb", "en"] {
        let beside = format!("<section class=\"card reads-body\" lang=\"{language}\"");
        assert!(page.says(&beside), "{page:?}");
    }
    assert!(page.says("Neste som venter:"), "{page:?}");
    // What it links to is found from here as well.
    assert!(page.says("href=\"/handbook/service/nb/life-in-danger.md"));
    assert!(!page.says("href=\"life-in-danger.md"), "{page:?}");
    let version = version_of(&page.text, here);
    let today = rig
        .engine
        .now()
        .to_jiff()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date();
    let later = today
        .checked_add(jiff::ToSpan::days(200))
        .unwrap()
        .to_string();
    let before = today
        .checked_sub(jiff::ToSpan::days(2))
        .unwrap()
        .to_string();
    let post = async |version: &str, until: &str| {
        randi
            .post(here, &[("version", version), ("until", until)])
            .await
    };
    let answer = post("00", &later).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(
        answer.says("Siden er endret siden du åpnet den"),
        "{answer:?}"
    );
    for wrong in ["", "i morgen", before.as_str()] {
        let answer = post(&version, wrong).await;
        assert!(answer.status.is_client_error(), "{wrong}: {answer:?}");
    }
    assert!(
        rig.get(PAGE)
            .await
            .text()
            .await
            .unwrap()
            .contains("Venter på tjenestens gjennomgang.")
    );

    let answer = post(&version, &later).await;
    assert!(
        answer.goes_to("/leader/handbook?at=suicide#suicide"),
        "{answer:?}"
    );
    let page = rig.get(PAGE).await.text().await.unwrap();
    assert!(
        page.contains("av lederen") && !page.contains("Venter på tjenestens"),
        "{page}"
    );
    assert!(!page.contains("Randi"), "{page}");
    let page = randi.get("/leader/handbook?at=suicide").await;
    assert!(
        page.says("<details class=\"more card\" id=\"meeting\" open>"),
        "{page:?}"
    );
    let (_, row) = page.text.split_once("id=\"suicide\"").unwrap();
    let (row, _) = row.split_once("</article>").unwrap();
    assert!(row.contains("Gjennomgått av Randi"), "{row}");
    let nothing = randi.get("/leader/handbook/no-such-page").await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    let kari = Browser::of(&rig, "kari").await;
    let refused = kari
        .post(here, &[("version", &version), ("until", &later)])
        .await;
    assert_ne!(refused.status, StatusCode::OK);
    assert_ne!(
        refused.goes.as_deref(),
        Some("/leader/handbook?at=suicide#suicide")
    );
}
