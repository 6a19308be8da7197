//! What a doctor who has asked for help sees of the person whom the nurse has said that it is about: who it is, and of the crisis part what
//! the person has consented to, or what was opened in an emergency. Nothing else of the record, and nothing once the request is over.
//! Where nothing is shown it is not said whether there is a plan.

use crate::domain::ids::{PatientId, RequestId};
use crate::domain::openings::opening::{Ground, RecordPart};
use crate::domain::openings::sight;
use crate::domain::patients::identity::Identity;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::domain::tongue::Tongue;
use crate::views::Viewer;
use crate::views::plan::{self, Part};

/// The person whom a request is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByRequest {
    /// Which request.
    pub request: RequestId,
    /// The record.
    pub patient: PatientId,
    /// The name.
    pub name: String,
    /// What they want to be called.
    pub called: String,
    /// The language that the person speaks, where it is known.
    pub speaks: Option<Tongue>,
    /// What helps them understand and be understood: interpreter, hearing, reading.
    pub communication: Vec<String>,
    /// Parts of the crisis part.
    pub parts: Vec<Part>,
    /// They are open in an emergency, with a reason.
    pub emergency: bool,
}

impl ByRequest {
    /// What is read by reading it.
    pub fn read(&self) -> Vec<RecordPart> {
        let plan = self.parts.iter().map(|part| RecordPart::Plan(part.section));
        std::iter::once(RecordPart::Identity).chain(plan).collect()
    }
}

/// The person; nothing for whoever did not ask, until the nurse has said whom it is about, and after the request.
pub fn by_request(
    state: &State,
    viewer: &Viewer,
    request: RequestId,
    now: Timestamp,
) -> Option<ByRequest> {
    let contact = state.request(request)?.contact;
    let about = sight::said_to_be_about(state, contact)?;
    let patient = state.current_patient(about)?;
    let sight = sight::sight(state, viewer.looker(), patient, now);
    if !sight.grounds.contains(&Ground::Request(request)) {
        return None;
    }
    let identity = patient.identity.known()?;
    Some(ByRequest {
        request,
        patient: patient.id,
        name: Identity::full_name(identity),
        called: identity.called().to_owned(),
        speaks: identity.language.clone(),
        communication: identity.communicates(),
        parts: plan::crisis_parts(state, viewer, patient.id, now),
        emergency: sight.grounds.contains(&Ground::Emergency(contact)),
    })
}
