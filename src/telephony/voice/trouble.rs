//! When this program fails inside: the caller is connected to somebody outside with nothing but the last service file, one
//! number after the other. Needs no log, and never ends without words that name 113.

use crate::telephony::markup::{Dial, DialNumber, DialTo, Response, Verb};
use crate::telephony::voice::Voice;
use crate::telephony::words::DialCallStatus;
use crate::text::message::Spoken;

impl Voice<'_> {
    /// Connects to the fallback number with this place in the list; past the last, plain words.
    pub fn trouble(&self, index: usize) -> Response {
        let language = self.service_language();
        let service = self.state.service.as_ref();
        let target = service.and_then(|service| Some((service, service.fallback.get(index)?)));
        let Some((service, target)) = target else {
            return self.trouble_words();
        };
        let destination = self.destination(language, target);
        let seconds = service.timing.fallback_ring.as_secs();
        Response::default()
            .then(self.say(
                language,
                &Spoken::Trouble {
                    destination: &destination,
                },
            ))
            .then(Verb::Dial(Dial {
                timeout: Some(u32::try_from(seconds).unwrap_or(40)),
                action: Some(self.urls.trouble(index)),
                caller_id: Some(service.number.clone()),
                hangup_on_star: false,
                to: DialTo::Number(DialNumber {
                    number: target.number.clone(),
                    whisper_url: None,
                    status_url: None,
                    events: Vec::new(),
                }),
            }))
    }

    /// That number has been rung: the next one, unless they have talked.
    pub fn trouble_over(&self, index: usize, how: DialCallStatus) -> Response {
        match how {
            DialCallStatus::Completed | DialCallStatus::Answered => Response::default()
                .then(self.say(self.service_language(), &Spoken::Goodbye))
                .then(Verb::Hangup),
            DialCallStatus::Busy
            | DialCallStatus::NoAnswer
            | DialCallStatus::Failed
            | DialCallStatus::Canceled => self.trouble(index.saturating_add(1)),
        }
    }

    /// There is no number to ring: said in every language of the service.
    fn trouble_words(&self) -> Response {
        let languages = self.state.service.as_ref().map_or_else(
            || crate::domain::language::Language::ALL.to_vec(),
            |service| service.languages.clone(),
        );
        // Northern Sámi that nobody has read in would be the same Norwegian words once more.
        let mut words: Vec<Verb> = Vec::new();
        for language in languages {
            let said = self.say(language, &Spoken::TroubleNobody).into();
            if !words.contains(&said) {
                words.push(said);
            }
        }
        Response::new(words).then(Verb::Hangup)
    }
}
