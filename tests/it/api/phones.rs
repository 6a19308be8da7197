//! While it rings she can take it on another of her telephones, with one tap on the sheet.

use hjemmevakt::admin::Request;
use hjemmevakt::domain::calls::leg::Callee;
use hjemmevakt::domain::ids::StaffId;

use crate::api::browser::Browser;
use crate::api::rig::{EXAMPLE, MOTHER, Rig};

#[tokio::test]
async fn call_me_on_my_other_telephone() {
    let rig = Rig::start().await;
    let text = EXAMPLE.replace(
        "phones = [\"+47 900 00 001\"]",
        "phones = [\"+47 900 00 001\", \"+47 900 00 051\"]",
    );
    rig.administer(Request::Import { text }).await;
    let (contact, call) = rig.dial("CA1", MOTHER).await;
    let kari = Browser::of(&rig, "kari").await;
    let page = kari.get("/nurse").await;
    assert!(page.says("name=\"phone\" value=\"1\""), "{page:?}");
    assert!(page.says("900 00 051"), "{page:?}");
    let form = [
        ("idempotency_key", "k1"),
        ("call", call.as_str()),
        ("phone", "1"),
    ];
    let path = format!("/nurse/contact/{contact}/claim");
    let page = kari.post(&path, &form).await;
    assert!(page.goes.is_some(), "{page:?}");
    let state = rig.engine.state();
    let id = StaffId::new("kari");
    let rung: Vec<u8> = state
        .legs_of(&id)
        .filter_map(|leg| match &leg.callee {
            Callee::Staff { phone, .. } => Some(*phone),
            Callee::Person | Callee::Other { .. } => None,
        })
        .collect();
    assert_eq!(rung, [1]);
}
