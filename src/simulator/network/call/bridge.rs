//! The leg at the far end of a `<Dial>`: rung, whispered to, joined to the caller, and let go.

use super::super::twiml::{Address, Setting};
use super::markup::Flow;
use super::start::First;
use super::task::{CallTask, Interrupt};
use super::{CallStatus, Place, Source};
use tokio::sync::mpsc;

/// What the far leg tells the near one.
#[derive(Debug)]
pub(in super::super) enum News {
    /// Somebody picked up: the other numbers may stop ringing.
    Answered(String),
    /// Ready to speak.
    Ready(String),
    Over(String, CallStatus),
}

pub(in super::super) type ToParent = mpsc::Sender<News>;

impl CallTask {
    pub async fn run_child(
        &mut self,
        whisper: Option<Address>,
        timeout: u32,
        parent: ToParent,
    ) -> CallStatus {
        let sid = self.sid.clone();
        if let Err(status) = self.ring(timeout).await {
            let _gone = parent.send(News::Over(sid, status)).await;
            return status;
        }
        let _gone = parent.send(News::Answered(sid.clone())).await;
        let outcome = self.whisper_and_talk(whisper, &parent).await;
        let _gone = parent.send(News::Over(sid, CallStatus::Completed)).await;
        self.net.with(|world| {
            if let Some(call) = world.calls.get_mut(&self.sid) {
                call.place = Place::Alone;
            }
        });
        match outcome {
            Interrupt::Redirected(source) => self.run_call(First::Markup(source)).await,
            Interrupt::Over(status) => status,
            Interrupt::Failed(error) => {
                self.net.with(|world| world.log_error(&error));
                CallStatus::Completed
            }
            Interrupt::Key | Interrupt::ConferenceStarted | Interrupt::OutOfConference => {
                CallStatus::Completed
            }
        }
    }

    /// Returns with what ended it.
    async fn whisper_and_talk(&mut self, whisper: Option<Address>, parent: &ToParent) -> Interrupt {
        if let Some(address) = whisper {
            match self
                .run_markup(Source::at(&address), Setting::Whisper, Vec::new())
                .await
            {
                // The end of the whisper joins the two; a hang-up in it does not.
                Ok(Flow::End) => {}
                Ok(Flow::HangUp | Flow::Leave | Flow::Rejected { .. }) => {
                    return Interrupt::Over(CallStatus::Completed);
                }
                Err(interrupt) => return interrupt,
            }
        }
        if parent.send(News::Ready(self.sid.clone())).await.is_err() {
            return Interrupt::Over(CallStatus::Completed);
        }
        self.wait_long().await
    }
}
