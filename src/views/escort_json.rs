//! Escorts and empty chairs as JSON. Holds no rules: what is in it was decided by `views::escort`.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::escorts::escort::{Police, Ride};
use crate::views::escort::{Chair, ChairStage, EscortSeen, Escorts, Meanwhile, StageSeen};
use crate::views::json::{PersonJson, destination, person};

/// A chair that is empty, or will be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Chair)]
pub struct ChairJson {
    /// Which escort empties it.
    pub escort: String,
    /// Whose it is.
    pub person: PersonJson,
    /// From then.
    pub from: String,
    /// She is expected back then.
    pub until: String,
    /// `planned`, `empty`, `delayed` (a flight is cancelled, and nobody has said when she is back) or `overdue`.
    pub state: &'static str,
    /// Who answers meanwhile.
    pub answers: AnswersJson,
    /// Who takes it, as the leader has said.
    pub cover: Option<PersonJson>,
    /// The contact, where it may be opened.
    pub contact: Option<String>,
}

/// Who answers meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Answers)]
pub struct AnswersJson {
    /// These, the first one first.
    pub people: Vec<PersonJson>,
    /// Nobody of ours: `day_service`, `legevakt` or `other` does.
    pub fallback: Option<&'static str>,
    /// There is no duty then.
    pub outside_duty: bool,
}

/// What stands of escorts in a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Escorts)]
pub struct EscortsJson {
    /// The first booked first.
    pub escorts: Vec<EscortJson>,
    /// When a doctor examined the person, as the last signed examination in the contact says.
    pub examined_at: Option<String>,
    /// When that was signed.
    pub examination_signed_at: Option<String>,
    /// When the last signed examination was withdrawn, if none was signed after it.
    pub examination_withdrawn_at: Option<String>,
    /// The receiving units of the service file, those that receive now first.
    pub units: Vec<String>,
}

/// An escort. A text that has been erased is `null`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Escort)]
pub struct EscortJson {
    /// Which.
    pub id: String,
    /// Of which contact.
    pub contact: String,
    /// Who goes along.
    pub person: PersonJson,
    /// Her short name.
    pub staff: String,
    /// The chair is empty from then.
    pub from: String,
    /// She is expected back then.
    pub until: String,
    /// The chair has been empty since then.
    pub empty_since: Option<String>,
    /// `scheduled_flight`, `ambulance`, `air_ambulance`, `car` or `police_vehicle`.
    pub ride: &'static str,
    /// Flight and departure, in words.
    pub flight: Option<String>,
    /// Who receives.
    pub unit: Option<String>,
    /// Who asked for it.
    pub asked_by: Option<String>,
    /// Which civil escort was considered first.
    pub civil: Option<String>,
    /// `not_needed`, `considered` or `asked`.
    pub police: &'static str,
    /// Why they were asked: `own-danger`, `others-danger`, `resists`, `missing`, `no-way-in`, `no-escort` or `own_words`.
    pub police_reasons: Vec<&'static str>,
    /// The same in own words.
    pub police_why: Option<String>,
    /// How long the police were waited for, minutes.
    pub police_waited: Option<u16>,
    /// `booked`, `under_way`, `arrived`, `back` or `called_off`.
    pub state: &'static str,
    /// Since when.
    pub state_since: Option<String>,
    /// In whose hands the patient is.
    pub handed_to: Option<String>,
    /// Why it came to nothing.
    pub called_off_because: Option<String>,
    /// The last flight that did not go.
    pub cancelled: Option<CancelledJson>,
    /// The receiving unit has been told of it as it stands now.
    pub told: Option<ToldJson>,
    /// Who answers meanwhile.
    pub answers: AnswersJson,
}

/// A flight that did not go, and what happens until the next one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CancelledFlight)]
pub struct CancelledJson {
    /// When it was said.
    pub at: String,
    /// By whom.
    pub by: PersonJson,
    /// It is known what happens meanwhile.
    pub planned: bool,
    /// Where they wait.
    pub place: Option<String>,
    /// Who stays with the patient.
    pub stays: Option<String>,
    /// How the nurse rests, and gets home.
    pub rest: Option<String>,
    /// The next departure.
    pub departs: Option<String>,
}

/// The receiving unit has been told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = UnitToldAt)]
pub struct ToldJson {
    /// When.
    pub at: String,
    /// By whom of ours.
    pub by: PersonJson,
    /// Whom there.
    pub whom: Option<String>,
}

/// The word for what they go in.
pub const fn ride(ride: Ride) -> &'static str {
    match ride {
        Ride::ScheduledFlight => "scheduled_flight",
        Ride::Ambulance => "ambulance",
        Ride::AirAmbulance => "air_ambulance",
        Ride::Car => "car",
        Ride::PoliceVehicle => "police_vehicle",
    }
}

/// The word for what was done about the police.
pub const fn police(police: Police) -> &'static str {
    match police {
        Police::NotNeeded => "not_needed",
        Police::Considered => "considered",
        Police::Asked => "asked",
    }
}

/// The word for how it is with a chair.
pub const fn stage(stage: ChairStage) -> &'static str {
    match stage {
        ChairStage::Planned => "planned",
        ChairStage::Empty => "empty",
        ChairStage::Delayed => "delayed",
        ChairStage::Overdue => "overdue",
    }
}

/// A chair.
pub fn chair(chair: &Chair) -> ChairJson {
    ChairJson {
        escort: chair.escort.to_string(),
        person: person(&chair.person),
        from: chair.from.to_string(),
        until: chair.until.to_string(),
        state: stage(chair.stage),
        answers: answers(&chair.answers),
        cover: chair.cover.as_ref().map(person),
        contact: chair.contact.map(|contact| contact.to_string()),
    }
}

fn answers(answers: &Meanwhile) -> AnswersJson {
    AnswersJson {
        people: match answers {
            Meanwhile::People(people) => people.iter().map(person).collect(),
            Meanwhile::Fallback(_) | Meanwhile::OutsideDuty => Vec::new(),
        },
        fallback: match answers {
            Meanwhile::Fallback(kind) => Some(destination(*kind)),
            Meanwhile::People(_) | Meanwhile::OutsideDuty => None,
        },
        outside_duty: *answers == Meanwhile::OutsideDuty,
    }
}

/// What stands of escorts in a contact.
pub fn escorts(escorts: &Escorts) -> EscortsJson {
    let examination = escorts.examination;
    EscortsJson {
        escorts: escorts.all.iter().map(escort).collect(),
        examined_at: examination.map(|examination| examination.at.to_string()),
        examination_signed_at: examination.map(|examination| examination.signed.to_string()),
        examination_withdrawn_at: escorts.withdrawn.as_ref().map(|one| one.at.to_string()),
        units: escorts.units.clone(),
    }
}

/// One of them.
pub fn escort(seen: &EscortSeen) -> EscortJson {
    let (state, since, handed_to, because) = match &seen.stage {
        StageSeen::Booked => ("booked", None, None, None),
        StageSeen::UnderWay { since } => ("under_way", Some(*since), None, None),
        StageSeen::Arrived { at, to } => ("arrived", Some(*at), to.clone(), None),
        StageSeen::Back { at, to } => ("back", Some(*at), to.clone(), None),
        StageSeen::CalledOff { at, reason, .. } => ("called_off", Some(*at), None, reason.clone()),
    };
    let cancelled = seen.cancelled.as_ref();
    EscortJson {
        id: seen.id.to_string(),
        contact: seen.contact.to_string(),
        person: person(&seen.person),
        staff: seen.staff.to_string(),
        from: seen.from.to_string(),
        until: seen.until.to_string(),
        empty_since: seen.empty_since.map(|at| at.to_string()),
        ride: ride(seen.ride),
        flight: seen.flight.clone(),
        unit: seen.unit.clone(),
        asked_by: seen.asked_by.clone(),
        civil: seen.civil.clone(),
        police: police(seen.police),
        police_reasons: seen.police_reasons.iter().map(|one| one.code()).collect(),
        police_why: seen.police_why.clone(),
        police_waited: seen.police_waited,
        state,
        state_since: since.map(|at| at.to_string()),
        handed_to,
        called_off_because: because,
        cancelled: cancelled.map(|cancelled| {
            let wait = cancelled.wait.as_ref();
            CancelledJson {
                at: cancelled.at.to_string(),
                by: person(&cancelled.by),
                planned: wait.is_some(),
                place: wait.and_then(|wait| wait.place.clone()),
                stays: wait.and_then(|wait| wait.stays.clone()),
                rest: wait.and_then(|wait| wait.rest.clone()),
                departs: wait.and_then(|wait| wait.departs).map(|at| at.to_string()),
            }
        }),
        told: seen.told.as_ref().map(|(at, by, whom)| ToldJson {
            at: at.to_string(),
            by: person(by),
            whom: whom.clone(),
        }),
        answers: answers(&seen.answers),
    }
}
