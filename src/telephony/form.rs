//! A webhook's form: its fields in the order they came, repeated ones kept, bounded in size. Reads fields into checked
//! types and says which one is wrong; never shows a value in an error or a log line, except a word of the carrier's own.

use std::fmt;
use std::str::FromStr;

use crate::telephony::caller::CallerNumber;
use crate::telephony::sid::{CallSid, ConferenceSid, MessageSid};
use crate::telephony::words::{
    CallStatus, ConferenceEvent, DialCallStatus, MessageStatus, QueueResult,
};

/// The most bytes a webhook's body may have. The largest genuine one is an SMS of 1 600 characters, percent-encoded.
pub const BYTES_MOST: usize = 64 * 1024;
/// The most fields a webhook may have; a genuine one has about thirty.
pub const FIELDS_MOST: usize = 200;
/// The most keys that are read from one gathering.
const KEYS_MOST: usize = 32;

/// Why a form cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// The body is larger than [`BYTES_MOST`].
    #[error("the form has {0} bytes: at most {BYTES_MOST} are read")]
    TooLong(usize),
    /// There are more fields than [`FIELDS_MOST`].
    #[error("the form has more than {FIELDS_MOST} fields")]
    TooMany,
    /// A field that must be there is not.
    #[error("the field {0} is missing")]
    Missing(&'static str),
    /// A field that may come once came with several different values.
    #[error("the field {0} comes more than once, with different values")]
    Ambiguous(&'static str),
    /// A field has a value that cannot be read.
    #[error("the field {field} cannot be read: {problem}")]
    Unreadable {
        /// Its name.
        field: &'static str,
        /// What is wrong with it.
        problem: String,
    },
}

/// The fields of one webhook, as signed by the carrier.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct WebhookForm(Vec<(String, String)>);

impl WebhookForm {
    /// Reads an `application/x-www-form-urlencoded` body.
    pub fn parse(body: &[u8]) -> Result<Self, FormError> {
        if body.len() > BYTES_MOST {
            return Err(FormError::TooLong(body.len()));
        }
        let fields: Vec<_> = form_urlencoded::parse(body)
            .take(FIELDS_MOST + 1)
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        if fields.len() > FIELDS_MOST {
            return Err(FormError::TooMany);
        }
        Ok(Self(fields))
    }

    /// A form of these fields, in this order.
    pub fn from_fields(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// The body to send: what [`WebhookForm::parse`] reads.
    pub fn encode(&self) -> String {
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&self.0)
            .finish()
    }

    /// All fields in the order they came.
    pub fn fields(&self) -> &[(String, String)] {
        &self.0
    }

    /// The value of a field. The same value twice is one value; an absent field is `None`, an empty one is `Some("")`.
    pub fn text(&self, field: &'static str) -> Result<Option<&str>, FormError> {
        let mut values = self.0.iter().filter(|(name, _)| name == field);
        let Some((_, first)) = values.next() else {
            return Ok(None);
        };
        if values.any(|(_, other)| other != first) {
            return Err(FormError::Ambiguous(field));
        }
        Ok(Some(first))
    }

    /// The value of a field that must be there (it may be empty).
    pub fn required(&self, field: &'static str) -> Result<&str, FormError> {
        self.text(field)?.ok_or(FormError::Missing(field))
    }

    /// A field that may be absent, read into a checked type. An empty value counts as absent.
    pub fn parsed<T>(&self, field: &'static str) -> Result<Option<T>, FormError>
    where
        T: FromStr,
        T::Err: fmt::Display,
    {
        match self.text(field)? {
            None | Some("") => Ok(None),
            Some(value) => {
                value
                    .parse()
                    .map(Some)
                    .map_err(|problem: T::Err| FormError::Unreadable {
                        field,
                        problem: problem.to_string(),
                    })
            }
        }
    }

    fn parsed_required<T>(&self, field: &'static str) -> Result<T, FormError>
    where
        T: FromStr,
        T::Err: fmt::Display,
    {
        self.parsed(field)?.ok_or(FormError::Missing(field))
    }

    /// `CallSid`: which call this is about.
    pub fn call_sid(&self) -> Result<CallSid, FormError> {
        self.parsed_required("CallSid")
    }

    /// `CallStatus`: where that call is.
    pub fn call_status(&self) -> Result<CallStatus, FormError> {
        self.parsed_required("CallStatus")
    }

    /// `DialCallStatus`: how a `Dial` ended.
    pub fn dial_call_status(&self) -> Result<DialCallStatus, FormError> {
        self.parsed_required("DialCallStatus")
    }

    /// `QueueResult`: why the caller left the queue.
    pub fn queue_result(&self) -> Result<QueueResult, FormError> {
        self.parsed_required("QueueResult")
    }

    /// `MessageSid`: which text message this is about.
    pub fn message_sid(&self) -> Result<MessageSid, FormError> {
        self.parsed_required("MessageSid")
    }

    /// `MessageStatus`: where that message is.
    pub fn message_status(&self) -> Result<MessageStatus, FormError> {
        self.parsed_required("MessageStatus")
    }

    /// `ConferenceSid`: which conference this is about.
    pub fn conference_sid(&self) -> Result<ConferenceSid, FormError> {
        self.parsed_required("ConferenceSid")
    }

    /// `StatusCallbackEvent`: what happened in the conference.
    pub fn conference_event(&self) -> Result<ConferenceEvent, FormError> {
        self.parsed_required("StatusCallbackEvent")
    }

    /// `SequenceNumber`: the place of this callback among those about the same call, from 0.
    pub fn sequence_number(&self) -> Result<Option<u32>, FormError> {
        self.parsed("SequenceNumber")
    }

    /// `ErrorCode`: the carrier's number for what went wrong.
    pub fn error_code(&self) -> Result<Option<u32>, FormError> {
        self.parsed("ErrorCode")
    }

    /// `From`: who calls or writes. An absent field is a withheld number.
    pub fn from(&self) -> Result<CallerNumber, FormError> {
        Ok(CallerNumber::read(self.text("From")?.unwrap_or_default()))
    }

    /// `Digits`: the keys that were pressed, empty if none were.
    pub fn digits(&self) -> Result<&str, FormError> {
        let keys = self.text("Digits")?.unwrap_or_default();
        let readable = keys.len() <= KEYS_MOST
            && keys
                .bytes()
                .all(|key| key.is_ascii_digit() || matches!(key, b'*' | b'#' | b'A'..=b'D' | b'w'));
        if readable {
            Ok(keys)
        } else {
            Err(FormError::Unreadable {
                field: "Digits",
                problem: format!("at most {KEYS_MOST} of 0 to 9, * and #"),
            })
        }
    }
}

/// Numbers and messages are in the values: only the names are shown.
impl fmt::Debug for WebhookForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn form(body: &str) -> WebhookForm {
        WebhookForm::parse(body.as_bytes()).unwrap()
    }

    #[test]
    fn reads_the_fields_of_a_leg_that_rings() {
        let form = form(
            "CallSid=CA0123456789abcdef0123456789abcdef&CallStatus=no-answer&SequenceNumber=3&From=%2B4790000001&Digits=1",
        );
        assert_eq!(
            form.call_sid().unwrap().as_str(),
            "CA0123456789abcdef0123456789abcdef"
        );
        assert_eq!(form.call_status(), Ok(CallStatus::NoAnswer));
        assert_eq!(form.sequence_number(), Ok(Some(3)));
        assert_eq!(form.digits(), Ok("1"));
        assert!(matches!(form.from(), Ok(CallerNumber::Number(_))));
        assert_eq!(form.error_code(), Ok(None));
    }

    #[test]
    fn says_which_field_is_wrong_and_why() {
        let form =
            form("CallStatus=picked&SequenceNumber=-1&CallSid=CA1&Digits=1%3B2&QueueResult=");
        assert_eq!(
            form.call_sid().unwrap_err().to_string(),
            "the field CallSid cannot be read: it is not CA and 32 hexadecimal digits"
        );
        assert_eq!(
            form.sequence_number().unwrap_err().to_string(),
            "the field SequenceNumber cannot be read: invalid digit found in string"
        );
        assert!(
            form.call_status()
                .unwrap_err()
                .to_string()
                .starts_with("the field CallStatus cannot be read: \"picked\" is not one of")
        );
        assert!(form.digits().is_err());
        assert_eq!(form.queue_result(), Err(FormError::Missing("QueueResult")));
        assert_eq!(form.message_sid(), Err(FormError::Missing("MessageSid")));
    }

    #[test]
    fn a_repeated_field_is_kept_and_read_only_if_it_agrees() {
        let form = form("CallStatus=busy&CallStatus=busy&Digits=1&Digits=2");
        assert_eq!(form.fields().len(), 4);
        assert_eq!(form.call_status(), Ok(CallStatus::Busy));
        assert_eq!(form.digits(), Err(FormError::Ambiguous("Digits")));
    }

    #[test]
    fn an_absent_from_is_a_withheld_number() {
        assert_eq!(form("").from(), Ok(CallerNumber::Withheld));
        assert_eq!(form("From=").from(), Ok(CallerNumber::Withheld));
    }

    #[test]
    fn is_bounded() {
        let long = vec![b'a'; BYTES_MOST + 1];
        assert_eq!(
            WebhookForm::parse(&long),
            Err(FormError::TooLong(BYTES_MOST + 1))
        );
        assert!(WebhookForm::parse(&long[..BYTES_MOST]).is_ok());
        let many = "a=1&".repeat(FIELDS_MOST + 1);
        assert_eq!(WebhookForm::parse(many.as_bytes()), Err(FormError::TooMany));
        assert!(WebhookForm::parse("a=1&".repeat(FIELDS_MOST).as_bytes()).is_ok());
    }

    #[test]
    fn debug_shows_names_only() {
        assert_eq!(
            format!("{:?}", form("From=%2B4790000001&Body=hei")),
            "[\"From\", \"Body\"]"
        );
    }

    proptest! {
        #[test]
        fn what_is_encoded_reads_back(fields in prop::collection::vec((".*", ".*"), 0..20)) {
            let form = WebhookForm::from_fields(fields);
            prop_assert_eq!(WebhookForm::parse(form.encode().as_bytes()).unwrap(), form);
        }

        #[test]
        fn no_body_makes_it_panic(body in prop::collection::vec(any::<u8>(), 0..400)) {
            let form = WebhookForm::parse(&body).unwrap();
            let _ = (form.call_sid(), form.from(), form.digits(), form.sequence_number());
        }
    }
}
