//! The manifest of a backup: what was copied, up to which record, and a signature that only a holder of the master key can
//! make. Never holds a key.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::domain::time::Timestamp;
use crate::log::keys::{Keyring, MasterKeyId, SignatureError};
use crate::log::{Hash, Head, hex};

/// Its name in the folder of a backup.
pub const MANIFEST: &str = "manifest.json";
/// The database's name there.
pub const DATABASE: &str = "hjemmevakt.db";
/// The name of the wrapped data keys there.
pub const KEYS: &str = "hjemmevakt.keys";

const FORMAT: u32 = 1;

/// What a backup says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// When it was taken.
    pub taken_at: Timestamp,
    /// The last record in it.
    pub head: Head,
    /// The SHA-256 of the database file.
    pub database: Hash,
    /// The SHA-256 of the file of wrapped keys.
    pub keys: Hash,
}

/// Why a manifest was not believed.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// It could not be read.
    #[error("{} cannot be read: is this the folder of a backup?", path.display())]
    Io {
        /// The manifest.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// It is not a manifest.
    #[error("{} is not a manifest", path.display())]
    Json {
        /// The manifest.
        path: PathBuf,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// A part of it is not what the program writes.
    #[error("{field} in {} is not what the program writes", path.display())]
    Field {
        /// The manifest.
        path: PathBuf,
        /// Which part.
        field: &'static str,
    },
    /// A newer version of the program wrote it.
    #[error("{} has format {format}, which this version of the program does not know", path.display())]
    Format {
        /// The manifest.
        path: PathBuf,
        /// Its format.
        format: u32,
    },
    /// The signature does not hold.
    #[error("the manifest {} cannot be believed", path.display())]
    Signature {
        /// The manifest.
        path: PathBuf,
        /// Why.
        #[source]
        source: SignatureError,
    },
}

#[derive(Serialize, Deserialize)]
struct Stored {
    format: u32,
    /// For people; what counts is `taken_at_ms`.
    taken_at: String,
    taken_at_ms: i64,
    head_seq: u64,
    head_hash: String,
    database_sha256: String,
    keys_sha256: String,
    master_key: String,
    signature: String,
}

impl Manifest {
    /// What is signed.
    fn message(&self) -> Vec<u8> {
        let mut message = b"hjemmevakt/backup/1".to_vec();
        message.extend_from_slice(&self.taken_at.as_millis().to_be_bytes());
        message.extend_from_slice(&self.head.seq.to_be_bytes());
        for hash in [self.head.hash, self.database, self.keys] {
            message.extend_from_slice(hash.as_bytes());
        }
        message
    }

    /// As text, signed under the active master key; `None` if the key cannot sign.
    pub(super) fn signed(&self, keyring: &Keyring) -> Option<String> {
        let (master, signature) = keyring.sign(&self.message())?;
        let stored = Stored {
            format: FORMAT,
            taken_at: self.taken_at.to_string(),
            taken_at_ms: self.taken_at.as_millis(),
            head_seq: self.head.seq,
            head_hash: self.head.hash.to_string(),
            database_sha256: self.database.to_string(),
            keys_sha256: self.keys.to_string(),
            master_key: master.to_string(),
            signature: hex::of(&signature),
        };
        serde_json::to_string_pretty(&stored).ok()
    }

    /// Reads the manifest in a backup's folder and checks its signature.
    pub fn read(dir: &Path, keyring: &Keyring) -> Result<Self, ManifestError> {
        let path = dir.join(MANIFEST);
        let text = fs::read(&path).map_err(|source| ManifestError::Io {
            path: path.clone(),
            source,
        })?;
        let stored: Stored =
            serde_json::from_slice(&text).map_err(|source| ManifestError::Json {
                path: path.clone(),
                source,
            })?;
        if stored.format != FORMAT {
            return Err(ManifestError::Format {
                path,
                format: stored.format,
            });
        }
        let (manifest, master, signature) =
            stored.parse().map_err(|field| ManifestError::Field {
                path: path.clone(),
                field,
            })?;
        keyring
            .verify(master, &manifest.message(), &signature)
            .map_err(|source| ManifestError::Signature { path, source })?;
        Ok(manifest)
    }
}

impl Stored {
    fn parse(&self) -> Result<(Manifest, MasterKeyId, [u8; 32]), &'static str> {
        let manifest = Manifest {
            taken_at: Timestamp::from_millis(self.taken_at_ms),
            head: Head {
                seq: self.head_seq,
                hash: Hash::from_hex(&self.head_hash).ok_or("head_hash")?,
            },
            database: Hash::from_hex(&self.database_sha256).ok_or("database_sha256")?,
            keys: Hash::from_hex(&self.keys_sha256).ok_or("keys_sha256")?,
        };
        let master = MasterKeyId::from_hex(&self.master_key).ok_or("master_key")?;
        let signature = hex::to_bytes(&self.signature).ok_or("signature")?;
        Ok((manifest, master, signature))
    }
}
