//! The command line's end of administration: asks the running server, or, if there is none, does it under the lock.

use std::io;
use std::path::Path;
use std::sync::Arc;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::UnixStream;
use tokio::sync::Mutex;

use crate::admin::master::Master;
use crate::admin::work::{Hand, Work};
use crate::admin::{Reply, Request, socket_path};
use crate::config::Config;
use crate::data::opened::{self as data, DataError};
use crate::log::entropy::SystemEntropy;
use crate::log::sqlite::open::{self, DatabaseError, OpenMode};
use crate::web::session::store::{Accounts, StoreError};
use crate::web::session::token::{JwtKeyError, JwtKeys, jwt_path};

/// Why nobody answered.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The running server broke off.
    #[error("the running server did not answer: try again, and look at its log")]
    Server(#[source] io::Error),
    /// Without a server: the data could not be opened.
    #[error(transparent)]
    Data(#[from] DataError),
    /// Without a server: the accounts could not be opened.
    #[error(transparent)]
    Accounts(#[from] StoreError),
    /// Without a server: the session keys could not be opened.
    #[error(transparent)]
    SessionKeys(#[from] JwtKeyError),
    /// No such database address.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

/// Asks. `mode` says whether a database is made if there is none.
pub async fn ask(config: &Config, mode: OpenMode, request: Request) -> Result<Reply, AskError> {
    let database = open::database_path(&config.database_url)?;
    match UnixStream::connect(socket_path(&database)).await {
        Ok(stream) => over(stream, &request).await.map_err(AskError::Server),
        // No server: a leftover socket refuses.
        Err(_) => alone(config, mode, request).await,
    }
}

/// Whether a server runs for this database.
pub async fn is_running(database: &Path) -> bool {
    UnixStream::connect(socket_path(database)).await.is_ok()
}

async fn over(mut stream: UnixStream, request: &Request) -> io::Result<Reply> {
    let mut line = serde_json::to_vec(request)?;
    line.push(b'\n');
    stream.write_all(&line).await?;
    let mut answer = String::new();
    BufReader::new(stream).read_line(&mut answer).await?;
    if answer.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(serde_json::from_str(&answer)?)
}

async fn alone(config: &Config, mode: OpenMode, request: Request) -> Result<Reply, AskError> {
    let data = data::open(config, mode).await?;
    let keys = JwtKeys::open(&jwt_path(&config.key_file), &mut SystemEntropy)?;
    let work = Work {
        keys: Arc::new(keys),
        master: Master::new(config, data.keyring),
        accounts: Accounts::open(&config.database_url).await?,
        clock: data.clock,
        hand: Hand::Core(Box::new(Mutex::new(data.core))),
    };
    let reply = work.carry_out(request).await;
    drop(data.lock);
    Ok(reply)
}
