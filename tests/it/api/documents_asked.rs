//! What is shown of a decision that a nurse asked for, and of a part that is being written already.

use reqwest::StatusCode;
use serde_json::json;

use super::documents::{begins, case, fills, today};
use crate::api::browser::Browser;
use crate::api::rig::Rig;
use hjemmevakt::forms::shelf::Shelf;

const DECISION: &str = "compulsory-examination-decision";

#[tokio::test]
async fn a_decision_stands_as_asked_for_until_the_municipal_doctor_writes() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let tor = rig.token("tor").await;
    let kari = Browser::of(&rig, "kari").await;
    let address = format!("/nurse/contact/{contact}");
    let ask = format!("/document/begin/{contact}");
    let begun = kari.post(&ask, &[("form", DECISION)]).await;
    let document = begun.goes.unwrap();
    let path = format!("/api/v1{}", document.replace("document", "documents"));
    let page = kari.get(&address).await;
    assert!(page.says("Bedt om av Kari"), "{}", page.text);
    assert!(!page.says("begynt av Kari"), "{}", page.text);
    assert!(page.says("har bedt om det. Se hvor langt det er kommet"));
    // Asked for again, it is the first that is found.
    let again = kari.post(&ask, &[("form", DECISION)]).await;
    assert_eq!(again.goes.as_deref(), Some(document.as_str()));
    let again = kari.post(&ask, &[("another", DECISION)]).await;
    assert_eq!(again.goes.as_deref(), Some(document.as_str()));
    let fhir = async || {
        let (status, bundle) = rig.read(&tor, &format!("{path}/fhir")).await;
        assert_eq!(status, StatusCode::OK, "{bundle}");
        let entries = bundle["entry"].as_array().unwrap().clone();
        let of = |kind: &str| {
            let mut all = entries.iter().map(|entry| entry["resource"].clone());
            all.find(|one| one["resourceType"] == kind).unwrap()
        };
        (of("QuestionnaireResponse"), of("Provenance"))
    };
    let (response, provenance) = fhir().await;
    assert!(response.get("author").is_none(), "{response}");
    assert_eq!(provenance["activity"]["coding"][0]["code"], "asked");
    let agent = &provenance["agent"][0];
    assert_eq!(agent["type"]["coding"][0]["code"], "requester");
    assert_eq!(agent["who"]["identifier"]["value"], "kari");
    let page = kari.get(&document).await;
    assert!(page.says("ingen har åpnet det ennå"), "{}", page.text);
    assert!(page.says("href=\"tel:"), "{}", page.text);
    // She has looked at it herself: that is not that it was seen.
    let browser = Browser::of(&rig, "tor").await;
    assert_eq!(browser.get(&document).await.status, StatusCode::OK);
    let page = kari.get(&document).await;
    assert!(page.says("åpnet av Tor"), "{}", page.text);
    assert!(!page.says("href=\"tel:"), "{}", page.text);
    let shelf = Shelf::load(None).unwrap();
    let form = shelf.library.in_use(DECISION, today(&rig)).unwrap();
    fills(&rig, &tor, &path, form).await;
    let (response, _) = fhir().await;
    assert_eq!(response["author"]["identifier"]["value"], "tor");
    let page = kari.get(&document).await;
    assert!(page.says("Skrives nå av"), "{}", page.text);
    assert!(page.says("bedt om av Kari"), "{}", page.text);
    assert!(!page.says("begynt av Kari"), "{}", page.text);
    assert!(!page.says("fold-withdraw"), "he is writing: {}", page.text);
    let (_, seen) = rig.read(&tor, &path).await;
    assert_eq!(seen["asked_for"], true);
    let sign = json!({"seen": seen["newest"]});
    let (status, signed) = rig.post(&tor, &format!("{path}/sign"), &sign).await;
    assert_eq!(status, StatusCode::OK, "{signed}");
    let page = kari.get(&document).await;
    assert!(page.says("bedt om av Kari"), "{}", page.text);
}

#[tokio::test]
async fn a_part_that_is_being_written_is_gone_on_with_or_another_is_begun_on_purpose() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let (name, ask) = ("support-conversation", format!("/document/begin/{contact}"));
    let kari = Browser::of(&rig, "kari").await;
    let first = kari.post(&ask, &[("form", name)]).await.goes.unwrap();
    let page = kari.get(&format!("/nurse/contact/{contact}")).await;
    assert!(page.says("skrives nå av Kari"), "{}", page.text);
    assert!(
        page.says(&format!("name=\"another\" value=\"{name}\"")),
        "{}",
        page.text
    );
    // Tapped twice, or begun by two at once, it is the same.
    let same = kari.post(&ask, &[("form", name)]).await.goes.unwrap();
    assert_eq!(same, first);
    let other = kari.post(&ask, &[("another", name)]).await.goes.unwrap();
    assert_ne!(other, first);
    let token = rig.token("kari").await;
    let (status, refused) = begins(&rig, &token, &contact, name).await;
    assert_eq!(status, StatusCode::CONFLICT, "{refused}");
    let path = format!("/api/v1/contacts/{contact}/documents");
    let body = json!({"form": name, "another": true});
    let (status, begun) = rig.post(&token, &path, &body).await;
    assert_eq!(status, StatusCode::OK, "{begun}");
}

#[tokio::test]
async fn which_doctor_gave_an_order_is_said_before_it_is_signed() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let (token, kari) = (rig.token("kari").await, Browser::of(&rig, "kari").await);
    let (_, begun) = begins(&rig, &token, &contact, "telephone-order").await;
    let id = begun["id"].as_str().unwrap().to_owned();
    let (path, page) = (format!("/api/v1/documents/{id}"), format!("/document/{id}"));
    let shelf = Shelf::load(None).unwrap();
    let form = shelf
        .library
        .in_use("telephone-order", today(&rig))
        .unwrap();
    fills(&rig, &token, &path, form).await;
    let (_, seen) = rig.read(&token, &path).await;
    let newest = seen["newest"].to_string();
    // A program is asked the same as the page.
    let signing = format!("{path}/sign");
    let body = json!({"seen": seen["newest"]});
    let (status, refused) = rig.post(&token, &signing, &body).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{refused}");
    let why = refused["detail"].as_str().unwrap();
    assert!(why.contains("which doctor gave this order"), "{refused}");
    let sign = format!("{page}/sign");
    let refused = kari.post(&sign, &[("seen", &newest)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(
        refused.says("Hvilken lege ga ordinasjonen?"),
        "{}",
        refused.text
    );
    let signed = kari
        .post(&sign, &[("seen", &newest), ("outside", "yes")])
        .await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
    let shown = kari.get(&page).await;
    assert!(shown.says("Legen har signert på papir"), "{}", shown.text);
    let paper = kari.post(&format!("{page}/countersign"), &[]).await;
    assert_eq!(paper.status, StatusCode::SEE_OTHER, "{}", paper.text);
    let (_, seen) = rig.read(&token, &path).await;
    assert_eq!(seen["awaits_doctor"], false, "{seen}");
    let shown = kari.get(&page).await;
    assert!(shown.says("på papir, sier Kari"), "{}", shown.text);
}

#[tokio::test]
async fn what_a_doctor_has_not_signed_stands_on_their_page_and_where_the_contact_ends() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let (token, jonas) = (rig.token("jonas").await, Browser::of(&rig, "jonas").await);
    let (_, begun) = begins(&rig, &token, &contact, "doctor-examination").await;
    let id = begun["id"].as_str().unwrap().to_owned();
    let kari = Browser::of(&rig, "kari").await;
    let shown = kari.get(&format!("/nurse/contact/{contact}")).await;
    assert!(
        shown.says("Ett dokument her er ikke signert"),
        "{}",
        shown.text
    );
    let nurse = rig.token("kari").await;
    let outcome = json!({"outcome": "helped_in_person", "next": {"kind": "settled"}});
    let ends = format!("/api/v1/contacts/{contact}/outcome");
    let (status, ended) = rig.post(&nurse, &ends, &outcome).await;
    assert_eq!(status, StatusCode::OK, "{ended}");
    let home = jonas.get("/doctor").await;
    assert!(home.says("id=\"unsigned\""), "{}", home.text);
    assert!(home.says(&format!("href=\"/document/{id}\"")));
}
