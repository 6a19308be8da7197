//! The caller's line: it comes in, waits, presses keys, leaves the queue, is in the conference, is over.

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State as Axum};
use axum::http::StatusCode;

use crate::domain::command::Command;
use crate::domain::ids::{CallId, CarrierId};
use crate::domain::state::{LineOf, State};
use crate::telephony::form::WebhookForm;
use crate::telephony::markup::{Response, Verb};
use crate::telephony::urls;
use crate::telephony::voice::caller::WaitPlace;
use crate::telephony::voice::wait::Heard;
use crate::telephony::webhooks::receive::{Refused, Signed};
use crate::telephony::webhooks::reply::Markup;
use crate::telephony::webhooks::{TelephonyState, Trouble, from, line, taken};
use crate::telephony::words::{ConferenceEvent, QueueResult};

/// A call comes in on the number.
pub async fn incoming(
    Axum(t): Axum<TelephonyState>,
    Signed(form): Signed,
) -> Result<Markup, Refused> {
    let (line, from) = (line(&form)?, from(&form)?);
    let arrives = Command::CallArrives {
        line: line.clone(),
        from,
    };
    Ok(match t.tell(arrives).await {
        Ok(state) => Markup(arrived(&t, &state, &line)),
        Err(Trouble::Overloaded | Trouble::Failed(_)) => t.trouble(),
    })
}

fn arrived(t: &TelephonyState, state: &State, line: &CarrierId) -> Response {
    let voice = t.voice(state);
    match state.by_line.get(line) {
        Some(LineOf::Call(call)) => voice.arrival(*call),
        Some(LineOf::Leg(leg)) => voice.leg(*leg, line),
        None => voice.trouble(0),
    }
}

/// A call to the number is over.
pub async fn status(
    Axum(t): Axum<TelephonyState>,
    Signed(form): Signed,
) -> Result<StatusCode, Refused> {
    if !form.call_status()?.is_over() {
        return Ok(StatusCode::NO_CONTENT);
    }
    let line = line(&form)?;
    Ok(taken(&t.tell(Command::CallerGone { line }).await))
}

/// Which call a line of the carrier's is: by the line, since an address handed out before a new beginning still comes in;
/// else by the id in the address; and a line nobody here knows is a call that comes in.
async fn find(
    t: &TelephonyState,
    id: &str,
    form: &WebhookForm,
) -> Result<Result<(CallId, CarrierId), Trouble>, Refused> {
    let (line, from) = (line(form)?, from(form)?);
    let state = t.engine.state();
    let named = || id.parse().ok().filter(|id| state.call(*id).is_some());
    if let Some(call) = state.call_by_line(&line).map(|call| call.id).or_else(named) {
        return Ok(Ok((call, line)));
    }
    let arrives = Command::CallArrives {
        line: line.clone(),
        from,
    };
    let unknown = || Trouble::Failed("the line belongs to no call".to_owned());
    Ok(t.tell(arrives).await.and_then(|state| {
        let call = state.call_by_line(&line).ok_or_else(unknown)?;
        Ok((call.id, line))
    }))
}

/// The same, with the sign that the caller is there.
async fn find_waiting(
    t: &TelephonyState,
    id: &str,
    form: &WebhookForm,
) -> Result<Result<(CallId, Arc<State>), Trouble>, Refused> {
    let (call, line) = match find(t, id, form).await? {
        Ok(found) => found,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let state = match t.tell(Command::CallerWaits { call, line }).await {
        Ok(state) => state,
        // They wait, whether we can write it down at this moment or not.
        Err(Trouble::Overloaded) => t.engine.state(),
        Err(trouble @ Trouble::Failed(_)) => return Ok(Err(trouble)),
    };
    Ok(Ok((call, state)))
}

/// The next piece of waiting, in the queue.
pub async fn wait(
    Axum(t): Axum<TelephonyState>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    Signed(form): Signed,
) -> Result<Markup, Refused> {
    waiting(&t, &id, query, &form, WaitPlace::Queue).await
}

/// The next piece of waiting, outside the queue.
pub async fn hold_on(
    Axum(t): Axum<TelephonyState>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    Signed(form): Signed,
) -> Result<Markup, Refused> {
    waiting(&t, &id, query, &form, WaitPlace::Loop).await
}

async fn waiting(
    t: &TelephonyState,
    id: &str,
    query: Option<String>,
    form: &WebhookForm,
    place: WaitPlace,
) -> Result<Markup, Refused> {
    let heard = Heard::read(&query.unwrap_or_default());
    Ok(match find_waiting(t, id, form).await? {
        Ok((call, state)) => Markup(t.voice(&state).wait(call, place, heard)),
        Err(_) => out(t, place),
    })
}

/// We fail: out of the queue, where somebody outside can be rung.
fn out(t: &TelephonyState, place: WaitPlace) -> Markup {
    match place {
        WaitPlace::Queue => Markup(Response::new(vec![Verb::Leave])),
        WaitPlace::Loop => t.trouble(),
    }
}

/// The caller's key, in the queue.
pub async fn key(
    Axum(t): Axum<TelephonyState>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    Signed(form): Signed,
) -> Result<Markup, Refused> {
    pressed(&t, &id, query, &form, WaitPlace::Queue).await
}

/// The caller's key, outside the queue.
pub async fn hold_on_key(
    Axum(t): Axum<TelephonyState>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    Signed(form): Signed,
) -> Result<Markup, Refused> {
    pressed(&t, &id, query, &form, WaitPlace::Loop).await
}

async fn pressed(
    t: &TelephonyState,
    id: &str,
    query: Option<String>,
    form: &WebhookForm,
    place: WaitPlace,
) -> Result<Markup, Refused> {
    let heard = Heard::read(&query.unwrap_or_default());
    let key = form.digits()?.chars().next();
    let Ok((call, _)) = find(t, id, form).await? else {
        return Ok(out(t, place));
    };
    let Some(key) = key else {
        let state = t.engine.state();
        return Ok(Markup(t.voice(&state).wait(call, place, heard)));
    };
    Ok(match t.tell(Command::CallerPresses { call, key }).await {
        Ok(state) => Markup(t.voice(&state).after_key(call, place, key, heard)),
        // Not heard; they wait on and can press it again.
        Err(Trouble::Overloaded) => {
            let state = t.engine.state();
            Markup(t.voice(&state).wait(call, place, heard))
        }
        Err(Trouble::Failed(_)) => out(t, place),
    })
}

/// The caller is out of the queue, whatever the reason.
pub async fn left(
    Axum(t): Axum<TelephonyState>,
    Path(id): Path<String>,
    Signed(form): Signed,
) -> Result<Markup, Refused> {
    let result = form.queue_result()?;
    if result == QueueResult::Hangup {
        let line = line(&form)?;
        return Ok(match t.tell(Command::CallerGone { line }).await {
            Ok(_) => Markup(Response::new(vec![Verb::Hangup])),
            Err(Trouble::Overloaded | Trouble::Failed(_)) => t.trouble(),
        });
    }
    let Ok((call, state)) = find_waiting(&t, &id, &form).await? else {
        return Ok(t.trouble());
    };
    let voice = t.voice(&state);
    Ok(Markup(match result {
        QueueResult::QueueFull => voice.outside_the_queue(call),
        QueueResult::Error | QueueResult::SystemError => voice.caller(call, WaitPlace::Loop),
        QueueResult::Leave
        | QueueResult::Redirected
        | QueueResult::Bridged
        | QueueResult::RedirectedFromBridged
        | QueueResult::Hangup => voice.caller(call, WaitPlace::Queue),
    }))
}

/// Where the caller should be now.
pub async fn now(
    Axum(t): Axum<TelephonyState>,
    Path(id): Path<String>,
    Signed(form): Signed,
) -> Result<Markup, Refused> {
    Ok(match find_waiting(&t, &id, &form).await? {
        Ok((call, state)) => Markup(t.voice(&state).caller(call, WaitPlace::Queue)),
        Err(_) => t.trouble(),
    })
}

/// Heard in the conference until it begins.
pub async fn hold(Axum(t): Axum<TelephonyState>, Signed(_): Signed) -> Markup {
    Markup(t.voice(&t.engine.state()).hold())
}

/// Said into the conference.
pub async fn announce(
    Axum(t): Axum<TelephonyState>,
    Path((id, what)): Path<(String, String)>,
    Signed(_): Signed,
) -> Markup {
    let state = t.engine.state();
    let asked = id.parse().ok().zip(urls::announcement(&what));
    Markup(match asked {
        Some((call, what)) => t.voice(&state).announcement(call, what),
        None => Response::default(),
    })
}

/// Somebody came into the conference, or left it.
pub async fn conference(
    Axum(t): Axum<TelephonyState>,
    Path(id): Path<String>,
    Signed(form): Signed,
) -> Result<StatusCode, Refused> {
    let Some(joined) = comes_or_goes(form.conference_event()?) else {
        return Ok(StatusCode::NO_CONTENT);
    };
    let line = line(&form)?;
    let Ok(call) = id.parse() else {
        return Ok(StatusCode::NO_CONTENT);
    };
    let word = Command::ConferenceReports { call, line, joined };
    Ok(taken(&t.tell(word).await))
}

const fn comes_or_goes(event: ConferenceEvent) -> Option<bool> {
    match event {
        ConferenceEvent::Join => Some(true),
        ConferenceEvent::Leave => Some(false),
        ConferenceEvent::Start
        | ConferenceEvent::End
        | ConferenceEvent::Mute
        | ConferenceEvent::Unmute
        | ConferenceEvent::Hold
        | ConferenceEvent::Unhold
        | ConferenceEvent::Modify
        | ConferenceEvent::SpeechStart
        | ConferenceEvent::SpeechStop
        | ConferenceEvent::AnnouncementEnd
        | ConferenceEvent::AnnouncementFail => None,
    }
}
