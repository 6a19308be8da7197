//! The parts of a plan as they stand on the sheet that hangs on the fridge: what is needed first in a crisis stands first, and a part in which
//! nothing stands is not there. Every part that is given is on it, also one that has no place of its own here.

use crate::domain::plans::content::{Content, Entry, answer};
use crate::domain::plans::section::{Ask, Section};
use crate::paper::{Block, Tone};
use crate::views::plan::Part;
use crate::web::pages::plan::part;
use crate::web::pages::say::Say;

/// Read first, by whoever stands in the door.
const FIRST: [Section; 2] = [Section::MeetMe, Section::Communication];
/// What can be seen, and what is done then.
const ZONES: [(Section, Tone); 3] = [
    (Section::Green, Tone::Green),
    (Section::Yellow, Tone::Yellow),
    (Section::Red, Tone::Red),
];
/// What helps.
const HELPS: [Section; 5] = [
    Section::Helps,
    Section::Worse,
    Section::Coping,
    Section::Places,
    Section::SaferSurroundings,
];
/// So many characters are about a line in a column.
const LINE: usize = 48;
/// So many of the longest parts are named.
const NAMED: usize = 3;

/// How I want to be met, signs and steps, what helps.
pub fn front(say: &Say<'_>, parts: &[&Part]) -> Vec<Block> {
    let of = |section: Section| parts.iter().copied().find(|part| part.section == section);
    let pieces = |sections: &[Section]| {
        let found = sections.iter().filter_map(|section| of(*section));
        found.map(|part| piece(say, part)).collect::<Vec<_>>()
    };
    let zones = ZONES.into_iter();
    let zones = zones.filter_map(|(section, tone)| Some((tone, piece(say, of(section)?))));
    let zones: Vec<_> = zones.collect();
    let mut blocks = beside(pieces(&FIRST));
    if !zones.is_empty() {
        blocks.push(Block::Strip(zones));
    }
    blocks.extend(beside(pieces(&HELPS)));
    blocks
}

/// Everything else, in the order of the plan; the table of who does what across the sheet.
pub fn back(say: &Say<'_>, parts: &[&Part]) -> Vec<Block> {
    let zone = |section: Section| ZONES.iter().any(|(one, _)| *one == section);
    let front =
        |section: Section| FIRST.contains(&section) || HELPS.contains(&section) || zone(section);
    let rest = parts.iter().filter(|part| !front(part.section));
    let (tables, pieces): (Vec<&Part>, Vec<&Part>) =
        rest.partition(|part| part.section == Section::Responsibilities);
    let pieces = pieces.into_iter().map(|part| piece(say, part));
    let mut blocks = beside(pieces.collect());
    blocks.extend(tables.into_iter().flat_map(|part| piece(say, part)));
    blocks
}

/// Pieces in two columns; one alone across the sheet.
pub fn beside(mut pieces: Vec<Vec<Block>>) -> Vec<Block> {
    if pieces.len() > 1 {
        return vec![Block::Columns(pieces)];
    }
    pieces.pop().unwrap_or_default()
}

/// The longest of these parts, the longest first.
pub fn longest(parts: &[&Part]) -> Vec<Section> {
    let mut parts: Vec<(usize, Section)> = parts
        .iter()
        .map(|part| (lines(&part.shown), part.section))
        .collect();
    parts.sort_by_key(|(lines, _)| std::cmp::Reverse(*lines));
    let named = parts.into_iter().take(NAMED);
    named.map(|(_, section)| section).collect()
}

/// About how many lines it is.
fn lines(content: &Content) -> usize {
    let answers = content.entries.iter().flatten();
    answers
        .map(|answer| answer.text.chars().count() / LINE + 1)
        .sum()
}

/// A part, with its heading.
fn piece(say: &Say<'_>, part: &Part) -> Vec<Block> {
    let mut blocks = vec![Block::Subheading(part::title(say, part.section))];
    blocks.extend(content(say, part.section, &part.shown));
    blocks
}

fn content(say: &Say<'_>, section: Section, content: &Content) -> Vec<Block> {
    if section == Section::Responsibilities {
        return vec![responsibilities(say, content)];
    }
    let first = |entry: &Entry| entry.first().map(|answer| answer.text.clone());
    if section.asks().len() > 1 {
        let entries = content.entries.iter();
        let answered = |entry: &Entry| Block::Answers(answers(say, section, entry));
        return entries.map(answered).collect();
    }
    match content.entries.as_slice() {
        [only] => first(only).into_iter().map(Block::Text).collect(),
        all => vec![Block::List(all.iter().filter_map(first).collect())],
    }
}

/// What is asked and what was answered. What the part is about needs no asking.
fn answers(say: &Say<'_>, section: Section, entry: &Entry) -> Vec<(String, String)> {
    let about = entry.first().filter(|first| first.ask == Ask::What);
    let asked = |ask: Ask| match about {
        Some(about) if about.ask == ask => String::new(),
        Some(_) | None => part::asked(say, section, ask),
    };
    let pairs = entry.iter();
    pairs
        .map(|answer| (asked(answer.ask), part::said(answer.ask, &answer.text)))
        .collect()
}

fn responsibilities(say: &Say<'_>, content: &Content) -> Block {
    let section = Section::Responsibilities;
    let mut asks = vec![Ask::Task, Ask::Person, Ask::Relatives, Ask::Services];
    let names = |entry: &Entry| answer(entry, Ask::For).is_some();
    if content.entries.iter().any(names) {
        asks.push(Ask::For);
    }
    let cell = |entry: &Entry, ask: Ask| answer(entry, ask).unwrap_or_default().to_owned();
    let cells = |entry: &Entry| asks.iter().map(|ask| cell(entry, *ask)).collect();
    Block::Table {
        head: asks
            .iter()
            .map(|ask| part::asked(say, section, *ask))
            .collect(),
        rows: content.entries.iter().map(cells).collect(),
    }
}
