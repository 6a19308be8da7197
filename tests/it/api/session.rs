//! Who gets in, with what, and for how long.

use hjemmevakt::admin::Request;
use reqwest::{Method, StatusCode, header};
use serde_json::Value;

use crate::api::rig::{PASSWORD, Rig, assert_problem};

#[tokio::test]
async fn a_token_and_a_cookie_out_of_reach_of_scripts() {
    let rig = Rig::start().await;
    let answer = rig.sign_in("Kari ", PASSWORD).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let cookie = answer.headers()[header::SET_COOKIE]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(
        cookie.ends_with("; Path=/; Max-Age=324000; HttpOnly; SameSite=Strict"),
        "{cookie}"
    );
    assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
    let body: Value = answer.json().await.unwrap();
    assert_eq!(body["home"], "/nurse");

    let cookie = cookie.split(';').next().unwrap().to_owned();
    let board = rig
        .ask(Method::GET, "/api/v1/board")
        .header(header::COOKIE, &cookie);
    assert_eq!(board.send().await.unwrap().status(), StatusCode::OK);
    let bearer = rig
        .ask(Method::GET, "/api/v1/board")
        .bearer_auth(body["token"].as_str().unwrap());
    assert_eq!(bearer.send().await.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn behind_an_encrypted_line_the_cookie_never_leaves_it() {
    let rig = Rig::reached_at("https://vakt.example.no").await;
    let answer = rig.sign_in("kari", PASSWORD).await;
    let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap();
    assert!(
        cookie.starts_with("__Host-hjemmevakt=") && cookie.ends_with("; Secure"),
        "{cookie}"
    );
    assert!(
        answer
            .headers()
            .contains_key(header::STRICT_TRANSPORT_SECURITY)
    );
}

#[tokio::test]
async fn the_form_leads_home_and_out_again() {
    let rig = Rig::start().await;
    let page = rig.get("/?lang=en").await.text().await.unwrap();
    assert!(
        page.contains("<html lang=\"en\"") && page.contains("name=\"password\""),
        "{page}"
    );
    for (username, home) in [
        ("kari", "/nurse"),
        ("randi", "/leader"),
        ("wall", "/wall"),
        ("jonas", "/doctor"),
    ] {
        let form = [("username", username), ("password", PASSWORD)];
        let answer = rig.ask(Method::POST, "/").form(&form).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        assert_eq!(answer.headers()[header::LOCATION], home);
        let cookie = answer.headers()[header::SET_COOKIE]
            .to_str()
            .unwrap()
            .split(';')
            .next()
            .unwrap()
            .to_owned();
        let ask =
            |method: Method, path: &str| rig.ask(method, path).header(header::COOKIE, &cookie);
        let at_home = ask(Method::GET, home).send().await.unwrap();
        assert_eq!(at_home.status(), StatusCode::OK, "{username}");
        let front = ask(Method::GET, "/").send().await.unwrap();
        assert_eq!(front.headers()[header::LOCATION], home);
        let own = rig.address.to_string();
        let out = ask(Method::POST, "/sign-out").header(header::ORIGIN, format!("http://{own}"));
        let out = out.send().await.unwrap();
        assert!(
            out.headers()[header::SET_COOKIE]
                .to_str()
                .unwrap()
                .contains("Max-Age=0")
        );
    }
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    let rig = Rig::start().await;
    let answer = |username: &'static str| {
        let rig = &rig;
        async move {
            let answer = rig.sign_in(username, "not this one").await;
            (answer.status(), answer.json::<Value>().await.unwrap())
        }
    };
    let known = answer("kari").await;
    assert_eq!(known, answer("nobody").await);
    assert_problem(
        known,
        StatusCode::UNAUTHORIZED,
        "the name or the password is not right",
    );
    let form = [("username", "<b>nobody"), ("password", "x"), ("lang", "nb")];
    let page = rig.ask(Method::POST, "/").form(&form).send().await.unwrap();
    assert_eq!(page.status(), StatusCode::UNAUTHORIZED);
    let page = page.text().await.unwrap();
    assert!(
        page.contains("Navnet eller passordet stemmer ikke."),
        "{page}"
    );
    assert!(
        page.contains("&lt;b&gt;nobody") && !page.contains("<b>nobody"),
        "{page}"
    );
}

#[tokio::test]
async fn guessing_is_slowed_and_says_how_long() {
    let rig = Rig::start().await;
    for _ in 0..5 {
        assert_eq!(
            rig.sign_in("kari", "guess").await.status(),
            StatusCode::UNAUTHORIZED
        );
    }
    let slowed = rig.sign_in("kari", PASSWORD).await;
    assert_eq!(slowed.status(), StatusCode::TOO_MANY_REQUESTS);
    let seconds: u64 = slowed.headers()[header::RETRY_AFTER]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!((1..=30).contains(&seconds), "{seconds}");
    assert_eq!(
        rig.sign_in("randi", PASSWORD).await.status(),
        StatusCode::OK,
        "others get in"
    );
}

#[tokio::test]
async fn a_new_password_or_a_disabled_account_ends_every_session() {
    let rig = Rig::start().await;
    let (kari, randi) = (rig.token("kari").await, rig.token("randi").await);
    let username = "kari".to_owned();
    let password = "another password".to_owned();
    rig.administer(Request::AccountReset {
        username,
        password,
        second_factor: false,
    })
    .await;
    assert_problem(
        rig.read(&kari, "/api/v1/board").await,
        StatusCode::UNAUTHORIZED,
        "sign in again",
    );
    assert_eq!(
        rig.sign_in("kari", PASSWORD).await.status(),
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        rig.sign_in("kari", "another password").await.status(),
        StatusCode::OK
    );

    let username = "randi".to_owned();
    rig.administer(Request::AccountDisable { username }).await;
    assert_problem(
        rig.read(&randi, "/api/v1/board").await,
        StatusCode::UNAUTHORIZED,
        "sign in again",
    );
    assert_eq!(
        rig.sign_in("randi", PASSWORD).await.status(),
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn nobody_sees_anything_without_a_session_and_each_only_their_own_place() {
    let rig = Rig::start().await;
    for path in ["/nurse", "/wall", "/nurse/contact/0"] {
        let answer = rig.get(path).await;
        assert_eq!(answer.headers()[header::LOCATION], "/", "{path}");
    }
    for path in [
        "/api/v1/board",
        "/api/v1/duty",
        "/api/v1/contacts/0",
        "/api/v1/live",
    ] {
        let answer = rig.get(path).await;
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{path}");
        assert_eq!(
            answer.headers()[header::CONTENT_TYPE],
            "application/problem+json"
        );
        assert_eq!(answer.headers()[header::WWW_AUTHENTICATE], "Bearer");
    }
    for (username, path, home) in [
        ("wall", "/nurse", "/wall"),
        ("randi", "/nurse", "/leader"),
        ("jonas", "/nurse", "/doctor"),
        ("jonas", "/wall", "/doctor"),
    ] {
        let token = rig.token(username).await;
        let answer = rig
            .ask(Method::GET, path)
            .bearer_auth(token)
            .send()
            .await
            .unwrap();
        assert_eq!(
            answer.headers()[header::LOCATION],
            home,
            "{username} at {path}"
        );
    }
}
