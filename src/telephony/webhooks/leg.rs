//! Telephones of ours: picked up, a key, out of the conference, over.

use axum::extract::{Path, State as Axum};
use axum::http::StatusCode;

use crate::domain::calls::leg::{Leg, Purpose};
use crate::domain::command::{Command, LineStatus};
use crate::domain::ids::{CarrierId, LegId};
use crate::domain::state::State;
use crate::telephony::form::WebhookForm;
use crate::telephony::markup::{Response, Verb};
use crate::telephony::webhooks::receive::{Refused, Signed};
use crate::telephony::webhooks::reply::Markup;
use crate::telephony::webhooks::{TelephonyState, line, taken};
use crate::telephony::words::DialCallStatus;

/// It was picked up, or its markup failed and it asks what now.
pub async fn answer(
    Axum(t): Axum<TelephonyState>,
    Path(id): Path<String>,
    Signed(form): Signed,
) -> Result<Markup, Refused> {
    let line = line(&form)?;
    let Ok(leg) = id.parse::<LegId>() else {
        return Ok(unknown(&t));
    };
    let before = t.engine.state();
    if is_twin_of_confirmed(&before, leg, &line) {
        // Its telephone rang twice and talks on the other line; the domain ends this one.
        let _ = t.tell(Command::LegAnswers { leg, line }).await;
        return Ok(Markup(Response::new(vec![Verb::Hangup])));
    }
    let answers = Command::LegAnswers {
        leg,
        line: line.clone(),
    };
    Ok(match t.tell(answers).await {
        Ok(state) => Markup(t.voice(&state).leg(leg, &line)),
        Err(_) if is_person(&before, leg) => t.trouble(),
        // The key can be asked for all the same.
        Err(_) => Markup(t.voice(&before).leg(leg, &line)),
    })
}

fn unknown(t: &TelephonyState) -> Markup {
    Markup(t.voice(&t.engine.state()).unknown_leg())
}

fn is_twin_of_confirmed(state: &State, leg: LegId, line: &CarrierId) -> bool {
    state
        .leg(leg)
        .is_some_and(|leg| leg.is_confirmed() && !leg.has_line(line))
}

fn is_person(state: &State, leg: LegId) -> bool {
    state
        .leg(leg)
        .is_some_and(|leg| matches!(leg.purpose, Purpose::Person(_)))
}

/// Keys on it, or none in time.
pub async fn key(
    Axum(t): Axum<TelephonyState>,
    Path(id): Path<String>,
    Signed(form): Signed,
) -> Result<Markup, Refused> {
    let line = line(&form)?;
    let digits = form.digits()?.to_owned();
    let Ok(leg) = id.parse::<LegId>() else {
        return Ok(unknown(&t));
    };
    let before = t.engine.state();
    let pressed = !digits.is_empty();
    let presses = Command::LegPresses {
        leg,
        line: line.clone(),
        digits,
    };
    let Ok(state) = t.tell(presses).await else {
        return Ok(if is_person(&before, leg) {
            t.trouble()
        } else {
            Markup(t.voice(&before).leg_trouble(leg, pressed))
        });
    };
    let voice = t.voice(&state);
    let rang_in = state
        .leg(leg)
        .is_some_and(|leg| leg.purpose == Purpose::RingIn);
    Ok(Markup(match state.call_by_line(&line) {
        Some(call) if rang_in => voice.received_as_caller(call.id),
        Some(_) | None => voice.leg(leg, &line),
    }))
}

/// It is out of the conference. Still on the line, she has pressed the star key; otherwise she has hung up.
pub async fn left(
    Axum(t): Axum<TelephonyState>,
    Path(id): Path<String>,
    Signed(form): Signed,
) -> Result<Markup, Refused> {
    let line = line(&form)?;
    let Ok(leg) = id.parse::<LegId>() else {
        return Ok(unknown(&t));
    };
    let before = t.engine.state();
    let word = if form.call_status()?.is_over() {
        Some(Command::LegReports {
            leg,
            line: line.clone(),
            status: LineStatus::Completed,
        })
    } else if has_left(&before, leg, &form)? {
        Some(Command::LegLeaves {
            leg,
            line: line.clone(),
        })
    } else {
        None
    };
    let state = match word {
        Some(word) => match t.tell(word).await {
            Ok(state) => state,
            Err(_) => return Ok(Markup(t.voice(&before).leg_trouble(leg, true))),
        },
        None => before.clone(),
    };
    let by_herself = before.leg(leg).is_some_and(Leg::is_confirmed)
        && state.leg(leg).is_some_and(|leg| !leg.is_live());
    Ok(Markup(if by_herself {
        Response::new(vec![Verb::Hangup])
    } else {
        t.voice(&state).leg(leg, &line)
    }))
}

/// Whether somebody of ours was in the conference and has left it. A conference that could not be entered is not left.
fn has_left(state: &State, leg: LegId, form: &WebhookForm) -> Result<bool, Refused> {
    let entered = match form.parsed::<DialCallStatus>("DialCallStatus")? {
        None | Some(DialCallStatus::Completed | DialCallStatus::Answered) => true,
        Some(
            DialCallStatus::Busy
            | DialCallStatus::NoAnswer
            | DialCallStatus::Failed
            | DialCallStatus::Canceled,
        ) => false,
    };
    Ok(entered && !is_person(state, leg))
}

/// Word about its line.
pub async fn status(
    Axum(t): Axum<TelephonyState>,
    Path(id): Path<String>,
    Signed(form): Signed,
) -> Result<StatusCode, Refused> {
    let line = line(&form)?;
    let status = form.call_status()?.of_line();
    let Ok(leg) = id.parse() else {
        return Ok(StatusCode::NO_CONTENT);
    };
    Ok(taken(
        &t.tell(Command::LegReports { leg, line, status }).await,
    ))
}
