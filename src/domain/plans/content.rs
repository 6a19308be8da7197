//! What stands in a part of a plan: entries, each with answers to what the part asks for. Checked once; what is kept says something, and may lack
//! something until the person agrees.

use crate::domain::ids::RelativeId;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::plans::section::{Ask, Section};
use crate::domain::rejection::Rejection;

/// Longest answer, in characters.
pub const LONGEST: usize = 2_000;
/// Most entries in one part.
pub const MOST_ENTRIES: usize = 40;

/// One answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// To what.
    pub ask: Ask,
    /// In words.
    pub text: String,
}

/// One entry: its answers, in the order in which they are asked for.
pub type Entry = Vec<Answer>;

/// What stands in a part. Held sealed, never shown in debug output.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// The entries; never an empty one.
    pub entries: Vec<Entry>,
    /// There is something of the person's own in it, in their own words.
    pub own_words: bool,
}

impl Content {
    /// Whether nothing stands there.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether an entry lacks something that it needs: it is kept, and nobody agrees to it.
    pub fn is_incomplete(&self, section: Section) -> bool {
        !self.entries.iter().all(|entry| is_complete(section, entry))
    }

    /// As it is kept: trimmed, in order, what says nothing left out. An entry that is not complete is kept as well.
    pub(in crate::domain) fn checked(self, section: Section) -> Result<Self, Rejection> {
        let mut entries: Vec<Entry> = Vec::new();
        for answers in self.entries {
            let mut entry: Entry = Vec::new();
            for ask in section.asks() {
                let said: Vec<&str> = answers
                    .iter()
                    .filter(|answer| answer.ask == *ask)
                    .map(|answer| answer.text.trim())
                    .filter(|text| !text.is_empty())
                    .collect();
                let text = said.join("\n");
                if text.chars().count() > LONGEST {
                    return Err(Rejection::TooLong { most: LONGEST });
                }
                if !text.is_empty() {
                    entry.push(Answer { ask: *ask, text });
                }
            }
            if entry.is_empty() {
                continue;
            }
            entry.extend(whom_for(&answers)?.filter(|_| section.takes(Ask::For)));
            if answer(&entry, Ask::Dated).is_some_and(|date| !is_date(date)) {
                return Err(RecordRejection::NotADate.into());
            }
            entries.push(entry);
        }
        let most = if section.repeats() { MOST_ENTRIES } else { 1 };
        if entries.len() > most {
            return Err(RecordRejection::TooMany { most }.into());
        }
        let own_words = self.own_words && !entries.is_empty();
        Ok(Self { entries, own_words })
    }
}

/// Whether nothing is missing that an entry needs.
pub fn is_complete(section: Section, entry: &[Answer]) -> bool {
    let mut needed = section.asks().iter().filter(|ask| section.needs(**ask));
    needed.all(|ask| answer(entry, *ask).is_some())
}

/// The answer to this in an entry.
pub fn answer(entry: &[Answer], ask: Ask) -> Option<&str> {
    entry
        .iter()
        .find(|answer| answer.ask == ask)
        .map(|answer| answer.text.as_str())
}

/// Those around the person whom an entry gives something to do; nobody, where it names none.
pub fn named(entry: &[Answer]) -> Vec<RelativeId> {
    answer(entry, Ask::For)
        .unwrap_or_default()
        .split_whitespace()
        .filter_map(|id| id.parse().ok())
        .collect()
}

/// Whom it is for, as it is kept: nobody twice, and always in the same order.
fn whom_for(answers: &[Answer]) -> Result<Option<Answer>, Rejection> {
    let said = answers.iter().filter(|answer| answer.ask == Ask::For);
    let ids: Result<Vec<RelativeId>, _> = said
        .flat_map(|answer| answer.text.split_whitespace())
        .map(str::parse)
        .collect();
    let mut ids = ids.map_err(|_| Rejection::NotFound { what: "person" })?;
    ids.sort_unstable();
    ids.dedup();
    let words: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let text = words.join(" ");
    Ok((!text.is_empty()).then_some(Answer {
        ask: Ask::For,
        text,
    }))
}

/// Year, month and day: `2026-03-14`.
fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Content({} entries)", self.entries.len())
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answer({:?})", self.ask)
    }
}
