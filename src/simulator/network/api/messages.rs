//! Messages: sending an SMS, and looking at what was sent and received.

use super::super::clock::rfc2822;
use super::super::error::Refusal;
use super::super::message::{self, Message, segments};
use super::super::numbers::{is_e164, is_short};
use super::super::world::Network;
use super::form::Form;
use super::{Answer, created, id_of, ok, page, uri};
use axum::Extension;
use axum::extract::{Path, State};
use serde_json::{Value, json};

pub(super) async fn create(State(net): State<Network>, Extension(form): Extension<Form>) -> Answer {
    form.refuse(&[
        "MediaUrl",
        "MessagingServiceSid",
        "ContentSid",
        "SendAt",
        "ScheduleType",
    ])?;
    // 21604, 21603, 21602: what is missing.
    let to = form
        .get("To")
        .ok_or_else(|| Refusal::bad(21604, "A 'To' phone number is required."))?;
    let from = form
        .get("From")
        .ok_or_else(|| Refusal::bad(21603, "A 'From' phone number is required."))?;
    let body = form
        .get("Body")
        .ok_or_else(|| Refusal::bad(21602, "Message body is required."))?;
    if is_short(to) || !is_e164(to) {
        // 21211: not a number that can be reached.
        return Err(Refusal::bad(
            21211,
            format!("Invalid 'To' Phone Number: {to}"),
        ));
    }
    if from != net.config().service_number {
        // 21606: not a number of this account that can send.
        return Err(Refusal::bad(
            21606,
            format!(
                "The 'From' phone number provided ({from}) is not a valid message-capable phone number for this account."
            ),
        ));
    }
    if body.chars().count() > 1600 {
        // 21617: too long.
        return Err(Refusal::bad(
            21617,
            "The concatenated message body exceeds the 1600 character limit",
        ));
    }
    let callback = form
        .address("StatusCallback", "")?
        .map(|address| address.url);
    let sid = net.with(|world| world.send_from_service(&net, to, body));
    // 21610: the receiver sent STOP.
    let sid =
        sid.ok_or_else(|| Refusal::bad(21610, "Attempt to send to unsubscribed recipient"))?;
    let rendered = net.look(|world| world.message(&sid).map(|m| render(&net, m)));
    message::deliver(&net, sid, callback);
    Ok(created(rendered.unwrap_or_default()))
}

pub(super) async fn show(
    State(net): State<Network>,
    Path((_account, id)): Path<(String, String)>,
) -> Answer {
    let sid = id_of(&id);
    let body = net.look(|world| world.message(sid).map(|m| render(&net, m)));
    body.map(ok)
        .ok_or_else(|| Refusal::not_found(&uri(&net, &format!("Messages/{sid}"))))
}

pub(super) async fn list(State(net): State<Network>, Extension(form): Extension<Form>) -> Answer {
    let wanted = |name: &str, value: &str| form.get(name).is_none_or(|wanted| wanted == value);
    let items = net.look(|world| {
        let matching = world
            .messages
            .iter()
            .rev()
            .filter(|m| wanted("To", &m.to) && wanted("From", &m.from));
        matching.map(|m| render(&net, m)).collect()
    });
    Ok(page(&net, &form, "Messages", items))
}

fn render(net: &Network, message: &Message) -> Value {
    let sid = &message.sid;
    json!({
        "sid": sid,
        "account_sid": net.config().account_sid,
        "messaging_service_sid": null,
        "to": message.to,
        "from": message.from,
        "body": message.body,
        "status": message.status,
        "direction": if message.inbound { "inbound" } else { "outbound-api" },
        "num_segments": segments(&message.body).to_string(),
        "num_media": "0",
        "error_code": message.error,
        "error_message": message.error.map(|code| match code {
            30003 => "Unreachable destination handset",
            30006 => "Landline or unreachable carrier",
            _ => "Unknown destination handset",
        }),
        "date_created": rfc2822(message.created),
        "date_updated": rfc2822(message.updated),
        "date_sent": (message.status != "queued").then(|| rfc2822(message.updated)),
        "price": null, "price_unit": "USD",
        "api_version": "2010-04-01",
        "uri": uri(net, &format!("Messages/{sid}")),
        "subresource_uris": { "media": uri(net, &format!("Messages/{sid}/Media")) },
    })
}
