//! The server's end of administration: a Unix socket beside the database that only its owner can use. Bounded in lines, size, time
//! and number.

use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::admin::work::Work;
use crate::admin::{LONGEST_LINE, Reply, Request, socket_path};

/// Requests at once.
const AT_ONCE: usize = 4;
/// From the first byte to the answer.
const PATIENCE: Duration = Duration::from_mins(1);

/// The socket could not be made.
#[derive(Debug, thiserror::Error)]
#[error(
    "the administration socket {} cannot be made; the path of the database may be too long (about 100 characters in all)", path.display()
)]
pub struct SocketError {
    path: PathBuf,
    #[source]
    source: io::Error,
}

/// Makes the socket. Only the holder of the database's lock may: what is there is a leftover.
pub fn bind(database: &Path) -> Result<UnixListener, SocketError> {
    let path = socket_path(database);
    make(&path).map_err(|source| SocketError { path, source })
}

/// In a folder of its owner first, so that nobody else can reach it before its mode is set.
fn make(path: &Path) -> io::Result<UnixListener> {
    let mut folder = path.as_os_str().to_owned();
    folder.push("~");
    let folder = PathBuf::from(folder);
    let inside = folder.join("s");
    let _ = fs::remove_file(&inside);
    let _ = fs::remove_dir(&folder);
    fs::DirBuilder::new().mode(0o700).create(&folder)?;
    let listener = UnixListener::bind(&inside)?;
    fs::set_permissions(&inside, fs::Permissions::from_mode(0o600))?;
    fs::rename(&inside, path)?;
    fs::remove_dir(&folder)?;
    Ok(listener)
}

/// Answers until `stop`.
pub async fn serve(listener: UnixListener, work: Arc<Work>, stop: CancellationToken) {
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                tracing::warn!(%error, "the administration socket does not accept");
                tokio::time::sleep(Duration::from_secs(1)).await;
                continue;
            }
        };
        let Ok(turn) = Arc::clone(&turns).acquire_owned().await else {
            return;
        };
        let work = Arc::clone(&work);
        tokio::spawn(async move {
            let _turn = turn;
            match tokio::time::timeout(PATIENCE, answer(stream, &work)).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => tracing::warn!(%error, "administration was broken off"),
                Err(_) => tracing::warn!("administration took too long"),
            }
        });
    }
}

async fn answer(stream: UnixStream, work: &Work) -> io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut line = Vec::new();
    BufReader::new(read.take(LONGEST_LINE))
        .read_until(b'\n', &mut line)
        .await?;
    let reply = match serde_json::from_slice::<Request>(&line) {
        Ok(request) => {
            tracing::info!(?request, "administration");
            work.carry_out(request).await
        }
        Err(_) => Reply::Refused(
            "the server does not understand this: use the same version of the program as the server".to_owned(),
        ),
    };
    let mut line = serde_json::to_vec(&reply)?;
    line.push(b'\n');
    write.write_all(&line).await?;
    write.shutdown().await
}
