//! Opening the database file: how it is made, how it is kept safe, and which version its tables have. Never opens one that
//! would lose what it acknowledged.

use std::fs::OpenOptions;
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};

use crate::log::key_file::sync_parent;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations/sqlite");

/// How long a writer waits for another one, such as an administration command, before it gives up.
const BUSY: Duration = Duration::from_secs(5);
/// Rows that the reading thread may be ahead: enough that neither side waits for each single one.
pub(super) const ROWS_AHEAD: usize = 1_024;
/// What is left of the write-ahead file once it has been emptied, in bytes.
const WAL_KEPT: &str = "16777216";

/// What is to be done with the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenMode {
    /// Read and write; made if it is not there.
    Create,
    /// Read and write; an error if it is not there.
    Existing,
    /// Read only, also beside a running server; an error if it is not there.
    Read,
}

/// Why a database was not opened.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// Not an address of a SQLite file.
    #[error(
        "{url:?} is not the address of a database file: write sqlite:// and the path, for example sqlite://hjemmevakt.db"
    )]
    Url {
        /// What was given.
        url: String,
    },
    /// There is none.
    #[error("there is no database at {}: look at HJEMMEVAKT_DATABASE_URL", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A file, but not ours.
    #[error("{} is not a database of this program", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The file could not be made or opened.
    #[error("the database file {} cannot be opened", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// SQLite could not open it, or not safely.
    #[error("the database {} cannot be opened", path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: sqlx::Error,
    },
    /// The disk or the file system cannot keep a write-ahead file.
    #[error(
        "the database {} cannot be kept safe here: its journal is {mode:?} and not a write-ahead file. Put it on a local disk", path.display()
    )]
    Journal {
        /// The file.
        path: PathBuf,
        /// What SQLite chose instead.
        mode: String,
    },
    /// The tables could not be brought up to this version.
    #[error(
        "the tables of {} do not fit this version of the program; if a newer one has used the database, start that one", path.display()
    )]
    Migrate {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: MigrateError,
    },
}

/// The file that an address such as `sqlite://hjemmevakt.db` names.
pub fn database_path(url: &str) -> Result<PathBuf, DatabaseError> {
    options(url).map(|options| options.get_filename().to_owned())
}

/// How every connection to the database is to be set, also those for tables of others in the same file.
pub fn options(url: &str) -> Result<SqliteConnectOptions, DatabaseError> {
    let wrong = || DatabaseError::Url {
        url: url.to_owned(),
    };
    let path = url.strip_prefix("sqlite:").ok_or_else(wrong)?;
    if path.contains(":memory:") || path.contains('?') || path.trim_start_matches('/').is_empty() {
        return Err(wrong());
    }
    let options = SqliteConnectOptions::from_str(url).map_err(|_| wrong())?;
    Ok(options
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY)
        .pragma("secure_delete", "ON")
        .pragma("temp_store", "MEMORY")
        .pragma("journal_size_limit", WAL_KEPT)
        .row_buffer_size(ROWS_AHEAD)
        .disable_statement_logging())
}

pub(super) async fn connect(
    options: SqliteConnectOptions,
    mode: OpenMode,
) -> Result<(SqliteConnection, PathBuf), DatabaseError> {
    let path = options.get_filename().to_owned();
    let sqlite = |source| DatabaseError::Sqlite {
        path: path.clone(),
        source,
    };
    prepare_file(&path, mode)?;
    let connection = match mode {
        OpenMode::Create | OpenMode::Existing => {
            let options = options.journal_mode(SqliteJournalMode::Wal);
            let mut connection = options.connect().await.map_err(sqlite)?;
            require_wal(&mut connection, &path).await?;
            MIGRATIONS
                .run(&mut connection)
                .await
                .map_err(|source| DatabaseError::Migrate {
                    path: path.clone(),
                    source,
                })?;
            connection
        }
        OpenMode::Read => {
            let options = options.pragma("query_only", "ON");
            let mut connection = options.connect().await.map_err(sqlite)?;
            require_tables(&mut connection, &path).await?;
            connection
        }
    };
    Ok((connection, path))
}

/// An error that says so if there is no such file.
pub(in crate::log) fn require_file(path: &Path) -> Result<(), DatabaseError> {
    prepare_file(path, OpenMode::Existing)
}

fn prepare_file(path: &Path, mode: OpenMode) -> Result<(), DatabaseError> {
    let file = |source| DatabaseError::File {
        path: path.to_owned(),
        source,
    };
    match (mode, path.try_exists().map_err(file)?) {
        (_, true) => Ok(()),
        (OpenMode::Create, false) => OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .and_then(|_| sync_parent(path))
            .map_err(file),
        (OpenMode::Existing | OpenMode::Read, false) => Err(DatabaseError::Missing {
            path: path.to_owned(),
        }),
    }
}

async fn require_wal(connection: &mut SqliteConnection, path: &Path) -> Result<(), DatabaseError> {
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode")
        .fetch_one(connection)
        .await
        .map_err(|source| DatabaseError::Sqlite {
            path: path.to_owned(),
            source,
        })?;
    if mode == "wal" {
        Ok(())
    } else {
        Err(DatabaseError::Journal {
            path: path.to_owned(),
            mode,
        })
    }
}

async fn require_tables(
    connection: &mut SqliteConnection,
    path: &Path,
) -> Result<(), DatabaseError> {
    let tables: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('events', 'data_keys')",
    )
    .fetch_one(connection)
    .await
    .map_err(|source| DatabaseError::Sqlite {
        path: path.to_owned(),
        source,
    })?;
    if tables == 2 {
        Ok(())
    } else {
        Err(DatabaseError::Foreign {
            path: path.to_owned(),
        })
    }
}
