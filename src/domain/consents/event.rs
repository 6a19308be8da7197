//! What has happened to a consent.

use crate::domain::consents::able::Ability;
use crate::domain::consents::consent::{ConsentKind, GivenHow};
use crate::domain::ids::{ConsentId, ContactId, PatientId, StaffId};
use crate::domain::plans::section::Section;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Consents.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum ConsentEvent {
    /// The person has given it.
    ConsentGiven {
        patient: PatientId,
        consent: ConsentId,
        consent_kind: ConsentKind,
        without: Vec<Section>,
        words: Option<Secret<String>>,
        how: GivenHow,
        until: Timestamp,
        by: StaffId,
        ability: Option<Ability>,
    },
    /// It was given to another service, and taken in here.
    ConsentGivenElsewhere {
        patient: PatientId,
        consent: ConsentId,
        given_at: Option<Timestamp>,
        given_to: Option<Secret<String>>,
    },
    /// It ends soon, or today: whoever coordinates was told, if it was the one that counts.
    ConsentEndNoticed {
        patient: PatientId,
        consent: ConsentId,
    },
    /// At the person's word it covers less.
    ConsentNarrowed {
        patient: PatientId,
        consent: ConsentId,
        without: Vec<Section>,
        said_in: Option<ContactId>,
        by: StaffId,
    },
    /// It was never given, or not by this person: it covers nothing more, as one that is withdrawn.
    ConsentStruck {
        patient: PatientId,
        consent: ConsentId,
        why: Secret<String>,
        by: StaffId,
    },
    /// At the person's word it covers nothing more.
    ConsentWithdrawn {
        patient: PatientId,
        consent: ConsentId,
        said_in: Option<ContactId>,
        by: StaffId,
    },
}
