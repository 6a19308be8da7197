//! A patient as the service knows them. Names, numbers and words are sealed and may be erased; what remains is that there was somebody.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet, Vector};

use crate::domain::actor::Actor;
use crate::domain::consents::consent::Consent;
use crate::domain::ids::{
    ConfidenceId, ConsentId, ContactId, ErasureId, FlagId, OpeningId, PatientId, PlanId,
    RelativeId, StaffId,
};
use crate::domain::openings::opening::Opening;
use crate::domain::patients::earlier::Earlier;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::people::Relative;
use crate::domain::patients::settings::{ProofQuestion, Settings};
use crate::domain::plans::beside::Beside;
use crate::domain::plans::plan::{Plan, PlanStand, Suggestion};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// How it is with somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Lives here.
    #[default]
    Here,
    /// Has moved away.
    Moved,
    /// Has died: nobody is rung or texted on the person's behalf.
    Dead,
}

/// Something to watch for, with a reason and an end. The person can see it, unless there is a stated reason against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Which.
    pub id: FlagId,
    /// What, in plain words.
    pub text: Secret<String>,
    /// Why it was raised.
    pub reason: Secret<String>,
    /// Why the person does not see it; none: they do.
    pub hidden_because: Option<Secret<String>>,
    /// Who raised it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// It holds until then.
    pub until: Timestamp,
    /// Who ended it before that, and when.
    pub ended: Option<(StaffId, Timestamp)>,
    /// It never was so: by whom it was struck through, when, why.
    pub struck: Option<Struck>,
}

impl Flag {
    /// Whether it holds.
    pub fn stands(&self, now: Timestamp) -> bool {
        self.ended.is_none() && self.struck.is_none() && now < self.until
    }
}

/// What somebody around the patient has told in confidence: a record of its own, under a key of its own, and not in the person's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confidence {
    /// Which.
    pub id: ConfidenceId,
    /// Who told it.
    pub relative: Option<RelativeId>,
    /// In which contact.
    pub contact: Option<ContactId>,
    /// Who wrote it down.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: Secret<String>,
    /// Struck through: by whom, when, why.
    pub struck: Option<Struck>,
}

/// Something wrong, struck through and still to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Struck {
    /// By whom.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub why: Secret<String>,
}

/// Whether a record is to be erased: asked by one, carried out by another after a time, or refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// Which.
    pub id: ErasureId,
    /// Who asked.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// Why. Names nobody.
    pub reason: String,
    /// Not carried out before.
    pub not_before: Timestamp,
    /// What came of it.
    pub end: Option<ErasureEnd>,
}

/// What came of the question whether to erase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErasureEnd {
    /// The keys were destroyed.
    Done {
        /// By whom.
        by: Actor,
        /// When.
        at: Timestamp,
    },
    /// It was refused.
    Refused {
        /// By whom.
        by: Actor,
        /// When.
        at: Timestamp,
        /// Why. Names nobody.
        reason: String,
    },
}

/// A patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patient {
    /// Which.
    pub id: PatientId,
    /// Since when the service knows them.
    pub since: Timestamp,
    /// Who it is.
    pub identity: Secret<Identity>,
    /// How it is with them.
    pub standing: Standing,
    /// The record that this one was merged into.
    pub merged_into: Option<PatientId>,
    /// Records that were merged into this one.
    pub merged: OrdSet<PatientId>,
    /// The coordinator of the individual plan.
    pub coordinator: Option<StaffId>,
    /// Since when it is read under another.
    pub merged_at: Option<Timestamp>,
    /// Those of the day service who have the person assigned.
    pub assigned: OrdSet<StaffId>,
    /// Those around them.
    pub relatives: OrdMap<RelativeId, Arc<Relative>>,
    /// What to watch for.
    pub flags: OrdMap<FlagId, Arc<Flag>>,
    /// The person's own settings.
    pub settings: Option<Secret<Settings>>,
    /// The question that shows that it is them.
    pub question: Option<Secret<ProofQuestion>>,
    /// What stood before in who it is, in those around them and in how they want to be reached, oldest first.
    pub earlier: Vector<Arc<Earlier>>,
    /// What was told in confidence.
    pub confidences: OrdMap<ConfidenceId, Arc<Confidence>>,
    /// Where the plan is, or why there is none.
    pub plan_stand: PlanStand,
    /// Where it is, if it is elsewhere.
    pub plan_elsewhere: Option<Secret<String>>,
    /// Every version of it, oldest first.
    pub plans: Vector<Arc<Plan>>,
    /// What stood beside each version when the person said yes to it, as far as this record says it, and when that was.
    pub beside: OrdMap<PlanId, Arc<(Secret<Beside>, Timestamp)>>,
    /// What others suggest for it, and what was learnt after crises.
    pub suggestions: Vector<Arc<Suggestion>>,
    /// Contacts whose end was asked what was learnt, and in which it was nothing.
    pub nothing_learnt: OrdSet<ContactId>,
    /// Every consent there has been.
    pub consents: OrdMap<ConsentId, Arc<Consent>>,
    /// Who has read the record, when, which parts, on what ground.
    pub openings: OrdMap<OpeningId, Arc<Opening>>,
    /// Contacts that were with this person, or about them.
    pub contacts: OrdSet<ContactId>,
    /// Whether it is to be erased, or has been refused to be.
    pub erasures: Vector<Erasure>,
    /// The keys are destroyed.
    pub erased: bool,
}

impl Patient {
    pub(in crate::domain) fn new(
        id: PatientId,
        since: Timestamp,
        identity: Secret<Identity>,
    ) -> Self {
        Self {
            id,
            since,
            identity,
            standing: Standing::Here,
            merged_into: None,
            merged: OrdSet::new(),
            coordinator: None,
            merged_at: None,
            assigned: OrdSet::new(),
            relatives: OrdMap::new(),
            flags: OrdMap::new(),
            settings: None,
            question: None,
            earlier: Vector::new(),
            confidences: OrdMap::new(),
            plan_stand: PlanStand::NotAsked,
            plan_elsewhere: None,
            plans: Vector::new(),
            beside: OrdMap::new(),
            suggestions: Vector::new(),
            nothing_learnt: OrdSet::new(),
            consents: OrdMap::new(),
            openings: OrdMap::new(),
            contacts: OrdSet::new(),
            erasures: Vector::new(),
            erased: false,
        }
    }

    /// Whether this record is in use: not merged into another, and not erased.
    pub const fn is_current(&self) -> bool {
        self.merged_into.is_none() && !self.erased
    }

    /// Whether she works with the person: the coordinator, or one who has them assigned.
    pub fn is_assigned(&self, staff: &StaffId) -> bool {
        self.coordinator.as_ref() == Some(staff) || self.assigned.contains(staff)
    }

    /// The settings; the usual ones, if none were chosen or they are erased.
    pub fn settings(&self) -> Settings {
        self.settings
            .as_ref()
            .and_then(Secret::known)
            .cloned()
            .unwrap_or_default()
    }

    /// Those around the person in the order in which they are rung, without those taken off the list.
    pub fn people(&self) -> Vec<&Relative> {
        let mut people: Vec<&Relative> = self
            .relatives
            .values()
            .map(AsRef::as_ref)
            .filter(|relative| !relative.removed)
            .collect();
        people.sort_by_key(|relative| (relative.order, relative.id));
        people
    }

    /// What to watch for now.
    pub fn standing_flags(&self, now: Timestamp) -> impl Iterator<Item = &Flag> {
        self.flags
            .values()
            .map(AsRef::as_ref)
            .filter(move |flag| flag.stands(now))
    }

    /// The version in force.
    pub fn plan_in_force(&self) -> Option<&Plan> {
        self.plans
            .iter()
            .rev()
            .map(AsRef::as_ref)
            .find(|plan| plan.is_in_force())
    }

    /// The version that is being written, or has been agreed and is not in force yet.
    pub fn plan_under_way(&self) -> Option<&Plan> {
        self.plans
            .iter()
            .rev()
            .map(AsRef::as_ref)
            .find(|plan| plan.is_under_way())
    }

    /// The question whether to erase that is still open.
    pub fn open_erasure(&self) -> Option<&Erasure> {
        self.erasures.iter().find(|erasure| erasure.end.is_none())
    }
}
