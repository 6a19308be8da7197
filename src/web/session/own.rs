//! What somebody changes about her own account. What a borrowed screen must not do asks for the password again, with the same throttle as
//! signing in.

use zeroize::Zeroizing;

use crate::web::session::accounts::Account;
use crate::web::session::password::SHORTEST;
use crate::web::session::sign_in::SignInError;
use crate::web::session::{LONGEST_PASSWORD, Sessions};

/// Why a password was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// The present one is not right, or too many tries.
    #[error(transparent)]
    SignIn(#[from] SignInError),
    /// Too short, or too long to be read.
    #[error("choose a password of {SHORTEST} characters or more")]
    Unfit,
}

impl Sessions {
    /// The first code of an app has come back. The recovery codes, to be shown this once.
    pub async fn confirm_factor(
        &self,
        account: &Account,
        code: &str,
        address: &str,
    ) -> Result<Vec<String>, SignInError> {
        let name = format!("code {}", account.id);
        self.take_turn(&name, address)
            .map_err(|after| SignInError::Throttled { after })?;
        let codes = self
            .factors()
            .confirm(&account.id, code, self.now())
            .await
            .map_err(failed)?
            .ok_or(SignInError::WrongCode)?;
        self.accounts().reload().await.map_err(failed)?;
        self.throttle(|throttle| throttle.forget(&name, address));
        Ok(codes)
    }

    /// Ten new recovery codes.
    pub async fn new_recovery_codes(
        &self,
        account: &Account,
        password: Zeroizing<String>,
        address: &str,
    ) -> Result<Vec<String>, SignInError> {
        self.check_password(&account.username, password, address)
            .await?;
        self.factors().new_codes(&account.id).await.map_err(failed)
    }

    /// The second factor is gone.
    pub async fn remove_factor(
        &self,
        account: &Account,
        password: Zeroizing<String>,
        address: &str,
    ) -> Result<(), SignInError> {
        self.check_password(&account.username, password, address)
            .await?;
        self.factors().remove(&account.id).await.map_err(failed)?;
        self.accounts().reload().await.map_err(failed)
    }

    /// A new password instead of the present one. Every session ends, this one too.
    pub async fn change_password(
        &self,
        account: &Account,
        present: Zeroizing<String>,
        new: Zeroizing<String>,
        address: &str,
    ) -> Result<(), ChangeError> {
        self.check_password(&account.username, present, address)
            .await?;
        if new.chars().count() < SHORTEST || new.len() > LONGEST_PASSWORD {
            return Err(ChangeError::Unfit);
        }
        let hash = self.passwords().hash(new).await.map_err(failed)?;
        self.accounts()
            .reset(&account.username, &hash, self.now())
            .await
            .map_err(failed)?;
        self.opened()
            .end_all(|session| session.account == account.id)
            .await;
        Ok(())
    }
}

fn failed(error: impl std::error::Error) -> SignInError {
    tracing::warn!(error = %error, "an account could not be changed");
    SignInError::Failed
}
