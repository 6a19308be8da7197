//! Erasing on disk: once a key is destroyed, its bytes are in no file of the database.

use std::fs;

use hjemmevakt::log::KeyChange;
use hjemmevakt::log::key_file;

use super::*;

impl OnDisk {
    /// Is this anywhere in the database's files?
    fn has(&self, bytes: &[u8]) -> bool {
        [self.path.clone(), self.beside("-wal")]
            .iter()
            .any(|file| contains(&fs::read(file).unwrap_or_default(), bytes))
    }
}

/// Seals for contacts in an order that is not the order of their numbers; their keys as stored.
async fn filled(log: &mut SqliteLog, sealer: &mut Sealer, count: u64) -> Vec<KeyChange> {
    let mut stored = Vec::new();
    for number in 0..count {
        sealer
            .seal(contact(u128::from(number * 7_919 % 1_009)), b"f", b"x")
            .unwrap();
        if number % 10 == 9 {
            let keys = sealer.take_pending();
            let head = log.head().await.unwrap();
            log.append(head.seq, &records(number..number + 3), &keys)
                .await
                .unwrap();
            stored.extend(keys);
        }
    }
    stored
}

fn stored_bytes(change: &KeyChange) -> &[u8] {
    match change {
        KeyChange::Put { wrapped, .. } => wrapped.as_bytes(),
        KeyChange::Destroy { .. } => unreachable!("only new keys are asked for"),
    }
}

async fn destroy(log: &mut SqliteLog, sealer: &mut Sealer, change: &KeyChange) {
    assert!(sealer.destroy(change.subject()));
    let head = log.head().await.unwrap();
    let keys = sealer.take_pending();
    log.append(head.seq, &records(0..1), &keys).await.unwrap();
}

#[tokio::test]
async fn no_byte_of_a_destroyed_key_is_left_on_the_disk() {
    let disk = OnDisk::new();
    let mut log = disk.open().await;
    let mut sealer = sealer(1);
    let keys = filled(&mut log, &mut sealer, 400).await;
    assert!(
        keys.iter().all(|key| disk.has(stored_bytes(key))),
        "the search must find what is there"
    );
    // From the middle, the ends and anywhere.
    for (index, key) in keys.iter().enumerate().filter(|(index, _)| index % 3 == 0) {
        destroy(&mut log, &mut sealer, key).await;
        assert!(!disk.has(stored_bytes(key)), "key {index} is still there");
    }
    for (index, key) in keys.iter().enumerate() {
        // The rest of a key could still be found by its half.
        assert_eq!(
            disk.has(&stored_bytes(key)[40..]),
            index % 3 != 0,
            "key {index}"
        );
    }
    let left = log.wrapped_keys().await.unwrap();
    assert_eq!(left.len(), keys.len() - keys.len().div_ceil(3));
    sealer.reload(left).unwrap();
}

#[tokio::test]
async fn a_reader_delays_the_wiping_but_not_the_commit() {
    let disk = OnDisk::new();
    let mut log = disk.open().await;
    let mut sealer = sealer(2);
    let keys = filled(&mut log, &mut sealer, 20).await;
    // A reader that still sees the state before.
    let options = hjemmevakt::log::sqlite::open::options(&disk.url).unwrap();
    let mut reader = sqlx::ConnectOptions::connect(&options).await.unwrap();
    let mut reading = sqlx::Connection::begin(&mut reader).await.unwrap();
    let seen: i64 = sqlx::query_scalar("SELECT count(*) FROM data_keys")
        .fetch_one(&mut *reading)
        .await
        .unwrap();
    assert_eq!(seen, 20);
    destroy(&mut log, &mut sealer, &keys[3]).await;
    assert_eq!(log.wrapped_keys().await.unwrap().len(), 19);
    assert!(
        disk.has(stored_bytes(&keys[3])),
        "the reader still needs it"
    );
    reading.rollback().await.unwrap();
    sqlx::Connection::close(reader).await.unwrap();
    let head = log.head().await.unwrap();
    log.append(head.seq, &records(0..1), &[]).await.unwrap();
    assert!(!disk.has(stored_bytes(&keys[3])));
}

#[tokio::test]
async fn a_crash_before_the_wiping_is_made_good_at_the_next_start() {
    let disk = OnDisk::new();
    let mut log = disk.open().await;
    let mut sealer = sealer(3);
    let keys = filled(&mut log, &mut sealer, 20).await;
    let options = hjemmevakt::log::sqlite::open::options(&disk.url).unwrap();
    let mut reader = sqlx::ConnectOptions::connect(&options).await.unwrap();
    let mut reading = sqlx::Connection::begin(&mut reader).await.unwrap();
    let _: i64 = sqlx::query_scalar("SELECT count(*) FROM data_keys")
        .fetch_one(&mut *reading)
        .await
        .unwrap();
    destroy(&mut log, &mut sealer, &keys[5]).await;
    // What a crash at this moment leaves behind.
    let after = OnDisk::new();
    fs::copy(&disk.path, &after.path).unwrap();
    fs::copy(disk.beside("-wal"), after.beside("-wal")).unwrap();
    assert!(after.has(stored_bytes(&keys[5])));
    let mut log = after.open().await;
    assert!(!after.has(stored_bytes(&keys[5])));
    assert_eq!(log.wrapped_keys().await.unwrap().len(), 19);
}

#[tokio::test]
async fn a_key_wrapped_anew_leaves_no_older_form_once_it_is_destroyed() {
    let disk = OnDisk::new();
    let mut log = disk.open().await;
    let path = disk.beside(".key");
    let old = Arc::new(
        key_file::open_keyring(&mut log, &path, &mut Seeded(1))
            .await
            .unwrap(),
    );
    let mut sealer = Sealer::new(old, Box::new(Seeded(4)), Vec::new()).unwrap();
    let keys = filled(&mut log, &mut sealer, 50).await;
    let line = format!("0a1b2c3d {}\n", "5e".repeat(32));
    let text = fs::read_to_string(&path).unwrap() + &line;
    fs::write(&path, text).unwrap();
    let both = Arc::new(
        key_file::open_keyring(&mut log, &path, &mut Seeded(1))
            .await
            .unwrap(),
    );
    assert_eq!(both.active().to_string(), "0a1b2c3d");
    let wrapped = log.wrapped_keys().await.unwrap();
    let mut sealer = Sealer::new(both, Box::new(Seeded(5)), wrapped).unwrap();
    assert_eq!(sealer.rewrap().unwrap(), 50);
    let head = log.head().await.unwrap();
    let anew = sealer.take_pending();
    log.append(head.seq, &[], &anew).await.unwrap();
    assert_eq!(sealer.rewrap().unwrap(), 0);
    assert!(
        log.wrapped_keys()
            .await
            .unwrap()
            .iter()
            .all(|(_, key)| key.master().to_string() == "0a1b2c3d")
    );
    for key in &anew {
        destroy(&mut log, &mut sealer, key).await;
    }
    for key in keys.iter().chain(&anew) {
        assert!(!disk.has(stored_bytes(key)));
    }
}
