//! The promises that every log keeps, checked on each.

use std::ops::ControlFlow;

use hjemmevakt::log::memory::{Fault, MemoryLog};
use hjemmevakt::log::sqlite::SqliteLog;
use hjemmevakt::log::verify::verify;
use hjemmevakt::log::{AppendError, EventLog, Head, KeyChange};

use super::*;

/// A log, and the way to find it again after the process is gone.
trait Storage {
    type Log: EventLog;
    async fn fresh() -> Self;
    fn log(&mut self) -> &mut Self::Log;
    async fn reopened(self) -> Self;
}

struct Disk(OnDisk, SqliteLog);

impl Storage for Disk {
    type Log = SqliteLog;
    async fn fresh() -> Self {
        let disk = OnDisk::new();
        let log = disk.open().await;
        Self(disk, log)
    }
    fn log(&mut self) -> &mut SqliteLog {
        &mut self.1
    }
    async fn reopened(self) -> Self {
        let Self(disk, log) = self;
        log.close().await.unwrap();
        let log = disk.open().await;
        Self(disk, log)
    }
}

struct Memory(MemoryLog);

impl Storage for Memory {
    type Log = MemoryLog;
    async fn fresh() -> Self {
        Self(MemoryLog::new())
    }
    fn log(&mut self) -> &mut MemoryLog {
        &mut self.0
    }
    async fn reopened(self) -> Self {
        Self(self.0.after_crash())
    }
}

macro_rules! contract {
    ($($name:ident)*) => {
        mod sqlite {
            $(#[tokio::test] async fn $name() { super::$name(<super::Disk as super::Storage>::fresh().await).await; })*
        }
        mod memory {
            $(#[tokio::test] async fn $name() { super::$name(<super::Memory as super::Storage>::fresh().await).await; })*
        }
    };
}

contract! {
    begins_empty
    reads_back_what_was_appended
    refuses_a_second_writer
    appends_nothing_or_all
    an_empty_batch_writes_nothing
    a_large_batch_goes_in_whole
    keys_come_and_go_with_their_records
    the_last_change_to_a_key_counts
    reads_in_chunks_and_stops_when_told
    survives_being_reopened
    can_say_that_it_is_writable
}

async fn begins_empty(mut storage: impl Storage) {
    let log = storage.log();
    assert_eq!(log.head().await.unwrap(), Head::default());
    assert!(everything(log).await.is_empty());
    assert!(log.wrapped_keys().await.unwrap().is_empty());
}

async fn reads_back_what_was_appended(mut storage: impl Storage) {
    let log = storage.log();
    let given = records(0..10);
    let head = log.append(0, &given[..3], &[]).await.unwrap();
    assert_eq!(head.seq, 3);
    let head = log.append(3, &given[3..], &[]).await.unwrap();
    assert_eq!(head, log.head().await.unwrap());
    let stored = everything(log).await;
    assert_eq!(
        stored.iter().map(|r| r.seq).collect::<Vec<_>>(),
        (1..=10).collect::<Vec<_>>()
    );
    assert!(
        stored
            .iter()
            .zip(&given)
            .all(|(stored, given)| holds(stored, given))
    );
    assert_eq!(stored[9].hash, head.hash);
    let middle = log.read_from(4, 2).await.unwrap();
    assert_eq!(middle, stored[4..6]);
    assert!(log.read_from(10, 5).await.unwrap().is_empty());
    assert!(log.read_from(99, 5).await.unwrap().is_empty());
}

async fn refuses_a_second_writer(mut storage: impl Storage) {
    let log = storage.log();
    let head = log.append(0, &records(0..2), &[]).await.unwrap();
    for expected in [0, 1, 3, 99] {
        let refused = log.append(expected, &records(5..6), &[]).await.unwrap_err();
        assert!(
            matches!(refused, AppendError::Conflict { head: now } if now == head),
            "{expected}: {refused:?}"
        );
    }
    assert_eq!(everything(log).await.len(), 2);
    log.append(2, &records(2..3), &[]).await.unwrap();
}

async fn appends_nothing_or_all(mut storage: impl Storage) {
    let log = storage.log();
    let mut sealer = sealer(1);
    sealer.seal(contact(1), b"", b"x").unwrap();
    let keys = sealer.take_pending();
    let mut batch = records(0..5);
    batch[3].actor = "nul\0".into();
    let refused = log.append(0, &batch, &keys).await.unwrap_err();
    assert!(
        matches!(
            refused,
            AppendError::Malformed {
                index: 3,
                field: "actor"
            }
        ),
        "{refused:?}"
    );
    assert_eq!(log.head().await.unwrap(), Head::default());
    assert!(log.wrapped_keys().await.unwrap().is_empty());
    // A conflict changes no key either.
    log.append(0, &records(0..1), &[]).await.unwrap();
    log.append(0, &records(0..1), &keys).await.unwrap_err();
    assert!(log.wrapped_keys().await.unwrap().is_empty());
}

async fn an_empty_batch_writes_nothing(mut storage: impl Storage) {
    let log = storage.log();
    assert_eq!(log.append(0, &[], &[]).await.unwrap(), Head::default());
    let head = log.append(0, &records(0..1), &[]).await.unwrap();
    assert_eq!(log.append(1, &[], &[]).await.unwrap(), head);
    assert!(matches!(
        log.append(0, &[], &[]).await.unwrap_err(),
        AppendError::Conflict { .. }
    ));
}

async fn a_large_batch_goes_in_whole(mut storage: impl Storage) {
    let log = storage.log();
    let mut given = records(0..5_000);
    given[17].body = format!("\"{}\"", "x".repeat(1 << 20));
    let head = log.append(0, &given, &[]).await.unwrap();
    assert_eq!(head.seq, 5_000);
    let stored = everything(log).await;
    assert!(
        stored
            .iter()
            .zip(&given)
            .all(|(stored, given)| holds(stored, given))
    );
    assert_eq!(verify(log).await.unwrap().broken, None);
}

async fn keys_come_and_go_with_their_records(mut storage: impl Storage) {
    let log = storage.log();
    let mut sealer = sealer(2);
    for number in 1..=3 {
        sealer.seal(contact(number), b"", b"x").unwrap();
    }
    let puts = sealer.take_pending();
    log.append(0, &records(0..3), &puts).await.unwrap();
    let mut stored = log.wrapped_keys().await.unwrap();
    stored.sort_by_key(|(subject, _)| *subject);
    let expected: Vec<_> = puts
        .iter()
        .map(|change| match change {
            KeyChange::Put { subject, wrapped } => (*subject, wrapped.clone()),
            KeyChange::Destroy { .. } => unreachable!("nothing was destroyed"),
        })
        .collect();
    assert_eq!(stored, expected);
    assert!(sealer.destroy(contact(2)));
    log.append(3, &records(3..4), &sealer.take_pending())
        .await
        .unwrap();
    let mut left: Vec<_> = log
        .wrapped_keys()
        .await
        .unwrap()
        .into_iter()
        .map(|(s, _)| s)
        .collect();
    left.sort();
    assert_eq!(left, [contact(1), contact(3)]);
    // A key may also go without any record, and one that was never there may be destroyed.
    let destroy = [contact(1), contact(9)].map(|subject| KeyChange::Destroy { subject });
    assert_eq!(log.append(4, &[], &destroy).await.unwrap().seq, 4);
    assert_eq!(log.wrapped_keys().await.unwrap().len(), 1);
}

async fn the_last_change_to_a_key_counts(mut storage: impl Storage) {
    let log = storage.log();
    let mut sealer = sealer(3);
    sealer.seal(contact(1), b"", b"x").unwrap();
    sealer.destroy(contact(1));
    sealer.seal(contact(2), b"", b"x").unwrap();
    sealer.destroy(contact(2));
    sealer.seal(contact(2), b"", b"y").unwrap();
    let changes = sealer.take_pending();
    assert_eq!(changes.len(), 5);
    log.append(0, &records(0..1), &changes).await.unwrap();
    let KeyChange::Put { wrapped, .. } = &changes[4] else {
        unreachable!("the last change puts the second key")
    };
    assert_eq!(
        log.wrapped_keys().await.unwrap(),
        [(contact(2), wrapped.clone())]
    );
    // A destroyed key's place is taken by a new one.
    let back = KeyChange::Put {
        subject: contact(1),
        wrapped: wrapped.clone(),
    };
    log.append(
        1,
        &[],
        &[
            KeyChange::Destroy {
                subject: contact(2),
            },
            back,
        ],
    )
    .await
    .unwrap();
    assert_eq!(
        log.wrapped_keys().await.unwrap(),
        [(contact(1), wrapped.clone())]
    );
}

async fn reads_in_chunks_and_stops_when_told(mut storage: impl Storage) {
    let log = storage.log();
    log.append(0, &records(0..5_000), &[]).await.unwrap();
    let mut seen = Vec::new();
    log.read_all(7, |chunk| {
        assert!(!chunk.is_empty() && chunk.len() <= 1_024);
        seen.extend(chunk);
        ControlFlow::Continue(())
    })
    .await
    .unwrap();
    assert_eq!(seen, everything(log).await[7..]);
    let mut chunks = 0;
    log.read_all(0, |_| {
        chunks += 1;
        ControlFlow::Break(())
    })
    .await
    .unwrap();
    assert_eq!(chunks, 1);
    log.read_all(5_000, |_| unreachable!("there is nothing after the end"))
        .await
        .unwrap();
}

async fn survives_being_reopened(mut storage: impl Storage) {
    let mut sealer = sealer(4);
    sealer.seal(contact(1), b"", b"x").unwrap();
    let log = storage.log();
    log.append(0, &records(0..100), &sealer.take_pending())
        .await
        .unwrap();
    let (head, before, keys) = (
        log.head().await.unwrap(),
        everything(log).await,
        log.wrapped_keys().await.unwrap(),
    );
    let mut storage = storage.reopened().await;
    let log = storage.log();
    assert_eq!(log.head().await.unwrap(), head);
    assert_eq!(everything(log).await, before);
    assert_eq!(log.wrapped_keys().await.unwrap(), keys);
    log.append(100, &records(100..101), &[]).await.unwrap();
    assert_eq!(verify(log).await.unwrap().head.seq, 101);
}

async fn can_say_that_it_is_writable(mut storage: impl Storage) {
    let log = storage.log();
    log.append(0, &records(0..1), &[]).await.unwrap();
    let before = everything(log).await;
    for _ in 0..3 {
        log.check_writable().await.unwrap();
    }
    assert_eq!(everything(log).await, before);
}

#[tokio::test]
async fn two_processes_on_one_database_take_turns() {
    let disk = OnDisk::new();
    let (mut one, mut two) = (disk.open().await, disk.open().await);
    one.append(0, &records(0..1), &[]).await.unwrap();
    two.append(1, &records(1..2), &[]).await.unwrap();
    // The first still believes that its own record is the last.
    let refused = one.append(1, &records(9..12), &[]).await.unwrap_err();
    let AppendError::Conflict { head } = refused else {
        unreachable!("{refused:?}")
    };
    assert_eq!(head, two.head().await.unwrap());
    one.append(head.seq, &records(2..3), &[]).await.unwrap();
    assert_eq!(verify(&mut two).await.unwrap().broken, None);
    assert_eq!(everything(&mut two).await.len(), 3);
}

#[tokio::test]
async fn a_reader_beside_the_server_sees_but_cannot_write() {
    let disk = OnDisk::new();
    let mut log = disk.open().await;
    log.append(0, &records(0..3), &[]).await.unwrap();
    let mut reader = SqliteLog::open(&disk.url, OpenMode::Read).await.unwrap();
    assert_eq!(everything(&mut reader).await.len(), 3);
    assert!(matches!(
        reader.append(3, &records(3..4), &[]).await.unwrap_err(),
        AppendError::Io(_)
    ));
    assert!(reader.check_writable().await.is_err());
}

#[tokio::test]
async fn says_what_is_wrong_with_an_address() {
    let disk = OnDisk::new();
    for (url, expected) in [
        ("postgres://localhost/vakt", "is not the address"),
        ("sqlite::memory:", "is not the address"),
        ("sqlite://", "is not the address"),
        (disk.url.as_str(), "no database at"),
    ] {
        let refused = SqliteLog::open(url, OpenMode::Existing).await.unwrap_err();
        assert!(refused.to_string().contains(expected), "{url}: {refused}");
    }
    assert!(!disk.path.exists());
}

#[tokio::test]
async fn faults_in_memory_do_what_they_say() {
    let mut log = MemoryLog::new();
    log.fail_next(Fault::Full);
    assert!(matches!(
        log.append(0, &records(0..1), &[]).await.unwrap_err(),
        AppendError::Full(_)
    ));
    assert_eq!(log.head().await.unwrap().seq, 0);
    log.fail_next(Fault::AnswerLost);
    assert!(matches!(
        log.append(0, &records(0..1), &[]).await.unwrap_err(),
        AppendError::Io(_)
    ));
    assert_eq!(log.head().await.unwrap().seq, 1);
    log.fail_until_lifted(Some(Fault::Io));
    for _ in 0..2 {
        log.append(1, &records(1..2), &[]).await.unwrap_err();
    }
    assert!(log.check_writable().await.is_err());
    assert_eq!(
        log.after_crash()
            .append(1, &records(1..2), &[])
            .await
            .unwrap()
            .seq,
        2
    );
    log.fail_until_lifted(None);
    log.append(1, &records(1..2), &[]).await.unwrap();
}
