//! What goes wrong in a weekend, and how often. Drawn from the seed; a weekend without faults draws none.

use std::time::Duration;

/// How often each thing goes wrong: chances from 0 to 1, each for one occasion.
#[derive(Clone, Debug, PartialEq)]
pub struct Faults {
    /// A webhook never arrives.
    pub webhook_lost: f64,
    /// A webhook arrives twice.
    pub webhook_doubled: f64,
    /// A webhook takes seconds, so that later ones overtake it.
    pub webhook_slow: f64,
    /// Words about lines (rings, ended, came into the conference) are never sent.
    pub words_never: bool,
    /// A request is refused for now: 429 or 500.
    pub rest_refused: f64,
    /// A request times out, and was never carried out.
    pub rest_lost_before: f64,
    /// A request times out, though it was carried out.
    pub rest_lost_after: f64,
    /// A request is carried out and its answer comes late.
    pub rest_late: f64,
    /// A request is refused for good.
    pub rest_never: f64,
    /// A line drops in a conversation.
    pub line_drops: f64,
    /// The server crashes right after a commit.
    pub crash: f64,
    /// How many times in the weekend the log cannot be written for a while.
    pub log_outages: u32,
    /// How many times the clock jumps ahead.
    pub jumps: u32,
}

impl Faults {
    /// Nothing goes wrong.
    pub const NONE: Self = Self {
        webhook_lost: 0.0,
        webhook_doubled: 0.0,
        webhook_slow: 0.0,
        words_never: false,
        rest_refused: 0.0,
        rest_lost_before: 0.0,
        rest_lost_after: 0.0,
        rest_late: 0.0,
        rest_never: 0.0,
        line_drops: 0.0,
        crash: 0.0,
        log_outages: 0,
        jumps: 0,
    };

    /// A weekend's own: each kind is absent, rare or frequent.
    pub fn drawn(rng: &mut fastrand::Rng) -> Self {
        if rng.f64() < 0.1 {
            return Self::NONE;
        }
        let mut chance = |frequent: f64| match rng.u8(..4) {
            0 | 1 => 0.0,
            2 => frequent / 10.0,
            _ => frequent,
        };
        let (webhook_lost, webhook_doubled, webhook_slow) = (chance(0.2), chance(0.3), chance(0.2));
        let (rest_refused, rest_lost_before, rest_lost_after) =
            (chance(0.3), chance(0.15), chance(0.15));
        let (rest_late, rest_never, line_drops) = (chance(0.2), chance(0.02), chance(0.3));
        let crash = chance(0.002);
        Self {
            webhook_lost,
            webhook_doubled,
            webhook_slow,
            words_never: rng.f64() < 0.1,
            rest_refused,
            rest_lost_before,
            rest_lost_after,
            rest_late,
            rest_never,
            line_drops,
            crash,
            log_outages: if rng.f64() < 0.3 { rng.u32(1..4) } else { 0 },
            jumps: if rng.f64() < 0.2 { rng.u32(1..4) } else { 0 },
        }
    }
}

/// A chance.
pub fn happens(rng: &mut fastrand::Rng, chance: f64) -> bool {
    chance > 0.0 && rng.f64() < chance
}

/// A length of time between two, in milliseconds.
pub fn between(rng: &mut fastrand::Rng, from_ms: u64, to_ms: u64) -> Duration {
    Duration::from_millis(rng.u64(from_ms..=to_ms.max(from_ms)))
}
