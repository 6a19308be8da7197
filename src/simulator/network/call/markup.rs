//! Carrying out markup: fetch, read, one verb after the other, and on to where they lead.

use super::super::error::MarkupError;
use super::super::handset::Speaker;
use super::super::sounds;
use super::super::twiml::{Address, Play, Say, Setting, Verb, parse};
use super::super::webhook::{self, Outgoing, Params};
use super::Source;
use super::task::{CallTask, Interrupt, Step};
use std::pin::Pin;
use tokio::sync::oneshot;

/// How a document came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Nothing more to do.
    End,
    HangUp,
    /// Out of the queue.
    Leave,
    Rejected {
        busy: bool,
    },
}

enum Next {
    Goto(Source),
    Done(Flow),
}

impl CallTask {
    /// Carries out markup and all that it leads to, in one setting. `extra` goes with each request.
    pub fn run_markup<'a>(
        &'a mut self,
        first: Source,
        setting: Setting,
        extra: Params,
    ) -> Pin<Box<dyn Future<Output = Step<Flow>> + Send + 'a>> {
        Box::pin(async move {
            let mut source = first;
            loop {
                let verbs = self.load(source, setting, &extra).await?;
                match self.execute(verbs, setting).await? {
                    Next::Goto(next) => source = next,
                    Next::Done(flow) => return Ok(flow),
                }
            }
        })
    }

    async fn load(&mut self, source: Source, setting: Setting, more: &Params) -> Step<Vec<Verb>> {
        let (url, body) = match source {
            Source::Inline(markup) => (self.base.clone().unwrap_or_default(), markup),
            Source::Url { url, method, extra } => {
                let url = self.absolute(&url)?;
                let mut params = self.params();
                params.extend(extra);
                params.extend(more.iter().cloned());
                let body = self
                    .fetch(Outgoing {
                        url: url.clone(),
                        method,
                        params,
                    })
                    .await?;
                self.base = Some(url.clone());
                (url, body)
            }
        };
        parse::parse(&body, setting)
            .map_err(|fault| Interrupt::Failed(MarkupError::new(fault.code, url, fault.message)))
    }

    /// Asks the server, and listens to the line meanwhile. A request that was sent goes on even if the caller leaves.
    pub async fn fetch(&mut self, request: Outgoing) -> Step<String> {
        let (sender, mut answer) = oneshot::channel();
        let net = self.net.clone();
        let url = request.url.clone();
        self.net.spawn(async move {
            // Nobody may be left to take the answer.
            let _gone = sender.send(webhook::fetch_markup(&net, request).await);
        });
        loop {
            tokio::select! {
                biased;
                signal = self.signals.recv() => self.heard(signal)?,
                body = &mut answer => {
                    let body = body.unwrap_or_else(|_| Err(MarkupError::new(11200, url, "the network is closing")));
                    return body.map_err(Interrupt::Failed);
                }
            }
        }
    }

    /// A request whose answer changes nothing, sent on the way out.
    pub fn post_aside(&self, address: &Address, extra: Params) {
        let Ok(url) = self.absolute(&address.url) else {
            return;
        };
        let mut params = self.params();
        params.extend(extra);
        let request = Outgoing {
            url,
            method: address.method,
            params,
        };
        let net = self.net.clone();
        self.net.spawn(async move {
            if let Err(error) = webhook::fetch_markup(&net, request).await {
                net.with(|world| world.log_error(&error));
            }
        });
    }

    pub fn params(&self) -> Params {
        let config = self.net.config();
        self.net.look(|world| {
            world
                .call(&self.sid)
                .map(|call| call.params(config))
                .unwrap_or_default()
        })
    }

    /// An address as it stands in markup, made whole.
    pub fn absolute(&self, url: &str) -> Step<String> {
        let whole = match &self.base {
            Some(base) => reqwest::Url::parse(base).and_then(|base| base.join(url)),
            None => reqwest::Url::parse(url),
        };
        match whole {
            // An address that is whole already stays letter for letter as it was written: it is signed as such.
            Ok(_) if url.contains("://") => Ok(url.to_owned()),
            Ok(whole) => Ok(whole.into()),
            // 11100: not an address.
            Err(_) => Err(Interrupt::Failed(MarkupError::new(
                11100,
                url,
                "not an address",
            ))),
        }
    }

    /// Where an action leads: its address, or the next verb if there is none.
    pub fn action(address: Option<&Address>, extra: Params) -> Option<Source> {
        address.map(|a| Source::Url {
            url: a.url.clone(),
            method: a.method,
            extra,
        })
    }

    async fn execute(&mut self, verbs: Vec<Verb>, setting: Setting) -> Step<Next> {
        for verb in verbs {
            // A pause before anything else is spent before the call is picked up; a rejected call never is.
            if !matches!(
                verb,
                Verb::Reject { .. } | Verb::Pause { .. } | Verb::Redirect(_)
            ) {
                self.answered();
            }
            let goto = match verb {
                Verb::Say(_) | Verb::Play(_) | Verb::Pause { .. } => {
                    self.prompt(&verb).await?;
                    None
                }
                Verb::Gather(gather) => self.gather(&gather).await?,
                Verb::Record(record) => self.record(&record).await?,
                Verb::Dial(dial) => self.dial(&dial).await?,
                Verb::Enqueue(enqueue) => self.enqueue(&enqueue).await?,
                Verb::Redirect(address) => Some(Source::at(&address)),
                Verb::Hangup => return Ok(Next::Done(Flow::HangUp)),
                Verb::Leave if setting == Setting::QueueWait => return Ok(Next::Done(Flow::Leave)),
                Verb::Leave => None,
                Verb::Reject { busy } => return Ok(Next::Done(Flow::Rejected { busy })),
            };
            if let Some(source) = goto {
                return Ok(Next::Goto(source));
            }
        }
        Ok(Next::Done(Flow::End))
    }

    /// Something to listen to.
    pub async fn prompt(&mut self, verb: &Verb) -> Step<()> {
        match verb {
            Verb::Say(say) => self.say(say).await,
            Verb::Play(play) => self.play(play).await,
            Verb::Pause { seconds } => {
                self.wait(self.net.config().scaled(f64::from(*seconds)))
                    .await
            }
            Verb::Gather(_)
            | Verb::Dial(_)
            | Verb::Enqueue(_)
            | Verb::Leave
            | Verb::Redirect(_)
            | Verb::Record(_)
            | Verb::Hangup
            | Verb::Reject { .. } => Ok(()),
        }
    }

    async fn say(&mut self, say: &Say) -> Step<()> {
        let time = self.net.config().speech(&say.text);
        self.repeat(say.times, time, |task| {
            task.net.with(|w| {
                w.hear(
                    &task.sid,
                    Speaker::Voice,
                    "",
                    &say.text,
                    say.language.as_deref(),
                );
            });
        })
        .await
    }

    async fn play(&mut self, play: &Play) -> Step<()> {
        let url = if play.is_tones() {
            None
        } else {
            Some(self.absolute(&play.what)?)
        };
        let time = match &url {
            Some(url) => sounds::length(&self.net, url)
                .await
                .map_err(Interrupt::Failed)?,
            None => self.net.config().speech(&play.what),
        };
        let what = url.as_deref().unwrap_or(&play.what);
        self.repeat(play.times, time, |task| {
            task.net
                .with(|w| w.hear(&task.sid, Speaker::Sound, "", what, None));
        })
        .await
    }

    async fn repeat(
        &mut self,
        times: u32,
        each: std::time::Duration,
        sound: impl Fn(&Self),
    ) -> Step<()> {
        // Even a network at no pace at all must not spin.
        const SHORTEST: std::time::Duration = std::time::Duration::from_millis(1);
        let mut left = times;
        loop {
            sound(self);
            self.wait(each.max(SHORTEST)).await?;
            if times != 0 {
                left -= 1;
                if left == 0 {
                    return Ok(());
                }
            }
        }
    }
}
