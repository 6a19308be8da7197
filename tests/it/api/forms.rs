//! The forms of the handbook, read by somebody who is not signed in.

use reqwest::StatusCode;
use serde_json::Value;

use crate::api::rig::Rig;

async fn shown(rig: &Rig, path: &str) -> String {
    let answer = rig.get(path).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    answer.text().await.unwrap()
}

#[tokio::test]
async fn every_form_is_open_to_read_and_cannot_be_filled_in() {
    let rig = Rig::start().await;
    let index = shown(&rig, "/handbook/forms/?lang=en").await;
    let names: Vec<&str> = index
        .split("href=\"/handbook/forms/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|name| !name.contains('?') && !name.is_empty())
        .collect();
    assert_eq!(names.len(), 16, "{index}");
    assert_eq!(
        names[0], "first-contact",
        "in the order in which a case meets them"
    );
    for name in names {
        for (language, nothing) in [
            ("nb", "Her kan ingenting fylles ut."),
            ("en", "Nothing can be filled in here."),
        ] {
            let html = shown(&rig, &format!("/handbook/forms/{name}?lang={language}")).await;
            assert!(html.contains(nothing), "{name}");
            assert!(
                html.contains(&format!("<html lang=\"{language}\">")),
                "{name}"
            );
            for active in ["<form", "<button", "<script"] {
                assert!(!html.contains(active), "{name}: {active}");
            }
        }
    }
}

#[tokio::test]
async fn a_form_says_its_version_its_source_and_when_a_question_is_asked() {
    let rig = Rig::start().await;
    let html = shown(&rig, "/handbook/forms/doctor-examination?lang=en").await;
    for expected in [
        "Version 1, in use from 1.1.2026",
        "urn:hjemmevakt:form:doctor-examination|1",
        "Last looked through",
        "To be checked by the service",
        "Asked when “Are you independent of the institution?” is answered “No”.",
    ] {
        assert!(html.contains(expected), "{expected}");
    }
    let same = shown(&rig, "/handbook/forms/doctor-examination?lang=en&version=1").await;
    assert!(same.contains("Version 1, in use"));
    let urgency = shown(&rig, "/handbook/forms/urgency?lang=en").await;
    assert!(
        urgency.contains("Answer within 15 minutes."),
        "the municipality's own time: {urgency}"
    );
}

#[tokio::test]
async fn the_file_itself_can_be_had_and_what_is_not_there_is_said() {
    let rig = Rig::start().await;
    let answer = rig.get("/handbook/forms/isbar/file").await;
    assert_eq!(
        answer.headers()["content-type"],
        "application/fhir+json; charset=utf-8"
    );
    let file: Value = answer.json().await.unwrap();
    assert_eq!(file["resourceType"], "Questionnaire");
    let linked = rig.get("/handbook/forms/isbar.json").await;
    assert_eq!(linked.status(), StatusCode::SEE_OTHER);
    assert_eq!(linked.headers()["location"], "/handbook/forms/isbar");
    for path in [
        "/handbook/forms/nothing",
        "/handbook/forms/nothing/file",
        "/handbook/forms/isbar?version=9",
        "/handbook/forms/..%2f..%2fCargo.toml",
    ] {
        assert_eq!(
            rig.get(path).await.status(),
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}
