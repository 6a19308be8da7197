//! Signing in, and what is refused.

use super::*;
use crate::domain::time::Timestamp;
use crate::log::entropy::SystemEntropy;
use crate::log::keys::Keyring;
use crate::log::sqlite::SqliteLog;
use crate::log::sqlite::open::OpenMode;
use crate::web::session::accounts::Role;
use crate::web::session::house::Nobody;
use crate::web::session::sign_in::{Place, SignInError};
use crate::web::session::token::jwt_path;
use zeroize::Zeroizing;

const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

fn account(username: &str) -> Account {
    Account {
        id: format!("id-{username}"),
        username: username.to_owned(),
        password_hash: String::new(),
        staff: None,
        guest: None,
        roles: vec![Role::Nurse],
        disabled: false,
        generation: 1,
        second_factor: false,
        used_at: None,
    }
}

async fn sessions(dir: &std::path::Path) -> Sessions {
    let url = format!("sqlite://{}", dir.join("vakt.db").display());
    SqliteLog::open(&url, OpenMode::Create)
        .await
        .unwrap()
        .close()
        .await
        .unwrap();
    again(dir).await
}

/// Over what is there, as after a restart.
async fn again(dir: &std::path::Path) -> Sessions {
    let url = format!("sqlite://{}", dir.join("vakt.db").display());
    let keys = JwtKeys::open(&jwt_path(&dir.join("vakt.key")), &mut SystemEntropy).unwrap();
    Sessions::open(Foundation {
        accounts: Accounts::open(&url).await.unwrap(),
        keys: Arc::new(keys),
        keyring: Keyring::generate(&mut SystemEntropy).unwrap().shared(),
        now: Arc::new(|| NOW),
        public: PublicUrl::parse("http://127.0.0.1:8080").unwrap(),
        rules: Arc::new(|_| Rules::default()),
        house: Arc::new(Nobody),
    })
    .await
    .unwrap()
}

async fn add(sessions: &Sessions, username: &str, password: &str) {
    let hash = Passwords::default()
        .hash(Zeroizing::new(password.to_owned()))
        .await
        .unwrap();
    let account = Account {
        password_hash: hash,
        ..account(username)
    };
    sessions.accounts().add(&account, NOW).await.unwrap();
}

async fn sign_in(sessions: &Sessions, name: &str, password: &str) -> Result<String, SignInError> {
    let password = Zeroizing::new(password.to_owned());
    let place = Place {
        address: "127.0.0.1".to_owned(),
        device: None,
        browser: false,
    };
    sessions
        .sign_in(name, password, None, &place)
        .await
        .map(|entered| entered.token)
}

#[tokio::test]
async fn whoever_knows_the_password_gets_a_token_that_ends_with_the_account() {
    let dir = tempfile::tempdir().unwrap();
    let sessions = sessions(dir.path()).await;
    add(&sessions, "kari", "a long password").await;
    let token = sign_in(&sessions, " Kari ", "a long password")
        .await
        .unwrap();
    assert_eq!(
        sessions.authenticate(&token).unwrap().account.username,
        "kari"
    );

    sessions
        .accounts()
        .reset("kari", "$argon2id$none", NOW)
        .await
        .unwrap();
    assert_eq!(sessions.authenticate(&token).err(), Some(TokenError::Ended));
    assert!(matches!(
        sign_in(&sessions, "kari", "a long password").await,
        Err(SignInError::Failed | SignInError::Wrong)
    ));
}

#[tokio::test]
async fn a_disabled_account_ends_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let sessions = sessions(dir.path()).await;
    add(&sessions, "kari", "a long password").await;
    let token = sign_in(&sessions, "kari", "a long password").await.unwrap();
    sessions.accounts().disable("kari", NOW).await.unwrap();
    assert_eq!(sessions.authenticate(&token).err(), Some(TokenError::Ended));
    assert!(matches!(
        sign_in(&sessions, "kari", "a long password").await,
        Err(SignInError::Wrong)
    ));
    let unknown = sessions
        .accounts()
        .disable("nobody", NOW)
        .await
        .unwrap_err();
    assert!(
        unknown.to_string().contains("there is no account"),
        "{unknown}"
    );
}

#[tokio::test]
async fn unknown_wrong_and_disabled_get_the_same_words_and_guessing_is_slowed() {
    let dir = tempfile::tempdir().unwrap();
    let sessions = sessions(dir.path()).await;
    add(&sessions, "kari", "a long password").await;
    let wrong = sign_in(&sessions, "kari", "x")
        .await
        .unwrap_err()
        .to_string();
    assert_eq!(
        sign_in(&sessions, "nobody", "x")
            .await
            .unwrap_err()
            .to_string(),
        wrong
    );
    for _ in 0..4 {
        let _ = sign_in(&sessions, "kari", "x").await;
    }
    assert!(matches!(
        sign_in(&sessions, "kari", "a long password").await,
        Err(SignInError::Throttled { .. })
    ));
}

#[tokio::test]
async fn an_account_is_made_once() {
    let dir = tempfile::tempdir().unwrap();
    let sessions = sessions(dir.path()).await;
    add(&sessions, "kari", "a long password").await;
    let again = sessions
        .accounts()
        .add(&account("kari"), NOW)
        .await
        .unwrap_err();
    assert!(matches!(again, store::StoreError::Exists(name) if name == "kari"));
}

#[test]
fn tokens_survive_a_rotation_and_end_with_their_key() {
    let old_line = format!("old {}", "A".repeat(43));
    let new_line = "new QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI";
    let old = JwtKeys::parse(&old_line).unwrap();
    let both = JwtKeys::parse(&format!("{old_line}\n# a comment\n{new_line}\n")).unwrap();
    let new = JwtKeys::parse(new_line).unwrap();

    let token = old
        .issue(&account("kari"), "s", NOW, NOW + SESSION)
        .unwrap();
    assert_eq!(both.read(&token, NOW).unwrap().sub, "id-kari");
    assert_eq!(new.read(&token, NOW), Err(TokenError::Forged));
    let token = both
        .issue(&account("kari"), "s", NOW, NOW + SESSION)
        .unwrap();
    assert!(new.read(&token, NOW).is_ok(), "the last line signs");
    assert_eq!(old.read(&token, NOW), Err(TokenError::Forged));
    assert_eq!(new.read(&token, NOW + SESSION), Err(TokenError::Ended));
    assert_eq!(both.tags("x", &[b"a"]).len(), 2);
    assert_eq!(both.tags("x", &[b"a"])[0], new.tags("x", &[b"a"])[0]);
    assert_ne!(new.tags("x", &[b"a", b"b"]), new.tags("x", &[b"ab"]));
}

#[test]
fn a_token_without_a_signature_is_forged() {
    let keys = JwtKeys::parse(&format!("k {}", "A".repeat(43))).unwrap();
    let token = keys
        .issue(&account("kari"), "s", NOW, NOW + SESSION)
        .unwrap();
    let body = token.split('.').nth(1).unwrap();
    // {"alg":"none","kid":"k"}
    let none = format!("eyJhbGciOiJub25lIiwia2lkIjoiayJ9.{body}.");
    assert_eq!(keys.read(&none, NOW), Err(TokenError::Forged));
    assert_eq!(
        keys.read(&token[..token.len() - 2], NOW),
        Err(TokenError::Forged)
    );
    assert_eq!(keys.read("", NOW), Err(TokenError::Forged));
}

#[test]
fn the_file_of_session_keys_is_made_once_and_read_strictly() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let path = jwt_path(&dir.path().join("vakt.key"));
    assert_eq!(path.file_name().unwrap(), "vakt.key.jwt");
    let open = || JwtKeys::open(&path, &mut SystemEntropy);
    let first = open().unwrap();
    assert_eq!(first.tags("x", &[]), open().unwrap().tags("x", &[]));
    assert_eq!(
        std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    assert!(open().unwrap_err().to_string().contains("mode 640"));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    std::fs::write(&path, "# nothing\nk short\n").unwrap();
    assert!(open().unwrap_err().to_string().contains("(line 2)"));
}

#[test]
fn the_cookie_is_out_of_reach_for_scripts_and_other_sites() {
    use axum::http::{HeaderMap, header};
    let plain = PublicUrl::parse("http://127.0.0.1:8080").unwrap();
    let encrypted = PublicUrl::parse("https://vakt.example.no").unwrap();
    let set = |public, length| Jar::Session.set(public, "t", length).unwrap();
    assert_eq!(
        set(&plain, Some(SESSION)),
        "hjemmevakt=t; Path=/; Max-Age=324000; HttpOnly; SameSite=Strict"
    );
    assert_eq!(
        set(&encrypted, None),
        "__Host-hjemmevakt=t; Path=/; HttpOnly; SameSite=Strict; Secure"
    );
    assert_eq!(
        Jar::Device.set_long(&encrypted, "d").unwrap(),
        "__Host-hjemmevakt-device=d; Path=/; Max-Age=34560000; HttpOnly; SameSite=Strict; Secure"
    );
    let mut headers = HeaderMap::new();
    headers.append(
        header::COOKIE,
        "a=b; hjemmevakt-device=d.e; hjemmevakt=one.two.three"
            .parse()
            .unwrap(),
    );
    assert_eq!(Jar::Session.of(&plain, &headers), Some("one.two.three"));
    assert_eq!(Jar::Device.of(&plain, &headers), Some("d.e"));
    assert_eq!(Jar::Session.of(&encrypted, &headers), None);
}

#[tokio::test]
async fn a_session_goes_on_over_a_restart_and_ends_for_good() {
    let dir = tempfile::tempdir().unwrap();
    let sessions = sessions(dir.path()).await;
    add(&sessions, "kari", "a long password").await;
    let token = sign_in(&sessions, "kari", "a long password").await.unwrap();
    let after = again(dir.path()).await;
    let believed = after.authenticate(&token).unwrap();
    after.sign_out(&believed.session).await;
    assert_eq!(after.authenticate(&token).err(), Some(TokenError::Ended));
    let later = again(dir.path()).await;
    assert_eq!(later.authenticate(&token).err(), Some(TokenError::Ended));
}

#[tokio::test]
async fn an_account_has_a_bounded_number_of_sessions() {
    let dir = tempfile::tempdir().unwrap();
    let sessions = sessions(dir.path()).await;
    add(&sessions, "kari", "a long password").await;
    let kari = sessions.accounts().by_username("kari").unwrap();
    let place = sessions.place(&HeaderMap::new(), String::new());
    for _ in 0..30 {
        sessions
            .enter(Arc::clone(&kari), &place, None)
            .await
            .unwrap();
    }
    assert_eq!(sessions.opened().of_account(&kari.id).len(), 20);
}

#[test]
fn rotated_keys_are_kept_as_long_as_their_sessions_may_last() {
    let dir = tempfile::tempdir().unwrap();
    let path = jwt_path(&dir.path().join("vakt.key"));
    let keys = JwtKeys::open(&path, &mut SystemEntropy).unwrap();
    let old = keys
        .issue(&account("kari"), "s", NOW, NOW + SESSION)
        .unwrap();
    let hour = Duration::from_hours(1);
    assert_eq!(
        keys.rotate(NOW + hour, SESSION, &mut SystemEntropy)
            .unwrap(),
        2
    );
    assert_eq!(keys.read(&old, NOW + hour).unwrap().sub, "id-kari");
    let reread = JwtKeys::open(&path, &mut SystemEntropy).unwrap();
    assert_eq!(reread.read(&old, NOW + hour).unwrap().sub, "id-kari");
    let late = NOW + SESSION + hour;
    assert_eq!(reread.rotate(late, SESSION, &mut SystemEntropy).unwrap(), 2);
    assert_eq!(reread.read(&old, NOW).err(), Some(TokenError::Forged));
}
