//! Those who are not in the service file: a doctor who is let in for some days, with a one-time link and from then on an account that ends
//! with the guest; and the legevakt's registered PCs.

use std::sync::Arc;
use std::time::Duration;

use axum::http::HeaderMap;
use zeroize::Zeroizing;

use crate::domain::ids::{GuestId, IdSource as _, StationId};
use crate::ids::SystemIds;
use crate::web::session::accounts::{Account, Role};
use crate::web::session::cookie::Jar;
use crate::web::session::links::is_token;
use crate::web::session::password::SHORTEST;
use crate::web::session::stations::StationError;
use crate::web::session::store::StoreError;
use crate::web::session::{LONGEST_PASSWORD, Sessions};

/// Why a link did not lead in.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// Not one of ours, used, too old, or the guest's time is over.
    #[error("this link has been used, or its time is over")]
    Over,
    /// The password is too short, or too long to be read. The link can still be used.
    #[error("choose a password of {SHORTEST} characters or more")]
    Unfit,
    /// Too many tries.
    #[error("too many tries: wait {} seconds", after.as_secs())]
    Throttled {
        /// How long to wait.
        after: Duration,
    },
    /// The account could not be written.
    #[error("this cannot be stored at the moment")]
    Failed,
}

impl Sessions {
    /// Whose link this is, if it leads in now. Wrong ones are counted.
    pub async fn of_link(&self, token: &str, address: &str) -> Result<GuestId, LinkError> {
        let name = format!("link {address}");
        self.take_turn(&name, address)
            .map_err(|after| LinkError::Throttled { after })?;
        let invited = self.house().invited();
        let guest = invited
            .into_iter()
            .find(|(guest, message)| is_token(self.keys(), *guest, *message, token))
            .map(|(guest, _)| guest)
            .ok_or(LinkError::Over)?;
        let used = self.links().is_used(token).await.map_err(|error| {
            tracing::warn!(%error, "a link could not be looked up");
            LinkError::Failed
        })?;
        if used {
            return Err(LinkError::Over);
        }
        self.throttle(|throttle| throttle.forget(&name, address));
        Ok(guest)
    }

    /// The link is used up, and the password is hers from now on. Every session she had before ends.
    pub async fn take_link(
        &self,
        link: &str,
        password: Zeroizing<String>,
        address: &str,
    ) -> Result<Arc<Account>, LinkError> {
        let guest = self.of_link(link, address).await?;
        if password.chars().count() < SHORTEST || password.len() > LONGEST_PASSWORD {
            return Err(LinkError::Unfit);
        }
        let hash = self
            .passwords()
            .hash(password)
            .await
            .map_err(|_| LinkError::Failed)?;
        // Ended while the password was being worked on.
        if !self.house().guest_stands(guest) {
            return Err(LinkError::Over);
        }
        let taken = self.links().take(link, self.now()).await;
        if !taken.map_err(|_| LinkError::Failed)? {
            return Err(LinkError::Over);
        }
        self.account_of_guest(guest, hash).await.map_err(|error| {
            tracing::warn!(%error, "the account of a guest could not be written");
            LinkError::Failed
        })
    }

    async fn account_of_guest(
        &self,
        guest: GuestId,
        hash: String,
    ) -> Result<Arc<Account>, StoreError> {
        let accounts = self.accounts();
        if let Some(account) = accounts.by_guest(guest) {
            accounts.reset(&account.username, &hash, self.now()).await?;
            self.opened()
                .end_all(|session| session.account == account.id)
                .await;
        } else {
            let account = Account {
                id: SystemIds.next().to_string(),
                // Nobody types it: she signs in with her name or her mobile, which stand in the log and nowhere else.
                username: format!("guest-{guest}"),
                password_hash: hash,
                staff: None,
                guest: Some(guest),
                roles: vec![Role::Doctor],
                disabled: false,
                generation: 1,
                second_factor: false,
                used_at: None,
            };
            accounts.add(&account, self.now()).await?;
        }
        accounts
            .by_guest(guest)
            .ok_or_else(|| StoreError::Missing(guest.to_string()))
    }

    /// The station that a request comes from, if it still stands.
    pub fn station_of(&self, headers: &HeaderMap) -> Option<StationId> {
        self.stations()
            .by_cookie(Jar::Station.of(self.public(), headers)?)
            .filter(|station| self.house().station_stands(*station))
    }

    /// A PC takes a station's code: which it is from now on, and what its cookie holds. Wrong codes are counted.
    pub async fn take_station_code(
        &self,
        code: &str,
        address: &str,
    ) -> Result<(StationId, String), StationError> {
        let name = format!("station {address}");
        self.take_turn(&name, address)
            .map_err(|after| StationError::Throttled { after })?;
        let (station, cookie) = self.stations().take_code(code, self.now()).await?;
        if !self.house().station_stands(station) {
            self.stations().forget(station).await?;
            return Err(StationError::WrongCode);
        }
        self.throttle(|throttle| throttle.forget(&name, address));
        Ok((station, cookie))
    }
}
