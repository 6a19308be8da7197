//! The last sentence that a telephone of ours hears before it hangs up by itself: why it is not needed any more.

use crate::domain::alarms::alarm::AlarmState;
use crate::domain::calls::call::{Call, CallState, Ending};
use crate::domain::calls::leg::{Leg, LegEnd, Purpose};
use crate::domain::care::rules::number_would_show;
use crate::domain::contacts::contact::{Contact, Phase};
use crate::domain::ids::{AlarmId, ContactId};
use crate::domain::summons::state::SummonsState;
use crate::telephony::markup::{Response, Verb};
use crate::telephony::voice::Voice;
use crate::text::message::Spoken;

impl Voice<'_> {
    pub(super) fn told(&self, leg: &Leg, reason: LegEnd) -> Response {
        let words = match reason {
            LegEnd::Told
            | LegEnd::Stopped
            | LegEnd::NoAnswer
            | LegEnd::Refused
            | LegEnd::Failed => self.why_not_needed(leg),
            LegEnd::Unconfirmed if matches!(leg.purpose, Purpose::CheckIn(_)) => {
                Some(Spoken::CheckInNoCode)
            }
            LegEnd::Unconfirmed if matches!(leg.purpose, Purpose::Handshake(_)) => {
                Some(Spoken::HandshakeNoKey)
            }
            LegEnd::Unconfirmed => Some(Spoken::NurseUnconfirmed),
            LegEnd::Busy | LegEnd::Declined | LegEnd::HungUp => None,
        };
        let words = words.map(|words| Verb::from(self.say(leg.language, &words)));
        Response::new(words.into_iter().collect()).then(Verb::Hangup)
    }

    fn why_not_needed(&self, leg: &Leg) -> Option<Spoken<'static>> {
        let call = leg.purpose.call().and_then(|call| self.state.call(call));
        match (leg.purpose, call) {
            (Purpose::Alarm(alarm), _) => Some(self.alarm_words(leg, alarm)),
            (Purpose::Reminder(contact), _) => Some(self.reminder_words(contact)),
            (Purpose::Summons(contact), _) => Some(self.summons_words(leg, contact)),
            (Purpose::Connect(_), _) => Some(Spoken::SummonsTaken),
            (Purpose::Handshake(_), _) => Some(Spoken::HandshakeProven),
            // The same after either code.
            (Purpose::CheckIn(_), _) => Some(Spoken::CheckedIn),
            (Purpose::Person(_), _) => Some(person_words(call)),
            (Purpose::Take(_) | Purpose::Rejoin(_) | Purpose::CallBack(_), Some(call)) => {
                Some(taken_words(call))
            }
            (Purpose::Third(_) | Purpose::HandOver(_), Some(call)) => {
                // She has left a conversation that goes on: she knows.
                (!call.is_live()).then_some(Spoken::CallerLeft)
            }
            (Purpose::RingIn, _)
            | (
                Purpose::Take(_)
                | Purpose::Rejoin(_)
                | Purpose::CallBack(_)
                | Purpose::Third(_)
                | Purpose::HandOver(_),
                None,
            ) => Some(Spoken::RingInNobody),
        }
    }

    fn alarm_words(&self, leg: &Leg, alarm: AlarmId) -> Spoken<'static> {
        let taken_by = self
            .state
            .alarm(alarm)
            .and_then(|alarm| match &alarm.state {
                AlarmState::Taken { by, .. } => Some(by),
                AlarmState::OnBoard | AlarmState::With { .. } | AlarmState::Over { .. } => None,
            });
        if taken_by.is_some() && taken_by == leg.staff() {
            Spoken::AlarmTaken
        } else {
            Spoken::AlarmAlreadyTaken
        }
    }

    /// It is hers, a colleague's, or not needed any more.
    fn summons_words(&self, leg: &Leg, contact: ContactId) -> Spoken<'static> {
        match self.state.summons_of(contact).map(|summons| &summons.state) {
            Some(SummonsState::Accepted { by, .. }) if leg.staff() == Some(by) => {
                Spoken::SummonsTaken
            }
            Some(SummonsState::Accepted { .. } | SummonsState::Ringing(_)) => {
                Spoken::SummonsTakenAlready
            }
            Some(SummonsState::Ended { .. }) | None => Spoken::SummonsNotNeeded,
        }
    }

    fn reminder_words(&self, contact: ContactId) -> Spoken<'static> {
        let found = self.state.contact(contact);
        if found.is_some_and(|found| {
            matches!(found.phase, Phase::CallBackDue(_)) && number_would_show(self.state, found)
        }) {
            return Spoken::NumberWouldShow;
        }
        match found.map(phase) {
            Some(Phase::CallingBack { .. } | Phase::OnTheLine(_)) => Spoken::NurseTooLate,
            Some(Phase::CallBackDue(_) | Phase::NeedsOutcome { .. } | Phase::Closed(_)) | None => {
                Spoken::RingInNobody
            }
        }
    }
}

const fn phase(contact: &Contact) -> &Phase {
    &contact.phase
}

fn taken_words(call: &Call) -> Spoken<'static> {
    match &call.state {
        CallState::Joining(_)
        | CallState::Talking(_)
        | CallState::FallingBack(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. } => Spoken::NurseTooLate,
        // Put together, and it did not work.
        CallState::Waiting(_) | CallState::LineLost { .. } => Spoken::NurseJoinFailed,
        CallState::Ended { how, .. } => ended_words(*how),
    }
}

const fn ended_words(how: Ending) -> Spoken<'static> {
    match how {
        Ending::Talked | Ending::RangIn => Spoken::CallerLeft,
        Ending::Abandoned | Ending::CallBackAsked | Ending::FellBack | Ending::Dropped => {
            Spoken::NurseNoLongerNeeded
        }
        Ending::NotReached => Spoken::NurseCalleeUnreached,
        Ending::NurseNotReached => Spoken::NurseTooLate,
    }
}

/// The person was rung, and there is nobody to talk with: a promise, unless they have talked.
fn person_words(call: Option<&Call>) -> Spoken<'static> {
    let talked = call.is_some_and(|call| {
        matches!(
            call.state,
            CallState::Ended {
                how: Ending::Talked,
                ..
            }
        )
    });
    if talked {
        Spoken::Goodbye
    } else {
        Spoken::CallAgainSoon
    }
}
