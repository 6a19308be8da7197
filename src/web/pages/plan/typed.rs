//! What was typed in the form of a part: entries by their number, `0.what`, `1.dose`. Says nothing of whether it may stand so.

use crate::domain::plans::content::{Answer, Content, Entry, MOST_ENTRIES};
use crate::domain::plans::section::{Ask, Section};
use crate::views::plan::words;
use crate::web::pages::form::Typed;

/// The name of a field.
pub fn field(entry: usize, ask: Ask) -> String {
    format!("{entry}.{}", words::ask(ask))
}

/// As it was typed, entries that say nothing left out.
pub fn content(section: Section, typed: &Typed) -> Content {
    let entries = (0..=MOST_ENTRIES + 1)
        .map(|index| entry(section, typed, index))
        .filter(|entry| !entry.is_empty())
        .collect();
    Content {
        entries,
        own_words: typed.get("own") == "yes",
    }
}

fn entry(section: Section, typed: &Typed, index: usize) -> Entry {
    section
        .asks()
        .iter()
        .map(|ask| Answer {
            ask: *ask,
            text: typed.get(&field(index, *ask)).to_owned(),
        })
        .filter(|answer| !answer.text.is_empty())
        .collect()
}

/// Both of what two have written: every entry where a part can have several, else one under the other.
pub fn both(section: Section, theirs: &Content, mine: &Content) -> Content {
    let own_words = theirs.own_words || mine.own_words;
    let entries = if section.repeats() {
        let new = mine
            .entries
            .iter()
            .filter(|entry| !theirs.entries.contains(entry));
        theirs.entries.iter().chain(new).cloned().collect()
    } else {
        let lines = |ask: Ask| {
            let mut texts: Vec<&str> = Vec::new();
            for entry in theirs.entries.iter().chain(&mine.entries) {
                let said = entry.iter().find(|answer| answer.ask == ask);
                let text = said.map_or("", |answer| answer.text.as_str());
                if !text.is_empty() && !texts.contains(&text) {
                    texts.push(text);
                }
            }
            texts.join("\n")
        };
        let answers = section.asks().iter().map(|ask| Answer {
            ask: *ask,
            text: lines(*ask),
        });
        vec![answers.filter(|answer| !answer.text.is_empty()).collect()]
    };
    Content { entries, own_words }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fields: &[(&str, &str)]) -> Typed {
        let own = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        Typed(fields.iter().map(own).collect())
    }

    fn texts(content: &Content) -> Vec<Vec<&str>> {
        let entries = content.entries.iter();
        entries
            .map(|entry| entry.iter().map(|answer| answer.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn entries_are_read_by_their_number_and_empty_ones_say_nothing() {
        let form = typed(&[
            ("2.what", "te"),
            ("0.what", "musikk"),
            ("1.what", " "),
            ("own", "yes"),
        ]);
        let content = content(Section::Helps, &form);
        assert_eq!(texts(&content), [["musikk"], ["te"]]);
        assert!(content.own_words);
    }

    #[test]
    fn both_are_kept_and_nothing_twice() {
        let form = |text| {
            content(
                Section::Helps,
                &typed(&[("0.what", "musikk"), ("1.what", text)]),
            )
        };
        let merged = both(Section::Helps, &form("te"), &form("stillhet"));
        assert_eq!(texts(&merged), [["musikk"], ["te"], ["stillhet"]]);
        let red = |text| {
            content(
                Section::Red,
                &typed(&[("0.signs", text), ("0.own_steps", "går ut")]),
            )
        };
        let merged = both(Section::Red, &red("sover ikke"), &red("spiser ikke"));
        assert_eq!(texts(&merged), [["sover ikke\nspiser ikke", "går ut"]]);
    }
}
