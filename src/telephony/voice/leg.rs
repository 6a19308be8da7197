//! What a telephone of ours hears when it is picked up, and where it goes once a person has said yes. The whisper is heard by
//! whoever picks up: it says nothing about anybody.

use crate::domain::calls::call::{Call, CallState};
use crate::domain::calls::leg::{Leg, LegState, Purpose};
use crate::domain::contacts::contact::{CallBackReason, CallBackStage};
use crate::domain::ids::{CallId, CarrierId, ContactId, LegId, VisitId};
use crate::domain::summons::state::SummonsWhy;
use crate::telephony::markup::{Dial, DialTo, Gather, Prompt, Response, Verb};
use crate::telephony::voice::{Voice, alarm_topic, promise_of};
use crate::text::message::{AlarmTopic, Spoken};

/// Seconds after the whisper in which the key may still come; the domain's own ten seconds are the last word.
const KEY_TIME: u32 = 2;
/// Seconds for a nurse who rings in to enter her code, after the last key.
const CODE_TIME: u32 = 8;
/// More digits than this are no code.
const CODE_MOST: u32 = 12;

impl Voice<'_> {
    /// What this line of a leg does now. In a call-back the person's line is the caller's as soon as they talk.
    pub fn leg(&self, leg: LegId, line: &CarrierId) -> Response {
        if let Some(call) = self.call_of_line(line) {
            return self.caller(call, super::caller::WaitPlace::Queue);
        }
        match self.state.leg(leg) {
            Some(found) => self.of_leg(found),
            None => self.unknown_leg(),
        }
    }

    fn of_leg(&self, leg: &Leg) -> Response {
        match leg.state {
            LegState::Requested | LegState::Placed | LegState::Ringing | LegState::Answered => {
                self.asked(leg)
            }
            LegState::Confirmed => self.confirmed(leg),
            LegState::Over(reason) => self.told(leg, reason),
        }
    }

    /// A leg that nobody here knows: said kindly, whoever it is.
    pub fn unknown_leg(&self) -> Response {
        Response::default()
            .then(self.say(self.service_language(), &Spoken::RingInNobody))
            .then(Verb::Hangup)
    }

    /// A nurse who rang in without a code: received as any caller.
    pub fn received_as_caller(&self, call: crate::domain::ids::CallId) -> Response {
        let language = self
            .state
            .call(call)
            .map_or_else(|| self.service_language(), |call| call.language);
        Response::default()
            .then(self.say(language, &Spoken::RingInAsCaller))
            .followed_by(self.arrival(call))
    }

    /// What was pressed could not be written down: said, and asked again. Without a key there is nobody to ask.
    pub fn leg_trouble(&self, leg: LegId, pressed: bool) -> Response {
        let language = self
            .state
            .leg(leg)
            .map_or_else(|| self.service_language(), |leg| leg.language);
        let told = Response::default().then(self.say(language, &Spoken::NurseJoinFailed));
        if !pressed {
            return told.then(Verb::Hangup);
        }
        told.then(Prompt::Pause { seconds: 2 })
            .then(Verb::Redirect(self.urls.leg_now(leg)))
    }

    /// Asked for the key, or for the code.
    fn asked(&self, leg: &Leg) -> Response {
        if leg.purpose == Purpose::RingIn {
            return self.code(leg);
        }
        if let Purpose::CheckIn(visit) = leg.purpose {
            return self.check_in(leg, visit);
        }
        let whisper = self.say(leg.language, &self.whisper(leg));
        Response::default()
            .then(Verb::Gather(Gather {
                num_digits: Some(1),
                timeout: KEY_TIME,
                action: self.urls.leg_key(leg.id),
                action_on_empty: false,
                finish_on_key: None,
                prompts: vec![whisper.clone(), Prompt::Pause { seconds: 1 }, whisper],
            }))
            // No key: the same address without one.
            .then(Verb::Redirect(self.urls.leg_key(leg.id)))
    }

    fn code(&self, leg: &Leg) -> Response {
        let refused = leg
            .rang_in
            .as_ref()
            .is_some_and(|rang_in| rang_in.refused > 0);
        let mut prompts = Vec::new();
        if refused {
            prompts.push(self.say(leg.language, &Spoken::RingInWrongCode));
        }
        prompts.push(self.say(leg.language, &Spoken::RingInCode));
        Response::default()
            .then(Verb::Gather(Gather {
                num_digits: Some(CODE_MOST),
                timeout: CODE_TIME,
                action: self.urls.leg_key(leg.id),
                action_on_empty: false,
                finish_on_key: Some('#'),
                prompts,
            }))
            .then(Verb::Redirect(self.urls.leg_key(leg.id)))
    }

    /// No word from her: her code, and nothing else, says that she is well.
    fn check_in(&self, leg: &Leg, visit: VisitId) -> Response {
        let refused = self
            .state
            .visit(visit)
            .and_then(|visit| visit.refused)
            .is_some_and(|(on, _)| on == leg.id);
        let wrong = refused.then(|| self.say(leg.language, &Spoken::RingInWrongCode));
        let asks = self.say(leg.language, &Spoken::CheckInCode);
        let mut prompts: Vec<Prompt> = wrong.into_iter().collect();
        prompts.extend([asks.clone(), Prompt::Pause { seconds: 2 }, asks]);
        Response::default()
            .then(Verb::Gather(Gather {
                num_digits: Some(CODE_MOST),
                timeout: CODE_TIME,
                action: self.urls.leg_key(leg.id),
                action_on_empty: false,
                finish_on_key: Some('#'),
                prompts,
            }))
            .then(Verb::Redirect(self.urls.leg_key(leg.id)))
    }

    fn whisper(&self, leg: &Leg) -> Spoken<'static> {
        match leg.purpose {
            Purpose::Take(call) if self.was_not_put_through(leg, call) => Spoken::WhisperJoinFailed,
            Purpose::Take(_) => Spoken::WhisperWaiting,
            Purpose::Rejoin(_) => Spoken::WhisperLostLine,
            // The last two are not asked for this key; whoever hears it all the same hears something true.
            Purpose::CallBack(_) | Purpose::Person(_) | Purpose::RingIn => Spoken::WhisperCallBack,
            Purpose::Third(_) | Purpose::HandOver(_) => Spoken::WhisperThirdParty,
            Purpose::Handshake(_) => Spoken::WhisperHandshake,
            Purpose::CheckIn(_) => Spoken::CheckInCode,
            Purpose::Reminder(contact) => self.reminder(contact),
            Purpose::Summons(contact) => self.summoned_for(contact),
            Purpose::Connect(_) => Spoken::SummonsConnect,
            Purpose::Alarm(alarm) => {
                let kind = self
                    .state
                    .alarm(alarm)
                    .map(|alarm| alarm_topic(&alarm.kind));
                Spoken::Alarm(kind.unwrap_or(AlarmTopic::Other))
            }
        }
    }

    /// She has taken this call before, and the two lines did not come together.
    fn was_not_put_through(&self, leg: &Leg, call: CallId) -> bool {
        let call = self.state.call(call);
        call.zip(leg.staff())
            .is_some_and(|(call, staff)| call.unjoined.contains(staff))
    }

    fn reminder(&self, contact: ContactId) -> Spoken<'static> {
        match promise_of(self.state, contact) {
            Some(promise) if promise.stage == CallBackStage::Promised => Spoken::WhisperCallerGone,
            Some(promise) if promise.why == CallBackReason::Message => Spoken::WhisperMessage,
            Some(_) | None => Spoken::WhisperCallBackDue,
        }
    }

    /// What she is rung for that is no call.
    fn summoned_for(&self, contact: ContactId) -> Spoken<'static> {
        match self.state.summons_of(contact).map(|summons| summons.why) {
            Some(SummonsWhy::Message) => Spoken::WhisperMessage,
            Some(SummonsWhy::Request) | None => Spoken::WhisperRequest,
        }
    }

    /// A person has said yes: to the conference, if there is still one to come to. Who has taken a request may be put through at once.
    fn confirmed(&self, leg: &Leg) -> Response {
        if matches!(leg.purpose, Purpose::Connect(_)) {
            return self.asked(leg);
        }
        let call = leg.purpose.call().and_then(|call| self.state.call(call));
        match call {
            Some(call) if call.is_live() => {
                let words = joining_words(leg, call);
                let words = words.map(|words| Verb::from(self.say(leg.language, &words)));
                Response::new(words.into_iter().collect())
                    .then(self.dial_conference(leg, call))
                    .then(Verb::Redirect(self.urls.leg_left(leg.id)))
            }
            Some(_) | None => self.told(leg, crate::domain::calls::leg::LegEnd::Told),
        }
    }

    /// Staff may leave with the star key, which ends the conversation in good order; nobody else can by mistake.
    fn dial_conference(&self, leg: &Leg, call: &Call) -> Verb {
        Verb::Dial(Dial {
            timeout: None,
            action: Some(self.urls.leg_left(leg.id)),
            caller_id: None,
            hangup_on_star: leg.staff().is_some(),
            to: DialTo::Conference(self.room(call.id, leg.id.to_string())),
        })
    }
}

fn joining_words(leg: &Leg, call: &Call) -> Option<Spoken<'static>> {
    match (&call.state, leg.purpose) {
        (_, Purpose::Person(_)) => None,
        (CallState::RingingNurse { .. } | CallState::RingingPerson { .. }, _) => {
            Some(Spoken::NurseCallerCalled)
        }
        (_, _) if leg.rang_in.is_some() => Some(Spoken::RingInWaiting),
        (
            CallState::Waiting(_)
            | CallState::Joining(_)
            | CallState::Talking(_)
            | CallState::LineLost { .. }
            | CallState::FallingBack(_)
            | CallState::Ended { .. },
            _,
        ) => Some(Spoken::NurseJoining),
    }
}
