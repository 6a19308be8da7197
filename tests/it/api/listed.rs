//! A follow-up for somebody on the list of those around the person: set through the API and on the page, and seen with what stands there.

use reqwest::StatusCode;
use serde_json::json;

use crate::api::browser::Browser;
use crate::api::patients::{House, MARJA, at};
use crate::api::rig::assert_problem;

#[tokio::test]
async fn she_is_chosen_by_a_tap_and_seen_with_what_stands_on_the_list() {
    let house = House::with_anne().await;
    let contact = house.mother_rings("CA1").await;
    house.rig.hang_up("CA1").await;
    let page = format!("/nurse/contact/{contact}");
    let path = format!("/api/v1/contacts/{contact}/follow-ups");
    let body = |relative: Option<&str>, listed: Option<String>| {
        json!({
            "for_whom": "relative", "relative": relative, "listed": listed,
            "staff": "siri", "at": "2026-01-10T06:00:00Z", "what": "Ring henne",
        })
    };
    // Either words or somebody on the list.
    for wrong in [body(None, None), body(Some("Mor"), Some(MARJA.to_string()))] {
        let answer = house.rig.post(&house.kari, &path, &wrong).await;
        assert_problem(answer, StatusCode::UNPROCESSABLE_ENTITY, "for_whom is");
    }
    let listed = body(None, Some(MARJA.to_string()));
    house.kari_does(&path, &listed).await;
    let seen = house
        .reads(&house.kari, &format!("/api/v1/contacts/{contact}"))
        .await;
    let left = &seen["left"][0];
    assert_eq!(left["for_whom"], "relative");
    assert_eq!(left["relative"], "Marja Nordvik");
    assert_eq!(left["listed"]["id"], MARJA.to_string());
    assert_eq!(
        (&left["listed"]["told"], &left["listed"]["removed"]),
        (&json!("listen"), &json!(false))
    );

    // On the page she is one of the choices.
    let browser = Browser::of(&house.rig, "kari").await;
    let shown = browser.get(&page).await;
    assert!(shown.says(&format!("value=\"{MARJA}\"")), "{shown:?}");
    let form = |key: &'static str| {
        [
            ("idempotency_key", key.to_owned()),
            ("for", MARJA.to_string()),
            ("owner", "siri".to_owned()),
            ("what", "Spør om søvnen".to_owned()),
            ("at", "2026-01-12T09:00".to_owned()),
        ]
    };
    let new = format!("/nurse/follow-up/{contact}/new");
    let send = |key: &'static str| {
        let fields = form(key);
        let (browser, new) = (&browser, &new);
        async move {
            let fields = fields
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            browser.post(new, &fields).await
        }
    };
    let set = send("k1").await;
    assert!(set.goes_to(&page), "{set:?}");
    let shown = browser.get(&page).await;
    assert!(shown.says("Spør om søvnen"), "{shown:?}");

    // The person does not want it any more: it stands beside the follow-up, and she cannot be chosen.
    let objected = at(&format!("/people/{MARJA}/objected"));
    house.kari_does(&objected, &json!({"objected": true})).await;
    let shown = browser.get(&page).await;
    assert!(shown.says("listed warned"), "{shown:?}");
    let refused = send("k2").await;
    assert!(!refused.goes_to(&page), "{refused:?}");
    let answer = house.rig.post(&house.kari, &path, &listed).await;
    assert_problem(answer, StatusCode::CONFLICT, "objects to contact");
    house
        .siri_does(&at(&format!("/people/{MARJA}/unlist")), &json!({}))
        .await;
    let seen = house
        .reads(&house.kari, &format!("/api/v1/contacts/{contact}"))
        .await;
    assert_eq!(seen["left"][0]["listed"]["removed"], true);
}
