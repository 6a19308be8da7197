//! The carrier Twilio over its REST API (2010-04-01), and whoever speaks the same: the address and the token are
//! configuration. Knows nothing of who is called or why, and never writes a number to a log.
//!
//! Creating a call or a message carries no key of ours, so a create whose answer was lost is asked again and may be done
//! twice: ringing twice beats not ringing.

mod pace;
mod retry;
mod wire;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::ACCEPT;
use reqwest::{Client, Method, Url, redirect};

use crate::domain::phone::E164;
use crate::telephony::carrier::{
    Carrier, CarrierError, Fault, KnownCall, Move, NumberSettings, Participant, PlaceCall, Placed,
    SendMessage,
};
use crate::telephony::sid::{AccountSid, CallSid, ConferenceSid, MessageSid};
use crate::telephony::twilio::pace::Pace;
use crate::telephony::twilio::retry::{Failure, Retry};
use crate::telephony::words::{CallEvent, CallStatus};

/// The real carrier's address.
pub const DEFAULT_BASE_URL: &str = "https://api.twilio.com";
/// The most bytes of an answer that are read.
const ANSWER_MOST: usize = 1024 * 1024;
/// How many rows of a list are asked for.
const PAGE_SIZE: &str = "50";

/// Where and as whom to reach the carrier.
#[derive(Clone)]
pub struct TwilioSettings {
    /// Scheme, host and port, such as [`DEFAULT_BASE_URL`].
    pub base_url: String,
    /// The account.
    pub account: AccountSid,
    /// Its token.
    pub auth_token: String,
    /// How long one try may take.
    pub timeout: Duration,
    /// The least time between two calls that are started.
    pub call_gap: Duration,
    /// How often to try.
    pub tries: u32,
    /// The longest wait before the second try; doubles for each further one.
    pub retry_wait: Duration,
}

impl TwilioSettings {
    /// The defaults: 5 seconds a try, one call a second, three tries.
    pub fn new(base_url: &str, account: AccountSid, auth_token: &str) -> Self {
        let retry = Retry::default();
        Self {
            base_url: base_url.to_owned(),
            account,
            auth_token: auth_token.to_owned(),
            timeout: Duration::from_secs(5),
            call_gap: Duration::from_secs(1),
            tries: retry.tries,
            retry_wait: retry.first_wait,
        }
    }
}

/// The token is a secret.
impl fmt::Debug for TwilioSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TwilioSettings")
            .field("base_url", &self.base_url)
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

/// Why the carrier cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum TwilioSetupError {
    /// The address is none, or not http(s).
    #[error("the carrier's address {0:?} cannot be read: write it as {DEFAULT_BASE_URL}")]
    BaseUrl(String),
    /// The HTTP client could not be made.
    #[error("the client for the carrier could not be set up")]
    Client(#[source] reqwest::Error),
}

/// A connection to the carrier. Cloned, it shares the connections and the pacing.
#[derive(Clone)]
pub struct Twilio(Arc<Inner>);

struct Inner {
    client: Client,
    account_url: Url,
    account: AccountSid,
    auth_token: String,
    pace: Pace,
    retry: Retry,
}

/// A form to send, or the query of a GET.
type Fields<'a> = Vec<(&'static str, &'a str)>;

impl Twilio {
    /// Sets up the client; asks nothing yet.
    pub fn new(settings: &TwilioSettings) -> Result<Self, TwilioSetupError> {
        let account_url = account_url(&settings.base_url, &settings.account)
            .ok_or_else(|| TwilioSetupError::BaseUrl(settings.base_url.clone()))?;
        let mut client = Client::builder()
            .timeout(settings.timeout)
            .redirect(redirect::Policy::none())
            .user_agent(concat!("hjemmevakt/", env!("CARGO_PKG_VERSION")));
        if is_loopback(&account_url) {
            client = client.no_proxy();
        }
        Ok(Self(Arc::new(Inner {
            client: client.build().map_err(TwilioSetupError::Client)?,
            account_url,
            account: settings.account.clone(),
            auth_token: settings.auth_token.clone(),
            pace: Pace::new(settings.call_gap),
            retry: Retry {
                tries: settings.tries,
                first_wait: settings.retry_wait,
            },
        })))
    }

    async fn post(&self, path: &str, fields: &Fields<'_>) -> Result<Vec<u8>, CarrierError> {
        let attempt = || self.0.attempt(Method::POST, path, fields);
        self.0.retry.run(attempt).await
    }

    async fn get(&self, path: &str, query: &Fields<'_>) -> Result<Vec<u8>, CarrierError> {
        let attempt = || self.0.attempt(Method::GET, path, query);
        self.0.retry.run(attempt).await
    }

    async fn delete(&self, path: &str) -> Result<(), CarrierError> {
        let attempt = || self.0.attempt(Method::DELETE, path, &[]);
        self.0.retry.run(attempt).await.map(drop)
    }

    /// The conference of this name that is not over. The API changes conferences by their sid only.
    async fn open_conference(&self, name: &str) -> Result<Option<ConferenceSid>, CarrierError> {
        let query = vec![("FriendlyName", name), ("PageSize", PAGE_SIZE)];
        let body = self.get("Conferences.json", &query).await?;
        wire::read::<wire::Conferences>(&body)?.open()
    }
}

/// `BASE/2010-04-01/Accounts/AC…/`
fn account_url(base_url: &str, account: &AccountSid) -> Option<Url> {
    let base = base_url.trim_end_matches('/');
    let url = Url::parse(&format!("{base}/2010-04-01/Accounts/{account}/")).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.query().is_none() && url.fragment().is_none())
        .then_some(url)
}

/// A carrier on this machine is reached directly, whatever proxy the environment names.
fn is_loopback(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

impl Inner {
    /// One request, once. The address never gets into an error: it may hold a number.
    async fn attempt(
        &self,
        method: Method,
        path: &str,
        fields: &[(&'static str, &str)],
    ) -> Result<Vec<u8>, Failure> {
        let mut url = self.account_url.join(path).map_err(|_| bad_path())?;
        if method == Method::GET && !fields.is_empty() {
            url.query_pairs_mut().extend_pairs(fields);
        }
        let mut request = self
            .client
            .request(method.clone(), url)
            .basic_auth(self.account.as_str(), Some(&self.auth_token))
            .header(ACCEPT, "application/json");
        if method == Method::POST {
            request = request.form(fields);
        }
        let response = request.send().await.map_err(|error| fault(&error))?;
        let status = response.status().as_u16();
        let body = bounded_body(response).await?;
        match status {
            200..=299 => Ok(body),
            429 => Err(Failure::Busy),
            500.. => Err(Failure::Fault(Fault::Status(status))),
            _ => Err(Failure::Final(wire::Refusal::read(status, &body))),
        }
    }
}

fn bad_path() -> Failure {
    Failure::Final(CarrierError::Refused {
        status: 400,
        code: None,
        message: "the address of the request could not be formed".to_owned(),
    })
}

fn fault(error: &reqwest::Error) -> Failure {
    Failure::Fault(if error.is_timeout() {
        Fault::TimedOut
    } else {
        Fault::NoConnection
    })
}

async fn bounded_body(mut response: reqwest::Response) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| fault(&error))? {
        if body.len() + chunk.len() > ANSWER_MOST {
            return Err(Failure::Final(CarrierError::Unreadable {
                problem: format!("it is longer than {ANSWER_MOST} bytes"),
            }));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Something named in the path is not there (any more): for a call or a participant the same as being over.
fn gone_is_over(error: CarrierError) -> CarrierError {
    if matches!(error, CarrierError::Refused { status: 404, .. }) {
        CarrierError::AlreadyOver
    } else {
        error
    }
}

/// What is to be deleted and is not there is deleted.
fn gone_is_done(result: Result<(), CarrierError>) -> Result<(), CarrierError> {
    match result {
        Err(CarrierError::Refused { status: 404, .. }) => Ok(()),
        other => other,
    }
}

impl Carrier for Twilio {
    async fn place_call(&self, call: &PlaceCall) -> Result<Placed, CarrierError> {
        let seconds = call.ring_timeout.as_secs().clamp(5, 600).to_string();
        let mut fields = vec![
            ("To", call.to.as_str()),
            ("From", call.from.as_str()),
            ("Url", &call.answer_url),
            ("FallbackUrl", &call.fallback_url),
            ("StatusCallback", &call.status_url),
            ("Timeout", &seconds),
        ];
        fields.extend(
            CallEvent::ALL
                .iter()
                .map(|event| ("StatusCallbackEvent", event.as_str())),
        );
        let attempt = || async {
            self.0.pace.turn().await;
            self.0.attempt(Method::POST, "Calls.json", &fields).await
        };
        let body = self.0.retry.run(attempt).await?;
        Ok(Placed {
            sid: wire::read::<wire::Call>(&body)?.sid()?,
        })
    }

    async fn move_call(&self, call: &CallSid, to: &Move) -> Result<(), CarrierError> {
        let fields = match to {
            Move::Twiml(markup) => vec![("Twiml", markup.as_str())],
            Move::Url(url) => vec![("Url", url.as_str()), ("Method", "POST")],
        };
        let done = self.post(&format!("Calls/{call}.json"), &fields).await;
        done.map(drop).map_err(gone_is_over)
    }

    async fn end_call(&self, call: &CallSid) -> Result<(), CarrierError> {
        let fields = vec![("Status", CallStatus::Completed.as_str())];
        let done = self.post(&format!("Calls/{call}.json"), &fields).await;
        done.map(drop).map_err(gone_is_over)
    }

    async fn call_status(&self, call: &CallSid) -> Result<CallStatus, CarrierError> {
        let answer = self.get(&format!("Calls/{call}.json"), &vec![]).await;
        let body = answer.map_err(gone_is_over)?;
        Ok(wire::read::<wire::Call>(&body)?.checked()?.status)
    }

    async fn children(&self, call: &CallSid) -> Result<Vec<KnownCall>, CarrierError> {
        let query = vec![
            ("ParentCallSid", call.as_str()),
            ("Status", CallStatus::InProgress.as_str()),
            ("PageSize", PAGE_SIZE),
        ];
        let body = self.get("Calls.json", &query).await?;
        let found: wire::Calls = wire::read(&body)?;
        found.calls.iter().map(wire::Call::checked).collect()
    }

    async fn find_calls(
        &self,
        to: &E164,
        status: CallStatus,
    ) -> Result<Vec<KnownCall>, CarrierError> {
        let query = vec![
            ("To", to.as_str()),
            ("Status", status.as_str()),
            ("PageSize", PAGE_SIZE),
        ];
        let body = self.get("Calls.json", &query).await?;
        let found: wire::Calls = wire::read(&body)?;
        found.calls.iter().map(wire::Call::checked).collect()
    }

    async fn send_message(&self, message: &SendMessage) -> Result<MessageSid, CarrierError> {
        let fields = vec![
            ("To", message.to.as_str()),
            ("From", message.from.as_str()),
            ("Body", &message.body),
            ("StatusCallback", &message.status_url),
        ];
        let body = self.post("Messages.json", &fields).await?;
        wire::read::<wire::Message>(&body)?.sid()
    }

    async fn announce(&self, conference: &str, announce_url: &str) -> Result<(), CarrierError> {
        let open = self.open_conference(conference).await?;
        let sid = open.ok_or(CarrierError::AlreadyOver)?;
        let fields = vec![("AnnounceUrl", announce_url), ("AnnounceMethod", "POST")];
        let done = self.post(&format!("Conferences/{sid}.json"), &fields).await;
        done.map(drop).map_err(gone_is_over)
    }

    async fn participants(&self, conference: &str) -> Result<Vec<Participant>, CarrierError> {
        let Some(sid) = self.open_conference(conference).await? else {
            return Ok(Vec::new());
        };
        let path = format!("Conferences/{sid}/Participants.json");
        let body = self.get(&path, &vec![("PageSize", PAGE_SIZE)]).await?;
        let members: wire::ConferenceMembers = wire::read(&body)?;
        members
            .participants
            .into_iter()
            .map(wire::ConferenceMember::checked)
            .collect()
    }

    async fn remove_participant(
        &self,
        conference: &str,
        call: &CallSid,
    ) -> Result<(), CarrierError> {
        let open = self.open_conference(conference).await?;
        let sid = open.ok_or(CarrierError::AlreadyOver)?;
        let path = format!("Conferences/{sid}/Participants/{call}.json");
        self.delete(&path).await.map_err(gone_is_over)
    }

    async fn number_settings(&self, number: &E164) -> Result<Option<NumberSettings>, CarrierError> {
        let query = vec![("PhoneNumber", number.as_str())];
        let body = self.get("IncomingPhoneNumbers.json", &query).await?;
        let found: wire::Numbers = wire::read(&body)?;
        Ok(found
            .incoming_phone_numbers
            .into_iter()
            .next()
            .map(wire::Number::settings))
    }

    async fn delete_call_record(&self, call: &CallSid) -> Result<(), CarrierError> {
        gone_is_done(self.delete(&format!("Calls/{call}.json")).await)
    }

    async fn delete_message(&self, message: &MessageSid) -> Result<(), CarrierError> {
        gone_is_done(self.delete(&format!("Messages/{message}.json")).await)
    }
}

#[cfg(test)]
mod tests;
