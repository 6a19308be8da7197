//! From records to a state: each is checked against the chain, read and folded, in order. A long log is folded on a thread of
//! its own while the next records are being read. Never sends anything, and never goes on past a record that does not hold.

use std::ops::ControlFlow;
use std::sync::mpsc;
use std::thread;

use crate::domain::apply::apply;
use crate::domain::state::State;
use crate::engine::core::OpenError;
use crate::log::chain::Checker;
use crate::log::seal::Sealer;
use crate::log::{EventLog, Record};
use crate::records;

/// Up to so many records a thread of its own costs more than it gains.
const SHORT: u64 = 16_384;
/// How many chunks may be read ahead of the folding.
const AHEAD: usize = 8;

/// A state, and the place in the chain that it stands at.
#[derive(Clone, Default)]
pub(super) struct Replay {
    pub state: State,
    pub checker: Checker,
}

impl Replay {
    /// Reads what the log holds beyond the state, and folds it in.
    pub async fn catch_up<L: EventLog>(
        &mut self,
        log: &mut L,
        sealer: &Sealer,
    ) -> Result<(), OpenError> {
        let mut failure = None;
        let after = self.state.seq;
        let visit = |records: Vec<Record>| match self.fold(&records, sealer) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failure = Some(error);
                ControlFlow::Break(())
            }
        };
        log.read_all(after, visit).await.map_err(OpenError::Read)?;
        failure.map_or(Ok(()), Err)
    }

    fn fold(&mut self, records: &[Record], sealer: &Sealer) -> Result<(), OpenError> {
        for record in records {
            self.checker.check(record).map_err(OpenError::Chain)?;
            let event = records::decode(record, sealer).map_err(OpenError::Record)?;
            apply(&mut self.state, record.seq, record.at, &event);
        }
        Ok(())
    }
}

/// Reads and folds the whole log. The sealer comes back.
pub(super) async fn whole<L: EventLog>(
    log: &mut L,
    sealer: Sealer,
) -> Result<(Replay, Sealer), OpenError> {
    let length = log.head().await.map_err(OpenError::Read)?.seq;
    if length > SHORT {
        return beside(log, sealer).await;
    }
    let mut replay = Replay::default();
    replay.catch_up(log, &sealer).await?;
    Ok((replay, sealer))
}

/// As [`whole`], with the folding on a thread beside the reading.
async fn beside<L: EventLog>(log: &mut L, sealer: Sealer) -> Result<(Replay, Sealer), OpenError> {
    let (chunks, inbox) = mpsc::sync_channel::<Vec<Record>>(AHEAD);
    let folding = thread::Builder::new()
        .name("replay".to_owned())
        .spawn(move || {
            let mut replay = Replay::default();
            for records in inbox {
                replay.fold(&records, &sealer)?;
            }
            Ok((replay, sealer))
        })
        .map_err(OpenError::Thread)?;
    // It stops listening when a record does not hold.
    let visit = move |records| match chunks.send(records) {
        Ok(()) => ControlFlow::Continue(()),
        Err(mpsc::SendError(_)) => ControlFlow::Break(()),
    };
    let read = log.read_all(0, visit).await;
    let folded = folding
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    read.map_err(OpenError::Read)?;
    folded
}
