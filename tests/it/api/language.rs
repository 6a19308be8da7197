//! The language of the screens, in two taps, and the page for the public.

use crate::api::browser::Browser;
use crate::api::rig::Rig;

#[tokio::test]
async fn a_nurse_reads_what_she_has_chosen_and_her_colleague_does_not() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    assert!(kari.get("/nurse").await.says("lang=\"nb\""));
    let account = kari.get("/account").await;
    assert!(account.says("name=\"lang\" value=\"se\""), "{account:?}");
    let chosen = kari.post("/language", &[("lang", "se")]).await;
    assert!(chosen.goes.is_some(), "{chosen:?}");
    assert!(kari.get("/nurse").await.says("lang=\"se\""));
    assert!(kari.get("/account").await.says("venter på gjennomlesing"));
    let other = kari.post("/language", &[("lang", "xx")]).await;
    assert!(other.status.is_client_error());
    // On another PC it is hers too; a colleague's is her own.
    let elsewhere = Browser::of(&rig, "kari").await;
    assert!(elsewhere.get("/nurse").await.says("lang=\"se\""));
    let jonas = Browser::of(&rig, "jonas").await;
    assert!(jonas.get("/account").await.says("<html lang=\"nb\""));
}

#[tokio::test]
async fn anybody_reads_whom_to_call_without_signing_in() {
    let rig = Rig::start().await;
    let visitor = Browser::new(&rig);
    let page = visitor.get("/about?lang=en").await;
    assert!(page.says("+47 78 00 00 00") && page.says("CALL ME"));
    for nobody in ["Kari", "Elin", "<script"] {
        assert!(!page.says(nobody), "{nobody}");
    }
    // What was asked for once is kept, here and where one signs in.
    assert!(visitor.get("/about").await.says("<html lang=\"en\""));
    assert!(visitor.get("/").await.says("/about?lang=en"));
    let page = visitor.get("/handbook/service/se/about.md").await;
    assert_eq!(page.goes.as_deref(), Some("/about?lang=se"));
}
