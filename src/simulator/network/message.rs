//! SMS both ways: what is sent, what is delivered, and who asked not to get any more.

use super::clock;
use super::error::MarkupError;
use super::handset::{EventKind, HandsetKind, Mode, Sms};
use super::lane::Lane;
use super::twiml::Method;
use super::webhook::{self, Outgoing, Params, field};
use super::world::{Network, World};
use jiff::Timestamp;

/// An SMS as the REST interface shows it.
#[derive(Debug, Clone)]
pub(super) struct Message {
    pub sid: String,
    pub from: String,
    pub to: String,
    pub body: String,
    pub inbound: bool,
    pub status: &'static str,
    pub error: Option<u32>,
    pub created: Timestamp,
    pub updated: Timestamp,
}

/// Words that, alone in a message, stop further SMS to the sender: the carrier's, and the Norwegian STOPP, which a
/// service in Norway adds to them. Capitals do not matter; other words beside them do.
const STOP: [&str; 9] = [
    "STOP",
    "STOPALL",
    "UNSUBSCRIBE",
    "CANCEL",
    "END",
    "QUIT",
    "OPTOUT",
    "REVOKE",
    "STOPP",
];
/// Words that allow them again.
const START: [&str; 3] = ["START", "YES", "UNSTOP"];

/// What a message means to the carrier itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyword {
    Stop,
    Start,
}

pub(super) fn keyword(body: &str) -> Option<Keyword> {
    let word = body.trim().to_uppercase();
    if STOP.contains(&word.as_str()) {
        Some(Keyword::Stop)
    } else if START.contains(&word.as_str()) {
        Some(Keyword::Start)
    } else {
        None
    }
}

/// GSM-7 holds 160 characters in one part and 153 in each of several; anything else 70 and 67.
pub(super) fn segments(body: &str) -> usize {
    const GSM: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    const EXTENDED: &str = "^{}\\[~]|€";
    let gsm = body
        .chars()
        .all(|c| GSM.contains(c) || EXTENDED.contains(c));
    let (length, single, part) = if gsm {
        (
            body.chars()
                .map(|c| if EXTENDED.contains(c) { 2 } else { 1 })
                .sum::<usize>(),
            160,
            153,
        )
    } else {
        (body.encode_utf16().count(), 70, 67)
    };
    if length <= single {
        1
    } else {
        length.div_ceil(part)
    }
}

fn params(net: &Network, message: &Message) -> Params {
    vec![
        field("AccountSid", &net.config().account_sid),
        field("ApiVersion", "2010-04-01"),
        field("MessageSid", &message.sid),
        field("SmsSid", &message.sid),
        field("From", &message.from),
        field("To", &message.to),
    ]
}

/// Carries an accepted outgoing message on: sent, then delivered or not, with a callback for each.
pub(super) fn deliver(net: &Network, sid: String, callback: Option<String>) {
    let lane = callback.map(|url| (Lane::start(net), url));
    let task = net.clone();
    net.spawn(async move {
        let net = task;
        for pace in [200, 600] {
            tokio::time::sleep(net.config().scaled_ms(pace)).await;
            let Some(message) = net.with(|world| world.advance(&sid)) else {
                return;
            };
            let Some((lane, url)) = &lane else { continue };
            let mut form = params(&net, &message);
            form.push(field("MessageStatus", message.status));
            form.push(field("SmsStatus", message.status));
            if let Some(code) = message.error {
                form.push(field("ErrorCode", code));
            }
            lane.send(Outgoing {
                url: url.clone(),
                method: Method::Post,
                params: form,
            });
        }
    });
}

impl World {
    pub fn message(&self, sid: &str) -> Option<&Message> {
        self.messages
            .iter()
            .rev()
            .find(|message| message.sid == sid)
    }

    /// The next state of an outgoing message; a handset that can take it gets it.
    fn advance(&mut self, sid: &str) -> Option<Message> {
        let message = self
            .messages
            .iter_mut()
            .rev()
            .find(|message| message.sid == sid)?;
        message.updated = clock::now();
        if message.status == "queued" {
            message.status = "sent";
            return Some(message.clone());
        }
        let handset = self.handsets.get_mut(&message.to);
        match handset {
            Some(handset)
                if handset.handset.kind == HandsetKind::Mobile && handset.mode != Mode::Off =>
            {
                message.status = "delivered";
                handset.add_sms(Sms {
                    sid: message.sid.clone(),
                    at: clock::now().to_string(),
                    sent: false,
                    other: message.from.clone(),
                    body: message.body.clone(),
                });
                handset.record(EventKind::SmsReceived {
                    sid: message.sid.clone(),
                    from: message.from.clone(),
                    body: message.body.clone(),
                });
            }
            Some(handset) => {
                message.status = "undelivered";
                // 30006: a landline; 30003: a telephone that cannot be reached now.
                message.error = Some(if handset.handset.kind == HandsetKind::Landline {
                    30006
                } else {
                    30003
                });
            }
            None => {
                message.status = "undelivered";
                // 30005: a number that nobody has.
                message.error = Some(30005);
            }
        }
        Some(message.clone())
    }
}

/// A handset texts the service: keywords are kept by the carrier, and the message is passed on in any case.
pub(super) fn receive(net: &Network, from: &str, body: &str) -> String {
    let service = net.config().service_number.clone();
    let message = net.with(|world| {
        let message = Message {
            sid: world.sid("SM"),
            from: from.to_owned(),
            to: service,
            body: body.to_owned(),
            inbound: true,
            status: "received",
            error: None,
            created: clock::now(),
            updated: clock::now(),
        };
        match keyword(body) {
            Some(Keyword::Stop) => {
                world.opted_out.insert(from.to_owned());
            }
            Some(Keyword::Start) => {
                world.opted_out.remove(from);
            }
            None => {}
        }
        if let Some(handset) = world.handsets.get_mut(from) {
            let (sid, to) = (message.sid.clone(), message.to.clone());
            let at = clock::now().to_string();
            handset.add_sms(Sms {
                sid: sid.clone(),
                at,
                sent: true,
                other: to.clone(),
                body: body.to_owned(),
            });
            handset.record(EventKind::SmsSent {
                sid,
                to,
                body: body.to_owned(),
            });
        }
        world.add_message(message.clone());
        message
    });
    let sid = message.sid.clone();
    let task = net.clone();
    net.spawn(async move { announce(&task, message).await });
    sid
}

async fn announce(net: &Network, message: Message) {
    let mut form = params(net, &message);
    form.extend([
        field("SmsMessageSid", &message.sid),
        field("SmsStatus", "received"),
        field("Body", &message.body),
        field("NumSegments", segments(&message.body)),
        field("NumMedia", 0),
        field("FromCountry", "NO"),
        field("ToCountry", "NO"),
    ]);
    let outgoing = Outgoing {
        url: net.config().sms_url.clone(),
        method: Method::Post,
        params: form,
    };
    let answered = match webhook::fetch_message(net, &outgoing).await {
        Ok(markup) => reply_of(&markup, &outgoing.url),
        Err(error) => Err(error),
    };
    match answered {
        Ok(replies) => {
            for reply in replies {
                let sid = net.with(|world| world.send_from_service(net, &message.from, &reply));
                if let Some(sid) = sid {
                    deliver(net, sid, None);
                }
            }
        }
        Err(error) => net.with(|world| world.log_error(&error)),
    }
}

impl World {
    /// An outgoing message that is on its way; nothing when the receiver has stopped them.
    pub fn send_from_service(&mut self, net: &Network, to: &str, body: &str) -> Option<String> {
        if self.opted_out.contains(to) {
            return None;
        }
        let sid = self.sid("SM");
        self.add_message(Message {
            sid: sid.clone(),
            from: net.config().service_number.clone(),
            to: to.to_owned(),
            body: body.to_owned(),
            inbound: false,
            status: "queued",
            error: None,
            created: clock::now(),
            updated: clock::now(),
        });
        Some(sid)
    }
}

/// The texts of `<Message>` in the answer to an incoming SMS.
fn reply_of(markup: &str, url: &str) -> Result<Vec<String>, MarkupError> {
    let document = roxmltree::Document::parse(markup.trim_start())
        .map_err(|error| MarkupError::new(12100, url, error.to_string()))?;
    let mut replies = Vec::new();
    for node in document
        .root_element()
        .children()
        .filter(roxmltree::Node::is_element)
    {
        if node.tag_name().name() != "Message" {
            let name = node.tag_name().name();
            return Err(MarkupError::new(
                12200,
                url,
                format!("{name} may not answer an SMS"),
            ));
        }
        replies.push(
            node.descendants()
                .filter_map(|n| n.text().filter(|_| n.is_text()))
                .collect(),
        );
    }
    Ok(replies)
}

#[cfg(test)]
mod tests {
    use super::{Keyword, keyword, reply_of, segments};

    #[test]
    fn only_a_keyword_alone_counts() {
        for body in ["STOP", "stop", " Stopp ", "unsubscribe", "END", "quit"] {
            assert_eq!(keyword(body), Some(Keyword::Stop), "{body}");
        }
        for body in ["start", "UNSTOP"] {
            assert_eq!(keyword(body), Some(Keyword::Start), "{body}");
        }
        for body in ["please stop", "STOP NOW", "stopper", "", "jeg vil slutte"] {
            assert_eq!(keyword(body), None, "{body}");
        }
    }

    #[test]
    fn a_long_or_a_northern_sami_text_takes_more_parts() {
        assert_eq!(segments(&"a".repeat(160)), 1);
        assert_eq!(segments(&"a".repeat(161)), 2);
        assert_eq!(segments(&"č".repeat(70)), 1);
        assert_eq!(segments(&"č".repeat(71)), 2);
        assert_eq!(segments("Blåbærsyltetøy"), 1);
    }

    #[test]
    fn a_reply_is_read_and_a_call_verb_is_not() {
        assert_eq!(
            reply_of("<Response><Message>Hei</Message></Response>", "u"),
            Ok(vec!["Hei".to_owned()])
        );
        assert_eq!(reply_of("<Response/>", "u"), Ok(vec![]));
        assert_eq!(
            reply_of("<Response><Say>Hei</Say></Response>", "u").map_err(|e| e.code),
            Err(12200)
        );
    }
}
