//! Who the carrier says is calling. Caller ID is a hint that picks a card, never proof; this module only reads it.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use crate::domain::phone::E164;

/// The most characters that are kept of a malformed caller ID.
const MALFORMED_MOST: usize = 64;

/// What the carrier puts in place of a withheld number: a word, or that word spelt on a telephone's keys. Two spellings of
/// "unknown" are in use.
const WITHHELD: [&str; 15] = [
    "anonymous",
    "266696687",
    "restricted",
    "7378742833",
    "unavailable",
    "86282452253",
    "unknown",
    "8656696",
    "8566696",
    "blocked",
    "2562533",
    "private",
    "7748283",
    "withheld",
    "464",
];

/// The `From` of a call or a message.
#[derive(Clone, PartialEq, Eq)]
pub enum CallerNumber {
    /// A full number.
    Number(E164),
    /// The caller shows no number: cannot be called back, and no SMS can be sent.
    Withheld,
    /// Something is there, but it is no number that could be dialled; kept so that a person can look at it, at most 64
    /// characters.
    Malformed(Box<str>),
}

impl CallerNumber {
    /// Reads a `From` field. Always gives an answer: no caller is turned away because of how the number looks.
    pub fn read(from: &str) -> Self {
        let text = user_part(from.trim());
        let bare = text.strip_prefix('+').unwrap_or(text);
        if bare.is_empty() || WITHHELD.iter().any(|word| bare.eq_ignore_ascii_case(word)) {
            return Self::Withheld;
        }
        match text.parse() {
            Ok(number) => Self::Number(number),
            Err(_) => Self::Malformed(text.chars().take(MALFORMED_MOST).collect()),
        }
    }

    /// The number, if there is one that can be dialled.
    pub const fn number(&self) -> Option<&E164> {
        match self {
            Self::Number(number) => Some(number),
            Self::Withheld | Self::Malformed(_) => None,
        }
    }
}

/// `sip:+4790000001@host;user=phone` → `+4790000001`; anything else as it is.
fn user_part(text: &str) -> &str {
    let address = match text.split_once(':') {
        Some((scheme, rest))
            if scheme.eq_ignore_ascii_case("sip") || scheme.eq_ignore_ascii_case("sips") =>
        {
            rest
        }
        _ => return text,
    };
    address
        .split_once('@')
        .map_or(address, |(user, _)| user)
        .split(';')
        .next()
        .unwrap_or_default()
}

impl FromStr for CallerNumber {
    type Err = Infallible;
    fn from_str(from: &str) -> Result<Self, Infallible> {
        Ok(Self::read(from))
    }
}

/// A number alone can reveal a patient: only the kind is shown.
impl fmt::Debug for CallerNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => fmt::Debug::fmt(number, f),
            Self::Withheld => f.write_str("Withheld"),
            Self::Malformed(_) => f.write_str("Malformed(…)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word as pressed on a telephone's keys.
    fn on_keys(word: &str) -> String {
        const KEYS: [(&str, char); 8] = [
            ("abc", '2'),
            ("def", '3'),
            ("ghi", '4'),
            ("jkl", '5'),
            ("mno", '6'),
            ("pqrs", '7'),
            ("tuv", '8'),
            ("wxyz", '9'),
        ];
        word.chars()
            .map(|letter| KEYS.iter().find(|(on, _)| on.contains(letter)).unwrap().1)
            .collect()
    }

    #[test]
    fn withheld_in_words_and_spelt_on_keys() {
        for word in [
            "anonymous",
            "restricted",
            "unavailable",
            "unknown",
            "blocked",
            "private",
        ] {
            let spelt = on_keys(word);
            for from in [
                word.to_owned(),
                word.to_uppercase(),
                spelt.clone(),
                format!("+{spelt}"),
                format!("sip:{word}@anonymous.invalid"),
            ] {
                assert_eq!(CallerNumber::read(&from), CallerNumber::Withheld, "{from}");
            }
        }
        for from in ["", "  ", "+", "+464", "sip:@host"] {
            assert_eq!(CallerNumber::read(from), CallerNumber::Withheld, "{from}");
        }
    }

    #[test]
    fn a_number_is_a_number_also_from_a_sip_line() {
        let expected = CallerNumber::Number("+4790000001".parse().unwrap());
        for from in [
            "+4790000001",
            " +4790000001 ",
            "sip:+4790000001@pbx.example;user=phone",
            "SIPS:+4790000001",
        ] {
            assert_eq!(CallerNumber::read(from), expected, "{from}");
        }
    }

    #[test]
    fn what_cannot_be_dialled_is_kept_apart() {
        for from in [
            "90000001",
            "113",
            "client:tablet",
            "+47900000",
            "Ærlig talt",
        ] {
            assert_eq!(
                CallerNumber::read(from),
                CallerNumber::Malformed(from.into()),
                "{from}"
            );
        }
        let CallerNumber::Malformed(kept) = CallerNumber::read(&"æ".repeat(5_000)) else {
            panic!("a long text is no number")
        };
        assert_eq!(kept.chars().count(), MALFORMED_MOST);
    }

    #[test]
    fn debug_shows_no_number() {
        for from in ["+4790000001", "90000001"] {
            assert!(!format!("{:?}", CallerNumber::read(from)).contains("0001"));
        }
    }
}
