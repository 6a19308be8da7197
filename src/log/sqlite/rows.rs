//! From rows and error codes of SQLite to what the log is made of. Never trusts a row: what does not fit is said, with its number.

use sqlx::Row as _;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::domain::secret::Subject;
use crate::domain::time::Timestamp;
use crate::log::keys::{MasterKeyId, WrappedKey};
use crate::log::{Hash, Head, ReadError, Record, subject};

/// SQLite's result codes that the log tells apart (<https://www.sqlite.org/rescode.html>).
pub(in crate::log) const BUSY: u32 = 5;
pub(in crate::log) const FULL: u32 = 13;
const CONSTRAINT: u32 = 19;

/// The result code without the details in its upper bytes.
pub(in crate::log) fn primary_code(error: &sqlx::Error) -> Option<u32> {
    let code = error.as_database_error()?.code()?;
    code.parse::<u32>().ok().map(|code| code & 0xff)
}

/// The number was taken: another writer came first.
pub(in crate::log) fn is_taken(error: &sqlx::Error) -> bool {
    primary_code(error) == Some(CONSTRAINT)
        && error
            .as_database_error()
            .is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

pub(in crate::log) fn read_error(error: sqlx::Error) -> ReadError {
    ReadError::Io(error.into())
}

/// A number as SQLite stores it.
pub(in crate::log) fn stored(seq: u64) -> Result<i64, ReadError> {
    i64::try_from(seq).map_err(|error| ReadError::Io(error.into()))
}

/// The last record there is.
pub(in crate::log) async fn stored_head(
    connection: &mut SqliteConnection,
) -> Result<Head, sqlx::Error> {
    let row = sqlx::query("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1")
        .fetch_optional(connection)
        .await?;
    row.as_ref().map_or(Ok(Head::default()), head)
}

/// Every data key that has not been destroyed, in order of arrival.
pub(in crate::log) async fn stored_keys(
    connection: &mut SqliteConnection,
) -> Result<Vec<(Subject, WrappedKey)>, ReadError> {
    let found = sqlx::query(
        "SELECT subject, master_key, wrapped FROM data_keys WHERE destroyed = 0 ORDER BY id",
    )
    .fetch_all(connection)
    .await
    .map_err(read_error)?;
    found.iter().map(wrapped_key).collect()
}

fn head(row: &SqliteRow) -> Result<Head, sqlx::Error> {
    let decode = |what: &'static str| sqlx::Error::Decode(what.into());
    let seq = u64::try_from(row.try_get::<i64, _>(0)?).map_err(|_| decode("sequence number"))?;
    let hash = row.try_get::<&[u8], _>(1)?;
    let hash = hash.try_into().map_err(|_| decode("hash"))?;
    Ok(Head {
        seq,
        hash: Hash::from_bytes(hash),
    })
}

/// Columns: seq, at, version, actor, kind, body, hash.
pub(in crate::log) fn record(row: &SqliteRow) -> Result<Record, ReadError> {
    let seq = row
        .try_get::<i64, _>(0)
        .map_err(read_error)
        .map(|seq| u64::try_from(seq).unwrap_or(0))?;
    let bad = |what| ReadError::Malformed { seq, what };
    let text = |column: usize, what| row.try_get::<String, _>(column).map_err(|_| bad(what));
    Ok(Record {
        seq,
        at: Timestamp::from_millis(row.try_get(1).map_err(|_| bad("time"))?),
        version: row
            .try_get::<i64, _>(2)
            .ok()
            .and_then(|version| u16::try_from(version).ok())
            .ok_or(bad("version"))?,
        actor: text(3, "actor")?,
        kind: text(4, "kind")?,
        body: text(5, "body")?,
        hash: row
            .try_get::<&[u8], _>(6)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .map(Hash::from_bytes)
            .ok_or(bad("hash"))?,
    })
}

/// Columns: subject, master key, wrapped key.
fn wrapped_key(row: &SqliteRow) -> Result<(Subject, WrappedKey), ReadError> {
    let bad = |what| ReadError::Key { what };
    let subject = subject::from_text(row.try_get(0).map_err(read_error)?).ok_or(bad("subject"))?;
    let master =
        MasterKeyId::from_hex(row.try_get(1).map_err(read_error)?).ok_or(bad("master key"))?;
    let wrapped =
        WrappedKey::from_parts(master, row.try_get(2).map_err(read_error)?).ok_or(bad("length"))?;
    Ok((subject, wrapped))
}

/// Columns: master key, value.
pub(in crate::log) fn key_check(row: &SqliteRow) -> Result<(MasterKeyId, [u8; 32]), ReadError> {
    let bad = |what| ReadError::Key { what };
    let id = MasterKeyId::from_hex(row.try_get(0).map_err(read_error)?).ok_or(bad("id"))?;
    let value = row.try_get::<&[u8], _>(1).map_err(read_error)?;
    let value = value.try_into().map_err(|_| bad("check value"))?;
    Ok((id, value))
}
