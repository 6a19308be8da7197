//! `<Dial>`: numbers that ring for this caller, and the talk with the one that answers.

use super::super::error::MarkupError;
use super::super::numbers;
use super::super::twiml::{Dial, Number, Target};
use super::super::webhook::{Params, field};
use super::bridge::News;
use super::start;
use super::task::{CallTask, Interrupt, Step};
use super::{CallStatus, Direction, Place, Signal, Source};
use tokio::sync::mpsc;
use tokio::time::Instant;

/// How a `<Dial>` of numbers came out.
struct Dialled {
    status: CallStatus,
    child: Option<String>,
    talked: Option<Instant>,
}

impl CallTask {
    pub async fn dial(&mut self, dial: &Dial) -> Step<Option<Source>> {
        let extra = match &dial.target {
            Target::Conference(conference) => {
                let begun = Instant::now();
                self.join(conference, Some(dial)).await?;
                vec![
                    field("DialCallStatus", "answered"),
                    field(
                        "DialCallDuration",
                        self.net.config().nominal_seconds(begun.elapsed()),
                    ),
                ]
            }
            Target::Numbers(nouns) => {
                let shown = self.caller_id(dial)?;
                let dialled = self.dial_numbers(dial, nouns, &shown).await?;
                self.outcome(&dialled)
            }
        };
        Ok(Self::action(dial.action.as_ref(), extra))
    }

    fn outcome(&self, dialled: &Dialled) -> Params {
        let mut params = vec![field("DialCallStatus", dialled.status.name())];
        if let Some(child) = &dialled.child {
            params.push(field("DialCallSid", child));
        }
        if let Some(since) = dialled.talked {
            params.push(field(
                "DialCallDuration",
                self.net.config().nominal_seconds(since.elapsed()),
            ));
        }
        params.push(field("DialBridged", dialled.talked.is_some()));
        params
    }

    /// The number that is shown: the caller's own, the called one, the service's, or one that was verified.
    fn caller_id(&self, dial: &Dial) -> Step<String> {
        let config = self.net.config();
        let ends = self.net.look(|w| {
            w.call(&self.sid)
                .map(|c| (c.from.clone(), c.to.clone(), c.direction))
        });
        let (from, to, direction) =
            ends.unwrap_or((String::new(), String::new(), Direction::Inbound));
        let Some(wanted) = &dial.caller_id else {
            return Ok(if direction == Direction::Inbound {
                from
            } else {
                config.service_number.clone()
            });
        };
        let mine = [&from, &to, &config.service_number]
            .into_iter()
            .chain(&config.verified_callers);
        if mine.into_iter().any(|number| number == wanted) {
            return Ok(wanted.clone());
        }
        // 13214: a caller id that is not ours to show.
        Err(Interrupt::Failed(MarkupError::new(
            13214,
            self.base.clone().unwrap_or_default(),
            "Dial: invalid callerId value",
        )))
    }

    async fn dial_numbers(&mut self, dial: &Dial, nouns: &[Number], shown: &str) -> Step<Dialled> {
        // Each leg has three things to say.
        let (sender, mut news) = mpsc::channel(nouns.len().saturating_mul(3).max(1));
        let nouns = nouns
            .iter()
            .map(|noun| self.whole(noun))
            .collect::<Step<Vec<_>>>()?;
        let mut ringing = Vec::new();
        for noun in &nouns {
            if let Some(code) = undiallable(&noun.to) {
                let url = self.base.clone().unwrap_or_default();
                let error =
                    MarkupError::new(code, url, format!("Dial: {} cannot be dialled", noun.to));
                self.net.with(|world| world.log_error(&error));
                continue;
            }
            ringing.push(start::child(
                &self.net,
                &self.sid,
                shown,
                noun,
                dial.timeout,
                sender.clone(),
            ));
        }
        drop(sender);
        let outcome = self.talk(dial, &mut ringing, &mut news).await;
        for sid in &ringing {
            self.let_go(sid);
        }
        self.place(Place::Alone);
        outcome
    }

    /// The far leg has no document of its own: its addresses are meant from this one's.
    fn whole(&self, noun: &Number) -> Step<Number> {
        let mut noun = noun.clone();
        for address in noun.whisper.iter_mut().chain(noun.callback.to.iter_mut()) {
            address.url = self.absolute(&address.url)?;
        }
        Ok(noun)
    }

    /// Until the last leg is over, or this one is.
    async fn talk(
        &mut self,
        dial: &Dial,
        ringing: &mut Vec<String>,
        news: &mut mpsc::Receiver<News>,
    ) -> Step<Dialled> {
        let mut result = Dialled {
            status: CallStatus::Failed,
            child: None,
            talked: None,
        };
        let mut until = Instant::now() + std::time::Duration::from_hours(24);
        loop {
            let item = tokio::select! {
                biased;
                signal = self.signals.recv() => {
                    if dial.hangup_on_star && matches!(signal, Some(Signal::Key('*'))) && result.talked.is_some() {
                        return Ok(result);
                    }
                    self.heard(signal)?;
                    continue;
                }
                item = news.recv() => item,
                () = tokio::time::sleep_until(until) => return Ok(result),
            };
            match item {
                None => return Ok(result),
                Some(News::Answered(sid)) if result.child.is_none() => {
                    self.stop_others(ringing, &sid);
                    result.child = Some(sid);
                    result.status = CallStatus::Completed;
                }
                Some(News::Ready(sid)) if result.child.as_ref() == Some(&sid) => {
                    self.place(Place::Bridge(sid.clone()));
                    self.net.with(|world| {
                        if let Some(call) = world.calls.get_mut(&sid) {
                            call.place = Place::Bridge(self.sid.clone());
                        }
                    });
                    result.talked = Some(Instant::now());
                    until = Instant::now() + self.net.config().scaled(f64::from(dial.time_limit));
                }
                Some(News::Answered(_) | News::Ready(_)) => {}
                Some(News::Over(sid, status)) => {
                    ringing.retain(|leg| *leg != sid);
                    if result.child.as_ref() == Some(&sid) {
                        return Ok(result);
                    }
                    if result.child.is_none() {
                        result.status = status;
                    }
                }
            }
        }
    }

    fn stop_others(&self, ringing: &[String], winner: &str) {
        for sid in ringing.iter().filter(|sid| *sid != winner) {
            self.let_go(sid);
        }
    }

    /// Ends another leg: hung up if it was answered, no longer rung if not.
    fn let_go(&self, sid: &str) {
        self.net.with(|world| {
            let answered = world
                .call(sid)
                .is_some_and(|call| call.status == CallStatus::InProgress);
            let status = if answered {
                CallStatus::Completed
            } else {
                CallStatus::Canceled
            };
            world.signal(sid, Signal::Close(status))
        });
    }

    pub fn place(&self, place: Place) {
        self.net.with(|world| {
            if let Some(call) = world.calls.get_mut(&self.sid) {
                call.place = place;
            }
        });
    }
}

/// The carrier's number for a destination that it does not dial: the `<Dial>` fails and the markup goes on.
fn undiallable(number: &str) -> Option<u32> {
    if numbers::is_short(number) {
        // 13225: emergency and other short numbers.
        Some(13225)
    } else if numbers::is_e164(number) {
        None
    } else {
        // 13223: not a number.
        Some(13223)
    }
}
