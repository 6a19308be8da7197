//! Paper: headings, paragraphs, lists and tables as a PDF that can be printed and read aloud (PDF/UA-1: tagged, with title and language).
//! Pure: the same paper is the same bytes. Knows nothing of patients and plans, and makes no sentence: whoever asks brings every word.

mod columns;
mod font;
mod laid;
mod layout;
pub mod one_sheet;
mod spacing;
mod tables;
mod wrap;
mod write;

use font::Fonts;
use laid::Laid;

/// Sizes of the text that are tried, in points, until the paper is short enough; the last is the smallest that is read without glasses.
const SIZES: [f32; 3] = [11.0, 10.0, 9.5];

/// The same for large print.
const LARGE: [f32; 3] = [16.0, 14.5, 13.0];

/// A document of one kind of sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// What it is, for the window of whoever reads it on a screen.
    pub title: String,
    /// The language it is written in: `nb`, `en`, `se`.
    pub language: &'static str,
    /// What it is printed on.
    pub sheet: Sheet,
    /// What stands on it, from the top.
    pub blocks: Vec<Block>,
    /// At the foot of each page, above its number.
    pub foot: Vec<String>,
    /// A line goes across each page: what stands there counts no more.
    pub struck: bool,
    /// For programs that are given the file: stands in what it says of itself, and on no page.
    pub mark: Option<String>,
}

/// What it is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A4, the whole of it. The text is made smaller before a third page is begun.
    A4,
    /// The same in large print: as large as one page allows, and no smaller than is read without glasses by somebody who is tired.
    Large,
    /// One sheet of A4, printed on both sides, to hang where it is seen: tight, and the text made smaller until it is no more than that sheet. What
    /// is longer even then goes on over further sheets, and nothing of it is left out.
    Folded,
    /// A card of the size of a bank card, as high as it needs to be, with a line to cut along, on A4.
    Card,
}

/// One piece, across the width of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// What the whole is called: once, first.
    Title(String),
    /// The heading of a part.
    Heading(String),
    /// The heading of a piece of a part.
    Subheading(String),
    /// A paragraph. A line's end in it is kept.
    Text(String),
    /// What is to be seen first.
    Strong(String),
    /// What is beside the matter.
    Soft(String),
    /// Somebody's own words.
    Quote(String),
    /// A list, with points.
    List(Vec<String>),
    /// A list, numbered from 1.
    Steps(Vec<String>),
    /// What is asked, and what was answered.
    Answers(Vec<(String, String)>),
    /// Pieces in two columns, read down the first and then down the second; none is parted if it fits.
    Columns(Vec<Vec<Block>>),
    /// Pieces beside each other, each below a bar.
    Strip(Vec<(Tone, Vec<Block>)>),
    /// What stands before it belongs on the front of the sheet.
    Turn,
    /// What follows is a paper of its own, and begins on a page of its own unless everything fits on one sheet.
    Apart,
    /// A table: the head of each column, and rows whose first cell is what the row is about.
    Table {
        /// The head of each column.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
}

/// What colour a bar has. The words below it say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It is well.
    Green,
    /// Something is on its way.
    Yellow,
    /// It is a crisis.
    Red,
}

impl Paper {
    /// The level of the heading of a piece: below those of parts, or, where there are none, below the title.
    pub fn level_of_pieces(&self) -> u16 {
        let heading = |block: &Block| matches!(block, Block::Heading(_));
        if self.blocks.iter().any(heading) {
            3
        } else {
            2
        }
    }
}

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// A font that is built in cannot be read.
    #[error("the font for paper cannot be read")]
    Font,
    /// What was laid out cannot be written. Never says what stands on it.
    #[error("the paper cannot be written as PDF: {0}")]
    Write(&'static str),
}

/// The paper as a PDF. `numbered` says the number of a page, and of how many, where there is more than one.
pub fn pdf(
    paper: &Paper,
    numbered: &dyn Fn(usize, usize) -> String,
) -> Result<Vec<u8>, PaperError> {
    let fonts = Fonts::load()?;
    let mut laid = match paper.sheet {
        Sheet::Folded => one_sheet::lay(paper, &fonts, one_sheet::ALL_OF_IT).laid,
        Sheet::Large => smaller(paper, &fonts, &LARGE, 1),
        Sheet::A4 | Sheet::Card => smaller(paper, &fonts, &SIZES, 2),
    };
    layout::feet(paper, &fonts, &mut laid, numbered);
    write::write(paper, &fonts, &laid)
}

/// In the largest of these sizes in which so many pages are enough, or else in the first.
fn smaller(paper: &Paper, fonts: &Fonts, sizes: &[f32], enough: usize) -> Laid {
    let first = sizes.first().copied().unwrap_or(SIZES[0]);
    let mut laid = layout::lay(paper, fonts, first, false);
    for size in sizes.iter().skip(1) {
        if laid.pages.len() <= enough {
            break;
        }
        let smaller = layout::lay(paper, fonts, *size, false);
        if smaller.pages.len() <= enough {
            laid = smaller;
        }
    }
    laid
}

#[cfg(test)]
mod tests;
