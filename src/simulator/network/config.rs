//! What a network is made with. Times in it are nominal: they pass `time_scale` times as fast or slow.

use super::faults::Faults;
use super::handset::Handset;
use std::time::Duration;

/// A whole network: one account, one number that the server answers, and the handsets of everybody else.
#[derive(Clone)]
pub struct NetworkConfig {
    /// `AC…`, the user name of the REST interface.
    pub account_sid: String,
    /// Its password, and the key that webhooks are signed with.
    pub auth_token: String,
    /// The number that the account owns, in E.164.
    pub service_number: String,
    /// Base address of this network as others reach it, without a slash at the end.
    pub public_url: String,
    /// Where a call to the service number is announced.
    pub voice_url: String,
    /// Where an SMS to the service number is announced.
    pub sms_url: String,
    /// Where the end of an incoming call is reported, if anywhere.
    pub status_callback: Option<String>,
    /// Static markup, hosted by the network itself as the `VoiceFallbackUrl` of the number.
    pub fallback_markup: Option<String>,
    /// Telephones that exist from the start.
    pub handsets: Vec<Handset>,
    /// Numbers, besides the service's, that may be shown as the caller.
    pub verified_callers: Vec<String>,
    /// Seed of every drawn fault.
    pub seed: u64,
    /// Misbehaviour from the start.
    pub faults: Faults,
    /// Real seconds for each nominal second of speech, pauses, ringing and waiting.
    pub time_scale: f64,
    /// Nominal milliseconds to speak one character.
    pub speech_ms_per_char: u32,
    /// Calls started through REST in a nominal second; the rest wait in line. 0 is no bound.
    pub calls_per_second: f64,
    /// How many callers a queue holds.
    pub queue_max: usize,
    /// Real time that a webhook may take.
    pub webhook_timeout: Duration,
    /// What stands in `From` when the caller withholds the number: ANONYMOUS on the keys of a telephone.
    pub withheld_from: String,
}

impl NetworkConfig {
    /// A network at the pace of people, with one call a second, no faults and no handsets.
    pub fn new(
        account_sid: &str,
        auth_token: &str,
        service_number: &str,
        public_url: &str,
    ) -> Self {
        Self {
            account_sid: account_sid.to_owned(),
            auth_token: auth_token.to_owned(),
            service_number: service_number.to_owned(),
            public_url: public_url.trim_end_matches('/').to_owned(),
            voice_url: String::new(),
            sms_url: String::new(),
            status_callback: None,
            fallback_markup: None,
            handsets: Vec::new(),
            verified_callers: Vec::new(),
            seed: 0,
            faults: Faults::default(),
            time_scale: 1.0,
            speech_ms_per_char: 60,
            calls_per_second: 1.0,
            queue_max: 100,
            webhook_timeout: Duration::from_secs(15),
            withheld_from: "+266696687".to_owned(),
        }
    }

    /// Real time for `seconds` nominal ones.
    pub(super) fn scaled(&self, seconds: f64) -> Duration {
        Duration::try_from_secs_f64(seconds.max(0.0) * self.time_scale.max(0.0))
            .unwrap_or(Duration::MAX)
    }

    /// Real time for `milliseconds` nominal ones.
    pub(super) fn scaled_ms(&self, milliseconds: u64) -> Duration {
        self.scaled(Duration::from_millis(milliseconds).as_secs_f64())
    }

    /// Whole nominal seconds in a real time, as the carrier counts the length of a call.
    pub(super) fn nominal_seconds(&self, real: Duration) -> u64 {
        if self.time_scale <= 0.0 {
            return real.as_secs();
        }
        Duration::try_from_secs_f64(real.as_secs_f64() / self.time_scale)
            .map_or(0, |nominal| nominal.as_secs())
    }

    /// Real time to speak `text`.
    pub(super) fn speech(&self, text: &str) -> Duration {
        let characters = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
        self.scaled_ms(characters.saturating_mul(u64::from(self.speech_ms_per_char)))
    }

    /// The address of the static markup, if there is any.
    pub(super) fn fallback_url(&self) -> Option<String> {
        self.fallback_markup
            .as_ref()
            .map(|_| format!("{}/fallback-markup", self.public_url))
    }
}
