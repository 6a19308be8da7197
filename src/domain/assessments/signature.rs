//! Who signed. Each signature can be made only for somebody to whom the law gives that part, and each part of a document takes only its own
//! signature: that a nurse decided compulsion is not a value of any type (`handbook/service/en/assessments.md`).

use crate::domain::access;
use crate::domain::actor::Actor;
use crate::domain::assessments::rejection::DocumentRejection;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::ids::StaffId;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;

/// To whom a part belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Office {
    /// The nurse's part, and the service's own documents.
    Nurse,
    /// A doctor's (psykisk helsevernloven § 3-1).
    Doctor,
    /// The municipal doctor's, or a delegate's (psykisk helsevernloven § 3-1 second paragraph).
    MunicipalDoctor,
    /// The institution's: here it is only noted what it has told (psykisk helsevernloven § 3-3 a).
    Institution,
}

impl Office {
    /// Whose a kind of document is.
    pub const fn of(kind: DocumentKind) -> Self {
        match kind {
            DocumentKind::DoctorExamination => Self::Doctor,
            DocumentKind::CompulsoryExaminationDecision => Self::MunicipalDoctor,
            DocumentKind::InstitutionInformation => Self::Institution,
            DocumentKind::Isbar
            | DocumentKind::Urgency
            | DocumentKind::FirstContact
            | DocumentKind::SupportConversation
            | DocumentKind::SuicideExploration
            | DocumentKind::Intoxication
            | DocumentKind::NurseAssessment
            | DocumentKind::TelephoneOrder
            | DocumentKind::Escort
            | DocumentKind::Children
            | DocumentKind::HomeVisit
            | DocumentKind::RelativeConversation
            | DocumentKind::AfterCrisis
            | DocumentKind::Licensed => Self::Nurse,
        }
    }
}

/// A nurse's, on duty or of the day service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NurseSignature(StaffId);

/// A doctor's: of the staff, or let in for some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoctorSignature(Actor);

/// The municipal doctor's, or a delegate's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MunicipalDoctorSignature(StaffId);

/// Of whoever took down what the institution told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedSignature(Actor);

/// A signature, of whichever part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signature {
    /// Of a nurse.
    Nurse(NurseSignature),
    /// Of a doctor.
    Doctor(DoctorSignature),
    /// Of the municipal doctor.
    MunicipalDoctor(MunicipalDoctorSignature),
    /// Of whoever took down what was told.
    Received(ReceivedSignature),
}

impl NurseSignature {
    /// Hers, if she is a nurse.
    pub fn of(state: &State, actor: &Actor) -> Result<Self, DocumentRejection> {
        actor
            .staff()
            .filter(|staff| {
                has(state, staff, StaffRole::Nurse) || has(state, staff, StaffRole::DayNurse)
            })
            .map(|staff| Self(staff.clone()))
            .ok_or(DocumentRejection::NurseSigns)
    }

    /// As a record of the log says it was.
    pub(crate) const fn as_recorded(staff: StaffId) -> Self {
        Self(staff)
    }

    /// Whose.
    pub const fn staff(&self) -> &StaffId {
        &self.0
    }
}

impl DoctorSignature {
    /// Theirs, if it is a doctor.
    pub fn of(state: &State, actor: &Actor) -> Result<Self, DocumentRejection> {
        match actor {
            Actor::Staff(staff) if is_doctor(state, staff) => Ok(Self(actor.clone())),
            Actor::Guest(_) => Ok(Self(actor.clone())),
            Actor::Staff(_)
            | Actor::Station(_)
            | Actor::Carrier
            | Actor::Clock
            | Actor::Effects
            | Actor::Operator => Err(DocumentRejection::DoctorSigns),
        }
    }

    /// As a record of the log says it was.
    pub(crate) const fn as_recorded(actor: Actor) -> Self {
        Self(actor)
    }

    /// Whose.
    pub const fn actor(&self) -> &Actor {
        &self.0
    }
}

impl MunicipalDoctorSignature {
    /// Theirs, if it is the municipal doctor or a delegate.
    pub fn of(state: &State, actor: &Actor) -> Result<Self, DocumentRejection> {
        actor
            .staff()
            .filter(|staff| {
                is_doctor(state, staff) && has(state, staff, StaffRole::MunicipalDoctor)
            })
            .map(|staff| Self(staff.clone()))
            .ok_or(DocumentRejection::MunicipalDoctorSigns)
    }

    /// As a record of the log says it was.
    pub(crate) const fn as_recorded(staff: StaffId) -> Self {
        Self(staff)
    }

    /// Whose.
    pub const fn staff(&self) -> &StaffId {
        &self.0
    }
}

impl ReceivedSignature {
    /// Of a nurse or a doctor.
    pub fn of(state: &State, actor: &Actor) -> Result<Self, DocumentRejection> {
        let may =
            NurseSignature::of(state, actor).is_ok() || DoctorSignature::of(state, actor).is_ok();
        may.then(|| Self(actor.clone()))
            .ok_or(DocumentRejection::NurseSigns)
    }

    /// As a record of the log says it was.
    pub(crate) const fn as_recorded(actor: Actor) -> Self {
        Self(actor)
    }

    /// Whose.
    pub const fn actor(&self) -> &Actor {
        &self.0
    }
}

impl Signature {
    /// The actor's, for a part of this office.
    ///
    /// # Errors
    /// The part is somebody else's to sign.
    pub fn of(office: Office, state: &State, actor: &Actor) -> Result<Self, DocumentRejection> {
        match office {
            Office::Nurse => NurseSignature::of(state, actor).map(Self::Nurse),
            Office::Doctor => DoctorSignature::of(state, actor).map(Self::Doctor),
            Office::MunicipalDoctor => {
                MunicipalDoctorSignature::of(state, actor).map(Self::MunicipalDoctor)
            }
            Office::Institution => ReceivedSignature::of(state, actor).map(Self::Received),
        }
    }

    /// Whose.
    pub fn actor(&self) -> Actor {
        match self {
            Self::Nurse(NurseSignature(staff))
            | Self::MunicipalDoctor(MunicipalDoctorSignature(staff)) => Actor::Staff(staff.clone()),
            Self::Doctor(DoctorSignature(actor)) | Self::Received(ReceivedSignature(actor)) => {
                actor.clone()
            }
        }
    }
}

/// Whether it is a doctor who can sign something here later: of the staff, or let in and not gone.
pub fn is_reachable_doctor(state: &State, actor: &Actor) -> bool {
    match actor {
        Actor::Staff(staff) => is_doctor(state, staff),
        Actor::Guest(guest) => state
            .guest(*guest)
            .is_some_and(|guest| guest.ended.is_none()),
        Actor::Station(_) | Actor::Carrier | Actor::Clock | Actor::Effects | Actor::Operator => {
            false
        }
    }
}

fn has(state: &State, staff: &StaffId, role: StaffRole) -> bool {
    access::roles(state, staff).is_some_and(|roles| roles.contains(&role))
}

/// A doctor, and no nurse: also where a service file of an earlier day names somebody as both.
fn is_doctor(state: &State, staff: &StaffId) -> bool {
    access::roles(state, staff).is_some_and(|roles| {
        roles.iter().any(|role| role.is_doctor()) && !roles.iter().any(|role| role.is_nurse())
    })
}
