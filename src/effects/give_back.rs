//! Hands the outcome of an effect back to the engine until it is taken. What the carrier has done is never forgotten because
//! the log could not be written for a while.

use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::command::{Command, LineStatus};
use crate::domain::effect::EffectOutcome;
use crate::domain::effect::{Effect, EffectKind};
use crate::domain::ids::CarrierId;
use crate::engine::{Engine, SubmitError};

const FIRST_WAIT: Duration = Duration::from_millis(100);
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Gives the outcome back. Ends without it only when the engine ends.
pub async fn outcome(engine: &Engine, effect: &Effect, outcome: EffectOutcome) {
    let given_up = !engine.state().effects.contains_key(&effect.key);
    let placed = match (&effect.kind, &outcome) {
        (EffectKind::PlaceLeg { leg, .. }, EffectOutcome::Placed(line)) => {
            Some((*leg, line.clone()))
        }
        _ => None,
    };
    // Given up while the carrier was busy with it: the telephone rings all the same, and whoever ends it must know its line.
    if let (true, Some((leg, line))) = (given_up, placed) {
        submit(engine, adopted(leg, line)).await;
        return;
    }
    let key = effect.key;
    submit(engine, Command::EffectReturns { key, outcome }).await;
}

const fn adopted(leg: crate::domain::ids::LegId, line: CarrierId) -> Command {
    Command::LegReports {
        leg,
        line,
        status: LineStatus::Queued,
    }
}

async fn submit(engine: &Engine, command: Command) {
    let mut wait = FIRST_WAIT;
    loop {
        match engine.submit(Actor::Effects, command.clone()).await {
            Ok(_) | Err(SubmitError::Stopped) => return,
            Err(SubmitError::Rejected(rejection)) => {
                tracing::error!(%rejection, "the outcome of an effect was turned away");
                return;
            }
            Err(SubmitError::Overloaded | SubmitError::NotWritable(_)) => {
                tokio::time::sleep(wait).await;
                wait = (wait * 2).min(LONGEST_WAIT);
            }
        }
    }
}
