//! Who is at the other end: accounts, sign-in, sessions and what a request proves. Never says whether a name exists, and never
//! lets a request wait for the disk: accounts, sessions and tablets are checked in memory.

pub mod accounts;
pub mod cookie;
pub mod devices;
pub mod extract;
pub mod factors;
pub mod gate;
pub mod guests;
pub mod house;
pub mod links;
pub mod open;
pub mod origin;
pub mod own;
pub mod password;
pub mod pins;
pub mod secret;
pub mod sign_in;
pub mod stations;
pub mod store;
#[cfg(test)]
mod tests;
pub mod throttle;
pub mod token;
pub mod totp;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::HeaderMap;

use crate::config::PublicUrl;
use crate::domain::service::security::Security;
use crate::domain::time::Timestamp;
use crate::log::keys::SharedKeyring;
use crate::web::session::accounts::Account;
use crate::web::session::cookie::Jar;
use crate::web::session::devices::{Device, Devices};
use crate::web::session::factors::Factors;
use crate::web::session::house::House;
use crate::web::session::links::Links;
use crate::web::session::open::{Kind, OpenSession, OpenSessions};
use crate::web::session::password::{PasswordError, Passwords};
use crate::web::session::pins::Pins;
use crate::web::session::stations::Stations;
use crate::web::session::store::{Accounts, StoreError};
use crate::web::session::throttle::Throttle;
use crate::web::session::token::{JwtKeys, TokenError};

/// A session lasts a whole duty, Thursday afternoon to Monday morning: nobody is asked for a password at night when it rings.
pub const SESSION: Duration = Duration::from_hours(90);
/// A longer password than this is not read.
pub const LONGEST_PASSWORD: usize = 1_024;

/// The real time: sessions and codes do not jump when the service's time does.
pub type Now = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// What holds for somebody's session at this moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// What the municipality has decided.
    pub security: Security,
    /// She is in a conversation: her screen is not taken away in the middle of it.
    pub talks: bool,
}

/// What holds now, for everybody or for an account.
pub type RulesNow = Arc<dyn Fn(Option<&Account>) -> Rules + Send + Sync>;

/// What sessions are made from.
pub struct Foundation {
    /// The accounts of a database.
    pub accounts: Accounts,
    /// The keys that sign tokens.
    pub keys: Arc<JwtKeys>,
    /// The master keys, under which seeds are sealed.
    pub keyring: SharedKeyring,
    /// The real time.
    pub now: Now,
    /// The address that people reach.
    pub public: PublicUrl,
    /// What holds now.
    pub rules: RulesNow,
    /// The service: who is let in, and which PC stands.
    pub house: Arc<dyn House>,
}

/// Everything about sessions. Cheap to clone.
#[derive(Clone)]
pub struct Sessions {
    shared: Arc<Shared>,
}

struct Shared {
    foundation: Foundation,
    passwords: Passwords,
    throttle: Mutex<Throttle>,
    open: OpenSessions,
    devices: Devices,
    factors: Factors,
    pins: Pins,
    stations: Stations,
    links: Links,
}

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions")
    }
}

/// Somebody who was believed.
#[derive(Clone, Debug)]
pub struct Believed {
    /// Who.
    pub account: Arc<Account>,
    /// Her session; locked, if it waits for her.
    pub session: OpenSession,
}

impl Sessions {
    /// Reads what is open.
    pub async fn open(foundation: Foundation) -> Result<Self, StoreError> {
        let database = foundation.accounts.database();
        let passwords = Passwords::default();
        let keyring = Arc::clone(&foundation.keyring);
        let shared = Shared {
            open: OpenSessions::open(Arc::clone(&database), (foundation.now)()).await?,
            devices: Devices::open(Arc::clone(&database)).await?,
            stations: Stations::open(Arc::clone(&database)).await?,
            links: Links::new(Arc::clone(&database)),
            factors: Factors::new(Arc::clone(&database), keyring),
            pins: Pins::new(database, passwords.clone(), SESSION),
            throttle: Mutex::new(Throttle::default()),
            passwords,
            foundation,
        };
        Ok(Self {
            shared: Arc::new(shared),
        })
    }

    /// The accounts.
    pub fn accounts(&self) -> &Accounts {
        &self.shared.foundation.accounts
    }

    /// The address that people reach.
    pub fn public(&self) -> &PublicUrl {
        &self.shared.foundation.public
    }

    /// The keys that sign tokens.
    pub fn keys(&self) -> &JwtKeys {
        &self.shared.foundation.keys
    }

    /// Registered tablets.
    pub fn devices(&self) -> &Devices {
        &self.shared.devices
    }

    /// Digits on tablets.
    pub fn pins(&self) -> &Pins {
        &self.shared.pins
    }

    /// Second factors.
    pub fn factors(&self) -> &Factors {
        &self.shared.factors
    }

    /// What proves which PC is a station.
    pub fn stations(&self) -> &Stations {
        &self.shared.stations
    }

    /// One-time links that have been used.
    pub fn links(&self) -> &Links {
        &self.shared.links
    }

    /// The service, as far as signing in needs it.
    pub fn house(&self) -> &dyn House {
        &*self.shared.foundation.house
    }

    /// The sessions that are open.
    pub fn opened(&self) -> &OpenSessions {
        &self.shared.open
    }

    /// Passwords.
    pub fn passwords(&self) -> &Passwords {
        &self.shared.passwords
    }

    /// The real time now.
    pub fn now(&self) -> Timestamp {
        (self.shared.foundation.now)()
    }

    /// What holds for somebody now.
    pub fn rules(&self, account: Option<&Account>) -> Rules {
        (self.shared.foundation.rules)(account)
    }

    /// Before the first sign-in: so that it says by its time no more than the others.
    pub async fn warm_up(&self) -> Result<(), PasswordError> {
        self.shared.passwords.warm_up().await
    }

    /// Whose token this is, if it is one of ours, its session is open, and its account and its tablet still stand. A session that was left
    /// alone for too long is locked or over from here on.
    pub fn authenticate(&self, token: &str) -> Result<Believed, TokenError> {
        let now = self.now();
        let claims = self.keys().read(token, now)?;
        let session = self
            .opened()
            .get(&claims.sid)
            .filter(|session| session.account == claims.sub && session.until > now)
            .ok_or(TokenError::Ended)?;
        let account = self
            .accounts()
            .by_id(&session.account)
            .filter(|account| !account.disabled && account.generation == session.generation)
            .filter(|account| self.stands(account))
            .ok_or(TokenError::Ended)?;
        let cut_off = |id: &String| self.devices().get(id).is_none();
        if session.device.as_ref().is_some_and(cut_off) {
            return Err(TokenError::Ended);
        }
        self.left_alone(account, session, now)
    }

    /// The account of a doctor who is let in for some days ends with the guest.
    fn stands(&self, account: &Account) -> bool {
        account
            .guest
            .is_none_or(|guest| self.house().guest_stands(guest))
    }

    fn left_alone(
        &self,
        account: Arc<Account>,
        mut session: OpenSession,
        now: Timestamp,
    ) -> Result<Believed, TokenError> {
        let rules = self.rules(Some(&account));
        let alone = now.since(session.touched);
        match session.kind {
            Kind::Shared | Kind::Device if rules.talks && !session.locked => {
                self.opened().touch(&session.id, now);
            }
            Kind::Shared if alone >= rules.security.idle => return Err(TokenError::Ended),
            Kind::Device if alone >= rules.security.lock && !session.locked => {
                self.opened().set_locked(&session.id, true, now);
                session.locked = true;
            }
            Kind::Shared | Kind::Device | Kind::Screen | Kind::Program => {}
        }
        Ok(Believed { account, session })
    }

    /// The registered tablet that a request comes from.
    pub fn device_of(&self, headers: &HeaderMap) -> Option<Arc<Device>> {
        self.devices()
            .by_cookie(Jar::Device.of(self.public(), headers)?)
    }

    /// A tablet is lost: it is unknown from now on, every session on it is over, and its digits are gone. False if it was not there.
    pub async fn cut_off(&self, device: &str) -> Result<bool, StoreError> {
        let done = self.devices().cut_off(device, self.now()).await;
        self.opened()
            .end_all(|session| session.device.as_deref() == Some(device))
            .await;
        done
    }

    /// Every session of an account is over, wherever it is, and every tablet asks for its password.
    pub async fn sign_out_everywhere(&self, account: &Account) -> Result<(), StoreError> {
        self.accounts()
            .end_sessions(&account.username, self.now())
            .await?;
        self.opened()
            .end_all(|session| session.account == account.id)
            .await;
        self.pins()
            .need_password(&account.id, None)
            .await
            .map_err(StoreError::pins)
    }

    fn take_turn(&self, name: &str, address: &str) -> Result<(), Duration> {
        let now = self.now();
        self.throttle(|throttle| throttle.take(name, address, now))
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
