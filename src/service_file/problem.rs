//! What is wrong with a service file, where, and what to do about it: for the person who wrote the line. Never holds more
//! of the file than the word it is about.

use std::fmt;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What is wrong and what to do, in words.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "line {}, column {}: {}",
            self.line, self.column, self.message
        )
    }
}

impl std::error::Error for Problem {}

/// The choice that was probably meant: the nearest, if it is near enough. Ends a sentence.
pub fn did_you_mean<'a>(written: &str, choices: impl IntoIterator<Item = &'a str>) -> String {
    let written = written.to_lowercase();
    choices
        .into_iter()
        .map(|choice| (distance(&written, &choice.to_lowercase()), choice))
        .filter(|(distance, choice)| *distance * 3 <= choice.chars().count().max(3))
        .min()
        .map_or_else(String::new, |(_, choice)| {
            format!("; did you mean {choice:?}?")
        })
}

/// How many letters must be added, taken away, changed, or swapped with their neighbour to get from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let from: Vec<char> = from.chars().collect();
    let to: Vec<char> = to.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let changed = last[j] + usize::from(a != b);
            let mut best = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && from[i - 1] == *b && to[j - 1] == *a {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_word_that_was_meant() {
        let keys = ["phones", "name", "role", "preferred_nurse"];
        assert_eq!(did_you_mean("phnoes", keys), "; did you mean \"phones\"?");
        assert_eq!(did_you_mean("Name", keys), "; did you mean \"name\"?");
        assert_eq!(
            did_you_mean("preffered_nurse", keys),
            "; did you mean \"preferred_nurse\"?"
        );
        assert_eq!(did_you_mean("colour", keys), "");
    }

    #[test]
    fn counts_a_swap_of_neighbours_as_one() {
        assert_eq!(distance("kari", "akri"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("æøå", "æå"), 1);
    }
}
