//! Escorts: booked, changed, each step of them; and, for the leader, who takes the chair that is empty.

use axum::extract::{Path, State};
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::command::Command;
use crate::domain::escorts::command::{EscortCommand, WaitPlan};
use crate::domain::escorts::escort::{self, Journey};
use crate::domain::ids::{ContactId, EscortId, StaffId};
use crate::domain::secret::Secret;
use crate::views::escort_json::{self, EscortsJson};
use crate::views::{Viewer, escort as seen};
use crate::web::api::ApiState;
use crate::web::api::act::{self, Added, Body, Done, added, chosen, gone, instant, submit};
use crate::web::error::Problem;

/// What they go in.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ride {
    ScheduledFlight,
    Ambulance,
    AirAmbulance,
    Car,
    PoliceVehicle,
}

/// What was done about the police.
#[derive(Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PoliceAsked)]
pub enum Police {
    #[default]
    NotNeeded,
    Considered,
    Asked,
}

/// Why the police were asked; `own_words`: none of the others, and the words say what.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[schema(as = PoliceReason)]
pub enum PoliceReason {
    #[serde(rename = "own-danger")]
    OwnDanger,
    #[serde(rename = "others-danger")]
    OthersDanger,
    #[serde(rename = "resists")]
    Resists,
    #[serde(rename = "missing")]
    Missing,
    #[serde(rename = "no-way-in")]
    NoWayIn,
    #[serde(rename = "no-escort")]
    NoEscort,
    #[serde(rename = "own_words")]
    OwnWords,
}

/// An escort as it is booked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BookEscort {
    /// An id of the asker's choosing: the same twice is one escort. Not for a change.
    #[serde(default)]
    pub id: Option<String>,
    /// Who goes along: the short name in the service file.
    pub staff: String,
    /// The chair is empty from then.
    pub from: String,
    /// She is expected back then.
    pub until: String,
    /// What they go in.
    pub ride: Ride,
    /// Flight and departure, in words.
    #[serde(default)]
    pub flight: String,
    /// Who receives.
    pub unit: String,
    /// Who asked for it.
    pub asked_by: String,
    /// Which civil escort was considered first, and what came of it. Needed when the police were asked.
    #[serde(default)]
    pub civil: String,
    /// What was done about the police.
    #[serde(default)]
    pub police: Police,
    /// Why: one or several of the reasons that are counted. Needed when they were asked.
    #[serde(default)]
    pub police_reasons: Vec<PoliceReason>,
    /// The same in own words. Needed when they were thought of or asked.
    #[serde(default)]
    pub police_why: String,
    /// How long the police were waited for, minutes.
    #[serde(default)]
    pub police_waited: Option<u16>,
}

/// What has happened with an escort.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum EscortStep {
    /// They have left.
    SetOff,
    /// The flight is cancelled.
    FlightCancelled,
    /// What happens until the next departure.
    Wait {
        /// Where they wait.
        place: String,
        /// Who stays with the patient.
        stays: String,
        /// How the nurse rests, and gets home.
        #[serde(default)]
        rest: String,
        /// The next departure; none: not known yet.
        #[serde(default)]
        departs: Option<String>,
        /// The chair is empty until then.
        until: String,
    },
    /// The receiving unit has been told.
    UnitTold {
        /// Whom there.
        #[serde(default)]
        whom: String,
    },
    /// The patient is in others' hands.
    Arrived {
        /// In whose.
        to: String,
    },
    /// She is back on duty.
    Back,
    /// It comes to nothing.
    CalledOff {
        /// Why.
        reason: String,
    },
}

/// Who takes the chair.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    /// The short name of a nurse; none: nobody any more.
    pub staff: Option<String>,
}

/// The escorts of a contact.
#[utoipa::path(get, path = "/api/v1/contacts/{id}/escorts", tag = "escorts",
    params(("id" = String, Path, description = "the contact")),
    responses(
        (status = OK, body = EscortsJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
) -> Result<Json<EscortsJson>, Problem> {
    let contact: ContactId = act::id(&contact, "contact")?;
    let now = state.engine.now();
    let escorts = seen::of_contact(&state.engine.state(), &viewer, contact, now);
    let escorts = escorts.ok_or_else(|| gone("contact"))?;
    Ok(Json(escort_json::escorts(&escorts)))
}

/// Book an escort: the leader is told at once from when to when the chair is empty.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/escorts", tag = "escorts",
    params(("id" = String, Path, description = "the contact")), request_body = BookEscort,
    responses(
        (status = OK, body = Added),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn book(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    Body(new): Body<BookEscort>,
) -> Result<Json<Added>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    let escort = chosen(new.id.as_deref(), EscortId::from_uuid)?;
    let command = EscortCommand::Book {
        escort,
        contact,
        journey: Box::new(journey(new)?),
    };
    let id = escort.to_string();
    added(&state.engine, &viewer, Command::Escort(command), id).await
}

/// It is otherwise: the whole of it, as it is now.
#[utoipa::path(put, path = "/api/v1/contacts/{id}/escorts/{escort}", tag = "escorts",
    params(("id" = String, Path, description = "the contact"), ("escort" = String, Path, description = "the escort")),
    request_body = BookEscort,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn change(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path((contact, escort)): Path<(String, String)>,
    Body(new): Body<BookEscort>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    let command = EscortCommand::Change {
        escort: act::id(&escort, "escort")?,
        contact,
        journey: Box::new(journey(new)?),
    };
    submit(&state.engine, &viewer, Command::Escort(command)).await
}

/// What has happened: they have left, the flight is cancelled, the unit is told, arrived, back on duty, called off.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/escorts/{escort}/steps", tag = "escorts",
    params(("id" = String, Path, description = "the contact"), ("escort" = String, Path, description = "the escort")),
    request_body = EscortStep,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn step(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path((contact, escort)): Path<(String, String)>,
    Body(step): Body<EscortStep>,
) -> Result<Json<Done>, Problem> {
    let contact = open(&state, &viewer, &contact)?;
    let escort: EscortId = act::id(&escort, "escort")?;
    let command = command(escort, contact, step)?;
    submit(&state.engine, &viewer, Command::Escort(command)).await
}

fn command(
    escort: EscortId,
    contact: ContactId,
    step: EscortStep,
) -> Result<EscortCommand, Problem> {
    Ok(match step {
        EscortStep::SetOff => EscortCommand::SetOff { escort, contact },
        EscortStep::FlightCancelled => EscortCommand::CancelFlight { escort, contact },
        EscortStep::Wait {
            place,
            stays,
            rest,
            departs,
            until,
        } => EscortCommand::PlanWait {
            escort,
            contact,
            plan: Box::new(WaitPlan {
                place,
                stays,
                rest,
                departs: departs.as_deref().map(instant).transpose()?,
                until: instant(&until)?,
            }),
        },
        EscortStep::UnitTold { whom } => EscortCommand::TellUnit {
            escort,
            contact,
            whom,
        },
        EscortStep::Arrived { to } => EscortCommand::Arrive {
            escort,
            contact,
            to,
        },
        EscortStep::Back => EscortCommand::Return { escort, contact },
        EscortStep::CalledOff { reason } => EscortCommand::CallOff {
            escort,
            contact,
            reason,
        },
    })
}

/// The leader says who takes the chair that is empty.
#[utoipa::path(put, path = "/api/v1/escorts/{escort}/cover", tag = "escorts",
    params(("escort" = String, Path, description = "the escort")), request_body = Cover,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn cover(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(escort): Path<String>,
    Body(cover): Body<Cover>,
) -> Result<Json<Done>, Problem> {
    let command = EscortCommand::NameCover {
        escort: act::id(&escort, "escort")?,
        cover: cover.staff.as_deref().map(StaffId::new),
    };
    submit(&state.engine, &viewer, Command::Escort(command)).await
}

/// The leader says that she is back on duty.
#[utoipa::path(post, path = "/api/v1/escorts/{escort}/back", tag = "escorts",
    params(("escort" = String, Path, description = "the escort")),
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn back(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(escort): Path<String>,
) -> Result<Json<Done>, Problem> {
    let escort = act::id(&escort, "escort")?;
    let command = EscortCommand::SayBack { escort };
    submit(&state.engine, &viewer, Command::Escort(command)).await
}

fn open(state: &ApiState, viewer: &Viewer, contact: &str) -> Result<ContactId, Problem> {
    let id = act::id(contact, "contact")?;
    act::contact(&state.engine.state(), viewer, id)?;
    Ok(id)
}

const fn reason(reason: PoliceReason) -> escort::PoliceReason {
    match reason {
        PoliceReason::OwnDanger => escort::PoliceReason::OwnDanger,
        PoliceReason::OthersDanger => escort::PoliceReason::OthersDanger,
        PoliceReason::Resists => escort::PoliceReason::Resists,
        PoliceReason::Missing => escort::PoliceReason::Missing,
        PoliceReason::NoWayIn => escort::PoliceReason::NoWayIn,
        PoliceReason::NoEscort => escort::PoliceReason::NoEscort,
        PoliceReason::OwnWords => escort::PoliceReason::OwnWords,
    }
}

fn journey(new: BookEscort) -> Result<Journey, Problem> {
    Ok(Journey {
        staff: StaffId::new(&new.staff),
        from: instant(&new.from)?,
        until: instant(&new.until)?,
        ride: match new.ride {
            Ride::ScheduledFlight => escort::Ride::ScheduledFlight,
            Ride::Ambulance => escort::Ride::Ambulance,
            Ride::AirAmbulance => escort::Ride::AirAmbulance,
            Ride::Car => escort::Ride::Car,
            Ride::PoliceVehicle => escort::Ride::PoliceVehicle,
        },
        police: match new.police {
            Police::NotNeeded => escort::Police::NotNeeded,
            Police::Considered => escort::Police::Considered,
            Police::Asked => escort::Police::Asked,
        },
        police_reasons: new.police_reasons.into_iter().map(reason).collect(),
        police_waited: new.police_waited,
        flight: Secret::Known(new.flight),
        unit: Secret::Known(new.unit),
        asked_by: Secret::Known(new.asked_by),
        civil: Secret::Known(new.civil),
        police_why: Secret::Known(new.police_why),
    })
}
