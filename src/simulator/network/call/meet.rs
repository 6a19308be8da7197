//! A call in a conference: it joins, waits for the start, talks, and leaves when told to or when the line ends.

use super::super::conference::{JoinError, Seat};
use super::super::error::MarkupError;
use super::super::twiml::{Callback, Conference, Dial, Setting};
use super::task::{CallTask, Interrupt, Step};
use super::{Place, Signal, Source};
use std::time::Duration;

/// Between two rounds of wait markup that took no time at all, in real time.
const BREATH: Duration = Duration::from_millis(20);

impl CallTask {
    /// Until the call is out of the conference and its markup goes on.
    pub async fn join(&mut self, noun: &Conference, dial: Option<&Dial>) -> Step<()> {
        let mut noun = noun.clone();
        if let Some(to) = noun.callback.to.as_mut() {
            to.url = self.absolute(&to.url)?;
        }
        let seat = Seat::new(&self.sid, &noun);
        let callback = std::mem::take(&mut noun.callback);
        let joined = self.join_room(&noun, &seat, callback);
        let conference = joined.map_err(|error| {
            let JoinError::Full = error;
            // 13234 in spirit: the room is full.
            Interrupt::Failed(MarkupError::new(
                13234,
                self.base.clone().unwrap_or_default(),
                "Conference: full",
            ))
        })?;
        self.seated = Some(conference.clone());
        self.place(Place::Conference(conference.clone()));
        let base = self.base.clone();
        let interrupt = self.sit(&conference, &noun, dial).await;
        self.base = base;
        self.seated = None;
        let config = self.net.config();
        self.net
            .with(|world| world.leave_conference(config, &conference, &self.sid));
        self.place(Place::Alone);
        match interrupt {
            Interrupt::OutOfConference => Ok(()),
            other @ (Interrupt::Over(_)
            | Interrupt::Redirected(_)
            | Interrupt::Key
            | Interrupt::ConferenceStarted
            | Interrupt::Failed(_)) => Err(other),
        }
    }

    fn join_room(
        &self,
        noun: &Conference,
        seat: &Seat,
        callback: Callback,
    ) -> Result<String, JoinError> {
        let lane = callback.to.is_some().then(|| super::Lane::start(&self.net));
        let config = self.net.config();
        self.net
            .with(|world| world.join_conference(config, noun, seat, callback, lane))
    }

    /// Returns with what took the call out.
    async fn sit(&mut self, conference: &str, noun: &Conference, dial: Option<&Dial>) -> Interrupt {
        while !self.net.look(|world| world.conference_started(conference)) {
            match self.wait_for_start(noun).await {
                // A key or the start itself: look again.
                Interrupt::ConferenceStarted | Interrupt::Key => {}
                Interrupt::Failed(error) => {
                    // Wait markup that fails is silence, not the end of the call.
                    self.net.with(|world| world.log_error(&error));
                    if let Some(interrupt) = self.silence().await {
                        return interrupt;
                    }
                }
                other @ (Interrupt::Over(_)
                | Interrupt::Redirected(_)
                | Interrupt::OutOfConference) => return other,
            }
        }
        let star = dial.is_some_and(|dial| dial.hangup_on_star);
        loop {
            let signal = self.signals.recv().await;
            if star && matches!(signal, Some(Signal::Key('*'))) {
                return Interrupt::OutOfConference;
            }
            match self.heard(signal) {
                Ok(()) | Err(Interrupt::ConferenceStarted | Interrupt::Key) => {}
                Err(other) => return other,
            }
        }
    }

    async fn silence(&mut self) -> Option<Interrupt> {
        match self.wait_long().await {
            Interrupt::ConferenceStarted => None,
            other @ (Interrupt::Over(_)
            | Interrupt::Redirected(_)
            | Interrupt::Key
            | Interrupt::OutOfConference
            | Interrupt::Failed(_)) => Some(other),
        }
    }

    async fn wait_for_start(&mut self, noun: &Conference) -> Interrupt {
        let Some(wait) = &noun.wait else {
            return self.wait_long().await;
        };
        loop {
            let base = self.base.clone();
            if let Err(interrupt) = self
                .run_markup(Source::at(wait), Setting::ConferenceWait, Vec::new())
                .await
            {
                return interrupt;
            }
            self.base = base;
            if let Err(interrupt) = self.wait(BREATH).await {
                return interrupt;
            }
        }
    }
}
