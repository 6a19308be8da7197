//! Events as the log keeps them: JSON with a version, personal content sealed. What was ever written can be read for ever:
//! a changed shape gets a new version and the old one an arm of its own in `events`. Never decides anything.

mod beside;
mod care;
mod complaints;
mod deaths;
mod deviations;
mod documents;
mod earlier;
mod escorts;
mod events;
mod feedback;
mod field;
mod fields;
mod follow_ups;
mod handbook;
mod handovers;
mod on_duty;
mod patients;
mod plain;
mod requests;
mod service;

use serde_json::{Map, Value};

use crate::domain::actor::Actor;
use crate::domain::assessments::event::AssessmentEvent;
use crate::domain::complaints::event::ComplaintEvent;
use crate::domain::deviations::event::DeviationEvent;
use crate::domain::event::{ContactEvent, Event, GuestEvent};
use crate::domain::patients::event::PatientEvent;
use crate::domain::safety::event::SafetyEvent;
use crate::domain::secret::Subject;
use crate::domain::time::Timestamp;
use crate::log::seal::{OpenError, SealError, Sealer};
use crate::log::{NewRecord, Record};

/// Why an event could not be written as a record.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    /// Its content could not be sealed.
    #[error("the content of a record could not be sealed")]
    Seal(#[source] SealError),
    /// It could not be written as JSON.
    #[error("a record could not be written as JSON")]
    Json(#[source] serde_json::Error),
}

/// Why a record could not be read as an event.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// A kind or a version that this program does not know: a newer one wrote it.
    #[error(
        "record {seq} is of a kind that this version does not know ({kind} {version}): run the version that wrote it, or a newer one"
    )]
    Unknown {
        /// Its place in the log.
        seq: u64,
        /// Its kind.
        kind: String,
        /// Its version.
        version: u16,
    },
    /// The body is not what such a record holds.
    #[error("record {seq} ({kind}) cannot be read: {problem}")]
    Body {
        /// Its place in the log.
        seq: u64,
        /// Its kind.
        kind: String,
        /// What is wrong, and where.
        problem: FieldError,
    },
}

/// What is wrong with a field.
#[derive(Debug, thiserror::Error)]
pub enum FieldError {
    /// Not there.
    #[error("the field {0} is missing")]
    Missing(&'static str),
    /// Something else than what belongs there.
    #[error("{0} was expected")]
    Expected(&'static str),
    /// The sealed content does not open.
    #[error("sealed content does not open")]
    Sealed(#[source] OpenError),
    /// Not JSON at all.
    #[error("the body is not a JSON object")]
    Json(#[source] serde_json::Error),
    /// A service file that cannot be read any more.
    #[error("the service file in it cannot be read: {0}")]
    ServiceFile(String),
}

/// Writes an event as a record. Content that is erased by it loses its key in the same batch.
pub fn encode(
    event: &Event,
    at: Timestamp,
    actor: &Actor,
    sealer: &mut Sealer,
) -> Result<NewRecord, EncodeError> {
    let (kind, version, body) = events::encode(event, sealer)?;
    if let Event::Contact(ContactEvent::ContactErased { contact, .. }) = event {
        sealer.destroy(Subject::Contact(*contact));
    }
    if let Event::Guest(GuestEvent::GuestErased { guest, .. }) = event {
        sealer.destroy(Subject::Guest(*guest));
    }
    if let Event::Safety(SafetyEvent::VisitErased { visit, .. }) = event {
        sealer.destroy(Subject::Visit(*visit));
    }
    if let Event::Complaint(ComplaintEvent::ComplaintErased { complaint, .. }) = event {
        sealer.destroy(Subject::Complaint(*complaint));
    }
    if let Event::Deviation(DeviationEvent::DeviationErased { deviation, .. }) = event {
        sealer.destroy(Subject::Deviation(*deviation));
    }
    if let Event::Assessment(AssessmentEvent::DocumentErased { document }) = event {
        sealer.destroy(Subject::Document(*document));
    }
    if let Event::Patient(PatientEvent::PatientErased {
        patient,
        contacts,
        confidences,
        ..
    }) = event
    {
        sealer.destroy(Subject::Patient(*patient));
        for contact in contacts {
            sealer.destroy(Subject::Contact(*contact));
        }
        for confidence in confidences {
            sealer.destroy(Subject::Confidence(*confidence));
        }
    }
    let body = serde_json::to_string(&Value::Object(body)).map_err(EncodeError::Json)?;
    Ok(NewRecord {
        at,
        actor: actor.to_string(),
        kind,
        version,
        body,
    })
}

/// Reads a record as the event it was.
pub fn decode(record: &Record, sealer: &Sealer) -> Result<Event, DecodeError> {
    let problem = |problem| DecodeError::Body {
        seq: record.seq,
        kind: record.kind.clone(),
        problem,
    };
    let body: Map<String, Value> =
        serde_json::from_str(&record.body).map_err(|error| problem(FieldError::Json(error)))?;
    let (kind, version) = (&record.kind, record.version);
    match events::decode(kind, version, &record.actor, &body, sealer) {
        Some(Ok(event)) => Ok(event),
        Some(Err(error)) => Err(problem(error)),
        None => Err(DecodeError::Unknown {
            seq: record.seq,
            kind: record.kind.clone(),
            version: record.version,
        }),
    }
}

/// The kinds and versions that can be read.
pub fn known_kinds() -> Vec<(&'static str, u16)> {
    [earlier::KINDS, events::KINDS].concat()
}
