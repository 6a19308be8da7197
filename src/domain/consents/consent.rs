//! One consent, and what it covers now.

use imbl::OrdSet;

use crate::domain::consents::able::Ability;
use crate::domain::consents::elsewhere::Elsewhere;
use crate::domain::ids::{ConsentId, StaffId};
use crate::domain::patients::patient::Struck;
use crate::domain::plans::section::Section;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// What is consented to. The first two are the law's for individual plans; the third is this service's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConsentKind {
    /// That the plan is made.
    PlanMade,
    /// That the participants may share what is confidential about the person.
    Sharing,
    /// That the crisis part is shown to the nurse on duty when the person, or somebody around them, gets in touch.
    ShownOnCall,
}

impl ConsentKind {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::PlanMade, Self::Sharing, Self::ShownOnCall];
}

/// How it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GivenHow {
    /// Spoken, face to face.
    Spoken,
    /// Signed on paper.
    OnPaper,
    /// On the telephone, the identity confirmed.
    ByTelephone,
}

/// A consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// Which.
    pub id: ConsentId,
    /// To what.
    pub kind: ConsentKind,
    /// Parts that it does not cover.
    pub without: OrdSet<Section>,
    /// With whom, or what else the person has said about it.
    pub words: Option<Secret<String>>,
    /// How it was given.
    pub how: GivenHow,
    /// The capacity to decide it, as it was then; none: nobody was asked for it.
    pub ability: Option<Ability>,
    /// Who wrote it down.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// It holds until then.
    pub until: Timestamp,
    /// When it was withdrawn.
    pub withdrawn: Option<Timestamp>,
    /// How many times somebody has been told that it ends: in good time, and on the day.
    pub reminders: u8,
    /// It was never given: struck through by whom, when, why.
    pub struck: Option<Struck>,
    /// It was given to another service, and written down here when the record was taken in.
    pub elsewhere: Option<Elsewhere>,
}

impl Consent {
    /// Whether it holds.
    pub fn holds(&self, now: Timestamp) -> bool {
        !self.is_taken_back() && now < self.until
    }

    /// Whether it was withdrawn, or never given: what was given before it does not hold again by that.
    pub const fn is_taken_back(&self) -> bool {
        self.withdrawn.is_some() || self.struck.is_some()
    }

    /// Whether it covers a part.
    pub fn covers(&self, section: Section) -> bool {
        !self.without.contains(&section)
    }
}
