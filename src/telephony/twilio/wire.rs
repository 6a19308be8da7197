//! The JSON that the carrier answers with: only the fields that are used. Never trusted further than it can be checked.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::telephony::carrier::{CarrierError, KnownCall, NumberSettings, Participant};
use crate::telephony::sid::{CallSid, ConferenceSid, MessageSid};

#[derive(Deserialize)]
pub struct Call {
    sid: String,
    status: String,
}

#[derive(Deserialize)]
pub struct Calls {
    pub calls: Vec<Call>,
}

#[derive(Deserialize)]
pub struct Message {
    sid: String,
}

#[derive(Deserialize)]
pub struct Conference {
    sid: String,
    status: String,
}

#[derive(Deserialize)]
pub struct Conferences {
    conferences: Vec<Conference>,
}

#[derive(Deserialize)]
pub struct ConferenceMember {
    call_sid: String,
    #[serde(default)]
    label: Option<String>,
}

#[derive(Deserialize)]
pub struct ConferenceMembers {
    pub participants: Vec<ConferenceMember>,
}

#[derive(Deserialize)]
pub struct Number {
    #[serde(rename = "voice_url")]
    voice: Option<String>,
    #[serde(rename = "voice_fallback_url")]
    voice_fallback: Option<String>,
    #[serde(rename = "status_callback")]
    status: Option<String>,
    #[serde(rename = "sms_url")]
    sms: Option<String>,
    #[serde(rename = "sms_fallback_url")]
    sms_fallback: Option<String>,
}

#[derive(Deserialize)]
pub struct Numbers {
    pub incoming_phone_numbers: Vec<Number>,
}

/// The body of a refusal; both fields may be missing. Some who speak this dialect write the code as a text.
#[derive(Default, Deserialize)]
pub struct Refusal {
    #[serde(default)]
    code: serde_json::Value,
    #[serde(default)]
    message: String,
}

impl Refusal {
    /// What a refusal with this status and body means. A body that cannot be read leaves the status.
    pub fn read(status: u16, body: &[u8]) -> CarrierError {
        let refusal: Self = serde_json::from_slice(body).unwrap_or_default();
        let code = match refusal.code.as_str() {
            Some(text) => text.parse().ok(),
            None => refusal.code.as_u64().and_then(|code| code.try_into().ok()),
        };
        CarrierError::refused(status, code, &refusal.message)
    }
}

/// Reads a body. The problem names the place, never the content.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, CarrierError> {
    serde_json::from_slice(body).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let what = match error.classify() {
            serde_json::error::Category::Data => "a field is missing or of another kind",
            serde_json::error::Category::Io
            | serde_json::error::Category::Syntax
            | serde_json::error::Category::Eof => "it is not JSON",
        };
        unreadable(&format!("{what} (line {line}, column {column})"))
    })
}

fn unreadable(problem: &str) -> CarrierError {
    CarrierError::Unreadable {
        problem: problem.to_owned(),
    }
}

fn checked<T>(what: &str, text: &str) -> Result<T, CarrierError>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    text.parse()
        .map_err(|problem| unreadable(&format!("{what}: {problem}")))
}

impl Call {
    pub fn checked(&self) -> Result<KnownCall, CarrierError> {
        Ok(KnownCall {
            sid: self.sid()?,
            status: checked("status", &self.status)?,
        })
    }

    pub fn sid(&self) -> Result<CallSid, CarrierError> {
        checked("sid", &self.sid)
    }
}

impl Message {
    pub fn sid(&self) -> Result<MessageSid, CarrierError> {
        checked("sid", &self.sid)
    }
}

impl Conferences {
    /// The newest that is not over: names are used again, one conference after the other.
    pub fn open(&self) -> Result<Option<ConferenceSid>, CarrierError> {
        self.conferences
            .iter()
            .find(|conference| conference.status != "completed")
            .map(|conference| checked("sid", &conference.sid))
            .transpose()
    }
}

impl ConferenceMember {
    pub fn checked(self) -> Result<Participant, CarrierError> {
        Ok(Participant {
            call: checked("call_sid", &self.call_sid)?,
            label: self.label.filter(|label| !label.is_empty()),
        })
    }
}

impl Number {
    pub fn settings(self) -> NumberSettings {
        let filled = |url: Option<String>| url.filter(|url| !url.is_empty());
        NumberSettings {
            voice_url: filled(self.voice),
            voice_fallback_url: filled(self.voice_fallback),
            status_url: filled(self.status),
            sms_url: filled(self.sms),
            sms_fallback_url: filled(self.sms_fallback),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_wrong_with_an_answer_and_not_what_is_in_it() {
        let error = |body: &str| match read::<Call>(body.as_bytes()).and_then(|c| c.checked()) {
            Ok(_) => panic!("{body} should not be readable"),
            Err(error) => error.to_string(),
        };
        assert_eq!(
            error("<html>+4790000001</html>"),
            "the carrier's answer cannot be read: it is not JSON (line 1, column 1)"
        );
        assert!(error("{\"to\":\"+4790000001\"}").contains("a field is missing"));
        assert!(
            error("{\"sid\":\"x\",\"status\":\"queued\"}")
                .ends_with("sid: it is not CA and 32 hexadecimal digits")
        );
        assert!(
            error("{\"sid\":\"CA0123456789abcdef0123456789abcdef\",\"status\":\"odd\"}")
                .contains("status: \"odd\" is not one of")
        );
    }

    #[test]
    fn a_refusal_is_read_whatever_its_body() {
        for over in [r#"{"code":21220,"message":"no"}"#, r#"{"code":"21220"}"#] {
            let refused = Refusal::read(400, over.as_bytes());
            assert_eq!(refused, CarrierError::AlreadyOver, "{over}");
        }
        for other in [
            "",
            "<html>",
            "[]",
            r#"{"code":-1}"#,
            r#"{"code":"x","message":""}"#,
        ] {
            let refused = Refusal::read(400, other.as_bytes());
            assert_eq!(refused, CarrierError::refused(400, None, ""), "{other}");
        }
    }
}
