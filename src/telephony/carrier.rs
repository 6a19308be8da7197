//! What the service asks of a telephone network, whoever runs it. An implementation never decides whether something should
//! be sent; and no error of it names the number of a person.

use std::future::Future;
use std::time::Duration;

use crate::domain::phone::E164;
use crate::telephony::sid::{CallSid, MessageSid};
use crate::telephony::words::CallStatus;

/// A telephone to ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceCall {
    /// The telephone.
    pub to: E164,
    /// The number it shows: the service's own.
    pub from: E164,
    /// Where the carrier fetches what to do once it is answered.
    pub answer_url: String,
    /// Where it asks instead if that fails.
    pub fallback_url: String,
    /// Where it reports that it is dialled, rings, is answered and is over.
    pub status_url: String,
    /// How long it rings; the carrier adds about five seconds and takes 5 to 600.
    pub ring_timeout: Duration,
}

/// The carrier has taken the request to ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its name for the call.
    pub sid: CallSid,
}

/// What a call that is under way is to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// This markup, at most 4 000 characters.
    Twiml(String),
    /// The markup fetched from here.
    Url(String),
}

/// A text message to send.
#[derive(Clone, PartialEq, Eq)]
pub struct SendMessage {
    /// The telephone.
    pub to: E164,
    /// The service's number.
    pub from: E164,
    /// The text. Carries no name and nothing clinical.
    pub body: String,
    /// Where the carrier reports what became of it.
    pub status_url: String,
}

/// A call that the carrier knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownCall {
    /// Its name.
    pub sid: CallSid,
    /// Where it is.
    pub status: CallStatus,
}

/// Somebody in a conference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The call that is in it.
    pub call: CallSid,
    /// The label that our markup gave it.
    pub label: Option<String>,
}

/// Where the carrier turns when the service's number is called or written to. An empty field is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberSettings {
    /// Asked when the number is called.
    pub voice_url: Option<String>,
    /// Asked when that fails.
    pub voice_fallback_url: Option<String>,
    /// Told when a call to the number is over.
    pub status_url: Option<String>,
    /// Told about messages.
    pub sms_url: Option<String>,
    /// Told when that fails.
    pub sms_fallback_url: Option<String>,
}

/// Why the carrier could not be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It answered that it has failed (a status of 500 or more).
    #[error("it answered {0}")]
    Status(u16),
    /// It did not answer in time.
    #[error("it did not answer in time")]
    TimedOut,
    /// No connection, or the connection broke.
    #[error("no connection")]
    NoConnection,
}

/// What the carrier answered instead of doing it. Numbers of people are taken out of its messages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CarrierError {
    /// The call or the conference is over or was never there: an answer to be acted on, not a fault.
    #[error("the call is already over")]
    AlreadyOver,
    /// The receiver has asked the carrier for no more messages from us (STOP); only the receiver can undo it (START).
    #[error("the receiver has stopped messages from our number at the carrier")]
    StoppedByRecipient,
    /// It will not do it, and asking again will not help.
    #[error("the carrier refused ({status}{}): {message}", code_words(*.code))]
    Refused {
        /// The HTTP status.
        status: u16,
        /// The carrier's own number for the reason.
        code: Option<u32>,
        /// Its words, without numbers of people.
        message: String,
    },
    /// It has too much to do, also after all tries.
    #[error("the carrier is busy: it answered 429 to {tries} tries")]
    Busy {
        /// How often it was asked.
        tries: u32,
    },
    /// It cannot be reached, also after all tries. It may have done what was asked.
    #[error("the carrier did not answer after {tries} tries: {fault}")]
    Unavailable {
        /// How often it was asked.
        tries: u32,
        /// What the last try met.
        fault: Fault,
    },
    /// It said yes in a form that cannot be read. It has probably done what was asked.
    #[error("the carrier's answer cannot be read: {problem}")]
    Unreadable {
        /// What is wrong with it.
        problem: String,
    },
}

fn code_words(code: Option<u32>) -> String {
    code.map(|code| format!(", error {code}"))
        .unwrap_or_default()
}

impl CarrierError {
    /// The carrier's number for "this call is not under way".
    pub const CODE_ALREADY_OVER: u32 = 21_220;
    /// The carrier's number for "the receiver has sent STOP".
    pub const CODE_STOPPED: u32 = 21_610;

    /// A refusal (a status from 400 to 499 other than 429), with its meaning where there is one.
    pub fn refused(status: u16, code: Option<u32>, message: &str) -> Self {
        match code {
            Some(Self::CODE_ALREADY_OVER) => Self::AlreadyOver,
            Some(Self::CODE_STOPPED) => Self::StoppedByRecipient,
            _ => Self::Refused {
                status,
                code,
                message: without_numbers(message),
            },
        }
    }
}

/// The most characters of the carrier's words that are kept.
const MESSAGE_MOST: usize = 200;
/// So many digits in a row, spaces and dashes between them aside, are somebody's number.
const NUMBER_LEAST: usize = 5;

/// A text of the carrier's with each telephone number replaced by "(number)", at most 200 characters.
fn without_numbers(text: &str) -> String {
    let mut kept = String::new();
    let mut run = String::new();
    for c in text.chars().take(MESSAGE_MOST).chain(std::iter::once('\n')) {
        let inside = !run.is_empty() && matches!(c, ' ' | '-' | '(' | ')' | '.' | '\u{a0}');
        if c.is_ascii_digit() || c == '+' || inside {
            run.push(c);
            continue;
        }
        let body = run.trim_end_matches(|c: char| !c.is_ascii_digit());
        if body.chars().filter(char::is_ascii_digit).count() >= NUMBER_LEAST {
            kept.push_str("(number)");
            kept.push_str(&run[body.len()..]);
        } else {
            kept.push_str(&run);
        }
        run.clear();
        kept.push(if c.is_control() { ' ' } else { c });
    }
    kept.truncate(kept.trim_end().len());
    kept
}

/// A telephone network. Each request is bounded in time and in tries; dropping its future asks no more, but what was
/// already sent may still be done.
pub trait Carrier: Send + Sync {
    /// Rings a telephone. After a lost answer it is asked again, so that it may ring twice: better than not at all.
    fn place_call(
        &self,
        call: &PlaceCall,
    ) -> impl Future<Output = Result<Placed, CarrierError>> + Send;

    /// Moves a call that is under way to other markup.
    fn move_call(
        &self,
        call: &CallSid,
        to: &Move,
    ) -> impl Future<Output = Result<(), CarrierError>> + Send;

    /// Ends a call, whether it rings or talks.
    fn end_call(&self, call: &CallSid) -> impl Future<Output = Result<(), CarrierError>> + Send;

    /// Where a call is.
    fn call_status(
        &self,
        call: &CallSid,
    ) -> impl Future<Output = Result<CallStatus, CarrierError>> + Send;

    /// The calls in progress that this one's markup has begun: somebody outside is on the line with it.
    fn children(
        &self,
        call: &CallSid,
    ) -> impl Future<Output = Result<Vec<KnownCall>, CarrierError>> + Send;

    /// The newest calls to a number that are in one state, at most 50: what became of a request whose answer was lost.
    fn find_calls(
        &self,
        to: &E164,
        status: CallStatus,
    ) -> impl Future<Output = Result<Vec<KnownCall>, CarrierError>> + Send;

    /// Sends a text message.
    fn send_message(
        &self,
        message: &SendMessage,
    ) -> impl Future<Output = Result<MessageSid, CarrierError>> + Send;

    /// Says the markup behind an address into the conference of this name, for all to hear.
    fn announce(
        &self,
        conference: &str,
        announce_url: &str,
    ) -> impl Future<Output = Result<(), CarrierError>> + Send;

    /// Who is in the conference of this name; nobody if there is none.
    fn participants(
        &self,
        conference: &str,
    ) -> impl Future<Output = Result<Vec<Participant>, CarrierError>> + Send;

    /// Takes a call out of the conference of this name. The call goes on with its markup.
    fn remove_participant(
        &self,
        conference: &str,
        call: &CallSid,
    ) -> impl Future<Output = Result<(), CarrierError>> + Send;

    /// How one of our numbers is set up; `None` if the account has no such number.
    fn number_settings(
        &self,
        number: &E164,
    ) -> impl Future<Output = Result<Option<NumberSettings>, CarrierError>> + Send;

    /// Deletes the carrier's own record of a call that is over: it holds numbers. Done if it is already gone.
    fn delete_call_record(
        &self,
        call: &CallSid,
    ) -> impl Future<Output = Result<(), CarrierError>> + Send;

    /// Deletes the carrier's own copy of a message: it holds the number and the text. Done if it is already gone.
    fn delete_message(
        &self,
        message: &MessageSid,
    ) -> impl Future<Output = Result<(), CarrierError>> + Send;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_refusals_have_a_meaning() {
        assert_eq!(
            CarrierError::refused(400, Some(21_220), "Call is not in-progress"),
            CarrierError::AlreadyOver
        );
        assert_eq!(
            CarrierError::refused(400, Some(21_610), "unsubscribed recipient"),
            CarrierError::StoppedByRecipient
        );
    }

    #[test]
    fn says_what_the_carrier_answered_without_numbers() {
        for (message, shown) in [
            (
                "The 'To' number +4790000001 is not valid.",
                "the carrier refused (400, error 21211): The 'To' number (number) is not valid.",
            ),
            (
                "+47 900 00 001 to 78-00-00-01",
                "the carrier refused (400, error 21211): (number) to (number)",
            ),
            (
                "more than 100 of 20 (see 21211)",
                "the carrier refused (400, error 21211): more than 100 of 20 (see (number))",
            ),
        ] {
            let error = CarrierError::refused(400, Some(21_211), message);
            assert_eq!(error.to_string(), shown);
        }
        assert_eq!(
            CarrierError::refused(401, None, "Authenticate").to_string(),
            "the carrier refused (401): Authenticate"
        );
    }

    #[test]
    fn a_number_at_the_cut_does_not_slip_through() {
        let text = format!("{}+4790000001", "x ".repeat(97));
        assert!(!without_numbers(&text).contains("9000"));
        assert!(without_numbers(&"æ\u{0}".repeat(5_000)).chars().count() <= 200);
    }
}
