//! Queues that callers wait in: named, made when first used, with a bound.

use super::webhook::{Params, field};
use super::world::World;
use tokio::time::Instant;

/// A queue and who waits in it, first come first.
#[derive(Debug)]
pub(super) struct Queue {
    pub sid: String,
    pub members: Vec<(String, Instant)>,
}

/// What a call takes with it when it leaves.
#[derive(Debug, Clone)]
pub(super) struct Waited {
    pub queue_sid: String,
    /// Nominal seconds.
    pub seconds: u64,
}

impl World {
    /// Puts a call at the end of a queue; nothing when the queue is full.
    pub fn enqueue(&mut self, name: &str, call: &str, max: usize) -> Option<String> {
        let fresh = self.sid("QU");
        let queue = self.queues.entry(name.to_owned()).or_insert_with(|| Queue {
            sid: fresh,
            members: Vec::new(),
        });
        if queue.members.len() >= max {
            return None;
        }
        queue.members.push((call.to_owned(), Instant::now()));
        Some(queue.sid.clone())
    }

    pub fn dequeue(
        &mut self,
        name: &str,
        call: &str,
        nominal: impl Fn(std::time::Duration) -> u64,
    ) -> Option<Waited> {
        let queue = self.queues.get_mut(name)?;
        let index = queue.members.iter().position(|(sid, _)| sid == call)?;
        let (_, since) = queue.members.remove(index);
        Some(Waited {
            queue_sid: queue.sid.clone(),
            seconds: nominal(since.elapsed()),
        })
    }

    /// The fields that a request for a queue's wait markup carries.
    pub fn queue_params(
        &self,
        name: &str,
        call: &str,
        max: usize,
        nominal: impl Fn(std::time::Duration) -> u64,
    ) -> Params {
        let Some(queue) = self.queues.get(name) else {
            return Params::new();
        };
        let waits: Vec<u64> = queue
            .members
            .iter()
            .map(|(_, since)| nominal(since.elapsed()))
            .collect();
        let position = queue.members.iter().position(|(sid, _)| sid == call);
        let count = u64::try_from(waits.len()).unwrap_or(u64::MAX).max(1);
        vec![
            field("QueueSid", &queue.sid),
            field(
                "QueueTime",
                position.and_then(|p| waits.get(p)).copied().unwrap_or(0),
            ),
            field("QueuePosition", position.map_or(0, |p| p + 1)),
            field("AvgQueueTime", waits.iter().sum::<u64>() / count),
            field("CurrentQueueSize", queue.members.len()),
            field("MaxQueueSize", max),
        ]
    }
}
