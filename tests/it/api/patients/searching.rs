//! A search is answered first, and leaves its trace: from the register, a record, a contact, the leader's page, and by the API.

use hjemmevakt::domain::ids::StaffId;
use hjemmevakt::domain::openings::searches::{Place, Search};
use serde_json::json;

use crate::api::browser::Browser;
use crate::api::patients::{ANNE, House, at};

/// The trace of a search, once it is there.
async fn trace(house: &House, who: &str, place: Place) -> Search {
    let mut published = house.rig.engine.watch();
    loop {
        let state = house.rig.engine.state();
        let mut searches = state.searches.iter();
        let found = searches.find(|one| one.by == StaffId::new(who) && one.place == place);
        if let Some(one) = found {
            return (**one).clone();
        }
        published.changed().await.unwrap();
    }
}

#[tokio::test]
async fn every_search_leaves_who_was_shown_and_not_what_was_typed() {
    let house = House::with_anne().await;
    let contact = house.mother_rings("CA1").await;
    let kari = Browser::of(&house.rig, "kari").await;
    let found = kari.post("/patients", &[("q", "ánne nordvik")]).await;
    assert!(found.says("Nordvik"), "{found:?}");
    let search = trace(&house, "kari", Place::Register).await;
    assert_eq!(search.shown, [ANNE]);
    assert!(search.on_duty);
    let find = format!("/nurse/contact/{contact}/find");
    kari.post(&find, &[("q", "Nordvik")]).await;
    assert_eq!(trace(&house, "kari", Place::Contact).await.shown, [ANNE]);
    let siris = house
        .siri_does("/api/v1/patients/search", &json!({"q": "nordvik"}))
        .await;
    assert_eq!(siris["patients"].as_array().unwrap().len(), 1);
    let search = trace(&house, "siri", Place::Register).await;
    assert!(!search.own_name);
    // The person's own list says so.
    let list = house.reads(&house.siri, &at("/openings")).await;
    let shown = list["searches"].as_array().unwrap();
    assert_eq!(shown.len(), 2, "{list}");
    assert!(shown.iter().all(|row| row["times"].as_u64() >= Some(1)));
    let siri = Browser::of(&house.rig, "siri").await;
    for path in ["/openings", "/openings/print"] {
        let page = siri.get(&format!("/patient/{ANNE}{path}")).await;
        assert!(page.says("Vist i søk"), "{page:?}");
    }
}

#[tokio::test]
async fn a_search_that_shows_nobody_leaves_nothing_and_the_leaders_leaves_one() {
    let house = House::with_anne().await;
    house
        .siri_does("/api/v1/patients/search", &json!({"q": "Finnesikke"}))
        .await;
    let randi = Browser::of(&house.rig, "randi").await;
    let page = randi.post("/leader/patients", &[("q", "nordvik")]).await;
    assert!(page.says("Nordvik"), "{page:?}");
    trace(&house, "randi", Place::Leader).await;
    let state = house.rig.engine.state();
    assert!(
        state
            .searches
            .iter()
            .all(|one| one.by != StaffId::new("siri"))
    );
}
