//! The life of one call, from its first ring to its end. The task is the only one that moves its call's status on,
//! and whatever ends it, it leaves nothing behind: no place in a queue or conference, no line in use.

use super::super::error::MarkupError;
use super::super::faults::Kind;
use super::super::handset::{self, Rung, Speaker};
use super::super::twiml::Method;
use super::super::twiml::{Address, Setting};
use super::super::webhook::field;
use super::super::world::Network;
use super::bridge::ToParent;
use super::markup::Flow;
use super::start::{First, Order};
use super::{CallStatus, Place, Signal, Source};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::Instant;

/// How the call came to be.
pub(super) enum Birth {
    Incoming,
    Ordered(Box<Order>, Duration),
    Child {
        whisper: Option<Address>,
        timeout: u32,
        parent: ToParent,
    },
}

/// Why the markup was left before its end.
#[derive(Debug)]
pub(super) enum Interrupt {
    /// The call is over, with this status.
    Over(CallStatus),
    /// Other markup is to be carried out.
    Redirected(Source),
    /// A key that somebody waits for.
    Key,
    /// The conference has started.
    ConferenceStarted,
    /// Out of the conference.
    OutOfConference,
    /// The markup failed.
    Failed(MarkupError),
}

pub(super) type Step<T> = Result<T, Interrupt>;

pub(super) struct CallTask {
    pub net: Network,
    pub sid: String,
    pub signals: mpsc::Receiver<Signal>,
    /// Keys that were taken, while keys are taken.
    pub keys: Option<String>,
    /// The address that relative ones are meant from.
    pub base: Option<String>,
    pub fallback: Option<Source>,
    /// When the call is cut for being too long.
    pub limit: Option<Instant>,
    pub automatic_keys_used: bool,
    /// The conference it sits in.
    pub seated: Option<String>,
}

impl CallTask {
    pub fn new(net: &Network, sid: String, signals: mpsc::Receiver<Signal>) -> Self {
        Self {
            net: net.clone(),
            sid,
            signals,
            keys: None,
            base: None,
            fallback: None,
            limit: None,
            automatic_keys_used: false,
            seated: None,
        }
    }

    pub async fn run(mut self, birth: Birth) {
        let ended = match birth {
            Birth::Incoming => self.run_incoming().await,
            Birth::Ordered(order, wait) => self.run_ordered(*order, wait).await,
            Birth::Child {
                whisper,
                timeout,
                parent,
            } => self.run_child(whisper, timeout, parent).await,
        };
        self.finish(ended);
    }

    async fn run_incoming(&mut self) -> CallStatus {
        let config = self.net.config();
        self.fallback = config.fallback_url().map(|url| Source::Url {
            url,
            method: Method::Post,
            extra: Vec::new(),
        });
        let first = Source::Url {
            url: config.voice_url.clone(),
            method: Method::Post,
            extra: Vec::new(),
        };
        self.run_call(First::Markup(first)).await
    }

    async fn run_ordered(&mut self, order: Order, wait: Duration) -> CallStatus {
        self.fallback = order.fallback;
        if let Err(Interrupt::Over(status)) = self.wait(wait).await {
            return status;
        }
        if let Err(status) = self.ring(order.timeout).await {
            return status;
        }
        self.limit = Some(Instant::now() + self.net.config().scaled(f64::from(order.time_limit)));
        self.run_call(order.first).await
    }

    /// Rings the handset. An error is the status that the call ends with.
    pub async fn ring(&mut self, timeout: u32) -> Result<(), CallStatus> {
        // "We always add a 5-second timeout buffer to outgoing calls."
        const BUFFER: u32 = 5;
        self.status(CallStatus::Initiated);
        let Some((number, shown)) = self.net.look(|world| {
            world
                .call(&self.sid)
                .map(|call| (call.handset.clone(), call.from.clone()))
        }) else {
            return Err(CallStatus::Failed);
        };
        match self
            .net
            .with(|world| world.ring_handset(&self.sid, &number, &shown))
        {
            Rung::Unreachable => return Err(CallStatus::Failed),
            Rung::Busy => return Err(CallStatus::Busy),
            Rung::Rings => {}
        }
        self.status(CallStatus::Ringing);
        if let Some(mode) = self.net.look(|world| world.mode_of(&self.sid)) {
            self.net
                .spawn(handset::attend(self.net.clone(), self.sid.clone(), mode));
        }
        let until = Instant::now()
            + self
                .net
                .config()
                .scaled(f64::from(timeout.saturating_add(BUFFER)));
        loop {
            let signal = tokio::select! {
                signal = self.signals.recv() => signal,
                () = tokio::time::sleep_until(until) => return Err(CallStatus::NoAnswer),
            };
            match signal {
                Some(Signal::Answered) => {
                    self.answered();
                    return Ok(());
                }
                Some(Signal::Declined) => return Err(CallStatus::Busy),
                Some(Signal::Close(status)) => return Err(status),
                Some(Signal::HungUp) | None => return Err(CallStatus::Canceled),
                Some(
                    Signal::Key(_)
                    | Signal::Redirect(_)
                    | Signal::ConferenceStarted(_)
                    | Signal::OutOfConference(_),
                ) => {}
            }
        }
    }

    /// Both ends are connected from now on.
    pub fn answered(&mut self) {
        let status = self
            .net
            .look(|world| world.call(&self.sid).map(|call| call.status));
        if status.is_none_or(|status| status == CallStatus::InProgress || status.is_final()) {
            return;
        }
        let config = self.net.config();
        let drop = self.net.with(|world| {
            world.set_status(config, &self.sid, CallStatus::InProgress);
            world.line_answered(&self.sid);
            let handset = world
                .call(&self.sid)
                .map(|call| call.handset.clone())
                .unwrap_or_default();
            world.draw(Kind::Leg, &handset)
        });
        if let Some(drawn) = drop {
            let (net, sid) = (self.net.clone(), self.sid.clone());
            self.net.spawn(async move {
                tokio::time::sleep(net.config().scaled_ms(drawn.ms)).await;
                net.with(|world| world.signal(&sid, Signal::HungUp));
            });
        }
    }

    /// Carries out a call's markup to its end, with its fallback when it fails.
    pub async fn run_call(&mut self, first: First) -> CallStatus {
        let mut next = first;
        let mut on_fallback = false;
        loop {
            let outcome = match next {
                First::Markup(source) => self.run_markup(source, Setting::Call, Vec::new()).await,
                First::Join(conference) => self.join(&conference, None).await.map(|()| Flow::End),
            };
            match outcome {
                Ok(Flow::Rejected { busy }) => {
                    return if busy {
                        CallStatus::Busy
                    } else {
                        CallStatus::Failed
                    };
                }
                Ok(Flow::End | Flow::HangUp | Flow::Leave) => return CallStatus::Completed,
                Err(Interrupt::Over(status)) => return status,
                Err(Interrupt::Redirected(source)) => {
                    on_fallback = false;
                    next = First::Markup(source);
                }
                Err(Interrupt::Failed(error)) => {
                    self.net.with(|world| world.log_error(&error));
                    match self.fallback.clone().filter(|_| !on_fallback) {
                        Some(source) => {
                            on_fallback = true;
                            next = First::Markup(with_error(source, &error));
                        }
                        None => return self.application_error().await,
                    }
                }
                Err(Interrupt::Key | Interrupt::ConferenceStarted | Interrupt::OutOfConference) => {
                    return CallStatus::Completed;
                }
            }
        }
    }

    async fn application_error(&mut self) -> CallStatus {
        const SORRY: &str = "We are sorry. An application error has occurred. Goodbye.";
        self.answered();
        self.net
            .with(|world| world.hear(&self.sid, Speaker::Voice, "", SORRY, Some("en-US")));
        let _over = self.wait(self.net.config().speech(SORRY)).await;
        CallStatus::Completed
    }

    /// Waits for nominal-scaled real time, or until something happens that the markup must hear of.
    pub async fn wait(&mut self, time: Duration) -> Step<()> {
        let until = Instant::now() + time;
        loop {
            tokio::select! {
                biased;
                signal = self.signals.recv() => self.heard(signal)?,
                () = tokio::time::sleep_until(until) => return Ok(()),
                () = sleep_until(self.limit) => return Err(Interrupt::Over(CallStatus::Completed)),
            }
        }
    }

    /// Waits until something happens that the markup must hear of.
    pub async fn wait_long(&mut self) -> Interrupt {
        const LONG: Duration = Duration::from_hours(24);
        loop {
            if let Err(interrupt) = self.wait(LONG).await {
                return interrupt;
            }
        }
    }

    /// What a signal means for running markup.
    pub fn heard(&mut self, signal: Option<Signal>) -> Step<()> {
        match signal {
            None | Some(Signal::HungUp) => Err(Interrupt::Over(self.hung_up())),
            Some(Signal::Close(status)) => Err(Interrupt::Over(status)),
            Some(Signal::Redirect(source)) => Err(Interrupt::Redirected(source)),
            // Words about a conference that the call has left since are old news.
            Some(Signal::ConferenceStarted(sid) | Signal::OutOfConference(sid))
                if self.seated.as_ref() != Some(&sid) =>
            {
                Ok(())
            }
            Some(Signal::ConferenceStarted(_)) => Err(Interrupt::ConferenceStarted),
            Some(Signal::OutOfConference(_)) => Err(Interrupt::OutOfConference),
            Some(Signal::Answered | Signal::Declined) => Ok(()),
            Some(Signal::Key(key)) => self.key(key),
        }
    }

    /// What a hang-up makes of the call: one that was never picked up was not answered.
    fn hung_up(&self) -> CallStatus {
        let answered = self.net.look(|world| {
            world
                .call(&self.sid)
                .is_none_or(|call| call.answered.is_some())
        });
        if answered {
            CallStatus::Completed
        } else {
            CallStatus::NoAnswer
        }
    }

    pub fn status(&self, status: CallStatus) {
        let config = self.net.config();
        self.net
            .with(|world| world.set_status(config, &self.sid, status));
    }

    fn finish(&mut self, status: CallStatus) {
        let config = self.net.config();
        self.net.with(|world| {
            world.set_status(config, &self.sid, status);
            world.line_over(&self.sid, status.name());
            if let Some(call) = world.calls.get_mut(&self.sid) {
                call.place = Place::Alone;
            }
        });
    }
}

/// A fallback is told what failed and where.
fn with_error(source: Source, error: &MarkupError) -> Source {
    match source {
        Source::Url {
            url,
            method,
            mut extra,
        } => {
            extra.push(field("ErrorCode", error.code));
            extra.push(field("ErrorUrl", &error.url));
            Source::Url { url, method, extra }
        }
        Source::Inline(markup) => Source::Inline(markup),
    }
}

async fn sleep_until(instant: Option<Instant>) {
    match instant {
        Some(instant) => tokio::time::sleep_until(instant).await,
        None => std::future::pending().await,
    }
}
