//! Backup of a database in use, and the way back.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use hjemmevakt::log::backup::{BackupError, backup};
use hjemmevakt::log::manifest::{DATABASE, KEYS, MANIFEST, Manifest, ManifestError};
use hjemmevakt::log::restore::{RestoreError, Restored, RestoredKeys, restore};
use hjemmevakt::log::verify::{verify, verify_against};

use super::*;

/// A database with two contacts, one of which is erased after the backup was taken.
struct Case {
    disk: OnDisk,
    log: SqliteLog,
    sealer: Sealer,
    sealed: Vec<u8>,
}

impl Case {
    async fn new() -> Self {
        let disk = OnDisk::new();
        let mut log = disk.open().await;
        let mut sealer = sealer(1);
        let sealed = sealer.seal(contact(1), b"f", b"content").unwrap();
        sealer.seal(contact(2), b"f", b"other").unwrap();
        log.append(0, &records(0..100), &sealer.take_pending())
            .await
            .unwrap();
        Self {
            disk,
            log,
            sealer,
            sealed,
        }
    }

    fn dir(&self) -> PathBuf {
        self.disk.beside(".backup")
    }

    async fn backup(&self) -> Result<Manifest, BackupError> {
        backup(
            &self.disk.url,
            &keyring(),
            &self.dir(),
            Timestamp::from_millis(5),
        )
        .await
    }

    async fn restore(&self, to: &OnDisk) -> Result<Restored, RestoreError> {
        restore(&self.dir(), &to.url, &keyring(), |head| NewRecord {
            kind: "Restored",
            body: format!("{{\"from\":{}}}", head.seq),
            ..record(0)
        })
        .await
    }
}

#[tokio::test]
async fn a_backup_restores_with_one_record_more() {
    let mut case = Case::new().await;
    let manifest = case.backup().await.unwrap();
    assert_eq!(manifest.head, case.log.head().await.unwrap());
    assert_eq!(Manifest::read(&case.dir(), &keyring()).unwrap(), manifest);
    let to = OnDisk::new();
    let restored = case.restore(&to).await.unwrap();
    assert_eq!(restored.keys, RestoredKeys::Found(2));
    assert_eq!(restored.head.seq, 101);
    let mut log = SqliteLog::open(&to.url, OpenMode::Existing).await.unwrap();
    assert_eq!(log.head().await.unwrap(), restored.head);
    assert_eq!(
        verify_against(&mut log, &manifest.head)
            .await
            .unwrap()
            .broken,
        None
    );
    let there = everything(&mut log).await;
    assert_eq!(there[..100], everything(&mut case.log).await);
    assert_eq!(
        (there[100].kind.as_str(), there[100].body.as_str()),
        ("Restored", "{\"from\":100}")
    );
    let sealer = Sealer::new(
        keyring(),
        Box::new(Seeded(2)),
        log.wrapped_keys().await.unwrap(),
    )
    .unwrap();
    assert_eq!(
        sealer
            .open(contact(1), b"f", &case.sealed)
            .unwrap()
            .unwrap(),
        b"content"
    );
    let names: Vec<_> = fs::read_dir(to.path.parent().unwrap())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert!(
        !names
            .iter()
            .any(|n| n.to_string_lossy().contains("restoring")),
        "{names:?}"
    );
    assert_eq!(
        fs::metadata(&to.path).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

#[tokio::test]
async fn the_keys_lie_in_a_file_of_their_own() {
    let mut case = Case::new().await;
    case.backup().await.unwrap();
    let names = [DATABASE, KEYS, MANIFEST];
    for name in names {
        let file = case.dir().join(name);
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600,
            "{name}"
        );
    }
    assert_eq!(
        fs::read_dir(case.dir()).unwrap().count(),
        names.len(),
        "and nothing else"
    );
    let database = fs::read(case.dir().join(DATABASE)).unwrap();
    for (_, key) in case.log.wrapped_keys().await.unwrap() {
        assert!(!contains(&database, &key.as_bytes()[40..]));
    }
}

#[tokio::test]
async fn without_its_keys_a_backup_reads_as_erased() {
    let mut case = Case::new().await;
    case.backup().await.unwrap();
    case.sealer.destroy(contact(1));
    case.log
        .append(100, &records(0..1), &case.sealer.take_pending())
        .await
        .unwrap();
    fs::remove_file(case.dir().join(KEYS)).unwrap();
    let to = OnDisk::new();
    assert_eq!(case.restore(&to).await.unwrap().keys, RestoredKeys::Absent);
    let mut log = to.open().await;
    assert_eq!(verify(&mut log).await.unwrap().broken, None);
    let keys = log.wrapped_keys().await.unwrap();
    assert!(keys.is_empty());
    let sealer = Sealer::new(keyring(), Box::new(Seeded(2)), keys).unwrap();
    assert_eq!(sealer.open(contact(1), b"f", &case.sealed), Ok(None));
}

#[tokio::test]
async fn nothing_is_overwritten() {
    let case = Case::new().await;
    case.backup().await.unwrap();
    assert!(matches!(
        case.backup().await,
        Err(BackupError::NotEmpty { .. })
    ));
    assert!(case.dir().join(MANIFEST).exists(), "the first one stays");
    let refused = case.restore(&case.disk).await.unwrap_err();
    assert!(matches!(refused, RestoreError::Exists { .. }));
    assert!(refused.to_string().contains("Move it away"), "{refused}");
}

#[tokio::test]
async fn a_backup_of_nothing_says_so_and_leaves_nothing() {
    let disk = OnDisk::new();
    let dir = disk.beside(".backup");
    let refused = backup(&disk.url, &keyring(), &dir, Timestamp::from_millis(5))
        .await
        .unwrap_err();
    assert!(matches!(refused, BackupError::Database(_)), "{refused:?}");
    assert_eq!(fs::read_dir(dir).unwrap().count(), 0);
    assert!(!disk.path.exists());
}

#[tokio::test]
async fn an_altered_backup_is_not_restored() {
    let case = Case::new().await;
    case.backup().await.unwrap();
    for name in [DATABASE, KEYS, MANIFEST] {
        let file = case.dir().join(name);
        let whole = fs::read(&file).unwrap();
        for part in 1..6 {
            let mut altered = whole.clone();
            altered[whole.len() * part / 6] ^= 4;
            fs::write(&file, &altered).unwrap();
            let to = OnDisk::new();
            // The time that is written for people decides nothing.
            if case.restore(&to).await.is_ok() {
                assert_eq!(name, MANIFEST);
                let line = altered
                    .iter()
                    .zip(&whole)
                    .position(|(a, b)| a != b)
                    .unwrap();
                let text = String::from_utf8_lossy(&whole[..line]).into_owned();
                assert!(
                    text.lines().last().unwrap().contains("\"taken_at\""),
                    "{text}"
                );
            } else {
                assert!(!to.path.exists());
            }
        }
        fs::write(&file, &whole).unwrap();
    }
    case.restore(&OnDisk::new()).await.unwrap();
}

#[tokio::test]
async fn a_backup_needs_the_key_that_signed_it() {
    let case = Case::new().await;
    case.backup().await.unwrap();
    let other = Keyring::generate(&mut Seeded(99)).unwrap();
    let to = OnDisk::new();
    let refused = restore(&case.dir(), &to.url, &other, |_| record(0))
        .await
        .unwrap_err();
    assert!(matches!(
        refused,
        RestoreError::Manifest(ManifestError::Signature { .. })
    ));
    assert!(!to.path.exists());
}

#[tokio::test]
async fn writers_go_on_while_the_copy_is_made() {
    let Case { disk, mut log, .. } = Case::new().await;
    log.append(100, &records(0..20_000), &[]).await.unwrap();
    let (stop, mut stopped) = tokio::sync::oneshot::channel::<()>();
    let writer = tokio::spawn(async move {
        let (mut seq, mut during) = (20_100, 0_u64);
        while stopped.try_recv().is_err() {
            seq = log
                .append(seq, &records(seq..seq + 3), &[])
                .await
                .unwrap()
                .seq;
            during += 1;
        }
        (log, during)
    });
    let dir = disk.beside(".backup");
    let mut heads = Vec::new();
    for round in 0..3 {
        let dir = dir.with_extension(round.to_string());
        let taken = backup(&disk.url, &keyring(), &dir, Timestamp::from_millis(5))
            .await
            .unwrap();
        let to = OnDisk::new();
        restore(&dir, &to.url, &keyring(), |_| record(0))
            .await
            .unwrap();
        assert_eq!(verify(&mut to.open().await).await.unwrap().broken, None);
        heads.push(taken.head);
    }
    stop.send(()).unwrap();
    let (mut log, during) = writer.await.unwrap();
    assert!(during > 3, "the writer was not held up: {during}");
    assert!(heads.is_sorted_by(|a, b| a.seq < b.seq), "{heads:?}");
    for head in heads {
        assert_eq!(verify_against(&mut log, &head).await.unwrap().broken, None);
    }
}
