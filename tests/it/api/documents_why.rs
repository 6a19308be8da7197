//! An answer that cannot stand alone: the form asks for own words before it is signed, and the page says why it asks.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::documents::case;
use super::documents_out::{begun, id};
use crate::api::browser::Browser;
use crate::api::rig::Rig;

/// The evening on which the versions that ask are in use.
const ASKED: &str = "2026-11-28T20:00:00Z";

/// Writes over whatever stands in a field.
async fn writes(rig: &Rig, token: &str, path: &str, field: &str, value: &str) {
    puts(rig, token, path, field, json!({"values": [value]})).await;
}

async fn puts(rig: &Rig, token: &str, path: &str, field: &str, mut body: Value) {
    let (_, seen) = rig.read(token, path).await;
    let all = seen["fields"].as_array().unwrap();
    let stands = all.iter().find(|one| one["field"] == field);
    let number = stands.map_or(json!(0), |one| one["written"]["number"].clone());
    body["field"] = json!(field);
    body["seen"] = number;
    let (status, said) = rig.post(token, &format!("{path}/fields"), &body).await;
    assert_eq!(status, StatusCode::OK, "{field}: {said}");
}

async fn signs(rig: &Rig, token: &str, path: &str) -> (StatusCode, Value) {
    let (_, seen) = rig.read(token, path).await;
    let body = json!({"seen": seen["newest"], "outside": true});
    rig.post(token, &format!("{path}/sign"), &body).await
}

/// `answers`: what calls for the words; `asks`: the fields that must be answered then, with something that fits; `because`: what the page says.
async fn asks_why(form: &str, answers: &[(&str, &str)], asks: &[(&str, &str)], because: &str) {
    let rig = Rig::at(ASKED).await;
    let contact = case(&rig).await;
    let (path, token) = begun(&rig, &contact, form).await;
    let who = if form == "doctor-examination" {
        "jonas"
    } else {
        "kari"
    };
    let browser = Browser::of(&rig, who).await;
    for (field, value) in answers {
        writes(&rig, &token, &path, field, value).await;
    }
    let page = browser.get(&format!("/document/{}", id(&path))).await;
    assert!(page.says(because), "{form}: {}", page.text);
    for (field, value) in asks {
        let (status, refused) = signs(&rig, &token, &path).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{form}: {field}");
        assert!(refused.to_string().contains(field), "{form}: {refused}");
        writes(&rig, &token, &path, field, value).await;
    }
    let (status, signed) = signs(&rig, &token, &path).await;
    assert_eq!(status, StatusCode::OK, "{form}: {signed}");
}

#[tokio::test]
async fn a_doctor_who_is_not_independent_says_what_ties_there_are_and_who_examines() {
    asks_why(
        "doctor-examination",
        &[("exam.independent", "false")],
        &[
            ("exam.independent.why", "Overlege ved avdelingen"),
            ("exam.independent.who", "Legevaktlegen, klokka 23"),
        ],
        "en lege som er uavhengig av institusjonen",
    )
    .await;
}

#[tokio::test]
async fn that_no_criterion_is_met_is_not_signed_without_a_word() {
    let links: Vec<String> = (1..=8).map(|number| format!("c{number}.is")).collect();
    let all: Vec<(&str, &str)> = links
        .iter()
        .map(|link| (link.as_str(), "not-met"))
        .collect();
    let words = [("criteria.none", "Hjem med søsteren, samtale i morgen")];
    asks_why(
        "doctor-examination",
        &all,
        &words,
        "alle åtte er besvart med «Nei»",
    )
    .await;
}

#[tokio::test]
async fn an_order_that_was_not_read_back_says_what_was_not_and_what_was_done() {
    asks_why(
        "telephone-order",
        &[("back.done", "false")],
        &[("back.why", "Linjen brøt; ringte opp igjen")],
        "ring legen igjen før noe gis",
    )
    .await;
}

#[tokio::test]
async fn what_the_other_did_not_repeat_is_said_in_a_handover() {
    asks_why(
        "isbar",
        &[("r.back", "false")],
        &[("r.back.why", "Sa bare ja; sendte det skriftlig")],
        "kan være forstått annerledes enn du mente",
    )
    .await;
}

#[tokio::test]
async fn whoever_asks_the_police_says_why_with_a_reason_that_is_counted() {
    for form in ["nurse-assessment", "escort"] {
        asks_why(
            form,
            &[("police.asked", "true")],
            &[
                ("police.reason", "no-escort"),
                ("police.why", "Ingen andre i tide"),
            ],
            "Tjenesten teller hvorfor politiet brukes",
        )
        .await;
    }
}

#[tokio::test]
async fn a_child_who_is_alone_is_not_signed_for_until_it_is_said_who_is_there_or_who_finds_out() {
    let rig = Rig::at(ASKED).await;
    let contact = case(&rig).await;
    let (path, token) = begun(&rig, &contact, "children").await;
    // Nobody knows yet who looks after it, nor who will: then somebody finds out.
    for (field, value) in [
        ("child.finds", "Kari ringer barnevernvakten nå"),
        ("child.alone.who", "not-known"),
        ("child.who", "not-known"),
        ("child.alone", "true"),
        ("child.where", "Hjemme i leiligheten"),
    ] {
        puts(&rig, &token, &path, field, json!({"values": []})).await;
        let (status, refused) = signs(&rig, &token, &path).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(refused.to_string().contains(field), "{refused}");
        writes(&rig, &token, &path, field, value).await;
    }
    // Somebody is known by name: nobody has to find out.
    for field in ["child.alone.who", "child.who"] {
        let named = json!({"values": [], "own": "Mormor, hun kommer klokka 22"});
        puts(&rig, &token, &path, field, named).await;
    }
    puts(&rig, &token, &path, "child.finds", json!({"values": []})).await;
    let (status, signed) = signs(&rig, &token, &path).await;
    assert_eq!(status, StatusCode::OK, "{signed}");
}

#[tokio::test]
async fn the_form_about_a_home_visit_says_that_it_starts_no_clock() {
    let rig = Rig::at(ASKED).await;
    let contact = case(&rig).await;
    let (path, _) = begun(&rig, &contact, "home-visit").await;
    let kari = Browser::of(&rig, "kari").await;
    let page = kari.get(&format!("/document/{}", id(&path))).await;
    assert!(page.says("Dette skjemaet starter ingen klokke"));
    assert!(page.says("Dra på hjemmebesøk"));
}

#[tokio::test]
async fn a_referral_to_compulsion_though_one_criterion_is_not_met_says_why_all_the_same() {
    let rig = Rig::at("2026-11-29T20:00:00Z").await;
    let contact = case(&rig).await;
    let (path, token) = begun(&rig, &contact, "doctor-examination").await;
    let why = "conclusion.against.why";
    // Seven are not, and one is: before, that asked for nothing.
    for number in 2..=8 {
        let field = format!("c{number}.is");
        writes(&rig, &token, &path, &field, "not-met").await;
    }
    writes(&rig, &token, &path, "conclusion.what", "compulsory").await;
    let (status, refused) = signs(&rig, &token, &path).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{refused}");
    assert!(refused.to_string().contains(why), "{refused}");
    let words = "Avventer komparentopplysninger; fare for liv i natt";
    writes(&rig, &token, &path, why, words).await;
    let (status, signed) = signs(&rig, &token, &path).await;
    assert_eq!(status, StatusCode::OK, "{signed}");
}

#[tokio::test]
async fn a_referral_of_free_will_is_not_asked_why() {
    let rig = Rig::at("2026-11-29T20:00:00Z").await;
    let contact = case(&rig).await;
    let (path, token) = begun(&rig, &contact, "doctor-examination").await;
    writes(&rig, &token, &path, "c2.is", "not-met").await;
    writes(&rig, &token, &path, "conclusion.what", "voluntary").await;
    let (status, signed) = signs(&rig, &token, &path).await;
    assert_eq!(status, StatusCode::OK, "{signed}");
}
