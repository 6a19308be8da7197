//! The key file: made once, and refused with what to do when it is not as it should be.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::key_file::{KeyFileError, create, load, open_keyring};

use super::*;

async fn opened(disk: &OnDisk) -> Result<Keyring, KeyFileError> {
    open_keyring(
        &mut disk.open().await,
        &disk.beside(".key"),
        &mut SystemEntropy,
    )
    .await
}

#[tokio::test]
async fn is_made_with_an_empty_database_for_its_owner_alone() {
    let disk = OnDisk::new();
    let path = disk.beside(".key");
    let made = opened(&disk).await.unwrap();
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert!(!disk.beside(".key.partial").exists());
    let again = opened(&disk).await.unwrap();
    assert_eq!(again.active(), made.active());
    assert!(matches!(
        create(&path, &mut SystemEntropy),
        Err(KeyFileError::Exists { .. })
    ));
    assert_eq!(load(&path).unwrap().active(), made.active());
}

#[tokio::test]
async fn a_missing_file_is_never_made_anew() {
    let disk = OnDisk::new();
    opened(&disk).await.unwrap();
    fs::remove_file(disk.beside(".key")).unwrap();
    let refused = opened(&disk).await.unwrap_err();
    assert!(matches!(refused, KeyFileError::Missing { .. }));
    assert!(refused.to_string().contains("put it back"), "{refused}");
    assert!(!disk.beside(".key").exists());
}

#[tokio::test]
async fn the_file_of_another_database_is_recognised() {
    let (one, two) = (OnDisk::new(), OnDisk::new());
    let id = opened(&one).await.unwrap().active();
    opened(&two).await.unwrap();
    fs::copy(two.beside(".key"), one.beside(".key")).unwrap();
    let refused = opened(&one).await.unwrap_err();
    assert!(matches!(&refused, KeyFileError::Wrong { id: named, .. } if *named == id));
    // The right name before the wrong key.
    fs::write(one.beside(".key"), format!("{id} {}\n", "00".repeat(32))).unwrap();
    assert!(matches!(
        opened(&one).await,
        Err(KeyFileError::Wrong { .. })
    ));
}

#[tokio::test]
async fn a_file_that_others_can_read_is_refused() {
    let disk = OnDisk::new();
    opened(&disk).await.unwrap();
    for mode in [0o640, 0o604, 0o660, 0o610] {
        fs::set_permissions(disk.beside(".key"), fs::Permissions::from_mode(mode)).unwrap();
        let refused = opened(&disk).await.unwrap_err();
        assert!(
            matches!(refused, KeyFileError::Permissions { .. }),
            "{mode:o}"
        );
        assert!(refused.to_string().contains("chmod 600"), "{refused}");
    }
    fs::set_permissions(disk.beside(".key"), fs::Permissions::from_mode(0o400)).unwrap();
    opened(&disk).await.unwrap();
}

#[test]
fn a_damaged_file_is_refused_by_line_and_without_showing_it() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("vakt.key");
    let key = "5e".repeat(32);
    let written = |text: String| {
        let _ = fs::remove_file(&path);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        load(&path)
    };
    let ring = written(format!("# old\n00000001 {key}\n\n00000002  {key}\n")).unwrap();
    assert_eq!(
        ring.ids().map(|id| id.to_string()).collect::<Vec<_>>(),
        ["00000001", "00000002"]
    );
    assert_eq!(ring.active().to_string(), "00000002");
    for text in [
        format!("1 {key}"),
        "00000001 5e5e".into(),
        format!("00000001{key}"),
    ] {
        let refused = written(format!("\n{text}\n")).unwrap_err();
        assert!(
            matches!(refused, KeyFileError::Line { line: 2, .. }),
            "{refused:?}"
        );
        assert!(!refused.to_string().contains("5e5e"), "{refused}");
    }
    let twice = written(format!("00000001 {key}\n00000001 {key}\n")).unwrap_err();
    assert!(matches!(twice, KeyFileError::Twice { line: 2, .. }));
    assert!(matches!(
        written("# nothing\n".into()),
        Err(KeyFileError::Empty { .. })
    ));
}
