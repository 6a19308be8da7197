//! A document that is in another record instead: in which, by whom and when, over the API, on the page, on paper and as FHIR.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::documents::{begins, case};
use super::documents_out::{fetched, id};
use crate::api::browser::Browser;
use crate::api::rig::{Rig, assert_problem};

const RECORD: &str = "Legevaktens journal i Lakselv";
const WRITER: &str = "Lege Johanne Berg";

/// An examination that a doctor has begun: its address, and the doctor.
async fn examination(rig: &Rig) -> (String, String) {
    let contact = case(rig).await;
    let jonas = rig.token("jonas").await;
    let (status, begun) = begins(rig, &jonas, &contact, "doctor-examination").await;
    assert_eq!(status, StatusCode::OK, "{begun}");
    let path = format!("/api/v1/documents/{}", begun["id"].as_str().unwrap());
    (path, jonas)
}

#[tokio::test]
async fn it_is_said_over_the_api_by_the_doctor_and_goes_out_whole() {
    let rig = Rig::start().await;
    let (path, jonas) = examination(&rig).await;
    let kari = rig.token("kari").await;
    let elsewhere = format!("{path}/elsewhere");
    let said = json!({"record": RECORD, "by": WRITER, "at": "2026-01-09T19:10:00Z"});
    let with = |name: &str, value: &str| {
        let mut body = said.clone();
        body[name] = Value::from(value);
        body
    };

    let (status, _) = rig.post(&kari, &elsewhere, &said).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let late = rig
        .post(&jonas, &elsewhere, &with("at", "2026-01-10T19:10:00Z"))
        .await;
    assert_problem(late, StatusCode::UNPROCESSABLE_ENTITY, "not come");
    let vague = rig.post(&jonas, &elsewhere, &with("at", "i kveld")).await;
    assert_problem(vague, StatusCode::UNPROCESSABLE_ENTITY, "instant");
    for name in ["record", "by"] {
        let (status, refused) = rig.post(&jonas, &elsewhere, &with(name, " ")).await;
        assert!(status.is_client_error(), "{name}: {refused}");
    }
    let (_, seen) = rig.read(&jonas, &path).await;
    assert_eq!(seen["standing"], "draft");

    let (status, done) = rig.post(&jonas, &elsewhere, &said).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (_, seen) = rig.read(&kari, &path).await;
    assert_eq!(seen["standing"], "elsewhere");
    assert_eq!(seen["elsewhere"], RECORD);
    assert_eq!(seen["elsewhere_by"], WRITER);
    assert_eq!(seen["elsewhere_at"], "2026-01-09T19:10:00.000Z");

    let (_, bundle) = rig.read(&jonas, &format!("{path}/fhir")).await;
    let entries = bundle["entry"].as_array().unwrap();
    let named = format!("elsewhere-{}", id(&path));
    let provenance = entries
        .iter()
        .map(|entry| &entry["resource"])
        .find(|one| one["id"] == named.as_str())
        .unwrap();
    let extensions = provenance["extension"].to_string();
    for told in [RECORD, WRITER, "2026-01-09T19:10:00.000Z"] {
        assert!(extensions.contains(told), "{told}: {extensions}");
    }
    let (status, text) = fetched(&rig, &jonas, &path, "paper.txt").await;
    let text = String::from_utf8(text).unwrap();
    assert_eq!(status, StatusCode::OK);
    assert!(text.contains(RECORD) && text.contains(WRITER), "{text}");
    let (status, paper) = fetched(&rig, &jonas, &path, "paper.pdf").await;
    assert_eq!(status, StatusCode::OK);
    let paper = lopdf::Document::load_mem(&paper).unwrap();
    let pages: Vec<u32> = paper.get_pages().into_keys().collect();
    let printed = paper.extract_text(&pages).unwrap();
    let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        printed.contains(RECORD) && printed.contains(WRITER),
        "{printed}"
    );
}

#[tokio::test]
async fn the_page_asks_three_things_and_keeps_what_was_typed_when_one_is_refused() {
    let rig = Rig::start().await;
    let (path, _) = examination(&rig).await;
    let page = format!("/document/{}", id(&path));
    let act = format!("{page}/elsewhere");
    let jonas = Browser::of(&rig, "jonas").await;
    let asks = jonas.opens(&page).await;
    for name in ["record", "by", "at"] {
        assert!(asks.says(&format!("id=\"elsewhere-{name}\"")), "{name}");
    }
    for at in ["", "2026-01-10T21:00"] {
        let form = [("record", RECORD), ("by", WRITER), ("at", at)];
        let refused = jonas.post(&act, &form).await;
        assert!(
            refused.status.is_client_error(),
            "{at:?}: {}",
            refused.status
        );
        assert!(refused.says(&format!("value=\"{RECORD}\"")), "{at:?}");
        assert!(refused.says(&format!("value=\"{WRITER}\"")), "{at:?}");
    }
    let form = [
        ("record", RECORD),
        ("by", WRITER),
        ("at", "2026-01-09T20:10"),
    ];
    let done = jonas.post(&act, &form).await;
    assert!(done.goes_to(&page), "{done:?}");
    let said = jonas.opens(&page).await;
    assert!(
        said.says(RECORD) && said.says(WRITER) && said.says("20:10"),
        "{}",
        said.text
    );
}
