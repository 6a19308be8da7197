//! What was learnt the last time, as a part of the plan: taken in from what waits with one tap, read on the plan's page, in its versions and on the
//! paper, and never on the card for the pocket.

use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::domain::plans::content::answer;
use hjemmevakt::domain::plans::section::{Ask, Section};
use reqwest::StatusCode;
use serde_json::json;

use super::browser::Browser;
use super::plans::{ANNE, PARTS, at, consents, house, in_force, rung_about, writes};
use super::rig::{Rig, assert_problem};

const LEARNT: &str = "Ring meg først, så mamma.";

async fn in_use(rig: &Rig) -> Browser<'_> {
    consents(rig, ConsentKind::PlanMade, Vec::new()).await;
    consents(rig, ConsentKind::ShownOnCall, Vec::new()).await;
    let siri = Browser::of(rig, "siri").await;
    in_force(&siri, PARTS).await;
    siri
}

#[tokio::test]
async fn what_waits_is_taken_in_with_one_tap_and_the_nurse_has_it_the_next_time() {
    let rig = house().await;
    let siri = in_use(&rig).await;
    let contact = rung_about(&rig).await;
    let kari = Browser::of(&rig, "kari").await;
    let said = [("text", LEARNT)];
    kari.post(&format!("/nurse/contact/{contact}/learnt"), &said)
        .await;
    let page = siri.get(&at("")).await;
    assert!(
        page.says(LEARNT) && page.says(&format!("action=\"{}\"", at("/take"))),
        "{page:?}"
    );
    // A version is begun for it, and the way goes on to the part.
    let page = siri.post(&at("/take"), &[("index", "0")]).await;
    assert!(page.goes_to(&at("/write#part-learnt")), "{page:?}");
    let page = siri.get(&at("/write")).await;
    assert!(
        page.says(LEARNT) && page.says("skrevet ned av Kari Nordvik"),
        "{page:?}"
    );
    // It waits no more, and stays to be read with what came of it.
    let page = siri.get(&at("")).await;
    assert!(
        !page.says("id=\"suggestions\"") && page.says("id=\"looked-at\""),
        "{page:?}"
    );
    let token = rig.token("siri").await;
    let path = format!("/api/v1/patients/{ANNE}/plan");
    let (_, plan) = rig.read(&token, &path).await;
    assert_eq!(plan["suggestions"], json!([]));
    assert_eq!(plan["looked_at"][0]["settled"]["taken_into"], "learnt");
    assert_eq!(plan["looked_at"][0]["can_be_taken"], false);
    assert!(plan["looked_at"][0]["said_in"].is_string(), "{plan}");
    super::plans::agreed(&siri).await;
    // The page, the version and the paper have it; the card for the pocket does not.
    for page in ["", "/version/2", "/print", "/print?part=crisis"] {
        assert!(siri.get(&at(page)).await.says(LEARNT), "{page}");
    }
    let changes = siri.get(&at("/version/2")).await;
    let (_, diff) = changes.text.split_once("id=\"h-changes\"").unwrap();
    let (diff, _) = diff.split_once("id=\"crisis\"").unwrap();
    assert!(diff.contains("<ins") && diff.contains(LEARNT), "{diff}");
    let card = siri.get(&at("/card")).await;
    assert!(!card.says(LEARNT), "{card:?}");
    let rest = kari.get(&at("")).await;
    assert!(rest.says(LEARNT), "the nurse in the contact: {rest:?}");
}

#[tokio::test]
async fn a_program_takes_it_in_with_its_own_words_of_where_it_is_known_from() {
    let rig = house().await;
    in_use(&rig).await;
    let token = rig.token("siri").await;
    let at = |path: &str| format!("/api/v1/patients/{ANNE}/plan/suggestions{path}");
    for body in [
        json!({"words": LEARNT}),
        json!({"words": "sover bedre", "part": "medication"}),
        json!({"words": "å høre havet", "part": "helps"}),
    ] {
        let (status, answer) = rig.post(&token, &at(""), &body).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
    }
    let source = json!({"source": "samtalen på legevakta"});
    let (status, taken) = rig.post(&token, &at("/0/take"), &source).await;
    assert_eq!(status, StatusCode::OK, "{taken}");
    let refused = rig.post(&token, &at("/1/take"), &json!({})).await;
    assert_problem(
        refused,
        StatusCode::UNPROCESSABLE_ENTITY,
        "write it into its part",
    );
    let (status, taken) = rig.post(&token, &at("/2/take"), &json!({})).await;
    assert_eq!(status, StatusCode::OK, "{taken}");
    let missing = rig.post(&token, &at("/9/take"), &json!({})).await;
    assert_eq!(missing.0, StatusCode::NOT_FOUND, "{}", missing.1);
    let kari = rig.token("kari").await;
    let hers = rig.post(&kari, &at("/0/take"), &json!({})).await;
    assert_eq!(hers.0, StatusCode::FORBIDDEN, "{}", hers.1);
    let state = rig.engine.state();
    let version = state.patient(ANNE).unwrap().plan_under_way().unwrap();
    let learnt = &version.content(Section::Learnt).unwrap().entries[0];
    assert_eq!(answer(learnt, Ask::Source), Some("samtalen på legevakta"));
    assert_eq!(version.content(Section::Helps).unwrap().entries.len(), 3);
}

#[tokio::test]
async fn it_is_written_directly_as_well_and_has_a_day() {
    let rig = house().await;
    let siri = in_use(&rig).await;
    siri.post(&at("/begin"), &[]).await;
    let words = [("0.what", LEARNT), ("0.source", "da hunden var borte")];
    let page = writes(&siri, "learnt", &words).await;
    assert!(page.goes_to(&at("/write#part-learnt")), "{page:?}");
    let state = rig.engine.state();
    let version = state.patient(ANNE).unwrap().plan_under_way().unwrap();
    let entry = &version.content(Section::Learnt).unwrap().entries[0];
    assert!(answer(entry, Ask::Dated).is_some());
    assert_eq!(answer(entry, Ask::Source), Some("da hunden var borte"));
}

/// The line is over, and she says how it ended.
async fn over(rig: &Rig) -> (ContactId, Browser<'_>) {
    let contact = rung_about(rig).await;
    rig.hang_up("CA1").await;
    (contact, Browser::of(rig, "kari").await)
}

#[tokio::test]
async fn the_form_with_which_a_contact_ends_asks_what_was_learnt_and_never_keeps_it_open() {
    let rig = house().await;
    let siri = in_use(&rig).await;
    let (contact, kari) = over(&rig).await;
    let at_contact = format!("/nurse/contact/{contact}");
    let page = kari.get(&at_contact).await;
    assert!(
        page.says("name=\"learnt\"") && page.says("name=\"learnt_nothing\""),
        "{page:?}"
    );
    let token = rig.token("kari").await;
    let api = format!("/api/v1/contacts/{contact}");
    assert_eq!(rig.read(&token, &api).await.1["learnt"], "asked");
    // How it ended is missing: the form comes back with what was typed.
    let form = [("learnt", LEARNT), ("next", "settled")];
    let page = kari.post(&format!("{at_contact}/outcome"), &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says(LEARNT), "{page:?}");
    // What is left to do is missing: what was learnt is not sent twice.
    let form = [
        ("learnt", LEARNT),
        ("outcome", "not_reached"),
        ("next", "settled"),
    ];
    let page = kari.post(&format!("{at_contact}/outcome"), &form).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    let form = [
        ("learnt", LEARNT),
        ("outcome", "helped_by_telephone"),
        ("next", "settled"),
    ];
    let page = kari.post(&format!("{at_contact}/outcome"), &form).await;
    assert!(page.goes_to(&at_contact), "{page:?}");
    let page = siri.get(&at("")).await;
    assert_eq!(page.text.matches(LEARNT).count(), 1, "{page:?}");
    assert!(page.says("id=\"suggestion-0\""), "{page:?}");
}

#[tokio::test]
async fn a_program_says_it_with_the_outcome() {
    let rig = house().await;
    let siri = in_use(&rig).await;
    let (contact, _) = over(&rig).await;
    let token = rig.token("kari").await;
    let api = format!("/api/v1/contacts/{contact}");
    let mut body =
        json!({"outcome": "helped_by_telephone", "next": {"kind": "settled"}, "learnt": LEARNT});
    let (status, done) = rig.post(&token, &format!("{api}/outcome"), &body).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    assert!(siri.get(&at("")).await.says(LEARNT));
    // Nobody known: there is nowhere for it to go, and the contact stays as it was.
    let (stranger, _) = rig.dial("CA9", "+4790000099").await;
    rig.hang_up("CA9").await;
    let api = format!("/api/v1/contacts/{stranger}/outcome");
    let refused = rig.post(&token, &api, &body).await;
    assert_problem(refused, StatusCode::UNPROCESSABLE_ENTITY, "no plan");
    body.as_object_mut().unwrap().remove("learnt");
    let (status, done) = rig.post(&token, &api, &body).await;
    assert_eq!(status, StatusCode::OK, "{done}");
}
