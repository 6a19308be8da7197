//! What people hear and read, in each language, from Fluent files that are part of the program. Never makes a sentence in
//! code, and never leaves somebody without words: what is missing in one language is said in Norwegian.
//!
//! Norwegian and English have every text. Northern Sámi has what callers hear and read, the sheet that somebody takes home, and the frame of
//! the screens, written by the program's builders and **awaiting review by a speaker**; the rest of it is Norwegian, key by key.
//!
//! Spoken and written messages go through [`message::Spoken`] and [`message::Written`], which carry their arguments as
//! types; screens ask for a key.

pub mod message;
pub mod written;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::domain::language::Language;
use crate::text::message::{Spoken, Written};

/// The files of each language. A file that is added here is held to the same keys in both by the tests.
const BOKMAL: &[(&str, &str)] = &[
    ("voice.ftl", include_str!("nb/voice.ftl")),
    ("sms.ftl", include_str!("nb/sms.ftl")),
    ("screen.ftl", include_str!("nb/screen.ftl")),
    ("frame.ftl", include_str!("nb/frame.ftl")),
    ("talk.ftl", include_str!("nb/talk.ftl")),
    ("account.ftl", include_str!("nb/account.ftl")),
    ("request.ftl", include_str!("nb/request.ftl")),
    ("on-duty.ftl", include_str!("nb/on-duty.ftl")),
    ("record.ftl", include_str!("nb/record.ftl")),
    ("corrections.ftl", include_str!("nb/corrections.ftl")),
    ("plan.ftl", include_str!("nb/plan.ftl")),
    ("plan-beside.ftl", include_str!("nb/plan-beside.ftl")),
    ("glance.ftl", include_str!("nb/glance.ftl")),
    ("forms.ftl", include_str!("nb/forms.ftl")),
    ("openings.ftl", include_str!("nb/openings.ftl")),
    ("document.ftl", include_str!("nb/document.ftl")),
    ("escort.ftl", include_str!("nb/escort.ftl")),
    ("written.ftl", include_str!("nb/written.ftl")),
    ("handbook.ftl", include_str!("nb/handbook.ftl")),
    ("handover.ftl", include_str!("nb/handover.ftl")),
    ("figures.ftl", include_str!("nb/figures.ftl")),
    ("ending.ftl", include_str!("nb/ending.ftl")),
    ("deviations.ftl", include_str!("nb/deviations.ftl")),
    ("complaints.ftl", include_str!("nb/complaints.ftl")),
    ("feedback.ftl", include_str!("nb/feedback.ftl")),
    ("deaths.ftl", include_str!("nb/deaths.ftl")),
];
const ENGLISH: &[(&str, &str)] = &[
    ("voice.ftl", include_str!("en/voice.ftl")),
    ("sms.ftl", include_str!("en/sms.ftl")),
    ("screen.ftl", include_str!("en/screen.ftl")),
    ("frame.ftl", include_str!("en/frame.ftl")),
    ("talk.ftl", include_str!("en/talk.ftl")),
    ("account.ftl", include_str!("en/account.ftl")),
    ("request.ftl", include_str!("en/request.ftl")),
    ("on-duty.ftl", include_str!("en/on-duty.ftl")),
    ("record.ftl", include_str!("en/record.ftl")),
    ("corrections.ftl", include_str!("en/corrections.ftl")),
    ("plan.ftl", include_str!("en/plan.ftl")),
    ("plan-beside.ftl", include_str!("en/plan-beside.ftl")),
    ("glance.ftl", include_str!("en/glance.ftl")),
    ("forms.ftl", include_str!("en/forms.ftl")),
    ("openings.ftl", include_str!("en/openings.ftl")),
    ("document.ftl", include_str!("en/document.ftl")),
    ("escort.ftl", include_str!("en/escort.ftl")),
    ("written.ftl", include_str!("en/written.ftl")),
    ("handbook.ftl", include_str!("en/handbook.ftl")),
    ("handover.ftl", include_str!("en/handover.ftl")),
    ("figures.ftl", include_str!("en/figures.ftl")),
    ("ending.ftl", include_str!("en/ending.ftl")),
    ("deviations.ftl", include_str!("en/deviations.ftl")),
    ("complaints.ftl", include_str!("en/complaints.ftl")),
    ("feedback.ftl", include_str!("en/feedback.ftl")),
    ("deaths.ftl", include_str!("en/deaths.ftl")),
];
/// Only part of the keys: the tests say which there must be.
const NORTHERN_SAMI: &[(&str, &str)] = &[
    ("voice.ftl", include_str!("se/voice.ftl")),
    ("sms.ftl", include_str!("se/sms.ftl")),
    ("screen.ftl", include_str!("se/screen.ftl")),
    ("account.ftl", include_str!("se/account.ftl")),
    ("handbook.ftl", include_str!("se/handbook.ftl")),
    ("ending.ftl", include_str!("se/ending.ftl")),
];

const fn files(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::Bokmal => BOKMAL,
        Language::English => ENGLISH,
        Language::NorthernSami => NORTHERN_SAMI,
    }
}

/// The language whose voice reads a language aloud: the carrier has none for Northern Sámi, which is said in Norwegian where
/// there is no recording.
pub const fn spoken_language(language: Language) -> Language {
    match language {
        Language::Bokmal | Language::NorthernSami => Language::Bokmal,
        Language::English => Language::English,
    }
}

/// The tag of the voice that reads a language aloud, as the carrier knows it.
pub const fn voice_tag(language: Language) -> &'static str {
    match language {
        Language::Bokmal | Language::NorthernSami => "nb-NO",
        Language::English => "en-GB",
    }
}

/// A value that goes into a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Words, put in as they are.
    Text(&'a str),
    /// A count, which may decide the form of the words around it.
    Number(u32),
}

/// The values of one text, by name.
pub type Args<'a> = [(&'static str, Arg<'a>)];

/// Why a text cannot be given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// A file cannot be read.
    #[error("the texts in {language}/{file} cannot be read: {problem}")]
    File {
        /// Its language.
        language: Language,
        /// Its name.
        file: &'static str,
        /// What is wrong in it.
        problem: String,
    },
    /// There is no such key.
    #[error("there is no text {key:?} in {language}")]
    Missing {
        /// The language.
        language: Language,
        /// The key.
        key: String,
    },
    /// An argument is missing, or the text refers to what is not there.
    #[error("the text {key:?} in {language} cannot be put together: {problem}")]
    Incomplete {
        /// The language.
        language: Language,
        /// The key.
        key: String,
        /// What is wrong.
        problem: String,
    },
}

/// Every text in every language. Made once; may be used from all threads at once.
pub struct Texts {
    bokmal: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
    northern_sami: FluentBundle<FluentResource>,
}

impl Texts {
    /// Reads the files that are part of the program.
    pub fn load() -> Result<Self, TextError> {
        Ok(Self {
            bokmal: bundle(Language::Bokmal)?,
            english: bundle(Language::English)?,
            northern_sami: bundle(Language::NorthernSami)?,
        })
    }

    /// The text of a key. What is missing in the language comes in Norwegian, and what is missing there too as the key
    /// itself; both are programming errors, so that they are logged and stop a debug build.
    pub fn get(&self, language: Language, key: &str, args: &Args<'_>) -> String {
        let language = self.written_in(language, key);
        let found = self.find(language, key, args);
        debug_assert!(found.is_ok(), "{found:?}");
        found.unwrap_or_else(|error| {
            tracing::error!(%error, "a text is missing");
            self.find_any(key, args)
        })
    }

    /// The language a key is given in: Norwegian where Northern Sámi does not have it.
    pub fn written_in(&self, language: Language, key: &str) -> Language {
        match language {
            Language::NorthernSami if self.northern_sami.has_message(key) => Language::NorthernSami,
            Language::Bokmal | Language::NorthernSami => Language::Bokmal,
            Language::English => Language::English,
        }
    }

    /// The text of a key in this language only, or what is wrong.
    pub fn find(
        &self,
        language: Language,
        key: &str,
        args: &Args<'_>,
    ) -> Result<String, TextError> {
        let (text, problem) =
            self.format(language, key, args)
                .ok_or_else(|| TextError::Missing {
                    language,
                    key: key.to_owned(),
                })?;
        match problem {
            None => Ok(text),
            Some(problem) => Err(TextError::Incomplete {
                language,
                key: key.to_owned(),
                problem,
            }),
        }
    }

    /// What is spoken.
    pub fn say(&self, language: Language, spoken: &Spoken<'_>) -> String {
        self.get(language, spoken.key(), spoken.arg().as_slice())
    }

    /// What is written in a text message.
    pub fn write(&self, language: Language, written: &Written<'_>) -> String {
        self.get(language, written.key(), written.arg().as_slice())
    }

    /// As good as it can be had: in the first language that has it, with gaps where arguments are missing.
    fn find_any(&self, key: &str, args: &Args<'_>) -> String {
        Language::ALL
            .into_iter()
            .find_map(|language| self.format(language, key, args))
            .map_or_else(|| key.to_owned(), |(text, _)| text)
    }

    /// The text and what is wrong with it; `None` if there is no such key.
    fn format(
        &self,
        language: Language,
        key: &str,
        args: &Args<'_>,
    ) -> Option<(String, Option<String>)> {
        let bundle = match language {
            Language::Bokmal => &self.bokmal,
            Language::English => &self.english,
            Language::NorthernSami => &self.northern_sami,
        };
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle
            .format_pattern(pattern, Some(&fluent_args(args)), &mut errors)
            .into_owned();
        Some((text, errors.first().map(ToString::to_string)))
    }
}

fn bundle(language: Language) -> Result<FluentBundle<FluentResource>, TextError> {
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Marks around arguments would be spoken as pauses and make an SMS longer; no text is written right to left.
    bundle.set_use_isolating(false);
    for (file, source) in files(language) {
        let unreadable = |problem| TextError::File {
            language,
            file,
            problem,
        };
        let resource = FluentResource::try_new((*source).to_owned())
            .map_err(|(_, errors)| unreadable(format!("{errors:?}")))?;
        bundle
            .add_resource(resource)
            .map_err(|errors| unreadable(format!("{errors:?}")))?;
    }
    Ok(bundle)
}

fn fluent_args<'a>(args: &Args<'a>) -> FluentArgs<'a> {
    args.iter()
        .map(|(name, arg)| {
            let value = match arg {
                Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
                Arg::Number(number) => FluentValue::from(*number),
            };
            (*name, value)
        })
        .collect()
}

#[cfg(test)]
mod tests;
