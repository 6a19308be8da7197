//! Waiting in a queue. The wait markup is asked for again and again; leaving is always told to the action.

use super::super::twiml::{Enqueue, Setting};
use super::super::webhook::{Params, field};
use super::markup::Flow;
use super::task::{CallTask, Interrupt, Step};
use super::{CallStatus, Source};
use std::time::Duration;

/// Between two rounds of wait markup that took no time at all, in real time.
const BREATH: Duration = Duration::from_millis(20);

impl CallTask {
    pub async fn enqueue(&mut self, enqueue: &Enqueue) -> Step<Option<Source>> {
        let max = self.net.config().queue_max;
        let queued = self
            .net
            .with(|world| world.enqueue(&enqueue.name, &self.sid, max));
        if queued.is_none() {
            return Ok(Self::action(
                enqueue.action.as_ref(),
                vec![field("QueueResult", "queue-full")],
            ));
        }
        let base = self.base.clone();
        let outcome = self.wait_in_queue(enqueue).await;
        self.base = base;
        let config = self.net.config();
        let waited = self.net.with(|world| {
            world.dequeue(&enqueue.name, &self.sid, |time| {
                config.nominal_seconds(time)
            })
        });
        let told = |result: &str| -> Params {
            let mut params = vec![field("QueueResult", result)];
            if let Some(waited) = &waited {
                params.extend([
                    field("QueueSid", &waited.queue_sid),
                    field("QueueTime", waited.seconds),
                ]);
            }
            params
        };
        match outcome {
            Ok(Flow::HangUp) => {
                self.tell_action(enqueue, told("hangup"));
                Err(Interrupt::Over(CallStatus::Completed))
            }
            Ok(Flow::End | Flow::Leave | Flow::Rejected { .. }) => {
                Ok(Self::action(enqueue.action.as_ref(), told("leave")))
            }
            Err(Interrupt::Failed(error)) => {
                // Wait markup that fails takes the caller out of the queue, not off the line.
                self.net.with(|world| world.log_error(&error));
                Ok(Self::action(enqueue.action.as_ref(), told("error")))
            }
            Err(Interrupt::Redirected(source)) => {
                self.tell_action(enqueue, told("redirected"));
                Err(Interrupt::Redirected(source))
            }
            Err(Interrupt::Over(status)) => {
                self.tell_action(enqueue, told("hangup"));
                Err(Interrupt::Over(status))
            }
            Err(other) => Err(other),
        }
    }

    fn tell_action(&self, enqueue: &Enqueue, params: Params) {
        if let Some(action) = &enqueue.action {
            self.post_aside(action, params);
        }
    }

    async fn wait_in_queue(&mut self, enqueue: &Enqueue) -> Step<Flow> {
        let max = self.net.config().queue_max;
        loop {
            let Some(wait) = &enqueue.wait else {
                return Err(self.wait_long().await);
            };
            let config = self.net.config();
            let params = self.net.look(|world| {
                world.queue_params(&enqueue.name, &self.sid, max, |time| {
                    config.nominal_seconds(time)
                })
            });
            // Each round is asked from the address that stands in the queue's own document.
            let base = self.base.clone();
            match self
                .run_markup(Source::at(wait), Setting::QueueWait, params)
                .await?
            {
                Flow::End => {}
                flow @ (Flow::HangUp | Flow::Leave | Flow::Rejected { .. }) => return Ok(flow),
            }
            self.base = base;
            self.wait(BREATH).await?;
        }
    }
}
