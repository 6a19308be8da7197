//! Names as people type them: without case, accents and æøå and the Sámi letters where a keyboard lacks them, and with one slip of the
//! finger. Derived from the names; what is taken out leaves nothing behind.

use std::sync::Arc;

use imbl::{HashMap, OrdMap, OrdSet};

use crate::domain::ids::PatientId;

/// Longer words are compared by their beginning.
const LONGEST_WORD: usize = 24;
/// Words shorter than this are not looked for with a slip: nearly everything would match.
const SHORTEST_WITH_SLIP: usize = 4;
/// So many words with the same beginning are looked at.
const MOST_WORDS: usize = 500;

/// How well a word fits what was typed: the smaller the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The same, but for case and accents.
    Same,
    /// It begins so.
    Begins,
    /// It has it in its middle: texts only, never names.
    Within,
    /// With one slip.
    Slip,
}

/// Which words stand in whose names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Spelling {
    words: OrdMap<Arc<str>, OrdSet<PatientId>>,
    /// Each word under itself with one letter left out: two words that differ by one slip meet there.
    near: HashMap<Arc<str>, OrdSet<Arc<str>>>,
}

impl Spelling {
    pub fn insert(&mut self, word: &str, patient: PatientId) {
        let word: Arc<str> = word.into();
        if let Some(patients) = self.words.get_mut(&word) {
            patients.insert(patient);
            return;
        }
        for key in with_one_left_out(&word) {
            let mut words = self.near.get(key.as_str()).cloned().unwrap_or_default();
            words.insert(Arc::clone(&word));
            self.near.insert(key.into(), words);
        }
        self.words.insert(word, OrdSet::unit(patient));
    }

    pub fn remove(&mut self, word: &str, patient: PatientId) {
        let Some(patients) = self.words.get_mut(word) else {
            return;
        };
        patients.remove(&patient);
        if !patients.is_empty() {
            return;
        }
        self.words.remove(word);
        for key in with_one_left_out(word) {
            let Some(words) = self.near.get(key.as_str()) else {
                continue;
            };
            let mut words = words.clone();
            words.remove(word);
            if words.is_empty() {
                self.near.remove(key.as_str());
            } else {
                self.near.insert(key.into(), words);
            }
        }
    }

    /// The words that what was typed may stand for, the best first, and who has them.
    pub fn like(&self, typed: &str) -> Vec<(Fit, &OrdSet<PatientId>)> {
        let mut found: Vec<(Fit, &Arc<str>, &OrdSet<PatientId>)> = self
            .words
            .range(Arc::<str>::from(typed)..)
            .take_while(|(word, _)| word.starts_with(typed))
            .take(MOST_WORDS)
            .map(|(word, patients)| {
                let fit = if &**word == typed {
                    Fit::Same
                } else {
                    Fit::Begins
                };
                (fit, word, patients)
            })
            .collect();
        if typed.chars().count() >= SHORTEST_WITH_SLIP {
            let keys = with_one_left_out(typed);
            for word in keys
                .iter()
                .filter_map(|key| self.near.get(key.as_str()))
                .flatten()
            {
                let known = found.iter().any(|(_, other, _)| *other == word);
                if known || !is_one_slip(word, typed) {
                    continue;
                }
                if let Some(patients) = self.words.get(word) {
                    found.push((Fit::Slip, word, patients));
                }
            }
        }
        found.sort_by_key(|(fit, _, _)| *fit);
        found
            .into_iter()
            .map(|(fit, _, patients)| (fit, patients))
            .collect()
    }
}

/// The words of a name or of what was typed, folded: lower case, letters without what stands on them, `aa` as `å`.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(folded)
        .collect()
}

/// How well a word of a text fits what was typed; both folded. What is typed may also stand in the middle of the word.
pub fn fit(word: &str, typed: &str) -> Option<Fit> {
    let long = typed.chars().count() >= SHORTEST_WITH_SLIP;
    if word == typed {
        Some(Fit::Same)
    } else if word.starts_with(typed) {
        Some(Fit::Begins)
    } else if long && word.contains(typed) {
        Some(Fit::Within)
    } else if long && is_one_slip(word, typed) {
        Some(Fit::Slip)
    } else {
        None
    }
}

fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'å' | 'á' | 'à' | 'â' | 'ã' => folded.push('a'),
            'ö' | 'ø' | 'ó' | 'ò' | 'ô' => folded.push('o'),
            'č' | 'ç' => folded.push('c'),
            'đ' | 'ð' => folded.push('d'),
            'ä' | 'æ' | 'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'í' | 'ì' | 'î' | 'ï' => folded.push('i'),
            'ŋ' | 'ñ' | 'ń' => folded.push('n'),
            'š' => folded.push('s'),
            'ŧ' => folded.push('t'),
            'ü' | 'ú' | 'ù' => folded.push('u'),
            'ž' => folded.push('z'),
            // Marks that stand by themselves after their letter.
            '\u{300}'..='\u{36f}' => {}
            other => folded.push(other),
        }
    }
    // As they are written where a keyboard lacks the letter.
    folded
        .replace("aa", "a")
        .replace("oe", "o")
        .replace("ae", "e")
        .chars()
        .take(LONGEST_WORD)
        .collect()
}

fn with_one_left_out(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut keys = vec![word.to_owned()];
    for left_out in 0..letters.len() {
        let key: String = letters
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != left_out)
            .map(|(_, letter)| *letter)
            .collect();
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// One letter more, less or other, or two that have changed places.
fn is_one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same_start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same_start..], &b[same_start..]);
    match (a, b) {
        ([], []) => true,
        ([_, rest @ ..], b) if rest == b => true,
        (a, [_, rest @ ..]) if rest == a => true,
        ([_, rest_a @ ..], [_, rest_b @ ..]) if rest_a == rest_b => true,
        ([x1, x2, rest_a @ ..], [y1, y2, rest_b @ ..]) => x1 == y2 && x2 == y1 && rest_a == rest_b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn patient(number: u128) -> PatientId {
        PatientId::from_uuid(Uuid::from_u128(number))
    }

    fn fits(spelling: &Spelling, typed: &str) -> Vec<Fit> {
        let typed = words(typed).pop().unwrap_or_default();
        spelling
            .like(&typed)
            .into_iter()
            .map(|(fit, _)| fit)
            .collect()
    }

    #[test]
    fn a_name_is_found_as_it_is_typed() {
        let mut spelling = Spelling::default();
        for word in words("Áŋŋá-Bråten Sørdal") {
            spelling.insert(&word, patient(1));
        }
        for typed in [
            "anna", "Anŋa", "ÁŊŊÁ", "brå", "braaten", "Braten", "brtåen", "sordal", "soerdal",
            "sørdl",
        ] {
            assert!(!fits(&spelling, typed).is_empty(), "{typed}");
        }
        for typed in ["berg", "xx", "srda", "aa"] {
            assert!(
                fits(&spelling, typed).iter().all(|fit| *fit == Fit::Begins),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_word_of_a_text_fits_as_a_name_does_and_by_its_middle() {
        let found = |word: &str, typed: &str| {
            let (word, typed) = (words(word).remove(0), words(typed).remove(0));
            fit(&word, &typed)
        };
        assert_eq!(found("Pårørende", "parorende"), Some(Fit::Same));
        assert_eq!(found("selvmordstanker", "selvmord"), Some(Fit::Begins));
        assert_eq!(found("legeundersøkelsen", "undersøk"), Some(Fit::Within));
        assert_eq!(found("tolken", "tokl"), None);
        assert_eq!(found("tolken", "toklen"), Some(Fit::Slip));
        assert_eq!(found("rus", "rsu"), None);
        assert_eq!(found("trussel", "rus"), None);
    }

    proptest! {
        #[test]
        fn what_is_taken_out_leaves_nothing(names in proptest::collection::vec("[a-zæøåčŋ]{1,10}", 1..20)) {
            let mut spelling = Spelling::default();
            let all: Vec<(String, PatientId)> = (1..).zip(&names).flat_map(|(number, name)| {
                words(name).into_iter().map(move |word| (word, patient(number)))
            }).collect();
            for (word, id) in &all { spelling.insert(word, *id); }
            for (word, id) in &all {
                prop_assert!(spelling.like(word).iter().any(|(fit, ids)| *fit == Fit::Same && ids.contains(id)));
            }
            for (word, id) in &all { spelling.remove(word, *id); }
            prop_assert_eq!(spelling, Spelling::default());
        }

        #[test]
        fn one_slip_is_found(word in "[a-z]{5,10}", at in 0_usize..4) {
            let mut spelling = Spelling::default();
            let word = folded(&word);
            prop_assume!(word.len() > at + 1);
            spelling.insert(&word, patient(1));
            let mut less = word.clone();
            less.remove(at);
            let mut other = word.clone().into_bytes();
            other[at] = b'q';
            let mut swapped = word.clone().into_bytes();
            swapped.swap(at, at + 1);
            for typed in [less, String::from_utf8(other).unwrap(), String::from_utf8(swapped).unwrap()] {
                if typed.len() >= SHORTEST_WITH_SLIP {
                    prop_assert!(!spelling.like(&typed).is_empty(), "{} {}", word, typed);
                }
            }
        }
    }
}
