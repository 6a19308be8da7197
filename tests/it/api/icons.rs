//! The mark in the browser's tab: linked from every page, and there where browsers look that are not told.

use reqwest::StatusCode;

use crate::api::rig::Rig;

#[tokio::test]
async fn every_page_has_a_mark_and_browsers_that_look_by_themselves_find_it() {
    let rig = Rig::start().await;
    for page in ["/", "/handbook/", "/handbook/engineering/log.md"] {
        let html = rig.get(page).await.text().await.unwrap();
        assert!(html.contains("rel=\"icon\" href=\"/icon.svg\""), "{page}");
    }
    for place in ["/icon.svg", "/favicon.ico"] {
        let answer = rig.get(place).await;
        assert_eq!(answer.status(), StatusCode::OK, "{place}");
        assert_eq!(answer.headers()["content-type"], "image/svg+xml");
        let drawing = answer.text().await.unwrap();
        let drawing = roxmltree::Document::parse(&drawing).unwrap();
        assert!(
            drawing
                .root_element()
                .has_tag_name(("http://www.w3.org/2000/svg", "svg"))
        );
    }
}
