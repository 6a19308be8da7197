//! The names of what is measured here, in one place. No value carries a number, a name or an id.

use std::time::Duration;

use crate::domain::effect::EffectKind;
use crate::telephony::carrier::CarrierError;

/// Effects that have not come back, at this moment.
pub const OUTSTANDING: &str = "hjemmevakt_effects_outstanding";
/// Effects being carried out, at this moment.
pub const IN_FLIGHT: &str = "hjemmevakt_effects_in_flight";
/// Seconds from the beginning of an effect until its outcome is in the log, by `kind`.
pub const SECONDS: &str = "hjemmevakt_effect_seconds";
/// What the carrier answered instead of doing it, by `kind`.
pub const CARRIER_ERRORS: &str = "hjemmevakt_carrier_errors_total";

pub(super) fn outstanding(count: usize, in_flight: usize) {
    metrics::gauge!(OUTSTANDING).set(as_f64(count));
    metrics::gauge!(IN_FLIGHT).set(as_f64(in_flight));
}

pub(super) fn came_back(kind: &EffectKind, took: Duration) {
    metrics::histogram!(SECONDS, "kind" => effect_word(kind)).record(took.as_secs_f64());
}

pub(super) fn carrier_error(error: &CarrierError) {
    metrics::counter!(CARRIER_ERRORS, "kind" => error_word(error)).increment(1);
}

fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A word for each kind.
pub(super) const fn effect_word(kind: &EffectKind) -> &'static str {
    match kind {
        EffectKind::PlaceLeg { .. } => "place-leg",
        EffectKind::EndLine { .. } => "end-line",
        EffectKind::MoveCaller { .. } => "move-caller",
        EffectKind::MoveLeg { .. } => "move-leg",
        EffectKind::CheckCall { .. } => "check-call",
        EffectKind::CheckLeg { .. } => "check-leg",
        EffectKind::CheckConference { .. } => "check-conference",
        EffectKind::Announce { .. } => "announce",
        EffectKind::SendMessage { .. } => "send-message",
    }
}

const fn error_word(error: &CarrierError) -> &'static str {
    match error {
        CarrierError::AlreadyOver => "already-over",
        CarrierError::StoppedByRecipient => "stopped",
        CarrierError::Refused { .. } => "refused",
        CarrierError::Busy { .. } => "busy",
        CarrierError::Unavailable { .. } => "unavailable",
        CarrierError::Unreadable { .. } => "unreadable",
    }
}
