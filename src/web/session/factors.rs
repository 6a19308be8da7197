//! The second factor: a seed that an app and the server share, sealed, and ten codes for the day the telephone is gone. A code is taken
//! once, whichever it is.

use sqlx::sqlite::SqliteConnection;
use sqlx::{Connection as _, Row as _};

use crate::domain::time::Timestamp;
use crate::log::entropy::{EntropyError, SystemEntropy};
use crate::log::keys::{Keyring, SharedKeyring};
use crate::log::seal::OpenError;
use crate::log::small;
use crate::web::session::secret;
use crate::web::session::store::{Accounts, Database};
use crate::web::session::totp::Seed;

/// Recovery codes at once.
pub const CODES: usize = 10;
/// Groups of four letters in one: 80 bits.
const GROUPS: usize = 4;
const PURPOSE: &str = "second factor";

const FIND: &str = "SELECT sealed, confirmed FROM second_factors WHERE account = ?1";
const BEGIN: &str = "INSERT INTO second_factors (account, sealed, confirmed, last_step, created_at) VALUES (?1, ?2, 0, 0, ?3) \
    ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed, last_step = 0, created_at = excluded.created_at \
    WHERE confirmed = 0";
const TAKE: &str = "UPDATE second_factors SET last_step = ?2, confirmed = 1 WHERE account = ?1 AND last_step < ?2 AND confirmed = ?3";
const REMOVE: &str = "DELETE FROM second_factors WHERE account = ?1";
const REMOVE_CODES: &str = "DELETE FROM recovery_codes WHERE account = ?1";
const ADD_CODE: &str = "INSERT INTO recovery_codes (account, hash) VALUES (?1, ?2)";
const USE_CODE: &str =
    "UPDATE recovery_codes SET used_at = ?3 WHERE account = ?1 AND hash = ?2 AND used_at IS NULL";
const EVERY: &str = "SELECT account, sealed FROM second_factors";
const RESEAL: &str = "UPDATE second_factors SET sealed = ?2 WHERE account = ?1 AND sealed = ?3";
const LEFT: &str = "SELECT COUNT(*) FROM recovery_codes WHERE account = ?1 AND used_at IS NULL";

/// Why a second factor could not be worked on.
#[derive(Debug, thiserror::Error)]
pub enum FactorError {
    /// No random bytes.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
    /// The seed in the table does not open.
    #[error("the second factor cannot be opened: give the account a new one")]
    Sealed(#[from] OpenError),
    /// The database.
    #[error("the second factor cannot be read or written")]
    Sqlite(#[from] sqlx::Error),
}

/// The second factors. Cheap to clone.
#[derive(Clone)]
pub struct Factors {
    database: Database,
    keyring: SharedKeyring,
}

impl Factors {
    /// In this database, sealed under these keys.
    pub const fn new(database: Database, keyring: SharedKeyring) -> Self {
        Self { database, keyring }
    }

    /// The seed that is being set up: the same one until its first code has come back, so that a page may be loaded again. None if the
    /// account has a second factor already.
    pub async fn begin(&self, account: &str, now: Timestamp) -> Result<Option<Seed>, FactorError> {
        let mut connection = self.database.lock().await;
        match self.find(&mut connection, account).await? {
            Some((_, true)) => return Ok(None),
            Some((seed, false)) => return Ok(Some(seed)),
            None => {}
        }
        let seed = Seed::generate(&mut SystemEntropy)?;
        let sealed = small::seal(
            &self.keyring.load(),
            PURPOSE,
            account,
            seed.as_bytes(),
            &mut SystemEntropy,
        )?;
        sqlx::query(BEGIN)
            .bind(account)
            .bind(sealed)
            .bind(now.as_millis())
            .execute(&mut *connection)
            .await?;
        Ok(Some(seed))
    }

    /// The first code has come back: from now on it counts. The recovery codes, to be shown this once; none if the code is not right.
    pub async fn confirm(
        &self,
        account: &str,
        typed: &str,
        now: Timestamp,
    ) -> Result<Option<Vec<String>>, FactorError> {
        if !self.take(account, typed, now, false).await? {
            return Ok(None);
        }
        self.new_codes(account).await.map(Some)
    }

    /// Whether a code is right and has not been used: of the app, or a recovery code.
    pub async fn check(
        &self,
        account: &str,
        typed: &str,
        now: Timestamp,
    ) -> Result<bool, FactorError> {
        let code = secret::normal(typed);
        if code.len() == GROUPS * 4 {
            let used = sqlx::query(USE_CODE)
                .bind(account)
                .bind(&secret::hash(&code)[..])
                .bind(now.as_millis())
                .execute(&mut *self.database.lock().await)
                .await?;
            return Ok(used.rows_affected() == 1);
        }
        self.take(account, typed, now, true).await
    }

    /// A code of the app, if it is of a later step than the last one that was taken.
    async fn take(
        &self,
        account: &str,
        typed: &str,
        now: Timestamp,
        confirmed: bool,
    ) -> Result<bool, FactorError> {
        let mut connection = self.database.lock().await;
        let step = self
            .find(&mut connection, account)
            .await?
            .and_then(|(seed, _)| seed.step_of(typed, now));
        let Some(step) = step else {
            return Ok(false);
        };
        let taken = sqlx::query(TAKE)
            .bind(account)
            .bind(step)
            .bind(i64::from(confirmed))
            .execute(&mut *connection)
            .await?;
        Ok(taken.rows_affected() == 1)
    }

    async fn find(
        &self,
        connection: &mut SqliteConnection,
        account: &str,
    ) -> Result<Option<(Seed, bool)>, FactorError> {
        let Some(row) = sqlx::query(FIND)
            .bind(account)
            .fetch_optional(connection)
            .await?
        else {
            return Ok(None);
        };
        let sealed: Vec<u8> = row.try_get("sealed")?;
        let confirmed = row.try_get::<i64, _>("confirmed")? != 0;
        let bytes = small::open(&self.keyring.load(), PURPOSE, account, &sealed)?;
        let seed = Seed::from_bytes(&bytes).ok_or(OpenError::Malformed)?;
        Ok(Some((seed, confirmed)))
    }

    /// Ten new recovery codes; those before are worth nothing.
    pub async fn new_codes(&self, account: &str) -> Result<Vec<String>, FactorError> {
        let codes = (0..CODES)
            .map(|_| secret::code(GROUPS))
            .collect::<Result<Vec<_>, _>>()?;
        let mut connection = self.database.lock().await;
        let mut together = connection.begin().await?;
        sqlx::query(REMOVE_CODES)
            .bind(account)
            .execute(&mut *together)
            .await?;
        for code in &codes {
            let hash = secret::hash(&secret::normal(code));
            sqlx::query(ADD_CODE)
                .bind(account)
                .bind(&hash[..])
                .execute(&mut *together)
                .await?;
        }
        together.commit().await?;
        Ok(codes)
    }

    /// Recovery codes that have not been used.
    pub async fn codes_left(&self, account: &str) -> Result<i64, FactorError> {
        let left = sqlx::query_scalar(LEFT)
            .bind(account)
            .fetch_one(&mut *self.database.lock().await)
            .await?;
        Ok(left)
    }

    /// It is gone, with its recovery codes.
    pub async fn remove(&self, account: &str) -> Result<(), FactorError> {
        let mut connection = self.database.lock().await;
        for query in [REMOVE, REMOVE_CODES] {
            sqlx::query(query)
                .bind(account)
                .execute(&mut *connection)
                .await?;
        }
        Ok(())
    }
}

impl Accounts {
    /// Seals every seed anew that is sealed under an older master key; how many there were. One that does not open stays as it is.
    pub async fn reseal_seeds(&self, keyring: &Keyring) -> Result<usize, FactorError> {
        let database = self.database();
        let mut connection = database.lock().await;
        let mut count = 0;
        for row in sqlx::query(EVERY).fetch_all(&mut *connection).await? {
            let account: String = row.try_get("account")?;
            let sealed: Vec<u8> = row.try_get("sealed")?;
            if small::is_under(&sealed, keyring.active()) {
                continue;
            }
            let Ok(seed) = small::open(keyring, PURPOSE, &account, &sealed) else {
                continue;
            };
            let anew = small::seal(keyring, PURPOSE, &account, &seed, &mut SystemEntropy)?;
            let done = sqlx::query(RESEAL)
                .bind(&account)
                .bind(anew)
                .bind(sealed)
                .execute(&mut *connection)
                .await?;
            count += usize::try_from(done.rows_affected()).unwrap_or(0);
        }
        Ok(count)
    }
}
