//! The few words that a text message may consist of and that mean something to the service. Pure. A message that says anything
//! more than such a word is not one: it is somebody who writes to us, and rings the nurse.

/// A message that is nothing but a word we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keyword {
    /// Ring me.
    CallMe,
    /// Seen; nothing is asked for.
    Okay,
    /// No more messages to this number. A call that was promised is made all the same.
    Stop,
    /// Messages are welcome again.
    Start,
}

/// What each may be written as, already made plain: see [`plain`].
const WORDS: [(Keyword, &[&str]); 4] = [
    (
        Keyword::CallMe,
        &[
            "ring",
            "ring meg",
            "ring meg opp",
            "ring meg tilbake",
            "ring tilbake",
            "call",
            "call me",
            "call me back",
            "call back",
            // Northern Sámi, with and without its letters. Awaits a speaker's review.
            "ringe",
            "ringe munnje",
        ],
    ),
    (Keyword::Okay, &["ok", "okay", "okei", "okey", "oki"]),
    (Keyword::Stop, &["stop", "stopp", "stopall", "unsubscribe"]),
    (Keyword::Start, &["start", "unstop"]),
];

/// Signs that say yes by themselves.
const THUMBS: [char; 2] = ['\u{1f44d}', '\u{1f44c}'];

/// The keyword, if the message is one and says nothing else. Case, spaces, punctuation, emoji and the marks on letters make no
/// difference.
pub fn keyword(text: &str) -> Option<Keyword> {
    let plain = plain(text);
    if plain.is_empty() {
        let mut signs = text.chars().filter(|c| !is_nothing(*c)).peekable();
        let yes = signs.peek().is_some() && signs.all(|c| THUMBS.contains(&c));
        return yes.then_some(Keyword::Okay);
    }
    WORDS
        .iter()
        .find(|(_, words)| words.contains(&plain.as_str()))
        .map(|(keyword, _)| *keyword)
}

/// Lower case, letters without their marks, everything else one space between words.
pub(in crate::domain) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut gap = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        if is_mark(c) {
            continue;
        }
        if c.is_alphanumeric() {
            if gap && !plain.is_empty() {
                plain.push(' ');
            }
            gap = false;
            plain.push(bare(c));
        } else {
            gap = true;
        }
    }
    plain
}

/// A letter of the languages here, as it is typed on a telephone that does not have it.
const fn bare(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'å' => 'a',
        'č' => 'c',
        'đ' => 'd',
        'é' | 'è' | 'ê' => 'e',
        'ŋ' | 'ñ' | 'ń' => 'n',
        'ø' | 'ö' | 'ó' => 'o',
        'š' => 's',
        'ŧ' => 't',
        'ž' => 'z',
        other => other,
    }
}

/// A mark that stands on the letter before it.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Spaces, and what only changes the look of a sign before it: its colour, its variant, the joiner.
fn is_nothing(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{1f3fb}'..='\u{1f3ff}' | '\u{fe0f}' | '\u{200d}' | '.' | '!'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_the_words_as_people_type_them() {
        for (text, what) in [
            ("RING MEG", Keyword::CallMe),
            ("  ring   meg!!! 🙏", Keyword::CallMe),
            ("Ring meg.", Keyword::CallMe),
            ("«Call me»", Keyword::CallMe),
            ("RIŊGE MUNNJE", Keyword::CallMe),
            ("ringe munnje", Keyword::CallMe),
            ("RIŊGE", Keyword::CallMe),
            ("OK", Keyword::Okay),
            ("ok 👍🏽", Keyword::Okay),
            ("👍🏿", Keyword::Okay),
            ("STOPP", Keyword::Stop),
            ("Stop.", Keyword::Stop),
            ("start", Keyword::Start),
        ] {
            assert_eq!(keyword(text), Some(what), "{text}");
        }
    }

    #[test]
    fn whoever_says_more_is_heard_and_not_read_as_a_word() {
        for text in [
            "",
            "   ",
            "🆘",
            "👍🆘",
            "ring meg nå jeg orker ikke mer",
            "ikke ring meg",
            "stopp ham",
            "ok jeg har tatt tablettene",
            "don't call me",
            "ringmeg",
            "113",
            "hjelp",
            "vil ikke starte på nytt",
        ] {
            assert_eq!(keyword(text), None, "{text}");
        }
    }

    /// Any word of the list.
    fn any_word() -> impl Strategy<Value = (Keyword, String)> {
        let all: Vec<(Keyword, String)> = WORDS
            .iter()
            .flat_map(|(keyword, words)| words.iter().map(|word| (*keyword, (*word).to_owned())))
            .collect();
        proptest::sample::select(all)
    }

    /// Everything that may stand around a word and between its parts.
    fn noise() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            proptest::sample::select(vec![
                " ",
                "  ",
                "\n",
                "\t",
                "\u{a0}",
                ".",
                "!",
                "?",
                ",",
                "…",
                "\"",
                "'",
                "«",
                "»",
                "-",
                "🙏",
                "👍",
                "❤\u{fe0f}",
                "😢",
            ]),
            0..4,
        )
        .prop_map(|parts| parts.concat())
    }

    /// The word with its letters in any case, and marked as another alphabet would.
    fn typed(word: &str, upper: &[bool], sami: bool) -> String {
        word.chars()
            .zip(upper.iter().cycle())
            .map(|(c, upper)| {
                let c = if sami && c == 'n' { 'ŋ' } else { c };
                if *upper {
                    c.to_uppercase().collect()
                } else {
                    c.to_string()
                }
            })
            .collect()
    }

    proptest! {
        #[test]
        fn what_stands_around_a_word_changes_nothing(
            (what, word) in any_word(),
            before in noise(),
            after in noise(),
            between in noise(),
            upper in proptest::collection::vec(any::<bool>(), 1..8),
            sami in any::<bool>(),
        ) {
            let word = typed(&word, &upper, sami).replace(' ', &format!(" {between}"));
            prop_assert_eq!(keyword(&format!("{before}{word}{after}")), Some(what));
        }

        #[test]
        fn one_word_more_makes_it_a_message((_, word) in any_word(), more in "[a-zæøåáčđŋšŧž0-9]{1,12}", first in any::<bool>()) {
            let text = if first { format!("{more} {word}") } else { format!("{word} {more}") };
            let still_one = WORDS.iter().any(|(_, words)| words.contains(&plain(&text).as_str()));
            prop_assert_eq!(keyword(&text).is_some(), still_one);
        }

        #[test]
        fn any_text_can_be_read(text in any::<String>()) {
            let once = plain(&text);
            prop_assert_eq!(plain(&once), once.clone());
            if let Some(what) = keyword(&text) {
                prop_assert!(once.is_empty() || WORDS.iter().any(|(known, words)| *known == what && words.contains(&once.as_str())));
            }
        }
    }
}
