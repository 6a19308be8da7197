//! The languages that callers hear and staff read.

use std::fmt;
use std::str::FromStr;

/// A language the program has texts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Norwegian bokmål (`nb`).
    #[default]
    Bokmal,
    /// English (`en`).
    English,
    /// Northern Sámi (`se`). No carrier has a voice for it: recordings are played where there are some.
    NorthernSami,
}

impl Language {
    /// Every language, the default first.
    pub const ALL: [Self; 3] = [Self::Bokmal, Self::English, Self::NorthernSami];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Bokmal => "nb",
            Self::English => "en",
            Self::NorthernSami => "se",
        }
    }

    /// The language that the papers of a record are printed in for readers of this one: their texts are in Norwegian and English alone.
    #[must_use]
    pub const fn on_paper(self) -> Self {
        match self {
            Self::Bokmal | Self::NorthernSami => Self::Bokmal,
            Self::English => Self::English,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The tag names no language the program has texts in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there are no texts in the language {0:?}: use nb, en or se")]
pub struct UnknownLanguage(pub String);

impl FromStr for Language {
    type Err = UnknownLanguage;
    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL
            .into_iter()
            .find(|language| language.tag() == tag)
            .ok_or_else(|| UnknownLanguage(tag.to_owned()))
    }
}
