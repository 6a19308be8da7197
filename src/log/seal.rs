//! Sealing: what is personal is encrypted under its subject's own data key before it comes into a record. Whoever destroys the
//! key erases the content, while the record and the chain stay. Never stores a key itself: new and destroyed keys are
//! handed out as [`KeyChange`]s, to be committed with the records that need them.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use chacha20poly1305::XNonce;
use chacha20poly1305::aead::{Aead, Payload};

use crate::domain::secret::Subject;
use crate::log::entropy::{Entropy, EntropyError};
use crate::log::keys::{DataKey, DataKeyId, Keyring, UnwrapError, WrappedKey};
use crate::log::{KeyChange, subject};

/// The first byte of everything sealed: which form it has.
const FORM: u8 = 1;
const NONCE: usize = 24;
const HEADER: usize = 1 + DataKeyId::LEN + NONCE;

/// Nothing could be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// No random bytes for a key or a nonce.
    #[error("nothing can be sealed")]
    Entropy(#[from] EntropyError),
    /// The content is longer than the cipher takes.
    #[error("the content is too long to be sealed")]
    TooLong,
}

/// Something sealed could not be opened although its key is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Too short, or of a form that this program does not know.
    #[error("this is not sealed content, or a newer version of the program sealed it")]
    Malformed,
    /// It was altered, or belongs somewhere else.
    #[error("the sealed content has been altered or moved")]
    Altered,
}

#[derive(Clone)]
struct Entry {
    wrapped: WrappedKey,
    key: Arc<DataKey>,
}

/// What stood for a subject before a change that is not committed yet.
struct Undo {
    subject: Subject,
    before: Option<Entry>,
}

/// Seals and opens, with every data key at hand.
///
/// The writer's round: [`seal`](Self::seal) and [`destroy`](Self::destroy) while it decides, [`take_pending`](Self::take_pending)
/// into the append, then [`commit_pending`](Self::commit_pending), or [`rollback_pending`](Self::rollback_pending) if the batch failed.
/// What was taken and not rolled back counts as committed at the next `take_pending`.
pub struct Sealer {
    keyring: Arc<Keyring>,
    entropy: Box<dyn Entropy>,
    keys: HashMap<Subject, Entry>,
    pending: Vec<KeyChange>,
    undo: Vec<Undo>,
    taken: Vec<Undo>,
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealer({} keys)", self.keys.len())
    }
}

impl Sealer {
    /// With the keys that the log holds.
    pub fn new(
        keyring: Arc<Keyring>,
        entropy: Box<dyn Entropy>,
        wrapped: Vec<(Subject, WrappedKey)>,
    ) -> Result<Self, UnwrapError> {
        let mut sealer = Self {
            keyring,
            entropy,
            keys: HashMap::new(),
            pending: Vec::new(),
            undo: Vec::new(),
            taken: Vec::new(),
        };
        sealer.reload(wrapped)?;
        Ok(sealer)
    }

    /// Forgets everything and begins again with the keys that the log holds: after an append whose outcome is not known.
    pub fn reload(&mut self, wrapped: Vec<(Subject, WrappedKey)>) -> Result<(), UnwrapError> {
        let mut keys = HashMap::with_capacity(wrapped.len());
        for (subject, wrapped) in wrapped {
            let key = Arc::new(self.keyring.unwrap(subject, &wrapped)?);
            keys.insert(subject, Entry { wrapped, key });
        }
        self.keys = keys;
        self.pending.clear();
        self.undo.clear();
        self.taken.clear();
        Ok(())
    }

    /// Seals for a subject, making its data key on first use. `aad` says what this is, such as the kind and the field: it is
    /// not stored, must be the same when opening, and keeps sealed content from being moved to another place.
    pub fn seal(
        &mut self,
        subject: Subject,
        aad: &[u8],
        plaintext: &[u8],
    ) -> Result<Vec<u8>, SealError> {
        let key = self.key_for(subject)?;
        let mut nonce = [0; NONCE];
        self.entropy.fill(&mut nonce)?;
        let aad = bound(subject, aad);
        let payload = Payload {
            msg: plaintext,
            aad: &aad,
        };
        let cipher_text = key
            .cipher()
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| SealError::TooLong)?;
        let mut sealed = Vec::with_capacity(HEADER + cipher_text.len());
        sealed.push(FORM);
        sealed.extend_from_slice(&key.id.0);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&cipher_text);
        Ok(sealed)
    }

    /// Opens what was sealed for a subject; `Ok(None)` if its key has been destroyed.
    pub fn open(
        &self,
        subject: Subject,
        aad: &[u8],
        bytes: &[u8],
    ) -> Result<Option<Vec<u8>>, OpenError> {
        let (header, cipher_text) = bytes.split_at_checked(HEADER).ok_or(OpenError::Malformed)?;
        let (form, rest) = header.split_at(1);
        let (id, nonce) = rest.split_at(DataKeyId::LEN);
        if form != [FORM] {
            return Err(OpenError::Malformed);
        }
        let Some(entry) = self.keys.get(&subject).filter(|entry| entry.key.id.0 == id) else {
            return Ok(None);
        };
        let payload = Payload {
            msg: cipher_text,
            aad: &bound(subject, aad),
        };
        let nonce = XNonce::try_from(nonce).map_err(|_| OpenError::Malformed)?;
        entry
            .key
            .cipher()
            .decrypt(&nonce, payload)
            .map(Some)
            .map_err(|_| OpenError::Altered)
    }

    /// Destroys a subject's data key, from the next commit on for good. False if there was none.
    pub fn destroy(&mut self, subject: Subject) -> bool {
        let before = self.keys.remove(&subject);
        let was_there = before.is_some();
        if was_there {
            self.undo.push(Undo { subject, before });
            self.pending.push(KeyChange::Destroy { subject });
        }
        was_there
    }

    /// Wraps every data key that an older master key wraps under the active one; how many there were.
    pub fn rewrap(&mut self) -> Result<usize, SealError> {
        self.rewrap_some(usize::MAX)
    }

    /// Other master keys from now on: those before, and a new one.
    pub fn adopt(&mut self, keyring: Arc<Keyring>) {
        self.keyring = keyring;
    }

    /// The same as [`rewrap`](Self::rewrap) for so many at the most.
    pub fn rewrap_some(&mut self, most: usize) -> Result<usize, SealError> {
        let active = self.keyring.active();
        let old: Vec<_> = self
            .keys
            .iter()
            .filter(|(_, entry)| entry.wrapped.master() != active)
            .map(|(subject, entry)| (*subject, Arc::clone(&entry.key)))
            .take(most)
            .collect();
        let count = old.len();
        for (subject, key) in old {
            self.put(subject, key)?;
        }
        Ok(count)
    }

    /// The key changes since the last time, to be appended with the records.
    pub fn take_pending(&mut self) -> Vec<KeyChange> {
        self.taken = std::mem::take(&mut self.undo);
        std::mem::take(&mut self.pending)
    }

    /// What was taken has been committed.
    pub fn commit_pending(&mut self) {
        self.taken.clear();
    }

    /// What was taken has not been committed: as before, and what was pending since then is gone too.
    pub fn rollback_pending(&mut self) {
        let undo = std::mem::take(&mut self.undo);
        let taken = std::mem::take(&mut self.taken);
        for Undo { subject, before } in taken.into_iter().chain(undo).rev() {
            match before {
                Some(entry) => self.keys.insert(subject, entry),
                None => self.keys.remove(&subject),
            };
        }
        self.pending.clear();
    }

    fn key_for(&mut self, subject: Subject) -> Result<Arc<DataKey>, SealError> {
        if let Some(entry) = self.keys.get(&subject) {
            return Ok(Arc::clone(&entry.key));
        }
        let key = Arc::new(DataKey::generate(&mut *self.entropy)?);
        self.put(subject, Arc::clone(&key))?;
        Ok(key)
    }

    fn put(&mut self, subject: Subject, key: Arc<DataKey>) -> Result<(), SealError> {
        let wrapped = self.keyring.wrap(subject, &key, &mut *self.entropy)?;
        self.pending.push(KeyChange::Put {
            subject,
            wrapped: wrapped.clone(),
        });
        let before = self.keys.insert(subject, Entry { wrapped, key });
        self.undo.push(Undo { subject, before });
        Ok(())
    }
}

/// The caller's `aad` and the subject, so that neither can be taken for a part of the other.
fn bound(subject: Subject, aad: &[u8]) -> Vec<u8> {
    let subject = subject::to_text(subject);
    let mut bound = b"hjemmevakt/sealed/1".to_vec();
    bound.extend_from_slice(&(subject.len() as u64).to_be_bytes());
    bound.extend_from_slice(subject.as_bytes());
    bound.extend_from_slice(aad);
    bound
}
