//! The capacity to decide where something is widened, as it was then: only the person widens it, and only with the capacity for it
//! (`handbook/service/en/consent.md`, pasient- og brukerrettighetsloven § 4-3).

use crate::domain::patients::identity::{LONGEST, text_of};
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::plans::plan::Capacity;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;

/// What is said of the capacity to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Able {
    /// By whoever wrote it down together with the person.
    Said {
        /// How it was.
        capacity: Capacity,
        /// What there is to say of it; needed where it is in doubt.
        words: String,
    },
    /// Nothing: it comes from another system, which did not say.
    Elsewhere,
}

/// As it is kept; nothing in what an older program wrote, and in what came from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ability {
    /// How it was.
    pub capacity: Capacity,
    /// What there is to say of it.
    pub words: Option<Secret<String>>,
}

/// The person's word that somebody around them may be told more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Widened {
    /// In the person's own words.
    pub words: String,
    /// Their capacity to decide it.
    pub able: Able,
}

/// As it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// In the person's own words.
    pub words: Secret<String>,
    /// Their capacity to decide it.
    pub ability: Ability,
}

impl Able {
    /// There is no doubt.
    pub const fn has() -> Self {
        Self::Said {
            capacity: Capacity::Has,
            words: String::new(),
        }
    }

    pub(in crate::domain) fn checked(self) -> Result<Option<Ability>, Rejection> {
        let Self::Said { capacity, words } = self else {
            return Ok(None);
        };
        let words = text_of(&words, LONGEST)?;
        if capacity == Capacity::Lacks {
            return Err(RecordRejection::OnlyThePersonWidens.into());
        }
        if capacity == Capacity::InDoubt && words.is_none() {
            return Err(RecordRejection::CapacityWordsMissing.into());
        }
        Ok(Some(Ability {
            capacity,
            words: words.map(Secret::Known),
        }))
    }
}

impl Widened {
    /// The person says so, and there is no doubt that they can.
    pub fn by(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            able: Able::has(),
        }
    }

    /// From elsewhere it comes without a word.
    pub(in crate::domain) fn checked(self) -> Result<Option<Said>, Rejection> {
        let Some(ability) = self.able.checked()? else {
            return Ok(None);
        };
        let words = text_of(&self.words, LONGEST)?;
        let words = words.ok_or(RecordRejection::OwnWordsMissing)?;
        Ok(Some(Said {
            words: Secret::Known(words),
            ability,
        }))
    }
}
