//! Forms that a municipality has put into its folder, begun from the page of a case under their own titles.

use hjemmevakt::forms::shelf::Shelf;
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::documents::case;
use crate::api::browser::Browser;
use crate::api::rig::Rig;

/// A file of the municipality's own.
fn file(name: &str, title: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut value = json!({
        "resourceType": "Questionnaire", "language": "nb", "status": "active", "version": "1",
        "url": format!("https://kommune.example/forms/{name}"), "name": name, "title": title,
        "effectivePeriod": {"start": "2026-01-01"},
        "item": [{"linkId": "a", "text": "Hva?", "type": "text", "required": true}],
    });
    change(&mut value);
    value.to_string()
}

/// Two instruments, an ISBAR of their own beside the one that comes along, and one that was taken out of use.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: String| {
        std::fs::write(folder.path().join(format!("{name}.json")), text).unwrap();
    };
    write("brief", file("brief", "Kort vurdering", |_| {}));
    write(
        "days",
        file("days", "Døgnskjema", |value| {
            value["_title"] = json!({"extension": [{
                "url": "http://hl7.org/fhir/StructureDefinition/translation",
                "extension": [{"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": "The day's form"}],
            }]});
        }),
    );
    write(
        "own-isbar",
        file("own-isbar", "ISBAR for ambulansen", |value| {
            value["code"] = json!([{"system": "urn:hjemmevakt:codes", "code": "isbar"}]);
        }),
    );
    write(
        "gone",
        file("gone", "Det gamle skjemaet", |value| {
            value["effectivePeriod"]["end"] = json!("2026-01-05");
        }),
    );
    folder
}

async fn with_own_forms() -> Rig {
    let folder = folder();
    let shelf = Shelf::load(Some(folder.path())).unwrap();
    Rig::with_forms("http://127.0.0.1:8080", shelf).await
}

#[tokio::test]
async fn each_is_begun_from_the_page_by_its_title_and_keeps_it() {
    let rig = with_own_forms().await;
    let contact = case(&rig).await;
    let kari = Browser::of(&rig, "kari").await;
    let address = format!("/nurse/contact/{contact}");
    let page = kari.get(&address).await;
    for (name, title) in [
        ("brief", "Kort vurdering"),
        ("days", "Døgnskjema"),
        ("own-isbar", "ISBAR for ambulansen"),
        ("isbar", "ISBAR"),
    ] {
        let button = format!("name=\"form\" value=\"{name}\">{title}</button>");
        assert!(page.says(&button), "{button} is not in {}", page.text);
    }
    assert!(!page.says("Det gamle skjemaet"), "{}", page.text);

    for name in ["brief", "days", "own-isbar"] {
        let begun = kari
            .post(&format!("/document/begin/{contact}"), &[("form", name)])
            .await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{begun:?}");
    }
    let begun = kari
        .post(&format!("/document/begin/{contact}"), &[("form", "brief")])
        .await;
    let document = kari.get(begun.goes.as_deref().unwrap()).await;
    assert!(
        document.says("<h1>Kort vurdering</h1>"),
        "{}",
        document.text
    );
    assert!(document.says("<title>Kort vurdering"), "{}", document.text);
    assert!(document.says("Hva?"), "{}", document.text);
    // The others of the case stand there under their own titles too.
    for title in ["ISBAR for ambulansen", "Døgnskjema"] {
        assert!(document.says(title), "{title}: {}", document.text);
    }
    let page = kari.get(&address).await;
    assert!(page.says("<b>Kort vurdering</b>"));
}

#[tokio::test]
async fn what_is_out_of_use_is_begun_by_nobody_and_the_api_says_what_can_be_begun() {
    let rig = with_own_forms().await;
    let contact = case(&rig).await;
    let kari = Browser::of(&rig, "kari").await;
    for name in ["gone", "no-such-form", ""] {
        let page = kari
            .post(&format!("/document/begin/{contact}"), &[("form", name)])
            .await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{name}");
    }
    let token = rig.token("kari").await;
    let path = format!("/api/v1/contacts/{contact}/documents");
    let (_, seen) = rig.read(&token, &path).await;
    let forms = seen["forms"].as_array().unwrap();
    let names: Vec<&str> = forms
        .iter()
        .map(|form| form["name"].as_str().unwrap())
        .collect();
    for name in ["brief", "days", "own-isbar", "isbar"] {
        assert!(names.contains(&name), "{names:?}");
    }
    assert!(!names.contains(&"gone"), "{names:?}");
    assert!(
        !names.contains(&"doctor-examination"),
        "a nurse begins no doctor's part: {names:?}"
    );
    let brief = forms.iter().find(|form| form["name"] == "brief").unwrap();
    assert_eq!(
        *brief,
        json!({"name": "brief", "kind": "licensed", "title": "Kort vurdering"})
    );
    let (status, _) = rig.post(&token, &path, &json!({"form": "gone"})).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let (status, _) = rig.post(&token, &path, &json!({"form": "brief"})).await;
    assert_eq!(status, StatusCode::OK);
}
