//! A home visit that begins on the page of a contact, and one without a contact that is erased when it is over.

use reqwest::StatusCode;
use serde_json::json;

use crate::api::browser::Browser;
use crate::api::rig::{Rig, assert_problem};

#[tokio::test]
async fn from_the_page_of_a_contact_she_goes_to_that_contact() {
    let rig = Rig::start().await;
    let (contact, _) = rig.dial("CA1", "+4790000060").await;
    let kari = Browser::of(&rig, "kari").await;
    let path = format!("/nurse/contact/{contact}");
    let act = format!("{path}/visit");
    assert!(kari.get(&path).await.says(&format!("action=\"{act}\"")));

    let form = [
        ("idempotency_key", "k1"),
        ("with", "Per og søsteren"),
        ("minutes", "60"),
    ];
    let nowhere = kari.post(&act, &form).await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nowhere.says("value=\"Per og søsteren\""), "{nowhere:?}");

    let mut form = form.to_vec();
    form.push(("place", "Fjordveien 12"));
    let page = kari.post(&act, &form).await;
    assert!(page.goes_to(&path), "{page:?}");
    let state = rig.engine.state();
    let visit = state.visits.values().next().unwrap();
    assert_eq!(visit.contact.unwrap().to_string(), contact);
    assert_eq!(visit.minutes, 60);
    assert!(!visit.alone);
    let page = kari.get(&path).await;
    assert!(!page.says(&format!("action=\"{act}\"")), "she is out");
}

#[tokio::test]
async fn what_a_doctor_has_said_of_where_and_who_is_filled_in() {
    let rig = Rig::start().await;
    let (jonas, kari) = (rig.token("jonas").await, rig.token("kari").await);
    let form = json!({"patient": {"kind": "named", "name": "Per Hansen"}, "place": "Fjordveien 7"});
    let body = json!({"form": form});
    let (_, sent) = rig.post(&jonas, "/api/v1/requests", &body).await;
    let request = format!("/api/v1/requests/{}", sent["id"].as_str().unwrap());
    rig.post(&kari, &format!("{request}/accept"), &json!({}))
        .await;
    let (_, hers) = rig.read(&kari, &request).await;
    let contact = hers["contact"].as_str().unwrap();
    let page = Browser::of(&rig, "kari").await;
    let page = page.get(&format!("/nurse/contact/{contact}")).await;
    let (_, form) = page.text.split_once(&format!("{contact}/visit\"")).unwrap();
    let form = form.split("</form>").next().unwrap();
    assert!(form.contains("value=\"Fjordveien 7\""), "{form}");
    assert!(form.contains("value=\"Per Hansen\""), "{form}");
}

#[tokio::test]
async fn who_knows_the_person_privately_does_not_read_where_she_goes() {
    let rig = Rig::start().await;
    rig.add("aslak", &[]).await;
    let (kari, aslak) = (rig.token("kari").await, rig.token("aslak").await);
    let (contact, _) = rig.dial("CA1", "+4790000060").await;
    let body = json!({"place": "Fjordveien 12", "with": "Per", "minutes": 30, "contact": contact});
    let (status, done) = rig.post(&kari, "/api/v1/visits", &body).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let shows = async || {
        let (_, board) = rig.read(&aslak, "/api/v1/board").await;
        assert!(board.to_string().contains("Kari Nordvik"), "{board}");
        board.to_string().contains("Fjordveien 12")
    };
    assert!(shows().await, "a colleague sees where she is");
    let path = format!("/api/v1/contacts/{contact}/privately");
    let (status, done) = rig.post(&aslak, &path, &json!({})).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    assert!(!shows().await);
    // It has gone wrong: her safety comes first.
    rig.post(&kari, "/api/v1/help", &json!({})).await;
    assert!(shows().await);
}

#[tokio::test]
async fn a_visit_without_a_contact_is_erased_once_it_is_over() {
    let rig = Rig::start().await;
    let (kari, randi) = (rig.token("kari").await, rig.token("randi").await);
    let body = json!({"place": "Fjordveien 12", "with": "Per", "minutes": 30});
    rig.post(&kari, "/api/v1/visits", &body).await;
    let (_, board) = rig.read(&kari, "/api/v1/board").await;
    assert!(board.to_string().contains("Fjordveien 12"), "{board}");
    let visit = *rig.engine.state().visits.keys().next().unwrap();
    let path = format!("/api/v1/visits/{visit}");
    let reason = json!({"reason": "bedt om"});
    let early = rig.post(&randi, &format!("{path}/erase"), &reason).await;
    assert_problem(early, StatusCode::CONFLICT, "not over");
    rig.post(&kari, &format!("{path}/end"), &json!({})).await;

    let (_, list) = rig.read(&randi, "/api/v1/visits").await;
    assert_eq!(list["visits"][0]["id"], visit.to_string());
    assert_eq!(list["visits"][0]["staff"]["name"], "Kari Nordvik");
    assert!(!list.to_string().contains("Fjordveien"), "{list}");
    let by_a_nurse = rig.post(&kari, &format!("{path}/erase"), &reason).await;
    assert_problem(by_a_nurse, StatusCode::FORBIDDEN, "leader");
    let silent = json!({"reason": " "});
    let silent = rig.post(&randi, &format!("{path}/erase"), &silent).await;
    assert_problem(silent, StatusCode::UNPROCESSABLE_ENTITY, "nothing was");
    let (status, done) = rig.post(&randi, &format!("{path}/erase"), &reason).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (_, list) = rig.read(&randi, "/api/v1/visits").await;
    assert_eq!(list["visits"], json!([]));
    let again = rig.post(&randi, &format!("{path}/erase"), &reason).await;
    assert_problem(again, StatusCode::NOT_FOUND, "visit");
}

#[tokio::test]
async fn a_visit_to_somebody_elses_contact_is_none_of_hers() {
    let rig = Rig::start().await;
    let (contact, _) = rig.dial("CA1", "+4790000060").await;
    let nobody = "00000000000000000000000000000abc";
    let kari = rig.token("kari").await;
    for (token, contact) in [
        (&kari, nobody),
        (&rig.token("jonas").await, contact.as_str()),
    ] {
        let body = json!({"place": "Fjordveien 12", "minutes": 30, "contact": contact});
        let answer = rig.post(token, "/api/v1/visits", &body).await;
        assert_problem(answer, StatusCode::NOT_FOUND, "not yours to open");
    }
    assert!(rig.engine.state().visits.is_empty());
}
