//! The chain: whatever is changed in a stored record is found, at that record.

use hjemmevakt::log::chain::{Break, BreakReason, first_break};
use hjemmevakt::log::export::export;
use hjemmevakt::log::memory::MemoryLog;
use hjemmevakt::log::verify::{verify, verify_against};
use hjemmevakt::log::{Hash, Head};
use proptest::prelude::*;

use super::*;

/// The chain of these records, as the log makes it.
fn chained(given: &[NewRecord]) -> Vec<Record> {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(async {
            let mut log = MemoryLog::new();
            log.append(0, given, &[]).await.unwrap();
            everything(&mut log).await
        })
}

fn any_record() -> impl Strategy<Value = NewRecord> {
    let text = "[^\0]{0,40}";
    (any::<i64>(), text, any::<u16>(), text).prop_map(|(at, actor, version, body)| NewRecord {
        at: Timestamp::from_millis(at),
        actor,
        kind: "Något",
        version,
        body,
    })
}

/// Turns one bit of the record over; texts that are no texts any more are made into others.
fn flip(record: &mut Record, at: usize) {
    fn in_text(text: &mut String, at: usize) {
        let mut bytes = std::mem::take(text).into_bytes();
        bytes[at / 8] ^= 1 << (at % 8);
        *text = String::from_utf8_lossy(&bytes).into_owned();
    }
    let sizes = [
        64,
        16,
        256,
        8 * record.actor.len(),
        8 * record.kind.len(),
        8 * record.body.len(),
    ];
    let mut at = at % sizes.iter().sum::<usize>();
    let mut part = 0;
    while at >= sizes[part] {
        at -= sizes[part];
        part += 1;
    }
    match part {
        0 => record.at = Timestamp::from_millis(record.at.as_millis() ^ (1 << at)),
        1 => record.version ^= 1 << at,
        2 => {
            let mut bytes = *record.hash.as_bytes();
            bytes[at / 8] ^= 1 << (at % 8);
            record.hash = Hash::from_bytes(bytes);
        }
        3 => in_text(&mut record.actor, at),
        4 => in_text(&mut record.kind, at),
        _ => in_text(&mut record.body, at),
    }
}

proptest! {
    #[test]
    fn any_flipped_bit_is_found_at_its_record(
        given in prop::collection::vec(any_record(), 1..8),
        which in any::<prop::sample::Index>(),
        at in any::<usize>(),
    ) {
        let mut stored = chained(&given);
        prop_assert_eq!(first_break(&stored), None);
        let index = which.index(stored.len());
        let before = stored[index].clone();
        flip(&mut stored[index], at);
        prop_assume!(stored[index] != before);
        prop_assert_eq!(
            first_break(&stored),
            Some(Break { seq: before.seq, reason: BreakReason::Altered })
        );
    }

    #[test]
    fn a_record_taken_away_or_put_elsewhere_is_found(
        given in prop::collection::vec(any_record(), 3..8),
        which in any::<prop::sample::Index>(),
    ) {
        let stored = chained(&given);
        let index = which.index(stored.len() - 1);
        let mut gap = stored.clone();
        gap.remove(index);
        prop_assert_eq!(
            first_break(&gap),
            Some(Break { seq: index as u64 + 1, reason: BreakReason::Missing })
        );
        // Renumbered, so that only the hashes can tell.
        for (record, seq) in gap.iter_mut().zip(1..) {
            record.seq = seq;
        }
        prop_assert_eq!(
            first_break(&gap),
            Some(Break { seq: index as u64 + 1, reason: BreakReason::Altered })
        );
    }

    #[test]
    fn text_cannot_move_between_fields(actor in "[a-z]{1,9}", body in "[a-z]{1,9}") {
        let mut stored = chained(&[NewRecord {
            at: Timestamp::from_millis(0), actor, kind: "K", version: 1, body,
        }]);
        let moved = stored[0].body.remove(0);
        stored[0].kind.push(moved);
        prop_assert!(first_break(&stored).is_some());
    }
}

/// The hash of a record that never changes, so that a changed rule is seen. Worked out apart from the program, in Python.
#[test]
fn the_rule_is_the_one_in_the_handbook() {
    let stored = chained(&[
        NewRecord {
            at: Timestamp::from_millis(1_763_740_800_000),
            actor: "kari".into(),
            kind: "CallAnswered",
            version: 1,
            body: "{\"leg\":\"æ\"}".into(),
        },
        NewRecord {
            at: Timestamp::from_millis(-1),
            actor: String::new(),
            kind: "Tick",
            version: 65_535,
            body: "{}".into(),
        },
    ]);
    assert_eq!(
        stored[0].hash.to_string(),
        "0c7be42220d04f3fbf8b9ec9f3c0de6d2a73d9047a5f748f797bdbc06d8c912a"
    );
    assert_eq!(
        stored[1].hash.to_string(),
        "fdad44d2ef6bae4904abe5ef2f0c0ca8e4a4315693e59e5dcd62d867982181e5"
    );
}

async fn altered(change: &'static str) -> Option<Break> {
    let disk = OnDisk::new();
    let mut log = disk.open().await;
    log.append(0, &records(0..50), &[]).await.unwrap();
    log.close().await.unwrap();
    let options = hjemmevakt::log::sqlite::open::options(&disk.url).unwrap();
    let mut connection = sqlx::ConnectOptions::connect(&options).await.unwrap();
    let done = sqlx::query(change).execute(&mut connection).await.unwrap();
    assert_eq!(done.rows_affected(), 1, "{change}");
    sqlx::Connection::close(connection).await.unwrap();
    verify(&mut disk.open().await).await.unwrap().broken
}

#[tokio::test]
async fn verify_says_at_which_record_a_database_was_changed() {
    let at = |seq, reason| Some(Break { seq, reason });
    for (change, expected) in [
        (
            "UPDATE events SET actor = 'ola' WHERE seq = 17",
            at(17, BreakReason::Altered),
        ),
        (
            "UPDATE events SET at = at + 1 WHERE seq = 50",
            at(50, BreakReason::Altered),
        ),
        (
            "UPDATE events SET hash = zeroblob(32) WHERE seq = 1",
            at(1, BreakReason::Altered),
        ),
        (
            "DELETE FROM events WHERE seq = 23",
            at(23, BreakReason::Missing),
        ),
        (
            "UPDATE events SET version = 70000 WHERE seq = 31",
            at(31, BreakReason::Unreadable { what: "version" }),
        ),
        ("DELETE FROM events WHERE seq = 50", None),
    ] {
        assert_eq!(altered(change).await, expected, "{change}");
    }
}

#[tokio::test]
async fn a_signed_head_shows_what_the_chain_alone_cannot() {
    let mut log = MemoryLog::new();
    let head = log.append(0, &records(0..10), &[]).await.unwrap();
    assert_eq!(verify_against(&mut log, &head).await.unwrap().broken, None);
    let mut short = MemoryLog::new();
    short.append(0, &records(0..9), &[]).await.unwrap();
    let found = verify_against(&mut short, &head).await.unwrap();
    assert_eq!(found.head.seq, 9);
    let broken = found.broken.unwrap();
    assert_eq!(
        (broken.seq, &broken.reason),
        (10, &BreakReason::Truncated { last: 9 })
    );
    assert!(
        broken.to_string().contains("the end has been cut off"),
        "{broken}"
    );
    let mut other = MemoryLog::new();
    other.append(0, &records(1..12), &[]).await.unwrap();
    assert_eq!(
        verify_against(&mut other, &head).await.unwrap().broken,
        Some(Break {
            seq: 10,
            reason: BreakReason::NotTheSigned
        })
    );
    assert_eq!(
        verify_against(&mut MemoryLog::new(), &Head::default())
            .await
            .unwrap()
            .broken,
        None
    );
}

/// The handbook shows outsiders a program that checks an export. It is run here as it stands there.
#[tokio::test]
async fn the_program_in_the_handbook_checks_an_export() {
    let dir = tempfile::tempdir().unwrap();
    let page = include_str!("../../../handbook/engineering/log.md");
    let (_, rest) = page.split_once("```python\n").unwrap();
    let (program, _) = rest.split_once("```").unwrap();
    let script = dir.path().join("check.py");
    std::fs::write(&script, program).unwrap();
    let mut log = MemoryLog::new();
    let head = log.append(0, &records(0..20), &[]).await.unwrap();
    let mut lines = Vec::new();
    assert_eq!(export(&mut log, 0, &mut lines).await.unwrap(), 20);
    let run = |text: &[u8]| {
        let file = dir.path().join("log.jsonl");
        std::fs::write(&file, text).unwrap();
        let out = std::process::Command::new("python3")
            .arg(&script)
            .arg(file)
            .output()
            .unwrap();
        String::from_utf8(out.stdout).unwrap()
    };
    assert_eq!(
        run(&lines).trim(),
        format!("20 records hold, the last hash is {}", head.hash)
    );
    let text = String::from_utf8(lines).unwrap();
    let text = text.replacen("\\\"n\\\":12,", "\\\"n\\\":13,", 1);
    assert_eq!(run(text.as_bytes()).trim(), "record 13 does not hold");
}
