//! The next contact that a signed document names is made a follow-up from its page, in the words that were written.

use std::time::Duration;

use hjemmevakt::domain::forms::answer::Answer;
use hjemmevakt::forms::shelf::Shelf;
use reqwest::StatusCode;
use serde_json::json;

use super::documents::{begins, case, fills, today};
use crate::api::browser::Browser;
use crate::api::rig::Rig;

#[tokio::test]
async fn it_stands_filled_in_on_both_pages_until_it_is_one() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let (token, kari) = (rig.token("kari").await, Browser::of(&rig, "kari").await);
    let (_, begun) = begins(&rig, &token, &contact, "urgency").await;
    let id = begun["id"].as_str().unwrap().to_owned();
    let (path, page) = (format!("/api/v1/documents/{id}"), format!("/document/{id}"));
    let shelf = Shelf::load(None).unwrap();
    let form = shelf.library.in_use("urgency", today(&rig)).unwrap();
    fills(&rig, &token, &path, form).await;
    let again = rig.engine.now() + Duration::from_hours(10);
    let body = json!({"field": "again", "values": [again.to_string()]});
    let (status, written) = rig.post(&token, &format!("{path}/fields"), &body).await;
    assert_eq!(status, StatusCode::OK, "{written}");
    let shown = kari.get(&page).await;
    assert!(!shown.says("id=\"next-contact\""), "it is not signed");
    let (_, seen) = rig.read(&token, &path).await;
    let sign = json!({"seen": seen["newest"]});
    let (status, signed) = rig.post(&token, &format!("{path}/sign"), &sign).await;
    assert_eq!(status, StatusCode::OK, "{signed}");

    let shown = kari.get(&page).await;
    assert!(shown.says("id=\"next-contact\""), "{}", shown.text);
    let fhir = format!("{path}/fhir");
    assert!(shown.says(&format!("href=\"{fhir}\"")), "{}", shown.text);
    let taken_out = kari.get(&fhir).await;
    assert_eq!(taken_out.status, StatusCode::OK);
    assert!(taken_out.says("\"resourceType\":\"Bundle\""));
    let document = rig.engine.state();
    let document = document.document(id.parse().unwrap()).unwrap().answers();
    let field = "again".parse().unwrap();
    let at = document.of(&field).first().cloned();
    assert_eq!(at, Some(Answer::DateTime(again)));
    let address = format!("/nurse/contact/{contact}");
    let link = format!("href=\"{page}#next-contact\"");
    let on_contact = kari.get(&address).await;
    assert!(on_contact.says(&link), "{}", on_contact.text);

    let oslo = jiff::tz::TimeZone::get("Europe/Oslo").unwrap();
    let local = again.to_jiff().to_zoned(oslo);
    let local = local.strftime("%Y-%m-%dT%H:%M").to_string();
    assert!(shown.says(&format!("value=\"{local}\"")), "{}", shown.text);
    let typed = [
        ("for", "person"),
        ("owner", "kari"),
        ("what", "Hastegrad paa nytt"),
        ("at", local.as_str()),
    ];
    let set = format!("/nurse/follow-up/{contact}/new");
    let set = kari.post(&set, &typed).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text);
    let shown = kari.get(&page).await;
    assert!(!shown.says("id=\"next-contact\""), "{}", shown.text);
    let on_contact = kari.get(&address).await;
    assert!(!on_contact.says(&link), "{}", on_contact.text);
}

#[tokio::test]
async fn what_stands_on_the_sheet_is_offered_in_the_same_way_and_settled_waits_for_it() {
    let rig = Rig::start().await;
    let (token, kari) = (rig.token("kari").await, Browser::of(&rig, "kari").await);
    let (contact, _) = rig.dial("CA1", "+4790000060").await;
    rig.hang_up("CA1").await;
    let at = rig.engine.now() + Duration::from_hours(10);
    let sheet = json!({
        "language": "nb",
        "agreed": "Du spiser, og vi snakkes.",
        "next_who": "Kari",
        "next_at": at.to_string(),
    });
    let path = format!("/api/v1/contacts/{contact}/sheets");
    let (status, handed) = rig.post(&token, &path, &sheet).await;
    assert_eq!(status, StatusCode::OK, "{handed}");
    let outcome = json!({"outcome": "helped_by_telephone", "next": {"kind": "settled"}});
    let ends = format!("/api/v1/contacts/{contact}/outcome");
    let (status, refused) = rig.post(&token, &ends, &outcome).await;
    assert_eq!(status, StatusCode::CONFLICT, "{refused}");

    let address = format!("/nurse/contact/{contact}");
    let place = format!("id=\"sheet-next-{contact}\"");
    let shown = kari.get(&address).await;
    assert!(shown.says(&place), "{}", shown.text);
    let oslo = jiff::tz::TimeZone::get("Europe/Oslo").unwrap();
    let local = at.to_jiff().to_zoned(oslo);
    let local = local.strftime("%Y-%m-%dT%H:%M").to_string();
    assert!(shown.says(&format!("value=\"{local}\"")), "{}", shown.text);
    assert!(shown.says("Det vi ble enige om. Kari"), "{}", shown.text);
    let typed = [
        ("for", "person"),
        ("owner", "kari"),
        ("what", "Som det sto paa arket"),
        ("at", local.as_str()),
    ];
    let set = format!("/nurse/follow-up/{contact}/new");
    let set = kari.post(&set, &typed).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text);
    assert!(!kari.get(&address).await.says(&place));
    let (status, ended) = rig.post(&token, &ends, &outcome).await;
    assert_eq!(status, StatusCode::OK, "{ended}");
}
