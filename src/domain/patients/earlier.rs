//! What stood in a record before something else was written there: kept with who wrote it, when, and whether what stood was wrong
//! (helsepersonelloven § 42, `handbook/operations/erasure.md`). Nothing is written over, and all of it is erased with the record. Says nothing about
//! who may read it.

use std::sync::Arc;

use crate::domain::actor::Actor;
use crate::domain::ids::{RelativeId, StaffId};
use crate::domain::patients::apply::gone;
use crate::domain::patients::identity::{Identity, LONGEST, needed};
use crate::domain::patients::patient::{Patient, Standing};
use crate::domain::patients::people::{Person, Relative, Told};
use crate::domain::patients::settings::{ProofQuestion, Settings};
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// What whoever writes something else says of what stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amended {
    /// It was right, and is otherwise now.
    Changed,
    /// It was wrong, and why.
    Wrong(Secret<String>),
}

impl Amended {
    /// It was wrong.
    pub fn wrong(why: &str) -> Self {
        Self::Wrong(Secret::Known(why.to_owned()))
    }

    /// As it is kept: what was wrong has a reason.
    pub(in crate::domain) fn checked(self) -> Result<Self, Rejection> {
        match self {
            Self::Changed => Ok(Self::Changed),
            Self::Wrong(why) => {
                let why = why.known().ok_or(Rejection::Empty)?;
                Ok(Self::Wrong(Secret::Known(needed(why, LONGEST)?)))
            }
        }
    }

    fn erase(&mut self) {
        if let Self::Wrong(why) = self {
            *why = Secret::Erased;
        }
    }
}

/// What stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stood {
    /// Who it is.
    Identity(Secret<Identity>),
    /// How it is with them.
    Standing(Standing),
    /// How the person wants to be reached.
    Settings(Secret<Settings>),
    /// The question that shows that it is them.
    Question(Secret<ProofQuestion>),
    /// Somebody around them, as they were listed.
    Person {
        /// Which entry.
        relative: RelativeId,
        /// Who.
        person: Secret<Person>,
        /// The place in which they were rung, from 0.
        order: u16,
    },
    /// The question that showed that it was somebody around them.
    Asked {
        /// Which entry.
        relative: RelativeId,
        /// What was asked.
        question: Secret<ProofQuestion>,
    },
    /// What somebody might be told.
    Told {
        /// Which entry.
        relative: RelativeId,
        /// So much.
        told: Told,
        /// The person's words about it.
        words: Option<Secret<String>>,
    },
    /// Whether the person objected to contact with somebody.
    Objected {
        /// Which entry.
        relative: RelativeId,
        /// They did.
        objected: bool,
    },
    /// Somebody stood on the list, and was taken off it.
    Listed(Box<Relative>),
}

impl Stood {
    /// Somebody around them, as they are listed.
    pub(in crate::domain) fn person(relative: &Relative) -> Self {
        Self::Person {
            relative: relative.id,
            person: relative.person.clone(),
            order: relative.order,
        }
    }

    /// What somebody may be told.
    pub(in crate::domain) fn told(relative: &Relative) -> Self {
        Self::Told {
            relative: relative.id,
            told: relative.told,
            words: relative.said.as_ref().map(|said| said.words.clone()),
        }
    }

    /// It is not what holds before anybody has answered: that somebody is only listened to, and is not objected to.
    fn was_answered(&self) -> bool {
        match self {
            Self::Told { told, words, .. } => *told != Told::Listen || words.is_some(),
            Self::Objected { objected, .. } => *objected,
            Self::Identity(_)
            | Self::Standing(_)
            | Self::Settings(_)
            | Self::Question(_)
            | Self::Person { .. }
            | Self::Asked { .. }
            | Self::Listed(_) => true,
        }
    }

    /// What somebody might be told, or whether they were objected to, of the same one.
    fn is_where(&self, other: &Self) -> bool {
        let of = |stood: &Self| match stood {
            Self::Told { relative, .. } => Some((*relative, true)),
            Self::Objected { relative, .. } => Some((*relative, false)),
            Self::Identity(_)
            | Self::Standing(_)
            | Self::Settings(_)
            | Self::Question(_)
            | Self::Person { .. }
            | Self::Asked { .. }
            | Self::Listed(_) => None,
        };
        of(self).is_some() && of(self) == of(other)
    }
}

/// Something that stood before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// What.
    pub stood: Stood,
    /// Until when: something else was written then.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
    /// What was said of it; none: nobody said, or nobody was asked.
    pub amended: Option<Amended>,
}

impl Earlier {
    /// Whether something of it can still be read.
    pub fn is_known(&self) -> bool {
        let why = matches!(&self.amended, Some(Amended::Wrong(Secret::Known(_))));
        why || match &self.stood {
            Stood::Identity(who) => who.known().is_some(),
            Stood::Settings(settings) => settings.known().is_some(),
            Stood::Question(question) | Stood::Asked { question, .. } => question.known().is_some(),
            Stood::Person { person, .. } => person.known().is_some(),
            Stood::Told { words, .. } => words.as_ref().and_then(Secret::known).is_some(),
            Stood::Listed(relative) => relative.person.known().is_some(),
            Stood::Standing(_) | Stood::Objected { .. } => false,
        }
    }

    fn erased(&self) -> Self {
        let mut erased = self.clone();
        match &mut erased.stood {
            Stood::Identity(who) => *who = Secret::Erased,
            Stood::Settings(settings) => *settings = Secret::Erased,
            Stood::Question(question) | Stood::Asked { question, .. } => {
                *question = Secret::Erased;
            }
            Stood::Person { person, .. } => *person = Secret::Erased,
            Stood::Told { words, .. } => gone(words),
            Stood::Listed(relative) => relative.erase(),
            Stood::Standing(_) | Stood::Objected { .. } => {}
        }
        if let Some(amended) = &mut erased.amended {
            amended.erase();
        }
        erased
    }
}

impl Patient {
    /// Keeps what stands there before something else does.
    pub(in crate::domain) fn keep(
        &mut self,
        stood: Stood,
        at: Timestamp,
        by: Actor,
        amended: Option<&Amended>,
    ) {
        self.earlier.push_back(Arc::new(Earlier {
            stood,
            at,
            by,
            amended: amended.cloned(),
        }));
    }

    /// The same of what holds until somebody says otherwise: the first answer takes the place of none, unless what held is said to be wrong.
    pub(in crate::domain) fn keep_answer(
        &mut self,
        stood: Stood,
        at: Timestamp,
        by: &StaffId,
        amended: Option<&Amended>,
    ) {
        let wrong = matches!(amended, Some(Amended::Wrong(_)));
        if wrong || stood.was_answered() || self.has_answered(&stood) {
            self.keep(stood, at, Actor::Staff(by.clone()), amended);
        }
    }

    /// Something was answered there before.
    fn has_answered(&self, stood: &Stood) -> bool {
        self.earlier
            .iter()
            .any(|earlier| earlier.stood.is_where(stood))
    }

    /// The content goes; that something stood there remains.
    pub(in crate::domain) fn erase_earlier(&mut self) {
        let erased = self
            .earlier
            .iter()
            .map(|earlier| Arc::new(earlier.erased()));
        self.earlier = erased.collect();
    }
}
