//! A deviation, and what has been done about it.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet, Vector};

use crate::domain::actor::Actor;
use crate::domain::followed::{Step, is_own};
use crate::domain::ids::{CallId, ContactId, DeviationId, HandoverId, OpeningId, StaffId, VisitId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// What the service itself saw. Each is a deviation once, however often it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// A caller waited, and nobody of ours answered within the steps.
    NobodyAnswered(CallId),
    /// Nobody took a request or a message, though everybody was rung.
    NobodyTook(ContactId),
    /// A promise to call back was not kept in time.
    CallBackLate {
        /// In which contact.
        contact: ContactId,
        /// When it was promised.
        promised: Timestamp,
    },
    /// Somebody on a home visit gave no word, and others were told.
    CheckInMissed {
        /// Which visit.
        visit: VisitId,
        /// When the word was due.
        due_at: Timestamp,
    },
    /// Not all of a handover was accepted by the set hour.
    HandoverNotAccepted(HandoverId),
    /// Nobody has looked at a reading that is always looked at.
    NotReviewed(OpeningId),
    /// The leader has said of a reading that it should not have been.
    WrongReading(OpeningId),
}

/// Who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Somebody.
    Person(Actor),
    /// Somebody of ours was threatened, and ended the conversation.
    Threat {
        /// Who.
        by: StaffId,
        /// The police were rung.
        police: bool,
    },
    /// The service itself.
    Service(Cause),
}

/// The words of the kinds, in the order in which figures show them.
pub const KINDS: [&str; 9] = [
    "person",
    "threat",
    "nobody_answered",
    "nobody_took",
    "call_back_late",
    "check_in_missed",
    "handover_not_accepted",
    "not_reviewed",
    "wrong_reading",
];

impl Source {
    /// The word of its kind.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Threat { .. } => "threat",
            Self::Service(cause) => match cause {
                Cause::NobodyAnswered(_) => "nobody_answered",
                Cause::NobodyTook(_) => "nobody_took",
                Cause::CallBackLate { .. } => "call_back_late",
                Cause::CheckInMissed { .. } => "check_in_missed",
                Cause::HandoverNotAccepted(_) => "handover_not_accepted",
                Cause::NotReviewed(_) => "not_reviewed",
                Cause::WrongReading(_) => "wrong_reading",
            },
        }
    }
}

/// Whether somebody came to harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Harm {
    /// Somebody did.
    Harmed,
    /// Nobody did, and somebody could have.
    CouldHave,
    /// No.
    No,
    /// It is not known.
    NotKnown,
}

impl Harm {
    /// In the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Harmed, Self::CouldHave, Self::No, Self::NotKnown];
}

/// A deviation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deviation {
    /// Which.
    pub id: DeviationId,
    /// When it was raised.
    pub at: Timestamp,
    /// Who says so.
    pub source: Source,
    /// The contact it happened in; its words are under that contact's key.
    pub contact: Option<ContactId>,
    /// What happened, in own words; none where the service itself says so. Of a threat never for those who may not open the contact.
    pub text: Option<Secret<String>>,
    /// Whether somebody came to harm; none where nobody was asked.
    pub harm: Option<Harm>,
    /// What was done at once.
    pub measure: Option<Secret<String>>,
    /// Who follows it.
    pub owner: Option<StaffId>,
    /// What has been done about it, oldest first.
    pub steps: Vector<Step<Done>>,
    /// Nobody has said yet what was found and what changes.
    pub open: bool,
    /// Somebody has looked at it by then; none: from before there were dates.
    pub look_by: Option<Timestamp>,
    /// It is closed by then.
    pub close_by: Option<Timestamp>,
    /// Nobody had, and the leader was told.
    pub not_looked_at: bool,
    /// It was not, and the leader was told.
    pub not_closed: bool,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// Somebody follows it from now on.
    Given(StaffId),
    /// Something was written down.
    Noted(Secret<String>),
    /// It is closed.
    Closed {
        /// What was found.
        found: Secret<String>,
        /// What changes; or that nothing does, and why.
        changed: Secret<String>,
    },
    /// It is open again, and why.
    Reopened(Secret<String>),
}

impl Deviation {
    /// Whether somebody has looked at it: it is followed by somebody, or something was done.
    pub fn is_looked_at(&self) -> bool {
        self.owner.is_some() || !self.steps.is_empty()
    }

    /// Whether this is whoever raised it.
    pub fn is_from(&self, actor: &Actor) -> bool {
        match &self.source {
            Source::Person(by) => is_own(by, actor),
            Source::Threat { by, .. } => actor.staff() == Some(by),
            Source::Service(_) => false,
        }
    }

    /// When something is to be done about it.
    pub fn deadline(&self) -> Option<Timestamp> {
        let look = self
            .look_by
            .filter(|_| !self.not_looked_at && !self.is_looked_at());
        let close = self.close_by.filter(|_| !self.not_closed);
        let next = match (look, close) {
            (Some(look), Some(close)) => Some(look.min(close)),
            (look, close) => look.or(close),
        };
        next.filter(|_| self.open)
    }

    /// Whether something about it should have been done by now.
    pub fn is_late(&self, now: Timestamp) -> bool {
        let look = self.look_by.filter(|_| !self.is_looked_at());
        self.open
            && [look, self.close_by]
                .into_iter()
                .flatten()
                .any(|by| by <= now)
    }

    /// Whether anything that was written about it is there still.
    pub fn holds_words(&self) -> bool {
        let mut without = self.clone();
        without.erase();
        without != *self
    }

    /// Its words are gone.
    pub(in crate::domain) fn erase(&mut self) {
        for words in [&mut self.text, &mut self.measure].into_iter().flatten() {
            *words = Secret::Erased;
        }
        for step in &mut self.steps {
            match &mut step.what {
                Done::Given(_) => {}
                Done::Noted(words) | Done::Reopened(words) => *words = Secret::Erased,
                Done::Closed { found, changed } => {
                    *found = Secret::Erased;
                    *changed = Secret::Erased;
                }
            }
        }
    }
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deviations {
    /// Every one there has been.
    pub all: OrdMap<DeviationId, Arc<Deviation>>,
    /// Those that are followed still.
    pub open: OrdSet<DeviationId>,
    /// In what contacts they happened.
    pub(in crate::domain) of_contact: OrdMap<ContactId, OrdSet<DeviationId>>,
    /// What the service has raised already.
    pub(in crate::domain) causes: OrdSet<Cause>,
    /// When the leader was told last that something lies there.
    pub(in crate::domain) told: Option<Timestamp>,
}

impl Deviations {
    /// The deviation.
    pub fn get(&self, id: DeviationId) -> Option<&Deviation> {
        self.all.get(&id).map(AsRef::as_ref)
    }

    /// Those of a contact.
    pub fn of(&self, contact: ContactId) -> impl Iterator<Item = &Deviation> {
        let ids = self.of_contact.get(&contact).into_iter().flatten();
        ids.filter_map(|id| self.get(*id))
    }

    /// Every one, in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = &Deviation> {
        self.all.values().map(AsRef::as_ref)
    }
}
