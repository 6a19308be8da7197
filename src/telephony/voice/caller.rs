//! What the caller's line does outside the queue's wait markup: the first sentence, the queue, the conference, the fallback,
//! the goodbye. A caller whom we did not say goodbye to is never hung up on.

use crate::domain::calls::call::{Call, CallState, Ending, FallbackReason, FallingBack};
use crate::domain::ids::CallId;
use crate::telephony::markup::{Dial, DialNumber, DialTo, Enqueue, Prompt, Response, Verb};
use crate::telephony::voice::wait::Heard;
use crate::telephony::voice::{Voice, promise_of, time_of_day};
use crate::telephony::words::CallEvent;
use crate::text::message::Spoken;

/// The one queue that callers wait in. It has no order: who is first in line is for the domain.
const QUEUE: &str = "waiting";
/// What the conference calls the caller's line.
const CALLER_LABEL: &str = "caller";

/// Where a caller waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitPlace {
    /// In the queue.
    Queue,
    /// In a loop of our own, because the queue has no room or failed.
    Loop,
}

impl Voice<'_> {
    /// The answer to a call that has just come in: the first sentence, then where it goes.
    pub fn arrival(&self, call: CallId) -> Response {
        let Some(found) = self.state.call(call) else {
            return self.trouble(0);
        };
        let first = self.say(found.language, &Spoken::First);
        let waits = matches!(found.state, CallState::Waiting(_));
        let heard = if waits {
            Heard::default()
        } else {
            self.heard_all(found)
        };
        let rest = self.present(found, WaitPlace::Queue, heard, false);
        let mut said = Response::default().then(first);
        if let Some(promise) = self.standing_promise(found) {
            said = said.then(promise);
        }
        said.followed_by(rest)
    }

    /// To somebody who calls while a call-back is promised to the same number: what was promised. They are put through as always.
    fn standing_promise(&self, call: &Call) -> Option<Prompt> {
        let other = self.state.contact(call.contact)?.proposed?;
        let promise = self.state.contact(other)?.promise()?;
        let by = time_of_day(self.state, call.language, promise.due_at)?;
        let spoken = if promise.due_at > self.now {
            Spoken::CallBackStands { by: &by }
        } else {
            Spoken::CallBackLate { by: &by }
        };
        Some(self.say(call.language, &spoken))
    }

    /// Where the caller should be now, and what they hear on the way there.
    pub fn caller(&self, call: CallId, place: WaitPlace) -> Response {
        match self.state.call(call) {
            Some(found) => self.present(found, place, self.heard_all(found), true),
            None => self.trouble(0),
        }
    }

    /// The queue has no room: the caller waits in a loop of our own, and has heard nothing yet.
    pub fn outside_the_queue(&self, call: CallId) -> Response {
        let fresh = self.state.call(call).filter(
            |call| matches!(&call.state, CallState::Waiting(waiting) if waiting.rounds == 0),
        );
        match fresh {
            Some(found) => self.waits(found, WaitPlace::Loop, Heard::default()),
            None => self.caller(call, WaitPlace::Loop),
        }
    }

    fn present(&self, call: &Call, place: WaitPlace, heard: Heard, again: bool) -> Response {
        let language = call.language;
        match &call.state {
            CallState::Waiting(waiting) => {
                let words = if waiting.rounds > 0 {
                    Some(Spoken::NoneReached)
                } else {
                    again.then_some(Spoken::WaitStill)
                };
                let words = words.map(|words| Verb::from(self.say(language, &words)));
                Response::new(words.into_iter().collect())
                    .followed_by(self.waits(call, place, heard))
            }
            CallState::LineLost { .. } => Response::default()
                .then(self.say(language, &Spoken::LineLost))
                .followed_by(self.waits(call, place, heard)),
            CallState::Joining(_) => Response::default()
                .then(self.say(language, &Spoken::Joining))
                .followed_by(self.conference(call.id)),
            CallState::Talking(_) => self.conference(call.id),
            CallState::FallingBack(fallback) => self.fallback(call, place, fallback),
            // The person's own line belongs to a leg until they talk.
            CallState::RingingNurse { .. } | CallState::RingingPerson { .. } => Response::default()
                .then(Prompt::Pause { seconds: 5 })
                .then(Verb::Redirect(self.urls.call_now(call.id))),
            CallState::Ended { how, .. } => self.ended(call, place, *how),
        }
    }

    fn ended(&self, call: &Call, place: WaitPlace, how: Ending) -> Response {
        let language = call.language;
        match how {
            Ending::Talked | Ending::FellBack => Response::default()
                .then(self.say(language, &Spoken::Goodbye))
                .then(Verb::Hangup),
            Ending::CallBackAsked => Response::default()
                .then(self.promise(call))
                .then(Verb::Hangup),
            // We thought them gone, and here they are: the next wait markup is the sign that brings the call back.
            Ending::Abandoned | Ending::Dropped => Response::default()
                .then(self.say(language, &Spoken::WaitStill))
                .followed_by(self.waits(call, place, self.heard_all(call))),
            Ending::NotReached | Ending::NurseNotReached | Ending::RangIn => {
                Response::default().then(Verb::Hangup)
            }
        }
    }

    fn promise(&self, call: &Call) -> Prompt {
        let by = promise_of(self.state, call.contact)
            .and_then(|promise| time_of_day(self.state, call.language, promise.due_at));
        match by {
            Some(by) => self.say(call.language, &Spoken::CallBackPromised { by: &by }),
            None => self.say(call.language, &Spoken::Goodbye),
        }
    }

    fn waits(&self, call: &Call, place: WaitPlace, heard: Heard) -> Response {
        let heard = heard.query();
        let verb = match place {
            WaitPlace::Queue => Verb::Enqueue(Enqueue {
                name: QUEUE.to_owned(),
                wait_url: self.urls.wait(call.id, &heard),
                action: self.urls.left(call.id),
            }),
            WaitPlace::Loop => Verb::Redirect(self.urls.hold_on(call.id, &heard)),
        };
        Response::default().then(verb)
    }

    fn conference(&self, call: CallId) -> Response {
        Response::default()
            .then(Verb::Dial(Dial {
                timeout: None,
                action: None,
                caller_id: None,
                hangup_on_star: false,
                to: DialTo::Conference(self.room(call, CALLER_LABEL.to_owned())),
            }))
            // Out of the conference without having hung up: to wherever the call is by then.
            .then(Prompt::Pause { seconds: 1 })
            .then(Verb::Redirect(self.urls.call_now(call)))
    }

    fn fallback(&self, call: &Call, place: WaitPlace, fallback: &FallingBack) -> Response {
        let target = fallback.targets.get(usize::from(fallback.index));
        let (Some(target), Some(service)) = (target, &self.state.service) else {
            return Response::default()
                .then(self.say(call.language, &Spoken::NoneReached))
                .followed_by(self.waits(call, place, self.heard_all(call)));
        };
        let destination = self.destination(call.language, target);
        let destination = destination.as_str();
        let words = match fallback.why {
            FallbackReason::OutsideDuty if fallback.index == 0 => {
                Spoken::OutsideHours { destination }
            }
            FallbackReason::OutsideDuty
            | FallbackReason::NobodyAnswered
            | FallbackReason::NobodyToRing => Spoken::Fallback { destination },
        };
        let seconds = service.timing.fallback_ring.as_secs();
        Response::default()
            .then(self.say(call.language, &words))
            .then(Verb::Dial(Dial {
                timeout: Some(u32::try_from(seconds).unwrap_or(40)),
                action: Some(self.urls.fallback(call.id, fallback.index)),
                caller_id: Some(service.number.clone()),
                hangup_on_star: false,
                to: DialTo::Number(DialNumber {
                    number: target.number.clone(),
                    whisper_url: None,
                    status_url: Some(self.urls.fallback_answered(call.id, fallback.index)),
                    events: vec![CallEvent::Answered],
                }),
            }))
    }
}
