//! A few digits that unlock a registered tablet in seconds: Argon2id, five wrong ones and it takes the password, and only for as long after
//! the last sign-in with the password as a session lasts. Of no use away from the tablet.

use std::time::Duration;

use sqlx::Row as _;
use zeroize::Zeroizing;

use crate::domain::time::Timestamp;
use crate::web::session::password::{PasswordError, Passwords};
use crate::web::session::store::Database;

/// Wrong ones, after which it takes the password.
pub const WRONG: i64 = 5;
/// The shortest, digits.
pub const SHORTEST: usize = 6;
/// The longest, digits.
pub const LONGEST: usize = 12;

const SET: &str = "INSERT INTO pins (device, account, pin_hash, wrong, full_at) VALUES (?1, ?2, ?3, 0, ?4) \
    ON CONFLICT (device, account) DO UPDATE SET pin_hash = excluded.pin_hash, wrong = 0, full_at = excluded.full_at";
const OF_DEVICE: &str =
    "SELECT account, wrong, full_at FROM pins WHERE device = ?1 ORDER BY full_at DESC, account";
const TRY: &str = "UPDATE pins SET wrong = wrong + 1 WHERE device = ?1 AND account = ?2 AND wrong < ?3 AND full_at > ?4 \
    RETURNING pin_hash, full_at, wrong";
const RIGHT: &str = "UPDATE pins SET wrong = 0 WHERE device = ?1 AND account = ?2";
const FULL: &str = "UPDATE pins SET wrong = 0, full_at = ?3 WHERE device = ?1 AND account = ?2";
const NEEDS_PASSWORD: &str = "UPDATE pins SET full_at = 0 WHERE account = ?1";
const NEEDS_PASSWORD_HERE: &str = "UPDATE pins SET full_at = 0 WHERE account = ?1 AND device = ?2";
const REMOVE: &str = "DELETE FROM pins WHERE device = ?1 AND account = ?2";

/// Why a tablet was not unlocked, or digits not taken.
#[derive(Debug, thiserror::Error)]
pub enum PinError {
    /// Not hers; so many tries are left.
    #[error("the digits are not right: {left} tries are left")]
    Wrong {
        /// Tries that are left.
        left: i64,
    },
    /// Too many wrong ones, too long ago, or none at all.
    #[error("sign in with the password")]
    NeedsPassword,
    /// Not fit to be chosen.
    #[error("choose {SHORTEST} to {LONGEST} digits, not all the same and not counting up or down")]
    Unfit,
    /// Too often.
    #[error("too many tries: wait {} seconds", after.as_secs())]
    Throttled {
        /// How long to wait.
        after: Duration,
    },
    /// Hashing failed.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The database.
    #[error("the digits cannot be read or written")]
    Sqlite(#[from] sqlx::Error),
}

/// Somebody who may unlock a tablet with digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolled {
    /// The account.
    pub account: String,
    /// Whether the digits are enough now.
    pub usable: bool,
}

/// The digits. Cheap to clone.
#[derive(Clone)]
pub struct Pins {
    database: Database,
    passwords: Passwords,
    /// How long after the last sign-in with the password the digits are enough.
    lasts: Duration,
}

impl Pins {
    /// In this database; good for so long after a sign-in with the password.
    pub const fn new(database: Database, passwords: Passwords, lasts: Duration) -> Self {
        Self {
            database,
            passwords,
            lasts,
        }
    }

    /// Those who may unlock this tablet.
    pub async fn of_device(&self, device: &str, now: Timestamp) -> Result<Vec<Enrolled>, PinError> {
        let rows = sqlx::query(OF_DEVICE)
            .bind(device)
            .fetch_all(&mut *self.database.lock().await)
            .await?;
        rows.iter()
            .map(|row| {
                let full_at = Timestamp::from_millis(row.try_get("full_at")?);
                let wrong: i64 = row.try_get("wrong")?;
                Ok(Enrolled {
                    account: row.try_get("account")?,
                    usable: wrong < WRONG && full_at > now - self.lasts,
                })
            })
            .collect()
    }

    /// Chosen on a tablet by somebody who has signed in there with the password at `full_at`.
    pub async fn choose(
        &self,
        device: &str,
        account: &str,
        pin: Zeroizing<String>,
        full_at: Timestamp,
    ) -> Result<(), PinError> {
        if !is_fit(&pin) {
            return Err(PinError::Unfit);
        }
        let hash = self.passwords.hash(pin).await?;
        sqlx::query(SET)
            .bind(device)
            .bind(account)
            .bind(hash)
            .bind(full_at.as_millis())
            .execute(&mut *self.database.lock().await)
            .await?;
        Ok(())
    }

    /// Until when the person may go on, if these are her digits. Each try is counted before it is looked at.
    pub async fn unlock(
        &self,
        device: &str,
        account: &str,
        pin: Zeroizing<String>,
        now: Timestamp,
    ) -> Result<Timestamp, PinError> {
        let row = sqlx::query(TRY)
            .bind(device)
            .bind(account)
            .bind(WRONG)
            .bind((now - self.lasts).as_millis())
            .fetch_optional(&mut *self.database.lock().await)
            .await?
            .ok_or(PinError::NeedsPassword)?;
        let hash: String = row.try_get("pin_hash")?;
        let full_at = Timestamp::from_millis(row.try_get("full_at")?);
        let wrong: i64 = row.try_get("wrong")?;
        let right = pin.len() <= LONGEST && self.passwords.check(pin, Some(hash)).await?;
        if !right && wrong >= WRONG {
            return Err(PinError::NeedsPassword);
        }
        if !right {
            let left = WRONG - wrong;
            return Err(PinError::Wrong { left });
        }
        self.run(RIGHT, device, account).await?;
        Ok(full_at + self.lasts)
    }

    /// Somebody has signed in on the tablet with the password: her digits count again.
    pub async fn full(&self, device: &str, account: &str, now: Timestamp) -> Result<(), PinError> {
        sqlx::query(FULL)
            .bind(device)
            .bind(account)
            .bind(now.as_millis())
            .execute(&mut *self.database.lock().await)
            .await?;
        Ok(())
    }

    /// The next time it takes the password: on every tablet, or on one.
    pub async fn need_password(&self, account: &str, device: Option<&str>) -> Result<(), PinError> {
        if let Some(device) = device {
            return self.run(NEEDS_PASSWORD_HERE, account, device).await;
        }
        self.run_all(NEEDS_PASSWORD, account).await
    }

    /// No digits any more on this tablet.
    pub async fn remove(&self, device: &str, account: &str) -> Result<(), PinError> {
        self.run(REMOVE, device, account).await
    }

    async fn run_all(&self, query: &'static str, account: &str) -> Result<(), PinError> {
        sqlx::query(query)
            .bind(account)
            .execute(&mut *self.database.lock().await)
            .await?;
        Ok(())
    }

    async fn run(&self, query: &'static str, one: &str, two: &str) -> Result<(), PinError> {
        sqlx::query(query)
            .bind(one)
            .bind(two)
            .execute(&mut *self.database.lock().await)
            .await?;
        Ok(())
    }
}

/// Six to twelve digits, not all the same and not counting.
fn is_fit(pin: &str) -> bool {
    let digits = pin.as_bytes();
    let steps = |by: u8| {
        digits
            .windows(2)
            .all(|pair| pair[1] == (pair[0] - b'0' + by) % 10 + b'0')
    };
    (SHORTEST..=LONGEST).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit)
        && !steps(0)
        && !steps(1)
        && !steps(9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_not_taken() {
        for pin in [
            "",
            "12345",
            "123456",
            "987654",
            "000000",
            "890123",
            "12a456",
            "1234567890123",
        ] {
            assert!(!is_fit(pin), "{pin}");
        }
        for pin in ["470218", "1122334", "815093"] {
            assert!(is_fit(pin), "{pin}");
        }
    }
}
