//! A form of the municipality's that documents stand on, and whose file is taken away: the server comes up and says so, and what was written
//! on it is read, written on and signed as before.

use reqwest::Method;
use serde_json::{Value, json};

use super::rig::Rig;

const REQUEST: &str = "00000000000000000000000000000901";

fn form() -> Value {
    json!({
        "resourceType": "Questionnaire", "language": "nb", "status": "active", "version": "1",
        "url": "https://kommune.example/forms/brief", "name": "brief", "title": "Kort vurdering",
        "effectivePeriod": {"start": "2026-01-01"},
        "item": [{"linkId": "a", "text": "Hva har du sett?", "type": "text", "required": true}],
    })
}

async fn account(rig: &Rig, name: &'static str) -> (&'static str, String) {
    let (status, said) = rig.runs(&["account", "add", name, "--json"]).await;
    assert_eq!(status, Some(0), "{said}");
    let added: Value = serde_json::from_str(&said).unwrap();
    (name, added["password"].as_str().unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_document_is_read_and_signed_when_the_file_of_its_form_is_gone() {
    let mut rig = Rig::start(0.2, &[]).await;
    let (jonas, kari) = (account(&rig, "jonas").await, account(&rig, "kari").await);
    let (jonas, kari) = ((jonas.0, jonas.1.as_str()), (kari.0, kari.1.as_str()));
    rig.kill().await;
    let file = rig.forms().join("brief.json");
    std::fs::create_dir(rig.forms()).unwrap();
    std::fs::write(&file, form().to_string()).unwrap();
    rig.serve().await;
    assert_eq!(rig.ready().await["forms"], json!([]));

    let post = Method::POST;
    let asks = json!({"id": REQUEST, "form": {"urgency": "urgent", "wanted": ["come_here"]}});
    rig.asks(jonas, post.clone(), "/api/v1/requests", &asks)
        .await;
    let request = format!("/api/v1/requests/{REQUEST}");
    let nothing = json!({});
    let accept = format!("{request}/accept");
    rig.asks(kari, post.clone(), &accept, &nothing).await;
    let (_, seen) = rig.asks(kari, Method::GET, &request, &nothing).await;
    let documents = format!(
        "/api/v1/contacts/{}/documents",
        seen["contact"].as_str().unwrap()
    );
    let brief = json!({"form": "brief"});
    let (status, begun) = rig.asks(kari, post.clone(), &documents, &brief).await;
    assert_eq!(status, 200, "{begun}");
    let document = format!("/api/v1/documents/{}", begun["id"].as_str().unwrap());
    let words = |text: &str, seen: u64| json!({"field": "a", "values": [text], "seen": seen});
    let fields = format!("{document}/fields");
    rig.asks(kari, post.clone(), &fields, &words("Våken og klar", 0))
        .await;

    rig.kill().await;
    std::fs::remove_file(&file).unwrap();
    rig.serve().await;
    let ready = rig.ready().await;
    let said = ready["forms"][0].as_str().unwrap();
    assert!(
        said.contains("https://kommune.example/forms/brief|1")
            && said.contains("Put its file back"),
        "{ready}"
    );
    let (status, read) = rig.asks(kari, Method::GET, &document, &nothing).await;
    assert_eq!(status, 200, "{read}");
    let stands = &read["fields"][0]["written"];
    assert_eq!(stands["values"], json!(["Våken og klar"]));
    let (status, refused) = rig.asks(kari, post.clone(), &documents, &brief).await;
    assert_eq!(status, 422, "nothing new is begun on it: {refused}");
    let seen = stands["number"].as_u64().unwrap();
    let more = words("Våken, klar og rolig", seen);
    let (status, written) = rig.asks(kari, post.clone(), &fields, &more).await;
    assert_eq!(status, 200, "{written}");
    let (_, read) = rig.asks(kari, Method::GET, &document, &nothing).await;
    let sign = json!({"seen": read["newest"]});
    let (status, signed) = rig
        .asks(kari, post, &format!("{document}/sign"), &sign)
        .await;
    assert_eq!(status, 200, "{signed}");
}
