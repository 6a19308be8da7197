//! Passwords: hashed with Argon2id, away from the threads that answer the telephone, and few at a time. Never stored, never shown.

use std::sync::Arc;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

/// How many are worked on at once: each takes 19 MiB.
const AT_ONCE: usize = 2;
/// The shortest that is accepted for a new password (NIST SP 800-63B: 8 at the least, longer rather than stranger).
pub const SHORTEST: usize = 10;

/// The password could not be worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the password could not be worked on")]
pub struct PasswordError;

/// Checks and hashes passwords.
#[derive(Clone, Debug)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    /// Compared with when there is no such account, so that the answer takes as long.
    nobody: Arc<std::sync::OnceLock<String>>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            nobody: Arc::default(),
        }
    }
}

impl Passwords {
    /// Whether the password is the one that was hashed. Without a hash the same work is done, and the answer is no.
    pub async fn check(
        &self,
        password: Zeroizing<String>,
        hash: Option<String>,
    ) -> Result<bool, PasswordError> {
        let nobody = Arc::clone(&self.nobody);
        self.work(move || {
            let known = hash.is_some();
            let hash = match (hash, nobody.get()) {
                (Some(hash), _) => hash,
                (None, Some(nobody)) => nobody.clone(),
                (None, None) => {
                    let made = hash_now("nobody has this one")?;
                    nobody.get_or_init(|| made).clone()
                }
            };
            let parsed = PasswordHash::new(&hash).map_err(|_| PasswordError)?;
            let fits = Argon2::default()
                .verify_password(password.as_bytes(), &parsed)
                .is_ok();
            Ok(fits && known)
        })
        .await
    }

    /// The hash of a new password.
    pub async fn hash(&self, password: Zeroizing<String>) -> Result<String, PasswordError> {
        self.work(move || hash_now(&password)).await
    }

    /// Makes what unknown names are compared with, so that the first of them takes no longer than the rest.
    pub async fn warm_up(&self) -> Result<(), PasswordError> {
        self.check(Zeroizing::new(String::new()), None)
            .await
            .map(drop)
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let turn = Arc::clone(&self.turns)
            .acquire_owned()
            .await
            .map_err(|_| PasswordError)?;
        tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        })
        .await
        .map_err(|_| PasswordError)?
    }
}

fn hash_now(password: &str) -> Result<String, PasswordError> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|_| PasswordError)
}
