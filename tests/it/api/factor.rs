//! A code besides the password: who needs one, that each is taken once, and the day the telephone is gone.

use std::fmt::Write as _;
use std::time::Duration;

use hjemmevakt::admin::Request;
use hjemmevakt::web::session::totp::Seed;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::api::browser::{Browser, Page};
use crate::api::rig::{EXAMPLE, PASSWORD, Rig, assert_problem};

/// A service that requires it.
async fn strict() -> Rig {
    let rig = Rig::start().await;
    let text = EXAMPLE.replace("second_factor = false", "second_factor = true");
    rig.administer(Request::Import { text }).await;
    rig
}

/// The seed as the page writes it for whoever has no camera.
fn seed(page: &Page) -> Seed {
    let (_, rest) = page.text.split_once("letters num\">").unwrap();
    let letters = rest.split('<').next().unwrap();
    let mut bits = String::new();
    for letter in letters.chars().filter(char::is_ascii_alphanumeric) {
        let value = match letter {
            'A'..='Z' => letter as u8 - b'A',
            _ => letter as u8 - b'2' + 26,
        };
        let _ = write!(bits, "{value:05b}");
    }
    let bytes: Vec<u8> = bits
        .as_bytes()
        .chunks(8)
        .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap())
        .collect();
    Seed::from_bytes(&bytes).unwrap()
}

fn recovery_codes(page: &Page) -> Vec<String> {
    let codes = page.text.split("<li>").skip(1);
    codes
        .map(|rest| rest.split('<').next().unwrap().to_owned())
        .filter(|code| code.len() == 19)
        .collect()
}

/// Through the set-up: the seed and the recovery codes.
async fn set_up(rig: &Rig, browser: &Browser<'_>) -> (Seed, Vec<String>) {
    let seed = seed(&browser.get("/account/second-factor").await);
    let code = seed.code_at(rig.sessions.now());
    let page = browser
        .post("/account/second-factor", &[("code", &code)])
        .await;
    assert_eq!(page.status, StatusCode::OK, "{page:?}");
    let codes = recovery_codes(&page);
    assert_eq!(codes.len(), 10, "{page:?}");
    (seed, codes)
}

/// Name and password, then a code.
async fn with_code(rig: &Rig, username: &str, code: &str) -> Page {
    let browser = Browser::new(rig);
    let asked = browser.sign_in(username, &[]).await;
    assert!(asked.says("name=\"code\""), "{asked:?}");
    let pending = asked.field("pending").to_owned();
    browser
        .post("/sign-in/code", &[("pending", &pending), ("code", code)])
        .await
}

#[tokio::test]
async fn whoever_sees_patients_sets_it_up_before_anything_else() {
    let rig = strict().await;
    let kari = Browser::of(&rig, "kari").await;
    for path in ["/nurse", "/account", "/account/pin", "/wall"] {
        assert!(
            kari.get(path).await.goes_to("/account/second-factor"),
            "{path}"
        );
    }
    let token = rig.token("kari").await;
    assert_problem(
        rig.read(&token, "/api/v1/board").await,
        StatusCode::FORBIDDEN,
        "second factor",
    );
    let wrong = kari
        .post("/account/second-factor", &[("code", "000000")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert!(kari.get("/nurse").await.goes_to("/account/second-factor"));
    set_up(&rig, &kari).await;
    assert_eq!(kari.get("/nurse").await.status, StatusCode::OK);
    assert_eq!(rig.read(&token, "/api/v1/board").await.0, StatusCode::OK);

    let randi = Browser::of(&rig, "randi").await;
    let home = randi.get("/leader").await;
    assert_eq!(home.status, StatusCode::OK, "she sees no patient");
}

/// What somebody may see the service file says: an account that was made for less needs it as well.
#[tokio::test]
async fn an_account_that_says_less_than_the_service_file_needs_it_too() {
    let rig = strict().await;
    for (username, roles) in [("aslak", &["leader"][..]), ("siri", &["operator"])] {
        rig.add(username, roles).await;
        let browser = Browser::of(&rig, username).await;
        let page = browser.get("/nurse").await;
        assert!(page.goes_to("/account/second-factor"), "{page:?}");
        let token = rig.token(username).await;
        let board = rig.read(&token, "/api/v1/board").await;
        assert_problem(board, StatusCode::FORBIDDEN, "second factor");
    }
    let randi = Browser::of(&rig, "randi").await;
    let page = randi.get("/leader/access").await;
    let without = page.text.matches("uten kode fra telefonen").count();
    assert!(without >= 2, "{page:?}");
}

#[tokio::test]
async fn a_code_is_taken_once_and_in_its_time() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    let (seed, _) = set_up(&rig, &kari).await;
    let used = seed.code_at(rig.sessions.now());
    let again = with_code(&rig, "kari", &used).await;
    assert_eq!(
        again.status,
        StatusCode::UNAUTHORIZED,
        "it set the factor up"
    );

    rig.passes(Duration::from_mins(1));
    let code = seed.code_at(rig.sessions.now());
    assert!(with_code(&rig, "kari", &code).await.goes_to("/nurse"));
    let again = with_code(&rig, "kari", &code).await;
    assert_eq!(again.status, StatusCode::UNAUTHORIZED);
    assert!(again.says("Koden stemmer ikke"), "{again:?}");
    rig.passes(Duration::from_mins(2));
    let late = with_code(&rig, "kari", &code).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_recovery_code_gets_in_once() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    let (_, codes) = set_up(&rig, &kari).await;
    let typed = codes[3].to_lowercase().replace('-', " ");
    assert!(with_code(&rig, "kari", &typed).await.goes_to("/nurse"));
    let again = with_code(&rig, "kari", &typed).await;
    assert_eq!(again.status, StatusCode::UNAUTHORIZED);
    let account = kari.get("/account").await;
    assert!(account.says("9 reservekoder"), "{account:?}");

    let more = [("password", PASSWORD)];
    let page = kari.post("/account/second-factor/codes", &more).await;
    assert_eq!(recovery_codes(&page).len(), 10);
    let old = with_code(&rig, "kari", &codes[4]).await;
    assert_eq!(
        old.status,
        StatusCode::UNAUTHORIZED,
        "the old ones are gone"
    );
}

#[tokio::test]
async fn guessing_codes_is_slowed() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    let (seed, _) = set_up(&rig, &kari).await;
    rig.passes(Duration::from_mins(1));
    for _ in 0..5 {
        let wrong = with_code(&rig, "kari", "000000").await;
        assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    }
    let code = seed.code_at(rig.sessions.now());
    let slowed = with_code(&rig, "kari", &code).await;
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_right_password_stands_for_five_minutes_and_one_account() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    let (seed, _) = set_up(&rig, &kari).await;
    let browser = Browser::new(&rig);
    let asked = browser.sign_in("kari", &[]).await;
    let pending = asked.field("pending").to_owned();
    rig.passes(Duration::from_secs(301));
    let code = seed.code_at(rig.sessions.now());
    let form = [("pending", pending.as_str()), ("code", &code)];
    let late = browser.post("/sign-in/code", &form).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    let board = rig.ask(Method::GET, "/api/v1/board").bearer_auth(&pending);
    let board = board.send().await.unwrap();
    assert_eq!(board.status(), StatusCode::UNAUTHORIZED, "it opens nothing");
}

#[tokio::test]
async fn a_program_sends_the_code_with_the_password() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    let (seed, _) = set_up(&rig, &kari).await;
    rig.passes(Duration::from_mins(1));
    let ask = |body: Value| {
        let ask = rig.ask(Method::POST, "/api/v1/session").json(&body);
        async move {
            let answer = ask.send().await.unwrap();
            (answer.status(), answer.json::<Value>().await.unwrap())
        }
    };
    let without = ask(json!({"username": "kari", "password": PASSWORD})).await;
    assert_problem(without, StatusCode::UNAUTHORIZED, "second factor");
    let wrong = json!({"username": "kari", "password": PASSWORD, "code": "000000"});
    assert_problem(ask(wrong).await, StatusCode::UNAUTHORIZED, "not right");
    let code = seed.code_at(rig.sessions.now());
    let (status, answer) =
        ask(json!({"username": "kari", "password": PASSWORD, "code": code})).await;
    assert_eq!(status, StatusCode::OK);
    let token = answer["token"].as_str().unwrap();
    assert_eq!(rig.read(token, "/api/v1/board").await.0, StatusCode::OK);
}

#[tokio::test]
async fn administration_takes_it_away_for_whoever_has_lost_everything() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    set_up(&rig, &kari).await;
    rig.administer(Request::AccountReset {
        username: "kari".to_owned(),
        password: PASSWORD.to_owned(),
        second_factor: true,
    })
    .await;
    assert!(
        kari.get("/nurse").await.goes_to("/"),
        "every session has ended"
    );
    assert!(kari.sign_in("kari", &[]).await.goes_to("/nurse"));
}
