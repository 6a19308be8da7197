//! What a caller hears while waiting: the keys once, something calm now and then, and a soft tone between, while keys are listened for. Short
//! pieces, because each fetch is the sign that the caller is there. Never anything that a queue may not do.

use crate::domain::calls::call::{Call, CallState, Ending};
use crate::domain::effect::EffectKind;
use crate::domain::ids::CallId;
use crate::domain::language::Language;
use crate::domain::time::Timestamp;
use crate::telephony::markup::{Gather, Prompt, Response, Verb};
use crate::telephony::voice::Voice;
use crate::telephony::voice::caller::WaitPlace;
use crate::text::message::Spoken;

use std::time::Duration;

/// Seconds in which a key may still be pressed after the words.
const AFTER_WORDS: u32 = 2;
/// A caller who is being moved by a request of ours is given this long before they are sent on from here as well.
const MOVE_PATIENCE: Duration = Duration::from_secs(3);
/// The least time between two pieces of information, when something new has happened.
const NEWS_GAP: u32 = 10;

/// What a caller has heard so far: carried in the address of the next fetch, so that nothing is kept here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// How many pieces; none: the keys have not been told yet.
    pub pieces: u16,
    /// When the last one was, seconds after the call began.
    pub at: u32,
    /// Which step was then.
    pub step: u8,
}

impl Heard {
    /// As a query; empty when nothing has been heard.
    pub fn query(self) -> String {
        if self == Self::default() {
            return String::new();
        }
        format!("?pieces={}&at={}&step={}", self.pieces, self.at, self.step)
    }

    /// Reads a query; what is missing or unreadable counts as nothing heard.
    pub fn read(query: &str) -> Self {
        let mut heard = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "pieces" => heard.pieces = value.parse().unwrap_or_default(),
                "at" => heard.at = value.parse().unwrap_or_default(),
                "step" => heard.step = value.parse().unwrap_or_default(),
                _ => {}
            }
        }
        heard
    }
}

/// Whether a caller in this state belongs in the wait loop.
pub const fn belongs_here(state: &CallState) -> bool {
    match state {
        CallState::Waiting(_)
        | CallState::LineLost { .. }
        | CallState::Ended {
            how: Ending::Abandoned | Ending::Dropped,
            ..
        } => true,
        CallState::Joining(_)
        | CallState::Talking(_)
        | CallState::FallingBack(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Ended { .. } => false,
    }
}

impl Voice<'_> {
    /// The next piece of waiting.
    pub fn wait(&self, call: CallId, place: WaitPlace, heard: Heard) -> Response {
        let Some(found) = self.state.call(call) else {
            return self.leave(call, place);
        };
        if !belongs_here(&found.state) {
            return self.onwards(found, place, heard);
        }
        let (words, heard) = self.piece(found, heard);
        self.listen(found, place, words, heard)
    }

    /// The answer to a key of the caller's. `key` was decided on already.
    pub fn after_key(&self, call: CallId, place: WaitPlace, key: char, heard: Heard) -> Response {
        let Some(found) = self.state.call(call) else {
            return self.leave(call, place);
        };
        if !belongs_here(&found.state) {
            return self.onwards(found, place, heard);
        }
        let heard = self.heard_now(found, heard);
        let words = match key {
            '2' if !self.has_number(found) => {
                vec![self.say(found.language, &Spoken::CallBackNoNumber)]
            }
            '9' => {
                let mut words = Vec::new();
                if found.language == Language::NorthernSami
                    && self.recording(&Spoken::First).is_none()
                {
                    words.push(self.say(found.language, &Spoken::SamiChosen));
                }
                words.extend(self.keys(found));
                words
            }
            '*' => {
                let mut words = vec![self.say(found.language, &Spoken::First)];
                words.extend(self.keys(found));
                words
            }
            _ => Vec::new(),
        };
        self.listen(found, place, words, heard)
    }

    /// Everything has been heard: only what is new is said from here on.
    pub(super) fn heard_all(&self, call: &Call) -> Heard {
        self.heard_now(call, Heard::default())
    }

    fn heard_now(&self, call: &Call, before: Heard) -> Heard {
        Heard {
            pieces: before.pieces.max(1),
            at: self.elapsed(call),
            step: step_of(call),
        }
    }

    fn elapsed(&self, call: &Call) -> u32 {
        u32::try_from(self.now.since(call.since).as_secs()).unwrap_or(u32::MAX)
    }

    /// To where the state says. A request of ours that is doing just that is given a moment, or the line would be moved twice.
    fn onwards(&self, call: &Call, place: WaitPlace, heard: Heard) -> Response {
        let moving = self.state.effects.values().any(
            |effect| matches!(effect.kind, EffectKind::MoveCaller { call: moved, .. } if moved == call.id),
        );
        let recent = since(&call.state).is_some_and(|since| self.now.since(since) < MOVE_PATIENCE);
        if moving && recent {
            return Response::default()
                .then(Prompt::Pause { seconds: 1 })
                .then(Verb::Redirect(self.again(call.id, place, heard)));
        }
        self.leave(call.id, place)
    }

    fn leave(&self, call: CallId, place: WaitPlace) -> Response {
        match place {
            WaitPlace::Queue => Response::default().then(Verb::Leave),
            WaitPlace::Loop => self.caller(call, place),
        }
    }

    fn again(&self, call: CallId, place: WaitPlace, heard: Heard) -> String {
        match place {
            WaitPlace::Queue => self.urls.wait(call, &heard.query()),
            WaitPlace::Loop => self.urls.hold_on(call, &heard.query()),
        }
    }

    /// Words, or the tone between them, while keys are listened for.
    fn listen(&self, call: &Call, place: WaitPlace, words: Vec<Prompt>, heard: Heard) -> Response {
        let action = match place {
            WaitPlace::Queue => self.urls.key(call.id, &heard.query()),
            WaitPlace::Loop => self.urls.hold_on_key(call.id, &heard.query()),
        };
        let (prompts, timeout) = if words.is_empty() {
            (vec![self.waiting_sound()], 1)
        } else {
            (words, AFTER_WORDS)
        };
        Response::default()
            .then(Verb::Gather(Gather {
                num_digits: Some(1),
                timeout,
                action,
                action_on_empty: false,
                finish_on_key: None,
                prompts,
            }))
            .then(Verb::Redirect(self.again(call.id, place, heard)))
    }

    /// What is said now, if anything, and what has been heard after it.
    fn piece(&self, call: &Call, heard: Heard) -> (Vec<Prompt>, Heard) {
        let after = Heard {
            pieces: heard.pieces.saturating_add(1),
            ..self.heard_now(call, heard)
        };
        if heard.pieces == 0 {
            let mut words = vec![self.say(call.language, &Spoken::RingingNurse)];
            words.extend(self.keys(call));
            return (words, after);
        }
        let quiet = self.elapsed(call).saturating_sub(heard.at);
        let news = step_of(call) > heard.step && rounds_of(call) == 0;
        if news && quiet >= NEWS_GAP {
            return (vec![self.say(call.language, &Spoken::WaitNext)], after);
        }
        if u64::from(quiet) >= self.interval().as_secs() {
            let words = self.information(call, heard.pieces);
            return (vec![self.say(call.language, &words)], after);
        }
        (Vec::new(), heard)
    }

    fn interval(&self) -> Duration {
        crate::domain::deadline::timing(self.state).information_interval
    }

    fn information(&self, call: &Call, pieces: u16) -> Spoken<'static> {
        let choose = if self.has_number(call) {
            Spoken::WaitChoose
        } else {
            Spoken::WaitStay
        };
        let first = if rounds_of(call) > 0 {
            Spoken::NoneReached
        } else {
            Spoken::WaitStill
        };
        match pieces % 3 {
            1 => first,
            2 => Spoken::WaitStay,
            _ => choose,
        }
    }

    /// The keys there are: each language is offered in its own voice.
    fn keys(&self, call: &Call) -> Vec<Prompt> {
        let mut words = Vec::new();
        if self.has_number(call) {
            words.push(self.say(call.language, &Spoken::KeyCallBack));
        }
        let languages = self
            .state
            .service
            .as_ref()
            .map(|service| &service.languages);
        for other in languages.into_iter().flatten() {
            if *other == call.language {
                continue;
            }
            let unheard =
                *other == Language::NorthernSami && self.recording(&Spoken::KeyLanguage).is_none();
            let offer = if unheard {
                Spoken::KeySami
            } else {
                Spoken::KeyLanguage
            };
            words.push(self.say(*other, &offer));
        }
        words.push(self.say(call.language, &Spoken::KeyAgain));
        words
    }

    fn has_number(&self, call: &Call) -> bool {
        self.state
            .contact(call.contact)
            .is_some_and(|contact| contact.number.known().is_some())
    }
}

fn step_of(call: &Call) -> u8 {
    call.waiting().map_or(0, |waiting| waiting.step)
}

fn rounds_of(call: &Call) -> u16 {
    call.waiting().map_or(0, |waiting| waiting.rounds)
}

/// Since when a call is where it is, for those states that a caller is moved to.
const fn since(state: &CallState) -> Option<Timestamp> {
    match state {
        CallState::Joining(joining) => Some(joining.since),
        CallState::FallingBack(fallback) => Some(fallback.since),
        CallState::Ended { at, .. } => Some(*at),
        CallState::Waiting(_)
        | CallState::Talking(_)
        | CallState::LineLost { .. }
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. } => None,
    }
}
