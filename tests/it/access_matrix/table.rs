//! The tables of the page.

use std::collections::BTreeMap;

const PAGE: &str = include_str!("../../../handbook/engineering/access.md");

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    Yes,
    Own,
    Never,
}

impl Cell {
    /// From what is allowed on one's own, and on somebody else's.
    pub fn of(own: bool, other: bool) -> Self {
        match (own, other) {
            (true, true) => Self::Yes,
            (true, false) => Self::Own,
            (false, false) => Self::Never,
            (false, true) => panic!("allowed on what is somebody else's, and not on one's own"),
        }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Own => "own",
            Self::Never => "–",
        }
    }

    fn read(word: &str) -> Self {
        [Self::Yes, Self::Own, Self::Never]
            .into_iter()
            .find(|cell| cell.word() == word)
            .unwrap_or_else(|| panic!("{word:?} is not yes, own or –"))
    }
}

/// A table: its columns, and the cells of each row by the name in its first column.
pub struct Table {
    pub columns: Vec<String>,
    pub rows: BTreeMap<String, Vec<Cell>>,
}

/// What follows a heading, up to the next.
fn section(heading: &str) -> impl Iterator<Item = &'static str> {
    PAGE.lines()
        .skip_while(move |line| *line != format!("## {heading}"))
        .skip(1)
        .take_while(|line| !line.starts_with("## "))
}

/// The list under the heading: whatever is between backticks.
pub fn list(heading: &str) -> Vec<String> {
    let all: Vec<String> = section(heading)
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect();
    assert!(!all.is_empty(), "nothing is listed under {heading:?}");
    all
}

/// The table of two columns under the heading: the second by the first.
pub fn pairs(heading: &str) -> BTreeMap<String, String> {
    let rows: Vec<Vec<String>> = section(heading)
        .filter(|line| line.starts_with('|'))
        .skip(2)
        .map(|line| split(&line.replace('`', "")))
        .collect();
    assert!(!rows.is_empty(), "there is no table under {heading:?}");
    rows.into_iter()
        .map(|row| (row[0].clone(), row[1].clone()))
        .collect()
}

/// The table under the heading.
pub fn under(heading: &str) -> Table {
    let lines: Vec<&str> = PAGE
        .lines()
        .skip_while(|line| *line != format!("## {heading}"))
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'))
        .collect();
    assert!(lines.len() > 2, "there is no table under {heading:?}");
    let mut rows = BTreeMap::new();
    for line in &lines[2..] {
        let mut cells = split(line).into_iter();
        let name = cells.next().unwrap().trim_matches('`').to_owned();
        let before = rows.insert(name, cells.map(|cell| Cell::read(&cell)).collect());
        assert!(before.is_none(), "{line} stands there twice");
    }
    let columns: Vec<String> = split(lines[0]).into_iter().skip(1).collect();
    Table { columns, rows }
}

fn split(line: &str) -> Vec<String> {
    line.trim_matches('|')
        .split('|')
        .map(|cell| cell.trim().to_owned())
        .collect()
}

/// How a row stands on the page.
pub fn row(name: &str, cells: &[Cell]) -> String {
    let cells: Vec<&str> = cells.iter().map(|cell| cell.word()).collect();
    format!("| `{name}` | {} |", cells.join(" | "))
}

/// The rows that are not as the program has it, as they should be; and what the page says too much.
pub fn compare(table: &Table, found: &BTreeMap<String, Vec<Cell>>) {
    let wrong: Vec<String> = found
        .iter()
        .filter(|(name, cells)| table.rows.get(*name) != Some(cells))
        .map(|(name, cells)| row(name, cells))
        .collect();
    let unknown: Vec<&String> = table
        .rows
        .keys()
        .filter(|name| !found.contains_key(*name))
        .collect();
    assert!(
        wrong.is_empty(),
        "the program has these otherwise than handbook/engineering/access.md; if the program is right, write\n{}",
        wrong.join("\n")
    );
    assert!(
        unknown.is_empty(),
        "these stand in handbook/engineering/access.md and nowhere else: {unknown:?}"
    );
}
