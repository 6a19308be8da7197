//! Somebody outside is rung for the caller by the markup itself: picked up, or over.

use axum::extract::{Path, State as Axum};
use axum::http::StatusCode;

use crate::domain::command::{Command, LineStatus};
use crate::domain::ids::CallId;
use crate::telephony::form::WebhookForm;
use crate::telephony::voice::caller::WaitPlace;
use crate::telephony::webhooks::receive::{Refused, Signed};
use crate::telephony::webhooks::reply::Markup;
use crate::telephony::webhooks::{TelephonyState, line, taken};
use crate::telephony::words::{CallStatus, DialCallStatus};

/// The number has been rung, and that is over: the caller's own line asks what now.
pub async fn over(
    Axum(t): Axum<TelephonyState>,
    Path((id, index)): Path<(String, u8)>,
    Signed(form): Signed,
) -> Result<Markup, Refused> {
    let how = form.dial_call_status()?;
    let line = line(&form)?;
    let found = call(&t, &id, &form)?;
    let word = match (found, caller_is_gone(&form, how)?) {
        (_, true) => Command::CallerGone { line },
        (Some(call), false) => Command::FallbackReports {
            call,
            index,
            status: outcome(how),
        },
        // A line we know nothing of, which has talked with somebody or not: it is a call that comes in.
        (None, false) => Command::CallArrives {
            line,
            from: crate::telephony::webhooks::from(&form)?,
        },
    };
    let Ok(state) = t.tell(word).await else {
        let state = t.engine.state();
        return Ok(Markup(
            t.voice(&state).trouble_over(usize::from(index), how),
        ));
    };
    let voice = t.voice(&state);
    let line = super::line(&form)?;
    let now = state.call_by_line(&line).map(|call| call.id).or(found);
    Ok(Markup(match now {
        Some(call) => voice.caller(call, WaitPlace::Queue),
        None => voice.trouble(0),
    }))
}

/// The call, by its line or by the id in the address.
fn call(t: &TelephonyState, id: &str, form: &WebhookForm) -> Result<Option<CallId>, Refused> {
    let line = line(form)?;
    let state = t.engine.state();
    let by_line = state.call_by_line(&line).map(|call| call.id);
    Ok(by_line.or_else(|| id.parse().ok().filter(|id| state.call(*id).is_some())))
}

/// The caller hung up while it rang: the carrier says so of the caller's own line.
fn caller_is_gone(form: &WebhookForm, how: DialCallStatus) -> Result<bool, Refused> {
    let talked = matches!(how, DialCallStatus::Completed | DialCallStatus::Answered);
    Ok(!talked && form.call_status()?.is_over())
}

const fn outcome(how: DialCallStatus) -> LineStatus {
    match how {
        DialCallStatus::Completed | DialCallStatus::Answered => LineStatus::Completed,
        DialCallStatus::Busy => LineStatus::Busy,
        DialCallStatus::NoAnswer => LineStatus::NoAnswer,
        DialCallStatus::Failed => LineStatus::Failed,
        DialCallStatus::Canceled => LineStatus::Canceled,
    }
}

/// Somebody there has picked up. The form is about their line, not the caller's.
pub async fn answered(
    Axum(t): Axum<TelephonyState>,
    Path((id, index)): Path<(String, u8)>,
    Signed(form): Signed,
) -> Result<StatusCode, Refused> {
    let status = form.call_status()?;
    let Ok(call) = id.parse() else {
        return Ok(StatusCode::NO_CONTENT);
    };
    if status != CallStatus::InProgress {
        return Ok(StatusCode::NO_CONTENT);
    }
    let word = Command::FallbackReports {
        call,
        index,
        status: LineStatus::InProgress,
    };
    Ok(taken(&t.tell(word).await))
}

/// A number that was rung without the engine is over: the next one, unless they have talked.
pub async fn trouble_over(
    Axum(t): Axum<TelephonyState>,
    Path(index): Path<usize>,
    Signed(form): Signed,
) -> Result<Markup, Refused> {
    let how = form.dial_call_status()?;
    let state = t.engine.state();
    Ok(Markup(t.voice(&state).trouble_over(index, how)))
}
