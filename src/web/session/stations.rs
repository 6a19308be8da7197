//! PCs of the legevakt's own: a one-time code makes one a station, and a random secret in a cookie of its own tells it from then on. Whether
//! a station still stands is in the log; here is only what proves which one it is.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use sqlx::Row as _;

use crate::domain::ids::StationId;
use crate::domain::time::Timestamp;
use crate::log::entropy::EntropyError;
use crate::web::session::secret;
use crate::web::session::store::{Database, StoreError};

/// A code is good for this long.
pub const CODE_GOOD_FOR: Duration = Duration::from_mins(15);
/// Groups of four letters in a code: 40 bits, with the throttle of its address before it.
const GROUPS: usize = 2;

const SELECT: &str = "SELECT station, secret_hash, used_at FROM stations";
const NEW_CODE: &str = "INSERT INTO stations (station, code_hash, code_until) VALUES (?1, ?2, ?3) \
    ON CONFLICT (station) DO UPDATE SET code_hash = excluded.code_hash, code_until = excluded.code_until";
const TAKE_CODE: &str = "UPDATE stations SET code_hash = NULL, code_until = NULL, secret_hash = ?2, used_at = ?3 \
    WHERE code_hash = ?1 AND code_until > ?3 RETURNING station";
const USED: &str = "UPDATE stations SET used_at = ?2 WHERE station = ?1";
const FORGET: &str = "DELETE FROM stations WHERE station = ?1";

/// Why a code or a station was not had.
#[derive(Debug, thiserror::Error)]
pub enum StationError {
    /// Not a code, or one that was used or is too old.
    #[error("the code is not right, has been used, or is too old")]
    WrongCode,
    /// Too many tries.
    #[error("too many tries: wait {} seconds", after.as_secs())]
    Throttled {
        /// How long to wait.
        after: Duration,
    },
    /// No random bytes.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
    /// The table.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The database.
    #[error("the stations cannot be read or written")]
    Sqlite(#[from] sqlx::Error),
}

#[derive(Clone, Default)]
struct Proof {
    secret_hash: Option<Vec<u8>>,
    used_at: Option<Timestamp>,
}

/// What proves which station a PC is. Cheap to clone.
#[derive(Clone)]
pub struct Stations {
    database: Database,
    known: Arc<ArcSwap<HashMap<StationId, Proof>>>,
}

impl Stations {
    /// Reads them.
    pub async fn open(database: Database) -> Result<Self, StoreError> {
        let stations = Self {
            database,
            known: Arc::default(),
        };
        stations.reload().await?;
        Ok(stations)
    }

    /// The station whose cookie this is: `ID.SECRET`. Whether it still stands must be asked of the state.
    pub fn by_cookie(&self, cookie: &str) -> Option<StationId> {
        let (id, secret) = cookie.split_once('.')?;
        let id: StationId = id.parse().ok()?;
        let known = self.known.load();
        let kept = known.get(&id)?.secret_hash.as_ref()?;
        aws_lc_rs::constant_time::verify_slices_are_equal(&secret::hash(secret), kept)
            .is_ok()
            .then_some(id)
    }

    /// Whether a PC has taken the station's code.
    pub fn is_taken(&self, station: StationId) -> bool {
        self.known
            .load()
            .get(&station)
            .is_some_and(|proof| proof.secret_hash.is_some())
    }

    /// When it was used last.
    pub fn used_at(&self, station: StationId) -> Option<Timestamp> {
        self.known.load().get(&station)?.used_at
    }

    /// A code for a station, to be shown this once. One before it is worth nothing.
    pub async fn new_code(
        &self,
        station: StationId,
        now: Timestamp,
    ) -> Result<String, StationError> {
        let code = secret::code(GROUPS)?;
        let hash = secret::hash(&secret::normal(&code));
        sqlx::query(NEW_CODE)
            .bind(station.to_string())
            .bind(&hash[..])
            .bind((now + CODE_GOOD_FOR).as_millis())
            .execute(&mut *self.database.lock().await)
            .await?;
        self.reload().await?;
        Ok(code)
    }

    /// The code is taken: which station this is, and what its cookie holds. A PC that was the station before is none any more.
    pub async fn take_code(
        &self,
        typed: &str,
        now: Timestamp,
    ) -> Result<(StationId, String), StationError> {
        let secret = secret::token()?;
        let found: Option<String> = sqlx::query(TAKE_CODE)
            .bind(&secret::hash(&secret::normal(typed))[..])
            .bind(&secret::hash(&secret)[..])
            .bind(now.as_millis())
            .fetch_optional(&mut *self.database.lock().await)
            .await?
            .map(|row| row.try_get("station"))
            .transpose()?;
        self.reload().await?;
        let id: StationId = found
            .and_then(|id| id.parse().ok())
            .ok_or(StationError::WrongCode)?;
        let cookie = format!("{id}.{}", *secret);
        Ok((id, cookie))
    }

    /// Somebody is at it. Written down at most once an hour.
    pub async fn used(&self, station: StationId, now: Timestamp) -> Result<(), StoreError> {
        let lately = |at: Timestamp| now.since(at) < Duration::from_hours(1);
        if self.used_at(station).is_some_and(lately) {
            return Ok(());
        }
        sqlx::query(USED)
            .bind(station.to_string())
            .bind(now.as_millis())
            .execute(&mut *self.database.lock().await)
            .await?;
        self.reload().await
    }

    /// It is none any more.
    pub async fn forget(&self, station: StationId) -> Result<(), StoreError> {
        sqlx::query(FORGET)
            .bind(station.to_string())
            .execute(&mut *self.database.lock().await)
            .await?;
        self.reload().await
    }

    async fn reload(&self) -> Result<(), StoreError> {
        let mut connection = self.database.lock().await;
        let rows = sqlx::query(SELECT).fetch_all(&mut *connection).await?;
        let mut known = HashMap::new();
        for row in rows {
            let id: String = row.try_get("station")?;
            let id = id.parse().map_err(|_| StoreError::Malformed(id))?;
            let proof = Proof {
                secret_hash: row.try_get("secret_hash")?,
                used_at: row
                    .try_get::<Option<i64>, _>("used_at")?
                    .map(Timestamp::from_millis),
            };
            known.insert(id, proof);
        }
        // Stored while the connection is held, so that an older reading never comes after a newer one.
        self.known.store(Arc::new(known));
        Ok(())
    }
}
