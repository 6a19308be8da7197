//! Which field: an item's link id, and its row where the item stands in a group that repeats.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// Longest link id, in characters.
pub const LONGEST_LINK: usize = 100;
/// Most rows of a group that repeats.
pub const MOST_ROWS: u16 = 50;

/// The id of an item, unique in its form: letters, digits and `. _ - /`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkId(Arc<str>);

/// It is not a link id, or not a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a link id is 1 to {LONGEST_LINK} letters, digits and . _ - / without spaces")]
pub struct NotALink;

impl LinkId {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LinkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for LinkId {
    type Err = NotALink;
    fn from_str(text: &str) -> Result<Self, NotALink> {
        let fits = (1..=LONGEST_LINK).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte));
        if fits {
            Ok(Self(text.into()))
        } else {
            Err(NotALink)
        }
    }
}

/// One field of a form that is being filled in. Rows keep their number for as long as they stand, so that two who write at once
/// never write in each other's row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field {
    /// Whose answer.
    pub link: LinkId,
    /// Which row of the group that repeats; 0 outside of one.
    pub row: u16,
}

impl Field {
    /// The field of an item that stands in no group that repeats, or the first row of one that does.
    pub const fn first(link: LinkId) -> Self {
        Self { link, row: 0 }
    }
}

/// `link`, and `link:3` in later rows.
impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.row == 0 {
            write!(f, "{}", self.link)
        } else {
            write!(f, "{}:{}", self.link, self.row)
        }
    }
}

impl FromStr for Field {
    type Err = NotALink;
    fn from_str(text: &str) -> Result<Self, NotALink> {
        let (link, row) = match text.split_once(':') {
            None => (text, 0),
            Some((link, row)) => (link, row.parse().map_err(|_| NotALink)?),
        };
        Ok(Self {
            link: link.parse()?,
            row,
        })
    }
}
