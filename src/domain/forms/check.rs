//! One field: from what somebody has typed to values, and whether values fit. Says what is wrong so that the screen can say it in the
//! reader's language; never throws words away.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::domain::forms::answer::{Answer, Code};
use crate::domain::forms::decimal::Decimal;
use crate::domain::forms::form::Form;
use crate::domain::forms::item::{Item, Question};
use crate::domain::forms::link::{Field, MOST_ROWS};
use crate::domain::time::Timestamp;

/// Longest text, in characters.
pub const LONGEST_ANSWER: usize = 10_000;
/// Longest line, in characters.
pub const LONGEST_LINE: usize = 500;
/// Most values of a question that repeats.
pub const MOST_VALUES: usize = 50;
/// No day before this year.
const FIRST_YEAR: i16 = 1900;
/// No day after this year.
const LAST_YEAR: i16 = 2199;

/// What somebody has typed into a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raw {
    /// The values: an option's code, `true` or `false`, a number, a date, words.
    pub values: Vec<String>,
    /// Own words beside the options of an open choice.
    pub own: String,
}

impl Raw {
    /// One value.
    pub fn one(value: &str) -> Self {
        Self {
            values: vec![value.to_owned()],
            own: String::new(),
        }
    }
}

/// Why a field cannot stand as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldProblem {
    /// Not in this form.
    #[error("there is no such field in this form")]
    Unknown,
    /// Nothing that is answered.
    #[error("this is not a question")]
    NotAsked,
    /// More than it takes.
    #[error("at most {most} can be given")]
    TooMany {
        /// In values.
        most: usize,
    },
    /// The same twice.
    #[error("the same is said twice")]
    Twice,
    /// Longer than it takes.
    #[error("at most {most} characters")]
    TooLong {
        /// In characters.
        most: usize,
    },
    /// No such option.
    #[error("this is not among the options")]
    NotAnOption,
    /// Neither.
    #[error("answer yes or no")]
    NotYesOrNo,
    /// No whole number.
    #[error("write a whole number")]
    NotWhole,
    /// No number.
    #[error("write a number")]
    NotANumber,
    /// Outside of what makes sense here.
    #[error("the number is outside of what can be answered here")]
    OutOfBounds,
    /// No day.
    #[error("write a date: year, month, day")]
    NotADate,
    /// No instant.
    #[error("write a date and a time of day")]
    NotATime,
    /// It asks for something that has happened.
    #[error("this moment is in the future")]
    NotYet,
    /// Nothing in it, or of another kind.
    #[error("this cannot be an answer to the question")]
    OtherKind,
}

/// The values of a field as they are kept: none where it is left or made empty. Times of day without an offset are the service's own.
///
/// # Errors
/// What is wrong with what was typed.
pub fn check(
    form: &Form,
    field: &Field,
    raw: &Raw,
    zone: &TimeZone,
) -> Result<Vec<Answer>, FieldProblem> {
    let item = item(form, field)?;
    let question = item.question().ok_or(FieldProblem::NotAsked)?;
    if raw.values.len() > MOST_VALUES {
        return Err(FieldProblem::TooMany { most: MOST_VALUES });
    }
    let mut values = Vec::new();
    for typed in &raw.values {
        values.extend(value(question, typed, zone)?);
    }
    let own = clean(&raw.own, false);
    if !own.is_empty() {
        if !matches!(question, Question::OpenChoice(_)) {
            return Err(FieldProblem::OtherKind);
        }
        values.push(Answer::Own(own));
    }
    fits_item(item, &values)?;
    Ok(values)
}

/// Whether these values may stand in a field.
///
/// # Errors
/// What is wrong with them.
pub fn fits(form: &Form, field: &Field, values: &[Answer]) -> Result<(), FieldProblem> {
    fits_item(item(form, field)?, values)
}

fn item<'f>(form: &'f Form, field: &Field) -> Result<&'f Item, FieldProblem> {
    let item = form.item(&field.link).ok_or(FieldProblem::Unknown)?;
    let rows = if form.rows_of(&field.link).is_some() {
        MOST_ROWS
    } else {
        1
    };
    if field.row >= rows {
        return Err(FieldProblem::TooMany { most: rows.into() });
    }
    Ok(item)
}

pub(super) fn fits_item(item: &Item, values: &[Answer]) -> Result<(), FieldProblem> {
    let question = item.question().ok_or(FieldProblem::NotAsked)?;
    let most = if item.repeats { MOST_VALUES } else { 1 };
    if values.len() > most {
        return Err(FieldProblem::TooMany { most });
    }
    for value in values {
        fits_question(question, value)?;
    }
    let mut chosen = values.iter();
    while let Some(value) = chosen.next() {
        if matches!(value, Answer::Choice(_)) && chosen.as_slice().contains(value) {
            return Err(FieldProblem::Twice);
        }
    }
    Ok(())
}

pub(super) fn fits_question(question: &Question, value: &Answer) -> Result<(), FieldProblem> {
    match (question, value) {
        (Question::Boolean, Answer::Boolean(_)) => Ok(()),
        (Question::Choice(options) | Question::OpenChoice(options), Answer::Choice(code)) => {
            let known = options.iter().any(|option| option.code == *code);
            known.then_some(()).ok_or(FieldProblem::NotAnOption)
        }
        (Question::OpenChoice(_), Answer::Own(text)) => words(text, LONGEST_LINE),
        (Question::String { longest } | Question::Text { longest }, Answer::Text(text)) => {
            words(text, *longest)
        }
        (Question::Integer { least, most }, Answer::Integer(number)) => {
            let inside = least.is_none_or(|least| least <= *number)
                && most.is_none_or(|most| *number <= most);
            inside.then_some(()).ok_or(FieldProblem::OutOfBounds)
        }
        (Question::Decimal { least, most }, Answer::Decimal(number)) => {
            let inside = least.is_none_or(|least| least.compare(*number).is_le())
                && most.is_none_or(|most| number.compare(most).is_le());
            inside.then_some(()).ok_or(FieldProblem::OutOfBounds)
        }
        (Question::Date, Answer::Date(day)) => {
            let known = (FIRST_YEAR..=LAST_YEAR).contains(&day.year());
            known.then_some(()).ok_or(FieldProblem::NotADate)
        }
        (Question::DateTime, Answer::DateTime(at)) => {
            let year = at.to_jiff().to_zoned(TimeZone::UTC).year();
            let known = (FIRST_YEAR..=LAST_YEAR).contains(&year);
            known.then_some(()).ok_or(FieldProblem::NotATime)
        }
        (
            Question::Boolean
            | Question::Choice(_)
            | Question::OpenChoice(_)
            | Question::String { .. }
            | Question::Text { .. }
            | Question::Integer { .. }
            | Question::Decimal { .. }
            | Question::Date
            | Question::DateTime,
            _,
        ) => Err(FieldProblem::OtherKind),
    }
}

fn words(text: &str, most: usize) -> Result<(), FieldProblem> {
    if text.trim().is_empty() {
        Err(FieldProblem::OtherKind)
    } else if text.chars().count() > most {
        Err(FieldProblem::TooLong { most })
    } else {
        Ok(())
    }
}

/// One value; none where nothing is typed.
fn value(
    question: &Question,
    typed: &str,
    zone: &TimeZone,
) -> Result<Option<Answer>, FieldProblem> {
    let text = typed.trim();
    if text.is_empty() {
        return Ok(None);
    }
    Ok(Some(match question {
        Question::Boolean => match text {
            "true" => Answer::Boolean(true),
            "false" => Answer::Boolean(false),
            _ => return Err(FieldProblem::NotYesOrNo),
        },
        Question::Choice(_) | Question::OpenChoice(_) => Answer::Choice(Code::new(text)),
        Question::String { .. } => {
            return Ok(Some(clean(typed, false))
                .filter(|text| !text.is_empty())
                .map(Answer::Text));
        }
        Question::Text { .. } => {
            return Ok(Some(clean(typed, true))
                .filter(|text| !text.is_empty())
                .map(Answer::Text));
        }
        Question::Integer { .. } => {
            let number: Decimal = text.parse().map_err(|_| FieldProblem::NotWhole)?;
            let whole = number.to_string();
            Answer::Integer(whole.parse().map_err(|_| FieldProblem::NotWhole)?)
        }
        Question::Decimal { .. } => {
            Answer::Decimal(text.parse().map_err(|_| FieldProblem::NotANumber)?)
        }
        Question::Date => {
            let whole = text.len() == 10;
            let day: Option<Date> = text.parse().ok().filter(|_| whole);
            Answer::Date(day.ok_or(FieldProblem::NotADate)?)
        }
        Question::DateTime => Answer::DateTime(instant(text, zone).ok_or(FieldProblem::NotATime)?),
    }))
}

/// With an offset, or as the clock on the wall shows it. In the hour that comes twice the first is meant.
fn instant(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    if let Ok(at) = text.parse::<jiff::Timestamp>() {
        return Some(Timestamp::from_jiff(at));
    }
    let has_time = text.contains(['T', ' ', 't']);
    let wall: DateTime = text.parse().ok().filter(|_| has_time)?;
    let at = zone.to_timestamp(wall).ok()?;
    Some(Timestamp::from_jiff(at))
}

/// Words as they were typed, without what cannot be seen; nothing where they say nothing. A line has no line ends.
fn clean(typed: &str, lines: bool) -> String {
    let mut text = String::with_capacity(typed.len());
    for c in typed.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\r' => text.push(if lines { '\n' } else { ' ' }),
            '\t' => text.push(' '),
            c if c.is_control() => {}
            c => text.push(c),
        }
    }
    if text.trim().is_empty() {
        text.clear();
    }
    text
}
