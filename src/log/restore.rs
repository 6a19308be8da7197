//! From a backup to a database that can be served again. Believes nothing in the backup before signature, files and chain
//! have been checked; never touches a database that is there, and shows the new one under its name only when it is whole.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use crate::domain::secret::Subject;
use crate::log::backup::{digest_of, sha256};
use crate::log::chain::Break;
use crate::log::key_file::sync_parent;
use crate::log::keys::{Keyring, MasterKeyId, UnwrapError, WrappedKey};
use crate::log::manifest::{DATABASE, KEYS, Manifest, ManifestError};
use crate::log::sqlite::SqliteLog;
use crate::log::sqlite::open::{self, DatabaseError, OpenMode};
use crate::log::{
    AppendError, EventLog as _, Hash, Head, KeyChange, NewRecord, ReadError, hex, subject, verify,
};

/// Why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// There is a database already.
    #[error("{} is there already: a restore never overwrites a database. Move it away first", path.display())]
    Exists {
        /// The file that is in the way.
        path: PathBuf,
    },
    /// The manifest is missing or not to be believed.
    #[error("the backup cannot be restored")]
    Manifest(#[from] ManifestError),
    /// A file is not the one that was signed.
    #[error("{} is not the file that was backed up: it has been altered or damaged", path.display())]
    Altered {
        /// The file.
        path: PathBuf,
    },
    /// A line of the file of keys is not a key.
    #[error("line {line} of {} is not a data key", path.display())]
    KeyLine {
        /// The file.
        path: PathBuf,
        /// From 1.
        line: usize,
    },
    /// A data key does not open.
    #[error("the data keys of the backup cannot be used")]
    Unwrap(#[from] UnwrapError),
    /// The chain does not hold, or is not the one that was signed.
    #[error("the log in the backup is broken: {0}")]
    Broken(Break),
    /// The new database could not be opened.
    #[error("the new database cannot be opened")]
    Database(#[from] DatabaseError),
    /// The new database could not be read.
    #[error("the new database cannot be read")]
    Read(#[from] ReadError),
    /// The record of the restore could not be written.
    #[error("the record of the restore cannot be written")]
    Append(#[from] AppendError),
    /// A file could not be read or written.
    #[error("{} cannot be read or written", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

/// What was found of the data keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestoredKeys {
    /// The file of keys was there, with this many in it.
    Found(usize),
    /// The file of keys is gone: everything sealed before the backup reads as erased. Say so.
    Absent,
}

/// What was restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What the backup said of itself.
    pub manifest: Manifest,
    /// The head with the record of the restore.
    pub head: Head,
    /// The data keys.
    pub keys: RestoredKeys,
}

/// Makes the database at `url` from the backup in `dir`, with one record more: `make_record` is given the backup's head and
/// says that a new epoch begins with its effects held.
pub async fn restore(
    dir: &Path,
    url: &str,
    keyring: &Keyring,
    make_record: impl FnOnce(Head) -> NewRecord,
) -> Result<Restored, RestoreError> {
    let target = open::database_path(url)?;
    refuse_existing(&target)?;
    let manifest = Manifest::read(dir, keyring)?;
    let keys = read_keys(dir, manifest.keys, keyring)?;
    let partial = beside(&target, ".restoring");
    remove_partial(&partial)?;
    copy(&dir.join(DATABASE), &partial, manifest.database)?;
    let head = match complete(url, &partial, &manifest, keys.as_deref(), make_record).await {
        Ok(head) => head,
        Err(error) => {
            remove_partial(&partial)?;
            return Err(error);
        }
    };
    put_in_place(&partial, &target).map_err(at(&target))?;
    Ok(Restored {
        manifest,
        head,
        keys: keys.map_or(RestoredKeys::Absent, |keys| RestoredKeys::Found(keys.len())),
    })
}

async fn complete(
    url: &str,
    partial: &Path,
    manifest: &Manifest,
    keys: Option<&[(Subject, WrappedKey)]>,
    make_record: impl FnOnce(Head) -> NewRecord,
) -> Result<Head, RestoreError> {
    let options = open::options(url)?.filename(partial);
    let mut log = SqliteLog::open_with(options, OpenMode::Existing).await?;
    let report = verify::verify_against(&mut log, &manifest.head).await?;
    if let Some(broken) = report.broken {
        log.close().await?;
        return Err(RestoreError::Broken(broken));
    }
    let record = make_record(report.head);
    let puts: Vec<_> = keys
        .unwrap_or_default()
        .iter()
        .map(|(subject, wrapped)| KeyChange::Put {
            subject: *subject,
            wrapped: wrapped.clone(),
        })
        .collect();
    let head = log.append(report.head.seq, &[record], &puts).await?;
    log.close().await?;
    Ok(head)
}

fn refuse_existing(target: &Path) -> Result<(), RestoreError> {
    for path in [target.to_owned(), beside(target, "-wal")] {
        if path.try_exists().map_err(at(&path))? {
            return Err(RestoreError::Exists { path });
        }
    }
    Ok(())
}

/// The data keys, if their file is still there: it may have been deleted on purpose, to complete an erasure.
fn read_keys(
    dir: &Path,
    signed: Hash,
    keyring: &Keyring,
) -> Result<Option<Vec<(Subject, WrappedKey)>>, RestoreError> {
    let path = dir.join(KEYS);
    let text = match fs::read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(at(&path)(error)),
    };
    if Hash::from_bytes(digest_of(&text)) != signed {
        return Err(RestoreError::Altered { path });
    }
    let text = String::from_utf8_lossy(&text);
    let mut keys = Vec::new();
    for (index, content) in text.lines().enumerate() {
        let (subject, wrapped) = parse(content).ok_or_else(|| RestoreError::KeyLine {
            path: path.clone(),
            line: index + 1,
        })?;
        keyring.unwrap(subject, &wrapped)?;
        keys.push((subject, wrapped));
    }
    Ok(Some(keys))
}

fn parse(line: &str) -> Option<(Subject, WrappedKey)> {
    let mut parts = line.split(' ');
    let subject = subject::from_text(parts.next()?)?;
    let master = MasterKeyId::from_hex(parts.next()?)?;
    let wrapped = WrappedKey::from_parts(master, &hex::to_vec(parts.next()?)?)?;
    parts.next().is_none().then_some((subject, wrapped))
}

fn copy(from: &Path, to: &Path, signed: Hash) -> Result<(), RestoreError> {
    let mut source = File::open(from).map_err(at(from))?;
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(to)
        .map_err(at(to))?;
    io::copy(&mut source, &mut file)
        .and_then(|_| file.sync_all())
        .map_err(at(to))?;
    // The copy, not the original: that is what will be served.
    if sha256(to).map_err(at(to))? == signed {
        Ok(())
    } else {
        remove_leftover(to)?;
        Err(RestoreError::Altered {
            path: from.to_owned(),
        })
    }
}

fn put_in_place(partial: &Path, target: &Path) -> io::Result<()> {
    if beside(partial, "-wal").try_exists()? {
        return Err(io::Error::other("the new database was not closed whole"));
    }
    File::open(partial)?.sync_all()?;
    fs::rename(partial, target)?;
    sync_parent(target)
}

/// What is left of a restore that was not finished.
fn remove_partial(partial: &Path) -> Result<(), RestoreError> {
    for path in [partial, &beside(partial, "-wal"), &beside(partial, "-shm")] {
        remove_leftover(path)?;
    }
    Ok(())
}

fn remove_leftover(path: &Path) -> Result<(), RestoreError> {
    match fs::remove_file(path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(at(path)(error)),
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

fn at(path: &Path) -> impl Fn(io::Error) -> RestoreError {
    let path = path.to_owned();
    move |source| RestoreError::Io {
        path: path.clone(),
        source,
    }
}
