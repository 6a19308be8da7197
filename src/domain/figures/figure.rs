//! A figure: parts of a whole, each with a word. The parts of a figure are apart from each other: what is counted stands in one of them.

use crate::domain::time::Timestamp;

/// From then, until then, not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// From then.
    pub from: Timestamp,
    /// Until then.
    pub until: Timestamp,
}

impl Period {
    /// Whether it holds an instant.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.from <= at && at < self.until
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Contacts, calls, people: few of them say something about somebody.
    People,
    /// Minutes of the service's own: say nothing about anybody.
    Minutes,
}

/// A part of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its word, for texts and programs.
    pub word: &'static str,
    /// How many.
    pub n: u64,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its word, for texts, programs and the handbook.
    pub id: &'static str,
    /// What is counted.
    pub unit: Unit,
    /// How the service kept its own times: a part of it says how we did, and nothing of whom it was about.
    pub of_ours: bool,
    /// The parts, in the order in which they are shown.
    pub cells: Vec<Cell>,
}

impl Figure {
    /// With nothing counted yet.
    pub(in crate::domain) fn empty(id: &'static str, words: &[&'static str]) -> Self {
        Self {
            id,
            unit: Unit::People,
            of_ours: false,
            cells: words.iter().map(|word| Cell { word, n: 0 }).collect(),
        }
    }

    /// The same, of how the service kept its own times.
    pub(in crate::domain) fn of_ours(id: &'static str, words: &[&'static str]) -> Self {
        Self {
            of_ours: true,
            ..Self::empty(id, words)
        }
    }

    /// One more.
    pub(in crate::domain) fn add(&mut self, word: &str) {
        self.add_many(word, 1);
    }

    /// So many more.
    pub(in crate::domain) fn add_many(&mut self, word: &str, n: u64) {
        if let Some(cell) = self.cells.iter_mut().find(|cell| cell.word == word) {
            cell.n += n;
        }
    }

    /// All of it.
    pub fn total(&self) -> u64 {
        self.cells.iter().map(|cell| cell.n).sum()
    }

    /// How many of a part.
    pub fn of(&self, word: &str) -> u64 {
        self.cells
            .iter()
            .find(|cell| cell.word == word)
            .map_or(0, |cell| cell.n)
    }
}
