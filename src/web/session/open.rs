//! Sessions that are open: in memory for the checks of every request, and in a table, so that they go on over a restart. A token is worth
//! nothing without its session here: whoever ends it, ends it at once.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use crate::domain::time::Timestamp;
use crate::web::session::store::{Database, StoreError};

const SELECT: &str = "SELECT id, account, generation, kind, device, began_at, until, touched_at, locked FROM sessions";
const INSERT: &str = "INSERT INTO sessions (id, account, generation, kind, device, began_at, until, touched_at, locked) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
const TOUCH: &str = "UPDATE sessions SET touched_at = ?2, locked = ?3 WHERE id = ?1";
const TOUCH_ACCOUNT: &str = "UPDATE accounts SET used_at = ?2 WHERE id = ?1";
const END: &str = "DELETE FROM sessions WHERE id = ?1";
const FORGET: &str = "DELETE FROM sessions WHERE until <= ?1";
/// Sessions of one account; one more ends the one that was left alone the longest.
const MOST: usize = 20;
/// That somebody was there is written at most this often.
const SAVED_EVERY: Duration = Duration::from_mins(1);

/// Where a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A browser that others use too: it ends when nobody touches it.
    Shared,
    /// A registered tablet: it locks when nobody touches it.
    Device,
    /// A screen on a wall, which nobody touches.
    Screen,
    /// A program with its token.
    Program,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Shared, Self::Device, Self::Screen, Self::Program];

    /// As it is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Device => "device",
            Self::Screen => "screen",
            Self::Program => "program",
        }
    }
}

impl FromStr for Kind {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or(())
    }
}

/// A session.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// A UUID, as the token says it.
    pub id: String,
    /// Whose.
    pub account: String,
    /// The account's generation of sessions when it began.
    pub generation: i64,
    /// Where.
    pub kind: Kind,
    /// On which registered tablet.
    pub device: Option<String>,
    /// When it began.
    pub began: Timestamp,
    /// It ends then, whatever happens.
    pub until: Timestamp,
    /// Somebody was there.
    pub touched: Timestamp,
    /// It waits for its person.
    pub locked: bool,
}

impl fmt::Debug for OpenSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OpenSession({}, {:?})", self.id, self.kind)
    }
}

struct Entry {
    session: OpenSession,
    saved: Timestamp,
}

/// The open sessions. Cheap to clone.
#[derive(Clone)]
pub struct OpenSessions {
    database: Database,
    known: Arc<Mutex<HashMap<String, Entry>>>,
}

impl OpenSessions {
    /// Reads those that are not over.
    pub async fn open(database: Database, now: Timestamp) -> Result<Self, StoreError> {
        let mut connection = database.lock().await;
        sqlx::query(FORGET)
            .bind(now.as_millis())
            .execute(&mut *connection)
            .await?;
        let rows = sqlx::query(SELECT).fetch_all(&mut *connection).await?;
        drop(connection);
        let mut known = HashMap::new();
        for row in rows {
            let session = session(&row)?;
            let saved = session.touched;
            known.insert(session.id.clone(), Entry { session, saved });
        }
        Ok(Self {
            database,
            known: Arc::new(Mutex::new(known)),
        })
    }

    fn known(&self) -> MutexGuard<'_, HashMap<String, Entry>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The session with this id.
    pub fn get(&self, id: &str) -> Option<OpenSession> {
        self.known().get(id).map(|entry| entry.session.clone())
    }

    /// Every session of an account, the last used first.
    pub fn of_account(&self, account: &str) -> Vec<OpenSession> {
        let mut found: Vec<OpenSession> = self
            .known()
            .values()
            .filter(|entry| entry.session.account == account)
            .map(|entry| entry.session.clone())
            .collect();
        found.sort_by_key(|session| std::cmp::Reverse((session.touched, session.id.clone())));
        found
    }

    /// A new one. A database that cannot be written keeps nobody out: the session is then over with the process.
    pub async fn begin(&self, session: OpenSession) {
        let surplus: Vec<String> = self
            .of_account(&session.account)
            .into_iter()
            .skip(MOST - 1)
            .map(|old| old.id)
            .collect();
        for old in surplus {
            self.end(&old).await;
        }
        let entry = Entry {
            session: session.clone(),
            saved: session.touched,
        };
        self.known().insert(session.id.clone(), entry);
        if let Err(error) = self.insert(&session).await {
            tracing::warn!(%error, "a session could not be written down: it ends with the server");
        }
    }

    async fn insert(&self, session: &OpenSession) -> Result<(), sqlx::Error> {
        let mut connection = self.database.lock().await;
        sqlx::query(INSERT)
            .bind(&session.id)
            .bind(&session.account)
            .bind(session.generation)
            .bind(session.kind.as_str())
            .bind(&session.device)
            .bind(session.began.as_millis())
            .bind(session.until.as_millis())
            .bind(session.touched.as_millis())
            .bind(i64::from(session.locked))
            .execute(&mut *connection)
            .await?;
        sqlx::query(TOUCH_ACCOUNT)
            .bind(&session.account)
            .bind(session.touched.as_millis())
            .execute(&mut *connection)
            .await?;
        Ok(())
    }

    /// Somebody is there. Written down now and then, beside the request.
    pub fn touch(&self, id: &str, now: Timestamp) {
        let mut known = self.known();
        let Some(entry) = known.get_mut(id) else {
            return;
        };
        entry.session.touched = entry.session.touched.max(now);
        if now.since(entry.saved) < SAVED_EVERY {
            return;
        }
        entry.saved = now;
        let session = entry.session.clone();
        drop(known);
        self.save(session);
    }

    /// From now on it waits for its person, or no longer.
    pub fn set_locked(&self, id: &str, locked: bool, now: Timestamp) {
        let mut known = self.known();
        let Some(entry) = known.get_mut(id) else {
            return;
        };
        if entry.session.locked == locked {
            return;
        }
        entry.session.locked = locked;
        if !locked {
            entry.session.touched = now;
        }
        let session = entry.session.clone();
        drop(known);
        self.save(session);
    }

    fn save(&self, session: OpenSession) {
        let database = Arc::clone(&self.database);
        tokio::spawn(async move {
            let mut connection = database.lock().await;
            let touched = session.touched.as_millis();
            let saved = sqlx::query(TOUCH)
                .bind(&session.id)
                .bind(touched)
                .bind(i64::from(session.locked))
                .execute(&mut *connection)
                .await;
            let used = sqlx::query(TOUCH_ACCOUNT)
                .bind(&session.account)
                .bind(touched)
                .execute(&mut *connection)
                .await;
            if let Err(error) = saved.and(used) {
                tracing::debug!(%error, "the last touch of a session was not written down");
            }
        });
    }

    /// It is over.
    pub async fn end(&self, id: &str) {
        if self.known().remove(id).is_none() {
            return;
        }
        let mut connection = self.database.lock().await;
        let ended = sqlx::query(END).bind(id).execute(&mut *connection).await;
        if let Err(error) = ended {
            tracing::warn!(%error, "the end of a session could not be written down");
        }
    }

    /// All that a rule says are over; how many.
    pub async fn end_all(&self, over: impl Fn(&OpenSession) -> bool) -> usize {
        let ids: Vec<String> = self
            .known()
            .values()
            .filter(|entry| over(&entry.session))
            .map(|entry| entry.session.id.clone())
            .collect();
        for id in &ids {
            self.end(id).await;
        }
        ids.len()
    }
}

fn session(row: &SqliteRow) -> Result<OpenSession, StoreError> {
    let id: String = row.try_get("id")?;
    let time = |column: &str| row.try_get(column).map(Timestamp::from_millis);
    let kind: String = row.try_get("kind")?;
    Ok(OpenSession {
        kind: kind
            .parse()
            .map_err(|()| StoreError::Malformed(id.clone()))?,
        account: row.try_get("account")?,
        generation: row.try_get("generation")?,
        device: row.try_get("device")?,
        began: time("began_at")?,
        until: time("until")?,
        touched: time("touched_at")?,
        locked: row.try_get::<i64, _>("locked")? != 0,
        id,
    })
}
