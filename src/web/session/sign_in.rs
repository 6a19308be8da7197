//! Signing in and out: a password, a code where one is set up, and from then on a session. The same words for an unknown name, a wrong
//! password and a disabled account; every try is counted before it is looked at.

use std::sync::Arc;
use std::time::Duration;

use axum::http::HeaderMap;
use zeroize::Zeroizing;

use crate::domain::ids::IdSource as _;
use crate::domain::time::Timestamp;
use crate::ids::SystemIds;
use crate::web::session::accounts::{self, Account};
use crate::web::session::devices::Device;
use crate::web::session::open::{Kind, OpenSession};
use crate::web::session::pins::PinError;
use crate::web::session::{LONGEST_PASSWORD, SESSION, Sessions};

/// Between the password and the code, nobody needs longer.
const CODE_WITHIN: Duration = Duration::from_mins(5);
/// What a token says that stands for a right password alone.
const PENDING: &str = "code";

/// Why somebody was not signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Whatever it was: the same words for an unknown name, a wrong password and a disabled account.
    #[error("the name or the password is not right")]
    Wrong,
    /// The password was right, and the account has a second factor.
    #[error("this account has a second factor: send its code too")]
    CodeNeeded,
    /// The code was not right, too old, or had been used.
    #[error("the code is not right, or it has been used: wait for the next one")]
    WrongCode,
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

/// From where somebody signs in.
#[derive(Clone, Debug)]
pub struct Place {
    /// The address, for the throttle.
    pub address: String,
    /// The registered tablet, if it is one.
    pub device: Option<Arc<Device>>,
    /// A browser, and not a program.
    pub browser: bool,
}

/// Somebody who is in.
#[derive(Clone, Debug)]
pub struct Entered {
    /// Who.
    pub account: Arc<Account>,
    /// What her requests carry from now on.
    pub token: String,
    /// Where.
    pub kind: Kind,
    /// How long a browser keeps the token; none: until it is closed.
    pub kept: Option<Duration>,
}

impl Sessions {
    /// The place that a request comes from. A browser says from which site it asks; a program does not.
    pub fn place(&self, headers: &HeaderMap, address: String) -> Place {
        Place {
            address,
            device: self.device_of(headers),
            browser: headers.contains_key("sec-fetch-site"),
        }
    }

    /// Everything at once, as programs do it.
    pub async fn sign_in(
        &self,
        username: &str,
        password: Zeroizing<String>,
        code: Option<&str>,
        place: &Place,
    ) -> Result<Entered, SignInError> {
        let account = self
            .check_password(username, password, &place.address)
            .await?;
        if account.second_factor {
            let code = code.ok_or(SignInError::CodeNeeded)?;
            self.check_code(&account, code, &place.address).await?;
        }
        self.enter(account, place, None).await
    }

    /// Whose password this is. Takes as long for a name that does not exist.
    pub async fn check_password(
        &self,
        username: &str,
        password: Zeroizing<String>,
        address: &str,
    ) -> Result<Arc<Account>, SignInError> {
        let name = accounts::normal(username);
        self.take_turn(&name, address)
            .map_err(|after| SignInError::Throttled { after })?;
        let guest = || self.house().guest_called(username);
        let account = self
            .accounts()
            .by_username(&name)
            .or_else(|| self.accounts().by_guest(guest()?));
        let hash = account
            .as_ref()
            .map(|account| account.password_hash.clone());
        let right = password.len() <= LONGEST_PASSWORD
            && self
                .passwords()
                .check(password, hash)
                .await
                .map_err(|_| SignInError::Failed)?;
        let account = account
            .filter(|account| right && !account.disabled && self.stands(account))
            .ok_or(SignInError::Wrong)?;
        self.throttle(|throttle| throttle.forget(&name, address));
        Ok(account)
    }

    /// The code that belongs to an account whose password was right: of its app, or one of its recovery codes.
    pub async fn check_code(
        &self,
        account: &Account,
        code: &str,
        address: &str,
    ) -> Result<(), SignInError> {
        let name = format!("code {}", account.id);
        self.take_turn(&name, address)
            .map_err(|after| SignInError::Throttled { after })?;
        let right = self
            .factors()
            .check(&account.id, code, self.now())
            .await
            .map_err(|error| {
                tracing::warn!(%error, "a code could not be checked");
                SignInError::Failed
            })?;
        if !right {
            return Err(SignInError::WrongCode);
        }
        self.throttle(|throttle| throttle.forget(&name, address));
        Ok(())
    }

    /// Stands for a right password until the code is typed.
    pub fn pending(&self, account: &Account) -> Result<String, SignInError> {
        let now = self.now();
        let sid = format!("{PENDING} {}", account.generation);
        self.keys()
            .issue(account, &sid, now, now + CODE_WITHIN)
            .map_err(|_| SignInError::Failed)
    }

    /// Whose right password a token stands for.
    pub fn of_pending(&self, token: &str) -> Option<Arc<Account>> {
        let claims = self.keys().read(token, self.now()).ok()?;
        let generation = claims.sid.strip_prefix(PENDING)?.trim();
        self.accounts()
            .by_id(&claims.sub)
            .filter(|account| !account.disabled && account.generation.to_string() == generation)
    }

    /// Begins a session; at most until `until`, where one is given.
    pub async fn enter(
        &self,
        account: Arc<Account>,
        place: &Place,
        until: Option<Timestamp>,
    ) -> Result<Entered, SignInError> {
        let now = self.now();
        let device = place.device.as_ref().filter(|_| account.may_have_tablet());
        let kind = match device {
            _ if account.is_screen() => Kind::Screen,
            Some(_) => Kind::Device,
            None if place.browser => Kind::Shared,
            None => Kind::Program,
        };
        let session = OpenSession {
            id: SystemIds.next().to_string(),
            account: account.id.clone(),
            generation: account.generation,
            kind,
            device: device.map(|device| device.id.clone()),
            began: now,
            until: until.unwrap_or(now + SESSION),
            touched: now,
            locked: false,
        };
        let token = self
            .keys()
            .issue(&account, &session.id, now, session.until)
            .map_err(|_| SignInError::Failed)?;
        let kept = match kind {
            Kind::Shared => None,
            Kind::Device | Kind::Screen | Kind::Program => Some(session.until.since(now)),
        };
        if let Some(device) = device {
            self.on_tablet(&account, device, until.is_none()).await;
        }
        self.opened().begin(session).await;
        Ok(Entered {
            account,
            token,
            kind,
            kept,
        })
    }

    /// Notes who uses a tablet; after a password, her digits count there again.
    async fn on_tablet(&self, account: &Account, device: &Device, with_password: bool) {
        let now = self.now();
        let used = self.devices().used(&device.id, &account.id, now).await;
        if let Err(error) = used {
            tracing::warn!(%error, "the use of a tablet was not written down");
        }
        if with_password && let Err(error) = self.pins().full(&device.id, &account.id, now).await {
            tracing::warn!(%error, "a sign-in on a tablet was not written down");
        }
    }

    /// Digits on a registered tablet: a session of the person whose they are, for as long as her last sign-in with the password lasts.
    pub async fn unlock(
        &self,
        account: &str,
        pin: Zeroizing<String>,
        place: &Place,
    ) -> Result<Entered, PinError> {
        let device = place.device.as_ref().ok_or(PinError::NeedsPassword)?;
        let name = format!("pin {} {account}", device.id);
        self.take_turn(&name, &place.address)
            .map_err(|after| PinError::Throttled { after })?;
        let account = self
            .accounts()
            .by_id(account)
            .filter(|account| !account.disabled)
            .ok_or(PinError::NeedsPassword)?;
        let until = self
            .pins()
            .unlock(&device.id, &account.id, pin, self.now())
            .await?;
        self.throttle(|throttle| throttle.forget(&name, &place.address));
        self.enter(account, place, Some(until))
            .await
            .map_err(|_| PinError::NeedsPassword)
    }

    /// The session is over; on a tablet, the next time takes the password.
    pub async fn sign_out(&self, session: &OpenSession) {
        self.opened().end(&session.id).await;
        if let Some(device) = &session.device
            && let Err(error) = self
                .pins()
                .need_password(&session.account, Some(device))
                .await
        {
            tracing::warn!(%error, "a sign-out on a tablet was not written down");
        }
    }
}
