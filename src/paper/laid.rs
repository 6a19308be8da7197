//! Lines in their places on pages, and what belongs to what: between the layout and whoever writes it down. In points, from the upper left.

use crate::paper::Tone;
use crate::paper::font::Weight;

/// An A4 sheet, in points.
pub const WIDTH: f32 = 595.28;
/// Its height.
pub const HEIGHT: f32 = 841.89;
/// How thick a bar is.
pub const BAR: f32 = 4.0;

/// Everything in its place.
pub struct Laid {
    /// The pages.
    pub pages: Vec<Page>,
    /// What belongs to what, in the order in which it is read.
    pub nodes: Vec<Node>,
    /// How many pieces of text there are.
    pub leaves: usize,
    /// How many pages are full, with the part of the last one that is.
    pub filled: f32,
    /// The same of what belongs on the front.
    pub front: Option<f32>,
    /// The same of what stands before the paper that is one of its own, where there is one.
    pub before: Option<f32>,
}

/// One page.
#[derive(Default)]
pub struct Page {
    /// Lines of text.
    pub lines: Vec<Line>,
    /// Thin lines across: from where, at which height, how long.
    pub rules: Vec<(f32, f32, f32)>,
    /// Bars above pieces: left, top, width, and of which colour.
    pub bars: Vec<(f32, f32, f32, Tone)>,
    /// The edge of a card: left, top, width, height.
    pub edge: Option<(f32, f32, f32, f32)>,
}

/// A line of text.
pub struct Line {
    /// Where it begins.
    pub x: f32,
    /// Where it stands on.
    pub y: f32,
    /// Its height.
    pub size: f32,
    /// Its weight.
    pub weight: Weight,
    /// It is beside the matter.
    pub soft: bool,
    /// What it says.
    pub text: String,
    /// Which piece it belongs to; none: to the page, not to what is read.
    pub leaf: Option<usize>,
}

/// A piece, and what it is.
pub enum Node {
    /// A heading of a level; its text, the page it stands on and at which height.
    Heading {
        /// 1, 2, 3.
        level: u16,
        /// What it says.
        text: String,
        /// From 0.
        page: usize,
        /// Its upper edge.
        y: f32,
        /// Which piece.
        leaf: usize,
    },
    /// A paragraph.
    Paragraph(usize),
    /// Somebody's own words.
    Quote(usize),
    /// A list: the mark of each entry, and the entry.
    List {
        /// The marks are numbers.
        numbered: bool,
        /// Mark and entry.
        items: Vec<(usize, usize)>,
    },
    /// A table.
    Table {
        /// The head of each column.
        head: Vec<usize>,
        /// The rows.
        rows: Vec<Vec<usize>>,
    },
}
