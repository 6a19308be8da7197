//! What makes a form unusable, and what to do about it: for whoever wrote it.

use crate::domain::forms::check::FieldProblem;
use crate::domain::forms::link::{LinkId, MOST_ROWS};
use crate::domain::forms::sound::{DEEPEST, MOST_ITEMS, MOST_OPTIONS, MOST_WORDS};

/// One thing that is wrong, and with which item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The item; none: the form as a whole.
    pub link: Option<LinkId>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Nothing to answer.
    #[error("it asks nothing: give it at least one question")]
    Empty,
    /// Too large.
    #[error("it has more than {MOST_ITEMS} items: make two forms of it")]
    TooManyItems,
    /// Too deep.
    #[error("it lies more than {DEEPEST} groups deep: flatten it")]
    TooDeep,
    /// Twice the same.
    #[error("two items have this linkId: give each its own")]
    Duplicate,
    /// Words that cannot be shown.
    #[error("its words are empty, or longer than {MOST_WORDS} characters: shorten them")]
    Words,
    /// A question without words.
    #[error("it has no text: say what is asked")]
    NoText,
    /// Words to read, with something below.
    #[error("words to read have nothing below them: move what stands there out")]
    BelowDisplay,
    /// Not a number of options that can be chosen from.
    #[error("give it 1 to {MOST_OPTIONS} options")]
    Options,
    /// Two options are the same.
    #[error("two options have the code {0:?}: give each its own")]
    DuplicateOption(String),
    /// Conditions that say nothing.
    #[error("enableWhen has no condition: leave it out")]
    NoCondition,
    /// A condition about nothing.
    #[error("enableWhen asks about {0}, which is not in this form: write the linkId of a question")]
    UnknownQuestion(LinkId),
    /// A condition about what nobody answers.
    #[error("enableWhen asks about {0}, which is no question: write the linkId of a question")]
    NoQuestion(LinkId),
    /// A condition that can never hold.
    #[error(
        "enableWhen compares the answer to {0} with what can never be an answer to it: look at its type and its options"
    )]
    NotComparable(LinkId),
    /// A condition about a row that it cannot know.
    #[error(
        "enableWhen asks about {0}, which stands in another group that repeats: there is no telling which row is meant"
    )]
    OtherRows(LinkId),
    /// Items that wait for each other.
    #[error("whether it is asked depends on itself, by way of enableWhen: break the circle")]
    Circle,
    /// Rows within rows.
    #[error(
        "a group that repeats stands within another: at most {MOST_ROWS} rows of one group, and none within them"
    )]
    RowsWithinRows,
    /// Several values, each with something below.
    #[error("a question with several values has nothing below it: make a group that repeats of it")]
    BelowRepeats,
    /// Something that could never be written.
    #[error("its initial value cannot be an answer to it: {0}")]
    Initial(FieldProblem),
    /// Something that must not be filled in beforehand.
    #[error(
        "nothing is filled in beforehand in a form that the law asks own words for: leave out its initial value"
    )]
    FilledIn,
    /// A criterion that a tick would do for.
    #[error(
        "a criterion of the law wants own words: give it a required question of the type text, which is always asked"
    )]
    CriterionWithoutWords,
    /// It ends before it begins.
    #[error("its effectivePeriod ends before it begins")]
    Period,
    /// Bounds that leave nothing.
    #[error("its bounds leave no answer: look at maxLength, minValue and maxValue")]
    Bounds,
}
