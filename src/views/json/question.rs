//! The question that shows that somebody is who they say.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::patients::settings::ProofQuestion;
use crate::domain::secret::Secret;

/// The question that shows that it is the person, or somebody around them.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = ProofQuestion)]
pub struct QuestionJson {
    /// What is asked.
    pub question: String,
    /// What they answer.
    pub answer: String,
}

impl QuestionJson {
    /// As it is kept.
    pub fn of(known: &ProofQuestion) -> Self {
        Self {
            question: known.question.clone(),
            answer: known.answer.clone(),
        }
    }

    /// The same, unless it is erased.
    pub fn known(kept: Option<&Secret<ProofQuestion>>) -> Option<Self> {
        kept?.known().map(Self::of)
    }
}

impl std::fmt::Debug for QuestionJson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("QuestionJson(…)")
    }
}
