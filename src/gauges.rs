//! What is counted. Names begin with `hjemmevakt_` and end with their unit; nothing in them tells about a person.

use std::collections::BTreeSet;
use std::time::Duration;

use metrics::{Unit, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use tokio_util::sync::CancellationToken;

use crate::domain::calls::call::{Call, CallState, Direction};
use crate::domain::ids::CallId;
use crate::domain::state::State;
use crate::engine::Engine;

/// Answer times, with the two-minute mark among them.
const ANSWERS: [f64; 9] = [5.0, 10.0, 20.0, 30.0, 60.0, 90.0, 120.0, 180.0, 300.0];
/// Commits and lag.
const SHORT: [f64; 11] = [
    0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5, 1.0, 5.0,
];
/// How often answered calls are looked for, and old buckets let go.
const LOOK: Duration = Duration::from_secs(1);

/// Starts counting; once in a process.
pub fn install() -> Result<PrometheusHandle, BuildError> {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full("hjemmevakt_answer_seconds".into()), &ANSWERS)?
        .set_buckets_for_metric(Matcher::Suffix("_seconds".into()), &SHORT)?
        .install_recorder()?;
    describe();
    Ok(handle)
}

fn describe() {
    describe_histogram!(
        "hjemmevakt_answer_seconds",
        Unit::Seconds,
        "From a call's arrival until a person of ours was on the line; the yardstick is two minutes"
    );
    describe_histogram!(
        "hjemmevakt_commit_seconds",
        Unit::Seconds,
        "From a batch of commands to its durable commit"
    );
    describe_histogram!(
        "hjemmevakt_loop_lag_seconds",
        Unit::Seconds,
        "How late a deadline was looked at"
    );
    describe_histogram!(
        "hjemmevakt_batch_commands",
        Unit::Count,
        "Commands in one commit"
    );
    describe_counter!(
        "hjemmevakt_commits_failed_total",
        Unit::Count,
        "Batches that could not be committed"
    );
    describe_counter!(
        "hjemmevakt_carrier_errors_total",
        Unit::Count,
        "Requests that the carrier refused, or that did not reach it"
    );
    describe_gauge!(
        "hjemmevakt_callers_waiting",
        Unit::Count,
        "Callers who wait now"
    );
    describe_gauge!(
        "hjemmevakt_longest_wait_seconds",
        Unit::Seconds,
        "How long the longest of them has waited"
    );
    describe_gauge!(
        "hjemmevakt_calls_live",
        Unit::Count,
        "Lines that are open now"
    );
    describe_gauge!(
        "hjemmevakt_effects_outstanding",
        Unit::Count,
        "What must go out and has not come back"
    );
    describe_gauge!(
        "hjemmevakt_effects_held",
        Unit::Count,
        "1 while nothing goes out after a restore"
    );
    describe_gauge!(
        "hjemmevakt_alarms_open",
        Unit::Count,
        "Alarms that nobody has taken"
    );
    describe_gauge!(
        "hjemmevakt_contacts_open",
        Unit::Count,
        "Contacts without an outcome"
    );
    describe_gauge!(
        "hjemmevakt_duty_calls",
        Unit::Count,
        "Calls of the present duty, answered or ended"
    );
    describe_gauge!(
        "hjemmevakt_duty_calls_within_two_minutes",
        Unit::Count,
        "Those of them that a person answered within two minutes"
    );
    describe_gauge!("hjemmevakt_log_seq", Unit::Count, "The last record");
    describe_gauge!(
        "hjemmevakt_log_writable",
        Unit::Count,
        "1 while the log takes records"
    );
    describe_gauge!(
        "hjemmevakt_loop_turned_seconds_ago",
        Unit::Seconds,
        "How long ago the loop turned"
    );
    describe_gauge!(
        "hjemmevakt_backlog_commands",
        Unit::Count,
        "Commands that wait for the loop"
    );
}

/// The state as it is now, in numbers.
pub fn gauge_now(engine: &Engine) {
    let state = engine.state();
    let health = engine.health();
    let now = engine.now();
    let waits = live(&state).filter_map(|call| match &call.state {
        CallState::Waiting(waiting) => Some(waiting.since),
        CallState::FallingBack(_) => Some(call.since),
        CallState::Joining(_)
        | CallState::Talking(_)
        | CallState::LineLost { .. }
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Ended { .. } => None,
    });
    let waits: Vec<_> = waits.map(|since| now.since(since).as_secs_f64()).collect();
    gauge!("hjemmevakt_callers_waiting").set(count(waits.len()));
    gauge!("hjemmevakt_longest_wait_seconds").set(waits.into_iter().fold(0.0, f64::max));
    gauge!("hjemmevakt_calls_live").set(count(state.live_calls.len()));
    gauge!("hjemmevakt_effects_outstanding").set(count(state.effects.len()));
    gauge!("hjemmevakt_effects_held").set(count(state.effects_held.into()));
    gauge!("hjemmevakt_alarms_open").set(count(state.open_alarms.len()));
    gauge!("hjemmevakt_contacts_open").set(count(state.open.len()));
    gauge!("hjemmevakt_duty_calls").set(f64::from(state.tally.calls));
    gauge!("hjemmevakt_duty_calls_within_two_minutes")
        .set(f64::from(state.tally.within_two_minutes));
    gauge!("hjemmevakt_log_seq").set(count(usize::try_from(state.seq).unwrap_or(usize::MAX)));
    gauge!("hjemmevakt_log_writable").set(count(health.writable.into()));
    gauge!("hjemmevakt_loop_turned_seconds_ago").set(now.since(health.turned_at).as_secs_f64());
    gauge!("hjemmevakt_backlog_commands").set(count(health.backlog));
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a count that large is shown well enough"
)]
const fn count(number: usize) -> f64 {
    number as f64
}

fn live(state: &State) -> impl Iterator<Item = &Call> {
    state.live_calls.iter().filter_map(|call| state.call(*call))
}

/// Notes the answer time of each inbound call once, from now on, until `stop`.
pub async fn follow(engine: Engine, handle: PrometheusHandle, stop: CancellationToken) {
    let mut noted = answered(&engine.state()).map(|call| call.id).collect();
    let mut every = tokio::time::interval(LOOK);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = every.tick() => {}
        }
        note(&engine.state(), &mut noted);
        handle.run_upkeep();
    }
}

fn answered(state: &State) -> impl Iterator<Item = &Call> {
    state
        .calls
        .values()
        .map(AsRef::as_ref)
        .filter(|call| call.direction == Direction::Inbound && call.answered_at.is_some())
}

fn note(state: &State, noted: &mut BTreeSet<CallId>) {
    for call in answered(state) {
        if noted.insert(call.id) {
            let took = call.answered_at.unwrap_or(call.since).since(call.since);
            histogram!("hjemmevakt_answer_seconds").record(took.as_secs_f64());
        }
    }
    noted.retain(|call| state.calls.contains_key(call));
}
