//! What each line hears and where it goes, as voice markup made from the state: pure, so that the same state always sounds the
//! same. Decides nothing, and never says a name.

pub mod announce;
pub mod caller;
pub mod leg;
pub mod told;
pub mod trouble;
pub mod wait;

use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::contacts::contact::{CallBack, Contact, Next, Phase};
use crate::domain::ids::{CallId, CarrierId, ContactId};
use crate::domain::language::Language;
use crate::domain::service::places::{Destination, DestinationKind};
use crate::domain::state::{LineOf, State};
use crate::domain::time::Timestamp;
use crate::telephony::markup::{ConferenceRoom, Prompt};
use crate::telephony::urls::Urls;
use crate::telephony::words::ConferenceEvent;
use crate::text::message::{AlarmTopic, Spoken};
use crate::text::{Texts, spoken_language, voice_tag};

/// What markup is made from.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    /// The state.
    pub state: &'a State,
    /// The words.
    pub texts: &'a Texts,
    /// Our addresses.
    pub urls: &'a Urls,
    /// The service's time now.
    pub now: Timestamp,
}

impl<'a> Voice<'a> {
    /// Made from these.
    pub const fn new(state: &'a State, texts: &'a Texts, urls: &'a Urls, now: Timestamp) -> Self {
        Self {
            state,
            texts,
            urls,
            now,
        }
    }

    /// A sentence in the language's voice. Northern Sámi has none: it is played where somebody has read it in, and else said in
    /// Norwegian.
    fn say(&self, language: Language, spoken: &Spoken<'_>) -> Prompt {
        if language == Language::NorthernSami
            && let Some(url) = self.recording(spoken)
        {
            return Prompt::Play { url };
        }
        let heard = spoken_language(language);
        Prompt::say(voice_tag(heard), self.texts.say(heard, spoken))
    }

    /// Where a sentence can be heard in Northern Sámi.
    fn recording(&self, spoken: &Spoken<'_>) -> Option<String> {
        let recordings = self.state.service.as_ref()?.northern_sami.as_ref()?;
        recordings.address(&spoken.recording()?)
    }

    /// What is heard between words: a soft tone, so that the line is not taken for dead.
    fn waiting_sound(&self) -> Prompt {
        Prompt::Play {
            url: self.urls.waiting_sound(),
        }
    }

    /// The language of the service: what is spoken when nothing says otherwise.
    fn service_language(&self) -> Language {
        let service = self.state.service.as_ref();
        service
            .and_then(|service| service.languages.first().copied())
            .unwrap_or_default()
    }

    /// The conference of a call. It goes by the call's id.
    fn room(&self, call: CallId, label: String) -> ConferenceRoom {
        ConferenceRoom {
            name: call.to_string(),
            start_on_enter: true,
            wait_url: Some(self.urls.hold(call)),
            status_url: Some(self.urls.conference(call)),
            events: vec![ConferenceEvent::Join, ConferenceEvent::Leave],
            participant_label: Some(label),
        }
    }

    /// What a destination is called aloud: legevakt and the day service by what they are, others by their label.
    fn destination(&self, language: Language, destination: &Destination) -> String {
        // A sentence with other words in it is never a recording.
        let language = spoken_language(language);
        match destination.kind {
            DestinationKind::Legevakt => self.texts.say(language, &Spoken::DestinationLegevakt),
            DestinationKind::DayService => self.texts.say(language, &Spoken::DestinationDayService),
            DestinationKind::Other => destination.label.clone(),
        }
    }

    /// The call that a line belongs to, if it is a caller's.
    fn call_of_line(&self, line: &CarrierId) -> Option<CallId> {
        match self.state.by_line.get(line)? {
            LineOf::Call(call) => Some(*call),
            LineOf::Leg(_) => None,
        }
    }
}

/// A time of day in the service's zone as it is said and written: `22.40` in Norwegian, `22:40` in English. Rounded up to
/// the minute, since a promise is not broken before it is over.
pub fn time_of_day(state: &State, language: Language, at: Timestamp) -> Option<String> {
    const MINUTE: i64 = 60_000;
    let service = state.service.as_ref()?;
    let minute = at.as_millis().saturating_add(MINUTE - 1).div_euclid(MINUTE) * MINUTE;
    let local = Timestamp::from_millis(minute)
        .to_jiff()
        .to_zoned(service.zone.clone());
    let between = match language {
        Language::Bokmal | Language::NorthernSami => '.',
        Language::English => ':',
    };
    Some(format!("{:02}{between}{:02}", local.hour(), local.minute()))
}

/// The promise to call back that a contact has, itself or in the one it was folded into.
pub fn promise_of(state: &State, contact: ContactId) -> Option<&CallBack> {
    let found = state.contact(contact)?;
    found.promise().or_else(|| {
        elsewhere(found)
            .and_then(|into| state.contact(into))
            .and_then(Contact::promise)
    })
}

fn elsewhere(contact: &Contact) -> Option<ContactId> {
    match &contact.phase {
        Phase::Closed(closing) => match &closing.next {
            Next::Elsewhere(into) => Some(*into),
            Next::Settled | Next::Refused { .. } | Next::FollowUp { .. } => None,
        },
        Phase::OnTheLine(_)
        | Phase::CallBackDue(_)
        | Phase::CallingBack { .. }
        | Phase::NeedsOutcome { .. } => None,
    }
}

/// What of an alarm may be told to whoever picks up.
pub const fn alarm_topic(kind: &AlarmKind) -> AlarmTopic {
    match kind {
        AlarmKind::NoNurseOnRoster | AlarmKind::NobodyToRing => AlarmTopic::NoNurse,
        AlarmKind::NobodyAnswers => AlarmTopic::NobodyReached,
        AlarmKind::CallBackOverdue => AlarmTopic::CallBackOverdue,
        AlarmKind::LifeInDanger | AlarmKind::HelpNeeded(_) => AlarmTopic::HelpNow,
        AlarmKind::NobodyTakes => AlarmTopic::NobodyTakes,
        AlarmKind::HandshakeMissed(_) | AlarmKind::HandshakeHole(_) => AlarmTopic::Handshake,
        AlarmKind::NobodyAvailable => AlarmTopic::NobodyAvailable,
        AlarmKind::HandoverNotAccepted => AlarmTopic::Handover,
        AlarmKind::VisitMissed(_) => AlarmTopic::VisitMissed,
        AlarmKind::CarrierRefused(_) => AlarmTopic::Carrier,
        AlarmKind::GivenUp(_) | AlarmKind::MessagesStopped | AlarmKind::MessageFailed(_) => {
            AlarmTopic::Other
        }
    }
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
