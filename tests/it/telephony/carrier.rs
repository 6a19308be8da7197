//! A carrier that does what the test says and keeps what it was asked.

use hjemmevakt::domain::phone::E164;
use hjemmevakt::telephony::carrier::{
    Carrier, CarrierError, Fault, KnownCall, Move, NumberSettings, Participant, PlaceCall, Placed,
    SendMessage,
};
use hjemmevakt::telephony::sid::{CallSid, MessageSid};
use hjemmevakt::telephony::words::CallStatus;
use std::collections::{HashMap, VecDeque};
use std::sync::Mutex;
use std::time::Duration;
use tokio::sync::Notify;

/// A test that waits longer than this has failed.
const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    Place {
        to: String,
        sid: String,
        leg: String,
    },
    Move {
        sid: String,
        markup: String,
    },
    End(String),
    Status(String),
    Children(String),
    Announce {
        room: String,
        url: String,
    },
    Present(String),
    Send {
        to: String,
        body: String,
    },
}

#[derive(Default)]
pub struct Scripted {
    asked: Mutex<Vec<Asked>>,
    /// Answers to requests to ring, before all others succeed.
    refusals: Mutex<VecDeque<CarrierError>>,
    statuses: Mutex<HashMap<String, CallStatus>>,
    children: Mutex<HashMap<String, Vec<KnownCall>>>,
    /// Requests to ring are taken, and answered only after a word of the test.
    pub gate: Mutex<Option<std::sync::Arc<Notify>>>,
    changed: Notify,
}

pub fn sid(number: usize) -> String {
    format!("CA{number:032x}")
}

pub fn unavailable() -> CarrierError {
    CarrierError::Unavailable {
        tries: 3,
        fault: Fault::TimedOut,
    }
}

impl Scripted {
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    pub fn refuse_next(&self, error: CarrierError) {
        self.refusals.lock().unwrap().push_back(error);
    }

    pub fn set_status(&self, sid: &str, status: CallStatus) {
        self.statuses.lock().unwrap().insert(sid.to_owned(), status);
    }

    pub fn set_children(&self, sid: &str, children: Vec<KnownCall>) {
        self.children
            .lock()
            .unwrap()
            .insert(sid.to_owned(), children);
    }

    fn note(&self, asked: Asked) -> usize {
        let mut all = self.asked.lock().unwrap();
        all.push(asked);
        self.changed.notify_waiters();
        all.len()
    }

    /// Waits for the first request that fits.
    pub async fn wait_for<T>(&self, fits: impl Fn(&Asked) -> Option<T>) -> T {
        let wait = async {
            loop {
                let changed = self.changed.notified();
                if let Some(found) = self.asked().iter().find_map(&fits) {
                    return found;
                }
                changed.await;
            }
        };
        match tokio::time::timeout(PATIENCE, wait).await {
            Ok(found) => found,
            Err(late) => panic!("never asked; asked within {late} was {:#?}", self.asked()),
        }
    }

    /// The leg's id and the line's name of the telephone that is rung.
    pub async fn rung(&self, number: &str) -> (String, String) {
        self.wait_for(|asked| {
            if let Asked::Place { to, sid, leg } = asked
                && to == number
            {
                Some((leg.clone(), sid.clone()))
            } else {
                None
            }
        })
        .await
    }

    /// The markup that a line was moved to.
    pub async fn moved(&self, line: &str) -> String {
        self.wait_for(|asked| {
            if let Asked::Move { sid, markup } = asked
                && sid == line
            {
                Some(markup.clone())
            } else {
                None
            }
        })
        .await
    }
}

impl Carrier for Scripted {
    async fn place_call(&self, call: &PlaceCall) -> Result<Placed, CarrierError> {
        if let Some(error) = self.refusals.lock().unwrap().pop_front() {
            return Err(error);
        }
        let number = 0xF000 + self.asked.lock().unwrap().len();
        let leg = call.answer_url.split('/').rev().nth(1).unwrap().to_owned();
        self.note(Asked::Place {
            to: call.to.as_str().to_owned(),
            sid: sid(number),
            leg,
        });
        let gate = self.gate.lock().unwrap().clone();
        if let Some(gate) = gate {
            gate.notified().await;
        }
        Ok(Placed {
            sid: sid(number).parse().unwrap(),
        })
    }

    async fn move_call(&self, call: &CallSid, to: &Move) -> Result<(), CarrierError> {
        let Move::Twiml(markup) = to else {
            panic!("markup is sent along")
        };
        self.note(Asked::Move {
            sid: call.to_string(),
            markup: markup.clone(),
        });
        Ok(())
    }

    async fn end_call(&self, call: &CallSid) -> Result<(), CarrierError> {
        self.note(Asked::End(call.to_string()));
        Ok(())
    }

    async fn call_status(&self, call: &CallSid) -> Result<CallStatus, CarrierError> {
        self.note(Asked::Status(call.to_string()));
        let statuses = self.statuses.lock().unwrap();
        Ok(statuses
            .get(call.as_str())
            .copied()
            .unwrap_or(CallStatus::InProgress))
    }

    async fn children(&self, call: &CallSid) -> Result<Vec<KnownCall>, CarrierError> {
        self.note(Asked::Children(call.to_string()));
        let children = self.children.lock().unwrap();
        Ok(children.get(call.as_str()).cloned().unwrap_or_default())
    }

    async fn find_calls(&self, _: &E164, _: CallStatus) -> Result<Vec<KnownCall>, CarrierError> {
        Ok(Vec::new())
    }

    async fn send_message(&self, message: &SendMessage) -> Result<MessageSid, CarrierError> {
        let count = self.note(Asked::Send {
            to: message.to.as_str().to_owned(),
            body: message.body.clone(),
        });
        Ok(format!("SM{count:032x}").parse().unwrap())
    }

    async fn announce(&self, conference: &str, announce_url: &str) -> Result<(), CarrierError> {
        self.note(Asked::Announce {
            room: conference.to_owned(),
            url: announce_url.to_owned(),
        });
        Ok(())
    }

    async fn participants(&self, conference: &str) -> Result<Vec<Participant>, CarrierError> {
        self.note(Asked::Present(conference.to_owned()));
        Ok(Vec::new())
    }

    async fn remove_participant(&self, _: &str, _: &CallSid) -> Result<(), CarrierError> {
        Ok(())
    }

    async fn number_settings(&self, _: &E164) -> Result<Option<NumberSettings>, CarrierError> {
        Ok(None)
    }

    async fn delete_call_record(&self, _: &CallSid) -> Result<(), CarrierError> {
        Ok(())
    }

    async fn delete_message(&self, _: &MessageSid) -> Result<(), CarrierError> {
        Ok(())
    }
}
