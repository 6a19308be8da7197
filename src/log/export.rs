//! The log as lines of JSON, for somebody else to read and check. What is sealed stays sealed: there is no way to open it here.

use std::io::{self, Write};
use std::ops::ControlFlow;

use serde::Serialize;

use crate::log::{EventLog, ReadError, Record};

/// An export was not finished.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The log.
    #[error("the export stopped")]
    Read(#[from] ReadError),
    /// Where it was to go.
    #[error("the export cannot be written")]
    Write(#[source] io::Error),
}

/// A line. `body` is the text exactly as it was hashed, not an object.
#[derive(Serialize)]
struct Line<'a> {
    seq: u64,
    at: String,
    at_ms: i64,
    actor: &'a str,
    kind: &'a str,
    version: u16,
    body: &'a str,
    hash: String,
}

/// Writes every record after number `after`, one a line; how many there were.
pub async fn export<W: Write + Send>(
    log: &mut impl EventLog,
    after: u64,
    mut out: W,
) -> Result<u64, ExportError> {
    let mut count = 0;
    let mut outcome = Ok(());
    log.read_all(after, |chunk| {
        for record in &chunk {
            outcome = write_line(&mut out, record);
            if outcome.is_err() {
                return ControlFlow::Break(());
            }
            count += 1;
        }
        ControlFlow::Continue(())
    })
    .await?;
    outcome
        .and_then(|()| out.flush())
        .map_err(ExportError::Write)?;
    Ok(count)
}

fn write_line(out: &mut impl Write, record: &Record) -> io::Result<()> {
    let line = Line {
        seq: record.seq,
        at: record.at.to_string(),
        at_ms: record.at.as_millis(),
        actor: &record.actor,
        kind: &record.kind,
        version: record.version,
        body: &record.body,
        hash: record.hash.to_string(),
    };
    serde_json::to_writer(&mut *out, &line).map_err(io::Error::from)?;
    out.write_all(b"\n")
}
