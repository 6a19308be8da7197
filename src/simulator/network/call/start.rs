//! How calls begin: a person dials the service, the server asks for a call, or markup dials a number.

use super::super::clock;
use super::super::handset::{EventKind, LineState};
use super::super::lane::Lane;
use super::super::twiml::{Callback, Conference};
use super::super::world::{Network, World};
use super::bridge::ToParent;
use super::task::{Birth, CallTask};
use super::{Call, CallStatus, Direction, Place, Progress, Signal, Source, signal_channel};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::Instant;

/// What an answered call does first.
#[derive(Debug, Clone)]
pub(in super::super) enum First {
    Markup(Source),
    Join(Conference),
}

/// A call that the server asks for.
#[derive(Debug, Clone)]
pub(in super::super) struct Order {
    pub from: String,
    pub to: String,
    pub first: First,
    pub fallback: Option<Source>,
    /// Nominal seconds of ringing.
    pub timeout: u32,
    /// Nominal seconds of talking.
    pub time_limit: u32,
    pub callback: Callback,
}

struct Made {
    sid: String,
    signals: mpsc::Receiver<Signal>,
}

struct Ends<'a> {
    from: &'a str,
    to: &'a str,
    handset: &'a str,
    direction: Direction,
    parent: Option<String>,
}

fn make(
    net: &Network,
    world: &mut World,
    ends: Ends<'_>,
    callback: Callback,
    status: CallStatus,
) -> Made {
    let (sender, signals) = signal_channel();
    let sid = world.sid("CA");
    let lane = callback.to.is_some().then(|| Lane::start(net));
    let now = clock::now();
    world.add_call(Call {
        sid: sid.clone(),
        parent: ends.parent,
        from: ends.from.to_owned(),
        to: ends.to.to_owned(),
        handset: ends.handset.to_owned(),
        direction: ends.direction,
        status,
        created: now,
        updated: now,
        started: None,
        ended: None,
        answered: None,
        duration: None,
        queue_time_ms: 0,
        place: Place::Alone,
        progress: Progress {
            lane,
            to: callback,
            sent: 0,
        },
        signals: sender,
    });
    Made { sid, signals }
}

/// Why a person could not dial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(in super::super) enum CannotDial {
    #[error("there is no such handset")]
    NoHandset,
    #[error("the line is in use")]
    LineInUse,
    #[error("the handset is off")]
    Off,
}

/// A handset dials the service; `shown` is what stands in `From`.
pub(in super::super) fn incoming(
    net: &Network,
    handset: &str,
    shown: &str,
) -> Result<String, CannotDial> {
    let service = net.config().service_number.clone();
    let made = net.with(|world| {
        let state = world.handsets.get(handset).ok_or(CannotDial::NoHandset)?;
        if state.line.is_some() {
            return Err(CannotDial::LineInUse);
        }
        if state.mode == super::super::handset::Mode::Off {
            return Err(CannotDial::Off);
        }
        let ends = Ends {
            from: shown,
            to: &service,
            handset,
            direction: Direction::Inbound,
            parent: None,
        };
        let callback = Callback {
            to: net
                .config()
                .status_callback
                .clone()
                .map(|url| super::Address {
                    url,
                    method: super::Method::Post,
                }),
            events: vec!["completed".to_owned()],
        };
        let made = make(net, world, ends, callback, CallStatus::Ringing);
        if let Some(state) = world.handsets.get_mut(handset) {
            state.take_line(&made.sid, LineState::Dialling, &service);
            state.record(EventKind::Dialling {
                call: made.sid.clone(),
                to: service.clone(),
            });
        }
        Ok(made)
    })?;
    let sid = made.sid.clone();
    net.spawn(CallTask::new(net, made.sid, made.signals).run(Birth::Incoming));
    Ok(sid)
}

/// A call that the server asked for: it waits its turn, for only so many start in a second, and rings.
/// Returns its sid; nothing when a whole day of calls waits already.
pub(in super::super) fn ordered(net: &Network, order: Order) -> Option<String> {
    let made = net.with(|world| {
        let wait = turn(net, world)?;
        let ends = Ends {
            from: &order.from,
            to: &order.to,
            handset: &order.to,
            direction: Direction::OutboundApi,
            parent: None,
        };
        let made = make(net, world, ends, order.callback.clone(), CallStatus::Queued);
        if let Some(call) = world.calls.get_mut(&made.sid) {
            call.queue_time_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        }
        Some((made, wait))
    });
    let (made, wait) = made?;
    let sid = made.sid.clone();
    net.spawn(
        CallTask::new(net, made.sid, made.signals).run(Birth::Ordered(Box::new(order), wait)),
    );
    Some(sid)
}

/// Calls beyond the rate are not refused: they stand in line, in the order they came, for at most a day.
fn turn(net: &Network, world: &mut World) -> Option<Duration> {
    const LONGEST_LINE_SECONDS: f64 = 86_400.0;
    let rate = net.config().calls_per_second;
    if rate <= 0.0 {
        return Some(Duration::ZERO);
    }
    let now = Instant::now();
    let start = world.next_start.filter(|next| *next > now).unwrap_or(now);
    if start - now > net.config().scaled(LONGEST_LINE_SECONDS) {
        return None;
    }
    world.next_start = Some(start + net.config().scaled(1.0 / rate));
    Some(start - now)
}

/// A leg that markup dials for the sake of another.
pub(in super::super) fn child(
    net: &Network,
    parent: &str,
    shown: &str,
    noun: &super::super::twiml::Number,
    timeout: u32,
    parent_end: ToParent,
) -> String {
    let made = net.with(|world| {
        let ends = Ends {
            from: shown,
            to: &noun.to,
            handset: &noun.to,
            direction: Direction::OutboundDial,
            parent: Some(parent.to_owned()),
        };
        make(net, world, ends, noun.callback.clone(), CallStatus::Queued)
    });
    let sid = made.sid.clone();
    let birth = Birth::Child {
        whisper: noun.whisper.clone(),
        timeout,
        parent: parent_end,
    };
    net.spawn(CallTask::new(net, made.sid, made.signals).run(birth));
    sid
}
