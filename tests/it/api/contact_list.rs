//! The municipality's old spreadsheet, taken in by the real program without a server.

use std::path::Path;

use serde_json::json;

use crate::api::program::{EXAMPLE, json, run};

const FILE: &str = "navn;fødselsnummer;telefon;kontakt;relasjon;kontakttelefon\n\
    Nordvik, Ánne;138975 10019;900 00 081;Bjørg Nordvik;mor;900 00 082\n\
    \"Dahl, Per\";;900 00 083;\"Aas, Petter\n(legesenteret)\";fastlege;\n";

fn house() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    json(dir.path(), &["import", EXAMPLE]);
    for name in ["siri", "kari"] {
        json(dir.path(), &["account", "add", name]);
    }
    dir
}

fn writes(dir: &Path, bytes: &[u8]) {
    std::fs::write(dir.join("list.csv"), bytes).unwrap();
}

const TAKE_IN: [&str; 4] = ["import-contacts", "list.csv", "--as", "siri"];

#[test]
fn it_is_tried_then_taken_in_and_the_same_again_changes_nothing() {
    let dir = house();
    writes(dir.path(), FILE.as_bytes());
    let before = json(dir.path(), &["log", "verify"]);
    let tried = run(dir.path(), &[&TAKE_IN[..], &["--dry-run"]].concat());
    assert_eq!(tried.status, 0, "{}", tried.err);
    let words = "line 2: a new person, a new contact\n\
        line 3: a new person, a new contact\n\
        2 new persons, 2 new contacts, 0 lines with nothing new, 0 lines refused.\n";
    assert!(tried.out.starts_with(words), "{}", tried.out);
    assert!(tried.out.contains("nothing has changed"), "{}", tried.out);
    assert_eq!(json(dir.path(), &["log", "verify"]), before);
    let taken = json(dir.path(), &TAKE_IN);
    assert_eq!(
        (
            &taken["changed"],
            &taken["new_persons"],
            &taken["new_contacts"]
        ),
        (&json!(true), &json!(2), &json!(2))
    );
    assert_eq!(taken["lines"][0]["person"], "new");
    let after = json(dir.path(), &["log", "verify"]);
    let again = json(dir.path(), &TAKE_IN);
    assert_eq!(
        (&again["changed"], &again["unchanged"]),
        (&json!(false), &json!(2))
    );
    // Saved by an older spreadsheet, which has no Sámi letters: the same people.
    let older = FILE.replace("Ánne", "Anne");
    let older = older.chars().map(|c| u8::try_from(u32::from(c)).unwrap());
    writes(dir.path(), &older.collect::<Vec<u8>>());
    assert_eq!(json(dir.path(), &TAKE_IN)["changed"], false);
    assert_eq!(json(dir.path(), &["log", "verify"]), after);
    let export = run(dir.path(), &["log", "export"]).out;
    for secret in ["Nordvik", "13897510019", "+4790000081", "Petter"] {
        assert!(!export.contains(secret), "{secret} is not in the clear");
    }
}

#[test]
fn one_bad_line_keeps_all_of_it_out_and_says_what_to_do() {
    let dir = house();
    let before = json(dir.path(), &["log", "verify"]);
    writes(dir.path(), FILE.replace("10019", "10018").as_bytes());
    let refused = run(dir.path(), &TAKE_IN);
    assert_eq!(refused.status, 1);
    let words = "line 2: refused: \"fødselsnummer\" is \"138975 10018\": the eleventh digit";
    assert!(refused.out.contains(words), "{}", refused.out);
    assert!(
        refused.out.contains("all of a file, or nothing"),
        "{}",
        refused.out
    );
    let told = run(dir.path(), &[&TAKE_IN[..], &["--json"]].concat());
    assert_eq!(told.status, 1);
    let told: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(told["lines"][0]["refused"][0]["column"], "fødselsnummer");
    for (bytes, words) in [
        (&b"PK\x03\x04\0"[..], "save as \"CSV UTF-8\""),
        (
            b"navn;telefon\nBj\xc3\xb8rn;90000081\nP\xe5l;90000082\n",
            "line 3: letters",
        ),
    ] {
        writes(dir.path(), bytes);
        let broken = run(dir.path(), &TAKE_IN);
        assert_eq!(broken.status, 1);
        assert!(broken.err.contains(words), "{}", broken.err);
    }
    assert_eq!(json(dir.path(), &["log", "verify"]), before);
}

#[test]
fn it_is_done_in_the_name_of_somebody_of_the_day_service() {
    let dir = house();
    writes(dir.path(), FILE.as_bytes());
    json(dir.path(), &["account", "add", "hall", "--role", "wall"]);
    for (name, words) in [
        ("kari", "not of the day service"),
        ("nobody", "there is no account"),
        ("hall", "there is no account"),
    ] {
        let ran = run(dir.path(), &["import-contacts", "list.csv", "--as", name]);
        assert_eq!(ran.status, 1, "{name}");
        assert!(ran.err.contains(words), "{}", ran.err);
    }
    assert_eq!(run(dir.path(), &["import-contacts", "list.csv"]).status, 2);
    json(dir.path(), &["account", "disable", "siri"]);
    let ended = run(dir.path(), &TAKE_IN);
    assert!(ended.err.contains("there is no account"), "{}", ended.err);
    let missing = run(dir.path(), &["import-contacts", "none.csv", "--as", "siri"]);
    assert!(
        missing.err.contains("none.csv cannot be read"),
        "{}",
        missing.err
    );
}
