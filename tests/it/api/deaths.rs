//! A death over HTTP: marked on the record's page, the survivors followed up there, the talks with the leader.

use axum::http::StatusCode;
use serde_json::json;

use crate::api::browser::Browser;
use crate::api::patients::{ANNE, House, MARJA, at};
use crate::api::rig::assert_problem;

#[tokio::test]
async fn on_the_page_the_mark_opens_a_card_with_those_who_are_left_behind() {
    let house = House::with_anne().await;
    let siri = Browser::of(&house.rig, "siri").await;
    let page = format!("/patient/{ANNE}");
    let before = siri.get(&page).await;
    assert!(!before.says("Etter dødsfallet"), "{before:?}");
    let marked = siri
        .post(&format!("{page}/record/standing"), &[("item", "dead")])
        .await;
    assert!(marked.goes_to(&format!("{page}#death")), "{marked:?}");
    let card = siri.get(&page).await;
    assert!(card.says("Etter dødsfallet") && card.says("Ingen har sagt hvem de etterlatte er."));
    assert!(card.says("Marja Nordvik"), "{card:?}");

    let marja = MARJA.to_string();
    let mut form = vec![
        ("whom", marja.as_str()),
        ("what", "Dra hjem til henne"),
        ("owner", ""),
        ("at", "2026-01-12T10:00"),
    ];
    let cares = format!("{page}/record/survivor");
    let refused = siri.post(&cares, &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Dra hjem til henne"), "nothing typed is lost");
    form[2] = ("owner", "siri");
    let done = siri.post(&cares, &form).await;
    assert!(done.goes_to(&format!("{page}#death")), "{done:?}");
    let card = siri.get(&page).await;
    assert!(!card.says("Ingen har sagt hvem de etterlatte er."));
    let day = siri.get("/day").await;
    assert!(day.says("Dra hjem til henne"), "{day:?}");

    // A mistake: nobody is told off, and it says so.
    let here = [("item", "here")];
    siri.post(&format!("{page}/record/standing"), &here).await;
    let card = siri.get(&page).await;
    assert!(card.says("sa at det var en feil"), "{card:?}");
    assert!(!siri.get("/day").await.says("Dra hjem til henne"));
}

#[tokio::test]
async fn the_same_through_the_api_and_only_for_those_who_have_the_person_in_hand() {
    let house = House::with_anne().await;
    house
        .siri_does(&at("/standing"), &json!({"standing": "dead"}))
        .await;
    let body = json!({"relative": MARJA.to_string(), "staff": "siri", "at": "2026-01-12T10:00:00Z", "what": "Dra hjem"});
    let two = json!({"relative": MARJA.to_string(), "child": true, "staff": "siri", "at": "2026-01-12T10:00:00Z", "what": "Dra hjem"});
    let answer = house.rig.post(&house.siri, &at("/survivors"), &two).await;
    assert_problem(answer, StatusCode::UNPROCESSABLE_ENTITY, "one of relative");
    house.siri_does(&at("/survivors"), &body).await;
    let read = house.reads(&house.siri, &at("/death")).await;
    let survivor = &read["death"]["survivors"][0];
    assert_eq!(survivor["who"], "Marja Nordvik");
    assert_eq!(survivor["open"], true);
    let done = format!("/survivors/{}/done", survivor["task"].as_str().unwrap());
    house.siri_does(&at(&done), &json!({})).await;
    let read = house.reads(&house.siri, &at("/death")).await;
    assert_eq!(read["death"]["survivors"][0]["open"], false);
    let jonas = house.rig.token("jonas").await;
    let (status, _) = house.rig.post(&jonas, &at("/survivors"), &body).await;
    assert!(
        status == StatusCode::FORBIDDEN || status == StatusCode::NOT_FOUND,
        "{status}"
    );
}

#[tokio::test]
async fn the_leader_sees_to_whom_a_talk_is_offered_and_never_after_whose_death() {
    let house = House::with_anne().await;
    let (contact, _) = house.rig.dial("CA1", "+4790000081").await;
    let note = json!({"text": "Hun er roligere"});
    house
        .kari_does(&format!("/api/v1/contacts/{contact}/note"), &note)
        .await;
    house.rig.hang_up("CA1").await;
    house
        .siri_does(&at("/standing"), &json!({"standing": "dead"}))
        .await;
    let randi = Browser::of(&house.rig, "randi").await;
    let page = randi.get("/leader/debriefs").await;
    assert!(page.says("Kari"), "{page:?}");
    assert!(!page.says("Ánne"), "{page:?}");
    let token = house.rig.token("randi").await;
    let all = house.reads(&token, "/api/v1/debriefs").await;
    let open = all[0]["task"].as_str().unwrap().to_owned();
    assert_eq!(all[0]["standing"], "open");
    let held = format!("/leader/debriefs/{open}/held");
    let form = [("by", "randi"), ("at", "2099-01-01T10:00")];
    let refused = randi.post(&held, &form).await;
    assert!(refused.says("Samtalen kan ikke ligge fram i tid."));
    let declined = randi
        .post(&format!("/leader/debriefs/{open}/declined"), &[])
        .await;
    assert!(declined.goes_to("/leader/debriefs"), "{declined:?}");
    let page = randi.get("/leader/debriefs").await;
    assert!(page.says("Ingen samtale venter.") && page.says("ønsket ingen samtale"));
    let answer = house.rig.read(&house.kari, "/api/v1/debriefs").await;
    assert_problem(answer, StatusCode::FORBIDDEN, "leader");
}
