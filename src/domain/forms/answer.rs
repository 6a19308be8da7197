//! What is answered: one value, and all of them by field. Never shown in debug output.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use imbl::OrdMap;
use jiff::civil::Date;

use crate::domain::forms::decimal::Decimal;
use crate::domain::forms::link::Field;
use crate::domain::time::Timestamp;

/// The code of an option.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub Arc<str>);

impl Code {
    /// From its word.
    pub fn new(code: &str) -> Self {
        Self(code.into())
    }
}

/// One value.
#[derive(Clone, PartialEq, Eq)]
pub enum Answer {
    /// Yes or no.
    Boolean(bool),
    /// One of the options.
    Choice(Code),
    /// Own words where none of the options fits.
    Own(String),
    /// Words.
    Text(String),
    /// A whole number.
    Integer(i32),
    /// A number with a fraction.
    Decimal(Decimal),
    /// A day.
    Date(Date),
    /// An instant.
    DateTime(Timestamp),
}

impl Answer {
    /// Which of the two is the larger; none where they cannot be compared.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Boolean(one), Self::Boolean(two)) => Some(one.cmp(two)),
            (Self::Choice(one), Self::Choice(two)) => (one == two).then_some(Ordering::Equal),
            (Self::Own(one) | Self::Text(one), Self::Own(two) | Self::Text(two)) => {
                Some(one.trim().cmp(two.trim()))
            }
            (Self::Integer(one), Self::Integer(two)) => Some(one.cmp(two)),
            (Self::Decimal(one), Self::Decimal(two)) => Some(one.compare(*two)),
            (Self::Date(one), Self::Date(two)) => Some(one.cmp(two)),
            (Self::DateTime(one), Self::DateTime(two)) => Some(one.cmp(two)),
            (
                Self::Boolean(_)
                | Self::Choice(_)
                | Self::Own(_)
                | Self::Text(_)
                | Self::Integer(_)
                | Self::Decimal(_)
                | Self::Date(_)
                | Self::DateTime(_),
                _,
            ) => None,
        }
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Boolean(_) => "Boolean(…)",
            Self::Choice(_) => "Choice(…)",
            Self::Own(_) => "Own(…)",
            Self::Text(_) => "Text(…)",
            Self::Integer(_) => "Integer(…)",
            Self::Decimal(_) => "Decimal(…)",
            Self::Date(_) => "Date(…)",
            Self::DateTime(_) => "DateTime(…)",
        })
    }
}

/// All that is answered. A field without values is not in it. A copy costs nothing.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Answers(OrdMap<Field, Arc<[Answer]>>);

impl Answers {
    /// The values of a field, none where nothing is answered.
    pub fn of(&self, field: &Field) -> &[Answer] {
        self.0.get(field).map_or(&[], AsRef::as_ref)
    }

    /// Writes a field anew; without values it is emptied.
    pub fn write(&mut self, field: Field, values: Vec<Answer>) {
        if values.is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, values.into());
        }
    }

    /// Every field that is answered, in order of its link id and row.
    pub fn iter(&self) -> impl Iterator<Item = (&Field, &[Answer])> {
        self.0
            .iter()
            .map(|(field, values)| (field, values.as_ref()))
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rows in which anything is answered to one of these.
    pub(super) fn rows(&self, among: impl Fn(&Field) -> bool) -> BTreeSet<u16> {
        self.0
            .keys()
            .filter(|field| among(field))
            .map(|field| field.row)
            .collect()
    }
}

impl FromIterator<(Field, Vec<Answer>)> for Answers {
    fn from_iter<I: IntoIterator<Item = (Field, Vec<Answer>)>>(all: I) -> Self {
        let mut answers = Self::default();
        for (field, values) in all {
            answers.write(field, values);
        }
        answers
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answers({} fields)", self.0.len())
    }
}
