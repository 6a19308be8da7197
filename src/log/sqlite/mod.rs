//! The log in one SQLite file: a single writing connection, a write-ahead file that is synced at every commit. A batch is one
//! statement, whatever its size, and the number of a record is unique: that decides between two writers. Never updates or
//! deletes a record.

mod batch;
pub mod open;
pub(super) mod rows;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use futures_util::TryStreamExt as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteRow};
use sqlx::{Connection as _, Row as _};

use crate::domain::secret::Subject;
use crate::log::keys::{MasterKeyId, WrappedKey};
use crate::log::sqlite::batch::{Keys, Records};
use crate::log::sqlite::open::{DatabaseError, OpenMode};
use crate::log::{AppendError, EventLog, Head, KeyChange, NewRecord, ReadError, Record};

/// Records in a chunk of [`EventLog::read_all`]: no more than the reading thread may be ahead ([`open::ROWS_AHEAD`]).
const CHUNK: usize = open::ROWS_AHEAD;
/// Bytes that [`EventLog::check_writable`] writes: more than one page.
const PROBE: i64 = 16_384;

const INSERT_RECORDS: &str = "\
    INSERT INTO events (seq, at, actor, kind, version, body, hash) \
    SELECT ?1 + key, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, substr(?3, 1 + 32 * key, 32) \
    FROM json_each(?2)";
const PUT_KEYS: &str = "\
    INSERT INTO data_keys (subject, master_key, wrapped) \
    SELECT value ->> 0, value ->> 1, unhex(value ->> 2) FROM json_each(?1) WHERE true \
    ON CONFLICT (subject) DO UPDATE SET master_key = excluded.master_key, wrapped = excluded.wrapped, destroyed = 0";
const DESTROY_KEYS: &str = "\
    UPDATE data_keys SET wrapped = zeroblob(length(wrapped)), destroyed = 1 \
    WHERE subject IN (SELECT value FROM json_each(?1))";
const SELECT_RECORDS: &str = "\
    SELECT seq, at, version, actor, kind, body, hash FROM events WHERE seq > ?1 ORDER BY seq LIMIT ?2";

/// The log in a SQLite file.
pub struct SqliteLog {
    connection: SqliteConnection,
    path: PathBuf,
    /// The head, while it is certain.
    head: Option<Head>,
    /// A destroyed key may still lie in the write-ahead file.
    wipe_due: bool,
}

impl std::fmt::Debug for SqliteLog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SqliteLog({})", self.path.display())
    }
}

impl SqliteLog {
    /// Opens the database and brings its tables up to this version. Take the [`Lock`](crate::log::lock::Lock) first if
    /// this is to serve.
    pub async fn open(url: &str, mode: OpenMode) -> Result<Self, DatabaseError> {
        Self::open_with(open::options(url)?, mode).await
    }

    /// As [`open`](Self::open), with the options of a connection.
    pub(super) async fn open_with(
        options: SqliteConnectOptions,
        mode: OpenMode,
    ) -> Result<Self, DatabaseError> {
        let (connection, path) = open::connect(options, mode).await?;
        let mut log = Self {
            connection,
            path,
            head: None,
            // The process before this one may have ended between a commit and its wiping.
            wipe_due: mode != OpenMode::Read,
        };
        if log.wipe_due {
            log.wipe().await;
        }
        Ok(log)
    }

    /// The database file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Closes it, and waits until it is closed.
    pub async fn close(self) -> Result<(), ReadError> {
        self.connection
            .close()
            .await
            .map_err(|error| ReadError::Io(error.into()))
    }

    /// Allows the database file to grow to that many bytes only, as a small disk would; `None` lifts it. For rehearsals.
    pub async fn limit_size(&mut self, bytes: Option<u64>) -> Result<(), ReadError> {
        let pages = bytes.map_or(i64::from(u32::MAX) - 1, |bytes| {
            i64::try_from(bytes / 4_096).unwrap_or(i64::MAX)
        });
        // Numbers cannot be bound in a pragma.
        sqlx::query(sqlx::AssertSqlSafe(format!(
            "PRAGMA max_page_count = {pages}"
        )))
        .execute(&mut self.connection)
        .await
        .map(|_| ())
        .map_err(rows::read_error)
    }

    /// The master keys that the database has been used with, and what tells each from another.
    pub(super) async fn key_checks(&mut self) -> Result<Vec<(MasterKeyId, [u8; 32])>, ReadError> {
        let found = sqlx::query("SELECT master_key, value FROM key_checks ORDER BY master_key")
            .fetch_all(&mut self.connection)
            .await
            .map_err(rows::read_error)?;
        found.iter().map(rows::key_check).collect()
    }

    /// Remembers master keys.
    pub(super) async fn remember_key_checks(
        &mut self,
        checks: &[(MasterKeyId, [u8; 32])],
    ) -> Result<(), AppendError> {
        for (id, value) in checks {
            sqlx::query("INSERT INTO key_checks (master_key, value) VALUES (?1, ?2)")
                .bind(id.to_string())
                .bind(&value[..])
                .execute(&mut self.connection)
                .await
                .map_err(append_error)?;
        }
        Ok(())
    }

    async fn write(&mut self, records: &Records, keys: &Keys) -> Result<(), sqlx::Error> {
        if keys.put.is_none() && keys.destroy.is_none() {
            // One statement is a transaction of its own.
            return insert(&mut self.connection, records).await;
        }
        let mut transaction = self.connection.begin_with("BEGIN IMMEDIATE").await?;
        insert(&mut transaction, records).await?;
        for (statement, json) in [(PUT_KEYS, &keys.put), (DESTROY_KEYS, &keys.destroy)] {
            if let Some(json) = json {
                sqlx::query(statement)
                    .bind(json)
                    .execute(&mut *transaction)
                    .await?;
            }
        }
        transaction.commit().await
    }

    /// The next records, up to the first that cannot be read. A statement of its own for each chunk: the reading thread ends
    /// it without waiting, however slowly the rows are taken. In one long statement it would wait for each single row as
    /// soon as it is the faster of the two.
    async fn chunk(&mut self, after: u64) -> Result<(Vec<Record>, Option<ReadError>), ReadError> {
        let limit = i64::try_from(CHUNK).unwrap_or(i64::MAX);
        let mut found = sqlx::query(SELECT_RECORDS)
            .bind(rows::stored(after)?)
            .bind(limit)
            .fetch(&mut self.connection);
        let mut chunk = Vec::with_capacity(CHUNK);
        while let Some(row) = found.try_next().await.map_err(rows::read_error)? {
            match rows::record(&row) {
                Ok(record) => chunk.push(record),
                Err(error) => return Ok((chunk, Some(error))),
            }
        }
        Ok((chunk, None))
    }

    /// Brings what was overwritten into the database file itself, and empties the write-ahead file, so that no copy of a
    /// destroyed key is left there. While somebody reads (a backup) that has to wait; it is tried again at each append.
    async fn wipe(&mut self) {
        match truncate_wal(&mut self.connection).await {
            Ok(done) => self.wipe_due = !done,
            Err(error) => {
                self.wipe_due = true;
                tracing::warn!(%error, "the write-ahead file could not be emptied; trying again later");
            }
        }
    }
}

async fn insert(connection: &mut SqliteConnection, records: &Records) -> Result<(), sqlx::Error> {
    if records.hashes.is_empty() {
        return Ok(());
    }
    sqlx::query(INSERT_RECORDS)
        .bind(records.first)
        .bind(&records.json)
        .bind(&records.hashes)
        .execute(connection)
        .await
        .map(|_| ())
}

/// True if nothing is left in the write-ahead file. Does not wait for readers.
async fn truncate_wal(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    sqlx::query("PRAGMA busy_timeout = 0")
        .execute(&mut *connection)
        .await?;
    let outcome = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
        .fetch_one(&mut *connection)
        .await
        .and_then(|row: SqliteRow| row.try_get::<i64, _>(0));
    sqlx::query("PRAGMA busy_timeout = 5000")
        .execute(connection)
        .await?;
    match outcome {
        Ok(busy) => Ok(busy == 0),
        Err(error) if rows::primary_code(&error) == Some(rows::BUSY) => Ok(false),
        Err(error) => Err(error),
    }
}

impl EventLog for SqliteLog {
    async fn append(
        &mut self,
        expected: u64,
        records: &[NewRecord],
        keys: &[KeyChange],
    ) -> Result<Head, AppendError> {
        let head = match self.head.take() {
            Some(head) if head.seq == expected => head,
            Some(_) | None => rows::stored_head(&mut self.connection)
                .await
                .map_err(append_error)?,
        };
        if head.seq != expected {
            self.head = Some(head);
            return Err(AppendError::Conflict { head });
        }
        let records = Records::after(head, records)?;
        let keys = Keys::of(keys)?;
        match self.write(&records, &keys).await {
            Ok(()) => self.head = Some(records.head),
            Err(error) if rows::is_taken(&error) => {
                let head = rows::stored_head(&mut self.connection)
                    .await
                    .map_err(append_error)?;
                return Err(AppendError::Conflict { head });
            }
            Err(error) => return Err(append_error(error)),
        }
        if keys.destroy.is_some() || self.wipe_due {
            self.wipe().await;
        }
        Ok(records.head)
    }

    async fn read_from(&mut self, after: u64, limit: usize) -> Result<Vec<Record>, ReadError> {
        let found = sqlx::query(SELECT_RECORDS)
            .bind(rows::stored(after)?)
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_all(&mut self.connection)
            .await
            .map_err(rows::read_error)?;
        found.iter().map(rows::record).collect()
    }

    async fn read_all<V>(&mut self, after: u64, mut visit: V) -> Result<(), ReadError>
    where
        V: FnMut(Vec<Record>) -> ControlFlow<()> + Send,
    {
        let mut last = after;
        loop {
            let (chunk, damage) = self.chunk(last).await?;
            let Some(record) = chunk.last() else {
                return damage.map_or(Ok(()), Err);
            };
            last = record.seq;
            let is_full = chunk.len() == CHUNK;
            // What came before the damage counts.
            let goes_on = visit(chunk).is_continue();
            if let Some(error) = damage {
                return Err(error);
            }
            if !goes_on || !is_full {
                return Ok(());
            }
        }
    }

    async fn head(&mut self) -> Result<Head, ReadError> {
        let head = rows::stored_head(&mut self.connection)
            .await
            .map_err(rows::read_error)?;
        self.head = Some(head);
        Ok(head)
    }

    async fn wrapped_keys(&mut self) -> Result<Vec<(Subject, WrappedKey)>, ReadError> {
        rows::stored_keys(&mut self.connection).await
    }

    async fn check_writable(&mut self) -> Result<(), AppendError> {
        sqlx::query("INSERT OR REPLACE INTO write_probe (id, filler) VALUES (1, zeroblob(?1))")
            .bind(PROBE)
            .execute(&mut self.connection)
            .await
            .map_err(append_error)?;
        sqlx::query("DELETE FROM write_probe")
            .execute(&mut self.connection)
            .await
            .map_err(append_error)?;
        Ok(())
    }
}

fn append_error(error: sqlx::Error) -> AppendError {
    if rows::primary_code(&error) == Some(rows::FULL) {
        AppendError::Full(error.into())
    } else {
        AppendError::Io(error.into())
    }
}
