//! One version of a plan: draft, agreed, in force, replaced. What was once in force is never changed; a new version is begun from it.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet};

use crate::domain::consents::elsewhere::Elsewhere;
use crate::domain::ids::{ContactId, PlanId, StaffId};
use crate::domain::patients::patient::Struck;
use crate::domain::plans::content::Content;
use crate::domain::plans::section::Section;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Where a person's plan is, or why there is none. Each is an answer and is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanStand {
    /// Nobody has asked.
    #[default]
    NotAsked,
    /// The individual plan lives here.
    Here,
    /// The individual plan lives in another system; only the crisis part is here.
    Elsewhere,
    /// Asked, and not ready for it yet.
    NotReady,
    /// Asked, and wants none.
    WantsNone,
}

impl PlanStand {
    /// Whether a part is written here.
    pub fn holds(self, section: Section) -> bool {
        self != Self::Elsewhere || !section.is_individual()
    }

    /// The parts that are written here, in their order.
    pub fn sections(self) -> impl Iterator<Item = Section> {
        Section::ALL
            .into_iter()
            .filter(move |section| self.holds(*section))
    }
}

/// Whether the person agrees with a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agrees {
    /// With all of it.
    Yes,
    /// With it being used; not with all that stands in it, and says so in own words.
    InPart,
    /// No: it does not come into force.
    No,
}

/// How it was with the capacity to decide when the version was made (pasient- og brukerrettighetsloven § 4-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capacity {
    /// Understands, appreciates, reasons, chooses.
    Has,
    /// There was doubt, and it is said which.
    InDoubt,
    /// Did not have it for this.
    Lacks,
}

/// What the person says of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Whether they agree.
    pub agrees: Agrees,
    /// In their own words.
    pub words: Option<Secret<String>>,
    /// Their capacity when it was made.
    pub capacity: Capacity,
    /// What there is to say of it.
    pub capacity_words: Option<Secret<String>>,
}

/// How far a version has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Being written.
    Draft,
    /// The person agrees; not in force yet.
    Agreed,
    /// In force.
    InForce {
        /// Since when.
        since: Timestamp,
        /// The period ends then.
        until: Timestamp,
        /// It is looked at again then.
        review_at: Timestamp,
        /// How many times somebody has been reminded of that: first the coordinator, then the leader.
        reminders: u8,
    },
    /// A later version is in force, or the person wants none.
    Replaced {
        /// When.
        at: Timestamp,
    },
    /// A draft that came to nothing.
    Dropped,
}

/// What stands in a part, and who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What.
    pub content: Secret<Content>,
    /// Who wrote it down.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

/// A version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Which.
    pub id: PlanId,
    /// Its number, from 1.
    pub version: u16,
    /// Since when it is being written.
    pub begun_at: Timestamp,
    /// The version that it was begun from.
    pub from: Option<PlanId>,
    /// Those who have written it with the person.
    pub authors: OrdSet<StaffId>,
    /// What stands in it.
    pub parts: OrdMap<Section, Arc<Written>>,
    /// What the person says of it.
    pub agreement: Option<(Agreement, Timestamp)>,
    /// It was said to another service, and written down here when the record was taken in.
    pub answered_elsewhere: Option<Elsewhere>,
    /// How far it has come.
    pub stage: Stage,
}

impl Plan {
    /// Whether it is in force.
    pub const fn is_in_force(&self) -> bool {
        matches!(self.stage, Stage::InForce { .. })
    }

    /// Since when it is in force, if it is.
    pub const fn in_force_since(&self) -> Option<Timestamp> {
        match self.stage {
            Stage::InForce { since, .. } => Some(since),
            Stage::Draft | Stage::Agreed | Stage::Replaced { .. } | Stage::Dropped => None,
        }
    }

    /// Whether it is being written, or agreed and not in force yet.
    pub const fn is_under_way(&self) -> bool {
        matches!(self.stage, Stage::Draft | Stage::Agreed)
    }

    /// What stands in a part; nothing, if it is empty or erased.
    pub fn content(&self, section: Section) -> Option<&Content> {
        self.parts
            .get(&section)
            .and_then(|written| written.content.known())
            .filter(|content| !content.is_empty())
    }

    /// The first part with an entry that is not complete.
    pub fn incomplete(&self) -> Option<Section> {
        Section::ALL.into_iter().find(|section| {
            self.content(*section)
                .is_some_and(|content| content.is_incomplete(*section))
        })
    }

    /// Parts that nobody has written in yet, or in which there is nothing of the person's own: what a gentle question is about.
    pub fn without_own_words(&self) -> impl Iterator<Item = Section> {
        Section::ALL.into_iter().filter(|section| {
            self.content(*section)
                .is_none_or(|content| !content.own_words)
        })
    }
}

/// What somebody suggests for the plan; without a part, what was learnt after a crisis. The coordinator and the person decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// For which part; none: what was learnt.
    pub section: Option<Section>,
    /// In which contact.
    pub contact: Option<ContactId>,
    /// Who.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub words: Secret<String>,
    /// Who has looked at it with the person, and when.
    pub settled: Option<(StaffId, Timestamp)>,
    /// The part into which it was taken then.
    pub taken: Option<Section>,
    /// It was wrong: struck through by whom, when, why.
    pub struck: Option<Struck>,
}

impl Suggestion {
    /// Whether it waits to be looked at with the person.
    pub const fn waits(&self) -> bool {
        self.settled.is_none() && self.struck.is_none()
    }
}
