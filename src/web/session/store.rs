//! The table of accounts, and the same in memory for the checks of every request. Changed by administration only.

use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{ConnectOptions as _, Row as _};
use tokio::sync::Mutex;

use crate::domain::ids::{GuestId, StaffId};
use crate::domain::time::Timestamp;
use crate::log::sqlite::open::{self, DatabaseError};
use crate::web::session::accounts::Account;
use crate::web::session::pins::PinError;

const SELECT: &str = "SELECT id, username, password_hash, staff, guest, roles, disabled, session_generation, used_at, \
    EXISTS (SELECT 1 FROM second_factors f WHERE f.account = accounts.id AND f.confirmed = 1) AS second_factor FROM accounts";
const INSERT: &str = "INSERT INTO accounts (id, username, password_hash, staff, roles, created_at, changed_at, guest) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7) ON CONFLICT (username) DO NOTHING";
const RESET: &str = "UPDATE accounts SET password_hash = ?2, disabled = 0, session_generation = session_generation + 1, \
    changed_at = ?3 WHERE username = ?1";
const END_SESSIONS: &str = "UPDATE accounts SET session_generation = session_generation + 1, changed_at = ?2 WHERE username = ?1";
const NO_DIGITS: &str =
    "DELETE FROM pins WHERE account = (SELECT id FROM accounts WHERE username = ?1)";
const NO_FACTOR: &str =
    "DELETE FROM second_factors WHERE account = (SELECT id FROM accounts WHERE username = ?1)";
const NO_CODES: &str =
    "DELETE FROM recovery_codes WHERE account = (SELECT id FROM accounts WHERE username = ?1)";
const DISABLE: &str = "UPDATE accounts SET disabled = 1, session_generation = session_generation + 1, changed_at = ?2 \
    WHERE username = ?1";

/// Why an account could not be had or changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is one already.
    #[error(
        "there is an account {0:?} already: `hjemmevakt account reset {0}` gives it a new password"
    )]
    Exists(String),
    /// There is none.
    #[error("there is no account {0:?}: `hjemmevakt account add {0}` makes one")]
    Missing(String),
    /// The database could not be opened.
    #[error("the accounts cannot be opened")]
    Database(#[from] DatabaseError),
    /// The database could not be read or written.
    #[error("the accounts cannot be read or written")]
    Sqlite(#[from] sqlx::Error),
    /// The digits on tablets could not be changed.
    #[error("the digits on tablets cannot be changed")]
    Pins(#[source] Box<PinError>),
    /// A row is not one of ours.
    #[error("the account {0:?} in the database is not what the program writes")]
    Malformed(String),
}

impl StoreError {
    /// From what went wrong with the digits on tablets.
    pub fn pins(error: PinError) -> Self {
        Self::Pins(Box::new(error))
    }
}

/// The connection that everything about signing in shares.
pub type Database = Arc<Mutex<SqliteConnection>>;

/// The accounts. Cheap to clone.
#[derive(Clone)]
pub struct Accounts {
    connection: Database,
    known: Arc<ArcSwap<Known>>,
}

#[derive(Default)]
struct Known {
    by_id: HashMap<String, Arc<Account>>,
    by_username: HashMap<String, Arc<Account>>,
}

impl std::fmt::Debug for Accounts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Accounts({})", self.known.load().by_id.len())
    }
}

impl Accounts {
    /// Reads them. The tables must be there: open the log first.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let connection = open::options(url)?.connect().await?;
        let accounts = Self {
            connection: Arc::new(Mutex::new(connection)),
            known: Arc::default(),
        };
        accounts.reload().await?;
        Ok(accounts)
    }

    /// The connection, for the other tables about signing in.
    pub fn database(&self) -> Database {
        Arc::clone(&self.connection)
    }

    /// Every account, by name.
    pub fn all(&self) -> Vec<Arc<Account>> {
        let mut all: Vec<_> = self.known.load().by_id.values().cloned().collect();
        all.sort_by(|one, other| one.username.cmp(&other.username));
        all
    }

    /// The account with this id.
    pub fn by_id(&self, id: &str) -> Option<Arc<Account>> {
        self.known.load().by_id.get(id).cloned()
    }

    /// The account with this name, as [`normal`](crate::web::session::accounts::normal) writes it.
    pub fn by_username(&self, username: &str) -> Option<Arc<Account>> {
        self.known.load().by_username.get(username).cloned()
    }

    /// The account of a doctor who is let in for some days.
    pub fn by_guest(&self, guest: GuestId) -> Option<Arc<Account>> {
        let known = self.known.load();
        let mut all = known.by_id.values();
        all.find(|account| account.guest == Some(guest)).cloned()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.known.load().by_id.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A new one.
    pub async fn add(&self, account: &Account, now: Timestamp) -> Result<(), StoreError> {
        let roles: Vec<_> = account.roles.iter().map(|role| role.as_str()).collect();
        let added = sqlx::query(INSERT)
            .bind(&account.id)
            .bind(&account.username)
            .bind(&account.password_hash)
            .bind(account.staff.as_ref().map(StaffId::as_str))
            .bind(roles.join(","))
            .bind(now.as_millis())
            .bind(account.guest.map(|guest| guest.to_string()))
            .execute(&mut *self.connection.lock().await)
            .await?;
        if added.rows_affected() == 0 {
            return Err(StoreError::Exists(account.username.clone()));
        }
        self.reload().await
    }

    /// A new password; the account can be used again, and every session it has ends. Tablets ask for the password.
    pub async fn reset(
        &self,
        username: &str,
        hash: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut connection = self.connection.lock().await;
        let done = sqlx::query(RESET)
            .bind(username)
            .bind(hash)
            .bind(now.as_millis())
            .execute(&mut *connection)
            .await?;
        without(&mut connection, username, &[NO_DIGITS]).await?;
        drop(connection);
        self.changed(username, done.rows_affected()).await
    }

    /// The second factor is gone, with its recovery codes: for somebody who has lost both.
    pub async fn remove_second_factor(&self, username: &str) -> Result<(), StoreError> {
        let mut connection = self.connection.lock().await;
        without(&mut connection, username, &[NO_FACTOR, NO_CODES]).await?;
        drop(connection);
        self.reload().await
    }

    /// It cannot sign in any more, and every session it has ends.
    pub async fn disable(&self, username: &str, now: Timestamp) -> Result<(), StoreError> {
        let mut connection = self.connection.lock().await;
        let done = sqlx::query(DISABLE)
            .bind(username)
            .bind(now.as_millis())
            .execute(&mut *connection)
            .await?;
        without(&mut connection, username, &[NO_DIGITS]).await?;
        drop(connection);
        self.changed(username, done.rows_affected()).await
    }

    /// Every session it has ends; it can sign in again.
    pub async fn end_sessions(&self, username: &str, now: Timestamp) -> Result<(), StoreError> {
        let query = sqlx::query(END_SESSIONS)
            .bind(username)
            .bind(now.as_millis());
        let done = query.execute(&mut *self.connection.lock().await).await?;
        self.changed(username, done.rows_affected()).await
    }

    async fn changed(&self, username: &str, rows: u64) -> Result<(), StoreError> {
        if rows == 0 {
            return Err(StoreError::Missing(username.to_owned()));
        }
        self.reload().await
    }

    /// Reads them again: something beside them has changed.
    pub async fn reload(&self) -> Result<(), StoreError> {
        let mut connection = self.connection.lock().await;
        let rows = sqlx::query(SELECT).fetch_all(&mut *connection).await?;
        let mut known = Known::default();
        for row in rows {
            let account = Arc::new(account(&row)?);
            known.by_id.insert(account.id.clone(), Arc::clone(&account));
            known.by_username.insert(account.username.clone(), account);
        }
        // Stored while the connection is held, so that an older reading never comes after a newer one.
        self.known.store(Arc::new(known));
        Ok(())
    }
}

async fn without(
    connection: &mut SqliteConnection,
    username: &str,
    what: &[&'static str],
) -> Result<(), sqlx::Error> {
    for query in what {
        sqlx::query(*query)
            .bind(username)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

fn account(row: &SqliteRow) -> Result<Account, StoreError> {
    let username: String = row.try_get("username")?;
    let roles: String = row.try_get("roles")?;
    let roles = roles
        .split(',')
        .filter(|role| !role.is_empty())
        .map(str::parse)
        .collect::<Result<_, _>>()
        .map_err(|_| StoreError::Malformed(username.clone()))?;
    Ok(Account {
        id: row.try_get("id")?,
        password_hash: row.try_get("password_hash")?,
        staff: row
            .try_get::<Option<String>, _>("staff")?
            .map(|staff| StaffId::new(&staff)),
        guest: row
            .try_get::<Option<String>, _>("guest")?
            .map(|guest| guest.parse())
            .transpose()
            .map_err(|_| StoreError::Malformed(username.clone()))?,
        roles,
        disabled: row.try_get::<i64, _>("disabled")? != 0,
        generation: row.try_get("session_generation")?,
        second_factor: row.try_get::<i64, _>("second_factor")? != 0,
        used_at: row
            .try_get::<Option<i64>, _>("used_at")?
            .map(Timestamp::from_millis),
        username,
    })
}
