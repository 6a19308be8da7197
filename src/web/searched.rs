//! A search leaves its trace after it is answered: nobody who looks somebody up at night waits for it. While the log takes nothing it waits; says into
//! the program's own log what is lost. Never what was typed.

use std::time::Duration;

use tokio::sync::Semaphore;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::ids::PatientId;
use crate::domain::openings::searches::{Place, own_name};
use crate::domain::patients::command::PatientCommand;
use crate::engine::{Engine, SubmitError};
use crate::views::Viewer;

/// How often it is looked whether the log takes records again.
const AGAIN: Duration = Duration::from_millis(500);
/// So many wait at the most.
const MOST: usize = 1_000;

/// Those that wait.
static PLACES: Semaphore = Semaphore::const_new(MOST);

/// Somebody has looked for `typed`, and these are shown. Does not wait.
pub fn shows(
    engine: &Engine,
    viewer: &Viewer,
    place: Place,
    typed: &str,
    shown: impl IntoIterator<Item = PatientId>,
) {
    let shown: Vec<PatientId> = shown.into_iter().collect();
    let Some(by) = viewer.staff.clone().filter(|_| !shown.is_empty()) else {
        return;
    };
    let Ok(waits) = PLACES.try_acquire() else {
        tracing::error!(%by, shown = shown.len(), "a search leaves no trace: too many wait for the log");
        return;
    };
    let engine = engine.clone();
    let command = PatientCommand::RecordSearch {
        own_name: own_name(&engine.state(), &by, typed, &shown),
        by,
        place,
        shown,
        searched_at: engine.now(),
    };
    tokio::spawn(async move {
        write(&engine, command).await;
        drop(waits);
    });
}

/// Until it is written, or cannot be.
async fn write(engine: &Engine, command: PatientCommand) {
    loop {
        let told = Command::Patient(command.clone());
        match engine.submit(Actor::Effects, told).await {
            Ok(_) => return,
            Err(SubmitError::NotWritable(_) | SubmitError::Overloaded) => {
                tokio::time::sleep(AGAIN).await;
            }
            Err(error) => {
                tracing::error!(%error, "a search leaves no trace");
                return;
            }
        }
    }
}
