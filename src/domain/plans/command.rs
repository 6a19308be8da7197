//! What is done about a plan, together with the person.

use crate::domain::ids::{PatientId, PlanId};
use crate::domain::plans::content::Content;
use crate::domain::plans::plan::{Agrees, Capacity};
use crate::domain::plans::section::Section;
use crate::domain::time::Timestamp;

/// One step in the making of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum PlanCommand {
    /// Begin a version; from the one in force, if there is one.
    Begin { patient: PatientId, plan: PlanId },
    /// Write a part. `seen`: what the writer had before them; another content means that somebody else has written since.
    Write {
        patient: PatientId,
        plan: PlanId,
        section: Section,
        content: Content,
        seen: Option<Content>,
    },
    /// Write down what the person says of it.
    Answer {
        patient: PatientId,
        plan: PlanId,
        agrees: Agrees,
        words: String,
        capacity: Capacity,
        capacity_words: String,
    },
    /// Put an agreed version in force.
    PutInForce {
        patient: PatientId,
        plan: PlanId,
        until: Timestamp,
        review_at: Timestamp,
    },
    /// End what is in force, at the person's word.
    End { patient: PatientId, plan: PlanId },
    /// Drop a draft.
    Drop { patient: PatientId, plan: PlanId },
    /// It was looked at with the person.
    SettleSuggestion { patient: PatientId, index: u16 },
    /// It was looked at with the person, and is taken into the version that is being written; `plan`: the one that is begun for it, where none
    /// is. `source`: from where it is known, in words.
    TakeSuggestion {
        patient: PatientId,
        index: u16,
        plan: PlanId,
        source: String,
    },
    /// It was wrong.
    StrikeSuggestion {
        patient: PatientId,
        index: u16,
        why: String,
    },
}

impl PlanCommand {
    /// Whose plan.
    pub const fn patient(&self) -> PatientId {
        match self {
            Self::Begin { patient, .. }
            | Self::Write { patient, .. }
            | Self::Answer { patient, .. }
            | Self::PutInForce { patient, .. }
            | Self::End { patient, .. }
            | Self::Drop { patient, .. }
            | Self::SettleSuggestion { patient, .. }
            | Self::TakeSuggestion { patient, .. }
            | Self::StrikeSuggestion { patient, .. } => *patient,
        }
    }
}
