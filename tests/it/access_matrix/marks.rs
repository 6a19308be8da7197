//! A word of its own for every field of everybody's record, so that whatever shows it can be found, and whose it is be told.

use hjemmevakt::domain::patients::birth_number::BirthNumber;
use hjemmevakt::domain::phone::E164;
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::views::openings::part_word;

use hjemmevakt::domain::openings::opening::RecordPart;

/// Stands at both ends of what is put together, and nowhere else in the house.
const EDGE: &str = "jq";

/// The word in a field. `row`: of the table; `field`: which of those that belong together; `mark`: whose.
pub fn word(row: &str, field: &str, mark: &str) -> String {
    let letters = |text: &str| -> String {
        let plain = text.chars().filter(char::is_ascii_alphanumeric);
        plain.collect::<String>().to_lowercase()
    };
    format!(
        "{EDGE}{}{EDGE}{}{EDGE}{mark}{EDGE}",
        letters(row),
        letters(field)
    )
}

/// A part of the plan, as the table names it.
pub fn plan_row(section: Section) -> String {
    format!("plan: {}", part_word(RecordPart::Plan(section)))
}

/// What is asked for in words in a part.
pub fn asks(section: Section) -> impl Iterator<Item = Ask> {
    let asks = section.asks().iter().copied();
    asks.filter(|ask| *ask != Ask::Dated)
}

/// A row of the table: what belongs together, and the fields that it has.
pub struct Row {
    pub name: String,
    fields: Vec<String>,
    /// Of the record of a person; otherwise of a contact and what comes of it.
    pub of_person: bool,
    number: Option<fn(&str) -> String>,
}

const OF_PERSON: [(&str, &[&str]); 26] = [
    ("name", &["given", "family"]),
    ("preferred name", &["preferred"]),
    ("address", &["address"]),
    ("language", &["interpreter", "communication"]),
    ("relative: name", &["name"]),
    ("relative: hours", &["hours"]),
    ("relative: the person's word", &["words"]),
    ("relative: question", &["question", "answer"]),
    ("relative: capacity", &["able"]),
    ("alert", &["text", "reason"]),
    ("alert: why it is hidden", &["hidden"]),
    ("news: an alert", &["text"]),
    ("confidence", &["text"]),
    ("confidence: struck", &["text", "why"]),
    ("settings", &["somebody"]),
    ("question", &["question", "answer"]),
    ("consent", &["words"]),
    ("consent: capacity", &["able"]),
    ("plan: the person's word", &["words"]),
    ("plan: capacity", &["able"]),
    ("plan: an earlier version", &["helps"]),
    ("plan: a draft", &["coping"]),
    ("plan: a suggestion", &["worse", "learnt"]),
    ("opening: reason", &["reason"]),
    ("opening: the leader's word", &["words"]),
    ("erasure: reason", &["reason"]),
];
const OF_CONTACT: [(&str, &[&str]); 10] = [
    ("contact: note", &["notat"]),
    ("news: a note", &["notat"]),
    ("contact: danger", &["sted", "gjort"]),
    ("contact: draft", &["kladd"]),
    ("contact: sheet", &["avtalt"]),
    ("contact: follow-up", &["hva"]),
    ("contact: document", &["sett"]),
    ("request", &["rom"]),
    ("deviation", &["tekst", "tiltak"]),
    ("complaint", &["hvem", "ord"]),
];

/// How a mark is written as a number.
type Number = fn(&str) -> String;

/// Every row.
pub fn rows() -> Vec<Row> {
    let plain = |rows: &[(&str, &[&str])], of_person: bool| -> Vec<Row> {
        let row = |(name, fields): &(&str, &[&str])| Row {
            name: (*name).to_owned(),
            fields: fields.iter().map(|field| (*field).to_owned()).collect(),
            of_person,
            number: None,
        };
        rows.iter().map(row).collect()
    };
    let numbers: [(&str, Number); 3] = [
        ("birth number", |mark| {
            birth_number(mark).as_str().to_owned()
        }),
        ("telephone", |mark| telephone(mark).as_str()[3..].to_owned()),
        ("relative: telephone", |mark| {
            relatives_telephone(mark).as_str()[3..].to_owned()
        }),
    ];
    let mut rows = plain(&OF_PERSON, true);
    rows.extend(numbers.map(|(name, number)| Row {
        name: name.to_owned(),
        fields: Vec::new(),
        of_person: true,
        number: Some(number),
    }));
    rows.extend(Section::ALL.map(|section| Row {
        name: plan_row(section),
        fields: asks(section).map(|ask| format!("{ask:?}")).collect(),
        of_person: true,
        number: None,
    }));
    rows.extend(plain(&OF_CONTACT, false));
    rows
}

impl Row {
    /// Which fields of somebody's stand in what was read, and which do not.
    pub fn in_text(&self, text: &str, mark: &str) -> (Vec<String>, Vec<String>) {
        if let Some(number) = self.number {
            let digits = number(mark);
            return if stands(text, &digits) {
                (vec![digits], Vec::new())
            } else {
                (Vec::new(), vec![digits])
            };
        }
        let words = self
            .fields
            .iter()
            .map(|field| word(&self.name, field, mark));
        words.partition(|word| text.contains(word.as_str()))
    }
}

/// Whether a number stands there by itself and not within another, however it is grouped.
fn stands(text: &str, digits: &str) -> bool {
    text.match_indices(digits).any(|(at, _)| {
        let before = text[..at].strip_suffix("47").unwrap_or(&text[..at]);
        let by_itself = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
        by_itself(before.chars().next_back()) && by_itself(text[at + digits.len()..].chars().next())
    })
}

/// What was read, as it is searched: how people write numbers is the same as how machines do.
pub fn searched(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let all: Vec<char> = text.replace("&nbsp;", " ").chars().collect();
    for (at, c) in all.iter().enumerate() {
        let digit = |at: Option<usize>| {
            at.and_then(|at| all.get(at))
                .is_some_and(char::is_ascii_digit)
        };
        let between = digit(at.checked_sub(1)) && digit(Some(at + 1));
        if !(matches!(c, ' ' | '\u{a0}' | '\u{202f}') && between) {
            out.extend(c.to_lowercase());
        }
    }
    out
}

/// Which of those who have a record.
fn index(mark: &str) -> usize {
    super::house::MARKS
        .iter()
        .position(|known| *known == mark)
        .unwrap_or(super::house::MARKS.len())
}

/// A telephone that nobody else has.
pub fn telephone(mark: &str) -> E164 {
    format!("+479000002{}", index(mark)).parse().unwrap()
}

/// The same, of somebody around the person.
pub fn relatives_telephone(mark: &str) -> E164 {
    format!("+479000003{}", index(mark)).parse().unwrap()
}

/// A synthetic number that nobody else has.
pub fn birth_number(mark: &str) -> BirthNumber {
    (10_000..100_000)
        .filter_map(|rest: u32| BirthNumber::written(&format!("018790{rest}"), 2026).ok())
        .nth(index(mark))
        .unwrap()
}

#[test]
fn what_is_looked_for_is_found_however_it_is_written() {
    let rows = rows();
    let row = |name: &str| rows.iter().find(|row| row.name == name).unwrap();
    let telephone = row("telephone");
    for text in [
        "900 00 021",
        "+4790000021",
        "\"90000021\"",
        "+47 900\u{a0}00\u{202f}021",
    ] {
        let text = searched(text);
        assert!(telephone.in_text(&text, "of").1.is_empty(), "{text}");
    }
    for text in ["900 00 022", "a190000021", "190000021", "900000210"] {
        let text = searched(text);
        assert!(telephone.in_text(&text, "of").0.is_empty(), "{text}");
    }
    let helps = row("plan: helps");
    let said = word("plan: helps", "What", "na");
    assert!(helps.in_text(&said, "na").1.is_empty());
    assert!(helps.in_text(&said, "of").0.is_empty());
}
