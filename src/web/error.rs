//! What went wrong, for whoever asked: problem details (RFC 9457). Says what is wrong and what to do; never what lies inside.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::assessments::rejection::DocumentRejection;
use crate::domain::complaints::rejection::ComplaintRejection;
use crate::domain::deaths::rejection::DeathRejection;
use crate::domain::deviations::rejection::DeviationRejection;
use crate::domain::endings::rejection::EndingRejection;
use crate::domain::escorts::rejection::EscortRejection;
use crate::domain::handovers::rejection::HandoverRejection;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::rejection::Rejection;
use crate::engine::{LookError, SubmitError};
use crate::web::session::sign_in::SignInError;

/// A problem (RFC 9457): `type` is always `about:blank`, so that the status says what kind it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// `about:blank`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The status in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong and what to do.
    pub detail: String,
    /// The field of the body that is wrong, where it is one: `identity.birth_number`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Seconds to wait before trying again, as the header says too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
}

impl Problem {
    /// With a status and words.
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
            field: None,
            retry_after: None,
        }
    }

    /// A field of the body that cannot be read, or may not stand so.
    pub fn of_field(field: &str, why: impl Into<String>) -> Self {
        let why = why.into();
        let detail = format!("`{field}`: {why}");
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail).about(field)
    }

    /// Says which field it is about, if it is about what was sent and nothing says so yet.
    #[must_use]
    pub fn about(mut self, field: &str) -> Self {
        if self.status == StatusCode::UNPROCESSABLE_ENTITY && self.field.is_none() {
            self.field = Some(field.to_owned());
        }
        self
    }

    /// To be tried again after so many seconds.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Nobody has signed in.
    pub fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "sign in first")
    }

    /// Somebody has, and the session waits for her.
    pub fn locked() -> Self {
        Self::new(StatusCode::LOCKED, "the session is locked: unlock it first")
    }

    /// Whether it is that.
    pub fn is_locked(&self) -> bool {
        self.status == StatusCode::LOCKED.as_u16()
    }

    /// Somebody has, but may not do this.
    pub fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, detail)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_string(&self).unwrap_or_default();
        let kind = HeaderValue::from_static("application/problem+json");
        let mut response = (status, [(header::CONTENT_TYPE, kind)], body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            let scheme = HeaderValue::from_static("Bearer");
            headers.insert(header::WWW_AUTHENTICATE, scheme);
        }
        response
    }
}

/// A rule that says no: not there is 404, not as it should be is 422, and everything that was possible a moment ago is 409.
impl From<Rejection> for Problem {
    fn from(rejection: Rejection) -> Self {
        let status = match rejection {
            Rejection::Record(why) => of_record(why),
            Rejection::Document(ref why) => of_document(why),
            Rejection::Death(DeathRejection::NotYet)
            | Rejection::Complaint(ComplaintRejection::WhoMissing)
            | Rejection::Deviation(DeviationRejection::SayWhatChanges) => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Rejection::Escort(why) => of_escort(why),
            Rejection::Handover(ref why) => of_handover(why),
            Rejection::Ending(why) => of_ending(why),
            Rejection::NotFound { .. } => StatusCode::NOT_FOUND,
            Rejection::NotStaff
            | Rejection::MayNot(_)
            | Rejection::NotOnDuty
            | Rejection::NotYours => StatusCode::FORBIDDEN,
            Rejection::NotHpr
            | Rejection::TooFarAhead { .. }
            | Rejection::OutcomeNotChosen
            | Rejection::FollowUpMissing
            | Rejection::NobodyForChildren
            | Rejection::UnknownStaff { .. }
            | Rejection::CannotFollowUp { .. }
            | Rejection::Empty
            | Rejection::TooLong { .. }
            | Rejection::MinutesWrong { .. }
            | Rejection::InThePast
            | Rejection::NotAChoice
            | Rejection::WrongCode => StatusCode::UNPROCESSABLE_ENTITY,
            Rejection::GuestStands
            | Rejection::Complaint(_)
            | Rejection::Death(_)
            | Rejection::Deviation(_)
            | Rejection::NoService
            | Rejection::TakenAlready
            | Rejection::NotWaiting
            | Rejection::NotTalking
            | Rejection::Busy
            | Rejection::ColleagueBusy { .. }
            | Rejection::NoNumber
            | Rejection::NumberWouldShow
            | Rejection::MessagesStopped
            | Rejection::NotAsked
            | Rejection::LineOpen
            | Rejection::Closed
            | Rejection::StillOpen
            | Rejection::NoProposal
            | Rejection::KnownPrivately
            | Rejection::DangerStands
            | Rejection::RequestStands
            | Rejection::NoDanger
            | Rejection::TooLateToUndo
            | Rejection::DraftDiffers
            | Rejection::NobodyElse
            | Rejection::ChildOnLine
            | Rejection::NoNurseOnDuty { .. }
            | Rejection::NotTakenYet
            | Rejection::RoomFull { .. }
            | Rejection::NotUnknown
            | Rejection::NotOnDutySoon
            | Rejection::OnlyOneLeft
            | Rejection::VisitUnderWay
            | Rejection::VisitGoesOn
            | Rejection::CodeNeeded
            | Rejection::ColleagueSettles => StatusCode::CONFLICT,
        };
        let problem = Self::new(status, rejection.to_string());
        if let Rejection::Record(RecordRejection::BeyondConsent { .. }) = rejection {
            return problem.about("until");
        }
        problem
    }
}

/// The same about the end of a contact.
const fn of_ending(why: EndingRejection) -> StatusCode {
    match why {
        EndingRejection::NoUnit
        | EndingRejection::NotYet
        | EndingRejection::TooLongAgo
        | EndingRejection::WhyNot
        | EndingRejection::BirthNumber => StatusCode::UNPROCESSABLE_ENTITY,
        EndingRejection::TooManyFollowUps { .. }
        | EndingRejection::RelativeObjected
        | EndingRejection::TooManySheets { .. }
        | EndingRejection::NoSteps => StatusCode::CONFLICT,
    }
}

/// The same about a document.
const fn of_document(why: &DocumentRejection) -> StatusCode {
    match why {
        DocumentRejection::NurseSigns
        | DocumentRejection::DoctorSigns
        | DocumentRejection::MunicipalDoctorSigns
        | DocumentRejection::OtherDoctor
        | DocumentRejection::OthersWrote
        | DocumentRejection::NotTheSigner => StatusCode::FORBIDDEN,
        DocumentRejection::NoField { .. }
        | DocumentRejection::Misfit { .. }
        | DocumentRejection::NoDoctor
        | DocumentRejection::WhichDoctor
        | DocumentRejection::NotYet
        | DocumentRejection::Unfinished { .. }
        | DocumentRejection::Ahead { .. }
        | DocumentRejection::OtherForm { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        DocumentRejection::Signed
        | DocumentRejection::Over
        | DocumentRejection::NotSigned
        | DocumentRejection::Unsettled { .. }
        | DocumentRejection::WrittenSince
        | DocumentRejection::FieldFull { .. }
        | DocumentRejection::TooMany { .. }
        | DocumentRejection::NotAnOrder
        | DocumentRejection::NothingToTransfer
        | DocumentRejection::BeingWritten { .. }
        | DocumentRejection::AlreadyAsked { .. }
        | DocumentRejection::NextContactNamed
        | DocumentRejection::DecisionWaits
        | DocumentRejection::IdTaken => StatusCode::CONFLICT,
    }
}

/// The same about an escort.
const fn of_escort(why: EscortRejection) -> StatusCode {
    match why {
        EscortRejection::Backwards
        | EscortRejection::TooLong { .. }
        | EscortRejection::CannotEscort
        | EscortRejection::PoliceWithoutReason
        | EscortRejection::PoliceNotAsked
        | EscortRejection::WhyPolice
        | EscortRejection::CannotCover
        | EscortRejection::NoChair => StatusCode::UNPROCESSABLE_ENTITY,
        EscortRejection::OutAlready
        | EscortRejection::NoFlight
        | EscortRejection::FlightGoes
        | EscortRejection::Arrived
        | EscortRejection::Over
        | EscortRejection::LeftAlready
        | EscortRejection::NotLeft
        | EscortRejection::TooMany { .. }
        | EscortRejection::IdTaken => StatusCode::CONFLICT,
    }
}

/// The same about a handover.
const fn of_handover(why: &HandoverRejection) -> StatusCode {
    match why {
        HandoverRejection::NotToHer | HandoverRejection::OneByOne => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        HandoverRejection::Nothing
        | HandoverRejection::NoDayService
        | HandoverRejection::SignedAlready
        | HandoverRejection::AcceptedAlready
        | HandoverRejection::AskedAlready
        | HandoverRejection::NotAsked => StatusCode::CONFLICT,
    }
}

/// The same about a patient's record.
const fn of_record(why: RecordRejection) -> StatusCode {
    match why {
        RecordRejection::NoGround
        | RecordRejection::WithThePerson
        | RecordRejection::OnlyThePersonWidens
        | RecordRejection::OwnOpening
        | RecordRejection::NotWantedStays
        | RecordRejection::NoTexts
        | RecordRejection::TakesReason
        | RecordRejection::SecondPerson => StatusCode::FORBIDDEN,
        RecordRejection::NameMissing
        | RecordRejection::YearWrong
        | RecordRejection::TooMany { .. }
        | RecordRejection::WantedAndNot
        | RecordRejection::AnswerMissing
        | RecordRejection::NotADate
        | RecordRejection::NotDayService
        | RecordRejection::OwnWordsMissing
        | RecordRejection::CapacityWordsMissing
        | RecordRejection::LacksCapacity
        | RecordRejection::Incomplete { .. }
        | RecordRejection::ReviewWrong
        | RecordRejection::BeyondConsent { .. }
        | RecordRejection::ReasonTooShort => StatusCode::UNPROCESSABLE_ENTITY,
        RecordRejection::BirthNumberTaken
        | RecordRejection::ChangedMeanwhile
        | RecordRejection::AnotherPerson
        | RecordRejection::PatientErased
        | RecordRejection::SamePatient
        | RecordRejection::TwoBirthNumbers
        | RecordRejection::NotMerged
        | RecordRejection::PlanInForce
        | RecordRejection::PlanUnderWay
        | RecordRejection::NoConsent
        | RecordRejection::PlanElsewhere
        | RecordRejection::PlanFixed
        | RecordRejection::PlanEmpty
        | RecordRejection::NotAgreed
        | RecordRejection::AboutNobody
        | RecordRejection::NotTalked
        | RecordRejection::NoQuestion
        | RecordRejection::NothingWithdrawn
        | RecordRejection::NotReviewed
        | RecordRejection::ErasureAsked
        | RecordRejection::TooEarly => StatusCode::CONFLICT,
    }
}

impl From<SubmitError> for Problem {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::Rejected(rejection) => rejection.into(),
            SubmitError::Overloaded => {
                Self::new(StatusCode::SERVICE_UNAVAILABLE, error.to_string()).retry_after(1)
            }
            SubmitError::NotWritable(_) => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "nothing can be stored at the moment: nothing has changed, try again",
            )
            .retry_after(2),
            SubmitError::Stopped => {
                Self::new(StatusCode::SERVICE_UNAVAILABLE, error.to_string()).retry_after(5)
            }
        }
    }
}

impl From<LookError> for Problem {
    fn from(error: LookError) -> Self {
        let (after, what) = match error {
            LookError::Overloaded => (1, error.to_string()),
            LookError::Unreadable(_) => (2, "the log cannot be read at the moment".to_owned()),
            LookError::Stopped => (5, error.to_string()),
        };
        Self::new(StatusCode::SERVICE_UNAVAILABLE, what).retry_after(after)
    }
}

impl From<SignInError> for Problem {
    fn from(error: SignInError) -> Self {
        let status = match error {
            SignInError::Wrong | SignInError::CodeNeeded | SignInError::WrongCode => {
                StatusCode::UNAUTHORIZED
            }
            SignInError::Throttled { .. } => StatusCode::TOO_MANY_REQUESTS,
            SignInError::Failed => StatusCode::SERVICE_UNAVAILABLE,
        };
        let problem = Self::new(status, error.to_string());
        match error {
            SignInError::Throttled { after } => problem.retry_after(after.as_secs().max(1)),
            SignInError::Wrong
            | SignInError::CodeNeeded
            | SignInError::WrongCode
            | SignInError::Failed => problem,
        }
    }
}
