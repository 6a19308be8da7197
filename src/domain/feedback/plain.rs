//! The plain answer: a yes or a no, and nothing besides. Whatever says more, or might, is somebody who writes to us, and rings the nurse.

use crate::domain::messages::keyword;

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
}

/// What each may be written as, in small letters without marks. The Northern Sámi words await a speaker's review.
const WORDS: [(Answer, &[&str]); 2] = [
    (
        Answer::Yes,
        &["ja", "jo", "ja takk", "yes", "yes thanks", "juo"],
    ),
    (
        Answer::No,
        &["nei", "nei takk", "no", "no thanks", "ii", "in"],
    ),
];

/// The answer, if the text is one and says nothing else. A sign or a picture may say more: only a full stop or a comma says nothing.
pub fn answer(text: &str) -> Option<Answer> {
    let silent = |c: char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | ',');
    if !text.chars().all(silent) {
        return None;
    }
    let plain = keyword::plain(text);
    WORDS
        .iter()
        .find(|(_, words)| words.contains(&plain.as_str()))
        .map(|(answer, _)| *answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_or_a_no_is_read_as_people_type_it() {
        for text in ["JA", " ja. ", "Ja takk", "JUO", "yes", "Jo"] {
            assert_eq!(answer(text), Some(Answer::Yes), "{text}");
        }
        for text in ["NEI", "nei takk.", "No", "Ii"] {
            assert_eq!(answer(text), Some(Answer::No), "{text}");
        }
    }

    #[test]
    fn whatever_says_more_or_might_is_no_answer() {
        for text in [
            "",
            "nei!!!",
            "nei 😢",
            "ja 🆘",
            "🆘",
            "nei, jeg orker ikke mer",
            "ja men nå er det ille",
            "nei?",
            "ja 113",
            "hjelp",
            "ring meg",
            "ja nei",
        ] {
            assert_eq!(answer(text), None, "{text}");
        }
    }
}
