//! Builds the voice markup (TwiML) that tells the carrier what a call does next. Escapes whatever it is given; never
//! decides what is said.

use crate::domain::phone::E164;
use crate::telephony::words::{CallEvent, ConferenceEvent};

mod xml;

use xml::Xml;

/// A whole document: what the call does, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The steps.
    pub verbs: Vec<Verb>,
}

/// One step of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Something to hear.
    Prompt(Prompt),
    /// Hear, and press keys.
    Gather(Gather),
    /// Be connected to somebody.
    Dial(Dial),
    /// Wait in a queue.
    Enqueue(Enqueue),
    /// Leave the queue: allowed in a queue's wait markup only.
    Leave,
    /// Go on with the markup from this address.
    Redirect(String),
    /// End the call.
    Hangup,
    /// Do not answer; only as the first step of an incoming call.
    Reject,
}

/// Something to hear: the only steps, with [`Verb::Redirect`], that a conference's wait markup may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// A text, read aloud.
    Say {
        /// The voice's language tag, such as `nb-NO`.
        language: &'static str,
        /// The text.
        text: String,
    },
    /// A recording.
    Play {
        /// Its address.
        url: String,
    },
    /// Silence.
    Pause {
        /// How long, at least one second.
        seconds: u32,
    },
}

/// Waits for keys while the prompts are heard, and `timeout` after them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gather {
    /// Ends after so many keys; `None` leaves it to the finishing key and the timeout.
    pub num_digits: Option<u32>,
    /// Seconds of silence after the last prompt or key.
    pub timeout: u32,
    /// Where the keys go. Without keys the call goes on with the next step.
    pub action: String,
    /// Also ask `action` when nothing was pressed.
    pub action_on_empty: bool,
    /// The key that ends it early; `None` makes every key count, also `#` and `*`.
    pub finish_on_key: Option<char>,
    /// What is heard meanwhile.
    pub prompts: Vec<Prompt>,
}

/// Connects the call to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dial {
    /// Seconds that the other telephone rings.
    pub timeout: Option<u32>,
    /// Asked when the connection is over; without it the call goes on with the next step.
    pub action: Option<String>,
    /// The number that the other telephone shows.
    pub caller_id: Option<E164>,
    /// Lets the party of this call leave with `*`.
    pub hangup_on_star: bool,
    /// Whom.
    pub to: DialTo,
}

/// Whom a call is connected to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DialTo {
    /// One telephone.
    Number(DialNumber),
    /// A conference.
    Conference(ConferenceRoom),
}

/// One telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DialNumber {
    /// The number.
    pub number: E164,
    /// Markup that is heard there before the two are connected.
    pub whisper_url: Option<String>,
    /// Where the carrier reports how it goes.
    pub status_url: Option<String>,
    /// What it reports; nothing means the end only.
    pub events: Vec<CallEvent>,
}

/// A conference. Nobody hears a beep, and it goes on for the others when one leaves: a caller is never put out of the line
/// because a nurse's telephone failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConferenceRoom {
    /// Its name: made up of ids, never of people's names.
    pub name: String,
    /// Whether it begins with this party.
    pub start_on_enter: bool,
    /// Heard until it begins; `None` is silence.
    pub wait_url: Option<String>,
    /// Where the carrier reports who comes and goes.
    pub status_url: Option<String>,
    /// What it reports.
    pub events: Vec<ConferenceEvent>,
    /// A name for this party, to find it by.
    pub participant_label: Option<String>,
}

/// Waits in a queue, hearing the wait markup over and over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enqueue {
    /// The queue's name, at most 64 characters.
    pub name: String,
    /// Where the wait markup is fetched, again and again: the caller's heartbeat.
    pub wait_url: String,
    /// Asked when the caller leaves the queue, whatever the reason.
    pub action: String,
}

impl Prompt {
    /// A text in a language's voice.
    pub fn say(language: &'static str, text: impl Into<String>) -> Self {
        Self::Say {
            language,
            text: text.into(),
        }
    }
}

impl From<Prompt> for Verb {
    fn from(prompt: Prompt) -> Self {
        Self::Prompt(prompt)
    }
}

impl Response {
    /// These steps.
    pub fn new(verbs: Vec<Verb>) -> Self {
        Self { verbs }
    }

    /// With one step more.
    #[must_use]
    pub fn then(mut self, verb: impl Into<Verb>) -> Self {
        self.verbs.push(verb.into());
        self
    }

    /// With the steps of another document after these.
    #[must_use]
    pub fn followed_by(mut self, rest: Self) -> Self {
        self.verbs.extend(rest.verbs);
        self
    }

    /// The document as text.
    pub fn to_xml(&self) -> String {
        let mut xml = Xml::document();
        xml.open("Response").done();
        for verb in &self.verbs {
            verb.write(&mut xml);
        }
        xml.close("Response");
        xml.finish()
    }
}

impl Verb {
    fn write(&self, xml: &mut Xml) {
        match self {
            Self::Prompt(prompt) => prompt.write(xml),
            Self::Gather(gather) => gather.write(xml),
            Self::Dial(dial) => dial.write(xml),
            Self::Enqueue(enqueue) => enqueue.write(xml),
            Self::Leave => xml.open("Leave").empty(),
            Self::Redirect(url) => {
                xml.open("Redirect").attribute("method", "POST").done();
                xml.text(url);
                xml.close("Redirect");
            }
            Self::Hangup => xml.open("Hangup").empty(),
            Self::Reject => xml.open("Reject").empty(),
        }
    }
}

impl Prompt {
    fn write(&self, xml: &mut Xml) {
        match self {
            Self::Say { language, text } => {
                xml.open("Say").attribute("language", language).done();
                xml.text(text);
                xml.close("Say");
            }
            Self::Play { url } => {
                xml.open("Play").done();
                xml.text(url);
                xml.close("Play");
            }
            Self::Pause { seconds } => xml
                .open("Pause")
                .attribute("length", &seconds.max(&1).to_string())
                .empty(),
        }
    }
}

impl Gather {
    fn write(&self, xml: &mut Xml) {
        let digits = self.num_digits.map(|digits| digits.to_string());
        let finish = self.finish_on_key.map(String::from).unwrap_or_default();
        xml.open("Gather")
            .attribute("input", "dtmf")
            .optional("numDigits", digits.as_deref())
            .attribute("timeout", &self.timeout.to_string())
            .attribute("finishOnKey", &finish)
            .attribute("actionOnEmptyResult", yes_or_no(self.action_on_empty))
            .attribute("action", &self.action)
            .attribute("method", "POST")
            .done();
        for prompt in &self.prompts {
            prompt.write(xml);
        }
        xml.close("Gather");
    }
}

impl Dial {
    fn write(&self, xml: &mut Xml) {
        let timeout = self.timeout.map(|seconds| seconds.to_string());
        xml.open("Dial")
            .optional("timeout", timeout.as_deref())
            .optional("callerId", self.caller_id.as_ref().map(E164::as_str))
            .optional("hangupOnStar", self.hangup_on_star.then_some("true"))
            .optional("action", self.action.as_deref())
            .optional("method", self.action.as_ref().map(|_| "POST"))
            .done();
        match &self.to {
            DialTo::Number(number) => number.write(xml),
            DialTo::Conference(room) => room.write(xml),
        }
        xml.close("Dial");
    }
}

impl DialNumber {
    fn write(&self, xml: &mut Xml) {
        let events: Vec<_> = self.events.iter().map(|event| event.as_str()).collect();
        xml.open("Number")
            .optional("url", self.whisper_url.as_deref())
            .optional("method", self.whisper_url.as_ref().map(|_| "POST"))
            .optional("statusCallback", self.status_url.as_deref())
            .list("statusCallbackEvent", &events)
            .done();
        xml.text(self.number.as_str());
        xml.close("Number");
    }
}

impl ConferenceRoom {
    fn write(&self, xml: &mut Xml) {
        let mut events: Vec<_> = self.events.iter().map(|event| asked_as(*event)).collect();
        events.dedup();
        xml.open("Conference")
            .attribute("startConferenceOnEnter", yes_or_no(self.start_on_enter))
            .attribute("endConferenceOnExit", "false")
            .attribute("beep", "false")
            .attribute("waitUrl", self.wait_url.as_deref().unwrap_or_default())
            .attribute("waitMethod", "POST")
            .optional("statusCallback", self.status_url.as_deref())
            .list("statusCallbackEvent", &events)
            .optional("participantLabel", self.participant_label.as_deref())
            .done();
        xml.text(&self.name);
        xml.close("Conference");
    }
}

impl Enqueue {
    fn write(&self, xml: &mut Xml) {
        xml.open("Enqueue")
            .attribute("waitUrl", &self.wait_url)
            .attribute("waitUrlMethod", "POST")
            .attribute("action", &self.action)
            .attribute("method", "POST")
            .done();
        xml.text(&self.name);
        xml.close("Enqueue");
    }
}

/// The word by which markup asks for an event: shorter than the one that reports it, and one for a pair.
const fn asked_as(event: ConferenceEvent) -> &'static str {
    match event {
        ConferenceEvent::Start => "start",
        ConferenceEvent::End => "end",
        ConferenceEvent::Join => "join",
        ConferenceEvent::Leave => "leave",
        ConferenceEvent::Mute | ConferenceEvent::Unmute => "mute",
        ConferenceEvent::Hold | ConferenceEvent::Unhold => "hold",
        ConferenceEvent::Modify => "modify",
        ConferenceEvent::SpeechStart | ConferenceEvent::SpeechStop => "speaker",
        ConferenceEvent::AnnouncementEnd | ConferenceEvent::AnnouncementFail => "announcement",
    }
}

const fn yes_or_no(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}

#[cfg(test)]
mod tests;
