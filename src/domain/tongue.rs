//! A language that somebody speaks: any there is, by its tag. Not the languages that there are texts in (`language`): what is said and printed in one
//! that we have no texts in falls back (`handbook/service/en/interpreter.md`).

use std::fmt;
use std::str::FromStr;

use unic_langid::LanguageIdentifier;

use crate::domain::language::Language;

/// Longest tag that is taken, in characters: RFC 5646 asks for 35 (section 4.4.1).
const LONGEST: usize = 35;
/// Tags that mean the same as a shorter or newer one, and that systems still write.
const SAME: [(&str, &str); 11] = [
    ("no", "nb"),
    ("nob", "nb"),
    ("nor", "nb"),
    ("nno", "nn"),
    ("sme", "se"),
    ("eng", "en"),
    ("rus", "ru"),
    ("ukr", "uk"),
    ("ara", "ar"),
    ("som", "so"),
    ("pol", "pl"),
];

/// The tag of a language (BCP 47, RFC 5646): what it is, and where it matters its script, its place and its variant. What a tag may say besides, of
/// calendars and the like, is no part of a language that somebody speaks and is left out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tongue(String);

/// Not a tag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not the tag of a language: write it as nb, se, fkv, uk or ar")]
pub struct NoTongue(pub String);

impl Tongue {
    /// The languages that forms offer, by how often they are met here. Any other is written by its tag.
    pub const OFFERED: [&str; 28] = [
        "nb", "nn", "se", "fkv", "nsl", "en", "uk", "ru", "ar", "ti", "so", "pl", "fi", "de", "fa",
        "prs", "ku", "lt", "lv", "ro", "th", "tl", "es", "fr", "sv", "da", "sma", "smj",
    ];

    /// The tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// What it is, without script and place.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The language whose texts somebody who speaks it is met with. Nynorsk and Kven: whoever speaks one reads Norwegian bokmål. None: there is nothing
    /// near it, and whoever asks takes what is usual there.
    pub fn texts(&self) -> Option<Language> {
        match self.language() {
            "nb" | "nn" | "fkv" | "da" | "sv" => Some(Language::Bokmal),
            "en" => Some(Language::English),
            "se" => Some(Language::NorthernSami),
            _ => None,
        }
    }

    /// The language that the papers of a record are printed in for somebody who speaks it.
    pub fn on_paper(&self) -> Language {
        self.texts().unwrap_or_default().on_paper()
    }

    /// Whether papers are in another language than theirs: whoever hands them over is told.
    pub fn is_not_on_paper(&self) -> bool {
        self.language() != self.on_paper().tag()
    }
}

impl From<Language> for Tongue {
    fn from(language: Language) -> Self {
        Self(language.tag().to_owned())
    }
}

impl FromStr for Tongue {
    type Err = NoTongue;

    fn from_str(text: &str) -> Result<Self, NoTongue> {
        let wrong = || NoTongue(text.to_owned());
        if text.is_empty() || text.len() > LONGEST || !text.is_ascii() {
            return Err(wrong());
        }
        let mut subtags: Vec<&str> = text.split(['-', '_']).collect();
        if let Some(at) = subtags.iter().position(|subtag| subtag.len() == 1) {
            // A tag that begins so names no language by itself.
            subtags.truncate(at);
        }
        // `sgn-nsl`, `zh-cmn`: the second is the language.
        let is_extended =
            |subtag: &str| subtag.len() == 3 && subtag.chars().all(|one| one.is_ascii_alphabetic());
        if subtags.get(1).is_some_and(|subtag| is_extended(subtag)) {
            subtags.remove(0);
        }
        let tag: LanguageIdentifier = subtags.join("-").parse().map_err(|_| wrong())?;
        let language = tag.language;
        if language.is_empty() {
            return Err(wrong());
        }
        let mut tag = tag.to_string();
        let known = SAME.iter().find(|(other, _)| *other == language.as_str());
        if let Some((other, same)) = known {
            tag.replace_range(..other.len(), same);
        }
        Ok(Self(tag))
    }
}

impl fmt::Display for Tongue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Tongue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tongue({})", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> Option<String> {
        text.parse::<Tongue>().ok().map(|tongue| tongue.to_string())
    }

    #[test]
    fn any_language_has_a_tag_and_is_written_one_way() {
        for (text, is) in [
            ("nb", "nb"),
            ("NN", "nn"),
            ("no", "nb"),
            ("no-NO", "nb-NO"),
            ("nn-no", "nn-NO"),
            ("sme", "se"),
            ("fkv", "fkv"),
            ("nsl", "nsl"),
            ("sgn-nsl", "nsl"),
            ("zh-cmn-Hans", "cmn-Hans"),
            ("uk", "uk"),
            ("ar_SY", "ar-SY"),
            ("sr-cyrl-rs", "sr-Cyrl-RS"),
            ("de-1996", "de-1996"),
            ("en-u-ca-gregory", "en"),
            ("ti-x-own", "ti"),
        ] {
            assert_eq!(tag(text).as_deref(), Some(is), "{text}");
        }
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        let long = "de-1996-".to_owned() + &"abcdefgh-".repeat(9);
        for text in [
            "",
            " ",
            "norsk språk",
            "x-own",
            "i-klingon",
            "1",
            "n",
            "nb-",
            "nb--NO",
            "und",
            "språk",
            &long,
        ] {
            assert_eq!(tag(text), None, "{text}");
        }
    }

    #[test]
    fn every_language_that_is_offered_is_a_tag_and_falls_back() {
        for offered in Tongue::OFFERED {
            assert_eq!(tag(offered).as_deref(), Some(offered));
        }
        let texts = |text: &str| text.parse::<Tongue>().unwrap().texts();
        for norwegian in ["nb", "nn", "fkv", "nb-NO"] {
            assert_eq!(texts(norwegian), Some(Language::Bokmal));
        }
        assert_eq!(texts("se"), Some(Language::NorthernSami));
        assert_eq!(texts("en-GB"), Some(Language::English));
        assert_eq!(texts("uk"), None);
        let paper = |text: &str| {
            let tongue = text.parse::<Tongue>().unwrap();
            (tongue.on_paper(), tongue.is_not_on_paper())
        };
        assert_eq!(paper("nb"), (Language::Bokmal, false));
        assert_eq!(paper("nn"), (Language::Bokmal, true));
        assert_eq!(paper("en-US"), (Language::English, false));
        assert_eq!(paper("ar"), (Language::Bokmal, true));
    }
}
