//! What comes of a file, line by line, in words.

use std::fmt::Write as _;

use crate::contact_list::{Around, Intake, Line, Outcome, Whom, Wrong};

/// How many of each there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Persons who are registered.
    pub persons: usize,
    /// People listed around them.
    pub contacts: usize,
    /// Lines with nothing new.
    pub unchanged: usize,
    /// Lines that are refused.
    pub refused: usize,
}

/// Counts them.
pub fn counts(intake: &Intake) -> Counts {
    let mut counts = Counts::default();
    for line in &intake.lines {
        match &line.outcome {
            Outcome::Refused(_) => counts.refused += 1,
            Outcome::Fits { whom, around } => {
                let (person, contact) = (*whom == Whom::New, *around == Around::New);
                counts.persons += usize::from(person);
                counts.contacts += usize::from(contact);
                counts.unchanged += usize::from(!person && !contact);
            }
        }
    }
    counts
}

/// A line.
pub fn line(line: &Line) -> String {
    let number = line.number;
    match &line.outcome {
        Outcome::Fits { whom, around } => {
            format!("line {number}: {}{}", whose(*whom), other(*around))
        }
        Outcome::Refused(wrong) => {
            let all: Vec<String> = wrong
                .iter()
                .map(|wrong| format!("line {number}: refused: {}", refused(wrong)))
                .collect();
            all.join("\n")
        }
    }
}

fn whose(whom: Whom) -> String {
    match whom {
        Whom::New => "a new person".to_owned(),
        Whom::Known => "a person who is registered".to_owned(),
        Whom::Above(line) => format!("the person of line {line}"),
    }
}

fn other(around: Around) -> String {
    match around {
        Around::Nobody => String::new(),
        Around::New => ", a new contact".to_owned(),
        Around::Listed => ", a contact who is listed already".to_owned(),
        Around::Above(line) => format!(", the contact of line {line}"),
        Around::TakenOff => ", a contact who was taken off the list and stays off".to_owned(),
    }
}

fn refused(wrong: &Wrong) -> String {
    let mut said = String::new();
    if !wrong.column.is_empty() {
        let _ = write!(said, "{:?}", wrong.column);
        if !wrong.value.is_empty() {
            let _ = write!(said, " is {:?}", wrong.value);
        }
        said.push_str(": ");
    }
    said.push_str(&wrong.why);
    said
}

/// All of it, in one sentence.
pub fn summary(counts: Counts) -> String {
    let several = |count: usize, one: &str, many: &str| {
        if count == 1 {
            format!("1 {one}")
        } else {
            format!("{count} {many}")
        }
    };
    format!(
        "{}, {}, {} with nothing new, {} refused.",
        several(counts.persons, "new person", "new persons"),
        several(counts.contacts, "new contact", "new contacts"),
        several(counts.unchanged, "line", "lines"),
        several(counts.refused, "line", "lines"),
    )
}
