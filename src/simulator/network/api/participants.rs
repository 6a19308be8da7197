//! Participants: bringing somebody into a conference, muting, holding, speaking to one, and taking one out.

use super::super::announce::announce;
use super::super::call::Signal;
use super::super::call::start::{First, Order};
use super::super::clock::rfc2822;
use super::super::conference::{Phase, Seat, SeatChange};
use super::super::error::Refusal;
use super::super::twiml;
use super::super::webhook::{Outgoing, field};
use super::super::world::Network;
use super::form::Form;
use super::{Answer, calls, conferences, created, id_of, ok, page, uri};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde_json::{Value, json};

const CALL_EVENTS: [&str; 4] = ["initiated", "ringing", "answered", "completed"];
const CONFERENCE_EVENTS: [&str; 9] = [
    "start",
    "end",
    "join",
    "leave",
    "mute",
    "hold",
    "modify",
    "speaker",
    "announcement",
];

/// The sid of a conference that goes on, by its sid or name.
fn open(net: &Network, id: &str) -> Result<String, Refusal> {
    let found = net.look(|world| {
        world
            .conference(id)
            .filter(|c| c.phase != Phase::Completed)
            .map(|c| c.sid.clone())
    });
    found.ok_or_else(|| Refusal::not_found(&uri(net, &format!("Conferences/{id}/Participants"))))
}

pub(super) async fn list(
    State(net): State<Network>,
    Path((_account, id)): Path<(String, String)>,
    Extension(form): Extension<Form>,
) -> Answer {
    let sid = open(&net, &id)?;
    let muted = form.flag("Muted")?;
    let hold = form.flag("Hold")?;
    let items = net.look(|world| {
        let seats = world
            .conference(&sid)
            .map(|c| c.seats.as_slice())
            .unwrap_or_default()
            .iter();
        let matching = seats
            .filter(|s| muted.is_none_or(|m| m == s.muted) && hold.is_none_or(|h| h == s.hold));
        matching.map(|seat| render(&net, &sid, seat)).collect()
    });
    Ok(page(
        &net,
        &form,
        &format!("Conferences/{sid}/Participants"),
        items,
    ))
}

/// The conference may be named by sid or by its name; a name that is not in use makes a new one.
pub(super) async fn create(
    State(net): State<Network>,
    Path((_account, id)): Path<(String, String)>,
    Extension(form): Extension<Form>,
) -> Answer {
    form.refuse(&[
        "Coaching",
        "CallSidToCoach",
        "MachineDetection",
        "Record",
        "ConferenceRecord",
        "CallerId",
    ])?;
    let (to, from) = calls::ends(&net, &form)?;
    let name = if id.starts_with("CF") {
        let sid = open(&net, &id)?;
        net.look(|world| world.conference(&sid).map(|c| c.name.clone()))
            .unwrap_or_default()
    } else {
        id
    };
    let beep = form.get("Beep").unwrap_or("true").to_owned();
    let noun = twiml::Conference {
        name: name.clone(),
        muted: form.flag("Muted")?.unwrap_or(false),
        start_on_enter: form.flag("StartConferenceOnEnter")?.unwrap_or(true),
        end_on_exit: form.flag("EndConferenceOnExit")?.unwrap_or(false),
        beep_on_enter: matches!(beep.as_str(), "true" | "onEnter"),
        beep_on_exit: matches!(beep.as_str(), "true" | "onExit"),
        wait: form.address("WaitUrl", "WaitMethod")?,
        max_participants: form.number("MaxParticipants").unwrap_or(250),
        label: form.get("Label").map(str::to_owned),
        callback: form.callback("Conference", &CONFERENCE_EVENTS, &["start", "end"])?,
    };
    let label = noun.label.clone();
    let order = Order {
        from,
        to,
        first: First::Join(noun),
        fallback: None,
        timeout: form.seconds("Timeout", 60, 1, 600)?,
        time_limit: form.seconds("TimeLimit", 14_400, 1, 86_400)?,
        callback: form.callback("", &CALL_EVENTS, &["completed"])?,
    };
    let call = calls::order_call(&net, order)?;
    let sid = net.with(|world| world.open_conference(&name));
    let queue_time = net.look(|world| world.call(&call).map_or(0, |call| call.queue_time_ms));
    Ok(created(json!({
        "account_sid": net.config().account_sid,
        "call_sid": call,
        "conference_sid": sid,
        "label": label,
        "status": "queued",
        "muted": false, "hold": false, "coaching": false, "call_sid_to_coach": null,
        "start_conference_on_enter": true, "end_conference_on_exit": false,
        "queue_time": queue_time.to_string(),
        "date_created": null, "date_updated": null,
        "api_version": "2010-04-01",
        "uri": uri(&net, &format!("Conferences/{sid}/Participants/{call}")),
    })))
}

fn seat(net: &Network, id: &str, call: &str) -> Result<(String, Seat), Refusal> {
    let sid = open(net, id)?;
    let seat = net.look(|world| world.conference(&sid).and_then(|c| c.seat(call)).cloned());
    let missing =
        || Refusal::not_found(&uri(net, &format!("Conferences/{sid}/Participants/{call}")));
    seat.ok_or_else(missing).map(|seat| (sid.clone(), seat))
}

pub(super) async fn show(
    State(net): State<Network>,
    Path((_account, id, call)): Path<(String, String, String)>,
) -> Answer {
    let (sid, seat) = seat(&net, &id, id_of(&call))?;
    Ok(ok(render(&net, &sid, &seat)))
}

pub(super) async fn update(
    State(net): State<Network>,
    Path((_account, id, call)): Path<(String, String, String)>,
    Extension(form): Extension<Form>,
) -> Answer {
    form.refuse(&["Coaching", "CallSidToCoach"])?;
    let (sid, before) = seat(&net, &id, id_of(&call))?;
    let call = before.call;
    let change = SeatChange {
        muted: form.flag("Muted")?,
        hold: form.flag("Hold")?,
        end_on_exit: form.flag("EndConferenceOnExit")?,
    };
    let hold_music = form.address("HoldUrl", "HoldMethod")?;
    let announcement = form.address("AnnounceUrl", "AnnounceMethod")?;
    let config = net.config();
    net.with(|world| world.change_seat(config, &sid, &call, change));
    let held = change.hold == Some(true);
    for (address, while_held) in [(hold_music.filter(|_| held), true), (announcement, false)] {
        let Some(address) = address else { continue };
        let mut params = conferences::about(&net, &sid);
        params.push(field("CallSid", &call));
        let request = Outgoing {
            url: address.url,
            method: address.method,
            params,
        };
        let members = vec![call.clone()];
        net.spawn(announce(
            net.clone(),
            sid.clone(),
            members,
            request,
            while_held,
        ));
    }
    let (sid, after) = seat(&net, &sid, &call)?;
    Ok(ok(render(&net, &sid, &after)))
}

pub(super) async fn remove(
    State(net): State<Network>,
    Path((_account, id, call)): Path<(String, String, String)>,
) -> Answer {
    let (sid, seat) = seat(&net, &id, id_of(&call))?;
    net.with(|world| world.signal(&seat.call, Signal::OutOfConference(sid)));
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn render(net: &Network, sid: &str, seat: &Seat) -> Value {
    json!({
        "account_sid": net.config().account_sid,
        "call_sid": seat.call,
        "conference_sid": sid,
        "label": seat.label,
        "muted": seat.muted,
        "hold": seat.hold,
        "coaching": false, "call_sid_to_coach": null,
        "start_conference_on_enter": seat.start_on_enter,
        "end_conference_on_exit": seat.end_on_exit,
        "status": "connected",
        "queue_time": null,
        "date_created": rfc2822(seat.since),
        "date_updated": rfc2822(seat.since),
        "api_version": "2010-04-01",
        "uri": uri(net, &format!("Conferences/{sid}/Participants/{}", seat.call)),
    })
}
