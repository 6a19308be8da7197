//! An escort: who goes, how, from when to when her chair is empty, and how far it has come.

use crate::domain::ids::{ContactId, EscortId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Most escorts of one contact.
pub const MOST_ESCORTS: usize = 20;
/// Longest text in one field, in characters.
pub const LONGEST: usize = 2_000;

/// What they go in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ride {
    /// A scheduled flight: the only one that is cancelled by others.
    ScheduledFlight,
    /// An ambulance.
    Ambulance,
    /// An air ambulance.
    AirAmbulance,
    /// A car or a taxi.
    Car,
    /// A car of the police: only where force may be needed (politiloven § 2 nr. 5), never as transport.
    PoliceVehicle,
}

impl Ride {
    /// Each of them, as a page offers them.
    pub const ALL: [Self; 5] = [
        Self::ScheduledFlight,
        Self::Ambulance,
        Self::AirAmbulance,
        Self::Car,
        Self::PoliceVehicle,
    ];
}

/// What was done about the police.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Police {
    /// They were not thought of.
    NotNeeded,
    /// They were thought of, and not asked.
    Considered,
    /// They were asked.
    Asked,
}

impl Police {
    /// Each of them, as a page offers them.
    pub const ALL: [Self; 3] = [Self::NotNeeded, Self::Considered, Self::Asked];
}

/// Why the police were asked: the same that the forms offer, so that one kind of thing is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PoliceReason {
    /// Danger to the person's own life or health.
    OwnDanger,
    /// Danger to others, those who go along as well.
    OthersDanger,
    /// The person resists the examination or the journey.
    Resists,
    /// The person had to be found.
    Missing,
    /// We could not get in to the person.
    NoWayIn,
    /// No other escort was to be had in time.
    NoEscort,
    /// None of these: the words beside say what.
    OwnWords,
}

impl PoliceReason {
    /// Each of them, as a page offers them.
    pub const ALL: [Self; 7] = [
        Self::OwnDanger,
        Self::OthersDanger,
        Self::Resists,
        Self::Missing,
        Self::NoWayIn,
        Self::NoEscort,
        Self::OwnWords,
    ];

    /// Its code, as the forms have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OwnDanger => "own-danger",
            Self::OthersDanger => "others-danger",
            Self::Resists => "resists",
            Self::Missing => "missing",
            Self::NoWayIn => "no-way-in",
            Self::NoEscort => "no-escort",
            Self::OwnWords => "own_words",
        }
    }
}

/// What is booked: when, in what, and in whose hands the patient is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    /// Who goes along.
    pub staff: StaffId,
    /// Her chair is empty from then.
    pub from: Timestamp,
    /// She is expected back then.
    pub until: Timestamp,
    /// What they go in.
    pub ride: Ride,
    /// What was done about the police.
    pub police: Police,
    /// Why they were asked; nothing, where they were not, and where it was booked before anybody was asked.
    pub police_reasons: Vec<PoliceReason>,
    /// How long the police were waited for, minutes.
    pub police_waited: Option<u16>,
    /// Flight and departure, in words.
    pub flight: Secret<String>,
    /// Who receives.
    pub unit: Secret<String>,
    /// Who asked for it.
    pub asked_by: Secret<String>,
    /// Which civil escort was considered first, and what came of it.
    pub civil: Secret<String>,
    /// Why the police, or why not.
    pub police_why: Secret<String>,
}

impl Journey {
    /// What is said of it in words: what can be erased.
    pub(in crate::domain) const fn words(&mut self) -> [&mut Secret<String>; 5] {
        [
            &mut self.flight,
            &mut self.unit,
            &mut self.asked_by,
            &mut self.civil,
            &mut self.police_why,
        ]
    }
}

/// A flight that does not go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancelled {
    /// When it was said.
    pub at: Timestamp,
    /// Who said so.
    pub by: StaffId,
    /// What happens meanwhile, once that is known.
    pub wait: Option<Wait>,
}

/// The time until the next departure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Where they wait.
    pub place: Secret<String>,
    /// Who stays with the patient.
    pub stays: Secret<String>,
    /// How she rests, and how she gets home.
    pub rest: Secret<String>,
    /// The next departure; none: not known yet.
    pub departs: Option<Timestamp>,
    /// When this was written.
    pub at: Timestamp,
    /// By whom.
    pub by: StaffId,
}

/// The receiving unit has been told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// When.
    pub at: Timestamp,
    /// By whom of ours.
    pub by: StaffId,
    /// Whom there.
    pub whom: Secret<String>,
}

/// How far the journey has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It is going to be.
    Booked,
    /// They have left.
    UnderWay {
        /// Since when.
        since: Timestamp,
    },
    /// The patient is in others' hands; she is on her way home.
    Arrived {
        /// Since when.
        at: Timestamp,
        /// In whose hands.
        to: Secret<String>,
    },
    /// She is back, and the chair is hers again.
    Back {
        /// Since when.
        at: Timestamp,
        /// Who said so.
        by: StaffId,
        /// In whose hands the patient was left; none: nobody has said.
        to: Option<Secret<String>>,
    },
    /// It came to nothing.
    CalledOff {
        /// When.
        at: Timestamp,
        /// Who said so.
        by: StaffId,
        /// Why.
        reason: Secret<String>,
    },
}

/// An escort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Escort {
    /// Which.
    pub id: EscortId,
    /// Of whom.
    pub contact: ContactId,
    /// What is booked.
    pub journey: Journey,
    /// Who booked it.
    pub booked_by: StaffId,
    /// When.
    pub booked_at: Timestamp,
    /// The chair has been empty since then; none: she answers still.
    pub empty_since: Option<Timestamp>,
    /// How far the journey has come.
    pub stage: Stage,
    /// The last flight that did not go.
    pub cancelled: Option<Cancelled>,
    /// The receiving unit knows of it as it stands now.
    pub told: Option<Told>,
    /// Who takes the chair meanwhile, as the leader has said.
    pub cover: Option<StaffId>,
    /// How many times she, and then the leader, have been asked whether she is back.
    pub asked: u8,
    /// When somebody is asked next.
    pub ask_at: Option<Timestamp>,
}

impl Escort {
    /// Whether it goes on, or is going to.
    pub const fn is_open(&self) -> bool {
        match self.stage {
            Stage::Booked | Stage::UnderWay { .. } | Stage::Arrived { .. } => true,
            Stage::Back { .. } | Stage::CalledOff { .. } => false,
        }
    }

    /// Whether her chair is empty now.
    pub const fn is_away(&self) -> bool {
        self.is_open() && self.empty_since.is_some()
    }

    /// Whether a flight was cancelled and nobody has said yet when she is back.
    pub const fn waits_for_a_flight(&self) -> bool {
        match &self.cancelled {
            Some(cancelled) => self.is_open() && cancelled.wait.is_none(),
            None => false,
        }
    }

    /// When something is to be done about it.
    pub const fn deadline(&self) -> Option<Timestamp> {
        if !self.is_open() {
            None
        } else if self.empty_since.is_none() {
            Some(self.journey.from)
        } else {
            self.ask_at
        }
    }
}
