//! The pages of a record ask whether what stands there was wrong or has changed, and show what stood before, struck through where it was wrong.

use reqwest::StatusCode;

use super::browser::Browser;
use super::plans::{ANNE, house};

fn path(act: &str) -> String {
    format!("/patient/{ANNE}/record/{act}")
}

fn renamed<'a>(given: &'a str, before: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("given", given),
        ("family", "Nordvik"),
        ("was_given", before),
        ("was_family", "Nordvik"),
    ]
}

#[tokio::test]
async fn what_was_wrong_needs_a_reason_and_is_struck_through() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    let home = format!("/patient/{ANNE}");
    let page = siri.get(&home).await;
    assert!(!page.says("Sto her før"), "{page:?}");
    // The usual answer is there beforehand.
    assert!(page.says("value=\"changed\" checked"), "{page:?}");
    let before = rig.engine.state().patient(ANNE).unwrap().identity.clone();
    let before = before.known().unwrap().given.clone();
    let mut wrong = renamed("Anna", &before);
    wrong.push(("amended", "wrong"));
    let page = siri.post(&path("amend"), &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Skriv hva som var feil"), "{page:?}");
    assert!(page.says("value=\"wrong\" checked"), "{page:?}");
    wrong.push(("amended_why", "hørte feil i telefonen"));
    let page = siri.post(&path("amend"), &wrong).await;
    assert!(page.goes_to(&format!("{home}#identity")), "{page:?}");
    let page = siri.get(&home).await;
    assert!(page.says(&format!("<s>{before}</s>")), "{page:?}");
    assert!(page.says("Det var feil: hørte feil i telefonen"));
    assert!(page.says("Skrevet om av Siri Holm"));
    let mut changed = renamed("Anne Marie", "Anna");
    changed.push(("amended", "changed"));
    siri.post(&path("amend"), &changed).await;
    let page = siri.get(&home).await;
    assert!(page.says("Sto her før: 2") && page.says("Det stemte da"));
    assert!(!page.says("<s>Anna</s>"), "{page:?}");
}
