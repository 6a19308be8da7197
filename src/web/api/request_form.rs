//! The form that a request is sent with, as JSON.

use std::str::FromStr as _;

use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::patients::birth_number::BirthNumber;
use crate::domain::phone::E164;
use crate::domain::requests::form::{Form, Isbar, PatientRef, Urgency, Wanted};
use crate::domain::secret::Secret;
use crate::web::error::Problem;

/// How soon help is needed.
#[derive(Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Urgency)]
pub enum HowSoon {
    /// First in line, like a call from the legevakt.
    Immediate,
    /// Before what can wait.
    #[default]
    Urgent,
    /// In this duty, as soon as it can be.
    Soon,
    /// In this duty.
    Routine,
}

/// What is asked for.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Wanted)]
pub enum What {
    /// Advice on the telephone, now.
    AdviceNow,
    /// That the nurse comes.
    ComeHere,
    /// That the nurse takes over.
    TakeOver,
    /// Help with an admission.
    HelpWithAdmission,
    /// Somebody to go along.
    Escort,
}

/// Whom it is about.
#[derive(Default, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum About {
    /// By birth number: 11 digits, checked.
    BirthNumber {
        /// The digits; spaces may stand between them.
        number: String,
    },
    /// By name.
    Named {
        /// The name, as far as it is known.
        name: String,
        /// The year of birth.
        birth_year: Option<u16>,
    },
    /// Not known yet.
    #[default]
    NotYetKnown,
}

/// What is filled in, after ISBAR. Nothing is required.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FormBody {
    /// How soon; `urgent` if nothing is said.
    #[serde(default)]
    pub urgency: HowSoon,
    /// What is asked for; several things may be.
    #[serde(default)]
    pub wanted: Vec<What>,
    /// Whom it is about; not yet known if nothing is said.
    #[serde(default)]
    pub patient: About,
    /// Situation. Each answer: at most 4 000 characters.
    pub situation: Option<String>,
    /// Background.
    pub background: Option<String>,
    /// Assessment.
    pub assessment: Option<String>,
    /// Recommendation.
    pub recommendation: Option<String>,
    /// Where the patient is.
    pub place: Option<String>,
    /// Who is there.
    pub present: Option<String>,
    /// What there is to know about safety.
    pub safety: Option<String>,
    /// Which interpreter is needed.
    pub interpreter: Option<String>,
    /// Where whoever asks is reached: with the country, as `+47…`.
    pub phone: Option<String>,
}

impl FormBody {
    /// The form. `year`: in which it is written, for the rule that birth numbers are held to. A birth number or a telephone number that
    /// cannot be read is a problem that says so.
    pub fn read(self, year: i16) -> Result<Form, Problem> {
        let said = |text: Option<String>| text.map(Secret::Known);
        let phone = self.phone.filter(|phone| !phone.trim().is_empty());
        let phone = phone.map(|phone| E164::from_str(&phone)).transpose();
        Ok(Form {
            urgency: match self.urgency {
                HowSoon::Immediate => Urgency::Immediate,
                HowSoon::Urgent => Urgency::Urgent,
                HowSoon::Soon => Urgency::Soon,
                HowSoon::Routine => Urgency::Routine,
            },
            wanted: self.wanted.into_iter().map(wanted).collect(),
            patient: patient(self.patient, year)?,
            isbar: Isbar {
                situation: said(self.situation),
                background: said(self.background),
                assessment: said(self.assessment),
                recommendation: said(self.recommendation),
            },
            place: said(self.place),
            present: said(self.present),
            safety: said(self.safety),
            interpreter: said(self.interpreter),
            phone: phone
                .map_err(|error| unreadable(&error.to_string()))?
                .map(Secret::Known),
        })
    }
}

fn unreadable(why: &str) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, why)
}

const fn wanted(what: What) -> Wanted {
    match what {
        What::AdviceNow => Wanted::AdviceNow,
        What::ComeHere => Wanted::ComeHere,
        What::TakeOver => Wanted::TakeOver,
        What::HelpWithAdmission => Wanted::HelpWithAdmission,
        What::Escort => Wanted::Escort,
    }
}

fn patient(about: About, year: i16) -> Result<PatientRef, Problem> {
    match about {
        About::BirthNumber { number } => BirthNumber::written(&number, year)
            .map(|number| PatientRef::BirthNumber(Secret::Known(number)))
            .map_err(|error| unreadable(&error.to_string())),
        About::Named { name, birth_year } => Ok(PatientRef::Named {
            name: Secret::Known(name),
            birth_year,
        }),
        About::NotYetKnown => Ok(PatientRef::NotYetKnown),
    }
}
