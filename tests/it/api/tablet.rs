//! Tablets and PCs: what is left alone locks or ends, digits unlock in seconds, and a lost one is cut off at once.

use std::time::Duration;

use futures_util::StreamExt as _;
use hjemmevakt::admin::Request;
use reqwest::StatusCode;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::api::browser::Browser;
use crate::api::rig::{MOTHER, PASSWORD, Rig};

const PIN: &str = "470921";

/// The live line, as a browser opens it: the status if it is refused, else the code with which it was closed.
pub async fn closes(
    rig: &Rig,
    view: &str,
    cookies: &str,
    meanwhile: impl Future<Output = ()>,
) -> Result<u16, u16> {
    let url = format!("ws://{}/api/v1/live?view={view}", rig.address);
    let mut request = url.into_client_request().unwrap();
    let headers = request.headers_mut();
    headers.insert("cookie", cookies.parse().unwrap());
    headers.insert("origin", format!("http://{}", rig.address).parse().unwrap());
    let mut socket = match tokio_tungstenite::connect_async(request).await {
        Ok((socket, _)) => socket,
        Err(Error::Http(response)) => return Err(response.status().as_u16()),
        Err(error) => panic!("{error}"),
    };
    socket.next().await.unwrap().unwrap();
    meanwhile.await;
    let patience = Duration::from_secs(20);
    tokio::time::timeout(patience, async {
        loop {
            match socket.next().await {
                Some(Ok(Message::Close(frame))) => return Ok(frame.unwrap().code.into()),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Ok(0),
            }
        }
    })
    .await
    .unwrap()
}

#[tokio::test]
async fn a_pc_that_others_use_signs_out_when_it_is_left_alone() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    rig.passes(Duration::from_mins(14));
    assert_eq!(kari.get("/nurse").await.status, StatusCode::OK);
    rig.passes(Duration::from_mins(14));
    assert_eq!(
        kari.get("/nurse").await.status,
        StatusCode::OK,
        "it was touched"
    );
    let looked = kari.get("/nurse?again").await;
    assert_eq!(looked.status, StatusCode::OK);
    rig.passes(Duration::from_mins(10));
    assert_eq!(kari.get("/here").await.status, StatusCode::NO_CONTENT);
    rig.passes(Duration::from_mins(5));
    assert_eq!(kari.get("/here").await.status, StatusCode::UNAUTHORIZED);
    assert!(kari.get("/nurse").await.goes_to("/"));
    assert!(kari.get("/locked").await.goes_to("/?password=yes"));
}

#[tokio::test]
async fn looking_by_itself_is_no_touch() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    for _ in 0..3 {
        rig.passes(Duration::from_mins(5));
        kari.get("/nurse?again").await;
        kari.get("/here").await;
    }
    assert!(kari.get("/nurse").await.goes_to("/"));
}

#[tokio::test]
async fn a_tablet_locks_and_opens_with_digits() {
    let rig = Rig::start().await;
    let (contact, _) = rig.dial("CA1", MOTHER).await;
    let kari = Browser::tablet(&rig, "kari", PIN).await;
    let open = format!("/nurse/contact/{contact}");
    assert!(kari.get(&open).await.says("Mother of Elin"));
    rig.passes(Duration::from_mins(10));
    let locked = kari.get(&open).await;
    assert!(
        locked.goes_to(&format!("/locked?from={open}")),
        "{locked:?}"
    );
    let board = kari.get("/api/v1/board").await;
    assert_eq!(board.status, StatusCode::LOCKED);
    let live = closes(&rig, "nurse", &kari.cookies(), async {}).await;
    assert_eq!(live, Err(StatusCode::LOCKED.as_u16()));

    let page = kari.get(&format!("/locked?from={open}")).await;
    assert!(page.says("Noen venter på linjen"), "{page:?}");
    for hidden in ["Mother", "Elin", "900 00 011", "90000011"] {
        assert!(!page.says(hidden), "{hidden}");
    }
    let who = page.field("who").to_owned();
    let wrong = kari
        .post("/locked", &[("who", &who), ("pin", "111213")])
        .await;
    assert!(wrong.says("4 forsøk igjen"), "{wrong:?}");
    let form = [("who", who.as_str()), ("pin", PIN), ("from", &open)];
    assert!(kari.post("/locked", &form).await.goes_to(&open));
    assert!(kari.get(&open).await.says("Mother of Elin"));
    let elsewhere = [
        ("who", who.as_str()),
        ("pin", PIN),
        ("from", "//evil.example"),
    ];
    assert!(kari.post("/locked", &elsewhere).await.goes_to("/nurse"));
}

#[tokio::test]
async fn five_wrong_digits_and_it_takes_the_password() {
    let rig = Rig::start().await;
    let kari = Browser::tablet(&rig, "kari", PIN).await;
    assert!(kari.post("/lock", &[]).await.goes_to("/locked"));
    let who = kari.get("/locked").await.field("who").to_owned();
    let tries = async |pin: &str| kari.post("/locked", &[("who", &who), ("pin", pin)]).await;
    for _ in 0..5 {
        assert_eq!(tries("111213").await.status, StatusCode::UNAUTHORIZED);
        // Past the throttle: it is the count that closes it.
        rig.passes(Duration::from_mins(1));
    }
    let right = tries(PIN).await;
    assert_eq!(right.status, StatusCode::UNAUTHORIZED);
    assert!(right.says("Logg inn med passord denne gangen"), "{right:?}");
    assert!(kari.sign_in("kari", &[]).await.goes_to("/nurse"));
    kari.post("/lock", &[]).await;
    assert!(tries(PIN).await.goes_to("/nurse"), "it counts again");
}

#[tokio::test]
async fn several_share_a_tablet_and_none_stays_in_as_another() {
    let rig = Rig::start().await;
    rig.add("aslak", &[]).await;
    let tablet = Browser::tablet(&rig, "kari", PIN).await;
    tablet.post("/lock", &[]).await;
    assert!(tablet.sign_in("aslak", &[]).await.goes_to("/nurse"));
    let form = [("pin", "815092"), ("again", "815092")];
    assert!(tablet.post("/account/pin", &form).await.goes_to("/nurse"));
    assert!(tablet.get("/nurse").await.says("data-staff=\"aslak\""));
    tablet.post("/lock", &[]).await;
    let page = tablet.get("/locked").await;
    assert!(
        page.says("Kari Nordvik") && page.says("Aslak Utsi"),
        "{page:?}"
    );
    let (_, rest) = page.text.split_once("/locked?who=").unwrap();
    let kari = rest.split('"').next().unwrap().to_owned();
    let form = [("who", kari.as_str()), ("pin", "815092")];
    let not_hers = tablet.post("/locked", &form).await;
    assert_eq!(not_hers.status, StatusCode::UNAUTHORIZED);
    let form = [("who", kari.as_str()), ("pin", PIN)];
    assert!(tablet.post("/locked", &form).await.goes_to("/nurse"));
    assert!(tablet.get("/nurse").await.says("data-staff=\"kari\""));
}

#[tokio::test]
async fn digits_need_the_password_after_a_duty_and_after_signing_out() {
    let rig = Rig::start().await;
    let kari = Browser::tablet(&rig, "kari", PIN).await;
    kari.post("/lock", &[]).await;
    let who = kari.get("/locked").await.field("who").to_owned();
    rig.passes(Duration::from_hours(91));
    let form = [("who", who.as_str()), ("pin", PIN)];
    let late = kari.post("/locked", &form).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    assert!(kari.sign_in("kari", &[]).await.goes_to("/nurse"));
    assert!(kari.post("/sign-out", &[]).await.goes_to("/"));
    let out = kari.post("/locked", &form).await;
    assert_eq!(out.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_lost_tablet_is_cut_off_with_one_tap() {
    let rig = Rig::start().await;
    let kari = Browser::tablet(&rig, "kari", PIN).await;
    let randi = Browser::of(&rig, "randi").await;
    let list = randi.get("/leader/access").await;
    assert!(list.says("Kari Nordvik"), "{list:?}");
    let (_, rest) = list.text.split_once("/leader/access/device/").unwrap();
    let cut_off = format!(
        "/leader/access/device/{}/cut-off",
        rest.split('/').next().unwrap()
    );
    let refused = kari.post(&cut_off, &[]).await;
    assert!(refused.goes_to("/nurse"), "only the leader: {refused:?}");

    let code = closes(&rig, "nurse", &kari.cookies(), async {
        assert!(randi.post(&cut_off, &[]).await.goes_to("/leader/access"));
    })
    .await;
    assert_eq!(code, Ok(1008));
    assert!(kari.get("/nurse").await.goes_to("/"));
    assert!(
        kari.get("/locked").await.goes_to("/?password=yes"),
        "its digits are gone"
    );
    assert_eq!(
        kari.get("/locked/now").await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn a_disabled_account_loses_its_line_at_once() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    let username = "kari".to_owned();
    let disables = Box::pin(async {
        rig.administer(Request::AccountDisable { username }).await;
    });
    let code = Box::pin(closes(&rig, "nurse", &kari.cookies(), disables)).await;
    assert_eq!(code, Ok(1008));
}

#[tokio::test]
async fn a_locked_screen_loses_its_line() {
    let rig = Rig::start().await;
    let kari = Browser::tablet(&rig, "kari", PIN).await;
    let code = closes(&rig, "nurse", &kari.cookies(), async {
        kari.post("/lock", &[]).await;
    })
    .await;
    assert_eq!(code, Ok(1008));
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session_and_every_pin() {
    let rig = Rig::start().await;
    let tablet = Browser::tablet(&rig, "kari", PIN).await;
    let (pc, token) = (Browser::of(&rig, "kari").await, rig.token("kari").await);
    assert!(
        pc.post("/account/sign-out-everywhere", &[])
            .await
            .goes_to("/?password=yes")
    );
    for browser in [&tablet, &pc] {
        assert_eq!(browser.get("/here").await.status, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(
        rig.read(&token, "/api/v1/board").await.0,
        StatusCode::UNAUTHORIZED
    );
    let page = tablet.get("/locked").await;
    assert!(page.says("må logge inn med passord"), "{page:?}");
    assert!(tablet.sign_in("kari", &[]).await.goes_to("/nurse"));
}

#[tokio::test]
async fn a_session_is_over_when_it_is_signed_out_even_for_whoever_kept_the_cookie() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    let kept = kari.cookies();
    kari.post("/sign-out", &[]).await;
    let ask = rig
        .ask(reqwest::Method::GET, "/nurse")
        .header(reqwest::header::COOKIE, kept);
    let answer = ask.send().await.unwrap();
    assert_eq!(answer.headers()[reqwest::header::LOCATION], "/");
}

#[tokio::test]
async fn a_password_is_changed_with_the_present_one() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    let change = async |present: &str, new: &str| {
        let form = [("password", present), ("new", new)];
        kari.post("/account/password", &form).await.status
    };
    let new = "four words in a row";
    assert_eq!(change("not it", new).await, StatusCode::UNAUTHORIZED);
    assert_eq!(
        change(PASSWORD, "short").await,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(change(PASSWORD, new).await, StatusCode::SEE_OTHER);
    assert!(kari.get("/nurse").await.goes_to("/"), "this session too");
    assert_eq!(
        rig.sign_in("kari", PASSWORD).await.status(),
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(rig.sign_in("kari", new).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn new_keys_sign_nobody_out() {
    let rig = Rig::start().await;
    let before = rig.token("kari").await;
    assert_eq!(rig.administer(Request::RotateKeys {}).await["keys"], 2);
    let after = rig.token("kari").await;
    for token in [&before, &after] {
        assert_eq!(rig.read(token, "/api/v1/board").await.0, StatusCode::OK);
    }
    let kid = |token: &str| token.split('.').next().unwrap().to_owned();
    assert_ne!(kid(&before), kid(&after));
}
