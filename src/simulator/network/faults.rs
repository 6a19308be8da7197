//! Misbehaviour on demand: by chance (seeded) or one time each, set at the start or over `/control/faults`.
//! Without any set the network is a well-behaved one.

use serde::{Deserialize, Serialize};

/// Everything that can go wrong. Chances lie between 0 and 1; times are nominal milliseconds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Faults {
    /// Status callbacks.
    pub callbacks: CallbackFaults,
    /// Requests for markup.
    pub webhooks: WebhookFaults,
    /// The REST interface.
    pub rest: RestFaults,
    /// Legs that break after somebody answered.
    pub legs: LegFaults,
    /// Faults that happen a number of times, before any chance is drawn.
    pub once: Vec<OneShot>,
}

/// Chances for each status callback.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CallbackFaults {
    /// Sent late, by `slow_ms`; later ones overtake it.
    pub slow: f64,
    /// How late.
    pub slow_ms: u64,
    /// Never sent.
    pub lost: f64,
    /// Sent twice.
    pub doubled: f64,
    /// Sent after the one that follows it.
    pub reordered: f64,
}

/// Chances for each request for markup.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WebhookFaults {
    /// Sent late, by `slow_ms`.
    pub slow: f64,
    /// How late.
    pub slow_ms: u64,
    /// Sent twice; the second answer counts.
    pub doubled: f64,
}

/// Chances for each REST request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RestFaults {
    /// 429 with code 20429; nothing is done.
    pub too_many_requests: f64,
    /// 500 with code 20500; nothing is done.
    pub server_error: f64,
    /// Accepted and never answered; nothing is done.
    pub hang_before: f64,
    /// Done, and never answered.
    pub hang_after: f64,
}

/// Chances for each answered leg.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LegFaults {
    /// The line breaks, `drop_after_ms` after the answer.
    pub dropped: f64,
    /// When it breaks.
    pub drop_after_ms: u64,
}

/// A fault that happens `count` times where it matches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OneShot {
    /// Which.
    pub fault: Fault,
    /// A part of the subject: for REST `POST /2010-04-01/…`; for callbacks and webhooks the address, a space and
    /// the event or status (`http://…/leg/7 ringing`); for legs the number of the handset. Empty matches all.
    #[serde(default)]
    pub matching: String,
    /// How many times.
    #[serde(default = "one")]
    pub count: u32,
    /// For slow ones and dropped legs, nominal milliseconds.
    #[serde(default)]
    pub ms: u64,
}

fn one() -> u32 {
    1
}

/// One thing that goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// See [`CallbackFaults::slow`].
    CallbackSlow,
    /// See [`CallbackFaults::lost`].
    CallbackLost,
    /// See [`CallbackFaults::doubled`].
    CallbackDoubled,
    /// See [`CallbackFaults::reordered`].
    CallbackReordered,
    /// See [`WebhookFaults::slow`].
    WebhookSlow,
    /// See [`WebhookFaults::doubled`].
    WebhookDoubled,
    /// See [`RestFaults::too_many_requests`].
    RestTooManyRequests,
    /// See [`RestFaults::server_error`].
    RestServerError,
    /// See [`RestFaults::hang_before`].
    RestHangBefore,
    /// See [`RestFaults::hang_after`].
    RestHangAfter,
    /// See [`LegFaults::dropped`].
    LegDropped,
}

/// What faults apply to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Callback,
    Webhook,
    Rest,
    Leg,
}

impl Fault {
    fn kind(self) -> Kind {
        match self {
            Self::CallbackSlow
            | Self::CallbackLost
            | Self::CallbackDoubled
            | Self::CallbackReordered => Kind::Callback,
            Self::WebhookSlow | Self::WebhookDoubled => Kind::Webhook,
            Self::RestTooManyRequests
            | Self::RestServerError
            | Self::RestHangBefore
            | Self::RestHangAfter => Kind::Rest,
            Self::LegDropped => Kind::Leg,
        }
    }
}

/// A fault that is to happen now, with its delay in nominal milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Drawn {
    pub fault: Fault,
    pub ms: u64,
}

impl Faults {
    /// Draws what goes wrong with `subject`, if anything; a one-shot that matches is used up.
    pub(super) fn draw(
        &mut self,
        kind: Kind,
        subject: &str,
        rng: &mut fastrand::Rng,
    ) -> Option<Drawn> {
        let hit = self
            .once
            .iter()
            .position(|o| o.count > 0 && o.fault.kind() == kind && subject.contains(&o.matching));
        if let Some(shot) = hit.and_then(|index| self.once.get_mut(index)) {
            shot.count -= 1;
            let drawn = Drawn {
                fault: shot.fault,
                ms: shot.ms,
            };
            self.once.retain(|o| o.count > 0);
            return Some(drawn);
        }
        self.chances(kind)
            .into_iter()
            .find(|(chance, ..)| *chance > 0.0 && rng.f64() < *chance)
            .map(|(_, fault, ms)| Drawn { fault, ms })
    }

    fn chances(&self, kind: Kind) -> Vec<(f64, Fault, u64)> {
        match kind {
            Kind::Callback => {
                let c = &self.callbacks;
                vec![
                    (c.lost, Fault::CallbackLost, 0),
                    (c.slow, Fault::CallbackSlow, c.slow_ms),
                    (c.doubled, Fault::CallbackDoubled, 0),
                    (c.reordered, Fault::CallbackReordered, 0),
                ]
            }
            Kind::Webhook => {
                let w = &self.webhooks;
                vec![
                    (w.slow, Fault::WebhookSlow, w.slow_ms),
                    (w.doubled, Fault::WebhookDoubled, 0),
                ]
            }
            Kind::Rest => {
                let r = &self.rest;
                vec![
                    (r.too_many_requests, Fault::RestTooManyRequests, 0),
                    (r.server_error, Fault::RestServerError, 0),
                    (r.hang_before, Fault::RestHangBefore, 0),
                    (r.hang_after, Fault::RestHangAfter, 0),
                ]
            }
            Kind::Leg => vec![(
                self.legs.dropped,
                Fault::LegDropped,
                self.legs.drop_after_ms,
            )],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CallbackFaults, Drawn, Fault, Faults, Kind, OneShot};

    #[test]
    fn a_one_shot_happens_as_often_as_it_says_and_only_where_it_matches() {
        let mut rng = fastrand::Rng::with_seed(1);
        let shot = OneShot {
            fault: Fault::RestServerError,
            matching: "Calls".into(),
            count: 2,
            ms: 0,
        };
        let mut faults = Faults {
            once: vec![shot],
            ..Faults::default()
        };
        assert_eq!(
            faults.draw(Kind::Rest, "POST /Messages.json", &mut rng),
            None
        );
        assert_eq!(
            faults.draw(Kind::Callback, "POST /Calls.json", &mut rng),
            None
        );
        for _ in 0..2 {
            let drawn = faults.draw(Kind::Rest, "POST /Calls.json", &mut rng);
            assert_eq!(
                drawn,
                Some(Drawn {
                    fault: Fault::RestServerError,
                    ms: 0
                })
            );
        }
        assert_eq!(faults.draw(Kind::Rest, "POST /Calls.json", &mut rng), None);
    }

    #[test]
    fn the_same_seed_draws_the_same() {
        let callbacks = CallbackFaults {
            lost: 0.3,
            doubled: 0.3,
            ..CallbackFaults::default()
        };
        let mut faults = Faults {
            callbacks,
            ..Faults::default()
        };
        let mut run = |seed| {
            let mut rng = fastrand::Rng::with_seed(seed);
            (0..50)
                .map(|_| faults.draw(Kind::Callback, "", &mut rng))
                .collect::<Vec<_>>()
        };
        let first = run(7);
        assert_eq!(first, run(7));
        assert_ne!(first, run(8));
        assert!(first.contains(&None) && first.iter().any(Option::is_some));
    }
}
