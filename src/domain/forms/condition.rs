//! When an item is asked at all (FHIR R4 `enableWhen`).

use std::cmp::Ordering;

use crate::domain::forms::answer::Answer;
use crate::domain::forms::link::LinkId;

/// How several conditions go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behaviour {
    /// Each must hold.
    All,
    /// One is enough.
    Any,
}

/// When an item is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enable {
    /// How the conditions go together.
    pub behaviour: Behaviour,
    /// At least one.
    pub conditions: Vec<Condition>,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The answer to what.
    pub question: LinkId,
    /// What must hold of it.
    pub test: Test,
}

/// What must hold of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// There is one, or there is none.
    Exists(bool),
    /// It compares so with this.
    Compare(Operator, Answer),
}

/// How an answer compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// One of the values is this.
    Equal,
    /// None of the values is this; holds where nothing is answered.
    NotEqual,
    /// One of the values is larger.
    Greater,
    /// One of the values is smaller.
    Less,
    /// One of the values is larger or this.
    GreaterOrEqual,
    /// One of the values is smaller or this.
    LessOrEqual,
}

impl Operator {
    /// Every operator.
    pub const ALL: [Self; 6] = [
        Self::Equal,
        Self::NotEqual,
        Self::Greater,
        Self::Less,
        Self::GreaterOrEqual,
        Self::LessOrEqual,
    ];

    /// As FHIR writes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Greater => ">",
            Self::Less => "<",
            Self::GreaterOrEqual => ">=",
            Self::LessOrEqual => "<=",
        }
    }

    /// Whether it asks which of two is the larger.
    pub const fn orders(self) -> bool {
        !matches!(self, Self::Equal | Self::NotEqual)
    }
}

impl Test {
    /// Whether it holds of these values.
    pub fn holds(&self, values: &[Answer]) -> bool {
        match self {
            Self::Exists(wanted) => values.is_empty() != *wanted,
            Self::Compare(operator, expected) => {
                let any = |fits: fn(Ordering) -> bool| {
                    values
                        .iter()
                        .any(|value| value.compare(expected).is_some_and(fits))
                };
                match operator {
                    Operator::Equal => any(Ordering::is_eq),
                    Operator::NotEqual => !any(Ordering::is_eq),
                    Operator::Greater => any(Ordering::is_gt),
                    Operator::Less => any(Ordering::is_lt),
                    Operator::GreaterOrEqual => any(Ordering::is_ge),
                    Operator::LessOrEqual => any(Ordering::is_le),
                }
            }
        }
    }
}
