//! Readings that could not be written down when they were made, since the log took nothing: kept in memory, and written down when it does
//! again (`design`: whoever is on duty may still read). Says into the program's own log what is lost if the program ends before that.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::domain::access::Part;
use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::ids::PatientId;
use crate::domain::openings::opening::{Ground, Reader, RecordPart};
use crate::domain::openings::sight;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::engine::{Engine, SubmitError};
use crate::views::Viewer;

/// How often it is looked whether the log takes records again.
const AGAIN: Duration = Duration::from_millis(500);
/// So many wait at the most; what comes after them is not shown.
const MOST: usize = 10_000;

/// Whether a reading was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It was.
    Written,
    /// It will be when the log takes records again.
    Unwritten,
}

/// A reading that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Waiting {
    patient: PatientId,
    reader: Reader,
    ground: Ground,
    parts: Vec<RecordPart>,
    read_at: Timestamp,
}

/// Readings that wait. Cheap to clone.
#[derive(Clone)]
pub struct Unwritten {
    engine: Engine,
    waiting: Arc<Mutex<Vec<Waiting>>>,
}

impl Unwritten {
    /// None yet.
    pub fn new(engine: Engine) -> Self {
        Self {
            engine,
            waiting: Arc::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes down that somebody reads these parts; if the log takes nothing, whoever is on duty reads all the same, and it is kept.
    pub async fn read(
        &self,
        viewer: &Viewer,
        patient: PatientId,
        parts: &[RecordPart],
    ) -> Result<Reading, SubmitError> {
        let actor = viewer
            .actor()
            .ok_or(SubmitError::Rejected(Rejection::NotStaff))?;
        let command = PatientCommand::Read {
            patient,
            parts: parts.to_vec(),
        };
        match self.engine.submit(actor, Command::Patient(command)).await {
            Ok(_) => Ok(Reading::Written),
            Err(SubmitError::NotWritable(why)) => {
                let state = self.engine.state();
                if !is_on_duty(&state, viewer) {
                    return Err(SubmitError::NotWritable(why));
                }
                let now = self.engine.now();
                let read = readings(&state, viewer, patient, parts, now);
                self.keep(read.map_err(SubmitError::Rejected)?)?;
                Ok(Reading::Unwritten)
            }
            Err(error) => Err(error),
        }
    }

    fn keep(&self, read: Vec<Waiting>) -> Result<(), SubmitError> {
        let mut waiting = self.lock();
        if waiting.len() + read.len() > MOST {
            return Err(SubmitError::Overloaded);
        }
        let begins = waiting.is_empty();
        for one in read {
            tracing::warn!(
                patient = %one.patient, reader = ?one.reader, ground = ?one.ground, parts = one.parts.len(), at = %one.read_at,
                "a reading waits for the log"
            );
            let same = |other: &&mut Waiting| {
                other.patient == one.patient
                    && other.reader == one.reader
                    && other.ground == one.ground
            };
            if let Some(other) = waiting.iter_mut().find(same) {
                let new = |part: &RecordPart| !other.parts.contains(part);
                let more: Vec<RecordPart> = one.parts.into_iter().filter(new).collect();
                other.parts.extend(more);
            } else {
                waiting.push(one);
            }
        }
        if begins {
            tokio::spawn(write(self.clone()));
        }
        Ok(())
    }

    /// The first that waits.
    fn first(&self) -> Option<Waiting> {
        self.lock().first().cloned()
    }

    /// It is written down, as far as it was read when it was.
    fn written(&self, one: &Waiting) {
        let mut waiting = self.lock();
        if let Some(first) = waiting.first_mut() {
            first.parts.retain(|part| !one.parts.contains(part));
            if first.parts.is_empty() {
                waiting.remove(0);
            }
        }
    }
}

/// Until nothing waits.
async fn write(unwritten: Unwritten) {
    while let Some(one) = unwritten.first() {
        if !unwritten.engine.health().writable {
            tokio::time::sleep(AGAIN).await;
            continue;
        }
        let command = PatientCommand::RecordReading {
            patient: one.patient,
            viewer: one.reader.clone(),
            ground: one.ground,
            parts: one.parts.clone(),
            read_at: one.read_at,
        };
        let done = unwritten
            .engine
            .submit(Actor::Effects, Command::Patient(command))
            .await;
        match done {
            Ok(_) => unwritten.written(&one),
            Err(SubmitError::Rejected(why)) => {
                tracing::error!(patient = %one.patient, %why, "a reading cannot be written down any more");
                unwritten.written(&one);
            }
            Err(SubmitError::Overloaded | SubmitError::NotWritable(_)) => {
                tokio::time::sleep(AGAIN).await;
            }
            Err(SubmitError::Stopped) => return,
        }
    }
}

/// The nurse on duty, and whoever asks for help.
fn is_on_duty(state: &State, viewer: &Viewer) -> bool {
    viewer.nurse_on_duty(state).is_some() || viewer.may_see(state, Part::Asking)
}

/// What is read, each part on the best ground there is; refused where there is none.
fn readings(
    state: &State,
    viewer: &Viewer,
    patient: PatientId,
    parts: &[RecordPart],
    now: Timestamp,
) -> Result<Vec<Waiting>, Rejection> {
    let no_ground = || Rejection::Record(RecordRejection::NoGround);
    let reader = Reader::of(viewer.looker()).ok_or_else(no_ground)?;
    let found = state.current_patient(patient).ok_or_else(no_ground)?;
    let sight = sight::sight(state, viewer.looker(), found, now);
    let mut read: Vec<Waiting> = Vec::new();
    for part in parts {
        let ground = sight.ground_for(*part).ok_or_else(no_ground)?;
        match read.iter_mut().find(|one| one.ground == ground) {
            Some(one) => one.parts.push(*part),
            None => read.push(Waiting {
                patient: found.id,
                reader: reader.clone(),
                ground,
                parts: vec![*part],
                read_at: now,
            }),
        }
    }
    Ok(read)
}
