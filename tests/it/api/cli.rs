//! The command line without a server: what it says, and with which status it ends.

use std::io::Write as _;
use std::process::Stdio;

use sqlx::{ConnectOptions as _, Connection as _};

use crate::api::program::{EXAMPLE, json, program, ran, run};

#[test]
fn used_wrongly_is_two_and_help_is_everywhere() {
    let dir = tempfile::tempdir().unwrap();
    for args in [
        &[][..],
        &["fly"],
        &["check"],
        &["import"],
        &["account"],
        &["contact", "erase", "x"],
        &["simulate", "--weekends", "many"],
        &["demo", "--port", "0"],
    ] {
        assert_eq!(run(dir.path(), args).status, 2, "{args:?}");
    }
    for args in [
        &["--help"][..],
        &["serve", "--help"],
        &["demo", "--help"],
        &["network", "--help"],
        &["check", "--help"],
        &["import", "--help"],
        &["account", "add", "--help"],
        &["log", "verify", "--help"],
        &["backup", "--help"],
        &["restore", "--help"],
        &["--version"],
    ] {
        let ran = run(dir.path(), args);
        assert_eq!(ran.status, 0, "{args:?}");
        assert!(!ran.out.is_empty(), "{args:?}");
    }
    assert_eq!(
        std::fs::read_dir(dir.path()).unwrap().count(),
        0,
        "nothing was made"
    );
}

#[test]
fn a_service_file_is_said_in_words_or_its_errors_with_line_and_column() {
    let dir = tempfile::tempdir().unwrap();
    let ran = run(dir.path(), &["check", EXAMPLE]);
    assert_eq!(ran.status, 0);
    assert!(
        ran.out.contains("On duty") && ran.out.contains("Kari Nordvik"),
        "{}",
        ran.out
    );
    assert!(json(dir.path(), &["check", EXAMPLE])["weekly"].is_array());
    let wrong = std::fs::read_to_string(EXAMPLE)
        .unwrap()
        .replace("role = \"leader\"", "role = \"leeder\"");
    std::fs::write(dir.path().join("wrong.toml"), wrong).unwrap();
    let ran = run(dir.path(), &["check", "wrong.toml"]);
    assert_eq!(ran.status, 1);
    let first = ran.out.lines().next().unwrap();
    assert!(
        first.starts_with("wrong.toml:") && first.contains("leeder"),
        "{first}"
    );
    let missing = run(dir.path(), &["check", "nowhere.toml"]);
    assert_eq!(missing.status, 1);
    assert!(
        missing.err.contains("nowhere.toml cannot be read"),
        "{}",
        missing.err
    );
}

#[test]
fn forms_are_said_in_words_or_their_errors_with_file_and_item() {
    let dir = tempfile::tempdir().unwrap();
    let ran = run(dir.path(), &["check", "--forms"]);
    assert_eq!(ran.status, 0);
    let shipped =
        std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/handbook/forms")).unwrap();
    let all = format!("{} forms were read.", shipped.count());
    assert!(ran.out.contains(&all), "{}", ran.out);
    std::fs::create_dir(dir.path().join("own")).unwrap();
    let form = r#"{"resourceType": "Questionnaire", "language": "nb", "status": "active", "url": "urn:own", "version": "1", "name": "own",
        "title": "Eget", "effectivePeriod": {"start": "2026-01-01"}, "item": [{"linkId": "a1", "text": "Hva?", "type": "TYPE"}]}"#;
    let own = dir.path().join("own/own.json");
    std::fs::write(&own, form.replace("TYPE", "text")).unwrap();
    let folder = ["check", "--forms", "--forms-folder", "own"];
    let read = json(dir.path(), &folder);
    let forms = read["forms"].as_array().unwrap();
    let mine = forms.iter().find(|form| form["url"] == "urn:own").unwrap();
    assert_eq!(
        (&mine["kind"], &mine["in_use"]),
        (&"licensed".into(), &true.into())
    );
    std::fs::write(&own, form.replace("TYPE", "quantity")).unwrap();
    let wrong = run(dir.path(), &folder);
    assert_eq!(wrong.status, 1);
    let expected = "own/own.json: linkId a1: the item type \"quantity\" is not known here";
    assert!(wrong.out.starts_with(expected), "{}", wrong.out);
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(json(dir.path(), &["import", EXAMPLE])["changed"], true);
    let before = json(dir.path(), &["log", "verify"]);
    assert_eq!(json(dir.path(), &["import", EXAMPLE])["changed"], false);
    assert_eq!(json(dir.path(), &["log", "verify"]), before);
    let markup = run(dir.path(), &["fallback-markup"]);
    assert_eq!(
        markup.out,
        run(dir.path(), &["fallback-markup", EXAMPLE]).out
    );
    assert!(
        markup.out.contains("<Number>+4778000001</Number>"),
        "{}",
        markup.out
    );
}

#[test]
fn accounts_are_for_those_in_the_service_file_and_for_screens() {
    let dir = tempfile::tempdir().unwrap();
    let nobody = run(dir.path(), &["account", "add", "kari"]);
    assert_eq!(nobody.status, 1);
    assert!(
        nobody.err.contains("there is no database"),
        "{}",
        nobody.err
    );
    json(dir.path(), &["import", EXAMPLE]);
    let made = json(dir.path(), &["account", "add", "kari"]);
    assert_eq!(made["roles"][0], "nurse");
    assert!(made["password"].as_str().unwrap().len() >= 20);
    for (args, words) in [
        (
            &["account", "add", "kari"][..],
            "there is an account \"kari\" already",
        ),
        (&["account", "add", "stranger"], "not in the service file"),
        (&["account", "add", "Kari Nordvik"], "a to z"),
        (
            &["account", "add", "aslak", "--role", "king"],
            "\"king\" is not a role",
        ),
        (
            &["account", "reset", "nobody"],
            "there is no account \"nobody\"",
        ),
        (
            &["account", "disable", "nobody"],
            "there is no account \"nobody\"",
        ),
    ] {
        let ran = run(dir.path(), args);
        assert_eq!(ran.status, 1, "{args:?}");
        assert!(ran.err.contains(words), "{}", ran.err);
    }
    assert_eq!(
        json(dir.path(), &["account", "add", "hall", "--role", "wall"])["roles"][0],
        "wall"
    );
    let given = |password: &[u8]| {
        let mut child = program(
            dir.path(),
            &["account", "reset", "kari", "--password-stdin"],
        )
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
        child.stdin.take().unwrap().write_all(password).unwrap();
        ran(child.wait_with_output().unwrap())
    };
    let short = given(b"short\n");
    assert!(
        short.status == 1 && short.err.contains("at least 10"),
        "{}",
        short.err
    );
    let done = given(b"long enough for this\n");
    assert!(
        done.status == 0 && !done.out.contains("long enough"),
        "{}",
        done.out
    );
}

#[test]
fn serving_says_what_is_missing() {
    let dir = tempfile::tempdir().unwrap();
    let mut command = program(dir.path(), &["serve"]);
    let ran = ran(command
        .env_remove("HJEMMEVAKT_TWILIO_AUTH_TOKEN")
        .output()
        .unwrap());
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("HJEMMEVAKT_TWILIO_AUTH_TOKEN is missing"),
        "{}",
        ran.err
    );
    let real = program(dir.path(), &["serve", "--clock-offset", "1h"])
        .env_remove("HJEMMEVAKT_TWILIO_BASE_URL")
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&real.stderr).contains("real telephones"));
    assert_eq!(
        std::fs::read_dir(dir.path()).unwrap().count(),
        0,
        "nothing was made"
    );
}

#[tokio::test]
async fn a_log_that_was_tampered_with_is_told_with_the_record() {
    let dir = tempfile::tempdir().unwrap();
    json(dir.path(), &["import", EXAMPLE]);
    let whole = json(dir.path(), &["log", "verify"]);
    let url = format!("sqlite://{}", dir.path().join("hjemmevakt.db").display());
    let options = hjemmevakt::log::sqlite::open::options(&url).unwrap();
    let mut connection = options.connect().await.unwrap();
    sqlx::query("UPDATE events SET actor = 'staff:kari' WHERE seq = 2")
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    let ran = run(dir.path(), &["log", "verify"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.out.contains("record 2") && ran.out.contains("Up to record 1 everything holds"),
        "{}",
        ran.out
    );
    assert!(whole["records"].as_u64().unwrap() >= 2);
    let refused = run(dir.path(), &["import", EXAMPLE]);
    assert_eq!(refused.status, 1, "nothing is built on a broken log");
    assert!(refused.err.contains("log verify"), "{}", refused.err);
}

#[test]
fn an_export_is_a_record_a_line_and_overwrites_nothing() {
    let dir = tempfile::tempdir().unwrap();
    json(dir.path(), &["import", EXAMPLE]);
    let records = json(dir.path(), &["log", "verify"])["records"]
        .as_u64()
        .unwrap();
    let out = run(dir.path(), &["log", "export"]).out;
    assert_eq!(out.lines().count() as u64, records);
    let to_file = json(
        dir.path(),
        &["log", "export", "--after", "1", "--out", "log.jsonl"],
    );
    assert_eq!(to_file["records"].as_u64().unwrap(), records - 1);
    assert_eq!(
        run(dir.path(), &["log", "export", "--out", "log.jsonl"]).status,
        1
    );
}

#[test]
fn a_few_weekends_hold() {
    let dir = tempfile::tempdir().unwrap();
    let told = json(dir.path(), &["simulate", "--weekends", "2", "--seed", "7"]);
    assert_eq!(told["weekends"], 2);
    assert!(told["records"].as_u64().unwrap() > 0);
}
