//! Documents for other systems: as FHIR, as paper, as text to paste. What is answered and asked, who signed it, and by what it is found again.

use std::collections::BTreeSet;

use hjemmevakt::domain::assessments::hash::made_anew;
use hjemmevakt::domain::forms::item::Question;
use hjemmevakt::domain::forms::link::Field;
use hjemmevakt::domain::ids::{ContactId, DocumentId, PatientId};
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::forms::shelf::Shelf;
use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};
use uuid::Uuid;

use super::documents::{EVENINGS, begins, case, fills, signer, today};
use crate::api::rig::Rig;

pub(super) const WORDS: &str = "Med egne ord, čáŋ";

/// A document on a form, with everything in it that must be.
pub(super) async fn begun(rig: &Rig, contact: &str, form: &str) -> (String, String) {
    let shelf = Shelf::load(None).unwrap();
    let found = shelf.library.named(form, today(rig));
    let found = found.unwrap();
    let who = signer(found.kind());
    let token = rig.token(who).await;
    let asks = if who == "tor" {
        rig.token("kari").await
    } else {
        token.clone()
    };
    let (status, begun) = begins(rig, &asks, contact, form).await;
    assert_eq!(status, StatusCode::OK, "{begun}");
    let path = format!("/api/v1/documents/{}", begun["id"].as_str().unwrap());
    fills(rig, &token, &path, found).await;
    (path, token)
}

pub(super) async fn signs(rig: &Rig, token: &str, path: &str) {
    let (_, seen) = rig.read(token, path).await;
    let body = json!({"seen": seen["newest"], "outside": true});
    let (status, signed) = rig.post(token, &format!("{path}/sign"), &body).await;
    assert_eq!(status, StatusCode::OK, "{signed}");
}

/// The id in the address.
pub(super) fn id(path: &str) -> DocumentId {
    path.rsplit('/').next().unwrap().parse().unwrap()
}

async fn bundle(rig: &Rig, token: &str, path: &str) -> Value {
    let (status, bundle) = rig.read(token, &format!("{path}/fhir")).await;
    assert_eq!(status, StatusCode::OK, "{bundle}");
    bundle
}

fn resources<'b>(bundle: &'b Value, kind: &str) -> Vec<&'b Value> {
    let entries = bundle["entry"].as_array().unwrap();
    entries
        .iter()
        .map(|entry| &entry["resource"])
        .filter(|resource| resource["resourceType"] == kind)
        .collect()
}

fn response(bundle: &Value) -> &Value {
    let all = resources(bundle, "QuestionnaireResponse");
    let [one] = all[..] else { panic!("{bundle}") };
    one
}

/// Every link id that has an answer, with its value.
fn answered(items: &Value, into: &mut Vec<(String, Value)>) {
    for item in items.as_array().into_iter().flatten() {
        answered(&item["item"], into);
        for answer in item["answer"].as_array().into_iter().flatten() {
            let link = item["linkId"].as_str().unwrap().to_owned();
            into.push((link, answer.clone()));
            answered(&answer["item"], into);
        }
    }
}

fn provenance<'b>(bundle: &'b Value, what: &str) -> Option<&'b Value> {
    let begins = format!("{what}-");
    resources(bundle, "Provenance")
        .into_iter()
        .find(|one| one["id"].as_str().unwrap().starts_with(&begins))
}

/// A page or file of a document, in the browser of somebody.
pub(super) async fn fetched(
    rig: &Rig,
    token: &str,
    path: &str,
    what: &str,
) -> (StatusCode, Vec<u8>) {
    let address = format!("/document/{}/{what}", id(path));
    let ask = rig.ask(Method::GET, &address).bearer_auth(token);
    let answer = ask.send().await.unwrap();
    if answer.status() == StatusCode::OK {
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
    }
    (answer.status(), answer.bytes().await.unwrap().to_vec())
}

pub(super) async fn text(rig: &Rig, token: &str, path: &str) -> String {
    let (status, bytes) = fetched(rig, token, path, "paper.txt").await;
    assert_eq!(status, StatusCode::OK);
    String::from_utf8(bytes).unwrap()
}

/// Each page of the paper, its white space made one space; and the file.
async fn paper(rig: &Rig, token: &str, path: &str) -> (Vec<String>, Vec<u8>) {
    let (status, bytes) = fetched(rig, token, path, "paper.pdf").await;
    assert_eq!(status, StatusCode::OK);
    let read = lopdf::Document::load_mem(&bytes).unwrap();
    let text = |page: u32| read.extract_text(&[page]).unwrap();
    let plain = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let pages = read.get_pages().into_keys().map(text).map(plain);
    (pages.collect(), bytes)
}

#[tokio::test]
async fn every_shipped_form_goes_out_as_a_response_to_it() {
    let mut out = Vec::new();
    for evening in EVENINGS {
        all_go_out(&Rig::at(evening).await, &mut out).await;
    }
    if let Some(path) = std::env::var_os("HJEMMEVAKT_FHIR_DOCUMENTS_OUT") {
        std::fs::write(path, Value::from(out).to_string()).unwrap();
    }
}

async fn all_go_out(rig: &Rig, out: &mut Vec<Value>) {
    let contact = case(rig).await;
    let shelf = Shelf::load(None).unwrap();
    for form in shelf.library.in_force(today(rig)) {
        let name = &form.head().name;
        let (path, token) = begun(rig, &contact, name).await;
        let draft = bundle(rig, &token, &path).await;
        assert_eq!(response(&draft)["status"], "in-progress", "{name}");
        assert!(provenance(&draft, "signed").is_none());
        signs(rig, &token, &path).await;
        let bundle = bundle(rig, &token, &path).await;
        let told = response(&bundle);
        assert_eq!(told["status"], "completed", "{name}");
        assert_eq!(told["questionnaire"], form.reference().to_string());
        assert_eq!(
            told["encounter"]["reference"],
            format!("Encounter/{contact}")
        );
        assert!(told.get("subject").is_none(), "nobody has said who it is");
        let mut said = Vec::new();
        answered(&told["item"], &mut said);
        let state = rig.engine.state();
        let document = state.document(id(&path)).unwrap();
        let stands = document.answers();
        let fields: BTreeSet<String> = stands.iter().map(|(at, _)| at.link.to_string()).collect();
        let links: BTreeSet<String> = said.iter().map(|(link, _)| link.clone()).collect();
        assert_eq!(links, fields, "{name}");
        for (link, answer) in &said {
            let values: Vec<&String> = answer
                .as_object()
                .unwrap()
                .keys()
                .filter(|key| key.starts_with("value"))
                .collect();
            assert_eq!(values.len(), 1, "{name} {link}: {answer}");
            if let Some(words) = answer.get("valueString") {
                assert_eq!(words, WORDS);
            }
        }
        let (status, alone) = rig
            .read(&token, &format!("{path}/questionnaire-response"))
            .await;
        assert_eq!((status, &alone), (StatusCode::OK, told), "{name}");
        out.push(draft);
        out.push(bundle);
    }
}

#[tokio::test]
async fn who_signed_what_when_and_where_it_stands_in_the_log_goes_with_it() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let (path, kari) = begun(&rig, &contact, "support-conversation").await;
    signs(&rig, &kari, &path).await;
    let first = bundle(&rig, &kari, &path).await;
    let signed = provenance(&first, "signed").unwrap();
    let state = rig.engine.state();
    let document = state.document(id(&path)).unwrap();
    let hashed = document.hashed.as_ref().unwrap();
    assert_eq!(made_anew(document), Some(hashed.hash));
    let record = rig.engine.record(hashed.place.seq).await.unwrap().unwrap();
    assert_eq!(record.kind, "document_signed");
    let value = |name: &str| {
        let url = format!("urn:hjemmevakt:extension:{name}");
        let all = signed["extension"].as_array().unwrap();
        let found = all.iter().find(|one| one["url"] == url.as_str()).unwrap();
        found["valueString"].as_str().unwrap().to_owned()
    };
    assert_eq!(value("document-hash"), hashed.hash.to_string());
    assert_eq!(
        value("place-in-log"),
        format!("{}-{}", state.epoch, record.seq)
    );
    assert_eq!(value("chain-hash"), record.hash.to_string());
    let agent = &signed["agent"][0];
    assert_eq!(agent["role"][0]["coding"][0]["code"], "nurse");
    assert_eq!(agent["who"]["identifier"]["value"], "kari");

    let amend = json!({"words": "Moren ringte etterpå", "reason": "Kom fram senere"});
    let (status, said) = rig.post(&kari, &format!("{path}/amend"), &amend).await;
    assert_eq!(status, StatusCode::OK, "{said}");
    let amended = bundle(&rig, &kari, &path).await;
    assert_eq!(response(&amended)["status"], "amended");
    let one = provenance(&amended, "amended-1").unwrap();
    assert_eq!(one["reason"][0]["text"], "Kom fram senere");
    assert!(
        one["extension"]
            .to_string()
            .contains("Moren ringte etterpå")
    );

    let because = json!({"reason": "Feil person"});
    let (status, said) = rig.post(&kari, &format!("{path}/withdraw"), &because).await;
    assert_eq!(status, StatusCode::OK, "{said}");
    let withdrawn = bundle(&rig, &kari, &path).await;
    assert_eq!(response(&withdrawn)["status"], "entered-in-error");
    let one = provenance(&withdrawn, "withdrawn").unwrap();
    assert_eq!(one["reason"][0]["text"], "Feil person");
    // It still says who had signed it, and where that stands.
    let still = provenance(&withdrawn, "signed").unwrap();
    assert_eq!(still["extension"], signed["extension"]);
}

#[tokio::test]
async fn a_request_for_a_decision_that_was_taken_back_has_no_author_and_was_never_wrong() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let kari = rig.token("kari").await;
    let (status, begun) = begins(&rig, &kari, &contact, "compulsory-examination-decision").await;
    assert_eq!(status, StatusCode::OK, "{begun}");
    let path = format!("/api/v1/documents/{}", begun["id"].as_str().unwrap());
    let because = json!({"reason": "Personen sa ja selv"});
    let (status, said) = rig.post(&kari, &format!("{path}/withdraw"), &because).await;
    assert_eq!(status, StatusCode::OK, "{said}");
    let withdrawn = bundle(&rig, &kari, &path).await;
    assert_eq!(response(&withdrawn)["status"], "stopped");
    assert!(response(&withdrawn).get("author").is_none(), "{withdrawn}");
    let one = provenance(&withdrawn, "withdrawn").unwrap();
    let agent = &one["agent"][0];
    assert_eq!(agent["type"]["coding"][0]["code"], "requester");
    assert_eq!(agent["who"]["identifier"]["value"], "kari");
}

#[tokio::test]
async fn whom_it_is_about_goes_with_it_once_somebody_has_said_so() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let (path, kari) = begun(&rig, &contact, "isbar").await;
    let patient = PatientId::from_uuid(Uuid::from_u128(0xabc));
    super::fhir::registers(&rig, patient).await;
    let of: ContactId = contact.parse().unwrap();
    let link = PatientCommand::Link {
        contact: of,
        patient,
        relative: None,
    };
    super::fhir::does(&rig, "kari", link).await;
    let out = bundle(&rig, &kari, &path).await;
    let subject = &response(&out)["subject"];
    assert_eq!(subject["identifier"]["value"], patient.to_string());
    assert_eq!(resources(&out, "Encounter")[0]["subject"], *subject);
    assert!(!out.to_string().contains("Ánne"), "an id, and no name");
}

#[tokio::test]
async fn the_paper_has_what_was_answered_and_by_what_it_can_be_checked() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let (path, kari) = begun(&rig, &contact, "nurse-assessment").await;
    let (pages, _) = paper(&rig, &kari, &path).await;
    for page in &pages {
        assert!(page.contains("Usignert utkast"), "{page}");
    }
    assert!(pages.concat().contains("Ingen har signert"), "{pages:?}");
    assert!(
        !pages.concat().contains("Kjede"),
        "nothing to be checked by"
    );
    signs(&rig, &kari, &path).await;
    let (pages, bytes) = paper(&rig, &kari, &path).await;
    let state = rig.engine.state();
    let document = state.document(id(&path)).unwrap();
    let hashed = document.hashed.as_ref().unwrap();
    let chain = rig.engine.record(hashed.place.seq).await.unwrap().unwrap();
    let marks = [
        hashed.hash.to_string(),
        hashed.place.to_string(),
        chain.hash.to_string(),
    ];
    for page in &pages {
        for mark in &marks {
            assert!(page.contains(mark), "{mark}: {page}");
        }
        assert!(!page.contains("Usignert"), "{page}");
    }
    assert!(pages.concat().contains(WORDS), "{pages:?}");
    assert!(pages.concat().contains("Signert av Kari"), "{pages:?}");
    assert_eq!(paper(&rig, &kari, &path).await.1, bytes, "the same bytes");
    let text = text(&rig, &kari, &path).await;
    for mark in &marks {
        assert!(text.contains(mark), "{mark}: {text}");
    }
    assert!(text.contains(WORDS), "{text}");
    let (_, page) = fetched(&rig, &kari, &path, "text").await;
    let page = String::from_utf8(page).unwrap();
    let within = page.split("readonly").nth(1).unwrap();
    assert!(
        within.contains(WORDS) && within.contains(&marks[0]),
        "{page}"
    );
}

#[tokio::test]
async fn what_came_after_stands_beside_it_and_what_counts_no_more_says_so() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let (path, kari) = begun(&rig, &contact, "support-conversation").await;
    signs(&rig, &kari, &path).await;
    let amend = json!({"words": "Moren ringte etterpå", "reason": "Kom fram senere"});
    rig.post(&kari, &format!("{path}/amend"), &amend).await;
    let amended = text(&rig, &kari, &path).await;
    assert!(amended.contains("Moren ringte etterpå"), "{amended}");
    assert!(amended.contains("Kom fram senere"), "{amended}");
    assert!(!amended.contains("Trukket"), "{amended}");
    let because = json!({"reason": "Feil person"});
    rig.post(&kari, &format!("{path}/withdraw"), &because).await;
    let withdrawn = text(&rig, &kari, &path).await;
    for words in [
        "Trukket av Kari",
        "Feil person",
        "Signert av Kari",
        "Moren ringte",
    ] {
        assert!(withdrawn.contains(words), "{words}: {withdrawn}");
    }
    let (pages, _) = paper(&rig, &kari, &path).await;
    assert!(
        pages
            .iter()
            .all(|page| page.contains("gjelder ikke lenger"))
    );
}

/// What somebody else wrote in the same field is not lost on a draft, and of what was settled only that is on the paper.
#[tokio::test]
async fn both_texts_are_on_a_draft_until_one_is_settled() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    rig.add("aslak", &[]).await;
    let (kari, aslak) = (rig.token("kari").await, rig.token("aslak").await);
    let (_, begun) = begins(&rig, &kari, &contact, "support-conversation").await;
    let path = format!("/api/v1/documents/{}", begun["id"].as_str().unwrap());
    let shelf = Shelf::load(None).unwrap();
    let form = shelf
        .library
        .named("support-conversation", today(&rig))
        .unwrap();
    let field = form
        .all_items()
        .into_iter()
        .find(|item| item.question().is_some_and(Question::takes_words) && item.enable.is_none())
        .map(|item| Field::first(item.link.clone()).to_string())
        .unwrap();
    for (token, words) in [(&kari, "Kari sin tekst"), (&aslak, "Aslak sin tekst")] {
        let body = json!({"field": field, "values": [words], "seen": 0});
        let (status, said) = rig.post(token, &format!("{path}/fields"), &body).await;
        assert_eq!(status, StatusCode::OK, "{said}");
    }
    let both = text(&rig, &kari, &path).await;
    assert!(
        both.contains("Kari sin tekst") && both.contains("Aslak sin tekst"),
        "{both}"
    );
    let (_, seen) = rig.read(&kari, &path).await;
    let body = json!({"field": field, "values": ["Det vi er enige om"], "seen": seen["newest"]});
    let (status, said) = rig.post(&kari, &format!("{path}/settle"), &body).await;
    assert_eq!(status, StatusCode::OK, "{said}");
    let one = text(&rig, &kari, &path).await;
    assert!(one.contains("Det vi er enige om"), "{one}");
    assert!(!one.contains("sin tekst"), "{one}");
    assert!(
        one.contains("Ikke besvart ennå"),
        "what must be answered is said: {one}"
    );
}

#[tokio::test]
async fn whoever_may_not_read_it_gets_no_paper_of_it() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let (path, _) = begun(&rig, &contact, "support-conversation").await;
    for who in ["siri", "randi", "tor"] {
        let token = rig.token(who).await;
        for what in ["paper.pdf", "paper.txt", "text"] {
            let (status, body) = fetched(&rig, &token, &path, what).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{who} {what}");
            assert!(!String::from_utf8_lossy(&body).contains(WORDS));
        }
        for what in ["fhir", "questionnaire-response"] {
            let (status, body) = rig.read(&token, &format!("{path}/{what}")).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{who}: {body}");
        }
    }
    // The doctor who asked reads along.
    let jonas = rig.token("jonas").await;
    assert!(text(&rig, &jonas, &path).await.contains(WORDS));
}
