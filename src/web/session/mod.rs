//! Who is at the other end: accounts, sign-in, tokens and what a request proves. Never says whether a name exists, and never
//! lets a request wait for the disk: accounts are checked in memory.

pub mod accounts;
pub mod cookie;
pub mod extract;
pub mod gate;
pub mod origin;
pub mod password;
pub mod store;
#[cfg(test)]
mod tests;
pub mod throttle;
pub mod token;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::HeaderMap;
use zeroize::Zeroizing;

use crate::clock::Clock;
use crate::config::PublicUrl;
use crate::web::session::accounts::Account;
use crate::web::session::password::{PasswordError, Passwords};
use crate::web::session::store::Accounts;
use crate::web::session::throttle::Throttle;
use crate::web::session::token::{JwtKeys, TokenError};

/// A session lasts a whole duty, Thursday afternoon to Monday morning: nobody is asked for a password at night when it rings.
pub const SESSION: Duration = Duration::from_hours(90);
/// A longer password than this is not read.
pub const LONGEST_PASSWORD: usize = 1_024;

/// Why somebody was not signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Whatever it was: the same words for an unknown name, a wrong password and a disabled account.
    #[error("the name or the password is not right")]
    Wrong,
    /// Too many tries.
    #[error("too many tries: wait {} seconds and try again", after.as_secs())]
    Throttled {
        /// How long to wait.
        after: Duration,
    },
    /// The password could not be checked, or the token not made.
    #[error("sign-in does not work at the moment: try again")]
    Failed,
}

/// Everything about sessions. Cheap to clone.
#[derive(Clone)]
pub struct Sessions {
    shared: Arc<Shared>,
}

struct Shared {
    accounts: Accounts,
    passwords: Passwords,
    keys: JwtKeys,
    throttle: Mutex<Throttle>,
    clock: Clock,
    public: PublicUrl,
}

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions")
    }
}

impl Sessions {
    /// With the accounts of a database and the keys that sign tokens.
    pub fn new(accounts: Accounts, keys: JwtKeys, clock: Clock, public: PublicUrl) -> Self {
        let shared = Shared {
            accounts,
            passwords: Passwords::default(),
            keys,
            throttle: Mutex::new(Throttle::default()),
            clock,
            public,
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// The accounts.
    pub fn accounts(&self) -> &Accounts {
        &self.shared.accounts
    }

    /// The address that people reach.
    pub fn public(&self) -> &PublicUrl {
        &self.shared.public
    }

    /// The keys that sign tokens.
    pub fn keys(&self) -> &JwtKeys {
        &self.shared.keys
    }

    /// The clock.
    pub fn clock(&self) -> Clock {
        self.shared.clock
    }

    /// Before the first sign-in: so that it says by its time no more than the others.
    pub async fn warm_up(&self) -> Result<(), PasswordError> {
        self.shared.passwords.warm_up().await
    }

    /// A token for whoever knows this password. Takes as long for a name that does not exist.
    pub async fn sign_in(
        &self,
        username: &str,
        password: Zeroizing<String>,
        address: &str,
    ) -> Result<(Arc<Account>, String), SignInError> {
        let name = accounts::normal(username);
        self.take_turn(&name, address)?;
        let account = self.shared.accounts.by_username(&name);
        let hash = account
            .as_ref()
            .map(|account| account.password_hash.clone());
        let right = password.len() <= LONGEST_PASSWORD
            && self
                .shared
                .passwords
                .check(password, hash)
                .await
                .map_err(|_| SignInError::Failed)?;
        let account = account
            .filter(|account| right && !account.disabled)
            .ok_or(SignInError::Wrong)?;
        self.throttle(|throttle| throttle.forget(&name, address));
        let now = self.shared.clock.real_now();
        let token = self
            .shared
            .keys
            .issue(&account, now, SESSION)
            .map_err(|_| SignInError::Failed)?;
        Ok((account, token))
    }

    /// Whose token this is, if it is one of ours, in time, and its account still stands.
    pub fn authenticate(&self, token: &str) -> Result<Arc<Account>, TokenError> {
        let claims = self.shared.keys.read(token, self.shared.clock.real_now())?;
        self.shared
            .accounts
            .by_id(&claims.sub)
            .filter(|account| !account.disabled && account.generation == claims.generation)
            .ok_or(TokenError::Ended)
    }

    fn take_turn(&self, name: &str, address: &str) -> Result<(), SignInError> {
        let now = self.shared.clock.real_now();
        self.throttle(|throttle| throttle.take(name, address, now))
            .map_err(|after| SignInError::Throttled { after })
    }

    fn throttle<T>(&self, work: impl FnOnce(&mut Throttle) -> T) -> T {
        work(
            &mut self
                .shared
                .throttle
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }
}

/// Who asks, for the throttle: the other end of the line, or, if that is a proxy on this machine, whom it says it asks for.
pub fn address_of(peer: SocketAddr, headers: &HeaderMap) -> String {
    let forwarded = headers
        .get("x-forwarded-for")
        .filter(|_| peer.ip().is_loopback())
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.rsplit(',').next())
        .map(|address| address.trim().to_owned());
    forwarded.unwrap_or_else(|| peer.ip().to_string())
}
