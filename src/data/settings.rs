//! What belongs to the data and not to the machine: so far, how far its clock is ahead. Never holds a secret.

use sqlx::ConnectOptions as _;
use sqlx::Connection as _;

use crate::log::sqlite::open::{self, DatabaseError};

const CLOCK_OFFSET: &str = "clock_offset_ms";

/// Why a setting of the data could not be had.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The database could not be opened.
    #[error("the settings in the database cannot be opened")]
    Database(#[from] DatabaseError),
    /// It could not be read or written.
    #[error("the settings in the database cannot be read or written")]
    Sqlite(#[from] sqlx::Error),
    /// Not what the program writes.
    #[error(
        "the setting {name} in the database is {value:?}, which is not what the program writes"
    )]
    Malformed {
        /// Its name.
        name: &'static str,
        /// What is there.
        value: String,
    },
}

/// How far the data's clock is ahead of the real one, in milliseconds; none if nobody has said.
pub async fn clock_offset(url: &str) -> Result<Option<i64>, SettingsError> {
    let mut connection = open::options(url)?.connect().await?;
    let found: Option<String> = sqlx::query_scalar("SELECT value FROM settings WHERE name = ?1")
        .bind(CLOCK_OFFSET)
        .fetch_optional(&mut connection)
        .await?;
    connection.close().await?;
    found
        .map(|value| {
            value.parse().map_err(|_| SettingsError::Malformed {
                name: CLOCK_OFFSET,
                value,
            })
        })
        .transpose()
}

/// Keeps it with the data.
pub async fn keep_clock_offset(url: &str, offset_ms: i64) -> Result<(), SettingsError> {
    let mut connection = open::options(url)?.connect().await?;
    sqlx::query(
        "INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )
    .bind(CLOCK_OFFSET)
    .bind(offset_ms.to_string())
    .execute(&mut connection)
    .await?;
    connection.close().await?;
    Ok(())
}
