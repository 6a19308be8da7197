//! The whole log once more from the start, with somebody looking on: what stood at a record, and what has happened since. Reads only, also
//! beside a running server. Never goes on past a record that does not hold.

use std::ops::ControlFlow;

use crate::domain::apply::apply;
use crate::domain::event::Event;
use crate::domain::state::State;
use crate::engine::core::OpenError;
use crate::log::chain::Checker;
use crate::log::seal::Sealer;
use crate::log::{EventLog, Record};
use crate::records;

/// Reads every record, and shows each with the state that holds it; the last state.
///
/// # Errors
/// The log cannot be read, or a record in it does not hold.
pub async fn look_back<L: EventLog>(
    log: &mut L,
    sealer: &Sealer,
    mut see: impl FnMut(&Record, &Event, &State) + Send,
) -> Result<State, OpenError> {
    let mut state = State::default();
    let mut checker = Checker::default();
    let mut failure = None;
    let mut fold = |record: &Record| {
        checker.check(record).map_err(OpenError::Chain)?;
        let event = records::decode(record, sealer).map_err(OpenError::Record)?;
        apply(&mut state, record.seq, record.at, &event);
        see(record, &event, &state);
        Ok(())
    };
    log.read_all(0, |records| {
        for record in &records {
            if let Err(error) = fold(record) {
                failure = Some(error);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    })
    .await
    .map_err(OpenError::Read)?;
    failure.map_or(Ok(state), Err)
}
