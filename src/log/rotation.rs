//! A new master key while the old one is in use, and the end of the old one. The key file always holds every key that something is
//! wrapped by: a new one is in it before it is used, an old one stays until nothing needs it. Never shows a key.

use std::fs;
use std::path::Path;

use sqlx::{ConnectOptions as _, Connection as _};
use zeroize::Zeroizing;

use crate::log::entropy::Entropy;
use crate::log::key_file::{self, KeyFileError};
use crate::log::keys::{Keyring, MasterKeyId};
use crate::log::sqlite::open::{self, DatabaseError};

/// Why the master keys could not be changed.
#[derive(Debug, thiserror::Error)]
pub enum RotationError {
    /// The file.
    #[error(transparent)]
    File(#[from] KeyFileError),
    /// The database could not be opened.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The database could not be asked or told.
    #[error("the database cannot be told about its master keys")]
    Sqlite(#[from] sqlx::Error),
    /// Something is still wrapped by an older key.
    #[error(
        "{count} data keys are still wrapped by an older master key: run `hjemmevakt keys rotate` first, or start the server again"
    )]
    StillNeeded {
        /// How many.
        count: i64,
    },
}

/// Puts a new key at the end of the file, durable before it returns; what is read from it then. Refused if the file is not the one
/// that is in use.
pub fn add(
    path: &Path,
    in_use: &Keyring,
    entropy: &mut dyn Entropy,
) -> Result<Keyring, RotationError> {
    let there = belonging(path, in_use)?;
    let new = loop {
        let new = Keyring::generate(entropy).map_err(KeyFileError::from)?;
        if there.ids().all(|id| id != new.active()) {
            break new;
        }
    };
    let mut text = Zeroizing::new(fs::read_to_string(path).map_err(|source| io(path, source))?);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&new.active_line());
    replace(path, &text)?;
    Ok(key_file::load(path)?)
}

/// Takes every key but the last out of the file.
pub fn keep_newest(path: &Path, in_use: &Keyring) -> Result<Keyring, RotationError> {
    let there = belonging(path, in_use)?;
    replace(path, &key_file::with_explanation(&there.active_line()))?;
    Ok(key_file::load(path)?)
}

/// The file, if it holds the key that is in use.
fn belonging(path: &Path, in_use: &Keyring) -> Result<Keyring, RotationError> {
    let there = key_file::load(path)?;
    let id = in_use.active();
    if there.check_value(id).is_none() || there.check_value(id) != in_use.check_value(id) {
        let path = path.to_owned();
        return Err(KeyFileError::Wrong { path, id }.into());
    }
    Ok(there)
}

/// At no moment is there half a file, or none.
fn replace(path: &Path, text: &str) -> Result<(), RotationError> {
    let partial = key_file::partial(path);
    key_file::write_new(&partial, text)
        .and_then(|()| fs::rename(&partial, path))
        .and_then(|()| key_file::sync_parent(path))
        .map_err(|source| io(path, source).into())
}

fn io(path: &Path, source: std::io::Error) -> KeyFileError {
    let path = path.to_owned();
    KeyFileError::Io { path, source }
}

/// The database knows its keys from now on.
pub async fn remember(url: &str, keyring: &Keyring) -> Result<(), RotationError> {
    let mut connection = open::options(url)?.connect().await?;
    for id in keyring.ids() {
        let Some(value) = keyring.check_value(id) else {
            continue;
        };
        sqlx::query("INSERT INTO key_checks (master_key, value) VALUES (?1, ?2) ON CONFLICT (master_key) DO NOTHING")
            .bind(id.to_string())
            .bind(&value[..])
            .execute(&mut connection)
            .await?;
    }
    connection.close().await?;
    Ok(())
}

/// The database forgets every key but this one; refused while a data key is wrapped by another.
pub async fn forget_others(url: &str, active: MasterKeyId) -> Result<(), RotationError> {
    let mut connection = open::options(url)?.connect().await?;
    let mut together = connection.begin_with("BEGIN IMMEDIATE").await?;
    let count: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM data_keys WHERE master_key <> ?1 AND destroyed = 0",
    )
    .bind(active.to_string())
    .fetch_one(&mut *together)
    .await?;
    if count > 0 {
        return Err(RotationError::StillNeeded { count });
    }
    sqlx::query("DELETE FROM key_checks WHERE master_key <> ?1")
        .bind(active.to_string())
        .execute(&mut *together)
        .await?;
    together.commit().await?;
    connection.close().await?;
    Ok(())
}
