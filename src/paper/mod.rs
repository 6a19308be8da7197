//! Paper: headings, paragraphs, lists and tables as a PDF that can be printed and read aloud (PDF/UA-1: tagged, with title and language).
//! Pure: the same paper is the same bytes. Knows nothing of patients and plans, and makes no sentence: whoever asks brings every word.

mod font;
mod laid;
mod layout;
mod wrap;
mod write;

use font::Fonts;

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
    /// A table: the head of each column, and rows whose first cell is what the row is about.
    Table {
        /// The head of each column.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
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
    // How many pages are enough, and the sizes that are tried for it.
    let (enough, sizes): (usize, &[f32]) = match paper.sheet {
        Sheet::Large => (1, &LARGE),
        Sheet::A4 | Sheet::Card => (2, &SIZES),
    };
    let mut laid = layout::lay(paper, &fonts, sizes.first().copied().unwrap_or(SIZES[0]));
    for size in sizes.iter().skip(1) {
        if laid.pages.len() <= enough {
            break;
        }
        let smaller = layout::lay(paper, &fonts, *size);
        if smaller.pages.len() <= enough {
            laid = smaller;
        }
    }
    layout::feet(paper, &fonts, &mut laid, numbered);
    write::write(paper, &fonts, &laid)
}

#[cfg(test)]
mod tests;
