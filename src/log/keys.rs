//! Master keys, and the data keys they wrap. Key material never shows in debug output and is wiped when dropped. Never
//! reads or writes a file: that is [`key_file`](crate::log::key_file).

use std::fmt;
use std::sync::Arc;

use arc_swap::ArcSwap;
use aws_lc_rs::{hkdf, hmac};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::domain::secret::Subject;
use crate::log::entropy::{Entropy, EntropyError};
use crate::log::{hex, subject};

const NONCE: usize = 24;
const TAG: usize = 16;
const KEY: usize = 32;
/// Bytes of a wrapped data key: its id, the nonce, the sealed key and its tag.
const WRAPPED: usize = DataKeyId::LEN + NONCE + KEY + TAG;

/// Which master key. Eight hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MasterKeyId([u8; 4]);

impl MasterKeyId {
    /// Bytes of an id.
    pub(super) const LEN: usize = 4;

    pub(super) const fn from_bytes(bytes: [u8; Self::LEN]) -> Self {
        Self(bytes)
    }

    pub(super) const fn as_bytes(self) -> [u8; Self::LEN] {
        self.0
    }

    /// From eight hexadecimal digits; `None` if it is anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        hex::to_bytes(text).map(Self)
    }
}

impl fmt::Display for MasterKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::of(&self.0))
    }
}

impl fmt::Debug for MasterKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Which data key: written in front of all that is sealed with it, so that content of a destroyed key is known for what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DataKeyId(pub(super) [u8; Self::LEN]);

impl DataKeyId {
    pub(super) const LEN: usize = 8;
}

/// A data key in the form in which it is stored: readable only with the master key.
#[derive(Clone, PartialEq, Eq)]
pub struct WrappedKey {
    master: MasterKeyId,
    bytes: [u8; WRAPPED],
}

impl WrappedKey {
    /// From its stored parts; `None` if the length is wrong.
    pub fn from_parts(master: MasterKeyId, bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes| Self { master, bytes })
    }

    /// The master key it needs.
    pub const fn master(&self) -> MasterKeyId {
        self.master
    }

    /// What is stored.
    pub const fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl fmt::Debug for WrappedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WrappedKey(by {})", self.master)
    }
}

/// A data key, open in memory.
pub(super) struct DataKey {
    pub(super) id: DataKeyId,
    key: Zeroizing<[u8; KEY]>,
}

impl DataKey {
    /// A new one.
    pub(super) fn generate(entropy: &mut dyn Entropy) -> Result<Self, EntropyError> {
        let mut id = [0; DataKeyId::LEN];
        entropy.fill(&mut id)?;
        let mut key = Zeroizing::new([0; KEY]);
        entropy.fill(&mut *key)?;
        Ok(Self {
            id: DataKeyId(id),
            key,
        })
    }

    pub(super) fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.key).into())
    }
}

/// A data key could not be read with the master keys at hand.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnwrapError {
    /// The master key is not in the key file.
    #[error(
        "a data key is wrapped under master key {master}, which the key file does not have: put the line of that key back"
    )]
    NoMaster {
        /// Which one is missing.
        master: MasterKeyId,
    },
    /// The key under this id is another one, or the stored data key has been tampered with.
    #[error(
        "a data key wrapped under master key {master} does not open: the key file or the database has been altered"
    )]
    Altered {
        /// Under which.
        master: MasterKeyId,
    },
}

/// A signature was made by a key that is not here, or over something else.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// The master key is not in the key file.
    #[error(
        "it is signed under master key {master}, which the key file does not have: use the key file that belongs to it"
    )]
    NoMaster {
        /// Which one is missing.
        master: MasterKeyId,
    },
    /// What was signed is not what is here.
    #[error("the signature does not fit: it has been altered, or the key file is another one")]
    Wrong,
}

struct MasterKey {
    id: MasterKeyId,
    key: Zeroizing<[u8; KEY]>,
}

impl MasterKey {
    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.key).into())
    }

    /// A key for one purpose, from which the master key cannot be found.
    fn derived(&self, purpose: &'static [u8]) -> Option<hmac::Key> {
        hkdf::Salt::new(hkdf::HKDF_SHA256, b"hjemmevakt")
            .extract(&*self.key)
            .expand(&[purpose], hkdf::HKDF_SHA256.hmac_algorithm())
            .ok()
            .map(hmac::Key::from)
    }
}

/// The master keys of a database, oldest first. The newest wraps what is new; the others still open what is old.
pub struct Keyring {
    older: Vec<MasterKey>,
    active: MasterKey,
}

/// The master keys as everybody in a process holds them: replaced as a whole when there is a new one.
pub type SharedKeyring = Arc<ArcSwap<Keyring>>;

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.ids()).finish()
    }
}

impl Keyring {
    /// One new master key.
    pub fn generate(entropy: &mut dyn Entropy) -> Result<Self, EntropyError> {
        let mut id = [0; 4];
        entropy.fill(&mut id)?;
        let mut key = Zeroizing::new([0; KEY]);
        entropy.fill(&mut *key)?;
        Ok(Self {
            older: Vec::new(),
            active: MasterKey {
                id: MasterKeyId(id),
                key,
            },
        })
    }

    /// From ids and keys, oldest first; `None` if there is none.
    pub(super) fn from_parts(
        keys: impl IntoIterator<Item = (MasterKeyId, Zeroizing<[u8; KEY]>)>,
    ) -> Option<Self> {
        let mut older: Vec<_> = keys
            .into_iter()
            .map(|(id, key)| MasterKey { id, key })
            .collect();
        let active = older.pop()?;
        Some(Self { older, active })
    }

    /// The key that wraps what is new.
    pub const fn active(&self) -> MasterKeyId {
        self.active.id
    }

    /// Every id, oldest first.
    pub fn ids(&self) -> impl Iterator<Item = MasterKeyId> {
        self.all().map(|master| master.id)
    }

    /// To be held by everybody in a process.
    pub fn shared(self) -> SharedKeyring {
        Arc::new(ArcSwap::from_pointee(self))
    }

    /// The active key's line for a key file.
    pub(super) fn active_line(&self) -> Zeroizing<String> {
        let key = Zeroizing::new(hex::of(&*self.active.key));
        Zeroizing::new(format!("{} {}\n", self.active.id, *key))
    }

    /// A value that tells whether a master key is the same one as before, and nothing else about it.
    pub fn check_value(&self, id: MasterKeyId) -> Option<[u8; 32]> {
        self.tag(id, b"key check 1", &id.0)
    }

    /// Signs a message under the active key.
    pub(super) fn sign(&self, message: &[u8]) -> Option<(MasterKeyId, [u8; 32])> {
        self.tag(self.active.id, b"signature 1", message)
            .map(|tag| (self.active.id, tag))
    }

    /// Did the holder of this key sign this message?
    pub(super) fn verify(
        &self,
        master: MasterKeyId,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), SignatureError> {
        let key = self
            .find(master)
            .ok_or(SignatureError::NoMaster { master })?
            .derived(b"signature 1")
            .ok_or(SignatureError::Wrong)?;
        hmac::verify(&key, message, signature).map_err(|_| SignatureError::Wrong)
    }

    /// The stored form of a data key, bound to its subject.
    pub(super) fn wrap(
        &self,
        subject: Subject,
        key: &DataKey,
        entropy: &mut dyn Entropy,
    ) -> Result<WrappedKey, EntropyError> {
        let mut bytes = [0; WRAPPED];
        let (id, rest) = bytes.split_at_mut(DataKeyId::LEN);
        let (nonce, sealed) = rest.split_at_mut(NONCE);
        id.copy_from_slice(&key.id.0);
        entropy.fill(nonce)?;
        let aad = wrapping_aad(subject, key.id);
        let payload = Payload {
            msg: &*key.key,
            aad: &aad,
        };
        let nonce = XNonce::try_from(&*nonce).map_err(|_| EntropyError)?;
        // The cipher refuses only messages of many gigabytes.
        let cipher_text = self
            .active
            .cipher()
            .encrypt(&nonce, payload)
            .map_err(|_| EntropyError)?;
        sealed.copy_from_slice(&cipher_text);
        Ok(WrappedKey {
            master: self.active.id,
            bytes,
        })
    }

    /// The data key, from its stored form.
    pub(super) fn unwrap(
        &self,
        subject: Subject,
        wrapped: &WrappedKey,
    ) -> Result<DataKey, UnwrapError> {
        let master = wrapped.master;
        let altered = UnwrapError::Altered { master };
        let cipher = self
            .find(master)
            .ok_or(UnwrapError::NoMaster { master })?
            .cipher();
        let (id, rest) = wrapped.bytes.split_at(DataKeyId::LEN);
        let (nonce, sealed) = rest.split_at(NONCE);
        let id = DataKeyId(id.try_into().map_err(|_| altered.clone())?);
        let nonce = XNonce::try_from(nonce).map_err(|_| altered.clone())?;
        let payload = Payload {
            msg: sealed,
            aad: &wrapping_aad(subject, id),
        };
        let opened = Zeroizing::new(
            cipher
                .decrypt(&nonce, payload)
                .map_err(|_| altered.clone())?,
        );
        let mut key = Zeroizing::new([0; KEY]);
        if opened.len() != KEY {
            return Err(altered);
        }
        key.copy_from_slice(&opened);
        Ok(DataKey { id, key })
    }

    /// The active key with its id, for what is sealed directly under it.
    pub(super) fn active_cipher(&self) -> (MasterKeyId, XChaCha20Poly1305) {
        (self.active.id, self.active.cipher())
    }

    /// The key of this id, for what was sealed directly under it.
    pub(super) fn cipher_of(&self, id: MasterKeyId) -> Option<XChaCha20Poly1305> {
        self.find(id).map(MasterKey::cipher)
    }

    fn all(&self) -> impl Iterator<Item = &MasterKey> {
        self.older.iter().chain(std::iter::once(&self.active))
    }

    fn find(&self, id: MasterKeyId) -> Option<&MasterKey> {
        self.all().find(|master| master.id == id)
    }

    fn tag(&self, id: MasterKeyId, purpose: &'static [u8], message: &[u8]) -> Option<[u8; 32]> {
        let key = self.find(id)?.derived(purpose)?;
        hmac::sign(&key, message).as_ref().try_into().ok()
    }
}

/// A wrapped key opens only for the subject it was made for.
fn wrapping_aad(subject: Subject, id: DataKeyId) -> Vec<u8> {
    let mut aad = b"hjemmevakt/data-key/1".to_vec();
    aad.extend_from_slice(&id.0);
    aad.extend_from_slice(subject::to_text(subject).as_bytes());
    aad
}
