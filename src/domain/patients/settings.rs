//! How the person wants to be reached, which nurses they want, and the question that shows that it is them.

use crate::domain::ids::StaffId;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::rejection::Rejection;

use super::identity::{LONGEST, needed, short};

/// Most nurses in either list.
pub const MOST_NURSES: usize = 10;

/// The person's own settings. Held sealed, never shown in debug output.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// No text messages.
    pub no_texts: bool,
    /// The person's telephone does not show the service's number when it rings.
    pub number_withheld: bool,
    /// What to say if somebody else answers.
    pub somebody_else: Option<String>,
    /// Nurses the person wants, the first before the others.
    pub preferred: Vec<StaffId>,
    /// Nurses the person does not want.
    pub not_wanted: Vec<StaffId>,
}

impl Settings {
    /// As it is kept: nobody twice, and nobody both wanted and not.
    pub(in crate::domain) fn checked(mut self) -> Result<Self, Rejection> {
        self.somebody_else = match self.somebody_else.take() {
            Some(text) => short(&text)?,
            None => None,
        };
        for nurses in [&mut self.preferred, &mut self.not_wanted] {
            let mut once: Vec<StaffId> = Vec::new();
            for nurse in nurses.drain(..) {
                if !once.contains(&nurse) {
                    once.push(nurse);
                }
            }
            if once.len() > MOST_NURSES {
                return Err(RecordRejection::TooMany { most: MOST_NURSES }.into());
            }
            *nurses = once;
        }
        if self
            .preferred
            .iter()
            .any(|nurse| self.not_wanted.contains(nurse))
        {
            return Err(RecordRejection::WantedAndNot.into());
        }
        Ok(self)
    }
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Settings(…)")
    }
}

/// A question that the person has chosen, and what they answer to it: asked by the nurse before anything is told
/// (`handbook/service/en/meeting-the-person.md`). Held sealed, never shown in debug output.
#[derive(Clone, PartialEq, Eq)]
pub struct ProofQuestion {
    /// What is asked.
    pub question: String,
    /// What the person answers.
    pub answer: String,
}

impl ProofQuestion {
    /// As it is kept.
    pub(in crate::domain) fn checked(self) -> Result<Self, Rejection> {
        Ok(Self {
            question: needed(&self.question, LONGEST)?,
            answer: needed(&self.answer, LONGEST)?,
        })
    }
}

impl std::fmt::Debug for ProofQuestion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ProofQuestion(…)")
    }
}
