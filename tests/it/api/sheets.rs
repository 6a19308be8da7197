//! The sheet "what we agreed": written, looked at, handed out, printed, and read again.

use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

use crate::api::browser::Browser;
use crate::api::rig::{Rig, assert_problem};

async fn talked(rig: &Rig) -> String {
    let (contact, _) = rig.dial("CA1", "+4790000060").await;
    rig.hang_up("CA1").await;
    contact
}

/// The pages of a sheet as a file, white space made one space.
async fn pages(rig: &Rig, kari: &Browser<'_>, path: &str) -> Vec<String> {
    let ask = rig.ask(Method::GET, path);
    let answer = ask.header(header::COOKIE, kari.cookies()).send().await;
    let answer = answer.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/pdf");
    let bytes = answer.bytes().await.unwrap().to_vec();
    let read = lopdf::Document::load_mem(&bytes).unwrap();
    let text = |page: u32| read.extract_text(&[page]).unwrap();
    let plain = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    read.get_pages().into_keys().map(text).map(plain).collect()
}

#[tokio::test]
async fn it_is_looked_at_before_it_is_handed_out_and_printed_as_it_was() {
    let rig = Rig::start().await;
    let contact = talked(&rig).await;
    let kari = Browser::of(&rig, "kari").await;
    let path = format!("/nurse/contact/{contact}/sheet");
    let empty = kari.get(&path).await;
    assert_eq!(empty.status, StatusCode::OK);
    assert!(!empty.says("take-home"), "{empty:?}");
    // Each page that is shown has a key of its own.
    let form = |key: &'static str, act: &'static str, agreed: &'static str, at: &'static str| {
        [
            ("idempotency_key", key),
            ("language", "en"),
            ("agreed", agreed),
            ("next_who", "Siri Holm"),
            ("next_at", at),
            ("do", act),
        ]
    };
    let words = "You try to sleep.";
    let looked = kari
        .post(&path, &form("sheet-1", "look", words, "2026-01-12T09:00"))
        .await;
    assert_eq!(looked.status, StatusCode::OK);
    assert!(
        looked.says("take-home") && looked.says("Next contact"),
        "{looked:?}"
    );
    let (_, none) = rig
        .read(
            &rig.token("kari").await,
            &format!("/api/v1/contacts/{contact}/sheets"),
        )
        .await;
    assert_eq!(none["sheets"], json!([]), "nothing was handed out yet");
    for (key, agreed, at) in [
        ("sheet-2", "01819012345 is yours", "2026-01-12T09:00"),
        ("sheet-3", words, ""),
        ("sheet-4", "", "2026-01-12T09:00"),
    ] {
        let refused = kari.post(&path, &form(key, "hand", agreed, at)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{agreed}");
        assert!(
            refused.says("Siri Holm"),
            "what was typed stays: {refused:?}"
        );
    }
    let handed = kari
        .post(&path, &form("sheet-5", "hand", words, "2026-01-12T09:00"))
        .await;
    assert!(handed.goes_to(&format!("{path}/1")), "{handed:?}");
    // The same sent twice is one sheet.
    let again = kari
        .post(&path, &form("sheet-5", "hand", words, "2026-01-12T09:00"))
        .await;
    assert!(again.goes_to(&format!("{path}/1")), "{again:?}");
    let page = kari.get(&format!("{path}/1")).await;
    for said in [words, "Siri Holm", "116117", "113", "+47 78 00 00 00"] {
        assert!(page.says(said), "{said}: {page:?}");
    }
    let file = pages(&rig, &kari, &format!("{path}/1/paper.pdf")).await;
    assert_eq!(file.len(), 1, "{file:?}");
    for said in ["What we agreed", words, "Siri Holm", "116117"] {
        assert!(file[0].contains(said), "{said}: {file:?}");
    }
    assert_eq!(
        kari.get(&format!("{path}/2")).await.status,
        StatusCode::NOT_FOUND
    );
    let shown = kari.get(&format!("/nurse/contact/{contact}")).await;
    assert!(shown.says(&format!("{path}/1")), "{shown:?}");
}

#[tokio::test]
async fn a_long_one_flows_on_to_a_second_page_and_loses_nothing() {
    let rig = Rig::start().await;
    let token = rig.token("kari").await;
    let contact = talked(&rig).await;
    let path = format!("/api/v1/contacts/{contact}/sheets");
    let line = "Vi ble enige om å ta det rolig i kveld, og at du ringer når det blir tungt. ";
    let agreed = format!("Begynner her. {}Slutter her.", line.repeat(48));
    let body = json!({"language": "nb", "agreed": agreed});
    let (status, done) = rig.post(&token, &path, &body).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let kari = Browser::of(&rig, "kari").await;
    let file = format!("/nurse/contact/{contact}/sheet/1/paper.pdf");
    let pages = pages(&rig, &kari, &file).await;
    assert_eq!(pages.len(), 2, "{pages:?}");
    assert!(pages[0].contains("Begynner her."));
    assert!(pages[1].contains("Slutter her.") && pages[1].contains("116117"));
}

#[tokio::test]
async fn through_the_api_it_is_handed_out_and_read_again() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let contact = talked(&rig).await;
    let path = format!("/api/v1/contacts/{contact}/sheets");
    for (body, words) in [
        (
            json!({"language": "fi", "agreed": "Vi ringer"}),
            "language is",
        ),
        (
            json!({"language": "nb", "agreed": "Vi ringer", "next_who": "Siri"}),
            "said together",
        ),
        (
            json!({"language": "nb", "agreed": "018190-12345"}),
            "birth number",
        ),
    ] {
        let answer = rig.post(&kari, &path, &body).await;
        assert_problem(answer, StatusCode::UNPROCESSABLE_ENTITY, words);
    }
    let steps = json!({"language": "nb", "agreed": "Vi ringer", "steps": true});
    let answer = rig.post(&kari, &path, &steps).await;
    assert_problem(answer, StatusCode::CONFLICT, "steps of the plan");
    let body = json!({
        "language": "nb", "agreed": "Vi ringer", "next_who": "Siri Holm", "next_at": "2026-01-12T08:00:00Z",
    });
    let (status, done) = rig.post(&kari, &path, &body).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (_, all) = rig.read(&kari, &path).await;
    assert_eq!(all["steps"], false);
    assert_eq!(all["sheets"][0]["number"], 1);
    assert_eq!(all["sheets"][0]["by"], "Kari Nordvik");
    assert_eq!(all["sheets"][0]["next_who"], "Siri Holm");
    assert_eq!(all["sheets"][0]["steps"], Value::Array(Vec::new()));
}

/// All that the program puts on it is in that language; what was agreed the nurse has written.
#[tokio::test]
async fn in_sami_it_is_sami_on_the_page_and_in_the_file() {
    let rig = Rig::start().await;
    let token = rig.token("kari").await;
    let contact = talked(&rig).await;
    let path = format!("/api/v1/contacts/{contact}/sheets");
    let agreed = "Mii riŋget dutnje ihttin. Áŋŋel čálii: đŧž.";
    let body = json!({
        "language": "se", "agreed": agreed, "next_who": "Siri Holm", "next_at": "2026-01-12T08:00:00Z",
    });
    let (status, done) = rig.post(&token, &path, &body).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    // Nobody has said which: whoever is in touch was met in Norwegian.
    let (status, done) = rig
        .post(&token, &path, &json!({"agreed": "Vi ringer"}))
        .await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (_, all) = rig.read(&token, &path).await;
    let languages = [0, 1].map(|one: usize| all["sheets"][one]["language"].as_str());
    assert_eq!(languages, [Some("se"), Some("nb")]);
    assert_eq!(all["language"], "nb");
    let kari = Browser::of(&rig, "kari").await;
    let path = format!("/nurse/contact/{contact}/sheet");
    let page = kari.get(&format!("{path}/1")).await;
    let file = pages(&rig, &kari, &format!("{path}/1/paper.pdf")).await;
    assert_eq!(file.len(), 1, "{file:?}");
    for said in [
        "Maid mii soabaimet",
        "Boahtte oktavuohta",
        "Don sáhtát riŋget",
        "Doavttervákta",
        agreed,
    ] {
        assert!(page.says(said), "{said}: {page:?}");
        assert!(file[0].contains(said), "{said}: {file:?}");
    }
    for norwegian in ["Du kan ringe", "Neste kontakt", "Legevakt"] {
        assert!(!file[0].contains(norwegian), "{norwegian}: {file:?}");
    }
    assert!(page.says("lang=\"se\""), "{page:?}");
    // On the form it is one of the three, and it says that the text awaits a speaker.
    let form = kari.get(&path).await;
    assert!(
        form.says("value=\"se\"") && form.says("if-sami"),
        "{form:?}"
    );
}
