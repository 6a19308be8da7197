//! Sentences that somebody has read in, for a language that the carrier has no voice for. Where they lie and which there are;
//! what is not listed is said in another language, never pretended.

use std::collections::BTreeSet;

/// Recordings of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recordings {
    /// The address that the names follow, without the last slash.
    pub files: String,
    /// The names of the sentences there are, such as `voice-first`.
    pub recorded: BTreeSet<String>,
}

impl Recordings {
    /// Where a sentence can be heard, if it is recorded.
    pub fn address(&self, name: &str) -> Option<String> {
        self.recorded
            .contains(name)
            .then(|| format!("{}/{name}.mp3", self.files))
    }
}
