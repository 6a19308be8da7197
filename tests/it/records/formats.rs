//! Logs as earlier versions wrote them, in `tests/formats/`. Whatever the program becomes, it reads them, and reads in them what
//! was written. A file here is never changed; a new version of a record adds a new file.
//!
//! `NAME.jsonl` is an export of the log, `NAME.keys.jsonl` the wrapped data keys, `NAME.master` the key file.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::apply::apply;
use hjemmevakt::domain::event::Event;
use hjemmevakt::domain::ids::StaffId;
use hjemmevakt::domain::patients::event::PatientEvent;
use hjemmevakt::domain::secret::Subject;
use hjemmevakt::domain::state::State;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::log::chain::first_break;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::export::export;
use hjemmevakt::log::key_file;
use hjemmevakt::log::keys::{MasterKeyId, WrappedKey};
use hjemmevakt::log::memory::MemoryLog;
use hjemmevakt::log::seal::Sealer;
use hjemmevakt::log::{EventLog as _, Hash, Record};
use hjemmevakt::records;
use serde_json::{Value, json};

use crate::records::samples;
use crate::records::sealed::sealed;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats")
}

fn names() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".jsonl").map(str::to_owned))
        // `v1.keys.jsonl` belongs to `v1.jsonl`.
        .filter(|name| !name.contains('.'))
        .collect();
    names.sort();
    names
}

fn lines(name: &str, suffix: &str) -> Vec<Value> {
    let text = fs::read_to_string(folder().join(format!("{name}.{suffix}"))).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn text<'v>(line: &'v Value, field: &str) -> &'v str {
    line[field].as_str().unwrap()
}

fn stored_records(name: &str) -> Vec<Record> {
    lines(name, "jsonl")
        .iter()
        .map(|line| Record {
            seq: line["seq"].as_u64().unwrap(),
            at: Timestamp::from_millis(line["at_ms"].as_i64().unwrap()),
            actor: text(line, "actor").to_owned(),
            kind: text(line, "kind").to_owned(),
            version: line["version"].as_u64().unwrap().try_into().unwrap(),
            body: text(line, "body").to_owned(),
            hash: Hash::from_hex(text(line, "hash")).unwrap(),
        })
        .collect()
}

fn opened(name: &str) -> Sealer {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("master");
    fs::copy(folder().join(format!("{name}.master")), &path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let keyring = key_file::load(&path).unwrap();
    let wrapped = lines(name, "keys.jsonl").iter().map(data_key).collect();
    Sealer::new(Arc::new(keyring), Box::new(SystemEntropy), wrapped).unwrap()
}

fn data_key(line: &Value) -> (Subject, WrappedKey) {
    let named = |name: &str| line[name].as_str();
    let subject = if let Some(contact) = named("contact") {
        Subject::Contact(contact.parse().unwrap())
    } else if let Some(guest) = named("guest") {
        Subject::Guest(guest.parse().unwrap())
    } else if let Some(patient) = named("patient") {
        Subject::Patient(patient.parse().unwrap())
    } else if let Some(confidence) = named("confidence") {
        Subject::Confidence(confidence.parse().unwrap())
    } else if let Some(document) = named("document") {
        Subject::Document(document.parse().unwrap())
    } else if let Some(complaint) = named("complaint") {
        Subject::Complaint(complaint.parse().unwrap())
    } else if let Some(deviation) = named("deviation") {
        Subject::Deviation(deviation.parse().unwrap())
    } else if let Some(visit) = named("visit") {
        Subject::Visit(visit.parse().unwrap())
    } else {
        Subject::Service
    };
    let master = MasterKeyId::from_hex(text(line, "master")).unwrap();
    let bytes: Vec<u8> = line["bytes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|byte| u8::try_from(byte.as_u64().unwrap()).unwrap())
        .collect();
    (subject, WrappedKey::from_parts(master, &bytes).unwrap())
}

#[test]
fn every_stored_format_is_read_as_it_was_written() {
    for name in names() {
        let records = stored_records(&name);
        assert_eq!(first_break(&records), None, "{name} was changed");
        let sealer = opened(&name);
        let mut shown = String::new();
        let mut state = State::default();
        for record in &records {
            let event =
                records::decode(record, &sealer).unwrap_or_else(|error| panic!("{name}: {error}"));
            apply(&mut state, record.seq, record.at, &event);
            writeln!(shown, "{} {event:?}", record.seq).unwrap();
            for content in sealed(&event) {
                writeln!(shown, "    {content:?}").unwrap();
            }
        }
        assert_eq!(state.seq, records.len() as u64);
        insta::assert_snapshot!(name, shown);
    }
}

#[test]
fn the_stored_formats_hold_what_hears_fromday() {
    for (name, events) in samples::FORMATS {
        let sealer = opened(name);
        let stored: Vec<_> = stored_records(name)
            .iter()
            .map(|record| records::decode(record, &sealer).unwrap())
            .collect();
        let today = events();
        for (stored, today) in stored.iter().zip(&today) {
            assert_eq!(stored, today, "{name}");
        }
        assert_eq!(
            stored.len(),
            today.len(),
            "{name}: something new can be written: see handbook/engineering/records.md, \"A new version\""
        );
    }
}

#[test]
fn who_wrote_something_otherwise_is_known_where_an_older_program_did_not_write_it_down() {
    let sealer = opened("v4-patients");
    let records = stored_records("v4-patients");
    let amended = records
        .into_iter()
        .find(|record| (record.kind.as_str(), record.version) == ("identity_amended", 1));
    let record = Record {
        actor: "staff:siri".to_owned(),
        ..amended.unwrap()
    };
    let event = records::decode(&record, &sealer).unwrap();
    let Event::Patient(PatientEvent::IdentityAmended { by, amended, .. }) = event else {
        panic!("{event:?}");
    };
    assert_eq!(by, Actor::Staff(StaffId::new("siri")));
    assert_eq!(amended, None);
}

/// Writes the files of each format that has none: `cargo test --test it write_the_new_formats -- --ignored`.
#[tokio::test]
#[ignore = "writes files: run once for a new format"]
async fn write_the_new_formats() {
    for (name, events) in samples::FORMATS {
        if !folder().join(format!("{name}.jsonl")).exists() {
            write(name, events()).await;
        }
    }
}

async fn write(name: &str, events: Vec<Event>) {
    let dir = tempfile::tempdir().unwrap();
    let master = dir.path().join("master");
    let keyring = key_file::create(&master, &mut SystemEntropy).unwrap();
    let mut sealer = Sealer::new(Arc::new(keyring), Box::new(SystemEntropy), Vec::new()).unwrap();
    let mut at = 1_795_200_000_000;
    let mut batch = Vec::new();
    for event in events {
        at += 1_000;
        let at = Timestamp::from_millis(at);
        batch.push(records::encode(&event, at, &Actor::Clock, &mut sealer).unwrap());
    }
    let mut log = MemoryLog::new();
    log.append(0, &batch, &sealer.take_pending()).await.unwrap();
    let place = |suffix: &str| folder().join(format!("{name}.{suffix}"));
    export(&mut log, 0, fs::File::create(place("jsonl")).unwrap())
        .await
        .unwrap();
    fs::copy(&master, place("master")).unwrap();
    let mut keys = fs::File::create(place("keys.jsonl")).unwrap();
    for (subject, key) in log.wrapped_keys().await.unwrap() {
        let (name, id) = match subject {
            Subject::Service => ("service", String::new()),
            Subject::Contact(contact) => ("contact", contact.to_string()),
            Subject::Guest(guest) => ("guest", guest.to_string()),
            Subject::Visit(visit) => ("visit", visit.to_string()),
            Subject::Patient(patient) => ("patient", patient.to_string()),
            Subject::Complaint(complaint) => ("complaint", complaint.to_string()),
            Subject::Deviation(deviation) => ("deviation", deviation.to_string()),
            Subject::Document(document) => ("document", document.to_string()),
            Subject::Confidence(confidence) => ("confidence", confidence.to_string()),
        };
        let line = json!({
            name: id,
            "master": key.master().to_string(),
            "bytes": key.as_bytes(),
        });
        writeln!(keys, "{line}").unwrap();
    }
}
