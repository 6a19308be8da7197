//! Calls: asking for one, looking at it, sending it elsewhere, ending it.

use super::super::call::start::{self, First, Order};
use super::super::call::{Call, CallStatus, Signal, Source};
use super::super::clock::rfc2822;
use super::super::error::Refusal;
use super::super::numbers::{is_e164, is_short};
use super::super::world::Network;
use super::form::Form;
use super::{Answer, created, id_of, ok, page, uri};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::{Value, json};

const EVENTS: [&str; 4] = ["initiated", "ringing", "answered", "completed"];
/// What the carrier does with a call and this network does not.
const NOT_DONE: [&str; 11] = [
    "MachineDetection",
    "AsyncAmd",
    "ApplicationSid",
    "SendDigits",
    "Record",
    "SipAuthUsername",
    "Trim",
    "CallerId",
    "Byoc",
    "CallToken",
    "RecordingStatusCallback",
];

pub(super) async fn create(State(net): State<Network>, Extension(form): Extension<Form>) -> Answer {
    form.refuse(&NOT_DONE)?;
    let (to, from) = ends(&net, &form)?;
    let order = Order {
        from,
        to,
        first: First::Markup(
            markup(&form)?.ok_or_else(|| Refusal::bad(21205, "Url or Twiml is required"))?,
        ),
        fallback: form
            .address("FallbackUrl", "FallbackMethod")?
            .map(|address| Source::at(&address)),
        timeout: form.seconds("Timeout", 60, 1, 600)?,
        time_limit: form.seconds("TimeLimit", 14_400, 1, 86_400)?,
        callback: form.callback("", &EVENTS, &["completed"])?,
    };
    place(&net, order)
}

pub(super) fn place(net: &Network, order: Order) -> Answer {
    let sid = order_call(net, order)?;
    let body = net.look(|world| world.call(&sid).map(|call| render(net, call)));
    Ok(created(body.unwrap_or_default()))
}

pub(super) fn order_call(net: &Network, order: Order) -> Result<String, Refusal> {
    // 22005: a whole day of calls stands in line.
    start::ordered(net, order)
        .ok_or_else(|| Refusal::new(StatusCode::TOO_MANY_REQUESTS, 22005, "Call queue full"))
}

/// `To` and `From`, as far as the carrier would dial them.
pub(super) fn ends(net: &Network, form: &Form) -> Result<(String, String), Refusal> {
    // 21201: no To. 21213: no From.
    let to = form
        .get("To")
        .ok_or_else(|| Refusal::bad(21201, "No 'To' number is specified"))?;
    let from = form
        .get("From")
        .ok_or_else(|| Refusal::bad(21213, "No 'From' number is specified"))?;
    if is_short(to) {
        // 21216: numbers that are never called, among them those of emergency services.
        return Err(Refusal::bad(
            21216,
            format!("Account not allowed to call {to}"),
        ));
    }
    if !is_e164(to) {
        // 21211: not a number that can be called.
        return Err(Refusal::bad(
            21211,
            format!("The phone number you are attempting to call, {to}, is not valid."),
        ));
    }
    if !is_e164(from) {
        // 21212: not a number.
        return Err(Refusal::bad(
            21212,
            format!("The source phone number provided, {from}, is not valid"),
        ));
    }
    let config = net.config();
    if from != config.service_number && !config.verified_callers.iter().any(|number| number == from)
    {
        // 21210: not a number of this account.
        return Err(Refusal::bad(
            21210,
            format!(
                "The source phone number provided, {from}, is not yet verified for your account."
            ),
        ));
    }
    Ok((to.to_owned(), from.to_owned()))
}

fn markup(form: &Form) -> Result<Option<Source>, Refusal> {
    match (form.address("Url", "Method")?, form.get("Twiml")) {
        // 21222 in spirit: one of the two, not both.
        (Some(_), Some(_)) => Err(Refusal::bad(20001, "Url and Twiml may not both be given")),
        (Some(address), None) => Ok(Some(Source::at(&address))),
        (None, Some(twiml)) if twiml.chars().count() > 4000 => Err(Refusal::bad(
            20001,
            "Twiml may have at most 4000 characters",
        )),
        (None, Some(twiml)) => Ok(Some(Source::Inline(twiml.to_owned()))),
        (None, None) => Ok(None),
    }
}

pub(super) async fn update(
    State(net): State<Network>,
    Path((_account, id)): Path<(String, String)>,
    Extension(form): Extension<Form>,
) -> Answer {
    let sid = id_of(&id);
    let status = net.look(|world| world.call(sid).map(|call| call.status));
    let status = status.ok_or_else(|| Refusal::not_found(&uri(&net, &format!("Calls/{sid}"))))?;
    let markup = markup(&form)?;
    let wanted = form.get("Status");
    if let Some(other) = wanted.filter(|wanted| !matches!(*wanted, "completed" | "canceled")) {
        return Err(Refusal::parameter("Status", other));
    }
    // 21220: it is over, or it has not begun.
    let not_in_progress = || Refusal::bad(21220, "Call is not in-progress. Cannot redirect.");
    if status.is_final() {
        return Err(not_in_progress());
    }
    let signal = match (markup, wanted) {
        (Some(_), Some(_)) => {
            return Err(Refusal::bad(20001, "Status may not come with Url or Twiml"));
        }
        (Some(_), None) if status != CallStatus::InProgress => return Err(not_in_progress()),
        (Some(source), None) => Some(Signal::Redirect(source)),
        // "canceled" leaves a call alone that is in progress.
        (None, Some("canceled")) if status == CallStatus::InProgress => None,
        (None, Some(_)) if status == CallStatus::InProgress => {
            Some(Signal::Close(CallStatus::Completed))
        }
        (None, Some(_)) => Some(Signal::Close(CallStatus::Canceled)),
        (None, None) => return Err(Refusal::bad(20001, "Url, Twiml or Status is required")),
    };
    let heard = net.with(|world| signal.is_none_or(|signal| world.signal(sid, signal)));
    if !heard {
        return Err(not_in_progress());
    }
    let body = net.look(|world| world.call(sid).map(|call| render(&net, call)));
    Ok(ok(body.unwrap_or_default()))
}

pub(super) async fn show(
    State(net): State<Network>,
    Path((_account, id)): Path<(String, String)>,
) -> Answer {
    let sid = id_of(&id);
    let body = net.look(|world| world.call(sid).map(|call| render(&net, call)));
    body.map(ok)
        .ok_or_else(|| Refusal::not_found(&uri(&net, &format!("Calls/{sid}"))))
}

pub(super) async fn list(State(net): State<Network>, Extension(form): Extension<Form>) -> Answer {
    let wanted = |name: &str, value: &str| form.get(name).is_none_or(|wanted| wanted == value);
    let items = net.look(|world| {
        let newest_first = world
            .call_order
            .iter()
            .rev()
            .filter_map(|sid| world.call(sid));
        let matching = newest_first.filter(|call| {
            wanted("Status", shown_status(call).name())
                && wanted("To", &call.to)
                && wanted("From", &call.from)
                && wanted("ParentCallSid", call.parent.as_deref().unwrap_or_default())
        });
        matching.map(|call| render(&net, call)).collect()
    });
    Ok(page(&net, &form, "Calls", items))
}

/// "initiated" is a word of callbacks; in the resource such a call is queued.
fn shown_status(call: &Call) -> CallStatus {
    if call.status == CallStatus::Initiated {
        CallStatus::Queued
    } else {
        call.status
    }
}

pub(super) fn render(net: &Network, call: &Call) -> Value {
    let sid = &call.sid;
    let under = |resource: &str| uri(net, &format!("Calls/{sid}/{resource}"));
    json!({
        "sid": sid,
        "account_sid": net.config().account_sid,
        "parent_call_sid": call.parent,
        "to": call.to, "to_formatted": call.to,
        "from": call.from, "from_formatted": call.from,
        "caller_name": null,
        "phone_number_sid": super::numbers::sid(net),
        "status": shown_status(call).name(),
        "direction": call.direction.name(),
        "date_created": rfc2822(call.created),
        "date_updated": rfc2822(call.updated),
        "start_time": call.started.map(rfc2822),
        "end_time": call.ended.map(rfc2822),
        "duration": call.duration.map(|seconds| seconds.to_string()),
        "price": null, "price_unit": "USD",
        "answered_by": null, "forwarded_from": null, "group_sid": null, "trunk_sid": "", "annotation": null,
        "api_version": "2010-04-01",
        "queue_time": call.queue_time_ms.to_string(),
        "uri": uri(net, &format!("Calls/{sid}")),
        "subresource_uris": {
            "events": under("Events"), "notifications": under("Notifications"), "recordings": under("Recordings"),
        },
    })
}
