//! The key file: the master keys, outside the database and outside its backups. Made only together with an empty database;
//! a file that is missing, wrong or readable by others is refused with what to do about it. Never shows a key in an error.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::log::entropy::{Entropy, EntropyError};
use crate::log::hex;
use crate::log::keys::{Keyring, MasterKeyId};
use crate::log::sqlite::SqliteLog;
use crate::log::{AppendError, EventLog as _, ReadError};

const EXPLANATION: &str = "\
# The master keys of a Hjemmevakt database. Whoever has this file and the database can read everything; without this file
# nobody can. Keep a copy in a safe place that is not where the backups of the database are.
# A key a line: eight hexadecimal digits to name it, a space, 64 hexadecimal digits. The last line is the one in use. A new
# key is added at the end (`hjemmevakt keys rotate`); the lines above it open what is older (`hjemmevakt keys retire`).
";

/// Why the master keys could not be had.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// There is a database, but no key file.
    #[error(
        "the key file {} is missing, and the database was made with it: put it back from where you keep its copy \
         (HJEMMEVAKT_KEY_FILE says where it is). Without it the sealed content cannot be read by anybody", path.display()
    )]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// Others than the owner may read or write it.
    #[error(
        "the key file {} can be used by others (mode {mode:03o}): run chmod 600 on it, and think about who may have read it", path.display()
    )]
    Permissions {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// A line is not a key.
    #[error(
        "line {line} of the key file {} is not a key: it should be eight hexadecimal digits, a space and 64 hexadecimal digits", path.display()
    )]
    Line {
        /// The file.
        path: PathBuf,
        /// From 1.
        line: usize,
    },
    /// Two lines with one id.
    #[error("line {line} of the key file {} names key {id} a second time", path.display())]
    Twice {
        /// The file.
        path: PathBuf,
        /// From 1.
        line: usize,
        /// The id.
        id: MasterKeyId,
    },
    /// No key in it.
    #[error(
        "the key file {} has no key in it: put its copy back, or remove it if the database is new", path.display()
    )]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// It belongs to another database.
    #[error(
        "the key file {} does not fit this database: key {id} is missing in it or is another one. Use the file that belongs to the database", path.display()
    )]
    Wrong {
        /// The file.
        path: PathBuf,
        /// The key that the database knows otherwise.
        id: MasterKeyId,
    },
    /// It would overwrite one.
    #[error("there is a key file {} already: it is never overwritten", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file could not be read or written.
    #[error("the key file {} cannot be used", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// No new key could be made.
    #[error("no master key can be made")]
    Entropy(#[from] EntropyError),
    /// The database could not say which keys it was used with.
    #[error("the database cannot say which master keys it was used with")]
    Read(#[from] ReadError),
    /// The database could not remember the keys.
    #[error("the database cannot remember which master keys it is used with")]
    Append(#[from] AppendError),
}

/// The master keys for this database: read from the file and compared with what the database remembers, or, if the database
/// is empty and there is no file, made.
pub async fn open_keyring(
    log: &mut SqliteLog,
    path: &Path,
    entropy: &mut dyn Entropy,
) -> Result<Keyring, KeyFileError> {
    let remembered = log.key_checks().await?;
    let fresh = remembered.is_empty() && log.head().await?.seq == 0;
    let keyring = if fresh && !exists(path)? {
        create(path, entropy)?
    } else {
        load(path)?
    };
    for (id, value) in &remembered {
        if keyring.check_value(*id).as_ref() != Some(value) {
            return Err(KeyFileError::Wrong {
                path: path.to_owned(),
                id: *id,
            });
        }
    }
    let new: Vec<_> = keyring
        .ids()
        .filter(|id| remembered.iter().all(|(known, _)| known != id))
        .filter_map(|id| keyring.check_value(id).map(|value| (id, value)))
        .collect();
    log.remember_key_checks(&new).await?;
    Ok(keyring)
}

/// Reads a key file that only its owner can use.
pub fn load(path: &Path) -> Result<Keyring, KeyFileError> {
    let io_error = |source| KeyFileError::Io {
        path: path.to_owned(),
        source,
    };
    if !exists(path)? {
        return Err(KeyFileError::Missing {
            path: path.to_owned(),
        });
    }
    let mode = fs::metadata(path).map_err(io_error)?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(KeyFileError::Permissions {
            path: path.to_owned(),
            mode,
        });
    }
    let text = Zeroizing::new(fs::read_to_string(path).map_err(io_error)?);
    parse(&text, path)
}

/// Makes a key file with one new key, durable before it returns. Never overwrites one.
pub fn create(path: &Path, entropy: &mut dyn Entropy) -> Result<Keyring, KeyFileError> {
    let keyring = Keyring::generate(entropy)?;
    let partial = partial(path);
    let written = write_new(&partial, &with_explanation(&keyring.active_line()))
        // A link, not a rename: it fails if the name is taken.
        .and_then(|()| fs::hard_link(&partial, path))
        .and_then(|()| sync_parent(path));
    // What is left of it is a second name for the same file, or half a file.
    let removed = fs::remove_file(&partial);
    written.and(removed).map_err(|source| {
        let path = path.to_owned();
        if source.kind() == io::ErrorKind::AlreadyExists {
            KeyFileError::Exists { path }
        } else {
            KeyFileError::Io { path, source }
        }
    })?;
    Ok(keyring)
}

/// Where a key file is written before it gets its name.
pub(super) fn partial(path: &Path) -> PathBuf {
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    PathBuf::from(partial)
}

/// Lines of keys, and above them what they are.
pub(super) fn with_explanation(lines: &str) -> Zeroizing<String> {
    Zeroizing::new(format!("{EXPLANATION}{lines}"))
}

/// Durable, for its owner alone.
pub(super) fn write_new(partial: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(partial)?;
    // A leftover of an earlier try keeps its mode.
    file.set_permissions(fs::Permissions::from_mode(0o600))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Makes a new name in a folder durable.
pub(super) fn sync_parent(path: &Path) -> io::Result<()> {
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    File::open(parent)?.sync_all()
}

fn exists(path: &Path) -> Result<bool, KeyFileError> {
    path.try_exists().map_err(|source| KeyFileError::Io {
        path: path.to_owned(),
        source,
    })
}

fn parse(text: &str, path: &Path) -> Result<Keyring, KeyFileError> {
    let mut seen = HashSet::new();
    let mut keys = Vec::new();
    for (index, content) in text.lines().map(str::trim).enumerate() {
        let line = index + 1;
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        let (id, key) = content
            .split_once(' ')
            .and_then(|(id, key)| {
                let key = hex::to_bytes(key.trim_start()).map(Zeroizing::new)?;
                Some((MasterKeyId::from_hex(id)?, key))
            })
            .ok_or_else(|| KeyFileError::Line {
                path: path.to_owned(),
                line,
            })?;
        if !seen.insert(id) {
            return Err(KeyFileError::Twice {
                path: path.to_owned(),
                line,
                id,
            });
        }
        keys.push((id, key));
    }
    Keyring::from_parts(keys).ok_or_else(|| KeyFileError::Empty {
        path: path.to_owned(),
    })
}
