//! What is filled in to ask for help, after ISBAR. Nothing in it is required that may not be known at three in the morning.

use crate::domain::patients::birth_number::BirthNumber;
use crate::domain::phone::E164;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;

/// Longest answer to one question, in characters.
pub const LONGEST_ANSWER: usize = 4_000;
/// Longest name, in characters.
pub const LONGEST_NAME: usize = 200;

/// How soon help is needed: the service's own scale, from the most urgent. Its times are the municipality's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Now: first in line, like a call from the legevakt.
    Immediate,
    /// Soon enough that nobody waits for the next thing.
    #[default]
    Urgent,
    /// In this duty, as soon as it can be.
    Soon,
    /// In this duty.
    Routine,
}

impl Urgency {
    /// Every one of them, the most urgent first.
    pub const ALL: [Self; 4] = [Self::Immediate, Self::Urgent, Self::Soon, Self::Routine];
}

/// What is asked for. Several things at once are no contradiction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wanted {
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

impl Wanted {
    /// Every one of them, in the order a form shows them.
    pub const ALL: [Self; 5] = [
        Self::AdviceNow,
        Self::ComeHere,
        Self::TakeOver,
        Self::HelpWithAdmission,
        Self::Escort,
    ];
}

/// Whom it is about, as far as that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PatientRef {
    /// By birth number.
    BirthNumber(Secret<BirthNumber>),
    /// By name.
    Named {
        /// The name.
        name: Secret<String>,
        /// The year of birth.
        birth_year: Option<u16>,
    },
    /// Not known yet.
    #[default]
    NotYetKnown,
}

/// Situation, background, assessment, recommendation. "Identify" is the patient and whoever asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is its letter in ISBAR")]
pub struct Isbar {
    pub situation: Option<Secret<String>>,
    pub background: Option<Secret<String>>,
    pub assessment: Option<Secret<String>>,
    pub recommendation: Option<Secret<String>>,
}

/// A request as it was filled in. What was not answered is `None`, never an empty text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// How soon.
    pub urgency: Urgency,
    /// What.
    pub wanted: Vec<Wanted>,
    /// For whom.
    pub patient: PatientRef,
    /// Why.
    pub isbar: Isbar,
    /// Where the patient is.
    pub place: Option<Secret<String>>,
    /// Who is there.
    pub present: Option<Secret<String>>,
    /// What there is to know about safety.
    pub safety: Option<Secret<String>>,
    /// Which interpreter is needed, if one is.
    pub interpreter: Option<Secret<String>>,
    /// Where whoever asks is reached.
    pub phone: Option<Secret<E164>>,
}

impl Form {
    /// As it is kept: trimmed, what says nothing left out, nothing twice.
    pub(in crate::domain) fn checked(mut self) -> Result<Self, Rejection> {
        let mut wanted: Vec<Wanted> = Vec::new();
        for one in self.wanted {
            if !wanted.contains(&one) {
                wanted.push(one);
            }
        }
        wanted.sort_unstable();
        self.wanted = wanted;
        self.patient = match self.patient {
            PatientRef::Named { name, birth_year } => named(name, birth_year)?,
            PatientRef::BirthNumber(_) | PatientRef::NotYetKnown => self.patient,
        };
        let isbar = &mut self.isbar;
        for answer in [
            &mut isbar.situation,
            &mut isbar.background,
            &mut isbar.assessment,
            &mut isbar.recommendation,
            &mut self.place,
            &mut self.present,
            &mut self.safety,
            &mut self.interpreter,
        ] {
            *answer = said(answer.take(), LONGEST_ANSWER)?;
        }
        Ok(self)
    }

    /// The same form once its keys are destroyed.
    pub(in crate::domain) fn erase(&mut self) {
        match &mut self.patient {
            PatientRef::BirthNumber(number) => *number = Secret::Erased,
            PatientRef::Named { name, .. } => *name = Secret::Erased,
            PatientRef::NotYetKnown => {}
        }
        let isbar = &mut self.isbar;
        for answer in [
            &mut isbar.situation,
            &mut isbar.background,
            &mut isbar.assessment,
            &mut isbar.recommendation,
            &mut self.place,
            &mut self.present,
            &mut self.safety,
            &mut self.interpreter,
        ]
        .into_iter()
        .flatten()
        {
            *answer = Secret::Erased;
        }
        if let Some(phone) = &mut self.phone {
            *phone = Secret::Erased;
        }
    }
}

/// A name that says something; without one nobody is named, unless a year of birth is there.
fn named(name: Secret<String>, birth_year: Option<u16>) -> Result<PatientRef, Rejection> {
    let name = said(Some(name), LONGEST_NAME)?;
    Ok(match (name, birth_year) {
        (None, None) => PatientRef::NotYetKnown,
        (name, birth_year) => PatientRef::Named {
            name: name.unwrap_or_else(|| Secret::Known(String::new())),
            birth_year,
        },
    })
}

/// A text that says something, trimmed; nothing, if it does not.
pub(in crate::domain) fn said(
    text: Option<Secret<String>>,
    most: usize,
) -> Result<Option<Secret<String>>, Rejection> {
    let Some(Secret::Known(text)) = text else {
        return Ok(text);
    };
    let text = text.trim();
    if text.chars().count() > most {
        return Err(Rejection::TooLong { most });
    }
    Ok((!text.is_empty()).then(|| Secret::Known(text.to_owned())))
}
