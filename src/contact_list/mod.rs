//! The municipality's old spreadsheet of people and of those around them, as CSV: read, held against the register, and made into
//! commands that are carried out all together or not at all. Says line by line what comes of it. Changes nothing by itself, amends no
//! record that is there, and never takes from a file what somebody may be told: that is the person's own word.

mod columns;
pub mod decode;
mod fields;
mod held;
mod read;
pub mod said;
mod same;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::decide::decide;
use crate::domain::ids::IdSource;
use crate::domain::patients::command::PatientCommand;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Most lines of one file: more are taken in by parts, so that the line is never busy with them for long.
pub const MOST_LINES: usize = 20_000;

/// Something wrong in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The column, as the file calls it; empty: the whole line.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// What is wrong, and what to do.
    pub why: String,
}

/// Whom a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Somebody whom the register does not have.
    New,
    /// Somebody who is registered: the record stays as it is.
    Known,
    /// The same as in an earlier line.
    Above(u64),
}

/// What comes of somebody around the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// Nobody is named.
    Nobody,
    /// Somebody whom the record does not list.
    New,
    /// Listed already.
    Listed,
    /// The same as in an earlier line.
    Above(u64),
    /// Was on the list and has been taken off it: stays off.
    TakenOff,
}

/// What comes of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It can be taken in.
    Fits {
        /// Whom it is about.
        whom: Whom,
        /// Somebody around them.
        around: Around,
    },
    /// It cannot, and so nothing can.
    Refused(Vec<Wrong>),
}

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which, as an editor counts them: the first that belongs to it.
    pub number: u64,
    /// What comes of it.
    pub outcome: Outcome,
}

impl Line {
    fn refused(number: u64, wrong: Vec<Wrong>) -> Self {
        Self {
            number,
            outcome: Outcome::Refused(wrong),
        }
    }

    /// Whether it is refused.
    pub const fn is_refused(&self) -> bool {
        match self.outcome {
            Outcome::Refused(_) => true,
            Outcome::Fits { .. } => false,
        }
    }
}

/// What a file comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// Every line, in order.
    pub lines: Vec<Line>,
    /// What takes it in; nothing, if a line is refused or nothing is new.
    pub commands: Vec<PatientCommand>,
}

impl Intake {
    /// Whether a line is refused: then nothing is taken in.
    pub fn is_refused(&self) -> bool {
        self.lines.iter().any(Line::is_refused)
    }
}

/// The same for a whole file: what it comes to in the name of `actor`, tried on a copy of the state. `year`: in which it is read, for the
/// rule that birth numbers are held to.
pub fn intake(
    text: &str,
    state: &State,
    actor: &Actor,
    (now, year): (Timestamp, i16),
    ids: &mut dyn IdSource,
) -> Intake {
    let (rows, mut lines) = read::rows(text, year);
    let mut held = held::Held::against(state, actor, now);
    let mut steps: Vec<(u64, Vec<PatientCommand>)> = Vec::new();
    for row in &rows {
        let (outcome, commands) = held.line(row, ids);
        lines.push(Line {
            number: row.line,
            outcome,
        });
        steps.push((row.line, commands));
    }
    lines.sort_by_key(|line| line.number);
    let mut intake = Intake {
        lines,
        commands: Vec::new(),
    };
    if intake.is_refused() {
        return intake;
    }
    intake.commands = steps
        .iter()
        .flat_map(|(_, commands)| commands.iter().cloned())
        .collect();
    let whole = Command::Patient(PatientCommand::TakeIn(intake.commands.clone()));
    if let Err(why) = decide(state, actor, whole, now, ids) {
        intake.commands.clear();
        refuse(
            &mut intake.lines,
            refused_at(&steps, state, actor, now, ids),
            &why,
        );
    }
    intake
}

/// The line at which a rule says no.
fn refused_at(
    steps: &[(u64, Vec<PatientCommand>)],
    state: &State,
    actor: &Actor,
    now: Timestamp,
    ids: &mut dyn IdSource,
) -> u64 {
    let mut tried = state.clone();
    for (line, commands) in steps {
        let step = Command::Patient(PatientCommand::TakeIn(commands.clone()));
        match decide(&tried, actor, step, now, ids) {
            Ok(decided) => tried = decided.state,
            Err(_) => return *line,
        }
    }
    0
}

fn refuse(lines: &mut Vec<Line>, number: u64, why: &Rejection) {
    let refused = Line::refused(
        number,
        vec![Wrong {
            column: String::new(),
            value: String::new(),
            why: why.to_string(),
        }],
    );
    match lines.iter_mut().find(|line| line.number == number) {
        Some(line) => *line = refused,
        None => lines.push(refused),
    }
}

#[cfg(test)]
mod tests;
