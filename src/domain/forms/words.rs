//! A sentence of a form in each language that it is written in.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::language::Language;

/// The same words in one or more languages. Never without any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The language that the form itself is written in.
    first: (Language, Arc<str>),
    others: BTreeMap<Language, Arc<str>>,
}

impl Words {
    /// In one language.
    pub fn new(language: Language, text: &str) -> Self {
        Self {
            first: (language, text.into()),
            others: BTreeMap::new(),
        }
    }

    /// And in another; what is said twice in one language is said as it was first.
    #[must_use]
    pub fn and(mut self, language: Language, text: &str) -> Self {
        if language != self.first.0 {
            self.others.entry(language).or_insert_with(|| text.into());
        }
        self
    }

    /// In this language, if they are written in it.
    pub fn exactly(&self, language: Language) -> Option<&str> {
        if self.first.0 == language {
            return Some(&self.first.1);
        }
        self.others.get(&language).map(AsRef::as_ref)
    }

    /// For a reader of this language: in it, else in Norwegian, else as the form is written. Nobody is left without words.
    pub fn for_reader(&self, language: Language) -> (&str, Language) {
        [language, Language::Bokmal]
            .into_iter()
            .find_map(|language| self.exactly(language).map(|text| (text, language)))
            .unwrap_or((&self.first.1, self.first.0))
    }

    /// The longest of them, in characters.
    pub fn longest(&self) -> usize {
        std::iter::once(&self.first.1)
            .chain(self.others.values())
            .map(|text| text.chars().count())
            .max()
            .unwrap_or(0)
    }

    /// Whether there is nothing to read in one of them.
    pub fn has_blank(&self) -> bool {
        std::iter::once(&self.first.1)
            .chain(self.others.values())
            .any(|text| text.trim().is_empty())
    }
}
