//! A locum in half a minute: the nurse on duty types a name and a mobile, a link goes out, and a password later the doctor is in, until
//! it is over.

use hjemmevakt::domain::guests::guest::Guest;
use hjemmevakt::web::session::links;
use reqwest::StatusCode;

use crate::api::browser::Browser;
use crate::api::rig::{PASSWORD, Rig};

const NAME: &str = "Sunniva Larsen";
const MOBILE: &str = "900 00 061";

/// Lets her in; the form is sent twice, as impatient people do.
async fn lets_in(kari: &Browser<'_>) {
    let page = kari.get("/guests").await;
    let form = [
        ("guest", page.field("guest")),
        ("name", NAME),
        ("phone", MOBILE),
        ("hpr", "9999999"),
        ("language", "en"),
        ("days", "14"),
    ];
    for _ in 0..2 {
        let page = kari.post("/guests", &form).await;
        assert!(page.goes_to("/guests"), "{page:?}");
    }
}

fn only(rig: &Rig) -> Guest {
    let state = rig.engine.state();
    assert_eq!(state.guests.len(), 1);
    state.guests.values().next().unwrap().as_ref().clone()
}

/// Where the last link leads.
fn link(rig: &Rig) -> String {
    let guest = only(rig);
    let (message, _) = guest.invited.unwrap();
    let token = links::token(rig.sessions.keys(), guest.id, message).unwrap();
    format!("/in/{token}")
}

#[tokio::test]
async fn a_locum_chooses_a_password_and_is_in_until_it_is_ended() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    lets_in(&kari).await;
    assert_eq!(rig.engine.state().messages.len(), 1, "one link went out");
    assert!(kari.get("/guests").await.says(NAME));

    let (locum, link) = (Browser::new(&rig), link(&rig));
    let page = locum.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("Choose a password"), "{page:?}");
    assert!(!page.says(NAME), "a link may be read by others");
    let page = locum.get(&format!("{link}?lang=nb")).await;
    assert!(page.says("<html lang=\"nb\""), "{page:?}");
    let page = locum.get(&format!("{link}?lang=en")).await;
    assert!(page.says("<html lang=\"en\"") && page.says("?lang=nb\""));
    let short = locum.post(&link, &[("password", "short")]).await;
    assert!(short.says("<html lang=\"en\""), "{short:?}");
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let entered = locum.post(&link, &[("password", PASSWORD)]).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{entered:?}");
    assert_eq!(locum.get("/here").await.status, StatusCode::NO_CONTENT);
    assert!(locum.get("/account").await.says(NAME));
    // From the page that opens by itself the way out is one tap away.
    let desk = locum.get("/doctor").await;
    assert!(desk.says("href=\"/account\""), "{desk:?}");
    for path in ["/nurse", "/leader", "/wall", "/guests"] {
        assert!(locum.get(path).await.goes.is_some(), "{path}");
    }

    let used = Browser::new(&rig).get(&link).await;
    assert_eq!(used.status, StatusCode::GONE);
    for name in ["sunniva  larsen", MOBILE] {
        let again = Browser::new(&rig);
        assert!(again.sign_in(name, &[]).await.goes.is_some(), "{name}");
        assert_eq!(again.get("/here").await.status, StatusCode::NO_CONTENT);
    }

    let end = format!("/guests/{}/end", only(&rig).id);
    assert!(kari.post(&end, &[]).await.goes_to("/guests"));
    assert_eq!(locum.get("/here").await.status, StatusCode::UNAUTHORIZED);
    let late = Browser::new(&rig).sign_in(MOBILE, &[]).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    assert!(!kari.get("/guests").await.says(NAME));
}

#[tokio::test]
async fn a_new_link_makes_the_one_before_it_worthless() {
    let rig = Rig::start().await;
    let randi = Browser::of(&rig, "randi").await;
    lets_in(&randi).await;
    let lost = link(&rig);
    let again = format!("/guests/{}/link", only(&rig).id);
    assert!(randi.post(&again, &[]).await.goes_to("/guests"));
    let somebody = Browser::new(&rig);
    assert_eq!(somebody.get(&lost).await.status, StatusCode::GONE);
    assert_eq!(somebody.get(&link(&rig)).await.status, StatusCode::OK);
    let guessed = somebody.get("/in/AAAAAAAAAAAAAAAAAAAAAA").await;
    assert_eq!(guessed.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_link_that_is_under_way_when_the_account_is_ended_is_worthless_and_does_not_leave() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    lets_in(&kari).await;
    assert_eq!(rig.engine.state().effects.len(), 1, "it has not left yet");
    let (locum, link) = (Browser::new(&rig), link(&rig));
    assert_eq!(locum.get(&link).await.status, StatusCode::OK);
    let end = format!("/guests/{}/end", only(&rig).id);
    assert!(kari.post(&end, &[]).await.goes_to("/guests"));
    let chosen = locum.post(&link, &[("password", PASSWORD)]).await;
    assert_eq!(chosen.status, StatusCode::GONE, "{chosen:?}");
    assert_eq!(locum.get(&link).await.status, StatusCode::GONE);
    assert_eq!(locum.get("/here").await.status, StatusCode::UNAUTHORIZED);
    let late = Browser::new(&rig).sign_in(MOBILE, &[]).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    assert!(rig.engine.state().effects.is_empty(), "nor does it leave");
}

#[tokio::test]
async fn a_number_that_cannot_be_read_keeps_what_was_typed() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    let page = kari.get("/guests").await;
    let form = [
        ("guest", page.field("guest")),
        ("name", NAME),
        ("phone", "113"),
    ];
    let page = kari.post("/guests", &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says(NAME), "{page:?}");
    assert!(rig.engine.state().guests.is_empty());
}
