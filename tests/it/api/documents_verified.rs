//! `log verify --document`: a paper that was printed, held against the log, while the server runs and without it.

use std::fs;
use std::path::{Path, PathBuf};

use hjemmevakt::admin::Request;
use reqwest::StatusCode;
use serde_json::{Value, json};
use sqlx::{ConnectOptions as _, Connection as _};

use super::documents::case;
use super::documents_out::{WORDS, begun, fetched, id, signs, text};
use crate::api::program::{Ran, program, ran};
use crate::api::rig::Rig;

/// Asks the program about a document, in a folder that holds a database.
fn asks(folder: &Path, args: &[&str]) -> Ran {
    let args = [&["log", "verify", "--document"], args].concat();
    let database = format!("sqlite://{}", folder.join("vakt.db").display());
    ran(program(folder, &args)
        .env("HJEMMEVAKT_DATABASE_URL", database)
        .env("HJEMMEVAKT_KEY_FILE", folder.join("vakt.key"))
        .output()
        .unwrap())
}

/// The same as JSON, with the status that it ended with.
fn told(folder: &Path, args: &[&str]) -> (i32, Value) {
    let ran = asks(folder, &[args, &["--json"]].concat());
    let told = serde_json::from_str(&ran.out);
    (
        ran.status,
        told.unwrap_or_else(|_| panic!("{} {}", ran.out, ran.err)),
    )
}

/// What stands at the foot of the paper: id, hash, place, chain.
struct Foot {
    id: String,
    hash: String,
    place: String,
    chain: String,
}

async fn foot(rig: &Rig, path: &str) -> Foot {
    let state = rig.engine.state();
    let document = state.document(id(path)).unwrap();
    let hashed = document.hashed.as_ref().unwrap();
    let record = rig.engine.record(hashed.place.seq).await.unwrap().unwrap();
    Foot {
        id: document.id.to_string(),
        hash: hashed.hash.to_string(),
        place: hashed.place.to_string(),
        chain: record.hash.to_string(),
    }
}

/// Another digit at the end.
fn other(hash: &str) -> String {
    let end = if hash.ends_with('0') { "1" } else { "0" };
    format!("{}{end}", &hash[..hash.len() - 1])
}

async fn signed(rig: &Rig) -> (String, String) {
    let contact = case(rig).await;
    let (path, kari) = begun(rig, &contact, "support-conversation").await;
    signs(rig, &kari, &path).await;
    (path, kari)
}

fn save(rig: &Rig, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path: PathBuf = rig.folder().join(name);
    fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

#[tokio::test]
async fn what_stands_at_the_foot_of_a_paper_is_held_against_the_log() {
    let rig = Rig::start().await;
    let (path, _) = signed(&rig).await;
    let foot = foot(&rig, &path).await;
    let here = rig.folder();
    let by_id = asks(here, &[&foot.id, "--hash", &foot.hash]);
    assert_eq!(by_id.status, 0, "{} {}", by_id.out, by_id.err);
    assert!(
        by_id.out.contains("exactly this document as it was signed"),
        "{}",
        by_id.out
    );
    assert!(by_id.out.contains("staff:kari"), "{}", by_id.out);
    assert!(
        !by_id.out.contains("egne ord"),
        "nothing of it: {}",
        by_id.out
    );
    let all = [
        &foot.place[..],
        "--hash",
        &foot.hash,
        "--chain",
        &foot.chain,
    ];
    let (status, said) = told(here, &all);
    assert_eq!(status, 0, "{said}");
    assert_eq!(said["document"], foot.id.as_str());
    assert_eq!(
        (&said["erased"], &said["amendments"]),
        (&json!(false), &json!(0))
    );

    let (epoch, seq) = foot.place.split_once('-').unwrap();
    let before = format!("{epoch}-{}", seq.parse::<u64>().unwrap() - 1);
    let later = format!("{epoch}-{}", seq.parse::<u64>().unwrap() + 9_000);
    let life = format!("{}-{seq}", other(epoch));
    let (hash, chain) = (other(&foot.hash), other(&foot.chain));
    for (args, words) in [
        (
            [&foot.id[..], "--hash", &hash],
            "hash is not that of the document",
        ),
        (
            [&foot.place, "--hash", &hash],
            "hash is not that of the document",
        ),
        (
            [&foot.place, "--chain", &chain],
            "hash of the chain is another",
        ),
        (
            [&before, "--hash", &foot.hash],
            "another record (document_hashed)",
        ),
        (
            [&later, "--hash", &foot.hash],
            "no signature of such a document",
        ),
        ([&life, "--hash", &foot.hash], "another life of the log"),
        (
            [&"0".repeat(32), "--hash", &foot.hash],
            "no signature of such a document",
        ),
    ] {
        let ran = asks(here, &args);
        assert_eq!(ran.status, 1, "{args:?}: {} {}", ran.out, ran.err);
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
        assert_eq!(told(here, &args).1["ok"], false);
    }
    for args in [
        &[&foot.id[..]][..],
        &[&foot.place],
        &["nowhere.pdf"],
        &[&foot.id, "--hash", "12"],
        &[&foot.id, "--hash", &foot.hash, "--against", "x"],
    ] {
        assert_eq!(asks(here, args).status, 2, "{args:?}");
    }
}

#[tokio::test]
async fn a_file_is_what_was_written_or_it_is_not() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let (path, kari) = begun(&rig, &contact, "support-conversation").await;
    let draft = save(&rig, "draft.txt", text(&rig, &kari, &path).await);
    assert_eq!(
        asks(rig.folder(), &[&draft]).status,
        2,
        "nobody has signed it"
    );
    signs(&rig, &kari, &path).await;
    let first = text(&rig, &kari, &path).await;
    let (_, pdf) = fetched(&rig, &kari, &path, "paper.pdf").await;
    let here = rig.folder();
    let windows = format!("\u{feff}{}", first.replace('\n', " \r\n"));
    for (name, bytes) in [
        ("first.txt", first.clone().into_bytes()),
        ("windows.txt", windows.into_bytes()),
        ("first.pdf", pdf.clone()),
    ] {
        let (status, said) = told(here, &[&save(&rig, name, bytes)]);
        assert_eq!(
            (status, &said["file"]),
            (0, &json!("as_now")),
            "{name}: {said}"
        );
    }
    // A letter of what was answered, and nothing at the foot.
    assert!(first.contains(WORDS), "{first}");
    let changed = first.replacen(WORDS, "Med andre ord, čáŋ", 1);
    let mut more = pdf.clone();
    more.push(b'\n');
    for (name, bytes) in [("changed.txt", changed.into_bytes()), ("changed.pdf", more)] {
        let (status, said) = told(here, &[&save(&rig, name, bytes)]);
        assert_eq!(
            (status, &said["file"]),
            (1, &json!("differs")),
            "{name}: {said}"
        );
        assert_eq!(said["document"], foot(&rig, &path).await.id.as_str());
    }
    let amend = json!({"words": "Moren ringte etterpå", "reason": "Kom fram senere"});
    let (status, said) = rig.post(&kari, &format!("{path}/amend"), &amend).await;
    assert_eq!(status, StatusCode::OK, "{said}");
    for name in ["first.txt", "first.pdf"] {
        let file = here.join(name).display().to_string();
        let (status, said) = told(here, &[&file]);
        assert_eq!((status, &said["file"]), (0, &json!("as_earlier")), "{said}");
        assert_eq!(said["amendments"], 1);
    }
    let second = text(&rig, &kari, &path).await;
    let (status, said) = told(here, &[&save(&rig, "second.txt", second)]);
    assert_eq!((status, &said["file"]), (0, &json!("as_now")), "{said}");
    let because = json!({"reason": "Feil person"});
    rig.post(&kari, &format!("{path}/withdraw"), &because).await;
    let file = here.join("first.txt").display().to_string();
    let ran = asks(here, &[&file]);
    assert_eq!(ran.status, 0, "{} {}", ran.out, ran.err);
    assert!(ran.out.contains("it counts no more"), "{}", ran.out);
    assert!(!ran.out.contains("Feil person"), "{}", ran.out);
}

#[tokio::test]
async fn of_an_erased_document_it_is_seen_that_it_is_the_same_and_no_more() {
    let rig = Rig::start().await;
    // Somebody whom nobody knows: such a contact can be erased.
    let (contact, _) = rig.dial("CA1", "+4790000060").await;
    rig.hang_up("CA1").await;
    let (path, kari) = begun(&rig, &contact, "support-conversation").await;
    signs(&rig, &kari, &path).await;
    let foot = foot(&rig, &path).await;
    let file = save(&rig, "paper.txt", text(&rig, &kari, &path).await);
    let outcome = json!({"outcome": "helped_by_telephone", "next": {
        "kind": "follow_up", "staff": "kari", "at": "2026-01-10T06:00:00Z", "what": "Ringe igjen",
    }});
    let (status, done) = rig
        .post(
            &kari,
            &format!("/api/v1/contacts/{contact}/outcome"),
            &outcome,
        )
        .await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let reason = "bedt om det".to_owned();
    rig.administer(Request::ContactErase { contact, reason })
        .await;
    let here = rig.folder();
    let (status, said) = told(
        here,
        &[&foot.id, "--hash", &foot.hash, "--chain", &foot.chain],
    );
    assert_eq!((status, &said["erased"]), (0, &json!(true)), "{said}");
    assert_eq!(said["hash"], foot.hash.as_str());
    let (status, said) = told(here, &[&foot.id, "--hash", &other(&foot.hash)]);
    assert_eq!(status, 1, "{said}");
    let (status, said) = told(here, &[&file]);
    assert_eq!((status, &said["file"]), (0, &json!("gone")), "{said}");
    let words = asks(here, &[&file]).out;
    assert!(
        words.contains("is erased") && !words.contains("egne ord"),
        "{words}"
    );
}

#[tokio::test]
async fn without_a_server_it_is_the_same_and_a_changed_record_is_found() {
    let rig = Rig::start().await;
    let (path, _) = signed(&rig).await;
    let foot = foot(&rig, &path).await;
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(rig.folder()).unwrap() {
        let from = entry.unwrap().path();
        if from.is_file() {
            fs::copy(&from, copy.path().join(from.file_name().unwrap())).unwrap();
        }
    }
    drop(rig);
    let args = [
        &foot.place[..],
        "--hash",
        &foot.hash,
        "--chain",
        &foot.chain,
    ];
    let (status, said) = told(copy.path(), &args);
    assert_eq!(status, 0, "{said}");
    let database = copy.path().join("vakt.db");
    let mut connection = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(&database)
        .connect()
        .await
        .unwrap();
    let changed = sqlx::query("UPDATE events SET body = body || ' ' WHERE kind = 'field_written'")
        .execute(&mut connection)
        .await
        .unwrap();
    assert!(changed.rows_affected() > 0);
    connection.close().await.unwrap();
    let (status, said) = told(copy.path(), &args);
    assert_eq!(status, 1, "{said}");
    assert!(
        said["why"]
            .as_str()
            .unwrap()
            .contains("is not what was committed"),
        "{said}"
    );
}
