//! What is known of requests under a key: begun, answered, or broken off. Holds no content, only a keyed hash of the request and the
//! answer's few words; kept for 24 hours and bounded for each account.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sqlx::sqlite::SqliteConnection;
use sqlx::{ConnectOptions as _, Connection as _, Row as _};

use crate::domain::ids::IdSource as _;
use crate::domain::time::Timestamp;
use crate::ids::SystemIds;
use crate::log::sqlite::open;
use crate::web::api::idempotency::IdempotencyError;

const KEPT: Duration = Duration::from_hours(24);
/// Keys of one account.
const MOST: i64 = 1_000;

const FIND: &str = "SELECT request, status, body FROM idempotency WHERE actor = ?1 AND key = ?2 AND created_at > ?3";
const FIND_BEGUN: &str = "SELECT request, life, log_actor, after_seq FROM requests_begun \
    WHERE actor = ?1 AND key = ?2 AND created_at > ?3";
const ACTED: &str =
    "SELECT EXISTS (SELECT 1 FROM events WHERE seq > ?1 AND seq <= ?2 AND actor = ?3)";
const LAST: &str = "SELECT coalesce(max(seq), 0) FROM events";
const BEGIN: &str = "INSERT INTO requests_begun (actor, key, request, life, log_actor, after_seq, created_at) \
    SELECT ?1, ?2, ?3, ?4, ?5, coalesce(max(seq), 0), ?6 FROM events WHERE true \
    ON CONFLICT (actor, key) DO UPDATE SET request = excluded.request, life = excluded.life, log_actor = excluded.log_actor, \
    after_seq = excluded.after_seq, created_at = excluded.created_at";
const KEEP: &str = "INSERT INTO idempotency (actor, key, request, status, body, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
    ON CONFLICT (actor, key) DO UPDATE SET request = excluded.request, status = excluded.status, body = excluded.body, \
    created_at = excluded.created_at";
const FORGET_BEGUN: &str = "DELETE FROM requests_begun WHERE actor = ?1 AND key = ?2";
const FORGET_OLD: &str = "DELETE FROM idempotency WHERE created_at <= ?1";
const FORGET_OLD_BEGUN: &str = "DELETE FROM requests_begun WHERE created_at <= ?1";
const FORGET_SURPLUS: &str = "DELETE FROM idempotency WHERE actor = ?1 AND key IN \
    (SELECT key FROM idempotency WHERE actor = ?1 ORDER BY created_at DESC, key LIMIT -1 OFFSET ?2)";

/// Whose request it is.
#[derive(Clone, Debug)]
pub(super) struct Who {
    /// The account.
    pub account: String,
    /// How the log names them; empty: the log does not know them.
    pub log_actor: String,
}

/// An answer that was given.
#[derive(Debug)]
pub(super) struct Answer {
    pub request: Vec<u8>,
    pub status: u16,
    pub body: String,
}

/// What is known of a request.
#[derive(Debug)]
pub(super) enum Known {
    /// Nothing, or that it was never carried out: it has begun now.
    New,
    /// It was answered.
    Answered(Answer),
    /// The key was used for another request.
    Differs,
    /// It broke off, and may have been carried out.
    Unknown,
}

/// The two tables. Cheap to clone.
#[derive(Clone)]
pub(super) struct Requests {
    connection: Arc<tokio::sync::Mutex<SqliteConnection>>,
    under_way: Arc<Mutex<HashSet<(String, String)>>>,
    /// This run of the server, and the last record before it.
    life: Arc<str>,
    began_after: i64,
}

impl Requests {
    /// In the database at this address. The tables must be there: open the log first.
    pub async fn open(url: &str) -> Result<Self, IdempotencyError> {
        let mut connection = open::options(url)?.connect().await?;
        let began_after = sqlx::query_scalar(LAST).fetch_one(&mut connection).await?;
        Ok(Self {
            connection: Arc::new(tokio::sync::Mutex::new(connection)),
            under_way: Arc::default(),
            life: SystemIds.next().simple().to_string().into(),
            began_after,
        })
    }

    /// Marks it as under way in this run; `None` if it is already.
    pub fn enter(&self, who: &Who, key: &str) -> Option<UnderWay> {
        let name = (who.account.clone(), key.to_owned());
        let mut under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        under_way.insert(name.clone()).then(|| UnderWay {
            all: Arc::clone(&self.under_way),
            name,
        })
    }

    /// What is known of it. Written down as begun, before anything is carried out, if it is new.
    pub async fn begin(
        &self,
        who: &Who,
        key: &str,
        tags: &[[u8; 32]],
        now: Timestamp,
    ) -> Result<Known, sqlx::Error> {
        let mut connection = self.connection.lock().await;
        let same = |request: &[u8]| tags.iter().any(|tag| tag[..] == *request);
        let since = (now - KEPT).as_millis();
        let answered = sqlx::query(FIND)
            .bind(&who.account)
            .bind(key)
            .bind(since)
            .fetch_optional(&mut *connection)
            .await?;
        if let Some(row) = answered {
            let answer = Answer {
                request: row.try_get("request")?,
                status: row.try_get("status")?,
                body: row.try_get("body")?,
            };
            let same = same(&answer.request);
            return Ok(if same {
                Known::Answered(answer)
            } else {
                Known::Differs
            });
        }
        let begun = sqlx::query(FIND_BEGUN)
            .bind(&who.account)
            .bind(key)
            .bind(since)
            .fetch_optional(&mut *connection)
            .await?;
        if let Some(row) = begun {
            let request: Vec<u8> = row.try_get("request")?;
            if !same(&request) {
                return Ok(Known::Differs);
            }
            let (life, log_actor): (String, String) =
                (row.try_get("life")?, row.try_get("log_actor")?);
            if *life == *self.life || log_actor.is_empty() {
                return Ok(Known::Unknown);
            }
            // It broke off with an earlier run: whatever it did stands in the log before this run began.
            let acted: bool = sqlx::query_scalar(ACTED)
                .bind(row.try_get::<i64, _>("after_seq")?)
                .bind(self.began_after)
                .bind(log_actor)
                .fetch_one(&mut *connection)
                .await?;
            if acted {
                return Ok(Known::Unknown);
            }
        }
        sqlx::query(BEGIN)
            .bind(&who.account)
            .bind(key)
            .bind(tags.first().map(|tag| &tag[..]))
            .bind(&*self.life)
            .bind(&who.log_actor)
            .bind(now.as_millis())
            .execute(&mut *connection)
            .await?;
        Ok(Known::New)
    }

    /// It was answered so.
    pub async fn keep(
        &self,
        who: &Who,
        key: &str,
        tag: &[u8; 32],
        (status, body): (u16, &str),
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        let mut connection = self.connection.lock().await;
        let mut together = connection.begin().await?;
        sqlx::query(KEEP)
            .bind(&who.account)
            .bind(key)
            .bind(&tag[..])
            .bind(status)
            .bind(body)
            .bind(now.as_millis())
            .execute(&mut *together)
            .await?;
        sqlx::query(FORGET_BEGUN)
            .bind(&who.account)
            .bind(key)
            .execute(&mut *together)
            .await?;
        for forget in [FORGET_OLD, FORGET_OLD_BEGUN] {
            sqlx::query(forget)
                .bind((now - KEPT).as_millis())
                .execute(&mut *together)
                .await?;
        }
        sqlx::query(FORGET_SURPLUS)
            .bind(&who.account)
            .bind(MOST)
            .execute(&mut *together)
            .await?;
        together.commit().await
    }

    /// It changed nothing: the same may be sent again.
    pub async fn forget(&self, who: &Who, key: &str) -> Result<(), sqlx::Error> {
        sqlx::query(FORGET_BEGUN)
            .bind(&who.account)
            .bind(key)
            .execute(&mut *self.connection.lock().await)
            .await?;
        Ok(())
    }
}

/// Until it is dropped.
pub(super) struct UnderWay {
    all: Arc<Mutex<HashSet<(String, String)>>>,
    name: (String, String),
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&self.name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::sqlite::SqliteLog;
    use crate::log::sqlite::open::OpenMode;

    const NOW: Timestamp = Timestamp::from_millis(1_767_988_800_000);
    const TAG: [[u8; 32]; 1] = [[7; 32]];

    struct Database {
        url: String,
        _folder: tempfile::TempDir,
    }

    impl Database {
        async fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let url = format!("sqlite://{}", folder.path().join("vakt.db").display());
            SqliteLog::open(&url, OpenMode::Create).await.unwrap();
            Self {
                url,
                _folder: folder,
            }
        }

        /// Another run of the server: what was under way in the one before has broken off.
        async fn life(&self) -> Requests {
            Requests::open(&self.url).await.unwrap()
        }

        async fn record(&self, seq: i64, actor: &str) {
            let mut connection = open::options(&self.url).unwrap().connect().await.unwrap();
            sqlx::query("INSERT INTO events VALUES (?1, 0, ?2, 'note', 1, '{}', zeroblob(32))")
                .bind(seq)
                .bind(actor)
                .execute(&mut connection)
                .await
                .unwrap();
        }
    }

    fn kari() -> Who {
        Who {
            account: "1".to_owned(),
            log_actor: "staff:kari".to_owned(),
        }
    }

    async fn begin(requests: &Requests, key: &str) -> Known {
        requests.begin(&kari(), key, &TAG, NOW).await.unwrap()
    }

    #[tokio::test]
    async fn what_broke_off_before_the_log_had_anything_of_hers_runs_again() {
        let database = Database::new().await;
        database.record(1, "staff:kari").await;
        assert!(matches!(
            begin(&database.life().await, "k").await,
            Known::New
        ));
        database.record(2, "carrier").await;
        database.record(3, "staff:aslak").await;
        let next = database.life().await;
        // What she does later is not what broke off.
        database.record(4, "staff:kari").await;
        assert!(matches!(begin(&next, "k").await, Known::New));
    }

    #[tokio::test]
    async fn what_broke_off_after_the_log_had_something_of_hers_never_runs_again() {
        let database = Database::new().await;
        assert!(matches!(
            begin(&database.life().await, "k").await,
            Known::New
        ));
        database.record(1, "staff:kari").await;
        for _ in 0..3 {
            assert!(matches!(
                begin(&database.life().await, "k").await,
                Known::Unknown
            ));
        }
        let other = database
            .life()
            .await
            .begin(&kari(), "k", &[[8; 32]], NOW)
            .await;
        assert!(matches!(other.unwrap(), Known::Differs));
        let later = database.life().await;
        let later = later.begin(&kari(), "k", &TAG, NOW + KEPT).await;
        assert!(matches!(later.unwrap(), Known::New), "kept for a day");
    }

    #[tokio::test]
    async fn who_is_not_in_the_log_is_never_taken_to_have_done_nothing() {
        let database = Database::new().await;
        let screen = Who {
            account: "2".to_owned(),
            log_actor: String::new(),
        };
        let begin =
            async |requests: &Requests| requests.begin(&screen, "k", &TAG, NOW).await.unwrap();
        assert!(matches!(begin(&database.life().await).await, Known::New));
        assert!(matches!(
            begin(&database.life().await).await,
            Known::Unknown
        ));
    }

    #[tokio::test]
    async fn an_answer_that_was_kept_is_given_and_one_that_was_not_never_made_up() {
        let database = Database::new().await;
        let requests = database.life().await;
        assert!(matches!(begin(&requests, "k").await, Known::New));
        // It fell over, or its answer could not be kept.
        assert!(matches!(begin(&requests, "k").await, Known::Unknown));
        requests
            .keep(&kari(), "k", &TAG[0], (200, "{}"), NOW)
            .await
            .unwrap();
        let requests = database.life().await;
        assert!(
            matches!(begin(&requests, "k").await, Known::Answered(answer) if answer.body == "{}")
        );
        assert!(matches!(begin(&requests, "other").await, Known::New));
        requests.forget(&kari(), "other").await.unwrap();
        assert!(matches!(begin(&requests, "other").await, Known::New));
    }
}
