//! Watches the published state and carries out whatever is outstanding in it, also after a restart. One task; many effects at
//! once, bounded, and in order where order counts.

use std::collections::{HashMap, HashSet};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use futures_util::stream::{FuturesUnordered, StreamExt as _};
use tokio_util::sync::CancellationToken;

use crate::clock::Stopwatch;
use crate::domain::effect::Effect;
use crate::domain::effect::EffectOutcome;
use crate::domain::ids::EffectKey;
use crate::domain::state::State;
use crate::effects::carry::{Means, Task};
use crate::effects::lane::{Class, Counts, Lane, class, lane};
use crate::effects::{give_back, metrics};
use crate::engine::Engine;
use crate::telephony::carrier::Carrier;
use crate::telephony::urls::Urls;
use crate::text::Texts;

/// Runs until `shutdown` or until the engine ends. What is outstanding then goes out after the next start.
pub async fn run<C: Carrier + 'static>(
    engine: Engine,
    carrier: Arc<C>,
    urls: Urls,
    texts: Arc<Texts>,
    shutdown: CancellationToken,
) {
    let mut published = engine.watch();
    let mut runner = Runner {
        engine,
        means: Arc::new(Means {
            carrier,
            urls,
            texts,
        }),
        begun: HashMap::new(),
        counts: Counts::default(),
        working: FuturesUnordered::new(),
    };
    loop {
        runner.begin_what_is_due();
        tokio::select! {
            () = shutdown.cancelled() => return,
            changed = published.changed() => {
                if changed.is_err() {
                    return;
                }
            }
            Some(key) = runner.working.next(), if !runner.working.is_empty() => runner.ended(key),
        }
    }
}

struct Runner<C> {
    engine: Engine,
    means: Arc<Means<C>>,
    /// What is being carried out, or given back.
    begun: HashMap<EffectKey, (Lane, Class)>,
    counts: Counts,
    /// Polled first in the order they were begun: telephones of one step reach the carrier's gate in that order.
    working: FuturesUnordered<BoxFuture<'static, EffectKey>>,
}

impl<C: Carrier + 'static> Runner<C> {
    /// Begins every outstanding effect that is the first in its lane and for which there is room.
    fn begin_what_is_due(&mut self) {
        let state = self.engine.state();
        metrics::outstanding(state.effects.len(), self.begun.len());
        if state.effects_held {
            return;
        }
        let now = self.engine.now();
        let mut taken: HashSet<Lane> = self.begun.values().map(|(lane, _)| lane.clone()).collect();
        for (key, effect) in &state.effects {
            if self.begun.contains_key(key) || effect.not_after <= now {
                // Past its last moment: the clock's next turn gives it up.
                continue;
            }
            let (lane, class) = (lane(&effect.kind), class(&effect.kind));
            if !taken.insert(lane.clone()) || !self.counts.has_room(class) {
                continue;
            }
            self.begun.insert(*key, (lane, class));
            self.counts.begin(class);
            self.working.push(self.work(Arc::clone(effect)));
        }
    }

    fn ended(&mut self, key: EffectKey) {
        if let Some((_, class)) = self.begun.remove(&key) {
            self.counts.end(class);
        }
    }

    /// Carries one out and gives its outcome back, whatever happens.
    fn work(&self, effect: Arc<Effect>) -> BoxFuture<'static, EffectKey> {
        let (engine, means) = (self.engine.clone(), Arc::clone(&self.means));
        async move {
            let clock = Stopwatch::start();
            let key = effect.key;
            if let Some(outcome) = carried_out(&engine, &means, &effect).await {
                give_back::outcome(&engine, &effect, outcome).await;
                metrics::came_back(&effect.kind, clock.elapsed());
            }
            key
        }
        .boxed()
    }
}

/// What came of it; nothing, if its last moment passed first: the clock gives it up.
async fn carried_out<C: Carrier>(
    engine: &Engine,
    means: &Means<C>,
    effect: &Effect,
) -> Option<EffectOutcome> {
    let state: Arc<State> = engine.state();
    if !state.effects.contains_key(&effect.key) {
        return None;
    }
    let now = engine.now();
    let task = Task {
        effect,
        state: &state,
        now,
    };
    let work = AssertUnwindSafe(means.carry_out(&task)).catch_unwind();
    let patience = effect.not_after.since(now);
    match tokio::time::timeout(patience, work).await {
        Ok(Ok(outcome)) => Some(outcome),
        Ok(Err(_)) => {
            let kind = metrics::effect_word(&effect.kind);
            tracing::error!(kind, key = %effect.key, "an effect panicked");
            Some(EffectOutcome::Unreachable(
                "this program failed while asking the carrier".to_owned(),
            ))
        }
        Err(_) => None,
    }
}
