//! Only the person widens what is shared, with the capacity for it, and it is written down how that was.

use hjemmevakt::domain::plans::plan::Capacity;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::api::patients::{ANNE, House, MARJA, NEXT_SUMMER, at};

async fn refused(house: &House, path: &str, body: &Value) -> StatusCode {
    let (status, _) = house.rig.post(&house.siri, path, body).await;
    status
}

#[tokio::test]
async fn a_consent_says_how_it_was_with_the_capacity_to_give_it() {
    let house = House::with_anne().await;
    let consent = |more: Value| {
        let mut body = json!({"kind": "sharing", "how": "spoken", "until": NEXT_SUMMER});
        let more = more.as_object().unwrap().clone();
        body.as_object_mut().unwrap().extend(more);
        body
    };
    let consents = at("/consents");
    for wrong in [json!({}), json!({"capacity": "in_doubt"})] {
        let status = refused(&house, &consents, &consent(wrong)).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let lacks = consent(json!({"capacity": "lacks", "capacity_words": "sov"}));
    assert_eq!(
        refused(&house, &consents, &lacks).await,
        StatusCode::FORBIDDEN
    );
    let doubt = consent(json!({"capacity": "in_doubt", "capacity_words": "trøtt"}));
    house.siri_does(&consents, &doubt).await;
    let state = house.rig.engine.state();
    let anne = state.patient(ANNE).unwrap();
    let kept: Vec<_> = anne
        .consents
        .values()
        .map(|one| one.ability.clone())
        .collect();
    let [Some(ability)] = &kept[..] else {
        panic!("one, with its capacity");
    };
    assert_eq!(ability.capacity, Capacity::InDoubt);
    assert!(ability.words.is_some());
}

#[tokio::test]
async fn more_is_told_at_the_persons_word_and_less_without_one() {
    let house = House::with_anne().await;
    let told = at(&format!("/people/{MARJA}/told"));
    for wrong in [
        json!({"told": "safe"}),
        json!({"told": "safe", "capacity": "has"}),
        json!({"told": "safe", "words": "ja", "capacity": "in_doubt"}),
    ] {
        let status = refused(&house, &told, &wrong).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    let lacks = json!({"told": "safe", "words": "ja", "capacity": "lacks"});
    assert_eq!(refused(&house, &told, &lacks).await, StatusCode::FORBIDDEN);
    let said = json!({"told": "safe", "words": "mamma kan få vite det", "capacity": "has"});
    house.siri_does(&told, &said).await;
    let state = house.rig.engine.state();
    let kept = state.patient(ANNE).unwrap().relatives[&MARJA].said.clone();
    assert!(kept.is_some_and(|said| said.ability.capacity == Capacity::Has));
    house.siri_does(&told, &json!({"told": "listen"})).await;
}
