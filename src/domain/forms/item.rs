//! The items of a form: groups, words to read, and questions.

use crate::domain::forms::answer::{Answer, Code};
use crate::domain::forms::condition::Enable;
use crate::domain::forms::decimal::Decimal;
use crate::domain::forms::link::LinkId;
use crate::domain::forms::words::Words;

/// An item and what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub link: LinkId,
    /// What stands before its words: a number or a letter.
    pub prefix: Option<String>,
    /// Its words; a group may have none.
    pub text: Option<Words>,
    /// A word of help below them.
    pub hint: Option<Words>,
    /// What it is.
    pub kind: ItemKind,
    /// Whether there must be an answer, where it is asked, before anybody signs.
    pub required: bool,
    /// A question: several values. A group: several rows.
    pub repeats: bool,
    /// When it is asked; always, if nothing is said.
    pub enable: Option<Enable>,
    /// What stands in it at first.
    pub initial: Vec<Answer>,
    /// It states something that the service has not yet checked by itself.
    pub awaits_review: bool,
    /// A criterion of the law: wants own words, and nothing is filled in beforehand.
    pub criterion: bool,
    /// What stands below it.
    pub items: Vec<Item>,
}

/// What an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// Items that belong together.
    Group,
    /// Words to read.
    Display,
    /// Something to answer.
    Question(Question),
}

/// How something is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Yes or no.
    Boolean,
    /// One of the options.
    Choice(Vec<Choice>),
    /// One of the options, or own words.
    OpenChoice(Vec<Choice>),
    /// A line.
    String {
        /// In characters.
        longest: usize,
    },
    /// As many lines as need be.
    Text {
        /// In characters.
        longest: usize,
    },
    /// A whole number.
    Integer {
        /// No smaller than this.
        least: Option<i32>,
        /// No larger than this.
        most: Option<i32>,
    },
    /// A number with a fraction.
    Decimal {
        /// No smaller than this.
        least: Option<Decimal>,
        /// No larger than this.
        most: Option<Decimal>,
    },
    /// A day.
    Date,
    /// A day and a time of day.
    DateTime,
}

/// An option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Unique among the options.
    pub code: Code,
    /// The system that the code is from, if it is from one.
    pub system: Option<String>,
    /// Its words.
    pub display: Words,
}

impl Item {
    /// How it is answered; none for what is not.
    pub const fn question(&self) -> Option<&Question> {
        match &self.kind {
            ItemKind::Question(question) => Some(question),
            ItemKind::Group | ItemKind::Display => None,
        }
    }

    /// Whether it is a group with rows.
    pub const fn has_rows(&self) -> bool {
        matches!(self.kind, ItemKind::Group) && self.repeats
    }

    /// Itself and all below, in the order of the form.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for item in &self.items {
            all.extend(item.all());
        }
        all
    }
}

impl Question {
    /// Its options, none for what has none.
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Choice(options) | Self::OpenChoice(options) => options,
            Self::Boolean
            | Self::String { .. }
            | Self::Text { .. }
            | Self::Integer { .. }
            | Self::Decimal { .. }
            | Self::Date
            | Self::DateTime => &[],
        }
    }

    /// Whether one can say anything in own words.
    pub const fn takes_words(&self) -> bool {
        matches!(self, Self::String { .. } | Self::Text { .. })
    }
}
