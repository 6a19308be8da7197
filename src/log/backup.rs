//! A copy of the whole database while it is in use. The wrapped data keys go into a file of their own, so that they can be
//! kept for a shorter time than the rest: once that file is gone, what was erased is gone from the backup too. The master
//! key is never in a backup. `restore` is the way back.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use aws_lc_rs::digest;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode};
use sqlx::{ConnectOptions as _, Connection as _};

use crate::domain::time::Timestamp;
use crate::log::key_file::sync_parent;
use crate::log::keys::Keyring;
use crate::log::manifest::{DATABASE, KEYS, MANIFEST, Manifest};
use crate::log::sqlite::open::{self, DatabaseError};
use crate::log::sqlite::rows;
use crate::log::{Hash, Head, ReadError, hex, subject};

/// Why there is no backup.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The folder has something in it.
    #[error("{} is not empty: give each backup a folder of its own", dir.display())]
    NotEmpty {
        /// The folder.
        dir: PathBuf,
    },
    /// The database could not be opened.
    #[error("the database cannot be backed up")]
    Database(#[from] DatabaseError),
    /// SQLite could not copy it.
    #[error("the database cannot be copied to {}", path.display())]
    Copy {
        /// Where to.
        path: PathBuf,
        /// Why.
        #[source]
        source: sqlx::Error,
    },
    /// What was copied could not be read.
    #[error("the copy cannot be read")]
    Read(#[from] ReadError),
    /// A file or folder of the backup could not be written.
    #[error("{} cannot be written", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The manifest could not be signed.
    #[error("the backup cannot be signed with the master key")]
    Sign,
}

/// Copies the database into a new or empty folder, durable before it returns. Beside a running server too; writers go on.
pub async fn backup(
    url: &str,
    keyring: &Keyring,
    dir: &Path,
    at: Timestamp,
) -> Result<Manifest, BackupError> {
    prepare(dir)?;
    let outcome = fill(url, keyring, dir, at).await;
    if outcome.is_err() {
        // Half a backup must not be taken for one; the folder held nothing before.
        for name in [MANIFEST, KEYS, DATABASE] {
            let _ = fs::remove_file(dir.join(name));
        }
    }
    outcome
}

async fn fill(
    url: &str,
    keyring: &Keyring,
    dir: &Path,
    at: Timestamp,
) -> Result<Manifest, BackupError> {
    let database = dir.join(DATABASE);
    copy(url, &database).await?;
    let (head, keys) = part_with_keys(&database).await?;
    let file = database.clone();
    let database = in_background(database, move || {
        File::open(&file)?.sync_all()?;
        sha256(&file)
    })
    .await?;
    let manifest = Manifest {
        taken_at: at,
        head,
        database,
        keys: Hash::from_bytes(digest_of(keys.as_bytes())),
    };
    let text = manifest.signed(keyring).ok_or(BackupError::Sign)?;
    let dir = dir.to_owned();
    in_background(dir.clone(), move || {
        write_new(&dir.join(KEYS), keys.as_bytes())?;
        write_new(&dir.join(MANIFEST), text.as_bytes())?;
        File::open(&dir)?.sync_all()?;
        sync_parent(&dir)
    })
    .await?;
    Ok(manifest)
}

fn prepare(dir: &Path) -> Result<(), BackupError> {
    let io = |source| BackupError::Io {
        path: dir.to_owned(),
        source,
    };
    match DirBuilder::new().mode(0o700).create(dir) {
        Ok(()) => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(io(error)),
    }
    match fs::read_dir(dir).map_err(io)?.next() {
        None => Ok(()),
        Some(Ok(_)) => Err(BackupError::NotEmpty {
            dir: dir.to_owned(),
        }),
        Some(Err(error)) => Err(io(error)),
    }
}

/// One moment's state of the whole database.
async fn copy(url: &str, to: &Path) -> Result<(), BackupError> {
    let failed = |source| BackupError::Copy {
        path: to.to_owned(),
        source,
    };
    // Made here and empty, so that nobody else can read it from the first byte on.
    write_new(to, b"").map_err(|source| BackupError::Io {
        path: to.to_owned(),
        source,
    })?;
    let name = to.to_str().ok_or_else(|| BackupError::Io {
        path: to.to_owned(),
        source: io::Error::new(io::ErrorKind::InvalidFilename, "the name is not UTF-8"),
    })?;
    let from = open::options(url)?;
    open::require_file(from.get_filename())?;
    let mut connection = from.connect().await.map_err(failed)?;
    let copied = sqlx::query("VACUUM INTO ?1")
        .bind(name)
        .execute(&mut connection)
        .await;
    let closed = connection.close().await;
    copied.map_err(failed)?;
    closed.map_err(failed)
}

/// Takes the wrapped keys out of the copy; its head, and the keys as the text of their own file.
async fn part_with_keys(copy: &Path) -> Result<(Head, String), BackupError> {
    let failed = |source| BackupError::Copy {
        path: copy.to_owned(),
        source,
    };
    // Without a journal, which would keep the keys on the disk once more. If this fails, the whole copy goes.
    let mut connection = SqliteConnectOptions::new()
        .filename(copy)
        .journal_mode(SqliteJournalMode::Off)
        .pragma("secure_delete", "ON")
        .disable_statement_logging()
        .connect()
        .await
        .map_err(failed)?;
    let head = rows::stored_head(&mut connection).await.map_err(failed)?;
    let keys = keys_text(&mut connection).await?;
    sqlx::query("DELETE FROM data_keys")
        .execute(&mut connection)
        .await
        .map_err(failed)?;
    connection.close().await.map_err(failed)?;
    Ok((head, keys))
}

/// A line a key: subject, master key, wrapped key.
async fn keys_text(connection: &mut SqliteConnection) -> Result<String, ReadError> {
    let mut text = String::new();
    for (subject, wrapped) in rows::stored_keys(connection).await? {
        let subject = subject::to_text(subject);
        let key = hex::of(wrapped.as_bytes());
        text.extend([
            &subject,
            " ",
            &wrapped.master().to_string(),
            " ",
            &key,
            "\n",
        ]);
    }
    Ok(text)
}

fn write_new(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

/// The SHA-256 of a file.
pub(super) fn sha256(path: &Path) -> io::Result<Hash> {
    let mut file = File::open(path)?;
    let mut hasher = digest::Context::new(&digest::SHA256);
    let mut buffer = vec![0; 1 << 20];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        hasher.update(&buffer[..count]);
    }
    let mut bytes = [0; 32];
    bytes.copy_from_slice(hasher.finish().as_ref());
    Ok(Hash::from_bytes(bytes))
}

pub(super) fn digest_of(bytes: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    out
}

/// Long work on files, away from the threads that answer the telephone.
async fn in_background<T: Send + 'static>(
    path: PathBuf,
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, BackupError> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(io::Error::other(error)))
        .map_err(|source| BackupError::Io { path, source })
}
