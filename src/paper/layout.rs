//! What stands where: blocks become lines on pages. A heading is never the last on a page; a row of a table is cut only where a page is too
//! short for it, and the head of a table stands above its rows on each page.

use crate::paper::font::{Fonts, Weight, printable};
use crate::paper::laid::{HEIGHT, Laid, Line, Node, Page, WIDTH};
use crate::paper::spacing::{MARGIN, Spacing};
use crate::paper::wrap;
use crate::paper::{Block, Paper, Sheet};

/// A bank card is so wide.
const CARD: f32 = 242.65;
/// Free inside the edge of a card.
const INSIDE: f32 = 14.0;

/// How a piece of text looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub size: f32,
    pub weight: Weight,
    pub soft: bool,
}

impl Look {
    pub const fn of(size: f32, weight: Weight) -> Self {
        Self {
            size,
            weight,
            soft: false,
        }
    }

    pub const fn soft(size: f32) -> Self {
        Self {
            size,
            weight: Weight::Regular,
            soft: true,
        }
    }
}

/// Lines in a column, which is one piece.
pub(super) struct Cell {
    pub x: f32,
    pub look: Look,
    pub lines: Vec<String>,
    pub leaf: Option<usize>,
}

/// The blocks of a paper on pages, without their feet. `apart`: what is a paper of its own begins on a page of its own.
pub fn lay(paper: &Paper, fonts: &Fonts, size: f32, apart: bool) -> Laid {
    let spacing = Spacing::of(paper.sheet);
    let margin = spacing.margin;
    let (left, width, top) = match paper.sheet {
        Sheet::A4 | Sheet::Large | Sheet::Folded => (margin, WIDTH - 2.0 * margin, margin),
        Sheet::Card => (margin + INSIDE, CARD - 2.0 * INSIDE, margin + INSIDE),
    };
    let bottom = HEIGHT - margin - spacing.foot * spacing.leading * feet_lines(paper) - INSIDE;
    let mut flow = Flow::new(fonts, spacing, size, (left, width, top, bottom));
    flow.pieces = paper.level_of_pieces();
    for block in &paper.blocks {
        if *block == Block::Turn {
            flow.laid.front = Some(flow.filled());
        }
        if *block == Block::Apart {
            flow.laid.before = Some(flow.filled());
            if apart {
                flow.next_page();
            }
        }
        flow.block(block);
    }
    if paper.sheet == Sheet::Card {
        flow.edges();
    }
    flow.laid.filled = flow.filled();
    flow.laid
}

fn feet_lines(paper: &Paper) -> f32 {
    // One more for the number of the page.
    f32::from(u16::try_from(paper.foot.len() + 1).unwrap_or(u16::MAX))
}

/// What stands at the foot of each page.
pub fn feet(
    paper: &Paper,
    fonts: &Fonts,
    laid: &mut Laid,
    numbered: &dyn Fn(usize, usize) -> String,
) {
    let of = laid.pages.len();
    let Spacing {
        margin,
        leading,
        foot,
        ..
    } = Spacing::of(paper.sheet);
    for (index, page) in laid.pages.iter_mut().enumerate() {
        let number = (of > 1).then(|| numbered(index + 1, of));
        let all: Vec<String> = paper.foot.iter().cloned().chain(number).collect();
        let cut = fonts.cut(Weight::Regular);
        let mut y = HEIGHT - margin;
        for text in all.iter().rev() {
            for text in wrap::lines(cut, foot, WIDTH - 2.0 * margin, text)
                .into_iter()
                .rev()
            {
                page.lines.push(Line {
                    x: margin,
                    y,
                    size: foot,
                    weight: Weight::Regular,
                    soft: true,
                    text,
                    leaf: None,
                });
                y -= foot * leading;
            }
        }
    }
}

pub(super) struct Flow<'a> {
    pub fonts: &'a Fonts,
    pub spacing: Spacing,
    pub left: f32,
    pub width: f32,
    top: f32,
    pub bottom: f32,
    pub y: f32,
    /// The page that is written on.
    pub at: usize,
    pub size: f32,
    /// The level of the heading of a piece.
    pub pieces: u16,
    pub laid: Laid,
    /// The head of the table that is being laid, for the next page.
    pub repeats: Vec<(String, f32, f32)>,
}

impl<'a> Flow<'a> {
    /// An empty page. `within`: its left edge, its width, its upper and its lower edge.
    pub(super) fn new(
        fonts: &'a Fonts,
        spacing: Spacing,
        size: f32,
        within: (f32, f32, f32, f32),
    ) -> Self {
        let (left, width, top, bottom) = within;
        Self {
            fonts,
            spacing,
            left,
            width,
            top,
            bottom,
            y: top,
            at: 0,
            size,
            pieces: 3,
            laid: Laid {
                pages: vec![Page::default()],
                nodes: Vec::new(),
                leaves: 0,
                filled: 0.0,
                front: None,
                before: None,
            },
            repeats: Vec::new(),
        }
    }
}

impl Flow<'_> {
    pub(super) fn block(&mut self, block: &Block) {
        let size = self.size;
        let Spacing {
            title,
            heading,
            soft,
            above: (far, near),
            ..
        } = self.spacing;
        let text = Look::of(size, Weight::Regular);
        match block {
            Block::Title(words) => self.heading(1, words, size * title, 0.0),
            Block::Heading(words) => self.heading(2, words, size * heading, size * far),
            Block::Subheading(words) => self.heading(self.pieces, words, size, size * near),
            Block::Text(words) => self.paragraph(words, text, Node::Paragraph),
            Block::Strong(words) => {
                self.paragraph(words, Look::of(size * 1.15, Weight::Bold), Node::Paragraph);
            }
            Block::Soft(words) => self.paragraph(words, Look::soft(size * soft), Node::Paragraph),
            Block::Quote(words) => self.indented(words, text),
            Block::List(entries) => self.list(entries, false),
            Block::Steps(entries) => self.list(entries, true),
            Block::Answers(answers) if self.spacing.run_in => self.run_in(answers),
            Block::Answers(answers) => self.answers(answers),
            Block::Columns(pieces) => self.columns(pieces),
            Block::Strip(pieces) => self.strip(pieces),
            Block::Turn | Block::Apart => {}
            Block::Table { head, rows } => self.table(head, rows),
        }
    }

    /// How many pages are full.
    fn filled(&self) -> f32 {
        let pages = f32::from(u16::try_from(self.at).unwrap_or(u16::MAX));
        pages + ((self.y - self.top) / (self.bottom - self.top)).min(1.0)
    }

    pub(super) fn leaf(&mut self) -> usize {
        self.laid.leaves += 1;
        self.laid.leaves - 1
    }

    pub(super) fn at_top(&self) -> bool {
        self.y <= self.top
    }

    pub(super) fn next_page(&mut self) {
        self.at += 1;
        // Another column may have gone on there already.
        if self.at >= self.laid.pages.len() {
            self.laid.pages.push(Page::default());
        }
        self.y = self.top;
        let mut rows = 0;
        for (text, x, width) in self.repeats.clone() {
            let look = Look::soft(self.size * self.spacing.soft);
            let lines = self.wrapped(look, width, &text);
            rows = rows.max(lines.len());
            self.put(&Cell {
                x,
                look,
                lines,
                leaf: None,
            });
        }
        if !self.repeats.is_empty() {
            let rows = f32::from(u16::try_from(rows).unwrap_or(u16::MAX));
            self.y += rows * self.size * self.spacing.leading;
            self.rule();
        }
    }

    /// So much is needed in one piece.
    pub(super) fn needs(&mut self, height: f32) {
        if self.y + height > self.bottom && !self.at_top() {
            self.next_page();
        }
    }

    fn space(&mut self, height: f32) {
        if !self.at_top() {
            self.y += height;
        }
    }

    pub(super) fn wrapped(&self, look: Look, width: f32, text: &str) -> Vec<String> {
        wrap::lines(self.fonts.cut(look.weight), look.size, width, text)
    }

    pub(super) fn page(&mut self) -> Option<&mut Page> {
        self.laid.pages.get_mut(self.at)
    }

    /// Whether so much fits on an empty page.
    pub(super) fn fits_a_page(&self, height: f32) -> bool {
        self.top + height <= self.bottom
    }

    /// The lines of a cell from here down, on this page; nothing moves on.
    fn put(&mut self, cell: &Cell) {
        for (row, text) in (0_u16..).zip(&cell.lines) {
            self.put_line(cell, f32::from(row), text);
        }
    }

    pub(super) fn put_line(&mut self, cell: &Cell, row: f32, text: &str) {
        let Look { size, weight, soft } = cell.look;
        let y = self.y + row * size * self.spacing.leading + size;
        let (x, leaf, text) = (cell.x, cell.leaf, text.to_owned());
        if let Some(page) = self.page() {
            page.lines.push(Line {
                x,
                y,
                size,
                weight,
                soft,
                text,
                leaf,
            });
        }
    }

    /// Cells beside each other. They stay together on a page that is long enough for them.
    pub(super) fn row(&mut self, cells: &[Cell]) {
        let leading = self.spacing.leading;
        let height = |cell: &Cell| cell.look.size * leading;
        let step = cells.iter().map(height).fold(0.0, f32::max);
        let most = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        let whole = step * f32::from(u16::try_from(most).unwrap_or(u16::MAX));
        if self.fits_a_page(whole) {
            self.needs(whole);
        }
        for index in 0..most {
            self.needs(step);
            for cell in cells {
                if let Some(text) = cell.lines.get(index) {
                    self.put_line(cell, 0.0, text);
                }
            }
            self.y += step;
        }
    }

    fn heading(&mut self, level: u16, words: &str, size: f32, before: f32) {
        let look = Look::of(size, Weight::Bold);
        let words = printable(words).trim().to_owned();
        if words.is_empty() {
            return;
        }
        let lines = self.wrapped(look, self.width, &words);
        let step = size * self.spacing.leading;
        let own = step * f32::from(u16::try_from(lines.len()).unwrap_or(1));
        self.needs(before + own + self.size * self.spacing.leading * 2.0);
        self.space(before);
        let (page, y, leaf) = (self.at, self.y, self.leaf());
        self.laid.nodes.push(Node::Heading {
            level,
            text: words,
            page,
            y,
            leaf,
        });
        self.row(&[Cell {
            x: self.left,
            look,
            lines,
            leaf: Some(leaf),
        }]);
        self.y += size * 0.15;
    }

    fn indented(&mut self, words: &str, look: Look) {
        let by = self.size * 1.1;
        self.left += by;
        self.width -= by;
        self.paragraph(words, look, Node::Quote);
        self.left -= by;
        self.width += by;
    }

    fn paragraph(&mut self, words: &str, look: Look, node: fn(usize) -> Node) {
        let lines = self.wrapped(look, self.width, words);
        let leaf = self.leaf();
        self.laid.nodes.push(node(leaf));
        let cell = Cell {
            x: self.left,
            look,
            lines: Vec::new(),
            leaf: Some(leaf),
        };
        for line in lines {
            self.needs(look.size * self.spacing.leading);
            self.put_line(&cell, 0.0, &line);
            self.y += look.size * self.spacing.leading;
        }
        self.y += self.size * self.spacing.below.0;
    }

    fn list(&mut self, entries: &[String], numbered: bool) {
        let look = Look::of(self.size, Weight::Regular);
        let hang = self.size * if numbered { 1.9 } else { 1.1 };
        let mut items = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            let mark = if numbered {
                format!("{}. ", index + 1)
            } else {
                "• ".to_owned()
            };
            let lines = self.wrapped(look, self.width - hang, entry);
            let (of_mark, of_entry) = (self.leaf(), self.leaf());
            items.push((of_mark, of_entry));
            self.row(&[
                Cell {
                    x: self.left,
                    look,
                    lines: vec![mark],
                    leaf: Some(of_mark),
                },
                Cell {
                    x: self.left + hang,
                    look,
                    lines,
                    leaf: Some(of_entry),
                },
            ]);
        }
        self.laid.nodes.push(Node::List { numbered, items });
        self.y += self.size * self.spacing.below.0;
    }

    /// A line to cut along, around what stands on each page.
    fn edges(&mut self) {
        for page in &mut self.laid.pages {
            let lowest = page.lines.iter().map(|line| line.y).fold(0.0, f32::max);
            page.edge = Some((MARGIN, MARGIN, CARD, lowest + INSIDE - MARGIN));
        }
    }
}
