//! Every event there can be, written and read back; and what remains of it when its key is destroyed.

use std::collections::BTreeSet;
use std::sync::Arc;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::event::Event;
use hjemmevakt::domain::safety::event::SafetyEvent;
use hjemmevakt::domain::secret::Subject;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::keys::Keyring;
use hjemmevakt::log::seal::Sealer;
use hjemmevakt::log::{Hash, NewRecord, Record};
use hjemmevakt::records::{self, DecodeError};

use crate::records::samples;
use crate::records::samples::{on_duty, people};
use crate::records::sealed::sealed;

fn sealer() -> Sealer {
    let keyring = Keyring::generate(&mut SystemEntropy).unwrap();
    Sealer::new(Arc::new(keyring), Box::new(SystemEntropy), Vec::new()).unwrap()
}

fn write(event: &Event, sealer: &mut Sealer) -> NewRecord {
    let at = Timestamp::from_millis(1_795_200_000_000);
    records::encode(event, at, &Actor::Clock, sealer).unwrap()
}

fn stored(record: NewRecord) -> Record {
    Record {
        seq: 9,
        at: record.at,
        actor: record.actor,
        kind: record.kind.to_owned(),
        version: record.version,
        body: record.body,
        hash: Hash::ZERO,
    }
}

#[test]
fn there_is_a_sample_of_every_kind() {
    let mut sealer = sealer();
    let written: BTreeSet<(&str, u16)> = samples::events()
        .iter()
        .map(|event| write(event, &mut sealer))
        .map(|record| (record.kind, record.version))
        .collect();
    let known: BTreeSet<(&str, u16)> = records::known_kinds().iter().copied().collect();
    let unwritten: Vec<_> = known.difference(&written).collect();
    // An older version of a kind is read and never written; its proof is a stored file in tests/formats.
    for (kind, version) in unwritten {
        assert!(
            written
                .iter()
                .any(|(newer, at)| newer == kind && at > version),
            "{kind} {version} has no sample in tests/it/records/samples.rs"
        );
    }
}

#[test]
fn every_event_reads_back_as_it_was() {
    let mut sealer = sealer();
    for event in &samples::events() {
        let record = stored(write(event, &mut sealer));
        let read = records::decode(&record, &sealer).unwrap();
        assert_eq!(&read, event, "{}", record.kind);
        assert_eq!(sealed(&read), sealed(event), "{}", record.kind);
    }
}

#[test]
fn nothing_that_is_sealed_stands_in_the_body() {
    let mut sealer = sealer();
    for event in samples::events() {
        let record = write(&event, &mut sealer);
        for content in sealed(&event).into_iter().flatten() {
            assert!(
                !shows(&record.body, &content),
                "{} shows {content}",
                record.kind
            );
        }
        let mut after = record.body.split("+47").skip(1);
        let number = after.any(|rest| rest.chars().take_while(char::is_ascii_digit).count() >= 8);
        assert!(!number, "{} shows a number", record.kind);
    }
}

/// Whether a body has a content in it. A short one stands by chance in what is sealed: as a whole text it does not.
fn shows(body: &str, content: &str) -> bool {
    if content.len() < 8 {
        return body.contains(&format!("\"{content}\""));
    }
    body.contains(content)
}

#[test]
fn what_was_sealed_for_a_contact_is_gone_with_its_key() {
    let mut sealer = sealer();
    let contact = format!("\"contact\":\"{}\"", samples::contact());
    // What belongs to a patient as well is under that key.
    let of_contact = |body: &str| body.contains(&contact) && !body.contains("\"patient\":\"0");
    let before: Vec<(Event, Record)> = samples::events()
        .into_iter()
        .map(|event| (event.clone(), stored(write(&event, &mut sealer))))
        .collect();
    write(&samples::erasure(), &mut sealer);
    let mut erased = 0;
    for (event, record) in before {
        let read = records::decode(&record, &sealer).unwrap();
        if of_contact(&record.body) {
            let gone = sealed(&read);
            assert_eq!(gone.len(), sealed(&event).len(), "{}", record.kind);
            assert!(gone.iter().all(Option::is_none), "{}", record.kind);
            erased += gone.len();
            // What is left can be written and read again: a replay after an erasure gives the same.
            let again = stored(write(&read, &mut sealer));
            assert_eq!(records::decode(&again, &sealer).unwrap(), read);
        } else {
            assert_eq!(read, event, "{} belongs to somebody else", record.kind);
        }
    }
    assert!(erased > 10, "only {erased} sealed fields were looked at");
}

#[test]
fn what_was_sealed_for_a_guest_is_gone_with_its_key() {
    let mut sealer = sealer();
    let before: Vec<(Event, Record)> = people::guests()
        .into_iter()
        .map(|event| (event.clone(), stored(write(&event, &mut sealer))))
        .collect();
    write(&people::guest_erasure(), &mut sealer);
    let of_guest = |body: &str| body.contains(&people::guest().to_string());
    for (event, record) in before.iter().filter(|(_, record)| of_guest(&record.body)) {
        let read = records::decode(record, &sealer).unwrap();
        assert_eq!(sealed(&read).len(), sealed(event).len());
        assert!(sealed(&read).iter().all(Option::is_none));
        // That there was a telephone is still known; which, is not.
        let again = stored(write(&read, &mut sealer));
        assert_eq!(records::decode(&again, &sealer).unwrap(), read);
    }
    assert_eq!(sealed(&before[0].0).len(), 3);
}

/// Where a visit without a contact was; one with a contact, and one that an earlier version wrote, stay readable.
#[test]
fn what_was_sealed_for_a_visit_is_gone_with_its_key() {
    let mut sealer = sealer();
    let began = on_duty::alone().remove(0);
    let record = stored(write(&began, &mut sealer));
    let Event::Safety(SafetyEvent::VisitBegan { visit, .. }) = began else {
        panic!("the first of them is the visit");
    };
    let reason = "asked for".to_owned();
    write(
        &SafetyEvent::VisitErased { visit, reason }.into(),
        &mut sealer,
    );
    let read = records::decode(&record, &sealer).unwrap();
    assert_eq!(sealed(&read), [None, None]);
    let again = stored(write(&read, &mut sealer));
    assert_eq!(records::decode(&again, &sealer).unwrap(), read);
}

#[test]
fn without_the_services_key_what_cannot_be_done_without_is_an_error_that_says_so() {
    let mut sealer = sealer();
    let records: Vec<Record> = samples::events()
        .iter()
        .map(|event| stored(write(event, &mut sealer)))
        .filter(|record| {
            ["service_imported", "fallback_began", "station_registered"]
                .contains(&record.kind.as_str())
        })
        // A station without a telephone has nothing under the seal.
        .filter(|record| !record.body.contains("\"phone\":null"))
        .collect();
    assert!(sealer.destroy(Subject::Service));
    for record in records {
        let error = records::decode(&record, &sealer).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("the service's own key was expected"),
            "{error}"
        );
    }
}

#[test]
fn a_record_of_a_newer_program_is_refused_with_what_to_do() {
    let sealer = sealer();
    let mut record = stored(NewRecord {
        at: Timestamp::from_millis(0),
        actor: "clock".to_owned(),
        kind: "caller_heard",
        version: 99,
        body: "{}".to_owned(),
    });
    let error = records::decode(&record, &sealer).unwrap_err();
    assert!(matches!(error, DecodeError::Unknown { version: 99, .. }));
    insta::assert_snapshot!(error, @"record 9 is of a kind that this version does not know (caller_heard 99): run the version that wrote it, or a newer one");
    record.version = 1;
    let error = records::decode(&record, &sealer).unwrap_err();
    insta::assert_snapshot!(error, @"record 9 (caller_heard) cannot be read: the field call is missing");
}

#[test]
fn sealed_content_opens_only_in_its_own_place() {
    let mut sealer = sealer();
    let note = samples::events()
        .iter()
        .map(|event| stored(write(event, &mut sealer)))
        .find(|record| record.kind == "note_written")
        .unwrap();
    let moved = Record {
        body: note.body.replace(
            &samples::contact().to_string(),
            "00000000000000000000000000000002",
        ),
        ..note.clone()
    };
    // Another contact has another key, and none here: it reads as erased, never as the words.
    let read = records::decode(&moved, &sealer).unwrap();
    assert_eq!(sealed(&read), [None]);
    assert!(sealed(&records::decode(&note, &sealer).unwrap())[0].is_some());
}
