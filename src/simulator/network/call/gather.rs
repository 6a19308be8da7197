//! Keys: asking for them, taking them, and recordings that they end.

use super::super::handset::{EventKind, Mode, Speaker};
use super::super::twiml::{Address, Gather, Record};
use super::super::webhook::field;
use super::task::{CallTask, Interrupt, Step};
use super::{Signal, Source};

impl CallTask {
    /// A key was pressed: taken while somebody listens, lost otherwise.
    pub fn key(&mut self, key: char) -> Step<()> {
        let taken = self.keys.is_some();
        self.net.with(|world| {
            world.tell(
                &self.sid,
                EventKind::Key {
                    call: self.sid.clone(),
                    key,
                    taken,
                },
            );
        });
        match &mut self.keys {
            Some(keys) => {
                keys.push(key);
                Err(Interrupt::Key)
            }
            None => Ok(()),
        }
    }

    /// Speaks the prompts and takes keys, which cut them short. Leads to the action, or on when nothing came.
    pub async fn gather(&mut self, gather: &Gather) -> Step<Option<Source>> {
        self.listen();
        let outcome = self.gather_keys(gather).await;
        let keys = self.deafen();
        let finished = outcome?;
        if keys.is_empty() && !gather.action_on_empty && finished.is_none() {
            return Ok(None);
        }
        let extra = vec![
            field("Digits", &keys),
            field(
                "FinishedOnKey",
                finished.map(String::from).unwrap_or_default(),
            ),
            field("msg", "Gather End"),
        ];
        let here = self.base.clone().map(|url| Address {
            url,
            method: gather.method,
        });
        Ok(Self::action(
            gather.action.as_ref().or(here.as_ref()),
            extra,
        ))
    }

    /// The key that ended the input, if one did.
    async fn gather_keys(&mut self, gather: &Gather) -> Step<Option<char>> {
        for prompt in &gather.prompts {
            match self.prompt(prompt).await {
                Ok(()) => {}
                Err(Interrupt::Key) => break,
                Err(other) => return Err(other),
            }
        }
        loop {
            // Keys that came with the prompt, or since, are looked at before waiting for more.
            if let Some(finished) = self.finished_on(gather.finish_on_key) {
                return Ok(Some(finished));
            }
            let count = self.keys.as_ref().map_or(0, |keys| keys.chars().count());
            if gather.num_digits.is_some_and(|wanted| count >= wanted) {
                return Ok(None);
            }
            match self
                .wait(self.net.config().scaled(f64::from(gather.timeout)))
                .await
            {
                Ok(()) => return Ok(None),
                Err(Interrupt::Key) => {}
                Err(other) => return Err(other),
            }
        }
    }

    fn finished_on(&mut self, key: Option<char>) -> Option<char> {
        let keys = self.keys.as_mut()?;
        let last = keys.chars().next_back().filter(|last| Some(*last) == key)?;
        keys.pop();
        Some(last)
    }

    fn listen(&mut self) {
        self.keys = Some(String::new());
        let mode = self.net.with(|world| {
            world.line_listening(&self.sid, true);
            world.mode_of(&self.sid)
        });
        if let Some(Mode::AutoAnswer { keys, .. }) = mode
            && !self.automatic_keys_used
        {
            self.automatic_keys_used = true;
            let (net, sid) = (self.net.clone(), self.sid.clone());
            self.net.spawn(async move {
                for key in keys.chars() {
                    tokio::time::sleep(net.config().scaled_ms(300)).await;
                    net.with(|world| world.signal(&sid, Signal::Key(key)));
                }
            });
        }
    }

    fn deafen(&mut self) -> String {
        self.net
            .with(|world| world.line_listening(&self.sid, false));
        self.keys.take().unwrap_or_default()
    }

    /// A recording is not kept, only that there was one, and how long.
    pub async fn record(&mut self, record: &Record) -> Step<Option<Source>> {
        if record.beep {
            self.net
                .with(|world| world.hear(&self.sid, Speaker::Sound, "", "(pipetone)", None));
        }
        self.listen();
        let begun = tokio::time::Instant::now();
        // Typed speech has no pauses to hear: silence is what follows for `timeout` seconds, at most `maxLength`.
        let longest = record.timeout.min(record.max_length);
        let mut ended_by = None;
        let outcome = loop {
            match self
                .wait(self.net.config().scaled(f64::from(longest)))
                .await
            {
                Ok(()) => break Ok(()),
                Err(Interrupt::Key) => {
                    let key = self.keys.as_ref().and_then(|keys| keys.chars().next_back());
                    ended_by = key.filter(|key| record.finish_on_key.contains(*key));
                    if ended_by.is_some() {
                        break Ok(());
                    }
                }
                Err(other) => break Err(other),
            }
        };
        self.deafen();
        outcome?;
        let sid = self.net.with(|world| world.sid("RE"));
        let config = self.net.config();
        let extra = vec![
            field("RecordingSid", &sid),
            field(
                "RecordingUrl",
                format!(
                    "{}/2010-04-01/Accounts/{}/Recordings/{sid}",
                    config.public_url, config.account_sid
                ),
            ),
            field("RecordingDuration", config.nominal_seconds(begun.elapsed())),
            field(
                "Digits",
                ended_by.map_or_else(|| "hangup".to_owned(), String::from),
            ),
        ];
        let here = self.base.clone().map(|url| Address {
            url,
            method: record.method,
        });
        Ok(Self::action(
            record.action.as_ref().or(here.as_ref()),
            extra,
        ))
    }
}
