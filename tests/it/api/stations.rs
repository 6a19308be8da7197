//! The legevakt's own PC: registered once by the leader, used without an account for asking for help, cut off at once.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::json;

use crate::api::browser::Browser;
use crate::api::rig::Rig;
use crate::api::tablet::closes;

/// Registers a PC, and gives the code that the leader's page shows.
async fn register(randi: &Browser<'_>, label: &str) -> String {
    let page = randi.get("/leader/access").await;
    let form = [
        ("station", page.field("station")),
        ("label", label),
        ("phone", "78 00 00 41"),
    ];
    let page = randi.post("/leader/access/station", &form).await;
    assert_eq!(page.status, StatusCode::OK, "{page:?}");
    let (_, rest) = page.text.split_once("class=\"letters\">").unwrap();
    rest.split('<').next().unwrap().to_owned()
}

/// What the live line says to it before it is opened.
async fn line(pc: &Browser<'_>) -> StatusCode {
    pc.get("/api/v1/live").await.status
}

#[tokio::test]
async fn a_pc_becomes_the_legevakts_with_a_code_and_asks_for_help_only() {
    let rig = Rig::start().await;
    let randi = Browser::of(&rig, "randi").await;
    let code = register(&randi, "Vaktrom 7").await;
    let pc = Browser::new(&rig);
    assert_eq!(line(&pc).await, StatusCode::UNAUTHORIZED);
    assert!(pc.get("/station").await.says("name=\"code\""));
    let wrong = pc.post("/station", &[("code", "AAAA-AAAA")]).await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    let right = pc.post("/station", &[("code", &code.to_lowercase())]).await;
    assert!(right.goes_to("/station"), "{right:?}");

    // In another language with one tap, and kept by the browser for the pages after it.
    let page = pc.get("/station?lang=en").await;
    assert!(page.says("<html lang=\"en\"") && page.says("/station?lang=nb"));
    let desk = pc.get("/doctor").await;
    assert!(desk.says("<html lang=\"en\"") && !desk.says("href=\"/account\""));
    let page = pc.get("/station").await;
    assert!(page.says("Vaktrom 7"), "{page:?}");
    assert!(page.says("href=\"/doctor\""), "{page:?}");
    assert_ne!(line(&pc).await, StatusCode::UNAUTHORIZED);
    assert_eq!(pc.get("/here").await.status, StatusCode::NO_CONTENT);
    let touched = pc.post("/here", &[]).await.status;
    assert_eq!(touched, StatusCode::NO_CONTENT, "the page stays");
    for path in ["/nurse", "/leader", "/wall", "/guests", "/account"] {
        assert!(pc.get(path).await.goes_to("/"), "{path}");
    }
    for path in ["/api/v1/board", "/api/v1/duty", "/api/v1/deviations"] {
        let status = pc.get(path).await.status;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{path}");
    }

    // Something that was not as it should be is said there through the API as well, and nothing of it is read.
    let deviation = json!({"text": "Ingen tok telefonen", "harm": "not_known"});
    let complaint = json!({"complains": "other", "who": "Naboen", "words": "Ingen svarte"});
    for (path, body) in [
        ("/api/v1/deviations", deviation),
        ("/api/v1/complaints", complaint),
    ] {
        let (_, added) = pc.asks(path, &body).await;
        let one = format!("{path}/{}", added["id"].as_str().unwrap());
        let read = pc.get(&one).await.status;
        assert_eq!(read, StatusCode::UNAUTHORIZED, "{path}");
        let more = json!({"step": "note", "text": "og mer"});
        let (status, _) = pc.asks(&format!("{one}/steps"), &more).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{path}");
    }
    let list = randi.get("/leader/deviations").await;
    assert!(list.says("Ingen tok telefonen") && list.says("Vaktrom 7"));

    // Whoever sits down at it next reads nothing that somebody began to write.
    for path in ["/deviation/new", "/complaint/new"] {
        let page = pc.get(path).await;
        assert!(page.says("<textarea") && !page.says("data-draft"), "{path}");
    }

    let other = Browser::new(&rig);
    let again = other.post("/station", &[("code", &code)]).await;
    assert_eq!(again.status, StatusCode::UNAUTHORIZED, "it is used up");
}

#[tokio::test]
async fn a_code_that_is_too_old_makes_no_station() {
    let rig = Rig::start().await;
    let randi = Browser::of(&rig, "randi").await;
    let code = register(&randi, "Vaktrom 7").await;
    rig.passes(Duration::from_mins(16));
    let pc = Browser::new(&rig);
    let late = pc.post("/station", &[("code", &code)]).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn one_tap_cuts_it_off_with_what_is_open_on_it() {
    let rig = Rig::start().await;
    let randi = Browser::of(&rig, "randi").await;
    let code = register(&randi, "Vaktrom 7").await;
    let pc = Browser::new(&rig);
    pc.post("/station", &[("code", &code)]).await;
    let closed = closes(&rig, "json", &pc.cookies(), async {
        let station = *rig.engine.state().stations.keys().next().unwrap();
        let path = format!("/leader/access/station/{station}/cut-off");
        assert!(randi.post(&path, &[]).await.goes_to("/leader/access"));
    })
    .await;
    assert!(closed.is_ok(), "{closed:?}");
    assert_eq!(line(&pc).await, StatusCode::UNAUTHORIZED);
    assert_eq!(pc.get("/here").await.status, StatusCode::UNAUTHORIZED);
    assert!(pc.get("/station").await.says("name=\"code\""));
    assert!(!randi.get("/leader/access").await.says("Vaktrom 7"));
}

#[tokio::test]
async fn a_number_that_cannot_be_read_keeps_what_was_typed() {
    let rig = Rig::start().await;
    let randi = Browser::of(&rig, "randi").await;
    let page = randi.get("/leader/access").await;
    let form = [
        ("station", page.field("station")),
        ("label", "Vaktrom 7"),
        ("phone", "ved døra"),
    ];
    let page = randi.post("/leader/access/station", &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in ["value=\"Vaktrom 7\"", "value=\"ved døra\""] {
        assert!(page.says(kept), "{page:?}");
    }
    assert!(rig.engine.state().stations.is_empty());
}

#[tokio::test]
async fn only_the_leader_registers_one() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    let form = [
        ("station", "00000000-0000-7000-8000-000000000001"),
        ("label", "Stue"),
    ];
    let page = kari.post("/leader/access/station", &form).await;
    assert!(page.goes_to("/nurse"), "{page:?}");
    assert!(rig.engine.state().stations.is_empty());
}
