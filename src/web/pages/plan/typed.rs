//! What was typed in the form of a part: entries by their number, `0.what`, `1.dose`. Says nothing of whether it may stand so.

use crate::domain::plans::content::{Answer, Content, Entry, MOST_ENTRIES, answer};
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
    let answers = section.asks().iter().map(|ask| Answer {
        ask: *ask,
        text: typed.get(&field(index, *ask)).to_owned(),
    });
    let mut entry: Entry = answers.filter(|answer| !answer.text.is_empty()).collect();
    let whom = whom_for(typed, index);
    // A name alone gives nobody anything to do.
    if !entry.is_empty() && section.takes(Ask::For) && !whom.is_empty() {
        entry.push(Answer {
            ask: Ask::For,
            text: whom,
        });
    }
    entry
}

/// Each that was ticked, as they are kept.
fn whom_for(typed: &Typed, index: usize) -> String {
    let name = field(index, Ask::For);
    let mut ids: Vec<&str> = typed
        .0
        .iter()
        .filter(|(known, _)| *known == name)
        .map(|(_, id)| id.trim())
        .collect();
    ids.sort_unstable();
    ids.join(" ")
}

/// Both of what two have written: every entry where a part can have several, else one under the other.
pub fn both(section: Section, theirs: &Content, mine: &Content) -> Content {
    let own_words = theirs.own_words || mine.own_words;
    let entries = if section.is_warning() {
        zones(section, theirs, mine)
    } else if section.repeats() {
        let new = mine
            .entries
            .iter()
            .filter(|entry| !theirs.entries.contains(entry));
        theirs.entries.iter().chain(new).cloned().collect()
    } else {
        let all: Vec<&Entry> = theirs.entries.iter().chain(&mine.entries).collect();
        vec![lines(section, &all)]
    };
    Content { entries, own_words }
}

/// Of a zone the first of both in one, one under the other, then the steps of others. Where the two do not name the same for them, it is
/// for nobody until somebody says so: nobody is told what another has to do.
fn zones(section: Section, theirs: &Content, mine: &Content) -> Vec<Entry> {
    let first: Vec<&Entry> = theirs
        .entries
        .first()
        .into_iter()
        .chain(mine.entries.first())
        .collect();
    let mut one = lines(section, &first);
    let whom = |entry: &Entry| answer(entry, Ask::For).map(str::to_owned);
    let named: Vec<Option<String>> = first.iter().map(|entry| whom(entry)).collect();
    if let Some(Some(text)) = named
        .first()
        .filter(|one| named.iter().all(|other| other == *one))
    {
        one.push(Answer {
            ask: Ask::For,
            text: text.clone(),
        });
    }
    let rest = |content: &Content| content.entries.iter().skip(1).cloned().collect::<Vec<_>>();
    let mut all = rest(theirs);
    let new: Vec<Entry> = rest(mine)
        .into_iter()
        .filter(|entry| !all.contains(entry))
        .collect();
    all.extend(new);
    all.insert(0, one);
    all
}

/// Several entries in one: each answer one under the other, nothing twice.
fn lines(section: Section, entries: &[&Entry]) -> Entry {
    let text = |ask: Ask| {
        let mut texts: Vec<&str> = Vec::new();
        for entry in entries {
            let text = answer(entry, ask).unwrap_or_default();
            if !text.is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts.join("\n")
    };
    let answers = section.asks().iter().map(|ask| Answer {
        ask: *ask,
        text: text(*ask),
    });
    answers.filter(|answer| !answer.text.is_empty()).collect()
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
    fn two_who_name_different_people_name_nobody() {
        let red = |whom| {
            let fields = [("0.others_steps", "blir her"), ("0.for", whom)];
            content(Section::Red, &typed(&fields))
        };
        let merged = |one, other| both(Section::Red, &red(one), &red(other));
        assert_eq!(texts(&merged("nora", "nora")), [["blir her", "nora"]]);
        assert_eq!(texts(&merged("nora", "berit")), [["blir her"]]);
    }

    #[test]
    fn a_name_without_anything_to_do_is_no_entry() {
        let form = typed(&[
            ("0.for", "nora"),
            ("1.task", "hunden"),
            ("1.for", "nora"),
            ("1.for", "berit"),
        ]);
        let content = content(Section::Responsibilities, &form);
        assert_eq!(texts(&content), [["hunden", "berit nora"]]);
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
