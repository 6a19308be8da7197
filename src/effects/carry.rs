//! Carries out one effect: asks the carrier, and says what came of it in the domain's words.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::calls::announcement::Announcement;
use crate::domain::effect::EffectOutcome;
use crate::domain::effect::{Effect, EffectKind};
use crate::domain::ids::{CallId, CarrierId, LegId, MessageId};
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::effects::{metrics, moves, write};
use crate::telephony::carrier::{Carrier, CarrierError, Move, PlaceCall, SendMessage};
use crate::telephony::sid::CallSid;
use crate::telephony::urls::Urls;
use crate::telephony::voice::Voice;
use crate::telephony::words::CallStatus;
use crate::text::Texts;

/// What an effect is carried out with.
pub struct Means<C> {
    /// The telephone network.
    pub carrier: Arc<C>,
    /// Our addresses.
    pub urls: Urls,
    /// The words.
    pub texts: Arc<Texts>,
}

/// One effect, with the state and the time at the moment it begins.
pub struct Task<'a> {
    pub effect: &'a Effect,
    pub state: &'a State,
    pub now: Timestamp,
}

impl<C: Carrier> Means<C> {
    /// Does it, and says what came of it.
    pub async fn carry_out(&self, task: &Task<'_>) -> EffectOutcome {
        let voice = Voice::new(task.state, &self.texts, &self.urls, task.now);
        match &task.effect.kind {
            EffectKind::PlaceLeg {
                leg,
                to,
                ring_seconds,
            } => self.place(task.state, *leg, to, *ring_seconds).await,
            EffectKind::EndLine { line } => match sid(line) {
                Ok(sid) => done(self.carrier.end_call(&sid).await),
                Err(outcome) => outcome,
            },
            EffectKind::MoveCaller { call, line } => {
                self.move_line(line, moves::caller(&voice, *call, line))
                    .await
            }
            EffectKind::MoveLeg { leg, line } => {
                self.move_line(line, moves::leg(&voice, *leg, line)).await
            }
            EffectKind::CheckCall { line, .. } => self.check_call(line).await,
            EffectKind::CheckLeg {
                line: Some(line), ..
            } => self.check_leg(line).await,
            // There is nothing to ask about.
            EffectKind::CheckLeg { line: None, .. } => EffectOutcome::Done,
            EffectKind::CheckConference { call } => self.check_conference(*call).await,
            EffectKind::Announce { call, what } => self.announce(*call, *what).await,
            EffectKind::SendMessage { message, to } => self.send(task.state, *message, to).await,
        }
    }

    async fn place(
        &self,
        state: &State,
        leg: LegId,
        to: &Secret<E164>,
        ring_seconds: u16,
    ) -> EffectOutcome {
        let Some(found) = state.leg(leg).filter(|leg| leg.is_live()) else {
            return EffectOutcome::Done;
        };
        // It rings already: the word of it came, the answer to the request did not.
        if let Some(line) = found.live_lines().last() {
            return EffectOutcome::Placed(line.clone());
        }
        let (Some(to), Some(service)) = (to.known(), &state.service) else {
            return EffectOutcome::Refused("no number".to_owned());
        };
        let call = PlaceCall {
            to: to.clone(),
            from: service.number.clone(),
            answer_url: self.urls.leg_answer(leg),
            fallback_url: self.urls.leg_now(leg),
            status_url: self.urls.leg_status(leg),
            ring_timeout: Duration::from_secs(u64::from(ring_seconds)),
        };
        match self.carrier.place_call(&call).await {
            Ok(placed) => EffectOutcome::Placed(CarrierId::new(placed.sid.as_str())),
            Err(error) => failed(&error),
        }
    }

    async fn move_line(&self, line: &CarrierId, to: Option<Move>) -> EffectOutcome {
        let Some(to) = to else {
            return EffectOutcome::Done;
        };
        match sid(line) {
            Ok(sid) => done(self.carrier.move_call(&sid, &to).await),
            Err(outcome) => outcome,
        }
    }

    /// Where the caller's line is, and whether somebody outside is on it with them.
    async fn check_call(&self, line: &CarrierId) -> EffectOutcome {
        let sid = match sid(line) {
            Ok(sid) => sid,
            Err(outcome) => return outcome,
        };
        let status = match self.carrier.call_status(&sid).await {
            Ok(status) => status,
            Err(error) => return failed(&error),
        };
        let bridged = if status == CallStatus::InProgress {
            match self.carrier.children(&sid).await {
                Ok(children) => children
                    .iter()
                    .any(|child| child.status == CallStatus::InProgress),
                Err(error) => return failed(&error),
            }
        } else {
            false
        };
        EffectOutcome::Status {
            status: status.of_line(),
            bridged,
        }
    }

    async fn check_leg(&self, line: &CarrierId) -> EffectOutcome {
        let sid = match sid(line) {
            Ok(sid) => sid,
            Err(outcome) => return outcome,
        };
        match self.carrier.call_status(&sid).await {
            Ok(status) => EffectOutcome::Status {
                status: status.of_line(),
                bridged: false,
            },
            Err(error) => failed(&error),
        }
    }

    async fn check_conference(&self, call: CallId) -> EffectOutcome {
        match self.carrier.participants(&call.to_string()).await {
            Ok(participants) => EffectOutcome::Present(
                participants
                    .iter()
                    .map(|participant| CarrierId::new(participant.call.as_str()))
                    .collect(),
            ),
            Err(error) => failed(&error),
        }
    }

    async fn announce(&self, call: CallId, what: Announcement) -> EffectOutcome {
        let url = self.urls.announce(call, what);
        done(self.carrier.announce(&call.to_string(), &url).await)
    }

    async fn send(&self, state: &State, message: MessageId, to: &Secret<E164>) -> EffectOutcome {
        let (Some(to), Some(service)) = (to.known(), &state.service) else {
            return EffectOutcome::Refused("no number".to_owned());
        };
        let way_in = || write::way_in(state, &self.texts, &self.urls, message);
        let Some(body) = write::text(state, &self.texts, message).or_else(way_in) else {
            return EffectOutcome::Refused("the text has been erased".to_owned());
        };
        let message = SendMessage {
            to: to.clone(),
            from: service.number.clone(),
            body,
            status_url: self.urls.message_status(message),
        };
        match self.carrier.send_message(&message).await {
            Ok(sid) => EffectOutcome::Placed(CarrierId::new(sid.as_str())),
            Err(error) => failed(&error),
        }
    }
}

/// The carrier's name of a line, checked once more: it becomes part of an address.
fn sid(line: &CarrierId) -> Result<CallSid, EffectOutcome> {
    line.as_str().parse().map_err(|_| {
        EffectOutcome::Refused("the line has no name that the carrier knows".to_owned())
    })
}

fn done(result: Result<(), CarrierError>) -> EffectOutcome {
    match result {
        Ok(()) => EffectOutcome::Done,
        Err(error) => failed(&error),
    }
}

/// What the carrier answered instead. Its words go into alarms; numbers are out of them already.
fn failed(error: &CarrierError) -> EffectOutcome {
    metrics::carrier_error(error);
    match error {
        CarrierError::AlreadyOver => EffectOutcome::AlreadyOver,
        CarrierError::StoppedByRecipient => EffectOutcome::Stopped,
        CarrierError::Refused { .. } => EffectOutcome::Refused(error.to_string()),
        CarrierError::Busy { .. }
        | CarrierError::Unavailable { .. }
        | CarrierError::Unreadable { .. } => EffectOutcome::Unreachable(error.to_string()),
    }
}
