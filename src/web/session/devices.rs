//! Registered tablets, and who may unlock which with a few digits. A tablet is known by a random secret in a cookie of its own; one that
//! was cut off is unknown from that moment on, with everything that was open on it.

use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use crate::domain::ids::IdSource as _;
use crate::domain::time::Timestamp;
use crate::ids::SystemIds;
use crate::log::entropy::EntropyError;
use crate::web::session::secret;
use crate::web::session::store::{Database, StoreError};

const SELECT: &str = "SELECT id, secret_hash, label, registered_by, registered_at, used_by, used_at FROM devices WHERE cut_off_at IS NULL";
const INSERT: &str = "INSERT INTO devices (id, secret_hash, label, registered_by, registered_at, used_by, used_at) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?4, ?5)";
const USED: &str = "UPDATE devices SET used_by = ?2, used_at = ?3 WHERE id = ?1";
const CUT_OFF: &str = "UPDATE devices SET cut_off_at = ?2 WHERE id = ?1 AND cut_off_at IS NULL";
const NO_PINS: &str = "DELETE FROM pins WHERE device = ?1";
/// Tablets that are registered at once; one more is refused.
const MOST: usize = 500;
/// A label is cut here, characters.
const LONGEST_LABEL: usize = 60;

/// Why a tablet was not registered.
#[derive(Debug, thiserror::Error)]
pub enum DeviceError {
    /// Too many.
    #[error("{MOST} tablets are registered: cut off those that are not used")]
    Full,
    /// No random bytes.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
    /// The table.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The database.
    #[error("the tablets cannot be written")]
    Sqlite(#[from] sqlx::Error),
}

/// A registered tablet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// A UUID.
    pub id: String,
    secret_hash: Vec<u8>,
    /// What people call it.
    pub label: String,
    /// The account that registered it.
    pub registered_by: String,
    /// When.
    pub registered_at: Timestamp,
    /// The account that used it last.
    pub used_by: Option<String>,
    /// When.
    pub used_at: Option<Timestamp>,
}

/// The tablets. Cheap to clone.
#[derive(Clone)]
pub struct Devices {
    database: Database,
    known: Arc<ArcSwap<HashMap<String, Arc<Device>>>>,
}

impl Devices {
    /// Reads them.
    pub async fn open(database: Database) -> Result<Self, StoreError> {
        let devices = Self {
            database,
            known: Arc::default(),
        };
        devices.reload().await?;
        Ok(devices)
    }

    /// Every tablet that has not been cut off, the last used first.
    pub fn all(&self) -> Vec<Arc<Device>> {
        let mut all: Vec<_> = self.known.load().values().cloned().collect();
        all.sort_by_key(|device| std::cmp::Reverse((device.used_at, device.id.clone())));
        all
    }

    /// The tablet with this id, if it has not been cut off.
    pub fn get(&self, id: &str) -> Option<Arc<Device>> {
        self.known.load().get(id).cloned()
    }

    /// The tablet whose cookie this is: `ID.SECRET`.
    pub fn by_cookie(&self, cookie: &str) -> Option<Arc<Device>> {
        let (id, secret) = cookie.split_once('.')?;
        let device = self.get(id)?;
        let hash = secret::hash(secret);
        aws_lc_rs::constant_time::verify_slices_are_equal(&hash, &device.secret_hash)
            .is_ok()
            .then_some(device)
    }

    /// A new one; it, and what its cookie holds.
    pub async fn register(
        &self,
        label: &str,
        account: &str,
        now: Timestamp,
    ) -> Result<(Arc<Device>, String), DeviceError> {
        if self.known.load().len() >= MOST {
            return Err(DeviceError::Full);
        }
        let id = SystemIds.next().to_string();
        let token = secret::token()?;
        let label: String = label.trim().chars().take(LONGEST_LABEL).collect();
        let device = Device {
            secret_hash: secret::hash(&token).to_vec(),
            label,
            registered_by: account.to_owned(),
            registered_at: now,
            used_by: Some(account.to_owned()),
            used_at: Some(now),
            id,
        };
        sqlx::query(INSERT)
            .bind(&device.id)
            .bind(&device.secret_hash)
            .bind(&device.label)
            .bind(account)
            .bind(now.as_millis())
            .execute(&mut *self.database.lock().await)
            .await?;
        self.reload().await?;
        let cookie = format!("{}.{}", device.id, *token);
        Ok((Arc::new(device), cookie))
    }

    /// Somebody has signed in on it or unlocked it.
    pub async fn used(&self, id: &str, account: &str, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query(USED)
            .bind(id)
            .bind(account)
            .bind(now.as_millis())
            .execute(&mut *self.database.lock().await)
            .await?;
        self.reload().await
    }

    /// It is lost, or no longer used: unknown from now on, and its digits are gone. False if it was not there.
    pub async fn cut_off(&self, id: &str, now: Timestamp) -> Result<bool, StoreError> {
        // First here, so that the next request is refused even if the disk is slow.
        self.known.rcu(|known| {
            let mut left = HashMap::clone(known);
            left.remove(id);
            left
        });
        let mut connection = self.database.lock().await;
        let done = sqlx::query(CUT_OFF)
            .bind(id)
            .bind(now.as_millis())
            .execute(&mut *connection)
            .await?;
        sqlx::query(NO_PINS)
            .bind(id)
            .execute(&mut *connection)
            .await?;
        Ok(done.rows_affected() > 0)
    }

    async fn reload(&self) -> Result<(), StoreError> {
        let mut connection = self.database.lock().await;
        let rows = sqlx::query(SELECT).fetch_all(&mut *connection).await?;
        let mut known = HashMap::new();
        for row in rows {
            let device = device(&row)?;
            known.insert(device.id.clone(), Arc::new(device));
        }
        // Stored while the connection is held, so that an older reading never comes after a newer one.
        self.known.store(Arc::new(known));
        Ok(())
    }
}

fn device(row: &SqliteRow) -> Result<Device, sqlx::Error> {
    Ok(Device {
        id: row.try_get("id")?,
        secret_hash: row.try_get("secret_hash")?,
        label: row.try_get("label")?,
        registered_by: row.try_get("registered_by")?,
        registered_at: Timestamp::from_millis(row.try_get("registered_at")?),
        used_by: row.try_get("used_by")?,
        used_at: row
            .try_get::<Option<i64>, _>("used_at")?
            .map(Timestamp::from_millis),
    })
}
