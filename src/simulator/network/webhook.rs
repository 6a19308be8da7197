//! Requests from the network to the server: signed as the carrier signs them, within its time and size.

use super::clock;
use super::error::MarkupError;
use super::faults::{Fault, Kind};
use super::twiml::Method;
use super::world::{LogKind, Network};
use aws_lc_rs::hmac;
use base64::Engine as _;
use std::time::Duration;

/// Form fields in the order they are sent.
pub(super) type Params = Vec<(String, String)>;

/// The largest markup that the carrier reads, in bytes (error 11750).
const LARGEST_BODY: usize = 64 * 1024;

/// The `X-Twilio-Signature` of a request: HMAC-SHA1 under the account's token over the whole address and, for a
/// form, each field name with its value, in the order of the names; in base64.
pub fn signature(auth_token: &str, url: &str, form: &[(String, String)]) -> String {
    let mut fields: Vec<&(String, String)> = form.iter().collect();
    fields.sort();
    fields.dedup();
    let mut signed = url.to_owned();
    for (name, value) in fields {
        signed.push_str(name);
        signed.push_str(value);
    }
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, auth_token.as_bytes());
    base64::engine::general_purpose::STANDARD.encode(hmac::sign(&key, signed.as_bytes()))
}

/// A request that is about to go out.
#[derive(Debug, Clone)]
pub(super) struct Outgoing {
    pub url: String,
    pub method: Method,
    pub params: Params,
}

impl Outgoing {
    /// What faults are matched on: the address and the event or status.
    pub fn subject(&self) -> String {
        let what = ["StatusCallbackEvent", "MessageStatus", "CallStatus"]
            .iter()
            .find_map(|name| self.params.iter().find(|(key, _)| key == name))
            .map_or("", |(_, value)| value.as_str());
        format!("{} {what}", self.url)
    }
}

/// Markup from the server, with faults applied.
pub(super) async fn fetch_markup(net: &Network, request: Outgoing) -> Result<String, MarkupError> {
    let answer = ask(net, &request).await?;
    markup_of(&request.url, answer)
}

/// Asks for markup, late or twice if that fault strikes.
async fn ask(net: &Network, request: &Outgoing) -> Result<Answer, MarkupError> {
    let drawn = net.with(|world| world.draw(Kind::Webhook, &request.subject()));
    match drawn.map(|d| (d.fault, d.ms)) {
        Some((Fault::WebhookSlow, ms)) => {
            tokio::time::sleep(net.config().scaled_ms(ms)).await;
        }
        Some((Fault::WebhookDoubled, _)) => {
            // The first answer is thrown away: the server must have got the same request twice.
            let _first = send(net, request, LogKind::Webhook).await;
        }
        _ => {}
    }
    send(net, request, LogKind::Webhook).await
}

fn markup_of(url: &str, answer: Answer) -> Result<String, MarkupError> {
    if !(200..300).contains(&answer.status) {
        // 11200: the address answered with an error.
        return Err(MarkupError::new(
            11200,
            url,
            format!("answered with status {}", answer.status),
        ));
    }
    let kind = answer
        .content_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    if !matches!(kind.as_str(), "text/xml" | "application/xml" | "text/html") {
        // 12300: not a type that can hold markup.
        return Err(MarkupError::new(12300, url, format!("content type {kind}")));
    }
    if answer.body.len() > LARGEST_BODY {
        return Err(MarkupError::new(11750, url, "larger than 64 kB"));
    }
    String::from_utf8(answer.body).map_err(|_| MarkupError::new(12100, url, "not UTF-8"))
}

/// A message or status callback that wants no answer; what comes back is only logged.
pub(super) async fn notify(net: &Network, request: &Outgoing) {
    if let Err(error) = send(net, request, LogKind::Callback).await {
        net.with(|world| world.log_error(&error));
    }
}

/// Markup for a message, or nothing where the answer holds none.
pub(super) async fn fetch_message(
    net: &Network,
    request: &Outgoing,
) -> Result<String, MarkupError> {
    let answer = ask(net, request).await?;
    if answer.body.is_empty() && (200..300).contains(&answer.status) {
        return Ok("<Response/>".to_owned());
    }
    markup_of(&request.url, answer)
}

struct Answer {
    status: u16,
    content_type: String,
    body: Vec<u8>,
}

async fn send(net: &Network, request: &Outgoing, kind: LogKind) -> Result<Answer, MarkupError> {
    let entry = net.with(|world| world.log_sent(kind, request));
    let outcome = exchange(net, request).await;
    let status = outcome.as_ref().map_or(0, |answer| answer.status);
    net.with(|world| world.log_status(entry, status));
    outcome
}

async fn exchange(net: &Network, request: &Outgoing) -> Result<Answer, MarkupError> {
    // 11100: not an address.
    let invalid = |_| MarkupError::new(11100, &request.url, "not an address");
    let mut url = reqwest::Url::parse(&request.url).map_err(invalid)?;
    let (builder, signature) = match request.method {
        Method::Post => (
            net.http().post(url).form(&request.params),
            signature(&net.config().auth_token, &request.url, &request.params),
        ),
        Method::Get => {
            url.query_pairs_mut().extend_pairs(&request.params);
            let signature = signature(&net.config().auth_token, url.as_str(), &[]);
            (net.http().get(url), signature)
        }
    };
    let builder = builder
        .header("X-Twilio-Signature", signature)
        .header(
            "I-Twilio-Idempotency-Token",
            net.with(super::world::World::idempotency_token),
        )
        .header("User-Agent", "TwilioProxy/1.1")
        .header("Accept", "*/*")
        .timeout(net.config().webhook_timeout);
    let failed = |error: reqwest::Error| {
        // 11205: nobody there; 11200: no answer in time.
        let code = if error.is_connect() { 11205 } else { 11200 };
        MarkupError::new(
            code,
            &request.url,
            if error.is_timeout() {
                "no answer in time"
            } else {
                "no connection"
            },
        )
    };
    let mut response = builder.send().await.map_err(failed)?;
    let content_type = response
        .headers()
        .get(reqwest::header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let status = response.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        body.extend_from_slice(&chunk);
        if body.len() > LARGEST_BODY {
            break;
        }
    }
    Ok(Answer {
        status,
        content_type,
        body,
    })
}

/// Name and value as they stand in a form.
pub(super) fn field(name: &str, value: impl std::fmt::Display) -> (String, String) {
    (name.to_owned(), format!("{value}"))
}

/// The instant of a callback.
pub(super) fn timestamp() -> (String, String) {
    field("Timestamp", clock::rfc2822(clock::now()))
}

/// The longest that a callback which was put behind the next one waits for it, in real time.
pub(super) const REORDER_WAIT: Duration = Duration::from_secs(2);

#[cfg(test)]
mod tests {
    use super::{field, signature};

    /// The carrier's own published example.
    #[test]
    fn signs_as_the_carrier_documents() {
        let url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        let form = [
            field("CallSid", "CA1234567890ABCDE"),
            field("Caller", "+12349013030"),
            field("Digits", "1234"),
            field("From", "+12349013030"),
            field("To", "+18005551212"),
        ];
        assert_eq!(
            signature("12345", url, &form),
            "0/KCTR6DLpKmkAf8muzZqo1nDgQ="
        );
    }

    #[test]
    fn a_changed_field_changes_the_signature_and_the_order_does_not() {
        let one = [field("A", "1"), field("B", "2")];
        let turned = [field("B", "2"), field("A", "1")];
        let other = [field("A", "1"), field("B", "3")];
        assert_eq!(
            signature("t", "http://a/", &one),
            signature("t", "http://a/", &turned)
        );
        assert_ne!(
            signature("t", "http://a/", &one),
            signature("t", "http://a/", &other)
        );
        assert_ne!(
            signature("t", "http://a/", &one),
            signature("u", "http://a/", &one)
        );
    }
}
