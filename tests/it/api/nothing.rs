//! Where there is nothing, a person is shown a sentence and a way back; a program is answered as before.

use reqwest::{Method, StatusCode, header};

use super::documents::case;
use crate::api::browser::Browser;
use crate::api::rig::Rig;

const NO_ONE: &str = "00000000000000000000000000000fff";

#[tokio::test]
async fn a_wrong_address_leads_back_for_whoever_has_signed_in() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let open = [
        format!("/document/{NO_ONE}"),
        "/document/nonsense".to_owned(),
        "/handbook/service/nb/no-such-page.md".to_owned(),
        "/handbook/forms/no-such-form".to_owned(),
    ];
    let hers = [
        format!("/handover/{NO_ONE}"),
        "/handover/nonsense".to_owned(),
        format!("/nurse/contact/{contact}x"),
    ];
    let leads = ["/leader/handbook/no-such-page".to_owned()];
    for (who, paths) in [("kari", &hers[..]), ("randi", &leads)] {
        let browser = Browser::of(&rig, who).await;
        for path in open.iter().chain(paths) {
            let page = browser.opens(path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{who} {path}");
            assert!(
                page.says("href=\"/\"") || page.says("href=\"/nurse\""),
                "{who} {path}: {page:?}"
            );
            assert!(page.says("<h1>"), "{who} {path}: {page:?}");
        }
    }
}

#[tokio::test]
async fn a_program_is_answered_as_before_and_nobody_is_shown_more() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    let page = kari.get("/document/nonsense").await;
    assert_eq!(
        (page.status, page.text.is_empty()),
        (StatusCode::NOT_FOUND, false)
    );
    let plain = rig.get("/handbook/service/nb/no-such-page.md").await;
    assert_eq!(
        plain.headers()[header::CONTENT_TYPE],
        "application/problem+json"
    );
    let asked = rig.ask(Method::GET, "/handbook/service/nb/no-such-page.md");
    let page = asked
        .header(header::ACCEPT, "text/html")
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), StatusCode::NOT_FOUND);
    let text = page.text().await.unwrap();
    assert!(!text.contains("no-such-page"), "{text}");
    let posted = kari.post("/document/nonsense/sign", &[]).await;
    assert_eq!(posted.status, StatusCode::NOT_FOUND);
    assert!(!posted.says("<h1>"), "{posted:?}");
}
